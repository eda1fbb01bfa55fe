package billing

import (
	"cmp"
	"slices"
	"strings"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// party is a customer as a run needs it.
type party struct {
	id         int64
	code, name string
	separate   bool   // one invoice for each contract
	billTo     string // JSON, as it is printed on what is issued now
}

// planner groups lines into invoices: one for each customer, issue date and due date, and one for each contract where asked.
type planner struct {
	Plan
	separate  bool
	customers map[int64]party
	places    map[invoiceKey]int
}

type invoiceKey struct {
	customer   int64
	contract   string
	issue, due date.Date
}

// bill plans every period of a charge that is due and not billed. A charge that cannot be worked out is blocked as a whole:
// none of its periods is billed, so that nothing is billed out of order. A period that waits for a reading, a turnover or a share
// is told and left for a later run.
func (p *planner) bill(c contract.Billable, through date.Date) {
	periods, facts := c.Unbilled(through), c.Facts
	results := make([]charge.Result, len(periods))
	var waiting []*fault.Fault
	for i, period := range periods {
		r, err := c.Terms.Lines(period, facts)
		if err != nil {
			p.block(c, err)
			return
		}
		if r.ReadTo != 0 {
			waiting = nil // a later reading takes in what earlier periods waited for
		}
		waiting = append(waiting, r.Warnings...)
		results[i], facts = r, facts.After(r)
	}
	for i, period := range periods {
		if len(results[i].Lines) > 0 {
			p.add(c, period, results[i])
		}
	}
	if len(waiting) > 0 {
		p.block(c, waiting[0])
	}
}

func (p *planner) block(c contract.Billable, err error) {
	f := fault.As(err)
	if f == nil {
		panic(err) // charge promises faults
	}
	p.Blocked = append(p.Blocked, Blocked{Charge: int64(c.Charge), Contract: c.Code, ContractID: int64(c.Contract), LineNo: c.Line,
		Customer: int64(c.Customer), Name: p.customers[int64(c.Customer)].name, FeeItem: c.Item.Name, Fault: f})
}

func (p *planner) add(c contract.Billable, period charge.Period, r charge.Result) {
	key := invoiceKey{customer: int64(c.Customer), issue: period.Issue, due: period.Due}
	who := p.customers[key.customer]
	if p.separate || who.separate {
		key.contract = c.Code
	}
	at, ok := p.places[key]
	if !ok {
		at = len(p.Invoices)
		p.places[key] = at
		p.Invoices = append(p.Invoices, Planned{Customer: key.customer, Code: who.code, Name: who.name,
			Issue: period.Issue, Due: period.Due, contract: key.contract})
	}
	i := &p.Invoices[at]
	for _, l := range r.Lines {
		i.Lines = append(i.Lines, Line{Charge: int64(c.Charge), Contract: c.Code, LineNo: c.Line, FeeItem: int64(c.Item.ID),
			Name: c.Item.Name, Line: l, contractID: int64(c.Contract), unit: c.Unit})
		i.Net += l.Net
		i.Tax += l.TaxAmount
		i.Total += l.Amount
	}
	i.periods = append(i.periods, billedPeriod{int64(c.Charge), date.Range{From: period.From, To: period.To}, r.ReadTo})
}

// sort gives invoices the order in which they get numbers: by issue date, customer, due date, contract.
func (p *planner) sort() {
	slices.SortStableFunc(p.Invoices, func(a, b Planned) int {
		return cmp.Or(cmp.Compare(a.Issue, b.Issue), strings.Compare(a.Code, b.Code), cmp.Compare(a.Due, b.Due), strings.Compare(a.contract, b.contract))
	})
	for _, i := range p.Invoices {
		slices.SortStableFunc(i.Lines, func(a, b Line) int {
			return cmp.Or(strings.Compare(a.Contract, b.Contract), cmp.Compare(a.LineNo, b.LineNo), cmp.Compare(a.From, b.From))
		})
	}
}

// remark says on paper what made a line cheaper.
func (l Line) remark() string {
	switch {
	case l.Reason != "":
		return l.Reason
	case l.Free:
		return "免租"
	}
	return ""
}
