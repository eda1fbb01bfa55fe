package billing

import (
	"context"
	"encoding/json"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// loadAtOnce is how many invoices one query reads.
const loadAtOnce = 500

// LoadMany gives invoices whole but for the entries that settled them, in the order of the ids, in a few queries.
func LoadMany(ctx context.Context, tx *db.Tx, ids []InvoiceID) ([]Invoice, error) {
	out := make([]Invoice, 0, len(ids))
	for some := range slices.Chunk(ids, loadAtOnce) {
		found, err := loadSome(ctx, tx, some)
		if err != nil {
			return nil, err
		}
		for _, id := range some {
			i, ok := found[id]
			if !ok {
				return nil, fault.New(NoSuchInvoice, fault.Args{"invoice": int64(id)})
			}
			out = append(out, *i)
		}
	}
	return out, nil
}

func loadSome(ctx context.Context, tx *db.Tx, ids []InvoiceID) (map[InvoiceID]*Invoice, error) {
	args := make([]any, len(ids))
	for n, id := range ids {
		args[n] = id
	}
	found := make(map[InvoiceID]*Invoice, len(ids))
	type whole struct {
		Invoice
		billTo string
	}
	err := db.Each(ctx, tx, func(w *whole) []any { return append(row(&w.Row), &w.Memo, &w.billTo) }, func(w whole) error {
		i := w.Invoice
		i.judge(tx.Today())
		if err := json.Unmarshal([]byte(w.billTo), &i.BillTo); err != nil {
			return err
		}
		if i.BillTo.Name == "" {
			i.BillTo.Name = i.Name
		}
		i.Lines, i.Allocations = []InvoiceLine{}, []Allocation{}
		found[i.ID] = &i
		return nil
	}, rowColumns+", i.memo, i.bill_to FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE i.id IN ("+db.Marks(len(ids))+")", args...)
	if err != nil {
		return nil, err
	}
	type spent struct {
		of     InvoiceID
		amount money.Amount
	}
	if err := db.Each(ctx, tx, func(s *spent) []any { return []any{&s.of, &s.amount} }, func(s spent) error {
		found[s.of].Prepaid += s.amount
		return nil
	}, "SELECT a.invoice_id, a.amount FROM allocations a WHERE a.invoice_id IN ("+db.Marks(len(ids))+`) AND a.reason = ? AND a.amount > 0
		AND NOT EXISTS (SELECT 1 FROM allocations r WHERE r.invoice_id = a.invoice_id AND r.reverses = a.id)`, append(slices.Clip(args), aheadReason)...); err != nil {
		return nil, err
	}
	type owned struct {
		InvoiceLine
		of InvoiceID
	}
	return found, db.Each(ctx, tx, func(l *owned) []any { return append(line(&l.InvoiceLine), &l.of) }, func(l owned) error {
		found[l.of].Lines = append(found[l.of].Lines, l.InvoiceLine)
		return nil
	}, lineColumns+", l.invoice_id "+lineFrom+"WHERE l.invoice_id IN ("+db.Marks(len(ids))+") ORDER BY l.invoice_id, l.position", args...)
}
