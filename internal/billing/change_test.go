package billing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/money"
)

// deal gives the one contract of the office as it stands.
func (o *office) deal() contract.Contract {
	o.t.Helper()
	page, err := o.contracts.List(o.t.Context(), contract.Filter{})
	if err != nil || len(page.Rows) == 0 {
		o.t.Fatal(page, err)
	}
	d, err := o.contracts.Get(o.t.Context(), contract.Ref{ID: page.Rows[0].ID})
	if err != nil {
		o.t.Fatal(err)
	}
	return d.Contract
}

func (o *office) amend(from string, change func(*contract.Contract)) contract.Changed {
	o.t.Helper()
	c := o.deal()
	change(&c)
	out, err := o.contracts.Amend(o.t.Context(), contract.AmendRequest{Contract: c, From: date.Must(from), Reason: "补充协议"})
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

// said gives the lines of a run as amounts by kind, in their order.
func said(r RunResult) (lines []money.Amount, kinds []charge.Kind) {
	for _, i := range r.Plan.Invoices {
		for _, l := range i.Lines {
			lines, kinds = append(lines, l.Amount), append(kinds, l.Kind)
		}
	}
	return lines, kinds
}

func TestADearerPriceFromADayOnBringsDifferences(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	o.run("2026-03-01")
	got := o.amend("2026-02-11", func(c *contract.Contract) { c.Charges[0].Price = decimal.NewFromInt(3500) })
	if got.Version != 1 || len(got.Charges) != 2 || got.Charges[0].Fate != contract.Ends || got.Charges[1].Fate != contract.Begins || got.Charges[1].Replaces != 1 || !got.Charges[0].Review {
		t.Fatalf("got %+v", got)
	}
	r := o.run("2026-03-01")
	lines, kinds := said(r)
	// February: 18/28 of 3,500.00 less 18/28 of 3,000.00; March: 3,500.00 less 3,000.00
	if fmt.Sprint(lines, kinds) != "[2250.00 -1928.57 3500.00 -3000.00] [ delta  delta]" || r.Credits != 0 || r.Invoices != 2 {
		t.Errorf("got %v %v, credited %s", lines, kinds, r.Credited)
	}
	i, err := o.billing.Get(t.Context(), Which{r.Plan.Invoices[0].ID})
	if err != nil || len(i.Lines) != 2 || i.Lines[1].Kind != charge.KindDelta || i.Lines[1].Adjusts != "ZD202602-00001" || i.Lines[1].Remark != "差额" ||
		i.Lines[1].Working != "1,071.43 − 3,000.00（应计 3,000.00 × 10/28）" {
		t.Errorf("February is %+v, %v", i.Lines, err)
	}
	if again := o.run("2026-03-01"); again.Run != 0 {
		t.Errorf("again: %+v", again)
	}
}

func TestACheaperPriceGivesBackWhatWasPaid(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	first := o.run("2026-03-01")
	paid := first.Plan.Invoices[2]
	o.receive(paid.ID, paid.Total)
	o.amend("2026-03-01", func(c *contract.Contract) { c.Charges = c.Charges[:0] })
	preview, err := o.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-03-31")})
	if err != nil || len(preview.Credits) != 1 || preview.Credited != 300000 || preview.Total != 0 {
		t.Fatalf("the preview is %+v, %v", preview, err)
	}
	r := o.run("2026-03-31")
	if r.Run == 0 || r.Invoices != 0 || r.Credits != 1 || r.Plan.Credits[0].Freed != 300000 || r.Plan.Credits[0].Number != preview.Credits[0].Number {
		t.Fatalf("got %+v", r)
	}
	i, err := o.billing.Get(t.Context(), Which{paid.ID})
	if err != nil || i.Stored != "issued" || i.Settled != i.Total || len(i.Notes) != 1 || i.Notes[0].Lines[0].Amount != 300000 || i.Credit != nil {
		t.Errorf("the invoice is %+v, %v", i, err)
	}
	if again := o.run("2026-12-31"); again.Run != 0 {
		t.Errorf("again: %+v", again)
	}
	if _, err := (&history.Service{DB: o.db}).Undo(t.Context(), history.Target{}); err != nil {
		t.Errorf("taking the run back: %v", err)
	}
}

// March came to 3,000.00 in two charges and was paid by two receipts. One charge is taken back: its money is that of the last receipt
// first, then that of the one before.
func TestWhatIsGivenBackIsOfTheLastMoney(t *testing.T) {
	for _, c := range []struct {
		stays, goes string
		want        string
	}{
		{"2500", "500", "[1800.00 700.00] 500.00"}, {"1800", "1200", "[1800.00] 1200.00"}, {"1000", "2000", "[1000.00] 2000.00"},
	} {
		o := open(t)
		o.contract("HT-1", monthly(c.stays), monthly(c.goes))
		paid := o.run("2026-03-01").Plan.Invoices[2]
		o.receive(paid.ID, 180000)
		o.receive(paid.ID, 120000)
		o.amend("2026-03-01", func(h *contract.Contract) { h.Charges = h.Charges[:1] })
		r := o.run("2026-03-31")
		var left []money.Amount
		if err := o.db.Read(t.Context(), func(tx *db.Tx) (err error) {
			left, err = db.Rows(t.Context(), tx, func(a *money.Amount) []any { return []any{a} }, "SELECT allocated FROM receipts WHERE allocated > 0 ORDER BY id")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(left, r.Plan.Credits[0].Freed); got != c.want {
			t.Errorf("%s of 3,000.00 go: %s, want %s", c.goes, got, c.want)
		}
	}
}

func TestAContractKeepsToItsSums(t *testing.T) {
	amount := func(a money.Amount) *money.Amount { return &a }
	for _, c := range []struct {
		when  string
		set   func(*contract.Contract)
		until []string
		want  string
	}{
		{"at least 4,000 a month", func(c *contract.Contract) { c.Minimum = amount(400000) }, []string{"2026-02-28"}, "[1645.16 2354.84 3000.00 1000.00]"},
		{"at least 4,000, and more is to come in the month", func(c *contract.Contract) {
			c.Minimum = amount(400000)
			late := monthly("500")
			late.Line, late.FeeItem, late.IssueOffsetDays = 2, c.Charges[0].FeeItem, 20
			c.Charges = append(c.Charges, late)
		}, []string{"2026-02-10", "2026-02-28"}, "[1645.16 2354.84 3000.00 274.19] [500.00 225.81]"},
		{"at most 2,500 a month", func(c *contract.Contract) { c.Maximum = amount(250000) }, []string{"2026-02-28"}, "[1645.16 3000.00 -500.00]"},
		{"at most 500 a month, less than its last bill holds", func(c *contract.Contract) {
			c.Maximum = amount(50000)
			late := monthly("500")
			late.Line, late.FeeItem, late.IssueOffsetDays, late.Start = 2, c.Charges[0].FeeItem, 20, date.Must("2026-02-01")
			c.Charges = append(c.Charges, late)
		}, []string{"2026-02-28"}, "[1645.16 -1145.16 3000.00 -2500.00 500.00 -500.00]"},
		{"7,000 in all, then no more", func(c *contract.Contract) { c.LimitTotal, c.LimitBlock = amount(700000), true }, []string{"2026-02-28", "2026-05-31"}, "[1645.16 3000.00] []"},
		{"7,645.16 in all, which three months come to", func(c *contract.Contract) { c.LimitTotal, c.LimitBlock = amount(764516), true }, []string{"2026-03-31", "2026-04-30"}, "[1645.16 3000.00 3000.00] []"},
		{"7,000 in all, then a warning", func(c *contract.Contract) { c.LimitTotal = amount(700000) }, []string{"2026-03-31"}, "[1645.16 3000.00 3000.00]"},
	} {
		o := open(t)
		o.contract("HT-1", monthly("3000"))
		d := o.deal()
		c.set(&d)
		if _, err := o.contracts.Save(t.Context(), contract.SaveRequest{Contract: d}); err != nil {
			t.Fatal(err)
		}
		var got []string
		var last RunResult
		for _, through := range c.until {
			last = o.run(through)
			lines, _ := said(last)
			got = append(got, fmt.Sprint(lines))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", c.when, strings.Join(got, " "), c.want)
		}
		if limited := d.LimitTotal != nil; limited != (len(last.Blocked)+len(last.Warnings) > 0) {
			t.Errorf("%s: told %+v %+v", c.when, last.Blocked, last.Warnings)
		}
	}
}

// February was brought up to 4,000.00, and then 500.00 more are billed in it: as much is taken back.
func TestALeastSumGoesDownAsMoreIsBilled(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	d := o.deal()
	d.Minimum = new(money.Amount(400000))
	late := monthly("500")
	late.Line, late.FeeItem, late.IssueOffsetDays, late.Start = 2, d.Charges[0].FeeItem, 20, date.Must("2026-02-01")
	for _, step := range []struct {
		through, want string
		charges       []contract.Charge
	}{
		{"2026-02-01", "[1645.16 2354.84 3000.00 1000.00]", d.Charges},
		{"2026-02-28", "[500.00 -500.00]", append(slices.Clone(d.Charges), late)},
	} {
		d.Charges = step.charges
		if _, err := o.contracts.Save(t.Context(), contract.SaveRequest{Contract: d}); err != nil {
			t.Fatal(err)
		}
		if lines, _ := said(o.run(step.through)); fmt.Sprint(lines) != step.want {
			t.Errorf("through %s: got %v, want %s", step.through, lines, step.want)
		}
	}
}

func TestFiveClosedMonthsAreCaughtUpOldestFirst(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"), monthly("100"))
	p, err := o.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-06-30")})
	if err != nil || len(p.CatchUp) != 5 || p.CatchUp[0] != (CatchUp{"2026-01", 1, 170000}) || p.CatchUp[4].Month != "2026-05" {
		t.Fatalf("got %+v, %v", p.CatchUp, err)
	}
	if r := o.run("2026-06-30"); r.Invoices != 6 || r.Plan.Invoices[0].Issue != date.Must("2026-01-15") {
		t.Errorf("got %+v", r)
	}
}

func TestAChangeIsSeenBeforeItIsMade(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"), monthly("500"))
	o.run("2026-03-01")
	before := o.digest()
	c := o.deal()
	c.Charges[0].Price = decimal.NewFromInt(2500)
	got, err := o.billing.PreviewChange(t.Context(), ChangeRequest{Through: date.Must("2026-03-31"),
		Change: contract.Change{Amend: &contract.AmendRequest{Contract: c, From: date.Must("2026-03-16"), Reason: "减租"}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Deltas) != 1 || got.Deltas[0].Number != "ZD202603-00001" || got.Deltas[0].Diff != 145161-300000 || got.Diff != 145161-300000 {
		t.Errorf("the differences are %+v", got.Deltas)
	}
	if len(got.Lines) != 1 || got.Total != 129032 || len(got.Credits) != 1 || got.Changed.Version != 1 || got.New != nil {
		t.Errorf("got %+v, %+v, %+v", got.Lines, got.Credits, got.Changed)
	}
	if len(got.Before.Charges) != 2 || len(got.After.Charges) != 3 || len(got.After.Faults) != 0 {
		t.Errorf("twelve months: %+v", got.After)
	}
	if o.digest() != before {
		t.Error("something was written")
	}
}
