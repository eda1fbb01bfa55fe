package receipt

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// PayAhead sets so much of a customer's prepayment against invoices, inside the transaction of another service: the oldest money
// first, the invoices in the order given as far as it goes. It gives what was paid of each.
func PayAhead(ctx context.Context, tx *db.Tx, customer int64, open []Part) ([]Part, []db.Subject, error) {
	from, err := withRest(ctx, tx, customer)
	if err != nil {
		return nil, nil, err
	}
	want, _ := share(open, leftOf(from))
	paid := want
	var about []db.Subject
	for _, r := range from {
		var mine []Part
		if mine, want = share(want, r.Left); len(mine) == 0 {
			continue
		}
		_, subjects, err := applyTo(ctx, tx, r, mine)
		if err != nil {
			return nil, nil, err
		}
		about = append(about, subjects...)
	}
	return paid, distinct(about), nil
}

// withRest gives the receipts of a customer that have something left, the oldest first.
func withRest(ctx context.Context, tx *db.Tx, customer int64) ([]Row, error) {
	return db.Rows(ctx, tx, row, rowColumns+rowFrom+"WHERE r.customer_id = ? AND r.state = 'claimed' AND r.amount > r.allocated ORDER BY r.date, r.id", customer)
}

// Prepaid is what a customer has paid ahead and is not spoken for.
func Prepaid(ctx context.Context, tx *db.Tx, customer int64) (money.Amount, error) {
	all, err := withRest(ctx, tx, customer)
	return leftOf(all), err
}

// RefundAll pays back all that a customer has paid ahead, inside the transaction of another service: a refund with a paper of its
// own for each receipt.
func RefundAll(ctx context.Context, tx *db.Tx, customer int64, on date.Date, method, reason string) (sum money.Amount, about []db.Subject, err error) {
	all, err := withRest(ctx, tx, customer)
	if err != nil {
		return 0, nil, err
	}
	for _, r := range all {
		if _, err := (RefundRequest{Receipt: r.ID, Date: max(on, r.Date), Amount: r.Left, Method: method, Reason: reason}).book(ctx, tx); err != nil {
			return 0, nil, err
		}
		sum += r.Left
		about = append(about, db.Of("receipt", r.ID))
	}
	return sum, about, nil
}

// repaid is a refund with the receipt as it was before.
type repaid struct {
	Refunded
	of Row
}

func (q RefundRequest) book(ctx context.Context, tx *db.Tx) (out repaid, err error) {
	r, day, err := TakeOut(ctx, tx, q.Receipt, q.Date, q.Amount)
	if err != nil {
		return out, err
	}
	out = repaid{Refunded{Left: r.Left - q.Amount}, r}
	if out.Number, err = settings.NextNumber(ctx, tx, settings.Refund, day); err != nil {
		return out, err
	}
	_, err = tx.Insert(ctx, "INSERT INTO refunds (receipt_id, customer_id, number, date, amount, method, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
		r.ID, r.Customer, out.Number, day, q.Amount, q.Method, q.Reason)
	return out, err
}
