package paper

import (
	"cmp"
	"strconv"

	"zhangfang/internal/money"
)

func (d Statement) title() string {
	if d.Title != "" {
		return d.Title
	}
	return wordsOf(d.Lang).statement
}

func (d Statement) about() about {
	return about{title: d.title(), number: d.Number, party: d.Buyer.Name, author: cmp.Or(d.Author, d.Seller.Name),
		dated: d.AsOf, lang: d.Lang, logo: d.Logo}
}

// layout sets a statement: the open invoices as of a day, the overdue ones with their days, and the sum.
func (d Statement) layout() *draft {
	p := newDraft(d.Lang)
	w := p.words
	p.letterhead(d.Seller, d.Logo, d.title())
	p.head(p.party(w.customer, d.Buyer, ""), []fact{
		{label: w.number, value: d.Number, style: strong},
		{label: w.asOf, value: w.on(d.AsOf), style: strong},
		{label: w.open, value: yuan(d.Open), style: strong},
	})
	p.continueAs(d.title(), d.Number, d.Buyer.Name)

	end := &totals{label: w.open, amount: d.Open, capitalLabel: w.capital}
	end.before = []sum{{w.statementSum, d.Total.Grouped(), body}, {w.received, (-d.Received).Grouped(), body}}
	if d.Prepaid != 0 {
		end.after = []sum{{w.prepaidSum, d.Prepaid.Grouped(), body}}
	}
	end.settle(p)
	if len(d.Lines) > 0 {
		d.table(w).draw(p, end.height())
	} else {
		p.across(p.left, p.y, p.wide(), 0.35, black)
		p.y += 2
		p.y += p.lines(p.left, p.y, p.wide(), w.noOpen, body, atLeft) + 2
	}
	end.draw(p)
	p.payBy(d.Seller, d.PayNote)
	p.block(w.note, d.Note)
	p.foot(d.Seller.Name, d.title(), d.Number)
	return p
}

func (d Statement) table(w *words) *table {
	const overdue = 4
	t := &table{
		columns: []column{
			{w.invoiceNumber, atLeft, false}, {w.item, atLeft, true}, {w.issued, atLeft, false}, {w.dueDate, atLeft, false},
			{w.overdueDays, atRight, false}, {w.amount, atRight, false}, {w.received, atRight, false}, {w.open, atRight, false},
		},
		summed: []int{5, 6, 7},
	}
	for _, l := range d.Lines {
		r := row{sums: []money.Amount{l.Total, l.Received, l.Open}}
		days := ""
		if !l.DueDate.IsZero() && d.AsOf.After(l.DueDate) && l.Open > 0 {
			days = strconv.Itoa(l.DueDate.DaysUntil(d.AsOf))
			r.inks = map[int]ink{overdue: red}
		}
		r.cells = []string{
			l.Number, l.Name, l.IssueDate.String(), l.DueDate.String(), days,
			l.Total.Grouped(), l.Received.Grouped(), l.Open.Grouped(),
		}
		t.rows = append(t.rows, r)
	}
	return t
}
