package contract

import (
	"testing"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// fates tells of a change line by line: what became of it, and its days.
func fates(c Changed) (all []string) {
	for _, h := range c.Charges {
		all = append(all, string(h.Fate)+" "+h.From.String()+".."+h.To.String())
	}
	return all
}

func TestChangesByADay(t *testing.T) {
	day := date.Must
	amendFrom := func(from string, change func(*Contract)) func(office, Contract) (Changed, error) {
		return func(o office, c Contract) (Changed, error) {
			change(&c)
			return o.Amend(ctx, AmendRequest{Contract: c, From: day(from), Reason: "补充协议"})
		}
	}
	for _, c := range []struct {
		when   string
		billed []string // of line 1
		do     func(office, Contract) (Changed, error)
		want   []string
		key    fault.Key
	}{
		{"a dearer rent from June", nil, amendFrom("2026-06-01", func(c *Contract) { c.Charges[0].Price = dec("90") }),
			[]string{"ends 2025-11-15..2026-05-31", "same 2025-11-15..2027-11-14", "same 2025-11-15..2026-12-31", "begins 2026-06-01..2027-11-14"}, ""},
		{"the same price written otherwise", nil, amendFrom("2026-06-01", func(c *Contract) { c.Charges[0].Price = dec("88.00") }), nil, ""},
		{"a parking place less", nil, amendFrom("2026-06-01", func(c *Contract) { c.Charges = c.Charges[:2] }),
			[]string{"same 2025-11-15..2027-11-14", "same 2025-11-15..2027-11-14", "ends 2025-11-15..2026-05-31"}, ""},
		{"from the first day, nothing billed", nil, amendFrom("2025-11-15", func(c *Contract) { c.Charges[0].Price = dec("90") }),
			[]string{"changed 2025-11-15..2027-11-14", "same 2025-11-15..2027-11-14", "same 2025-11-15..2026-12-31"}, ""},
		{"from the first day, a month billed", []string{"2025-11-15/2025-11-30"}, amendFrom("2025-11-15", func(c *Contract) { c.Charges[0].Price = dec("90") }),
			[]string{"withdrawn 2025-11-15..2027-11-14", "same 2025-11-15..2027-11-14", "same 2025-11-15..2026-12-31", "begins 2025-11-15..2027-11-14"}, ""},
		{"a day that is not the contract's", nil, amendFrom("2025-11-14", func(c *Contract) {}), nil, OutsideContract},
		{"another customer", nil, amendFrom("2026-06-01", func(c *Contract) { c.Customer++ }), nil, TransferInstead},
		{"an early end", []string{"2025-11-15/2025-11-30", "2025-12-01/2025-12-31"}, func(o office, c Contract) (Changed, error) {
			return o.Terminate(ctx, TerminateRequest{ID: c.ID, On: day("2025-12-20")})
		}, []string{"ends 2025-11-15..2025-12-20", "ends 2025-11-15..2025-12-20", "ends 2025-11-15..2025-12-20"}, ""},
		{"two years more", nil, func(o office, c Contract) (Changed, error) {
			return o.Renew(ctx, RenewRequest{ID: c.ID, End: day("2029-11-14")})
		}, []string{"same 2025-11-15..2027-11-14", "same 2025-11-15..2027-11-14", "same 2025-11-15..2026-12-31", "begins 2027-11-15..2029-11-14", "begins 2027-11-15..2029-11-14"}, ""},
		{"a renewal that ends sooner", nil, func(o office, c Contract) (Changed, error) {
			return o.Renew(ctx, RenewRequest{ID: c.ID, End: day("2027-11-14")})
		}, nil, RenewEarlier},
		{"a transfer to oneself", nil, func(o office, c Contract) (Changed, error) {
			return o.Transfer(ctx, TransferRequest{ID: c.ID, From: day("2026-06-01"), Customer: c.Customer})
		}, nil, SameCustomer},
	} {
		t.Run(c.when, func(t *testing.T) {
			o := book(t)
			before := o.save(t, o.draft())
			o.bill(t, before, 1, c.billed...)
			before = o.get(t, before.ID)
			got, err := c.do(o, before)
			if f := fault.As(err); f != nil || c.key != "" {
				if f == nil || f.Key != c.key {
					t.Fatalf("got %v, want %s", err, c.key)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(c.want) == 0 {
				if got.Version != 0 {
					t.Errorf("changed %+v", got)
				}
				return
			}
			if a, b := fates(got), c.want; len(a) != len(b) {
				t.Fatalf("got %v, want %v", a, b)
			} else {
				for i := range a {
					if a[i] != b[i] {
						t.Errorf("got %v, want %v", a, b)
					}
				}
			}
			list, err := o.Versions(ctx, Ref{ID: before.ID})
			if err != nil || len(list.Rows) != 1 || len(list.Rows[0].Before.Charges) != 3 {
				t.Errorf("versions %+v, %v", list, err)
			}
			if p, err := o.Preview(ctx, PreviewRequest{Contract: o.get(t, before.ID)}); err != nil || len(p.Faults) > 0 {
				t.Errorf("the preview: %+v, %v", p.Faults, err)
			}
			o.save(t, o.get(t, before.ID)) // what was changed by a day can be saved as it is
		})
	}
}

// A rent of 88 that steps by 5 % a year on 15 November costs 92.40 in its second year; from June 2026 it is agreed at 95.
func TestStepsGoOnFromTheAgreedPrice(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	c.Charges[0].Price = dec("95")
	if _, err := o.Amend(ctx, AmendRequest{Contract: c, From: date.Must("2026-06-01")}); err != nil {
		t.Fatal(err)
	}
	h := o.get(t, c.ID).Charges[3]
	if h.Origin != date.Must("2025-11-15") || h.Start != date.Must("2026-06-01") || h.Price.String() != "95" || len(h.Steps) != 1 ||
		h.Steps[0].From != date.Must("2026-11-15") || h.Steps[0].Price.String() != "99.75" || h.StepEveryMonths != 0 {
		t.Errorf("got %+v", h)
	}
	if out, err := o.Renew(ctx, RenewRequest{ID: c.ID, End: date.Must("2028-11-14"), Percent: dec("10")}); err != nil || len(out.Charges) != 6 {
		t.Fatalf("%+v, %v", out, err)
	}
	if h := o.get(t, c.ID).Charges[4]; h.Price.String() != "13.2" || h.Start != date.Must("2027-11-15") {
		t.Errorf("the property fee goes on as %+v", h)
	}
}

func TestATransferGoesOnForTheNewCustomer(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	o.sql(t, "INSERT INTO customers (code, name) VALUES ('K9', '青禾')")
	other := c.Customer + 1
	out, err := o.Transfer(ctx, TransferRequest{ID: c.ID, From: date.Must("2026-06-16"), Customer: other, Reason: "公司更名"})
	if err != nil || out.New == 0 || out.NewCode != "HT-2026-001" {
		t.Fatalf("%+v, %v", out, err)
	}
	old, next := o.get(t, c.ID), o.get(t, out.New)
	if old.End != date.Must("2026-06-15") || old.Terminated != old.End || next.Start != date.Must("2026-06-16") || next.End != c.End || next.Follows != c.ID {
		t.Errorf("%+v\n%+v", old, next)
	}
	rent := next.Charges[0]
	if rent.Origin != c.Start || rent.Replaces != old.Charges[0].ID || rent.Price.String() != "88" || rent.StepEveryMonths != 12 {
		t.Errorf("the rent goes on as %+v", rent)
	}
}

func TestAPriceForTheWholeIsDividedAtTheDay(t *testing.T) {
	o := book(t)
	whole := Charge{FeeItem: o.items["房租"].ID, Model: charge.ModelFixed, Price: dec("1200"), PricePer: charge.PerTotal, CycleMonths: 1, Anchor: charge.AnchorCalendar}
	c := o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), End: date.Must("2026-12-31"), Charges: []Charge{whole}})
	if _, err := o.Terminate(ctx, TerminateRequest{ID: c.ID, On: date.Must("2026-04-15")}); err != nil {
		t.Fatal(err)
	}
	if h := o.get(t, c.ID).Charges[0]; h.Price.String() != "350" {
		t.Errorf("three months and a half come to %s", h.Price)
	}
}

func TestAMilestoneIsConfirmedOnce(t *testing.T) {
	o := book(t)
	m := Charge{FeeItem: o.items["服务费"].ID, Model: charge.ModelFixed, Price: dec("5000"), OnConfirm: true}
	c := o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), Charges: []Charge{m, {FeeItem: o.items["房租"].ID, Model: charge.ModelFixed, Price: dec("1")}}})
	confirm := func(line int, day date.Date) error {
		_, err := o.Confirm(ctx, ConfirmRequest{ID: c.ID, Line: line, On: day})
		return err
	}
	if err := confirm(1, date.Must("2026-05-04")); err != nil || o.get(t, c.ID).Charges[0].Confirmed != date.Must("2026-05-04") {
		t.Fatal(err)
	}
	again := o.save(t, func() Contract { c := o.get(t, c.ID); c.Charges[0].Confirmed = 0; return c }())
	if again.Charges[0].Confirmed == 0 {
		t.Error("saving took the confirmation back")
	}
	if f := fault.As(confirm(2, 1)); f == nil || f.Key != NoMilestone {
		t.Errorf("a rent was confirmed: %v", f)
	}
	o.bill(t, again, 1, "2026-05-04/2026-05-04")
	if f := fault.As(confirm(1, 0)); f == nil || f.Key != MilestoneBilled {
		t.Errorf("taken back after it was billed: %v", f)
	}
}

func TestAFormulaIsShownBeforeItIsSaved(t *testing.T) {
	o := book(t)
	by := func(text string) Charge {
		return Charge{FeeItem: o.items["物业费"].ID, Model: charge.ModelFormula, Price: dec("2"), Quantity: dec("100"), CycleMonths: 1, Anchor: charge.AnchorCalendar, Formula: text}
	}
	c := o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), Numbers: Numbers{"系数": dec("1.5")}, Charges: []Charge{by("面积 * 单价 * 系数")}})
	o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), Charges: []Charge{by("面积 * 单价")}})
	got, err := o.TryFormula(ctx, TryFormula{Formula: "面积 * 单价 * 系数 * 2", Contract: c.ID, Line: 1})
	if err != nil || got.Fault != nil || len(got.Rows) != 2 || got.Rows[0].Amount != 60000 || got.Rows[0].Now != 30000 || got.Rows[0].Code != c.Code || got.Rows[1].Fault == nil {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err := o.TryFormula(ctx, TryFormula{Formula: "面积 * 单价 * 倍数", Contract: c.ID, Line: 1}); err != nil || got.Fault == nil || len(got.Rows) != 0 {
		t.Errorf("an unknown name: %+v, %v", got, err)
	}
	sim, err := o.SimulateFormula(ctx, SimulateFormula{Formula: "面积 * 单价", Contract: c.ID, Line: 1})
	if err != nil || len(sim.Rows) != 11 || sim.Before != 11*30000 || sim.After != 11*20000 || sim.Changed != 11 || sim.Rows[10].Month != "2026-11" {
		t.Errorf("%+v, %v", sim, err)
	}
	c.Charges[0].Formula = "面积 * 倍数"
	if _, err := o.Save(ctx, SaveRequest{Contract: c}); fault.As(err) == nil {
		t.Errorf("an unknown name was saved: %v", err)
	}
}

func TestTurnoversAreEnteredAndReviewed(t *testing.T) {
	o := book(t)
	rent := Charge{FeeItem: o.items["房租"].ID, Model: charge.ModelPercent, Price: dec("1000"), Percent: dec("8"), CycleMonths: 1, Anchor: charge.AnchorCalendar}
	c := o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), Charges: []Charge{rent}})
	page, err := o.Turnovers(ctx, TurnoverFilter{Month: date.Must("2026-10-05")})
	if err != nil || len(page.Rows) != 1 || page.Missing != 1 || page.Rows[0].Code != c.Code {
		t.Fatalf("%+v, %v", page, err)
	}
	amount, less := o.items["房租"].RoundTo*0+1500000, o.items["房租"].RoundTo*0+1000000
	enter := func(r EnterTurnovers) (EnteredTurnovers, error) { return o.EnterTurnovers(ctx, r) }
	row := TurnoverEntry{Contract: c.ID, From: date.Must("2026-10-01"), To: date.Must("2026-10-31"), Amount: &amount}
	if out, err := enter(EnterTurnovers{Rows: []TurnoverEntry{row}}); err != nil || out.Changed != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	if out, err := enter(EnterTurnovers{Rows: []TurnoverEntry{row}}); err != nil || out.Changed != 0 {
		t.Errorf("again: %+v, %v", out, err)
	}
	over := row
	over.From = date.Must("2026-10-15")
	if _, err := enter(EnterTurnovers{Rows: []TurnoverEntry{over}}); fault.As(err) == nil {
		t.Errorf("days that are there already: %v", err)
	}
	if r := o.get(t, c.ID).Charges[0].ReviewFrom; r != 0 {
		t.Errorf("nothing was billed, and it is to be reviewed from %s", r)
	}
	o.bill(t, c, 1, "2026-10-01/2026-10-31")
	row.Amount = &less
	if _, err := enter(EnterTurnovers{Rows: []TurnoverEntry{row}}); err != nil || o.get(t, c.ID).Charges[0].ReviewFrom != row.From {
		t.Errorf("a smaller turnover of a billed month: %v", err)
	}
	var sum int
	if err := o.DB.Read(ctx, func(tx *db.Tx) error { all, err := LoadTurnovers(ctx, tx); sum = len(all); return err }); err != nil || sum != 1 {
		t.Errorf("%d turnovers, %v", sum, err)
	}
}

// Usage is always billed after its period: what was billed last is a period of the terms all the same.
func TestUsageThatWasBilledCanBeSavedAsItIs(t *testing.T) {
	o := book(t)
	o.sql(t, "INSERT INTO meters (code, name) VALUES ('D-1', '电表')")
	usage := Charge{FeeItem: o.items["电费"].ID, Model: charge.ModelUsage, Meter: 1, Price: dec("0.98"), CycleMonths: 1, Anchor: charge.AnchorCalendar}
	c := o.save(t, Contract{Customer: o.customer, Start: date.Must("2026-01-01"), Charges: []Charge{usage}})
	o.bill(t, c, 1, "2026-01-01/2026-01-31", "2026-02-01/2026-02-28")
	c = o.get(t, c.ID)
	if p := o.preview(t, c); len(p.Faults) > 0 {
		t.Errorf("the preview of what is saved: %v", p.Faults)
	}
	c.Note = "看过表"
	o.save(t, c)
	c.Charges[0].CycleMonths = 3
	if p := o.preview(t, c); len(p.Faults) != 1 || p.Faults[0].Key != BoundariesMoved {
		t.Errorf("another cycle: %v", p.Faults)
	}
}
