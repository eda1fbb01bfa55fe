package sheet

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Col is a column of a report.
type Col struct {
	Title   string
	Kind    Kind
	Width   float64 // in characters; 0 takes what the kind usually needs
	Formula string  // of the program, never of data: its cells say how they come about, # stands for the row: C#-D#
}

// Report is a table to be read and calculated with in Excel, not to be imported again.
// Cells are nil, string, money.Amount, decimal.Decimal, int, int64, date.Date or bool.
type Report struct {
	Title    string // also the sheet's name
	Subtitle string // the filter and the moment, as text: 截至 2026-03-31，全部客户，生成于 …
	Columns  []Col
	Rows     [][]any
	Totals   []any // by column: nil, a word such as 合计, or the sum as counted by the program; nil alone for no such row
}

// firstRow is the sheet's row of the report's first row: title, subtitle and header stand above.
const firstRow = 4

// Write writes the report as a workbook of one sheet. The heading is frozen and printed on every page, the header has a filter. Sums
// are formulas over their column that follow the filter, with the given value kept beside, so that viewers that do not calculate
// show it too.
func (r Report) Write(w io.Writer) error {
	if len(r.Rows) > maxSheetRows {
		return fault.New(TooManyRows, fault.Args{"most": maxSheetRows})
	}
	b, err := newBook()
	if err != nil {
		return err
	}
	defer b.f.Close()
	widths, kinds, titles := make([]float64, len(r.Columns)), make([]Kind, len(r.Columns)), make([]string, len(r.Columns))
	for i, c := range r.Columns {
		widths[i], kinds[i], titles[i] = c.Width, c.Kind, clean(c.Title)
		if c.Width == 0 {
			widths[i] = (&Column{Header: c.Title, Kind: c.Kind}).width()
		}
	}
	sheet := sheetName(r.Title)
	sw, err := b.begin(sheet, widths, kinds, firstRow)
	if err != nil {
		return err
	}
	if err := r.heading(b, sw); err != nil {
		return err
	}
	if err := b.heads(sw, sheet, firstRow-1, titles, kinds, max(1, len(r.Rows))); err != nil {
		return err
	}
	for n, row := range r.Rows {
		cells, err := r.cells(b, row, body)
		if err != nil {
			return err
		}
		r.explain(cells, firstRow+n)
		if err := sw.SetRow("A"+strconv.Itoa(firstRow+n), cells); err != nil {
			return err
		}
	}
	if err := r.totals(b, sw); err != nil {
		return err
	}
	if err := sw.Flush(); err != nil {
		return err
	}
	return b.f.Write(w)
}

// explain puts formulas beside the values of columns that have one. An empty cell stays empty.
func (r Report) explain(cells []any, row int) {
	for i, c := range r.Columns {
		if i >= len(cells) || c.Formula == "" {
			continue
		}
		if cell, ok := cells[i].(excelize.Cell); ok && cell.Value != nil {
			cell.Formula = strings.ReplaceAll(c.Formula, "#", strconv.Itoa(row))
			cells[i] = cell
		}
	}
}

func (r Report) heading(b *book, sw *excelize.StreamWriter) error {
	for i, line := range []struct {
		text string
		look look
	}{{r.Title, title}, {r.Subtitle, faint}} {
		style, err := b.style(Text, line.look)
		if err != nil {
			return err
		}
		if err := sw.SetRow("A"+strconv.Itoa(i+1), []any{excelize.Cell{StyleID: style, Value: clean(line.text)}}); err != nil {
			return err
		}
	}
	return nil
}

// cells gives a row's cells by the kinds of the columns.
func (r Report) cells(b *book, row []any, look look) ([]any, error) {
	if len(row) > len(r.Columns) {
		return nil, fmt.Errorf("sheet: report %q has a row of %d cells for %d columns", r.Title, len(row), len(r.Columns))
	}
	cells := make([]any, len(row))
	for i, v := range row {
		if v == nil && look == body {
			continue
		}
		kind := r.Columns[i].Kind
		if _, isText := v.(string); isText {
			kind = Text
		}
		style, err := b.style(kind, look)
		if err != nil {
			return nil, err
		}
		value, err := reported(v)
		if err != nil {
			return nil, err
		}
		cells[i] = excelize.Cell{StyleID: style, Value: value}
	}
	return cells, nil
}

// reported gives a value as a workbook holds it.
func reported(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int, int64:
		return v, nil
	case string:
		return clean(v), nil
	case money.Amount:
		return number(v.Decimal()), nil
	case decimal.Decimal:
		return number(v), nil
	case date.Date:
		if v.IsZero() {
			return nil, nil
		}
		return dayNumber(v), nil
	}
	return nil, fmt.Errorf("sheet: a report cannot hold %T", v)
}

// totals writes the last row: words as they are, figures as sums of the rows above.
func (r Report) totals(b *book, sw *excelize.StreamWriter) error {
	if len(r.Totals) == 0 {
		return nil
	}
	cells, err := r.cells(b, r.Totals, total)
	if err != nil {
		return err
	}
	for i, v := range r.Totals {
		if _, word := v.(string); v == nil || word || len(r.Rows) == 0 {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		cell := cells[i].(excelize.Cell)
		cell.Formula = fmt.Sprintf("SUBTOTAL(109,%s%d:%s%d)", name, firstRow, name, firstRow+len(r.Rows)-1)
		cells[i] = cell
	}
	r.explain(cells, firstRow+len(r.Rows))
	return sw.SetRow("A"+strconv.Itoa(firstRow+len(r.Rows)), cells)
}

// sheetName makes a title fit for a sheet: at most 31 characters, without : \ / ? * [ ] and quotes at its ends.
func sheetName(title string) string {
	var name []rune
	for _, r := range clean(title) {
		switch r {
		case ':', '\\', '/', '?', '*', '[', ']', '\'', '\n':
			r = ' '
		}
		if name = append(name, r); len(name) == 31 {
			break
		}
	}
	if len(name) == 0 {
		return "Report"
	}
	return string(name)
}
