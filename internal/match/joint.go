package match

import (
	"cmp"
	"math"
	"slices"

	"zhangfang/internal/money"
)

// The bounds of the assignment of several receipts together: so many receipts of one group of customers, so many looks at
// their candidates for one group, and in one round. Beyond them each keeps what it got in its turn.
const (
	maxJoint       = 4
	maxJointLooks  = 260
	maxRoundLooks  = 6000
	jointOptions   = 3  // candidates of a receipt that are tried
	leastJoint     = 30 // and how likely they must be, in thousandths
	firmReserve    = 700
	firmByAmount   = 400
	maxJointOfMany = 2 // of more receipts than this only the likeliest candidate is tried
)

// outOfTurn is what it costs, in nats, that a receipt is served before one that came earlier: people pay the older bill first.
const outOfTurn = 3

// pending is an open receipt in the order of time, with what it was taken to pay.
type pending struct {
	at   int // its place among the receipts
	took []taken
	of   *customer
}

// taken is how much of an invoice is reserved for a receipt that nobody has decided.
type taken struct {
	*invoice
	amount money.Amount
}

// reserve takes what a candidate pays from what later receipts may be proposed.
func (m *matcher) reserve(c candidate) []taken {
	out := make([]taken, 0, len(c.parts))
	for _, p := range c.parts {
		t := taken{p.invoice, min(p.soft, p.amount+p.writeOff)}
		p.soft -= t.amount
		m.x.moved(p.invoice)
		out = append(out, t)
	}
	return out
}

// release gives it back, as far as nothing was decided in the meantime.
func release(all []taken) {
	for i := len(all) - 1; i >= 0; i-- {
		all[i].soft = min(all[i].left, all[i].soft+all[i].amount)
	}
}

// joint finds, for the open receipts of one customer or of customers that one receipt may pay together, the answers that
// are likeliest together. Each answer is a receipt with the invoices it pays and costs what is lacking in its likelihood,
// beside its other answers where nobody else takes anything; an answer stands only if what it pays is left by the others,
// and that an earlier receipt is served after a later one costs something too. The search goes through every order of
// service and every likely answer of each, and is cut off where it costs more than the best so far. What is decided stays
// as it is.
func (m *matcher) joint(all [][]Proposal) {
	looks := 0
	for _, group := range m.groups() {
		if looks >= maxRoundLooks {
			return
		}
		if len(group) < 2 || len(group) > maxJoint {
			continue
		}
		for _, p := range group {
			release(p.took)
		}
		s := jointSearch{m: m, group: group, best: math.Inf(1), left: maxJointLooks}
		for _, p := range group {
			v := m.look(m.receipts[p.at])
			m.candidates(v)
			s.views, s.whole = append(s.views, v), append(s.whole, m.whole)
		}
		s.search(0, make([]bool, len(group)))
		looks += maxJointLooks - s.left
		if s.left < 0 || len(s.answer) == 0 { // it was not searched to the end: each gets back what it had
			for _, p := range group {
				for _, t := range p.took {
					t.soft -= min(t.soft, t.amount)
				}
			}
			continue
		}
		for _, a := range s.answer {
			if m.certain(s.views[a.i], &a.found[0]) { // together with others that are open it is not
				a.found[0].reasons = append(a.found[0].reasons, because(EarlierOpen))
			}
			all[group[a.i].at] = m.proposals(s.views[a.i], a.found)
			if a.found[0].firm() {
				m.reserve(a.found[0])
			}
		}
	}
}

// groups gives the open receipts whose likely customers are connected, in order of time.
func (m *matcher) groups() [][]pending {
	group := map[*customer]int{} // where the receipts of a customer are
	var out [][]pending
	for _, p := range m.pending {
		at := -1
		join := func(c *customer) {
			i, ok := group[c]
			switch {
			case c == nil || ok && i == at:
			case ok && at < 0:
				at = i
			case ok: // two groups become one
				out[i] = append(out[i], out[at]...)
				out[at] = nil
				for o, j := range group {
					if j == at {
						group[o] = i
					}
				}
				at = i
			case at < 0:
				at, out = len(out), append(out, nil)
				group[c] = at
			default:
				group[c] = at
			}
		}
		join(p.of)
		for _, t := range p.took {
			join(t.customer)
		}
		if at >= 0 {
			out[at] = append(out[at], p)
		}
	}
	for _, g := range out {
		slices.SortFunc(g, func(a, b pending) int { return cmp.Compare(a.at, b.at) })
	}
	return out
}

type answer struct {
	i     int // which of the group
	found []candidate
}

type jointSearch struct {
	m      *matcher
	group  []pending
	views  []view
	path   []answer
	answer []answer
	cost   float64
	best   float64
	left   int
	whole  []float64 // the logarithm of what the candidates of each weigh where the others take nothing
}

func (s *jointSearch) search(n int, served []bool) {
	if n == len(s.group) {
		if s.cost < s.best-1e-9 {
			s.best, s.answer = s.cost, slices.Clone(s.path)
		}
		return
	}
	earlier := -1 // how many that came earlier are still to be served
	for i := range s.group {
		if served[i] {
			continue
		}
		earlier++
		if s.left--; s.left < 0 {
			return
		}
		found := s.m.candidates(s.views[i])
		served[i] = true
		for k := range s.options(found) {
			c := found[k]
			cost := s.whole[i] - float64(c.score)/1000
			if cost = max(cost, 0) + outOfTurn*float64(earlier); s.cost+cost >= s.best-1e-9 {
				continue
			}
			ordered := first(found, k)
			var took []taken
			if k > 0 || c.firm() {
				took = s.m.reserve(c)
			}
			s.path, s.cost = append(s.path, answer{i, ordered}), s.cost+cost
			s.search(n+1, served)
			s.path, s.cost = s.path[:len(s.path)-1], s.cost-cost
			release(took)
		}
		if len(found) == 0 {
			s.left = -1 // it would lose what it had
		}
		served[i] = false
	}
}

// first puts the candidate at k before the others: those before it are paid by other receipts, and what they were likely is
// shared by the rest.
func first(found []candidate, k int) []candidate {
	out := slices.Clone(found)
	if k == 0 {
		return out
	}
	c, gone := found[k], Confidence(0)
	for i := range out[:k] {
		gone += out[i].share
		out[i].first, out[i].trust = "", min(out[i].trust, leastTrust)
	}
	c.first, c.trust = "1:"+c.key+"|", min(999, c.share*1000/max(1, 1000-gone))
	return slices.Insert(slices.Delete(out, k, k+1), 0, c)
}

// options is how many of the candidates are tried.
func (s *jointSearch) options(found []candidate) int {
	if len(s.group) > maxJointOfMany {
		return min(1, len(found))
	}
	n := 0
	for n < min(jointOptions, len(found)) && (n == 0 || found[n].share >= leastJoint) {
		n++
	}
	return n
}
