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
		[]fact{{label: w.receivedFrom, value: d.Payer.Name, style: name}, {label: w.unit, value: d.Unit, style: body}, {label: w.taxID, value: d.Payer.TaxID, style: body}, {label: w.purpose, value: d.Purpose, style: body}},
		[]fact{{label: w.number, value: d.Number, style: strong, struck: d.Reversed}, {label: w.receivedOn, value: w.on(d.Date), style: body}},
	)
	if d.Reversed {
		p.stamp(headAt, w.reversed)
	}
	p.continueAs(d.title(), d.Number, d.Payer.Name)

	end := &totals{label: w.total, amount: d.Amount, capitalLabel: w.capital, struck: d.Reversed}
	end.settle(p)
	if t := d.table(w); len(t.rows) > 0 {
		t.draw(p, end.height())
	} else {
		p.across(p.left, p.y, p.wide(), 0.35, black)
	}
	end.draw(p)
	p.y += 2
	p.methods([]fact{{label: w.method, value: d.Method, style: body}, {label: w.note, value: d.Note, style: body}})
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
	wide := d.labelWidth(facts)
	for _, f := range facts {
		if f.value == "" {
			continue
		}
		d.need(f.style.lead())
		d.line(d.left, d.y+f.style.base()-label.base(), wide, f.label, label, atLeft)
		d.paragraph(d.left+wide, d.wide()-wide, f.value, f.style)
	}
}

// signatures writes the names, or lines to sign on, and leaves room for the seal: a company's is round and 40 mm wide.
func (d *draft) signatures(r Receipt) {
	const high, sealWide, lineWide = 46, 70, 42
	d.need(high)
	w := d.words
	top := d.y + 6
	d.y = top
	facts := []fact{{label: w.cashier, value: r.Cashier, style: body}, {label: w.handler, value: r.Handler, style: body}}
	wide := d.labelWidth(facts)
	for _, f := range facts {
		d.line(d.left, d.y+body.base()-label.base(), wide, f.label, label, atLeft)
		signed := max(body.lead(), d.lines(d.left+wide, d.y, lineWide, f.value, body, atLeft))
		d.across(d.left+wide, d.y+signed+0.4, lineWide, 0.12, line)
		d.y += signed + 3
	}
	x := d.end() - sealWide
	d.line(x, top, sealWide, w.seal, label, atLeft)
	y := top + label.lead() + 10
	y += d.lines(x, y, sealWide, r.Seller.Name, strong, atLeft)
	d.line(x, y, sealWide, w.on(r.Date), body, atLeft)
	d.y = max(top+high-6-small.lead(), y+body.lead()+2)
	d.line(d.left, d.y, d.wide(), w.notTaxInvoice, small, atLeft)
	d.y += small.lead()
}
