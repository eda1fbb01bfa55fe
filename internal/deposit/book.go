package deposit

import (
	"context"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
	"zhangfang/internal/settings"
)

// methods are the ways money goes back.
var methods = []string{"bank", "cash", "cheque", "alipay", "wechat", "pos", "other"}

// check adds to form.Check what the requests of deposits have in common.
type check struct{ form.Check }

func (c *check) reason(text *string) {
	c.Line(text, 200, "reason")
	if *text == "" {
		c.Add(ReasonMissing, nil, "reason")
	}
}

func (c *check) positive(a money.Amount) {
	if a <= 0 {
		c.Add(AmountMissing, nil, "amount")
	}
}

// Validate trims the note and wants an amount. What is entered by hand is checked with its receipt.
func (q *ReceiveRequest) Validate() error {
	var c check
	c.Line(&q.Note, 200, "note")
	c.positive(q.Amount)
	return c.Err(Invalid)
}

// Validate trims the reason, wants one, and amounts.
func (q *SetOffRequest) Validate() error {
	var c check
	c.reason(&q.Reason)
	if len(q.Parts) == 0 {
		c.Add(NothingToPay, nil, "parts")
	}
	for i, p := range q.Parts {
		if p.Amount <= 0 {
			c.Add(AmountMissing, nil, "parts", strconv.Itoa(i), "amount")
		}
	}
	return c.Err(Invalid)
}

// Validate trims the reason, wants one and an amount.
func (q *RefundRequest) Validate() error {
	var c check
	if q.Method == "" {
		q.Method = "bank"
	}
	form.OneOf(&c.Check, q.Method, methods, "method")
	c.reason(&q.Reason)
	c.positive(q.Amount)
	return c.Err(Invalid)
}

// Validate trims the reason, wants one, an amount and another contract.
func (q *MoveRequest) Validate() error {
	var c check
	c.reason(&q.Reason)
	c.positive(q.Amount)
	return c.Err(Invalid)
}

// Receive takes a deposit.
func (s *Service) Receive(ctx context.Context, q ReceiveRequest) (Done, error) {
	if err := q.Validate(); err != nil {
		return Done{}, err
	}
	return s.book(ctx, q.RequestID, q.Date, func(tx *db.Tx) (Done, error) {
		h, err := q.holder(ctx, tx)
		if err != nil {
			return Done{}, err
		}
		r, day, err := q.money(ctx, tx, h)
		if err != nil {
			return Done{}, err
		}
		e := entry{holder: h, kind: Received, date: day, amount: q.Amount, receipt: int64(r.ID), method: r.Channel, reason: q.Note}
		out, err := e.numbered(ctx, tx)
		tx.Record("deposit.received", e.story(out, map[string]any{"reference": r.Reference}), h.subjects(db.Of("deposit", out.ID), db.Of("receipt", r.ID))...)
		return out, err
	})
}

// money takes the amount out of a receipt: the one named, or one that is entered for it.
func (q ReceiveRequest) money(ctx context.Context, tx *db.Tx, h holder) (receipt.Row, date.Date, error) {
	if q.Receipt == 0 {
		r, err := receipt.EnterFor(ctx, tx, receipt.EnterRequest{Date: q.Date, Amount: q.Amount, Method: q.Method, Account: q.Account, Memo: q.Note, Customer: h.customer})
		if err != nil {
			return r, 0, err
		}
		return receipt.TakeOut(ctx, tx, r.ID, r.Date, q.Amount)
	}
	if err := receipt.ClaimFor(ctx, tx, receipt.ID(q.Receipt), h.customer); err != nil {
		return receipt.Row{}, 0, err
	}
	r, day, err := receipt.TakeOut(ctx, tx, receipt.ID(q.Receipt), q.Date, q.Amount)
	if err == nil && r.Customer != h.customer {
		err = fault.New(OtherCustomer, fault.Args{"customer": r.CustomerName, "wanted": h.name}).At("receipt")
	}
	return r, day, err
}

// SetOff pays invoices of the customer out of the deposit.
func (s *Service) SetOff(ctx context.Context, q SetOffRequest) (Done, error) {
	if err := q.Validate(); err != nil {
		return Done{}, err
	}
	return s.book(ctx, q.RequestID, q.Date, func(tx *db.Tx) (Done, error) {
		out, e, about, err := q.book(ctx, tx)
		if err != nil {
			return out, err
		}
		tx.Record("deposit.set_off", e.story(out, nil), about...)
		return out, nil
	})
}

func (q SetOffRequest) book(ctx context.Context, tx *db.Tx) (out Done, e entry, about []db.Subject, err error) {
	h, err := q.holder(ctx, tx)
	if err != nil {
		return out, e, nil, err
	}
	if q.Date.IsZero() {
		q.Date = tx.Today()
	}
	parts, sum, err := q.parts(ctx, tx, h)
	if err == nil {
		err = h.spare(ctx, tx, q.Date, sum)
	}
	if err != nil {
		return out, e, nil, err
	}
	e = entry{holder: h, kind: SetOff, date: q.Date, amount: sum, reason: q.Reason}
	if e.number, err = settings.NextNumber(ctx, tx, settings.Deposit, q.Date); err != nil {
		return out, e, nil, err
	}
	id, about, err := receipt.SetOff{Number: e.number, Date: q.Date, Amount: sum, Customer: h.customer, Parts: parts, Reason: q.Reason}.Book(ctx, tx)
	if err != nil {
		return out, e, nil, err
	}
	e.receipt = int64(id)
	out, err = e.numbered(ctx, tx)
	return out, e, h.subjects(append(about, db.Of("deposit", out.ID))...), err
}

// parts checks that the invoices are the customer's and adds up what they get.
func (q SetOffRequest) parts(ctx context.Context, tx *db.Tx, h holder) (parts []receipt.Part, sum money.Amount, err error) {
	for i, p := range q.Parts {
		owner, ok, err := db.One(ctx, tx, func(h *holder) []any { return []any{&h.customer, &h.name} },
			"SELECT c.id, c.name FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE i.id = ?", int64(p.Invoice))
		switch {
		case err != nil:
			return nil, 0, err
		case !ok:
			return nil, 0, fault.New(NoSuchInvoice, fault.Args{"invoice": int64(p.Invoice)}).At("parts", strconv.Itoa(i), "invoice")
		case owner.customer != h.customer:
			return nil, 0, fault.New(OtherCustomer, fault.Args{"customer": owner.name, "wanted": h.name}).At("parts", strconv.Itoa(i), "invoice")
		}
		parts = append(parts, receipt.Part{Invoice: p.Invoice, Amount: p.Amount})
		sum += p.Amount
	}
	return parts, sum, nil
}

// Refund pays a deposit back.
func (s *Service) Refund(ctx context.Context, q RefundRequest) (Done, error) {
	if err := q.Validate(); err != nil {
		return Done{}, err
	}
	return s.book(ctx, q.RequestID, q.Date, func(tx *db.Tx) (Done, error) {
		out, e, about, err := q.book(ctx, tx)
		if err != nil {
			return out, err
		}
		tx.Record("deposit.refunded", e.story(out, map[string]any{"method": q.Method}), about...)
		return out, nil
	})
}

func (q RefundRequest) book(ctx context.Context, tx *db.Tx) (out Done, e entry, about []db.Subject, err error) {
	h, err := q.holder(ctx, tx)
	if err != nil {
		return out, e, nil, err
	}
	if q.Date.IsZero() {
		q.Date = tx.Today()
	}
	if err := h.spare(ctx, tx, q.Date, q.Amount); err != nil {
		return out, e, nil, err
	}
	e = entry{holder: h, kind: Refunded, date: q.Date, amount: q.Amount, method: q.Method, reason: q.Reason}
	out, err = e.numbered(ctx, tx)
	return out, e, h.subjects(db.Of("deposit", out.ID)), err
}

// Move moves a deposit to another contract, for that contract's customer.
func (s *Service) Move(ctx context.Context, q MoveRequest) (Done, error) {
	if err := q.Validate(); err != nil {
		return Done{}, err
	}
	return s.book(ctx, q.RequestID, q.Date, func(tx *db.Tx) (Done, error) {
		from, err := q.holder(ctx, tx)
		if err != nil {
			return Done{}, err
		}
		to, err := Whose{Contract: q.To}.holder(ctx, tx)
		if err != nil {
			return Done{}, fault.New(NoSuchContract, fault.Args{"contract": q.To}).At("toContractId")
		}
		if to.contract == from.contract && to.customer == from.customer {
			return Done{}, fault.New(SameContract, fault.Args{"contract": to.code}).At("toContractId")
		}
		if q.Date.IsZero() {
			q.Date = tx.Today()
		}
		if err := from.spare(ctx, tx, q.Date, q.Amount); err != nil {
			return Done{}, err
		}
		e := entry{holder: from, kind: MovedOut, date: q.Date, amount: q.Amount, reason: q.Reason}
		out, err := e.numbered(ctx, tx)
		if err != nil {
			return out, err
		}
		_, err = entry{holder: to, kind: MovedIn, date: q.Date, amount: q.Amount, reason: q.Reason, moved: out.ID}.insert(ctx, tx)
		tx.Record("deposit.moved", e.story(out, map[string]any{"to": to.code, "toCustomer": to.name}), to.subjects(from.subjects(db.Of("deposit", out.ID))...)...)
		return out, err
	})
}

// book carries out a request of a day that has come, zero for one that says so itself, once, as one event.
func (s *Service) book(ctx context.Context, request string, day date.Date, do func(*db.Tx) (Done, error)) (Done, error) {
	var out Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, request, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		err := receipt.NotAhead(tx, day)
		if err == nil {
			out, err = do(tx)
		}
		if err != nil {
			return err
		}
		return tx.Remember(ctx, request, out)
	})
	return out, err
}
