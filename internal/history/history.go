// Package history tells what was done to the book, takes it back, and proves that nothing was changed behind its back.
// It goes by the row journal that db keeps beside every event, so every kind of event can be undone the same way:
// its rows get back what they were, unless later work stands on them, which is then listed instead of broken.
package history

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// Faults of taking back.
const (
	NoSuchEvent   fault.Key = "history.no_such_event"
	NothingToUndo fault.Key = "history.nothing_to_undo"
	NothingToRedo fault.Key = "history.nothing_to_redo"
	AlreadyUndone fault.Key = "history.already_undone"
	StoodOn       fault.Key = "history.stood_on"
	StandsOn      fault.Key = "history.stands_on"
	Collides      fault.Key = "history.collides"
)

// Service answers questions about the history of one book and takes events back.
type Service struct{ DB *db.DB }

// Filter asks for a page of events, the latest first.
type Filter struct {
	Type   string `json:"type"`   // of a subject: "invoice"; empty for all
	ID     int64  `json:"id"`     // of that subject
	Before int64  `json:"before"` // event number to go on from, 0 for the latest
	Limit  int    `json:"limit"`  // 1 to 1000; 0 is 100
}

// Entry is one event as a person reads it.
type Entry struct {
	ID       int64           `json:"id"`
	At       time.Time       `json:"at" ts_type:"string"`
	Actor    string          `json:"actor"`
	Kind     string          `json:"kind"`
	Data     json.RawMessage `json:"data" ts_type:"any"`
	Undoes   int64           `json:"undoes"`   // the event that this one took back, or 0
	UndoneBy int64           `json:"undoneBy"` // the event that took this one back, or 0
	Rows     int             `json:"rows"`     // how many rows it changed
}

// Page is a run of events.
type Page struct {
	Rows []Entry `json:"rows"`
	More bool    `json:"more"`
}

const entryColumns = `
	SELECT e.id, e.at, e.actor, e.kind, e.data, coalesce(e.undoes, 0), coalesce(u.by_event, 0),
	       e.last_change - e.first_change + 1 + (SELECT coalesce(sum(last - row), 0) FROM changes WHERE event_id = e.id AND last IS NOT NULL)
	FROM events e LEFT JOIN undone u ON u.event_id = e.id`

func entry(e *Entry) []any {
	return []any{&e.ID, (*moment)(&e.At), &e.Actor, &e.Kind, (*raw)(&e.Data), &e.Undoes, &e.UndoneBy, &e.Rows}
}

// tables are where the rows of subjects lie that others make by the hundred: a run its invoices, a file its receipts. Such an
// event does not name each of them, but its journal does.
var tables = map[string]string{"invoice": "invoices", "receipt": "receipts", "customer": "customers", "contract": "contracts", "meter": "meters"}

// aboutIt asks for the events that name a subject, and those that made its row or took it away.
func aboutIt(f Filter) (query string, args []any) {
	query, args = "SELECT event_id FROM event_subjects WHERE type = ? AND subject = ?", []any{f.Type, f.ID}
	table, ok := tables[f.Type]
	if !ok {
		return query, args
	}
	return query + ` UNION SELECT event_id FROM changes WHERE tbl = ? AND row = ? AND op <> 'U'
		UNION SELECT event_id FROM changes INDEXED BY changes_runs WHERE last IS NOT NULL AND tbl = ? AND row < ? AND last >= ?`,
		append(args, table, f.ID, table, f.ID, f.ID)
}

// List gives events of the whole book or of one subject, the latest first.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	if f.Limit <= 0 || f.Limit > 1000 {
		f.Limit = 100
	}
	if f.Before <= 0 {
		f.Before = 1 << 62
	}
	query, args := entryColumns+" WHERE e.id < ?", []any{f.Before}
	if f.Type != "" {
		about, its := aboutIt(f)
		query += " AND e.id IN (" + about + ")"
		args = append(args, its...)
	}
	var page Page
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page.Rows, err = db.Rows(ctx, tx, entry, query+" ORDER BY e.id DESC LIMIT ?", append(args, f.Limit+1)...)
		return err
	})
	if len(page.Rows) > f.Limit {
		page.Rows, page.More = page.Rows[:f.Limit], true
	}
	return page, err
}

// printed is the kind of event that keeps the original of a paper. What left the office is not taken back by a key.
const printed = "paper.printed"

// Target names the event to take back; 0 is the latest one that is in force, is not itself an undoing and printed nothing.
// With Redo 0 is the latest undoing, as long as nothing new was done after it.
type Target struct {
	Event int64 `json:"event"`
	Redo  bool  `json:"redo"`
}

// Undone says what was taken back, so that the window can offer to redo it (which is undoing the undoing).
type Undone struct {
	Event int64  `json:"event"` // the new event
	Of    int64  `json:"of"`
	Kind  string `json:"kind"` // of what was taken back
	Rows  int    `json:"rows"`
}

// Undo takes an event back by a new event "history.undone". Undoing an undoing is the redo.
func (s *Service) Undo(ctx context.Context, t Target) (Undone, error) {
	var out Undone
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		e, err := target(ctx, tx, t)
		if err != nil {
			return err
		}
		rows, err := revert(ctx, tx, e)
		if err != nil {
			return err
		}
		out = Undone{Event: tx.Event, Of: e.ID, Kind: e.Kind, Rows: rows}
		subjects, err := db.Rows(ctx, tx, func(s *db.Subject) []any { return []any{&s.Type, &s.ID} },
			"SELECT type, subject FROM event_subjects WHERE event_id = ? ORDER BY id", e.ID)
		if err != nil {
			return err
		}
		tx.RecordUndo("history.undone", e.ID, map[string]any{"of": e.ID, "kind": e.Kind, "data": e.Data}, subjects...)
		return nil
	})
	return out, err
}

// undoing finds the latest event that took one back which was none itself: what takes back an undoing is a redo. What was done
// after it has gone on from the book as it is without that event.
func undoing(ctx context.Context, tx *db.Tx) (Entry, error) {
	e, ok, err := db.One(ctx, tx, entry, entryColumns+`
		JOIN events was ON was.id = e.undoes
		WHERE u.by_event IS NULL AND was.undoes IS NULL
		  AND NOT EXISTS (SELECT 1 FROM events later WHERE later.id > e.id AND later.undoes IS NULL AND later.kind <> ?)
		ORDER BY e.id DESC LIMIT 1`, printed)
	if err == nil && !ok {
		err = fault.New(NothingToRedo, nil)
	}
	return e, err
}

func target(ctx context.Context, tx *db.Tx, t Target) (Entry, error) {
	id := t.Event
	if id == 0 && t.Redo {
		return undoing(ctx, tx)
	}
	if id == 0 {
		e, ok, err := db.One(ctx, tx, entry, entryColumns+" WHERE u.by_event IS NULL AND e.undoes IS NULL AND e.kind <> ? ORDER BY e.id DESC LIMIT 1", printed)
		if err == nil && !ok {
			err = fault.New(NothingToUndo, nil)
		}
		return e, err
	}
	e, ok, err := db.One(ctx, tx, entry, entryColumns+" WHERE e.id = ?", id)
	switch {
	case err != nil:
		return e, err
	case !ok:
		return e, fault.New(NoSuchEvent, fault.Args{"event": id})
	case e.UndoneBy != 0:
		return e, fault.New(AlreadyUndone, fault.Args{"event": id})
	}
	return e, nil
}

// moment scans a stored moment, raw a stored JSON text.
type moment time.Time

func (m *moment) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("history: a moment is %T", v)
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	*m = moment(t)
	return err
}

type raw json.RawMessage

func (r *raw) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("history: data is %T", v)
	}
	*r = raw(s)
	return nil
}
