package match

import (
	"cmp"
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// matcher makes the proposals of one round, receipt by receipt in order of time.
type matcher struct {
	x        *index
	receipts []Receipt
	twins    map[int64]twin
	served   map[int64]bool
	refused  map[int64][]Rejection
	pending  map[*customer]bool         // an earlier receipt of it is undecided
	shadowed map[*customer]bool         // an earlier receipt of nobody known has an amount it owes
	ready    map[int64]Proposal         // decided before their turn
	trace    func(Receipt, []candidate) // for counting how often which evidence is right
}

// twin says that a receipt looks like an earlier one.
type twin int

const (
	single    twin = iota
	sameDay        // equal payer, amount and day, two entries of the bank
	likelyDup      // the same, but one of them without the bank's id
	sameRef        // the bank's id was there before
)

func newMatcher(w World) *matcher {
	m := &matcher{x: newIndex(w), twins: map[int64]twin{}, served: map[int64]bool{}, refused: map[int64][]Rejection{}, pending: map[*customer]bool{}, shadowed: map[*customer]bool{}, ready: map[int64]Proposal{}}
	for _, r := range sorted(w.Rejected, func(r Rejection) int64 { return r.Receipt }) {
		m.refused[r.Receipt] = append(m.refused[r.Receipt], r)
	}
	byTime := func(a, b Receipt) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) }
	for _, r := range w.Receipts {
		if r.Amount > 0 {
			m.receipts = append(m.receipts, r)
		}
	}
	slices.SortStableFunc(m.receipts, byTime)
	settled := slices.Clone(w.Settled)
	slices.SortStableFunc(settled, byTime)
	m.findTwins(settled)
	return m
}

// findTwins notes receipts that look like another one; of equal ones the first in time is the real one, and those
// that are settled come before all others.
func (m *matcher) findTwins(settled []Receipt) {
	type entry struct {
		ref    string
		amount money.Amount
	}
	type look struct {
		day           date.Date
		amount        money.Amount
		name, account string
	}
	refs, looks := map[entry]bool{}, map[look]string{}
	for i, r := range append(settled, m.receipts...) {
		e := entry{r.BankRef, r.Amount}
		l := look{r.Date, r.Amount, pinyin.Norm(r.PayerName), account(r.PayerAccount)}
		ref, again := looks[l]
		state := single
		switch {
		case r.BankRef != "" && refs[e]:
			state = sameRef
		case !again || l.name == "" && l.account == "":
		case (ref == "") != (r.BankRef == ""):
			state = likelyDup
		default:
			state = sameDay
		}
		refs[e] = true
		if !again || ref == "" {
			looks[l] = r.BankRef
		}
		if i >= len(settled) {
			m.twins[r.ID] = state
		}
	}
}

// serveNamed decides a receipt whose memo names its invoices before the others may take them.
func (m *matcher) serveNamed(r Receipt) {
	if m.twins[r.ID] != single {
		return
	}
	memo := m.x.read(r.Memo, r.Date)
	if len(memo.named) == 0 || memo.nothing != "" {
		return
	}
	found := m.candidates(r, memo)
	if len(found) > 0 && found[0].memo == "ref" && m.certain(r, memo, &found[0], true) {
		m.ready[r.ID] = m.proposal(r, memo, found[0], 1, Auto)
		m.settle(found[0])
		m.watch(r, found)
	}
}

// serve gives the proposals of one receipt.
func (m *matcher) serve(r Receipt) []Proposal {
	if p, ok := m.ready[r.ID]; ok {
		return []Proposal{p}
	}
	memo := m.x.read(r.Memo, r.Date)
	if m.twins[r.ID] == sameRef {
		return []Proposal{m.proposal(r, memo, candidate{trust: 990, rest: r.Amount, reasons: []Reason{because(DuplicateImport, "ref", r.BankRef)}}, 1, Suggest)}
	}
	found := m.candidates(r, memo)
	m.watch(r, found)
	if len(found) == 0 {
		return nil
	}
	if m.certain(r, memo, &found[0], false) {
		m.settle(found[0])
		return []Proposal{m.proposal(r, memo, found[0], 1, Auto)}
	}
	m.undecided(r, memo, found)
	var out []Proposal
	for i, c := range found[:min(maxProposals, len(found))] {
		out = append(out, m.proposal(r, memo, c, i+1, Suggest))
	}
	return out
}

func (m *matcher) watch(r Receipt, found []candidate) {
	if m.trace != nil {
		m.trace(r, found)
	}
}

// settle takes what is decided from the invoices.
func (m *matcher) settle(c candidate) {
	for _, p := range c.parts {
		p.left -= p.amount + p.writeOff
		p.soft = min(p.soft, p.left)
		m.x.moved(p.invoice)
	}
}

// undecided keeps in mind what an open receipt may pay: its likely invoices are not proposed again, and its possible
// customers are not decided by amount alone in this round.
func (m *matcher) undecided(r Receipt, memo memo, found []candidate) {
	best := found[0]
	if best.trust >= 700 {
		for _, p := range best.parts {
			p.soft -= min(p.soft, p.amount+p.writeOff)
			m.x.moved(p.invoice)
		}
	}
	known := false
	for c, e := range m.x.who(r, memo) {
		if e.level() >= 6 {
			m.pending[c] = true
		}
		known = known || e.level() >= 12
	}
	for _, c := range found[:min(3, len(found))] {
		for _, p := range c.parts {
			m.pending[p.customer] = true
		}
	}
	if known {
		return
	}
	for _, v := range m.x.byAmount[r.Amount] {
		if v.left > 0 {
			m.shadowed[v.customer] = true
		}
	}
}

// moved lets an invoice be found by its new balance.
func (x *index) moved(v *invoice) {
	if v.soft > 0 && v.soft != v.Open {
		x.byAmount[v.soft] = appendNew(x.byAmount[v.soft], v)
	}
}

// proposal is a candidate as it leaves the package.
func (m *matcher) proposal(r Receipt, memo memo, c candidate, rank int, d Decision) Proposal {
	p := Proposal{Receipt: r.ID, Decision: d, Rank: rank, Confidence: c.trust, Allocations: []Allocation{}, Rest: c.rest}
	for _, a := range c.parts {
		p.Allocations = append(p.Allocations, Allocation{a.ID, a.amount, a.writeOff})
	}
	var reasons []Reason
	if c.customer != nil {
		p.Customer = c.customer.ID
		reasons = c.clues.whoReasons(r, memo, c.customer)
	}
	p.Reasons = dropEmpty(append(reasons, c.reasons...))
	return p
}

// candidates gives the possible answers for a receipt, the best first.
func (m *matcher) candidates(r Receipt, memo memo) []candidate {
	who := m.x.who(r, memo)
	top := who.top()
	var all []candidate
	for _, c := range top {
		if m.refusedCustomer(r.ID, c.ID) {
			continue
		}
		f := finder{r: r, m: memo, c: c, e: *who[c], alone: len(who) <= 3}
		found := f.find()
		if len(found) == 0 {
			found = []candidate{{customer: c, clues: *who[c], fit: "prepay", memo: "none", unique: true, rest: r.Amount, reasons: []Reason{because(Prepayment, "name", c.Name)}}}
		}
		if f.future {
			for i := range found {
				if found[i].memo != "ref" && found[i].fit != "prepay" {
					found[i].fit += "+"
					found[i].reasons = append(found[i].reasons, because(IssuedLater, "date", found[i].parts[0].Issue))
				}
			}
		}
		all = append(all, found...)
	}
	all = append(all, m.together(r, memo, who)...)
	stranger := bestLevel(who) < 6
	if stranger {
		all = append(all, m.byAmount(r, memo)...)
	}
	if stranger || memo.nothing != "" || m.twins[r.ID] == likelyDup {
		all = append(all, nobody(r, memo, stranger, len(all) > 0))
	}
	all = slices.DeleteFunc(all, func(c candidate) bool { return m.refusedParts(r.ID, c) })
	for i := range all {
		m.weigh(r, memo, who, &all[i])
	}
	return rank(all)
}

func bestLevel(who payers) int {
	best := 0
	for _, e := range who {
		best = max(best, e.level())
	}
	return best
}

// nobody is the answer that the money pays no invoice.
func nobody(r Receipt, m memo, stranger, others bool) candidate {
	c := candidate{fit: "none", memo: "none", unique: !others, rest: r.Amount}
	if m.nothing != "" {
		c.memo = "word"
		c.reasons = []Reason{because(NothingWord, "word", m.nothing)}
	} else if stranger {
		c.reasons = []Reason{because(Stranger)}
	}
	return c
}

// byAmount proposes invoices of this very amount, where the payer is nobody known.
func (m *matcher) byAmount(r Receipt, memo memo) []candidate {
	vs := keep(m.x.byAmount[r.Amount], func(v *invoice) bool { return v.soft == r.Amount && v.Issue <= r.Date })
	slices.SortFunc(vs, older)
	var out []candidate
	for _, v := range vs[:min(maxProposals, len(vs))] {
		if m.refusedCustomer(r.ID, v.Customer) {
			continue
		}
		c := candidate{parts: whole([]*invoice{v}), customer: v.customer, fit: "amount", memo: "none", unique: len(vs) == 1, reasons: []Reason{because(AmountOnly, "count", len(vs))}}
		if memo.kinds[v.Kind] {
			c.memo = "kind"
		}
		out = append(out, c)
	}
	return out
}

// together proposes one payment for several customers: those of one mother company, those whom one payer pays for,
// or those whose invoices the memo names.
func (m *matcher) together(r Receipt, memo memo, who payers) []candidate {
	var out []candidate
	named := keep(memo.named, func(v *invoice) bool { return v.left > 0 })
	slices.SortFunc(named, older)
	if several(named) && balances(named) == r.Amount {
		out = append(out, candidate{parts: whole(named), fit: "exact", memo: "ref", unique: true, reasons: []Reason{because(NumberInMemo, "numbers", numbers(named)), because(SumOfN, "count", len(named), "amount", r.Amount)}})
	}
	var group []*customer
	for c, e := range who {
		if e.all()&byGroup != 0 || e.shared&(byAccountSeen|byAccountOnce|bySeenOften|bySeenOnce|byPersonSeen) != 0 {
			group = append(group, c)
		}
	}
	slices.SortFunc(group, func(a, b *customer) int { return cmp.Compare(a.ID, b.ID) })
	if len(group) < 2 || len(group) > 12 {
		return out
	}
	var first, all []*invoice
	for _, c := range group {
		if open, _, future := visible(c, r.Date); len(open) > 0 && !future {
			first = append(first, open[0])
			all = append(all, open[:min(20, len(open))]...)
		}
	}
	why := []Reason{because(GroupParent, "payer", r.PayerName), because(GroupSum, "amount", r.Amount)}
	if len(first) > 1 && total(first) == r.Amount {
		return append(out, candidate{parts: whole(first), fit: "group", memo: "none", unique: true, reasons: why})
	}
	slices.SortFunc(all, older)
	found, _ := sums(all, r.Amount, 3, maxSteps/4)
	for _, s := range found[:min(2, len(found))] {
		if several(s.invoices) {
			out = append(out, candidate{parts: whole(s.invoices), fit: "groupsum", memo: "none", reasons: why})
		}
	}
	return out
}

func several(vs []*invoice) bool {
	return slices.ContainsFunc(vs, func(v *invoice) bool { return v.customer != vs[0].customer })
}

func (m *matcher) refusedCustomer(receipt, customer int64) bool {
	return slices.ContainsFunc(m.refused[receipt], func(r Rejection) bool { return r.Customer == customer && len(r.Invoices) == 0 })
}

func (m *matcher) refusedParts(receipt int64, c candidate) bool {
	ids := map[int64]bool{}
	for _, p := range c.parts {
		ids[p.ID] = true
	}
	return slices.ContainsFunc(m.refused[receipt], func(r Rejection) bool {
		if len(r.Invoices) == 0 {
			return c.customer != nil && c.customer.ID == r.Customer || r.Customer == 0 && len(c.parts) == 0 && c.customer == nil
		}
		other := map[int64]bool{}
		for _, id := range r.Invoices {
			other[id] = true
		}
		return maps.Equal(ids, other)
	})
}
