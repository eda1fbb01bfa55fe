package statement

import (
	"slices"
	"strings"

	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// What tells money in from money out: two columns, one with a word beside it, or a sign.

func (p *plan) bothColumns(l *Line, r row) (number, *fault.Fault) {
	inText, outText := p.ins.text(r.cells), p.outs.text(r.cells)
	in, hasIn := parseAmount(inText, p.point, p.grid.binary)
	out, hasOut := parseAmount(outText, p.point, p.grid.binary)
	switch {
	case inText != "" && !hasIn:
		return in, fault.New(BadAmount, fault.Args{"row": r.num, "value": inText})
	case outText != "" && !hasOut:
		return out, fault.New(BadAmount, fault.Args{"row": r.num, "value": outText})
	case !hasIn && !hasOut:
		return in, fault.New(NoAmount, fault.Args{"row": r.num})
	case hasIn && hasOut && !in.value.IsZero() && !out.value.IsZero():
		return in, fault.New(TwoAmounts, fault.Args{"row": r.num, "in": inText, "out": outText})
	case hasOut && (!hasIn || in.value.IsZero() && !out.value.IsZero()):
		l.Direction = Out
		return out, nil
	}
	l.Direction = In
	return in, nil
}

func (p *plan) oneColumn(l *Line, r row) (number, *fault.Fault) {
	text := p.amounts.text(r.cells)
	n, ok := parseAmount(text, p.point, p.grid.binary)
	if !ok {
		if text == "" {
			return n, fault.New(NoAmount, fault.Args{"row": r.num})
		}
		return n, fault.New(BadAmount, fault.Args{"row": r.num, "value": text})
	}
	if p.sign == signed || p.sign == spending {
		l.Direction = Out
		if (n.value.Sign() >= 0) == (p.sign == signed) {
			l.Direction = In
		}
		n.value = n.value.Abs()
		return n, nil
	}
	word := p.flags.text(r.cells)
	if word == "" && p.minus(r.cells) {
		word = "-"
	}
	l.Direction = p.side(word)
	if l.Direction == Neutral && !p.openFlags && !p.neither(r.cells) {
		return n, fault.New(UnknownDirection, fault.Args{"row": r.num, "value": word})
	}
	if p.sign == flagSigned && l.Direction == Out {
		n.value = n.value.Neg()
	}
	return n, nil
}

// side gives the direction of a flag's word.
func (p *plan) side(word string) Direction {
	w := label(word)
	if w == "" && strings.Trim(word, " -") == "" && word != "" {
		w = "-"
	}
	for _, prefix := range p.inList {
		if w == prefix || len(prefix) > 1 && strings.HasPrefix(w, prefix) {
			return In
		}
	}
	for _, prefix := range p.outList {
		if w == prefix || len(prefix) > 1 && strings.HasPrefix(w, prefix) {
			return Out
		}
	}
	if w != "" && slices.Contains(p.outList, anyWord) {
		return Out
	}
	return p.sideWithin(w)
}

// anyWord among the words of a flag stands for all others: whose name is not ours is paid.
const anyWord = "*"

// minus says that the flag is a bare minus, which elsewhere means nothing, in a column called +/-.
func (p *plan) minus(cells []string) bool {
	for _, group := range p.flags {
		for _, i := range group {
			if i < len(cells) && i < len(p.labels) && strings.Contains(p.labels[i], "+") && strings.TrimFunc(cells[i], blank) == "-" {
				return true
			}
		}
	}
	return false
}

// neither says that the flag of a row is one of the words, or the stroke, of wallets for what is neither in nor out.
func (p *plan) neither(cells []string) bool {
	for _, group := range p.flags {
		for _, i := range group {
			if i < len(cells) && (neitherWords[label(cells[i])] || strings.TrimFunc(cells[i], blank) == "/") {
				return true
			}
		}
	}
	return false
}

var neitherWords = set("其他 其它 不计收支 不计 中性 中性交易 neutral other")

// sideWithin finds the side in 1-借, D-借方 and 贷(Cr): the one character of the usual words that says it, where only one does.
func (p *plan) sideWithin(word string) Direction {
	if len(p.inWords)+len(p.outWords) > 0 || len(word) > 20 {
		return Neutral
	}
	in, out := strings.Contains(word, "贷"), strings.Contains(word, "借")
	switch {
	case in == out:
		return Neutral
	case in:
		return In
	}
	return Out
}

// signs decides for one amount column: a flag whose words are known, else the sign, checked against the balance.
func (g *guesser) signs(by map[Field][]found, amount int) {
	if g.legends(amount) {
		return
	}
	p := plan{layout: &layout{}}
	p.words()
	for _, c := range append(slices.Clone(by[FieldFlag]), g.sides(&p)...) {
		if texts := g.column(c.column); share(texts, func(s string) bool { return p.side(s) != Neutral || neitherWords[label(s)] }) >= 80 && share(texts, func(s string) bool { return p.side(s) != Neutral }) > 0 {
			g.m.Sign = SignFlagged
			g.use(FieldFlag, c.column)
			g.m.Absolute = g.anyNegative(amount)
			return
		}
	}
	if own := g.own(by); own != "" {
		g.m.Sign, g.m.Absolute, g.m.InWords, g.m.OutWords = SignFlagged, true, []string{own}, []string{anyWord}
		g.use(FieldFlag, by[FieldPayee][0].column)
		return
	}
	g.m.Sign = SignSigned
	plus, minus := 0, 0
	if list := by[FieldBalance]; list != nil {
		plus, minus = g.steps(list[0].column, func(cells []string) (decimal.Decimal, bool) { return g.cell(cells, amount) })
	}
	if plus == 0 && minus < 2 && g.spends(amount) {
		g.m.Sign = SignSpending
		return
	}
	unsigned := !g.anyNegative(amount)
	if minus > plus && minus >= 2 && (!unsigned || plus == 0) {
		g.m.Sign = SignSpending
		return
	}
	if unsigned && (plus == 0 || minus > 0) {
		g.doubt(30, fault.New(DoubtSign, nil))
	}
}

// anyNegative says that a column of amounts has one below nothing.
func (g *guesser) anyNegative(column int) bool {
	return share(g.column(column), func(s string) bool { v, _ := g.number(s); return v.Sign() < 0 }) > 0
}

// spends says that a table is of a credit card that counts what was spent as plus: it calls itself so, and what was paid back is minus.
func (g *guesser) spends(amount int) bool {
	if !strings.Contains(g.c.above, "信用卡") && !strings.Contains(g.c.above, "贷记卡") && !strings.Contains(strings.ToLower(g.c.above), "credit card") {
		return false
	}
	spent, back := 0, 0
	for _, r := range g.rows {
		v, ok := g.cell(r.cells, amount)
		if !ok || v.IsZero() {
			continue
		}
		paid := paidBack(strings.Join(r.cells, " "))
		if paid == (v.Sign() < 0) {
			spent++
		} else {
			back++
		}
	}
	return spent > back
}

// paidBack says that a row of a card tells of money that came back to it.
func paidBack(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc([]string{"还款", "退款", "退货", "返现", "冲正", "溢缴", "payment", "refund", "cashback", "credit adj"}, func(word string) bool { return strings.Contains(text, word) })
}

// own is the name that stands in every row either as payer or as payee, where both occur: whose account it is.
func (g *guesser) own(by map[Field][]found) string {
	if by[FieldPayer] == nil || by[FieldPayee] == nil {
		return ""
	}
	payer, payee := by[FieldPayer][0].column, by[FieldPayee][0].column
	in, out := map[string]int{}, map[string]int{}
	for _, r := range g.rows {
		if max(payer, payee) >= len(r.cells) || label(r.cells[payer]) == label(r.cells[payee]) {
			return ""
		}
		in[label(r.cells[payee])]++
		out[label(r.cells[payer])]++
	}
	own := ""
	for name, n := range in {
		if name != "" && out[name] > 0 && n+out[name] == len(g.rows) {
			if own != "" {
				return "" // two that only pay each other
			}
			own = name
		}
	}
	return own
}

// sides are columns of other names in which every line has a word for its side, and both sides occur.
func (g *guesser) sides(p *plan) []found {
	var list []found
	for i := range g.c.labels {
		texts, words := g.column(i), map[string]Direction{}
		if len(texts) < len(g.rows)*9/10 || len(texts) < 2 {
			continue
		}
		for _, s := range texts {
			if words[s] = p.side(s); words[s] == Neutral || len(words) > 4 {
				words = nil
				break
			}
		}
		in, out := false, false
		for _, side := range words {
			in, out = in || side == In, out || side == Out
		}
		if in && out {
			list = append(list, found{i, 2000})
		}
	}
	return list
}

// swapped says that the balance rises by what stands as money out and falls by the other: in the journal of an office's own books
// 借 is money in.
func (g *guesser) swapped(by map[Field][]found, in, out int) bool {
	list := by[FieldBalance]
	if list == nil || in < 0 || out < 0 {
		return false
	}
	plus, minus := g.steps(list[0].column, func(cells []string) (decimal.Decimal, bool) {
		i, isIn := g.cell(cells, in)
		o, isOut := g.cell(cells, out)
		return i.Sub(o), (isIn || isOut) && (i.IsZero() || o.IsZero())
	})
	return plus == 0 && minus >= 2
}

// cell is the number in a column of a row.
func (g *guesser) cell(cells []string, column int) (decimal.Decimal, bool) {
	if column >= len(cells) {
		return decimal.Decimal{}, false
	}
	return g.number(cells[column])
}

// steps counts rows whose amount explains the balance's change as money in, and as money out, in either order of rows. A row that
// only states a balance is where the next one sets out from.
func (g *guesser) steps(balance int, amount func(cells []string) (decimal.Decimal, bool)) (plus, minus int) {
	var lastAmount, lastBalance decimal.Decimal
	have := false
	for _, r := range g.rows[:min(len(g.rows), sampleRows)] {
		a, moved := amount(r.cells)
		b, ok := g.cell(r.cells, balance)
		if have && ok && moved && !a.IsZero() {
			switch change := b.Sub(lastBalance); {
			case change.Equal(a), change.Neg().Equal(lastAmount):
				plus++
			case change.Neg().Equal(a), change.Equal(lastAmount):
				minus++
			}
		}
		lastAmount, lastBalance, have = a, b, ok
	}
	return plus, minus
}
