package statement

import (
	"strings"
	"unicode/utf8"
)

// Raw is a row as it came. The cells of a text are cut from it when they are asked for: all of them would take more memory
// than the text itself.
type Raw struct {
	cells []string
	text  string // of a row that is cut when it is asked for
	mark  byte   // the delimiter
}

// Cells are the row's cells. They are the caller's.
func (r Raw) Cells() []string {
	if r.cells != nil {
		return r.cells
	}
	return cutRow(r.text, r.mark, nil)
}

// Len is how many cells there are.
func (r Raw) Len() int { return len(r.Cells()) }

// AppendJSON writes the cells as a list of texts.
func (r Raw) AppendJSON(out []byte) []byte {
	out = append(out, '[')
	for i, cell := range r.Cells() {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendQuoted(out, cell)
	}
	return append(out, ']')
}

// appendQuoted writes a text as JSON, < > & as they stand.
func appendQuoted(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	out = append(out, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		if out = append(out, s[from:i]...); c < 0x20 {
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		} else {
			out = append(out, '\\', c)
		}
		from = i + 1
	}
	return append(append(out, s[from:]...), '"')
}

// cutRow cuts one record into cells.
func cutRow(text string, mark byte, cells []string) []string {
	c := cutter{text: text, delimiter: mark, line: 1}
	cells = cells[:0]
	for {
		cell, more := c.cell()
		cells = append(cells, cell)
		if !more {
			return cells
		}
	}
}

// of gives a row's cells, cut into buf where they are not at hand: they hold until the next row is cut.
func (g *grid) of(r row, buf []string) []string {
	if r.cells != nil {
		return r.cells
	}
	return cutRow(r.text, byte(g.delimiter), buf)
}

// whole is a row with cells of its own.
func (g *grid) whole(r row) row {
	r.cells = g.of(r, nil)
	return r
}

// raw is a row for a line to keep.
func (g *grid) raw(r row) Raw { return Raw{r.cells, r.text, byte(g.delimiter)} }

// keepCells is how many rows of a text keep their cells: those in which headers are looked for and by which columns are guessed.
const keepCells = headerSpan + sampleRows + 100

// pack adds a record of which only the text is kept, if nothing in it has to be cleaned or refused.
func (f *file) pack(g *grid, num int, text string, cells []string) bool {
	if len(g.rows) < keepCells || len(cells) > maxColumns || len(text) > maxCell {
		return false
	}
	blank := true
	for _, c := range cells {
		if clean, n := strip(c); n > 0 || len(clean) != len(c) {
			return false
		}
		blank = blank && strings.TrimSpace(c) == ""
	}
	if blank {
		return true // as if it were not there
	}
	if len(g.rows) >= maxRows || !f.room(rowHeld) {
		return false // add says so
	}
	g.rows = append(g.rows, row{num: num, text: text})
	return true
}
