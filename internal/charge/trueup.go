package charge

import (
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// trueUp brings the lines of a period up to the minimum or down to the maximum. A period that is free on every day, or that
// bills nothing yet, has none.
func (t Terms) trueUp(p Period, lines []Line) (Line, bool) {
	var sum money.Amount
	free := true
	for _, l := range lines {
		sum += t.settledOf(l)
		free = free && l.Free
	}
	if free {
		return Line{}, false
	}
	return TrueUp(t.Tax, date.Range{From: p.From, To: p.To}, sum, t.Minimum, t.Maximum)
}

// TrueUp gives the line that brings a sum up to least or down to most (then it is negative), and false where the sum lies
// between them. A limit that is nil is none. Sum and limits are amounts by price: with tax where prices hold it, without
// where tax is added on top.
func TrueUp(tax Tax, days date.Range, sum money.Amount, least, most *money.Amount) (Line, bool) {
	limit, name := least, "保底"
	if least == nil || sum >= *least {
		limit, name = most, "封顶"
		if most == nil || sum <= *most {
			return Line{}, false
		}
	}
	diff := *limit - sum
	l := Line{Kind: KindTrueUp, From: days.From, To: days.To, Quantity: one, UnitPrice: diff.Decimal(), Per: PerOnce}
	l.costs = name + " " + limit.Grouped() + less(sum)
	return Terms{Tax: tax}.taxed(l, diff), true
}

// less writes the subtraction of a sum that may itself be below nothing.
func less(sum money.Amount) string {
	if sum < 0 {
		return " + " + (-sum).Grouped()
	}
	return " − " + sum.Grouped()
}
