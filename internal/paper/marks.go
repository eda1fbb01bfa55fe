package paper

import (
	"cmp"

	"github.com/skip2/go-qrcode"
)

// stampField is the field of a block to sign that is not signed but stamped: house and day, and the seal over them.
const stampField = "stamp"

// signBlock writes names, or lines to sign on, beside each other; the seal has its place at the end.
func (p *painter) signBlock(b Block) {
	list, stamp := p.signers(b)
	p.need(p.body.lead() + 4)
	p.y += 2.5
	if len(list) > 0 {
		p.signLines(list)
	}
	if stamp == nil {
		p.sealAt(p.end()-34, p.y-8-p.body.lead()-1.5)
		return
	}
	p.stamped(p.draft.named(stamp.label, p.c.seller.Name), p.words.on(p.c.dated))
}

// stamped writes house and day at the right, under the seal; where the page has room, what stands before and after is kept clear of it.
func (p *painter) stamped(house, day string) {
	text := house + "    " + day
	if p.measure(text, p.body) > p.wide() {
		text = house + "\n" + day
	}
	seal, clear := cmp.Or(p.c.images["seal"].Wide, 40), 0.0
	if _, ok := p.c.images["seal"]; ok {
		clear = seal/2 - 1.5*p.body.lead()
	}
	high := float64(len(p.breaks(text, p.body, p.wide()))) * p.body.lead() // a long name takes several lines
	if p.room() < 2*clear+2*p.body.lead()+high {
		clear = 0
	}
	p.need(high)
	p.y += clear / 2
	top := p.y
	p.y += p.lines(p.left, p.y, p.wide(), text, p.body, atRight) + 1
	wide := min(p.wide(), p.measure(text, p.body))
	p.sealAt(min(p.end()-wide/2-seal/2, p.end()-seal), (top+p.y-seal)/2)
	p.y += clear
}

// signLines writes the names in a row; the lines get shorter where all have room then.
func (p *painter) signLines(list []fact) {
	const longest, shortest, apart = 24, 15, 5
	left := p.wide() + apart
	for i, f := range list {
		if f.label != "" {
			list[i].label += p.words.colon
		}
		left -= p.measure(list[i].label, p.label) + apart
	}
	lineWide := min(longest, max(shortest, left/float64(len(list))))
	x := p.left
	for _, f := range list {
		wide := p.measure(f.label, p.label)
		held := max(lineWide, p.measure(f.value, p.body))
		if x > p.left && x+wide+held > p.end()+0.01 {
			x, p.y = p.left, p.y+p.body.lead()+1.5
			p.need(p.body.lead())
		}
		p.line(x, p.y+p.body.base()-p.label.base(), wide, f.label, p.label, atLeft)
		p.line(x+wide, p.y, held, f.value, p.body, atLeft)
		p.across(x+wide, p.y+p.body.lead(), held, 0.12, line)
		x += wide + held + apart
	}
	p.y += p.body.lead() + 1.5
}

// signers gives the fields to sign, and the one to stamp: a name that is not known yet is a line.
func (p *painter) signers(b Block) (out []fact, stamp *fact) {
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
		if p.bare {
			v.label = ""
		}
		if f.Name == stampField {
			stamp = &fact{label: v.label}
			continue
		}
		if v.label != "" || v.text != "" {
			out = append(out, fact{label: v.label, value: v.text})
		}
	}
	return out, stamp
}

// signSealBlock writes the names under each other and leaves room for the seal: a company's is round and 40 mm wide.
func (p *painter) signSealBlock(b Block) {
	const high, sealWide, lineWide = 46, 70, 42
	name := p.breaks(p.c.seller.Name, p.strong, sealWide)
	p.need(max(high, 6+p.label.lead()+10+float64(len(name))*p.strong.lead()+p.body.lead()+2)) // a long name takes more than the seal
	w := p.words
	top := p.y + 6
	p.y = top
	list, _ := p.signers(b)
	wide := p.labelWidth(list)
	for _, f := range list {
		p.line(p.left, p.y+p.body.base()-p.label.base(), wide, f.label, p.label, atLeft)
		signed := max(p.body.lead(), p.lines(p.left+wide, p.y, lineWide, f.value, p.body, atLeft))
		p.across(p.left+wide, p.y+signed+0.4, lineWide, 0.12, line)
		p.y += signed + 3
	}
	x := p.end() - sealWide
	if !p.bare {
		p.line(x, top, sealWide, w.seal, p.label, atLeft)
	}
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
	size, all := cmp.Or(b.Height, 26), p.codes()
	if len(all) == 0 && p.c.qr == "" {
		return
	}
	foot := size // under the tallest stand the captions
	for _, i := range all {
		_, h := codeBox(i, size)
		foot = max(foot, h)
	}
	high := foot + p.small.lead() + 1
	x, back := p.left, p.y
	switch wide := p.codesWide(all, size); {
	case p.draft.narrow():
		x += (p.wide() - wide) / 2
	case b.Align == "right":
		x = p.end() - wide
	}
	if b.Align == "right" && p.before.y+2+high <= p.height-p.bottom && p.clear(x) {
		p.y = p.before.y + 2
	} else {
		p.need(high + 2)
		p.y += 2
	}
	for _, i := range all {
		wide, tall := codeBox(i, size)
		if wide == 0 {
			continue
		}
		held := max(wide, p.measure(i.Caption, p.small))
		p.image(i, x+(held-wide)/2, p.y+foot-tall, wide)
		p.line(x, p.y+foot+0.5, held, i.Caption, p.small, atCentre)
		x += held + 6
	}
	held := max(size, p.measure(p.words.scan, p.small))
	if p.c.qr != "" && p.square(x+(held-size)/2, p.y+foot-size, size) {
		p.line(x, p.y+foot+0.5, held, p.words.scan, p.small, atCentre)
	}
	if p.y += high; p.y < back {
		p.y = back
	}
}

// codes are the payment codes that there are.
func (p *painter) codes() []Picture {
	var all []Picture
	for _, name := range codeNames {
		if i, ok := p.c.images[name]; ok {
			all = append(all, i)
		}
	}
	return all
}

// codesBeside is the room that the next block wants at the right of this one, for codes.
func (p *painter) codesBeside() float64 {
	if p.at+1 == len(p.blocks) || p.draft.narrow() {
		return 0
	}
	b := p.blocks[p.at+1]
	if b.Type != BlockCodes || b.Align != "right" || b.At != nil || len(p.codes()) == 0 && p.c.qr == "" {
		return 0
	}
	return p.codesWide(p.codes(), cmp.Or(b.Height, 26)) + 4
}

// clear says whether the block before left the paper empty from x on.
func (p *painter) clear(x float64) bool {
	if p.before.page != len(p.pages) {
		return false
	}
	for _, m := range p.pages[len(p.pages)-1].marks[p.before.marks:] {
		if m.x+m.w > x-3 && m.y > p.before.y {
			return false
		}
	}
	return true
}

// codeBox is the size of a payment code in mm: its own, or as high as the block has them.
func codeBox(i Picture, size float64) (wide, high float64) {
	w, h := pictureSize(i.Data)
	switch {
	case w == 0:
		return 0, 0
	case i.Wide > 0:
		return i.Wide, i.Wide * h / w
	}
	return size * w / h, size
}

// codesWide is the room that codes take beside each other.
func (p *painter) codesWide(all []Picture, size float64) float64 {
	wide := 0.0
	for _, i := range all {
		if w, _ := codeBox(i, size); w > 0 {
			wide += max(w, p.measure(i.Caption, p.small)) + 6
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
