package paper

import (
	"slices"

	"zhangfang/internal/money"
)

// sum is one line of a paper's totals.
type sum struct {
	label  string
	amount string
	style  style
}

// sumHeight is the height of one line of totals.
func sumHeight(s style) float64 { return s.lead() + 1.2 }

// totals are what ends a table: lines before the final sum, that sum in 大写 and in figures over a double rule, lines after it.
// They stand together on one page.
type totals struct {
	before, after []sum
	label         string
	amount        money.Amount
	capitalLabel  string
	struck        bool // no longer valid

	lines []string // the 大写, broken
	wide  float64  // of the widest figures: the labels stand before them in line
}

const (
	grandTop  = 1.8 // mm above the final sum
	grandFoot = 3.2 // and below it, for the double rule
	afterSum  = 4   // mm between figures and their label
)

// settle breaks the amount in words so that it leaves room for the figures.
func (t *totals) settle(d *draft) {
	t.wide = d.measure(yuan(t.amount), d.figure)
	for _, s := range slices.Concat(t.before, t.after) {
		t.wide = max(t.wide, d.measure(s.amount, s.style))
	}
	if d.narrow() {
		t.lines = d.breaks(d.words.inWords(t.amount), d.strong, d.wide())
		return
	}
	room := d.end() - padX - t.wide - afterSum - d.measure(t.label, d.label) - 6 - t.capitalAt(d)
	t.lines = d.breaks(d.words.inWords(t.amount), d.strong, room)
}

func (t *totals) capitalAt(d *draft) float64 {
	return d.left + padX + d.measure(t.capitalLabel, d.label) + 4
}

func (t *totals) grandHeight(d *draft) float64 {
	if d.narrow() {
		return d.figure.lead() + float64(len(t.lines))*d.strong.lead() + grandTop + grandFoot
	}
	return max(float64(len(t.lines)-1)*d.strong.lead()+d.strong.base()+1, d.figure.lead()) + grandTop + grandFoot
}

func (t *totals) height(d *draft) float64 {
	h := t.grandHeight(d)
	for _, s := range slices.Concat(t.before, t.after) {
		h += sumHeight(s.style)
	}
	return h + 2*0.6
}

func (t *totals) draw(d *draft) {
	d.need(t.height(d))
	if len(t.before) > 0 {
		d.y += 0.6
		t.drawSums(d, t.before)
		d.y += 0.6
		d.across(d.left, d.y, d.wide(), 0.12, line)
	}
	t.drawGrand(d)
	t.drawSums(d, t.after)
}

func (t *totals) drawSums(d *draft, sums []sum) {
	for _, s := range sums {
		d.line(d.left, d.y+0.6, d.wide()-padX, s.amount, s.style, atRight)
		d.line(d.left, d.y+0.6+s.style.base()-d.label.base(), d.wide()-padX-t.wide-afterSum, s.label, d.label, atRight)
		d.y += sumHeight(s.style)
	}
}

func (t *totals) drawGrand(d *draft) {
	top := d.y + grandTop
	if d.narrow() {
		d.line(d.left+padX, top+d.figure.base()-d.label.base(), d.wide(), t.label, d.label, atLeft)
		d.line(d.left, top, d.wide()-padX, yuan(t.amount), d.figure, atRight)
		d.double(d.end()-t.wide-2*padX, top+d.figure.lead()+0.4, t.wide+2*padX)
		for i, l := range t.lines {
			d.line(d.left, top+d.figure.lead()+grandFoot/2+float64(i)*d.strong.lead(), d.wide(), l, d.strong, atLeft)
		}
		d.y += t.grandHeight(d)
		return
	}
	base := d.figure.base() // everything in this line stands on the figures' base line
	d.line(d.left+padX, top+base-d.label.base(), d.wide(), t.capitalLabel, d.label, atLeft)
	for i, l := range t.lines {
		d.line(t.capitalAt(d), top+base-d.strong.base()+float64(i)*d.strong.lead(), d.wide(), l, d.strong, atLeft)
	}
	d.line(d.left, top, d.wide()-padX, yuan(t.amount), d.figure, atRight)
	if t.struck {
		w := d.measure(yuan(t.amount), d.figure)
		d.strike(d.end()-padX-w, top+base, w, d.figure)
	}
	d.line(d.left, top+base-d.label.base(), d.wide()-padX-t.wide-afterSum, t.label, d.label, atRight)
	d.double(d.end()-t.wide-2*padX, top+d.figure.lead()+0.4, t.wide+2*padX)
	d.y += t.grandHeight(d)
}

// strike draws a rule through figures that are no longer valid.
func (d *draft) strike(x, base, w float64, s style) {
	d.across(x-0.6, base-0.36*s.size*mmPerPoint, w+1.2, 0.35, red)
}
