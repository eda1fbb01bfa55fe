package contract

import (
	"context"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// Prepare makes a draft ready for Insert (before is nil) or Update inside the transaction of another service: it is
// filled in and checked by itself, against the book, and against what was billed. Faults have their places in the draft.
func Prepare(ctx context.Context, tx *db.Tx, before, c *Contract, items map[FeeItemID]FeeItem) error {
	was := Contract{Charges: []Charge{}}
	if before != nil {
		was = *before
	}
	if faults := c.check(items); len(faults) > 0 {
		return fault.Many(Invalid, faults)
	}
	c.matchLines(was)
	if err := fits(ctx, tx, was, *c, items); err != nil {
		return err
	}
	_, err := keepsBilled(ctx, tx, was, *c, items)
	return err
}

// PutItem creates (ID 0) or changes a checked fee item inside the transaction of another service, which records the event.
func PutItem(ctx context.Context, tx *db.Tx, f *FeeItem) error {
	if f.ID == 0 {
		return insertItem(ctx, tx, f)
	}
	if err := itemIsFree(ctx, tx, *f); err != nil {
		return err
	}
	return updateItem(ctx, tx, *f)
}
