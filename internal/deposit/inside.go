package deposit

import (
	"context"

	"zhangfang/internal/db"
)

// Book pays invoices out of the deposit inside the transaction of another service, which records the event.
func (q SetOffRequest) Book(ctx context.Context, tx *db.Tx) (Done, []db.Subject, error) {
	if err := q.Validate(); err != nil {
		return Done{}, nil, err
	}
	out, _, about, err := q.book(ctx, tx)
	return out, about, err
}

// Book pays a deposit back inside the transaction of another service, which records the event.
func (q RefundRequest) Book(ctx context.Context, tx *db.Tx) (Done, []db.Subject, error) {
	if err := q.Validate(); err != nil {
		return Done{}, nil, err
	}
	out, _, about, err := q.book(ctx, tx)
	return out, about, err
}
