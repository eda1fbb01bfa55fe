//go:build unix

package db_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/history"
	"zhangfang/internal/law"
)

func TestMain(m *testing.M) { law.Main(m, writeUntilKilled) }

// writeUntilKilled commits one number after the other and prints each after its commit. Each is written as three rows of two
// tables, so that half a transaction would show.
func writeUntilKilled(path string) error {
	d, err := db.Open(path, nil)
	if err != nil {
		return err
	}
	ctx := context.Background()
	for {
		var n int64
		err := d.Write(ctx, func(tx *db.Tx) (err error) {
			if n, err = db.Value[int64](ctx, tx, "SELECT count(*) + 1 FROM customers"); err != nil {
				return err
			}
			for _, half := range []string{"a", "b"} {
				if _, err := tx.Exec(ctx, "INSERT INTO settings (name, value) VALUES (?, ?)", half+strconv.FormatInt(n, 10), n); err != nil {
					return err
				}
			}
			if _, err := tx.Exec(ctx, "INSERT INTO customers (code, name) VALUES (?, ?)", fmt.Sprintf("K%d", n), strings.Repeat("云岫", int(n%700))); err != nil {
				return err
			}
			tx.Record("customer.added", n, db.Subject{Type: "customer", ID: n})
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestWhatWasCommittedSurvivesAnyCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "松风里.zf")
	d, err := db.Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	kills := 25
	if testing.Short() {
		kills = 5
	}
	said := law.Crash(t, path, law.Lives{Count: kills, Lines: 40, Idle: 3000}, func(said int64) { checkBook(t, path, said) })
	if said < int64(kills) {
		t.Errorf("only %d transactions in %d lives: the test tests nothing", said, kills)
	}
}

// checkBook opens the book and proves that everything up to said is there, that nothing is there by halves, and that the
// file and the chain of events are whole.
func checkBook(t *testing.T, path string, said int64) {
	t.Helper()
	d, err := db.Open(path, nil)
	if err != nil {
		t.Fatalf("after the crash: %v", err)
	}
	defer d.Close()
	err = d.Read(t.Context(), func(tx *db.Tx) error {
		ctx := t.Context()
		count := func(query string) int64 {
			n, err := db.Value[int64](ctx, tx, query)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		n := count("SELECT count(*) FROM customers")
		if n < said {
			t.Errorf("%d transactions were said to be done, %d are there", said, n)
		}
		if highest := count("SELECT coalesce(max(CAST(substr(code, 2) AS INTEGER)), 0) FROM customers"); highest != n {
			t.Errorf("%d customers, the highest is %d", n, highest)
		}
		if rows, events := count("SELECT count(*) FROM settings"), count("SELECT count(*) FROM events"); rows != 2*n || events != n {
			t.Errorf("%d customers with %d settings and %d events: something is there by halves", n, rows, events)
		}
		seen, broken, err := history.Verify(ctx, tx)
		if err != nil || seen != n || len(broken) > 0 {
			t.Errorf("of %d events %v do not hold, %v", seen, broken, err)
		}
		whole, err := db.Value[string](ctx, tx, "PRAGMA integrity_check")
		if err != nil || whole != "ok" {
			t.Errorf("the file is damaged: %s, %v", whole, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
