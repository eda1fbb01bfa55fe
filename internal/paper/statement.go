package paper

import (
	"cmp"
	"strconv"

	"zhangfang/internal/money"
)

func (d Statement) about() about {
	w := wordsOf(d.Lang)
	title := w.statement
	if d.asks() {
		title = w.confirmation
	}
	return about{title: cmp.Or(d.Title, title), number: d.Number, party: d.Buyer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.AsOf, lang: d.Lang, logo: d.Logo}
}

// asks says that the paper asks for an answer.
func (d Statement) asks() bool { return d.ReplyCode != "" || !d.ReplyBy.IsZero() }

func (d Statement) content() *content {
	c := newContent(KindStatement, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.customer, d.Buyer, "")
	c.say("asOf", w.asOf, w.on(d.AsOf), weighty)
	c.say("openSum", w.open, yuan(d.Open), weighty)
	c.sum("invoiced", w.statementSum, d.Total)
	c.sum("settled", w.received, -d.Received)
	if d.Prepaid != 0 {
		c.sum("prepaid", w.prepaidSum, d.Prepaid)
	}
	c.say("payNote", w.payBy, d.PayNote)
	c.say("note", w.note, d.Note)
	c.say("replyCode", w.replyCode, d.ReplyCode, weighty)
	c.owed = d.Open
	c.grand = &totals{label: w.open, amount: d.Open, capitalLabel: w.capital}
	c.tables["lines"] = openTable(w, d.AsOf, d.Lines)
	c.empty = w.noOpen
	if d.asks() {
		c.texts["greeting"] = w.reconcile(w.on(d.AsOf), w.on(d.ReplyBy))
		c.slip = w.slip(d.Seller.Name, d.Buyer.Name, w.on(d.AsOf), yuan(d.Open), d.ReplyCode)
	}
	if len(d.Ages) > 0 {
		c.tables["aging"] = d.aging(w)
	}
	c.extras(d.Extras)
	return c
}

// aging is one row: how much has been overdue how long.
func (d Statement) aging(w *words) *table {
	t := &table{title: w.aging, rows: []row{{}}}
	for i, a := range d.Ages {
		t.columns = append(t.columns, column{name: "age" + strconv.Itoa(i+1), head: a.Name, align: atRight, flexible: true})
		t.rows[0].cells = append(t.rows[0].cells, a.Amount.Grouped())
	}
	return t
}

// openTable lists invoices with what is open of them as of a day, the overdue ones with their days.
func openTable(w *words, asOf day, lines []StatementLine) *table {
	const overdue = 4
	t := &table{
		columns: []column{
			{name: "number", head: w.invoiceNumber}, {name: "name", head: w.item, flexible: true}, {name: "issued", head: w.issued},
			{name: "due", head: w.dueDate}, {name: "overdue", head: w.overdueDays, align: atRight},
			{name: "amount", head: w.amount, align: atRight}, {name: "settled", head: w.received, align: atRight}, {name: "open", head: w.open, align: atRight},
		},
		summed: []int{5, 6, 7},
	}
	for _, l := range lines {
		r := row{sums: []money.Amount{l.Total, l.Received, l.Open}}
		days := ""
		if !l.DueDate.IsZero() && asOf.After(l.DueDate) && l.Open > 0 {
			days = strconv.Itoa(l.DueDate.DaysUntil(asOf))
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
