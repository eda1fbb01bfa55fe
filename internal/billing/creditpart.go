package billing

import (
	"context"
	"slices"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
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
		if err := c.write(ctx, tx, i, day, deltaReason); err != nil {
			return err
		}
	}
	return numbers.Flush(ctx)
}

// creditParts works out what a note by hand takes back of which lines; nothing where that is all that is left of the invoice. Such lines
// name no charge: the charge did not change, and what it comes to later is reckoned beside them. The tax of a part is its share of
// the tax that is left of the line, so that parts add up to it.
func creditParts(i Invoice, parts []CreditPart) ([]CreditLine, error) {
	left := leftOfLines(i)
	open, out := uncredited(i).amount, []CreditLine{}
	for n, p := range parts {
		at := slices.IndexFunc(i.Lines, func(l InvoiceLine) bool { return l.ID == p.Line })
		if at < 0 {
			return nil, fault.New(CreditStrange, fault.Args{"number": i.Number}).At("lines", strconv.Itoa(n), "line")
		}
		l, rest := i.Lines[at], left[p.Line]
		if most := max(min(rest.amount, open), 0); p.Amount > most {
			return nil, fault.New(CreditBeyond, fault.Args{"name": l.Name, "left": most, "asked": p.Amount}).At("lines", strconv.Itoa(n), "amount")
		}
		tax := rest.tax.Split(int64(p.Amount), int64(rest.amount-p.Amount))[0]
		taken := sums{p.Amount - tax, tax, p.Amount}
		left[p.Line], open = rest.minus(taken), open-p.Amount
		out = append(out, CreditLine{Adjusts: l.ID, Contract: l.Contract, Name: l.Name, From: l.From, To: l.To, TaxRate: l.TaxRate, Net: taken.net, Tax: taken.tax, Amount: taken.amount})
	}
	if open == 0 {
		return nil, nil
	}
	return out, nil
}

// leftOfLines is what credit notes have left of each line of an invoice.
func leftOfLines(i Invoice) map[int64]sums {
	left := map[int64]sums{}
	for _, l := range i.Lines {
		left[l.ID] = sums{l.Net, l.Tax, l.Amount}
	}
	for _, n := range i.Notes {
		for _, l := range n.Lines {
			left[l.Adjusts] = left[l.Adjusts].minus(sums{l.Net, l.Tax, l.Amount})
		}
	}
	return left
}

func concede(ctx context.Context, tx *db.Tx, i Invoice, r CreditRequest, parts []CreditLine) (Credited, error) {
	number, err := settings.NextNumber(ctx, tx, settings.CreditNote, r.Date)
	if err != nil {
		return Credited{}, err
	}
	c := PlannedCredit{Number: number, Invoice: i.ID, Customer: i.Customer, Lines: parts}
	for _, l := range parts {
		c.Total += l.Amount
		c.parts = c.parts.plus(sums{l.Net, l.Tax, l.Amount})
	}
	if err := c.write(ctx, tx, i, r.Date, r.Reason); err != nil {
		return Credited{}, err
	}
	return Credited{Number: number, Total: c.Total, Freed: c.Freed}, nil
}

func (c *PlannedCredit) write(ctx context.Context, tx *db.Tx, i Invoice, day date.Date, reason string) (err error) {
	if c.Freed, err = free(ctx, tx, i, c.Total-i.Open, day, reason); err != nil {
		return err
	}
	note, err := tx.Insert(ctx, insertNote, c.Number, c.Invoice, c.Customer, day, c.parts.net, c.parts.tax, c.Total, reason, false)
	if err != nil {
		return err
	}
	for _, l := range c.Lines {
		if _, err := tx.Exec(ctx, `INSERT INTO credit_note_lines (credit_id, adjusts, charge_id, name, period_from, period_to, working, tax_rate, net, tax, amount)
			VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?)`, note, l.Adjusts, l.Charge, l.Name, l.From, l.To, l.Working, l.TaxRate, l.Net, l.Tax, l.Amount); err != nil {
			return err
		}
	}
	_, err = Settle(ctx, tx, Settlement{Invoice: c.Invoice, Kind: ByCredit, Credit: note, Date: day, Amount: c.Total, Reason: reason})
	return err
}

// free takes so much of what was set against an invoice off again, the last money first and write-offs after it, by dated
// reversals; of an entry that is needed in part the rest is set against it anew. It gives the money that receipts have back.
func free(ctx context.Context, tx *db.Tx, i Invoice, needed money.Amount, day date.Date, reason string) (freed money.Amount, err error) {
	for _, kinds := range [][]Kind{{ByReceipt}, {ByWriteOff, ByOpening}} {
		for _, a := range slices.Backward(i.Allocations) {
			if needed <= 0 {
				return freed, nil
			}
			if a.Reversed || a.Reverses != 0 || !slices.Contains(kinds, a.Kind) {
				continue
			}
			part := min(needed, a.Amount)
			back := Settlement{Invoice: i.ID, Kind: a.Kind, Receipt: a.Receipt, Date: day, Amount: -a.Amount, Reason: reason, Reverses: a.ID}
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
