package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Unjournaled are the tables that tell of events, and so are not told of.
var unjournaled = []string{"book", "events", "event_subjects", "undone", "changes", "requests", "goose_db_version", "paper_files"}

// Tables lists the tables whose rows the journal follows.
func Tables(ctx context.Context, t *Tx) ([]string, error) {
	return Rows(ctx, t, func(s *string) []any { return []any{s} }, tablesQuery)
}

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
	for _, op := range []struct{ name, on, when, row, before string }{
		{"I", "INSERT", inserting, "NEW.id", "NULL"},
		{"U", "UPDATE", "", "OLD.id", old},
		{"D", "DELETE", "", "OLD.id", old},
	} {
		name := "journal_" + table + "_" + op.name
		out = append(out, "DROP TRIGGER IF EXISTS "+name, fmt.Sprintf(
			"CREATE TRIGGER %s AFTER %s ON %s %s BEGIN INSERT INTO changes (event_id, tbl, row, op, before) VALUES ((SELECT abs(writing) FROM book), '%s', %s, '%s', %s); END",
			name, op.on, table, op.when, table, op.row, op.name, op.before))
	}
	return out
}

// inserting holds while inserts are journaled row by row: all the time, except in Bulk.
const inserting = "WHEN (SELECT writing FROM book) > 0"

// Bulk runs an insertion of many rows into one table, which the journal then notes by a single statement: a trigger for each row
// would cost as much as the rows. The rows get ids above all that are there, as they do when none is given; changes and
// deletions are journaled as ever.
func (t *Tx) Bulk(ctx context.Context, table string, insert func() error) error {
	quiet, err := Value[bool](ctx, t, "SELECT count(*) > 0 FROM sqlite_schema WHERE name = ? AND instr(sql, ?) > 0", "journal_"+table+"_I", inserting)
	if err != nil {
		return err
	}
	if !quiet { // a book whose triggers were made before there was such a thing
		return insert()
	}
	last, err := Value[int64](ctx, t, "SELECT coalesce(max(id), 0) FROM "+table)
	if err != nil {
		return err
	}
	if _, err := t.Exec(ctx, "UPDATE book SET writing = -abs(writing)"); err != nil {
		return err
	}
	if err := insert(); err != nil {
		return err // the transaction ends with it
	}
	if _, err := t.Exec(ctx, "UPDATE book SET writing = abs(writing)"); err != nil {
		return err
	}
	_, err = t.Exec(ctx, "INSERT INTO changes (event_id, tbl, row, op) SELECT ?, ?, id, 'I' FROM "+table+" WHERE id > ? ORDER BY id", t.Event, table, last)
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
