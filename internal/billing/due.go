package billing

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Due works out what a run through a date would make. Unlike DryRun it only reads and gives no numbers, so it is quick.
func Due(ctx context.Context, tx *db.Tx, through date.Date) (Plan, error) {
	customers, err := parties(ctx, tx)
	if err != nil {
		return Plan{}, err
	}
	return planned(ctx, tx, through, customers)
}
