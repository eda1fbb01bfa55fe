package billing

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// aheadReason marks what a bill run set against its own invoices out of money that was paid ahead.
const aheadReason = "prepay"

// ahead is a receipt with something left, and the fee items that it has paid for or names.
type ahead struct {
	id, customer int64
	date         date.Date
	amount, left money.Amount
	memo         string
	items        map[int64]bool
}

// spent is a part of a receipt that one invoice of the plan gets.
type spent struct {
	invoice int // in the plan
	receipt ahead
	amount  money.Amount
}

// spendAhead works out by the book's rule what prepayments pay of the plan's invoices: the oldest money first, the invoices due first
// before the others; where the fee item counts, each receipt looks first at the invoices that bear one of its own.
func (p *Plan) spendAhead(ctx context.Context, tx *db.Tx, who whose) error {
	rules, err := settings.LoadRules(ctx, tx)
	if err != nil || rules.Prepay == settings.PrepayNever || len(p.Invoices) == 0 {
		return err
	}
	funds, err := paidAhead(ctx, tx, rules.Prepay == settings.PrepayItem, who)
	if err != nil {
		return err
	}
	of := map[int64][]int{}
	for n, i := range p.Invoices {
		of[i.Customer] = append(of[i.Customer], n)
	}
	for _, mine := range of {
		slices.SortStableFunc(mine, func(a, b int) int { return cmp.Compare(p.Invoices[a].Due, p.Invoices[b].Due) })
	}
	if rules.Prepay == settings.PrepayItem {
		for n := range funds {
			p.spend(&funds[n], of[funds[n].customer], funds[n].meant)
		}
	}
	for n := range funds {
		p.spend(&funds[n], of[funds[n].customer], func(Line) bool { return true })
	}
	return nil
}

// spend sets a receipt against those invoices that have a fitting line.
func (p *Plan) spend(r *ahead, invoices []int, fits func(Line) bool) {
	for _, n := range invoices {
		i := &p.Invoices[n]
		part := min(r.left, i.Total-i.Prepaid)
		if part <= 0 || !slices.ContainsFunc(i.Lines, fits) {
			continue
		}
		p.spent = append(p.spent, spent{n, *r, part})
		r.left -= part
		i.Prepaid += part
		p.Prepaid += part
	}
}

// meant says that the money is for the fee item of a line.
func (r ahead) meant(l Line) bool {
	return r.items[l.FeeItem] || l.Name != "" && strings.Contains(r.memo, l.Name)
}

// paidAhead gives the receipts with something left, the oldest first.
func paidAhead(ctx context.Context, tx *db.Tx, items bool, of whose) ([]ahead, error) {
	among, args := of.among("customer_id")
	all, err := db.Rows(ctx, tx, func(r *ahead) []any { return []any{&r.id, &r.customer, &r.date, &r.amount, &r.left, &r.memo} }, `
		SELECT id, customer_id, date, amount, amount - allocated, memo || ' ' || note FROM receipts INDEXED BY receipts_prepaid
		WHERE state = 'claimed' AND allocated < amount AND `+among+` ORDER BY date, id`, args...)
	if err != nil || !items {
		return all, err
	}
	at := map[int64]*ahead{}
	for n := range all {
		all[n].items = map[int64]bool{}
		at[all[n].id] = &all[n]
	}
	their, args := of.among("r.customer_id")
	type paid struct{ receipt, item int64 }
	return all, db.Each(ctx, tx, func(p *paid) []any { return []any{&p.receipt, &p.item} }, func(p paid) error {
		at[p.receipt].items[p.item] = true
		return nil
	}, `
		SELECT DISTINCT r.id, l.fee_item_id FROM receipts r INDEXED BY receipts_prepaid
		CROSS JOIN allocations a ON a.receipt_id = r.id AND a.kind = 'receipt' AND a.amount > 0
		CROSS JOIN invoice_lines l ON l.invoice_id = a.invoice_id AND l.fee_item_id IS NOT NULL
		WHERE r.state = 'claimed' AND r.allocated < r.amount AND `+their, args...)
}

// settleAhead books what spendAhead worked out: each part on the day of its invoice, or the first later one on which the money was
// there.
func (p *Plan) settleAhead(ctx context.Context, tx *db.Tx) error {
	for _, s := range p.spent {
		i := p.Invoices[s.invoice]
		given, err := SpokenFor(ctx, tx, s.receipt.id)
		if err != nil {
			return err
		}
		day := FirstRoom(given, max(s.receipt.date, i.Issue), s.amount, s.receipt.amount)
		if _, err := Settle(ctx, tx, Settlement{Invoice: i.ID, Kind: ByReceipt, Receipt: s.receipt.id, Date: day, Amount: s.amount, Reason: aheadReason}); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "UPDATE receipts SET allocated = allocated + ? WHERE id = ?", s.amount, s.receipt.id); err != nil {
			return err
		}
	}
	return nil
}

// subjects are what a run is looked up by: itself, and the receipts that it has spent.
func (p Plan) subjects(run RunID) []db.Subject {
	out := []db.Subject{db.Of("run", run)}
	seen := map[int64]bool{}
	for _, s := range p.spent {
		if !seen[s.receipt.id] {
			seen[s.receipt.id] = true
			out = append(out, db.Of("receipt", s.receipt.id))
		}
	}
	return out
}
