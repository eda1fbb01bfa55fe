package verify

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/billing"
	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// landlord changes contracts and bills them as rapid likes.
type landlord struct {
	*rapid.T
	d         *db.DB
	contracts *contract.Service
	bills     *billing.Service
	receipts  *receipt.Service
	past      *history.Service
	customers []customer.ID
	items     []contract.FeeItemID
	paid      int
}

func newLandlord(t *testing.T, rt *rapid.T) (landlord, func()) {
	d, err := db.Create(filepath.Join(t.TempDir(), fmt.Sprint("b", time.Now().UnixNano(), ".zf")), func() time.Time { return time.Date(2026, 6, 10, 4, 0, 0, 0, time.UTC) })
	if err != nil {
		rt.Fatal(err)
	}
	l := landlord{T: rt, d: d, contracts: contract.New(d), bills: billing.New(d, &job.Runner{}), receipts: receipt.New(d), past: &history.Service{DB: d}}
	for _, name := range []string{"甲", "乙"} {
		c, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Name: name}})
		if err != nil {
			rt.Fatal(err)
		}
		l.customers = append(l.customers, c.ID)
	}
	for i, rate := range []string{"0.09", "0.06"} {
		f, err := contract.NewFeeItems(d).Save(t.Context(), contract.SaveFeeItem{Item: contract.FeeItem{Name: fmt.Sprint("项", i), TaxRate: decimal.RequireFromString(rate)}})
		if err != nil {
			rt.Fatal(err)
		}
		l.items = append(l.items, f.ID)
	}
	return l, func() { d.Close() }
}

func (l landlord) day(name, from, to string) date.Date {
	a, b := date.Must(from), date.Must(to)
	return a.AddDays(rapid.IntRange(0, a.DaysUntil(b)).Draw(l.T, name))
}

func (l landlord) charge() contract.Charge {
	h := contract.Charge{FeeItem: rapid.SampledFrom(l.items).Draw(l.T, "item"), Model: charge.ModelFixed,
		Price:       decimal.New(rapid.Int64Range(1, 500000).Draw(l.T, "price"), -2),
		CycleMonths: rapid.SampledFrom([]int{1, 1, 3, 12}).Draw(l.T, "cycle"),
		Anchor:      rapid.SampledFrom([]charge.Anchor{charge.AnchorContract, charge.AnchorCalendar}).Draw(l.T, "anchor"),
		Timing:      rapid.SampledFrom([]charge.Timing{charge.Advance, charge.Arrears}).Draw(l.T, "timing"),
		Proration:   rapid.SampledFrom([]charge.Proration{charge.ProrationActual, charge.ProrationThirty, charge.ProrationYear365, charge.ProrationNone}).Draw(l.T, "proration"),
		DueDays:     rapid.IntRange(0, 20).Draw(l.T, "due")}
	if rapid.Bool().Draw(l.T, "steps") {
		h.StepEveryMonths, h.StepPercent = rapid.SampledFrom([]int{3, 6}).Draw(l.T, "every"), decimal.NewFromInt(5)
	}
	if rapid.IntRange(0, 3).Draw(l.T, "day") == 0 {
		h.PricePer = charge.PerDay
	}
	return h
}

func (l landlord) newContract(ctx context.Context) contract.ID {
	c := contract.Contract{Customer: l.customers[0], Start: l.day("start", "2025-10-01", "2026-01-31")}
	if rapid.Bool().Draw(l.T, "ends") {
		c.End = l.day("end", "2026-05-01", "2026-12-31")
	}
	for range rapid.IntRange(1, 3).Draw(l.T, "charges") {
		c.Charges = append(c.Charges, l.charge())
	}
	out, err := l.contracts.Save(ctx, contract.SaveRequest{Contract: c})
	if err != nil {
		l.Fatal(err)
	}
	return out.ID
}

// act does one thing that a person may do; what the program refuses is no matter.
func (l *landlord) act(ctx context.Context, ids *[]contract.ID) (string, error) {
	id := rapid.SampledFrom(*ids).Draw(l.T, "contract")
	day := l.day("day", "2025-11-01", "2026-08-31")
	switch act := rapid.SampledFrom([]string{"run", "run", "amend", "amend", "terminate", "renew", "transfer", "pay", "credit"}).Draw(l.T, "act"); act {
	case "run":
		_, err := l.bills.Run(ctx, billing.RunRequest{Through: day})
		return act, err
	case "amend":
		d, err := l.contracts.Get(ctx, contract.Ref{ID: id})
		if err != nil {
			return act, err
		}
		c := d.Contract
		n := rapid.IntRange(0, len(c.Charges)).Draw(l.T, "which")
		switch how := rapid.IntRange(0, 3).Draw(l.T, "how"); {
		case n == len(c.Charges):
			c.Charges = append(c.Charges, l.charge())
		case how == 0:
			c.Charges = append(c.Charges[:n:n], c.Charges[n+1:]...)
		case how == 1:
			c.Charges[n].Quantity = decimal.NewFromInt(rapid.Int64Range(1, 9).Draw(l.T, "quantity"))
		case how == 2:
			c.Charges[n].End = l.day("its end", "2026-03-01", "2026-10-31")
		default:
			c.Charges[n].Price = decimal.New(rapid.Int64Range(1, 500000).Draw(l.T, "other price"), -2)
		}
		_, err = l.contracts.Amend(ctx, contract.AmendRequest{Contract: c, From: day, Reason: "变更"})
		return act, err
	case "terminate":
		_, err := l.contracts.Terminate(ctx, contract.TerminateRequest{ID: id, On: day})
		return act, err
	case "renew":
		_, err := l.contracts.Renew(ctx, contract.RenewRequest{ID: id, End: l.day("new end", "2026-06-01", "2027-06-30"), Percent: decimal.NewFromInt(int64(rapid.IntRange(0, 1).Draw(l.T, "percent") * 8))})
		return act, err
	case "transfer":
		out, err := l.contracts.Transfer(ctx, contract.TransferRequest{ID: id, From: day, Customer: l.customers[1]})
		if err == nil {
			*ids = append(*ids, out.New)
		}
		return act, err
	}
	page, err := l.bills.List(ctx, billing.Filter{State: "open", Limit: 1, Sort: "number"})
	if err != nil || len(page.Rows) == 0 {
		return "nothing", err
	}
	i := page.Rows[0]
	if rapid.IntRange(0, 4).Draw(l.T, "or credit") == 0 {
		_, err = l.bills.Credit(ctx, billing.CreditRequest{Invoice: i.ID, Reason: "错", Rebill: true})
		return "credit", err
	}
	l.paid++
	amount := money.Amount(rapid.Int64Range(1, int64(i.Open)).Draw(l.T, "amount"))
	_, err = l.receipts.Enter(ctx, receipt.EnterRequest{Date: i.IssueDate, Amount: amount, Customer: i.Customer, Auto: true})
	return "pay", err
}

// issued gives the documents as they were issued, and none of what moves on them.
func issued(ctx context.Context, l landlord) map[string]string {
	rows := map[string]string{}
	type row struct{ key, text string }
	err := l.d.Read(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(r *row) []any { return []any{&r.key, &r.text} }, func(r row) error { rows[r.key] = r.text; return nil }, `
			SELECT 'i' || id, json_array(number, origin, run_id, customer_id, bill_to, contract, kind, unit, issue_date, due_date, period_from, period_to, memo, net, tax, total) FROM invoices
			UNION ALL SELECT 'l' || id, json_array(invoice_id, position, contract_id, charge_id, fee_item_id, name, unit, period_from, period_to, quantity, unit_price,
				working, remark, tax_rate, net, tax, amount, kind, adjusts) FROM invoice_lines
			UNION ALL SELECT 'n' || id, json_array(number, invoice_id, date, net, tax, total, reason) FROM credit_notes
			UNION ALL SELECT 'c' || id, json_array(credit_id, adjusts, charge_id, name, period_from, period_to, working, net, tax, amount) FROM credit_note_lines`)
	})
	if err != nil {
		l.Fatal(err)
	}
	return rows
}

// tries does something that may be refused: what was issued stays, and taking it back, as happens now and then, leaves the book as it was.
func (l landlord) tries(ctx context.Context, do func() (act string, err error)) (takenBack bool) {
	before, book := issued(ctx, l), digest.Of(l, l.d)
	act, err := do()
	if err != nil && fault.As(err) == nil {
		l.Fatalf("%s: %v", act, err)
	}
	after := issued(ctx, l)
	for key, text := range before {
		if after[key] != text {
			l.Fatalf("%s changed what was issued: %s was %s, is %s", act, key, text, after[key])
		}
	}
	if err != nil || digest.Of(l, l.d) == book || rapid.IntRange(0, 3).Draw(l.T, "undo") > 0 {
		return false
	}
	if _, err := l.past.Undo(ctx, history.Target{}); err != nil {
		l.Fatalf("taking back %s: %v", act, err)
	}
	if digest.Of(l, l.d) != book {
		l.Fatalf("taking back %s left another book", act)
	}
	return true
}

// proves runs every check of the book.
func (l landlord) proves(ctx context.Context) {
	r, err := New(l.d, &job.Runner{}).Run(ctx, None{})
	if err != nil {
		l.Fatal(err)
	}
	for _, check := range r.Checks {
		for _, p := range check.Problems {
			l.Errorf("%s: %s", check.Name, fault.Text("en", p))
		}
	}
}

// Whatever is changed and billed in whatever order: what was issued stays, taking a change back restores the book, and in the end what
// stands billed of every charge is what a fresh computation of the final contracts gives.
func TestBilledAndDifferencesAreTheFinalContract(t *testing.T) {
	law.Check(t, func(rt *rapid.T) {
		ctx := t.Context()
		l, done := newLandlord(t, rt)
		defer done()
		ids := []contract.ID{l.newContract(ctx)}
		for range rapid.IntRange(2, 8).Draw(rt, "acts") {
			known := len(ids)
			if l.tries(ctx, func() (string, error) { return l.act(ctx, &ids) }) {
				ids = ids[:known]
			}
		}
		through := date.Must("2026-12-31")
		for range 4 { // what was credited for billing again is worked out again after it was
			if _, err := l.bills.Run(ctx, billing.RunRequest{Through: through}); err != nil {
				rt.Fatal(err)
			}
		}
		l.compare(ctx, through)
		l.proves(ctx)
	})
}

// compare holds what stands billed of every charge against its final terms.
func (l landlord) compare(ctx context.Context, through date.Date) {
	type sum struct {
		id     contract.ChargeID
		amount money.Amount
	}
	stands := map[contract.ChargeID]money.Amount{}
	err := l.d.Read(ctx, func(tx *db.Tx) error {
		if err := db.Each(ctx, tx, func(s *sum) []any { return []any{&s.id, &s.amount} }, func(s sum) error { stands[s.id] += s.amount; return nil }, `
			SELECT l.charge_id, l.amount FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.state = 'issued'
			UNION ALL SELECT n.charge_id, -n.amount FROM credit_note_lines n JOIN credit_notes c ON c.id = n.credit_id JOIN invoices i ON i.id = c.invoice_id WHERE i.state = 'issued'`); err != nil {
			return err
		}
		err := contract.EachBillable(ctx, tx, through, func(b *contract.Billable) error {
			var want money.Amount
			for _, p := range b.Terms.Periods(through) {
				r, err := b.Terms.Lines(p, b.Facts)
				if err != nil {
					return err
				}
				want += r.Total()
			}
			if b.Withdrawn {
				want = 0
			}
			if stands[b.Charge] != want {
				l.Errorf("%s line %d (%s to %s): billed %s, its terms give %s", b.Code, b.Line, b.Terms.Start, b.Terms.End, stands[b.Charge], want)
			}
			delete(stands, b.Charge)
			return nil
		})
		for id, a := range stands {
			if a != 0 {
				l.Errorf("charge %d is withdrawn, and %s stands billed", id, a)
			}
		}
		return err
	})
	if err != nil {
		l.Fatal(err)
	}
}
