package charge

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// oracle works out one period after the other, as bills are made, and says of each: its lines, whether it waits, and the
// reading that it took in.
type oracle struct {
	t       Terms
	f       Facts
	billed  date.Date // the last reading that was billed
	history []oracleUse
}

// oracleUse is what one bill took in of a meter.
type oracleUse struct {
	read date.Date
	used *big.Rat
}

type oracleResult struct {
	lines []oracleLine
	waits bool
	read  date.Date
}

func (o *oracle) period(p Period) oracleResult {
	if o.t.CycleMonths == 0 && o.t.Retention.IsPositive() {
		return o.kept(p)
	}
	return o.limited(p)
}

// kept bills the whole less what is kept back, or what is kept back.
func (o *oracle) kept(p Period) oracleResult {
	main, later := p, p
	begin := o.t.Start
	if o.t.End != 0 {
		begin = o.t.End
	}
	main.From, main.To = o.t.Start, begin
	if o.t.OnConfirm {
		main.From, main.To, begin = o.t.Confirmed, o.t.Confirmed, o.t.Confirmed
	}
	later.From, later.To = begin.AddMonths(o.t.RetentionMonths), begin.AddMonths(o.t.RetentionMonths)
	o.billed = 0
	whole := o.limited(main)
	if whole.waits {
		return whole
	}
	var sum money.Amount
	for _, l := range whole.lines {
		sum += max(0, l.settled)
	}
	kept := money.RoundRat(new(big.Rat).Mul(sum.Decimal().Rat(), o.t.Retention.Shift(-2).Rat()), o.t.RoundTo)
	if p.From != main.From {
		return oracleResult{lines: []oracleLine{{KindRetention, later.From, later.To, kept, false}}}
	}
	return oracleResult{lines: []oracleLine{{"", main.From, main.To, total(whole.lines) - kept, false}}} // compared as a sum
}

func total(lines []oracleLine) (sum money.Amount) {
	for _, l := range lines {
		sum += l.settled
	}
	return sum
}

// limited adds the line up to the minimum or down to the maximum.
func (o *oracle) limited(p Period) oracleResult {
	r := o.priced(p)
	allFree := true
	for _, l := range r.lines {
		allFree = allFree && l.free
	}
	if len(r.lines) == 0 || allFree {
		return r
	}
	sum := total(r.lines)
	if least := o.t.Minimum; least != nil && sum < *least {
		r.lines = append(r.lines, oracleLine{KindTrueUp, p.From, p.To, *least - sum, false})
	} else if most := o.t.Maximum; most != nil && sum > *most {
		r.lines = append(r.lines, oracleLine{KindTrueUp, p.From, p.To, *most - sum, false})
	}
	return r
}

func (o *oracle) priced(p Period) oracleResult {
	switch o.t.Model {
	case ModelUsage, ModelTiered:
		return o.metered(p)
	case ModelPercent:
		return o.percent(p)
	case ModelShared:
		return o.sharedOut(p)
	case ModelFormula:
		return o.reckoned(p)
	}
	return oracleResult{lines: o.plain(p)}
}

func (o *oracle) plain(p Period) []oracleLine {
	return oracleRuns(o.t, p, func(days, run []oracleDay) *big.Rat { return oracleExact(o.t, days, run) })
}

// turnover adds entries that lie in the days, if they are on every one of them and on no other day of the charge.
func (o *oracle) turnover(from, to date.Date) (sum money.Amount, ok bool) {
	entry := map[date.Date]int{}
	for i, e := range o.f.Turnovers {
		for day := e.From; day <= e.To; day++ {
			entry[day] = i + 1
		}
	}
	used := map[int]bool{}
	for day := from; day <= to; day++ {
		if entry[day] == 0 {
			return 0, false
		}
		used[entry[day]] = true
	}
	for i, e := range o.f.Turnovers {
		if !used[i+1] {
			continue
		}
		sum += e.Amount
		for day := e.From; day <= e.To; day++ {
			isOwn := day >= o.t.Start && (o.t.End == 0 && o.t.CycleMonths > 0 || day <= max(o.t.Start, o.t.End))
			if isOwn && (day < from || day > to) {
				return 0, false
			}
		}
	}
	return sum, true
}

func (o *oracle) percent(p Period) oracleResult {
	base := oracleResult{lines: o.plain(p)}
	from, to := p.From, p.To
	if o.t.Yearly && o.t.CycleMonths > 0 {
		year := func(day date.Date) int {
			if o.t.Anchor == AnchorCalendar {
				return day.Year()
			}
			n := 0
			for oracleOrigin(o.t).AddMonths(12*(n+1)) <= day {
				n++
			}
			return n
		}
		isOver := o.t.End != 0 && p.To == o.t.End || year(p.To+1) != year(p.To)
		if !isOver {
			return base
		}
		for from > o.t.Start && year(from-1) == year(p.To) {
			from--
		}
	}
	floor, free := money.Amount(0), true
	for day := from; day <= to; {
		end := day
		for end < to && o.t.CycleMonths > 0 && oracleCycle(o.t, end+1) == oracleCycle(o.t, day) {
			end++
		}
		if o.t.CycleMonths == 0 {
			end = to
		}
		for _, l := range o.plain(Period{From: day, To: end}) {
			floor += l.settled
			free = free && oracleFree(o.t, l.to)
		}
		day = end + 1
	}
	if free {
		return base
	}
	turnover, ok := o.turnover(from, to)
	if !ok {
		return oracleResult{waits: true}
	}
	share := money.RoundRat(new(big.Rat).Mul(turnover.Decimal().Rat(), o.t.Percent.Shift(-2).Rat()), o.t.RoundTo)
	switch {
	case share <= floor:
	case o.t.Yearly:
		base.lines = append(base.lines, oracleLine{KindTrueUp, from, to, share - floor, false})
	default:
		base.lines = []oracleLine{{"", from, to, share, false}}
	}
	return base
}

func (o *oracle) sharedOut(p Period) oracleResult {
	var r oracleResult
	left := oracleOff(o.t, p)
	for _, s := range o.f.Shares {
		s.From = max(s.From, o.t.Start)
		switch {
		case o.t.End != 0:
			s.To = min(s.To, o.t.End)
		case o.t.CycleMonths == 0:
			s.To = min(s.To, o.t.Start)
		}
		if s.From <= s.To && s.To >= p.From && s.To <= p.To {
			l := oracleLine{from: s.From, to: s.To, free: oracleFree(o.t, s.To)}
			if !l.free {
				l.settled = oracleSettle(o.t, s.Amount.Decimal().Rat(), s.To, &left)
			}
			r.lines = append(r.lines, l)
		}
	}
	r.waits = len(r.lines) == 0
	return r
}

// oracleFormulas are formulas with what they mean, in other words.
var oracleFormulas = map[string]func(t Terms, days, run []oracleDay) *big.Rat{
	"数量 * 单价 * 天数 / 当月天数": func(t Terms, _, run []oracleDay) *big.Rat {
		sum := new(big.Rat)
		for _, day := range run {
			sum.Add(sum, new(big.Rat).Mul(t.Quantity.Mul(dec(day.price)).Rat(), big.NewRat(1, int64(day.monthTo-day.monthFrom)+1)))
		}
		return sum
	},
	"price * months + 0.5 * days": func(t Terms, days, run []oracleDay) *big.Rat {
		sum := new(big.Rat).Mul(dec(run[0].price).Rat(), oracleMonths(t, days, run))
		return sum.Add(sum, big.NewRat(int64(len(run)), 2))
	},
	"max(单价, 20) + 层": func(_ Terms, days, run []oracleDay) *big.Rat {
		price := decimal.Max(dec(run[0].price), dec("20")).Add(dec("2.5"))
		return new(big.Rat).Mul(price.Rat(), big.NewRat(int64(len(run)), int64(len(days))))
	},
	"if(天数 > 20, 10 - 天数, 天数) / 3": func(_ Terms, _, run []oracleDay) *big.Rat {
		if n := int64(len(run)); n > 20 {
			return big.NewRat(10-n, 3)
		} else {
			return big.NewRat(n, 3)
		}
	},
}

const (
	usageFormula    = "用量 * 单价 + 2 * 月数"
	turnoverFormula = "营业额 * 0.05 + 单价"
)

func (o *oracle) reckoned(p Period) oracleResult {
	days := oracleDays(o.t, p)
	last := days[len(days)-1]
	switch last.formula {
	case usageFormula:
		from, to, used, found := o.taken(p)
		if !found {
			return oracleResult{waits: o.billed <= p.To}
		}
		o.billed = to
		exact := oracleMonths(o.t, days, days)
		exact.Mul(exact, big.NewRat(2, 1))
		for _, u := range used {
			exact.Add(exact, new(big.Rat).Mul(u, dec(oraclePrice(o.t, to)).Rat()))
		}
		return o.whole(p, oracleLine{from: from, to: to}, exact, to)
	case turnoverFormula:
		turnover, ok := o.turnover(p.From, p.To)
		if !ok {
			return oracleResult{waits: true}
		}
		exact := turnover.Decimal().Mul(dec("0.05")).Add(dec(last.price)).Rat()
		return o.whole(p, oracleLine{from: p.From, to: p.To}, exact, 0)
	}
	return oracleResult{lines: oracleRuns(o.t, p, func(days, run []oracleDay) *big.Rat { return oracleFormulas[run[0].formula](o.t, days, run) })}
}

func (o *oracle) whole(p Period, l oracleLine, exact *big.Rat, read date.Date) oracleResult {
	left := oracleOff(o.t, p)
	if l.free = oracleFree(o.t, l.to); !l.free {
		l.settled = oracleSettle(o.t, exact, l.to, &left)
	}
	return oracleResult{lines: []oracleLine{l}, read: read}
}

// agree bills a charge period by period, and compares.
func agree(t Terms, f Facts) error {
	o := oracle{t: t, f: f}
	for _, p := range t.Periods(t.Start.AddMonths(16)) {
		got, err := t.Lines(p, f)
		if err != nil {
			return err
		}
		want := o.period(p)
		f = f.After(got)
		lines := make([]oracleLine, len(got.Lines))
		for i, l := range got.Lines {
			lines[i] = oracleLine{l.Kind, l.From, l.To, t.settledOf(l), l.Free}
		}
		if t.CycleMonths == 0 && t.Retention.IsPositive() && p.From != t.releaseDay() {
			if total(lines) != total(want.lines) {
				return fmt.Errorf("%v: %v, want %v", p, got.Lines, want.lines)
			}
			continue
		}
		if !slices.Equal(lines, want.lines) || want.waits != (len(got.Warnings) > 0) || want.read != got.ReadTo {
			return fmt.Errorf("%v to %v: %v %v read to %v, want %v %v read to %v", p.From, p.To, got.Lines, got.Warnings, got.ReadTo, want.lines, want.waits, want.read)
		}
	}
	return nil
}

func TestLinesAgreeWithTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Draw(t, "case")
		if err := agree(c.terms, c.facts); err != nil {
			t.Fatal(err)
		}
	})
}

// Ten thousand charges of all models, the same ones each time.
func TestTenThousandChargesAgreeWithTheOracle(t *testing.T) {
	models := map[Model]int{}
	for n := range 10_000 {
		c := anyCase.Example(n)
		models[c.terms.Model]++
		if err := agree(c.terms, c.facts); err != nil {
			t.Fatalf("charge %d: %+v with %+v: %v", n, c.terms, c.facts, err)
		}
	}
	for _, m := range []Model{ModelFixed, ModelArea, ModelUsage, ModelTiered, ModelFormula, ModelPercent, ModelShared} {
		if models[m] < 500 {
			t.Errorf("only %d charges by %s", models[m], m)
		}
	}
}
