package match

import (
	"slices"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// hall is a tenant who owes two rents and an advertising fee of as much as both together.
func hall() World {
	from := date.New(2026, 1, 1)
	w := World{Customers: []Customer{{ID: 1, Name: "杭州云岫建筑有限公司"}}}
	bill := func(kind string, open money.Amount, month int) {
		d := from.AddMonths(month)
		w.Invoices = append(w.Invoices, Invoice{ID: int64(len(w.Invoices) + 1), Customer: 1, Kind: kind, Open: open, From: d, To: d.MonthEnd(), Issue: d, Due: d.AddDays(9)})
	}
	bill("房租", 1000_00, 0)
	bill("房租", 1000_00, 1)
	bill("广告费", 2000_00, 1)
	return w
}

func paid(id int64, day string, amount money.Amount, memo string) Receipt {
	return Receipt{ID: id, Date: date.Must(day), Amount: amount, PayerName: "杭州云岫建筑有限公司", Memo: memo}
}

func TestWhatALaterReceiptNeedsIsLeftToIt(t *testing.T) {
	w := hall()
	w.Receipts = []Receipt{paid(1, "2026-03-02", 2000_00, ""), paid(2, "2026-03-05", 1990_00, "广告费")}
	best := map[int64]Proposal{}
	for _, p := range Propose(w) {
		if p.Rank == 1 {
			best[p.Receipt] = p
		}
	}
	if p := best[2]; len(p.Allocations) != 1 || p.Allocations[0].Invoice != 3 {
		t.Errorf("who pays the advertising fee less the bank's pays %v", said(p))
	}
	if p := best[1]; len(p.Allocations) != 2 || p.Decision != Suggest {
		t.Errorf("then the one without a word pays both rents, not %v", said(p))
	}
}

func TestReceiptsOfOneCustomerAreAssignedInAnyOrderOfInput(t *testing.T) {
	w := hall()
	w.Receipts = []Receipt{paid(1, "2026-03-02", 2000_00, ""), paid(2, "2026-03-05", 1990_00, "广告费"), paid(3, "2026-03-06", 10_00, "尾款")}
	want := Propose(w)
	slices.Reverse(w.Receipts)
	slices.Reverse(w.Invoices)
	got := Propose(w)
	if len(got) != len(want) {
		t.Fatalf("%d proposals, not %d", len(got), len(want))
	}
	for i := range got {
		if said(got[i]) != said(want[i]) || got[i].Confidence != want[i].Confidence {
			t.Errorf("in another order: %v, not %v", said(got[i]), said(want[i]))
		}
	}
}

// Of more receipts than are assigned together each keeps what it got in its turn.
func TestManyReceiptsOfOneCustomerKeepTheirTurn(t *testing.T) {
	w := hall()
	for i := range 3 * maxJoint {
		w.Receipts = append(w.Receipts, paid(int64(i+1), "2026-03-02", 2000_00, ""))
	}
	taken := map[int64]money.Amount{}
	for _, p := range Propose(w) {
		for _, a := range p.Allocations {
			if p.Rank == 1 && p.Word() == Likely {
				taken[a.Invoice] += a.Amount
			}
		}
	}
	for _, v := range w.Invoices {
		if taken[v.ID] > v.Open {
			t.Errorf("invoice %d of %v is likely to get %v", v.ID, v.Open, taken[v.ID])
		}
	}
}
