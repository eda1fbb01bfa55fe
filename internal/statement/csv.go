package statement

import (
	"strings"
)

// How far a quoted cell may reach before its opening quote is taken for a plain character: an endless quote
// would otherwise swallow the rest of the file.
const (
	maxQuoted      = 8 << 10
	maxQuotedLines = 10
)

// cutText cuts a text file into cells.
func (f *file) cutText(delimiter rune) (*grid, error) {
	g := &grid{delimiter: delimiter}
	c := cutter{text: f.text, delimiter: byte(delimiter), line: 1}
	var buf []string
	for {
		start := c.pos
		num, cells, ok := c.next(buf)
		if !ok {
			return g, nil
		}
		if f.pack(g, num, strings.TrimRight(c.text[start:c.pos], "\r\n"), cells) {
			buf = cells
			continue
		}
		buf = nil
		if err := f.add(g, num, cells); err != nil {
			return nil, err
		}
	}
}

// cutter reads delimited text as programs in the wild write it: quotes that do not close, quotes inside words,
// blanks and tabs between the closing quote and the delimiter, any line ending, lines of any length.
type cutter struct {
	text      string
	delimiter byte
	pos, line int
	width     int // of the last record, to size the next
}

// next gives one record with the number of the line on which it begins, in buf where there is one.
func (c *cutter) next(buf []string) (num int, cells []string, ok bool) {
	if c.pos >= len(c.text) {
		return 0, nil, false
	}
	if num, cells = c.line, buf[:0]; buf == nil {
		cells = make([]string, 0, c.width)
	}
	for {
		cell, more := c.cell()
		if len(cells) <= maxColumns*4 { // enough to be refused; a million columns are not kept
			cells = append(cells, cell)
		}
		if !more {
			c.width = len(cells)
			return num, cells, true
		}
	}
}

// cell gives the next cell, and whether the record goes on after it.
func (c *cutter) cell() (string, bool) {
	start := c.pos
	for start < len(c.text) && (c.text[start] == ' ' || c.text[start] == '\t') && c.text[start] != c.delimiter {
		start++
	}
	if start < len(c.text) && c.text[start] == '"' {
		if cell, end, lines, ok := c.quoted(start + 1); ok {
			c.line += lines
			return cell, c.end(end)
		}
	}
	end := c.pos
	for end < len(c.text) && c.text[end] != c.delimiter && c.text[end] != '\n' && c.text[end] != '\r' {
		end++
	}
	return c.text[c.pos:end], c.end(end)
}

// end steps over what ends a cell and says whether the record goes on.
func (c *cutter) end(at int) bool {
	if at >= len(c.text) {
		c.pos = at
		return false
	}
	c.pos = at + 1
	if c.text[at] == c.delimiter {
		return true
	}
	if c.text[at] == '\r' && c.pos < len(c.text) && c.text[c.pos] == '\n' {
		c.pos++
	}
	c.line++
	return false
}

// quoted reads from behind an opening quote to the quote that closes the cell: one with nothing but blanks between it
// and the end of the cell. ok is false where there is none within reach.
func (c *cutter) quoted(from int) (cell string, end, lines int, ok bool) {
	doubled := false
	stop := min(len(c.text), from+maxQuoted)
	for i := from; i < stop; i++ {
		switch c.text[i] {
		case '\n':
			if lines++; lines > maxQuotedLines {
				return "", 0, 0, false
			}
		case '"':
			if i+1 < len(c.text) && c.text[i+1] == '"' {
				doubled = true
				i++
				continue
			}
			if end := c.closes(i + 1); end >= 0 {
				cell = c.text[from:i]
				if doubled {
					cell = strings.ReplaceAll(cell, `""`, `"`)
				}
				return cell, end, lines, true
			}
		}
	}
	return "", 0, 0, false
}

// closes gives the place of the delimiter, line end or end of text that follows, over blanks only; -1 if other text does.
func (c *cutter) closes(i int) int {
	for ; i < len(c.text); i++ {
		switch b := c.text[i]; {
		case b == c.delimiter || b == '\n' || b == '\r':
			return i
		case b != ' ' && b != '\t':
			return -1
		}
	}
	return i
}

// guessDelimiter tries each on the beginning of the text. Known column names in one row decide; without any, the
// delimiter that cuts most rows into the same number of cells.
func guessDelimiter(text string) (best rune, named int) {
	score := -1
	best = ','
	for _, d := range []rune{',', '\t', ';', '|', '^'} {
		c := cutter{text: text, delimiter: byte(d), line: 1}
		widths, names := map[int]int{}, 0
		for range headerSpan {
			_, cells, ok := c.next(nil)
			if !ok {
				break
			}
			names = max(names, knownNames(cells))
			if len(cells) > 1 {
				widths[len(cells)] += len(cells) - 1
			}
		}
		even := 0
		for _, n := range widths {
			even = max(even, n)
		}
		if s := names*100_000 + even; s > score {
			best, score, named = d, s, names
		}
	}
	return best, named
}
