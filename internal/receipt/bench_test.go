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

// A book of years: 100,000 invoices, most of them paid, 300,000 receipts, 2,000 of them open. After a claim the screen asks for
// the queue again while the next round is made beside it.
//
//	go test ./internal/receipt -run xxx -bench Years -benchtime 20x
func BenchmarkYears(b *testing.B) {
	o := newOffice(b, filepath.Join(b.TempDir(), "book.zf"))
	defer o.DB.Close()
	o.write("customers.made", `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
		INSERT INTO customers (id, code, name) SELECT i, 'K' || i, '青禾第' || i || '商贸有限公司' FROM n`)
	o.write("invoices.made", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
		INSERT INTO invoices (number, state, origin, customer_id, kind, unit, issue_date, due_date, period_from, period_to, net, tax, total, settled)
		SELECT printf('ZD%06d', i), 'issued', 'manual', i % 3000 + 1, '房租', 'A-' || (1001 + i % 3000),
		       date('2024-01-01', (i / 3000) || ' months'), date('2024-01-15', (i / 3000) || ' months'),
		       date('2024-01-01', (i / 3000) || ' months'), date('2024-01-01', (i / 3000 + 1) || ' months', '-1 day'),
		       100000 + i * 7 % 900000, 0, 100000 + i * 7 % 900000, iif(i < 70000, 100000 + i * 7 % 900000, 0) FROM n`)
	o.write("receipts.made", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299999)
		INSERT INTO receipts (reference, account, date, amount, payer_name, payer_account, memo, channel, bank_ref, state, customer_id, allocated)
		SELECT 'R' || i, '招行', date('2024-01-01', (i / 300) || ' days'), coalesce((SELECT total FROM invoices WHERE invoices.id = iif(i < 298000, 1 + i % 70000, 70001 + i % 10000)), 100),
		       '青禾第' || (i % 3000 + 1) || '商贸有限公司', '6225' || (i % 3000), iif(i % 2 = 0, '', '房租'), 'bank', 'B' || i,
		       iif(i < 298000, 'claimed', 'open'), iif(i < 298000, i % 3000 + 1, NULL), 0 FROM n`)
	o.write("allocations.made", `
		INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount)
		SELECT i.id, 'receipt', i.id, r.date, i.total FROM invoices i JOIN receipts r ON r.id = i.id WHERE i.id <= 70000`)
	ctx := context.Background()
	b.Run("first queue", func(b *testing.B) {
		for b.Loop() {
			o.seen.Store(nil)
			q, err := o.Queue(ctx, QueueFilter{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(q.Certain.Count), "certain")
			b.ReportMetric(float64(o.seen.Load().took.Milliseconds()), "ms/round")
		}
	})
	q, err := o.Queue(ctx, QueueFilter{Limit: 2000})
	if err != nil {
		b.Fatal(err)
	}
	var next []Item
	for _, i := range append(q.Certain.Rows, q.ToDecide.Rows...) {
		if len(i.Proposals) > 0 && len(i.Proposals[0].Parts) > 0 {
			next = append(next, i)
		}
	}
	b.Run("claim", func(b *testing.B) {
		for b.Loop() {
			i := next[0]
			next = next[1:]
			p := i.Proposals[0]
			if _, err := o.Claim(ctx, ClaimRequest{Receipt: i.Receipt.ID, Customer: p.Customer.ID, Allocations: []Part{p.Parts[0].Part}}); err != nil {
				b.Log(err)
			}
		}
	})
	b.Run("queue after it", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			i := next[0]
			next = next[1:]
			if _, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{i.Receipt.ID}}); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := o.Queue(ctx, QueueFilter{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("sums", func(b *testing.B) {
		for b.Loop() {
			if err := o.DB.Read(ctx, func(tx *db.Tx) error {
				where, args := QueueFilter{}.where()
				var q Queue
				return q.sums(ctx, tx, where, args)
			}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("world", func(b *testing.B) {
		for b.Loop() {
			if err := o.DB.Read(ctx, func(tx *db.Tx) error { _, err := loadWorld(ctx, tx); return err }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
