package verify

import (
	"context"

	"zhangfang/internal/db"
)

// lateFees: what was billed for paying late is on the bill that it names, to the fen, and no day of an invoice is in two of its parts.
func lateFees(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "late_fees"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, LateFeeDiffers, `
		SELECT i.number, CAST(coalesce(f.sum, 0) AS INTEGER), CAST(coalesce(l.sum, 0) AS INTEGER)
		FROM invoices i
		LEFT JOIN (SELECT billed_in AS id, sum(amount) AS sum FROM late_fees WHERE state = 'billed' GROUP BY 1) f ON f.id = i.id
		LEFT JOIN (SELECT invoice_id AS id, sum(amount) AS sum FROM invoice_lines WHERE kind = 'latefee' GROUP BY 1) l ON l.id = i.id
		WHERE i.state = 'issued' AND coalesce(f.sum, 0) <> coalesce(l.sum, 0)`); err != nil {
		return err
	}
	return c.list(ctx, tx, LateFeeTwice, `
		SELECT DISTINCT i.number, 0, 0
		FROM (SELECT invoice_id, from_date, lag(to_date) OVER (PARTITION BY invoice_id ORDER BY from_date) AS before FROM late_fees) f
		JOIN invoices i ON i.id = f.invoice_id WHERE f.before >= f.from_date`)
}
