package backup

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

var noon = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

func book(t *testing.T) (*db.DB, *Service) {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	add(t, d, "K1")
	return d, New(d, &job.Runner{})
}

func add(t *testing.T, d *db.DB, code string) {
	t.Helper()
	if _, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: code, Name: "客户" + code}}); err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsAWholeBookAndIsListed(t *testing.T) {
	d, s := book(t)
	b, err := s.Make(t.Context(), MakeRequest{})
	if err != nil || b.Customers != 1 || b.Events != 1 || filepath.Dir(b.Path) != folderOf(d.Path()) {
		t.Fatalf("got %+v, %v", b, err)
	}
	files, err := os.ReadDir(folderOf(d.Path()))
	if err != nil || len(files) != 1 {
		t.Errorf("the folder holds %v, %v", files, err)
	}
	if list, err := s.List(t.Context(), None{}); err != nil || len(list.Rows) != 1 || list.Rows[0].Path != b.Path {
		t.Errorf("listed %+v, %v", list, err)
	}
	if _, err := s.Make(t.Context(), MakeRequest{Path: b.Path}); !errors.Is(err, fault.New(db.Exists, nil)) {
		t.Errorf("over a file: %v", err)
	}
}

func TestBackupsAreFoundInAnyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "账套 [2026]*") // signs that a pattern would take for its own
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Skip("no folder has such a name here: ", err)
	}
	d, err := db.Create(filepath.Join(dir, "松风里.zf"), func() time.Time { return noon })
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	s := New(d, &job.Runner{})
	left := filepath.Join(dir, ".backup-1") // of a program that was killed two days ago
	if err := errors.Join(os.Mkdir(left, 0o700), os.Chtimes(left, noon.AddDate(0, 0, -2), noon.AddDate(0, 0, -2))); err != nil {
		t.Fatal(err)
	}
	b, err := s.Make(t.Context(), MakeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := s.List(t.Context(), None{}); err != nil || len(list.Rows) != 1 || list.Rows[0].Path != b.Path {
		t.Errorf("listed %+v, %v", list, err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was left is still there: %v", err)
	}
}

func TestADamagedBookMakesNoBackup(t *testing.T) {
	d, s := book(t)
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("book.damaged", nil)
		_, err := tx.Exec(t.Context(), "INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES ('A', 'issued', 'opening', 1, '2026-01-01', '2026-01-01', 1, 0, 1)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Make(t.Context(), MakeRequest{}); !errors.Is(err, fault.New(NotProved, nil)) {
		t.Errorf("got %v", err)
	}
	if files, err := os.ReadDir(folderOf(d.Path())); err != nil || len(files) != 0 {
		t.Errorf("left %v, %v", files, err)
	}
}

func TestRestoringKeepsWhatStoodThere(t *testing.T) {
	d, s := book(t)
	b, err := s.Make(t.Context(), MakeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, d, "K2")
	look, err := s.Look(t.Context(), LookRequest{Backup: b.Path})
	if err != nil || !look.Same || look.Lost != 1 || look.Ahead != 0 || look.FirstAt == "" {
		t.Errorf("looked %+v, %v", look, err)
	}
	r := RestoreRequest{Backup: b.Path, To: d.Path()}
	if _, err := Restore(t.Context(), r, noon); !errors.Is(err, fault.New(db.InUse, nil)) {
		t.Errorf("over an open book: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	done, err := Restore(t.Context(), r, noon)
	if err != nil || done.Lost != 1 {
		t.Fatalf("got %+v, %v", done, err)
	}
	for path, customers := range map[string]int{d.Path(): 1, done.Kept: 2} {
		got, err := inspect(t.Context(), path)
		if err != nil || got.Customers != customers {
			t.Errorf("%s holds %+v, %v", path, got, err)
		}
	}
}

func TestWhatIsNoBookIsNotRestored(t *testing.T) {
	d, _ := book(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(t.TempDir(), "a.zf")
	if err := os.WriteFile(text, make([]byte, 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		when, file string
		want       fault.Key
	}{
		{"it is no book", text, db.Foreign},
		{"it is not there", text + "x", NoSuchFile},
		{"it is the book itself", d.Path(), SameFile},
	} {
		if _, err := Restore(t.Context(), RestoreRequest{Backup: c.file, To: d.Path()}, noon); !errors.Is(err, fault.New(c.want, nil)) {
			t.Errorf("when %s: %v", c.when, err)
		}
	}
	if got, err := inspect(t.Context(), d.Path()); err != nil || got.Customers != 1 {
		t.Errorf("the book holds %+v, %v", got, err)
	}
}

func TestABackupOfANewerProgramIsCalledByItsName(t *testing.T) {
	d, s := book(t)
	b, err := s.Make(t.Context(), MakeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", b.Path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = raw.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
	if err := errors.Join(err, raw.Close(), d.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = Restore(t.Context(), RestoreRequest{Backup: b.Path, To: d.Path()}, noon)
	if f := fault.As(err); f == nil || f.Key != db.Newer || f.Args["file"] != filepath.Base(b.Path) {
		t.Errorf("got %v", err)
	}
	if left, err := filepath.Glob(d.Path() + ".*"); err != nil || len(left) != 1 { // the lock
		t.Errorf("left %v, %v", left, err)
	}
}

func TestABackupMayLieWhereABookMustNot(t *testing.T) {
	d, s := book(t)
	synced := filepath.Join(t.TempDir(), "OneDrive")
	if err := os.Mkdir(synced, 0o700); err != nil {
		t.Fatal(err)
	}
	b, err := s.Make(t.Context(), MakeRequest{Path: synced})
	if err != nil || filepath.Dir(b.Path) != synced || b.Customers != 1 {
		t.Fatalf("got %+v, %v", b, err)
	}
	for dir, most := range map[string]int{synced: 1, filepath.Dir(d.Path()): 4} { // the book, its lock and its log
		files, err := os.ReadDir(dir)
		if err != nil || len(files) > most {
			t.Errorf("%s holds %v, %v", dir, files, err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := Restore(t.Context(), RestoreRequest{Backup: b.Path, To: d.Path()}, noon); err != nil || r.Kept == "" {
		t.Errorf("from there: %+v, %v", r, err)
	}
}

func TestABackupThatCannotBeWrittenSaysSo(t *testing.T) {
	_, s := book(t)
	if _, err := s.Make(t.Context(), MakeRequest{Path: filepath.Join(t.TempDir(), "no", "a.zf")}); !errors.Is(err, fault.New(NotWritten, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestWhatAKilledProgramLeftIsTakenAway(t *testing.T) {
	d, s := book(t)
	left := filepath.Join(filepath.Dir(d.Path()), ".backup-1")
	if err := errors.Join(os.Mkdir(left, 0o700), os.Chtimes(left, noon, noon.AddDate(0, 0, -2))); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Make(t.Context(), MakeRequest{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestADamagedBookGivesWayToItsBackup(t *testing.T) {
	d, s := book(t)
	b, err := s.Make(t.Context(), MakeRequest{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(d.Close(), os.WriteFile(d.Path(), make([]byte, 5000), 0o600)); err != nil {
		t.Fatal(err)
	}
	got, err := Restore(t.Context(), RestoreRequest{Backup: b.Path, To: d.Path()}, noon)
	if err != nil || got.Kept == "" || got.Book != nil {
		t.Fatalf("got %+v, %v", got, err)
	}
	if now, err := inspect(t.Context(), d.Path()); err != nil || now.Customers != 1 {
		t.Errorf("the book holds %+v, %v", now, err)
	}
}
