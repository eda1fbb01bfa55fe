package statement

import (
	"slices"

	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// amounts settles decimal mark, columns and signs.
func (g *guesser) amounts(by map[Field][]found) bool {
	var texts []string
	for _, f := range []Field{FieldIn, FieldOut, FieldAmount} {
		for _, c := range by[f] {
			texts = append(texts, g.column(c.column)...)
		}
	}
	var sure bool
	if g.m.Decimal, sure = decimalMark(texts, g.c.grid.binary); !sure {
		g.doubt(10, fault.New(DoubtDecimal, fault.Args{"decimal": g.m.Decimal}))
	}
	in, out, amount := g.numeric(by[FieldIn]), g.numeric(by[FieldOut]), g.numeric(by[FieldAmount])
	switch {
	case amount >= 0 && g.empty(in) && g.empty(out): // columns that this file does not fill
		g.use(FieldAmount, amount)
		g.signs(by, amount)
	case in >= 0 && out >= 0, amount < 0 && (in >= 0 || out >= 0):
		if g.m.Sign = SignColumns; g.swapped(by, in, out) {
			in, out = out, in
		}
		g.use(FieldIn, in)
		g.use(FieldOut, out)
		g.m.Absolute = g.allNegative(out) || g.allNegative(in)
	case amount >= 0:
		g.use(FieldAmount, amount)
		g.signs(by, amount)
	default:
		return false
	}
	return true
}

// empty says that nothing stands in a column, or that there is none.
func (g *guesser) empty(column int) bool { return column < 0 || len(g.column(column)) == 0 }

func (g *guesser) use(f Field, column int) {
	if column >= 0 {
		g.m.Columns[f] = []string{g.name(column)}
	}
}

func (g *guesser) number(s string) (decimal.Decimal, bool) {
	n, ok := parseAmount(s, g.m.Decimal[0], g.c.grid.binary)
	return n.value, ok
}

// numeric gives the likeliest column that holds amounts or nothing; -1 for none. Where no column is mostly numbers, one that banks call
// so is taken if it has some: of a few rows the words between them may be many, and each of these is told as a problem.
func (g *guesser) numeric(list []found) int {
	isNumber := func(s string) bool { _, ok := g.number(s); return ok }
	for _, c := range list {
		if texts := g.column(c.column); len(texts) == 0 || share(texts, isNumber) >= 70 {
			return c.column
		}
	}
	for _, c := range list {
		if c.rank < 1000 && share(g.column(c.column), isNumber) >= someNumbers {
			return c.column
		}
	}
	return -1
}

// someNumbers is how many of a column's cells, in percent, are numbers at least where its heading says that it holds amounts.
const someNumbers = 20

func (g *guesser) allNegative(column int) bool {
	if column < 0 {
		return false
	}
	texts := g.column(column)
	negative := func(s string) bool { v, ok := g.number(s); return !ok || v.Sign() <= 0 }
	some := func(s string) bool { v, ok := g.number(s); return ok && v.Sign() < 0 }
	return share(texts, negative) == 100 && share(texts, some) > 0
}

// peers lets a line whose first column of names is empty be named by another: a payer, a payee and a merchant each have theirs.
func (g *guesser) peers(by map[Field][]found) {
	m := g.m.Columns
	if m[FieldPeer] == nil || m[FieldPayer] != nil && m[FieldPayee] != nil {
		return
	}
	for _, c := range slices.Concat(by[FieldPeer][1:], by[FieldPayer], by[FieldPayee]) {
		texts := g.column(c.column)
		same := len(texts) == len(g.rows) && share(texts, func(s string) bool { return s == texts[0] }) == 100 // the owner, or everything
		if c.rank < 1000 && !same && len(m[FieldPeer]) < 4 {
			m[FieldPeer] = append(m[FieldPeer], g.name(c.column))
		}
	}
	delete(m, FieldPayer)
	delete(m, FieldPayee)
}

// onlySide takes a column of payers without one of payees, or the reverse, for the other party; else one of names that are several.
func (g *guesser) onlySide() {
	m := g.m.Columns
	if m[FieldPeer] != nil || m[FieldPayer] != nil && m[FieldPayee] != nil {
		return
	}
	for _, side := range [][2]Field{{FieldPayer, FieldPayerAccount}, {FieldPayee, FieldPayeeAccount}} {
		if name, account := m[side[0]], m[side[1]]; name != nil {
			if m[FieldPeer] = name; m[FieldPeerAccount] == nil && account != nil {
				m[FieldPeerAccount] = account
			}
			delete(m, side[0])
			delete(m, side[1])
			return
		}
	}
	for i, l := range g.c.labels {
		if texts := g.column(i); (l == "户名" || l == "姓名" || l == "单位名称") && len(texts) > 0 && share(texts, func(s string) bool { return s == texts[0] }) < 100 {
			m[FieldPeer] = []string{g.name(i)}
			return
		}
	}
}
