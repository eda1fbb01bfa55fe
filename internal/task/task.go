// Package task derives what is to be done from the dates in the book: contracts that end, prices that step up, days that fall due,
// meters to read, deposits to pay back. Nothing runs in the background and nothing is lost while the program was closed: a task is
// there from its day until the book shows that it is done, or somebody says so. Only that is kept: done, or snoozed until a day.
package task

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// Kind says what is to be done.
type Kind string

// The kinds of tasks.
const (
	End       Kind = "end"       // a contract ends in 90, 60 or 30 days, or has ended
	Renew     Kind = "renew"     // the time to agree on going on has begun
	Step      Kind = "step"      // a price steps up
	FreeEnds  Kind = "free"      // the first day after rent-free days
	Due       Kind = "due"       // invoices fall due
	Deposit   Kind = "deposit"   // a deposit is to be paid back
	Reading   Kind = "reading"   // meters are to be read
	Milestone Kind = "milestone" // a milestone waits to be confirmed
)

// Faults of tasks.
const (
	Invalid      fault.Key = "task.invalid"
	UnknownTask  fault.Key = "task.unknown"
	UntilMissing fault.Key = "task.until_missing"
	UnknownState fault.Key = "task.unknown_state"
)

// Service tells what is to be done in one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Task is one thing to be done. Its name says what it is about and stays the same: kind/subject/day.
type Task struct {
	Name     string       `json:"name"`
	Kind     Kind         `json:"kind"`
	Day      date.Date    `json:"day" ts_type:"string"`  // the day it is about
	From     date.Date    `json:"from" ts_type:"string"` // the day from which it is shown
	Stage    int          `json:"stage"`                 // of a contract's end: 90, 60 or 30 days before
	Contract int64        `json:"contractId"`            // 0 for none
	Code     string       `json:"code"`                  // of the contract
	Unit     string       `json:"unit"`
	Customer int64        `json:"customerId"`
	Who      string       `json:"customer"` // its name
	Item     string       `json:"item"`     // fee items, joined by 、
	Count    int          `json:"count"`    // invoices, meters
	Amount   money.Amount `json:"amount" ts_type:"string"`
	State    string       `json:"state"` // open, snoozed, done
	Until    date.Date    `json:"until" ts_type:"string"`
	Note     string       `json:"note"`
}

// Filter asks for tasks.
type Filter struct {
	State string `json:"state"` // open (default), snoozed, done, all
	Kind  Kind   `json:"kind"`  // "" is all
	Ahead int    `json:"ahead"` // days: tasks that will be shown by then too; 0 to 366
	Limit int    `json:"limit"` // 1 to 10,000; 0 is 200
}

// Page is the tasks of a filter, the earliest day first. The counts are of all that are open today.
type Page struct {
	Date  date.Date    `json:"date" ts_type:"string"`
	Rows  []Task       `json:"rows"`
	Count int          `json:"count"` // of the filter
	Open  int          `json:"open"`
	Late  int          `json:"late"` // of them, whose day has passed
	Kinds map[Kind]int `json:"kinds" ts_type:"{[key: string]: number}"`
}

// MarkRequest says what was done with tasks.
type MarkRequest struct {
	Names     []string  `json:"names"`
	State     string    `json:"state"`                  // done, snoozed, open (takes the mark away)
	Until     date.Date `json:"until" ts_type:"string"` // of snoozed: shown again from then on
	Note      string    `json:"note"`
	RequestID string    `json:"requestId"`
}

// Marked says what was marked.
type Marked struct {
	Count int   `json:"count"`
	Event int64 `json:"event"`
}

// mostAhead is how many days ahead tasks are told.
const mostAhead = 366

var states = []string{"open", "snoozed", "done", "all"}

// List gives what is to be done.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	if f.State == "" {
		f.State = "open"
	}
	if !slices.Contains(states, f.State) {
		return Page{}, fault.New(UnknownState, fault.Args{"state": f.State}).At("state")
	}
	if f.Limit <= 0 || f.Limit > 10_000 {
		f.Limit = 200
	}
	out := Page{Rows: []Task{}, Kinds: map[Kind]int{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		out.Date = tx.Today()
		all, err := derived(ctx, tx, out.Date.AddDays(min(max(f.Ahead, 0), mostAhead)))
		if err != nil {
			return err
		}
		for _, t := range current(all, out.Date) {
			if t.State == "open" && t.From <= out.Date {
				out.Open++
				out.Kinds[t.Kind]++
				if t.Day < out.Date {
					out.Late++
				}
			}
			if (f.State == "all" || t.State == f.State) && (f.Kind == "" || t.Kind == f.Kind) {
				out.Count++
				if len(out.Rows) < f.Limit {
					out.Rows = append(out.Rows, t)
				}
			}
		}
		return nil
	})
	return out, err
}

// current leaves out what a later stage of the same thing has taken the place of.
func current(all []Task, today date.Date) []Task {
	type thing struct {
		kind     Kind
		contract int64
	}
	last := map[thing]Task{}
	for _, t := range all {
		if (t.Kind == End || t.Kind == Reading) && t.From <= today && t.From >= last[thing{t.Kind, t.Contract}].From {
			last[thing{t.Kind, t.Contract}] = t
		}
	}
	return slices.DeleteFunc(all, func(t Task) bool {
		l, ok := last[thing{t.Kind, t.Contract}]
		return ok && t.From < l.From
	})
}

// Validate trims the note and checks the words.
func (q *MarkRequest) Validate() error {
	var c form.Check
	c.Line(&q.Note, 200, "note")
	form.OneOf(&c, q.State, []string{"done", "snoozed", "open"}, "state")
	if (q.State == "snoozed") == q.Until.IsZero() {
		c.Add(UntilMissing, nil, "until")
	}
	return c.Err(Invalid)
}

// Mark notes that tasks are done, or puts them off, or takes such a mark away.
func (s *Service) Mark(ctx context.Context, q MarkRequest) (Marked, error) {
	if err := q.Validate(); err != nil {
		return Marked{}, err
	}
	var out Marked
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		if err := q.known(ctx, tx); err != nil {
			return err
		}
		for _, name := range q.Names {
			n, err := mark(ctx, tx, name, q)
			if err != nil {
				return err
			}
			out.Count += int(n)
		}
		if out.Count == 0 {
			tx.Unchanged()
			return nil
		}
		out.Event = tx.Event
		tx.Record("task."+q.State, map[string]any{"tasks": q.Names, "until": q.Until, "note": q.Note}, db.Of("task", int64(1)))
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// known checks that every name is of a task, or of one that was marked when it still was one.
func (q MarkRequest) known(ctx context.Context, tx *db.Tx) error {
	known := map[string]bool{}
	all, err := derived(ctx, tx, tx.Today().AddDays(mostAhead))
	if err != nil {
		return err
	}
	for _, t := range all {
		known[t.Name] = true
	}
	if err := db.Each(ctx, tx, func(name *string) []any { return []any{name} }, func(name string) error { known[name] = true; return nil },
		"SELECT name FROM tasks"); err != nil {
		return err
	}
	var c form.Check
	for _, name := range q.Names {
		if !known[name] {
			c.Add(UnknownTask, fault.Args{"name": name}, "names")
		}
	}
	return c.Err(Invalid)
}

func mark(ctx context.Context, tx *db.Tx, name string, q MarkRequest) (int64, error) {
	if q.State == "open" {
		return tx.Exec(ctx, "DELETE FROM tasks WHERE name = ?", name)
	}
	return tx.Exec(ctx, `INSERT INTO tasks (name, state, until, note) VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (name) DO UPDATE SET state = ?2, until = ?3, note = ?4 WHERE state <> ?2 OR until IS NOT ?3 OR note <> ?4`, name, q.State, q.Until, q.Note)
}
