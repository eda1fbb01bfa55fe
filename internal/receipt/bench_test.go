package receipt

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"zhangfang/internal/db"
)

// A large office: 10,000 customers with 13 open invoices each, and 2,000 receipts to claim.
//
//	go test ./internal/receipt -run xxx -bench Large -benchtime 1x
func BenchmarkLarge(b *testing.B) {
	o := newOffice(b, filepath.Join(b.TempDir(), "book.zf"))
	defer o.DB.Close()
	o.write("customers.made", `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
		INSERT INTO customers (id, code, name) SELECT i, 'K' || i, '青禾第' || i || '商贸有限公司' FROM n`)
	o.write("facts.made", `
		INSERT INTO customer_facts (customer_id, kind, value) SELECT id, 'unit', 'A-' || (1000 + id) FROM customers`)
	o.write("invoices.made", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 129999)
		INSERT INTO invoices (number, state, origin, customer_id, kind, unit, issue_date, due_date, period_from, period_to, net, tax, total)
		SELECT printf('ZD%06d', i), 'issued', 'manual', i % 10000 + 1, iif(i % 3 = 0, '物业费', '房租'), 'A-' || (1001 + i % 10000),
		       date('2025-10-01', (i / 10000) || ' months'), date('2025-10-15', (i / 10000) || ' months'),
		       date('2025-10-01', (i / 10000) || ' months'), date('2025-10-01', (i / 10000 + 1) || ' months', '-1 day'),
		       100000 + i * 7 % 900000, 0, 100000 + i * 7 % 900000 FROM n`)
	o.write("receipts.made", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
		INSERT INTO receipts (reference, date, amount, payer_name, payer_account, memo, channel, bank_ref)
		SELECT 'R' || i, date('2026-11-01', (i % 20) || ' days'), (SELECT total FROM invoices WHERE invoices.id = 1 + i % 10000),
		       iif(i % 4 = 0, '王' || i, '青禾第' || (i % 10000 + 1) || '商贸有限公司'), '6225' || i, iif(i % 2 = 0, '', '房租'), 'bank', 'B' || i FROM n`)
	var w world
	step := func(name string, work func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := work(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	ctx := context.Background()
	step("world", func() error {
		return o.DB.Read(ctx, func(tx *db.Tx) (err error) { w, err = loadWorld(ctx, tx); return err })
	})
	step("propose", func() error { newRound(w, 0); return nil })
	step("queue", func() error { o.seen.Store(nil); _, err := o.Queue(ctx, QueueFilter{}); return err })
	step("queue again", func() error { _, err := o.Queue(ctx, QueueFilter{}); return err })
	step("match and apply", func() error {
		r, err := o.Match(ctx, true)
		if err == nil && r.Applied.Count == 0 && len(r.Proposals) == 0 {
			err = fmt.Errorf("nothing to do")
		}
		b.Log(r.Applied.Count, "of", len(r.Proposals))
		return err
	})
}
