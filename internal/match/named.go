package match

import (
	"slices"
	"strings"
)

// whoByMemo looks for names of customers in the memo.
func (x *index) whoByMemo(p payers, m memo) {
	t := m.plain
	for _, w := range []string{"代付", "支付", "代", "替", "付"} {
		t = strings.ReplaceAll(t, w, " ")
	}
	if !hasHan(t) {
		return
	}
	var found []*customer
	best := 0
	for _, c := range x.sharing(t, 15) {
		for _, n := range []string{c.core, c.bare, core(c.ShortName)} {
			need := 4
			if person(c.core) {
				need = 2
			}
			if l := length(n); l < need || l < best || !strings.Contains(t, n) {
				continue
			} else if l > best {
				found, best = []*customer{c}, l
			} else {
				found = appendNew(found, c)
			}
		}
		if s := core(c.ShortName); len(found) == 0 && !person(c.core) && length(s) >= 2 && length(s) <= 3 && strings.HasPrefix(strings.TrimSpace(t), s) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		found = x.endingIn(t)
	}
	p.add(found, byMemoName, 4)
	if len(found) == 0 {
		p.add(x.byGivenName(t), byGiven, 3)
	}
	if len(found) == 0 || person(found[0].core) {
		x.whoBySeveral(p, t)
	}
}

// givenName is a person's name without the surname, where two characters are left: as parents write it.
func givenName(name string) string {
	if length(name) != 3 || !hasHan(name) {
		return ""
	}
	return string([]rune(name)[1:])
}

// byGivenName gives the persons whose name without the surname is in a text.
func (x *index) byGivenName(t string) []*customer {
	var out []*customer
	for _, pair := range pairs(t) {
		for _, c := range x.byPair[pair] {
			if c.given == pair {
				out = appendNew(out, c)
			}
		}
	}
	return out
}

// whoBySeveral looks for the names of several persons in the memo, as who pays for two children writes them.
func (x *index) whoBySeveral(p payers, t string) {
	var found []*customer
	for _, c := range x.sharing(t, 15) {
		if length(c.core) > 1 && person(c.core) && strings.Contains(t, c.core) {
			found = append(found, c)
		}
	}
	if len(found) < 2 || len(found) > 4 {
		return
	}
	for _, c := range found {
		if slices.ContainsFunc(found, func(o *customer) bool { return o != c && strings.Contains(o.core, c.core) }) {
			return // one name twice, or one within the other
		}
	}
	for _, c := range found {
		p.note(c, bySeveral, true)
	}
}

// endingIn gives the customers whose name ends as a word of a text begins, in at least four characters: what people
// write of 西湖区达辉便利店 is 达辉便利店.
func (x *index) endingIn(text string) []*customer {
	var out []*customer
	longest := 3
	for _, c := range x.sharing(text, 15) {
		name := []rune(c.core)
		for n := len(name) - 1; n >= max(4, longest); n-- {
			if end := string(name[len(name)-n:]); strings.Contains(text, end) {
				if n > longest {
					out, longest = nil, n
				}
				out = append(out, c)
				break
			}
		}
	}
	return out
}
