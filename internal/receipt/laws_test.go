package receipt

import (
	"fmt"
	"reflect"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/money"

	"pgregory.net/rapid"
)

// Whatever is claimed, taken back, applied, set aside, credited and settled, in any order: on every day invoices are settled
// between nothing and their total, receipts are used between nothing and their amount, and each customer's documents come to
// what is open less what is not applied.
func TestTheLedgerHoldsOnEveryDay(t *testing.T) {
	next := offices(t)
	law.Check(t, func(t *rapid.T) {
		o := next(t)
		defer o.leave()
		o.stock(t)
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			err := o.step(t)
			if err != nil && fault.As(err) == nil {
				t.Fatal(err)
			}
			o.check(t)
		}
	})
}

const (
	customers = 2
	invoices  = 3
	receipts  = 3
)

// stock lays in customers, invoices and receipts of small round amounts, so that they often fit each other.
func (o *office) stock(t *rapid.T) {
	for i := range customers {
		o.write("customer.made", "INSERT INTO customers (code, name) VALUES (?, ?)", fmt.Sprint("C", i+1), fmt.Sprintf("第%d公司", i+1))
	}
	day := func(name string) string { return fmt.Sprintf("2026-11-%02d", rapid.IntRange(1, 20).Draw(t, name)) }
	for i := range invoices {
		amount := fmt.Sprintf("%d00.00", rapid.IntRange(1, 3).Draw(t, "total"))
		o.invoice(int64(i%customers)+1, fmt.Sprint("ZD", i+1), day("issue"), "2026-11-30", amount)
	}
	for i := range receipts {
		amount := fmt.Sprintf("%d00.00", rapid.IntRange(1, 4).Draw(t, "amount"))
		o.receipt(fmt.Sprint("R", i+1), day("received"), amount, fmt.Sprintf("第%d公司", i%customers+1), "")
	}
}

func (o *office) step(t *rapid.T) (err error) {
	id := ID(rapid.IntRange(1, receipts).Draw(t, "receipt"))
	invoice := billing.InvoiceID(rapid.IntRange(1, invoices).Draw(t, "invoice"))
	who := int64(rapid.IntRange(0, customers).Draw(t, "customer"))
	parts := []Part{}
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		parts = append(parts, Part{Invoice: billing.InvoiceID(rapid.IntRange(1, invoices).Draw(t, "of")),
			Amount: money.Amount(rapid.SampledFrom([]int{1, 1, 1, 2, 3}).Draw(t, "hundreds") * 10000), WriteOff: money.Amount(rapid.SampledFrom([]int{0, 0, 0, 10000}).Draw(t, "off"))})
	}
	switch rapid.SampledFrom([]string{"claim", "claim", "claim", "unclaim", "unclaim", "apply", "nothing", "credit", "accept", "settle", "together", "undo", "undo", "forget", "teach", "habit"}).Draw(t, "step") {
	case "claim":
		_, err = o.Claim(ctx, ClaimRequest{Receipt: id, Customer: who, Allocations: parts})
	case "unclaim":
		on := date.Date(0)
		if rapid.Bool().Draw(t, "later") {
			on = date.Must(fmt.Sprintf("2026-11-%02d", rapid.IntRange(1, 28).Draw(t, "on")))
		}
		_, err = o.Unclaim(ctx, UnclaimRequest{Receipt: id, Date: on})
	case "apply":
		_, err = o.Apply(ctx, ApplyRequest{Customer: who, Allocations: parts})
	case "nothing":
		_, err = o.Nothing(ctx, NothingRequest{Receipts: []ID{id}, Reopen: rapid.Bool().Draw(t, "reopen")})
	case "credit":
		_, err = billing.New(o.DB, &job.Runner{}).Credit(ctx, billing.CreditRequest{Invoice: invoice, Reason: "错开"})
	case "accept":
		_, err = o.AcceptCertain(ctx, AcceptRequest{})
	case "together":
		_, err = o.Claim(ctx, ClaimRequest{Receipt: id, With: []ID{id%receipts + 1}, Customer: who, Allocations: parts})
	case "undo": // anything, an undoing too; what stands on it is told
		err = o.undo(int64(rapid.IntRange(1, 40).Draw(t, "event")))
	case "forget":
		_, err = o.ForgetPayer(ctx, PayerRequest{Name: fmt.Sprintf("第%d公司", id%customers+1), Account: fmt.Sprintf("6120第%d公司", id%customers+1), Customer: max(1, who)})
	case "teach":
		_, err = o.Teach(ctx, TeachRequest{PayerRequest: PayerRequest{Name: fmt.Sprintf("第%d公司", id%customers+1), Customer: max(1, who)}})
	case "habit":
		_, err = o.SetHabit(ctx, HabitRequest{Customer: max(1, who), Kind: MonthsAtOnce, Months: int(invoice) + 1})
	case "settle":
		numbered := []NumberedPart{}
		for _, p := range parts {
			numbered = append(numbered, NumberedPart{fmt.Sprint("ZD", p.Invoice), p.Amount, p.WriteOff})
		}
		_, err = o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: fmt.Sprint("R", id), Allocations: numbered}}})
	}
	return err
}

// laws are queries that find what is wrong; ?1 is a day.
var laws = map[string]string{
	"an invoice is settled below nothing or beyond its total": `
		SELECT count(*) FROM (SELECT i.total AS total, sum(a.amount) AS settled FROM invoices i JOIN allocations a ON a.invoice_id = i.id
		WHERE a.date <= ?1 GROUP BY i.id) WHERE settled NOT BETWEEN 0 AND total`,
	"a receipt is used below nothing or beyond its amount": `
		SELECT count(*) FROM (SELECT r.amount AS amount, sum(a.amount) AS used FROM receipts r JOIN allocations a ON a.receipt_id = r.id
		WHERE a.kind = 'receipt' AND a.date <= ?1 GROUP BY r.id) WHERE used NOT BETWEEN 0 AND amount`,
	"a customer's documents are not what is open less what is not applied": `
		SELECT count(*) FROM (SELECT c.id,
			(SELECT coalesce(sum(total), 0) FROM invoices WHERE customer_id = c.id AND issue_date <= ?1)
			- (SELECT coalesce(sum(total), 0) FROM credit_notes WHERE customer_id = c.id AND date <= ?1)
			- (SELECT coalesce(sum(a.amount), 0) FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE i.customer_id = c.id AND a.kind IN ('writeoff', 'opening', 'receipt') AND a.date <= ?1)
			AS documents,
			(SELECT coalesce(sum(i.total - (SELECT coalesce(sum(amount), 0) FROM allocations WHERE invoice_id = i.id AND date <= ?1)), 0)
			 FROM invoices i WHERE i.customer_id = c.id AND i.issue_date <= ?1) AS open
			FROM customers c) WHERE documents <> open`,
	"something was settled before its invoice was issued": `
		SELECT count(*) FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.date < i.issue_date AND ?1 = ?1`,
	"an opposite entry stands before what it takes back": `
		SELECT count(*) FROM allocations b JOIN allocations a ON a.id = b.reverses WHERE (b.date < a.date OR b.amount <> -a.amount) AND ?1 = ?1`,
	"an invoice's settled sum is not that of its entries": `
		SELECT count(*) FROM invoices i WHERE settled <> (SELECT coalesce(sum(amount), 0) FROM allocations WHERE invoice_id = i.id) AND ?1 = ?1`,
	"a receipt's allocated sum is not that of its entries": `
		SELECT count(*) FROM receipts r WHERE ?1 = ?1 AND
		(allocated <> (SELECT coalesce(sum(amount), 0) FROM allocations WHERE receipt_id = r.id AND kind = 'receipt') OR (state = 'claimed') <> (customer_id IS NOT NULL))`,
	"a payer is known though no claim of it stands": `
		SELECT count(*) FROM payer_habits WHERE ?1 = ?1 AND by_hand = 0 AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.state = 'claimed' AND r.payer_name = payer_habits.payer_name)`,
	"a payer was confirmed for a customer whom no claim of it paid": `
		SELECT count(*) FROM payer_claims p JOIN receipts r ON r.id = p.receipt_id WHERE ?1 = ?1 AND r.customer_id <> p.customer_id
		AND NOT EXISTS (SELECT 1 FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.receipt_id = r.id AND i.customer_id = p.customer_id)`,
}

func (o *office) check(t *rapid.T) {
	kept, err := o.Memory(ctx, MemoryFilter{Limit: 1000})
	anew, wrong := New(o.DB).Memory(ctx, MemoryFilter{Limit: 1000})
	if err != nil || wrong != nil || !reflect.DeepEqual(kept, anew) {
		t.Fatalf("what was learned is kept as\n%+v, %v\nread anew it is\n%+v, %v", kept, err, anew, wrong)
	}
	if err := o.DB.Read(ctx, func(tx *db.Tx) error {
		for name, query := range laws {
			for day := date.Must("2026-11-01"); day <= date.Must("2026-11-30"); day = day.AddDays(1) {
				if n, err := db.Value[int](ctx, tx, query, day); err != nil || n > 0 {
					return fmt.Errorf("%s: %s: %d %w", day, name, n, err)
				}
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// Claiming and taking it back leaves every invoice, receipt and habit as it was.
func TestUnclaimIsTheOppositeOfClaim(t *testing.T) {
	next := offices(t)
	law.Check(t, func(t *rapid.T) {
		o := next(t)
		defer o.leave()
		o.stock(t)
		for range rapid.IntRange(0, 3).Draw(t, "before") {
			o.step(t)
		}
		id := ID(rapid.IntRange(1, receipts).Draw(t, "id"))
		before := o.picture(t)
		amount := money.Amount(rapid.IntRange(1, 300).Draw(t, "yuan") * 100)
		invoice := billing.InvoiceID(rapid.IntRange(1, invoices).Draw(t, "which"))
		if _, err := o.Claim(ctx, ClaimRequest{Receipt: id, Allocations: []Part{{Invoice: invoice, Amount: amount}}}); err != nil {
			t.Skip(err)
		}
		if _, err := o.Unclaim(ctx, UnclaimRequest{Receipt: id}); err != nil {
			t.Fatal(err)
		}
		if after := o.picture(t); after != before {
			t.Fatalf("before %s\nafter  %s", before, after)
		}
	})
}

// picture is what a claim changes, except for the entries themselves.
func (o *office) picture(t *rapid.T) (s string) {
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) {
		s, err = db.Value[string](ctx, tx, `
			SELECT (SELECT coalesce(group_concat(number || ' ' || state || ' ' || settled, '; ' ORDER BY id), '') FROM invoices) || ' | ' ||
			       (SELECT coalesce(group_concat(reference || ' ' || state || ' ' || allocated || ' ' || coalesce(customer_id, 0), '; ' ORDER BY id), '') FROM receipts) || ' | ' ||
			       (SELECT coalesce(group_concat(payer_name || ' ' || customer_id || ' ' || times, '; ' ORDER BY payer_name, customer_id), '') FROM payer_habits)`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}
