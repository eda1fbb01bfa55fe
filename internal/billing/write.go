package billing

import (
	"context"
	"errors"

	"zhangfang/internal/db"
)

// writer lays the invoices of a run into their tables, many rows to a statement.
type writer struct {
	run                            RunID
	next                           InvoiceID
	invoices, lines, periods, late *db.Batch
}

func newWriter(ctx context.Context, tx *db.Tx, run RunID) (*writer, error) {
	next, err := tx.NextID(ctx, "invoices")
	invoices := tx.Batch("invoices", "id", "number", "state", "origin", "run_id", "customer_id", "bill_to", "contract", "kind", "unit",
		"issue_date", "due_date", "period_from", "period_to", "net", "tax", "total")
	lines := tx.Batch("invoice_lines", "invoice_id", "position", "contract_id", "charge_id", "fee_item_id", "name", "unit", "period_from", "period_to",
		"quantity", "unit_price", "working", "remark", "tax_rate", "net", "tax", "amount", "kind", "adjusts").After(invoices)
	periods := tx.Batch("billed", "charge_id", "period_from", "period_to", "invoice_id", "read_to").After(invoices)
	late := tx.Batch("late_fees", "invoice_id", "from_date", "to_date", "amount", "state", "billed_in", "sheet").After(invoices)
	return &writer{run: run, next: InvoiceID(next), invoices: invoices, lines: lines, periods: periods, late: late}, err
}

func (w *writer) write(ctx context.Context, i *Planned, billTo string) error {
	i.ID = w.next
	w.next++
	err := w.invoices.Add(ctx, i.ID, i.Number, "issued", "run", w.run, i.Customer, billTo, i.words(func(l Line) string { return l.Contract }),
		i.words(func(l Line) string { return l.Name }), i.words(func(l Line) string { return l.unit }), i.Issue, i.Due, i.from(), i.to(), i.Net, i.Tax, i.Total)
	if err != nil {
		return err
	}
	for n, l := range i.Lines {
		if err := w.lines.Add(ctx, i.ID, n+1, ref(l.contractID), ref(l.Charge), ref(l.FeeItem), l.called(), l.Unit, l.From, l.To,
			l.Quantity, l.UnitPrice, l.Working, l.remark(), l.TaxRate, l.Net, l.TaxAmount, l.Amount, l.Kind, ref(l.Adjusts)); err != nil {
			return err
		}
		if l.late == nil {
			continue
		}
		if err := w.late.Add(ctx, l.late.Invoice, l.From, l.To, l.Amount, "billed", i.ID, l.late.json()); err != nil {
			return err
		}
	}
	for _, b := range i.periods {
		if err := w.periods.Add(ctx, b.charge, b.From, b.To, i.ID, b.readTo); err != nil {
			return err
		}
	}
	return nil
}

// called is the name of a line: of its fee item, with the register or the band that it is for.
func (l Line) called() string {
	if l.Part == "" {
		return l.Name
	}
	return l.Name + "（" + l.Part + "）"
}

// ref is a reference that may not be there.
func ref(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

func (w *writer) flush(ctx context.Context) error {
	return errors.Join(w.lines.Flush(ctx), w.periods.Flush(ctx), w.late.Flush(ctx))
}
