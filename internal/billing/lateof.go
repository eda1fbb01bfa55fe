package billing

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// LateRows gives what the invoices of a customer bear as of a day and was neither billed nor waived, the most first.
func LateRows(ctx context.Context, tx *db.Tx, customer int64, asOf date.Date) ([]LateFee, error) {
	rows, err := lateOn(ctx, tx, asOf, "?2 = i.customer_id", customer)
	rows = slices.DeleteFunc(rows, func(l LateFee) bool { return l.Amount == 0 })
	slices.SortStableFunc(rows, byAmount)
	return rows, err
}

// LateOf is the sum of LateRows.
func LateOf(ctx context.Context, tx *db.Tx, customer int64, asOf date.Date) (sum money.Amount, err error) {
	rows, err := LateRows(ctx, tx, customer, asOf)
	for _, l := range rows {
		sum += l.Amount
	}
	return sum, err
}
