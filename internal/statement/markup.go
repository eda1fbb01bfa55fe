package statement

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"zhangfang/internal/fault"

	"golang.org/x/net/html"
)

// Tables of banks that are named .xls and are HTML or the XML that Excel wrote in 2003.

// isHTML looks for a table in markup.
func isHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 64<<10)]))
	if !strings.HasPrefix(head, "<") {
		return false
	}
	return strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<!doctype html") || strings.Contains(head, "<table") && !isSpreadsheetML(text)
}

func isSpreadsheetML(text string) bool {
	head := text[:min(len(text), 8<<10)]
	return strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") && strings.Contains(head, "Workbook")
}

// openHTML reads the rows of all tables of a page as one grid: banks lay their preamble in a table of its own.
func openHTML(f *file) error {
	r := htmlReader{f: f, g: &grid{}, z: html.NewTokenizer(strings.NewReader(f.text))}
	r.z.SetMaxBuf(1 << 20)
	for {
		switch kind := r.z.Next(); kind {
		case html.ErrorToken:
			if err := r.z.Err(); !errors.Is(err, io.EOF) {
				return fault.New(Unreadable, fault.Args{"detail": err.Error()})
			}
			if err := r.endRow(); err != nil {
				return err
			}
			if len(r.g.rows) == 0 {
				return fault.New(IsHTML, nil)
			}
			f.text, f.grids, f.encoding = "", []*grid{r.g}, "html"
			return nil
		case html.TextToken:
			if r.in && !r.silent && len(r.cell) < maxCell {
				r.cell = append(r.cell, r.z.Text()...)
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			if err := r.tag(kind); err != nil {
				return err
			}
		}
	}
}

type htmlReader struct {
	f      *file
	g      *grid
	z      *html.Tokenizer
	num    int
	last   int // number of the last row that was added
	row    []string
	cell   []byte
	in     bool // of a cell
	silent bool // inside script or style
	span   int  // columns of the cell
	down   []hanging
}

// hanging is a cell that reaches into rows below.
type hanging struct {
	column, rows int
	text         string
}

func (r *htmlReader) tag(kind html.TokenType) error {
	name, more := r.z.TagName()
	end := kind == html.EndTagToken
	switch string(name) {
	case "tr":
		if err := r.endRow(); err != nil {
			return err
		}
		if !end {
			r.num++
			r.hang()
		}
	case "td", "th":
		r.endCell()
		if end {
			break
		}
		r.in, r.span = true, 1
		rows := 1
		for more {
			var key, value []byte
			key, value, more = r.z.TagAttr()
			n, err := strconv.Atoi(string(value))
			if err != nil || n < 1 || n > maxColumns {
				continue
			}
			switch string(key) {
			case "colspan":
				r.span = n
			case "rowspan":
				rows = n
			}
		}
		if rows > 1 && len(r.down) < maxColumns {
			r.down = append(r.down, hanging{len(r.row), rows, ""})
		}
	case "br", "p", "div":
		if r.in && len(r.cell) > 0 && len(r.cell) < maxCell {
			r.cell = append(r.cell, ' ')
		}
	case "script", "style":
		r.silent = !end && kind != html.SelfClosingTagToken
	case "table":
		return r.endRow()
	}
	return nil
}

// hang puts the cells that reach down from above in their places.
func (r *htmlReader) hang() {
	kept := r.down[:0]
	for _, h := range r.down {
		if h.rows--; h.rows > 0 {
			kept = append(kept, h)
		}
	}
	r.down = kept
	r.fill()
}

// fill puts in what hangs into the column that comes next.
func (r *htmlReader) fill() {
	for again := true; again; {
		again = false
		for _, h := range r.down {
			if h.column == len(r.row) && h.text != "" {
				r.row, again = append(r.row, h.text), true
			}
		}
	}
}

func (r *htmlReader) endCell() {
	if !r.in {
		return
	}
	text := spaced(strings.ToValidUTF8(string(r.cell), "\uFFFD"))
	for i := range r.down {
		if h := &r.down[i]; h.column == len(r.row) && h.text == "" {
			if h.text = text; text == "" {
				h.text = " "
			}
		}
	}
	r.row = append(r.row, text)
	for range r.span - 1 {
		if len(r.row) <= maxColumns {
			r.row = append(r.row, "")
		}
	}
	r.cell, r.in = r.cell[:0], false
	r.fill()
}

func (r *htmlReader) endRow() error {
	r.endCell()
	if len(r.row) == 0 {
		return nil
	}
	row := r.row
	r.row = nil
	if r.num <= r.last { // cells outside of any row
		r.num = r.last + 1
	}
	r.last = r.num
	if len(row) > maxColumns*4 {
		return fault.New(TooManyColumns, fault.Args{"row": r.num, "limit": maxColumns})
	}
	return r.f.add(r.g, r.num, row)
}

// openSpreadsheetML reads the sheets of an XML workbook of 2003.
func openSpreadsheetML(f *file) error {
	x := newXMLScan(strings.NewReader(f.text))
	var g *grid
	var cells []string
	var text []byte
	row, col, keep, inside := 0, 0, false, false
	for {
		err := x.next(keep)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fault.New(Unreadable, fault.Args{"detail": err.Error()})
		}
		if keep && len(text) < maxText {
			text = append(text, x.text...)
		}
		switch string(x.name) {
		case "Worksheet":
			if x.open && len(f.grids) >= maxSheets {
				f.others, g = append(f.others, x.attr("Name")), nil
			} else if x.open {
				g = &grid{sheet: x.attr("Name"), binary: true}
				f.grids, row, inside = append(f.grids, g), 0, false
			}
		case "Row":
			if x.open {
				row, col, cells, inside = xmlIndex(x, row), 0, nil, true
			}
			if x.close && g != nil && inside {
				inside = false
				if err := f.add(g, row, cells); err != nil {
					return err
				}
				cells = nil
			}
		case "Cell":
			if x.open {
				col = xmlIndex(x, col)
			}
			if x.close {
				if n, err := strconv.Atoi(x.attr("MergeAcross")); err == nil && n > 0 && n < maxColumns {
					col += n
				}
			}
		case "Data":
			if keep = x.open && !x.close; keep {
				text = text[:0]
			}
			if x.close && !x.open {
				if col > maxColumns {
					return fault.New(TooManyColumns, fault.Args{"row": row, "limit": maxColumns})
				}
				for len(cells) < col {
					cells = append(cells, "")
				}
				if col > 0 && inside {
					cells[col-1] = strings.ToValidUTF8(string(text), "\uFFFD")
				}
			}
		default:
			// <B>, <Font> and the like stand inside a Data whose text goes on
		}
	}
	if len(f.grids) == 0 {
		return fault.New(Empty, nil)
	}
	f.text, f.encoding = "", "spreadsheetml"
	return nil
}

// xmlIndex is the number told by ss:Index, else the next.
func xmlIndex(x *xmlScan, last int) int {
	if n, err := strconv.Atoi(x.attr("Index")); err == nil && n > last && n <= lastRow {
		return n
	}
	return last + 1
}
