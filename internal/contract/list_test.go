package contract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func TestListAndArchive(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	old := o.draft()
	old.Start, old.End, old.Unit = date.Must("2025-01-01"), date.Must("2025-01-31"), "B-1"
	old.Charges = old.Charges[1:2]
	over := o.save(t, old)
	later := o.draft()
	later.Start, later.End, later.Deposit, later.Charges = date.Must("2027-01-01"), 0, 0, nil
	o.save(t, later)
	o.bill(t, c, 2, "2025-11-15/2025-11-30")
	for _, x := range []struct {
		when   string
		filter Filter
		want   string
	}{
		{"all", Filter{}, "HT-2025-001 HT-2025-002 HT-2027-001"},
		{"running", Filter{State: Running}, "HT-2025-001"},
		{"ended", Filter{State: Ended}, "HT-2025-002"},
		{"to come", Filter{State: Upcoming}, "HT-2027-001"},
		{"put away", Filter{State: Archived}, ""},
		{"of a customer", Filter{Customer: o.customer, Sort: "end", Desc: true, State: Every}, "HT-2027-001 HT-2025-001 HT-2025-002"},
		{"of nobody", Filter{Customer: 99}, ""},
		{"by initials and unit", Filter{Search: "xqrj b-1"}, "HT-2025-002"},
		{"by code", Filter{Search: "ht-2027"}, "HT-2027-001"},
		{"ending soon", Filter{State: Running, EndingBy: date.Must("2027-11-14")}, "HT-2025-001"},
	} {
		page, err := o.List(ctx, x.filter)
		codes := []string{}
		for _, r := range page.Rows {
			codes = append(codes, r.Code)
		}
		if got := strings.Join(codes, " "); err != nil || got != x.want || page.Count != len(codes) {
			t.Errorf("%s: got %q of %d, %v, want %q", x.when, got, page.Count, err, x.want)
		}
	}
	page, err := o.List(ctx, Filter{Limit: 1})
	if err != nil || !page.More || page.Rows[0].Items != "房租、物业费、停车费" || page.Rows[0].BilledThrough != date.Must("2025-11-30") || page.Deposit != 2*5913600 {
		t.Errorf("page %+v, %v", page, err)
	}
	for _, x := range []struct {
		when  string
		do    func()
		id    ID
		parts []fault.Key // none: put away
	}{
		{"running, billed and open", func() {}, c.ID, []fault.Key{StillOpen, StillRunning}},
		{"ended, never billed", func() {}, over.ID, nil},
		{"ended, partly billed", func() {
			o.sql(t, "UPDATE invoices SET settled = total")
			c = o.get(t, c.ID)
			c.End, c.Charges[2].End = date.Must("2026-10-31"), 0
			o.save(t, c)
		}, c.ID, []fault.Key{StillToBill}},
	} {
		x.do()
		err := o.Archive(ctx, ArchiveRequest{ID: x.id, Archived: true})
		var got []fault.Key
		if f := fault.As(err); f != nil {
			for _, p := range f.Parts {
				got = append(got, p.Key)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(x.parts) {
			t.Errorf("%s: got %v, want %v", x.when, err, x.parts)
		}
	}
	if err := o.Archive(ctx, ArchiveRequest{ID: over.ID}); err != nil {
		t.Errorf("taken out again: %v", err)
	}
}

func TestFeeItems(t *testing.T) {
	o := book(t)
	s := NewFeeItems(o.DB)
	if len(o.items) != 11 || o.items["房租"].Code != "F01" || o.items["电费"].TaxRate.String() != "0.13" {
		t.Errorf("starter items %+v", o.items)
	}
	out, err := s.Save(ctx, SaveFeeItem{Item: FeeItem{Name: "网费", TaxRate: dec("0.060"), RoundTo: money.Amount(10)}})
	if err != nil || out.Code != "F12" {
		t.Fatalf("%+v, %v", out, err)
	}
	for when, f := range map[string]FeeItem{
		"a name given twice":       {Name: "房租"},
		"a code given twice":       {Name: "网费 2", Code: "F01"},
		"a rate of nine":           {Name: "网费 2", TaxRate: dec("9")},
		"a rate of absurd size":    {Name: "网费 2", TaxRate: decimal.New(1, -999999999)},
		"rounding to five fen":     {Name: "网费 2", RoundTo: 5},
		"a tax mode nobody knows":  {Name: "网费 2", TaxMode: "x"},
		"an item that is not here": {ID: 99, Name: "网费 2"},
	} {
		if _, err := s.Save(ctx, SaveFeeItem{Item: f}); fault.As(err) == nil {
			t.Errorf("%s: %v", when, err)
		}
	}
	c := o.save(t, o.draft())
	if err := s.Archive(ctx, ArchiveFeeItem{ID: o.items["房租"].ID, Archived: true}); fault.As(err) == nil || fault.As(err).Key != ItemInUse {
		t.Errorf("put away while in use: %v", err)
	}
	if err := s.Archive(ctx, ArchiveFeeItem{ID: out.ID, Archived: true}); err != nil {
		t.Fatal(err)
	}
	c.Charges[1].FeeItem = out.ID
	if _, err := o.Save(ctx, SaveRequest{Contract: c}); fault.As(err) == nil || fault.As(err).Parts[0].Key != ItemArchived {
		t.Errorf("a fee item that was put away: %v", err)
	}
}

func TestOneThatWasEndedEarlySaysSo(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	if _, err := o.Terminate(ctx, TerminateRequest{ID: c.ID, On: date.Must("2026-10-31")}); err != nil {
		t.Fatal(err)
	}
	page, err := o.List(ctx, Filter{})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].State != Ended || page.Rows[0].Terminated != date.Must("2026-10-31") {
		t.Errorf("%+v, %v", page.Rows, err)
	}
}
