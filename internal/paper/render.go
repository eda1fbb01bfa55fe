package paper

import (
	"regexp"
	"strings"
)

// painter sets one document by a template.
type painter struct {
	*draft
	c      *content
	blocks []Block
	at     int     // the block being set
	ends   *totals // what the table being set must not leave alone on the next page
	before place   // where the block before began
	free   place   // the room at the left of the sums that the block before wrote after the final one
}

// place is a place on a page. What was drawn there since are the page's marks from the given one on.
type place struct {
	page     int
	y, right float64
	marks    int
}

// here is where the next block begins.
func (p *painter) here() place {
	return place{page: len(p.pages), y: p.y, marks: len(p.pages[len(p.pages)-1].marks)}
}

// set lays a document out. What has one page and no more is set smaller until it fits.
func set(t Template, c *content) *draft {
	d := setAt(t, c, 1)
	for less := 0.9; sheets[t.Layout].single && len(d.pages) > 1 && less > 0.45; less -= 0.1 {
		d = setAt(t, c, less)
	}
	return d
}

func setAt(t Template, c *content, less float64) *draft {
	percent := less
	if t.Scale > 0 {
		percent *= float64(t.Scale) / 100
	}
	p := &painter{draft: newDraft(c.lang, t.Layout, percent), c: c, blocks: shown(t.Blocks)}
	for i := range p.blocks {
		p.blocks[i].Size *= less
	}
	if t.Overlay {
		p.bare = true
		c.unlabel()
	}
	for i, b := range p.blocks {
		p.at = i
		p.place(b)
	}
	if lacking := c.lacks(); lacking != "" {
		p.pages[0].flags = append(p.pages[0].flags, lacking)
	}
	if n := len(p.pages); n > 1 && p.y < p.top+(p.height-p.top-p.bottom)/8 {
		p.flag(Sparse)
	}
	if p.endless {
		p.sheet.height = p.y + p.bottom
	}
	return p.draft
}

func shown(all []Block) []Block {
	var out []Block
	for _, b := range all {
		if !b.Hidden {
			out = append(out, b)
		}
	}
	return out
}

// place sets a block where it goes on, or in the box that it asks for.
func (p *painter) place(b Block) {
	if b.At == nil {
		begun := p.here()
		painters[b.Type](p, b)
		if p.before = begun; len(p.pages) != begun.page {
			p.before = place{page: len(p.pages), y: p.top}
		}
		if b.Type != BlockTotals {
			p.free = place{}
		}
		return
	}
	was, y, again := p.sheet, p.y, p.again
	p.left, p.right, p.top = b.At.X, p.sheet.width-b.At.X-b.At.W, b.At.Y
	switch {
	case b.At.H > 0:
		p.bottom = p.sheet.height - b.At.Y - b.At.H
	case b.Type != BlockTable: // which goes on over pages; what has a place keeps it, down to the edge
		p.bottom = 0
	}
	p.y, p.again = b.At.Y, p.repeat
	painters[b.Type](p, b)
	p.sheet, p.y, p.again, p.free = was, y, again, place{}
}

// repeat sets what has a place of its own before the present block on the next page too: a form has its head on every sheet.
func (p *painter) repeat() {
	now, at := p.sheet, p.y
	for _, b := range p.blocks[:p.at] {
		if b.At != nil && b.Type != BlockTable {
			p.place(b)
		}
	}
	p.sheet, p.y = now, at
}

// painters draw the blocks.
var painters map[BlockType]func(*painter, Block)

func init() {
	painters = map[BlockType]func(*painter, Block){
		BlockLetterhead: func(p *painter, _ Block) { p.letterhead(p.c.seller, p.c.logo) },
		BlockTitle:      (*painter).titleBlock,
		BlockBanner:     (*painter).banner,
		BlockFacts:      (*painter).factsBlock,
		BlockTable:      (*painter).tableBlock,
		BlockTotals:     (*painter).totalsBlock,
		BlockPay:        (*painter).payBlock,
		BlockNote:       (*painter).noteBlock,
		BlockText:       (*painter).textBlock,
		BlockLines:      (*painter).linesBlock,
		BlockSign:       (*painter).signBlock,
		BlockSignSeal:   (*painter).signSealBlock,
		BlockCodes:      (*painter).codesBlock,
		BlockPicture:    (*painter).pictureBlock,
		BlockSlip:       (*painter).slipBlock,
		BlockRule:       (*painter).ruleBlock,
		BlockSpace:      func(p *painter, b Block) { p.y += b.Height },
		BlockFoot:       (*painter).footBlock,
	}
}

// style gives a block's type: its own, or what the template says.
func (b Block) style(own style) style {
	if b.Size > 0 {
		own.size = b.Size
	}
	if b.Bold {
		own.face = bold
	}
	return own
}

func (b Block) align(own align) align {
	switch b.Align {
	case "left":
		return atLeft
	case "right":
		return atRight
	case "center":
		return atCentre
	}
	return own
}

// facts gives the values of fields that the document has, with the template's labels.
func (p *painter) facts(list []Field) []fact {
	var out []fact
	for _, f := range list {
		v, ok := p.c.values[f.Name]
		if !ok || f.Hidden {
			continue
		}
		s := map[look]style{plain: p.body, weighty: p.strong, named: p.name}[v.look]
		if f.Bold {
			s.face = bold
		}
		if f.Label != nil {
			v.label = *f.Label
		}
		out = append(out, fact{label: v.label, value: v.text, style: s, struck: v.struck})
	}
	return out
}

// placeholder is the place of a value in free text: {number}.
var placeholder = regexp.MustCompile(`\{[a-zA-Z0-9]+\}`)

// filled puts values in the places of their names: "{number}".
func (p *painter) filled(text string) string {
	return placeholder.ReplaceAllStringFunc(text, func(name string) string { return p.c.values[strings.Trim(name, "{}")].text })
}
