package receipt

import (
	"context"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Faults of money that is not received, or is spoken for.
const (
	IsInner    fault.Key = "receipt.is_inner"
	StandsOnIt fault.Key = "receipt.stands_on_it"
	OverTaken  fault.Key = "receipt.over_taken"
	TakenEarly fault.Key = "receipt.taken_early"
)

// Inner is the channel of receipts that bring no money: a part of a deposit that is set off against invoices. Their reference is
// the number of the deposit's paper; they are never cash, never claimed by hand, and taken back where the deposit is.
const Inner = "deposit"

// received is the condition that a receipt is money received, or an inner one whose rest has become prepayment.
const received = "NOT (r.channel = '" + Inner + "' AND (r.state = 'nothing' OR r.allocated = r.amount))"

// free says why a claim cannot be taken back: the receipt is an inner one, or a deposit or a refund stands on it.
func (r Row) free(ctx context.Context, tx *db.Tx) error {
	if r.Channel == Inner {
		return fault.New(IsInner, fault.Args{"reference": r.Reference}).At("receipt")
	}
	taken, err := db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce((SELECT sum(iif(reverses IS NULL, amount, -amount)) FROM deposits WHERE receipt_id = ?1 AND kind = 'received'), 0)
		          + coalesce((SELECT sum(amount) FROM refunds WHERE receipt_id = ?1), 0) AS INTEGER)`, int64(r.ID))
	if err == nil && taken != 0 {
		err = fault.New(StandsOnIt, fault.Args{"reference": r.Reference, "amount": taken}).At("receipt")
	}
	return err
}

// TakeOut takes an amount out of what a claimed receipt has left, for a deposit or to pay it back, and gives the receipt as it was
// with the day that counts: the one given, or, for none, the first on which the money was there and not spoken for since.
func TakeOut(ctx context.Context, tx *db.Tx, id ID, on date.Date, amount money.Amount) (Row, date.Date, error) {
	r, err := load(ctx, tx, id)
	if err != nil {
		return r, on, err
	}
	switch {
	case r.Amount < 0:
		return r, on, fault.New(MoneyOut, fault.Args{"reference": r.Reference}).At("receipt")
	case r.State != Claimed:
		return r, on, fault.New(NotClaimed, fault.Args{"reference": r.Reference}).At("receipt")
	case amount > r.Left:
		return r, on, fault.New(OverTaken, fault.Args{"reference": r.Reference, "left": r.Left, "asked": amount}).At("amount")
	}
	spoken, err := billing.SpokenFor(ctx, tx, int64(id))
	if err != nil {
		return r, on, err
	}
	first := billing.FirstRoom(spoken, max(r.Date, on), amount, r.Amount)
	if !on.IsZero() && on < first {
		return r, on, fault.New(TakenEarly, fault.Args{"reference": r.Reference, "date": first}).At("date")
	}
	_, err = tx.Exec(ctx, "UPDATE receipts SET allocated = allocated + ? WHERE id = ?", amount, id)
	return r, first, err
}

// PutBack gives an amount back that TakeOut took.
func PutBack(ctx context.Context, tx *db.Tx, id ID, amount money.Amount) error {
	_, err := tx.Exec(ctx, "UPDATE receipts SET allocated = allocated - ? WHERE id = ?", amount, id)
	return err
}

// EnterFor books money by hand as a customer's, none of it set against anything, inside the transaction of another.
func EnterFor(ctx context.Context, tx *db.Tx, q EnterRequest) (Row, error) {
	q.Allocations, q.Auto = nil, false
	if err := q.Validate(); err != nil {
		return Row{}, err
	}
	if q.Date.IsZero() {
		q.Date = tx.Today()
	}
	r, err := enter(ctx, tx, q)
	if err != nil {
		return r, err
	}
	if _, _, err := (claim{receipt: r, customer: q.Customer}).book(ctx, tx); err != nil {
		return r, err
	}
	return load(ctx, tx, r.ID)
}

// ClaimFor makes an open receipt a customer's, none of it set against anything, inside the transaction of another. A claimed one
// stays as it is.
func ClaimFor(ctx context.Context, tx *db.Tx, id ID, customer int64) error {
	r, err := load(ctx, tx, id)
	if err != nil || r.State == Claimed {
		return err
	}
	_, _, err = claim{receipt: r, customer: customer}.book(ctx, tx)
	return err
}

// SetOff is a part of a deposit that pays invoices.
type SetOff struct {
	Number   string // of the deposit's paper
	Date     date.Date
	Amount   money.Amount // all of it is set against the parts
	Customer int64
	Parts    []Part
	Reason   string
}

// Book makes the inner receipt of a set-off and settles the invoices with it.
func (o SetOff) Book(ctx context.Context, tx *db.Tx) (ID, []db.Subject, error) {
	id, err := tx.Insert(ctx, "INSERT INTO receipts (reference, date, amount, memo, channel) VALUES (?, ?, ?, ?, ?)", o.Number, o.Date, o.Amount, o.Reason, Inner)
	if err != nil {
		return 0, nil, err
	}
	r, err := load(ctx, tx, ID(id))
	if err != nil {
		return 0, nil, err
	}
	_, about, err := claim{receipt: r, customer: o.Customer, parts: o.Parts}.book(ctx, tx)
	return ID(id), about, err
}

// TakeBackSetOff reverses everything an inner receipt has settled, as takeBack does, and sets it aside: its money is the deposit's again.
func TakeBackSetOff(ctx context.Context, tx *db.Tx, id ID, on date.Date, why string) ([]db.Subject, error) {
	r, err := load(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	r.Channel = "" // here, and only here, it may be taken back
	about, err := takeBack(ctx, tx, r, on, why)
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, "UPDATE receipts SET state = 'nothing' WHERE id = ?", id)
	return about, err
}
