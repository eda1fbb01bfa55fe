package db

import (
	"slices"
	"testing"
)

// changesOf lists what the journal notes of an event.
func changesOf(t *testing.T, d *DB, event int64) []string {
	t.Helper()
	var out []string
	if err := d.Read(t.Context(), func(tx *Tx) (err error) {
		out, err = Rows(t.Context(), tx, func(s *string) []any { return []any{s} }, `
			SELECT c.tbl || ' ' || c.op || ' ' || c.row || coalesce(' to ' || c.last, '') || coalesce(' ' || c.before, '')
			FROM changes c JOIN events e ON c.id BETWEEN e.first_change AND e.last_change
			WHERE e.id = ? AND c.event_id = e.id ORDER BY c.id`, event)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestManyRowsAreJournaledAsRuns(t *testing.T) {
	d, _ := book(t)
	var event int64
	if err := d.Write(t.Context(), func(tx *Tx) error {
		exec := func(query string) int64 {
			t.Helper()
			n, err := tx.Exec(t.Context(), query)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		bulk := func(insert func() int64) {
			t.Helper()
			if err := tx.Bulk(t.Context(), "settings", func() (int64, error) { return insert(), nil }); err != nil {
				t.Fatal(err)
			}
		}
		event = tx.Event
		exec("INSERT INTO settings (name, value) VALUES ('before', '0')")
		bulk(func() int64 {
			n := exec("INSERT INTO settings (name, value) VALUES ('a', '1'), ('b', '1')") + exec("INSERT INTO settings (name, value) VALUES ('c', '1')")
			exec("UPDATE settings SET value = '2' WHERE name = 'before'")
			return n
		})
		exec("INSERT INTO settings (name, value) VALUES ('after', '3')")
		bulk(func() int64 { return exec("INSERT INTO settings (name, value) VALUES ('alone', '4')") })
		bulk(func() int64 { return 0 })
		bulk(func() int64 {
			return exec("INSERT INTO settings (id, name, value) VALUES (10, 'e', '5'), (11, 'f', '5'), (13, 'g', '5'), (20, 'h', '5'), (21, 'i', '5')")
		})
		tx.Record("settings.changed", nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{"settings I 1", `settings U 1 {"id":1,"name":"before","value":"0"}`, "settings I 2 to 4", "settings I 5", "settings I 6",
		"settings I 10 to 11", "settings I 13", "settings I 20 to 21"}
	if got := changesOf(t, d, event); !slices.Equal(got, want) {
		t.Errorf("the journal has\n%q, want\n%q", got, want)
	}
}

// An insertion that fails leaves the trigger where it was: the next row is journaled again.
func TestWhatIsUntoldOnceIsToldAgain(t *testing.T) {
	d, _ := book(t)
	err := d.Write(t.Context(), func(tx *Tx) error {
		return tx.Bulk(t.Context(), "settings", func() (int64, error) {
			return tx.Exec(t.Context(), "INSERT INTO settings (name, value) VALUES ('a', 'no JSON')")
		})
	})
	if err == nil {
		t.Fatal("a row against its CHECK was taken")
	}
	var event int64
	if err := d.Write(t.Context(), func(tx *Tx) error {
		event = tx.Event
		_, err := tx.Exec(t.Context(), "INSERT INTO settings (name, value) VALUES ('a', '1')")
		tx.Record("settings.changed", nil)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if got := changesOf(t, d, event); !slices.Equal(got, []string{"settings I 1"}) {
		t.Errorf("the journal has %q", got)
	}
}

// Whatever is taken off a table while many rows come is there again afterwards, and holds them; where many rows are, nothing is.
func TestIndexesAreThereAgainAfterManyRows(t *testing.T) {
	d, _ := book(t)
	const schema = "SELECT group_concat(type || name || coalesce(sql, ''), '; ' ORDER BY type, name) FROM sqlite_schema"
	within := func(tx *Tx, query string) (s string) {
		t.Helper()
		s, err := Value[string](t.Context(), tx, query)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, c := range []struct {
		coming int
		stays  bool
	}{{100, false}, {40, true}} {
		if err := d.Write(t.Context(), func(tx *Tx) error {
			before := within(tx, schema)
			err := tx.Rebuilding(t.Context(), "receipts", c.coming, func() error {
				if stays := within(tx, schema) == before; stays != c.stays {
					t.Errorf("%d rows come: that the indexes stay is %v", c.coming, stays)
				}
				_, err := tx.Exec(t.Context(), `
					WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
					INSERT INTO receipts (reference, date, amount, payer_name) SELECT ? || i, '2026-03-01', i, char(122 - i % 26) FROM n`, c.coming, c.stays)
				return err
			})
			if after := within(tx, schema); after != before {
				t.Errorf("the schema was\n%s\nand is\n%s", before, after)
			}
			if whole := within(tx, "PRAGMA integrity_check"); whole != "ok" {
				t.Error(whole)
			}
			tx.Record("receipts.added", nil)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
}
