package match

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// weigh finds what speaks against a candidate, names the kind of its evidence, and how often that kind was right.
func (m *matcher) weigh(v view, c *candidate) {
	memo := v.memo
	against := m.against(v, c)
	c.reasons = append(c.reasons, against...)
	c.doubt = len(against) > 0
	c.otherWord = len(against) == 1 && against[0].Key == OtherKind
	if len(memo.kinds) > 0 && c.memo == "kind" {
		c.reasons = append(c.reasons, because(KindInMemo))
	}
	flags := ""
	if c.unique {
		flags += "u"
	}
	if c.choice {
		flags += "~"
	}
	if c.doubt {
		flags += "x"
	}
	switch {
	case memo.nothing != "":
		flags += "n"
		c.reasons = append(c.reasons, because(SaysNothing, "word", memo.nothing).unless(len(c.parts) == 0))
	case v.twin == likelyDup:
		flags += "d"
		c.reasons = append(c.reasons, because(Twin, "date", v.Date))
	case v.twin == sameDay:
		c.reasons = append(c.reasons, because(Twin, "date", v.Date))
	}
	if memo.advance != "" {
		flags += "a"
	}
	if m.habitual(v, c) {
		flags += "h"
		c.reasons = append(c.reasons, because(AsUsual))
	}
	c.key = strings.Join([]string{c.identity(v.who), c.fit, c.memo, flags}, "|")
	m.measure(v, c)
	c.score = m.scorer.key(c.key) + m.scorer.measured(c)
}

// identity names how well the customer is known: S strong, A strong but not it alone, M middle, W weak, 0 not, G a
// group; = where somebody else fits as well.
func (c *candidate) identity(who payers) string {
	if c.customer == nil {
		if len(c.parts) == 0 {
			return "-" + string("0WMS"[bestLevel(who)/6])
		}
		return "G"
	}
	level := c.clues.level()
	id := string("0WMS"[level/6])
	if level >= 12 && c.clues.shared != 0 && c.clues.only&(byContract|byUnit|byNumber) == 0 {
		id = "A"
	}
	if id == "M" && bits.OnesCount32(uint32(c.clues.only)) > 1 {
		id = "M+"
	}
	if id == "W" && c.clues.only&byContact != 0 {
		id = "C"
	}
	for other, e := range who {
		if other != c.customer && e.level() >= level && !c.amountAlone() {
			return id + "="
		}
	}
	return id
}

// against lists what contradicts a candidate.
func (m *matcher) against(v view, c *candidate) []Reason {
	memo := v.memo
	if len(c.parts) == 0 {
		return nil
	}
	var out []Reason
	say := func(wrong bool, key fault.Key, facts ...any) {
		if wrong {
			out = append(out, because(key, facts...))
		}
	}
	inParts := func(v *invoice) bool {
		return slices.ContainsFunc(c.parts, func(p part) bool { return p.invoice == v })
	}
	anyNamed := slices.ContainsFunc(memo.named, inParts)
	allNamed := !slices.ContainsFunc(memo.named, func(o *invoice) bool { return !inParts(o) })
	onlyNamed := !slices.ContainsFunc(c.parts, func(p part) bool { return !slices.Contains(memo.named, p.invoice) })
	say(len(memo.named) > 0 && !(anyNamed && (allNamed || onlyNamed)), OtherNumber, "numbers", numbers(memo.named))
	say(c.rival, OtherExact)
	say(len(memo.unknown) > 0, UnknownNumber, "numbers", listed(memo.unknown))
	say(len(memo.tails) > 0 && !ends(c.parts, memo.tails), OtherNumber, "numbers", listed(memo.tails))
	say(m.otherUnit(memo, c), OtherUnit, "unit", listed(memo.units))
	say(len(memo.contract) > 0 && slices.ContainsFunc(c.parts, func(p part) bool { return !memo.contract[p.invoice] }), OtherContract)
	say(len(memo.kinds) > 0 && slices.ContainsFunc(c.parts, func(p part) bool { return !memo.kinds[p.Kind] }), OtherKind)
	say(len(memo.periods) > 0 && c.memo == "other", OtherPeriod)
	say(memo.part != "" && c.fit != "part" && c.fit != "less" && c.fit != "short", SaysPart, "word", memo.part)
	say(otherNamed(v.who, c), OtherName)
	say(otherPayer(v.who, c), OtherPayer)
	return out
}

func (m *matcher) otherUnit(memo memo, c *candidate) bool {
	if len(memo.units) == 0 {
		return false
	}
	for _, p := range c.parts {
		if p.Unit != "" && !slices.Contains(memo.units, p.unit) {
			return true
		}
		if p.Unit == "" && !slices.ContainsFunc(memo.units, func(u string) bool { return slices.Contains(m.x.byUnit[u], p.customer) }) {
			return true
		}
	}
	return false
}

// otherPayer says that the payer's name or account points at somebody else, and nothing strong at this customer.
func otherPayer(who payers, c *candidate) bool {
	if c.customer == nil {
		return false
	}
	if who.named(c.customer) {
		return true
	}
	if e := who[c.customer]; e != nil && (e.all()&payerClues != 0 || e.level() >= 18) {
		return false
	}
	for other, e := range who {
		if other != c.customer && e.all()&payerClues != 0 {
			return true
		}
	}
	return false
}

// otherNamed says that the memo holds the name or the room of somebody else, and not that of this customer.
func otherNamed(who payers, c *candidate) bool {
	const told = byMemoName | byRoom
	if c.customer == nil {
		return false
	}
	if e := who[c.customer]; e != nil && e.all()&(told|byUnit|byContract|byNumber) != 0 {
		return false
	}
	for other, e := range who {
		if other != c.customer && e.all()&told != 0 {
			return true
		}
	}
	return false
}

// ends says whether the number of an invoice ends in digits the memo gives.
func ends(parts []part, tails []string) bool {
	return slices.ContainsFunc(parts, func(p part) bool {
		return slices.ContainsFunc(tails, func(t string) bool { return endsIn(p.invoice, t) })
	})
}

// worth is what a candidate is ranked by: its trust. That a stranger pays nothing needs no proposal to be seen, so it
// comes before an invoice only where it is ten times as likely.
func (c *candidate) worth() Confidence {
	if c.fit == "none" && c.memo != "word" && !c.doubt && !strings.HasSuffix(c.key, "d") {
		return c.trust / 10
	}
	return c.trust
}

// better orders candidates: the most trusted, the fewest invoices, the oldest.
func better(a, b candidate) int {
	if d := cmp.Or(cmp.Compare(b.worth(), a.worth()), cmp.Compare(len(a.parts), len(b.parts)), cmp.Compare(a.away, b.away)); d != 0 || len(a.parts) == 0 {
		return d
	}
	return slices.CompareFunc(a.parts, b.parts, func(x, y part) int { return cmp.Or(older(x.invoice, y.invoice), cmp.Compare(x.amount, y.amount)) })
}

func (c candidate) same(o candidate) bool {
	if len(c.parts) == 0 && len(o.parts) == 0 {
		return c.customer == o.customer
	}
	if len(c.parts) != len(o.parts) {
		return false
	}
	for _, p := range c.parts {
		if !slices.ContainsFunc(o.parts, func(q part) bool { return q.invoice == p.invoice && q.amount == p.amount }) {
			return false
		}
	}
	return true
}

// record is how often a kind of evidence was right, of how many.
type record struct{ right, of int }

// share gives the candidates of a receipt their confidence: what they are likely to be beside each other, moved by how such
// proposals fared in this book.
func (m *matcher) share(v view, all []candidate) {
	scores := make([]int32, len(all))
	for i := range all {
		scores[i] = all[i].score
	}
	shares, whole := softmax(scores, m.scorer.absent(v, len(all)))
	m.whole = whole
	for i, p := range shares {
		c := &all[i]
		c.share = Confidence(min(999, int(p*1000+.5)))
		c.trust = m.learned.posterior(c.key, c.share)
	}
}

// settleTrust names the kinds of evidence of ranked candidates. What is ranked first is counted apart in the book's outcomes,
// and apart again where the next is nearly as good; the others share what is left.
func (l learned) settleTrust(found []candidate) {
	if len(found) == 0 {
		return
	}
	first := &found[0]
	first.first = "1:" + first.key + "|"
	if len(found) > 1 && found[1].trust*2 > first.trust {
		first.first += "c" // close
	}
	if _, own := l[first.first]; own {
		first.trust = l.posterior(first.first, first.share)
	}
	for i := range found[1:] {
		c := &found[i+1]
		c.trust = min(c.trust, 1000-first.trust, first.trust)
	}
}
