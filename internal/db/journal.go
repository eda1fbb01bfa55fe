package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Unjournaled are the tables that tell of events, and so are not told of.
var unjournaled = []string{"book", "events", "event_subjects", "undone", "changes", "requests", "goose_db_version", "paper_files"}

var tablesQuery = `
	SELECT name FROM sqlite_schema
	WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('` + strings.Join(unjournaled, "', '") + `')
	ORDER BY name`

// journal lays triggers over every table, which write each row change beside its event. They are what undo goes by,
// so that no kind of event can be without its inverse. They are made anew after every migration.
func journal(ctx context.Context, w *sql.DB) error {
	tx, err := w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	tables, err := strs(ctx, tx, tablesQuery)
	if err != nil {
		return err
	}
	for _, t := range tables {
		cols, err := strs(ctx, tx, "SELECT name FROM pragma_table_info(?) ORDER BY cid", t)
		if err != nil {
			return err
		}
		for _, sql := range triggers(t, cols) {
			if _, err := tx.ExecContext(ctx, sql); err != nil {
				return fmt.Errorf("%s: %w", short(sql), err)
			}
		}
	}
	return tx.Commit()
}

func triggers(table string, cols []string) []string {
	pairs := make([]string, len(cols))
	for i, c := range cols {
		pairs[i] = fmt.Sprintf("'%s', OLD.%s", c, c)
	}
	old := "json_object(" + strings.Join(pairs, ", ") + ")"
	var out []string
	for _, op := range []struct{ name, on, row, before string }{
		{"I", "INSERT", "NEW.id", "NULL"},
		{"U", "UPDATE", "OLD.id", old},
		{"D", "DELETE", "OLD.id", old},
	} {
		name := "journal_" + table + "_" + op.name
		out = append(out, "DROP TRIGGER IF EXISTS "+name, fmt.Sprintf(
			"CREATE TRIGGER %s AFTER %s ON %s BEGIN INSERT INTO changes (event_id, tbl, row, op, before) VALUES ((SELECT writing FROM book), '%s', %s, '%s', %s); END",
			name, op.on, table, table, op.row, op.name, op.before))
	}
	return out
}

// Bulk runs an insertion of many rows into one table, which the journal then notes as runs of ids: a trigger and an entry for
// each row would cost as much as the rows. insert says how many rows it gave to the table; they get ids above all that are
// there, as they do when none is given. Changes and deletions are journaled as ever.
func (t *Tx) Bulk(ctx context.Context, table string, insert func() (rows int64, err error)) error {
	highest := "SELECT coalesce(max(id), 0) FROM " + table
	before, err := Value[int64](ctx, t, highest)
	if err != nil {
		return err
	}
	var rows int64
	if err := t.untold(ctx, "journal_"+table+"_I", func() (err error) { rows, err = insert(); return err }); err != nil {
		return err // the transaction ends with it
	}
	last, err := Value[int64](ctx, t, highest)
	if err != nil || last == before {
		return err
	}
	const note = "INSERT INTO changes (event_id, tbl, row, op, last) "
	if last-before == rows { // no number between them is free
		_, err = t.Exec(ctx, note+"VALUES (?, ?, ?, 'I', nullif(?, ?))", t.Event, table, before+1, last, before+1)
		return err
	}
	_, err = t.Exec(ctx, note+`
		SELECT ?, ?, min(id), 'I', nullif(max(id), min(id))
		FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS run FROM `+table+` WHERE id > ?)
		GROUP BY run ORDER BY run`, t.Event, table, before)
	return err
}

// untold takes a trigger off while do runs. Nobody else sees the book without it, because it is one transaction.
func (t *Tx) untold(ctx context.Context, trigger string, do func() error) error {
	again, err := Value[string](ctx, t, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", trigger)
	if err != nil {
		return err
	}
	if _, err := t.Exec(ctx, "DROP TRIGGER "+trigger); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	_, err = t.Exec(ctx, again)
	return err
}

func strs(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
