package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

func book(t *testing.T) (*DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "松风里.zf")
	d, err := Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d, path
}

func set(name string) func(*Tx) error {
	return func(tx *Tx) error {
		if _, err := tx.Exec(context.Background(), "INSERT INTO settings (name, value) VALUES (?, '1')", name); err != nil {
			return err
		}
		tx.Record("settings.changed", name)
		return nil
	}
}

func TestOpeningRefuses(t *testing.T) {
	write := func(name string, data []byte) string {
		p := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	_, inUse := book(t)
	d, newer := book(t)
	if _, err := d.write.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	d, first := book(t)
	d.Close()
	second := filepath.Join(t.TempDir(), "b.zf")
	if err := errors.Join(os.Remove(first+".lock"), os.Link(first, second)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		when string
		path string
		want fault.Key
	}{
		{"the file has another name, which another instance may have open", first, Linked},
		{"it is that other name", second, Linked},
		{"there is no file", filepath.Join(t.TempDir(), "no.zf"), NotFound},
		{"the folder is missing", filepath.Join(t.TempDir(), "no", "no.zf"), NoSuchPlace},
		{"the file is empty", write("a.zf", nil), Empty},
		{"the file is text", write("a.zf", []byte(strings.Repeat("hello ", 100))), Foreign},
		{"the file is another program's database", write("a.zf", append([]byte("SQLite format 3\x00"), make([]byte, 4080)...)), Foreign},
		{"it is a folder", t.TempDir(), Foreign},
		{"another instance has it open", inUse, InUse},
		{"a newer program wrote it", newer, Newer},
	} {
		before, _ := os.ReadFile(c.path)
		got, err := Open(c.path, nil)
		if err == nil {
			got.Close()
		}
		if !errors.Is(err, fault.New(c.want, nil)) {
			t.Errorf("when %s: got %v, want %s", c.when, err, c.want)
		}
		if after, err := os.ReadFile(c.path); err == nil && string(after) != string(before) {
			t.Errorf("when %s: the file was changed", c.when)
		}
		if _, err := os.Stat(c.path + ".lock"); err == nil && c.want != InUse && c.want != Newer {
			t.Errorf("when %s: a lock lies beside it", c.when)
		}
	}
}

func TestSyncedFoldersAreRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "OneDrive - Company")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(filepath.Join(dir, "a.zf"), nil); !errors.Is(err, fault.New(Synced, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestALinkLeadsToTheSameBook(t *testing.T) {
	d, path := book(t)
	dir := t.TempDir()
	link, folder := filepath.Join(dir, "b.zf"), filepath.Join(dir, "folder")
	synced := filepath.Join(dir, "Dropbox")
	if err := errors.Join(os.Symlink(path, link), os.Symlink(filepath.Dir(path), folder), os.Mkdir(synced, 0o700)); err != nil {
		t.Skip("this system makes no links: ", err)
	}
	for _, other := range []string{link, filepath.Join(folder, filepath.Base(path))} {
		if got, err := Open(other, nil); !errors.Is(err, fault.New(InUse, nil)) {
			t.Errorf("%s: got %v, %v", other, got, err)
		}
	}
	if err := errors.Join(d.Close(), os.Rename(path, filepath.Join(synced, "a.zf")), os.Remove(link), os.Symlink(filepath.Join(synced, "a.zf"), link)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(link, nil); !errors.Is(err, fault.New(Synced, nil)) {
		t.Errorf("in a folder that is copied by others: %v", err)
	}
}

func TestCreatingNeverOverwrites(t *testing.T) {
	d, path := book(t)
	d.Close()
	if _, err := Create(path, nil); !errors.Is(err, fault.New(Exists, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestARelativePathIsOfTheWorkingFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	d, err := Create("a.zf", nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
	if _, err := os.Stat(filepath.Join(dir, "a.zf")); err != nil {
		t.Errorf("the book is elsewhere: %v", err)
	}
	if d, err = Open(filepath.Join(".", "a.zf"), nil); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if err := Check(t.Context(), "a.zf"); err != nil {
		t.Error(err)
	}
}

func TestPragmasHoldOnEveryConnection(t *testing.T) {
	d, _ := book(t)
	for pragma, want := range map[string]int{"synchronous": 3, "foreign_keys": 1, "trusted_schema": 0} {
		var w, r int
		if err := d.write.QueryRow("PRAGMA " + pragma).Scan(&w); err != nil {
			t.Fatal(err)
		}
		if err := d.read.QueryRow("PRAGMA " + pragma).Scan(&r); err != nil {
			t.Fatal(err)
		}
		if w != want || r != want {
			t.Errorf("%s is %d and %d, want %d", pragma, w, r, want)
		}
	}
	if _, err := d.read.Exec("DELETE FROM settings"); err == nil {
		t.Error("a reader could write")
	}
}

func TestWriteWithoutEventPanics(t *testing.T) {
	d, _ := book(t)
	defer func() {
		if recover() == nil {
			t.Error("a silent write went through")
		}
		if n := settings(t, d); n != 0 {
			t.Errorf("the silent write left %d rows", n)
		}
	}()
	_ = d.Write(t.Context(), func(tx *Tx) error {
		_, err := tx.Exec(t.Context(), "INSERT INTO settings (name, value) VALUES ('a', '1')")
		return err
	})
}

func settings(t *testing.T, d *DB) (n int) {
	t.Helper()
	err := d.Read(t.Context(), func(tx *Tx) (err error) {
		n, err = Value[int](t.Context(), tx, "SELECT count(*) FROM settings")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWhatFailsLeavesNothing(t *testing.T) {
	d, _ := book(t)
	boom := errors.New("boom")
	told := 0
	d.OnCommit(func(Event) { told++ })
	err := d.Write(t.Context(), func(tx *Tx) error {
		return errors.Join(set("a")(tx), boom)
	})
	if !errors.Is(err, boom) || settings(t, d) != 0 || told != 0 {
		t.Errorf("err %v, rows %d, told %d", err, settings(t, d), told)
	}
	if err := d.DryRun(t.Context(), set("a")); err != nil || settings(t, d) != 0 || told != 0 {
		t.Errorf("a dry run left %d rows, told %d, %v", settings(t, d), told, err)
	}
	if err := d.Write(t.Context(), set("a")); err != nil || settings(t, d) != 1 || told != 1 {
		t.Errorf("err %v, rows %d, told %d", err, settings(t, d), told)
	}
}

func TestRequestsAreCarriedOutOnce(t *testing.T) {
	d, _ := book(t)
	once := func() (n int) {
		err := d.Write(t.Context(), func(tx *Tx) error {
			if seen, err := tx.Seen(t.Context(), "r1", &n); err != nil || seen {
				tx.Unchanged()
				return err
			}
			n = 7
			return errors.Join(set("a")(tx), tx.Remember(t.Context(), "r1", n))
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if a, b := once(), once(); a != 7 || b != 7 || settings(t, d) != 1 {
		t.Errorf("got %d and %d, %d rows", a, b, settings(t, d))
	}
}

func TestTheAnswerOfARequestIsItsOwnCommands(t *testing.T) {
	d, _ := book(t)
	ask := func(command, request string) (n int, err error) {
		ctx := WithCommand(t.Context(), command)
		return n, d.Write(ctx, func(tx *Tx) error {
			if seen, err := tx.Seen(ctx, request, &n); err != nil || seen {
				tx.Unchanged()
				return err
			}
			n = 7
			return errors.Join(set(command+request)(tx), tx.Remember(ctx, request, n))
		})
	}
	if n, err := ask("customers.save", "r1"); n != 7 || err != nil {
		t.Fatal(n, err)
	}
	if _, err := d.write.ExecContext(t.Context(), "INSERT INTO requests (id, event_id, result) VALUES ('r0', 1, '9')"); err != nil {
		t.Fatal(err) // as books kept it before
	}
	for _, c := range []struct {
		when, command, request string
		answer                 int
		refused                bool
	}{
		{"sent twice", "customers.save", "r1", 7, false},
		{"the number of another command", "meters.save", "r1", 0, true},
		{"another number", "meters.save", "r2", 7, false},
		{"nobody says which command", "", "r1", 7, false},
		{"from before commands were kept", "meters.save", "r0", 9, false},
	} {
		n, err := ask(c.command, c.request)
		if n != c.answer || (fault.As(err) != nil) != c.refused {
			t.Errorf("%s: %d, %v", c.when, n, err)
		}
	}
}

func TestACopyIsWhole(t *testing.T) {
	d, path := book(t)
	if err := d.Write(t.Context(), set("a")); err != nil {
		t.Fatal(err)
	}
	to := path + ".copy.zf"
	if err := d.CopyTo(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if err := Check(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	c, err := Open(to, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if settings(t, c) != 1 {
		t.Error("the copy lacks a row")
	}
}

func TestANewBookIsThereWholeOrNotAtAll(t *testing.T) {
	a, path := book(t)
	b, _ := book(t)
	if one, other := uuid(t, a), uuid(t, b); one == "" || one == other {
		t.Errorf("two books are named %q and %q", one, other)
	}
	if _, err := os.Stat(path + ".new"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a part of a book lies beside it: %v", err)
	}
	taken := filepath.Join(t.TempDir(), "a.zf")
	if err := os.MkdirAll(filepath.Join(taken+".new", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(taken, nil); !errors.Is(err, fault.New(Unwritable, nil)) {
		t.Errorf("where nothing can be written: %v", err)
	}
	if _, err := os.Stat(taken); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("there is a book nevertheless: %v", err)
	}
}

// A process that ended between laying the file down and naming it left a book without a name.
func TestABookWithoutANameGetsOne(t *testing.T) {
	d, path := book(t)
	if _, err := d.write.Exec("DELETE FROM book"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	d, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if uuid(t, d) == "" {
		t.Error("it has none")
	}
}

func uuid(t *testing.T, d *DB) (name string) {
	t.Helper()
	if err := d.write.QueryRow("SELECT uuid FROM book").Scan(&name); err != nil {
		t.Fatal(err)
	}
	return name
}

// What a copy to a stick that was pulled out too early leaves.
func TestABookThatIsCutOffIsTold(t *testing.T) {
	d, path := book(t)
	d.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []int{200, 5000, len(whole) / 2, len(whole) - 4096} {
		cut := filepath.Join(t.TempDir(), "a.zf")
		if err := os.WriteFile(cut, whole[:part], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Check(t.Context(), cut); !errors.Is(err, fault.New(Damaged, nil)) {
			t.Errorf("checking %d bytes of %d: %v", part, len(whole), err)
		}
		opened, err := Open(cut, nil)
		if err == nil {
			opened.Close()
		}
		if !errors.Is(err, fault.New(Damaged, nil)) {
			t.Errorf("opening %d bytes of %d: %v", part, len(whole), err)
		}
	}
}

func TestAFullDiskIsToldAndNothingIsWritten(t *testing.T) {
	d, _ := book(t)
	if _, err := d.write.Exec("PRAGMA max_page_count = 1"); err != nil { // as many as there are
		t.Fatal(err)
	}
	err := d.Write(t.Context(), func(tx *Tx) error {
		return set(strings.Repeat("much", 200_000))(tx)
	})
	if !errors.Is(err, fault.New(Unwritable, nil)) || settings(t, d) != 0 {
		t.Errorf("got %v, and %d rows", err, settings(t, d))
	}
}

func TestAnInterruptedCheckSaysNothingOfTheBook(t *testing.T) {
	d, path := book(t)
	d.Close()
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := Check(stopped, path); !errors.Is(err, context.Canceled) || fault.As(err) != nil {
		t.Errorf("got %v", err)
	}
}
