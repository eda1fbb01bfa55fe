package receipt

import (
	"context"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// loadPaying reads how customers pay, as somebody said it. What the claims show is not told here: to work it out for every customer
// takes longer than a round may.
func loadPaying(ctx context.Context, tx *db.Tx) ([]match.Paying, error) {
	var all []match.Paying
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
