package charge

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// Used is what a register counted from one reading to the next, in the meter's unit, after multiplier and losses. A meter
// that begins has used nothing yet. A value below the one before is a meter that began again at 0, where it can; after an
// estimate it is a credit, unless a new round is nearer. Otherwise it is negative, which Lines refuses to bill.
func Used(m Meter, before, r Reading) decimal.Decimal { return m.scaled(m.turned(before, r)) }

// turned is what the device's own figures moved.
func (m Meter) turned(before, r Reading) decimal.Decimal {
	if r.Kind == Initial {
		return decimal.Zero
	}
	moved := r.Value.Sub(before.Value)
	if m.MaxValue.IsZero() || !moved.IsNegative() {
		return moved
	}
	around := moved.Add(m.round())
	if before.Kind == Estimated && moved.Neg().LessThanOrEqual(around) {
		return moved
	}
	return around
}

// round is how many values the meter has.
func (m Meter) round() decimal.Decimal { return m.MaxValue.Add(one) }

func (m Meter) scaled(moved decimal.Decimal) decimal.Decimal {
	moved = moved.Mul(m.multiplier())
	if m.LossPercent.IsZero() {
		return moved
	}
	return moved.Mul(hundred.Add(m.LossPercent)).Shift(-2)
}

func (m Meter) multiplier() decimal.Decimal { return or0(m.Multiplier, one) }

func or0(d, otherwise decimal.Decimal) decimal.Decimal {
	if d.IsZero() {
		return otherwise
	}
	return d
}

func (m Meter) registers() []string {
	if len(m.Registers) == 0 {
		return []string{""}
	}
	return m.Registers
}

// sameDay is the order of readings of one day: an estimate, what was read, what ended a meter, what began the next one.
var sameDay = []ReadingKind{Estimated, Normal, Final, Initial}

func inOrder(a, b Reading) int {
	if a.Date != b.Date {
		return cmp.Compare(a.Date, b.Date)
	}
	return cmp.Compare(slices.Index(sameDay, a.Kind), slices.Index(sameDay, b.Kind))
}

// series are the readings of one register in order.
type series []Reading

func (f Facts) series(register string) series {
	isOther := func(r Reading) bool { return r.Register != register }
	s := series(f.Readings)
	if slices.ContainsFunc(s, isOther) || !slices.IsSortedFunc(s, inOrder) { // never disorder the caller's
		s = slices.DeleteFunc(slices.Clone(s), isOther)
	}
	if !slices.IsSortedFunc(s, inOrder) {
		slices.SortStableFunc(s, inOrder)
	}
	return s
}

// lastOn is the place of the last reading not after a day, −1 for none.
func (s series) lastOn(d date.Date) int {
	at, _ := slices.BinarySearchFunc(s, d+1, func(r Reading, d date.Date) int { return cmp.Compare(r.Date, d) })
	return at - 1
}

// span is what one register counted from one reading to another.
type span struct {
	register string
	meter    Meter
	readings series // both included, in order
}

// moved is what the device's own figures moved.
func (s span) moved() decimal.Decimal {
	sum := decimal.Zero
	for i := 1; i < len(s.readings); i++ {
		sum = sum.Add(s.meter.turned(s.readings[i-1], s.readings[i]))
	}
	return sum
}

func (s span) used() decimal.Decimal { return s.meter.scaled(s.moved()) }

// check finds a reading below the one before that no rule explains.
func (s span) check() error {
	for i := 1; i < len(s.readings); i++ {
		a, b := s.readings[i-1], s.readings[i]
		if a.Kind != Estimated && s.meter.turned(a, b).IsNegative() {
			return fault.New(ReadingBelow, fault.Args{"value": b.Value.String(), "day": b.Date, "before": a.Value.String(), "since": a.Date})
		}
	}
	return nil
}

// words writes what was used as a sum of differences: last − first of each meter, and a round for each new beginning.
func (s span) words() string {
	var parts []string
	first, rounds := 0, 0
	end := func(last int) {
		if last == first && len(parts) > 0 {
			return
		}
		words := figure(s.readings[last].Value, 0) + " − " + figure(s.readings[first].Value, 0)
		for range rounds {
			words += " + " + figure(s.meter.round(), 0)
		}
		parts = append(parts, words)
	}
	for i := 1; i < len(s.readings); i++ {
		before, r := s.readings[i-1], s.readings[i]
		switch {
		case r.Kind == Initial:
			end(i - 1)
			first, rounds = i, 0
		case !s.meter.turned(before, r).Equal(r.Value.Sub(before.Value)):
			rounds++
		}
	}
	end(len(s.readings) - 1)
	return strings.Join(parts, " + ")
}

// scale writes what the figures of the meter are multiplied by.
func (m Meter) scale() string {
	var words string
	if !m.multiplier().Equal(one) {
		words = times(figure(m.multiplier(), 0))
	}
	if !m.LossPercent.IsZero() {
		words += times(hundred.Add(m.LossPercent).String() + "%")
	}
	return words
}

// interval is what a period takes in of a meter: for each register, from the last billed reading to the last in the period.
type interval struct {
	date.Range // of the two readings
	spans      []span
	before     decimal.Decimal // used earlier in the same month or year of accumulation
}

func (v interval) used() decimal.Decimal {
	sum := decimal.Zero
	for _, s := range v.spans {
		sum = sum.Add(s.used())
	}
	return sum
}

// interval finds the readings that a period is billed from. Without any to bill there are no spans, and a warning unless
// they were billed already.
func (t Terms) interval(p Period, f Facts) (interval, []*fault.Fault, error) {
	registers := f.Meter.registers()
	all := make([]series, len(registers))
	for i, name := range registers {
		all[i] = f.series(name)
	}
	to := lastComplete(all, p)
	from := f.readBefore(to)
	if from == 0 && len(all[0]) > 0 {
		from = t.firstReading(all[0])
	}
	switch unread := to == 0 || to <= from; {
	case unread && f.readTo() > p.To, slices.Contains(f.Read, to):
		return interval{}, nil, nil
	case unread:
		return interval{}, []*fault.Fault{waits(NoReading, p)}, nil
	}
	v := interval{Range: date.Range{From: from, To: to}}
	for i, s := range all {
		first := s.lastOn(from)
		if first < 0 {
			return interval{}, []*fault.Fault{waits(NoReading, p)}, nil
		}
		whole := span{register: registers[i], meter: f.Meter, readings: s[first : s.lastOn(to)+1]}
		if err := whole.check(); err != nil {
			return interval{}, nil, err
		}
		v.spans = append(v.spans, whole)
	}
	if t.Model == ModelTiered && f.readBefore(to) != 0 {
		v.before = t.usedBefore(f, all, v.Range)
	}
	return v, nil, nil
}

// usedBefore is what was billed before in the same month or year: from the last reading billed before it began.
func (t Terms) usedBefore(f Facts, all []series, now date.Range) decimal.Decimal {
	begin := now.To.MonthStart()
	if t.Accumulation == ByYear {
		begin = date.New(now.To.Year(), 1, 1)
	}
	since := f.readBefore(begin)
	switch {
	case since != 0:
	case slices.Min(f.Read) >= t.Start:
		since = t.firstReading(all[0])
	default: // the first bill was made by the charge that this one goes on from
		since = all[0].firstFrom(t.begin())
	}
	used := decimal.Zero
	for _, s := range all {
		if first := s.lastOn(since); since < now.From && first >= 0 {
			used = used.Add(span{meter: f.Meter, readings: s[first : s.lastOn(now.From)+1]}.used())
		}
	}
	return used
}

// waits says that a period cannot be billed yet.
func waits(key fault.Key, p Period) *fault.Fault {
	return fault.New(key, fault.Args{"from": p.From, "to": p.To})
}

// lastComplete is the last day in the period on which every register was read, zero for none.
func lastComplete(all []series, p Period) date.Date {
	for i := all[0].lastOn(p.To); i >= 0 && all[0][i].Date >= p.From; i-- {
		day := all[0][i].Date
		complete := true
		for _, s := range all[1:] {
			at := s.lastOn(day)
			complete = complete && at >= 0 && s[at].Date == day
		}
		if complete {
			return day
		}
	}
	return 0
}

// readBefore is the last billed reading before a day: where the next bill goes on.
func (f Facts) readBefore(d date.Date) date.Date {
	var last date.Date
	for _, r := range f.Read {
		if r < d {
			last = max(last, r)
		}
	}
	return last
}

// firstReading is where the first bill begins: the last reading not after the charge's first day, or the first there is.
// A charge that goes on from another one begins with what is not the other's: a reading before its first day.
func (t Terms) firstReading(s series) date.Date {
	if t.begin() < t.Start {
		return s.firstFrom(t.Start - 1)
	}
	return s.firstFrom(t.Start)
}

// firstFrom is the day of the last reading not after a day, or of the first there is.
func (s series) firstFrom(d date.Date) date.Date { return s[max(0, s.lastOn(d))].Date }

// usageLines gives a line for each register, at the price of the later reading's day.
func (t Terms) usageLines(p Period, f Facts) (Result, error) {
	v, warnings, err := t.interval(p, f)
	if err != nil || len(v.spans) == 0 {
		return Result{Warnings: warnings}, err
	}
	out := Result{ReadTo: v.To}
	state, purse := t.stateOn(v.To), t.amountsOff(p)
	for _, s := range v.spans {
		l := t.meterLine(v, f.Meter, s.used(), t.registerPrice(s.register, v.To))
		l.Part = s.register
		work := cost{exact: exactDecimal(l.Quantity).times(exactDecimal(l.UnitPrice)), words: "(" + s.words() + ")" + f.Meter.scale() + times(figure(l.UnitPrice, 2))}
		if l, err = t.settle(l, work, state, purse); err != nil {
			return Result{}, err
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

func (t Terms) meterLine(v interval, m Meter, used, price decimal.Decimal) Line {
	return Line{From: v.From, To: v.To, Quantity: used, Unit: m.Unit, UnitPrice: price, Per: PerOnce}
}

// registerPrice is what a unit of a register costs on a day: its own price, or the charge's.
func (t Terms) registerPrice(register string, d date.Date) decimal.Decimal {
	price, since, found := decimal.Zero, date.Date(0), false
	for _, r := range t.RegisterPrices {
		if r.Register == register && r.From <= d && (!found || r.From >= since) {
			price, since, found = r.Price, r.From, true
		}
	}
	if found {
		return price
	}
	return t.UnitPriceAt(d)
}
