package match

import (
	"math/bits"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/pinyin"
)

// refusals lists why a candidate, the best one, may not be carried out without asking, besides what contradicts it;
// nothing means that it is certain. Certain is what has one proof of the payer, one of the amount, and no rival:
//
//   - the payer: see proven;
//   - the amount: exactly one open balance or one sum of them, the only one there is; equal invoices go oldest first only
//     one at a time; or a part of the one invoice that the memo names;
//   - no rival: nobody else fits as well, and no open receipt of this round may pay the same invoices.
func (m *matcher) refusals(v view, c *candidate) []Reason {
	var out []Reason
	say := func(wrong bool, key fault.Key, facts ...any) {
		if wrong {
			out = append(out, because(key, facts...))
		}
	}
	switch {
	case len(c.parts) == 0:
		return []Reason{{}} // a prepayment, or no payment of invoices: its reasons say so
	case c.amountAlone():
		return []Reason{because(PayerUnsure)}
	case c.customer == nil:
		return []Reason{because(SeveralCustomers)}
	case c.rest != 0:
		return []Reason{because(NotWhole)}
	}
	if !m.partOfNamed(v, c) {
		say(!c.whole(), NotWhole)
		say(c.whole() && c.softer(), EarlierOpen)
		say(c.whole() && c.ahead(), IssuedLater, "date", c.parts[0].Issue)
	}
	say(!c.unique, NotTheOnly)
	say(c.told(byMonths) && !tellsAll(v, c) || !onlyNamed(v, c), NotTheOnly)
	say(m.nearOther(v, c) || m.halfOfOther(v, c), AlsoNear)
	say(c.doubt && !m.onlyAWord(v, c) || v.twin != single || v.memo.nothing != "", Contradicted)
	say(!v.again.IsZero() && !c.exactAndNew(v), Again, "date", v.again)
	say(v.memo.advance != "", SaysAdvance, "word", v.memo.advance)
	say(c.choice && len(c.parts) > 1, ManyEqual)
	say(c.fit == "sum" && (len(c.parts) > 3 || v.Amount%100_00 == 0), ChanceSum, "count", len(c.parts))
	say(slices.ContainsFunc(c.parts, func(p part) bool { return p.Issue > v.Date }) && !c.told(byCode), IssuedLater, "date", c.parts[0].Issue)
	say(!m.proven(v, c), PayerUnsure)
	say(m.somebodyElse(v, c), SomebodyElse)
	say(m.contested(v, c), EarlierOpen)
	say(m.learned.doubted(c), DoubtedHere)
	return out
}

// tellsAll says whether the periods in the memo are those of the invoices: they hold the day on which each of them begins, or
// more than half of its days. One month of a term is not the term.
func tellsAll(v view, c *candidate) bool {
	for _, r := range v.memo.periods {
		if v.memo.noYear && r.To < v.Date.AddMonths(-8) { // said in February, May is rather the coming one
			return false
		}
		if len(v.memo.periods) > 1 && !v.memo.noYear && !slices.ContainsFunc(c.parts, func(p part) bool { return overlap(r, p.days) > 0 }) {
			return false
		}
	}
	if leavesOut(v, c) || len(v.memo.periods) == 1 && v.memo.periods[0].Days() > 31 && !spans(v, c) {
		return false
	}
	return len(c.parts) >= len(v.memo.periods) && !slices.ContainsFunc(c.parts, func(p part) bool {
		return !slices.ContainsFunc(v.memo.periods, func(r date.Range) bool {
			if v.memo.noYear && r.From > p.days.To {
				r = date.Range{From: r.From.AddMonths(-12), To: r.To.AddMonths(-12)}
			}
			return r.From <= p.days.From && p.days.From <= r.To || 2*overlap(r, p.days) > p.days.Days()
		})
	})
}

// spans says that the invoices cover the several months the memo tells from the first to the last: April to June is not
// May to July. Of a month without a year any year will do.
func spans(v view, c *candidate) bool {
	r, from, to := v.memo.periods[0], c.parts[0].days.From, c.parts[0].days.To
	for _, p := range c.parts {
		from, to = min(from, p.days.From), max(to, p.days.To)
	}
	if v.memo.noYear && r.From > to {
		r = date.Range{From: r.From.AddMonths(-12), To: r.To.AddMonths(-12)}
	}
	near := func(a, b date.Date) bool { return a.DaysUntil(b) <= 16 && b.DaysUntil(a) <= 16 }
	return near(r.From, from) && near(r.To, to)
}

// leavesOut says that several invoices are paid of a time the memo tells, but not all: another one of their kinds lies in it,
// or, where they are many and the memo names no kind, any other.
func leavesOut(v view, c *candidate) bool {
	return len(c.parts) > 1 && slices.ContainsFunc(c.customer.open, func(o *invoice) bool {
		alike := slices.ContainsFunc(c.parts, func(p part) bool { return p.Kind == o.Kind }) || len(c.parts) > 3 && len(v.memo.kinds) == 0
		return alike && o.left > 0 && o.Issue <= v.Date && !c.has(o) && slices.ContainsFunc(v.memo.periods, func(r date.Range) bool { return overlap(r, o.days) > 0 })
	})
}

// onlyNamed says that a memo which names invoices names all that are paid.
func onlyNamed(v view, c *candidate) bool {
	return len(v.memo.named) == 0 || !slices.ContainsFunc(c.parts, func(p part) bool { return !slices.Contains(v.memo.named, p.invoice) })
}

// nearOther says that the amount, though it is exactly one balance, may as well be an older one less a discount.
func (m *matcher) nearOther(v view, c *candidate) bool {
	if len(c.parts) > 1 || c.told(byCode|byRef|byTails|byMonths) {
		return false
	}
	p := c.parts[0]
	return slices.ContainsFunc(p.customer.open, func(o *invoice) bool {
		missing := o.left - v.Amount
		return older(o, p.invoice) < 0 && missing > 0 && missing*50 <= o.left && o.Issue <= v.Date && (len(v.memo.kinds) == 0 || v.memo.kinds[o.Kind])
	})
}

// halfOfOther says that the amount, though it is exactly one balance, may as well be half of another invoice of that kind:
// a rest that is left of one half is not told from the next half. What the memo calls a rest is one.
func (m *matcher) halfOfOther(v view, c *candidate) bool {
	if len(c.parts) > 1 || c.told(byCode|byRef|byTails|byMonths) || containsAny(v.memo.text, restWords) != "" {
		return false
	}
	return slices.ContainsFunc(c.customer.open, func(o *invoice) bool {
		return o.left == 2*v.Amount && o.Kind == c.parts[0].Kind && o.Issue <= v.Date
	})
}

var restWords = strings.Fields("尾款 余款 余额 剩余 补齐 补足 结清 尾数")

// exact says whether the amount is met to the fen by whole balances of which no open receipt is likely to pay anything.
func (c *candidate) exact() bool { return c.whole() && !c.softer() && !c.ahead() }

// softer says whether an open receipt is likely to pay something of the same invoices.
func (c *candidate) softer() bool {
	return slices.ContainsFunc(c.parts, func(p part) bool { return p.soft != p.left })
}

// ahead says whether an invoice is still to be issued when the money comes.
func (c *candidate) ahead() bool { return strings.HasSuffix(c.fit, "+") }

// whole says whether the amount is met to the fen by whole balances.
func (c *candidate) whole() bool {
	switch strings.TrimSuffix(c.fit, "+") {
	case "exact", "one", "run", "sum":
		return !slices.ContainsFunc(c.parts, func(p part) bool { return p.amount != p.left })
	}
	return false
}

// ways in which a memo tells the invoice
type telling int

const (
	byCode   telling = 1 << iota // its payment code
	byRef                        // its number
	byTails                      // the end of its number
	byMonths                     // its period
)

// exactAndNew says whether the memo tells a whole invoice: then a payment like one of the days before is not the same one.
func (c *candidate) exactAndNew(v view) bool {
	return c.told(byMonths|byRef|byCode) && c.exact() && !slices.ContainsFunc(c.parts, func(p part) bool { return p.left != p.Open })
}

// told says whether the memo tells the invoices in one of these ways.
func (c *candidate) told(ways telling) bool {
	switch c.memo {
	case "code":
		return ways&byCode != 0
	case "ref":
		return ways&byRef != 0
	case "tail":
		return ways&byTails != 0
	case "period":
		return ways&byMonths != 0
	}
	return false
}

// partOfNamed says whether the receipt is a part of the one invoice that the memo names, by a payer that is known beyond
// the memo. What is missing is too much to be a fee, which only a person writes off, and no other sum is met.
func (m *matcher) partOfNamed(v view, c *candidate) bool {
	if c.fit != "less" || len(c.parts) != 1 || !c.told(byCode|byRef|byMonths) {
		return false
	}
	p := c.parts[0]
	if p.soft != p.left || p.writeOff != 0 || near(p.left-p.amount, p.left) || c.told(byMonths) && !v.memo.kinds[p.Kind] {
		return false
	}
	if m.payer(v, c) < paysForOne || c.clues.shared&payerClues != 0 {
		return false
	}
	open, _, _ := visible(c.customer, v.Date)
	other, all := sums(open, v.Amount, 1, maxSteps/4)
	return all && len(other) == 0
}

// how well the payer of a receipt is known
type payerProof int

const (
	paysForMany payerProof = iota // nothing, or what points at others too
	hinted                        // one clue that could be chance
	likely                        // two clues, or one that seldom is chance
	paysForOne                    // its account, its full name, an alias: these belong to one customer alone
)

const (
	goodClues = byContract | byUnit | byMemoName | bySeenOften | byAccountOnce
	hints     = byPersonName | byPersonSeen | bySeenOnce | byShortName | byCutName | bySound | byContact | byRoom | byMask | byTail
)

// payer says how well the customer is known, apart from what the memo says of invoices.
func (m *matcher) payer(v view, c *candidate) payerProof {
	only, shared := c.clues.only, c.clues.shared&payerClues
	whole := only&(byAccount|byAccountSeen) != 0 || shared == 0 && only&(byName|byAlias) != 0
	facts := bits.OnesCount32(uint32(only & (goodClues | hints)))
	switch {
	case whole, shared == 0 && only&(byUnit|byContract) != 0 && only&payerClues != 0,
		shared == 0 && only&byAccountOnce != 0 && only&(byPersonName|bySeenOften) != 0,
		shared != 0 && only&(byUnit|byContract) != 0 && shared&^(byName|byPersonName|byPersonSeen|bySeenOften|bySeenOnce) == 0:
		return paysForOne
	case shared != 0:
		return paysForMany
	case only&goodClues != 0 || facts > 1:
		return likely
	case facts == 1:
		return hinted
	}
	return paysForMany
}

// proven says whether it is certain who paid, for this amount: by the invoice's code or number; by what belongs to one
// customer alone; by a good clue where the amount is one balance that is not one of several equal ones, or the memo
// names the month; and by a hint where, besides, nobody else in the book owes this amount.
func (m *matcher) proven(v view, c *candidate) bool {
	if c.told(byCode | byRef) {
		return true
	}
	single := len(c.parts) == 1 && !c.choice
	rare := single && m.rare(v, c)
	switch m.payer(v, c) {
	case paysForOne: // who pays for several may pay for each of them
		return len(c.parts) == 1 || c.told(byMonths|byTails) || c.clues.shared == 0
	case likely:
		if c.onceForAnother() {
			return rare
		}
		return single && (rare || c.memo == "kind" || c.told(byMonths|byTails) || v.pointed(c)) || c.told(byMonths)
	case hinted:
		return rare || single && v.pointed(c) || single && c.told(byMonths) && v.memo.kinds[c.parts[0].Kind] && c.clues.only&byMask == 0
	}
	return rare && c.told(byMonths) && m.onlyOneOfName(v, c)
}

// pointed says that one clue points at this customer so plainly that an amount which is one balance of it is proof enough,
// though others in the book owe as much: its contract or unit in the memo, the account of a person or wallet confirmed
// before, or a whole personal name of three characters or more, its own only beside an account: where the bank tells none,
// whoever is called so may have paid.
func (v view) pointed(c *candidate) bool {
	only := c.clues.only
	return c.clues.shared&payerClues == 0 && (only&(byContract|byUnit) != 0 ||
		only&byAccountOnce != 0 && v.payerSort != aCompany ||
		(only&byContact != 0 || only&byPersonName != 0 && v.PayerAccount != "") && length(pinyin.Norm(v.PayerName)) > 2)
}

// itself are the clues that it is the customer who pays, or who is named.
const itself = byAccount | byName | byAlias | byPersonName | byShortName | byCutName | bySound | byContract | byUnit | byRoom | byMemoName | byGiven

// onceForAnother says that somebody else pays for the customer, and was seen to do so but once: who pays for one may pay for
// his other firm or child as well, which owe the same in the same months.
func (c *candidate) onceForAnother() bool {
	return c.clues.only&byAccountOnce != 0 && c.clues.only&itself == 0
}

// onlyAWord says that nothing but the kind of fee in the memo contradicts, and that the amount tells more: it is no whole tens
// of yuan, exactly one balance, and nobody else owes it. People call all that they pay their landlord a rent.
func (m *matcher) onlyAWord(v view, c *candidate) bool {
	return c.otherWord && len(c.parts) == 1 && !c.choice && v.Amount%10_00 != 0 && m.rare(v, c)
}

// onlyOneOfName says that of the customers which share the payer's name or account this one alone can be meant: the
// others owe nothing of this month and kind.
func (m *matcher) onlyOneOfName(v view, c *candidate) bool {
	if c.clues.shared&payerClues == 0 {
		return false
	}
	for other, e := range v.who {
		if other == c.customer {
			continue
		}
		if e.shared&c.clues.shared == 0 || slices.ContainsFunc(other.open, func(o *invoice) bool {
			return o.left > 0 && o.Kind == c.parts[0].Kind && overlap(o.days, c.parts[0].days) > 0
		}) {
			return false
		}
	}
	return true
}

// rare says that this customer alone owes the amount of a candidate, so that the amount itself points at it.
func (m *matcher) rare(v view, c *candidate) bool {
	for _, o := range m.x.byAmount[v.Amount] {
		if o.left == v.Amount && o.customer != c.customer {
			return false
		}
	}
	return true
}

// somebodyElse says whether another customer fits the receipt as well. Where the memo names the invoice, or a second
// fact tells two customers of one name apart, one that shares the payer's name does not count.
func (m *matcher) somebodyElse(v view, c *candidate) bool {
	if !c.told(byCode|byRef) && c.clues.only&(byUnit|byContract) == 0 && m.namesakeOwes(v, c) {
		return true
	}
	if m.onlyOneOfName(v, c) && c.told(byMonths) {
		return false
	}
	level := c.clues.level() // of what is shared alone it is low
	for other, e := range v.who {
		if other != c.customer && e.level() >= level {
			return true
		}
	}
	return false
}

// namesakeOwes says whether somebody that shares the payer's name or account owes exactly this amount too, in one invoice, or
// in several where several are paid. Where the search for these is ended they count as owed.
func (m *matcher) namesakeOwes(v view, c *candidate) bool {
	for other, e := range v.who {
		if other == c.customer || e.all()&payerClues == 0 {
			continue
		}
		if slices.ContainsFunc(other.open, func(o *invoice) bool { return o.left == v.Amount }) {
			return true
		}
		if len(c.parts) == 1 {
			continue
		}
		open, _, _ := visible(other, v.Date)
		if found, all := sums(open, v.Amount, 1, maxSteps/4); len(found) > 0 || !all {
			return true
		}
	}
	return false
}

// payment is who paid and how much.
func payment(r Receipt) [3]string {
	name, from := pinyin.Norm(r.PayerName), account(r.PayerAccount)
	if platform(name) || name == "" && from == "" {
		return [3]string{}
	}
	return [3]string{name, from, r.Amount.String()}
}

// certain says whether a candidate may be carried out without asking; if not, it says why.
func (m *matcher) certain(v view, c *candidate) bool {
	why := m.refusals(v, c)
	c.reasons = append(c.reasons, why...)
	return len(why) == 0
}
