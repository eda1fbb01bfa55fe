package billing

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/contract"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/money"
)

// March comes to 3,000.00 and 500.00, at 9 %.
func (o *office) march() Invoice {
	o.t.Helper()
	o.contract("HT-1", monthly("3000"), monthly("500"))
	return o.bill(o.run("2026-03-01").Plan.Invoices[2].ID)
}

func (o *office) bill(id InvoiceID) Invoice {
	o.t.Helper()
	i, err := o.billing.Get(o.t.Context(), Which{id})
	if err != nil {
		o.t.Fatal(err)
	}
	return i
}

// concede takes a part of the bill's lines back.
func (o *office) concede(i Invoice, parts ...money.Amount) Credited {
	o.t.Helper()
	r := CreditRequest{Invoice: i.ID, Reason: "退货"}
	for n, a := range parts {
		if a != 0 {
			r.Lines = append(r.Lines, CreditPart{i.Lines[n].ID, a})
		}
	}
	c, err := o.billing.Credit(o.t.Context(), r)
	if err != nil {
		o.t.Fatal(err)
	}
	return c
}

func TestAPartOfABillIsTakenBack(t *testing.T) {
	for _, c := range []struct {
		when  string
		paid  money.Amount
		parts []money.Amount
		want  string // the note, what is freed, what is open, the state, and the note's lines with their tax
	}{
		{"a part of a line, nothing paid", 0, []money.Amount{109000}, "1090.00 0.00 2410.00 overdue [1000.00+90.00]"},
		{"a whole line and a part of another", 0, []money.Amount{100000, 50000}, "1500.00 0.00 2000.00 overdue [917.43+82.57 458.72+41.28]"},
		{"what is open bears it", 200000, []money.Amount{109000}, "1090.00 0.00 410.00 overdue [1000.00+90.00]"},
		{"paid in full: it is prepayment now", 350000, []money.Amount{0, 20000}, "200.00 200.00 0.00 paid [183.49+16.51]"},
		{"all that is left is the whole", 350000, []money.Amount{300000, 50000}, "3500.00 3500.00 0.00 credited []"},
	} {
		o := open(t)
		i := o.march()
		if c.paid > 0 {
			o.receive(i.ID, c.paid)
		}
		before := o.digest()
		done := o.concede(i, c.parts...)
		after := o.bill(i.ID)
		lines := []string{}
		for _, l := range after.Notes[0].Lines {
			lines = append(lines, fmt.Sprint(l.Net, "+", l.Tax))
		}
		if got := fmt.Sprint(done.Total, " ", done.Freed, " ", after.Open, " ", after.State, " ", lines); got != c.want {
			t.Errorf("%s: got %s, want %s", c.when, got, c.want)
		}
		if again := o.run("2026-03-01"); again.Run != 0 {
			t.Errorf("%s: billed again: %+v", c.when, again)
		}
		if _, err := (&history.Service{DB: o.db}).Undo(t.Context(), history.Target{}); err != nil || o.digest() != before {
			t.Errorf("%s: taken back, the book is another: %v", c.when, err)
		}
	}
}

// The taxes of the parts of a line add up to its tax, however small the parts; what is left of the bill can be taken back whole.
func TestPartsOfALineAddUpToIt(t *testing.T) {
	o := open(t)
	i := o.march()
	for range 7 {
		o.concede(i, 0, 7133)
	}
	o.concede(i, 0, 50000-7*7133)
	var sum sums
	for _, n := range o.bill(i.ID).Notes {
		sum = sum.plus(sums{n.Net, n.Tax, n.Total})
	}
	if l := i.Lines[1]; sum != (sums{l.Net, l.Tax, l.Amount}) {
		t.Errorf("the parts are %+v, the line is %+v", sum, l)
	}
	if c, err := o.billing.Credit(t.Context(), CreditRequest{Invoice: i.ID, Reason: "全部退回"}); err != nil || c.Total != 300000 {
		t.Errorf("the rest is %+v, %v", c, err)
	}
}

func TestAPartThatIsNotThereIsRefused(t *testing.T) {
	o := open(t)
	i := o.march()
	o.concede(i, 100000)
	before := o.digest()
	for _, c := range []struct {
		when   string
		lines  []CreditPart
		rebill bool
		want   *fault.Fault
	}{
		{"more than is left of the line", []CreditPart{{i.Lines[0].ID, 200001}}, false,
			fault.New(CreditBeyond, fault.Args{"name": "房租", "left": money.Amount(200000), "asked": money.Amount(200001)}).At("lines", "0", "amount")},
		{"the same line twice", []CreditPart{{i.Lines[1].ID, 30000}, {i.Lines[1].ID, 30000}}, false,
			fault.New(CreditBeyond, fault.Args{"name": "房租", "left": money.Amount(20000), "asked": money.Amount(30000)}).At("lines", "1", "amount")},
		{"nothing of it", []CreditPart{{i.Lines[1].ID, 0}}, false, fault.New(CreditNothing, nil).At("lines", "0", "amount")},
		{"less than nothing", []CreditPart{{i.Lines[1].ID, -100}}, false, fault.New(CreditNothing, nil).At("lines", "0", "amount")},
		{"a line of another bill", []CreditPart{{1, 100}}, false, fault.New(CreditStrange, fault.Args{"number": i.Number}).At("lines", "0", "line")},
		{"a part to be billed again", []CreditPart{{i.Lines[1].ID, 100}}, true, fault.New(CreditRebill, nil).At("rebill")},
	} {
		_, err := o.billing.Credit(t.Context(), CreditRequest{Invoice: i.ID, Reason: "退货", Lines: c.lines, Rebill: c.rebill})
		f := fault.As(err)
		if f != nil && len(f.Parts) > 0 {
			f = f.Parts[0]
		}
		if f == nil || f.Error() != c.want.Error() {
			t.Errorf("%s: got %v, want %v", c.when, err, c.want)
		}
	}
	if o.digest() != before {
		t.Error("what was refused left something")
	}
}

// 500.00 of March's 3,000.00 were conceded by hand. What the contract comes to when it is changed stands beside that.
func TestWhatWasConcededStandsWhenTheContractChanges(t *testing.T) {
	for _, c := range []struct {
		when, price string
		want        money.Amount // of March in the end, April taking off what waits
	}{
		{"dearer", "3600", 310000}, {"cheaper", "2400", 190000}, {"not at all", "", 0},
	} {
		o := open(t)
		o.contract("HT-1", monthly("3000"))
		o.concede(o.bill(o.run("2026-03-01").Plan.Invoices[2].ID), 50000)
		o.amend("2026-03-01", func(h *contract.Contract) {
			if c.price == "" {
				h.Charges = h.Charges[:0]
			} else {
				h.Charges[0].Price = decimal.RequireFromString(c.price)
			}
		})
		march, april := o.run("2026-03-31"), o.run("2026-04-30")
		price := money.Amount(0)
		if c.price != "" {
			price = money.Round(decimal.RequireFromString(c.price))
		}
		if got := 300000 - 50000 + march.Total - march.Credited + april.Total - price; got != c.want {
			t.Errorf("%s: March comes to %s, want %s: %+v", c.when, got, c.want, march.Plan)
		}
		if again := o.run("2026-04-30"); again.Run != 0 || len(again.Plan.Warnings) > 0 {
			t.Errorf("%s: again: %+v", c.when, again)
		}
	}
}
