package billing

import (
	"cmp"
	"maps"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// deal is the contract whose charges are being planned: what holds for all of them together is settled when it is closed.
type deal struct {
	of   *contract.Contract
	due  []duePeriod
	more map[date.Date]bool // months, by their first day, in which something is to be issued after this run
}

// each is how many lines of the contract stand on each of its invoices, about.
func (d *deal) each() int {
	if len(d.due) == 0 {
		return 1
	}
	first := d.due[0].Issue
	n := 0
	for _, o := range d.due {
		if o.Issue == first {
			n++
		}
	}
	return n
}

// open begins the next contract when a charge of another one comes.
func (p *planner) open(c *contract.Billable) {
	if p.deal.of != nil && p.deal.of.ID == c.Contract {
		return
	}
	p.closeDeal()
	p.deal = deal{of: c.Of, due: p.deal.due[:0], more: map[date.Date]bool{}}
}

// expectMore notes the month of this run if a charge with a least sum is to issue more in it.
func (p *planner) expectMore(c *contract.Billable) {
	if c.Of.Minimum == nil {
		return
	}
	if all := c.Unbilled(p.through.MonthEnd()); len(all) > 0 && all[len(all)-1].Issue > p.through {
		p.deal.more[p.through.MonthStart()] = true
	}
}

// closeDeal puts what is due of a contract on invoices.
func (p *planner) closeDeal() {
	if p.deal.of == nil || len(p.deal.due) == 0 {
		return
	}
	due := p.limited(p.deal.due)
	for _, d := range due {
		p.add(d)
	}
	if p.deal.of.Minimum != nil || p.deal.of.Maximum != nil {
		p.trueUp(due)
	}
}

// limited keeps to what a contract's bills may come to in all: what would pass it is blocked, or told.
func (p *planner) limited(due []duePeriod) []duePeriod {
	of := p.deal.of
	if of.LimitTotal == nil {
		return due
	}
	slices.SortStableFunc(due, func(a, b duePeriod) int { return cmp.Compare(a.Issue, b.Issue) })
	sum := p.issued[int64(of.ID)]
	for n, d := range due {
		sum += d.result.Total()
		if sum <= *of.LimitTotal {
			continue
		}
		args := fault.Args{"code": of.Code, "limit": *of.LimitTotal, "sum": sum, "from": d.From, "to": d.To}
		if !of.LimitBlock {
			p.warn(d.bearer, fault.New(LimitReached, args))
			return due
		}
		told := map[int64]bool{}
		for _, left := range due[n:] {
			if !told[left.charge] {
				told[left.charge] = true
				p.block(left.bearer, fault.New(LimitPassed, args))
			}
		}
		return due[:n]
	}
	return due
}

// contractMonth is a calendar month of issue of a contract.
type contractMonth struct {
	contract int64
	month    date.Date // its first day
}

// trueUp brings what a contract issues in a month up to its least sum, or down to its most. It looks at the months in which
// this run issues something, once nothing more is to come in them.
func (p *planner) trueUp(due []duePeriod) {
	months := map[date.Date][]duePeriod{}
	for _, d := range due {
		m := d.Issue.MonthStart()
		months[m] = append(months[m], d)
	}
	of := p.deal.of
	for _, month := range slices.Sorted(maps.Keys(months)) {
		all := months[month]
		stood := p.byMonth[contractMonth{int64(of.ID), month}]
		sum := stood.charges
		for _, d := range all {
			sum += d.result.Total()
		}
		wanted := money.Amount(0)
		switch {
		case of.Maximum != nil && sum > *of.Maximum:
			wanted = *of.Maximum - sum
		case of.Minimum != nil && sum < *of.Minimum && !p.deal.more[month]:
			wanted = *of.Minimum - sum
		}
		if off := wanted - stood.trueUps; off != 0 {
			p.addTrueUp(all, off, sum)
		}
	}
}

// addTrueUp puts the line on the last invoice of the month; what that cannot take off goes to those before it.
func (p *planner) addTrueUp(all []duePeriod, off, sum money.Amount) {
	slices.SortStableFunc(all, func(a, b duePeriod) int { return cmp.Compare(b.Issue, a.Issue) })
	from, to := all[0].From, all[0].To
	for _, d := range all {
		from, to = min(from, d.From), max(to, d.To)
	}
	for n := 0; n < len(all) && off != 0; n++ {
		d := all[n]
		i := p.invoice(d.customer, d.contract, d.Issue, d.Due)
		part := max(off, -i.Total)
		if part == 0 {
			continue
		}
		off -= part
		words := "保底 " + (sum + part).Grouped() + " − " + sum.Grouped()
		if part < 0 {
			words = "封顶 " + (sum + part).Grouped() + " − " + sum.Grouped()
		}
		l := charge.Line{Kind: charge.KindTrueUp, From: from, To: to, Quantity: one, UnitPrice: part.Decimal(), Per: charge.PerOnce, Working: words}
		taxed(&l, d.rate, part)
		w := *d.bearer
		w.charge, w.lineNo, w.name = 0, 0, trueUpName(part)
		i.add(w.line(l))
		sum += part
	}
}

func trueUpName(a money.Amount) string {
	if a < 0 {
		return "封顶调减"
	}
	return "保底补差"
}
