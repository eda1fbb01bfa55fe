package billing

import (
	"fmt"
	"testing"

	"zhangfang/internal/db"
)

// many lays down contracts of three charges each, a customer for each.
func (o *office) many(contracts int) {
	o.t.Helper()
	ctx := o.t.Context()
	err := o.db.Write(ctx, func(tx *db.Tx) error {
		tx.Record("book.made", nil)
		for i := range contracts {
			id, err := tx.Insert(ctx, "INSERT INTO customers (code, name) VALUES (?, ?)", fmt.Sprintf("C%05d", i), fmt.Sprintf("客户%d", i))
			if err != nil {
				return err
			}
			c, err := tx.Insert(ctx, "INSERT INTO contracts (code, customer_id, start_date, end_date) VALUES (?, ?, '2026-01-01', '2026-12-31')", fmt.Sprintf("HT%05d", i), id)
			if err != nil {
				return err
			}
			for line := range 3 {
				if _, err := tx.Insert(ctx, "INSERT INTO charges (contract_id, line, fee_item_id, model, price, quantity) VALUES (?, ?, ?, 'area', '45.00', '86.50')", c, line+1, o.rent); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

func TestARunOfManyInvoicesIsWhole(t *testing.T) {
	o := open(t)
	o.many(101)
	got := o.run("2026-02-01")
	page, err := o.billing.List(t.Context(), Filter{Run: got.Run, Limit: 1000})
	if err != nil || got.Invoices != 202 || page.Count != 202 || page.Total != got.Total || page.Total != 202*3*389250 {
		t.Errorf("got %d invoices of %v, the list has %d of %v, %v", got.Invoices, got.Total, page.Count, page.Total, err)
	}
	last, err := o.billing.Get(t.Context(), Which{page.Rows[201].ID})
	if err != nil || len(last.Lines) != 3 {
		t.Errorf("the last has %d lines, %v", len(last.Lines), err)
	}
}

func BenchmarkRun(b *testing.B) {
	const contracts = 10_000
	for b.Loop() {
		b.StopTimer()
		o := open(b)
		o.many(contracts)
		b.StartTimer()
		if got := o.run("2026-01-01"); got.Invoices != contracts {
			b.Fatal(got.Invoices)
		}
	}
	b.ReportMetric(contracts*float64(b.N)/b.Elapsed().Seconds(), "invoices/s")
}
