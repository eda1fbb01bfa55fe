package charge

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Facts are what the periods of a charge are billed from besides its terms. Models that need none take Facts{}.
type Facts struct {
	Meter     Meter
	Readings  []Reading                  // of the meter, in any order; from before its first day of the charge on
	Read      []date.Date                // the readings that ended what was billed so far; none = from the first reading
	Turnovers []Turnover                 // of the contract, by day
	Shares    []Share                    // of the charge in what several bear, by day
	Numbers   map[string]decimal.Decimal // the contract's own, for formulas
}

// After gives the facts for the period after one that had a result.
func (f Facts) After(r Result) Facts {
	if r.ReadTo != 0 {
		f.Read = append(f.Read[:len(f.Read):len(f.Read)], r.ReadTo)
	}
	return f
}

// readTo is the last reading that was billed, zero for none.
func (f Facts) readTo() date.Date {
	var last date.Date
	for _, r := range f.Read {
		last = max(last, r)
	}
	return last
}

// Meter counts usage.
type Meter struct {
	Multiplier  decimal.Decimal // 0 = 1
	MaxValue    decimal.Decimal // the last value before it begins again at 0; 0 = it never does
	LossPercent decimal.Decimal // points added for losses of lines and transformers
	Registers   []string        // 尖 峰 平 谷; none: one register without a name
	Unit        string          // of what it counts
}

// ReadingKind says what a reading is.
type ReadingKind string

const (
	Normal    ReadingKind = "normal"
	Initial   ReadingKind = "initial" // a meter begins to count
	Final     ReadingKind = "final"   // a meter is taken away
	Estimated ReadingKind = "estimated"
)

// Reading is what one register of a meter showed on a day.
type Reading struct {
	Register string
	Date     date.Date
	Value    decimal.Decimal
	Kind     ReadingKind
}

// Turnover is what a tenant turned over on the days From to To.
type Turnover struct {
	From, To date.Date
	Amount   money.Amount
}

// Share is a charge's part of a cost that was incurred on the days From to To.
type Share struct {
	From, To date.Date
	Amount   money.Amount
	Working  string // the arithmetic of Amount; empty = the amount alone
}

// Result is what a period comes to. No lines and a warning: what it is billed from is not there yet. No lines and no
// warning: its usage was billed with a later reading.
type Result struct {
	Lines    []Line
	ReadTo   date.Date // the last reading that the lines take in; zero where there is no meter
	Warnings []*fault.Fault
}

// Total is the sum of the lines.
func (r Result) Total() money.Amount {
	var sum money.Amount
	for _, l := range r.Lines {
		sum += l.Amount
	}
	return sum
}
