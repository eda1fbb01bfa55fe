package match

import (
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// candidate is one possible answer before it is ranked.
type candidate struct {
	parts               []part
	customer            *customer // nil where there is none, or several
	fit                 string    // how the amount fits: exact one run sum newest less more short part over prepay none, group groupsum payout, amount… where only it points at somebody
	memo                string    // what the memo adds: brand code ref tail period period2y kind other none
	unique              bool      // nothing else fits as well
	choice              bool      // the oldest of equal invoices were taken
	rest                money.Amount
	away                int // days between the due date and the receipt, where only the amount points at the customer
	clues               evidence
	reasons             []Reason
	key                 string
	first               string // the key it is counted by where it is ranked first
	trust               Confidence
	rival               bool // another invoice is met exactly, this one in part
	measures            measures
	score               int32      // what its facts weigh
	share               Confidence // its share of the whole, before the book's own outcomes move it
	open, ways, choices int        // how many invoices are open, sums were found, choices of equal invoices there are
	oldest, newest      *invoice   // of those open
	doubt               bool       // something contradicts
	otherWord           bool       // nothing but another kind of fee in the memo
}

// part is what a candidate sets against one invoice.
type part struct {
	*invoice
	amount, writeOff money.Amount
}

func whole(vs []*invoice) []part {
	out := make([]part, len(vs))
	for i, v := range vs {
		out[i] = part{v, balance(v), 0}
	}
	return out
}

// balance is what an invoice has open. What a likely suggestion has taken counts as gone, unless that is everything.
func balance(v *invoice) money.Amount {
	if v.soft > 0 {
		return v.soft
	}
	return v.left
}

func balances(vs []*invoice) money.Amount {
	var s money.Amount
	for _, v := range vs {
		s += balance(v)
	}
	return s
}

// finder gathers the candidates of one receipt for one customer.
type finder struct {
	x      *index
	r      Receipt
	m      memo
	c      *customer
	e      evidence
	open   []*invoice // oldest first
	kin    []*invoice // those of the kinds the memo names
	cut    bool       // there are more than were looked at
	future bool       // none was issued by the day of the receipt
	alone  bool       // few customers are in question
	rounds bool       // its customer rounds what it pays
	out    []candidate
	exact  Reason // AmountExact, once for all
}

func (f *finder) add(parts []part, fit, memo string, unique, choice bool, reasons ...Reason) {
	c := candidate{parts: parts, customer: f.c, fit: fit, memo: memo, unique: unique && !f.cut, choice: choice, clues: f.e, reasons: reasons, open: len(f.open)}
	if len(f.open) > 0 {
		c.oldest, c.newest = f.open[0], f.open[len(f.open)-1]
	}
	var used money.Amount
	for _, p := range parts {
		used += p.amount
	}
	c.rest = f.r.Amount - used
	f.out = append(f.out, c)
}

// visible gives a customer's open invoices on a day, oldest first; where there are none, those issued soon after.
func visible(c *customer, day date.Date) (open []*invoice, cut, future bool) {
	for _, later := range []int{0, futureDays} {
		for _, v := range c.open {
			if v.soft <= 0 || v.Issue > day.AddDays(later) {
				continue
			}
			if len(open) == maxInvoices {
				return open, true, later > 0
			}
			open = append(open, v)
		}
		if len(open) > 0 {
			return open, false, later > 0
		}
	}
	return nil, false, false
}

// find gives every candidate for one customer.
func (f *finder) find() []candidate {
	f.open, f.cut, f.future = visible(f.c, f.r.Date)
	f.narrow(len(f.m.contract) > 0, func(v *invoice) bool { return f.m.contract[v] })
	f.narrow(len(f.m.units) > 0, func(v *invoice) bool { return slices.Contains(f.m.units, v.unit) })
	f.kin = f.open
	if len(f.m.kinds) > 0 {
		f.kin = keep(f.open, func(v *invoice) bool { return f.m.kinds[v.Kind] })
	}
	f.byNumber()
	if len(f.open) == 0 {
		return f.out
	}
	f.byPeriod()
	f.bySum()
	return f.out
}

// narrow looks only at the contract or unit the memo names, if the customer has open invoices of it.
func (f *finder) narrow(named bool, fits func(*invoice) bool) {
	if !named {
		return
	}
	if of := keep(f.open, fits); len(of) > 0 {
		f.open = of
	}
}

func keep(vs []*invoice, fits func(*invoice) bool) []*invoice {
	var out []*invoice
	for _, v := range vs {
		if fits(v) {
			out = append(out, v)
		}
	}
	return out
}

// byNumber takes the invoices the memo names, by whole numbers or by their tails.
func (f *finder) byNumber() {
	named := keep(f.m.named, func(v *invoice) bool { return v.customer == f.c && v.left > 0 })
	slices.SortFunc(named, older)
	if coded := keep(named, func(v *invoice) bool { return slices.Contains(f.m.coded, v) }); len(coded) > 0 && len(coded) == len(named) {
		f.fitWhole(named, "code", because(CodeInMemo, "numbers", numbers(named)))
	} else if len(named) > 0 {
		memo := "ref"
		if f.m.short {
			memo = "tail" // as little as the end of a number
		}
		f.fitWhole(named, memo, because(NumberInMemo, "numbers", numbers(named)))
	}
	for _, t := range f.m.tails {
		if of := keep(f.open, func(v *invoice) bool { return endsIn(v, t) }); len(of) == 1 {
			f.fitWhole(of, "tail", because(TailInMemo, "numbers", numbers(of)))
		}
	}
}

// fitWhole compares named invoices with the amount.
func (f *finder) fitWhole(vs []*invoice, memo string, why Reason) {
	switch sum := balances(vs); {
	case sum == f.r.Amount:
		f.add(whole(vs), "exact", memo, true, false, why, f.exactly(vs))
	case sum < f.r.Amount:
		f.add(whole(vs), "more", memo, true, false, why, because(Over, "rest", f.r.Amount-sum))
	case len(vs) == 1:
		f.lessThan(vs[0], "less", memo, true, why)
	default:
		f.oldestFirst(vs, memo, why)
	}
}

// exactly says how the amount is met.
func (f *finder) exactly(vs []*invoice) Reason {
	if len(vs) == 1 {
		if f.exact.Key == "" {
			f.exact = because(AmountExact, "amount", f.r.Amount)
		}
		return f.exact
	}
	return because(SumOfN, "count", len(vs), "amount", f.r.Amount)
}

// lessThan pays one invoice in part, or closes it where little is missing.
func (f *finder) lessThan(v *invoice, fit, memo string, unique bool, why ...Reason) {
	p := part{v, f.r.Amount, 0}
	missing := balance(v) - f.r.Amount
	if learned := f.x.keeps(f.r.Channel, missing, balance(v)); learned || smallGap(missing, balance(v)) && f.m.part == "" {
		p.writeOff = missing
		why = append(why, because(ShortByFee, "difference", missing))
	} else {
		why = append(why, because(Part, "open", balance(v), "left", missing))
	}
	f.add([]part{p}, fit, memo, unique, false, why...)
}

// smallGap says whether a missing sum may be written off as a fee or a rounding: at most 1 %, or at most 50 yuan and
// a tenth of the balance.
func smallGap(missing, open money.Amount) bool {
	return missing*100 <= open || missing <= 50_00 && missing*10 <= open
}

// near says whether a payment short by this much is rather a deduction than a part payment.
func near(missing, open money.Amount) bool {
	return missing > 0 && (missing <= 20_00 || missing*20 <= open)
}

// byPeriod takes the invoices of the months the memo names; a month without a year may be last year's too.
func (f *finder) byPeriod() {
	if len(f.m.periods) == 0 {
		return
	}
	var hits [][]*invoice
	for _, back := range []int{0, 12} {
		if back > 0 && !f.m.noYear {
			break
		}
		hit := keep(f.kin, func(v *invoice) bool { return f.inPeriod(v, back) })
		if len(hit) > 0 {
			hits = append(hits, hit)
		}
	}
	if len(hits) == 0 {
		f.reserved()
	}
	sure, memo := len(hits) == 1 && !f.m.mixed, "period"
	if !sure {
		memo = "period2y"
	}
	for _, hit := range hits {
		f.hit(hit, memo, sure)
	}
}

// reserved takes the one invoice of the months the memo names that a likely proposal has taken before: perhaps wrongly.
func (f *finder) reserved() {
	var hit []*invoice
	for _, v := range f.c.open {
		if v.soft <= 0 && v.left >= f.r.Amount && v.Issue <= f.r.Date && (len(f.m.kinds) == 0 || f.m.kinds[v.Kind]) && f.inPeriod(v, 0) {
			hit = append(hit, v)
		}
	}
	if len(hit) != 1 {
		return
	}
	why := because(PeriodInMemo, "period", periods(hit))
	if hit[0].left == f.r.Amount {
		f.add(whole(hit), "taken", "period", false, false, why, f.exactly(hit))
	} else {
		f.lessThan(hit[0], "taken", "period", false, why)
	}
}

func (f *finder) inPeriod(v *invoice, back int) bool {
	for _, p := range f.m.periods {
		if back > 0 {
			p = date.Range{From: p.From.AddMonths(-back), To: p.To.AddMonths(-back)}
		}
		if covers(p, v.days) {
			return true
		}
	}
	return false
}

func (f *finder) hit(hit []*invoice, memo string, sure bool) {
	why := because(PeriodInMemo, "period", periods(hit))
	if !sure {
		why = because(PeriodTwice, "period", periods(hit))
	}
	found, all := sums(hit, f.r.Amount, maxSums, maxSteps/4)
	if vs := f.wholeOf(hit); vs != nil {
		f.add(whole(vs), "exact", memo, sure && all && (len(vs) == len(hit) || len(found) == 1), false, why, f.exactly(vs))
		return
	}
	if one := keep(hit, func(v *invoice) bool { return v.soft == f.r.Amount }); len(one) > 0 {
		equal := keep(hit, func(v *invoice) bool { return v.left == f.r.Amount })
		f.add(whole(one[:1]), "exact", memo, sure && len(equal) == 1 && all && len(found) == 1, len(equal) > 1, why, f.exactly(one[:1]))
	}
	for _, s := range found[:min(2, len(found))] {
		if len(s.invoices) > 1 {
			f.add(whole(s.invoices), "exact", memo, sure && all && len(found) == 1 && !s.choice, s.choice, why, f.exactly(s.invoices))
		}
	}
	if len(hit) == 1 && hit[0].soft > f.r.Amount {
		f.lessThan(hit[0], "less", memo, sure, why)
	}
}

// wholeOf gives all invoices of the period, or all of one kind, if they make the amount.
func (f *finder) wholeOf(hit []*invoice) []*invoice {
	if total(hit) == f.r.Amount {
		return hit
	}
	byKind := map[string][]*invoice{}
	for _, v := range hit {
		byKind[v.Kind] = append(byKind[v.Kind], v)
	}
	var fit []*invoice
	n := 0
	for _, k := range slices.Sorted(maps.Keys(byKind)) {
		if total(byKind[k]) == f.r.Amount {
			fit = byKind[k]
			n++
		}
	}
	if n != 1 {
		return nil
	}
	return fit
}
