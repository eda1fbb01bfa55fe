package report

import (
	"testing"

	"zhangfang/internal/db"
)

// UX 29
func TestTheFirstStepsTickThemselves(t *testing.T) {
	s := service(book(t))
	for n, c := range []struct{ then, sql string }{
		{"nothing is there", ""},
		{"there is a customer", "INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫')"},
		{"a contract is made", "INSERT INTO contracts (id, code, customer_id, start_date) VALUES (1, 'H1', 1, '2026-01-01')"},
		{"a bill is issued", "INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES (1, 'A', 'issued', 'opening', 1, '2026-01-01', '2026-01-01', 1, 0, 1)"},
		{"it is printed", "INSERT INTO papers (kind, subject, lang, layout, invoice_id, snapshot, hash, printed, first_at, last_at) VALUES ('invoice', 'invoice/1', 'zh-CN', 'a4', 1, '{}', 'x', 1, 'x', 'x')"},
		{"money is claimed", "INSERT INTO receipts (reference, date, amount, state, customer_id) VALUES ('R', '2026-01-02', 1, 'claimed', 1)"},
	} {
		if c.sql != "" {
			if err := s.DB.Write(t.Context(), func(tx *db.Tx) error {
				tx.Record("test.made", nil)
				_, err := tx.Exec(t.Context(), c.sql)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		got, err := s.Today(t.Context(), TodayRequest{})
		f := got.First
		want := FirstSteps{n > 0, n > 1, n > 2, n > 3, n > 4, n}
		if err != nil || f != want {
			t.Errorf("when %s: %+v, %v", c.then, f, err)
		}
	}
}
