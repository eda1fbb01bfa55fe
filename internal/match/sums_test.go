package match

import (
	"fmt"
	"slices"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Where a bound ends the search, what was found is not called all there is: nothing may count as the only one then.
func TestSumsSayWhetherTheyAreAllThereAre(t *testing.T) {
	open := func(fen ...money.Amount) []*invoice {
		var all []*invoice
		for i, a := range fen {
			all = append(all, &invoice{Invoice: Invoice{ID: int64(i + 1), Open: a}, left: a, soft: a})
		}
		return all
	}
	for _, c := range []struct {
		situation string
		open      []*invoice
		amount    money.Amount
		limit     int
		steps     int
		found     int
		all       bool
	}{
		{"one way", open(700, 300, 50), 1000, 8, 1000, 1, true},
		{"two ways", open(700, 600, 400, 300), 1000, 8, 1000, 2, true},
		{"two ways, and one is looked for", open(700, 600, 400, 300), 1000, 1, 1000, 1, false},
		{"none", open(700, 600), 1000, 8, 1000, 0, true},
		{"less than is paid", open(700, 200), 1000, 8, 1000, 0, true},
		{"nothing open", nil, 1000, 8, 1000, 0, true},
		{"a way is found and the steps end", open(700, 300, 211, 203, 197, 193, 191, 181), 1000, 8, 12, 1, false},
		{"the steps end before any is found", open(701, 499, 307, 211, 203, 197, 193, 191, 181), 1900, 8, 10, 0, false},
		{"equal ones are one way", open(500, 500, 500), 1000, 8, 1000, 1, true},
	} {
		if got, all := sums(c.open, c.amount, c.limit, c.steps); len(got) != c.found || all != c.all {
			t.Errorf("%s: %d found, all %v", c.situation, len(got), all)
		}
	}
}

// Exactly one bill is met, but the search for others was ended: it is not decided, and said.
func TestASearchThatWasEndedDecidesNothing(t *testing.T) {
	for others, want := range map[int]Decision{3: Auto, 60: Suggest} {
		w := World{Customers: []Customer{{ID: 1, Name: "杭州云岫建筑有限公司"}}}
		bill := func(id int, open money.Amount) {
			w.Invoices = append(w.Invoices, Invoice{ID: int64(id), Number: fmt.Sprintf("ZD202601-%05d", id), Customer: 1, Kind: "房租", Issue: date.Must("2026-01-01"), Due: date.Must("2026-01-10"), Open: open})
		}
		bill(1, 999999)
		for i := range others { // whole yuan, which never make the 99 fen
			bill(2+i, money.Amount(100+7*i)*100)
		}
		w.Receipts = []Receipt{got("9999.99", "杭州云岫建筑有限公司", "")}
		p := Propose(w)[0]
		ended := slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Key == SearchEnded })
		if p.Decision != want || p.Allocations[0].Invoice != 1 || ended == (want == Auto) {
			t.Errorf("beside %d others: %s, %v", others, said(p), p.Reasons)
		}
	}
}
