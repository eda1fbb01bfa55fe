package history

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
)

func book(t *testing.T) (*db.DB, *Service) {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "a.zf"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d, &Service{d}
}

// do runs statements as one event and gives its number.
func do(t *testing.T, d *db.DB, kind string, sql ...string) (event int64) {
	t.Helper()
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		for _, q := range sql {
			if _, err := tx.Exec(t.Context(), q); err != nil {
				return err
			}
		}
		event = tx.Event
		tx.Record(kind, sql, db.Subject{Type: "settings", ID: 1})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return event
}

const (
	addCustomer = "INSERT INTO customers (id, code, name, credit_limit) VALUES (7, 'K7', '云岫', 1234567890123)"
	addContract = "INSERT INTO contracts (id, code, customer_id, start_date) VALUES (3, 'HT3', 7, '2026-01-01')"
)

func TestUndoGivesBackWhatWas(t *testing.T) {
	for _, c := range []struct {
		when string
		sql  []string
	}{
		{"a row was added", []string{"INSERT INTO settings (name, value) VALUES ('b', '2')"}},
		{"a row was changed", []string{"UPDATE settings SET value = '\"元\"' WHERE name = 'a'"}},
		{"a row was deleted", []string{"DELETE FROM settings WHERE name = 'a'"}},
		{"one row was changed thrice", []string{"UPDATE settings SET value = '3'", "UPDATE settings SET value = '4'", "DELETE FROM settings"}},
		{"a row and what refers to it were added", []string{addCustomer, addContract}},
		{"large sums and NULLs were there", []string{addCustomer, "UPDATE customers SET credit_limit = NULL", "DELETE FROM customers"}},
	} {
		d, s := book(t)
		do(t, d, "settings.changed", "INSERT INTO settings (name, value) VALUES ('a', '1')")
		before := digest.Of(t, d)
		event := do(t, d, "x.done", c.sql...)
		after := digest.Of(t, d)
		undone, err := s.Undo(t.Context(), Target{})
		if err != nil || undone.Of != event {
			t.Fatalf("when %s: undid %d, %v", c.when, undone.Of, err)
		}
		if digest.Of(t, d) != before {
			t.Errorf("when %s: undo left another book", c.when)
		}
		if _, err := s.Undo(t.Context(), Target{Event: undone.Event}); err != nil {
			t.Fatalf("when %s: redo: %v", c.when, err)
		}
		if digest.Of(t, d) != after {
			t.Errorf("when %s: redo left another book", c.when)
		}
		if again, err := s.Undo(t.Context(), Target{Event: event}); err != nil || digest.Of(t, d) != before {
			t.Errorf("when %s: undone after redo: %v %v", c.when, again, err)
		}
	}
}

func TestTheKeyBringsBackWhatWasTakenBack(t *testing.T) {
	d, s := book(t)
	set := func(v string) {
		do(t, d, "settings.changed", "INSERT INTO settings (name, value) VALUES ('"+v+"', '1')")
	}
	there := func() (names string) {
		err := d.Read(t.Context(), func(tx *db.Tx) (err error) {
			names, err = db.Value[string](t.Context(), tx, "SELECT coalesce(group_concat(name, ''), '') FROM (SELECT name FROM settings ORDER BY name)")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	set("a")
	set("b")
	set("c")
	for _, step := range []struct {
		do, there string
		key       fault.Key
	}{
		{"redo", "abc", NothingToRedo},
		{"undo", "ab", ""},
		{"undo", "a", ""},
		{"redo", "ab", ""},
		{"redo", "abc", ""},
		{"redo", "abc", NothingToRedo},
		{"undo", "ab", ""},
		{"print", "ab", ""}, // paper is nothing that stands on the book
		{"redo", "abc", ""},
		{"undo", "ab", ""},
		{"undo", "a", ""},
		{"set", "ad", ""},
		{"redo", "ad", NothingToRedo}, // one has gone on
		{"undo", "a", ""},
		{"redo", "ad", ""},
		{"undo", "a", ""},
		{"undo", "", ""},
		{"redo", "a", ""},
		{"redo", "ad", ""},
		{"redo", "ad", NothingToRedo},
	} {
		var err error
		switch step.do {
		case "set":
			set("d")
		case "print":
			do(t, d, printed)
		default:
			_, err = s.Undo(t.Context(), Target{Redo: step.do == "redo"})
		}
		if got := there(); got != step.there || (err == nil) != (step.key == "") || err != nil && !errors.Is(err, fault.New(step.key, nil)) {
			t.Fatalf("%s: %q, %v", step.do, got, err)
		}
	}
}

func TestTheKeyTakesBackNoPrinting(t *testing.T) {
	d, s := book(t)
	changed := do(t, d, "settings.changed", "INSERT INTO settings (name, value) VALUES ('a', '1')")
	do(t, d, "paper.printed", "INSERT INTO settings (name, value) VALUES ('b', '2')")
	if got, err := s.Undo(t.Context(), Target{}); err != nil || got.Of != changed {
		t.Errorf("took back %+v, %v; want event %d", got, err, changed)
	}
	if _, err := s.Undo(t.Context(), Target{}); !errors.Is(err, fault.New(NothingToUndo, nil)) {
		t.Errorf("got %v: the printing was in reach", err)
	}
}

func TestWhatLaterWorkStandsOnIsListed(t *testing.T) {
	d, s := book(t)
	customer := do(t, d, "customer.added", addCustomer)
	contract := do(t, d, "contract.added", addContract)
	renamed := do(t, d, "customer.changed", "UPDATE customers SET name = '云岫设计'")
	before := digest.Of(t, d)
	_, err := s.Undo(t.Context(), Target{Event: customer})
	f := fault.As(err)
	if !errors.Is(err, fault.New(StoodOn, nil)) || len(f.Parts) != 2 {
		t.Fatalf("got %v", err)
	}
	if digest.Of(t, d) != before {
		t.Error("the refused undo changed the book")
	}
	for _, e := range []int64{renamed, contract, customer} {
		if _, err := s.Undo(t.Context(), Target{Event: e}); err != nil {
			t.Fatalf("undo %d: %v", e, err)
		}
	}
	if _, err := s.Undo(t.Context(), Target{}); !errors.Is(err, fault.New(NothingToUndo, nil)) {
		t.Errorf("got %v", err)
	}
}

// Two events on one row may be taken back from the last to the first, and are brought back from the first to the last: a
// later one brought back alone would give the row what the earlier one, which is out of force, had made of it.
func TestWhatIsBroughtBackStandsOnWhatCameBefore(t *testing.T) {
	d, s := book(t)
	do(t, d, "settings.changed", "INSERT INTO settings (name, value) VALUES ('a', '1')")
	first := do(t, d, "settings.changed", "UPDATE settings SET value = '2'")
	second := do(t, d, "settings.changed", "UPDATE settings SET value = '3'")
	after := digest.Of(t, d)
	undo := func(event int64) int64 {
		t.Helper()
		u, err := s.Undo(t.Context(), Target{Event: event})
		if err != nil {
			t.Fatalf("undo %d: %v", event, err)
		}
		return u.Event
	}
	for range 2 { // the second time over with the marks of the first
		noSecond := undo(second)
		noFirst := undo(first)
		if _, err := s.Undo(t.Context(), Target{Event: noSecond}); !errors.Is(err, fault.New(StoodOn, nil)) {
			t.Fatalf("brought back what stands on what is out of force: %v", err)
		}
		undo(noFirst)
		undo(noSecond)
		if digest.Of(t, d) != after {
			t.Fatal("brought back in order, they make another book")
		}
	}
}

// What was taken back may meet work that was done since: it then refers to what has gone, or bears a code that was given again.
func TestWhatCannotComeBackIsToldAndNotDone(t *testing.T) {
	for _, c := range []struct {
		when   string
		events [][]string
		undo   []int64 // the last of them brings an undoing back
		then   string  // done before that
		want   fault.Key
	}{
		{"what it refers to has gone", [][]string{{addCustomer}, {addContract}}, []int64{2, 1, 3}, "", StoodOn},
		{"its code was given again", [][]string{{addCustomer}}, []int64{1, 2}, "INSERT INTO customers (id, code, name) VALUES (8, 'K7', '青禾')", Collides},
	} {
		d, s := book(t)
		for _, sql := range c.events {
			do(t, d, "x.done", sql...)
		}
		for _, e := range c.undo[:len(c.undo)-1] {
			if _, err := s.Undo(t.Context(), Target{Event: e}); err != nil {
				t.Fatalf("when %s: undo %d: %v", c.when, e, err)
			}
		}
		if c.then != "" {
			do(t, d, "x.done", c.then)
		}
		before := digest.Of(t, d)
		if _, err := s.Undo(t.Context(), Target{Event: c.undo[len(c.undo)-1]}); !errors.Is(err, fault.New(c.want, nil)) {
			t.Errorf("when %s: got %v, want %s", c.when, err, c.want)
		}
		if digest.Of(t, d) != before {
			t.Errorf("when %s: the refused redo changed the book", c.when)
		}
	}
}

func TestTheChainShowsTampering(t *testing.T) {
	for _, c := range []struct{ when, sql, want string }{
		{"nothing was touched", "SELECT 1", ""},
		{"an amount in an event was changed", "UPDATE events SET data = '[]' WHERE id = 2", "hash"},
		{"an event was taken out", "DELETE FROM events WHERE id = 2", "missing"},
		{"a subject was moved", "UPDATE event_subjects SET subject = 9 WHERE event_id = 2", "hash"},
	} {
		d, _ := book(t)
		for range 3 {
			do(t, d, "settings.changed", "DELETE FROM settings")
		}
		var broken []Broken
		_ = d.DryRun(t.Context(), func(tx *db.Tx) error {
			if _, err := tx.Exec(t.Context(), "PRAGMA defer_foreign_keys = ON"); err != nil {
				t.Fatal(err)
			}
			if _, err := tx.Exec(t.Context(), c.sql); err != nil {
				t.Fatal(err)
			}
			var err error
			if _, broken, err = Verify(t.Context(), tx); err != nil {
				t.Fatal(err)
			}
			return context.Canceled
		})
		got := ""
		if len(broken) > 0 {
			got = broken[0].Detail
		}
		if got != c.want {
			t.Errorf("when %s: got %v, want %q", c.when, broken, c.want)
		}
	}
}

func TestTheListIsTheLatestFirstAndBySubject(t *testing.T) {
	d, s := book(t)
	for range 3 {
		do(t, d, "settings.changed", "DELETE FROM settings")
	}
	page, err := s.List(t.Context(), Filter{Type: "settings", ID: 1, Limit: 2})
	if err != nil || len(page.Rows) != 2 || !page.More || page.Rows[0].ID != 3 {
		t.Fatalf("got %+v, %v", page, err)
	}
	page, err = s.List(t.Context(), Filter{Type: "settings", ID: 1, Before: page.Rows[1].ID})
	if err != nil || len(page.Rows) != 1 || page.More {
		t.Errorf("got %+v, %v", page, err)
	}
	if page, err = s.List(t.Context(), Filter{Type: "invoice", ID: 1}); err != nil || len(page.Rows) != 0 || page.Rows == nil {
		t.Errorf("got %+v, %v", page, err)
	}
}
