package charge

import (
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// The oracle works a period out day by day, plainly and slowly, from the words of the rules. It shares nothing with
// Lines but the terms and date.AddMonths.

// oracleDay is all that the rules say of one day.
type oracleDay struct {
	day, monthFrom, monthTo date.Date
	price, percents         string
	formula                 string
	free                    bool
	stretch                 int // number of the run it lies in
}

// oracleLine is what must be the same: the kind, the days, and the amount by price.
type oracleLine struct {
	kind     Kind
	from, to date.Date
	settled  money.Amount
	free     bool
}

// oracleDays describes each day of a period.
func oracleDays(t Terms, p Period) []oracleDay {
	var days []oracleDay
	for day := p.From; day <= p.To; day++ {
		o := oracleDay{day: day, price: oraclePrice(t, day), formula: oracleFormula(t, day), free: oracleFree(t, day)}
		o.monthFrom, o.monthTo = oracleMonth(t, day)
		for _, off := range t.Discounts {
			if !o.free && off.Percent.IsPositive() && day >= off.From && day <= off.To {
				o.percents += off.Percent.String() + off.Reason + ";"
			}
		}
		if n := len(days); n > 0 {
			before := days[n-1]
			o.stretch = before.stretch
			if before.price != o.price || before.percents != o.percents || before.free != o.free || before.formula != o.formula {
				o.stretch++
			}
		}
		days = append(days, o)
	}
	return days
}

func oracleFree(t Terms, day date.Date) bool {
	return slices.ContainsFunc(t.Free, func(r date.Range) bool { return day >= r.From && day <= r.To })
}

func oracleFormula(t Terms, day date.Date) string {
	text, since := t.Formula, date.Date(0)
	for _, v := range t.Formulas {
		if v.From <= day && v.From >= since {
			text, since = v.Formula, v.From
		}
	}
	if t.Model != ModelFormula {
		return ""
	}
	return text
}

// oracleRuns gives a line for each run of days that cost the same; exact says what a run costs before discounts.
func oracleRuns(t Terms, p Period, exact func(days, run []oracleDay) *big.Rat) []oracleLine {
	days := oracleDays(t, p)
	left := oracleOff(t, p)
	var lines []oracleLine
	for n := 0; n <= days[len(days)-1].stretch; n++ {
		run := slices.DeleteFunc(slices.Clone(days), func(o oracleDay) bool { return o.stretch != n })
		l := oracleLine{from: run[0].day, to: run[len(run)-1].day}
		if l.free = run[0].free; !l.free {
			l.settled = oracleSettle(t, exact(days, run), run[0].day, &left)
		}
		lines = append(lines, l)
	}
	return lines
}

// oracleOff is what the amounts off have to give to a period.
func oracleOff(t Terms, p Period) (left money.Amount) {
	for _, off := range t.Discounts {
		if p.From >= off.From && p.From <= off.To {
			left += off.Amount
		}
	}
	return left
}

// oracleSettle takes percents of a day and what is left of the amounts off, and rounds.
func oracleSettle(t Terms, exact *big.Rat, day date.Date, left *money.Amount) money.Amount {
	for _, off := range t.Discounts {
		if off.Percent.IsPositive() && day >= off.From && day <= off.To {
			exact = new(big.Rat).Mul(exact, hundred.Sub(off.Percent).Shift(-2).Rat())
		}
	}
	if exact.Sign() < 0 {
		return money.RoundRat(exact, t.RoundTo)
	}
	off := min(*left, money.RoundRat(exact, 1))
	*left -= off
	return max(0, money.RoundRat(new(big.Rat).Sub(exact, off.Decimal().Rat()), t.RoundTo))
}

func oracleOrigin(t Terms) date.Date {
	if t.Origin != 0 {
		return t.Origin
	}
	return t.Start
}

func oraclePrice(t Terms, day date.Date) string {
	price, since := t.Price, date.Date(0)
	for _, s := range t.Steps {
		if s.From <= day && s.From >= since {
			price, since = s.Price, s.From
		}
	}
	for n := 1; t.StepEveryMonths > 0 && oracleOrigin(t).AddMonths(n*t.StepEveryMonths) <= day; n++ {
		if t.StepPercent.IsZero() {
			price = decimal.Max(price.Add(t.StepAmount), decimal.Zero)
		} else {
			price = price.Mul(hundred.Add(t.StepPercent)).Shift(-2).Round(int32(*t.PricePlaces))
		}
	}
	return price.String()
}

func oracleMonth(t Terms, day date.Date) (from, to date.Date) {
	if t.Anchor == AnchorCalendar {
		return day.MonthStart(), day.MonthEnd()
	}
	origin, m := oracleOrigin(t), 0
	for origin.AddMonths(m+1) <= day {
		m++
	}
	return origin.AddMonths(m), origin.AddMonths(m+1) - 1
}

// oracleExact is what a run of days costs by the price, before discounts and rounding.
func oracleExact(t Terms, days, run []oracleDay) *big.Rat {
	price := decimal.RequireFromString(run[0].price)
	amount := price.Mul(t.Quantity).Rat()
	whole := money.Round(price.Mul(t.Quantity))
	switch t.PricePer {
	case PerDay:
		n := int64(0)
		for _, o := range run {
			if !t.Workdays || oracleWorks(t, o.day) {
				n++
			}
		}
		return amount.Mul(amount, big.NewRat(n, 1))
	case PerOnce:
		return amount.Mul(amount, big.NewRat(int64(len(run)), int64(len(days))))
	case PerTotal:
		if t.CycleMonths > 0 {
			amount = oracleTotal(t, run[0].day, whole).Decimal().Rat()
		}
		return amount.Mul(amount, big.NewRat(int64(len(run)), int64(len(days))))
	case PerYear:
		n := int64(12 / t.CycleMonths)
		slice := int64(whole) / n
		if int64(oracleCycle(t, run[0].day))%n < int64(whole)%n { // the origin and the year 0 begin a year
			slice++
		}
		amount.SetFrac64(slice, 100)
		return amount.Mul(amount, new(big.Rat).Mul(oracleMonths(t, days, run), big.NewRat(1, int64(t.CycleMonths))))
	case PerCycle:
		amount.Mul(amount, big.NewRat(1, int64(t.CycleMonths)))
	}
	return amount.Mul(amount, oracleMonths(t, days, run))
}

func oracleWorks(t Terms, day date.Date) bool {
	if works, ok := t.Calendar[day]; ok {
		return works
	}
	name := day.Time().Weekday().String()
	return name != "Saturday" && name != "Sunday"
}

// oracleCycle numbers the cycles; on the calendar from the year 0, otherwise from the origin.
func oracleCycle(t Terms, day date.Date) int {
	if t.Anchor == AnchorCalendar {
		return (day.Year()*12 + int(day.Month()) - 1) / t.CycleMonths
	}
	k := 0
	for oracleOrigin(t).AddMonths((k+1)*t.CycleMonths) <= day {
		k++
	}
	return k
}

// oracleTotal divides a sum over all cycles by their months and gives the part of the one that holds a day.
func oracleTotal(t Terms, day date.Date, sum money.Amount) money.Amount {
	byCycle := map[int][]oracleDay{}
	for d := t.Start; d <= t.End; d++ {
		o := oracleDay{day: d}
		o.monthFrom, o.monthTo = oracleMonth(t, d)
		k := oracleCycle(t, d)
		byCycle[k] = append(byCycle[k], o)
	}
	all := new(big.Rat)
	weights := map[int]*big.Rat{}
	for k, days := range byCycle {
		weights[k] = oracleMonths(t, days, days)
		all.Add(all, weights[k])
	}
	cycles := slices.Sorted(maps.Keys(byCycle))
	if all.Sign() == 0 {
		return sum // one day, a 31st, of months of thirty days
	}
	parts, rests, left := map[int]money.Amount{}, map[int]*big.Rat{}, sum
	for _, k := range cycles {
		exact := new(big.Rat).Mul(big.NewRat(int64(sum), 1), new(big.Rat).Quo(weights[k], all))
		for big.NewRat(int64(parts[k])+1, 1).Cmp(exact) <= 0 { // the greatest whole fen not above it
			step := money.Amount(1)
			for big.NewRat(int64(parts[k]+2*step), 1).Cmp(exact) <= 0 {
				step *= 2
			}
			parts[k] += step
		}
		rests[k] = exact.Sub(exact, big.NewRat(int64(parts[k]), 1))
		left -= parts[k]
	}
	for ; left > 0; left-- {
		best := cycles[0]
		for _, k := range cycles {
			if rests[k].Cmp(rests[best]) > 0 {
				best = k
			}
		}
		parts[best]++
		rests[best] = big.NewRat(-1, 1)
	}
	return parts[oracleCycle(t, day)]
}

// oracleMonths is how many months a run of a period's days counts.
func oracleMonths(t Terms, days, run []oracleDay) *big.Rat {
	count := func(in []oracleDay, month date.Date) (n int64) {
		for _, o := range in {
			if o.monthFrom == month {
				n++
			}
		}
		return n
	}
	factor := new(big.Rat)
	for i, o := range run {
		if i > 0 && run[i-1].monthFrom == o.monthFrom {
			continue // one share for each month that the run touches
		}
		n, charged, length := count(run, o.monthFrom), count(days, o.monthFrom), int64(o.monthTo-o.monthFrom)+1
		isLast := run[len(run)-1].day >= o.monthTo
		factor.Add(factor, oracleShare(t, run, o, n, charged, length, isLast))
	}
	return factor
}

func oracleShare(t Terms, run []oracleDay, o oracleDay, n, charged, length int64, isLast bool) *big.Rat {
	switch rule := t.Proration; {
	case n == length:
		return big.NewRat(1, 1)
	case rule == ProrationNone, rule == ProrationWhole && charged > int64(t.WholeOver):
		return big.NewRat(n, charged)
	case rule == ProrationYear365:
		return big.NewRat(n*12, 365)
	case rule == ProrationThirty && charged == length && isLast:
		return big.NewRat(max(0, 30-(length-n)), 30)
	case rule == ProrationThirty:
		return big.NewRat(min(n, 30), 30)
	case rule == Proration30360:
		return big.NewRat(oracleThirty(run, o), 30)
	}
	return big.NewRat(n, length)
}

// oracleThirty counts the run's days of a month that has thirty: the 31st is none, the last of a short one stands for the rest.
func oracleThirty(run []oracleDay, o oracleDay) (n int64) {
	for _, r := range run {
		if r.monthFrom != o.monthFrom {
			continue
		}
		number := int64(r.day-r.monthFrom) + 1
		switch {
		case r.day == r.monthTo && number < 30:
			n += 30 - number + 1
		case number <= 30:
			n++
		}
	}
	return n
}
