package contract

import (
	"context"

	"zhangfang/internal/db"
)

// End ends a contract on a day inside the transaction of another service, which records the event.
func End(ctx context.Context, tx *db.Tx, r TerminateRequest) (Changed, error) {
	w, err := begin(ctx, tx, r.ID)
	if err != nil {
		return Changed{}, err
	}
	if err := w.within(r.On, "on"); err != nil {
		return Changed{}, err
	}
	w.end(r.On)
	err = w.keepVersion(ctx, tx, terminated, r.On, r.Reason)
	return w.out, err
}
