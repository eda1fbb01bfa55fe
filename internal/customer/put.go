package customer

import (
	"context"

	"zhangfang/internal/db"
)

// Put creates (before nil) or changes a checked customer inside the transaction of another service, which records the
// event. before is the customer as it was loaded.
func Put(ctx context.Context, tx *db.Tx, before, c *Customer) error {
	if before == nil {
		return insert(ctx, tx, c)
	}
	return update(ctx, tx, *before, *c)
}
