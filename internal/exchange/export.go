package exchange

import (
	"context"
	"slices"

	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/sheet"
)

// takeOut reads tables of the book; no names are all tables. What was archived or taken back stays out where another
// book would take it for live: archived contracts with their meters, drafts, credited invoices.
func takeOut(ctx context.Context, tx *db.Tx, names []string) (sheet.Data, error) {
	t := taking{ctx: ctx, tx: tx, names: names, data: sheet.Data{}}
	for _, step := range []func() error{t.customers, t.items, t.contracts, t.turnovers, t.meters, t.invoices, t.receipts} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t.data, nil
}

type taking struct {
	ctx   context.Context
	tx    *db.Tx
	names []string
	data  sheet.Data
}

// wants says whether one of the tables was asked for, and makes those that were.
func (t taking) wants(tables ...string) bool {
	found := false
	for _, name := range tables {
		if len(t.names) == 0 || slices.Contains(t.names, name) {
			t.data[name], found = []sheet.Row{}, true
		}
	}
	return found
}

// add takes a row if its table was asked for.
func (t taking) add(table string, row sheet.Row) {
	if rows, ok := t.data[table]; ok {
		t.data[table] = append(rows, row)
	}
}

func (t taking) customers() error {
	if !t.wants("customers") {
		return nil
	}
	all, err := customer.LoadAll(t.ctx, t.tx)
	for _, c := range all {
		t.add("customers", customerRow(c))
	}
	return err
}

func (t taking) items() error {
	if !t.wants("fee_items") {
		return nil
	}
	type id = contract.FeeItemID
	used, err := db.Rows(t.ctx, t.tx, func(f *id) []any { return []any{f} },
		"SELECT DISTINCT h.fee_item_id FROM charges h JOIN contracts c ON c.id = h.contract_id WHERE c.archived = 0")
	if err != nil {
		return err
	}
	all, err := contract.LoadItems(t.ctx, t.tx)
	for _, f := range all {
		if !f.Archived || slices.Contains(used, f.ID) {
			t.add("fee_items", itemRow(f))
		}
	}
	return err
}

func (t taking) contracts() error {
	if !t.wants("contracts", "charges", "price_steps", "free_periods", "discounts", "tiers", "formulas", "register_prices") {
		return nil
	}
	w := &work{ctx: t.ctx, tx: t.tx}
	if err := w.codes(); err != nil {
		return err
	}
	known, err := w.terms()
	if err != nil {
		return err
	}
	all, err := contract.LoadAll(t.ctx, t.tx)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Archived {
			continue
		}
		t.add("contracts", known.contractRow(c))
		for _, h := range c.Charges {
			if h.Withdrawn {
				continue // another book has not billed it
			}
			t.add("charges", known.chargeRow(c.Code, h))
			for _, k := range partKinds {
				for _, row := range k.rows(h) {
					row.Cells["contract"], row.Cells["line"] = sheet.Of(c.Code), sheet.Of(h.Line)
					t.add(k.table, row)
				}
			}
		}
	}
	return nil
}

// live keeps to meters that no archived contract has.
const live = " LEFT JOIN contracts c ON c.id = m.contract_id WHERE coalesce(c.archived, 0) = 0 "

func (t taking) meters() error {
	if t.wants("meters") {
		if err := t.metersRows(); err != nil {
			return err
		}
	}
	if !t.wants("readings") {
		return nil
	}
	return db.Each(t.ctx, t.tx, readingDest, func(r reading) error { t.add("readings", r.row()); return nil },
		readingColumns+live+"ORDER BY r.meter_id, r.register, r.date, r.id")
}

func (t taking) invoices() error {
	if !t.wants("invoices") {
		return nil
	}
	return db.Each(t.ctx, t.tx, invoiceDest, func(i invoice) error {
		t.add("invoices", i.row(i.total-i.settled))
		return nil
	}, invoiceColumns+"WHERE i.state = 'issued' ORDER BY i.id")
}

func (t taking) receipts() error {
	if !t.wants("receipts") {
		return nil
	}
	return db.Each(t.ctx, t.tx, receiptDest, func(r receipt) error { t.add("receipts", r.row()); return nil }, receiptColumns+"WHERE channel <> 'deposit' ORDER BY id")
}
