package billing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// delta is the difference of a billed period from what today's terms make of it.
type delta struct {
	*bearer
	stood   stoodPeriod
	sums                 // signed
	fresh   money.Amount // what today's terms make of it
	working string       // of fresh
	rate    decimal.Decimal
	due     charge.Period // of an invoice of its own
}

// PlannedCredit is a credit note for differences that would bring an invoice below nothing.
type PlannedCredit struct {
	Number   string       `json:"number"`    // the number it has or would get
	Invoice  InvoiceID    `json:"invoiceId"` // the one that it takes back a part of
	Of       string       `json:"of"`        // its number
	Customer int64        `json:"customerId"`
	Name     string       `json:"name"`
	Total    money.Amount `json:"total" ts_type:"string"`
	Freed    money.Amount `json:"freed" ts_type:"string"` // money that had been set against the invoice and is prepayment now; 0 in a preview
	Lines    []CreditLine `json:"lines"`
	parts    sums
}

// CreditLine is what a credit note takes back of one line; amounts are positive.
type CreditLine struct {
	Adjusts  int64           `json:"adjusts"`  // the issued line
	Charge   int64           `json:"charge"`   // 0 when it was taken back by hand
	Contract string          `json:"contract"` // code
	Name     string          `json:"name"`     // of the fee item
	From     date.Date       `json:"from" ts_type:"string"`
	To       date.Date       `json:"to" ts_type:"string"`
	Working  string          `json:"working"`
	TaxRate  decimal.Decimal `json:"taxRate" ts_type:"string"`
	Net      money.Amount    `json:"net" ts_type:"string"`
	Tax      money.Amount    `json:"tax" ts_type:"string"`
	Amount   money.Amount    `json:"amount" ts_type:"string"`
}

// rereading is a billed period whose lines, with their differences, take in the readings up to another day: what follows is billed by
// the charge that goes on.
type rereading struct {
	charge   int64
	from, to date.Date
}

// review compares every billed period of a charge that is to be worked out again with what its terms make of it today.
func (p *planner) review(c *contract.Billable) {
	who := bearerOf(c)
	found, moved := []delta{}, []rereading{}
	for _, s := range p.stood[who.charge] {
		if s.To < c.Review || len(s.lines) == 0 {
			continue // before the change, or billed with a later reading, or credited line by line
		}
		r, err := fresh(c, s)
		if err == nil && len(r.Warnings) > 0 {
			err = r.Warnings[0]
			if end := c.Terms.End; end != 0 && end < s.readTo {
				f := fault.New(EndUnread, fault.Args{"from": s.From, "to": end, "read": s.readTo})
				p.unsettled[c.Meter], err = unsettled{end, f}, f
			}
		}
		if err != nil {
			p.block(who, err)
			return
		}
		d := delta{bearer: who, stood: s, fresh: sumOf(r.Lines).amount, rate: c.Terms.Tax.Rate, working: workings(r.Lines)}
		d.sums = sumOf(r.Lines).minus(s.sum())
		d.due = ownDue(c.Terms, min(p.today, p.through))
		if d.amount != 0 {
			found = append(found, d)
		}
		if r.ReadTo != s.readTo {
			moved = append(moved, rereading{who.charge, s.From, r.ReadTo})
			c.Facts.Read = slices.Clone(c.Facts.Read)
			if at := slices.Index(c.Facts.Read, s.readTo); at >= 0 {
				c.Facts.Read = slices.Delete(c.Facts.Read, at, at+1)
				if r.ReadTo != 0 {
					c.Facts.Read = slices.Insert(c.Facts.Read, at, r.ReadTo)
				}
			}
		}
	}
	p.deltas = append(p.deltas, found...)
	p.moved = append(p.moved, moved...)
	if !p.orphans[who.charge] {
		p.reviewed = append(p.reviewed, who.charge)
	}
}

// fresh works out a billed period by the terms of today: nothing where they have no such period any more.
func fresh(c *contract.Billable, s stoodPeriod) (charge.Result, error) {
	t := c.Terms
	if c.Withdrawn || t.CycleMonths != 0 && t.End != 0 && s.From > t.End { // a milestone may be reached, and its retention fall due, after the end
		return charge.Result{}, nil
	}
	facts := c.Facts
	if at := slices.Index(facts.Read, s.readTo); at >= 0 {
		facts.Read = facts.Read[:at]
	}
	starts := t
	starts.IssueOffsetDays = 0
	var periods []charge.Period
	if t.CycleMonths == 0 {
		periods = starts.Periods(date.Must("9999-12-31"))
	} else {
		periods = starts.PeriodsBetween(s.From, s.From.AddMonths(t.CycleMonths).AddDays(1))
	}
	for _, period := range periods {
		if period.From == s.From {
			return t.Lines(period, facts)
		}
	}
	return charge.Result{}, nil
}

func workings(lines []charge.Line) string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = l.Working
	}
	return strings.Join(all, " + ")
}

// ownDue dates an invoice that is issued for differences alone.
func ownDue(t charge.Terms, issue date.Date) charge.Period {
	once := charge.Terms{Model: charge.ModelFixed, Start: issue, DueDays: t.DueDays, DueDay: t.DueDay, DueShift: t.DueShift, Calendar: t.Calendar}
	return once.Periods(issue)[0]
}

// line is the difference as it stands on an invoice.
func (d delta) line() Line {
	l := d.bearer.line(charge.Line{Kind: charge.KindDelta, From: d.stood.From, To: d.stood.To, Quantity: one, UnitPrice: d.amount.Decimal(), Per: charge.PerOnce,
		TaxRate: d.rate, Net: d.net, TaxAmount: d.tax, Amount: d.amount, Working: d.words()})
	l.Adjusts, l.note = d.stood.lines[0].id, "差额"
	return l
}

// words is the arithmetic of a difference: what it comes to now, less what was billed.
func (d delta) words() string {
	words := d.fresh.Grouped() + " − " + (d.fresh - d.amount).Grouped()
	if d.working != "" {
		words += "（应计 " + d.working + "）"
	}
	return words
}

// settleDeltas puts differences on each customer's next invoice of the run that can take them, or on one of their own; those that
// would bring every one below nothing go on credit notes against what was issued.
func (p *planner) settleDeltas() {
	type key struct {
		customer int64
		contract string
	}
	groups, order := map[key][]delta{}, []key{}
	for _, d := range p.deltas {
		if d.keepsConceded(p.heirs); d.amount == 0 {
			continue
		}
		k := key{customer: d.customer}
		if p.separate || p.customers[d.customer].separate {
			k.contract = d.contract
		}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], d)
	}
	for _, k := range order {
		all := groups[k]
		slices.SortStableFunc(all, func(a, b delta) int { return cmp.Compare(b.amount, a.amount) }) // what is to be paid first
		for _, d := range all {
			at := p.next(k.customer, k.contract, d.amount)
			if at < 0 && d.amount > 0 {
				p.invoice(d.customer, d.contract, d.due.Issue, d.due.Due)
				at = len(p.Invoices) - 1
			}
			if at < 0 {
				p.credit(d)
				continue
			}
			l := d.line()
			l.Of, l.OfNumber = d.stood.invoice, p.bills[d.stood.invoice].number
			p.Invoices[at].add(l)
		}
	}
}

// keepsConceded bounds what is given back by what is left, where a part was conceded by hand. Where another charge of the customer goes
// on for this one, and bills the days anew, what was conceded stands beside it.
func (d *delta) keepsConceded(heirs map[int64]int64) {
	if rest := d.stood.rest(); d.amount < -rest.amount && heirs[d.charge] != d.customer {
		d.sums = sums{}.minus(rest)
	}
}

// next finds the first invoice that the run makes for a customer and that can take an amount, or −1.
func (p *planner) next(customer int64, contract string, amount money.Amount) int {
	at := -1
	for n, i := range p.Invoices {
		if i.Customer == customer && i.contract == contract && i.Total+min(amount, 0) >= 0 &&
			(at < 0 || cmp.Or(cmp.Compare(i.Issue, p.Invoices[at].Issue), cmp.Compare(i.Due, p.Invoices[at].Due)) < 0) {
			at = n
		}
	}
	return at
}

// credit takes a difference off the lines that stand for its period, the last one first, as far as their invoices go.
func (p *planner) credit(d delta) {
	left := d.amount // below 0
	var pieces []money.Amount
	var lines []stoodLine
	for _, l := range slices.Backward(d.stood.lines) {
		b := p.bills[l.invoice]
		part := min(-left, l.rest.amount, b.total-p.credited(l.invoice))
		if part <= 0 {
			continue
		}
		left += part
		pieces, lines = append(pieces, part), append(lines, l)
	}
	if left < 0 {
		p.warn(d.bearer, fault.New(DeltaWaits, fault.Args{"amount": -left, "from": d.stood.From, "to": d.stood.To}))
		p.reviewed = slices.DeleteFunc(p.reviewed, func(id int64) bool { return id == d.charge })
	}
	taxes := (-d.tax).Split(weights(append(slices.Clone(pieces), -left))...)
	for i, part := range pieces {
		p.creditOn(p.bills[lines[i].invoice], d, CreditLine{Adjusts: lines[i].id, Charge: d.charge, Contract: d.contract, Name: d.name, From: d.stood.From, To: d.stood.To,
			Working: d.words(), TaxRate: d.rate, Net: part - taxes[i], Tax: taxes[i], Amount: part})
	}
}

func weights(parts []money.Amount) []int64 {
	out := make([]int64, len(parts))
	for i, a := range parts {
		out[i] = int64(a)
	}
	return out
}

// credited is what the run takes back of an invoice so far.
func (p *planner) credited(id InvoiceID) money.Amount {
	for _, c := range p.Credits {
		if c.Invoice == id {
			return c.Total
		}
	}
	return 0
}

func (p *planner) creditOn(b *bill, d delta, l CreditLine) {
	at := slices.IndexFunc(p.Credits, func(c PlannedCredit) bool { return c.Invoice == b.id })
	if at < 0 {
		at = len(p.Credits)
		p.Credits = append(p.Credits, PlannedCredit{Invoice: b.id, Of: b.number, Customer: d.customer, Name: p.customers[d.customer].name, Lines: []CreditLine{}})
	}
	c := &p.Credits[at]
	c.Lines = append(c.Lines, l)
	c.Total += l.Amount
	c.parts = c.parts.plus(sums{l.Net, l.Tax, l.Amount})
}
