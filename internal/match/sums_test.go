package match

import (
	"testing"

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
