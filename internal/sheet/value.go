package sheet

import (
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Value is what a cell holds, already parsed; its zero value is an empty cell.
// Texts, codes, times of day and enum values are strings, lists are []string.
type Value struct{ v any }

// Of wraps a value: string, []string, money.Amount, decimal.Decimal, int64, date.Date or bool. An empty string, an
// empty list, and no date are an empty cell. Anything else is a mistake in the program and panics.
func Of(v any) Value {
	switch v := v.(type) {
	case nil:
		return Value{}
	case string:
		if v == "" {
			return Value{}
		}
	case []string:
		if len(v) == 0 {
			return Value{}
		}
	case date.Date:
		if v.IsZero() {
			return Value{}
		}
	case int:
		return Value{int64(v)}
	case money.Amount, decimal.Decimal, int64, bool:
	default:
		panic("sheet: a cell cannot hold this type")
	}
	return Value{v}
}

// IsEmpty says that the cell is empty.
func (v Value) IsEmpty() bool { return v.v == nil }

// Any gives the value as it was given to Of, or nil.
func (v Value) Any() any { return v.v }

// Equal compares values; decimals by size, not by their written zeros.
func (v Value) Equal(o Value) bool {
	switch a := v.v.(type) {
	case decimal.Decimal:
		b, ok := o.v.(decimal.Decimal)
		return ok && a.Equal(b)
	case []string:
		b, ok := o.v.([]string)
		return ok && slices.Equal(a, b)
	}
	if _, ok := o.v.([]string); ok {
		return false
	}
	return v.v == o.v
}

// Row is one row of a table.
type Row struct {
	Line  int // the row in the file, counted from 1 (in JSON: the place in the list)
	Cells map[string]Value
}

// Data is rows by the English name of their table. A table that is there without rows is an empty list.
type Data map[string][]Row

// Has says that the row's file had this column; the cell may be empty.
func (r Row) Has(column string) bool { _, ok := r.Cells[column]; return ok }

// Text gives a text, code, time of day or enum value; "" when the cell is empty or the column missing.
func (r Row) Text(column string) string { s, _ := r.Cells[column].v.(string); return s }

// Money gives an amount, or false when the cell is empty or the column missing.
func (r Row) Money(column string) (money.Amount, bool) {
	a, ok := r.Cells[column].v.(money.Amount)
	return a, ok
}

// Decimal gives a decimal or a rate, or false when the cell is empty or the column missing.
func (r Row) Decimal(column string) (decimal.Decimal, bool) {
	d, ok := r.Cells[column].v.(decimal.Decimal)
	return d, ok
}

// Int gives a whole number, or false when the cell is empty or the column missing.
func (r Row) Int(column string) (int64, bool) { n, ok := r.Cells[column].v.(int64); return n, ok }

// Date gives a day; no date when the cell is empty or the column missing.
func (r Row) Date(column string) date.Date { d, _ := r.Cells[column].v.(date.Date); return d }

// List gives the parts of a list; nil when the cell is empty or the column missing.
func (r Row) List(column string) []string { l, _ := r.Cells[column].v.([]string); return l }
