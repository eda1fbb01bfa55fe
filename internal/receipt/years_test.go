package receipt

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/history"
)

// clock tells what has passed since some moment.
var clock = func() time.Duration { return time.Since(started) }

var started = time.Now()

// many lets one statement insert many rows of a table.
func (o *office) many(table, sql string) {
	o.t.Helper()
	if err := o.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("book.filled", table, db.Of("book", int64(1)))
		return tx.Bulk(ctx, table, func() (int64, error) { return tx.Exec(ctx, sql) })
	}); err != nil {
		o.t.Fatal(err)
	}
}

// yearsOld makes a book of 3,000 customers and 33 months: 100,000 invoices, of which each fortieth and those of the last month are
// open, and 50,000 receipts, each of which pays two invoices; the last 1,500 are to be claimed.
func yearsOld(b *testing.B) *office {
	now := time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)
	o := newOfficeAt(b, filepath.Join(b.TempDir(), "book.zf"), func() time.Time { return now.Add(time.Since(started)) })
	b.Cleanup(func() { o.DB.Close() })
	o.many("customers", `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
		INSERT INTO customers (id, code, name) SELECT i, 'K' || i, '青禾第' || i || '商贸有限公司' FROM n`)
	o.many("customer_facts", `INSERT INTO customer_facts (customer_id, kind, value) SELECT id, 'unit', 'A-' || (1000 + id) FROM customers`)
	o.many("invoices", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999),
		v AS (SELECT i, i % 3000 + 1 AS who, i / 3000 AS month, 100000 + (i % 3000) * 700 AS total FROM n)
		INSERT INTO invoices (id, number, state, origin, customer_id, kind, unit, issue_date, due_date, period_from, period_to, net, tax, total, settled)
		SELECT i + 1, printf('ZD%06d', i), 'issued', 'manual', who, iif(i % 3 = 0, '物业费', '房租'), 'A-' || (1000 + who),
		       date('2024-02-01', month || ' months'), date('2024-02-15', month || ' months'),
		       date('2024-02-01', month || ' months'), date('2024-02-01', (month + 1) || ' months', '-1 day'), total, 0, total, iif(i >= 97000 OR i % 40 = 7, 0, total) FROM v`)
	o.many("receipts", `
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999),
		r AS (SELECT i, iif(i < 48500, 2 * i % 3000 + 1, (i - 48500) * 2 + 2) AS who FROM n)
		INSERT INTO receipts (id, reference, account, date, amount, payer_name, payer_account, memo, channel, bank_ref, state, customer_id, allocated)
		SELECT i + 1, 'R' || i, '招行', iif(i < 48500, date('2024-02-16', (i / 1500) || ' months'), date('2026-11-01', (i % 20) || ' days')),
		       iif(i < 48500, 2, 1) * (100000 + (who - 1) * 700), iif(i % 4 = 0, '王' || who, '青禾第' || who || '商贸有限公司'), '6225' || (100000 + who), iif(i % 2 = 0, '', 'A-' || (1000 + who) || ' 房租'), 'bank', 'B' || i,
		       iif(i < 48500, 'claimed', 'open'), iif(i < 48500, who, NULL), iif(i < 48500, 2, 0) * (100000 + (who - 1) * 700) FROM r`)
	o.many("allocations", `
		INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount)
		SELECT i.id, 'receipt', r.id, max(r.date, i.issue_date), i.total FROM invoices i JOIN receipts r ON r.id = (i.id + 1) / 2 WHERE i.settled > 0 ORDER BY i.id`)
	return o
}

// The claim screen on a book of years: every call that it makes, how long in the middle and how long at worst but for one in twenty.
//
//	GOMAXPROCS=1 go test ./internal/receipt -run xxx -bench Years -benchtime 1x
func BenchmarkYears(b *testing.B) {
	o := yearsOld(b)
	ctx := context.Background()
	h := &history.Service{DB: o.DB}
	pace := func(name string, times int, work func(i int) error) {
		b.Run(name, func(b *testing.B) {
			took := make([]time.Duration, times)
			for b.Loop() {
				for i := range took {
					began := clock()
					if err := work(i); err != nil {
						b.Fatal(err)
					}
					took[i] = clock() - began
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[times/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[times*19/20].Microseconds())/1000, "p95-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
	var q Queue
	look := func() (err error) { q, err = o.Queue(ctx, QueueFilter{Limit: 500, Done: 50}); return err }
	pace("first look", 3, func(int) error { o.seen.Store(nil); return look() })
	b.Logf("%d certain, %d to decide; a round takes %v", q.Certain.Count, q.ToDecide.Count, o.seen.Load().took)
	pace("look again", 20, func(int) error { return look() })
	var next []Item
	for _, i := range append(q.Certain.Rows, q.ToDecide.Rows...) {
		if len(i.Proposals) > 0 && len(i.Proposals[0].Parts) > 0 {
			next = append(next, i)
		}
	}
	var event int64
	claim := func(int) error {
		i, p := next[0], next[0].Proposals[0]
		next = next[1:]
		booked, err := o.Claim(ctx, ClaimRequest{Receipt: i.Receipt.ID, Customer: p.Customer.ID, Allocations: []Part{p.Parts[0].Part}, Saw: []Saw{{p.Parts[0].Invoice, p.Parts[0].Open}}})
		event = booked.Event
		return err
	}
	pace("claim", 40, claim)
	pace("claim and look", 40, func(i int) error {
		if err := claim(i); err != nil {
			return err
		}
		return look()
	})
	pace("look after a claim", 40, func(int) error { return look() })
	pace("set aside", 20, func(int) error {
		i := next[0]
		next = next[1:]
		_, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{i.Receipt.ID}})
		return err
	})
	pace("claim and undo", 20, func(i int) error {
		if err := claim(i); err != nil {
			return err
		}
		_, err := h.Undo(ctx, history.Target{Event: event})
		return err
	})
	pace("propose for a customer", 40, func(i int) error {
		_, err := o.Propose(ctx, ProposeRequest{Receipt: next[i].Receipt.ID, Customer: int64(i*7 + 1)})
		return err
	})
	pace("sums", 40, func(int) error {
		return o.DB.Read(ctx, func(tx *db.Tx) error {
			where, args := QueueFilter{}.where()
			return new(Queue).sums(ctx, tx, where, args)
		})
	})
	pace("a month alone", 20, func(int) error {
		_, err := o.Queue(ctx, QueueFilter{From: date.Must("2026-11-01"), Limit: 500, Done: 50})
		return err
	})
	customers := customer.New(o.DB)
	pace("the customer beside it", 40, func(i int) error {
		if _, err := customers.Get(ctx, customer.Ref{ID: customer.ID(i*31 + 1)}); err != nil {
			return err
		}
		_, err := o.List(ctx, Filter{Customer: int64(i*31 + 1), State: "claimed", Desc: true, Limit: 4})
		return err
	})
	pace("memory of a customer", 40, func(i int) error {
		_, err := o.Memory(ctx, MemoryFilter{Customer: int64(i*31 + 1), Limit: 50})
		return err
	})
	pace("memory of the book", 5, func(int) error { _, err := o.Memory(ctx, MemoryFilter{Limit: 30}); return err })
	pace("accept all that is certain", 1, func(int) error { _, err := o.AcceptCertain(ctx, AcceptRequest{}); return err })
}
