package paper

import (
	"cmp"
	"strconv"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

type day = date.Date

// Reminder is a letter about what is overdue, in one of five degrees: 1 a friendly word, 2 a notice, 3 a demand, 4 the last demand,
// 5 the notice before the matter goes to court.
type Reminder struct {
	Lang     Lang
	Degree   int
	Number   string
	Seller   Party
	Buyer    Party
	Date     date.Date
	Lines    []StatementLine // the overdue invoices
	Open     money.Amount
	LateFee  money.Amount // reckoned to Date; 0 is not spoken of, nor is it in the first two degrees
	Deadline date.Date    // by when to pay
	PayNote  string
	Note     string
	Logo     []byte
	Author   string
	Extras
}

// CreditNote is a 贷项账单: it takes an issued invoice back, in whole or by lines.
type CreditNote struct {
	Lang    Lang
	Number  string
	Invoice string // the number of what it takes back
	Seller  Party
	Buyer   Party
	Unit    string
	Date    date.Date
	Lines   []InvoiceLine // with the amounts taken back, positive
	Net     money.Amount
	Tax     money.Amount
	Total   money.Amount
	Freed   money.Amount // had been paid, and is prepayment now
	Reason  string
	Logo    []byte
	Author  string
	Extras
}

// Deposit is a 押金收条, or with Refund the paper of paying it back.
type Deposit struct {
	Lang     Lang
	Refund   bool
	Number   string
	Seller   Party
	Payer    Party
	Contract string
	Unit     string
	Date     date.Date
	Amount   money.Amount
	Received money.Amount // of a refund: what had been received in all
	SetOff   money.Amount // of a refund: what was set off against bills
	Held     money.Amount // after this
	Method   string
	Reason   string
	Cashier  string
	Handler  string
	Logo     []byte
	Author   string
	Extras
}

// Settlement is a 退租结算单: what is owed either way on the last day of a contract.
type Settlement struct {
	Lang     Lang
	Number   string
	Seller   Party
	Buyer    Party
	Contract string
	Unit     string
	Date     date.Date // the last day
	Lines    []InvoiceLine
	Open     []StatementLine // earlier invoices still open
	LateFee  money.Amount
	Deposit  money.Amount // held
	Prepaid  money.Amount
	Net      money.Amount // to pay by the customer; negative is paid back
	Note     string
	Logo     []byte
	Author   string
	Extras
}

// LateSheet shows how late fees were reckoned, segment by segment.
type LateSheet struct {
	Lang     Lang
	Seller   Party
	Buyer    Party
	AsOf     date.Date
	Rule     string // the rule in words: rate, grace, order
	Segments []LateSegment
	Before   money.Amount // of the segments: what was billed or waived before, or is above the limit
	Total    money.Amount // of the segments less Before
	Logo     []byte
	Author   string
	Extras
}

// LateSegment is a run of days on which one principal was overdue.
type LateSegment struct {
	Invoice   string
	From, To  date.Date
	Principal money.Amount
	Days      int
	Working   string
	Amount    money.Amount
}

// demand is the degree from which a reminder asks for late fees: the two before are still friendly.
const demand = 3

func (d Reminder) about() about {
	return about{title: wordsOf(d.Lang).degree(d.Degree).title, number: d.Number, party: d.Buyer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Reminder) content() *content {
	c := newContent(KindReminder, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.to, d.Buyer, "")
	c.say("date", w.date, w.on(d.Date))
	c.say("deadline", w.deadline, w.on(d.Deadline), weighty)
	c.say("openSum", w.overdueSum, yuan(d.Open), weighty)
	c.say("note", w.note, d.Note)
	c.say("payNote", w.payBy, d.PayNote)
	if d.LateFee != 0 && d.Degree >= demand {
		c.sum("lateFee", w.lateFee, d.LateFee)
		c.sum("withLateFee", w.withLateFee, d.Open+d.LateFee, weighty)
	}
	c.texts["letter"] = w.degree(d.Degree).text
	c.texts["closing"] = w.degree(d.Degree).closing
	c.owed = d.Open
	c.grand = &totals{label: w.overdueSum, amount: d.Open, capitalLabel: w.capital}
	c.tables["lines"] = openTable(w, d.Date, d.Lines)
	c.extras(d.Extras)
	return c
}

func (d CreditNote) about() about {
	return about{title: wordsOf(d.Lang).creditNote, number: d.Number, party: d.Buyer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d CreditNote) content() *content {
	c := newContent(KindCredit, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.customer, d.Buyer, d.Unit)
	c.say("date", w.date, w.on(d.Date))
	c.say("invoice", w.takesBack, d.Invoice, weighty)
	c.say("reason", w.reason, d.Reason)
	i := Invoice{Lines: d.Lines, Tax: d.Tax}
	if i.taxed() {
		c.sum("net", w.net, d.Net)
		c.sum("tax", w.tax, d.Tax)
	}
	if d.Freed != 0 {
		c.sum("freed", w.freed, d.Freed)
	}
	c.grand = &totals{label: w.creditSum, amount: d.Total, capitalLabel: w.capital}
	c.tables["lines"] = i.table(w)
	c.extras(d.Extras)
	return c
}

func (d Deposit) about() about {
	w := wordsOf(d.Lang)
	title := w.deposit
	if d.Refund {
		title = w.depositRefund
	}
	return about{title: title, number: d.Number, party: d.Payer.Name, author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Deposit) content() *content {
	kind, from := KindDeposit, wordsOf(d.Lang).receivedFrom
	if d.Refund {
		kind, from = KindRefund, wordsOf(d.Lang).refundedTo
	}
	c := newContent(kind, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(from, d.Payer, d.Unit)
	c.say("contract", w.contract, d.Contract)
	c.say("date", w.date, w.on(d.Date))
	method := w.method
	if d.Refund {
		method = w.refundMethod
	}
	c.say("method", method, d.Method)
	c.say("reason", w.reason, d.Reason)
	c.say("held", w.held, yuan(d.Held))
	c.say("cashier", w.cashier, d.Cashier)
	c.say("handler", w.handler, d.Handler)
	if d.Refund {
		c.sum("received", w.depositReceived, d.Received)
		if d.SetOff != 0 {
			c.sum("setOff", w.setOff, -d.SetOff)
		}
	}
	label := w.depositSum
	if d.Refund {
		label = w.refund
	}
	c.texts["terms"] = w.depositTerms
	if d.Refund {
		c.texts["terms"] = w.refundTerms
	}
	c.grand = &totals{label: label, amount: d.Amount, capitalLabel: w.capital}
	c.extras(d.Extras)
	return c
}

func (d Settlement) about() about {
	return about{title: wordsOf(d.Lang).settlement, number: d.Number, party: d.Buyer.Name,
		author: cmp.Or(d.Author, d.Seller.Name), dated: d.Date, lang: d.Lang, logo: d.Logo}
}

func (d Settlement) content() *content {
	c := newContent(KindSettlement, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.customer, d.Buyer, d.Unit)
	c.say("contract", w.contract, d.Contract)
	c.say("date", w.lastDay, w.on(d.Date), weighty)
	c.say("note", w.note, d.Note)
	t := Invoice{Lines: d.Lines, ShowWorking: true}.table(w)
	t.title = w.settledLines
	c.tables["lines"] = t
	if len(d.Open) > 0 {
		o := openTable(w, d.Date, d.Open)
		o.title = w.openBefore
		c.tables["open"] = o
	}
	for _, s := range []struct {
		name, label string
		amount      money.Amount
	}{{"lateFee", w.lateFee, d.LateFee}, {"depositHeld", w.lessDeposit, -d.Deposit}, {"prepaid", w.lessPrepaid, -d.Prepaid}} {
		if s.amount != 0 {
			c.sum(s.name, s.label, s.amount)
		}
	}
	label, amount := w.stillToPay, d.Net
	if d.Net < 0 {
		label, amount = w.paidBack, -d.Net
	}
	c.grand = &totals{label: label, amount: amount, capitalLabel: w.capital}
	c.extras(d.Extras)
	return c
}

func (d LateSheet) about() about {
	return about{title: wordsOf(d.Lang).lateSheet, party: d.Buyer.Name, author: cmp.Or(d.Author, d.Seller.Name), dated: d.AsOf, lang: d.Lang, logo: d.Logo}
}

func (d LateSheet) content() *content {
	c := newContent(KindLateFee, d.about(), d.Seller)
	w := wordsOf(d.Lang)
	c.buyer(w.customer, d.Buyer, "")
	c.say("asOf", w.asOf, w.on(d.AsOf), weighty)
	c.say("rule", w.rule, d.Rule)
	t := &table{summed: []int{4}, columns: []column{
		{name: "invoice", head: w.invoiceNumber}, {name: "period", head: w.days, flexible: true}, {name: "principal", head: w.principal, align: atRight},
		{name: "days", head: w.dayCount, align: atRight}, {name: "amount", head: w.amount, align: atRight}}}
	for _, s := range d.Segments {
		r := row{cells: []string{s.Invoice, w.between(s.From, s.To), s.Principal.Grouped(), strconv.Itoa(s.Days), s.Amount.Grouped()}, sums: []money.Amount{s.Amount}}
		if s.Working != "" {
			r.notes = []string{s.Working}
		}
		t.rows = append(t.rows, r)
	}
	c.tables["lines"] = t
	if d.Before != 0 {
		c.sum("before", w.lateBefore, -d.Before)
	}
	c.grand = &totals{label: w.lateFee, amount: d.Total, capitalLabel: w.capital}
	c.extras(d.Extras)
	return c
}
