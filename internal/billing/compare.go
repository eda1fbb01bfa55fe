package billing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
)

// compare sets what a plan makes in a month, and what was issued in it already, against the month before, charge by charge.
func compare(before, already map[int64]billedLine, heirs map[int64]int64, p Plan, month date.Range) Preview {
	lines := 0
	for _, i := range p.Invoices {
		lines += len(i.Lines)
	}
	now, late := make(map[int64]billedLine, lines+len(already)), map[int64]billedLine{}
	maps.Copy(now, already)
	out := Preview{Month: month.From.String()[:7], Total: p.Total, Invoices: len(p.Invoices), Blocked: p.Blocked, Warnings: p.Warnings, CatchUp: p.catchUp(month.From), Credits: p.Credits, Credited: p.Credited, Counts: map[Change]int{}, Rows: make([]Difference, 0, lines)}
	for _, i := range p.Invoices {
		for _, l := range i.Lines {
			b := i.billed(l)
			if l.Kind == charge.KindDelta || l.Kind == charge.KindLateFee {
				d := beside(l, b)
				d.Of, d.OfNumber = l.Of, l.OfNumber
				out.add(d)
				continue
			}
			into := now
			if i.Issue < month.From {
				into = late
			}
			into[b.charge] = into[b.charge].plus(b)
		}
	}
	for _, l := range already {
		out.Issued += l.amount
	}
	blocked := map[int64]bool{}
	for _, b := range p.Blocked {
		blocked[b.Charge] = true
	}
	inherit(now, before, heirs)
	for id, b := range before {
		out.Before += b.amount
		if n, ok := now[id]; ok {
			out.add(differ(b, n))
		} else {
			out.add(gone(b, blocked[id]))
		}
	}
	for id, n := range now {
		if _, ok := before[id]; !ok {
			out.add(appeared(n, month))
		}
	}
	for _, l := range late {
		out.add(Difference{Change: Late, Why: []Why{{"late", map[string]any{"from": l.from.String(), "to": l.to.String()}}}}.of(billedLine{}, l))
	}
	slices.SortFunc(out.Rows, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(rank[a.Change], rank[b.Change]), bySize(&a, &b))
	})
	out.MonthSum = out.Before + out.New + out.Changed - out.Gone + out.Late + out.Deltas + out.Fees
	return out
}

// bySize puts the greatest differences of a change first.
func bySize(a, b *Difference) int {
	return cmp.Or(cmp.Compare(b.Diff.Abs(), a.Diff.Abs()), strings.Compare(a.Name, b.Name), cmp.Compare(a.Charge, b.Charge), cmp.Compare(a.Customer, b.Customer),
		cmp.Compare(a.ContractID, b.ContractID), cmp.Compare(a.Of, b.Of))
}

// inherit puts what the heir of a charge bills now in the place of the charge, unless both bill, or another customer pays. Of several
// heirs the first takes the place.
func inherit(now, before map[int64]billedLine, heirs map[int64]int64) {
	for _, heir := range slices.Sorted(maps.Keys(heirs)) {
		of := heirs[heir]
		n, bills := now[heir]
		if _, both := now[of]; bills && !both && n.customer == before[of].customer {
			now[of] = n
			delete(now, heir)
		}
	}
}

var rank = map[Change]int{Added: 1, Changed: 2, Gone: 3, Put: 4, Fee: 5, Late: 6, Same: 7}

// catchUp gives what the plan makes of months before one, the oldest first.
func (p Plan) catchUp(month date.Date) []CatchUp {
	out := []CatchUp{}
	for _, i := range p.Invoices { // by issue date
		if i.Issue >= month {
			break
		}
		name := i.Issue.String()[:7]
		if n := len(out); n == 0 || out[n-1].Month != name {
			out = append(out, CatchUp{Month: name})
		}
		last := &out[len(out)-1]
		last.Invoices++
		last.Total += i.Total
	}
	return out
}

// beside tells a line that is not a charge's own period.
func beside(l Line, b billedLine) Difference {
	d := Difference{Change: Put, Why: []Why{{"delta", map[string]any{"from": l.From.String(), "to": l.To.String()}}}}
	if l.Kind == charge.KindLateFee {
		d = Difference{Change: Fee, Why: []Why{{"latefee", map[string]any{"from": l.From.String(), "to": l.To.String()}}}}
	}
	return d.of(billedLine{}, b)
}

func (p Planned) billed(l Line) billedLine {
	b := billedLine{charge: l.Charge, customer: p.Customer, name: p.Name, contract: l.Contract, contractID: l.contractID, item: l.Name, unit: l.unit, amount: l.Amount,
		price: l.UnitPrice.String(), quantity: l.Quantity.String(), reason: l.remark(), from: l.From, to: l.To, working: []string{l.Working}}
	if l.Charge == 0 {
		b.charge = -l.contractID
	}
	if l.Free {
		b.free = l.remark()
	}
	return b
}

func (p *Preview) add(d Difference) {
	switch d.Change {
	case Added:
		p.New += d.Diff
	case Changed:
		p.Changed += d.Diff
	case Gone:
		p.Gone -= d.Diff
	case Late:
		p.Late += d.Diff
	case Put:
		p.Deltas += d.Diff
	case Fee:
		p.Fees += d.Diff
	}
	p.Counts[d.Change]++
	p.Rows = append(p.Rows, d)
}

func (d Difference) of(before, now billedLine) Difference {
	known := now
	if now.customer == 0 {
		known = before
	}
	d.Charge, d.Customer, d.Name, d.Contract, d.FeeItem, d.Unit = max(0, known.charge), known.customer, known.name, known.contract, known.item, known.unit
	d.ContractID = known.contractID
	d.Before, d.Now, d.Diff, d.Working = before.amount, now.amount, now.amount-before.amount, now.working
	if d.Working == nil {
		d.Working = []string{}
	}
	return d
}

func gone(b billedLine, blocked bool) Difference {
	why := Why{"gone", map[string]any{"to": b.to.String()}}
	if blocked {
		why.Key = "blocked"
	}
	return Difference{Change: Gone, Why: []Why{why}}.of(b, billedLine{})
}

func appeared(n billedLine, month date.Range) Difference {
	why := Why{"cycle", map[string]any{"from": n.from.String(), "to": n.to.String()}}
	if n.from >= month.From.AddMonths(-1) && n.from.Day() != 1 || n.from.DaysUntil(n.to) <= 31 {
		why.Key = "new"
	}
	return Difference{Change: Added, Why: []Why{why}}.of(billedLine{}, n)
}

// differ explains a charge that was billed both times by the facts that are not the same.
func differ(b, n billedLine) Difference {
	var why []Why
	fact := func(key, was, is string) {
		if was != is {
			why = append(why, Why{key, map[string]any{"before": was, "now": is}})
		}
	}
	if b.amount == n.amount {
		return Difference{Change: Same, Why: []Why{}}.of(b, n)
	}
	switch {
	case b.free != "" && n.free == "":
		why = append(why, Why{"free_ended", map[string]any{"to": b.to.String()}})
	case b.free == "" && n.free != "":
		why = append(why, Why{"free_began", map[string]any{"from": n.from.String()}})
	default:
		fact("price", b.price, n.price)
		fact("quantity", b.quantity, n.quantity)
		fact("reason", b.reason, n.reason)
		if bd, nd := (date.Range{From: b.from, To: b.to}), (date.Range{From: n.from, To: n.to}); len(why) == 0 {
			why = append(why, Why{"days", map[string]any{"before": bd.Days(), "now": nd.Days()}})
		}
	}
	return Difference{Change: Changed, Why: why}.of(b, n)
}
