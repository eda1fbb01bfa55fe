package history

import (
	"context"

	"zhangfang/internal/db"
)

// Broken is a place where the chain of events does not hold.
type Broken struct {
	Event  int64  `json:"event"`
	Detail string `json:"detail"` // "missing", "hash" or "prev"
}

// Verify walks the chain from its first entry to its last and lists where it does not hold. count is how many events it read.
func Verify(ctx context.Context, tx *db.Tx) (count int64, broken []Broken, err error) {
	subjects := map[int64][]db.Subject{}
	type about struct {
		event int64
		s     db.Subject
	}
	if err := db.Each(ctx, tx, func(a *about) []any { return []any{&a.event, &a.s.Type, &a.s.ID} }, func(a about) error {
		subjects[a.event] = append(subjects[a.event], a.s)
		return nil
	}, "SELECT event_id, type, subject FROM event_subjects ORDER BY id"); err != nil {
		return 0, nil, err
	}
	prev := ""
	err = db.Each(ctx, tx, func(e *db.Event) []any {
		return []any{&e.ID, (*moment)(&e.At), &e.Actor, &e.Kind, (*raw)(&e.Data), &e.Undoes, &e.Prev, &e.Hash}
	}, func(e db.Event) error {
		count++
		e.Subjects = subjects[e.ID]
		if e.Subjects == nil {
			e.Subjects = []db.Subject{}
		}
		switch {
		case e.ID != count:
			broken, count = append(broken, Broken{count, "missing"}), e.ID
		case e.Prev != prev:
			broken = append(broken, Broken{e.ID, "prev"})
		case e.Seal() != e.Hash:
			broken = append(broken, Broken{e.ID, "hash"})
		}
		prev = e.Hash
		return nil
	}, "SELECT id, at, actor, kind, data, coalesce(undoes, 0), prev, hash FROM events ORDER BY id")
	return count, broken, err
}
