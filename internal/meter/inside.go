package meter

import (
	"context"
	"encoding/json"

	"zhangfang/internal/date"
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

// SheetOf is the reading sheet of some meters, inside a transaction.
func SheetOf(ctx context.Context, tx *db.Tx, day date.Date, ids []ID) (Sheet, error) {
	out := Sheet{Date: min(day, tx.Today()), Rows: []SheetRow{}}
	raw, err := json.Marshal(ids)
	if err != nil {
		return out, err
	}
	places, err := db.Rows(ctx, tx, func(p *place) []any { return []any{&p.id, &p.room, &p.customer, &p.contract} },
		"SELECT m.id, coalesce(c.unit, ''), coalesce(k.name, ''), coalesce(c.code, '') FROM meters m"+owned+
			" WHERE m.archived = 0 AND m.id IN (SELECT value FROM json_each(?)) ORDER BY m.route, m.code", string(raw))
	if err != nil || len(places) == 0 {
		return out, err
	}
	j, err := openRecent(ctx, tx, places, out.Date)
	if err != nil {
		return out, err
	}
	for _, p := range places {
		for _, name := range j.meters[p.id].EachRegister() {
			out.add(j.meters[p.id].sheetRow(p, name, out.Date, date.Range{}), EveryRow)
		}
	}
	return out, nil
}
