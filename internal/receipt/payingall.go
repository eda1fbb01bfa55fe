package receipt

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// claimed is a receipt that somebody claimed, with what was set against invoices from it.
type claimed struct {
	paid
	id       int64
	amount   money.Amount
	invoices []int64 // each once
}

// everyPaid gives the last claims of every customer, by customer, as paidBy gives those of one. Receipts and entries are read each alone,
// and invoices only where it matters which they are: joined they take three times as long on a large book.
func everyPaid(ctx context.Context, tx *db.Tx) ([]paid, error) {
	var all []claimed
	var entries []entry
	err := tx.Together(ctx, func(tx *db.Tx) (err error) {
		all, err = db.Rows(ctx, tx, func(c *claimed) []any { return []any{&c.id, &c.who, &c.day, &c.amount} },
			"SELECT id, customer_id, date, amount FROM receipts NOT INDEXED WHERE customer_id > 0 AND state = 'claimed'")
		return err
	}, func(tx *db.Tx) (err error) {
		entries, err = db.Rows(ctx, tx, func(e *entry) []any { return []any{&e.id, &e.receipt, &e.invoice, &e.amount, &e.reverses, &e.fee} }, `
			SELECT id, receipt_id, invoice_id, amount, coalesce(reverses, 0), iif(kind = 'writeoff' AND reason LIKE 'fee%', amount, 0)
			FROM allocations NOT INDEXED WHERE receipt_id IS NOT NULL`)
		return err
	})
	if err != nil {
		return nil, err
	}
	set(all, entries)
	all = lastOfEach(slices.DeleteFunc(all, func(c claimed) bool { return len(c.invoices) == 0 }))
	if err := tellInvoices(ctx, tx, all); err != nil {
		return nil, err
	}
	out := make([]paid, len(all))
	for i := range all {
		out[i] = all[i].paid
	}
	return out, nil
}

// entry is what was set against an invoice from a receipt, or taken back.
type entry struct {
	id, receipt, invoice, reverses int64
	amount, fee                    money.Amount
}

// set gives each receipt what stands of its entries.
func set(all []claimed, entries []entry) {
	at, reversed := make(map[int64]*claimed, len(all)), map[int64]bool{}
	for i := range all {
		at[all[i].id] = &all[i]
	}
	for _, e := range entries {
		if e.reverses != 0 {
			reversed[e.reverses] = true
		}
	}
	for _, e := range entries {
		c := at[e.receipt]
		if c == nil || e.amount <= 0 || reversed[e.id] {
			continue
		}
		c.fee += e.fee
		if !slices.Contains(c.invoices, e.invoice) {
			c.invoices = append(c.invoices, e.invoice)
		}
	}
}

// lastOfEach keeps the last claims of each customer, by customer.
func lastOfEach(all []claimed) []claimed {
	slices.SortFunc(all, func(a, b claimed) int {
		return cmp.Or(cmp.Compare(a.who, b.who), cmp.Compare(b.day, a.day), cmp.Compare(b.id, a.id))
	})
	nth, who := 0, int64(0)
	return slices.DeleteFunc(all, func(c claimed) bool {
		if c.who != who {
			nth, who = 0, c.who
		}
		nth++
		return nth > recent
	})
}

// tellInvoices fills in how many months a claim paid for, and whether it paid one bill rounded.
func tellInvoices(ctx context.Context, tx *db.Tx, all []claimed) error {
	type told struct {
		id    int64
		total money.Amount
		month string
	}
	ask := map[int64]bool{}
	for _, c := range all {
		if len(c.invoices) > 1 || c.amount%whole == 0 {
			for _, id := range c.invoices {
				ask[id] = true
			}
		}
	}
	ids, err := json.Marshal(slices.Sorted(maps.Keys(ask)))
	if err != nil {
		return err
	}
	invoices := map[int64]told{}
	if err := db.Each(ctx, tx, func(t *told) []any { return []any{&t.id, &t.total, &t.month} }, func(t told) error { invoices[t.id] = t; return nil },
		"SELECT id, total, coalesce(substr(period_from, 1, 7), '') FROM invoices WHERE id IN (SELECT value FROM json_each(?))", string(ids)); err != nil {
		return err
	}
	for i := range all {
		c := &all[i]
		months := map[string]bool{}
		for _, id := range c.invoices {
			if of := invoices[id]; of.month != "" {
				months[of.month] = true
			}
		}
		c.months = len(months)
		if of, ok := invoices[c.invoices[0]]; ok && len(c.invoices) == 1 {
			off := c.amount - of.total
			c.rounded = c.amount%whole == 0 && of.total%whole != 0 && max(off, -off) < near
		}
	}
	return nil
}

// A bill is paid rounded with whole tens of yuan that come near it.
const (
	whole money.Amount = 1000
	near  money.Amount = 10000
)
