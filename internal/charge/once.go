package charge

import (
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// oncePeriods are the periods of a charge without a cycle: all of it, or the day on which it was confirmed; and where a
// part is kept back, the day on which that is due.
func (t Terms) oncePeriods() []Period {
	first := t.dated(t.Start, t.last())
	if t.OnConfirm {
		if t.Confirmed == 0 {
			return nil
		}
		first = t.dated(t.Confirmed, t.Confirmed)
	}
	if !t.Retention.IsPositive() {
		return []Period{first}
	}
	return []Period{first, t.dated(t.releaseDay(), t.releaseDay())}
}

// releaseDay is the day on which what was kept back is due: so many months after the confirmation, or the last day.
func (t Terms) releaseDay() date.Date {
	if t.OnConfirm {
		return t.Confirmed.AddMonths(t.RetentionMonths)
	}
	return t.last().AddMonths(t.RetentionMonths)
}

// keepBack divides a charge once into what is billed now and what is kept back, each to the fen, so that both sum to it.
func (t Terms) keepBack(p Period, f Facts) (Result, error) {
	periods := t.oncePeriods()
	f.Read = slices.DeleteFunc(slices.Clone(f.Read), func(d date.Date) bool { return d >= periods[0].From }) // both ask for the same whole
	r, err := t.modelLines(periods[0], f)
	if err != nil || len(r.Lines) == 0 {
		return r, err
	}
	var sum money.Amount
	weights := make([]int64, len(r.Lines))
	for i, l := range r.Lines {
		weights[i] = int64(max(0, t.settledOf(l)))
		sum += money.Amount(weights[i])
	}
	exact := exactDecimal(t.Retention.Shift(-2)).times(exactAmount(sum))
	kept := exact.round(t.RoundTo)
	if p.From != periods[0].From {
		l := Line{Kind: KindRetention, From: p.From, To: p.To, Quantity: one, UnitPrice: kept.Decimal(), Per: PerOnce, TaxRate: t.Tax.Rate}
		l.costs = t.costs(l, cost{words: sum.Grouped() + times(t.Retention.String()+"%")}, state{}, kept != exact.round(1))
		return Result{Lines: []Line{t.taxed(l, kept)}}, nil
	}
	for i, part := range kept.Split(weights...) {
		l := r.Lines[i]
		if part != 0 {
			l.costs += " − " + part.Grouped() + "（质保金 " + t.Retention.String() + "%）"
			r.Lines[i] = t.taxed(l, t.settledOf(l)-part)
		}
	}
	return r, nil
}

// taxed settles a line whose costs are told at an amount.
func (t Terms) taxed(l Line, settled money.Amount) Line {
	l.TaxRate = t.Tax.Rate
	t.tax(&l, settled)
	l.Working = t.working(l)
	return l
}

// settledOf is what a line came to by its price: with tax where the price holds it, without where tax is added on top.
func (t Terms) settledOf(l Line) money.Amount {
	if t.Tax.Mode == TaxExclusive {
		return l.Net
	}
	return l.Amount
}
