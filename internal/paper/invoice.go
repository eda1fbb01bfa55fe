package paper

import (
	"cmp"
	"slices"

	"zhangfang/internal/money"
)

func (d Invoice) title() string {
	if d.Title != "" {
		return d.Title
	}
	return wordsOf(d.Lang).invoice
}

func (d Invoice) about() about {
	return about{title: d.title(), number: d.Number, party: d.Buyer.Name, author: cmp.Or(d.Author, d.Seller.Name),
		dated: d.IssueDate, lang: d.Lang, logo: d.Logo}
}

// layout sets an invoice: head, lines, totals that are never alone on a page, how to pay, note.
func (d Invoice) layout() *draft {
	p := newDraft(d.Lang)
	w := p.words
	p.letterhead(d.Seller, d.Logo, d.title())
	headAt := p.y
	p.head(p.party(w.customer, d.Buyer, d.Unit), []fact{
		{label: w.number, value: d.Number, style: strong, struck: d.Credited},
		{label: w.issued, value: w.on(d.IssueDate), style: body},
		{label: w.due, value: w.on(d.DueDate), style: strong},
		{label: w.amountDue, value: yuan(d.Open), style: strong},
	})
	if d.Credited {
		p.stamp(headAt, w.credited)
	}
	p.continueAs(d.title(), d.Number, d.Buyer.Name)

	end := &totals{label: w.total, amount: d.Total, capitalLabel: w.capital, struck: d.Credited}
	end.before, end.after = d.sums(w)
	end.settle(p)
	d.table(w).draw(p, end.height())
	end.draw(p)
	p.payBy(d.Seller, d.PayNote)
	p.block(w.note, d.Note)
	p.foot(d.Seller.Name, d.title(), d.Number)
	return p
}

// sums gives the totals before and after the grand one.
func (d Invoice) sums(w *words) (before, after []sum) {
	if d.taxed() {
		before = []sum{{w.net, d.Net.Grouped(), body}, {w.tax, d.Tax.Grouped(), body}}
	}
	if d.Received != 0 || d.Open != d.Total {
		after = []sum{{w.received, (-d.Received).Grouped(), body}, {w.open, d.Open.Grouped(), strong}}
	}
	return before, after
}

// taxed says whether tax is spoken of at all: most small offices' bills have none.
func (d Invoice) taxed() bool {
	return d.Tax != 0 || slices.ContainsFunc(d.Lines, func(l InvoiceLine) bool { return l.Tax != 0 || !l.TaxRate.IsZero() })
}

func (d Invoice) table(w *words) *table {
	t := &table{columns: []column{
		{w.item, atLeft, true}, {w.period, atLeft, false}, {w.quantity, atRight, false}, {w.unitPrice, atRight, false},
		{w.taxRate, atRight, false}, {w.amount, atRight, false},
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
