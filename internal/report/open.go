package report

import (
	"context"
	"encoding/json"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// What was open on a day can be found by three ways that give the same. All are tables of (id, customer_id, due_date, open)
// and take the day as ?1.
const (
	// Nothing was set against an invoice after the day: what stands settled is what was settled then.
	openNow = `
		SELECT id, customer_id, due_date, total - settled AS open
		FROM invoices INDEXED BY invoices_open
		WHERE state = 'issued' AND settled < total AND issue_date <= ?1`

	// Back from now: what is settled less what was set against invoices after the day.
	openBack = `
		SELECT id, customer_id, due_date, total - settled AS open
		FROM invoices INDEXED BY invoices_open
		WHERE state = 'issued' AND settled < total AND issue_date <= ?1 AND id NOT IN (SELECT invoice_id FROM later)
		UNION ALL
		SELECT i.id, i.customer_id, i.due_date, i.total - i.settled + l.back
		FROM later l CROSS JOIN invoices i ON i.id = l.invoice_id
		WHERE i.issue_date <= ?1`
	laterFew = `later AS MATERIALIZED (
		SELECT invoice_id, sum(amount) AS back FROM allocations INDEXED BY allocations_by_date WHERE date > ?1 GROUP BY invoice_id)`
	laterMany = `later AS MATERIALIZED (
		SELECT invoice_id, sum(amount) AS back FROM allocations INDEXED BY allocations_by_invoice WHERE date > ?1 GROUP BY invoice_id)`

	// On from the beginning: every invoice issued by then less what was set against it by then.
	openOn = `
		SELECT id, customer_id, due_date,
		       total - coalesce((SELECT sum(amount) FROM allocations a WHERE a.invoice_id = i.id AND a.date <= ?1), 0) AS open
		FROM invoices i INDEXED BY invoices_by_issue
		WHERE state <> 'draft' AND issue_date <= ?1`
)

// The ways as the start of a query that can select from "opened": every invoice with something open as of ?1.
const (
	byNow      = "WITH opened AS (" + openNow + ") "
	byFewBack  = "WITH " + laterFew + ", opened AS (SELECT * FROM (" + openBack + ") WHERE open > 0) "
	byManyBack = "WITH " + laterMany + ", opened AS (SELECT * FROM (" + openBack + ") WHERE open > 0) "
	byAllOn    = "WITH every AS MATERIALIZED (" + openOn + "), opened AS (SELECT * FROM every WHERE open > 0) "
)

// fewLater is up to how many allocations it pays to look each of them up.
const fewLater = 20_000

// opened chooses the way that has the least to look at.
func opened(ctx context.Context, tx *db.Tx, asOf date.Date) (string, error) {
	later, err := db.Value[int](ctx, tx, "SELECT count(*) FROM allocations WHERE date > ?", asOf)
	switch {
	case err != nil || later == 0:
		return byNow, err
	case later <= fewLater:
		return byFewBack, nil
	}
	issued, err := db.Value[int](ctx, tx, "SELECT count(*) FROM invoices WHERE issue_date <= ?", asOf)
	if err != nil || later <= issued {
		return byManyBack, err
	}
	return byAllOn, nil
}

// owing is what one customer owes on a day.
type owing struct {
	customer int64
	Buckets
	oldest   date.Date
	invoices int
}

// owed gives what every customer owes as of a day, by customer.
func owed(ctx context.Context, tx *db.Tx, asOf date.Date) ([]owing, error) {
	way, err := opened(ctx, tx, asOf)
	if err != nil {
		return nil, err
	}
	return owedBy(ctx, tx, way, asOf)
}

func owedBy(ctx context.Context, tx *db.Tx, way string, asOf date.Date) ([]owing, error) {
	return db.Rows(ctx, tx, func(o *owing) []any {
		return []any{&o.customer, &o.NotDue, &o.D30, &o.D60, &o.D90, &o.Over, &o.oldest, &o.invoices}
	}, way+`
		SELECT customer_id,
		       CAST(sum(CASE WHEN due_date >= ?1 THEN open ELSE 0 END) AS INTEGER),
		       CAST(sum(CASE WHEN due_date < ?1 AND due_date >= ?2 THEN open ELSE 0 END) AS INTEGER),
		       CAST(sum(CASE WHEN due_date < ?2 AND due_date >= ?3 THEN open ELSE 0 END) AS INTEGER),
		       CAST(sum(CASE WHEN due_date < ?3 AND due_date >= ?4 THEN open ELSE 0 END) AS INTEGER),
		       CAST(sum(CASE WHEN due_date < ?4 THEN open ELSE 0 END) AS INTEGER),
		       min(due_date), count(*)
		FROM opened GROUP BY customer_id`, asOf, asOf.AddDays(-30), asOf.AddDays(-60), asOf.AddDays(-90))
}

// What was paid and set against nothing can be found by two ways that give the same: from what stands allocated now, with what
// was allocated since; or on from the beginning, every receipt of that time less what was allocated by then.
const (
	leftBack = `
		SELECT customer_id, amount - allocated AS amount FROM receipts INDEXED BY receipts_prepaid
		WHERE state = 'claimed' AND allocated < amount AND date <= ?1
		UNION ALL
		SELECT r.customer_id, a.amount
		FROM (SELECT receipt_id, amount FROM ` + billing.Spoken + ` WHERE date > ?1) a CROSS JOIN receipts r ON r.id = a.receipt_id
		WHERE r.date <= ?1 AND r.state = 'claimed'`
	leftOn = `
		SELECT customer_id, amount - coalesce((
			SELECT sum(a.amount) FROM ` + billing.Spoken + ` a WHERE a.receipt_id = r.id AND a.date <= ?1), 0) AS amount
		FROM receipts r INDEXED BY receipts_by_date WHERE r.date <= ?1 AND r.state = 'claimed' AND r.amount > 0`
)

// unapplied gives what each customer had paid by a day that was set against nothing by then.
func unapplied(ctx context.Context, tx *db.Tx, asOf date.Date) (map[int64]int64, error) {
	way := leftBack
	later, err := db.Value[int](ctx, tx, "SELECT count(*) FROM allocations WHERE date > ?", asOf)
	if err != nil {
		return nil, err
	}
	if later > fewLater {
		before, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE date <= ?", asOf)
		if err != nil {
			return nil, err
		}
		if 2*before < later { // looking at a receipt takes twice as long as looking at an allocation
			way = leftOn
		}
	}
	return unappliedBy(ctx, tx, way, asOf)
}

func unappliedBy(ctx context.Context, tx *db.Tx, way string, asOf date.Date) (map[int64]int64, error) {
	type part struct{ customer, amount int64 }
	out := map[int64]int64{}
	err := db.Each(ctx, tx, func(p *part) []any { return []any{&p.customer, &p.amount} }, func(p part) error {
		if p.amount != 0 {
			out[p.customer] = p.amount
		}
		return nil
	}, "SELECT customer_id, CAST(sum(amount) AS INTEGER) FROM ("+way+") WHERE customer_id IS NOT NULL GROUP BY customer_id", asOf)
	return out, err
}

const openColumns = `
	WITH every AS MATERIALIZED (
		SELECT id, customer_id, coalesce(number, '') AS number, kind, unit, contract, issue_date, due_date, period_from, period_to, total,
		       coalesce((SELECT sum(amount) FROM allocations a WHERE a.invoice_id = i.id AND a.date <= ?1), 0) AS paid
		FROM invoices i WHERE i.state <> 'draft' AND i.issue_date <= ?1 AND i.customer_id IN (SELECT value FROM json_each(?2)))
	SELECT * FROM every WHERE paid < total ORDER BY customer_id, due_date, id`

// OpenItems gives the invoices of some customers that had something open on a day, by customer and due date.
func OpenItems(ctx context.Context, tx *db.Tx, asOf date.Date, customers ...int64) ([]OpenInvoice, error) {
	ids, err := json.Marshal(customers)
	if err != nil {
		return nil, err
	}
	out, err := db.Rows(ctx, tx, func(o *OpenInvoice) []any {
		return []any{&o.ID, &o.Customer, &o.Number, &o.Kind, &o.Unit, &o.Contract, &o.IssueDate, &o.DueDate, &o.From, &o.To, &o.Total, &o.Settled}
	}, openColumns, asOf, string(ids))
	for i := range out {
		o := &out[i]
		o.Open = o.Total - o.Settled
		o.Overdue = max(0, o.DueDate.DaysUntil(asOf))
	}
	return out, err
}
