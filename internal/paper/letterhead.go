package paper

import (
	"bytes"
	"image"

	"zhangfang/internal/money"
)

// letterhead begins a paper: logo and name of the house at the left, where to reach it at the right, a rule, the title in the middle.
func (d *draft) letterhead(from Party, picture []byte, heading string) {
	top, x := d.y, d.left
	height := 0.0
	if w, h := logoSize(picture); w > 0 {
		d.put(mark{kind: logoMark, x: x, y: top, w: w, h: h})
		x, height = x+w+3, h
	}
	const right = 74 // mm for the lines at the right
	s := name
	names := d.lines(x, top, d.end()-right-4-x, from.Name, s, atLeft)
	lines := 0.0
	for _, text := range []string{
		from.Address,
		join("  ", d.named(d.words.phone, from.Phone), d.named(d.words.contact, from.Contact)),
		d.named(d.words.taxID, from.TaxID),
	} {
		lines += d.lines(d.end()-right, top+lines, right, text, small, atRight)
	}
	d.y = top + max(height, names, lines) + 2
	d.across(d.left, d.y, d.wide(), 0.35, black)
	d.y += 4.5

	s = d.shrink(heading, title, d.wide(), 12)
	d.y += d.lines(d.left, d.y, d.wide(), heading, s, atCentre) + 2.5
}

// named writes what a thing is before it, or nothing for nothing.
func (d *draft) named(what, text string) string {
	if text == "" {
		return ""
	}
	return what + d.words.colon + text
}

const (
	logoHigh = 13.0 // mm at most
	logoWide = 42.0
)

// logoSize gives a picture the size at which it fits the letterhead.
func logoSize(data []byte) (w, h float64) {
	if len(data) == 0 {
		return 0, 0
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Height == 0 {
		return 0, 0
	}
	w, h = logoHigh*float64(c.Width)/float64(c.Height), logoHigh
	if w > logoWide {
		w, h = logoWide, logoWide*float64(c.Height)/float64(c.Width)
	}
	return w, h
}

// fact is a labelled value of a paper's head.
type fact struct {
	label, value string
	style        style
}

// facts writes labelled values under each other in a box and gives the height they took. The labels share a width.
func (d *draft) facts(x, top, w float64, facts []fact) float64 {
	wide := 0.0
	for _, f := range facts {
		if f.value != "" {
			wide = max(wide, d.measure(f.label, label))
		}
	}
	wide += 3
	y := top
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		down := f.style.base() - label.base() // on the same base line
		d.line(x, y+down, wide, f.label, label, atLeft)
		y += d.lines(x+wide, y, w-wide, f.value, f.style, atLeft)
	}
	return y - top
}

// party gives the facts about who gets the paper.
func (d *draft) party(called string, p Party, unit string) []fact {
	w := d.words
	return []fact{
		{called, p.Name, name},
		{w.unit, unit, body},
		{w.taxID, p.TaxID, body},
		{w.address, p.Address, body},
		{w.contact, join("  ", p.Contact, p.Phone), body},
	}
}

// head writes two boxes of facts beside each other.
func (d *draft) head(left, right []fact) {
	const rightWide = 62
	a := d.facts(d.left, d.y, d.wide()-rightWide-6, left)
	b := d.facts(d.end()-rightWide, d.y, rightWide, right)
	d.y += max(a, b) + 3.5
}

// continueAs makes the later pages say in one line what they belong to.
func (d *draft) continueAs(parts ...string) {
	text := join("  ", parts...)
	d.again = func() {
		more := d.measure(d.words.continued, small)
		d.line(d.left, d.y, d.wide()-more-4, d.cutTo(text, small, d.wide()-more-4), small, atLeft)
		d.line(d.left, d.y, d.wide(), d.words.continued, small, atRight)
		d.y += small.lead() + 1
		d.across(d.left, d.y, d.wide(), 0.35, black)
		d.y += 3
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
		y := d.height - d.bottom + 4
		count := d.words.page(i+1, len(pages))
		d.across(d.left, y-1.2, d.wide(), 0.12, line)
		d.line(d.left, y, d.wide(), count, working, atRight)
		w := d.wide() - d.measure(count, working) - 4
		d.line(d.left, y, w, d.cutTo(join("  ", parts...), working, w), working, atLeft)
	}
	d.pages = pages
}

// sum is one line of a paper's totals.
type sum struct {
	label  string
	amount string
	style  style
}

// sumHeight is the height of one line of totals.
func sumHeight(s style) float64 { return s.lead() + 1.6 }

// sums writes totals at the right edge, under the column of amounts.
func (d *draft) sums(sums []sum) {
	for _, s := range sums {
		wide := d.measure(s.amount, s.style)
		d.line(d.end()-padX-wide, d.y+0.8, wide, s.amount, s.style, atLeft)
		l := label
		l.size = s.style.size - 0.5
		room := d.wide() - wide - 2*padX - 5
		d.line(d.left, d.y+0.8+s.style.base()-l.base(), room, s.label, l, atRight)
		d.y += sumHeight(s.style)
	}
}

// grand is the line of the final sum: its amount in 大写 at the left, in figures over a double rule at the right.
type grand struct {
	label  string
	amount money.Amount
	lines  []string // the 大写, broken
	wide   float64  // of the figures
}

func (d *draft) grand(what string, a money.Amount) grand {
	g := grand{label: what, amount: a, wide: d.measure(yuan(a), figure)}
	g.lines = d.breaks(Capital(a), strong, d.capitalWide(g))
	return g
}

func (d *draft) capitalAt() float64 {
	return d.left + padX + d.measure(d.words.total+d.words.colon+d.words.capital, label) + 5
}

// capitalWide is the width that the 大写 may take before the label and the figures.
func (d *draft) capitalWide(g grand) float64 {
	return d.end() - padX - g.wide - 6 - d.measure(g.label, label) - d.capitalAt()
}

func (g grand) height() float64 {
	return max(float64(len(g.lines))*strong.lead(), figure.lead()) + 2*1.8 + 1.5
}

func (d *draft) drawGrand(g grand) {
	top := d.y + 1.8
	down := figure.base() - strong.base()
	d.line(d.left+padX, top+figure.base()-label.base(), 60, d.words.capital, label, atLeft)
	for i, l := range g.lines {
		d.line(d.left+padX+d.measure(d.words.capital, label)+4, top+down+float64(i)*strong.lead(), 0, l, strong, atLeft)
	}
	d.line(d.end()-padX-g.wide, top, g.wide, yuan(g.amount), figure, atLeft)
	d.line(d.left, top+figure.base()-label.base(), d.wide()-padX-g.wide-4, g.label, label, atRight)
	d.y += g.height()
	d.double(d.end()-g.wide-2*padX, d.y-2.2, g.wide+2*padX)
}

// block writes a heading and text that may go on over pages.
func (d *draft) block(heading, text string) {
	if text == "" {
		return
	}
	d.need(strong.lead() + body.lead() + 3)
	d.y += 3
	d.line(d.left, d.y, d.wide(), heading, style{bold, 9, grey}, atLeft)
	d.y += strong.lead()
	d.paragraph(d.left, d.wide(), text, body)
}

// payBy writes where the money goes.
func (d *draft) payBy(p Party, text string) {
	w := d.words
	if p.Account == "" && p.Bank == "" {
		d.block(w.payBy, text)
		return
	}
	facts := []fact{{w.payee, p.Name, body}, {w.bank, p.Bank, body}, {w.account, p.Account, strong}}
	d.need(5*body.lead() + 3)
	d.y += 3
	d.line(d.left, d.y, d.wide(), w.payBy, style{bold, 9, grey}, atLeft)
	d.y += strong.lead()
	d.y += d.facts(d.left, d.y, d.wide(), facts)
	d.paragraph(d.left, d.wide(), text, body)
}

// stamp puts a word over the right part of the head, across what is no longer valid.
func (d *draft) stamp(y float64, word string) {
	s := style{bold, 20, red}
	w := d.measure(word, s) + s.size*0.8*mmPerPoint
	d.put(mark{kind: stampMark, style: s, x: d.left + d.wide()/2 + 12, y: y + 4, w: w, h: 11, thick: 0.7, text: word})
}
