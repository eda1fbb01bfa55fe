package receipt

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// RefundRequest pays prepayment back: part or all of what a claimed receipt has left.
type RefundRequest struct {
	Receipt   ID           `json:"receipt"`
	Date      date.Date    `json:"date" ts_type:"string"`   // "" is today
	Amount    money.Amount `json:"amount" ts_type:"string"` // above 0
	Method    string       `json:"method"`                  // how it was paid back: bank (default), cash, cheque, alipay, wechat, pos, other
	Reason    string       `json:"reason"`                  // printed on the paper
	RequestID string       `json:"requestId"`
}

// Validate trims the reason and wants one, because money that goes out is asked about years later.
func (q *RefundRequest) Validate() error {
	var c form.Check
	c.Line(&q.Reason, 200, "reason")
	if q.Method == "" {
		q.Method = "bank"
	}
	form.OneOf(&c, q.Method, methods, "method")
	if q.Amount <= 0 {
		c.Add(AmountMissing, nil, "amount")
	}
	if q.Reason == "" {
		c.Add(RefundReason, nil, "reason")
	}
	return c.Err(Invalid)
}

// DateAhead refuses a day that is still to come.
const DateAhead fault.Key = "receipt.date_ahead"

// NotAhead refuses money that came or went on a day that is still to come: a slip of the year would settle bills today and be seen by
// no report. Money of statements has the day that the bank says.
func NotAhead(tx *db.Tx, day date.Date) error {
	if today := tx.Today(); day > today {
		return fault.New(DateAhead, fault.Args{"date": day, "today": today}).At("date")
	}
	return nil
}

// RefundReason asks why money is paid back.
const RefundReason fault.Key = "receipt.refund_reason"

// Refunded says what a refund did.
type Refunded struct {
	Number string       `json:"number"`                // of its paper
	Left   money.Amount `json:"left" ts_type:"string"` // prepayment of the receipt that remains
}

// Refund pays prepayment back and gives the paper a number. It counts like money set against something from its day on.
func (s *Service) Refund(ctx context.Context, q RefundRequest) (Refunded, error) {
	if err := q.Validate(); err != nil {
		return Refunded{}, err
	}
	var out Refunded
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		if q.Date.IsZero() {
			q.Date = tx.Today()
		}
		if err := NotAhead(tx, q.Date); err != nil {
			return err
		}
		done, err := q.book(ctx, tx)
		if err != nil {
			return err
		}
		r := done.of
		out = done.Refunded
		tx.Record("receipt.refunded", map[string]any{"reference": r.Reference, "customer": r.CustomerName, "number": out.Number, "amount": q.Amount,
			"left": out.Left, "reason": q.Reason}, db.Of("receipt", r.ID), db.Of("customer", r.Customer))
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// RefundRow is a refund as the book keeps it.
type RefundRow struct {
	Number string       `json:"number"`
	Date   date.Date    `json:"date" ts_type:"string"`
	Amount money.Amount `json:"amount" ts_type:"string"`
	Method string       `json:"method"`
	Reason string       `json:"reason"`
}

// Refunds lists what of a receipt was paid back, in the order it happened.
func (s *Service) Refunds(ctx context.Context, q Ref) (RefundList, error) {
	out := RefundList{}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out.Rows, err = db.Rows(ctx, tx, func(r *RefundRow) []any { return []any{&r.Number, &r.Date, &r.Amount, &r.Method, &r.Reason} },
			"SELECT coalesce(number, ''), date, amount, method, reason FROM refunds WHERE receipt_id = ? ORDER BY id", q.ID)
		return err
	})
	return out, err
}

// RefundList is what of a receipt was paid back.
type RefundList struct {
	Rows []RefundRow `json:"rows"`
}
