// Package match works out which receipt pays which invoices. Open invoices, customers, what the user confirmed before
// and unclaimed receipts go in; ranked proposals with their reasons come out. It acts alone ("auto") only where it is
// certain, and says nothing about what it does not know. It has no database, clock or random numbers, and gives the
// same proposals for any order of its input.
package match

import (
	"fmt"
	"strconv"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// World is everything a round of matching may know.
type World struct {
	Customers []Customer
	Invoices  []Invoice   // the open ones: Open > 0
	Memory    []Habit     // what the user confirmed before
	Rejected  []Rejection // what the user refused before
	Receipts  []Receipt   // the unclaimed ones
	Settled   []Receipt   // claimed ones of the same days and the ten before, only so that twins and double payments are noticed
	Fees      []Fee       // what channels keep of a payment
	Outcomes  []Outcome   // how proposals of each kind of evidence fared in this book
	Habits    []Paying    // how customers pay
}

// Customer is who may owe. Only ID and Name are needed.
type Customer struct {
	ID                                     int64
	Code, Name, ShortName, Contact, Parent string   // Parent: the mother company's name, or a customer's code
	Aliases, Accounts, Units               []string // other names; bank accounts known to pay; rooms or shops
}

// Invoice is an open invoice. From and To are the days it covers, or zero; Kind is the fee in the office's own words.
type Invoice struct {
	ID                                         int64
	Number, TaxInvoiceNo, Contract, Kind, Unit string
	Customer                                   int64
	Issue, Due, From, To                       date.Date
	Open                                       money.Amount
}

// Receipt is money that came in, as the bank or wallet tells it.
type Receipt struct {
	ID                                                         int64
	Date                                                       date.Date
	Amount                                                     money.Amount
	PayerName, PayerAccount, Memo, Channel, Reference, BankRef string
}

// Habit says that a payer was confirmed Count times to pay for a customer.
type Habit struct {
	PayerName, PayerAccount string
	Customer                int64
	Count                   int
	Last                    date.Date
}

// Rejection is a proposal the user refused: it is not made again. Without invoices the customer as such was refused.
type Rejection struct {
	Receipt, Customer int64
	Invoices          []int64
}

// Decision tells whether a proposal may be carried out without asking.
type Decision string

const (
	Auto    Decision = "auto"    // certain
	Suggest Decision = "suggest" // for the user to decide
)

// Confidence is how often evidence of this kind was right, in parts per thousand, 0 to 1000. On the wire it is a
// decimal string: "0.987".
type Confidence int

// String gives the decimal form with three places.
func (c Confidence) String() string { return fmt.Sprintf("%d.%03d", int(c)/1000, int(c)%1000) }

// MarshalText makes the wire form the decimal string.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the wire form, with its three places.
func (c *Confidence) UnmarshalText(b []byte) error {
	whole, part, _ := strings.Cut(string(b), ".")
	n, err := strconv.Atoi(whole + part)
	if err != nil || len(part) != 3 || !digits(whole+part) {
		return fmt.Errorf("not a confidence: %q", b)
	}
	*c = Confidence(n)
	return nil
}

// Allocation sets Amount of the receipt against an invoice; WriteOff is what closes it besides (a bank's fee, a
// small discount). Amount + WriteOff never exceeds the invoice's open amount.
type Allocation struct {
	Invoice  int64        `json:"invoice"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	WriteOff money.Amount `json:"writeOff" ts_type:"string"`
}

// Reason is a sentence for or against a proposal: its key has a text in both languages in fault/text/*/match.json.
type Reason struct {
	Key  fault.Key  `json:"key"`
	Args fault.Args `json:"args,omitempty"`
}

// Proposal is one answer for one receipt. Customer 0 with no allocations means "nothing to match"; a customer with no
// allocations means a prepayment. Rest is what of the receipt no allocation takes: it becomes a prepayment.
type Proposal struct {
	Receipt     int64        `json:"receipt"`
	Decision    Decision     `json:"decision"`
	Rank        int          `json:"rank"` // 1 to 5, the best first
	Confidence  Confidence   `json:"confidence" ts_type:"string"`
	Customer    int64        `json:"customer"` // 0 also where one payment settles several customers
	Allocations []Allocation `json:"allocations"`
	Reasons     []Reason     `json:"reasons"`
	Marks       []Mark       `json:"marks"` // where in the receipt the facts stand
	Rest        money.Amount `json:"rest" ts_type:"string"`
	Bucket      string       `json:"bucket"` // the kind of its evidence, for Outcome
}

// The bounds of the work for one receipt. Beyond them nothing is claimed to be unique, so nothing is automatic.
const (
	maxCustomers = 8     // customers looked at, the best identified first
	maxInvoices  = 400   // open invoices of one customer looked at, the oldest first, besides those the memo names
	maxSteps     = 20000 // steps of the search for exact sums for one customer
	maxSums      = 8     // sums looked at for one customer
	maxProposals = 5
	leastTrust   = 10 // a fourth or fifth proposal is worth its line from here on
	againDays    = 10 // within so many days an equal payment by the same payer may be the same one, made twice
	homeDays     = 1
	monthDays    = 31
	futureDays   = 45 // an invoice issued up to so many days after the receipt may be proposed, never decided
)

// Propose gives up to five ranked proposals for every receipt of a positive amount, receipts in order of date and id.
//
// Receipts whose memo names their invoices, by payment code or number, are served first; then those whose payer
// something points at, in order of time, and those of one customer which stay open together once more: the answers that
// are likeliest together are proposed (see joint). What is left over goes to unknown payers, by amount, by sums that people
// pay together, and by what wallets and banks keep. So no two payments of one import are proposed for the same money, and a
// stranger is never preferred to whom the invoice belongs.
//
// An automatic proposal has one proof of the payer and one of the amount, and no rival (see refusals): an account, a
// full name, an alias that belong to one customer alone; or a lesser clue together with an amount that nobody else owes,
// with the month, or with a second clue; or the invoice's code or number. Who pays for another, and did so but once, and
// whoever bears a person's name where the bank tells no account, need an amount that nobody else owes, or more of the memo. The amount is exactly one open balance, or the
// only sum of them (invoices of equal kind, contract, unit and balance count as equal, and one goes before the next by age),
// or a part of the one invoice that the memo names. What contradicts, a word such as 押金, another number, unit, month or kind, a
// twin, the same payment a few days before, a namesake who owes as much, an open receipt that may pay the same, leaves it
// to the user, and the reasons say so. Automatic proposals together never take more than an invoice has open.
//
// For each receipt the work is bounded by 8 customers, 400 invoices of each and 20,000 steps of the search for sums;
// for an unknown payer by 200 invoices of its amount and 400 neighbouring amounts; 64 payouts of wallets are taken apart
// in a round, each among 300 invoices into at most 40, in 40,000 steps for each rate of fee. Up to four open receipts of
// one customer are assigned together, in 260 looks, and 6,000 in a round; of more each keeps what it got in its turn. Where a
// bound ends the search nothing counts as the only one, and the reasons say so.
func Propose(w World) []Proposal { return newMatcher(w).propose() }

func (m *matcher) propose() []Proposal {
	for _, r := range m.receipts { // a memo that names its invoices is served first
		m.serveNamed(r)
	}
	all := make([][]Proposal, len(m.receipts))
	var unknown []int
	for i, r := range m.receipts { // then those whose payer something points at, in order of time
		if p, ok := m.ready[r.ID]; ok {
			all[i] = []Proposal{p}
		} else if v := m.look(r); v.unknown() {
			m.claim(v, nil)
			unknown = append(unknown, i)
		} else {
			m.serving = i
			all[i] = m.serve(v)
		}
	}
	m.joint(all)                // those of one customer that stay open are looked at together
	for _, i := range unknown { // what is left over is for unknown payers
		all[i] = m.serve(m.look(m.receipts[i]))
	}
	n := 0
	for _, ps := range all {
		n += len(ps)
	}
	out := make([]Proposal, 0, n)
	for i, ps := range all {
		out, all[i] = append(out, ps...), nil // so that each may be forgotten
	}
	return out
}
