package db

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"zhangfang/internal/fault"
)

//go:embed migrations
var migrations embed.FS

// migrate brings a book to today's shape, forward only. A newer book is refused untouched; before the first step on a book
// that has data, a verified copy is laid beside it.
func migrate(w *sql.DB, path string) error {
	ctx := context.Background()
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, w, steps, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	sources := p.ListSources()
	known := sources[len(sources)-1].Version
	have, err := version(ctx, w)
	if err != nil {
		return fault.New(Damaged, fault.Args{"file": filepath.Base(path), "detail": err.Error()})
	}
	switch {
	case have > known:
		return fault.New(Newer, fault.Args{"file": filepath.Base(path), "version": have, "known": known})
	case have == known:
		return nil
	case have > 0:
		if err := copyBefore(ctx, w, path, have); err != nil {
			return err
		}
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate %s from %d: %w", path, have, err)
	}
	if err := journal(ctx, w); err != nil {
		return fmt.Errorf("journal of %s: %w", path, err)
	}
	return nil
}

// version reads the shape of a book without writing: 0 for one without tables.
func version(ctx context.Context, w *sql.DB) (int64, error) {
	var n int
	if err := w.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'").Scan(&n); err != nil || n == 0 {
		return 0, err
	}
	var v int64
	err := w.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&v)
	return v, err
}

func copyBefore(ctx context.Context, w *sql.DB, path string, have int64) error {
	to := fmt.Sprintf("%s.before-%d-%s.bak", strings.TrimSuffix(path, ".zf"), have, time.Now().UTC().Format("20060102T150405"))
	if _, err := w.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("copy %s before migrating: %w", path, err)
	}
	return Check(ctx, to)
}

// OpenFrozen opens a file that is not in use for reading alone: nothing is locked, and nothing is written beside it.
func OpenFrozen(path string) (*sql.DB, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	c, err := sql.Open("sqlite", strings.Replace(dsn(path, "ro", "&immutable=1"), "&_pragma=journal_mode(WAL)&_pragma=synchronous(EXTRA)", "", 1))
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return c, nil
}

// Check lets SQLite look at every page of a file that is not in use.
func Check(ctx context.Context, path string) error {
	c, err := OpenFrozen(path)
	if err != nil {
		return err
	}
	defer c.Close()
	var answer string
	if err := c.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
		if ctx.Err() != nil { // nobody has looked at every page
			return ctx.Err()
		}
		answer = err.Error()
	}
	if answer != "ok" {
		return fault.New(Damaged, fault.Args{"file": filepath.Base(path), "detail": answer})
	}
	return nil
}
