package db

import "context"

// Rebuilding runs an insertion of about so many rows without the indexes of a table that neither keep values apart nor hold only a
// part of the rows, and makes these anew behind it: to sort all rows costs less than to find each its place. Where there are more
// than twice as many rows already the indexes stay. Nobody else sees the table without them, because it is one transaction.
func (t *Tx) Rebuilding(ctx context.Context, table string, coming int, insert func() error) error {
	there, err := Value[int](ctx, t, "SELECT coalesce(max(id), 0) FROM "+table)
	if err != nil {
		return err
	}
	if there > 2*coming {
		return insert()
	}
	type index struct{ name, sql string }
	plain, err := Rows(ctx, t, func(i *index) []any { return []any{&i.name, &i.sql} }, `
		SELECT s.name, s.sql FROM pragma_index_list(?) l JOIN sqlite_schema s ON s.type = 'index' AND s.name = l.name
		WHERE l.origin = 'c' AND NOT l."unique" AND NOT l.partial`, table)
	if err != nil {
		return err
	}
	for _, i := range plain {
		if _, err := t.Exec(ctx, "DROP INDEX "+i.name); err != nil {
			return err
		}
	}
	if err := insert(); err != nil {
		return err // the transaction ends with it
	}
	for _, i := range plain {
		if _, err := t.Exec(ctx, i.sql); err != nil {
			return err
		}
	}
	return nil
}
