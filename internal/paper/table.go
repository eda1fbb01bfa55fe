package paper

import (
	"slices"
	"strings"

	"zhangfang/internal/money"
)

// column is one column of a table. Flexible ones share the width that the others leave; there is at least one.
type column struct {
	name     string // by which templates know it
	head     string
	align    align
	flexible bool
	width    float64 // mm, where a template says so; 0 is as wide as it must be
}

// row is one row. Cells may hold line breaks. Notes stand in smaller grey under its first cell. Sums are what the row
// adds to the table's summed columns.
type row struct {
	cells []string
	notes []string
	sums  []money.Amount
	inks  map[int]ink // of cells that are not black
}

// table is a grid whose rows go on over pages: the head is repeated, and the sums so far are carried over (过次页, 承前页).
type table struct {
	title   string // above it, where a paper has several
	columns []column
	rows    []row
	summed  []int // columns, in the order of row.sums

	cell   style
	note   style
	padY   float64
	least  float64
	widths []float64
	laid   []laid
}

// laid is a row broken into lines.
type laid struct {
	row
	cellLines [][]string
	noteLines []string
	beside    string // the only note, in line with the name
	spread    bool   // the notes go across all columns but the last
	cut       bool   // goes on in the next one
}

const (
	padX        = 1.6 // mm beside the text of a cell
	leastFlex   = 34  // mm for the flexible column before the others shrink, or four tenths of narrow paper
	narrowNotes = 2   // lines that a note may take in the first column before it spreads
	besideGap   = 4   // mm between a name and its note in one line
	keepRows    = 2   // rows that stand above the totals where there are as many
)

// lay settles widths and breaks the cells. Type gets smaller where figures are so long that names would have no room.
func (t *table) lay(d *draft) {
	t.cell, t.note, t.padY, t.least = d.cell, d.working, d.padY, d.least
	for ; ; t.cell.size -= 0.5 {
		flex := t.measure(d)
		if flex >= 0 || t.cell.size <= d.least {
			break
		}
	}
	t.squeeze(d)
	t.laid = t.laid[:0]
	for _, r := range t.rows {
		l := laid{row: r, cellLines: make([][]string, len(r.cells))}
		for i, text := range r.cells {
			l.cellLines[i] = d.breaks(text, t.cell, t.widths[i]-2*padX)
		}
		if t.beside(d, l) {
			l.beside = r.notes[0]
			t.laid = append(t.laid, t.slice(l, d)...)
			continue
		}
		for _, n := range r.notes {
			l.noteLines = append(l.noteLines, d.breaks(n, t.note, t.widths[0]-2*padX)...)
		}
		if most := len(r.notes) * map[bool]int{true: narrowNotes, false: 1}[t.columns[0].flexible]; len(l.noteLines) > most {
			l.noteLines, l.spread = nil, true
			for _, n := range r.notes {
				l.noteLines = append(l.noteLines, d.breaks(n, t.note, t.noteWidth()-2*padX)...)
			}
		}
		t.laid = append(t.laid, t.slice(l, d)...)
	}
}

// beside says whether the only note of a row has room after its name: small paper has no line to lose.
func (t *table) beside(d *draft, l laid) bool {
	if d.height >= 150 || len(l.notes) != 1 || len(l.cellLines[0]) > 1 || strings.Contains(l.notes[0], "\n") {
		return false
	}
	return d.measure(l.cells[0], t.cell)+besideGap+d.measure(l.notes[0], t.note) <= t.widths[0]-2*padX
}

// measure gives every column the width of its widest line and the flexible one what is left; negative says that this is too little.
func (t *table) measure(d *draft) float64 {
	t.widths = make([]float64, len(t.columns))
	left := d.wide()
	var flexible []int
	for i, c := range t.columns {
		if c.flexible {
			flexible = append(flexible, i)
			continue
		}
		if c.width > 0 {
			t.widths[i] = c.width
			left -= c.width
			continue
		}
		t.widths[i] = d.measure(c.head, t.headStyle())
		for _, r := range t.rows {
			for text := range strings.SplitSeq(r.cells[i], "\n") {
				t.widths[i] = max(t.widths[i], d.measure(text, t.cell))
			}
		}
		if slices.Contains(t.summed, i) {
			for _, s := range t.totals(len(t.rows)) {
				t.widths[i] = max(t.widths[i], d.measure(s.Grouped(), t.cell.bold()))
			}
		}
		t.widths[i] += 2*padX + 0.1
		left -= t.widths[i]
	}
	for _, i := range flexible {
		t.widths[i] = left / float64(len(flexible))
	}
	return left - t.leastFlex(d)
}

func (t *table) leastFlex(d *draft) float64 { return min(leastFlex, 0.4*d.wide()) }

// squeeze narrows the figures' columns where even the smallest type leaves the names too little room: their cells break then.
func (t *table) squeeze(d *draft) {
	flexible := slices.IndexFunc(t.columns, func(c column) bool { return c.flexible })
	least := t.leastFlex(d)
	if len(t.columns) > 1 && t.columns[(flexible+1)%len(t.columns)].flexible || t.widths[flexible] >= least {
		return
	}
	share := (d.wide() - least) / (d.wide() - t.widths[flexible])
	for i := range t.widths {
		t.widths[i] *= share
	}
	t.widths[flexible] = least
}

// noteWidth is the width of all columns before the last.
func (t *table) noteWidth() float64 {
	var w float64
	for _, c := range t.widths[:len(t.widths)-1] {
		w += c
	}
	return w
}

func (s style) bold() style { s.face = bold; return s }

// headStyle is the type of the heads of columns.
func (t *table) headStyle() style {
	s := t.cell
	s.size, s.ink = max(t.least, s.size-0.5), grey
	return s
}

func (t *table) headHeight() float64  { return t.headStyle().lead() + 2*t.padY }
func (t *table) carryHeight() float64 { return t.cell.lead() + 2*t.padY }

// lineCount is the number of lines of the tallest cell. Only the rest of a row that was cut has none.
func (l laid) lineCount() int {
	n := 0
	for _, c := range l.cellLines {
		n = max(n, len(c))
	}
	return n
}

func (t *table) height(l laid) float64 {
	return float64(l.lineCount())*t.cell.lead() + float64(len(l.noteLines))*t.note.lead() + 2*t.padY
}

// slice cuts a row that no page can hold into rows that one can.
func (t *table) slice(l laid, d *draft) []laid {
	most := max(2, int((d.height-d.bottom-d.top-60)/t.cell.lead())-1)
	var out []laid
	for l.lineCount()+len(l.noteLines) > most {
		part := laid{row: l.row, spread: l.spread, cellLines: make([][]string, len(l.cellLines))}
		if l.lineCount() > most {
			for i, c := range l.cellLines {
				n := min(most, len(c))
				part.cellLines[i], l.cellLines[i] = c[:n], c[n:]
			}
		} else {
			n := min(max(1, most-l.lineCount()), len(l.noteLines))
			part.cellLines, l.cellLines = l.cellLines, make([][]string, len(l.cellLines))
			part.noteLines, l.noteLines = l.noteLines[:n], l.noteLines[n:]
		}
		l.sums, part.cut = nil, true
		out = append(out, part)
	}
	return append(out, l)
}

// totals sums the first n laid rows, or the plain rows before they are laid.
func (t *table) totals(n int) []money.Amount {
	sums := make([]money.Amount, len(t.summed))
	add := func(r row) {
		for i, s := range r.sums {
			sums[i] += s
		}
	}
	if t.laid == nil {
		for _, r := range t.rows[:n] {
			add(r)
		}
		return sums
	}
	for _, l := range t.laid[:n] {
		add(l.row)
	}
	return sums
}

// draw writes the rows. closing is the height of what must stand with the last rows on one page: totals are never alone.
func (t *table) draw(d *draft, closing float64) {
	t.lay(d)
	first := 0.0
	if len(t.laid) > 0 {
		first = t.height(t.laid[0])
	}
	d.need(t.headHeight() + first + t.carryHeight())
	done := 0
	for {
		t.drawHead(d)
		if done > 0 {
			t.drawCarry(d, d.words.carriedFrom, t.totals(done))
		}
		n, last := t.fit(t.laid[done:], d.room(), closing)
		for _, l := range t.laid[done : done+n] {
			t.drawRow(d, l)
		}
		done += n
		if last {
			return
		}
		t.drawCarry(d, d.words.carriedTo, t.totals(done))
		d.turn()
	}
}

// fit says how many of the rows go on this page, and whether the totals follow them on it.
func (t *table) fit(rows []laid, room, closing float64) (n int, last bool) {
	used := 0.0
	for _, l := range rows {
		if used+t.height(l)+t.carryHeight() > room && n > 0 {
			break
		}
		used += t.height(l)
		n++
	}
	all := 0.0
	for _, l := range rows {
		if all += t.height(l); all > room {
			break
		}
	}
	if all+closing <= room || len(rows) == 0 {
		return len(rows), true
	}
	for n > 1 && len(rows)-n < keepRows {
		n--
	}
	return n, false
}

// drawHead writes the names of the columns.
func (t *table) drawHead(d *draft) {
	if d.bare {
		return
	}
	s, h, x := t.headStyle(), t.headHeight(), d.left
	d.fill(d.left, d.y, d.wide(), h, sunken)
	d.across(d.left, d.y, d.wide(), 0.35, black)
	for i, c := range t.columns {
		d.line(x+padX, d.y+t.padY, t.widths[i]-2*padX, c.head, s, c.align)
		x += t.widths[i]
	}
	t.uprights(d, h)
	d.y += h
	d.across(d.left, d.y, d.wide(), 0.2, black)
}

// uprights draws the lines between columns.
func (t *table) uprights(d *draft, h float64) {
	x := d.left
	for _, w := range t.widths[:len(t.widths)-1] {
		x += w
		d.down(x, d.y, h, 0.12, line)
	}
}

func (t *table) drawRow(d *draft, l laid) {
	if l.cut {
		d.flag(RowCut)
	}
	if t.cell.size < d.cell.size {
		d.flag(SmallRow)
	}
	h, x := t.height(l), d.left
	for i, c := range l.cellLines {
		s := t.cell
		if c, ok := l.inks[i]; ok {
			s.ink = c
		}
		for k, text := range c {
			d.line(x+padX, d.y+t.padY+float64(k)*s.lead(), t.widths[i]-2*padX, text, s, t.columns[i].align)
		}
		x += t.widths[i]
	}
	if l.beside != "" {
		d.line(d.left+padX+d.measure(l.cells[0], t.cell)+besideGap, d.y+t.padY+t.cell.base()-t.note.base(), t.widths[0], l.beside, t.note, atLeft)
	}
	top := d.y + t.padY + float64(l.lineCount())*t.cell.lead()
	for k, text := range l.noteLines {
		d.line(d.left+padX, top+float64(k)*t.note.lead(), t.noteWidth()-2*padX, text, t.note, atLeft)
	}
	if !l.spread {
		t.uprights(d, h)
	} else {
		t.uprights(d, h-float64(len(l.noteLines))*t.note.lead()-t.padY)
		d.down(d.left+t.noteWidth(), d.y, h, 0.12, line)
	}
	d.y += h
	d.across(d.left, d.y, d.wide(), 0.12, line)
}

// drawCarry writes the sums that go over to the next page or come from the one before.
func (t *table) drawCarry(d *draft, text string, sums []money.Amount) {
	s, x := t.cell.bold(), d.left
	d.line(d.left+padX, d.y+t.padY, d.wide(), text, s, atLeft)
	for i, w := range t.widths {
		if k := slices.Index(t.summed, i); k >= 0 {
			d.line(x+padX, d.y+t.padY, w-2*padX, sums[k].Grouped(), s, atRight)
		}
		x += w
	}
	d.y += t.carryHeight()
	d.across(d.left, d.y, d.wide(), 0.2, black)
}
