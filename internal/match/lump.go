package match

import (
	"cmp"
	"regexp"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Fee says what a channel keeps of each payment, as the office has learned it: a part in millionths, or a fixed sum.
type Fee struct {
	Channel    string
	PerMillion int64
	Flat       money.Amount
}

// of gives the fee of one payment, rounded to the fen.
func (f Fee) of(gross money.Amount) money.Amount {
	return f.Flat + (gross*money.Amount(f.PerMillion)+500_000)/1_000_000
}

// usualFees are what wallets keep where the office has learned nothing yet: 0.6 %, 0.38 %, 0.55 %, 0.54 %, 0.3 %, 0.25 %, 0.2 %, nothing.
var usualFees = []Fee{{"", 6000, 0}, {"", 3800, 0}, {"", 5500, 0}, {"", 5400, 0}, {"", 3000, 0}, {"", 2500, 0}, {"", 2000, 0}, {}}

// The bounds of taking payouts apart: so many payouts of one round, each among so many invoices, of at most so many, in so
// many steps for each rate of fee and each pool.
const (
	maxInPayout   = 300
	maxPayouts    = 64
	maxTogether   = 40
	maxLumpSteps  = 40_000
	maxLumpWays   = 4
	recentPayouts = 16 // days: what a payout collects fell due about then
)

var rxCount = regexp.MustCompile(`(\d{1,3})[笔单]`)

// payout takes a wallet's lump apart: invoices of whomever, each less the wallet's fee, or all of them less the fee of the
// whole, that come to it. How many they are may stand in the memo. First those are tried whose customers were paid for
// by such lumps before, then the ones that fell due of late, then all; the first of them that can make the amount tells the
// ways. Two and three invoices are looked for exhaustively, more in maxLumpSteps: mostly there are several ways, and it is
// said so.
func (m *matcher) payout(v view) []candidate {
	if !platform(v.PayerName) || v.memo.nothing != "" || len(v.memo.named) > 0 {
		return nil
	}
	if m.payouts++; m.payouts > maxPayouts {
		return nil
	}
	count := 0
	if n := rxCount.FindStringSubmatch(v.memo.text); n != nil {
		count = number(n[1])
	}
	open := m.dueAbout(v.Date)
	var out []candidate
	complete := true
	for _, pool := range [][]*invoice{keep(open, func(o *invoice) bool { return o.customer.lumps > 0 }), keep(open, func(o *invoice) bool {
		return o.Due.AddDays(recentPayouts) >= v.Date && v.Date.AddDays(recentPayouts) >= o.Due
	}), open} {
		if len(out) > 0 || len(pool) < 2 {
			continue
		}
		for _, fee := range m.x.feesOf(v.Channel) {
			found, all := fee.takeApart(pool, v.Amount, count)
			complete = complete && all
			for _, parts := range found {
				var keeps money.Amount
				for _, p := range parts {
					keeps += p.writeOff
				}
				out = append(out, candidate{parts: parts, fit: "payout", memo: "none", ways: len(found), reasons: []Reason{because(Payout, "count", len(parts), "fee", keeps)}})
			}
		}
	}
	for i := range out {
		out[i].unique = complete && len(out) == 1
		if len(out) > 1 || !complete {
			out[i].reasons = append(out[i].reasons, because(SeveralSums, "count", len(out)).unless(!complete), because(SearchEnded).unless(complete))
		}
		if count == len(out[i].parts) {
			out[i].memo = "kind"
		}
	}
	return out[:min(maxLumpWays, len(out))]
}

// dueAbout gives the free invoices that may be in a payout, at most four of a customer, those due last, in order of due dates.
func (m *matcher) dueAbout(day date.Date) []*invoice {
	var out []*invoice
	count := map[*customer]int{}
	for _, o := range m.x.byDue {
		if o.soft > 0 && o.soft == o.left && o.Issue <= day && count[o.customer] < 4 {
			count[o.customer]++
			out = append(out, o)
		}
	}
	if extra := len(out) - maxInPayout; extra > 0 {
		out = out[extra:]
	}
	return out
}

// takeApart finds invoices that come to the amount less their fees, count of them if it is told: at most maxLumpWays ways,
// and whether these are all.
func (f Fee) takeApart(open []*invoice, amount money.Amount, count int) ([][]part, bool) {
	if count == 1 || count > maxTogether {
		return nil, true
	}
	s := lumpSearch{amount: amount, count: count, steps: maxLumpSteps}
	s.classes(open, func(o *invoice) money.Amount { return o.soft - f.of(o.soft) })
	all := s.run()
	var out [][]part
	for _, vs := range s.found {
		slices.SortFunc(vs, older)
		var parts []part
		for _, o := range vs {
			parts = append(parts, part{o, o.soft - f.of(o.soft), f.of(o.soft)})
		}
		out = append(out, parts)
	}
	if f.PerMillion == 0 || f.Flat != 0 {
		return out, all
	}
	for gross := amount * 1_000_000 / money.Amount(1_000_000-f.PerMillion); gross-f.of(gross) <= amount && len(out) < maxLumpWays; gross++ {
		if gross-f.of(gross) != amount { // the fee of the whole, which is seldom the sum of the fees
			continue
		}
		s := lumpSearch{amount: gross, count: count, steps: maxLumpSteps / 2}
		s.classes(open, func(o *invoice) money.Amount { return o.soft })
		all = s.run() && all
		for _, vs := range s.found {
			slices.SortFunc(vs, older)
			if parts := shareFee(vs, f.of(gross)); !slices.ContainsFunc(out, func(o []part) bool { return sameInvoices(o, parts) }) && len(out) < maxLumpWays {
				out = append(out, parts)
			}
		}
	}
	return out, all && len(out) < maxLumpWays
}

// shareFee takes the fee of the whole from each invoice in proportion.
func shareFee(vs []*invoice, fee money.Amount) []part {
	weights := make([]int64, len(vs))
	for i, o := range vs {
		weights[i] = int64(o.soft)
	}
	var out []part
	for i, keeps := range fee.Split(weights...) {
		out = append(out, part{vs[i], vs[i].soft - keeps, keeps})
	}
	return out
}

func sameInvoices(a, b []part) bool {
	return slices.EqualFunc(a, b, func(p, q part) bool { return p.invoice == q.invoice })
}

// lumpSearch looks for invoices of equal nets by classes, the oldest of each class first.
type lumpSearch struct {
	amount       money.Amount
	count, steps int
	nets         []money.Amount
	of           [][]*invoice
	below        []money.Amount // what the classes from i on hold together
	left         []int          // how many invoices they are
	taken        []*invoice
	found        [][]*invoice
}

func (s *lumpSearch) classes(open []*invoice, net func(*invoice) money.Amount) {
	at := map[money.Amount]int{}
	for _, o := range open {
		n := net(o)
		i, ok := at[n]
		if !ok {
			i = len(s.of)
			at[n], s.nets, s.of = i, append(s.nets, n), append(s.of, nil)
		}
		s.of[i] = append(s.of[i], o)
	}
	order := make([]int, len(s.nets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(s.nets[b], s.nets[a]) })
	nets, of := make([]money.Amount, len(order)), make([][]*invoice, len(order))
	for i, j := range order {
		nets[i], of[i] = s.nets[j], s.of[j]
	}
	s.nets, s.of = nets, of
	s.below, s.left = make([]money.Amount, len(nets)+1), make([]int, len(nets)+1)
	for i := len(nets) - 1; i >= 0; i-- {
		s.below[i], s.left[i] = s.below[i+1]+nets[i]*money.Amount(len(of[i])), s.left[i+1]+len(of[i])
	}
}

// run looks for few invoices first, and says whether every way was tried.
func (s *lumpSearch) run() bool {
	if s.count != 0 {
		return s.search(0, s.amount, s.count)
	}
	for n := 2; n <= min(maxTogether, s.left[0]); n++ {
		if !s.search(0, s.amount, n) {
			return false
		}
	}
	return s.left[0] <= maxTogether
}

// search takes n invoices of the classes from i on that come to the amount left; false means it was stopped.
func (s *lumpSearch) search(i int, left money.Amount, n int) bool {
	if s.steps--; s.steps < 0 {
		return false
	}
	if n == 0 {
		if left == 0 {
			s.found = append(s.found, slices.Clone(s.taken))
		}
		return len(s.found) < maxLumpWays
	}
	if n == 1 {
		j, ok := slices.BinarySearchFunc(s.nets, left, func(net, want money.Amount) int { return cmp.Compare(want, net) })
		if ok && j >= i {
			s.found = append(s.found, append(slices.Clone(s.taken), s.of[j][0]))
		}
		return len(s.found) < maxLumpWays
	}
	if i == len(s.nets) || left <= 0 || left > s.below[i] || n > s.left[i] || left > s.nets[i]*money.Amount(n) || left < s.nets[len(s.nets)-1]*money.Amount(n) {
		return true
	}
	for k := min(len(s.of[i]), n, int(left/s.nets[i])); k >= 0; k-- {
		s.taken = append(s.taken, s.of[i][:k]...)
		ok := s.search(i+1, left-s.nets[i]*money.Amount(k), n-k)
		s.taken = s.taken[:len(s.taken)-k]
		if !ok {
			return false
		}
	}
	return true
}

// feesOf gives what is learned of a channel, or what wallets usually keep.
func (x *index) feesOf(channel string) []Fee {
	var out []Fee
	for _, f := range x.fees {
		if f.Channel == channel || channel == "" || channel == "bank" {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		return usualFees
	}
	return out
}

// keeps says whether a missing sum is exactly what the channel is known to keep.
func (x *index) keeps(channel string, missing, open money.Amount) bool {
	return slices.ContainsFunc(x.fees, func(f Fee) bool { return f.Channel == channel && missing > 0 && f.of(open) == missing })
}
