package paper

import (
	"cmp"

	"github.com/skip2/go-qrcode"
)

// sign writes names, or lines to sign on, beside each other; the seal has its place at the end.
func (p *painter) signBlock(b Block) {
	list := p.signers(b)
	p.need(p.body.lead() + 4)
	p.y += 2.5
	const lineWide = 24
	x := p.left
	for _, f := range list {
		wide := p.measure(f.label+p.words.colon, p.label)
		held := max(lineWide, p.measure(f.value, p.body))
		if x > p.left && x+wide+held > p.end() {
			x, p.y = p.left, p.y+p.body.lead()+1.5
			p.need(p.body.lead())
		}
		p.line(x, p.y+p.body.base()-p.label.base(), wide, f.label+p.words.colon, p.label, atLeft)
		p.line(x+wide, p.y, held, f.value, p.body, atLeft)
		p.across(x+wide, p.y+p.body.lead(), held, 0.12, line)
		x += wide + held + 5
	}
	p.sealAt(p.end()-34, p.y-8)
	p.y += p.body.lead() + 1.5
}

// signers gives the fields to sign: a name that is not known yet is a line.
func (p *painter) signers(b Block) []fact {
	var out []fact
	for _, f := range b.Fields {
		if f.Hidden {
			continue
		}
		v, ok := p.c.values[f.Name]
		if !ok {
			v.label = p.words.signer(f.Name)
		}
		if f.Label != nil {
			v.label = *f.Label
		}
		out = append(out, fact{label: v.label, value: v.text})
	}
	return out
}

// signSealBlock writes the names under each other and leaves room for the seal: a company's is round and 40 mm wide.
func (p *painter) signSealBlock(b Block) {
	const high, sealWide, lineWide = 46, 70, 42
	p.need(high)
	w := p.words
	top := p.y + 6
	p.y = top
	list := p.signers(b)
	wide := p.labelWidth(list)
	for _, f := range list {
		p.line(p.left, p.y+p.body.base()-p.label.base(), wide, f.label, p.label, atLeft)
		signed := max(p.body.lead(), p.lines(p.left+wide, p.y, lineWide, f.value, p.body, atLeft))
		p.across(p.left+wide, p.y+signed+0.4, lineWide, 0.12, line)
		p.y += signed + 3
	}
	x := p.end() - sealWide
	p.line(x, top, sealWide, w.seal, p.label, atLeft)
	y := top + p.label.lead() + 10
	y += p.lines(x, y, sealWide, p.c.seller.Name, p.strong, atLeft)
	p.line(x, y, sealWide, w.on(p.c.dated), p.body, atLeft)
	p.sealAt(x+8, y-24)
	p.y = max(top+high-6-p.small.lead(), y+p.body.lead()+2)
}

// sealAt puts the seal at its true size over name and date.
func (p *painter) sealAt(x, y float64) {
	if s, ok := p.c.images["seal"]; ok {
		p.image(s, x, y, cmp.Or(s.Wide, 40))
	}
}

// image draws a picture wide mm wide, and gives its height.
func (p *painter) image(i Picture, x, y, wide float64) float64 {
	w, h := pictureSize(i.Data)
	if w == 0 {
		return 0
	}
	high := wide * h / w
	p.put(mark{kind: pictureMark, x: x, y: y, w: wide, h: high, picture: i.Data})
	return high
}

// pictureBlock puts a picture where the template wants it.
func (p *painter) pictureBlock(b Block) {
	i, ok := p.c.images[b.Source]
	if b.Source == "logo" {
		i, ok = Picture{Data: p.c.logo}, len(p.c.logo) > 0
	}
	w, h := pictureSize(i.Data)
	if !ok || w == 0 {
		return
	}
	wide := i.Wide
	switch {
	case b.At != nil:
		wide = b.At.W
	case b.Height > 0:
		wide = b.Height * w / h
	case wide == 0:
		wide = min(logoWide, logoHigh*w/h)
	}
	x := p.left
	switch b.align(atLeft) {
	case atRight:
		x = p.end() - wide
	case atCentre:
		x = p.left + (p.wide()-wide)/2
	}
	if b.Source == "seal" { // lies over what is there
		p.image(i, x, p.y, wide)
		return
	}
	p.need(wide * h / w)
	p.y += p.image(i, x, p.y, wide) + 1
}

// codesBlock draws payment codes beside each other, and the square code that says the same as the words.
func (p *painter) codesBlock(b Block) {
	size := cmp.Or(b.Height, 26)
	var all []Picture
	for _, name := range codeNames {
		if i, ok := p.c.images[name]; ok {
			all = append(all, i)
		}
	}
	if len(all) == 0 && p.c.qr == "" {
		return
	}
	high := size + p.small.lead() + 1
	x, back := p.left, p.y
	if b.Align == "right" {
		x = p.end() - p.codesWide(all, size)
	}
	if b.Align == "right" && p.before.page == len(p.pages) && p.before.y+2+high <= p.height-p.bottom {
		p.y = p.before.y + 2
	} else {
		p.need(high + 2)
		p.y += 2
	}
	for _, i := range all {
		w, h := pictureSize(i.Data)
		if w == 0 {
			continue
		}
		wide := size * w / h
		held := max(wide, p.measure(i.Caption, p.small))
		p.image(i, x+(held-wide)/2, p.y, wide)
		p.line(x, p.y+size+0.5, held, i.Caption, p.small, atCentre)
		x += held + 6
	}
	held := max(size, p.measure(p.words.scan, p.small))
	if p.c.qr != "" && p.square(x+(held-size)/2, p.y, size) {
		p.line(x, p.y+size+0.5, held, p.words.scan, p.small, atCentre)
	}
	if p.y += high; p.y < back {
		p.y = back
	}
}

// codesWide is the room that codes take beside each other.
func (p *painter) codesWide(all []Picture, size float64) float64 {
	wide := 0.0
	for _, i := range all {
		if w, h := pictureSize(i.Data); w > 0 {
			wide += max(size*w/h, p.measure(i.Caption, p.small)) + 6
		}
	}
	if p.c.qr == "" {
		return wide - 6
	}
	return wide + max(size, p.measure(p.words.scan, p.small))
}

// square draws a QR code as runs of black, so that it is sharp on every printer. Text too long for one draws nothing.
func (p *painter) square(x, y, size float64) bool {
	code, err := qrcode.New(p.c.qr, qrcode.Medium)
	if err != nil {
		return false
	}
	code.DisableBorder = true
	dots := code.Bitmap()
	dot := size / float64(len(dots))
	for i, row := range dots {
		for from := 0; from < len(row); from++ {
			if !row[from] {
				continue
			}
			to := from
			for to < len(row) && row[to] {
				to++
			}
			p.fill(x+float64(from)*dot, y+float64(i)*dot, float64(to-from)*dot, dot, black)
			from = to
		}
	}
	return true
}

// slipBlock writes what is cut off and sent back.
func (p *painter) slipBlock(Block) {
	if len(p.c.slip) == 0 {
		return
	}
	high := 8.0
	for _, s := range p.c.slip {
		high += p.strong.lead() + float64(len(p.breaks(s.text, p.body, p.wide())))*p.body.lead() + 1.5
	}
	p.need(high)
	p.y += 4
	p.dashes(p.y)
	p.y += 3
	for _, s := range p.c.slip {
		p.line(p.left, p.y, p.wide(), s.heading, p.strong, atLeft)
		p.y += p.strong.lead()
		p.y += p.lines(p.left, p.y, p.wide(), s.text, p.body, atLeft) + 1.5
	}
}

// dashes draw where to cut.
func (d *draft) dashes(y float64) {
	for x := d.left; x < d.end(); x += 3 {
		d.across(x, y, min(1.8, d.end()-x), 0.2, faint)
	}
}
