package meter

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// journal is what was read of some meters, as one writes in it.
type journal struct {
	today  date.Date
	meters map[ID]*metered
}

// metered is a meter with its readings.
type metered struct {
	Meter
	billed, shared date.Date // the last reading that a bill, a sharing took in
	registers      map[string]*track
}

// track is the readings of one register by day; those of one day in the order in which they happen.
type track struct{ readings []Reading }

// open reads the journal of meters.
func open(ctx context.Context, tx *db.Tx, ids []ID) (*journal, error) {
	j := &journal{today: tx.Today(), meters: map[ID]*metered{}}
	raw, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	which := "IN (SELECT value FROM json_each(?))"
	err = db.Each(ctx, tx, dest, func(m Meter) error {
		j.meters[m.ID] = &metered{Meter: m, registers: map[string]*track{}}
		return nil
	}, "SELECT "+columns+" FROM meters m WHERE m.id "+which, string(raw))
	if err != nil {
		return nil, err
	}
	err = db.Each(ctx, tx, readingDest, func(r Reading) error {
		h := j.track(r.Meter, r.Register)
		h.readings = append(h.readings, r)
		return nil
	}, "SELECT "+readingColumns+" FROM readings r WHERE r.meter_id "+which+readingOrder, string(raw))
	if err != nil {
		return nil, err
	}
	return j, j.addFixed(ctx, tx)
}

// openAt reads the journal of the meter of a reading.
func openAt(ctx context.Context, tx *db.Tx, id ReadingID) (*journal, Reading, error) {
	r, ok, err := db.One(ctx, tx, readingDest, "SELECT "+readingColumns+" FROM readings r WHERE r.id = ?", id)
	if err != nil {
		return nil, r, err
	}
	if !ok {
		return nil, r, fault.New(NoSuchReading, nil).At("id")
	}
	j, err := open(ctx, tx, []ID{r.Meter})
	return j, r, err
}

const (
	readingColumns = "r.id, r.meter_id, r.register, r.date, r.value, r.kind, r.note"
	readingOrder   = " ORDER BY r.meter_id, r.register, r.date, CASE r.kind WHEN 'final' THEN 1 WHEN 'initial' THEN 2 ELSE 0 END"
)

func readingDest(r *Reading) []any {
	return []any{&r.ID, &r.Meter, &r.Register, &r.Date, &r.Value, &r.Kind, &r.Note}
}

// The readings that bills took in, and those that sharings took in: of the common meter, of its parts, and of the members
// where they share by usage. A bill that is to be put right because its charge now ends before the reading that it took in holds
// that reading no more: what the meter showed on the last day must go before it.
const (
	billedUntil = `SELECT h.meter_id, max(b.read_to) FROM billed b JOIN charges h ON h.id = b.charge_id JOIN contracts c ON c.id = h.contract_id
		WHERE h.meter_id IS NOT NULL AND b.read_to IS NOT NULL
		AND NOT (h.review_from IS NOT NULL AND b.period_to >= h.review_from AND b.read_to > coalesce(h.end_date, c.end_date, '9999-12-31')) GROUP BY h.meter_id`
	sharedUntil = `SELECT meter, max(day) FROM (
		SELECT p.meter_id AS meter, r.period_to AS day FROM pool_runs r JOIN pools p ON p.id = r.pool_id WHERE p.meter_id IS NOT NULL AND r.usage <> ''
		UNION ALL
		SELECT m.id, r.period_to FROM pool_runs r JOIN pools p ON p.id = r.pool_id JOIN meters m ON m.common_id = p.meter_id WHERE r.usage <> ''
		UNION ALL
		SELECT h.meter_id, r.period_to FROM pool_runs r JOIN pools p ON p.id = r.pool_id JOIN pool_shares s ON s.run_id = r.id JOIN charges h ON h.id = s.charge_id
		WHERE p.basis = 'usage' AND h.meter_id IS NOT NULL
	) GROUP BY meter`
)

func (j *journal) addFixed(ctx context.Context, tx *db.Tx) error {
	all, err := FixedUntil(ctx, tx)
	for id, m := range j.meters {
		m.billed, m.shared = all[id].Billed, all[id].Shared
	}
	return err
}

// track gives the readings of a register, none for one that was never read.
func (j *journal) track(id ID, register string) *track {
	m := j.meters[id]
	h := m.registers[register]
	if h == nil {
		h = &track{}
		m.registers[register] = h
	}
	return h
}

// fixed says why a reading may no longer be touched.
func (j *journal) fixed(r Reading) *fault.Fault {
	switch m := j.meters[r.Meter]; {
	case r.Date <= m.billed:
		return fault.New(AlreadyBilled, fault.Args{"date": r.Date, "billed": m.billed}).At("date")
	case r.Date <= m.shared:
		return fault.New(AlreadyShared, fault.Args{"date": r.Date, "shared": m.shared}).At("date")
	}
	return nil
}

func inOrder(a, b Reading) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Kind.rank(), b.Kind.rank()))
}

// at finds a reading by its id.
func (h *track) at(id ReadingID) int {
	return slices.IndexFunc(h.readings, func(r Reading) bool { return r.ID == id })
}

func (h *track) remove(id ReadingID) {
	if i := h.at(id); i >= 0 {
		h.readings = slices.Delete(h.readings, i, i+1)
	}
}

// place finds where a reading belongs, and whether one stands there.
func (h *track) place(r Reading) (int, bool) {
	return slices.BinarySearchFunc(h.readings, r, inOrder)
}

// put lays a reading into its place and says where that is.
func (h *track) put(r Reading) int {
	i, taken := h.place(r)
	if taken {
		h.readings[i] = r
	} else {
		h.readings = slices.Insert(h.readings, i, r)
	}
	return i
}

// entered is what entries come to, with the rows that change.
type entered struct {
	Recorded
	changes []Reading
}

func (e entered) err() error {
	var faults []*fault.Fault
	for i, o := range e.Outcomes {
		if o.Fault != nil {
			faults = append(faults, o.Fault.At("entries", strconv.Itoa(i)))
		}
	}
	return fault.Many(ReadingsInvalid, faults)
}

// enter lays entries into the journal in the order of their days, and tells of each what it comes to.
func (j *journal) enter(all []Entry) entered {
	e := entered{Recorded: Recorded{Outcomes: make([]Outcome, len(all))}}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].Date, all[b].Date), cmp.Compare(all[a].Kind.rank(), all[b].Kind.rank()))
	})
	type spot struct {
		meter    ID
		register string
		date     date.Date
		rank     int
	}
	seen := map[spot]bool{}
	for _, i := range order {
		in := all[i]
		o, r := j.weigh(in)
		at := spot{in.Meter, in.Register, in.Date, o.Kind.rank()}
		if o.Fault == nil && seen[at] {
			o.Fault = fault.New(ReadingTwice, fault.Args{"date": in.Date}).At("date")
		}
		if seen[at] = true; o.Fault == nil {
			switch old := o.Replaces; {
			case old == nil:
				e.New++
			case old.Value.Equal(r.Value) && old.Kind == r.Kind && (in.Note == "" || old.Note == r.Note):
				e.Same++
				r = Reading{}
			default:
				e.Changed++
			}
			if r.Meter != 0 {
				e.changes = append(e.changes, r)
			}
		}
		e.Outcomes[i] = o
	}
	return e
}

// write stores readings: new ones, and those that take another's place.
func write(ctx context.Context, tx *db.Tx, changes []Reading) error {
	for _, r := range changes {
		var err error
		if r.ID == 0 {
			_, err = tx.Insert(ctx, "INSERT INTO readings (meter_id, register, date, value, kind, note) VALUES (?, ?, ?, ?, ?, ?)",
				r.Meter, r.Register, r.Date, r.Value, r.Kind, r.Note)
		} else {
			_, err = tx.Exec(ctx, "UPDATE readings SET date = ?, value = ?, kind = ?, note = ? WHERE id = ?", r.Date, r.Value, r.Kind, r.Note, r.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// written is what the history keeps of readings: the first of them by name, and how many.
type written struct {
	Count    int       `json:"count"`
	Readings []noted   `json:"readings"`
	From     date.Date `json:"from"`
	To       date.Date `json:"to"`
}

type noted struct {
	Code string `json:"code"`
	Reading
}

// mostTold is how many readings an event names.
const mostTold = 20

func told(j *journal, changes []Reading) written {
	w := written{Count: len(changes), Readings: []noted{}, From: changes[0].Date, To: changes[0].Date}
	for i, r := range changes {
		w.From, w.To = min(w.From, r.Date), max(w.To, r.Date)
		if i < mostTold {
			w.Readings = append(w.Readings, noted{j.meters[r.Meter].Code, r})
		}
	}
	return w
}

func subjects(changes []Reading) []db.Subject {
	var out []db.Subject
	seen := map[ID]bool{}
	for _, r := range changes {
		if !seen[r.Meter] {
			seen[r.Meter] = true
			out = append(out, db.Of("meter", r.Meter))
		}
	}
	return out
}
