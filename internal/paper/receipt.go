package paper

import (
	"cmp"

	"zhangfang/internal/money"
)

func (d Receipt) title() string {
	if d.Title != "" {
		return d.Title
	}
	return wordsOf(d.Lang).receipt
}

func (d Receipt) about() about {
	return about{title: d.title(), number: d.Number, party: d.Payer.Name, author: cmp.Or(d.Author, d.Seller.Name),
		dated: d.Date, lang: d.Lang, logo: d.Logo}
}

// layout sets a receipt: who paid, what for, how much in 大写 and figures, how, and the places for names and seal.
func (d Receipt) layout() *draft {
	p := newDraft(d.Lang)
	w := p.words
	p.letterhead(d.Seller, d.Logo, d.title())
	headAt := p.y
	p.head(
		[]fact{{w.receivedFrom, d.Payer.Name, name}, {w.unit, d.Unit, body}, {w.taxID, d.Payer.TaxID, body}, {w.purpose, d.Purpose, body}},
		[]fact{{w.number, d.Number, strong}, {w.receivedOn, w.on(d.Date), body}},
	)
	if d.Reversed {
		p.stamp(headAt, w.reversed)
	}
	p.continueAs(d.title(), d.Number, d.Payer.Name)

	total := p.grand(w.amount, d.Amount)
	closing := total.height()
	if t := d.table(w); len(t.rows) > 0 {
		t.draw(p, closing)
	} else {
		p.across(p.left, p.y, p.wide(), 0.35, black)
	}
	p.need(closing)
	p.drawGrand(total)
	p.y += 2
	p.methods([]fact{{w.method, d.Method, body}, {w.note, d.Note, body}})
	p.signatures(d)
	p.foot(d.Seller.Name, d.title(), d.Number)
	return p
}

func (d Receipt) table(w *words) *table {
	t := &table{
		columns: []column{{w.invoiceNumber, atLeft, false}, {w.purpose, atLeft, true}, {w.invoiceAmount, atRight, false}, {w.settled, atRight, false}},
		summed:  []int{3},
	}
	for _, i := range d.Items {
		t.rows = append(t.rows, row{
			cells: []string{i.Invoice, i.Name, i.Total.Grouped(), i.Amount.Grouped()},
			sums:  []money.Amount{i.Amount},
		})
	}
	if d.Prepaid != 0 {
		t.rows = append(t.rows, row{cells: []string{"", w.prepaid, "", d.Prepaid.Grouped()}, sums: []money.Amount{d.Prepaid}})
	}
	return t
}

// methods writes facts that may need many lines and therefore the next page.
func (d *draft) methods(facts []fact) {
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		d.need(f.style.lead())
		d.line(d.left, d.y+f.style.base()-label.base(), 40, f.label, label, atLeft)
		d.paragraph(d.left+22, d.wide()-22, f.value, f.style)
	}
}

// signatures writes the names and leaves room for the seal: a company's is round and 40 mm wide.
func (p *draft) signatures(d Receipt) {
	const high, sealWide = 44, 70
	p.need(high)
	w := p.words
	p.y += 6
	p.facts(p.left, p.y, p.wide()-sealWide, []fact{{w.cashier, cmp.Or(d.Cashier, " "), body}, {w.handler, cmp.Or(d.Handler, " "), body}})
	x := p.end() - sealWide
	p.line(x, p.y, sealWide, w.seal, label, atLeft)
	y := p.y + label.lead() + 10
	y += p.lines(x, y, sealWide, d.Seller.Name, strong, atLeft)
	p.line(x, y, sealWide, w.on(d.Date), body, atLeft)
	p.y += high - 6 - working.lead()
	p.line(p.left, p.y, p.wide(), w.notTaxInvoice, small, atLeft)
	p.y += working.lead()
}
