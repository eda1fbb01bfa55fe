package contract

import (
	"context"

	"zhangfang/internal/db"
)

// End ends a contract on a day inside the transaction of another service, which records the event.
func End(ctx context.Context, tx *db.Tx, r TerminateRequest) (Changed, error) {
	w, err := ending(ctx, tx, r)
	if err != nil {
		return Changed{}, err
	}
	return w.out, nil
}

func ending(ctx context.Context, tx *db.Tx, r TerminateRequest) (*changing, error) {
	w, err := begin(ctx, tx, r.ID)
	if err != nil {
		return nil, err
	}
	if err := w.within(r.On, "on"); err != nil {
		return nil, err
	}
	w.end(r.On)
	return w, w.keepVersion(ctx, tx, terminated, r.On, r.Reason)
}
