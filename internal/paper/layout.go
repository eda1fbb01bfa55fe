package paper

import "math"

// Layout is a size of paper and how much of it there is for one document.
type Layout string

// The layouts. Forms are the continuous paper of dot matrix printers, 241 mm wide with the strips, halves and thirds of 11 inches:
// a half is exactly 139.7 mm, since a tenth of a millimetre a page is centimetres after a box.
const (
	A4        Layout = "a4"
	TwoUp     Layout = "a4x2"      // two to a sheet of A4, one above the other
	A5        Layout = "a5"        // across, as receipts lie
	FormHalf  Layout = "form241"   // 241 × 139.7 mm
	FormThird Layout = "form241x3" // 241 × 93.1 mm
	Roll      Layout = "roll80"    // 80 mm wide, as long as it takes
	Envelope  Layout = "dl"        // 220 × 110 mm
	Labels    Layout = "labels"    // A4 with 3 × 8 labels of 70 × 37 mm
)

// Layouts lists them in the order in which they are offered.
var Layouts = []Layout{A4, TwoUp, A5, FormHalf, FormThird, Roll, Envelope, Labels}

// sheet is a size of paper, its margins in mm, and what it bears.
type sheet struct {
	width, height, left, right, top, bottom float64

	cols, rows int     // documents beside and under each other on one sheet: 1 and 1 but for two-up and labels
	matrix     bool    // needles print no grey, no thin line, and nothing small
	endless    bool    // cut where the document ends
	single     bool    // one page and no more: type gets smaller instead
	scale      float64 // of the type
	spacing    float64 // of lines: 1.5 is a Chinese page's
	padY       float64 // mm above and below the text of a cell
	least      float64 // points below which type is not read
}

// sheets are the layouts' papers. A4 leaves room at the left for the punch, forms for the strips with the holes.
var sheets = map[Layout]sheet{
	A4:        {width: 210, height: 297, left: 20, right: 16, top: 14, bottom: 16, scale: 1, spacing: 1.5, padY: 1.3, least: 6.5},
	TwoUp:     {width: 210, height: 148.5, left: 16, right: 14, top: 9, bottom: 11, rows: 2, scale: 0.94, spacing: 1.36, padY: 0.9, least: 6.5},
	A5:        {width: 210, height: 148, left: 16, right: 14, top: 9, bottom: 11, scale: 0.94, spacing: 1.36, padY: 0.9, least: 6.5},
	FormHalf:  {width: 241, height: 139.7, left: 18, right: 18, top: 7, bottom: 9, matrix: true, scale: 1.06, spacing: 1.3, padY: 0.7, least: 10},
	FormThird: {width: 241, height: 93.1, left: 18, right: 18, top: 5, bottom: 8, matrix: true, scale: 1.06, spacing: 1.22, padY: 0.4, least: 10},
	Roll:      {width: 80, height: 3000, left: 4, right: 4, top: 4, bottom: 6, matrix: true, endless: true, scale: 0.95, spacing: 1.4, padY: 0.6, least: 8},
	Envelope:  {width: 220, height: 110, left: 60, right: 14, top: 32, bottom: 30, single: true, scale: 1.1, spacing: 1.5, padY: 1.3, least: 8},
	Labels:    {width: 70, height: 37, left: 5, right: 4, top: 5, bottom: 3, cols: 3, rows: 8, single: true, scale: 1.1, spacing: 1.3, padY: 1, least: 6.5},
}

// slots is how many documents' pages share one sheet of paper.
func (s sheet) slots() int { return max(1, s.cols) * max(1, s.rows) }

// paperSize is the sheet that goes through the printer. Labels leave half a millimetre at the edges of A4 as their makers do.
func (s sheet) paperSize() (w, h float64) {
	if s.slots() > 1 {
		return 210, 297
	}
	return s.width, s.height
}

// at is where the n-th page of a sheet begins.
func (s sheet) at(n int) (x, y float64) {
	cols := max(1, s.cols)
	top := (297 - float64(max(1, s.rows))*s.height) / 2
	if s.slots() == 1 {
		top = 0
	}
	return float64(n%cols) * s.width, top + float64(n/cols)*s.height
}

// styles are the type of a paper. Sizes are those of A4, changed by its scale and never below what can be read.
type styles struct{ title, name, body, strong, label, small, working, figure, cell, heading style }

func (s sheet) styles(percent float64) styles {
	t := styles{
		title:   style{face: bold, size: 19, ink: black},
		name:    style{face: bold, size: 11.5, ink: black},
		body:    style{face: regular, size: 9.5, ink: black},
		strong:  style{face: bold, size: 9.5, ink: black},
		label:   style{face: regular, size: 9, ink: faint},
		small:   style{face: regular, size: 8, ink: grey},
		working: style{face: regular, size: 7.5, ink: faint},
		figure:  style{face: bold, size: 12, ink: black},
		cell:    style{face: regular, size: 9, ink: black},
		heading: style{face: bold, size: 9, ink: grey},
	}
	for _, p := range []*style{&t.title, &t.name, &t.body, &t.strong, &t.label, &t.small, &t.working, &t.figure, &t.cell, &t.heading} {
		p.spacing = s.spacing
		p.size = max(s.least, math.Round(p.size*s.scale*percent*2)/2)
	}
	switch {
	case s.endless:
		t.title.size, t.name.size, t.figure.size = max(12, s.least), t.strong.size, t.strong.size
	case s.height < 150:
		t.title.size = max(s.least, math.Round(14*percent*2)/2)
		t.name.size, t.figure.size = t.strong.size+0.5, t.strong.size+1
	}
	return t
}
