package meter

import (
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
)

// FlagKind says what is odd about a reading, or about a meter that was not read.
type FlagKind string

const (
	FlagZero     FlagKind = "zero"     // nothing was used
	FlagNegative FlagKind = "negative" // below an estimate: money goes back
	FlagWrap     FlagKind = "wrap"     // the counter passed its highest value
	FlagOutlying FlagKind = "outlying" // more than three times the median of the last six
	FlagEstimate FlagKind = "estimate" // nobody read it
	FlagMissing  FlagKind = "missing"  // a charge is due and there is no reading in its period
)

// Flag is one odd thing, with its facts.
type Flag struct {
	Kind   FlagKind  `json:"kind"`
	Median string    `json:"median"`                // of an outlying usage: what is usual
	From   date.Date `json:"from" ts_type:"string"` // of a missing reading: the period
	To     date.Date `json:"to" ts_type:"string"`
}

const (
	usualCount  = 6 // usages that say what is usual
	leastUsual  = 3 // with fewer nothing is usual yet
	outlying    = 3 // times the usual
	averageOver = 3 // usages that an estimate goes by
)

// used is what a register counted from one reading to the next one, in the meter's unit, after multiplier and losses.
func used(m Meter, before, r Reading) decimal.Decimal {
	return charge.Used(m.counter(), before.read(), r.read())
}

// turned is what the device's own figures moved: used without multiplier and losses.
func turned(m Meter, before, r Reading) decimal.Decimal {
	m.Multiplier, m.LossPercent = decimal.NewFromInt(1), decimal.Zero
	return used(m, before, r)
}

// flags says what is odd about the reading at i, which is not the first.
func (h *track) flags(m Meter, i int) []Flag {
	flags := []Flag{}
	r, before := h.readings[i], h.readings[i-1]
	usage := used(m, before, r)
	switch {
	case usage.IsZero():
		flags = append(flags, Flag{Kind: FlagZero})
	case usage.IsNegative():
		flags = append(flags, Flag{Kind: FlagNegative})
	case r.Value.LessThan(before.Value):
		flags = append(flags, Flag{Kind: FlagWrap})
	}
	if median, ok := h.usual(m, i); ok && usage.GreaterThan(median.Mul(decimal.NewFromInt(outlying))) {
		flags = append(flags, Flag{Kind: FlagOutlying, Median: median.String()})
	}
	if r.Kind == Estimated {
		flags = append(flags, Flag{Kind: FlagEstimate})
	}
	return flags
}

// usual is the median of the last six usages before the reading at i; false where fewer than three are known.
func (h *track) usual(m Meter, i int) (decimal.Decimal, bool) {
	usages := h.before(i, usualCount, func(a, b Reading) decimal.Decimal { return used(m, a, b) })
	if len(usages) < leastUsual {
		return decimal.Zero, false
	}
	slices.SortFunc(usages, decimal.Decimal.Cmp)
	n := len(usages)
	if n%2 == 1 {
		return usages[n/2], true
	}
	return usages[n/2-1].Add(usages[n/2]).Div(decimal.NewFromInt(2)), true
}

// before gives up to most differences that end before place i, the latest first.
func (h *track) before(i, most int, difference func(a, b Reading) decimal.Decimal) []decimal.Decimal {
	var all []decimal.Decimal
	for k := i - 1; k > 0 && len(all) < most; k-- {
		if h.readings[k].Kind != Initial {
			all = append(all, difference(h.readings[k-1], h.readings[k]))
		}
	}
	return all
}

// estimate is where a register should stand when it goes on as it did: the last value and the average of the last three
// movements, in as many places as the device shows. False without a movement.
func (h *track) estimate(m Meter, i int) (decimal.Decimal, bool) {
	moves := h.before(i, averageOver, func(a, b Reading) decimal.Decimal { return turned(m, a, b) })
	if len(moves) == 0 {
		return decimal.Zero, false
	}
	var sum decimal.Decimal
	places := int32(0)
	for k, move := range moves {
		sum = sum.Add(move)
		places = max(places, -h.readings[i-1-k].Value.Exponent())
	}
	average := sum.DivRound(decimal.NewFromInt(int64(len(moves))), places)
	value := h.readings[i-1].Value.Add(decimal.Max(average, decimal.Zero))
	if m.MaxValue != nil && value.GreaterThan(*m.MaxValue) {
		value = value.Sub(*m.MaxValue).Sub(decimal.NewFromInt(1))
	}
	return value, !value.IsNegative()
}
