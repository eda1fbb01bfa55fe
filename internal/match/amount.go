package match

import (
	"cmp"
	"slices"
)

// bySum looks for exact sums, then for payments over, short or in part.
func (f *finder) bySum() {
	found, all := sums(f.open, f.r.Amount, maxSums, maxSteps)
	for _, s := range f.preferred(found) {
		f.exactSum(s, found, all)
	}
	if len(found) > 0 && !f.alone {
		return
	}
	if sum := total(f.open); sum < f.r.Amount {
		f.add(whole(f.open), "over", "none", true, false, because(AllOpen, "count", len(f.open)), because(Over, "rest", f.r.Amount-sum))
	}
	list := f.kin
	if len(list) == 0 {
		list = f.open
	}
	if over := f.r.Amount - list[0].soft; f.rounds && over > 0 && over < 100_00 && len(f.open) > 1 {
		f.add(whole(list[:1]), "over", "none", true, false, because(Over, "rest", over))
	}
	f.shortOf(list)
	if len(list) < len(f.open) {
		f.shortOf(keep(f.open, func(v *invoice) bool {
			return !slices.Contains(list, v) && (f.x.keeps(f.r.Channel, v.soft-f.r.Amount, v.soft) || commonFee(v.soft-f.r.Amount, v.soft))
		}))
	}
	if len(found) == 0 && total(list) > f.r.Amount && list[0].soft < f.r.Amount {
		f.oldestFirst(list, "none")
	}
}

// preferred orders exact sums: those of the memo's kinds, one invoice, the oldest run, few invoices; at most six.
func (f *finder) preferred(found []sum) []sum {
	pool := found
	if len(f.m.kinds) > 0 {
		all := func(s sum) bool {
			return !slices.ContainsFunc(s.invoices, func(v *invoice) bool { return !f.m.kinds[v.Kind] })
		}
		some := func(s sum) bool {
			return slices.ContainsFunc(s.invoices, func(v *invoice) bool { return f.m.kinds[v.Kind] })
		}
		for _, fits := range []func(sum) bool{all, some} {
			if of := slices.DeleteFunc(slices.Clone(found), func(s sum) bool { return !fits(s) }); len(of) > 0 {
				pool = of
				break
			}
		}
	}
	rank := func(s sum) int {
		switch n := len(s.invoices); {
		case n == 1:
			return 0
		case f.isRun(s.invoices):
			return n
		default:
			return 1000 + n
		}
	}
	pool = slices.Clone(pool)
	slices.SortStableFunc(pool, func(a, b sum) int { return cmp.Compare(rank(a), rank(b)) })
	return pool[:min(6, len(pool))]
}

// isRun says whether the invoices are the oldest ones, of all or of the memo's kinds.
func (f *finder) isRun(vs []*invoice) bool {
	first := func(of []*invoice) bool { return len(vs) <= len(of) && slices.Equal(vs, of[:len(vs)]) }
	return first(f.open) || first(f.kin)
}

func (f *finder) exactSum(s sum, found []sum, all bool) {
	fit := "sum"
	if len(s.invoices) == 1 {
		fit = "one"
	} else if f.isRun(s.invoices) {
		fit = "run"
	}
	memo := "none"
	why := []Reason{f.exactly(s.invoices)}
	if len(f.m.periods) > 0 {
		memo = "other"
	} else if len(f.m.kinds) > 0 && !slices.ContainsFunc(s.invoices, func(v *invoice) bool { return !f.m.kinds[v.Kind] }) {
		memo = "kind"
	}
	if s.choice {
		why = append(why, because(OldestFirst))
	}
	if len(found) > 1 {
		why = append(why, because(SeveralSums, "count", len(found)))
	} else if !all {
		why = append(why, because(SearchEnded))
	}
	from := len(f.out)
	f.add(whole(s.invoices), fit, memo, len(found) == 1 && all, s.choice, why...)
	for _, o := range s.others {
		f.add(whole(o.invoices), o.fit, memo, false, true, f.exactly(o.invoices), because(NewestFirst).unless(o.fit != "newest"))
	}
	for i := range f.out[from:] {
		f.out[from+i].ways, f.out[from+i].choices = len(found), s.choices
	}
}

// shortOf proposes the invoice that lacks little, then the oldest one, for a payment in part.
func (f *finder) shortOf(list []*invoice) {
	best := keep(list, func(v *invoice) bool { return v.soft > f.r.Amount })
	slices.SortStableFunc(best, func(a, b *invoice) int {
		if x := f.x.keeps(f.r.Channel, a.soft-f.r.Amount, a.soft); x != f.x.keeps(f.r.Channel, b.soft-f.r.Amount, b.soft) {
			if x {
				return -1
			}
			return 1
		}
		x, y := near(a.soft-f.r.Amount, a.soft), near(b.soft-f.r.Amount, b.soft)
		if x != y {
			if x {
				return -1
			}
			return 1
		}
		return older(a, b)
	})
	for _, v := range best[:min(2, len(best))] {
		fit := "part"
		if near(v.soft-f.r.Amount, v.soft) {
			fit = "short"
		}
		f.lessThan(v, fit, "none", v == list[0])
	}
}

// oldestFirst spreads the amount over the oldest invoices.
func (f *finder) oldestFirst(list []*invoice, memo string, why ...Reason) {
	left := f.r.Amount
	var parts []part
	for _, v := range list {
		take := min(left, balance(v))
		if left -= take; take > 0 {
			parts = append(parts, part{v, take, 0})
		}
	}
	if len(parts) > 1 {
		f.add(parts, "part", memo, false, false, append(why, because(OldestFirst), because(SpreadOverN, "count", len(parts)))...)
	}
}
