package verify

import (
	"context"

	"zhangfang/internal/db"
)

// deposits: what is held for a contract and its customer is never below nothing, on any day; an opposite entry is of what it takes
// back; a set-off is paid by an inner receipt of its amount, which is set aside when it is taken back; both ends of a move agree.
func deposits(ctx context.Context, tx *db.Tx, c *Check) error {
	if err := c.count(ctx, tx, "deposits"); err != nil {
		return err
	}
	if err := c.list(ctx, tx, DepositNotHeld, `
		SELECT DISTINCT k.code, CAST(d.running AS INTEGER), 0
		FROM (SELECT contract_id, date, sum(sum(iif(kind IN ('received', 'moved_in'), 1, -1) * iif(reverses IS NULL, 1, -1) * amount))
		             OVER (PARTITION BY contract_id, customer_id ORDER BY date) AS running
		      FROM deposits GROUP BY contract_id, customer_id, date) d
		JOIN contracts k ON k.id = d.contract_id WHERE d.running < 0`); err != nil {
		return err
	}
	if err := c.list(ctx, tx, DepositDiffers, `
		SELECT coalesce(d.number, '#' || d.id), o.amount, d.amount
		FROM deposits o JOIN deposits d ON d.id = o.reverses
		WHERE o.amount <> d.amount OR o.kind <> d.kind OR o.contract_id <> d.contract_id OR o.customer_id <> d.customer_id OR o.date < d.date OR d.reverses IS NOT NULL`); err != nil {
		return err
	}
	if err := c.list(ctx, tx, DepositDiffers, `
		SELECT coalesce(d.number, '#' || d.id), coalesce(r.allocated, 0), d.amount
		FROM deposits d LEFT JOIN receipts r ON r.id = d.receipt_id AND r.channel = 'deposit' AND r.amount = d.amount AND r.reference = d.number
		WHERE d.kind = 'setoff' AND d.reverses IS NULL
		  AND (r.id IS NULL OR (r.state = 'claimed') = EXISTS (SELECT 1 FROM deposits o WHERE o.reverses = d.id))`); err != nil {
		return err
	}
	return c.list(ctx, tx, DepositDiffers, `
		SELECT coalesce(d.number, '#' || d.id), coalesce(i.amount, 0), d.amount
		FROM deposits d LEFT JOIN deposits i ON i.moved = d.id AND i.kind = 'moved_in'
		WHERE d.kind = 'moved_out' AND d.reverses IS NULL AND (i.id IS NULL OR i.amount <> d.amount OR i.date <> d.date)`)
}
