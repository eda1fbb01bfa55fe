package receipt

import (
	"context"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// loadPaying reads how customers pay, from their last claims and from what was said by hand.
func loadPaying(ctx context.Context, tx *db.Tx) ([]match.Paying, error) {
	var out []match.Paying
	var who int64
	var of []paid
	flush := func() {
		if p, told := paying(who, of); told {
			out = append(out, p)
		}
		of = of[:0]
	}
	if err := db.Each(ctx, tx, func(c *paid) []any { return []any{&c.customer, &c.months, &c.fee, &c.round} }, func(c paid) error {
		if c.customer != who {
			flush()
			who = c.customer
		}
		of = append(of, c)
		return nil
	}, `
		WITH latest AS (
			SELECT id, customer_id, amount FROM (SELECT id, customer_id, amount, row_number() OVER (PARTITION BY customer_id ORDER BY date DESC, id DESC) AS n
			FROM receipts WHERE customer_id IS NOT NULL AND state = 'claimed' AND channel <> 'deposit') WHERE n <= ?)
		SELECT r.customer_id, count(DISTINCT substr(i.period_from, 1, 7)), max(a.kind = 'writeoff' AND a.reason LIKE 'fee%'),
		       r.amount % 1000 = 0 AND sum(i.total) % 1000 <> 0
		FROM latest r JOIN allocations a ON a.receipt_id = r.id JOIN invoices i ON i.id = a.invoice_id
		WHERE a.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM allocations b WHERE b.reverses = a.id)
		GROUP BY r.customer_id, r.id ORDER BY r.customer_id, r.id`, recent); err != nil {
		return nil, err
	}
	flush()
	return saidPaying(ctx, tx, out)
}

// paid is one claim, as habits are read from it.
type paid struct {
	customer   int64
	months     int
	fee, round bool
}

// paying is what at least two and more than half of a customer's last claims have in common.
func paying(who int64, of []paid) (match.Paying, bool) {
	p := match.Paying{Customer: who}
	often := func(has func(paid) bool) bool {
		n := 0
		for _, c := range of {
			if has(c) {
				n++
			}
		}
		return n >= 2 && 2*n > len(of)
	}
	for _, c := range of {
		if c.months >= 2 && often(func(o paid) bool { return o.months == c.months }) {
			p.Months = c.months
		}
	}
	p.NetOfFee = often(func(c paid) bool { return c.fee })
	p.Rounds = often(func(c paid) bool { return c.round })
	return p, p.Months > 0 || p.NetOfFee || p.Rounds
}

// saidPaying puts what was said by hand in the place of what was learned.
func saidPaying(ctx context.Context, tx *db.Tx, all []match.Paying) ([]match.Paying, error) {
	who, err := db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT DISTINCT customer_id FROM habits ORDER BY customer_id")
	if err != nil {
		return nil, err
	}
	for _, id := range who {
		said, err := saidOf(ctx, tx, id, nil)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(p match.Paying) bool { return p.Customer == id })
		if i < 0 {
			i, all = len(all), append(all, match.Paying{Customer: id})
		}
		for _, h := range said {
			if h.Kind == MonthsAtOnce {
				all[i].Months = h.Months
			} else {
				all[i].NetOfFee = h.Fee > 0
			}
		}
	}
	return all, nil
}
