package contract

import (
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
)

// BarKind says what a charge does on some days of its contract.
type BarKind string

const (
	Charged BarKind = "normal"
	Free    BarKind = "free"
	Gap     BarKind = "gap" // no charge of the same fee item covers these days
)

// Bar is a run of days on which a charge does the same, both ends included.
type Bar struct {
	From  date.Date       `json:"from" ts_type:"string"`
	To    date.Date       `json:"to" ts_type:"string"`
	Kind  BarKind         `json:"kind"`
	Price decimal.Decimal `json:"price" ts_type:"string"`
	Days  int             `json:"days"`
}

// cover draws which days of the contract each charge covers. An open end is drawn to the end of the preview. Charges
// once are not drawn: they are not for days.
func (p *Preview) cover(c Contract, all []Billable, sound []bool) {
	if !c.dated() {
		return
	}
	whole := date.Range{From: c.Start, To: c.End}
	if whole.To == 0 {
		whole.To = max(p.To, c.Start)
	}
	p.Days = whole.Days()
	rows := map[FeeItemID][]int{} // the charges of one fee item stand in for each other
	for i, b := range all {
		if sound[i] && b.Terms.CycleMonths != 0 {
			p.Charges[i].Bars = bars(b.Terms, whole)
			rows[b.Item.ID] = append(rows[b.Item.ID], i)
		}
	}
	for _, same := range rows {
		for _, gap := range gaps(all, same, whole) {
			i := owner(all, same, gap)
			p.Charges[i].Bars = append(p.Charges[i].Bars, Bar{From: gap.From, To: gap.To, Kind: Gap, Days: gap.Days()})
		}
	}
	for i := range p.Charges {
		view := &p.Charges[i]
		slices.SortFunc(view.Bars, func(a, b Bar) int { return int(a.From - b.From) })
		for _, b := range view.Bars {
			if b.Kind != Gap {
				view.Covered += b.Days
			}
		}
	}
}

// span is the days of a charge within the contract's.
func span(t charge.Terms, whole date.Range) date.Range {
	r := date.Range{From: max(t.Start, whole.From), To: whole.To}
	if t.End != 0 {
		r.To = min(t.End, whole.To)
	}
	return r
}

// bars cuts the days of a charge where its price or its free state changes.
func bars(t charge.Terms, whole date.Range) []Bar {
	days := span(t, whole)
	if days.From > days.To {
		return []Bar{}
	}
	out := []Bar{}
	cuts := changes(t, days)
	for i, from := range cuts {
		b := Bar{From: from, To: days.To, Kind: Charged, Price: t.UnitPriceAt(from)}
		if i+1 < len(cuts) {
			b.To = cuts[i+1].AddDays(-1)
		}
		if slices.ContainsFunc(t.Free, func(r date.Range) bool { return r.Contains(from) }) {
			b.Kind, b.Price = Free, decimal.Zero
		}
		if n := len(out); n > 0 && out[n-1].Kind == b.Kind && out[n-1].Price.Equal(b.Price) {
			out[n-1].To = b.To
			continue
		}
		out = append(out, b)
	}
	for i := range out {
		out[i].Days = date.Range{From: out[i].From, To: out[i].To}.Days()
	}
	return out
}

// changes gives the first of days and every later one of them on which the price or the free state may change.
func changes(t charge.Terms, days date.Range) []date.Date {
	cuts := []date.Date{days.From}
	add := func(d date.Date) {
		if d > days.From && d <= days.To {
			cuts = append(cuts, d)
		}
	}
	for _, s := range t.Steps {
		add(s.From)
	}
	for n := 1; t.StepEveryMonths > 0; n++ {
		d := t.Start.AddMonths(n * t.StepEveryMonths)
		if d > days.To {
			break
		}
		add(d)
	}
	for _, r := range t.Free {
		add(r.From)
		add(r.To.AddDays(1))
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// gaps gives the days of the contract that none of some charges covers.
func gaps(all []Billable, same []int, whole date.Range) []date.Range {
	spans := make([]date.Range, len(same))
	for n, i := range same {
		spans[n] = span(all[i].Terms, whole)
	}
	slices.SortFunc(spans, func(a, b date.Range) int { return int(a.From - b.From) })
	var out []date.Range
	next := whole.From
	for _, s := range spans {
		if s.From > next {
			out = append(out, date.Range{From: next, To: s.From.AddDays(-1)})
		}
		next = max(next, s.To.AddDays(1))
	}
	if next <= whole.To {
		out = append(out, date.Range{From: next, To: whole.To})
	}
	return out
}

// owner gives the charge in whose row a gap is shown: the one that ends before it, or the first.
func owner(all []Billable, same []int, gap date.Range) int {
	best := -1
	for _, i := range same {
		if all[i].Terms.Start < gap.From && (best < 0 || all[i].Terms.Start > all[best].Terms.Start) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	return slices.MinFunc(same, func(a, b int) int { return int(all[a].Terms.Start - all[b].Terms.Start) })
}
