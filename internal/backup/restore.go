package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

// Look sets a backup beside the open book: what restoring it would lose and bring back.
func (s *Service) Look(ctx context.Context, r LookRequest) (Look, error) {
	if disk.Same(r.Backup, s.DB.Path()) {
		return Look{}, fault.New(SameFile, fault.Args{"file": r.Backup})
	}
	b, err := inspect(ctx, r.Backup)
	if err != nil {
		return Look{}, err
	}
	out := Look{Backup: b}
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		book, _, err := db.One(ctx, tx, func(s *State) []any {
			return []any{&s.UUID, &s.Events, &s.LastAt, &s.LastKind, &s.Customers, &s.Invoices, &s.Receipts}
		}, `
			SELECT (SELECT uuid FROM book), coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT at FROM events ORDER BY id DESC LIMIT 1), ''),
			       coalesce((SELECT kind FROM events ORDER BY id DESC LIMIT 1), ''),
			       (SELECT count(*) FROM customers), (SELECT count(*) FROM invoices), (SELECT count(*) FROM receipts)`)
		if err != nil {
			return err
		}
		out.compare(book)
		if out.Lost > 0 && out.Same {
			out.FirstAt, err = db.Value[string](ctx, tx, "SELECT at FROM events WHERE id = ?", b.Events+1)
		}
		return err
	})
	return out, err
}

// named says of the backup what was found out about the copy of it that was looked at.
func named(err error, copied, backup string) error {
	f := fault.As(err)
	if f == nil || f.Args["file"] != filepath.Base(copied) {
		return err
	}
	g := *f
	g.Args = maps.Clone(f.Args)
	g.Args["file"] = filepath.Base(backup)
	return &g
}

// compare counts what the one has and the other has not. Two books that are no copies of each other share nothing.
func (l *Look) compare(book State) {
	l.Book = &book
	l.Same = book.UUID == l.Backup.UUID
	if l.Same {
		l.Lost, l.Ahead = max(0, book.Events-l.Backup.Events), max(0, l.Backup.Events-book.Events)
	} else {
		l.Lost, l.Ahead = book.Events, l.Backup.Events
	}
}

// Restore puts a backup in the place of a book that nobody has open. The backup is proved first; the file that stood there is kept
// under another name, with its log folded in by SQLite where it can be opened, as it lies where it cannot.
func Restore(ctx context.Context, r RestoreRequest, now time.Time) (Restored, error) {
	if disk.Same(r.Backup, r.To) {
		return Restored{}, fault.New(SameFile, fault.Args{"file": r.Backup})
	}
	b, err := inspect(ctx, r.Backup)
	if err != nil {
		return Restored{}, err
	}
	fresh := r.To + ".restoring"
	if err := errors.Join(db.Remove(fresh), copyFile(r.Backup, fresh)); err != nil {
		return Restored{}, disk.Why(fault.New(NotWritten, fault.Args{"file": r.To}), err)
	}
	if err := errors.Join(prove(ctx, fresh), flush(fresh)); err != nil {
		return Restored{}, errors.Join(named(err, fresh, r.Backup), db.Remove(fresh))
	}
	out := Restored{Path: r.To, Look: Look{Backup: b}}
	if _, err := os.Stat(r.To); err == nil {
		if out.Kept, err = setAside(ctx, r.To, now, &out.Look); err != nil {
			return Restored{}, errors.Join(err, db.Remove(fresh))
		}
	}
	if err := os.Rename(fresh, r.To); err != nil {
		err = errors.Join(disk.Why(fault.New(NotWritten, fault.Args{"file": r.To}), err), db.Remove(fresh))
		if out.Kept != "" {
			err = errors.Join(err, rename(out.Kept, r.To))
		}
		return Restored{}, err
	}
	return out, nil
}

// setAside renames the book and everything beside it. Opening it first takes its lock, so a book in use is refused, and folds
// its log into it; a book too damaged to open is renamed as it lies.
func setAside(ctx context.Context, path string, now time.Time, look *Look) (string, error) {
	if d, err := db.Open(path, nil); err == nil {
		if err := d.Close(); err != nil {
			return "", err
		}
		if s, err := state(ctx, path); err == nil {
			look.compare(s)
		}
	} else if errors.Is(err, fault.New(db.InUse, nil)) {
		return "", err
	}
	kept := fmt.Sprintf("%s.before-restore-%s.zf", strings.TrimSuffix(path, ".zf"), now.Local().Format("20060102-150405"))
	return kept, rename(path, kept)
}

// rename moves a book with what SQLite may have left beside it, which is only where it could not be opened before. The log goes
// first, so that what takes the place of the book never meets the log of another.
func rename(from, to string) error {
	for _, ending := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(from+ending, to+ending); err != nil && (ending == "" || !errors.Is(err, os.ErrNotExist)) {
			return disk.Why(fault.New(NotWritten, fault.Args{"file": to}), err)
		}
	}
	return nil
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Sync(), dst.Close())
}
