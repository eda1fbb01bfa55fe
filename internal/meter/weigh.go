package meter

import "zhangfang/internal/fault"

// weigh says what an entry comes to, and lays it into the journal if it can stand there.
func (j *journal) weigh(in Entry) (Outcome, Reading) {
	o := Outcome{Kind: in.Kind, Flags: []Flag{}}
	if o.Kind == "" {
		o.Kind = Normal
	}
	m := j.meters[in.Meter]
	if o.Fault = m.admits(in, j); o.Fault != nil {
		return o, Reading{}
	}
	h := j.track(in.Meter, in.Register)
	if in.Kind == "" && len(h.readings) == 0 {
		o.Kind = Initial
	}
	r := Reading{Meter: in.Meter, Register: in.Register, Date: in.Date, Value: in.Value, Kind: o.Kind, Note: in.Note}
	i, taken := h.place(r)
	if taken {
		old := h.readings[i]
		o.Replaces, r.ID = &old, old.ID
		if r.Note == "" {
			r.Note = old.Note
		}
		if old.Value.Equal(r.Value) && old.Kind == r.Kind { // nothing new is said: nothing is asked again
			in.Wrapped = true
		}
	}
	same := taken && o.Replaces.Value.Equal(r.Value) && o.Replaces.Kind == r.Kind
	if !same {
		if o.Fault = j.fixed(r); o.Fault != nil {
			return o, r
		}
	}
	if o.Fault = h.fits(m.Meter, r, i, taken, in.Wrapped); o.Fault != nil {
		if i > 0 && o.Kind != Initial {
			o.Before = &h.readings[i-1]
		}
		return o, r
	}
	h.put(r)
	if o.Kind != Initial {
		before := h.readings[i-1]
		o.Before, o.Usage = &before, used(m.Meter, before, r).String()
		o.Flags = h.flags(m.Meter, i)
	}
	return o, r
}

// admits checks what can be said of an entry without the readings around it.
func (m *metered) admits(in Entry, j *journal) *fault.Fault {
	switch {
	case m == nil:
		return fault.New(NoSuch, fault.Args{"id": int64(in.Meter)}).At("meterId")
	case m.Archived:
		return fault.New(MeterArchived, fault.Args{"code": m.Code}).At("meterId")
	case !m.has(in.Register):
		return fault.New(NoSuchRegister, fault.Args{"code": m.Code, "name": in.Register}).At("register")
	case in.Date == 0:
		return fault.New(DateMissing, nil).At("date")
	case in.Date > j.today:
		return fault.New(DateAhead, fault.Args{"date": in.Date, "today": j.today}).At("date")
	case in.Value.IsNegative():
		return fault.New(ValueNegative, fault.Args{"value": in.Value.String()}).At("value")
	case tooFine(in.Value) || in.Value.GreaterThan(mostReading):
		return fault.New(ValueTooFine, fault.Args{"value": in.Value.String()}).At("value")
	case m.MaxValue != nil && in.Value.GreaterThan(*m.MaxValue):
		return fault.New(ValueBeyond, fault.Args{"value": in.Value.String(), "most": m.MaxValue.String()}).At("value")
	}
	return nil
}

func (m *metered) has(register string) bool {
	for _, name := range m.EachRegister() {
		if name == register {
			return true
		}
	}
	return false
}

// fits checks a reading against those around its place i.
func (h *track) fits(m Meter, r Reading, i int, taken, wrapped bool) *fault.Fault {
	var before, after *Reading
	if i > 0 {
		before = &h.readings[i-1]
	}
	if taken {
		i++
	}
	if i < len(h.readings) {
		after = &h.readings[i]
	}
	switch {
	case r.Kind == Initial && before != nil && before.Kind != Final:
		return fault.New(BeginsTwice, fault.Args{"date": before.Date}).At("kind")
	case r.Kind == Initial:
	case before == nil:
		return fault.New(NotBegun, fault.Args{"code": m.Code}).At("kind")
	case before.Kind == Final:
		return fault.New(DeviceGone, fault.Args{"date": before.Date}).At("kind")
	case r.Value.LessThan(before.Value) && before.Kind != Estimated:
		if m.MaxValue == nil {
			return fault.New(BelowLast, fault.Args{"value": r.Value.String(), "last": before.Value.String(), "lastDate": before.Date}).At("value")
		}
		if !wrapped {
			return fault.New(WrapUnsaid, fault.Args{
				"value": r.Value.String(), "last": before.Value.String(), "lastDate": before.Date, "most": m.MaxValue.String(), "usage": used(m, *before, r).String(),
			}).At("value")
		}
	}
	return h.nextFits(r, before, after)
}

// nextFits checks that what was read afterwards still follows.
func (h *track) nextFits(r Reading, before, after *Reading) *fault.Fault {
	if after == nil || after.Kind == Initial {
		return nil
	}
	if r.Kind == Final {
		return fault.New(OthersStandOn, fault.Args{"date": r.Date, "count": 1}).At("date")
	}
	didWrap := before != nil && before.Kind != Final && after.Value.LessThan(before.Value)
	if after.Value.LessThan(r.Value) && !(didWrap && !r.Value.LessThan(before.Value)) && r.Kind != Estimated {
		return fault.New(AboveNext, fault.Args{"value": r.Value.String(), "next": after.Value.String(), "date": after.Date}).At("value")
	}
	return nil
}

// newMost takes over the highest value of a new device, if no wrap was counted by the old one's.
func (j *journal) newMost(r ReplaceRequest) error {
	m := j.meters[r.Meter]
	if r.MaxValue == nil || m.MaxValue != nil && m.MaxValue.Equal(*r.MaxValue) {
		return nil
	}
	for _, h := range m.registers {
		for i, reading := range h.readings {
			if i > 0 && reading.Kind != Initial && h.readings[i-1].Kind != Estimated && reading.Value.LessThan(h.readings[i-1].Value) {
				return fault.New(MostFixed, fault.Args{"date": reading.Date, "most": m.mostText()}).At("maxValue")
			}
		}
	}
	if !r.MaxValue.IsPositive() || r.MaxValue.GreaterThan(mostReading) || tooFine(*r.MaxValue) {
		return fault.New(MostInvalid, fault.Args{"value": r.MaxValue.String()}).At("maxValue")
	}
	m.MaxValue = r.MaxValue
	return nil
}

// MostFixed refuses another highest value where wraps were counted by the one that was.
const MostFixed fault.Key = "meter.most_fixed"
