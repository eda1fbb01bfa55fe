package meter

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Put brings a whole meter of the book up to date, for imports: it checks as Save does and records no event of its own.
func Put(ctx context.Context, tx *db.Tx, m *Meter) error {
	if err := m.Check(); err != nil {
		return err
	}
	if err := fits(ctx, tx, *m); err != nil {
		return err
	}
	return update(ctx, tx, *m)
}

// Until is how far the readings of a meter stay as they are: billed, or shared, until a day; zero for not at all.
type Until struct{ Billed, Shared date.Date }

// FixedUntil says of each meter how far its readings stay; meters that are not in it are free.
func FixedUntil(ctx context.Context, tx *db.Tx) (map[ID]Until, error) {
	all := map[ID]Until{}
	type row struct {
		meter ID
		day   date.Date
	}
	dest := func(r *row) []any { return []any{&r.meter, &r.day} }
	err := db.Each(ctx, tx, dest, func(r row) error {
		u := all[r.meter]
		u.Billed = r.day
		all[r.meter] = u
		return nil
	}, billedUntil)
	if err != nil {
		return nil, err
	}
	return all, db.Each(ctx, tx, dest, func(r row) error {
		u := all[r.meter]
		u.Shared = r.day
		all[r.meter] = u
		return nil
	}, sharedUntil)
}
