package history

import (
	"slices"
	"testing"

	"zhangfang/internal/db"
)

// UX 33: what made a row by the hundred names none of them, and yet stands in the history of each.
func TestTheHistoryOfARowBeginsWithWhatMadeIt(t *testing.T) {
	for _, run := range []bool{true, false} {
		d, s := book(t)
		made := add(t, d, run, "customers", "id, code, name", "(1, 'A', '甲')", "(2, 'B', '乙')", "(3, 'C', '丙')")
		other := add(t, d, run, "customers", "id, code, name", "(4, 'D', '丁')", "(5, 'E', '戊')")
		var changed int64
		if err := d.Write(t.Context(), func(tx *db.Tx) error {
			changed = tx.Event
			tx.Record("customer.changed", nil, db.Of("customer", int64(2)))
			_, err := tx.Exec(t.Context(), "UPDATE customers SET name = '己' WHERE id = 2")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		for id, want := range map[int64][]int64{1: {made}, 2: {changed, made}, 3: {made}, 4: {other}, 5: {other}, 6: nil} {
			page, err := s.List(t.Context(), Filter{Type: "customer", ID: id})
			if err != nil {
				t.Fatal(err)
			}
			var got []int64
			for _, e := range page.Rows {
				got = append(got, e.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("in a run %v: the history of %d is %v, want %v", run, id, got, want)
			}
		}
		if _, err := s.Undo(t.Context(), Target{Event: other}); err != nil {
			t.Fatal(err)
		}
		if page, err := s.List(t.Context(), Filter{Type: "customer", ID: 4}); err != nil || len(page.Rows) != 2 || page.Rows[0].Kind != "history.undone" {
			t.Errorf("in a run %v: when it was taken back: %+v, %v", run, page.Rows, err)
		}
	}
}
