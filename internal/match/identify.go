package match

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"zhangfang/internal/pinyin"
)

// clue is a way in which a receipt points at a customer.
type clue uint32

const (
	// strong: enough to know the payer, alone
	byAccount     clue = 1 << iota // an account of the customer
	byAccountSeen                  // an account confirmed twice or more, always for it
	byName                         // its name
	byAlias                        // another name it is known by
	byContract                     // its contract's number in the memo
	byUnit                         // its unit in the memo
	// middle: likely, not alone
	byPersonName  // a person's name: namesakes exist
	byPersonSeen  // a person who paid for it before
	byAccountOnce // an account confirmed once
	byShortName   // a short form, or the name without its city
	byCutName     // the name cut short, as banks do
	bySeenOften   // a name confirmed twice or more
	byMemoName    // its name in the memo
	bySound       // its name as it sounds
	bySeenOnce    // a name confirmed once
	byNumber      // an invoice number of it in the memo
	// weak: a hint
	byContact // its contact person
	byLike    // a similar name
	byRoom    // a room number alone
	byGroup   // its mother company, or who pays for several
	byMask    // a hidden name that fits
	byTail    // the last digits of an invoice number in the memo
	bySeveral // its name in the memo, beside those of others
	byGiven   // its name without the surname in the memo
)

const (
	strongClues = byAccount | byAccountSeen | byName | byAlias | byContract | byUnit
	middleClues = byPersonName | byPersonSeen | byAccountOnce | byShortName | byCutName | bySeenOften | byMemoName | bySound | bySeenOnce | byNumber
	// payerClues come from who paid, the others from the memo.
	payerClues = byAccount | byAccountSeen | byName | byAlias | byPersonName | byPersonSeen | byAccountOnce | byShortName | byCutName | bySeenOften | bySound | bySeenOnce | byContact | byLike
)

// evidence is what points at one customer: clues of it alone, and clues it shares with others.
type evidence struct {
	only, shared clue
	seen         int  // confirmed so often
	exact        bool // its whole name is that of the payer, though others fit too
}

func (e evidence) all() clue { return e.only | e.shared }

// level weighs evidence: 3 known, 2 likely, 1 hinted, and a half more where several clues agree (in sixths of one: 18, 12, 6, 3).
func (e evidence) level() int {
	count := func(c clue) int { return bits.OnesCount32(uint32(c)) }
	s, m, w := count(e.only&strongClues), count(e.only&middleClues), count(e.only&^(strongClues|middleClues))
	level := 0
	switch {
	case s > 0:
		level = 18
	case m > 0:
		level = 12
	case w > 0 || e.shared != 0:
		level = 6
	}
	if s+m+w >= 2 {
		level += 3
	}
	return level
}

// payers are the customers a receipt points at.
type payers map[*customer]*evidence

func (p payers) add(cs []*customer, c clue, limit int) {
	if len(cs) == 0 || len(cs) > limit {
		return
	}
	for _, k := range cs {
		p.note(k, c, len(cs) == 1)
	}
}

func (p payers) note(k *customer, c clue, alone bool) *evidence {
	e := p[k]
	if e == nil {
		e = &evidence{}
		p[k] = e
	}
	if alone {
		e.only |= c
	} else {
		e.shared |= c
	}
	return e
}

// whole notes of whom the payer bears the very name: a shop beside the branches that are called after it.
func (p payers) whole(exact []*customer, name string) {
	for _, c := range exact {
		if e := p[c]; e != nil && pinyin.Norm(c.Name) == name {
			e.exact = true
		}
	}
}

// named says that the payer bears the whole name of somebody else, of which this customer's is but a part, and that nothing
// strong points at this one.
func (p payers) named(c *customer) bool {
	if e := p[c]; e == nil || e.exact || e.level() >= 18 {
		return false
	}
	for other, e := range p {
		if other != c && e.exact {
			return true
		}
	}
	return false
}

// top gives the best identified customers, at most maxCustomers.
func (p payers) top() []*customer {
	list := slices.SortedFunc(maps.Keys(p), func(a, b *customer) int {
		return cmp.Or(cmp.Compare(p[b].level(), p[a].level()), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), maxCustomers)]
}

// who finds out whom a receipt points at.
func (x *index) who(r Receipt, m memo) payers {
	p := payers{}
	x.whoByAccount(p, account(r.PayerAccount))
	name := pinyin.Norm(r.PayerName)
	switch {
	case name == "" || platform(name):
	case masked(name):
		x.whoByMask(p, name)
	default:
		x.whoByName(p, name)
	}
	if name != "" && !platform(name) {
		x.whoByHabit(p, name, account(r.PayerAccount), r.Channel != "" && r.Channel != "bank")
	}
	for _, c := range m.contracts {
		p.add([]*customer{c}, byContract, 1)
	}
	for _, u := range m.units {
		p.add(x.byUnit[u], byUnit, 6)
	}
	for _, u := range m.rooms {
		p.add(x.byRoom[u], byRoom, 4)
	}
	for _, v := range m.named {
		if v.left > 0 {
			p.add([]*customer{v.customer}, byNumber, 1)
		}
	}
	if len(m.tailed) == 1 && m.tailed[0].left > 0 {
		p.note(m.tailed[0].customer, byTail, true)
	}
	x.whoByMemo(p, m)
	return p
}

func (x *index) whoByAccount(p payers, a string) {
	if a == "" {
		return
	}
	p.add(x.byAccount[a], byAccount, 6)
	seen := x.habitAccount[a]
	for c, n := range seen {
		clue := byAccountSeen
		if n < 2 {
			clue = byAccountOnce
		}
		e := p.note(c, clue, len(seen) == 1)
		e.seen = max(e.seen, n)
	}
}

func (x *index) whoByHabit(p payers, name, from string, wallet bool) {
	elsewhere := hidden(from) && x.habitAccount[from] == nil || wallet && from == "" // a wallet's nickname: many are called Alice
	seen := x.habitName[name]
	for c, n := range seen {
		clue := bySeenOnce
		if masked(name) || elsewhere { // many people are called **国
			clue = byMask
		} else if length(name) <= 4 {
			clue = byPersonSeen
		} else if n >= 2 {
			clue = bySeenOften
		}
		e := p.note(c, clue, len(seen) == 1)
		e.seen = max(e.seen, n)
	}
}

func (x *index) whoByMask(p payers, name string) {
	var fit []*customer
	text := []rune(name)
	for _, r := range []rune{text[0], text[len(text)-1]} {
		if r == '*' {
			continue
		}
		for _, c := range x.byMask[string(r)] {
			if fitsMask(name, c.Contact) || fitsMask(name, c.Name) || slices.ContainsFunc(c.payers, func(p string) bool { return fitsMask(name, p) }) {
				fit = appendNew(fit, c)
			}
		}
	}
	p.add(fit, byMask, 3)
}

func (x *index) whoByName(p payers, name string) {
	k := core(name)
	exact, alias := x.byName[k], x.byAlias[k]
	bare, spoken := withoutCity(k), sound(k)
	switch {
	case person(k):
		p.add(union(exact, alias), byPersonName, 8)
	case len(alias) > 0:
		p.add(union(alias, exact), byAlias, 8)
	case len(exact) > 0: // an exact name is unique only if no other record fits by a looser rule
		looser := union(x.byShort[k], x.byShort[bare], x.bySound[spoken])
		looser = union(looser, x.within(k), x.brandOnly(bare))
		p.add(union(exact, looser), byName, 8)
		p.whole(exact, name)
	default:
		x.whoByForm(p, k, bare, spoken)
	}
	p.add(x.byContact[name], byContact, 6)
	for _, c := range union(x.byParent[k], x.kin(name)) {
		p.note(c, byGroup, true)
	}
}

// within gives the customers whose name is part of a name, or of whose name it is part: at least four characters.
func (x *index) within(k string) []*customer {
	if length(k) < 4 {
		return nil
	}
	var out []*customer
	text := []rune(k)
	for i := 0; i+4 <= len(text) && len(text) <= 40; i++ {
		for j := i + 4; j <= len(text); j++ {
			if cs := x.byName[string(text[i:j])]; len(cs) > 0 {
				out = union(out, cs)
			}
		}
	}
	var rarest []*customer
	for i, p := range pairs(k) {
		if cs := x.byPair[p]; i == 0 || len(cs) < len(rarest) {
			rarest = cs
		}
	}
	for _, c := range rarest {
		if len(c.core) > len(k) && strings.Contains(c.core, k) {
			out = appendNew(out, c)
		}
	}
	return out
}

// brandOnly gives the customers who owe something and of whom the office wrote no more than the brand that a name begins with.
func (x *index) brandOnly(bare string) []*customer {
	text := []rune(bare)
	var out []*customer
	for n := 2; n <= 3 && n < len(text); n++ {
		for _, c := range x.byName[string(text[:n])] {
			if len(c.open) > 0 {
				out = appendNew(out, c)
			}
		}
	}
	return out
}

// kin gives the companies that bear the brand of a payer which calls itself a group, at most 12.
func (x *index) kin(payer string) []*customer {
	brand := ""
	for _, w := range []string{"控股集团", "实业集团", "集团", "控股", "总公司"} {
		if head, _, ok := strings.Cut(payer, w); ok {
			brand = head
			break
		}
	}
	for _, city := range cities {
		if t, ok := strings.CutPrefix(brand, city); ok {
			brand = t
			break
		}
	}
	if length(brand) < 2 || length(brand) > 4 {
		return nil
	}
	var out []*customer
	for _, c := range x.byPair[string([]rune(brand)[:2])] {
		if !person(c.core) && strings.Contains(string([]rune(c.core)[:min(8, length(c.core))]), brand) {
			out = append(out, c)
		}
	}
	if len(out) > 12 {
		return nil
	}
	return out
}

// whoByForm tries the looser forms of a name that no customer has exactly.
func (x *index) whoByForm(p payers, k, bare, spoken string) {
	short, sounds := union(x.byShort[k], x.byShort[bare]), x.bySound[spoken]
	p.add(short, byShortName, 6)
	p.add(sounds, bySound, 6)
	if len(short) > 0 || len(sounds) > 0 {
		return
	}
	var cut, like []*customer
	bareSound := sound(bare)
	for _, c := range x.sharing(k, 12) {
		a, b := c.core, k
		if length(a) < length(b) {
			a, b = b, a
		}
		switch {
		case length(b) >= 5 && (strings.HasPrefix(a, b) || length(b) >= 6 && strings.Contains(a, b)):
			cut = append(cut, c)
		case length(c.core) >= 6 && likeness(c.spoken, spoken) >= 88 && likeness(c.barePart, bareSound) >= 84:
			like = append(like, c)
		}
	}
	if len(cut) > 0 {
		p.add(cut, byCutName, 6)
	} else {
		p.add(like, byLike, 6)
	}
}

// sharing gives the customers that share most neighbouring characters with a text. Pairs that more than 200 customers
// have (科技, 贸易) are passed over unless nothing rarer is left.
func (x *index) sharing(text string, limit int) []*customer {
	count := map[*customer]int{}
	for _, common := range []bool{false, true} {
		for _, p := range pairs(text) {
			if cs := x.byPair[p]; len(cs) <= 200 != common {
				for _, c := range cs {
					count[c]++
				}
			}
		}
		if len(count) > 0 {
			break
		}
	}
	list := slices.SortedFunc(maps.Keys(count), func(a, b *customer) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.ID, b.ID))
	})
	return list[:min(len(list), limit)]
}

func union(lists ...[]*customer) []*customer {
	var out []*customer
	for _, l := range lists {
		for _, c := range l {
			out = appendNew(out, c)
		}
	}
	return out
}
