package match

import (
	"cmp"
	"slices"

	"zhangfang/internal/date"
)

// together proposes one payment for several customers: those of one mother company, those whom one payer pays for,
// or those whose invoices the memo names.
func (m *matcher) together(v view) []candidate {
	var out []candidate
	named := keep(v.memo.named, func(o *invoice) bool { return o.left > 0 })
	slices.SortFunc(named, older)
	if several(named) && balances(named) == v.Amount {
		out = append(out, candidate{parts: whole(named), fit: "exact", memo: "ref", unique: true, reasons: []Reason{because(NumberInMemo, "numbers", numbers(named)), because(SumOfN, "count", len(named), "amount", v.Amount)}})
	}
	var group []*customer
	var of clue // what they have in common
	for c, e := range v.who {
		if e.all()&(byGroup|bySeveral) != 0 || e.shared&byContact != 0 || e.shared&(byAccountSeen|byAccountOnce) != 0 || e.shared&(bySeenOften|bySeenOnce|byPersonSeen) != 0 && !isWallet(v.Receipt) {
			group = append(group, c)
			of |= e.all() & (byGroup | bySeveral | byContact)
		}
	}
	slices.SortFunc(group, func(a, b *customer) int { return cmp.Compare(a.ID, b.ID) })
	if len(group) < 2 || len(group) > 12 {
		return out
	}
	var first, all []*invoice
	for _, c := range group {
		if open, _, future := visible(c, v.Date); len(open) > 0 && !future {
			first = append(first, open[0])
			all = append(all, open[:min(20, len(open))]...)
		}
	}
	why := []Reason{groupReason(of, v.PayerName), because(GroupSum, "amount", v.Amount)}
	if len(first) > 1 && total(first) == v.Amount {
		return append(out, candidate{parts: whole(first), fit: "group", memo: "none", unique: true, reasons: why})
	}
	slices.SortFunc(all, older)
	for _, vs := range sameBills(all, len(group)) {
		if total(vs) == v.Amount && several(vs) {
			out = append(out, candidate{parts: whole(vs), fit: "group", memo: v.tells(vs), unique: true, reasons: why})
		}
	}
	found, _ := sums(all, v.Amount, 3, maxSteps/4)
	for _, s := range found[:min(2, len(found))] {
		if several(s.invoices) {
			out = append(out, candidate{parts: whole(s.invoices), fit: "groupsum", memo: "none", reasons: why})
		}
	}
	return out
}

// groupReason tells why several customers may be paid for at once.
func groupReason(of clue, payer string) Reason {
	switch {
	case of&bySeveral != 0:
		return because(SeveralNamed)
	case of == byContact:
		return because(SeveralContact, "payer", payer)
	}
	return because(GroupParent, "payer", payer)
}

// sameBills gives the bills of one kind and time that each of n customers has: what is paid for all children of a home.
func sameBills(open []*invoice, n int) [][]*invoice {
	type bill struct {
		kind string
		from date.Date
	}
	at := map[bill][]*invoice{}
	var order []bill
	for _, o := range open {
		b := bill{o.Kind, o.days.From}
		if len(at[b]) == 0 {
			order = append(order, b)
		}
		if !slices.ContainsFunc(at[b], func(p *invoice) bool { return p.customer == o.customer }) {
			at[b] = append(at[b], o)
		}
	}
	var out [][]*invoice
	for _, b := range order {
		if len(at[b]) == n {
			out = append(out, at[b])
		}
	}
	return out
}

func several(vs []*invoice) bool {
	return slices.ContainsFunc(vs, func(v *invoice) bool { return v.customer != vs[0].customer })
}
