package paper

import (
	"cmp"
	"slices"

	"zhangfang/internal/money"
)

func (d Invoice) about() about {
	return about{title: cmp.Or(d.Title, wordsOf(d.Lang).invoice), number: d.Number, party: d.Buyer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.IssueDate, lang: d.Lang, logo: d.Logo}
}

func (d Invoice) content() *content {
	c := newContent(KindInvoice, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.billTo, d.Buyer, d.Unit)
	c.say("issued", w.issued, w.on(d.IssueDate))
	c.say("due", w.due, w.on(d.DueDate), weighty)
	if !d.Credited {
		c.say("amountDue", w.amountDue, yuan(d.Open), weighty)
	}
	if d.Previous != 0 {
		c.say("previous", w.previous, yuan(d.Previous))
	}
	if d.taxed() {
		c.sum("net", w.net, d.Net)
		c.sum("tax", w.tax, d.Tax)
	}
	if d.Received != 0 || d.Open != d.Total {
		c.sum("received", w.received, -(d.Received - d.Prepaid))
		if d.Prepaid != 0 {
			c.sum("prepaid", w.prepaidUsed, -d.Prepaid)
			if d.Received == d.Prepaid {
				delete(c.values, "received")
			}
		}
		c.sum("open", w.open, d.Open, weighty)
	}
	c.say("payNote", w.payBy, d.PayNote)
	c.say("note", w.note, d.Note)
	c.grand = &totals{label: w.total, amount: d.Total, capitalLabel: w.capital, struck: d.Credited}
	if d.Credited {
		c.stamp = w.credited
		c.strike("number")
	}
	c.tables["lines"] = d.table(w)
	c.extras(d.Extras)
	c.owed = d.Open
	if d.Credited { // nobody is asked to pay it
		c.drop("payNote", "bank", "account", "payCode")
		c.seller.Bank, c.seller.Account, c.qr, c.images, c.owed = "", "", "", map[string]Picture{}, 0
	}
	return c
}

// strike marks a value as no longer valid.
func (c *content) strike(name string) {
	if v, ok := c.values[name]; ok {
		v.struck = true
		c.values[name] = v
	}
}

// taxed says whether tax is spoken of at all: most small offices' bills have none.
func (d Invoice) taxed() bool {
	return d.Tax != 0 || slices.ContainsFunc(d.Lines, func(l InvoiceLine) bool { return l.Tax != 0 || !l.TaxRate.IsZero() })
}

func (d Invoice) table(w *words) *table {
	t := &table{columns: []column{
		{name: "name", head: w.item, flexible: true}, {name: "period", head: w.period}, {name: "quantity", head: w.quantity, align: atRight},
		{name: "unitPrice", head: w.unitPrice, align: atRight}, {name: "taxRate", head: w.taxRate, align: atRight}, {name: "amount", head: w.amount, align: atRight},
	}}
	const rate = 4
	taxed := d.taxed()
	if !taxed {
		t.columns = slices.Delete(t.columns, rate, rate+1)
	}
	t.summed = []int{len(t.columns) - 1}
	for _, l := range d.Lines {
		r := row{
			cells: []string{
				l.Name, w.between(l.From, l.To), l.quantity(), l.price(),
				percent(l.TaxRate), l.Amount.Grouped(),
			},
			sums: []money.Amount{l.Amount},
		}
		if !taxed {
			r.cells = slices.Delete(r.cells, rate, rate+1)
		}
		if l.Remark != "" {
			r.notes = append(r.notes, l.Remark)
		}
		if d.ShowWorking && l.Working != "" {
			r.notes = append(r.notes, l.Working)
		}
		t.rows = append(t.rows, r)
	}
	return t
}

// quantity and price are left out where an amount was given alone, as in items from an older book.
func (l InvoiceLine) quantity() string {
	if l.Quantity.IsZero() && l.UnitPrice.IsZero() {
		return ""
	}
	return join(" ", grouped(l.Quantity, 0), l.Unit)
}

func (l InvoiceLine) price() string {
	if l.Quantity.IsZero() && l.UnitPrice.IsZero() {
		return ""
	}
	return grouped(l.UnitPrice, 2)
}
