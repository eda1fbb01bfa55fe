package exchange

import (
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// partKind is a table whose rows belong to a charge.
type partKind struct {
	table string
	field string                              // of contract.Charge, as in the places of faults
	keys  []string                            // the columns that tell the rows of one charge apart
	rows  func(h contract.Charge) []sheet.Row // in the order of the field, without the charge's own key
	put   func(h *contract.Charge, i int, row sheet.Row)
}

var partKinds = []*partKind{
	{"price_steps", "steps", []string{"from"}, stepRows, putStep},
	{"free_periods", "free", []string{"from"}, freeRows, putFree},
	{"discounts", "discounts", []string{"from"}, discountRows, putDiscount},
	{"tiers", "tiers", []string{"upto"}, tierRows, putTier},
	{"formulas", "formulas", []string{"from"}, formulaRows, putFormula},
	{"register_prices", "registerPrices", []string{"register", "from"}, registerRows, putRegister},
}

// same says that two rows of one charge are the same one.
func (k *partKind) same(a, b sheet.Row) bool {
	return !slices.ContainsFunc(k.keys, func(key string) bool { return !a.Cells[key].Equal(b.Cells[key]) })
}

// at finds the place of the row with the same key in a charge's list, or −1.
func (k *partKind) at(h contract.Charge, row sheet.Row) int {
	return slices.IndexFunc(k.rows(h), func(r sheet.Row) bool { return k.same(r, row) })
}

// find gives the row with the same key as it is in the charge, or nil.
func (k *partKind) find(h contract.Charge, row sheet.Row) *sheet.Row {
	if i := k.at(h, row); i >= 0 {
		return &k.rows(h)[i]
	}
	return nil
}

func (w *work) overlayPart(d *deal, p partRow) {
	h := lineOf(&d.after, p.line)
	if h == nil {
		if !d.faulty { // else its charge was refused, which is told
			w.refuse(fault.New(NoCharge, fault.Args{"code": d.code, "line": p.line}), p.kind.table, p.row.Line, "line")
		}
		d.faulty = true
		return
	}
	i := p.kind.at(*h, p.row)
	if i < 0 {
		needed := map[string][]string{"price_steps": {"price"}, "free_periods": {"to"}, "tiers": {"price"}, "formulas": {"formula"}, "register_prices": {"price"}}
		if !w.need(p.kind.table, p.row, needed[p.kind.table]...) {
			d.faulty = true
			return
		}
	}
	p.kind.put(h, i, p.row)
}

func stepRows(h contract.Charge) (rows []sheet.Row) {
	for _, s := range h.Steps {
		rows = append(rows, cells("from", s.From, "price", s.Price))
	}
	return rows
}

func putStep(h *contract.Charge, i int, row sheet.Row) {
	if i < 0 {
		h.Steps, i = append(h.Steps, charge.Step{From: row.Date("from")}), len(h.Steps)
	}
	set(row, "price", &h.Steps[i].Price)
}

func freeRows(h contract.Charge) (rows []sheet.Row) {
	for _, r := range h.Free {
		rows = append(rows, cells("from", r.From, "to", r.To))
	}
	return rows
}

func putFree(h *contract.Charge, i int, row sheet.Row) {
	if i < 0 {
		h.Free, i = append(h.Free, date.Range{From: row.Date("from")}), len(h.Free)
	}
	set(row, "to", &h.Free[i].To)
}

func discountRows(h contract.Charge) (rows []sheet.Row) {
	for _, d := range h.Discounts {
		row := cells("from", d.From, "to", d.To, "percent", share(d.Percent), "amount", nil, "reason", d.Reason)
		if d.Amount != 0 {
			row.Cells["amount"] = sheet.Of(d.Amount)
		}
		rows = append(rows, row)
	}
	return rows
}

func putDiscount(h *contract.Charge, i int, row sheet.Row) {
	if i < 0 {
		h.Discounts, i = append(h.Discounts, charge.Discount{From: row.Date("from")}), len(h.Discounts)
	}
	d := &h.Discounts[i]
	set(row, "to", &d.To)
	setPoints(row, "percent", &d.Percent)
	set(row, "amount", &d.Amount)
	set(row, "reason", &d.Reason)
}

func tierRows(h contract.Charge) (rows []sheet.Row) {
	for _, t := range h.Tiers {
		row := cells("upto", nil, "price", t.Price)
		if t.Upto != nil {
			row.Cells["upto"] = sheet.Of(*t.Upto)
		}
		rows = append(rows, row)
	}
	return rows
}

// putTier keeps the bands in order, the one without an end last.
func putTier(h *contract.Charge, i int, row sheet.Row) {
	if i >= 0 {
		set(row, "price", &h.Tiers[i].Price)
		return
	}
	var t charge.Tier
	set(row, "price", &t.Price)
	if d, ok := row.Decimal("upto"); ok {
		t.Upto = &d
	}
	at := slices.IndexFunc(h.Tiers, func(o charge.Tier) bool {
		return t.Upto != nil && (o.Upto == nil || o.Upto.GreaterThan(*t.Upto))
	})
	if at < 0 {
		at = len(h.Tiers)
	}
	h.Tiers = slices.Insert(h.Tiers, at, t)
}

func formulaRows(h contract.Charge) (rows []sheet.Row) {
	for _, f := range h.Formulas {
		rows = append(rows, cells("from", f.From, "formula", f.Formula))
	}
	return rows
}

func putFormula(h *contract.Charge, i int, row sheet.Row) {
	if i < 0 {
		h.Formulas, i = append(h.Formulas, charge.Formula{From: row.Date("from")}), len(h.Formulas)
	}
	set(row, "formula", &h.Formulas[i].Formula)
}

func registerRows(h contract.Charge) (rows []sheet.Row) {
	for _, r := range h.RegisterPrices {
		rows = append(rows, cells("register", r.Register, "from", r.From, "price", r.Price))
	}
	return rows
}

func putRegister(h *contract.Charge, i int, row sheet.Row) {
	if i < 0 {
		h.RegisterPrices, i = append(h.RegisterPrices, charge.RegisterPrice{Register: row.Text("register"), From: row.Date("from")}), len(h.RegisterPrices)
	}
	set(row, "price", &h.RegisterPrices[i].Price)
}
