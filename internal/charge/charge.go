// Package charge turns the pricing terms of one contract charge into billing periods and invoice lines. It is
// arithmetic on values: no database, no clock, no rounding but one a line. It refuses to guess readings: charges by
// usage, by tier and by formula are named here but not billed yet.
//
// The rules are those of sections 2 and 3 of the domain paper. Choices where the paper leaves room:
//   - Percents are percent points (5 is 5 %); a tax rate is a fraction (0.06 is 6 %).
//   - A price once is for the whole of its period; a step, free days or a discount inside it split it by the day.
//   - Free days and discounts may be without an end.
//   - A discount inside free days changes nothing and makes no line of its own; a price step does.
//   - An amount off is taken, in fen, from what the line costs after percents and before it is rounded; before tax
//     where tax is added on top.
//   - round_to settles the computed amount: with tax where the price includes it, without tax where it does not.
//   - A price that steps down by an amount stops at 0.
package charge

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Model says what a charge's amount grows with.
type Model string

const (
	ModelFixed   Model = "fixed"   // a price, times a count
	ModelArea    Model = "area"    // a price per ㎡
	ModelUsage   Model = "usage"   // meter readings; not billed yet
	ModelTiered  Model = "tiered"  // meter readings over bands; not billed yet
	ModelFormula Model = "formula" // an expression; not billed yet
)

// Billed says whether Lines can work the model out.
func (m Model) Billed() bool { return m == ModelFixed || m == ModelArea }

// PricePer says what one price pays for. Empty is per month, or once where the charge has no cycle.
type PricePer string

const (
	PerMonth PricePer = "month"
	PerCycle PricePer = "cycle" // cycle_months months; a month is its cycle_months-th part
	PerDay   PricePer = "day"
	PerOnce  PricePer = "once" // the whole of the one period
)

// Anchor says where periods and billing months begin. Empty is contract.
type Anchor string

const (
	AnchorContract Anchor = "contract" // on the charge's own start day
	AnchorCalendar Anchor = "calendar" // on the 1st, cycles ending with the calendar's
)

// Timing says when a period is billed. Empty is advance.
type Timing string

const (
	Advance Timing = "advance" // from the period's first day
	Arrears Timing = "arrears" // from the day after its last
)

// Proration says what a part of a billing month costs. Empty is actual.
type Proration string

const (
	ProrationActual  Proration = "actual"  // n ÷ the days of that month
	ProrationThirty  Proration = "thirty"  // n ÷ 30
	ProrationYear365 Proration = "year365" // 12 × n ÷ 365
	ProrationNone    Proration = "none"    // a month that is started counts whole
)

// TaxMode says whether prices hold the tax. Empty is inclusive.
type TaxMode string

const (
	TaxInclusive TaxMode = "inclusive"
	TaxExclusive TaxMode = "exclusive"
)

// Tax is the value added tax of a line. Rate is a fraction from 0 to below 1.
type Tax struct {
	Rate decimal.Decimal `json:"rate" ts_type:"string"`
	Mode TaxMode         `json:"mode"`
}

// Step is a price from a day on.
type Step struct {
	From  date.Date       `json:"from" ts_type:"string"`
	Price decimal.Decimal `json:"price" ts_type:"string"`
}

// Discount takes Percent off the days from From to To, or Amount off each period that starts in them: one of
// the two, never both. A zero To has no end. Percent is in points, above 0 and at most 100.
type Discount struct {
	From    date.Date       `json:"from" ts_type:"string"`
	To      date.Date       `json:"to" ts_type:"string"`
	Percent decimal.Decimal `json:"percent" ts_type:"string"`
	Amount  money.Amount    `json:"amount" ts_type:"string"`
	Reason  string          `json:"reason"`
}

func (d Discount) days() date.Range { return date.Range{From: d.From, To: d.To} }

// Terms are the pricing of one charge. They are checked once, by Validate; every other method relies on it.
type Terms struct {
	Model    Model           `json:"model"`
	PricePer PricePer        `json:"pricePer"`
	Price    decimal.Decimal `json:"price" ts_type:"string"`    // yuan; at most 6 places, never negative
	Quantity decimal.Decimal `json:"quantity" ts_type:"string"` // ㎡ or pieces; at most 6 places; 0 pieces = not given = 1

	CycleMonths     int       `json:"cycleMonths"` // 1, 2, 3, 4, 6, 12, or 0 for once
	Anchor          Anchor    `json:"anchor"`
	Timing          Timing    `json:"timing"`
	IssueOffsetDays int       `json:"issueOffsetDays"` // may be negative: so many days ahead
	DueDays         int       `json:"dueDays"`
	DueDay          int       `json:"dueDay"` // day of month 1 to 31, clamped; 0 = DueDays counts
	Proration       Proration `json:"proration"`

	Start date.Date `json:"start" ts_type:"string"` // first day charged; cycles, months and steps count from it
	End   date.Date `json:"end" ts_type:"string"`   // last day charged; zero is open-ended

	Steps           []Step          `json:"steps"`                        // this list, or the three below
	StepEveryMonths int             `json:"stepEveryMonths"`              // 0 = no such steps
	StepPercent     decimal.Decimal `json:"stepPercent" ts_type:"string"` // points, compounding; or
	StepAmount      decimal.Decimal `json:"stepAmount" ts_type:"string"`  // yuan added each time
	PricePlaces     *int            `json:"pricePlaces,omitempty"`        // places a percent step rounds to; nil is 2

	Free      []date.Range `json:"free"` // billed at 0 and shown
	Discounts []Discount   `json:"discounts"`

	Tax     Tax          `json:"tax"`
	RoundTo money.Amount `json:"roundTo" ts_type:"string"` // 0.01, 0.10 or 1.00; zero is 0.01
}

// WithDefaults fills what was left empty, so that what is stored says what is meant.
func (t Terms) WithDefaults() Terms {
	t.PricePer = t.per()
	t.Anchor = or(t.Anchor, AnchorContract)
	t.Timing = or(t.Timing, Advance)
	t.Proration = or(t.Proration, ProrationActual)
	t.Tax.Mode = or(t.Tax.Mode, TaxInclusive)
	t.RoundTo = or(t.RoundTo, 1)
	if t.Model == ModelFixed {
		t.Quantity = t.quantity()
	}
	if t.PricePlaces == nil {
		t.PricePlaces = new(defaultPricePlaces)
	}
	t.Steps, t.Free, t.Discounts = orEmpty(t.Steps), orEmpty(t.Free), orEmpty(t.Discounts)
	return t
}

const defaultPricePlaces = 2

func or[T comparable](value, otherwise T) T {
	var empty T
	if value == empty {
		return otherwise
	}
	return value
}

// orEmpty makes a list that is not there an empty one, which is [] on the wire and not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (t Terms) per() PricePer {
	if t.PricePer == "" && t.CycleMonths == 0 {
		return PerOnce
	}
	return or(t.PricePer, PerMonth)
}

// quantity is what the price is multiplied by: a count that was not given is one.
func (t Terms) quantity() decimal.Decimal {
	if t.Quantity.IsZero() && t.Model == ModelFixed {
		return one
	}
	return t.Quantity
}

// last is the charge's last day, zero for none. A one-off charge without an end is over on its first day.
func (t Terms) last() date.Date {
	if t.CycleMonths == 0 && t.End == 0 {
		return t.Start
	}
	return t.End
}
