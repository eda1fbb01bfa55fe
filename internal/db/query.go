package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"zhangfang/internal/fault"
)

// stmt prepares a statement once in a transaction.
func (t *Tx) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := t.stmts[query]; ok {
		return s, nil
	}
	s, err := t.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", short(query), err)
	}
	t.stmts[query] = s
	return s, nil
}

func short(query string) string {
	q := strings.Join(strings.Fields(query), " ")
	if len(q) > 120 {
		q = q[:120] + "…"
	}
	return q
}

// Exec changes rows and says how many.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", short(query), err)
	}
	return res.RowsAffected()
}

// Insert adds one row and gives its id.
func (t *Tx) Insert(ctx context.Context, query string, args ...any) (int64, error) {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", short(query), err)
	}
	return res.LastInsertId()
}

// Each calls yield for every row of a query; dest says where the columns go.
func Each[T any](ctx context.Context, t *Tx, dest func(*T) []any, yield func(T) error, query string, args ...any) error {
	s, err := t.stmt(ctx, query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return fmt.Errorf("%s: %w", short(query), err)
	}
	defer rows.Close()
	var row T
	to := dest(&row)
	for rows.Next() {
		var zero T
		row = zero
		if err := rows.Scan(to...); err != nil {
			return fmt.Errorf("%s: %w", short(query), err)
		}
		if err := yield(row); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("%s: %w", short(query), err)
	}
	return nil
}

// Rows reads all rows of a query; never nil, so that it is [] on the wire.
func Rows[T any](ctx context.Context, t *Tx, dest func(*T) []any, query string, args ...any) ([]T, error) {
	out := []T{}
	err := Each(ctx, t, dest, func(r T) error { out = append(out, r); return nil }, query, args...)
	return out, err
}

// One reads the first row of a query; false when there is none.
func One[T any](ctx context.Context, t *Tx, dest func(*T) []any, query string, args ...any) (T, bool, error) {
	var row T
	s, err := t.stmt(ctx, query)
	if err != nil {
		return row, false, err
	}
	err = s.QueryRowContext(ctx, args...).Scan(dest(&row)...)
	if errors.Is(err, sql.ErrNoRows) {
		return row, false, nil
	}
	if err != nil {
		return row, false, fmt.Errorf("%s: %w", short(query), err)
	}
	return row, true, nil
}

// Value reads the single value of a query that always has one row, such as a count.
func Value[T any](ctx context.Context, t *Tx, query string, args ...any) (T, error) {
	v, ok, err := One(ctx, t, func(v *T) []any { return []any{v} }, query, args...)
	if err == nil && !ok {
		err = fmt.Errorf("%s: no row", short(query))
	}
	return v, err
}

// Like makes a pattern that finds text anywhere; use it with ESCAPE '\'.
func Like(text string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text) + "%"
}

// Holding is the condition that one of some columns holds a word anywhere, as LIKE finds it: the letters of ASCII are the same great and
// small. A word without any, as most names are, is looked for byte by byte, which takes two thirds of the time.
func Holding(word string, columns ...string) (cond string, args []any) {
	form, arg := "instr(%s, ?)", word
	if strings.ContainsFunc(word, func(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }) {
		form, arg = `%s LIKE ? ESCAPE '\'`, Like(word)
	}
	for i, c := range columns {
		if i > 0 {
			cond += " OR "
		}
		cond += fmt.Sprintf(form, c)
		args = append(args, arg)
	}
	return cond, args
}

// Marks gives "?, ?, ?" for n arguments.
func Marks(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat("?, ", n-1) + "?"
}

// Collides says that a statement failed because a value that must be there once is there already.
func Collides(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

// explained says to the user that the disk did not take a change of a file: it is full, write-protected, or gone.
func explained(err error, path string) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	switch e.Code() & 0xff { // without what SQLite adds to it
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR:
		return fault.New(Unwritable, fault.Args{"file": path})
	}
	return err
}
