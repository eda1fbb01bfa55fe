package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
)

// add inserts rows as one event, journaled as a run or each by itself.
func add(t *testing.T, d *db.DB, run bool, table, columns string, rows ...string) (event int64) {
	t.Helper()
	insert := func(tx *db.Tx) (int64, error) {
		return tx.Exec(t.Context(), "INSERT INTO "+table+" ("+columns+") VALUES "+strings.Join(rows, ", "))
	}
	if err := d.Write(t.Context(), func(tx *db.Tx) (err error) {
		event = tx.Event
		if run {
			err = tx.Bulk(t.Context(), table, func() (int64, error) { return insert(tx) })
		} else {
			_, err = insert(tx)
		}
		tx.Record("x.added", rows)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return event
}

// Whether the journal tells of rows one by one or in runs, the same can be taken back, the same stands in the way, and the
// same book is left.
func TestRunsAreTakenBackAsTheirRowsWouldBe(t *testing.T) {
	live := func(run bool) (told []string) {
		d, s := book(t)
		undo := func(event int64) int64 {
			t.Helper()
			u, err := s.Undo(t.Context(), Target{Event: event})
			line := fmt.Sprintf("undo %d: %d rows of %d", event, u.Rows, u.Of)
			if f := fault.As(err); f != nil {
				line = fmt.Sprintf("undo %d: %s", event, f.Key)
				for _, p := range f.Parts {
					line += fmt.Sprintf(" %v", p.Args["event"])
				}
			} else if err != nil {
				t.Fatal(err)
			}
			told = append(told, line, digest.Of(t, d))
			return u.Event
		}
		people := []string{"(1, 'A', '甲')", "(2, 'B', '乙')", "(3, 'C', '丙')"}
		customers := add(t, d, run, "customers", "id, code, name", people...)
		contracts := add(t, d, run, "contracts", "id, code, customer_id, start_date", "(1, 'H1', 2, '2026-01-01')", "(2, 'H2', 3, '2026-01-01')")
		renamed := do(t, d, "customer.changed", "UPDATE customers SET name = '丁' WHERE id = 2")
		moved := do(t, d, "contract.changed", "UPDATE contracts SET customer_id = 1 WHERE id = 1")
		undo(customers) // three events stand on it
		undo(contracts)
		undo(renamed)
		notMoved := undo(moved)
		noContracts := undo(contracts)
		noCustomers := undo(customers)
		undo(noContracts) // they belong to customers who have gone
		others := add(t, d, run, "customers", "id, code, name", "(1, 'X', '戊')", "(2, 'Y', '己')")
		undo(noCustomers) // others have their numbers
		undo(noContracts)
		undo(others)
		undo(noCustomers)
		undo(noContracts)
		undo(notMoved)
		undo(noCustomers) // once is enough
		page, err := s.List(t.Context(), Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Rows {
			told = append(told, fmt.Sprintf("event %d: %d rows", e.ID, e.Rows))
		}
		return told
	}
	alone, runs := live(false), live(true)
	if !slices.Equal(alone, runs) {
		t.Errorf("row by row:\n%s\nin runs:\n%s", strings.Join(alone, "\n"), strings.Join(runs, "\n"))
	}
	for _, want := range []string{"undo 1: history.stood_on 3 2 4", "undo 2: history.stood_on 4", "undo 1: 3 rows of 1", "event 1: 3 rows"} {
		if !slices.Contains(runs, want) {
			t.Errorf("%q was not told in\n%s", want, strings.Join(runs, "\n"))
		}
	}
}
