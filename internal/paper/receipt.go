package paper

import (
	"cmp"

	"zhangfang/internal/money"
)

func (d Receipt) about() about {
	return about{title: cmp.Or(d.Title, wordsOf(d.Lang).receipt), number: d.Number, party: d.Payer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Receipt) content() *content {
	c := newContent(KindReceipt, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.receivedFrom, d.Payer, d.Unit)
	c.say("purpose", w.purpose, d.Purpose)
	c.say("date", w.receivedOn, w.on(d.Date))
	c.say("method", w.method, d.Method)
	c.say("note", w.note, d.Note)
	c.say("cashier", w.cashier, d.Cashier)
	c.say("handler", w.handler, d.Handler)
	c.texts["notTaxInvoice"] = w.notTaxInvoice
	c.grand = &totals{label: w.total, amount: d.Amount, capitalLabel: w.capital, struck: d.Reversed}
	if d.Reversed {
		c.stamp = w.reversed
		c.strike("number")
	}
	c.tables["lines"] = d.table(w)
	c.copies(d.Copy)
	c.extras(d.Extras)
	return c
}

// Copy says which of the copies of a receipt one is.
type Copy int

// The copies, each captioned in its ink: the stub that stays, the customer's, the bookkeeper's.
const (
	NoCopy Copy = iota
	Stub
	CustomerCopy
	BookCopy
)

func (c *content) copies(n Copy) {
	if n < Stub || n > BookCopy {
		return
	}
	c.say("copy", "", wordsOf(c.lang).copies[n-1])
	c.copyInk = []ink{black, red, blue}[n-1]
}

func (d Receipt) table(w *words) *table {
	t := &table{
		columns: []column{{name: "number", head: w.invoiceNumber}, {name: "name", head: w.purpose, flexible: true},
			{name: "amount", head: w.invoiceAmount, align: atRight}, {name: "settled", head: w.settled, align: atRight}},
		summed: []int{3},
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
