package charge

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// percentLines bill the greater of the base, which is the price, and a part of the turnover: period by period, or by the
// base with what is missing added in the last period of each year. Free days and discounts are the base's; a time that is
// free on every day costs nothing.
func (t Terms) percentLines(p Period, f Facts) (Result, error) {
	base, err := t.runLines(p)
	if err != nil {
		return Result{}, err
	}
	days := date.Range{From: p.From, To: p.To}
	if t.Yearly {
		if days = t.settlementYear(p); days.To != p.To {
			return Result{Lines: base}, nil
		}
	}
	floor, free, err := t.baseOf(days)
	if err != nil || free {
		return Result{Lines: base}, err
	}
	turnover, ok := t.turnover(days, f)
	if !ok {
		return Result{Warnings: []*fault.Fault{waits(NoTurnover, Period{From: days.From, To: days.To})}}, nil
	}
	exact := exactDecimal(t.Percent.Shift(-2)).times(exactAmount(turnover))
	if exact.tooLarge() {
		return Result{}, fault.New(AmountTooLarge, fault.Args{"from": p.From, "to": p.To, "most": money.Max})
	}
	share := exact.round(t.RoundTo)
	if share <= floor {
		return Result{Lines: base}, nil
	}
	l := Line{From: days.From, To: days.To, Quantity: turnover.Decimal(), Unit: "元", UnitPrice: t.Percent.Shift(-2), Per: PerOnce}
	l.costs = t.costs(l, cost{words: turnover.Grouped() + times(t.Percent.String()+"%")}, state{}, share != exact.round(1))
	if !t.Yearly {
		return Result{Lines: []Line{t.taxed(l, share)}}, nil
	}
	l.Kind, l.Quantity, l.Unit, l.UnitPrice = KindTrueUp, one, "", (share - floor).Decimal()
	l.costs += less(floor)
	return Result{Lines: append(base, t.taxed(l, share-floor))}, nil
}

// settlementYear is the year that a period is settled with: a calendar year, or one from the origin; only days charged.
func (t Terms) settlementYear(p Period) date.Range {
	if t.CycleMonths == 0 {
		return date.Range{From: p.From, To: p.To}
	}
	origin := t.origin(12)
	from := origin.AddMonths(monthsUntil(origin, p.From) / 12 * 12)
	return t.clip(date.Range{From: from, To: from.AddMonths(12).AddDays(-1)})
}

// baseOf is what the base of some days comes to, and whether all of it is free.
func (t Terms) baseOf(days date.Range) (sum money.Amount, free bool, err error) {
	free = true
	for _, p := range t.periodsIn(days) {
		lines, err := t.runLines(p)
		if err != nil {
			return 0, false, err
		}
		for _, l := range lines {
			sum += t.settledOf(l)
			free = free && l.Free
		}
	}
	return sum, free, nil
}

// turnover adds what was turned over on some days. It is not complete where a day is missing, and not clear where an entry
// reaches into other days of the charge.
func (t Terms) turnover(days date.Range, f Facts) (sum money.Amount, complete bool) {
	next := days.From
	for next <= days.To {
		found := false
		for _, o := range f.Turnovers {
			if own := t.clip(date.Range{From: o.From, To: o.To}); own.From == next && own.To >= next && own.To <= days.To {
				sum, next, found = sum+o.Amount, own.To+1, true
				break
			}
		}
		if !found {
			return 0, false
		}
	}
	return sum, true
}
