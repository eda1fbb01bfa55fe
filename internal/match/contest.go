package match

import (
	"cmp"
	"slices"

	"zhangfang/internal/money"
)

// claims are what the open receipts of this round, served before, may pay.
type claims struct {
	exact map[*invoice]bool // one that an open receipt meets exactly, alone or in a sum
	any   map[*invoice]bool // one that an open receipt may pay
	// one that an open receipt rather pays in part, or with something over
	partly map[*invoice]bool
	vague  map[*customer]bool // an open receipt of it meets nothing exactly
	asked  map[*customer]bool // an open receipt may be its
	// open receipts of unknown payers, with the kinds their memos name
	strangers map[int64]map[string]bool
	payers    map[[3]string]bool    // who paid, and how much
	lumps     map[money.Amount]bool // what unknown payers have paid
	lump      money.Amount          // the largest payout of a wallet that nobody has taken apart
}

func newClaims() claims {
	return claims{map[*invoice]bool{}, map[*invoice]bool{}, map[*invoice]bool{}, map[*customer]bool{}, map[*customer]bool{}, map[int64]map[string]bool{}, map[[3]string]bool{}, map[money.Amount]bool{}, 0}
}

// contested says whether an open receipt of this round may pay the same invoices. What the memo tells is not contested;
// one balance that no other equals only by who meets it as exactly.
func (m *matcher) contested(v view, c *candidate) bool {
	if c.told(byCode | byRef | byTails | byMonths) {
		return false
	}
	for _, p := range c.parts {
		if m.claims.exact[p.invoice] || m.claims.partly[p.invoice] {
			return true
		}
	}
	if len(c.parts) > 1 && (m.claims.vague[c.customer] || m.claims.asked[c.customer]) || m.claims.payers[payment(v.Receipt)] {
		return true
	}
	if v.memo.text == "" && m.claims.vague[c.customer] || m.paidByStranger(v, c) || c.choice && m.lumpOfStranger(v, c) {
		return true
	}
	for _, p := range c.parts {
		alike := m.alike(v, c, p)
		if slices.ContainsFunc(alike, func(o *invoice) bool { return m.claims.any[o] }) {
			return true
		}
		if !c.choice && len(alike) == 0 {
			continue
		}
		if c.choice && m.claims.vague[c.customer] || len(alike) > 0 && (m.claims.any[p.invoice] || p.left <= m.claims.lump) {
			return true
		}
		if m.mayBeStrangers(p) {
			return true
		}
	}
	return false
}

// paidByStranger says that somebody unknown may have paid this very amount in the month before, for the only balance of its
// amount that its customer has open or for the same ones together, and that this receipt, which does not tell what it pays,
// may be for the next, or the same paid twice. Where it says something at all the two must be as near as the payments of two
// at home who did not know of each other.
func (m *matcher) paidByStranger(v view, c *candidate) bool {
	days := monthDays
	if v.memo.text != "" {
		days = homeDays
	}
	if v.memo.telling() || len(c.parts) == 1 && slices.ContainsFunc(c.customer.open, func(o *invoice) bool { return o != c.parts[0].invoice && o.left == c.parts[0].left }) {
		return false
	}
	p := c.parts[0]
	at, _ := slices.BinarySearchFunc(m.byAmounts, v.Amount, func(r *Receipt, a money.Amount) int { return cmp.Compare(r.Amount, a) })
	for _, r := range m.byAmounts[at:] {
		if r.Amount != v.Amount {
			break
		}
		kinds, open := m.claims.strangers[r.ID]
		if open && r.Date >= p.Issue && r.Date.AddDays(days) >= v.Date && (len(kinds) == 0 || kinds[p.Kind]) {
			return true
		}
	}
	return false
}

// maxLumps bounds the sums of one customer's balances that are compared with what strangers have paid.
const maxLumps = 512

// lumpOfStranger says that an unknown payer may have paid several invoices of a customer at once, the candidate's among
// them: then it is not the oldest one open any more. Beyond maxLumps sums nothing is said.
func (m *matcher) lumpOfStranger(v view, c *candidate) bool {
	if len(m.claims.lumps) == 0 {
		return false
	}
	open, _, _ := visible(c.customer, v.Date)
	classes := map[money.Amount]int{}
	var order []money.Amount
	for _, o := range open {
		if classes[o.left]++; classes[o.left] == 1 {
			order = append(order, o.left)
		}
	}
	mine := c.parts[0].left
	sums := make([]money.Amount, 0, maxLumps)
	for n := range classes[mine] {
		sums = append(sums, mine*money.Amount(n+1))
	}
	for _, a := range order {
		if a == mine {
			continue
		}
		if len(sums)*(classes[a]+1) > maxLumps {
			break
		}
		for _, s := range sums {
			for n := range classes[a] {
				sums = append(sums, s+a*money.Amount(n+1))
			}
		}
	}
	return slices.ContainsFunc(sums, func(s money.Amount) bool { return s > mine && m.claims.lumps[s] })
}

// mayBeStrangers says whether an open receipt of an unknown payer may have paid this balance: to the fen, short of a fee,
// or rounded up.
func (m *matcher) mayBeStrangers(p part) bool {
	from := p.left - max(50_00, p.left/100)
	at, _ := slices.BinarySearchFunc(m.byAmounts, from, func(r *Receipt, a money.Amount) int { return cmp.Compare(r.Amount, a) })
	for _, r := range m.byAmounts[at:] {
		if r.Amount > p.left+10_00 {
			return false
		}
		kinds, open := m.claims.strangers[r.ID]
		if !open || len(kinds) > 0 && !kinds[p.Kind] {
			continue
		}
		over := r.Amount - p.left
		if over <= 0 && (over == 0 || smallGap(-over, p.left)) || over > 0 && (over <= 1_00 || r.Amount%10_00 == 0) {
			return true
		}
	}
	return false
}

// alike gives the other invoices of the same customer with the same balance and kind, those included that are issued
// soon after the receipt.
func (m *matcher) alike(v view, c *candidate, p part) []*invoice {
	return keep(p.customer.open, func(o *invoice) bool {
		return !c.has(o) && o.left == p.left && o.Kind == p.Kind && o.Issue <= v.Date.AddDays(futureDays)
	})
}

func (c *candidate) has(v *invoice) bool {
	return slices.ContainsFunc(c.parts, func(p part) bool { return p.invoice == v })
}
