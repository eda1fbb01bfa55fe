package paper

import (
	"cmp"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Readings is a 抄表单: the way of the one who reads, with room to write.
type Readings struct {
	Lang   Lang
	Title  string
	Seller Party
	Date   date.Date
	Rows   []ReadingRow
	Logo   []byte
	Author string
	Extras
}

// ReadingRow is one register of a meter.
type ReadingRow struct {
	Place, Meter, Register, Customer, Unit string
	LastDate                               date.Date
	Last, Usage                            string // the last reading, and the usage before it
}

// Cash is a 日结现金表: what came in and went out on a day, by method.
type Cash struct {
	Lang    Lang
	Seller  Party
	Date    date.Date
	Lines   []CashLine
	Methods []CashMethod
	Total   money.Amount
	Logo    []byte
	Author  string
	Extras
}

// CashLine is one receipt of the day.
type CashLine struct {
	Number, Payer, Purpose, Method string
	Amount                         money.Amount
}

// CashMethod is what one way of paying came to.
type CashMethod struct {
	Method string
	Count  int
	Amount money.Amount
}

// Address is an envelope or, on the layout of labels, a label.
type Address struct {
	Lang     Lang
	Seller   Party
	Buyer    Party
	Postcode string
	Label    bool
	Author   string
}

func (d Readings) about() about {
	return about{title: cmp.Or(d.Title, wordsOf(d.Lang).readings), author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Readings) content() *content {
	c := newContent(KindReadings, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.say("date", w.date, w.on(d.Date))
	c.say("count", w.count, strconv.Itoa(len(d.Rows)))
	t := &table{columns: []column{{name: "place", head: w.place}, {name: "customer", head: w.customer, flexible: true}, {name: "meter", head: w.meter}, {name: "register", head: w.register},
		{name: "last", head: w.lastReading, align: atRight}, {name: "lastDate", head: w.lastDate}, {name: "usage", head: w.lastUsage, align: atRight}, {name: "now", head: w.thisReading, width: 30}}}
	for _, r := range d.Rows {
		t.rows = append(t.rows, row{cells: []string{r.Place, r.Customer, r.Meter, r.Register, r.Last, r.LastDate.String(), join(" ", r.Usage, r.Unit), ""}})
	}
	c.tables["lines"] = t
	c.extras(d.Extras)
	return c
}

func (d Cash) about() about {
	return about{title: wordsOf(d.Lang).cash, author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Cash) content() *content {
	c := newContent(KindCash, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.say("date", w.date, w.on(d.Date), weighty)
	c.say("count", w.count, strconv.Itoa(len(d.Lines)))
	t := &table{summed: []int{4}, columns: []column{{name: "number", head: w.receiptNo}, {name: "payer", head: w.payer, flexible: true}, {name: "purpose", head: w.purpose},
		{name: "method", head: w.method}, {name: "amount", head: w.amount, align: atRight}}}
	for _, l := range d.Lines {
		t.rows = append(t.rows, row{cells: []string{l.Number, l.Payer, l.Purpose, l.Method, l.Amount.Grouped()}, sums: []money.Amount{l.Amount}})
	}
	c.tables["lines"] = t
	m := &table{title: w.byMethod, columns: []column{{name: "method", head: w.method, flexible: true}, {name: "count", head: w.count, align: atRight}, {name: "amount", head: w.amount, align: atRight}}}
	for _, l := range d.Methods {
		m.rows = append(m.rows, row{cells: []string{l.Method, strconv.Itoa(l.Count), l.Amount.Grouped()}})
	}
	c.tables["methods"] = m
	c.empty = w.noCash
	c.grand = &totals{label: w.total, amount: d.Total, capitalLabel: w.capital}
	c.extras(d.Extras)
	return c
}

func (d Address) about() about {
	return about{title: wordsOf(d.Lang).envelope, party: d.Buyer.Name, author: cmp.Or(d.Author, d.Seller.Name), lang: d.Lang}
}

func (d Address) content() *content {
	kind := KindEnvelope
	if d.Label {
		kind = KindLabel
	}
	c := newContent(kind, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.customer, d.Buyer, "")
	c.say("postcode", "", d.Postcode)
	c.say("attention", "", join(" ", cmp.Or(d.Buyer.Contact, w.accounting), w.receives))
	c.say("phone", "", d.Buyer.Phone)
	return c
}
