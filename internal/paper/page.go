package paper

import (
	"slices"
	"strings"
)

const mmPerPoint = 25.4 / 72

// face is one of the two weights.
type face int

const (
	regular face = iota
	bold
)

// ink is a colour of the house: see the tokens of the window.
type ink [3]uint8

var (
	black  = ink{0x1b, 0x21, 0x26} // what is simply so
	needle = ink{}                 // the one ink of needles and of heat: anything lighter is printed as dots
	grey   = ink{0x49, 0x51, 0x57} // second lines
	faint  = ink{0x62, 0x6a, 0x70} // labels, foot
	line   = ink{0xcf, 0xcf, 0xc9} // the lines of the ledger
	sunken = ink{0xf6, 0xf6, 0xf3} // column heads
	red    = ink{0xb8, 0x32, 0x1f} // cinnabar: overdue, reversed
	blue   = ink{0x1f, 0x4e, 0x8c} // the third copy of a receipt
)

// style is how text looks; size is in points, spacing the height of a line in sizes.
type style struct {
	face    face
	size    float64
	ink     ink
	spacing float64
}

// lead is the height of a line in mm.
func (s style) lead() float64 { return s.size * mmPerPoint * s.spacing }

// base is how far below the top of its line the letters stand, so that Chinese characters are in the middle of it.
func (s style) base() float64 { return s.lead()/2 + 0.375*s.size*mmPerPoint }

// kind tells marks apart.
type kind uint8

const (
	textMark kind = iota
	ruleMark
	fillMark
	pictureMark
	stampMark
)

// mark is one thing drawn on a page. Places are mm from the upper left corner: of text the left end of its base line, of a rule its
// start (w and h lead to its end), of everything else the upper left corner.
type mark struct {
	kind       kind
	style      style
	x, y, w, h float64
	thick      float64
	text       string
	picture    []byte
}

// page is what will be drawn, in order, and what is not as it should be.
type page struct {
	marks []mark
	flags []Flag
}

// Flag says what about a page somebody should look at before it is printed.
type Flag string

// The flags.
const (
	RowCut   Flag = "rowCut"   // a row goes on over the page's end
	SmallRow Flag = "smallRow" // the table's type was made smaller, so that its figures fit
	Sparse   Flag = "sparse"   // the last page holds next to nothing

	NoPay     Flag = "noPay"     // it asks for money and does not say where to
	NoAddress Flag = "noAddress" // an envelope or a label without an address
)

// flag marks the page.
func (d *draft) flag(f Flag) {
	if p := d.pages[len(d.pages)-1]; !slices.Contains(p.flags, f) {
		p.flags = append(p.flags, f)
	}
}

// draft lays one document out on pages. y is where the next thing goes.
type draft struct {
	sheet
	styles
	faces [2]*font
	words *words
	pages []*page
	y     float64
	again func() // draws the head of every page but the first
	bare  bool   // no rules and no heads: the form has them
}

// newDraft begins a paper; percent changes the size of all its type, 1 is as designed.
func newDraft(lang Lang, layout Layout, percent float64) *draft {
	s := sheets[layout]
	d := &draft{sheet: s, styles: s.styles(percent), faces: typeface(), words: wordsOf(lang)}
	d.turn()
	return d
}

// turn begins a new page.
func (d *draft) turn() {
	d.pages = append(d.pages, &page{})
	d.y = d.top
	if d.again != nil && len(d.pages) > 1 {
		d.again()
	}
}

// need turns the page where less than h mm are left on it.
func (d *draft) need(h float64) {
	if d.room() < h {
		d.turn()
	}
}

// gap is a space between parts of a paper: mm on A4, less on small paper.
func (d *draft) gap(mm float64) float64 { return mm * d.padY / sheets[A4].padY }

// room is the height that is left on the page.
func (d *draft) room() float64 { return d.height - d.bottom - d.y }

// end and wide are the right edge and the width of what is printed on.
func (d *draft) end() float64  { return d.sheet.width - d.right }
func (d *draft) wide() float64 { return d.end() - d.left }

// narrow says that names and figures have no room beside each other.
func (d *draft) narrow() bool { return d.wide() < 90 }

// put lays a mark on the page. Needles print one ink, no thin lines and no tinted fields.
func (d *draft) put(m mark) {
	if d.bare && (m.kind == ruleMark || m.kind == fillMark && m.style.ink == sunken) {
		return
	}
	if d.matrix {
		if m.kind == fillMark && m.style.ink == sunken {
			return
		}
		m.style.ink = needle
		if m.kind == ruleMark {
			m.thick = max(m.thick, 0.3)
		}
	}
	p := d.pages[len(d.pages)-1]
	p.marks = append(p.marks, m)
}

// measure gives the width of text in mm.
func (d *draft) measure(text string, s style) float64 { return d.faces[s.face].width(text, s.size) }

// align is where text stands in its box.
type align uint8

const (
	atLeft align = iota
	atRight
	atCentre
)

// line writes one line of text in a box that begins at x, top and is w wide.
func (d *draft) line(x, top, w float64, text string, s style, a align) {
	if text == "" {
		return
	}
	width := d.measure(text, s)
	switch a {
	case atRight:
		x += w - width
	case atCentre:
		x += (w - width) / 2
	}
	d.put(mark{kind: textMark, style: s, x: x, y: top + s.base(), w: width, text: text})
}

// lines writes text in a box w wide, broken where needed, and gives the height it took.
func (d *draft) lines(x, top, w float64, text string, s style, a align) float64 {
	broken := d.breaks(text, s, w)
	for i, l := range broken {
		d.line(x, top+float64(i)*s.lead(), w, l, s, a)
	}
	return float64(len(broken)) * s.lead()
}

func (d *draft) breaks(text string, s style, w float64) []string {
	return d.faces[s.face].lines(text, s.size, w)
}

// shrink gives the style at the size, not below least, at which text fits a line w wide.
func (d *draft) shrink(text string, s style, w, least float64) style {
	for s.size > least && d.measure(text, s) > w {
		s.size -= 0.5
	}
	return s
}

// across draws a level rule.
func (d *draft) across(x, y, w, thick float64, c ink) {
	d.put(mark{kind: ruleMark, style: style{ink: c}, x: x, y: y, w: w, thick: thick})
}

// down draws an upright rule.
func (d *draft) down(x, y, h, thick float64, c ink) {
	d.put(mark{kind: ruleMark, style: style{ink: c}, x: x, y: y, h: h, thick: thick})
}

// double draws the two rules under a sum that is final.
func (d *draft) double(x, y, w float64) {
	d.across(x, y, w, 0.25, black)
	d.across(x, y+0.7, w, 0.25, black)
}

// fill paints a box.
func (d *draft) fill(x, y, w, h float64, c ink) {
	d.put(mark{kind: fillMark, style: style{ink: c}, x: x, y: y, w: w, h: h})
}

// paragraph writes text that may go on over as many pages as it takes.
func (d *draft) paragraph(x, w float64, text string, s style) {
	for _, l := range d.breaks(text, s, w) {
		d.need(s.lead())
		d.line(x, d.y, w, l, s, atLeft)
		d.y += s.lead()
	}
}

// join puts what is there between separators.
func join(separator string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, separator)
}
