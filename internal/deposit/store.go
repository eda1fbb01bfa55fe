package deposit

import (
	"context"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// holder is a contract and the customer for whom its deposit is held.
type holder struct {
	contract, customer int64
	code, name         string // of the contract, of the customer
}

// holder finds whose deposit is meant.
func (w Whose) holder(ctx context.Context, tx *db.Tx) (holder, error) {
	h, ok, err := db.One(ctx, tx, func(h *holder) []any { return []any{&h.contract, &h.code, &h.customer, &h.name} }, `
		SELECT k.id, k.code, c.id, c.name FROM contracts k JOIN customers c ON c.id = iif(?2 = 0, k.customer_id, ?2) WHERE k.id = ?1`, w.Contract, w.Customer)
	if err == nil && !ok {
		err = fault.New(NoSuchContract, fault.Args{"contract": w.Contract}).At("contractId")
	}
	return h, err
}

// subjects are what an entry is looked up by.
func (h holder) subjects(more ...db.Subject) []db.Subject {
	return append([]db.Subject{db.Of("contract", h.contract), db.Of("customer", h.customer)}, more...)
}

// entries gives what has changed the deposit, by day.
func (h holder) entries(ctx context.Context, tx *db.Tx) ([]billing.Entry, error) {
	return billing.Entries(ctx, tx, "SELECT d.date, CAST(sum("+effect+") AS INTEGER) FROM deposits d WHERE d.contract_id = ? AND d.customer_id = ? GROUP BY d.date ORDER BY d.date",
		h.contract, h.customer)
}

// held is what is held now, all days counted.
func (h holder) held(ctx context.Context, tx *db.Tx) (sum money.Amount, err error) {
	all, err := h.entries(ctx, tx)
	for _, e := range all {
		sum += e.Amount
	}
	return sum, err
}

// spare refuses to take more than was held on a day and has been held ever since.
func (h holder) spare(ctx context.Context, tx *db.Tx, on date.Date, amount money.Amount) error {
	all, err := h.entries(ctx, tx)
	if err != nil {
		return err
	}
	if least := least(all, on); least < amount {
		return fault.New(NotHeld, fault.Args{"contract": h.code, "customer": h.name, "held": least, "asked": amount, "date": on}).At("amount")
	}
	return nil
}

// least is the least that is held on any day from on. The entries are one for each day, in order.
func least(entries []billing.Entry, on date.Date) money.Amount {
	var sum, low money.Amount
	begun := false
	for _, e := range entries {
		if !begun && e.Date > on {
			begun, low = true, sum
		}
		sum += e.Amount
		if begun {
			low = min(low, sum)
		}
	}
	if !begun {
		return sum
	}
	return low
}

// entry is one row to write.
type entry struct {
	holder
	kind     Kind
	number   string
	date     date.Date
	amount   money.Amount
	receipt  int64
	method   string
	reason   string
	moved    ID // of a moved_in: the moved_out
	reverses ID
}

func (e entry) insert(ctx context.Context, tx *db.Tx) (ID, error) {
	id, err := tx.Insert(ctx, `
		INSERT INTO deposits (contract_id, customer_id, kind, number, date, amount, receipt_id, method, reason, moved, reverses)
		VALUES (?, ?, ?, nullif(?, ''), ?, ?, nullif(?, 0), ?, ?, nullif(?, 0), nullif(?, 0))`,
		e.contract, e.customer, string(e.kind), e.number, e.date, e.amount, e.receipt, e.method, e.reason, e.moved, e.reverses)
	return ID(id), err
}

// numbered gives an entry the number of its paper and writes it.
func (e entry) numbered(ctx context.Context, tx *db.Tx) (Done, error) {
	var err error
	if e.number == "" {
		if e.number, err = settings.NextNumber(ctx, tx, settings.Deposit, e.date); err != nil {
			return Done{}, err
		}
	}
	out := Done{Number: e.number, Event: tx.Event}
	if out.ID, err = e.insert(ctx, tx); err != nil {
		return out, err
	}
	out.Held, err = e.held(ctx, tx)
	return out, err
}

// story is what the history keeps of an entry, in words a person knows.
func (e entry) story(d Done, more map[string]any) map[string]any {
	s := map[string]any{"number": d.Number, "contract": e.code, "customer": e.name, "amount": e.amount, "held": d.Held, "reason": e.reason}
	for k, v := range more {
		s[k] = v
	}
	return s
}
