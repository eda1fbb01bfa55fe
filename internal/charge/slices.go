package charge

import (
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// slice is what one cycle has of a price for a year, or one period of a price for the whole charge. Slices of a price
// always sum to it: the largest remainders get the fen that are left, the earlier one where they are alike.
type slice struct {
	amount money.Amount
	words  string // where it comes from
}

// of gives what a run costs of a slice.
func (s slice) of(factor exact, words string) cost {
	return cost{exact: factor.times(exactAmount(s.amount)), words: s.amount.Grouped() + words + s.words}
}

// yearSlice is the part of the cycle that a period lies in, of the price for a year.
func (t Terms) yearSlice(p Period, r run) slice {
	n := 12 / t.CycleMonths
	months := monthsUntil(t.origin(1), p.From)
	if t.Anchor == AnchorCalendar {
		months = int(p.From.Month()) - 1
	}
	year := t.whole(r.price)
	return slice{evenly(year, n)[months/t.CycleMonths%n], "（全年 " + t.times(r.price) + " 分 " + strconv.Itoa(n) + " 期）"}
}

// totalSlice is the part of a period of the price for the whole charge, by the months that each period counts.
func (t Terms) totalSlice(p Period, r run) slice {
	periods := t.periodsIn(date.Range{From: t.Start, To: t.last()})
	weights := make([]*big.Rat, len(periods))
	at := 0
	for i, o := range periods {
		weights[i] = t.months(o, run{Range: date.Range{From: o.From, To: o.To}}).exact().rat()
		if o.From == p.From {
			at = i
		}
	}
	return slice{shareOut(t.whole(r.price), weights)[at], "（总价 " + t.times(r.price) + " 分 " + strconv.Itoa(len(periods)) + " 期）"}
}

// mostWhole is the largest sum that can be divided, in yuan.
var mostWhole = decimal.New(math.MaxInt64, -2)

// whole is quantity times price, to the fen: what is divided. Of what is more than can be counted each part is more than a line may
// be, and is refused as such.
func (t Terms) whole(price decimal.Decimal) money.Amount {
	return money.Round(decimal.Min(t.quantity().Mul(price), mostWhole))
}

// evenly divides a sum into n parts; the first ones get the fen that are left.
func evenly(sum money.Amount, n int) []money.Amount {
	parts := make([]money.Amount, n)
	each, left := sum/money.Amount(n), sum%money.Amount(n)
	for i := range parts {
		parts[i] = each
		if money.Amount(i) < left {
			parts[i]++
		}
	}
	return parts
}

// shareOut divides a sum that is not negative by weights that are not: by largest remainder.
func shareOut(sum money.Amount, weights []*big.Rat) []money.Amount {
	all := new(big.Rat)
	for _, w := range weights {
		all.Add(all, w)
	}
	if all.Sign() == 0 {
		return evenly(sum, len(weights)) // a 31st alone, of which months of thirty days know nothing
	}
	parts, rests, order, left := make([]money.Amount, len(weights)), make([]*big.Rat, len(weights)), make([]int, len(weights)), sum
	for i, w := range weights {
		exact := new(big.Rat).Quo(new(big.Rat).Mul(new(big.Rat).SetInt64(int64(sum)), w), all)
		parts[i] = money.Amount(new(big.Int).Quo(exact.Num(), exact.Denom()).Int64())
		rests[i] = exact.Sub(exact, new(big.Rat).SetInt64(int64(parts[i])))
		order[i] = i
		left -= parts[i]
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}

// periodsIn gives the periods of a charge with cycles that hold days of a closed range.
func (t Terms) periodsIn(r date.Range) []Period {
	if t.CycleMonths == 0 {
		return t.oncePeriods()[:1]
	}
	var periods []Period
	origin := t.origin(t.CycleMonths)
	for k := monthsUntil(origin, max(r.From, t.Start)) / t.CycleMonths; ; k++ {
		days := t.clip(date.Range{From: origin.AddMonths(k * t.CycleMonths), To: origin.AddMonths((k + 1) * t.CycleMonths).AddDays(-1)})
		if days.From > days.To || days.From > r.To {
			return periods
		}
		periods = append(periods, t.dated(days.From, days.To))
	}
}
