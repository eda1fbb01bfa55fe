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
			SELECT c.tbl || ' ' || c.op || ' ' || c.row || coalesce(' ' || c.before, '')
			FROM changes c JOIN events e ON c.id BETWEEN e.first_change AND e.last_change
			WHERE e.id = ? AND c.event_id = e.id ORDER BY c.id`, event)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestManyRowsAreJournaledAsEachWouldBe(t *testing.T) {
	d, _ := book(t)
	var event, writing int64
	if err := d.Write(t.Context(), func(tx *Tx) error {
		exec := func(query string) {
			t.Helper()
			if _, err := tx.Exec(t.Context(), query); err != nil {
				t.Fatal(err)
			}
		}
		event = tx.Event
		exec("INSERT INTO settings (name, value) VALUES ('before', '0')")
		if err := tx.Bulk(t.Context(), "settings", func() error {
			exec("INSERT INTO settings (name, value) VALUES ('a', '1'), ('b', '1')")
			exec("UPDATE settings SET value = '2' WHERE name = 'before'")
			return nil
		}); err != nil {
			return err
		}
		exec("INSERT INTO settings (name, value) VALUES ('after', '3')")
		tx.Record("settings.changed", nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{"settings I 1", `settings U 1 {"id":1,"name":"before","value":"0"}`, "settings I 2", "settings I 3", "settings I 4"}
	if got := changesOf(t, d, event); !slices.Equal(got, want) {
		t.Errorf("the journal has\n%q, want\n%q", got, want)
	}
	if err := d.Read(t.Context(), func(tx *Tx) (err error) {
		writing, err = Value[int64](t.Context(), tx, "SELECT writing FROM book")
		return err
	}); err != nil || writing != event {
		t.Errorf("the journal is left at %d, want %d: %v", writing, event, err)
	}
}
