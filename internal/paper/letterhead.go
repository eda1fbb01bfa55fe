package paper

import (
	"bytes"
	"image"
)

// letterhead begins a paper: logo and name of the house at the left, where to reach it at the right, a rule.
func (d *draft) letterhead(from Party, picture []byte) {
	top, x := d.y, d.left
	height := 0.0
	if w, h := logoSize(picture); w > 0 {
		d.put(mark{kind: pictureMark, x: x, y: top, w: w, h: h, picture: picture})
		x, height = x+w+3, h
	}
	const right = 74 // mm for the lines at the right
	s := d.name
	nameWide := d.end() - right - 4 - x
	down := max(0, height-float64(len(d.breaks(from.Name, s, nameWide)))*s.lead()) / 2
	names := down + d.lines(x, top+down, nameWide, from.Name, s, atLeft)
	lines := 0.0
	for _, text := range []string{
		from.Address,
		join("  ", d.named(d.words.phone, from.Phone), d.named(d.words.contact, from.Contact)),
		d.named(d.words.taxID, from.TaxID),
	} {
		lines += d.lines(d.end()-right, top+lines, right, text, d.small, atRight)
	}
	d.y = top + max(height, names, lines) + 2
	d.across(d.left, d.y, d.wide(), 0.35, black)
	d.y += d.gap(4.5)
}

// named writes what a thing is before it, or nothing for nothing.
func (d *draft) named(what, text string) string {
	if text == "" || what == "" {
		return text
	}
	return what + d.words.colon + text
}

const (
	logoHigh = 13.0 // mm at most
	logoWide = 42.0
)

// logoSize gives a picture the size at which it fits the letterhead.
func logoSize(data []byte) (w, h float64) {
	w, h = pictureSize(data)
	if w == 0 {
		return 0, 0
	}
	if wide := logoHigh * w / h; wide <= logoWide {
		return wide, logoHigh
	}
	return logoWide, logoWide * h / w
}

// pictureSize gives the points of a picture, or zero for none.
func pictureSize(data []byte) (w, h float64) {
	if len(data) == 0 {
		return 0, 0
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Height == 0 {
		return 0, 0
	}
	return float64(c.Width), float64(c.Height)
}

// fact is a labelled value of a paper's head.
type fact struct {
	label, value string
	style        style
	struck       bool
}

// facts writes labelled values under each other in a box and gives the height they took. The labels share a width.
func (d *draft) facts(x, top, w float64, facts []fact) float64 {
	wide := d.labelWidth(facts)
	y := top
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		down := f.style.base() - d.label.base() // on the same base line
		d.line(x, y+down, wide, f.label, d.label, atLeft)
		for _, l := range d.breaks(f.value, f.style, w-wide) {
			d.line(x+wide, y, w-wide, l, f.style, atLeft)
			if f.struck {
				d.strike(x+wide, y+f.style.base(), d.measure(l, f.style), f.style)
			}
			y += f.style.lead()
		}
	}
	return y - top
}

// labelWidth is the room for the labels of facts and the gap after them.
func (d *draft) labelWidth(facts []fact) float64 {
	wide := 0.0
	for _, f := range facts {
		wide = max(wide, d.measure(f.label, d.label))
	}
	if d.bare {
		return wide
	}
	return wide + 3
}

// head writes two boxes of facts beside each other.
func (d *draft) head(left, right []fact) {
	rightWide := 62.0
	if len(right) == 0 {
		rightWide = -6
	}
	down := 0.0 // by which the right box is lower, so that the first lines of both stand on one base line
	if len(left) > 0 && len(right) > 0 {
		down = left[0].style.base() - right[0].style.base()
	}
	a := max(0, -down) + d.facts(d.left, d.y+max(0, -down), d.wide()-rightWide-6, left)
	b := max(0, down) + d.facts(d.end()-rightWide, d.y+max(0, down), rightWide, right)
	d.y += max(a, b) + d.gap(3.5)
}

// continueAs makes the later pages say in one line what they belong to.
func (d *draft) continueAs(parts ...string) {
	text := join("  ", parts...)
	d.again = func() {
		more := d.measure(d.words.continued, d.small)
		d.line(d.left, d.y, d.wide()-more-4, d.cutTo(text, d.small, d.wide()-more-4), d.small, atLeft)
		d.line(d.left, d.y, d.wide(), d.words.continued, d.small, atRight)
		d.y += d.small.lead() + 1.5
	}
}

// cutTo gives the part of text that fits a line.
func (d *draft) cutTo(text string, s style, w float64) string {
	lines := d.breaks(text, s, w)
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return lines[0]
	}
	return d.breaks(text, s, w-d.measure("…", s))[0] + "…"
}

// foot writes the last line of every page.
func (d *draft) foot(parts ...string) {
	pages := d.pages
	for i, p := range pages {
		d.pages = []*page{p} // put writes on the last
		y := d.height - d.bottom + d.gap(4)
		count := d.words.page(i+1, len(pages))
		d.across(d.left, y-d.gap(1.2), d.wide(), 0.12, line)
		d.line(d.left, y, d.wide(), count, d.working, atRight)
		w := d.wide() - d.measure(count, d.working) - 4
		d.line(d.left, y, w, d.cutTo(join("  ", parts...), d.working, w), d.working, atLeft)
	}
	d.pages = pages
}

// stamp puts a word at the right of the title, above the facts: what is under it stays readable.
func (d *draft) stamp(y float64, word string) {
	s := style{face: bold, size: min(19, d.title.size), ink: red, spacing: 1.5}
	w := d.measure(word, s) + s.size*0.8*mmPerPoint
	d.put(mark{kind: stampMark, style: s, x: d.end() - 34, y: y - 7, w: w, h: s.size * 0.526, thick: 0.7, text: word})
}

// methods writes facts in a width; they may need many lines and therefore the next page.
func (d *draft) methods(w float64, facts []fact) {
	wide := d.labelWidth(facts)
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		d.need(f.style.lead())
		d.line(d.left, d.y+f.style.base()-d.label.base(), wide, f.label, d.label, atLeft)
		d.paragraph(d.left+wide, w-wide, f.value, f.style)
	}
}
