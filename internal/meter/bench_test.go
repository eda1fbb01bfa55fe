package meter

import (
	"fmt"
	"testing"

	"zhangfang/internal/db"
)

// town is a book with 10,000 metered charges and 24 months of readings.
func town(b *testing.B) *Service {
	s := book(b)
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("test.done", nil)
		for _, query := range []string{
			"INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫')",
			"INSERT INTO fee_items (id, code, name) VALUES (1, 'W', '水费')",
			`WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
			 INSERT INTO contracts (id, code, customer_id, start_date) SELECT i, 'HT' || i, 1, '2024-01-01' FROM n`,
			"INSERT INTO meters (id, code, contract_id) SELECT id, 'W' || id, id FROM contracts",
			"INSERT INTO charges (id, contract_id, line, fee_item_id, model, price, timing, meter_id) SELECT id, id, 1, 1, 'usage', '5', 'arrears', id FROM contracts",
			`WITH n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 24)
			 INSERT INTO readings (meter_id, date, value, kind) SELECT m.id, date('2024-01-01', i || ' months'), 100 + i * 12, iif(i, 'normal', 'initial') FROM meters m, n`,
		} {
			if _, err := tx.Exec(ctx, query); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkFactsOfTheBook reads what all charges of the town are billed from.
func BenchmarkFactsOfTheBook(b *testing.B) {
	s := town(b)
	for b.Loop() {
		err := s.DB.Read(ctx, func(tx *db.Tx) error {
			f, err := LoadFacts(ctx, tx)
			if got := f.Of(7, 7, 7); len(got.Readings) != 25 {
				return fmt.Errorf("%d readings", len(got.Readings))
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
