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
		{w.number, d.Number, strong},
		{w.issued, w.on(d.IssueDate), body},
		{w.due, w.on(d.DueDate), strong},
		{w.amountDue, yuan(d.Open), strong},
	})
	if d.Credited {
		p.stamp(headAt, w.credited)
	}
	p.continueAs(d.title(), d.Number, d.Buyer.Name)

	total := p.grand(w.total, d.Total)
	before, after := d.sums(w)
	closing := total.height()
	for _, s := range slices.Concat(before, after) {
		closing += sumHeight(s.style)
	}
	d.table(w).draw(p, closing)
	p.need(closing)
	p.sums(before)
	if len(before) > 0 {
		p.across(p.left, p.y, p.wide(), 0.12, line)
	}
	p.drawGrand(total)
	p.sums(after)

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
				l.Name, w.between(l.From, l.To), join(" ", grouped(l.Quantity, 0), l.Unit), grouped(l.UnitPrice, 2),
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
