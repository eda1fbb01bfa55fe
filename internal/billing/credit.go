package billing

import (
	"context"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// CreditRequest takes an issued invoice back: all that is left of it, or parts of its lines.
type CreditRequest struct {
	Invoice   InvoiceID    `json:"invoice"`
	Lines     []CreditPart `json:"lines"`                 // none is all that is left
	Date      date.Date    `json:"date" ts_type:"string"` // "" is today; not before the invoice or anything set against it
	Reason    string       `json:"reason"`                // printed on the credit note
	Rebill    bool         `json:"rebill"`                // frees its periods for the next bill run; only with all that is left
	RequestID string       `json:"requestId"`
}

// CreditPart is what is taken back of one line, its tax included: goods that came back, a complaint, a price agreed on later.
type CreditPart struct {
	Line   int64        `json:"line"`
	Amount money.Amount `json:"amount" ts_type:"string"` // above 0, and not beyond what is left of the line
}

// Validate trims the reason and wants one, because the note is read years later.
func (r *CreditRequest) Validate() error {
	var c form.Check
	c.Line(&r.Reason, 200, "reason")
	if r.Reason == "" {
		c.Add(ReasonMissing, nil, "reason")
	}
	for n, l := range r.Lines {
		if l.Amount <= 0 {
			c.Add(CreditNothing, nil, "lines", strconv.Itoa(n), "amount")
		}
	}
	if r.Rebill && len(r.Lines) > 0 {
		c.Add(CreditRebill, nil, "rebill")
	}
	return c.Err(CreditInvalid)
}

// Credited says what a credit note did.
type Credited struct {
	Number string       `json:"number"` // of the credit note
	Total  money.Amount `json:"total" ts_type:"string"`
	Freed  money.Amount `json:"freed" ts_type:"string"` // money that had been set against the invoice and is prepayment now
}

// Credit takes an issued invoice back. In full: what receipts had settled goes back to them by dated reversals, then a credit
// note settles the whole. In part: what is open bears it first, and only what goes beyond it goes back to receipts; its periods stay
// billed, and what is conceded stands when the contract is worked out again. The invoice stays as it was issued.
func (s *Service) Credit(ctx context.Context, r CreditRequest) (Credited, error) {
	if err := r.Validate(); err != nil {
		return Credited{}, err
	}
	var out Credited
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		i, err := get(ctx, tx, r.Invoice, tx.Today())
		if err != nil {
			return err
		}
		if r.Date.IsZero() {
			r.Date = max(tx.Today(), latest(i))
		}
		if err := creditable(i, r.Date, tx.Today()); err != nil {
			return err
		}
		parts, err := creditParts(i, r.Lines)
		if err != nil {
			return err
		}
		if len(parts) > 0 {
			out, err = concede(ctx, tx, i, r, parts)
		} else {
			out, err = credit(ctx, tx, i, r)
		}
		if err != nil {
			return err
		}
		tx.Record("invoice.credited", map[string]any{"invoice": i.Number, "note": out.Number, "total": out.Total, "freed": out.Freed, "date": r.Date, "reason": r.Reason, "rebill": r.Rebill},
			db.Of("invoice", r.Invoice), db.Of("customer", i.Customer))
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func creditable(i Invoice, on, today date.Date) error {
	last := latest(i)
	switch {
	case i.Stored == "credited":
		return fault.New(AlreadyCredit, fault.Args{"number": i.Number})
	case on < last:
		return fault.New(CreditTooEarly, fault.Args{"number": i.Number, "date": last}).At("date")
	case on > max(today, last):
		return fault.New(CreditAhead, fault.Args{"number": i.Number, "asked": on, "date": max(today, last)}).At("date")
	}
	return nil
}

// latest is the last day on which something happened to an invoice.
func latest(i Invoice) date.Date {
	day := i.IssueDate
	for _, a := range i.Allocations {
		day = max(day, a.Date)
	}
	return day
}

func credit(ctx context.Context, tx *db.Tx, i Invoice, r CreditRequest) (Credited, error) {
	freed, err := giveBack(ctx, tx, i, r)
	if err != nil {
		return Credited{}, err
	}
	number, err := settings.NextNumber(ctx, tx, settings.CreditNote, r.Date)
	if err != nil {
		return Credited{}, err
	}
	left := uncredited(i)
	note, err := tx.Insert(ctx, insertNote, number, i.ID, i.Customer, r.Date, left.net, left.tax, left.amount, r.Reason, r.Rebill)
	if err != nil {
		return Credited{}, err
	}
	if left.amount > 0 {
		if _, err := Settle(ctx, tx, Settlement{Invoice: i.ID, Kind: ByCredit, Credit: note, Date: r.Date, Amount: left.amount, Reason: r.Reason}); err != nil {
			return Credited{}, err
		}
	}
	if _, err := tx.Exec(ctx, "UPDATE invoices SET state = 'credited' WHERE id = ?", i.ID); err != nil {
		return Credited{}, err
	}
	if r.Rebill {
		if err := billAgain(ctx, tx, i.ID); err != nil {
			return Credited{}, err
		}
	}
	return Credited{Number: number, Total: left.amount, Freed: freed}, nil
}

// uncredited is what credit notes have left of an invoice.
func uncredited(i Invoice) sums {
	left := sums{i.Net, i.Tax, i.Total}
	for _, n := range i.Notes {
		left = left.minus(sums{n.Net, n.Tax, n.Total})
	}
	return left
}

const insertNote = "INSERT INTO credit_notes (number, invoice_id, customer_id, date, net, tax, total, reason, rebill) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

// billAgain frees the periods of an invoice, and has those worked out again whose differences stood on it or on others.
func billAgain(ctx context.Context, tx *db.Tx, id InvoiceID) error {
	if _, err := tx.Exec(ctx, "DELETE FROM late_fees WHERE billed_in = ?", id); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "DELETE FROM billed WHERE invoice_id = ?", id); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `
		UPDATE charges SET review_from = min(coalesce(review_from, d.day), d.day)
		FROM (SELECT charge_id, min(period_from) AS day FROM invoice_lines
		      WHERE invoice_id = ?1 AND kind = 'delta' OR adjusts IN (SELECT id FROM invoice_lines WHERE invoice_id = ?1) GROUP BY charge_id) d
		WHERE charges.id = d.charge_id`, id)
	return err
}

// giveBack reverses all money and write-offs that stand against an invoice. The receipts keep the money as prepayment.
func giveBack(ctx context.Context, tx *db.Tx, i Invoice, r CreditRequest) (freed money.Amount, err error) {
	for _, a := range i.Allocations {
		if a.Reversed || a.Reverses != 0 || a.Kind == ByCredit {
			continue
		}
		if _, err := Settle(ctx, tx, Settlement{Invoice: i.ID, Kind: a.Kind, Receipt: a.Receipt, Date: r.Date, Amount: -a.Amount, Reason: r.Reason, Reverses: a.ID}); err != nil {
			return 0, err
		}
		if a.Kind == ByReceipt {
			freed += a.Amount
			if _, err := tx.Exec(ctx, "UPDATE receipts SET allocated = allocated - ? WHERE id = ?", a.Amount, a.Receipt); err != nil {
				return 0, err
			}
		}
	}
	return freed, nil
}
