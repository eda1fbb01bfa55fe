package contract

import (
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// within wants a day of the contract.
func (w *changing) within(day date.Date, field string) error {
	if day < w.before.Start || w.before.End != 0 && day > w.before.End {
		return fault.New(OutsideContract, fault.Args{"from": w.before.Start, "to": w.before.End}).At(field)
	}
	return nil
}

// differs says that there is something to write.
func (w *changing) differs() bool { return len(form.Changes(w.before, w.after)) > 0 }

// sameTerms compares what two charges agree on, not where they come from.
func sameTerms(a, b Charge) bool {
	for _, h := range []*Charge{&a, &b} {
		h.sort()
		*h = h.withDefaults()
		h.keep(Charge{})
		h.Line, h.End = 0, 0
	}
	return len(form.Changes(a, b)) == 0
}

// reshape lays a draft over the contract from a day on.
func (w *changing) reshape(draft Contract, from date.Date) error {
	before := w.before
	longer := before.End != 0 && (draft.End == 0 || draft.End > before.End)
	if draft.Numbers == nil {
		draft.Numbers = Numbers{}
	}
	w.after = draft
	w.after.Charges = nil
	wanted := byLine(draft)
	var fresh []Charge
	for _, old := range before.Charges {
		t := old.terms(before, w.items[old.FeeItem])
		g, ok := wanted[old.Line]
		ended := t.End != 0 && t.End < from && !(longer && old.End == 0 && !whole(t))
		switch {
		case old.Withdrawn, ended:
			w.keepPast(old, t)
		case !ok:
			w.cut(old, t, from)
		case !sameTerms(old, g):
			fresh = append(fresh, w.replace(old, g, t, from)...)
		default:
			fresh = append(fresh, w.moveEnd(old, g, t, from)...)
		}
	}
	known := byLine(before)
	for _, g := range draft.Charges {
		if _, ok := known[g.Line]; ok && g.Line != 0 {
			continue
		}
		g.Start = max(from, g.Start)
		g.Line, g.Replaces, g.Origin = 0, 0, min(g.Origin, g.Start)
		fresh = append(fresh, g)
	}
	w.addFresh(fresh)
	if draft.numbersDiffer(before) {
		w.reviewFormulas(from)
	}
	return nil
}

// numbersDiffer says that number fields changed.
func (c Contract) numbersDiffer(o Contract) bool { return len(form.Changes(c.Numbers, o.Numbers)) > 0 }

// reviewFormulas has charges by formula worked out again from a day on.
func (w *changing) reviewFormulas(from date.Date) {
	for i := range w.after.Charges {
		if h := &w.after.Charges[i]; h.Model == charge.ModelFormula {
			w.review(h, from)
		}
	}
}

// moveEnd gives a charge whose terms stay another end. One that is to end later goes on as a charge of its own, since its last
// period may have been cut short and billed so.
func (w *changing) moveEnd(old, g Charge, t charge.Terms, from date.Date) []Charge {
	was, is := w.endOf(old, w.before), w.endOf(g, w.after)
	var on []Charge
	switch {
	case is < was && !whole(t):
		is = max(is, from.AddDays(-1))
		w.shorten(&old, t, is)
		if g.End == 0 {
			old.End = 0
		}
		w.reviewBeyond(&old, is)
	case is > was && !whole(t):
		g.Start, g.Origin, g.Replaces = was.AddDays(1), begun(t), old.ID
		old.End, on = was, []Charge{g}
	case is > was && old.BilledThrough != 0:
		old.End = was // a price for the whole does not grow with its days
	default:
		old.End = g.End
	}
	w.after.Charges = append(w.after.Charges, old)
	return on
}

// endOf gives the last day of a charge in a contract, far away for none.
func (w *changing) endOf(h Charge, in Contract) date.Date {
	switch {
	case h.End != 0:
		return h.End
	case in.End != 0:
		return in.End
	}
	return endOfTime
}

// keepPast leaves a charge that ended as it was, with the end that it had.
func (w *changing) keepPast(old Charge, t charge.Terms) {
	if !old.Withdrawn {
		old.End = t.End
	}
	w.after.Charges = append(w.after.Charges, old)
}

// begun is the day from which a charge counts.
func begun(t charge.Terms) date.Date {
	if t.Origin != 0 {
		return t.Origin
	}
	return t.Start
}

// review notes that what was billed of a charge from a day on is to be worked out again.
func (w *changing) review(h *Charge, from date.Date) {
	if h.BilledThrough >= from && (h.ReviewFrom == 0 || from < h.ReviewFrom) {
		h.ReviewFrom = from
	}
}

func (w *changing) reviewBeyond(h *Charge, end date.Date) {
	if end < endOfTime {
		w.review(h, end.AddDays(1))
	}
}

// cut ends a charge the day before, or takes it back when it would be left without days.
func (w *changing) cut(old Charge, t charge.Terms, from date.Date) {
	switch {
	case t.Start < from && !whole(t):
		w.shorten(&old, t, from.AddDays(-1))
		w.review(&old, from)
	case t.Start < from && old.BilledThrough != 0: // a price for the whole was billed and stays
	case old.BilledThrough == 0:
		old.Withdrawn = true
	default:
		old.Withdrawn = true
		w.review(&old, min(t.Start, from))
	}
	w.after.Charges = append(w.after.Charges, old)
}

// whole says that a charge has one price for all its days, which no day can divide.
func whole(t charge.Terms) bool { return t.CycleMonths == 0 }

// shorten ends a charge on a day. A price for the whole charge becomes that of its days until then.
func (w *changing) shorten(h *Charge, t charge.Terms, end date.Date) {
	if t.PricePer == charge.PerTotal && t.End != 0 && end < t.End && !t.Quantity.IsZero() {
		h.Price = totalUntil(t, end)
	}
	h.End = end
}

// totalUntil gives the price of a charge with a price for the whole for the part of it that ends on a day: its periods until then,
// and of the one that the day lies in a part by the day.
func totalUntil(t charge.Terms, end date.Date) decimal.Decimal {
	var sum money.Amount
	for _, p := range t.Periods(endOfTime) {
		if p.From > end {
			break
		}
		r, err := t.Lines(p, charge.Facts{})
		if err != nil {
			return t.Price
		}
		part := r.Total()
		if p.To > end {
			days := date.Range{From: p.From, To: p.To}.Days()
			kept := date.Range{From: p.From, To: end}.Days()
			part = part.Split(int64(kept), int64(days-kept))[0]
		}
		sum += part
	}
	return sum.Decimal().DivRound(t.Quantity, 6)
}

// replace ends a charge and begins another under the draft's terms, or gives it those terms where nothing of it was billed.
func (w *changing) replace(old, g Charge, t charge.Terms, from date.Date) []Charge {
	g.Replaces, g.Line, g.Confirmed = old.ID, 0, old.Confirmed
	switch {
	case old.BilledThrough == 0 && (t.Start >= from || whole(t)):
		g.Line, g.Replaces = old.Line, old.Replaces
		w.after.Charges = append(w.after.Charges, g)
		w.after.Charges[len(w.after.Charges)-1].ID = old.ID
		return nil
	case whole(t) || t.Start >= from:
		old.Withdrawn = true
		w.review(&old, min(t.Start, from))
		w.after.Charges = append(w.after.Charges, old)
		return []Charge{g}
	}
	w.noteParts(old, t, from)
	g.Start, g.Origin = from, begun(t)
	if g.CycleMonths == 0 {
		g.Origin = 0
	}
	w.rebase(&g, old, t, from)
	w.shorten(&old, t, from.AddDays(-1))
	w.review(&old, from)
	w.after.Charges = append(w.after.Charges, old)
	return []Charge{g}
}

// noteParts tells that a rule by which a month that is started counts whole counts it twice when it is divided.
func (w *changing) noteParts(old Charge, t charge.Terms, from date.Date) {
	if t.Proration != charge.ProrationNone && t.Proration != charge.ProrationWhole || t.PricePer == charge.PerDay || t.Model.Metered() {
		return
	}
	origin := begun(t)
	if t.Anchor == charge.AnchorCalendar && from.Day() != 1 || t.Anchor != charge.AnchorCalendar && origin.AddMonths(monthsTo(origin, from)) != from {
		w.out.Notes = append(w.out.Notes, fault.New(MonthDivided, fault.Args{"line": old.Line, "name": w.items[old.FeeItem].Name, "from": from}))
	}
}

func monthsTo(from, day date.Date) int {
	return (day.Year()-from.Year())*12 + int(day.Month()-from.Month())
}

// mostSteps bounds the prices that are written out for an open-ended charge.
const mostSteps = 50

// rebase writes out the prices of a charge whose price or steps change: steps that are counted compound from the first price, and
// what the draft says is the price of the day of the change.
func (w *changing) rebase(g *Charge, old Charge, t charge.Terms, from date.Date) {
	priced := !g.Price.Equal(old.Price)
	ruled := g.StepEveryMonths != old.StepEveryMonths || !g.StepPercent.Equal(old.StepPercent) || !g.StepAmount.Equal(old.StepAmount)
	if !priced && !ruled {
		return
	}
	if !priced && (old.StepEveryMonths != 0 || len(old.Steps) > 0) && len(g.Steps) == 0 {
		g.Price = t.UnitPriceAt(from)
	}
	if priced {
		g.Steps = slices.DeleteFunc(slices.Clone(g.Steps), func(s charge.Step) bool { return s.From <= from })
	}
	if g.StepEveryMonths == 0 {
		return
	}
	origin := begun(t)
	if g.StepEveryMonths != old.StepEveryMonths {
		origin = from
	}
	counted := g.terms(w.after, w.items[g.FeeItem])
	end := w.endOf(*g, w.after)
	counted.Start, counted.Origin, counted.Steps = from, from, nil
	steps := []charge.Step{}
	for n, passed := 1, 0; len(steps) < mostSteps; n++ {
		day := origin.AddMonths(n * g.StepEveryMonths)
		if day > end {
			break
		}
		if day <= from {
			continue
		}
		passed++
		steps = append(steps, charge.Step{From: day, Price: counted.UnitPriceAt(from.AddMonths(passed * g.StepEveryMonths))})
	}
	g.Steps, g.StepEveryMonths, g.StepPercent, g.StepAmount = steps, 0, decimal.Zero, decimal.Zero
}

// addFresh adds new charges with lines after the last.
func (w *changing) addFresh(fresh []Charge) {
	last := 0
	for _, h := range slices.Concat(w.before.Charges, w.after.Charges) {
		last = max(last, h.Line)
	}
	for _, h := range fresh {
		last++
		h.Line, h.ID, h.BilledThrough, h.ReviewFrom, h.Withdrawn = last, 0, 0, 0, false
		if h.Start == w.after.Start {
			h.Start = 0
		}
		w.after.Charges = append(w.after.Charges, h)
	}
}

// end ends the contract on a day.
func (w *changing) end(on date.Date) {
	w.after.End, w.after.Terminated = on, on
	charges := w.after.Charges
	w.after.Charges = nil
	for _, h := range charges {
		t := h.terms(w.before, w.items[h.FeeItem])
		switch {
		case h.Withdrawn, t.End != 0 && t.End <= on:
			w.keepPast(h, t)
			continue
		case t.Start > on:
			h.Withdrawn = true
			w.review(&h, t.Start)
		default:
			if !whole(t) {
				w.shorten(&h, t, on)
			}
			h.End = 0
			w.review(&h, on.AddDays(1))
		}
		w.after.Charges = append(w.after.Charges, h)
	}
}

// handOver makes the contract of the new customer: every charge that runs on the day or later, counting from where it counted.
func (w *changing) handOver(r TransferRequest) Contract {
	next := w.before
	next.ID, next.Code, next.Customer, next.Start, next.Follows, next.Terminated = 0, r.Code, r.Customer, r.From, w.before.ID, 0
	next.Charges = []Charge{}
	for _, h := range w.before.Charges {
		t := h.terms(w.before, w.items[h.FeeItem])
		if h.Withdrawn || t.End != 0 && t.End < r.From || whole(t) && t.Start < r.From {
			continue
		}
		if t.PricePer == charge.PerTotal && t.Start < r.From && t.End != 0 {
			all := t.Price.Mul(t.Quantity)
			h.Price = all.Sub(totalUntil(t, r.From.AddDays(-1)).Mul(t.Quantity)).DivRound(t.Quantity, 6)
		}
		h.Replaces, h.Origin = h.ID, begun(t)
		if t.Start <= r.From {
			h.Start = 0
		}
		if whole(t) || t.Start >= r.From {
			h.Origin = t.Origin
		}
		h.ID, h.BilledThrough, h.ReviewFrom = 0, 0, 0
		next.Charges = append(next.Charges, h)
	}
	return next
}
