package verify

import (
	"context"
	"fmt"
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/report"
	"zhangfang/internal/settings"
)

// What can be wrong, one sentence each.
const (
	FileDamaged    fault.Key = "verify.file_damaged"
	DanglingRow    fault.Key = "verify.dangling_row"
	SettledDiffers fault.Key = "verify.settled_differs"
	OpenOutOfRange fault.Key = "verify.open_out_of_range"
	OverAllocated  fault.Key = "verify.over_allocated"
	CreditDiffers  fault.Key = "verify.credit_differs"
	BalanceDiffers fault.Key = "verify.balance_differs"
	NumberMissing  fault.Key = "verify.number_missing"
	NumberTwice    fault.Key = "verify.number_twice"
	BilledTwice    fault.Key = "verify.billed_twice"
	LineNotBilled  fault.Key = "verify.line_not_billed"
	DeltaOfNothing fault.Key = "verify.delta_of_nothing"
	NoteDiffers    fault.Key = "verify.note_differs"
	LineTwice      fault.Key = "verify.line_twice"
	ReceiptDiffers fault.Key = "verify.receipt_differs"
	ImportDiffers  fault.Key = "verify.import_differs"
	SumDiffers     fault.Key = "verify.sum_differs"
	TaxDiffers     fault.Key = "verify.tax_differs"
	HistoryBroken  fault.Key = "verify.history_broken"
	AgingDiffers   fault.Key = "verify.aging_differs"
	DepositNotHeld fault.Key = "verify.deposit_not_held"
	DepositDiffers fault.Key = "verify.deposit_differs"
	LateFeeDiffers fault.Key = "verify.late_fee_differs"
	LateFeeTwice   fault.Key = "verify.late_fee_twice"
)

// mostProblems is how many problems of one check are listed.
const mostProblems = 50

// add counts a problem and keeps the first ones.
func (c *Check) add(f *fault.Fault) {
	c.Wrong++
	if len(c.Problems) < mostProblems {
		c.Problems = append(c.Problems, f)
	}
}

// list adds a problem for each row of a query whose first column names the thing and whose others are its sums.
func (c *Check) list(ctx context.Context, tx *db.Tx, key fault.Key, query string) error {
	type row struct {
		name      string
		got, want money.Amount
	}
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.name, &r.got, &r.want} }, func(r row) error {
		c.add(fault.New(key, fault.Args{"name": r.name, "got": r.got, "want": r.want}))
		return nil
	}, query)
}

func (c *Check) count(ctx context.Context, tx *db.Tx, table string) error {
	n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM "+table)
	c.Count += n
	return err
}

// checks are all checks in the order they are told.
var checks = []struct {
	name string
	run  func(context.Context, *db.Tx, *Check) error
}{
	{"file", file}, {"openBalance", openBalance}, {"allocated", allocated}, {"deposits", deposits}, {"lateFees", lateFees}, {"customerBalance", customerBalance}, {"numbers", numbers},
	{"billedOnce", billedOnce}, {"statementLines", statementLines}, {"lineSums", lineSums}, {"papers", papers}, {"history", chain}, {"aging", aging},
}

// file lets SQLite look at every page and every reference.
func file(ctx context.Context, tx *db.Tx, c *Check) error {
	c.Count = 1
	if err := db.Each(ctx, tx, func(s *string) []any { return []any{s} }, func(s string) error {
		if s != "ok" {
			c.add(fault.New(FileDamaged, fault.Args{"detail": s}))
		}
		return nil
	}, "PRAGMA integrity_check(50)"); err != nil {
		return err
	}
	type row struct{ table, parent string }
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.table, new(any), &r.parent, new(any)} }, func(r row) error {
		c.add(fault.New(DanglingRow, fault.Args{"table": r.table, "parent": r.parent}))
		return nil
	}, "PRAGMA foreign_key_check")
}

// openBalance (1): the stored sum is the sum of the dated settlements, and on every date the open balance is between 0 and total.
func openBalance(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "invoices"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, SettledDiffers, `
		SELECT coalesce(i.number, '#' || i.id), i.settled, CAST(coalesce(s.sum, 0) AS INTEGER)
		FROM invoices i LEFT JOIN (SELECT invoice_id, sum(amount) AS sum FROM allocations GROUP BY invoice_id) s ON s.invoice_id = i.id
		WHERE i.settled <> coalesce(s.sum, 0)`); err != nil {
		return err
	}
	return c.list(ctx, tx, OpenOutOfRange, `
		SELECT DISTINCT coalesce(i.number, '#' || i.id), CAST(d.running AS INTEGER), i.total
		FROM (SELECT invoice_id, date, sum(sum(amount)) OVER (PARTITION BY invoice_id ORDER BY date) AS running FROM allocations GROUP BY invoice_id, date) d
		JOIN invoices i ON i.id = d.invoice_id
		WHERE d.running < 0 OR d.running > i.total OR d.date < i.issue_date`)
}

// allocated (2): no receipt and no credit note gives more than it has, on any date, to invoices, deposits and refunds together; what is stored is what the entries say.
func allocated(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "receipts"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, OverAllocated, `
		SELECT DISTINCT r.reference, CAST(d.running AS INTEGER), r.amount
		FROM (SELECT receipt_id, date, sum(sum(amount)) OVER (PARTITION BY receipt_id ORDER BY date) AS running
		      FROM `+billing.Spoken+` GROUP BY receipt_id, date) d
		JOIN receipts r ON r.id = d.receipt_id
		WHERE d.running < 0 OR d.running > r.amount OR d.date < r.date`); err != nil {
		return err
	}
	if err := c.list(ctx, tx, SettledDiffers, `
		SELECT r.reference, r.allocated, CAST(coalesce(s.sum, 0) AS INTEGER)
		FROM receipts r LEFT JOIN (SELECT receipt_id, sum(amount) AS sum FROM `+billing.Spoken+` GROUP BY receipt_id) s ON s.receipt_id = r.id
		WHERE r.allocated <> coalesce(s.sum, 0)`); err != nil {
		return err
	}
	return c.list(ctx, tx, CreditDiffers, `
		SELECT n.number, CAST(coalesce(s.sum, 0) AS INTEGER), n.total
		FROM credit_notes n LEFT JOIN (SELECT credit_id, date, sum(amount) AS sum FROM allocations WHERE kind = 'credit' GROUP BY credit_id, date) s ON s.credit_id = n.id AND s.date = n.date
		WHERE n.total <> coalesce(s.sum, 0)`)
}

// customerBalance (3): documents on one side, open items less what is unapplied on the other, for each customer. What a receipt has
// set against a customer's invoices counts as received from that customer; its rest counts with the customer who claimed it.
func customerBalance(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "customers"); err != nil {
		return err
	}
	return c.list(ctx, tx, BalanceDiffers, `
		WITH parts (customer_id, documents, items) AS (
			SELECT customer_id, total, total - settled FROM invoices WHERE state = 'issued'
			UNION ALL SELECT customer_id, total, 0 FROM invoices WHERE state = 'credited'
			UNION ALL SELECT customer_id, -total, 0 FROM credit_notes
			UNION ALL SELECT i.customer_id, -a.amount, 0 FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.kind IN ('receipt', 'writeoff', 'opening')
			UNION ALL SELECT customer_id, -(amount - allocated), -(amount - allocated) FROM receipts WHERE state = 'claimed' AND amount > 0 AND customer_id IS NOT NULL
		)
		SELECT c.code, CAST(sum(p.documents) AS INTEGER) AS documents, CAST(sum(p.items) AS INTEGER) AS items
		FROM parts p JOIN customers c ON c.id = p.customer_id
		GROUP BY p.customer_id HAVING sum(p.documents) <> sum(p.items)`)
}

// numbers (4): every number that was given is there, and none twice.
func numbers(ctx context.Context, tx *db.Tx, c *Check) error {
	n, gaps, err := settings.Gaps(ctx, tx)
	if err != nil {
		return err
	}
	c.Count = n
	for _, g := range gaps {
		c.add(fault.New(NumberMissing, fault.Args{"number": g.String()}))
	}
	for _, table := range []string{"invoices", "credit_notes", "receipts", "deposits", "refunds"} {
		if err := c.list(ctx, tx, NumberTwice, "SELECT number, count(*) * 100, 100 FROM "+table+" NOT INDEXED WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1"); err != nil {
			return err
		}
	}
	return nil
}

// billedOnce (5): no day of a charge is in two billed periods, and every line of a live invoice that came from a charge has its period.
func billedOnce(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "billed"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, BilledTwice, `
		SELECT k.code || ' / ' || h.line || ' / ' || b.period_from, 0, 0
		FROM (SELECT charge_id, period_from, lag(period_to) OVER (PARTITION BY charge_id ORDER BY period_from) AS before FROM billed) b
		JOIN charges h ON h.id = b.charge_id JOIN contracts k ON k.id = h.contract_id
		WHERE b.before >= b.period_from`); err != nil {
		return err
	}
	// usage has the days of its readings, which may begin before the period
	if err := c.list(ctx, tx, LineNotBilled, `
		SELECT i.number || ' / ' || l.position, 0, 0
		FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
		WHERE i.state = 'issued' AND l.charge_id IS NOT NULL AND l.kind <> 'delta' AND NOT EXISTS (
			SELECT 1 FROM billed b WHERE b.charge_id = l.charge_id AND b.invoice_id = i.id
			AND (b.read_to IS NOT NULL OR (SELECT meter_id FROM charges WHERE id = l.charge_id) IS NOT NULL OR b.period_from <= l.period_from AND b.period_to >= l.period_to))`); err != nil {
		return err
	}
	return c.list(ctx, tx, DeltaOfNothing, `
		SELECT i.number || ' / ' || l.position, 0, 0
		FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id LEFT JOIN invoice_lines o ON o.id = l.adjusts
		WHERE l.kind = 'delta' AND (o.id IS NULL OR o.charge_id IS NOT l.charge_id OR o.invoice_id = l.invoice_id)`)
}

// statementLines (6): every line is there once, and a receipt that was made of one has its amount.
func statementLines(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "statement_lines"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, LineTwice, `
		SELECT identity || ' / ' || occurrence, 0, 0 FROM statement_lines NOT INDEXED GROUP BY account_id, identity, occurrence HAVING count(*) > 1`); err != nil {
		return err
	}
	if err := c.list(ctx, tx, LineTwice, `
		SELECT date || ' / ' || payer_name || ' / ' || occurrence, count(*) * 100, 100 FROM statement_lines
		GROUP BY account_id, date, time, amount, neutral, currency, payer_name, payer_account, memo, reference, occurrence HAVING count(*) > 1`); err != nil {
		return err
	}
	type count struct {
		file       string
		kept, told int
	}
	if err := db.Each(ctx, tx, func(n *count) []any { return []any{&n.file, &n.kept, &n.told} }, func(n count) error {
		c.add(fault.New(ImportDiffers, fault.Args{"name": n.file, "got": n.kept, "want": n.told}))
		return nil
	}, `
		SELECT m.file_name, coalesce(l.kept, 0) AS kept, m.added
		FROM imports m LEFT JOIN (SELECT import_id, count(*) AS kept FROM statement_lines GROUP BY import_id) l ON l.import_id = m.id
		WHERE coalesce(l.kept, 0) <> m.added`); err != nil {
		return err
	}
	return c.list(ctx, tx, ReceiptDiffers, `
		SELECT r.reference, r.amount, l.amount FROM receipts r JOIN statement_lines l ON l.id = r.line_id WHERE r.amount <> l.amount OR r.date <> l.date`)
}

// lineSums (7): the lines of every invoice add up to it, and net and tax to each amount.
func lineSums(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "invoice_lines"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, SumDiffers, `
		SELECT coalesce(i.number, '#' || i.id), CAST(coalesce(s.amount, 0) AS INTEGER), i.total
		FROM invoices i LEFT JOIN (SELECT invoice_id, sum(amount) AS amount, sum(net) AS net, sum(tax) AS tax FROM invoice_lines GROUP BY invoice_id) s ON s.invoice_id = i.id
		WHERE i.total <> coalesce(s.amount, 0) OR i.net <> coalesce(s.net, 0) OR i.tax <> coalesce(s.tax, 0)`); err != nil {
		return err
	}
	if err := c.list(ctx, tx, TaxDiffers, `
		SELECT coalesce(i.number, '#' || i.id) || ' / ' || l.position, l.net + l.tax, l.amount
		FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.net + l.tax <> l.amount`); err != nil {
		return err
	}
	// a credit note that tells its lines is their sum, each of the invoice that it takes back and none beyond what that line was
	if err := c.list(ctx, tx, NoteDiffers, `
		SELECT n.number, CAST(sum(l.amount) AS INTEGER), n.total FROM credit_notes n JOIN credit_note_lines l ON l.credit_id = n.id
		GROUP BY n.id HAVING sum(l.amount) <> n.total OR sum(l.net) <> n.net OR sum(l.tax) <> n.tax`); err != nil {
		return err
	}
	return c.list(ctx, tx, NoteDiffers, `
		SELECT i.number || ' / ' || o.position, CAST(sum(l.amount) AS INTEGER), o.amount
		FROM credit_note_lines l JOIN credit_notes n ON n.id = l.credit_id JOIN invoice_lines o ON o.id = l.adjusts JOIN invoices i ON i.id = o.invoice_id
		GROUP BY o.id HAVING sum(l.amount) > o.amount OR max(n.invoice_id <> o.invoice_id)`)
}

// chain (8): the hashes hold from the first event to the last.
func chain(ctx context.Context, tx *db.Tx, c *Check) error {
	n, broken, err := history.Verify(ctx, tx)
	c.Count = int(n)
	for _, b := range broken {
		c.add(fault.New(HistoryBroken, fault.Args{"event": b.Event, "detail": b.Detail}))
	}
	return err
}

// mostDays bounds the month ends on which the book's ages are added up, mostTables those on which whole aging tables are.
const (
	mostDays   = 120
	mostTables = 4
)

// aging (9): today and at the ends of months, the buckets of the reports add up to what the documents say is receivable.
func aging(ctx context.Context, tx *db.Tx, c *Check) error {
	first, ok, err := db.One(ctx, tx, func(d *date.Date) []any { return []any{d} }, "SELECT min(issue_date) FROM invoices WHERE state <> 'draft'")
	if err != nil || !ok || first.IsZero() {
		return err
	}
	var days []date.Date
	for day := max(first, tx.Today()); day >= first && len(days) < mostDays; day = day.MonthStart().AddDays(-1) {
		days = append(days, day)
	}
	slices.Reverse(days)
	ages, err := report.Ages(ctx, tx, days)
	if err != nil {
		return err
	}
	documents, err := receivable(ctx, tx, days)
	if err != nil {
		return err
	}
	for n, day := range days {
		c.Count++
		got, want := ages[n].Total, documents[n]
		if got == want && n >= len(days)-mostTables {
			table, err := report.AgingOn(ctx, tx, report.AgingRequest{AsOf: day})
			if err != nil {
				return err
			}
			got = table.Total
		}
		if got != want {
			c.add(fault.New(AgingDiffers, fault.Args{"date": day, "got": got, "want": want}))
		}
	}
	return nil
}

// receivable is what the documents say is owed on some days, which are in order.
func receivable(ctx context.Context, tx *db.Tx, days []date.Date) ([]money.Amount, error) {
	out := make([]money.Amount, len(days))
	type sum struct {
		day    date.Date
		amount money.Amount
	}
	n, owed := 0, money.Amount(0)
	err := db.Each(ctx, tx, func(s *sum) []any { return []any{&s.day, &s.amount} }, func(s sum) error {
		for ; n < len(days) && days[n] < s.day; n++ {
			out[n] = owed
		}
		owed += s.amount
		return nil
	}, `
		SELECT day, CAST(sum(amount) AS INTEGER) FROM (
			SELECT issue_date AS day, sum(total) AS amount FROM invoices WHERE state <> 'draft' GROUP BY 1
			UNION ALL SELECT date, -sum(total) FROM credit_notes GROUP BY 1
			UNION ALL SELECT date, -sum(amount) FROM allocations WHERE kind <> 'credit' GROUP BY 1)
		GROUP BY day ORDER BY day`)
	for ; n < len(days); n++ {
		out[n] = owed
	}
	return out, err
}

// Run proves the book, all checks on one state of it.
func (s *Service) Run(ctx context.Context, _ None) (Result, error) {
	out := Result{Checks: []Check{}, OK: true}
	err := s.Jobs.Run(ctx, "verify", func(ctx context.Context, progress job.Progress) error {
		return s.DB.Read(ctx, func(tx *db.Tx) error {
			for n, check := range checks {
				c := Check{Name: check.name, Problems: []*fault.Fault{}}
				if err := check.run(ctx, tx, &c); err != nil {
					return fmt.Errorf("check %s: %w", check.name, err)
				}
				c.OK = c.Wrong == 0
				out.OK = out.OK && c.OK
				out.Checks = append(out.Checks, c)
				progress(n+1, len(checks))
			}
			out.At = tx.Now.Format("2006-01-02T15:04:05Z")
			var err error
			out.Events, err = db.Value[int64](ctx, tx, "SELECT coalesce(max(id), 0) FROM events")
			return err
		})
	})
	return out, err
}
