package paper

import "cmp"

// titleBlock writes the title, and beside it what tells copies apart.
func (p *painter) titleBlock(b Block) {
	text := cmp.Or(p.filled(b.Text), p.c.values["title"].text)
	s := p.shrink(text, b.style(p.title), p.wide(), max(12, p.least))
	top := p.y
	p.y += p.lines(p.left, p.y, p.wide(), text, s, b.align(atCentre)) + p.gap(2.5)
	p.marks(top + s.base() - p.small.base())
}

// banner writes house and title in one line and the number at its right, as small papers have it.
func (p *painter) banner(b Block) {
	text := cmp.Or(p.filled(b.Text), join("  ", p.c.values["seller"].text, p.c.values["title"].text))
	s := b.style(p.title)
	number := p.c.values["number"]
	side := p.measure(number.label+p.words.colon+number.text, p.body) + 3
	beside := number.text != "" && side < p.wide()/4
	if !beside {
		side = 0
	}
	top := p.y
	s = p.shrink(text, s, p.wide()-2*side, p.least)
	p.y += p.lines(p.left+side, p.y, p.wide()-2*side, text, s, atCentre)
	switch text := p.draft.named(number.label, number.text); {
	case beside:
		p.line(p.left, top+s.base()-p.body.base(), p.wide(), text, p.body, atRight)
	case number.text != "":
		p.y += p.lines(p.left, p.y, p.wide(), text, p.body, atCentre)
	}
	p.y += 1
	p.marks(top + s.base() - p.small.base())
}

// marks writes, once the title stands, what is no part of the document: which copy it is, that it was printed before, that it is void.
// Later pages then say what they belong to.
func (p *painter) marks(y float64) {
	p.line(p.left, y, p.wide(), p.c.values["reprint"].text, p.small, atLeft)
	if v, ok := p.c.values["copy"]; ok {
		s := p.strong
		s.ink = p.c.copyInk
		if p.blocks[p.at].Type == BlockBanner { // beside the title stands the number: on the line below, with the first of what follows
			y = p.y + p.name.base() - s.base()
		}
		p.line(p.left, y, p.wide(), v.text, s, atRight)
	}
	if p.c.stamp != "" {
		p.stamp(p.y, p.c.stamp)
	}
	if p.again == nil && !p.endless {
		p.continueAs(p.c.values["title"].text, p.c.values["number"].text, p.c.party)
	}
}

func (p *painter) factsBlock(b Block) {
	left, right := p.facts(b.Fields), p.facts(b.Right)
	if p.draft.narrow() {
		left, right = append(left, right...), nil
	}
	if len(left)+len(right) == 0 {
		return
	}
	p.need(p.name.lead() + p.body.lead())
	p.head(left, right)
}

// tableBlock writes a table; what closes it stands with its last rows.
func (p *painter) tableBlock(b Block) {
	t := p.c.tables[cmp.Or(b.Source, "lines")]
	if t == nil {
		return
	}
	closing := p.closing()
	if len(t.rows) == 0 {
		p.across(p.left, p.y, p.wide(), 0.35, black)
		if p.c.empty != "" {
			p.y += 2
			p.y += p.lines(p.left, p.y, p.wide(), p.c.empty, p.body, atLeft) + 2
		}
		return
	}
	if t.title != "" {
		p.need(p.heading.lead() + 3*p.cell.lead() + 6*p.padY)
		p.y += p.gap(2.5)
		p.line(p.left, p.y, p.wide(), t.title, p.heading, atLeft)
		p.y += p.heading.lead() + 0.6
	}
	t = t.choose(b.Columns)
	if p.draft.narrow() {
		t = t.narrow()
	}
	t.draw(p.draft, closing)
	p.ends = nil
}

// closing is the height of the totals that follow the table being set.
func (p *painter) closing() float64 {
	for _, b := range p.blocks[p.at+1:] {
		switch b.Type {
		case BlockTotals:
			p.ends = p.sums(b)
			if p.ends == nil {
				return 0
			}
			return p.ends.height(p.draft)
		case BlockTable:
			return 0
		}
	}
	return 0
}

// sums gives the totals as a template orders them: what stands before and after the final sum.
func (p *painter) sums(b Block) *totals {
	if p.c.grand == nil {
		return nil
	}
	t := *p.c.grand
	into := &t.before
	for _, f := range b.Fields {
		if f.Name == "total" {
			into = &t.after
			if f.Label != nil {
				t.label = *f.Label
			}
			continue
		}
		for _, v := range p.facts([]Field{f}) {
			*into = append(*into, sum{v.label, v.value, v.style})
		}
	}
	t.settle(p.draft)
	return &t
}

func (p *painter) totalsBlock(b Block) {
	t := p.sums(b)
	if t == nil {
		return
	}
	t.draw(p.draft)
	p.free = p.here()
	labels := 0.0
	for _, s := range t.after {
		p.free.y -= sumHeight(s.style)
		labels = max(labels, p.measure(s.label, p.label))
	}
	p.free.right = p.end() - padX - t.wide - afterSum - labels - 6
}

// noteBlock writes a heading and a text that may go on over pages.
func (p *painter) noteBlock(b Block) {
	v := p.c.values[cmp.Or(b.Source, "note")]
	p.headed(v.label, v.text)
}

func (p *painter) headed(heading, text string) {
	if text == "" {
		return
	}
	p.need(p.strong.lead() + p.body.lead() + 3)
	p.y += p.gap(3)
	p.line(p.left, p.y, p.wide(), heading, p.heading, atLeft)
	p.y += p.strong.lead()
	p.paragraph(p.left, p.wide(), text, p.body)
}

// payBlock writes where the money goes, and what the payer is to write.
func (p *painter) payBlock(b Block) {
	w := p.words
	text := p.c.values["payNote"].text
	facts := p.facts(fields("seller", "bank", "account", "payCode"))
	if p.c.seller.Account == "" && p.c.seller.Bank == "" {
		facts = p.facts(fields("payCode"))
	}
	if len(facts) == 0 {
		p.headed(w.payBy, text)
		return
	}
	p.need(float64(len(facts)+2)*p.body.lead() + 3)
	p.y += p.gap(3)
	p.line(p.left, p.y, p.wide(), w.payBy, p.heading, atLeft)
	p.y += p.strong.lead()
	p.y += p.draft.facts(p.left, p.y, p.wide(), facts)
	p.paragraph(p.left, p.wide(), text, p.body)
}

// textBlock writes free text. A text of the document by Source may be written anew by the template.
func (p *painter) textBlock(b Block) {
	text := p.filled(cmp.Or(b.Text, p.c.texts[b.Source]))
	if text == "" {
		return
	}
	s := b.style(p.body)
	if b.At == nil && p.y > p.top {
		p.y += p.gap(1)
	}
	for _, l := range p.breaks(text, s, p.wide()) {
		p.need(s.lead())
		p.line(p.left, p.y, p.wide(), l, s, b.align(atLeft))
		p.y += s.lead()
	}
	p.y += p.gap(1.6)
}

// linesBlock writes values under each other: beside the last sums where they have room, for small paper has none to lose.
func (p *painter) linesBlock(b Block) {
	const leastWide = 80
	page, foot, wide := len(p.pages), p.y, p.wide()
	if codes := p.codesBeside(); codes > 0 && wide-codes >= leastWide {
		wide -= codes
	}
	if p.free.page != page || p.free.y >= p.y || p.free.right-p.left < leastWide {
		p.y += p.gap(2)
		p.methods(wide, p.facts(b.Fields))
		return
	}
	p.y = p.free.y + 0.6
	p.methods(min(wide, p.free.right-p.left), p.facts(b.Fields))
	if len(p.pages) == page {
		p.y = max(p.y, foot)
	}
}

// footBlock writes the last line of every page: what the fields name, the page and how many there are.
func (p *painter) footBlock(b Block) {
	var parts []string
	for _, f := range b.Fields {
		if v := p.c.values[f.Name]; !f.Hidden {
			parts = append(parts, v.text)
		}
	}
	if !p.endless {
		p.foot(parts...)
		return
	}
	p.y += 1
	p.y += p.lines(p.left, p.y, p.wide(), join("  ", parts...), p.working, atLeft)
}

func (p *painter) ruleBlock(Block) {
	p.need(2)
	p.across(p.left, p.y+1, p.wide(), 0.2, black)
	p.y += 2
}
