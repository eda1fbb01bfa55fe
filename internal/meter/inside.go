package meter

import (
	"context"

	"zhangfang/internal/db"
)

// Enter writes readings down inside the transaction of another service, which records the event: all of them or none. It tells
// what became of them, and the meters they are of.
func Enter(ctx context.Context, tx *db.Tx, entries []Entry) (Recorded, []db.Subject, error) {
	r := RecordRequest{Entries: entries}
	j, err := open(ctx, tx, r.meters())
	if err != nil {
		return Recorded{}, nil, err
	}
	e := j.enter(entries)
	if err := e.err(); err != nil {
		return Recorded{}, nil, err
	}
	return e.Recorded, subjects(e.changes), write(ctx, tx, e.changes)
}
