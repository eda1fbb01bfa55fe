package charge

import (
	"cmp"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// a charge of any model with what it is billed from.
type anyCharge struct {
	terms Terms
	facts Facts
}

var anyCase = rapid.Custom(func(t *rapid.T) anyCharge {
	c := anyCharge{terms: anyTerms().Draw(t, "terms")}
	terms := &c.terms
	switch terms.Model = rapid.SampledFrom(models).Draw(t, "of"); terms.Model {
	case ModelUsage:
		addReadings(t, &c, 500)
	case ModelTiered:
		addReadings(t, &c, 12)
		addTiers(t, terms)
	case ModelFormula:
		addFormula(t, &c)
	case ModelPercent:
		terms.Percent = decimal.New(rapid.Int64Range(1, 3000).Draw(t, "percentOf"), -2)
		terms.Yearly = rapid.Bool().Draw(t, "yearly")
		addTurnovers(t, &c)
	case ModelShared:
		addShares(t, &c)
	}
	known := !terms.Model.Metered() && terms.Model != ModelShared && terms.Model != ModelPercent
	if known && terms.CycleMonths == 0 && rapid.Bool().Draw(t, "keeps") {
		terms.Retention, terms.RetentionMonths = decimal.New(rapid.Int64Range(1, 990).Draw(t, "retention"), -1), rapid.IntRange(1, 13).Draw(t, "retentionMonths")
	}
	if ofPeriod := terms.Formula == usageFormula || terms.Formula == turnoverFormula; known && !ofPeriod && terms.CycleMonths == 0 && terms.per() == PerOnce && rapid.Bool().Draw(t, "milestone") {
		terms.OnConfirm = true
		if rapid.Bool().Draw(t, "confirmed") {
			terms.Confirmed = terms.Start.AddDays(rapid.IntRange(0, 300).Draw(t, "confirmedOn"))
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "limited") == 0 {
		least := money.Amount(rapid.Int64Range(0, 100_000).Draw(t, "minimum"))
		most := least + money.Amount(rapid.Int64Range(0, 200_000).Draw(t, "more"))
		terms.Minimum, terms.Maximum = &least, &most
	}
	if err := terms.Validate(); err != nil {
		t.Fatal(err)
	}
	return c
})

// someDays draws days from about the start on, in order, each once.
func someDays(t *rapid.T, start date.Date, label string) []date.Date {
	all := map[date.Date]bool{}
	for range rapid.IntRange(0, 14).Draw(t, label) {
		all[start.AddDays(rapid.IntRange(-40, 420).Draw(t, label+"Day"))] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// addReadings draws a meter that is read now and then, estimated, replaced, and that begins again at 0.
func addReadings(t *rapid.T, c *anyCharge, most int64) {
	m := Meter{MaxValue: dec("999"), Multiplier: decimal.New(rapid.Int64Range(0, 4).Draw(t, "multiplier"), 0), LossPercent: decimal.New(rapid.SampledFrom([]int64{0, 0, 10}).Draw(t, "loss"), 0)}
	if rapid.IntRange(0, 3).Draw(t, "registers") == 0 {
		m.Registers = []string{"峰", "谷"}
		for range rapid.IntRange(0, 3).Draw(t, "registerPrices") {
			r := RegisterPrice{Register: rapid.SampledFrom(m.Registers).Draw(t, "register"), Price: decimal.New(rapid.Int64Range(0, 999).Draw(t, "registerPrice"), -3)}
			if rapid.Bool().Draw(t, "later") {
				r.From = c.terms.Start.AddDays(rapid.IntRange(0, 300).Draw(t, "registerPriceFrom"))
			}
			if !slices.ContainsFunc(c.terms.RegisterPrices, func(o RegisterPrice) bool { return o.Register == r.Register && o.From == r.From }) {
				c.terms.RegisterPrices = append(c.terms.RegisterPrices, r)
			}
		}
	}
	c.facts.Meter = m
	days := someDays(t, c.terms.Start, "readings")
	for _, register := range m.registers() {
		value := rapid.Int64Range(0, 999).Draw(t, "initial")
		for i, day := range days {
			r := Reading{Register: register, Date: day, Kind: Initial, Value: decimal.NewFromInt(value)}
			if i > 0 {
				if rapid.IntRange(0, 9).Draw(t, "unread") == 0 && len(m.Registers) > 0 {
					continue
				}
				r.Kind = rapid.SampledFrom([]ReadingKind{Normal, Normal, Normal, Estimated, Final}).Draw(t, "kind")
				value = (value + rapid.Int64Range(0, most).Draw(t, "used")) % 1000
				r.Value = decimal.NewFromInt(value)
			}
			c.facts.Readings = append(c.facts.Readings, r)
			switch r.Kind {
			case Estimated: // the next value may lie below
				value = max(0, value-rapid.Int64Range(0, most/2).Draw(t, "tooMuch"))
			case Final:
				value = rapid.Int64Range(0, 50).Draw(t, "next")
				c.facts.Readings = append(c.facts.Readings, Reading{Register: register, Date: day, Kind: Initial, Value: decimal.NewFromInt(value)})
			}
		}
	}
	if rapid.Bool().Draw(t, "disordered") {
		slices.SortStableFunc(c.facts.Readings, func(a, b Reading) int { return cmp.Compare(b.Date, a.Date) })
	}
}

func addTiers(t *rapid.T, terms *Terms) {
	terms.TierMode = rapid.SampledFrom([]TierMode{Graduated, Volume}).Draw(t, "tierMode")
	terms.Accumulation = rapid.SampledFrom([]Accumulation{ByMonth, ByYear}).Draw(t, "accumulation")
	upto := int64(0)
	for range rapid.IntRange(0, 3).Draw(t, "tiers") {
		upto += rapid.Int64Range(1, 300).Draw(t, "width")
		terms.Tiers = append(terms.Tiers, Tier{new(decimal.New(upto, -1)), decimal.New(rapid.Int64Range(0, 999).Draw(t, "tierPrice"), -2)})
	}
	terms.Tiers = append(terms.Tiers, Tier{nil, decimal.New(rapid.Int64Range(0, 999).Draw(t, "tierPrice"), -2)})
	terms.People, terms.PeopleOver, terms.PeopleWiden = rapid.IntRange(0, 6).Draw(t, "people"), rapid.IntRange(0, 5).Draw(t, "over"), decimal.New(rapid.Int64Range(0, 50).Draw(t, "widen"), -1)
	terms.MoveIn = rapid.Bool().Draw(t, "moveIn")
}

func addFormula(t *rapid.T, c *anyCharge) {
	c.facts.Numbers = map[string]decimal.Decimal{"层": dec("2.5")}
	plain := slices.Sorted(maps.Keys(oracleFormulas))
	c.terms.Formula = rapid.SampledFrom(append(plain, usageFormula, turnoverFormula)).Draw(t, "formula")
	switch c.terms.Formula {
	case usageFormula:
		addReadings(t, c, 500)
	case turnoverFormula:
		addTurnovers(t, c)
	default:
		if rapid.Bool().Draw(t, "version") {
			c.terms.Formulas = []Formula{{c.terms.Start.AddDays(rapid.IntRange(0, 200).Draw(t, "versionDay")), rapid.SampledFrom(plain).Draw(t, "another")}}
		}
	}
}

// addTurnovers draws entries by the month or by periods, most days of which are there.
func addTurnovers(t *rapid.T, c *anyCharge) {
	add := func(from, to date.Date) {
		if rapid.IntRange(0, 12).Draw(t, "missing") > 0 {
			c.facts.Turnovers = append(c.facts.Turnovers, Turnover{from, to, money.Amount(rapid.Int64Range(0, 5_000_000).Draw(t, "turnover"))})
		}
	}
	if rapid.Bool().Draw(t, "byPeriod") {
		for _, p := range c.terms.Periods(lastDay) {
			add(p.From, p.To)
		}
		return
	}
	for m := c.terms.Start.MonthStart(); m < c.terms.Start.AddMonths(16); m = m.AddMonths(1) {
		add(m, m.MonthEnd())
	}
}

func addShares(t *rapid.T, c *anyCharge) {
	next := c.terms.Start.AddDays(-rapid.IntRange(0, 30).Draw(t, "sharesFrom"))
	for range rapid.IntRange(0, 10).Draw(t, "shares") {
		to := next.AddDays(rapid.IntRange(0, 60).Draw(t, "shareDays"))
		c.facts.Shares = append(c.facts.Shares, Share{From: next, To: to, Amount: money.Amount(rapid.Int64Range(0, 1_000_000).Draw(t, "share"))})
		next = to + 1
	}
}
