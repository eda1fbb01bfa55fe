package deposit

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// TakeBack takes an entry back by an opposite one, with all that it did: the money of a deposit received is prepayment again, what a
// set-off has settled is open again, and a move is taken back on both of its contracts.
func (s *Service) TakeBack(ctx context.Context, q TakeBackRequest) (Done, error) {
	var c form.Check
	c.Line(&q.Reason, 200, "reason")
	if err := c.Err(Invalid); err != nil {
		return Done{}, err
	}
	return s.book(ctx, q.RequestID, 0, func(tx *db.Tx) (Done, error) {
		e, err := standing(ctx, tx, q.ID)
		if err != nil {
			return Done{}, err
		}
		if e.kind == MovedIn { // a move is one thing with two entries
			if e, err = standing(ctx, tx, e.moved); err != nil {
				return Done{}, err
			}
		}
		if q.Date.IsZero() {
			q.Date = e.date
		}
		if q.Date < e.date {
			return Done{}, fault.New(TooEarly, fault.Args{"date": e.date}).At("date")
		}
		if q.Date > e.date { // what was settled ahead may be taken back on its own day
			if err := receipt.NotAhead(tx, q.Date); err != nil {
				return Done{}, err
			}
		}
		out, about, err := e.takeBack(ctx, tx, q.Date, q.Reason)
		if err != nil {
			return Done{}, err
		}
		tx.Record("deposit.taken_back", e.story(out, map[string]any{"number": e.number, "kind": string(e.kind), "reason": q.Reason}),
			e.subjects(append(about, db.Of("deposit", e.id))...)...)
		return out, nil
	})
}

// kept is an entry as the book has it.
type kept struct {
	entry
	id     ID
	undone bool
}

// standing gives an entry that is there and was not taken back.
func standing(ctx context.Context, tx *db.Tx, id ID) (kept, error) {
	e, ok, err := db.One(ctx, tx, func(e *kept) []any {
		return []any{&e.id, &e.contract, &e.code, &e.customer, &e.name, &e.kind, &e.number, &e.date, &e.amount, &e.receipt, &e.method, &e.moved, &e.reverses, &e.undone}
	}, `
		SELECT d.id, k.id, k.code, c.id, c.name, d.kind, coalesce(d.number, ''), d.date, d.amount, coalesce(d.receipt_id, 0), d.method, coalesce(d.moved, 0),
		       coalesce(d.reverses, 0), EXISTS (SELECT 1 FROM deposits o WHERE o.reverses = d.id)
		FROM deposits d JOIN contracts k ON k.id = d.contract_id JOIN customers c ON c.id = d.customer_id WHERE d.id = ?`, id)
	switch {
	case err != nil:
		return e, err
	case !ok:
		return e, fault.New(NoSuch, fault.Args{"deposit": int64(id)}).At("id")
	case e.reverses != 0:
		return e, fault.New(IsOpposite, nil).At("id")
	case e.undone:
		return e, fault.New(TakenBack, fault.Args{"number": e.number}).At("id")
	}
	return e, nil
}

func (e kept) takeBack(ctx context.Context, tx *db.Tx, on date.Date, why string) (Done, []db.Subject, error) {
	var about []db.Subject
	if e.kind.sign() > 0 {
		if err := e.spare(ctx, tx, on, e.amount); err != nil {
			return Done{}, nil, err
		}
	}
	switch e.kind {
	case Received:
		about = append(about, db.Of("receipt", e.receipt))
		if err := receipt.PutBack(ctx, tx, receipt.ID(e.receipt), e.amount); err != nil {
			return Done{}, nil, err
		}
	case SetOff:
		var err error
		if about, err = receipt.TakeBackSetOff(ctx, tx, receipt.ID(e.receipt), on, why); err != nil {
			return Done{}, nil, err
		}
	case MovedOut:
		in, err := e.arrived(ctx, tx)
		if err != nil {
			return Done{}, nil, err
		}
		if _, about, err = in.takeBack(ctx, tx, on, why); err != nil {
			return Done{}, nil, err
		}
		about = in.subjects(about...)
	}
	opposite := e.entry
	opposite.number, opposite.date, opposite.reason, opposite.moved, opposite.reverses = "", on, why, 0, e.id
	out := Done{Event: tx.Event}
	var err error
	if out.ID, err = opposite.insert(ctx, tx); err != nil {
		return out, nil, err
	}
	out.Held, err = e.held(ctx, tx)
	return out, about, err
}

// arrived finds the other entry of a move.
func (e kept) arrived(ctx context.Context, tx *db.Tx) (kept, error) {
	id, err := db.Value[ID](ctx, tx, "SELECT id FROM deposits WHERE moved = ?", e.id)
	if err != nil {
		return kept{}, err
	}
	return standing(ctx, tx, id)
}

// Held gives what is held for a contract and customer as of a day, inside the transaction of another.
func Held(ctx context.Context, tx *db.Tx, contract, customer int64, asOf date.Date) (money.Amount, error) {
	return db.Value[money.Amount](ctx, tx, "SELECT CAST(coalesce(sum("+effect+"), 0) AS INTEGER) FROM deposits d WHERE d.contract_id = ? AND d.customer_id = ? AND d.date <= ?",
		contract, customer, asOf)
}
