package match

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// The bounds of the search by amount alone, for one receipt of an unknown payer.
const (
	maxByAmount = 200 // candidates of one amount that are compared
	maxAmounts  = 400
	busyDays    = 20
	maxRun      = 6 // invoices of one customer taken together
)

// run is some invoices of one customer that people pay together: the oldest few, some months of one kind, all of a month.
type run []*invoice

// addRuns finds the sums that unknown payers may have paid: of every customer those that come to an amount in wanted.
func (x *index) addRuns(wanted map[money.Amount]bool) {
	x.byRun = map[money.Amount][]run{}
	for _, id := range slices.Sorted(maps.Keys(x.customers)) {
		open := x.customers[id].open
		if len(open) < 2 {
			continue
		}
		open = open[:min(len(open), 40)]
		x.runsFrom(open[:1], open, wanted)
		kinds := map[string][]*invoice{}
		months := map[date.Date][]*invoice{}
		for _, v := range open {
			kinds[v.Kind] = append(kinds[v.Kind], v)
			months[v.days.From.MonthStart()] = append(months[v.days.From.MonthStart()], v)
		}
		for _, k := range slices.Sorted(maps.Keys(kinds)) {
			x.runsFrom(kinds[k], kinds[k], wanted)
		}
		for _, k := range slices.Sorted(maps.Keys(months)) {
			if vs := months[k]; len(vs) > 1 && len(vs) <= maxRun {
				x.addRun(vs, wanted)
			}
		}
	}
}

// runsFrom takes two to maxRun neighbours of a list, from each of the first ones on.
func (x *index) runsFrom(first, list []*invoice, wanted map[money.Amount]bool) {
	for i := range first {
		for n := 2; n <= maxRun && i+n <= len(list); n++ {
			x.addRun(list[i:i+n], wanted)
		}
	}
}

func (x *index) addRun(vs []*invoice, wanted map[money.Amount]bool) {
	sum := total(vs)
	if !wanted[sum] || len(x.byRun[sum]) >= maxByAmount {
		return
	}
	if !slices.ContainsFunc(x.byRun[sum], func(r run) bool { return slices.Equal(r, vs) }) {
		x.byRun[sum] = append(x.byRun[sum], vs)
	}
}

// unknown says whether nothing points at the payer of a receipt.
func (v view) unknown() bool { return bestLevel(v.who) < 6 && len(v.memo.named) == 0 }

// byAmount proposes what an unknown payer may have paid: invoices of this very amount, sums that people pay together,
// and invoices that a common fee brings to it. What the memo says of kind and month, how many fit, and how near the
// due date is decide their order.
func (m *matcher) byAmount(v view) []candidate {
	free := func(o *invoice) bool { return o.soft > 0 && o.soft == o.left && o.Issue <= v.Date.AddDays(7) }
	found := m.sets[:0]
	defer func() { m.sets = found[:0] }()
	near := m.nearest(v)
	for i, o := range near {
		if o.soft == v.Amount && o.Issue <= v.Date.AddDays(7) {
			found = append(found, near[i:i+1])
		}
	}
	out := m.strangers(v, found, "amount")
	found = found[:0]
	for _, r := range m.x.byRun[v.Amount] {
		if total(r) == v.Amount && !slices.ContainsFunc(r, func(o *invoice) bool { return !free(o) }) {
			found = append(found, r)
		}
	}
	out = append(out, m.strangers(v, found, "amountsum")...)
	found = found[:0]
	at, _ := slices.BinarySearch(m.x.amounts, v.Amount+1)
	for i, open := range m.x.amounts[at:] {
		if i >= maxAmounts || open-v.Amount > 50_00 && (open-v.Amount)*100 > open {
			break
		}
		if m.x.keeps(v.Channel, open-v.Amount, open) || commonFee(open-v.Amount, open) {
			all := m.x.byAmount[open]
			for i, o := range all {
				if o.soft == open && free(o) {
					found = append(found, all[i:i+1])
				}
			}
		}
	}
	return append(out, m.strangers(v, found, "amountfee")...)
}

// nearest gives the invoices of the very amount; where there are more than maxByAmount, those due about that day, and
// about the months the memo names.
func (m *matcher) nearest(v view) []*invoice {
	all := m.x.byAmount[v.Amount]
	if len(all) <= maxByAmount {
		return all
	}
	about := func(day date.Date) []*invoice {
		at, _ := slices.BinarySearchFunc(all, day, func(o *invoice, d date.Date) int { return cmp.Compare(o.Due, d) })
		from := max(0, min(at-maxByAmount/2, len(all)-maxByAmount))
		return all[from : from+maxByAmount]
	}
	out := slices.Clone(about(v.Date))
	for _, p := range v.memo.periods[:min(2, len(v.memo.periods))] {
		for _, o := range about(p.From) {
			out = appendNew(out, o)
		}
	}
	return out
}

// commonFee says whether a missing sum is what banks and wallets usually keep: a rate, or a fixed fee.
func commonFee(missing, open money.Amount) bool {
	for _, rate := range []money.Amount{100, 200, 250, 300, 380, 500, 540, 550, 600, 1000} { // per 100,000
		if fee := (open*rate + 50_000) / 100_000; fee == missing && fee > 0 {
			return true
		}
	}
	switch missing {
	case 1_00, 2_00, 3_00, 5_00, 5_50, 10_00, 10_50, 15_00, 15_50, 20_00, 50_00:
		return missing*10 <= open
	}
	return false
}

// guessed is what an unknown payer may have paid, before the best are chosen.
type guessed struct {
	vs    []*invoice
	memo  string
	less  string // what speaks against it: see lessLikely
	kind  string // both
	score int32
	away  int
}

// strangers makes candidates of invoices that are known by their amount alone, the likeliest maxProposals of them.
func (m *matcher) strangers(v view, found [][]*invoice, fit string) []candidate {
	all := m.guesses[:0]
	defer func() { clear(all); m.guesses = all[:0] }()
	alike := map[string]int{}
	for _, vs := range found {
		if m.refusedCustomer(v.ID, vs[0].Customer) {
			continue
		}
		memo := v.tells(vs)
		if b := bears(v, vs[0].customer); b != "" {
			memo = b
		}
		less := v.lessLikely(vs[0])
		away := vs[len(vs)-1].Due.DaysUntil(v.Date)
		all = append(all, guessed{vs: vs, memo: memo, less: less, kind: memo + less, away: max(away, -away)})
		alike[memo+less]++
	}
	weight := map[string]int32{}
	probe := candidate{fit: fit}
	for i := range all {
		o := &all[i]
		sum, ok := weight[o.kind]
		if !ok {
			sum = m.scorer.key("0|" + fit + crowded(alike[o.kind]) + o.less + "|" + o.memo + "|")
			weight[o.kind] = sum
		}
		probe.customer, probe.open, probe.parts = o.vs[0].customer, len(o.vs[0].customer.open), probe.parts[:0]
		for _, p := range o.vs {
			probe.parts = append(probe.parts, part{p, 0, 0})
		}
		m.measure(v, &probe)
		o.score = sum + m.scorer.measured(&probe)
	}
	slices.SortStableFunc(all, func(a, b guessed) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.away, b.away), older(a.vs[0], b.vs[0]))
	})
	var out []candidate
	only := because(AmountOnly, "count", len(all))
	for _, o := range all[:min(maxProposals, len(all))] {
		c := candidate{customer: o.vs[0].customer, fit: fit + crowded(alike[o.kind]), memo: o.memo, unique: len(all) == 1, away: o.away, reasons: []Reason{only}, open: len(o.vs[0].customer.open)}
		if fit == "amountfee" {
			missing := o.vs[0].soft - v.Amount
			c.parts = []part{{o.vs[0], v.Amount, missing}}
			c.reasons = append(c.reasons, because(ShortByFee, "difference", missing))
		} else {
			c.parts = whole(o.vs)
		}
		c.fit += o.less
		c.reasons = append(slices.Clip(c.reasons), v.toldOf(o)...)
		out = append(out, c)
	}
	return out
}

// toldOf gives the reasons why, of those who owe an amount, an unknown payer may mean this one.
func (v view) toldOf(o guessed) []Reason {
	switch c := o.vs[0].customer; o.memo {
	case "period":
		return []Reason{because(PeriodInMemo, "period", periods(o.vs))}
	case "brand":
		return []Reason{because(GivenName, "given", c.brand, "name", c.Name)}
	case "given":
		return []Reason{because(GivenName, "given", c.given, "name", c.Name)}
	case "brandname":
		return []Reason{because(NameLike, "payer", v.PayerName, "name", c.Name)}
	}
	return nil
}

// lessLikely lists what makes it less likely that somebody unknown pays an invoice: l, its customer has an older one of its
// kind open; e, one of another kind;
// p, the wallet's name is not that of its contact; b, somebody known has paid for it at about that time; k, it is known to
// pay from elsewhere.
func (v view) lessLikely(o *invoice) string {
	less := ""
	if visibleFirst(o.customer, v.Date, o.Kind) != o {
		less = "l"
	} else if visibleFirst(o.customer, v.Date, "") != o {
		less = "e"
	}
	if v.hiddenName(o.customer) == otherPerson {
		less += "p"
	}
	if o.customer.busy(v.Date) {
		less += "b"
	}
	if o.customer.paidBy[v.payerSort == aWallet] >= regular {
		less += "k"
	}
	return less
}

// visibleFirst gives the oldest open invoice of a customer on a day, of a kind where one is given.
func visibleFirst(c *customer, day date.Date, kind string) *invoice {
	for _, v := range c.open {
		if v.soft > 0 && v.Issue <= day && (kind == "" || v.Kind == kind) {
			return v
		}
	}
	return nil
}

// crowded tells how many candidates fit equally well: 1, 2, 3 for up to five, 6 for more, 9 for more than twelve.
func crowded(n int) string {
	switch {
	case n <= 2:
		return []string{"", "1", "2"}[n]
	case n <= 5:
		return "3"
	case n <= 12:
		return "6"
	}
	return "9"
}

// tells says what the memo adds to invoices: their period, their kind, nothing, or something else.
func (v view) tells(vs []*invoice) string {
	memo := "none"
	if len(v.memo.kinds) > 0 {
		if slices.ContainsFunc(vs, func(o *invoice) bool { return !v.memo.kinds[o.Kind] }) {
			return "other"
		}
		memo = "kind"
	}
	if len(v.memo.periods) == 0 {
		return memo
	}
	for _, o := range vs {
		if !slices.ContainsFunc(v.memo.periods, func(p date.Range) bool { return covers(p, o.days) }) {
			return "other"
		}
	}
	return "period"
}

// amountAlone says whether only the amount points at a candidate's customer.
func (c *candidate) amountAlone() bool { return strings.HasPrefix(c.fit, "amount") }
