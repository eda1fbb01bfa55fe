package meter

import (
	"context"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Faults of readings.
const (
	ReadingsInvalid  fault.Key = "meter.readings_invalid"
	NoSuchReading    fault.Key = "meter.no_such_reading"
	NoReadings       fault.Key = "meter.no_readings"
	MeterArchived    fault.Key = "meter.meter_archived"
	NoSuchRegister   fault.Key = "meter.no_such_register"
	DateMissing      fault.Key = "meter.date_missing"
	DateAhead        fault.Key = "meter.date_ahead"
	ValueNegative    fault.Key = "meter.value_negative"
	ValueTooFine     fault.Key = "meter.value_too_fine"
	ValueBeyond      fault.Key = "meter.value_beyond"
	ReadingTwice     fault.Key = "meter.reading_twice"
	AlreadyBilled    fault.Key = "meter.already_billed"
	AlreadyShared    fault.Key = "meter.already_shared"
	BelowLast        fault.Key = "meter.below_last"
	WrapUnsaid       fault.Key = "meter.wrap_unsaid"
	AboveNext        fault.Key = "meter.above_next"
	BeginsTwice      fault.Key = "meter.begins_twice"
	NotBegun         fault.Key = "meter.not_begun"
	DeviceGone       fault.Key = "meter.device_gone"
	OthersStandOn    fault.Key = "meter.others_stand_on"
	RegistersMissing fault.Key = "meter.registers_missing"
)

// ReadingID names a reading in the book.
type ReadingID int64

// Kind says how a reading came about.
type Kind string

const (
	Normal    Kind = "normal"
	Initial   Kind = "initial"   // a device begins
	Final     Kind = "final"     // a device is taken down
	Estimated Kind = "estimated" // nobody could read it; settled by the next real one
)

// ordinary readings are those of which a register has at most one a day.
func (k Kind) ordinary() bool { return k == Normal || k == Estimated }

// rank orders the readings of one day: a device is read, taken down, and the next one begins.
func (k Kind) rank() int { return slices.Index([]Kind{Final, Initial}, k) }

// Reading is what a register showed on a day.
type Reading struct {
	ID       ReadingID       `json:"id"`
	Meter    ID              `json:"meterId"`
	Register string          `json:"register"`
	Date     date.Date       `json:"date" ts_type:"string"`
	Value    decimal.Decimal `json:"value" ts_type:"string"`
	Kind     Kind            `json:"kind"`
	Note     string          `json:"note"`
}

// Entry is a reading as it is written down. Where its register has none of its day, it is new; otherwise it takes the place
// of the one that is there.
type Entry struct {
	Meter    ID              `json:"meterId"`
	Register string          `json:"register"`
	Date     date.Date       `json:"date" ts_type:"string"`
	Value    decimal.Decimal `json:"value" ts_type:"string"`
	Kind     Kind            `json:"kind"`    // empty is normal, or initial for the first of a register
	Wrapped  bool            `json:"wrapped"` // the reader says that the counter passed its highest value
	Note     string          `json:"note"`
}

// Outcome is what an entry comes to.
type Outcome struct {
	Kind     Kind         `json:"kind"`
	Before   *Reading     `json:"before"`   // the reading it is counted from; null for a beginning
	Usage    string       `json:"usage"`    // in the meter's unit, after multiplier and losses; "" for a beginning
	Flags    []Flag       `json:"flags"`    // what is odd about it
	Fault    *fault.Fault `json:"fault"`    // why it cannot be kept; null if it can
	Replaces *Reading     `json:"replaces"` // what stood there
}

// RecordRequest writes readings down. Sent twice with the same RequestID it is carried out once.
type RecordRequest struct {
	Entries   []Entry `json:"entries"`
	RequestID string  `json:"requestId"`
}

// Recorded tells what became of the entries, in their order.
type Recorded struct {
	Outcomes []Outcome `json:"outcomes"`
	New      int       `json:"new"`
	Changed  int       `json:"changed"`
	Same     int       `json:"same"`
}

// mostEntries is how many readings one request may bring.
const mostEntries = 50_000

// Weigh tells what Record would make of entries, and does nothing: what is wrong stands in the outcomes.
func (s *Service) Weigh(ctx context.Context, r RecordRequest) (Recorded, error) {
	var out Recorded
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		j, err := open(ctx, tx, r.meters())
		if err != nil {
			return err
		}
		out = j.enter(r.Entries).Recorded
		return nil
	})
	return out, err
}

// Record writes readings down: all of them or none.
func (s *Service) Record(ctx context.Context, r RecordRequest) (Recorded, error) {
	if len(r.Entries) == 0 || len(r.Entries) > mostEntries {
		return Recorded{}, fault.New(NoReadings, fault.Args{"count": len(r.Entries), "most": mostEntries}).At("entries")
	}
	var out Recorded
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		j, err := open(ctx, tx, r.meters())
		if err != nil {
			return err
		}
		e := j.enter(r.Entries)
		if err := e.err(); err != nil {
			return err
		}
		if out = e.Recorded; len(e.changes) == 0 {
			tx.Unchanged()
			return nil
		}
		if err := write(ctx, tx, e.changes); err != nil {
			return err
		}
		tx.Record("reading.recorded", told(j, e.changes), subjects(e.changes)...)
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func (r RecordRequest) meters() []ID {
	ids := make([]ID, len(r.Entries))
	for i, e := range r.Entries {
		ids[i] = e.Meter
	}
	return ids
}

// CorrectRequest puts a reading right that was not billed: its day, its value, whether it was estimated.
type CorrectRequest struct {
	ID      ReadingID       `json:"id"`
	Date    date.Date       `json:"date" ts_type:"string"`
	Value   decimal.Decimal `json:"value" ts_type:"string"`
	Kind    Kind            `json:"kind"`
	Wrapped bool            `json:"wrapped"`
	Note    string          `json:"note"`
}

// Correct puts a reading right. One that was billed or shared stays: the next reading settles the difference.
func (s *Service) Correct(ctx context.Context, r CorrectRequest) (Outcome, error) {
	var out Outcome
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		j, old, err := openAt(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if f := j.fixed(old); f != nil {
			return f
		}
		h := j.track(old.Meter, old.Register)
		h.remove(old.ID)
		entry := Entry{Meter: old.Meter, Register: old.Register, Date: r.Date, Value: r.Value, Kind: r.Kind, Wrapped: r.Wrapped, Note: r.Note}
		e := j.enter([]Entry{entry})
		if out = e.Outcomes[0]; out.Fault != nil {
			return out.Fault
		}
		after := old
		after.Date, after.Value, after.Kind, after.Note = r.Date, r.Value, out.Kind, r.Note
		if after == old || after.Value.Equal(old.Value) && after.Date == old.Date && after.Kind == old.Kind && after.Note == old.Note {
			tx.Unchanged()
			return nil
		}
		if out.Replaces != nil {
			return fault.New(ReadingTwice, fault.Args{"date": r.Date}).At("date")
		}
		if err := write(ctx, tx, []Reading{after}); err != nil {
			return err
		}
		tx.Record("reading.corrected", changed{Code: j.meters[old.Meter].Code, Changes: form.Changes(old, after)}, db.Of("meter", old.Meter))
		return nil
	})
	return out, err
}

// ReadingRef names a reading.
type ReadingRef struct {
	ID ReadingID `json:"id"`
}

// Delete takes a reading away that was not billed. The beginning and the end of a device stay while others stand on them.
func (s *Service) Delete(ctx context.Context, r ReadingRef) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		j, old, err := openAt(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if f := j.fixed(old); f != nil {
			return f
		}
		h := j.track(old.Meter, old.Register)
		if i := h.at(old.ID); !old.Kind.ordinary() && i < len(h.readings)-1 {
			return fault.New(OthersStandOn, fault.Args{"date": old.Date, "count": len(h.readings) - 1 - i}).At("id")
		}
		if _, err := tx.Exec(ctx, "DELETE FROM readings WHERE id = ?", old.ID); err != nil {
			return err
		}
		tx.Record("reading.deleted", told(j, []Reading{old}), db.Of("meter", old.Meter))
		return nil
	})
}

// begin writes down what a new meter showed at first.
func begin(ctx context.Context, tx *db.Tx, m Meter, b Beginning) error {
	j, err := open(ctx, tx, []ID{m.ID})
	if err != nil {
		return err
	}
	e := j.enter(entries(m.ID, b.Date, b.Values, Initial))
	if err := e.err(); err != nil {
		return fault.As(err).At("beginning")
	}
	return write(ctx, tx, e.changes)
}

func entries(id ID, day date.Date, values []Value, kind Kind) []Entry {
	all := make([]Entry, len(values))
	for i, v := range values {
		all[i] = Entry{Meter: id, Register: v.Register, Date: day, Value: v.Value, Kind: kind}
	}
	return all
}

// ReplaceRequest changes the device of a meter: the old one closes, the new one begins, on one day.
type ReplaceRequest struct {
	Meter     ID               `json:"meterId"`
	Date      date.Date        `json:"date" ts_type:"string"`
	Finals    []Value          `json:"finals"`                           // of the old device, one a register
	Initials  []Value          `json:"initials"`                         // of the new one
	Wrapped   bool             `json:"wrapped"`                          // the old device passed its highest value since it was last read
	MaxValue  *decimal.Decimal `json:"maxValue" ts_type:"string | null"` // of the new device
	Note      string           `json:"note"`
	RequestID string           `json:"requestId"`
}

// Replace changes the device of a meter. A new device that multiplies otherwise is another meter: what the old one counted
// would change with it. So would wraps, if another highest value came.
func (s *Service) Replace(ctx context.Context, r ReplaceRequest) (Recorded, error) {
	var out Recorded
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		m, err := loadOne(ctx, tx, r.Meter)
		if err != nil {
			return err
		}
		if err := r.complete(m); err != nil {
			return err
		}
		j, err := open(ctx, tx, []ID{r.Meter})
		if err != nil {
			return err
		}
		all := entries(r.Meter, r.Date, r.Finals, Final)
		for i := range all {
			all[i].Wrapped, all[i].Note = r.Wrapped, r.Note
		}
		closed := j.enter(all)
		if err := closed.err(); err != nil {
			return within(err, "finals")
		}
		if err := j.newMost(r); err != nil {
			return err
		}
		begun := j.enter(entries(r.Meter, r.Date, r.Initials, Initial))
		if err := begun.err(); err != nil {
			return within(err, "initials")
		}
		changes := append(closed.changes, begun.changes...)
		if err := write(ctx, tx, changes); err != nil {
			return err
		}
		if err := update(ctx, tx, j.meters[r.Meter].Meter); err != nil {
			return err
		}
		out = closed.Recorded
		out.Outcomes = append(out.Outcomes, begun.Outcomes...)
		tx.Record("meter.replaced", told(j, changes), db.Of("meter", r.Meter))
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

// complete checks that both devices have a value for each register.
func (r ReplaceRequest) complete(m Meter) error {
	var k form.Check
	for _, side := range []struct {
		field  string
		values []Value
	}{{"finals", r.Finals}, {"initials", r.Initials}} {
		for i, name := range m.EachRegister() {
			if slices.ContainsFunc(side.values, func(v Value) bool { return v.Register == name }) {
				continue
			}
			if name == "" {
				k.Add(form.Missing, nil, side.field, strconv.Itoa(i), "value")
			} else {
				k.Add(RegistersMissing, fault.Args{"name": name}, side.field, strconv.Itoa(i), "value")
			}
		}
	}
	k.Line(&r.Note, 200, "note")
	return k.Err(ReadingsInvalid)
}

// within puts another name before the places of entries.
func within(err error, field string) error {
	f := fault.As(err)
	if f == nil {
		return err
	}
	for i, p := range f.Parts {
		q := *p
		q.Path = append([]string{field}, p.Path[1:]...)
		f.Parts[i] = &q
	}
	return f
}
