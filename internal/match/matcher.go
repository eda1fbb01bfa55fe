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
	x         *index
	receipts  []Receipt
	byAmounts []*Receipt // the same in order of amounts
	twins     map[int64]twin
	again     map[int64]date.Date // the day of a payment by the same payer, of the same amount, a few days before, or settled a few days after
	refused   map[int64][]Rejection
	claims    claims             // what the open receipts served before may pay
	pending   []pending          // open receipts whose payer something points at
	whole     float64            // the logarithm of what the candidates looked at last weigh together
	serving   int                // the place of the receipt that is served
	payouts   int                // taken apart so far
	ready     map[int64]Proposal // decided before their turn
	learned   learned
	paying    map[int64]Paying
	sets      [][]*invoice
	guesses   []guessed
	scratch   []candidate             // reused from receipt to receipt
	trace     func(view, []candidate) // for counting which evidence is right
	scorer    scorer
}

func newMatcher(w World) *matcher {
	m := &matcher{scorer: scorer{shipped(), map[string]int32{}}, x: newIndex(w), twins: map[int64]twin{}, again: map[int64]date.Date{}, refused: map[int64][]Rejection{}, claims: newClaims(), ready: map[int64]Proposal{}, learned: learn(w.Outcomes, today(w.Receipts)), paying: map[int64]Paying{}}
	for _, h := range sorted(w.Habits, func(h Paying) int64 { return h.Customer }) {
		m.paying[h.Customer] = h
	}
	for _, r := range sorted(w.Rejected, func(r Rejection) int64 { return r.Receipt }) {
		m.refused[r.Receipt] = append(m.refused[r.Receipt], r)
	}
	byTime := func(a, b Receipt) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) }
	m.receipts = slices.DeleteFunc(slices.Clone(w.Receipts), func(r Receipt) bool { return r.Amount <= 0 })
	slices.SortStableFunc(m.receipts, byTime)
	m.byAmounts = make([]*Receipt, len(m.receipts))
	for i := range m.receipts {
		m.byAmounts[i] = &m.receipts[i]
	}
	slices.SortStableFunc(m.byAmounts, func(a, b *Receipt) int { return cmp.Compare(a.Amount, b.Amount) })
	settled := slices.Clone(w.Settled)
	slices.SortStableFunc(settled, byTime)
	m.findTwins(settled)
	wanted := map[money.Amount]bool{}
	for _, r := range m.receipts {
		wanted[r.Amount] = true
	}
	m.x.addRuns(wanted)
	return m
}

// view is one receipt with what it says and whom it points at.
type view struct {
	Receipt
	memo  memo
	who   payers
	twin  twin
	again date.Date // the day of a payment like this one, a few days away
	payerSort
	payer string // its name in the normal form
	day   int    // of the month
}

func (m *matcher) look(r Receipt) view { return m.lookAt(r, m.x.read(r.Memo, r.Date)) }

func (m *matcher) lookAt(r Receipt, memo memo) view {
	return view{r, memo, m.x.who(r, memo), m.twins[r.ID], m.again[r.ID], sortOf(r), pinyin.Norm(r.PayerName), r.Date.Day()}
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
	v := m.lookAt(r, memo)
	found := m.candidates(v)
	if len(found) > 0 && found[0].told(byCode|byRef) && m.certain(v, &found[0]) {
		m.ready[r.ID] = v.proposal(found[0], 1, Auto, &shared{memo: v.memoMarks()})
		found[0].customer.paid = append(found[0].customer.paid, r.Date)
		m.settle(found[0])
		m.watch(v, found)
	}
}

// serve gives the proposals of one receipt.
func (m *matcher) serve(v view) []Proposal {
	r := v.Receipt
	if v.twin == sameRef {
		return []Proposal{v.proposal(candidate{trust: 990, rest: r.Amount, reasons: []Reason{because(DuplicateImport, "ref", r.BankRef)}}, 1, Suggest, &shared{memo: v.memoMarks()})}
	}
	found := m.candidates(v)
	m.watch(v, found)
	if len(found) == 0 {
		return nil
	}
	if best := found[0]; best.customer != nil && !best.amountAlone() {
		best.customer.paid = append(best.customer.paid, v.Date)
	}
	if m.certain(v, &found[0]) {
		m.settle(found[0])
		return []Proposal{v.proposal(found[0], 1, Auto, &shared{memo: v.memoMarks()})}
	}
	m.undecided(v, found)
	return m.proposals(v, found)
}

// proposals gives the best candidates of a receipt that is left to the user.
func (m *matcher) proposals(v view, found []candidate) []Proposal {
	n := min(maxProposals, len(found))
	for n > 3 && found[n-1].trust < leastTrust {
		n--
	}
	out := make([]Proposal, n)
	common := &shared{memo: v.memoMarks()}
	for i := range out {
		out[i] = v.proposal(found[i], i+1, Suggest, common)
	}
	return out
}

func (m *matcher) watch(v view, found []candidate) {
	if m.trace != nil {
		m.trace(v, found)
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
func (m *matcher) undecided(v view, found []candidate) {
	best := found[0]
	if best.customer == nil && len(best.parts) == 0 && best.trust >= 900 && (v.memo.nothing != "" || v.twin != single) { // a deposit, a refund: it pays no invoice
		return
	}
	p := pending{at: m.serving, of: best.customer}
	if best.firm() {
		p.took = m.reserve(best)
	}
	m.claim(v, found)
	if !best.amountAlone() {
		m.pending = append(m.pending, p)
	}
}

// firm says whether a candidate is so likely that its invoices are not proposed again.
func (c *candidate) firm() bool {
	return c.trust >= firmReserve || c.amountAlone() && c.trust >= firmByAmount
}

// claim keeps in mind which invoices an open receipt may pay.
func (m *matcher) claim(v view, found []candidate) {
	met := map[*customer]bool{}
	if p := payment(v.Receipt); p[2] != "" {
		m.claims.payers[p] = true
	}
	if platform(v.PayerName) && v.memo.nothing == "" {
		m.claims.lump = max(m.claims.lump, v.Amount)
	}
	for _, c := range found {
		exact := c.fit == "exact" || c.fit == "one" || c.fit == "run" || c.fit == "sum" || c.fit == "group"
		for _, p := range c.parts {
			m.claims.any[p.invoice] = true
			if exact {
				m.claims.exact[p.invoice] = true
				met[p.customer] = true
			}
		}
	}
	if len(found) > 0 && !found[0].amountAlone() {
		for _, p := range found[0].parts {
			if p.amount < p.left || found[0].rest > 0 {
				m.claims.partly[p.invoice] = true
			}
		}
	}
	known := false
	for c, e := range v.who {
		if e.level() >= 6 {
			m.claims.asked[c] = true
			if !met[c] {
				m.claims.vague[c] = true
			}
		}
		known = known || e.level() >= 18
	}
	if !known {
		m.shadow(v)
	}
}

// shadow notes that an unknown payer may have paid any balance near its amount.
func (m *matcher) shadow(v view) {
	for _, r := range m.x.byRun[v.Amount] {
		for _, o := range r {
			m.claims.any[o] = true
		}
	}
	m.claims.strangers[v.ID] = v.memo.kinds
	if len(m.x.byAmount[v.Amount]) == 0 { // nobody owes just this
		m.claims.lumps[v.Amount] = true
	}
}

// moved lets an invoice be found by its new balance.
func (x *index) moved(v *invoice) {
	if v.soft <= 0 || v.soft == v.Open || slices.Contains(x.byAmount[v.soft], v) {
		return
	}
	at, _ := slices.BinarySearchFunc(x.byAmount[v.soft], v, older)
	x.byAmount[v.soft] = slices.Insert(x.byAmount[v.soft], at, v)
}

// shared is what the proposals of one receipt have in common: the marks of its memo, and how a customer was found.
type shared struct {
	memo  []Mark
	of    *customer
	clues evidence
	who   []Reason
}

// proposal is a candidate as it leaves the package.
func (v view) proposal(c candidate, rank int, d Decision, t *shared) Proposal {
	p := Proposal{Receipt: v.ID, Decision: d, Rank: rank, Confidence: c.trust, Allocations: make([]Allocation, len(c.parts)), Rest: c.rest, Bucket: c.bucket()}
	for i, a := range c.parts {
		p.Allocations[i] = Allocation{a.ID, a.amount, a.writeOff}
	}
	var reasons []Reason
	if c.customer != nil {
		p.Customer = c.customer.ID
		if t.of != c.customer || t.clues != c.clues {
			t.of, t.clues, t.who = c.customer, c.clues, slices.Clip(c.clues.whoReasons(v.Receipt, v.memo, c.customer))
		}
		reasons = t.who
	}
	if d == Auto {
		p.Bucket = autoBucket + p.Bucket
	}
	p.Marks = v.marks(&c, reasons, t.memo)
	p.Reasons = plain(dropEmpty(append(reasons, c.reasons...)), d)
	return p
}

// candidates gives the possible answers for a receipt, the best first.
func (m *matcher) candidates(v view) []candidate {
	all := m.scratch[:0]
	defer func() { clear(all); m.scratch = all[:0] }()
	for _, c := range v.who.top() {
		if m.refusedCustomer(v.ID, c.ID) {
			continue
		}
		f := finder{x: m.x, rounds: m.paying[c.ID].Rounds, r: v.Receipt, m: v.memo, c: c, e: *v.who[c], alone: len(v.who) <= 3}
		found := f.find()
		if len(found) == 0 && !v.who.named(c) {
			found = []candidate{{customer: c, clues: *v.who[c], fit: "prepay", memo: "none", unique: true, rest: v.Amount, reasons: []Reason{because(Prepayment, "name", c.Name)}}}
		}
		if f.future {
			for i := range found {
				if !found[i].told(byCode|byRef) && found[i].fit != "prepay" {
					found[i].fit += "+"
					found[i].reasons = append(found[i].reasons, because(IssuedLater, "date", found[i].parts[0].Issue))
				}
			}
		}
		all = append(all, found...)
	}
	all = append(all, m.together(v)...)
	all = append(all, m.payout(v)...)
	stranger := bestLevel(v.who) < 6
	if level := bestLevel(v.who); stranger || level < 18 && !slices.ContainsFunc(all, func(c candidate) bool { return c.exact() }) {
		others := m.byAmount(v)
		for i := range others {
			if level >= 12 {
				others[i].fit += "o" // somebody else is likely to have paid, if nothing that is open
			}
		}
		all = append(all, others...)
	}
	if stranger || v.memo.nothing != "" || v.twin == likelyDup {
		all = append(all, nobody(v, stranger, len(all) > 0))
	}
	for i := range all {
		c := &all[i]
		c.rival = c.fit == "less" && slices.ContainsFunc(all, func(o candidate) bool { return o.customer == c.customer && o.fit == "one" })
	}
	out := make([]candidate, 0, len(all))
	for _, c := range all { // found first is founded best: what the memo names comes before plain sums
		if !slices.ContainsFunc(out, c.same) && !m.refusedParts(v.ID, c) {
			m.weigh(v, &c)
			out = append(out, c)
		}
	}
	m.share(v, out)
	slices.SortStableFunc(out, better)
	m.learned.settleTrust(out)
	return out
}

func bestLevel(who payers) int {
	best := 0
	for _, e := range who {
		best = max(best, e.level())
	}
	return best
}

// nobody is the answer that the money pays no invoice.
func nobody(v view, stranger, others bool) candidate {
	c := candidate{fit: "none", memo: "none", unique: !others, rest: v.Amount}
	if v.memo.nothing != "" {
		c.memo = "word"
		c.reasons = []Reason{because(NothingWord, "word", v.memo.nothing)}
	} else if stranger {
		c.memo = v.kindOfStranger()
		c.reasons = []Reason{because(Stranger)}
	}
	return c
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
