package contract

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
)

func (o office) preview(t testing.TB, c Contract) Preview {
	t.Helper()
	p, err := o.Preview(ctx, PreviewRequest{Contract: c})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The twelve months of the drawing: parking ends with the year, the last month is cut.
func TestPreviewIsTheDrawing(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	o.bill(t, c, 1, months("2025-11-15", 13)...)
	o.bill(t, c, 2, months("2025-11-15", 13)...)
	o.bill(t, c, 3, months("2025-11-15", 13)...)
	p := o.preview(t, c)
	if p.From != date.Must("2026-12-01") || len(p.Months) != 12 || p.Late != 0 || p.Total != 38427840 {
		t.Errorf("from %s, %d months, late %s, total %s", p.From, len(p.Months), p.Late, p.Total)
	}
	for _, m := range []struct {
		at   int
		want string
	}{{0, "2026-12 [29568.00 3840.00 1200.00] 34608.00"}, {1, "2027-01 [29568.00 3840.00 0.00] 33408.00"}, {11, "2027-11 [13798.40 1792.00 0.00] 15590.40"}} {
		got := p.Months[m.at]
		if s := fmt.Sprint(got.Month, " ", got.Amounts, " ", got.Total); s != m.want {
			t.Errorf("got %s, want %s", s, m.want)
		}
	}
	if n := p.Charges[0].Next; n == nil || n.Total != 2956800 || n.Period.Due != date.Must("2026-12-05") || n.Lines[0].Working == "" {
		t.Errorf("next rent %+v", n)
	}
	first := p.Invoices[0]
	if len(p.Invoices) != 12 || first.Issue != date.Must("2026-12-01") || first.Total != 3460800 || len(first.Lines) != 3 || first.Lines[0].Name != "房租" {
		t.Errorf("invoices %+v", first)
	}
	for i, want := range []string{
		"2025-11-15/2025-12-14 free 0 30, 2025-12-15/2026-11-14 normal 88 335, 2026-11-15/2027-11-14 normal 92.4 365 = 730",
		"2025-11-15/2027-11-14 normal 12 730 = 730",
		"2025-11-15/2026-12-31 normal 600 412, 2027-01-01/2027-11-14 gap 0 318 = 412",
	} {
		var bars []string
		for _, b := range p.Charges[i].Bars {
			bars = append(bars, fmt.Sprintf("%s/%s %s %s %d", b.From, b.To, b.Kind, b.Price, b.Days))
		}
		if got := fmt.Sprint(strings.Join(bars, ", "), " = ", p.Charges[i].Covered); got != want {
			t.Errorf("charge %d covers %s, want %s", i, got, want)
		}
	}
	if p.Days != 730 || len(p.Faults) != 0 || len(p.Notes) != 0 {
		t.Errorf("days %d, faults %v, notes %v", p.Days, p.Faults, p.Notes)
	}
}

// months are n calendar months from a day on, the first cut at that day.
func months(from string, n int) []string {
	out := []string{}
	for day := date.Must(from); n > 0; n-- {
		out = append(out, day.String()+"/"+day.MonthEnd().String())
		day = day.MonthEnd().AddDays(1)
	}
	return out
}

func TestPreviewOfADraft(t *testing.T) {
	o := book(t)
	for _, c := range []struct {
		when   string
		change func(*Contract)
		want   string // from, late, total, invoices, faults, notes, bars of the last charge
	}{
		{"nothing billed yet", func(*Contract) {}, "2026-11-01 355170.58 402638.93 24 0 0 2"},
		{"next year", func(c *Contract) { c.Start, c.End, c.Charges = date.Must("2027-03-01"), 0, c.Charges[1:2] }, "2027-03-01 0.00 46080.00 12 0 0 1"},
		{"nothing on it", func(c *Contract) { c.Charges = nil }, "2026-11-01 0.00 0.00 0 0 0 0"},
		{"nothing at all", func(c *Contract) { *c = Contract{} }, "2026-11-01 0.00 0.00 0 1 0 0"},
		{"one charge with a fault", func(c *Contract) { c.Charges[0].Price = dec("-1"); c.Charges[2].End = 0 }, "2026-11-01 58128.00 60480.00 24 1 0 1"},
		{"a meter", func(c *Contract) {
			c.Charges = append(c.Charges, Charge{FeeItem: o.items["电费"].ID, Model: charge.ModelUsage, Price: dec("0.85"), CycleMonths: 1})
		}, "2026-11-01 355170.58 402638.93 24 0 1 1"},
		{"a deposit", func(c *Contract) {
			c.Charges = []Charge{{FeeItem: o.items["押金"].ID, Model: charge.ModelFixed, Price: dec("59136")}}
			c.Start = date.Must("2026-12-15")
		}, "2026-12-01 0.00 59136.00 1 0 0 0"},
		{"a second line for the rest", func(c *Contract) {
			more := c.Charges[2]
			more.Start, more.End = date.Must("2027-01-01"), 0
			c.Charges = append(c.Charges, more)
		}, "2026-11-01 355170.58 414638.93 24 0 0 1"},
	} {
		draft := o.draft()
		c.change(&draft)
		p := o.preview(t, draft)
		bars := 0
		if n := len(p.Charges); n > 0 {
			bars = len(p.Charges[n-1].Bars)
		}
		if got := fmt.Sprint(p.From, " ", p.Late, " ", p.Total, " ", len(p.Invoices), " ", len(p.Faults), " ", len(p.Notes), " ", bars); got != c.want {
			t.Errorf("%s: got %s, want %s", c.when, got, c.want)
		}
	}
}

func TestPreviewTellsWhatSaveWouldRefuse(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	o.bill(t, c, 1, "2025-11-15/2025-11-30")
	c.Charges[0].CycleMonths = 3
	if p := o.preview(t, c); len(p.Faults) != 1 || p.Faults[0].Key != BoundariesMoved {
		t.Errorf("faults %v", p.Faults)
	}
}

// Sums of the preview agree with each other, whatever the terms.
func TestPreviewAddsUp(t *testing.T) {
	o := book(t)
	law.Check(t, func(rt *rapid.T) {
		c := o.draft()
		c.Start = date.Must("2026-01-01").AddDays(rapid.IntRange(-400, 400).Draw(rt, "start"))
		c.End = c.Start.AddDays(rapid.IntRange(0, 1200).Draw(rt, "days"))
		for i := range c.Charges {
			h := &c.Charges[i]
			h.End, h.Free = 0, nil
			h.CycleMonths = rapid.SampledFrom([]int{0, 1, 2, 3, 4, 6, 12}).Draw(rt, "cycle")
			h.Anchor = rapid.SampledFrom([]charge.Anchor{charge.AnchorCalendar, charge.AnchorContract}).Draw(rt, "anchor")
			h.Timing = rapid.SampledFrom([]charge.Timing{charge.Advance, charge.Arrears}).Draw(rt, "timing")
			h.IssueOffsetDays = rapid.IntRange(-40, 40).Draw(rt, "offset")
		}
		p, err := o.Preview(ctx, PreviewRequest{Contract: c})
		if err != nil || len(p.Faults) > 0 {
			rt.Fatal(p.Faults, err)
		}
		var ofMonths, ofCharges, ofInvoices money.Amount
		for _, m := range p.Months {
			left := m.Total
			for _, a := range m.Amounts {
				left -= a
			}
			if left != 0 {
				rt.Fatalf("month %+v", m)
			}
			ofMonths += m.Total
		}
		for _, v := range p.Charges {
			ofCharges += v.Total
		}
		for _, i := range p.Invoices {
			ofInvoices += i.Total
		}
		if ofMonths != p.Total || ofCharges != p.Total || ofInvoices != p.Total+p.Late {
			rt.Fatalf("months %s, charges %s, invoices %s, total %s, late %s", ofMonths, ofCharges, ofInvoices, p.Total, p.Late)
		}
	})
}

// What is billable is what the terms say less what was billed, however the billed periods lie.
func TestBillableIsWhatIsMissing(t *testing.T) {
	o := book(t)
	gap := errors.New("rolled back")
	law.Check(t, func(rt *rapid.T) {
		c := o.draft()
		c.Charges = c.Charges[1:2]
		h := &c.Charges[0]
		h.CycleMonths = rapid.SampledFrom([]int{0, 1, 3, 12}).Draw(rt, "cycle")
		h.Anchor = rapid.SampledFrom([]charge.Anchor{charge.AnchorCalendar, charge.AnchorContract}).Draw(rt, "anchor")
		h.Timing = rapid.SampledFrom([]charge.Timing{charge.Advance, charge.Arrears}).Draw(rt, "timing")
		h.IssueOffsetDays = rapid.IntRange(-40, 40).Draw(rt, "offset")
		through := c.Start.AddDays(rapid.IntRange(0, 700).Draw(rt, "through"))
		before := rapid.Bool().Draw(rt, "all before")
		err := o.DB.DryRun(ctx, func(tx *db.Tx) error {
			if _, err := save(ctx, tx, &c); err != nil {
				return err
			}
			invoice, err := tx.Insert(ctx, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total)
				VALUES ('1', 'issued', 'run', ?, '2026-01-01', '2026-01-01', 0, 0, 0)`, o.customer)
			if err != nil {
				return err
			}
			var want []charge.Period
			terms := c.Charges[0].terms(c, o.items["物业费"])
			for i, p := range terms.Periods(through) {
				if billed := before && i < 5 || !before && rapid.Bool().Draw(rt, "billed"); !billed {
					want = append(want, p)
				} else if _, err := tx.Exec(ctx, "INSERT INTO billed (charge_id, period_from, period_to, invoice_id) VALUES (?, ?, ?, ?)",
					c.Charges[0].ID, p.From, p.To, invoice); err != nil {
					return err
				}
			}
			all, err := loadBillable(ctx, tx, through)
			if err != nil {
				return err
			}
			var got []charge.Period
			for _, b := range all {
				got = append(got, b.Unbilled(through)...)
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				rt.Fatalf("got %v, want %v", got, want)
			}
			return gap
		})
		if !errors.Is(err, gap) {
			rt.Fatal(err)
		}
	})
}

// loadBillable keeps what EachBillable yields.
func loadBillable(ctx context.Context, tx *db.Tx, through date.Date) (all []Billable, err error) {
	err = EachBillable(ctx, tx, through, func(b *Billable) error { all = append(all, *b); return nil })
	return all, err
}

func TestBillableKnowsWhatItNeeds(t *testing.T) {
	o := book(t)
	draft := o.draft()
	draft.Unit, draft.Charges = "", draft.Charges[:1]
	c := o.save(t, draft)
	load := func(through string) (all []Billable) {
		if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) { all, err = loadBillable(ctx, tx, date.Must(through)); return err }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	all := load("2026-11-30")
	if len(all) != 1 || all[0].Unit != "A-0803" || all[0].Code != c.Code || all[0].Item.Name != "房租" || all[0].Terms.Tax.Rate.String() != "0.09" || len(all[0].Terms.Free) != 1 {
		t.Errorf("%+v", all)
	}
	if n := len(load("2025-11-14")); n != 0 {
		t.Errorf("before it begins there are %d", n)
	}
	o.save(t, draft)
	if all := load("2026-11-30"); len(all) != 2 || all[0].Unit != "" {
		t.Errorf("of two contracts, the customer's unit is whose? %+v", all)
	}
	if err := o.Archive(ctx, ArchiveRequest{ID: c.ID, Archived: true}); err != nil {
		t.Fatal(err)
	}
	if n := len(load("2026-11-30")); n != 1 {
		t.Errorf("with one put away there are %d", n)
	}
	if f := fault.As(o.Archive(ctx, ArchiveRequest{ID: 99})); f == nil || f.Key != NoSuch {
		t.Errorf("put away what is not there: %v", f)
	}
}

// 10,000 contracts of three charges with thirteen months billed.
func BenchmarkBillable(b *testing.B) {
	o := book(b)
	o.write(b, func(tx *db.Tx) error {
		for range 10_000 {
			c := o.draft()
			c.check(itemsMap(o))
			c.matchLines(Contract{})
			c.Code = fmt.Sprint(tx.Now.UnixNano(), " ", b.N, " ", rows())
			if err := Insert(ctx, tx, &c); err != nil {
				return err
			}
		}
		return nil
	})
	o.sql(b, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES ('1', 'issued', 'run', 1, '2026-01-01', '2026-01-01', 0, 0, 0)`)
	for _, m := range months("2025-11-15", 13) {
		from, to, _ := strings.Cut(m, "/")
		o.sql(b, "INSERT INTO billed (charge_id, period_from, period_to, invoice_id) SELECT id, ?, ?, 1 FROM charges", from, to)
	}
	b.ResetTimer()
	for b.Loop() {
		if err := o.DB.Read(ctx, func(tx *db.Tx) error {
			all, err := loadBillable(ctx, tx, date.Must("2026-12-01"))
			n := 0
			for _, x := range all {
				n += len(x.Unbilled(date.Must("2026-12-01")))
			}
			if len(all) != 30_000 || n != 30_000 {
				b.Fatalf("%d charges, %d periods", len(all), n)
			}
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
}

var counted int

func rows() int { counted++; return counted }
