package receipt

import (
	"fmt"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/law"
	"zhangfang/internal/match"
	"zhangfang/internal/money"

	"pgregory.net/rapid"
)

// UX 3: what is gathered on top is certain of one customer, pays nothing twice, and is booked exactly so by one command.
func TestWhatIsGatheredHasOneCandidate(t *testing.T) {
	next, gathered := offices(t), 0
	law.Check(t, func(t *rapid.T) {
		o := next(t)
		defer o.leave()
		o.likes(t)
		q, err := o.Queue(ctx, QueueFilter{})
		if err != nil {
			t.Fatal(err)
		}
		paid := map[billing.InvoiceID]money.Amount{}
		var sum Sum
		for _, i := range q.Certain.Rows {
			best := i.Proposals[0]
			for _, p := range i.Proposals[1:] {
				if p.Decision == match.Auto {
					t.Fatalf("%s has two certain proposals", i.Receipt.Reference)
				}
			}
			if best.Decision != match.Auto || best.Customer.ID == 0 || i.Pending || len(best.Parts) == 0 {
				t.Fatalf("%s was gathered: %+v", i.Receipt.Reference, best)
			}
			for _, c := range best.Parts {
				if paid[c.Invoice] += c.Amount + c.WriteOff; paid[c.Invoice] > c.Open {
					t.Fatalf("%s is paid %v of %v", c.Number, paid[c.Invoice], c.Open)
				}
			}
			gathered++
			sum.Count++
			sum.Amount += i.Receipt.Amount
		}
		if sum != q.Certain.Sum {
			t.Fatalf("%v are shown, %v are said", sum, q.Certain.Sum)
		}
		done, err := o.AcceptCertain(ctx, AcceptRequest{Within: QueueFilter{}})
		if err != nil || done.Sum != sum || len(done.Skipped) > 0 {
			t.Fatalf("%+v, want %v: %v", done, sum, err)
		}
		after, err := o.Queue(ctx, QueueFilter{})
		if err != nil || after.Claimed != sum || after.Arrived != q.Arrived || after.Unclaimed.Count != q.Unclaimed.Count-sum.Count {
			t.Fatalf("%+v %v", after, err)
		}
	})
	if gathered == 0 {
		t.Error("nothing was ever gathered")
	}
}

// likes makes customers of like names who owe like amounts, and receipts of them that name more or less.
func (o *office) likes(t *rapid.T) {
	names := []string{"青禾商贸", "青禾商贸有限公司", "青禾（北京）商贸有限公司", "云岫"}
	for i, name := range names {
		o.write("customer.made", "INSERT INTO customers (code, name) VALUES (?, ?)", fmt.Sprint("C", i+1), name)
	}
	amounts := []string{"1000.00", "1000.00", "2000.00", "3000.00"}
	for i := range rapid.IntRange(2, 6).Draw(t, "invoices") {
		o.invoice(int64(rapid.IntRange(1, len(names)).Draw(t, "of")), fmt.Sprintf("ZD202611-%05d", i+1), "2026-11-01", "2026-11-10", rapid.SampledFrom(amounts).Draw(t, "total"))
	}
	if rapid.Bool().Draw(t, "one is sure") {
		o.invoice(4, "ZD202611-00009", "2026-11-01", "2026-11-10", "4000.00")
		o.receipt("R9", "2026-11-15", "4000.00", "云岫", "ZD202611-00009")
	}
	for i := range rapid.IntRange(1, 5).Draw(t, "receipts") {
		payer := rapid.SampledFrom(append(names, "王立秋", "")).Draw(t, "payer")
		memo := rapid.SampledFrom([]string{"", "房租", "11月", "ZD202611-00001", "ZD202611-00002"}).Draw(t, "memo")
		o.receipt(fmt.Sprint("R", i+1), "2026-11-15", rapid.SampledFrom(amounts).Draw(t, "amount"), payer, memo)
	}
}

// UX 8: one line and many invoices, many lines and one invoice, several customers, and money that only moved.
func TestLinesAndInvoicesInEveryNumber(t *testing.T) {
	for _, c := range []struct {
		name    string
		lines   []string // amounts
		claim   ClaimRequest
		settled [3]string // of the three invoices
		ahead   string
	}{
		{"one line pays one invoice", []string{"1600.00"}, ClaimRequest{Allocations: []Part{part(2, "1600.00")}}, [3]string{"0.00", "1600.00", "0.00"}, "0.00"},
		{"one line pays many invoices", []string{"12400.00"}, ClaimRequest{Allocations: []Part{part(1, "10800.00"), part(2, "1600.00")}}, [3]string{"10800.00", "1600.00", "0.00"}, "0.00"},
		{"one line pays for two customers", []string{"20000.00"}, ClaimRequest{Allocations: []Part{part(1, "10800.00"), part(3, "9200.00")}}, [3]string{"10800.00", "0.00", "9200.00"}, "0.00"},
		{"one line pays a part", []string{"100.00"}, ClaimRequest{Allocations: []Part{part(1, "100.00")}}, [3]string{"100.00", "0.00", "0.00"}, "0.00"},
		{"one line pays nothing yet", []string{"500.00"}, ClaimRequest{Customer: 1}, [3]string{"0.00", "0.00", "0.00"}, "500.00"},
		{"many lines pay one invoice", []string{"5000.00", "5800.00"}, ClaimRequest{With: []ID{2}, Allocations: []Part{part(1, "10800.00")}}, [3]string{"10800.00", "0.00", "0.00"}, "0.00"},
		{"many lines pay many invoices, with a rest", []string{"5000.00", "7000.00", "1000.00"}, ClaimRequest{With: []ID{2, 3}, Allocations: []Part{part(1, "10800.00"), part(2, "1600.00")}}, [3]string{"10800.00", "1600.00", "0.00"}, "600.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := smallOffice(t)
			for i, amount := range c.lines {
				o.receipt(fmt.Sprint("R", i+1), fmt.Sprintf("2026-11-%02d", i+3), amount, "甲", "")
			}
			before := o.digest()
			c.claim.Receipt = 1
			done := must[Booked](t)(o.Claim(ctx, c.claim))
			for i, want := range c.settled {
				if got := money.Amount(o.value("SELECT settled FROM invoices WHERE id = ?", i+1)); got != yuan(want) {
					t.Errorf("invoice %d has %v, want %s", i+1, got, want)
				}
			}
			if done.Left != yuan(c.ahead) || o.value("SELECT count(*) FROM receipts WHERE state = 'claimed'") != int64(len(c.lines)) {
				t.Errorf("%+v", done)
			}
			if n := o.value("SELECT count(*) FROM receipts r WHERE allocated <> (SELECT coalesce(sum(amount), 0) FROM allocations a WHERE a.receipt_id = r.id)"); n != 0 {
				t.Errorf("%d lines are used otherwise than they say", n)
			}
			if err := o.undo(done.Event); err != nil || o.digest() != before {
				t.Errorf("undone as one: %v", err)
			}
		})
	}
}
