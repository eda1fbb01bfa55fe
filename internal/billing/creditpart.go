package billing

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// deltaReason is what a credit note for differences gives as its reason on paper.
const deltaReason = "合同变更差额"

// giveBack makes the credit notes of a plan. Invoices stay as they were issued; what was paid beyond what is left of them becomes
// prepayment.
func (p *Plan) giveBack(ctx context.Context, tx *db.Tx) error {
	if len(p.Credits) == 0 {
		return nil
	}
	numbers, err := settings.Numbers(ctx, tx, settings.CreditNote)
	if err != nil {
		return err
	}
	for n := range p.Credits {
		c := &p.Credits[n]
		i, err := get(ctx, tx, c.Invoice, tx.Today())
		if err != nil {
			return err
		}
		day := max(tx.Today(), latest(i))
		if c.Number, err = numbers.Next(ctx, day); err != nil {
			return err
		}
		if err := c.write(ctx, tx, i, day); err != nil {
			return err
		}
	}
	return numbers.Flush(ctx)
}

func (c *PlannedCredit) write(ctx context.Context, tx *db.Tx, i Invoice, day date.Date) (err error) {
	if c.Freed, err = free(ctx, tx, i, c.Total-i.Open, day); err != nil {
		return err
	}
	note, err := tx.Insert(ctx, insertNote, c.Number, c.Invoice, c.Customer, day, c.parts.net, c.parts.tax, c.Total, deltaReason, false)
	if err != nil {
		return err
	}
	for _, l := range c.Lines {
		if _, err := tx.Exec(ctx, `INSERT INTO credit_note_lines (credit_id, adjusts, charge_id, name, period_from, period_to, working, tax_rate, net, tax, amount)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, note, l.Adjusts, l.Charge, l.Name, l.From, l.To, l.Working, l.TaxRate, l.Net, l.Tax, l.Amount); err != nil {
			return err
		}
	}
	_, err = Settle(ctx, tx, Settlement{Invoice: c.Invoice, Kind: ByCredit, Credit: note, Date: day, Amount: c.Total, Reason: deltaReason})
	return err
}

// free takes so much of what was set against an invoice off again, the last money first and write-offs after it, by dated
// reversals; of an entry that is needed in part the rest is set against it anew. It gives the money that receipts have back.
func free(ctx context.Context, tx *db.Tx, i Invoice, needed money.Amount, day date.Date) (freed money.Amount, err error) {
	for _, kinds := range [][]Kind{{ByReceipt}, {ByWriteOff, ByOpening}} {
		for _, a := range slices.Backward(i.Allocations) {
			if needed <= 0 {
				return freed, nil
			}
			if a.Reversed || a.Reverses != 0 || !slices.Contains(kinds, a.Kind) {
				continue
			}
			part := min(needed, a.Amount)
			back := Settlement{Invoice: i.ID, Kind: a.Kind, Receipt: a.Receipt, Date: day, Amount: -a.Amount, Reason: deltaReason, Reverses: a.ID}
			if _, err := Settle(ctx, tx, back); err != nil {
				return 0, err
			}
			if rest := a.Amount - part; rest > 0 {
				if _, err := Settle(ctx, tx, Settlement{Invoice: i.ID, Kind: a.Kind, Receipt: a.Receipt, Date: day, Amount: rest, Reason: a.Reason}); err != nil {
					return 0, err
				}
			}
			needed -= part
			if a.Kind == ByReceipt {
				freed += part
				if _, err := tx.Exec(ctx, "UPDATE receipts SET allocated = allocated - ? WHERE id = ?", part, a.Receipt); err != nil {
					return 0, err
				}
			}
		}
	}
	return freed, nil
}
