package charge

import (
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
)

// absurdPrice ends compounding: nothing that costs more is ever billed, since a line is at most money.Max.
var absurdPrice = decimal.New(1, 18)

// UnitPriceAt gives the price that holds on a day, steps counted in.
func (t Terms) UnitPriceAt(d date.Date) decimal.Decimal { return t.prices(d, d)[0].Price }

// prices gives the price that holds on from, and every change after it until to.
func (t Terms) prices(from, to date.Date) []Step {
	switch {
	case len(t.Steps) > 0:
		return t.listedPrices(from, to)
	case t.StepEveryMonths > 0:
		return t.countedPrices(from, to)
	}
	return []Step{{From: from, Price: t.Price}}
}

func (t Terms) listedPrices(from, to date.Date) []Step {
	prices := []Step{{From: from, Price: t.Price}}
	for _, s := range slices.SortedFunc(slices.Values(t.Steps), func(a, b Step) int { return int(a.From) - int(b.From) }) {
		switch {
		case s.From <= from:
			prices[0].Price = s.Price
		case s.From <= to:
			prices = append(prices, s)
		}
	}
	return prices
}

// countedPrices steps at the origin + n·StepEveryMonths, each price from the one before.
func (t Terms) countedPrices(from, to date.Date) []Step {
	prices := []Step{{From: from, Price: t.Price}}
	begin := t.begin()
	if to < begin {
		return prices
	}
	price, passed := t.Price, 0
	if from >= begin {
		passed = monthsUntil(begin, from) / t.StepEveryMonths
	}
	for range passed {
		price = t.stepped(price)
	}
	prices[0].Price = price
	for n := passed + 1; ; n++ {
		day := begin.AddMonths(n * t.StepEveryMonths)
		if day > to {
			return prices
		}
		price = t.stepped(price)
		prices = append(prices, Step{From: day, Price: price})
	}
}

func (t Terms) stepped(price decimal.Decimal) decimal.Decimal {
	if price.GreaterThan(absurdPrice) {
		return price
	}
	if t.StepPercent.IsZero() {
		return decimal.Max(decimal.Zero, price.Add(t.StepAmount))
	}
	places := defaultPricePlaces
	if t.PricePlaces != nil {
		places = *t.PricePlaces
	}
	return price.Add(price.Mul(t.StepPercent.Shift(-2))).Round(int32(places))
}

// run is a stretch of days in one period that cost the same: one line.
type run struct {
	date.Range
	price   decimal.Decimal
	formula string
	state
}

func (r run) costsLike(o run) bool {
	return r.price.Equal(o.price) && r.formula == o.formula && r.free == o.free && slices.EqualFunc(r.off, o.off, func(a, b Discount) bool {
		return a.Reason == b.Reason && a.Percent.Equal(b.Percent)
	})
}

// state is what holds on a day besides the price.
type state struct {
	free bool
	off  []Discount // the percents, in the order of the terms
}

// kept is the part of the price that the percents leave: (1 − a)(1 − b).
func (s state) kept() decimal.Decimal {
	kept := one
	for _, o := range s.off {
		kept = kept.Mul(hundred.Sub(o.Percent).Shift(-2))
	}
	return kept
}

func (s state) reasons() (reasons []string) {
	for _, o := range s.off {
		reasons = append(reasons, o.Reason)
	}
	return reasons
}

// runs cuts a period where its price or its discount or free state changes, and only there.
func (t Terms) runs(p Period) []run {
	prices := t.prices(p.From, p.To)
	if len(prices) == 1 && len(t.Free)+len(t.Discounts)+len(t.Formulas) == 0 { // as most are
		return []run{{Range: date.Range{From: p.From, To: p.To}, price: prices[0].Price, formula: t.formulaOn(p.From)}}
	}
	var runs []run
	cuts := t.cuts(p, prices)
	for i, from := range cuts {
		for len(prices) > 1 && prices[1].From <= from {
			prices = prices[1:]
		}
		r := run{Range: date.Range{From: from, To: p.To}, price: prices[0].Price, formula: t.formulaOn(from), state: t.stateOn(from)}
		if i+1 < len(cuts) {
			r.To = cuts[i+1].AddDays(-1)
		}
		if n := len(runs); n > 0 && runs[n-1].costsLike(r) {
			runs[n-1].To = r.To
			continue
		}
		runs = append(runs, r)
	}
	return runs
}

// cuts gives the days of a period on which something may change, its first day before all.
func (t Terms) cuts(p Period, prices []Step) []date.Date {
	cuts := []date.Date{p.From}
	add := func(d date.Date) {
		if d > p.From && d <= p.To {
			cuts = append(cuts, d)
		}
	}
	edges := func(r date.Range) {
		add(r.From)
		if r.To != 0 {
			add(r.To.AddDays(1))
		}
	}
	for _, s := range prices[1:] {
		add(s.From)
	}
	for _, v := range t.Formulas {
		add(v.From)
	}
	for _, r := range t.Free {
		edges(r)
	}
	for _, d := range t.Discounts {
		if !d.Percent.IsZero() {
			edges(d.days())
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// stateOn says whether a day is free, and if not, which percents come off it.
func (t Terms) stateOn(d date.Date) state {
	var s state
	for _, r := range t.Free {
		if r.Contains(d) {
			return state{free: true}
		}
	}
	for _, o := range t.Discounts {
		if !o.Percent.IsZero() && o.days().Contains(d) {
			s.off = append(s.off, o)
		}
	}
	return s
}
