package report

import (
	"context"
	"maps"
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// ledger is all that was ever issued and set against it, added up by day: what the reports over months count from. A book of a
// hundred thousand invoices takes a third of a second to add up, so it is kept, and goes on with what is booked. It is never
// changed once it is made.
type ledger struct {
	event int64 // the last event of the book that it knows
	cells map[cell]Sum
	paid  []payment // that stand
}

// cell is what one day did to the invoices of an issue and a due date.
type cell struct {
	issue, due, day date.Date
	kind            billing.Kind // or one of those below
}

// What happens to invoices besides being settled.
const (
	issued   billing.Kind = "issued"
	credited billing.Kind = "credited" // counted only, on the day of the first credit note
)

// payment is money of a receipt on an invoice.
type payment struct {
	id, customer int64
	due, day     date.Date
	amount       money.Amount
}

// entry is a row of the allocations with what the ledger knows it by.
type entry struct {
	cell
	payment
	invoice, reverses int64
}

const entryColumns = "SELECT a.id, i.customer_id, i.issue_date, i.due_date, a.date, a.kind, a.amount, coalesce(a.reverses, 0) "

func (e *entry) dest() []any {
	return []any{&e.id, &e.customer, &e.issue, &e.cell.due, &e.cell.day, &e.kind, &e.amount, &e.reverses}
}

// bill is what the ledger knows an invoice by.
type bill struct {
	customer   int64
	issue, due date.Date
}

// readLedger adds up the whole book. The invoices come from an index that holds all that is asked of them, and the entries alone: to look
// for the invoice of each entry takes twice as long.
func readLedger(ctx context.Context, tx *db.Tx) (*ledger, error) {
	l := &ledger{cells: map[cell]Sum{}}
	var (
		bills   map[int64]bill
		entries []entry
	)
	err := tx.Together(ctx, func(tx *db.Tx) (err error) {
		if l.event, err = tx.LastEvent(ctx); err != nil {
			return err
		}
		if bills, err = l.countIssued(ctx, tx); err != nil {
			return err
		}
		return l.count(ctx, tx, credited, `
			SELECT i.issue_date, i.due_date, c.date, count(*), 0
			FROM (SELECT invoice_id, min(date) AS date FROM credit_notes GROUP BY 1) c CROSS JOIN invoices i ON i.id = c.invoice_id
			WHERE i.state <> 'draft' GROUP BY 1, 2, 3`)
	}, func(tx *db.Tx) (err error) {
		entries, err = db.Rows(ctx, tx, func(e *entry) []any {
			return []any{&e.id, &e.invoice, &e.cell.day, &e.kind, &e.amount, &e.reverses}
		}, "SELECT id, invoice_id, date, kind, amount, coalesce(reverses, 0) FROM allocations")
		return err
	})
	if err != nil {
		return nil, err
	}
	reversed := map[int64]bool{}
	for _, e := range entries {
		if b, issued := bills[e.invoice]; issued {
			e.customer, e.issue, e.cell.due = b.customer, b.issue, b.due
			l.enter(e, reversed)
		}
	}
	l.strike(reversed)
	return l, nil
}

// countIssued counts all that was issued, and tells what it is known by.
func (l *ledger) countIssued(ctx context.Context, tx *db.Tx) (map[int64]bill, error) {
	type row struct {
		id int64
		bill
		total money.Amount
	}
	bills := map[int64]bill{}
	return bills, db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.customer, &r.issue, &r.due, &r.total} }, func(r row) error {
		bills[r.id] = r.bill
		at := cell{r.issue, r.due, r.issue, issued}
		sum := l.cells[at]
		sum.add(r.total)
		l.cells[at] = sum
		return nil
	}, "SELECT id, customer_id, issue_date, due_date, total FROM invoices INDEXED BY invoices_listed WHERE state <> 'draft'")
}

// count adds what a query counts of one kind to a ledger that nobody has seen yet.
func (l *ledger) count(ctx context.Context, tx *db.Tx, kind billing.Kind, query string, args ...any) error {
	type part struct {
		cell
		Sum
	}
	return db.Each(ctx, tx, func(p *part) []any { return []any{&p.issue, &p.due, &p.day, &p.Count, &p.Amount} }, func(p part) error {
		p.kind = kind
		sum := l.cells[p.cell]
		l.cells[p.cell] = Sum{sum.Count + p.Count, sum.Amount + p.Amount}
		return nil
	}, query, args...)
}

// billed is what was issued after one day and up to another.
func (l *ledger) billed(after, through date.Date) (sum money.Amount) {
	for c, of := range l.cells {
		if c.kind == issued && c.issue > after && c.issue <= through {
			sum += of.Amount
		}
	}
	return sum
}

// take adds the allocations "a" that a table expression gives to a ledger that nobody has seen yet.
func (l *ledger) take(ctx context.Context, tx *db.Tx, from string, args ...any) error {
	reversed := map[int64]bool{}
	err := db.Each(ctx, tx, (*entry).dest, func(e entry) error { l.enter(e, reversed); return nil },
		entryColumns+"FROM "+from+" CROSS JOIN invoices i ON i.id = a.invoice_id WHERE i.state <> 'draft'", args...)
	l.strike(reversed)
	return err
}

// enter adds an entry, and notes which one it takes back.
func (l *ledger) enter(e entry, reversed map[int64]bool) {
	sum := l.cells[e.cell]
	sum.add(e.amount)
	l.cells[e.cell] = sum
	switch {
	case e.reverses != 0:
		reversed[e.reverses] = true
	case e.kind == billing.ByReceipt:
		e.payment.due, e.payment.day = e.cell.due, e.cell.day
		l.paid = append(l.paid, e.payment)
	}
}

// strike takes out the payments that were taken back.
func (l *ledger) strike(reversed map[int64]bool) {
	if len(reversed) > 0 {
		l.paid = slices.DeleteFunc(l.paid, func(p payment) bool { return reversed[p.id] })
	}
}

// ledger gives the ledger of the book as this transaction sees it.
func (s *Service) ledger(ctx context.Context, tx *db.Tx) (*ledger, error) {
	if tx.Event != 0 { // a transaction that writes sees what nobody else does yet
		return readLedger(ctx, tx)
	}
	last, err := tx.LastEvent(ctx)
	if err != nil {
		return nil, err
	}
	kept := s.kept.Load()
	if kept != nil && kept.event == last {
		return kept, nil
	}
	var l *ledger
	if kept != nil && kept.event < last {
		l, err = kept.grown(ctx, tx, last)
	}
	if l == nil && err == nil {
		l, err = readLedger(ctx, tx)
	}
	if err == nil && (kept == nil || kept.event < last) {
		s.kept.CompareAndSwap(kept, l)
	}
	return l, err
}

// grown gives the ledger as of a later event, where nothing happened since but new invoices and entries, and entries that were undone;
// nil where more did.
func (l *ledger) grown(ctx context.Context, tx *db.Tx, last int64) (*ledger, error) {
	more, err := tx.ChangedSince(ctx, l.event, `tbl = 'credit_notes' OR tbl = 'invoices' AND (op = 'D' OR op = 'U' AND NOT EXISTS (
			SELECT 1 FROM invoices i WHERE i.id = row AND i.issue_date = json_extract(before, '$.issue_date') AND i.due_date = json_extract(before, '$.due_date')
				AND i.total = json_extract(before, '$.total') AND i.customer_id = json_extract(before, '$.customer_id')
				AND (i.state = 'draft') = (json_extract(before, '$.state') = 'draft')))`)
	if err != nil || more {
		return nil, err
	}
	out := &ledger{event: last, cells: maps.Clone(l.cells), paid: slices.Clone(l.paid)}
	if whole, err := out.drop(ctx, tx, l.event); err != nil || !whole {
		return nil, err
	}
	if err := out.count(ctx, tx, issued, `
		SELECT i.issue_date, i.due_date, i.issue_date, count(*), CAST(sum(i.total) AS INTEGER)
		FROM `+db.Since+` g CROSS JOIN invoices i ON i.id BETWEEN g.row AND coalesce(g.last, g.row)
		WHERE g.tbl = 'invoices' AND g.op = 'I' AND i.state <> 'draft' GROUP BY i.due_date, i.issue_date`, l.event); err != nil {
		return nil, err
	}
	return out, out.take(ctx, tx, `(SELECT DISTINCT a.* FROM `+db.Since+` g CROSS JOIN allocations a ON g.tbl = 'allocations' AND a.id BETWEEN g.row AND coalesce(g.last, g.row)) a`, l.event)
}

// drop takes out, as they were, the entries that stood as of an event and were changed or undone since. It is false where one of them had
// taken another back, which stands again.
func (l *ledger) drop(ctx context.Context, tx *db.Tx, event int64) (bool, error) {
	whole := true
	gone := map[int64]bool{}
	err := db.Each(ctx, tx, (*entry).dest, func(e entry) error {
		whole = whole && e.reverses == 0
		gone[e.id] = true
		sum := l.cells[e.cell]
		if sum.Count--; sum.Count == 0 {
			delete(l.cells, e.cell)
			return nil
		}
		sum.Amount -= e.amount
		l.cells[e.cell] = sum
		return nil
	}, `
		WITH g AS MATERIALIZED (SELECT * FROM `+db.Since+` WHERE tbl = 'allocations'),
		     first AS (SELECT min(id) AS id, row, op, before FROM g GROUP BY row),
		     a AS (SELECT row AS id, json_extract(before, '$.invoice_id') AS invoice_id, json_extract(before, '$.date') AS date, json_extract(before, '$.kind') AS kind,
		                  json_extract(before, '$.amount') AS amount, json_extract(before, '$.reverses') AS reverses
		           FROM first f WHERE op <> 'I' AND NOT EXISTS (SELECT 1 FROM g WHERE g.op = 'I' AND g.id < f.id AND f.row BETWEEN g.row AND g.last))
		`+entryColumns+"FROM a CROSS JOIN invoices i ON i.id = a.invoice_id WHERE i.state <> 'draft'", event)
	if len(gone) > 0 {
		l.paid = slices.DeleteFunc(l.paid, func(p payment) bool { return gone[p.id] })
	}
	return whole, err
}

// ages gives the aging of the whole book as of some days.
func (l *ledger) ages(days []date.Date) []TrendPoint {
	out := make([]TrendPoint, len(days))
	for i, day := range days {
		out[i].AsOf = day
	}
	for c, sum := range l.cells {
		amount := sum.Amount
		if c.kind != issued {
			amount = -amount
		}
		for i, day := range days {
			if c.day <= day {
				out[i].put(c.due, day, amount)
			}
		}
	}
	for i := range out {
		out[i].Total, out[i].Overdue = out[i].Buckets.Total(), out[i].Buckets.Overdue()
	}
	return out
}

// dues counts what was due in each of some spans.
func (l *ledger) dues(of []span) []dueIn {
	out := make([]dueIn, len(of))
	for c, sum := range l.cells {
		for i, s := range of {
			if c.due < s.first || c.due > s.last || c.issue > s.cut || c.day > s.cut {
				continue
			}
			switch c.kind {
			case issued:
				out[i].invoices += sum.Count
				out[i].total += sum.Amount
			case credited:
				out[i].invoices -= sum.Count
			case billing.ByCredit, billing.ByWriteOff:
				out[i].relieved += sum.Amount
			default: // a receipt, or what an opening item had paid before
				out[i].paid += sum.Amount
			}
		}
	}
	return out
}

// delays gives by customer how many days after the due date payments of the last months came, the mean by amount; under
// anyone that of the whole book. Payments that were taken back do not count.
func (l *ledger) delays(asOf date.Date) map[int64]int {
	from := asOf.AddMonths(-lookBack)
	weighted, weight := map[int64]int64{}, map[int64]int64{}
	for _, p := range l.paid {
		if p.day > from && p.day <= asOf {
			late := int64(p.amount) * int64(p.due.DaysUntil(p.day))
			weighted[p.customer] += late
			weighted[anyone] += late
			weight[p.customer] += int64(p.amount)
			weight[anyone] += int64(p.amount)
		}
	}
	out := map[int64]int{anyone: 0}
	for customer, w := range weight {
		out[customer] = mean(weighted[customer], w)
	}
	return out
}
