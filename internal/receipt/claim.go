package receipt

import (
	"context"
	"strconv"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// Claim says whose money an open receipt is, and settles the invoices it pays: all parts, or none. Several receipts may pay
// the same invoices together, as one event.
func (s *Service) Claim(ctx context.Context, q ClaimRequest) (Booked, error) {
	var out Booked
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		r, err := load(ctx, tx, q.Receipt)
		if err != nil {
			return err
		}
		if err := fresh(ctx, tx, q.Saw); err != nil {
			return err
		}
		q.Allocations = filled(q.Allocations)
		j, err := s.judge(ctx, tx)
		if err != nil {
			return err
		}
		bucket, said := j.judged(q.Receipt, q.Customer, q.Allocations)
		c := claim{receipt: r, customer: q.Customer, parts: q.Allocations, reasons: q.Reasons, auto: q.Auto, note: q.Note}
		var about []db.Subject
		if len(q.With) > 0 {
			bucket = "" // no proposal was for them together
			out, about, err = c.together(ctx, tx, q.With)
		} else {
			out, about, err = c.book(ctx, tx)
		}
		if err == nil {
			err = said.keep(ctx, tx, q.Receipt, bucket)
		}
		if err != nil {
			return err
		}
		out.Event = tx.Event
		data, err := told(ctx, tx, r, out, q.Allocations)
		if err != nil {
			return err
		}
		tx.Record("receipt.claimed", data, about...)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// fresh refuses a decision whose invoices are not as they were shown.
func fresh(ctx context.Context, tx *db.Tx, saw []Saw) error {
	for i, was := range saw {
		type now struct {
			number string
			open   money.Amount
		}
		n, ok, err := db.One(ctx, tx, func(n *now) []any { return []any{&n.number, &n.open} },
			"SELECT coalesce(number, ''), iif(state = 'issued', total - settled, 0) FROM invoices WHERE id = ?", int64(was.Invoice))
		if err != nil {
			return err
		}
		if !ok {
			return noInvoice(was.Invoice)
		}
		if n.open != was.Open {
			return fault.New(Stale, fault.Args{"number": n.number, "was": was.Open, "now": n.open}).At("saw", strconv.Itoa(i))
		}
	}
	return nil
}

// story is what the history keeps of a claim, in words a person knows.
type story struct {
	Reference string         `json:"reference"`
	Payer     string         `json:"payer"`
	Amount    money.Amount   `json:"amount"`
	Customer  string         `json:"customer"`
	Parts     []NumberedPart `json:"parts"`
	Left      money.Amount   `json:"left"`
	Reason    string         `json:"reason,omitempty"`
}

func told(ctx context.Context, tx *db.Tx, r Row, b Booked, parts []Part) (story, error) {
	out := story{Reference: r.Reference, Payer: r.PayerName, Amount: r.Amount, Parts: []NumberedPart{}, Left: b.Left}
	var err error
	if out.Customer, err = db.Value[string](ctx, tx, "SELECT coalesce((SELECT name FROM customers WHERE id = ?), '')", b.Customer); err != nil {
		return out, err
	}
	for _, p := range parts {
		number, err := db.Value[string](ctx, tx, "SELECT coalesce((SELECT number FROM invoices WHERE id = ?), '')", int64(p.Invoice))
		if err != nil {
			return out, err
		}
		out.Parts = append(out.Parts, NumberedPart{number, p.Amount, p.WriteOff})
	}
	return out, nil
}

// Unclaim takes a claim back by opposite entries; the receipt is open again and the payer less known.
func (s *Service) Unclaim(ctx context.Context, q UnclaimRequest) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &done); err != nil || seen {
			tx.Unchanged()
			return err
		}
		r, err := load(ctx, tx, q.Receipt)
		if err != nil {
			return err
		}
		about, err := takeBack(ctx, tx, r, q.Date, q.Reason)
		if err != nil {
			return err
		}
		tx.Record("receipt.unclaimed", story{Reference: r.Reference, Payer: r.PayerName, Amount: r.Amount, Customer: r.CustomerName, Parts: []NumberedPart{}, Reason: q.Reason}, about...)
		done.Event = tx.Event
		return tx.Remember(ctx, q.RequestID, done)
	})
	return done, err
}

// Nothing marks open receipts as nobody's, or opens such receipts again.
func (s *Service) Nothing(ctx context.Context, q NothingRequest) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &done); err != nil || seen {
			tx.Unchanged()
			return err
		}
		j, err := s.judge(ctx, tx)
		if err != nil {
			return err
		}
		var about []db.Subject
		var names []string
		for i, id := range q.Receipts {
			r, err := load(ctx, tx, id)
			if err != nil {
				return err
			}
			if err := r.mark(ctx, tx, q.Reopen, q.Note); err != nil {
				return under(err, "receipts", i)
			}
			if bucket, said := j.judged(id, 0, nil); q.Reopen {
				err = takenBack(ctx, tx, id)
			} else {
				err = said.keep(ctx, tx, id, bucket)
			}
			if err != nil {
				return err
			}
			about = append(about, db.Of("receipt", id))
			names = append(names, r.Reference)
		}
		if len(about) == 0 {
			tx.Unchanged()
			return nil
		}
		kind := "receipt.set_aside"
		if q.Reopen {
			kind = "receipt.reopened"
		}
		tx.Record(kind, map[string]any{"receipts": names, "note": q.Note}, about...)
		done.Event = tx.Event
		return tx.Remember(ctx, q.RequestID, done)
	})
	return done, err
}

// under gives a fault its place in a list of the request.
func under(err error, list string, i int) error {
	if f := fault.As(err); f != nil {
		return f.At(list, strconv.Itoa(i))
	}
	return err
}

// mark turns an open receipt into nobody's, or back.
func (r Row) mark(ctx context.Context, tx *db.Tx, reopen bool, note string) error {
	from, to := Open, Nothing
	if reopen {
		from, to = Nothing, Open
	}
	if r.State != from || r.Amount < 0 || r.Channel == Inner {
		return fault.New(NotOpen, fault.Args{"reference": r.Reference, "state": string(r.State)})
	}
	_, err := tx.Exec(ctx, "UPDATE receipts SET state = ?, note = iif(? = '', note, ?) WHERE id = ?", string(to), note, note, r.ID)
	return err
}

// methods are the ways money comes outside of statements.
var methods = []string{"cash", "bank", "cheque", "alipay", "wechat", "pos", "other"}

// Validate trims the texts and checks what a receipt needs.
func (q *EnterRequest) Validate() error {
	var c form.Check
	c.Line(&q.Payer, 100, "payer")
	c.Line(&q.Account, 60, "account")
	c.Line(&q.Memo, 200, "memo")
	if q.Method == "" {
		q.Method = "cash"
	}
	form.OneOf(&c, q.Method, methods, "method")
	if q.Amount <= 0 {
		c.Add(AmountMissing, nil, "amount")
	}
	if q.Customer == 0 && (q.Auto || len(q.Allocations) > 0) {
		c.Add(CustomerMissing, nil, "customer")
	}
	return c.Err(Invalid)
}

// Enter books money that no statement shows, and claims it where the customer is known.
func (s *Service) Enter(ctx context.Context, q EnterRequest) (Booked, error) {
	var out Booked
	if err := q.Validate(); err != nil {
		return out, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		if q.Date.IsZero() {
			q.Date = tx.Today()
		}
		r, err := enter(ctx, tx, q)
		if err != nil {
			return err
		}
		out = Booked{Receipt: r.ID, Reference: r.Reference, Left: r.Amount}
		about := []db.Subject{db.Of("receipt", r.ID)}
		if q.Customer != 0 {
			if q.Auto {
				if q.Allocations, err = oldestFirst(ctx, tx, q.Customer, q.Amount); err != nil {
					return err
				}
			}
			q.Allocations = filled(q.Allocations)
			c := claim{receipt: r, customer: q.Customer, parts: q.Allocations}
			if out, about, err = c.book(ctx, tx); err != nil {
				return err
			}
		}
		data, err := told(ctx, tx, r, out, q.Allocations)
		if err != nil {
			return err
		}
		out.Event = tx.Event
		tx.Record("receipt.entered", data, about...)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

func enter(ctx context.Context, tx *db.Tx, q EnterRequest) (Row, error) {
	if err := NotAhead(tx, q.Date); err != nil {
		return Row{}, err
	}
	if q.Payer == "" && q.Customer != 0 {
		var err error
		if q.Payer, err = db.Value[string](ctx, tx, "SELECT coalesce((SELECT name FROM customers WHERE id = ?), '')", q.Customer); err != nil {
			return Row{}, err
		}
	}
	id, err := db.Value[int64](ctx, tx, "SELECT coalesce(max(id), 0) + 1 FROM receipts")
	if err != nil {
		return Row{}, err
	}
	reference := "SK-" + strconv.FormatInt(id, 10)
	for n := 2; ; n++ { // an exchange may have brought such a reference
		taken, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE reference = ?", reference)
		if err != nil {
			return Row{}, err
		}
		if taken == 0 {
			break
		}
		reference = "SK-" + strconv.FormatInt(id, 10) + "-" + strconv.Itoa(n)
	}
	if _, err := tx.Insert(ctx, "INSERT INTO receipts (id, reference, account, date, amount, payer_name, memo, channel) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		id, reference, q.Account, q.Date, q.Amount, q.Payer, q.Memo, q.Method); err != nil {
		return Row{}, err
	}
	return load(ctx, tx, ID(id))
}

// oldestFirst sets an amount against the open invoices of a customer, those due first before the others.
func oldestFirst(ctx context.Context, tx *db.Tx, who int64, amount money.Amount) ([]Part, error) {
	open, err := db.Rows(ctx, tx, openInvoice, openInvoices+"AND customer_id = ? ORDER BY due_date, id", who)
	return fill(open, amount), err
}

// fill sets an amount against invoices in their order.
func fill(open []match.Invoice, amount money.Amount) []Part {
	parts := []Part{}
	for _, v := range open {
		if amount <= 0 {
			break
		}
		p := Part{Invoice: billing.InvoiceID(v.ID), Amount: min(amount, v.Open)}
		parts = append(parts, p)
		amount -= p.Amount
	}
	return parts
}

// amountIn reads a word of a search as an amount.
func amountIn(word string) (money.Amount, bool) {
	a, err := money.Parse(strings.ReplaceAll(word, ",", ""))
	return a, err == nil
}
