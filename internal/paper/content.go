package paper

import (
	"slices"
	"strings"

	"zhangfang/internal/money"
)

// look is how a value stands out.
type look uint8

const (
	plain look = iota
	weighty
	named // a name in larger type
)

// said is one thing that a paper says, by its own label.
type said struct {
	label, text string
	look        look
	struck      bool // no longer valid
}

// content is what one document has to say: values, tables and one final sum, each by a name. A template says which of it is
// printed, where and how; what a document does not have is not there, and no template prints it.
type content struct {
	about
	kind    Kind
	seller  Party
	values  map[string]said
	tables  map[string]*table
	empty   string // said in place of a table without rows
	grand   *totals
	stamp   string
	copyInk ink
	slip    []block           // what is cut off and sent back
	texts   map[string]string // longer texts that a template may take or write anew
	images  map[string]Picture
	qr      string
	party   string       // who gets it, for later pages
	owed    money.Amount // what it asks for
}

// block is a heading with text under it.
type block struct{ heading, text string }

func newContent(kind Kind, a about, seller Party) *content {
	c := &content{about: a, kind: kind, seller: seller, values: map[string]said{}, tables: map[string]*table{},
		texts: map[string]string{}, images: map[string]Picture{}, party: a.party}
	w := wordsOf(a.lang)
	c.say("title", "", a.title)
	c.say("number", w.number, a.number, weighty)
	c.say("seller", w.payee, seller.Name)
	c.say("sellerTaxId", w.taxID, seller.TaxID)
	c.say("sellerAddress", w.address, seller.Address)
	c.say("sellerPhone", w.phone, seller.Phone)
	c.say("bank", w.bank, seller.Bank)
	c.say("account", w.account, seller.Account, weighty)
	return c
}

// say adds a value. Nothing is said of nothing.
func (c *content) say(name, label, text string, looks ...look) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	v := said{label: label, text: text}
	if len(looks) > 0 {
		v.look = looks[0]
	}
	c.values[name] = v
}

// unlabel leaves the values alone.
func (c *content) unlabel() {
	for name, v := range c.values {
		v.label = ""
		c.values[name] = v
	}
	if c.grand != nil {
		c.grand.label, c.grand.capitalLabel = "", ""
	}
}

// lacks says what is missing from a document that somebody will miss; "" says nothing is.
func (c *content) lacks() Flag {
	switch c.kind {
	case KindInvoice, KindStatement, KindReminder:
		if c.owed > 0 && c.seller.Account == "" && c.values["payNote"].text == "" && c.images["code1"].Data == nil {
			return NoPay
		}
	case KindEnvelope, KindLabel:
		if c.values["customerAddress"].text == "" {
			return NoAddress
		}
	}
	return ""
}

// drop takes values back.
func (c *content) drop(names ...string) {
	for _, n := range names {
		delete(c.values, n)
	}
}

// sum adds an amount to the totals' lines.
func (c *content) sum(name, label string, a money.Amount, looks ...look) {
	c.say(name, label, a.Grouped(), looks...)
}

// buyer adds who gets the paper.
func (c *content) buyer(called string, p Party, unit string) {
	w := wordsOf(c.lang)
	c.say("customer", called, p.Name, named)
	c.say("unit", w.unit, unit)
	c.say("customerTaxId", w.taxID, p.TaxID)
	c.say("customerAddress", w.address, p.Address)
	c.say("customerContact", w.contact, join("  ", p.Contact, p.Phone))
}

// Extras are what any paper may bear beside what it says.
type Extras struct {
	Reprint  int       // how often it was printed before: 补打 n 次; 0 is the first time
	Printed  string    // when it was printed, as written; it is no part of the document
	Operator string    // by whom
	Seal     Picture   // over name and date; a picture of a seal is no electronic signature
	Codes    []Picture // static payment codes of wallets, with captions
	PayCode  string    // 付款备注码: what the payer writes so that the money is recognised
	QR       string    // what the square code says
}

// Picture is an image at its true size. Without Data there is none.
type Picture struct {
	Data    []byte  // PNG or JPEG
	Wide    float64 // mm; 0 is the block's own size
	Caption string
}

func (c *content) extras(e Extras) {
	w := wordsOf(c.lang)
	if e.Reprint > 0 {
		c.say("reprint", "", w.reprint(e.Reprint))
	}
	c.say("printed", w.printed, e.Printed)
	c.say("operator", w.operator, e.Operator)
	c.say("payCode", w.payCode, e.PayCode, weighty)
	if len(e.Seal.Data) > 0 {
		c.images["seal"] = e.Seal
	}
	for i, p := range e.Codes[:min(len(e.Codes), len(codeNames))] {
		if len(p.Data) > 0 {
			c.images[codeNames[i]] = p
		}
	}
	c.qr = e.QR
}

// codeNames are the names of payment codes in templates.
var codeNames = []string{"code1", "code2", "code3"}

// narrow gives the table for paper that holds a name and a figure beside each other: the other cells stand under the name.
func (t *table) narrow() *table {
	if len(t.columns) < 3 {
		return t
	}
	name := max(0, slices.IndexFunc(t.columns, func(c column) bool { return c.flexible }))
	last := len(t.columns) - 1
	out := t.choose([]Column{{Name: t.columns[name].name}, {Name: t.columns[last].name}})
	for n, r := range t.rows {
		var more []string
		for i, text := range r.cells {
			if i != name && i != last && text != "" {
				more = append(more, strings.ReplaceAll(text, "\n", " "))
			}
		}
		if len(more) > 0 {
			out.rows[n].notes = append([]string{strings.Join(more, "  ")}, r.notes...)
		}
	}
	return out
}

// choose gives the table with the columns that a template asks for, in its order and with its heads and widths; nil asks for all.
// The rows keep their sums, which belong to columns by place.
func (t *table) choose(columns []Column) *table {
	if t == nil || len(columns) == 0 {
		return t
	}
	out := &table{title: t.title, rows: make([]row, len(t.rows))}
	var from []int
	for _, c := range columns {
		i := slices.IndexFunc(t.columns, func(o column) bool { return o.name == c.Name })
		if i < 0 || c.Hidden {
			continue
		}
		k := t.columns[i]
		if c.Label != nil {
			k.head = *c.Label
		}
		k.width = c.Width
		out.columns, from = append(out.columns, k), append(from, i)
	}
	if len(from) == 0 {
		return t
	}
	if !slices.ContainsFunc(out.columns, func(c column) bool { return c.flexible }) {
		out.columns[0].flexible = true
	}
	at := map[int]int{} // places of columns as they were
	for i, k := range from {
		at[k] = i
	}
	var kept []int // of the sums
	for i, k := range t.summed {
		if to, ok := at[k]; ok {
			out.summed, kept = append(out.summed, to), append(kept, i)
		}
	}
	for n, r := range t.rows {
		out.rows[n] = r.choose(from, at, kept)
	}
	return out
}

func (r row) choose(from []int, at map[int]int, sums []int) row {
	out := row{notes: r.notes}
	for _, k := range from {
		out.cells = append(out.cells, r.cells[k])
	}
	for _, i := range sums {
		if i < len(r.sums) {
			out.sums = append(out.sums, r.sums[i])
		}
	}
	for k, c := range r.inks {
		if to, ok := at[k]; ok {
			if out.inks == nil {
				out.inks = map[int]ink{}
			}
			out.inks[to] = c
		}
	}
	return out
}
