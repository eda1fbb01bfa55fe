package billing

import (
	"cmp"
	"slices"
	"strings"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// party is a customer as a run needs it.
type party struct {
	id         int64
	code, name string
	separate   bool   // one invoice for each contract
	billTo     string // JSON, as it is printed on what is issued now
}

// planner works out what is due and groups it into invoices: one for each customer, issue date and due date, and one for each
// contract where asked. It writes nothing and gives no numbers.
type planner struct {
	Plan
	past
	through, today date.Date
	separate       bool
	customers      map[int64]party
	places         map[invoiceKey]int
	read           map[contract.ChargeID]readBy // what charges with meters have read, with what this run bills and puts right
	meters
	deal   deal
	deltas []delta
	heirs  map[int64]int64 // by charge that another goes on for, the customer of the other
}

type invoiceKey struct {
	customer   int64
	contract   string
	issue, due date.Date
}

// bearer is what a line is for.
type bearer struct {
	charge, contractID, customer, item int64
	contract, name, unit               string // code of the contract, name of the fee item, room
	lineNo                             int
}

func bearerOf(b *contract.Billable) *bearer {
	return &bearer{charge: int64(b.Charge), contractID: int64(b.Contract), customer: int64(b.Customer), item: int64(b.Item.ID),
		contract: b.Code, name: b.Item.Name, unit: b.Unit, lineNo: b.Line}
}

// duePeriod is a period with what it comes to. The usage of the periods that it covers was read together with its own.
type duePeriod struct {
	*bearer
	charge.Period
	result charge.Result
	covers []date.Range
	rate   charge.Tax
}

// readBy is what a charge of a contract has read.
type readBy struct {
	of   contract.ID
	read []date.Date
}

func newPlanner(past past, customers map[int64]party, through, today date.Date, separate bool) *planner {
	p := &planner{past: past, through: through, today: today, separate: separate, customers: customers, places: map[invoiceKey]int{},
		read: map[contract.ChargeID]readBy{}, meters: newMeters(), heirs: map[int64]int64{}}
	p.Invoices, p.Credits, p.Blocked, p.Warnings = []Planned{}, []PlannedCredit{}, []Blocked{}, []Blocked{}
	return p
}

// bill plans every period of a charge that is due and not billed. A charge that cannot be worked out is blocked as a whole:
// none of its periods is billed, so that nothing is billed out of order. A period that waits for a reading, a turnover or a share
// is told and left for a later run.
func (p *planner) bill(c *contract.Billable) {
	p.open(c)
	if c.Replaces != 0 {
		p.heirs[int64(c.Replaces)] = int64(c.Customer)
	}
	if before, ok := p.read[c.Replaces]; ok && c.Replaces != 0 {
		c.GoOn(before.of, before.read)
		p.goneOn[c.Replaces] = before.of == c.Contract
	}
	metered := c.Terms.Model.Metered() || len(c.Facts.Readings) > 0
	if c.Review != 0 {
		p.review(c)
	}
	if metered {
		p.read[c.Charge] = readBy{c.Contract, c.Facts.Read}
	}
	p.expectMore(c)
	periods := c.Unbilled(p.through)
	if len(periods) == 0 {
		p.ends(c)
		return
	}
	who, facts := bearerOf(c), c.Facts
	if other, ok := p.unsettled[c.Meter]; ok && other.end < c.Terms.Start { // it would begin with what is still the other's
		p.block(who, other.why)
		return
	}
	due := make([]duePeriod, 0, len(periods))
	var waiting []*fault.Fault
	var uncovered []date.Range
	for _, period := range periods {
		r, err := c.Terms.Lines(period, facts)
		if err != nil {
			p.block(who, err)
			return
		}
		facts = facts.After(r)
		waiting = append(waiting, r.Warnings...)
		if len(r.Lines) == 0 {
			uncovered = append(uncovered, date.Range{From: period.From, To: period.To})
			continue
		}
		d := duePeriod{bearer: who, Period: period, result: r, rate: c.Terms.Tax}
		if r.ReadTo != 0 { // a later reading takes in what earlier periods waited for
			d.covers, uncovered, waiting = uncovered, nil, nil
		}
		due = append(due, d)
	}
	if metered {
		p.read[c.Charge] = readBy{c.Contract, facts.Read}
	}
	if len(waiting) > 0 {
		p.block(who, waiting[0])
	} else if len(due) > 0 {
		p.ends(c)
	}
	p.deal.due = append(p.deal.due, due...)
}

func (p *planner) told(w *bearer, err error) Blocked {
	f := fault.As(err)
	if f == nil {
		panic(err) // charge promises faults
	}
	return Blocked{Charge: w.charge, Contract: w.contract, ContractID: w.contractID, LineNo: w.lineNo,
		Customer: w.customer, Name: p.customers[w.customer].name, FeeItem: w.name, Fault: f}
}

func (p *planner) block(w *bearer, err error) { p.Blocked = append(p.Blocked, p.told(w, err)) }
func (p *planner) warn(w *bearer, err error)  { p.Warnings = append(p.Warnings, p.told(w, err)) }

// invoice gives the planned invoice of a customer's days, a new one if there is none.
func (p *planner) invoice(customer int64, contract string, issue, due date.Date) *Planned {
	key := invoiceKey{customer: customer, issue: issue, due: due}
	who := p.customers[customer]
	if p.separate || who.separate {
		key.contract = contract
	}
	at, ok := p.places[key]
	if !ok {
		at = len(p.Invoices)
		p.places[key] = at
		p.Invoices = append(p.Invoices, Planned{Customer: customer, Code: who.code, Name: who.name, Issue: issue, Due: due, contract: key.contract,
			Lines: make([]Line, 0, p.deal.each()), periods: make([]billedPeriod, 0, p.deal.each())})
	}
	return &p.Invoices[at]
}

func (w *bearer) line(l charge.Line) Line {
	return Line{Charge: w.charge, Contract: w.contract, LineNo: w.lineNo, FeeItem: w.item, Name: w.name, Line: l, contractID: w.contractID, unit: w.unit}
}

func (i *Planned) add(l Line) {
	i.Lines = append(i.Lines, l)
	i.Net += l.Net
	i.Tax += l.TaxAmount
	i.Total += l.Amount
}

func (p *planner) add(d duePeriod) {
	i := p.invoice(d.customer, d.contract, d.Issue, d.Due)
	for _, l := range d.result.Lines {
		i.add(d.line(l))
	}
	for _, r := range d.covers {
		i.periods = append(i.periods, billedPeriod{d.charge, r, d.result.ReadTo})
	}
	i.periods = append(i.periods, billedPeriod{d.charge, date.Range{From: d.From, To: d.To}, d.result.ReadTo})
}

// finish ends the last contract, bills the differences, and gives the plan in the order in which invoices get numbers: by issue
// date, customer, due date, contract.
func (p *planner) finish() Plan {
	p.closeDeal()
	p.tellUnread()
	p.settleDeltas()
	p.holdNegative()
	p.Invoices = slices.DeleteFunc(p.Invoices, func(i Planned) bool { return len(i.Lines) == 0 })
	p.order()
	slices.SortStableFunc(p.Credits, func(a, b PlannedCredit) int { return cmp.Compare(a.Customer, b.Customer) })
	for _, c := range p.Credits {
		p.Credited += c.Total
	}
	return p.Plan
}

// order gives the invoices the order in which they get numbers, and adds them up.
func (p *Plan) order() {
	slices.SortStableFunc(p.Invoices, func(a, b Planned) int {
		return cmp.Or(cmp.Compare(a.Issue, b.Issue), strings.Compare(a.Code, b.Code), cmp.Compare(a.Due, b.Due), strings.Compare(a.contract, b.contract))
	})
	p.Total = 0
	for _, i := range p.Invoices {
		slices.SortStableFunc(i.Lines, func(a, b Line) int {
			return cmp.Or(last(a)-last(b), strings.Compare(a.Contract, b.Contract), cmp.Compare(a.LineNo, b.LineNo), cmp.Compare(a.From, b.From))
		})
		p.Total += i.Total
	}
}

// last puts differences and what is of no charge after the rest.
func last(l Line) int {
	if l.Kind == charge.KindDelta || l.Charge == 0 {
		return 1
	}
	return 0
}

// holdNegative leaves out charges that would bring an invoice below nothing: what is to be given back of an estimate is taken off
// with the next reading, since usage is billed from the last one.
func (p *planner) holdNegative() {
	for again := true; again; {
		again = false
		for n := range p.Invoices {
			if p.Invoices[n].Total >= 0 {
				continue
			}
			l := slices.MinFunc(p.Invoices[n].Lines, func(a, b Line) int { return cmp.Compare(a.Amount, b.Amount) })
			p.drop(l)
			again = true
		}
	}
}

// drop takes a charge out of the run; a line of no charge goes alone.
func (p *planner) drop(l Line) {
	if l.Charge != 0 {
		w := &bearer{charge: l.Charge, contractID: l.contractID, contract: l.Contract, name: l.Name, lineNo: l.LineNo}
		for _, i := range p.Invoices {
			if slices.ContainsFunc(i.Lines, func(o Line) bool { return o.Charge == l.Charge }) {
				w.customer = i.Customer
			}
		}
		p.warn(w, fault.New(NegativeWaits, fault.Args{"amount": l.Amount, "from": l.From, "to": l.To}))
	}
	for n := range p.Invoices {
		i := &p.Invoices[n]
		same := func(o Line) bool {
			return o.Charge == l.Charge && (l.Charge != 0 || o.contractID == l.contractID && o.Amount == l.Amount && o.From == l.From)
		}
		if !slices.ContainsFunc(i.Lines, same) {
			continue
		}
		kept := i.Lines
		i.Lines, i.Net, i.Tax, i.Total = nil, 0, 0, 0
		for _, o := range kept {
			if !same(o) {
				i.add(o)
			}
		}
		i.periods = slices.DeleteFunc(i.periods, func(b billedPeriod) bool { return l.Charge != 0 && b.charge == l.Charge })
	}
	p.reviewed = slices.DeleteFunc(p.reviewed, func(id int64) bool { return id == l.Charge })
	p.moved = slices.DeleteFunc(p.moved, func(m rereading) bool { return m.charge == l.Charge })
}

// remark says on paper what made a line cheaper, or which line it puts right.
func (l Line) remark() string {
	switch {
	case l.note != "":
		return l.note
	case l.Reason != "":
		return l.Reason
	case l.Free:
		return "免租"
	}
	return ""
}

// sumOf adds up lines.
func sumOf(lines []charge.Line) (s sums) {
	for _, l := range lines {
		s = s.plus(sums{l.Net, l.TaxAmount, l.Amount})
	}
	return s
}

// sums is an amount with its parts.
type sums struct{ net, tax, amount money.Amount }

func (s sums) plus(o sums) sums  { return sums{s.net + o.net, s.tax + o.tax, s.amount + o.amount} }
func (s sums) minus(o sums) sums { return sums{s.net - o.net, s.tax - o.tax, s.amount - o.amount} }
