package backup

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/verify"
)

// folderName is the folder beside a book that its backups go to when the user names no place.
const folderName = "备份"

// folderOf is where the backups of a book go when the user names no place.
func folderOf(book string) string { return filepath.Join(filepath.Dir(book), folderName) }

// Make writes a proved copy of the open book. The file appears under its name only when it is whole and every check holds on it.
// It is copied and proved beside the book and moved from there, so that it may go where a live book must not lie: to a folder
// that another program synchronises, or to a stick.
func (s *Service) Make(ctx context.Context, r MakeRequest) (Backup, error) {
	path, err := s.place(r.Path)
	if err != nil {
		return Backup{}, err
	}
	var out Backup
	err = s.Jobs.Run(ctx, "backup", func(ctx context.Context, progress job.Progress) error {
		work, err := s.workshop()
		if err != nil {
			return err
		}
		progress(0, 3)
		copied := filepath.Join(work, filepath.Base(path))
		if err = s.DB.CopyTo(ctx, copied); err == nil {
			progress(1, 3)
			err = prove(ctx, copied)
		}
		if err == nil {
			progress(2, 3)
			err = move(copied, path)
		}
		if err = errors.Join(err, os.RemoveAll(work)); err != nil {
			return err
		}
		progress(3, 3)
		out, err = read(ctx, path)
		return err
	})
	return out, err
}

// workshop makes a folder beside the book for one copy, and takes away what a program that was killed left of such.
func (s *Service) workshop() (string, error) {
	const name = ".backup-"
	dir := filepath.Dir(s.DB.Path())
	files, err := os.ReadDir(dir)
	if err != nil {
		return "", disk.Why(fault.New(NotWritten, fault.Args{"file": dir}), err)
	}
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), name) {
			continue
		}
		if info, err := f.Info(); err == nil && s.DB.Now().Sub(info.ModTime()) > 24*time.Hour {
			left := filepath.Join(dir, f.Name())
			if err := os.RemoveAll(left); err != nil {
				return "", disk.Why(fault.New(NotWritten, fault.Args{"file": left}), err)
			}
		}
	}
	work, err := os.MkdirTemp(dir, name+"*")
	if err != nil {
		return "", disk.Why(fault.New(NotWritten, fault.Args{"file": dir}), err)
	}
	return work, nil
}

// move puts a whole file in its place, by copying where it is another disk's.
func move(from, to string) error {
	err := flush(from)
	if err == nil {
		if err = os.Rename(from, to); err == nil {
			return nil
		}
		part := to + ".part"
		if err = copyFile(from, part); err == nil {
			err = os.Rename(part, to)
		}
		if err != nil {
			err = errors.Join(err, db.Remove(part))
		}
	}
	if err != nil {
		return disk.Why(fault.New(NotWritten, fault.Args{"file": to}), err)
	}
	return nil
}

// flush sees to it that a closed file is on the disk.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// begins is how the names of the copies of this book begin.
func (s *Service) begins() string { return strings.TrimSuffix(filepath.Base(s.DB.Path()), ".zf") + "-" }

// folder makes the folder beside the book.
func (s *Service) folder() (string, error) {
	dir := folderOf(s.DB.Path())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", disk.Why(fault.New(NotWritten, fault.Args{"file": dir}), err)
	}
	return dir, nil
}

// place finds the file to write: as named, in the folder named, or in the folder beside the book.
func (s *Service) place(path string) (string, error) {
	dir := ""
	if path == "" {
		var err error
		if dir, err = s.folder(); err != nil {
			return "", err
		}
	} else if info, err := os.Stat(path); err == nil && info.IsDir() {
		dir = path
	}
	if dir != "" {
		path = filepath.Join(dir, s.begins()+s.DB.Now().Local().Format(stamp)+".zf")
	}
	if _, err := os.Stat(path); err == nil {
		return "", fault.New(db.Exists, fault.Args{"file": filepath.Base(path)})
	}
	return path, nil
}

// prove opens the copy as a book and lets every invariant be checked on it.
func prove(ctx context.Context, path string) error {
	if err := db.Check(ctx, path); err != nil {
		return err
	}
	d, err := db.Open(path, nil)
	if err != nil {
		return err
	}
	r, err := verify.New(d, &job.Runner{}).Run(ctx, verify.None{})
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	if err := os.Remove(path + ".lock"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if !r.OK {
		var names []string
		for _, c := range r.Checks {
			if !c.OK {
				names = append(names, c.Name)
			}
		}
		return fault.New(NotProved, fault.Args{"checks": strings.Join(names, "、")})
	}
	return nil
}

// inspect tells what a file that nobody has open holds, without changing it, and lets SQLite look at every page of it.
func inspect(ctx context.Context, path string) (Backup, error) {
	if _, err := os.Stat(path); err != nil {
		return Backup{}, fault.New(NoSuchFile, fault.Args{"file": path})
	}
	if err := db.Check(ctx, path); err != nil {
		return Backup{}, err
	}
	return read(ctx, path)
}

func read(ctx context.Context, path string) (Backup, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, fault.New(NoSuchFile, fault.Args{"file": path})
	}
	out := Backup{Path: path, Name: filepath.Base(path), Size: info.Size(), At: info.ModTime().UTC().Format(time.RFC3339)}
	out.State, err = state(ctx, path)
	return out, err
}

// state reads a file as a frozen one: no lock, no log, nothing written beside it.
func state(ctx context.Context, path string) (State, error) {
	var s State
	frozen, err := db.OpenFrozen(path)
	if err != nil {
		return s, err
	}
	defer frozen.Close()
	err = frozen.QueryRowContext(ctx, `
		SELECT (SELECT uuid FROM book), coalesce((SELECT json_extract(value, '$.name') FROM settings WHERE name = 'company'), ''),
		       coalesce((SELECT max(id) FROM events), 0), coalesce((SELECT at FROM events ORDER BY id DESC LIMIT 1), ''),
		       coalesce((SELECT kind FROM events ORDER BY id DESC LIMIT 1), ''),
		       (SELECT count(*) FROM customers), (SELECT count(*) FROM invoices), (SELECT count(*) FROM receipts)`).
		Scan(&s.UUID, &s.Name, &s.Events, &s.LastAt, &s.LastKind, &s.Customers, &s.Invoices, &s.Receipts)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return s, fmt.Errorf("read %s: %w", path, err)
	}
	return s, nil
}

// List gives the backups in the folder beside the open book, the latest first.
func (s *Service) List(ctx context.Context, _ None) (List, error) {
	out := List{Folder: folderOf(s.DB.Path()), Rows: []Backup{}}
	files, err := os.ReadDir(out.Folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return out, fmt.Errorf("look for backups: %w", err)
	}
	for _, f := range files {
		if filepath.Ext(f.Name()) != ".zf" {
			continue
		}
		if b, err := read(ctx, filepath.Join(out.Folder, f.Name())); err == nil {
			out.Rows = append(out.Rows, b)
		}
	}
	slices.SortFunc(out.Rows, func(a, b Backup) int { return strings.Compare(b.At+b.Name, a.At+a.Name) })
	return out, nil
}
