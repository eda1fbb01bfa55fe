package charge

import (
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
)

// band is a tier as it holds for one bill: the units after over up to upto, nil for no end.
type band struct {
	over  decimal.Decimal
	upto  *decimal.Decimal
	price decimal.Decimal
	name  string
}

const scaledPlaces = 2 // of a band's end that is scaled to months

// bands are the tiers of the month or year of a reading: widened for a large household, scaled to the months lived in.
func (t Terms) bands(read date.Date) []band {
	wider := t.PeopleWiden.Mul(decimal.NewFromInt(int64(max(0, t.People-t.PeopleOver))))
	months := 12
	if begin := t.begin(); t.MoveIn && t.Accumulation == ByYear && begin.Year() == read.Year() {
		months = 13 - int(begin.Month())
	}
	bands, over := make([]band, len(t.Tiers)), decimal.Zero
	for i, tier := range t.Tiers {
		bands[i] = band{over: over, price: tier.Price, name: "第" + strconv.Itoa(i+1) + "档"}
		if tier.Upto == nil {
			continue
		}
		end := tier.Upto.Add(wider)
		if months < 12 {
			end = end.Mul(decimal.NewFromInt(int64(months))).DivRound(decimal.NewFromInt(12), scaledPlaces)
		}
		bands[i].upto, over = &end, end
	}
	return bands
}

// reached is the band that an accumulation lies in: a band's last unit is its own.
func reached(bands []band, units decimal.Decimal) band {
	for _, b := range bands {
		if b.upto == nil || units.LessThanOrEqual(*b.upto) {
			return b
		}
	}
	return bands[len(bands)-1]
}

// within is how many of the units between two accumulations lie in the band. What a credit takes back below 0 lies in the
// first.
func (b band) within(low, high decimal.Decimal) decimal.Decimal {
	if b.over.IsPositive() {
		low = decimal.Max(low, b.over)
	}
	if b.upto != nil {
		high = decimal.Min(high, *b.upto)
	}
	return decimal.Max(decimal.Zero, high.Sub(low))
}

// tieredLines gives a line for each band that the usage touches, or one at the price of the band that it reaches. A credit
// takes back from the bands in which the estimate lay.
func (t Terms) tieredLines(p Period, f Facts) (Result, error) {
	v, warnings, err := t.interval(p, f)
	if err != nil || len(v.spans) == 0 {
		return Result{Warnings: warnings}, err
	}
	used, bands := v.used(), t.bands(v.To)
	after := v.before.Add(used)
	var parts []Line
	if t.TierMode == Volume || used.IsZero() {
		parts = []Line{t.bandLine(v, f.Meter, reached(bands, after), used)}
	} else {
		low, high := decimal.Min(v.before, after), decimal.Max(v.before, after)
		for _, b := range bands {
			if n := b.within(low, high); n.IsPositive() {
				parts = append(parts, t.bandLine(v, f.Meter, b, n.Mul(decimal.NewFromInt(int64(used.Sign())))))
			}
		}
	}
	return t.settleBands(p, v, parts)
}

func (t Terms) bandLine(v interval, m Meter, b band, units decimal.Decimal) Line {
	l := t.meterLine(v, m, units, b.price)
	l.Part = b.name
	return l
}

// settleBands prices the parts. The readings behind them are told once, on the first.
func (t Terms) settleBands(p Period, v interval, parts []Line) (Result, error) {
	out := Result{ReadTo: v.To}
	state, purse := t.stateOn(v.To), t.amountsOff(p)
	for i, l := range parts {
		work := cost{exact: exactDecimal(l.Quantity).times(exactDecimal(l.UnitPrice)), words: signed(l.Quantity) + times(figure(l.UnitPrice, 2))}
		if i == 0 && !state.free {
			work.words += "（" + v.words() + "）"
		}
		l, err := t.settle(l, work, state, purse)
		if err != nil {
			return Result{}, err
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

// signed writes a number that may be below nothing as it is typed.
func signed(d decimal.Decimal) string {
	if d.IsNegative() {
		return "(0 − " + figure(d.Neg(), 0) + ")"
	}
	return figure(d, 0)
}

// words tells where the usage of an interval comes from: "1,264 − 1,234；此前累计 170".
func (v interval) words() string {
	var words string
	for i, s := range v.spans {
		if i > 0 {
			words += " + "
		}
		words += s.words()
	}
	if scale := v.spans[0].meter.scale(); scale != "" {
		words = "(" + words + ")" + scale
	}
	if v.before.IsZero() {
		return words
	}
	return words + "；此前累计 " + figure(v.before, 0)
}
