package match

import (
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

// The bounds of taking payouts apart: pairs and triples of so many invoices, for so many payouts of one round.
const (
	maxInPayout = 300
	maxPayouts  = 64
)

var rxCount = regexp.MustCompile(`(\d{1,3})笔`)

// payout takes a wallet's lump apart: two or three invoices of whomever, each less the wallet's fee, that come to it. How
// many they are may stand in the memo. More than three are not looked for: too many would fit.
func (m *matcher) payout(v view) []candidate {
	if !Platform(v.PayerName) || v.memo.nothing != "" || len(v.memo.named) > 0 {
		return nil
	}
	if m.payouts++; m.payouts > maxPayouts {
		return nil
	}
	sizes := []int{2, 3}
	if n := rxCount.FindStringSubmatch(v.memo.text); n != nil {
		sizes = []int{number(n[1])}
	}
	open := m.dueAbout(v.Date)
	var out []candidate
	for _, fee := range m.x.feesOf(v.Channel) {
		for _, n := range sizes {
			found, all := takeApart(open, v.Amount, fee, n)
			for _, vs := range found {
				c := candidate{fit: "payout", memo: "none", unique: all && len(found) == 1, reasons: []Reason{because(Payout, "count", len(vs), "fee", balances(vs)-v.Amount)}}
				for _, o := range vs {
					keeps := fee.of(o.soft)
					c.parts = append(c.parts, part{o, o.soft - keeps, keeps})
				}
				out = append(out, c)
			}
		}
	}
	if len(out) > 1 {
		for i := range out {
			out[i].unique = false
			out[i].reasons = append(out[i].reasons, because(SeveralSums, "count", len(out)))
		}
	}
	return out[:min(4, len(out))]
}

// dueAbout gives the first two free invoices of every customer, those due last, in order of due dates.
func (m *matcher) dueAbout(day date.Date) []*invoice {
	var out []*invoice
	count := map[*customer]int{}
	for _, o := range m.x.byDue {
		if o.soft > 0 && o.soft == o.left && o.Issue <= day && count[o.customer] < 2 {
			count[o.customer]++
			out = append(out, o)
		}
	}
	if extra := len(out) - maxInPayout; extra > 0 {
		out = out[extra:]
	}
	return out
}

// takeApart finds two or three invoices that come to the amount less their fees: at most four ways, and whether these are all.
func takeApart(open []*invoice, amount money.Amount, fee Fee, n int) ([][]*invoice, bool) {
	if n < 2 || n > 3 {
		return nil, false
	}
	net := func(o *invoice) money.Amount { return o.soft - fee.of(o.soft) }
	at := map[money.Amount][]int{}
	for i, o := range open {
		at[net(o)] = append(at[net(o)], i)
	}
	var out [][]*invoice
	pair := func(from int, left money.Amount, with ...*invoice) bool {
		for i := from; i < len(open); i++ {
			for _, j := range at[left-net(open[i])] {
				if j > i {
					if out = append(out, append(slices.Clone(with), open[i], open[j])); len(out) == 4 {
						return false
					}
				}
			}
		}
		return true
	}
	if n == 2 {
		all := pair(0, amount)
		return out, all
	}
	for i, o := range open {
		if !pair(i+1, amount-net(o), o) {
			return out, false
		}
	}
	return out, true
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
