package charge

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Discount takes Percent off the days from From to To, or Amount off each period that starts in them: one of
// the two, never both. A zero To has no end. Percent is in points, above 0 and at most 100.
type Discount struct {
	From    date.Date       `json:"from" ts_type:"string"`
	To      date.Date       `json:"to" ts_type:"string"`
	Percent decimal.Decimal `json:"percent" ts_type:"string"`
	Amount  money.Amount    `json:"amount" ts_type:"string"`
	Reason  string          `json:"reason"`
}

// Tier is one band. Upto is its last unit, nil for the last band, which has no end.
type Tier struct {
	Upto  *decimal.Decimal `json:"upto" ts_type:"string | null"`
	Price decimal.Decimal  `json:"price" ts_type:"string"`
}

// RegisterPrice is what a unit of one register of the meter costs from a day on; a zero From is from the beginning.
type RegisterPrice struct {
	Register string          `json:"register"`
	From     date.Date       `json:"from" ts_type:"string"`
	Price    decimal.Decimal `json:"price" ts_type:"string"`
}

// Formula is a version of the expression from a day on.
type Formula struct {
	From    date.Date `json:"from" ts_type:"string"`
	Formula string    `json:"formula"`
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
	DueShift        DueShift  `json:"dueShift"`
	Proration       Proration `json:"proration"`
	WholeOver       int       `json:"wholeOver"` // days, for whole_if_over: 0 to 31
	Workdays        bool      `json:"workdays"`  // a price per day counts days of work only
	Calendar        Calendar  `json:"-"`         // the book's

	Start  date.Date `json:"start" ts_type:"string"`  // first day charged
	End    date.Date `json:"end" ts_type:"string"`    // last day charged; zero is open-ended
	Origin date.Date `json:"origin" ts_type:"string"` // cycles, months and steps count from here, on or before Start; zero is Start

	Steps           []Step          `json:"steps"`                        // this list, or the three below
	StepEveryMonths int             `json:"stepEveryMonths"`              // 0 = no such steps
	StepPercent     decimal.Decimal `json:"stepPercent" ts_type:"string"` // points, compounding; or
	StepAmount      decimal.Decimal `json:"stepAmount" ts_type:"string"`  // yuan added each time
	PricePlaces     *int            `json:"pricePlaces,omitempty"`        // places a percent step rounds to; nil is 2

	Free      []date.Range `json:"free"` // billed at 0 and shown
	Discounts []Discount   `json:"discounts"`

	Minimum *money.Amount `json:"minimum" ts_type:"string | null"` // of each period that has lines, before tax on top; nil = none
	Maximum *money.Amount `json:"maximum" ts_type:"string | null"`

	RegisterPrices []RegisterPrice `json:"registerPrices"` // usage: of registers that have a price of their own
	Tiers          []Tier          `json:"tiers"`          // tiered: in the meter's unit, after multiplier and losses
	TierMode       TierMode        `json:"tierMode"`
	Accumulation   Accumulation    `json:"accumulation"`
	People         int             `json:"people"`                       // in the household
	PeopleOver     int             `json:"peopleOver"`                   // each beyond so many widens the bands
	PeopleWiden    decimal.Decimal `json:"peopleWiden" ts_type:"string"` // by so many units
	MoveIn         bool            `json:"moveIn"`                       // annual bands are scaled to the months from moving in

	Formula  string          `json:"formula"`                  // formula: before the first of Formulas
	Formulas []Formula       `json:"formulas"`                 // its versions by the day they begin
	Percent  decimal.Decimal `json:"percent" ts_type:"string"` // percent: points of the turnover
	Yearly   bool            `json:"yearly"`                   // percent: settled over the year, not by period

	OnConfirm       bool            `json:"onConfirm"`                  // a milestone: billed once, when it is confirmed
	Confirmed       date.Date       `json:"confirmed" ts_type:"string"` // the day of it, zero = not yet
	Retention       decimal.Decimal `json:"retention" ts_type:"string"` // points kept back of a charge once
	RetentionMonths int             `json:"retentionMonths"`            // and billed so many months later

	Tax     Tax          `json:"tax"`
	RoundTo money.Amount `json:"roundTo" ts_type:"string"` // 0.01, 0.10 or 1.00; zero is 0.01
}

// WithDefaults fills what was left empty, so that what is stored says what is meant.
func (t Terms) WithDefaults() Terms {
	t.PricePer = t.per()
	t.Anchor = or(t.Anchor, AnchorContract)
	t.Timing = t.timing()
	t.Proration = or(t.Proration, ProrationActual)
	t.Tax.Mode = or(t.Tax.Mode, TaxInclusive)
	t.RoundTo = or(t.RoundTo, 1)
	if t.Model.counts() {
		t.Quantity = t.quantity()
	}
	if t.PricePlaces == nil {
		t.PricePlaces = new(defaultPricePlaces)
	}
	if t.Model == ModelTiered {
		t.TierMode, t.Accumulation = or(t.TierMode, Graduated), or(t.Accumulation, ByMonth)
	}
	t.Steps, t.Free, t.Discounts = orEmpty(t.Steps), orEmpty(t.Free), orEmpty(t.Discounts)
	t.RegisterPrices, t.Tiers, t.Formulas = orEmpty(t.RegisterPrices), orEmpty(t.Tiers), orEmpty(t.Formulas)
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

// per is what the price is for. Of a charge once, the whole is the one period.
func (t Terms) per() PricePer {
	if t.CycleMonths == 0 && (t.PricePer == "" || t.PricePer == PerTotal) {
		return PerOnce
	}
	return or(t.PricePer, PerMonth)
}

// timing is arrears for what is known only afterwards: usage, shares, turnover.
func (t Terms) timing() Timing {
	if t.Model.Metered() || t.Model == ModelShared || t.Model == ModelPercent {
		return Arrears
	}
	return or(t.Timing, Advance)
}

// quantity is what the price is multiplied by: a count that was not given is one.
func (t Terms) quantity() decimal.Decimal {
	if t.Quantity.IsZero() && t.Model.counts() {
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
