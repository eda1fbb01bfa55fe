package charge

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// readingsOf gives one register's readings in order: by day, and what ends a meter before what begins the next.
func (o *oracle) readingsOf(register string) []Reading {
	var own []Reading
	for _, r := range o.f.Readings {
		if r.Register != register {
			continue
		}
		at := 0
		for at < len(own) && (own[at].Date < r.Date || own[at].Date == r.Date && r.Kind == Initial) {
			at++
		}
		own = slices.Insert(own, at, r)
	}
	return own
}

// taken finds what a period takes in: from which reading to which, and how much of each register.
func (o *oracle) taken(p Period) (from, to date.Date, used []*big.Rat, found bool) {
	registers := o.f.Meter.Registers
	if len(registers) == 0 {
		registers = []string{""}
	}
	all := make([][]Reading, len(registers))
	for i, name := range registers {
		all[i] = o.readingsOf(name)
	}
	for day := p.From; day <= p.To; day++ {
		complete := true
		for _, own := range all {
			complete = complete && slices.ContainsFunc(own, func(r Reading) bool { return r.Date == day })
		}
		if complete {
			to = day
		}
	}
	from = o.billed
	if from == 0 && len(all[0]) > 0 {
		from = all[0][0].Date
		for _, r := range all[0] {
			if r.Date <= o.t.Start && oracleOrigin(o.t) == o.t.Start || r.Date < o.t.Start {
				from = r.Date
			}
		}
	}
	if to == 0 || to <= from {
		return 0, 0, nil, false
	}
	for _, own := range all {
		sum := new(big.Rat)
		for i := 1; i < len(own); i++ {
			a, b := own[i-1], own[i]
			isPart := b.Date > from && b.Date <= to
			if !isPart || b.Kind == Initial {
				continue
			}
			moved := b.Value.Sub(a.Value)
			most := o.f.Meter.MaxValue
			if moved.IsNegative() && !most.IsZero() {
				again := moved.Add(most).Add(one)
				if a.Kind != Estimated || again.LessThan(moved.Neg()) {
					moved = again
				}
			}
			sum.Add(sum, moved.Rat())
		}
		if m := o.f.Meter.Multiplier; !m.IsZero() {
			sum.Mul(sum, m.Rat())
		}
		sum.Mul(sum, big.NewRat(1, 1).Add(one.Rat(), o.f.Meter.LossPercent.Shift(-2).Rat()))
		used = append(used, sum)
	}
	return from, to, used, true
}

func (o *oracle) metered(p Period) oracleResult {
	from, to, used, found := o.taken(p)
	if !found {
		return oracleResult{waits: o.billed <= p.To}
	}
	sum := new(big.Rat)
	for _, u := range used {
		sum.Add(sum, u)
	}
	earlier := new(big.Rat)
	for _, h := range o.history {
		if h.read.Year() == to.Year() && (o.t.Accumulation == ByYear || h.read.Month() == to.Month()) {
			earlier.Add(earlier, h.used)
		}
	}
	o.history, o.billed = append(o.history, oracleUse{to, sum}), to
	left := oracleOff(o.t, p)
	r := oracleResult{read: to}
	line := func(units *big.Rat, price decimal.Decimal) {
		l := oracleLine{from: from, to: to, free: oracleFree(o.t, to)}
		if !l.free {
			l.settled = oracleSettle(o.t, new(big.Rat).Mul(units, price.Rat()), to, &left)
		}
		r.lines = append(r.lines, l)
	}
	if o.t.Model == ModelUsage {
		for i, u := range used {
			line(u, o.registerPrice(i, to))
		}
		return r
	}
	o.bands(earlier, sum, to, line)
	return r
}

func (o *oracle) registerPrice(i int, day date.Date) decimal.Decimal {
	price := dec(oraclePrice(o.t, day))
	if len(o.f.Meter.Registers) == 0 {
		return price
	}
	since, own := date.Date(-1), price
	for _, r := range o.t.RegisterPrices {
		if r.Register == o.f.Meter.Registers[i] && r.From <= day && r.From > since {
			own, since = r.Price, r.From
		}
	}
	return own
}

// bands counts hundredths of a unit, one by one.
func (o *oracle) bands(earlier, used *big.Rat, day date.Date, line func(*big.Rat, decimal.Decimal)) {
	hundredths := func(r *big.Rat) int64 {
		n := new(big.Rat).Mul(r, big.NewRat(100, 1))
		if !n.IsInt() {
			panic("the oracle counts hundredths")
		}
		return n.Num().Int64()
	}
	ends := make([]int64, len(o.t.Tiers))
	for i, tier := range o.t.Tiers {
		ends[i] = 1 << 60
		if tier.Upto != nil {
			end := tier.Upto.Rat()
			for n := o.t.PeopleOver; n < o.t.People; n++ {
				end.Add(end, o.t.PeopleWiden.Rat())
			}
			if in := oracleOrigin(o.t); o.t.MoveIn && o.t.Accumulation == ByYear && in.Year() == day.Year() {
				end.Mul(end, big.NewRat(int64(12-int(in.Month())+1), 12))
			}
			ends[i] = int64(money.RoundRat(end, 1)) // hundredths, as fen are
		}
	}
	bandOf := func(unit int64) int { // the unit-th hundredth, counted from 1
		for i, end := range ends {
			if unit <= end {
				return i
			}
		}
		panic("no band")
	}
	before, n := hundredths(earlier), hundredths(used)
	after := before + n
	if o.t.TierMode == Volume || n == 0 {
		line(used, o.t.Tiers[bandOf(after)].Price)
		return
	}
	counts := make([]int64, len(ends))
	for unit := min(before, after) + 1; unit <= max(before, after); unit++ {
		counts[bandOf(unit)]++
	}
	for i, count := range counts {
		if count > 0 && n < 0 {
			count = -count
		}
		if count != 0 {
			line(big.NewRat(count, 100), o.t.Tiers[i].Price)
		}
	}
}
