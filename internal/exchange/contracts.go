package exchange

import (
	"maps"
	"slices"

	"zhangfang/internal/contract"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// deal is one contract of the file with the rows of all tables that speak of it. A contract is checked and written whole.
type deal struct {
	code   string
	before *contract.Contract
	after  contract.Contract
	row    *sheet.Row // in contracts, if it is there
	lines  []lineRow
	parts  []partRow
	faulty bool // told already: not looked at further
}

// lineRow is a row of charges, partRow one of a table that belongs to a charge.
type (
	lineRow struct {
		line int
		row  sheet.Row
	}
	partRow struct {
		kind *partKind
		line int
		row  sheet.Row
	}
)

// terms is what the contracts of an import need to know of the book.
type terms struct {
	items     map[contract.FeeItemID]contract.FeeItem
	customers map[int64]string // codes by id
	meters    map[int64]string
}

func (w *work) putContracts() error {
	concerned := slices.ContainsFunc(termTables, func(t string) bool { return len(w.data[t]) > 0 })
	if !concerned {
		return nil
	}
	t, err := w.terms()
	if err != nil {
		return err
	}
	deals, err := w.deals()
	if err != nil {
		return err
	}
	for n, d := range deals {
		if n%100 == 0 && w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		if err := w.putDeal(d, t); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) terms() (terms, error) {
	t := terms{items: map[contract.FeeItemID]contract.FeeItem{}, customers: byID(w.customers), meters: byID(w.meters)}
	items, err := contract.LoadItems(w.ctx, w.tx)
	w.itemNames = map[string]contract.FeeItemID{}
	for _, f := range items {
		t.items[f.ID] = f
		if !f.Archived {
			w.itemNames[f.Name] = f.ID
		}
	}
	return t, err
}

// byID turns ids by code into codes by id.
func byID[ID ~int64](ids map[string]ID) map[int64]string {
	codes := make(map[int64]string, len(ids))
	for code, id := range ids {
		codes[int64(id)] = code
	}
	return codes
}

// deals gathers the rows by contract, in the order of the file.
func (w *work) deals() ([]*deal, error) {
	all, err := contract.LoadAll(w.ctx, w.tx)
	if err != nil {
		return nil, err
	}
	g := gathering{work: w, stored: make(map[string]*contract.Contract, len(all)), open: map[string]*deal{}}
	for i := range all {
		g.stored[all[i].Code] = &all[i]
	}
	for i := range w.data["contracts"] {
		row := &w.data["contracts"][i]
		g.deal(row.Text("code")).row = row
	}
	for _, row := range w.data["charges"] {
		if d, line := g.find("charges", row); d != nil {
			d.lines = append(d.lines, lineRow{line, row})
		}
	}
	for _, k := range partKinds {
		for _, row := range w.data[k.table] {
			if d, line := g.find(k.table, row); d != nil {
				d.parts = append(d.parts, partRow{k, line, row})
			}
		}
	}
	return g.list, nil
}

type gathering struct {
	*work
	stored map[string]*contract.Contract
	open   map[string]*deal
	list   []*deal
}

func (g *gathering) deal(code string) *deal {
	d := g.open[code]
	if d == nil {
		d = &deal{code: code, before: g.stored[code]}
		g.list, g.open[code] = append(g.list, d), d
	}
	return d
}

// find gives the contract that a row belongs to, and the line of its charge; nil when that was refused.
func (g *gathering) find(table string, row sheet.Row) (*deal, int) {
	code := row.Text("contract")
	if g.open[code] == nil && g.stored[code] == nil {
		g.refuse(fault.New(NoContract, fault.Args{"code": code}), table, row.Line, "contract")
		return nil, 0
	}
	d := g.deal(code)
	n, _ := row.Int("line")
	if n < 1 || n > 100_000 {
		g.refuse(fault.New(LineInvalid, fault.Args{"line": n}), table, row.Line, "line")
		d.faulty = true
		return nil, 0
	}
	return d, int(n)
}

// putDeal lays the rows of one contract over what the book has, checks the whole and writes it.
func (w *work) putDeal(d *deal, t terms) error {
	d.after = contract.Contract{Code: d.code, Charges: []contract.Charge{}}
	if d.before != nil {
		d.after = copyOf(*d.before)
	} else {
		w.contracts[d.code] = 0 // until it is written
	}
	if d.row != nil {
		w.overlayContract(d)
	}
	for _, l := range d.lines {
		w.overlayCharge(d, l)
	}
	for _, p := range d.parts {
		w.overlayPart(d, p)
	}
	if d.faulty {
		return nil
	}
	if err := contract.Prepare(w.ctx, w.tx, d.before, &d.after, t.items); err != nil {
		return w.told(err, d.where)
	}
	if !w.countDeal(d, t) {
		return nil
	}
	if d.before != nil {
		return contract.Update(w.ctx, w.tx, *d.before, &d.after)
	}
	err := contract.Insert(w.ctx, w.tx, &d.after)
	w.contracts[d.code] = d.after.ID
	return err
}

// copyOf copies a contract so deep that laying rows over it leaves the original alone.
func copyOf(c contract.Contract) contract.Contract {
	c.Charges, c.Numbers = slices.Clone(c.Charges), maps.Clone(c.Numbers)
	for i := range c.Charges {
		h := &c.Charges[i]
		h.Steps, h.Free, h.Discounts, h.Tiers = slices.Clone(h.Steps), slices.Clone(h.Free), slices.Clone(h.Discounts), slices.Clone(h.Tiers)
		h.Formulas, h.RegisterPrices = slices.Clone(h.Formulas), slices.Clone(h.RegisterPrices)
	}
	return c
}

// lineOf finds a charge by its line; nil when the contract has none.
func lineOf(c *contract.Contract, line int) *contract.Charge {
	for i := range c.Charges {
		if c.Charges[i].Line == line {
			return &c.Charges[i]
		}
	}
	return nil
}

// countDeal tells of every row of the contract what became of it.
func (w *work) countDeal(d *deal, t terms) (changed bool) {
	var was contract.Contract
	if d.before != nil {
		was = *d.before
	}
	if d.row != nil {
		var before *sheet.Row
		if d.before != nil {
			r := t.contractRow(was)
			before = &r
		}
		changed = w.count("contracts", before, t.contractRow(d.after)) || changed
	}
	for _, l := range d.lines {
		var before *sheet.Row
		if h := lineOf(&was, l.line); h != nil {
			r := t.chargeRow(d.code, *h)
			before = &r
		}
		changed = w.count("charges", before, t.chargeRow(d.code, *lineOf(&d.after, l.line))) || changed
	}
	for _, p := range d.parts {
		var before *sheet.Row
		if h := lineOf(&was, p.line); h != nil {
			before = p.kind.find(*h, p.row)
		}
		changed = w.count(p.kind.table, before, *p.kind.find(*lineOf(&d.after, p.line), p.row)) || changed
	}
	return changed
}

// where finds the row and the column of the file that a field of the contract came from. What the file does not hold is
// told at the nearest row that it does.
func (d *deal) where(path []string) (spot, []string) {
	if len(path) < 2 || path[0] != "charges" {
		return d.home(), known1("contracts", columnOf(path, fieldNames))
	}
	i := index(path[1], len(d.after.Charges))
	if i < 0 {
		return d.home(), nil
	}
	h := d.after.Charges[i]
	if len(path) >= 4 {
		if at, column, ok := d.partAt(h, path[2:]); ok {
			return at, column
		}
	}
	for _, l := range d.lines {
		if l.line == h.Line {
			return spot{"charges", l.row.Line}, known1("charges", columnOf(path[2:], fieldNames))
		}
	}
	for _, p := range d.parts {
		if p.line == h.Line {
			return spot{p.kind.table, p.row.Line}, nil
		}
	}
	return d.home(), nil
}

// home is the first row of the file that speaks of the contract.
func (d *deal) home() spot {
	switch {
	case d.row != nil:
		return spot{"contracts", d.row.Line}
	case len(d.lines) > 0:
		return spot{"charges", d.lines[0].row.Line}
	}
	return spot{d.parts[0].kind.table, d.parts[0].row.Line}
}

// partAt finds the row of "steps", "1", "price".
func (d *deal) partAt(h contract.Charge, path []string) (spot, []string, bool) {
	for _, k := range partKinds {
		if k.field != path[0] {
			continue
		}
		rows := k.rows(h)
		i := index(path[1], len(rows))
		if i < 0 {
			continue
		}
		for _, p := range d.parts {
			if p.kind == k && p.line == h.Line && k.same(p.row, rows[i]) {
				return spot{k.table, p.row.Line}, known1(k.table, columnOf(path[2:], fieldNames)), true
			}
		}
	}
	return spot{}, nil, false
}
