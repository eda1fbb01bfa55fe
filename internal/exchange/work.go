package exchange

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// work is one import in one transaction.
type work struct {
	ctx    context.Context
	tx     *db.Tx
	data   sheet.Data
	counts map[string]*Count
	shown  []*fault.Fault
	faults int

	// What rows refer to, by code: in the book, or in the file. An id of 0 is a row of the file that was refused: what
	// refers to it is not an error of its own.
	customers map[string]customer.ID
	names     map[string][]string // codes by nameKey
	items     map[string]contract.FeeItemID
	contracts map[string]contract.ID
	meters    map[string]int64
	itemNames map[string]contract.FeeItemID
	newMeters map[string]bool // made by this import
}

// maxShown is how many faults are told; all are counted.
const maxShown = 1000

// bringIn imports tables in the order in which they refer to each other. Its error is a fault with every problem, or a bug.
func bringIn(ctx context.Context, tx *db.Tx, data sheet.Data) (Result, error) {
	w := &work{ctx: ctx, tx: tx, data: data, counts: map[string]*Count{}}
	out := Result{Tables: []Count{}}
	for name, rows := range data {
		w.counts[name] = &Count{Name: name, Rows: len(rows)}
	}
	for _, step := range []func() error{w.codes, w.putCustomers, w.putItems, w.addMeters, w.putContracts, w.putTurnovers, w.putMeters, w.putReadings,
		w.each("invoices", w.putInvoice), w.each("receipts", w.putReceipt)} {
		if err := step(); err != nil {
			return out, err
		}
		if err := ctx.Err(); err != nil {
			return out, err
		}
	}
	for _, t := range sheet.Tables() {
		if c := w.counts[t.Name]; c != nil {
			out.Tables = append(out.Tables, *c)
		}
	}
	if w.faults > 0 {
		f := fault.As(fault.Many(Refused, w.shown))
		f.Args["count"], f.Args["shown"] = w.faults, len(w.shown)
		return out, f
	}
	return out, nil
}

// each puts one row after the other of a table that may be long.
func (w *work) each(table string, put func(sheet.Row) error) func() error {
	return func() error {
		for n, row := range w.data[table] {
			if n%200 == 0 && w.ctx.Err() != nil {
				return w.ctx.Err()
			}
			if err := put(row); err != nil {
				return err
			}
		}
		return nil
	}
}

// codes reads what rows may refer to.
func (w *work) codes() error {
	w.customers, w.items = map[string]customer.ID{}, map[string]contract.FeeItemID{}
	w.contracts, w.meters = map[string]contract.ID{}, map[string]int64{}
	if err := known(w, w.customers, "SELECT code, id FROM customers"); err != nil {
		return err
	}
	w.names = map[string][]string{}
	type named struct{ name, code string }
	err := db.Each(w.ctx, w.tx, func(n *named) []any { return []any{&n.name, &n.code} }, func(n named) error {
		w.names[nameKey(n.name)] = append(w.names[nameKey(n.name)], n.code)
		return nil
	}, "SELECT name, code FROM customers")
	if err != nil {
		return err
	}
	if err := known(w, w.items, "SELECT code, id FROM fee_items"); err != nil {
		return err
	}
	if err := known(w, w.contracts, "SELECT code, id FROM contracts"); err != nil {
		return err
	}
	return known(w, w.meters, "SELECT code, id FROM meters")
}

func known[ID any](w *work, into map[string]ID, query string) error {
	type pair struct {
		code string
		id   ID
	}
	return db.Each(w.ctx, w.tx, func(p *pair) []any { return []any{&p.code, &p.id} }, func(p pair) error {
		into[p.code] = p.id
		return nil
	}, query)
}

// count tells what became of a row: what it is now, and what it was, if it was there.
func (w *work) count(table string, before *sheet.Row, after sheet.Row) (changed bool) {
	c := w.counts[table]
	switch {
	case before == nil:
		c.New++
	case sameRow(table, *before, after):
		c.Same++
		return false
	default:
		c.Changed++
	}
	return true
}

// sameRow compares rows as they would come back from a file.
func sameRow(table string, a, b sheet.Row) bool {
	t := sheet.TableNamed(table)
	a, b = t.Canon(a), t.Canon(b)
	for name, v := range a.Cells {
		if !v.Equal(b.Cells[name]) {
			return false
		}
	}
	return len(a.Cells) == len(b.Cells)
}

// refuse notes what is wrong with a cell, or with a row when there is no column.
func (w *work) refuse(f *fault.Fault, table string, line int, column ...string) {
	if w.faults++; len(w.shown) < maxShown {
		w.shown = append(w.shown, f.At(append([]string{table, "row " + strconv.Itoa(line)}, column...)...))
	}
}

// need notes a cell that a new row cannot do without.
func (w *work) need(table string, row sheet.Row, columns ...string) bool {
	whole := true
	for _, c := range columns {
		if row.Cells[c].IsEmpty() {
			col := sheet.TableNamed(table).Column(c)
			w.refuse(fault.New(Missing, fault.Args{"name": col.Header + "/" + col.Name}), table, row.Line, c)
			whole = false
		}
	}
	return whole
}

// spot is where a field of a record stands in the file.
type spot struct {
	table string
	line  int
}

// told notes the faults that a service found in a record, each where its field stands; anything else is a bug and
// comes back.
func (w *work) told(err error, where func(path []string) (spot, []string)) error {
	f := fault.As(err)
	if f == nil {
		return err
	}
	parts := f.Parts
	if len(parts) == 0 {
		parts = []*fault.Fault{f}
	}
	for _, p := range parts {
		at, column := where(p.Path)
		bare := *p
		bare.Path = nil
		w.refuse(&bare, at.table, at.line, column...)
	}
	return nil
}

// in is where the fields of a record of a single row stand.
func in(table string, line int, names map[string]string) func([]string) (spot, []string) {
	return func(path []string) (spot, []string) {
		return spot{table, line}, columnOf(path, names)
	}
}

// columnOf turns a field's name into its column's: issueOffsetDays into issue_offset_days, others by names.
func columnOf(path []string, names map[string]string) []string {
	if len(path) == 0 {
		return nil
	}
	if name, ok := names[path[0]]; ok {
		return []string{name}
	}
	var b strings.Builder
	for _, r := range path[0] {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return []string{b.String()}
}

// set takes a cell over when the file has its column; an empty one gives the zero value.
func set[T any](row sheet.Row, column string, to *T) {
	if v, ok := row.Cells[column]; ok {
		value, _ := v.Any().(T)
		*to = value
	}
}

// setWord is set for named words.
func setWord[T ~string](row sheet.Row, column string, to *T) {
	if row.Has(column) {
		*to = T(row.Text(column))
	}
}

// setInt is set for small whole numbers; an empty cell gives the default. A number that cannot be meant is refused.
func (w *work) setInt(table string, row sheet.Row, column string, to *int, otherwise int) bool {
	if !row.Has(column) {
		return true
	}
	n, ok := row.Int(column)
	if !ok {
		*to = otherwise
		return true
	}
	if n < -100_000 || n > 100_000 {
		w.refuse(fault.New(OutOfRange, fault.Args{"value": n}), table, row.Line, column)
		return false
	}
	*to = int(n)
	return true
}

// cells makes a row of the exchange format.
func cells(pairs ...any) sheet.Row {
	row := sheet.Row{Cells: make(map[string]sheet.Value, len(pairs)/2)}
	for i := 0; i < len(pairs); i += 2 {
		row.Cells[pairs[i].(string)] = sheet.Of(pairs[i+1])
	}
	return row
}
