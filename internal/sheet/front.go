package sheet

import (
	"slices"
	"strings"
)

// maxFront is how many rows with something in them may stand above a header: the title of an own list, who made it, when.
const maxFront = 20

// front holds the rows above a table until one of them is its header.
type front struct {
	in    *input
	name  string // of the file or the sheet
	start func(line int, heads []string) *reader
	held  []held
	done  bool // what comes now belongs to the reader that began, if one did
}

type held struct {
	line  int
	cells []string
}

// row looks at one more row. Where none of the first rows names the columns of a table, the first of them is the header,
// and what is wrong with it is told.
func (f *front) row(line int, cells []string) *reader {
	if blank(cells) {
		return nil
	}
	if f.in.headed(f.name, cells) {
		f.done = true
		return f.start(line, cells)
	}
	f.held = append(f.held, held{line, slices.Clone(cells)})
	if len(f.held) < maxFront {
		return nil
	}
	return f.close()
}

// close begins with the first row after all.
func (f *front) close() *reader {
	if f.done || len(f.held) == 0 {
		return nil
	}
	f.done = true
	into := f.start(f.held[0].line, f.held[0].cells)
	if into == nil {
		return nil
	}
	for _, h := range f.held[1:] {
		if !into.row(h.line, h.cells) {
			break
		}
	}
	return into
}

// headed says that a row names the columns of the table that the sheet is called after or, where it is called after none, of
// any. A row of one cell is a title, whatever it says.
func (in *input) headed(name string, cells []string) bool {
	if len(cells) > maxCells {
		return true // told there
	}
	filled := 0
	for _, c := range cells {
		if plain(c) != "" {
			filled++
		}
	}
	if filled < 2 {
		return false
	}
	t := byName(name)
	if t == nil {
		return len(in.byHeader(cells)) > 0
	}
	known, lacks := in.knows(t, cells), 0
	for i := range t.Columns {
		if c := &t.Columns[i]; c.mustFill() && !known[c] {
			lacks++
		}
	}
	return len(known) > 1 || len(known) > 0 && lacks == 0
}

// knows gives the columns of a table that the headings mean.
func (in *input) knows(t *Table, heads []string) map[*Column]bool {
	known := map[*Column]bool{}
	for _, h := range heads {
		if c, _, _ := in.means(t, h); c != nil {
			known[c] = true
		}
	}
	return known
}

var totals = []string{"合计", "小计", "总计", "共计", "本页合计", "本页小计"}

// isTotal says that a row sums up the rows above it: its first word says so.
func isTotal(cells []string) bool {
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			return len(c) < 40 && slices.Contains(totals, plain(c))
		}
	}
	return false
}
