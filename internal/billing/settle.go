package billing

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// AllocationID names one row of what was set against an invoice.
type AllocationID int64

// Kind says what settles an invoice.
type Kind string

// What settles an invoice.
const (
	ByReceipt  Kind = "receipt"
	ByCredit   Kind = "credit"
	ByWriteOff Kind = "writeoff" // a fee or a discount that closes the invoice beside the money
	ByOpening  Kind = "opening"  // paid before the book began
)

// Settlement sets an amount against an invoice, or takes one back when Reverses is set.
type Settlement struct {
	Invoice  InvoiceID
	Kind     Kind
	Receipt  int64 // for ByReceipt, and for a write-off made in a claim; else 0
	Credit   int64 // for ByCredit; else 0
	Date     date.Date
	Amount   money.Amount // positive, or negative when it reverses
	Reason   string
	Reverses AllocationID
}

// Settle writes settlements and keeps each invoice's settled sum in step: the only way money meets an invoice.
// It refuses what would leave an invoice settled below nothing or beyond its total. A settlement dated before its invoice
// counts from the issue date, because before it there was nothing to settle.
func Settle(ctx context.Context, tx *db.Tx, entries ...Settlement) ([]AllocationID, error) {
	ids := make([]AllocationID, len(entries))
	for i, e := range entries {
		n, err := tx.Exec(ctx, `
			UPDATE invoices SET settled = settled + ?1
			WHERE id = ?2 AND state = 'issued' AND settled + ?1 BETWEEN 0 AND total`, e.Amount, e.Invoice)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, refused(ctx, tx, e)
		}
		id, err := tx.Insert(ctx, `
			INSERT INTO allocations (invoice_id, kind, receipt_id, credit_id, date, amount, reason, reverses)
			SELECT id, ?, nullif(?, 0), nullif(?, 0), max(?, issue_date), ?, ?, nullif(?, 0) FROM invoices WHERE id = ?`,
			e.Kind, e.Receipt, e.Credit, e.Date, e.Amount, e.Reason, e.Reverses, e.Invoice)
		if err != nil {
			return nil, err
		}
		ids[i] = AllocationID(id)
	}
	return ids, nil
}

func refused(ctx context.Context, tx *db.Tx, e Settlement) error {
	type open struct {
		number, state string
		total, done   money.Amount
	}
	i, ok, err := db.One(ctx, tx, func(o *open) []any { return []any{&o.number, &o.state, &o.total, &o.done} },
		"SELECT coalesce(number, ''), state, total, settled FROM invoices WHERE id = ?", e.Invoice)
	switch {
	case err != nil:
		return err
	case !ok:
		return fault.New(NoSuchInvoice, fault.Args{"invoice": int64(e.Invoice)})
	case i.state != "issued":
		return fault.New(NotOpen, fault.Args{"number": i.number})
	}
	return fault.New(OverSettled, fault.Args{"number": i.number, "open": i.total - i.done, "asked": e.Amount})
}

// Allocation is one dated settlement of an invoice.
type Allocation struct {
	ID       AllocationID `json:"id"`
	Invoice  InvoiceID    `json:"invoice"`
	Number   string       `json:"number"` // of the invoice
	Kind     Kind         `json:"kind"`
	Receipt  int64        `json:"receipt"` // 0 for none
	Credit   int64        `json:"credit"`  // 0 for none
	By       string       `json:"by"`      // the receipt's reference or the credit note's number
	Payer    string       `json:"payer"`   // of the receipt
	Date     date.Date    `json:"date" ts_type:"string"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Reason   string       `json:"reason"`
	Reverses AllocationID `json:"reverses"` // the allocation that this one takes back, or 0
	Reversed bool         `json:"reversed"` // taken back by a later one
}

const allocationColumns = `
	SELECT a.id, a.invoice_id, coalesce(i.number, ''), a.kind, coalesce(a.receipt_id, 0), coalesce(a.credit_id, 0),
	       coalesce(c.number, r.reference, ''), coalesce(r.payer_name, ''), a.date, a.amount, a.reason, coalesce(a.reverses, 0),
	       EXISTS (SELECT 1 FROM allocations b WHERE b.reverses = a.id)
	FROM allocations a
	JOIN invoices i ON i.id = a.invoice_id
	LEFT JOIN receipts r ON r.id = a.receipt_id
	LEFT JOIN credit_notes c ON c.id = a.credit_id `

func allocation(a *Allocation) []any {
	return []any{&a.ID, &a.Invoice, &a.Number, &a.Kind, &a.Receipt, &a.Credit, &a.By, &a.Payer, &a.Date, &a.Amount, &a.Reason, &a.Reverses, &a.Reversed}
}

// OfReceipt lists what a receipt was set against, in the order it happened.
func OfReceipt(ctx context.Context, tx *db.Tx, receipt int64) ([]Allocation, error) {
	return db.Rows(ctx, tx, allocation, allocationColumns+"WHERE a.receipt_id = ? ORDER BY a.id", receipt)
}

// ofInvoice lists what was set against an invoice, in the order it happened.
func ofInvoice(ctx context.Context, tx *db.Tx, id InvoiceID) ([]Allocation, error) {
	return db.Rows(ctx, tx, allocation, allocationColumns+"WHERE a.invoice_id = ? ORDER BY a.id", id)
}
