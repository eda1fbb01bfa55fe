package charge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Faults of terms and lines. Those of Validate come as parts of Invalid, each at its field's JSON name.
const (
	Invalid            fault.Key = "charge.invalid"
	UnknownWord        fault.Key = "charge.unknown_word"
	StartMissing       fault.Key = "charge.start_missing"
	DateMissing        fault.Key = "charge.date_missing"
	EndBeforeStart     fault.Key = "charge.end_before_start"
	TooManyPlaces      fault.Key = "charge.too_many_places"
	OutOfRange         fault.Key = "charge.out_of_range"
	AreaMissing        fault.Key = "charge.area_missing"
	CyclePriceNoCycle  fault.Key = "charge.cycle_price_without_cycle"
	OncePriceWithCycle fault.Key = "charge.once_price_with_cycle"
	StepsTwice         fault.Key = "charge.steps_twice"
	StepSameDay        fault.Key = "charge.step_same_day"
	StepUnclear        fault.Key = "charge.step_unclear"
	StepWithoutEvery   fault.Key = "charge.step_without_every"
	DiscountUnclear    fault.Key = "charge.discount_unclear"
	AmountTooLarge     fault.Key = "charge.amount_too_large"
	ReadingBelow       fault.Key = "charge.reading_below"
	OriginAfterStart   fault.Key = "charge.origin_after_start"
	TotalWithoutEnd    fault.Key = "charge.total_without_end"
	TotalWithSteps     fault.Key = "charge.total_with_steps"
	LimitsCrossed      fault.Key = "charge.limits_crossed"
	PercentMissing     fault.Key = "charge.percent_missing"
	TiersMissing       fault.Key = "charge.tiers_missing"
	ConfirmedOnce      fault.Key = "charge.confirmed_once"
	RetentionOnce      fault.Key = "charge.retention_once"
	RetentionUndated   fault.Key = "charge.retention_undated"
	MonthUnclear       fault.Key = "charge.month_unclear"
)

// Warnings of a period that waits for what it is billed from.
const (
	NoReading  fault.Key = "charge.no_reading"
	NoTurnover fault.Key = "charge.no_turnover"
	NoShare    fault.Key = "charge.no_share"
)

// The words there are, and the lengths a cycle may have in months: all divide a year, so that calendar cycles end
// with it.
var (
	models     = []Model{ModelFixed, ModelArea, ModelUsage, ModelTiered, ModelFormula, ModelPercent, ModelShared}
	pricePers  = []PricePer{PerMonth, PerCycle, PerDay, PerOnce, PerYear, PerTotal}
	anchors    = []Anchor{AnchorContract, AnchorCalendar}
	timings    = []Timing{Advance, Arrears}
	prorations = []Proration{ProrationActual, ProrationThirty, ProrationYear365, ProrationNone, Proration30360, ProrationWhole}
	shifts     = []DueShift{"", DueBefore, DueAfter}
	tierModes  = []TierMode{"", Graduated, Volume}
	timespans  = []Accumulation{"", ByMonth, ByYear}
	taxModes   = []TaxMode{TaxInclusive, TaxExclusive}
	roundings  = []money.Amount{1, 10, 100}
	cycles     = []int{0, 1, 2, 3, 4, 6, 12}
)

const (
	mostPlaces = 6
	mostDays   = 3660 // ten years: an offset beyond is a slip of the finger
	mostMonths = 1200
	mostPeople = 1000
)

var mostPrice = money.Max.Decimal()

// Validate gives every fault of the terms at once, or nil. Words left empty stand for their defaults.
func (t Terms) Validate() error {
	var c checker
	word(&c, t.Model, models, "model")
	word(&c, or(t.PricePer, PerMonth), pricePers, "pricePer")
	word(&c, or(t.Anchor, AnchorContract), anchors, "anchor")
	word(&c, or(t.Timing, Advance), timings, "timing")
	word(&c, or(t.Proration, ProrationActual), prorations, "proration")
	word(&c, t.DueShift, shifts, "dueShift")
	word(&c, t.TierMode, tierModes, "tierMode")
	word(&c, t.Accumulation, timespans, "accumulation")
	word(&c, or(t.Tax.Mode, TaxInclusive), taxModes, "tax", "mode")
	word(&c, or(t.RoundTo, 1), roundings, "roundTo")
	word(&c, t.CycleMonths, cycles, "cycleMonths")
	c.amounts(t)
	c.time(t)
	c.steps(t)
	c.limits(t)
	c.model(t)
	c.once(t)
	for i, r := range t.Free {
		c.days(r, "free", strconv.Itoa(i))
	}
	for i, d := range t.Discounts {
		c.discount(d, strconv.Itoa(i))
	}
	return fault.Many(Invalid, c.faults)
}

// checker gathers faults.
type checker struct{ faults []*fault.Fault }

func (c *checker) add(key fault.Key, args fault.Args, path ...string) {
	c.faults = append(c.faults, fault.New(key, args).At(path...))
}

// word checks that a value is one of the choices.
func word[T comparable](c *checker, value T, choices []T, path ...string) {
	if slices.Contains(choices, value) {
		return
	}
	names := make([]string, len(choices))
	for i, choice := range choices {
		names[i] = fmt.Sprint(choice)
	}
	c.add(UnknownWord, fault.Args{"value": fmt.Sprint(value), "choices": strings.Join(names, ", ")}, path...)
}

func (c *checker) amounts(t Terms) {
	c.number(t.Price, decimal.Zero, mostPrice, "price")
	if c.number(t.Quantity, decimal.Zero, mostPrice, "quantity") && t.Model == ModelArea && t.Quantity.IsZero() {
		c.add(AreaMissing, nil, "quantity")
	}
	c.number(t.Tax.Rate, decimal.Zero, decimal.RequireFromString("0.999999"), "tax", "rate")
}

func (c *checker) time(t Terms) {
	if t.Start == 0 {
		c.add(StartMissing, nil, "start")
	}
	if t.End != 0 && t.End < t.Start {
		c.add(EndBeforeStart, fault.Args{"from": t.Start, "to": t.End}, "end")
	}
	if t.Origin > t.Start {
		c.add(OriginAfterStart, fault.Args{"day": t.Origin, "from": t.Start}, "origin")
	}
	if t.CycleMonths == 0 && (t.PricePer == PerCycle || t.PricePer == PerYear) {
		c.add(CyclePriceNoCycle, nil, "pricePer")
	}
	if t.CycleMonths != 0 && t.PricePer == PerTotal && t.End == 0 {
		c.add(TotalWithoutEnd, nil, "end")
	}
	if t.CycleMonths != 0 && t.PricePer == PerOnce {
		c.add(OncePriceWithCycle, nil, "pricePer")
	}
	c.count(t.IssueOffsetDays, -mostDays, mostDays, "issueOffsetDays")
	c.count(t.DueDays, 0, mostDays, "dueDays")
	c.count(t.DueDay, 0, 31, "dueDay")
	c.count(t.WholeOver, 0, 31, "wholeOver")
}

func (c *checker) steps(t Terms) {
	seen := map[date.Date]bool{}
	for i, s := range t.Steps {
		row := strconv.Itoa(i)
		c.number(s.Price, decimal.Zero, mostPrice, "steps", row, "price")
		switch {
		case s.From == 0:
			c.add(DateMissing, nil, "steps", row, "from")
		case seen[s.From]:
			c.add(StepSameDay, fault.Args{"from": s.From}, "steps", row, "from")
		}
		seen[s.From] = true
	}
	if t.PricePlaces != nil {
		c.count(*t.PricePlaces, 0, mostPlaces, "pricePlaces")
	}
	c.count(t.StepEveryMonths, 0, mostMonths, "stepEveryMonths")
	c.number(t.StepPercent, hundred.Neg(), decimal.NewFromInt(1000), "stepPercent")
	c.number(t.StepAmount, mostPrice.Neg(), mostPrice, "stepAmount")
	percent, amount := !t.StepPercent.IsZero(), !t.StepAmount.IsZero()
	switch {
	case t.StepEveryMonths == 0 && (percent || amount):
		c.add(StepWithoutEvery, nil, "stepEveryMonths")
	case t.StepEveryMonths != 0 && len(t.Steps) > 0:
		c.add(StepsTwice, nil, "stepEveryMonths")
	case t.StepEveryMonths != 0 && percent == amount:
		c.add(StepUnclear, nil, "stepPercent")
	}
	if t.PricePer == PerTotal && t.CycleMonths != 0 && (len(t.Steps) > 0 || t.StepEveryMonths != 0) {
		c.add(TotalWithSteps, nil, "pricePer")
	}
}

func (c *checker) limits(t Terms) {
	for _, limit := range []struct {
		amount *money.Amount
		field  string
	}{{t.Minimum, "minimum"}, {t.Maximum, "maximum"}} {
		if a := limit.amount; a != nil && (*a < 0 || *a > money.Max) {
			c.add(OutOfRange, fault.Args{"value": *a, "least": 0, "most": money.Max}, limit.field)
		}
	}
	if t.Minimum != nil && t.Maximum != nil && *t.Maximum < *t.Minimum {
		c.add(LimitsCrossed, fault.Args{"least": *t.Minimum, "most": *t.Maximum}, "maximum")
	}
}

// model checks what one model alone uses. That bands are in order and registers are the meter's is checked where they are kept.
func (c *checker) model(t Terms) {
	if c.number(t.Percent, decimal.Zero, hundred, "percent") && t.Model == ModelPercent && t.Percent.IsZero() {
		c.add(PercentMissing, nil, "percent")
	}
	if t.Model == ModelTiered && len(t.Tiers) == 0 {
		c.add(TiersMissing, nil, "tiers")
	}
	c.count(t.People, 0, mostPeople, "people")
	c.count(t.PeopleOver, 0, mostPeople, "peopleOver")
	c.number(t.PeopleWiden, decimal.Zero, mostPrice, "peopleWiden")
	if t.Model == ModelFormula {
		c.formula(t, t.Formula, "formula")
		for i, v := range t.Formulas {
			c.formula(t, v.Formula, "formulas", strconv.Itoa(i), "formula")
		}
	}
	for i, r := range t.RegisterPrices {
		c.number(r.Price, decimal.Zero, mostPrice, "registerPrices", strconv.Itoa(i), "price")
	}
}

// once checks what only charges without a cycle have.
func (c *checker) once(t Terms) {
	known := !t.Model.Metered() && t.Model != ModelPercent && t.Model != ModelShared
	if t.OnConfirm && (t.CycleMonths != 0 || t.per() != PerOnce || !known) {
		c.add(ConfirmedOnce, nil, "onConfirm")
	}
	c.count(t.RetentionMonths, 0, mostMonths, "retentionMonths")
	if !c.number(t.Retention, decimal.Zero, decimal.RequireFromString("99.999999"), "retention") || t.Retention.IsZero() {
		return
	}
	if t.CycleMonths != 0 || !known {
		c.add(RetentionOnce, nil, "retention")
	}
	if t.RetentionMonths == 0 {
		c.add(RetentionUndated, nil, "retentionMonths")
	}
}

func (c *checker) discount(d Discount, row string) {
	c.days(d.days(), "discounts", row)
	c.number(d.Percent, decimal.Zero, hundred, "discounts", row, "percent")
	if d.Amount < 0 || d.Amount > money.Max {
		c.add(OutOfRange, fault.Args{"value": d.Amount, "least": 0, "most": money.Max}, "discounts", row, "amount")
	}
	if d.Percent.IsZero() == (d.Amount == 0) {
		c.add(DiscountUnclear, nil, "discounts", row)
	}
}

// days checks a range whose end may be open.
func (c *checker) days(r date.Range, path ...string) {
	if r.From == 0 {
		c.add(DateMissing, nil, append(path, "from")...)
	}
	if r.To != 0 && r.To < r.From {
		c.add(EndBeforeStart, fault.Args{"from": r.From, "to": r.To}, append(path, "to")...)
	}
}

func (c *checker) count(n, least, most int, path ...string) {
	if n < least || n > most {
		c.add(OutOfRange, fault.Args{"value": n, "least": least, "most": most}, path...)
	}
}

// number checks places and range. It looks at the exponent first: 1e999999999 must not be written out.
func (c *checker) number(d, least, most decimal.Decimal, path ...string) bool {
	exponent := int(d.Exponent())
	switch {
	case d.IsZero():
	case exponent < -50 || exponent < -mostPlaces && !d.Truncate(mostPlaces).Equal(d):
		c.add(TooManyPlaces, fault.Args{"value": Brief(d), "places": mostPlaces}, path...)
		return false
	case exponent > 50 || d.LessThan(least) || d.GreaterThan(most):
		c.add(OutOfRange, fault.Args{"value": Brief(d), "least": least.String(), "most": most.String()}, path...)
		return false
	}
	return true
}

// Brief keeps a hostile number short: what is wrong with 1e999999999 must not be told by writing it out.
func Brief(d decimal.Decimal) string {
	if e := d.Exponent(); e < -50 || e > 50 || d.NumDigits() > 50 {
		return d.Coefficient().Text(16)[:1] + "…"
	}
	return d.String()
}
