package sheet

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Format is a kind of file.
type Format string

const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
	JSON Format = "json"
)

// Write writes tables so that Read gives the same data back. Headers, sheet names and enum values are English for the
// language "en" and Chinese otherwise; JSON is always English. A table has the columns that at least one of its rows
// has, or all columns when it has no rows. CSV is one file, or a zip of one file a table when there are several.
// Texts lose control and bidi characters and blanks at their ends; a semicolon inside a part of a list becomes a comma.
// An unknown table or column, or a value of another kind than its column's, is a mistake in the program.
func Write(w io.Writer, format Format, lang string, data Data) error {
	for name := range data {
		if TableNamed(name) == nil {
			return fmt.Errorf("sheet: no table %q", name)
		}
	}
	switch format {
	case XLSX:
		return writeWorkbook(w, lang, data)
	case CSV:
		return writeCSV(w, lang, data)
	case JSON:
		return writeJSON(w, data)
	}
	return fmt.Errorf("sheet: no format %q", format)
}

// present gives the tables of the data in their order.
func (d Data) present() []*Table {
	var list []*Table
	for i := range declared().tables {
		if t := &declared().tables[i]; d[t.Name] != nil {
			list = append(list, t)
		}
	}
	return list
}

// used gives the columns that rows have, in the table's order.
func (t *Table) used(rows []Row) []*Column {
	has := map[string]bool{}
	for _, row := range rows {
		for name := range row.Cells {
			has[name] = true
		}
	}
	var list []*Column
	for i := range t.Columns {
		if c := &t.Columns[i]; has[c.Name] || len(rows) == 0 {
			list = append(list, c)
		}
	}
	return list
}

// text gives a value as text in "en" or Chinese; parse reads it back.
func (c *Column) text(v Value, lang string) string {
	switch v := v.v.(type) {
	case string:
		return c.word(v, lang)
	case []string:
		parts := make([]string, len(v))
		for i, p := range v {
			parts[i] = listed(p)
		}
		return strings.Join(parts, ";")
	case decimal.Decimal:
		if c.Kind == Rate && v.Abs().GreaterThan(decimal.RequireFromString(c.Share)) {
			return v.Shift(2).String() + "%"
		}
		return v.String()
	case money.Amount:
		return v.String()
	case date.Date:
		return v.String()
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return yesNo(v, lang)
	}
	return ""
}

func (c *Column) word(s, lang string) string {
	if c.Kind == Enum && lang != "en" {
		for _, o := range c.Options {
			if o.Value == s {
				return o.ZH
			}
		}
	}
	return clean(s)
}

func yesNo(b bool, lang string) string {
	switch {
	case lang == "en":
		return strconv.FormatBool(b)
	case b:
		return "是"
	}
	return "否"
}

func writeCSV(w io.Writer, lang string, data Data) error {
	tables := data.present()
	if len(tables) == 1 {
		return writeOneCSV(w, lang, tables[0], data[tables[0].Name])
	}
	z := zip.NewWriter(w)
	for _, t := range tables {
		f, err := z.Create(t.Name + ".csv")
		if err != nil {
			return err
		}
		if err := writeOneCSV(f, lang, t, data[t.Name]); err != nil {
			return err
		}
	}
	return z.Close()
}

// writeOneCSV writes UTF-8 with a mark at its beginning, by which Excel knows it.
func writeOneCSV(w io.Writer, lang string, t *Table, rows []Row) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cols := t.used(rows)
	record := make([]string, len(cols))
	for i, c := range cols {
		record[i] = c.Title(lang)
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range rows {
		for i, c := range cols {
			v := row.Cells[c.Name]
			record[i] = c.text(v, lang)
			switch v.v.(type) {
			case string, []string:
				record[i] = guard(record[i])
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeJSON(w io.Writer, data Data) error {
	out := &jsonWriter{w: w}
	out.raw("{")
	for i, t := range data.present() {
		if i > 0 {
			out.raw(",")
		}
		out.raw("\n")
		out.value(t.Name)
		out.raw(": [")
		for j, row := range data[t.Name] {
			if j > 0 {
				out.raw(",")
			}
			out.raw("\n  ")
			out.row(t, row)
		}
		out.raw("\n]")
	}
	out.raw("\n}\n")
	return out.err
}

// jsonWriter keeps the first error, so that writing reads as a list of what is written.
type jsonWriter struct {
	w   io.Writer
	err error
}

func (j *jsonWriter) raw(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, s)
	}
}

func (j *jsonWriter) value(v any) {
	b, err := json.Marshal(v)
	if err != nil && j.err == nil {
		j.err = err
	}
	j.raw(string(b))
}

// row writes a record in the table's order; whole numbers and yes or no as such, everything else as text.
func (j *jsonWriter) row(t *Table, row Row) {
	first := true
	j.raw("{")
	for i := range t.Columns {
		c := &t.Columns[i]
		v, ok := row.Cells[c.Name]
		if !ok {
			continue
		}
		if !first {
			j.raw(", ")
		}
		first = false
		j.value(c.Name)
		j.raw(": ")
		switch x := v.v.(type) {
		case int64, bool:
			j.value(x)
		default:
			j.value(c.text(v, "en"))
		}
	}
	j.raw("}")
}
