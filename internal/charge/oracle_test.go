package charge

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// The oracle works a period out day by day, plainly and slowly, from the words of the rules. It shares nothing with
// Lines but the terms and date.AddMonths.
func TestLinesAgreeWithTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		for _, p := range terms.Periods(lastDay) {
			lines, want := linesOf(t, terms, p), oracle(terms, p)
			if len(lines) != len(want) {
				t.Fatalf("%v: %d lines, want %d", p, len(lines), len(want))
			}
			for i, l := range lines {
				settled := l.Amount
				if terms.Tax.Mode == TaxExclusive {
					settled = l.Net
				}
				if l.From != want[i].From || l.To != want[i].To || settled != want[i].Amount {
					t.Fatalf("line %+v, want %+v", l, want[i])
				}
			}
		}
	})
}

// oracleDay is all that the rules say of one day.
type oracleDay struct {
	day, monthFrom, monthTo date.Date
	price, percents         string
	free                    bool
	stretch                 int // number of the run it lies in
}

func oracle(t Terms, p Period) []Line {
	var days []oracleDay
	for day := p.From; day <= p.To; day++ {
		o := oracleDay{day: day, price: oraclePrice(t, day)}
		o.monthFrom, o.monthTo = oracleMonth(t, day)
		o.free = slices.ContainsFunc(t.Free, func(r date.Range) bool { return day >= r.From && day <= r.To })
		for _, off := range t.Discounts {
			if !o.free && off.Percent.IsPositive() && day >= off.From && day <= off.To {
				o.percents += off.Percent.String() + off.Reason + ";"
			}
		}
		if n := len(days); n > 0 {
			before := days[n-1]
			o.stretch = before.stretch
			if before.price != o.price || before.percents != o.percents || before.free != o.free {
				o.stretch++
			}
		}
		days = append(days, o)
	}
	left := money.Amount(0)
	for _, off := range t.Discounts {
		if p.From >= off.From && p.From <= off.To {
			left += off.Amount
		}
	}
	var lines []Line
	for n := 0; n <= days[len(days)-1].stretch; n++ {
		run := slices.DeleteFunc(slices.Clone(days), func(o oracleDay) bool { return o.stretch != n })
		l := Line{From: run[0].day, To: run[len(run)-1].day}
		exact := oracleExact(t, days, run)
		off := min(left, money.RoundRat(exact, 1))
		left -= off
		l.Amount = max(0, money.RoundRat(exact.Sub(exact, off.Decimal().Rat()), t.RoundTo))
		lines = append(lines, l)
	}
	return lines
}

func oraclePrice(t Terms, day date.Date) string {
	price, since := t.Price, date.Date(0)
	for _, s := range t.Steps {
		if s.From <= day && s.From >= since {
			price, since = s.Price, s.From
		}
	}
	for n := 1; t.StepEveryMonths > 0 && t.Start.AddMonths(n*t.StepEveryMonths) <= day; n++ {
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
	m := 0
	for t.Start.AddMonths(m+1) <= day {
		m++
	}
	return t.Start.AddMonths(m), t.Start.AddMonths(m+1) - 1
}

// oracleExact is what a run of days costs before amounts off and rounding.
func oracleExact(t Terms, days, run []oracleDay) *big.Rat {
	if run[0].free {
		return new(big.Rat)
	}
	count := func(in []oracleDay, month date.Date) (n int64) {
		for _, o := range in {
			if o.monthFrom == month {
				n++
			}
		}
		return n
	}
	factor := new(big.Rat)
	switch t.PricePer {
	case PerDay:
		factor.SetInt64(int64(len(run)))
	case PerOnce:
		factor.SetFrac64(int64(len(run)), int64(len(days)))
	default:
		for i, o := range run {
			if i > 0 && run[i-1].monthFrom == o.monthFrom {
				continue // one share for each month that the run touches
			}
			n, charged, length := count(run, o.monthFrom), count(days, o.monthFrom), int64(o.monthTo-o.monthFrom)+1
			isLast := run[len(run)-1].day >= o.monthTo
			factor.Add(factor, oracleShare(t, run, o, n, charged, length, isLast))
		}
		if t.PricePer == PerCycle {
			factor.Mul(factor, big.NewRat(1, int64(t.CycleMonths)))
		}
	}
	exact := factor.Mul(factor, decimal.RequireFromString(run[0].price).Mul(t.Quantity).Rat())
	for _, off := range t.Discounts {
		if off.Percent.IsPositive() && run[0].day >= off.From && run[0].day <= off.To {
			exact.Mul(exact, hundred.Sub(off.Percent).Shift(-2).Rat())
		}
	}
	return exact
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
