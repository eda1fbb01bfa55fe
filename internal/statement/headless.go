package statement

import (
	"strings"

	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// unnamed maps a table without a header by what its columns hold: the first column of dates, then amounts, the
// longest text as memo. It is a guess, and says so.
func (g *guesser) unnamed() *Mapping {
	g.m = Mapping{Columns: map[Field][]string{}, Confidence: 60, NoHeader: true, Decimal: ".", DateOrder: YearFirst}
	g.m.Doubts = []*fault.Fault{fault.New(DoubtHeader, nil)}
	var numbers []int
	date, memo, longest := -1, -1, 0
	for i := range g.c.labels {
		texts := g.column(i)
		order, _ := dateOrder(texts)
		length := 0
		for _, s := range texts {
			length += len(s)
		}
		switch {
		case len(texts) == 0:
		case date < 0 && share(texts, func(s string) bool { _, ok := parseMoment(s, order, g.c.grid); return ok }) >= 80:
			date = i
		case share(texts, func(s string) bool { return looksLikeAmount(s) }) >= 95:
			numbers = append(numbers, i)
		case length > longest:
			memo, longest = i, length
		}
	}
	if date < 0 || len(numbers) == 0 || len(numbers) > 4 {
		return nil
	}
	g.dates(map[Field][]found{FieldDate: {{date, 0}}})
	g.use(FieldMemo, memo)
	by := map[Field][]found{}
	in, out, balance := g.roles(numbers)
	if balance >= 0 {
		g.use(FieldBalance, balance)
		by[FieldBalance] = []found{{balance, 0}}
	}
	if in >= 0 {
		by[FieldIn], by[FieldOut] = []found{{in, 0}}, []found{{out, 0}}
	} else {
		by[FieldAmount] = []found{{numbers[0], 0}}
	}
	if !g.amounts(by) {
		return nil
	}
	if in >= 0 && balance < 0 {
		g.doubt(20, fault.New(DoubtSign, nil))
	}
	return g.done()
}

// looksLikeAmount keeps account numbers and dates in digits out: an amount has a mark in it or is short.
func looksLikeAmount(s string) bool {
	if digitsIn(s) > 7 && !strings.ContainsAny(s, ".,") {
		return false
	}
	_, point := parseAmount(s, '.', false)
	_, comma := parseAmount(s, ',', false)
	return point || comma
}

// roles tells the number columns apart: two that are never both filled are out and in (in that order, unless the
// balance says otherwise), the last one filled in every row is the balance.
func (g *guesser) roles(numbers []int) (in, out, balance int) {
	in, out, balance = -1, -1, -1
	for a := range numbers {
		for b := a + 1; b < len(numbers); b++ {
			if in < 0 && g.exclusive(numbers[a], numbers[b]) {
				out, in = numbers[a], numbers[b]
			}
		}
	}
	for _, n := range numbers {
		if n != in && n != out && (in >= 0 || n != numbers[0]) && len(g.column(n)) == min(len(g.rows), sampleRows) {
			balance = n
		}
	}
	if in >= 0 && balance >= 0 && g.falls(in, balance) > g.falls(out, balance) {
		in, out = out, in
	}
	return in, out, balance
}

func (g *guesser) exclusive(a, b int) bool {
	both, either := 0, 0
	for _, r := range g.rows[:min(len(g.rows), sampleRows)] {
		hasA, hasB := g.filled(r, a), g.filled(r, b)
		if hasA && hasB {
			both++
		}
		if hasA != hasB {
			either++
		}
	}
	return both == 0 && either > 0 && len(g.column(a)) < either && len(g.column(b)) < either
}

func (g *guesser) filled(r row, i int) bool {
	if i >= len(r.cells) {
		return false
	}
	n, ok := parseAmount(r.cells[i], '.', g.c.grid.binary)
	if !ok {
		n, ok = parseAmount(r.cells[i], ',', g.c.grid.binary)
	}
	return ok && !n.value.IsZero()
}

// falls counts rows in which the balance falls by what stands in the column.
func (g *guesser) falls(column, balance int) int {
	n := 0
	var last decimal.Decimal
	for i, r := range g.rows[:min(len(g.rows), sampleRows)] {
		if balance >= len(r.cells) {
			continue
		}
		b, _ := parseAmount(r.cells[balance], '.', g.c.grid.binary)
		if column < len(r.cells) && i > 0 {
			if v, ok := parseAmount(r.cells[column], '.', g.c.grid.binary); ok && last.Sub(b.value).Equal(v.value) {
				n++
			}
		}
		last = b.value
	}
	return n
}
