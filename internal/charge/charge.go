package charge

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
)

// Model says what a charge's amount grows with.
type Model string

const (
	ModelFixed   Model = "fixed"   // a price, times a count
	ModelArea    Model = "area"    // a price per ㎡
	ModelUsage   Model = "usage"   // meter readings
	ModelTiered  Model = "tiered"  // meter readings over bands
	ModelFormula Model = "formula" // an expression
	ModelPercent Model = "percent" // a part of the turnover, at least the price
	ModelShared  Model = "shared"  // a share of a cost that several bear
)

// counts says that the quantity is a number of pieces, of which there is one if none is given.
func (m Model) counts() bool { return m == ModelFixed || m == ModelPercent }

// Metered says that the model is billed from readings of a meter.
func (m Model) Metered() bool { return m == ModelUsage || m == ModelTiered }

// PricePer says what one price pays for. Empty is per month, or once where the charge has no cycle.
type PricePer string

const (
	PerMonth PricePer = "month"
	PerCycle PricePer = "cycle" // cycle_months months; a month is its cycle_months-th part
	PerDay   PricePer = "day"
	PerOnce  PricePer = "once"  // the whole of the one period
	PerYear  PricePer = "year"  // twelve months from the origin, or a calendar year: divided over its periods
	PerTotal PricePer = "total" // the whole of the charge: divided over its periods
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
	ProrationActual  Proration = "actual"        // n ÷ the days of that month
	ProrationThirty  Proration = "thirty"        // n ÷ 30
	ProrationYear365 Proration = "year365"       // 12 × n ÷ 365
	ProrationNone    Proration = "none"          // a month that is started counts whole
	Proration30360   Proration = "thirty360"     // every month has thirty days
	ProrationWhole   Proration = "whole_if_over" // whole beyond WholeOver days, else as actual
)

// DueShift says where a due date goes that falls on a day without work. Empty leaves it.
type DueShift string

const (
	DueBefore DueShift = "before" // to the last day of work before it, if that is not before the issue date
	DueAfter  DueShift = "after"  // to the next day of work
)

// TierMode says which price the bands give.
type TierMode string

const (
	Graduated TierMode = "graduated" // each band its own part
	Volume    TierMode = "volume"    // all at the price of the band that is reached
)

// Accumulation says over which time usage runs through the bands: the calendar month or year of the reading.
type Accumulation string

const (
	ByMonth Accumulation = "month"
	ByYear  Accumulation = "year"
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
