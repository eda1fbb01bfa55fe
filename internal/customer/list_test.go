package customer

import (
	"testing"

	"zhangfang/internal/db"
)

// A page of 10,000 customers with 100,000 invoices of which a tenth is open, sorted by what is overdue.
func BenchmarkList(b *testing.B) {
	s := book(b)
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("test.done", nil)
		if _, err := tx.Exec(ctx, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
			INSERT INTO customers (id, code, name, search) SELECT i, 'K' || i, '客户' || i, 'kh' || i FROM n`); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
			INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total, settled)
			SELECT i, 'issued', 'run', i % 10000 + 1, '2026-10-01', '2026-11-01', 100, 0, 100, iif(i % 10 = 0, 0, 100) FROM n`)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.List(ctx, Filter{Search: "kh", Sort: "overdue", Desc: true}); err != nil {
			b.Fatal(err)
		}
	}
}
