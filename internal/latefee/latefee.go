// Package latefee works out what is owed for paying late (违约金): simple interest by the day on what is open of one debt,
// in segments that payments cut. It knows no invoices, no clock and no compound interest.
//
// Choices where the domain paper leaves room:
//   - Days of grace bear nothing, ever: the first day that counts is the due day + the days of grace + 1.
//   - The day of a payment still counts for what it pays, unless the policy says otherwise (算头不算尾); the due day does
//     not, unless the policy says so (算头).
//   - Segments are added exactly. The fee is settled to the fen on the running total, so that the fees of bills made one
//     after another sum to what one bill at the end would have asked. Where fees go before principal, what a payment pays
//     of them is settled on its day in the same way.
//   - The cap is a part of the whole principal, whatever was paid of it before it fell due.
//   - A payment below nothing takes an earlier one back: the principal is open again from that day on.
package latefee

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Faults of a policy, each at its field.
const (
	Invalid      fault.Key = "latefee.invalid"
	RateRange    fault.Key = "latefee.rate_range"
	RateMissing  fault.Key = "latefee.rate_missing"
	RateTwice    fault.Key = "latefee.rate_twice"
	YearDays     fault.Key = "latefee.year_days"
	GraceRange   fault.Key = "latefee.grace_range"
	CapRange     fault.Key = "latefee.cap_range"
	UnknownOrder fault.Key = "latefee.unknown_order"
)

// Order says what a payment pays first. Empty is principal first.
type Order string

const (
	PrincipalFirst Order = "principal_first"
	InterestFirst  Order = "interest_first" // 民法典 561: the fee before the principal
)

// Policy is how paying late is charged. One of Daily and Yearly is given.
type Policy struct {
	Daily       decimal.Decimal `json:"daily" ts_type:"string"`  // a fraction of the principal: 0.0005 is 0.05 % a day
	Yearly      decimal.Decimal `json:"yearly" ts_type:"string"` // a fraction a year
	YearDays    int             `json:"yearDays"`                // 360 or 365, for Yearly; 0 = 365
	GraceDays   int             `json:"graceDays"`
	Cap         decimal.Decimal `json:"cap" ts_type:"string"` // points of the principal; 0 = none
	Order       Order           `json:"order"`
	FromDueDay  bool            `json:"fromDueDay"`  // the due day counts as well
	ToDayBefore bool            `json:"toDayBefore"` // the day of a payment does not count
}

// Default is the policy of a new book: 0.05 % a day from the day after.
func Default() Policy {
	return Policy{Daily: decimal.New(5, -4), YearDays: 365, Order: PrincipalFirst}
}

const (
	mostGrace = 365
	mostCap   = 1000 // points
	fewPlaces = 10
)

var mostDaily, mostYearly = decimal.New(1, -1), decimal.NewFromInt(10)

// Validate gives every fault of the policy at once, or nil.
func (p Policy) Validate() error {
	var faults []*fault.Fault
	add := func(key fault.Key, args fault.Args, field string) {
		faults = append(faults, fault.New(key, args).At(field))
	}
	rate := func(d, most decimal.Decimal, field string) {
		if d.Exponent() < -fewPlaces || d.Exponent() > fewPlaces || d.IsNegative() || d.GreaterThan(most) {
			add(RateRange, fault.Args{"most": most.Shift(2).String()}, field)
		}
	}
	rate(p.Daily, mostDaily, "daily")
	rate(p.Yearly, mostYearly, "yearly")
	switch {
	case p.Daily.IsZero() && p.Yearly.IsZero():
		add(RateMissing, nil, "daily")
	case !p.Daily.IsZero() && !p.Yearly.IsZero():
		add(RateTwice, nil, "yearly")
	}
	if p.YearDays != 0 && p.YearDays != 360 && p.YearDays != 365 {
		add(YearDays, nil, "yearDays")
	}
	if p.GraceDays < 0 || p.GraceDays > mostGrace {
		add(GraceRange, fault.Args{"most": mostGrace}, "graceDays")
	}
	if p.Cap.Exponent() < -fewPlaces || p.Cap.Exponent() > fewPlaces || p.Cap.IsNegative() || p.Cap.GreaterThan(decimal.NewFromInt(mostCap)) {
		add(CapRange, fault.Args{"most": mostCap}, "cap")
	}
	if p.Order != "" && p.Order != PrincipalFirst && p.Order != InterestFirst {
		add(UnknownOrder, fault.Args{"value": string(p.Order)}, "order")
	}
	return fault.Many(Invalid, faults)
}

// Payment is what was paid on a day: above nothing, or below for one taken back.
type Payment struct {
	Date   date.Date    `json:"date" ts_type:"string"`
	Amount money.Amount `json:"amount" ts_type:"string"`
}

// Debt is one debt and what was paid of it. Charged is what was asked for or waived already, for the days through ChargedTo.
type Debt struct {
	Principal money.Amount // the whole of it, above nothing
	Due       date.Date
	Payments  []Payment // in any order; of one day in their order
	Charged   money.Amount
	ChargedTo date.Date // zero = nothing yet
}

// Segment is a run of days with the same principal.
type Segment struct {
	From      date.Date       `json:"from" ts_type:"string"`
	To        date.Date       `json:"to" ts_type:"string"` // included
	Days      int             `json:"days"`
	Principal money.Amount    `json:"principal" ts_type:"string"`
	Rate      decimal.Decimal `json:"rate" ts_type:"string"`   // of the policy, daily or yearly
	Amount    money.Amount    `json:"amount" ts_type:"string"` // segments sum to the fee before the cap
	Working   string          `json:"working"`
}

// Sheet is the calculation.
type Sheet struct {
	Policy    Policy       `json:"policy"`
	Principal money.Amount `json:"principal" ts_type:"string"`
	Due       date.Date    `json:"due" ts_type:"string"`
	From      date.Date    `json:"from" ts_type:"string"` // the first day that is not charged yet; zero where none counts
	To        date.Date    `json:"to" ts_type:"string"`   // the last day that counts
	Segments  []Segment    `json:"segments"`              // all of them, from the first day that counts; cut after ChargedTo
	Payments  []Payment    `json:"payments"`              // that were looked at
	Total     money.Amount `json:"total" ts_type:"string"`
	Capped    bool         `json:"capped"`
	Charged   money.Amount `json:"charged" ts_type:"string"`
	Amount    money.Amount `json:"amount" ts_type:"string"` // Total − Charged, never below nothing: what is to be asked for
	Working   string       `json:"working"`                 // 算式 of Amount
}

// Days gives the days that Amount is for.
func (s Sheet) Days() date.Range { return date.Range{From: s.From, To: s.To} }

// Work works out the fee for the days of a debt through a day, which counts.
func (p Policy) Work(d Debt, through date.Date) Sheet {
	w := &worker{policy: p, debt: d, principal: d.Principal}
	w.run(through)
	s := Sheet{Policy: p, Principal: d.Principal, Due: d.Due, Segments: w.segments, Payments: w.seen, Charged: d.Charged}
	if s.Segments == nil {
		s.Segments = []Segment{}
	}
	if s.Payments == nil {
		s.Payments = []Payment{}
	}
	s.Total = money.RoundRat(w.fee, 1)
	if most, limited := p.most(d.Principal); limited && s.Total > most {
		s.Total, s.Capped = most, true
	}
	s.Amount = max(0, s.Total-d.Charged)
	for _, g := range s.Segments {
		if g.From > d.ChargedTo {
			s.From = cmp.Or(s.From, g.From)
			s.To = g.To
		}
	}
	s.Working = s.working(d.ChargedTo)
	return s
}

// most is the fee at its cap, if there is one.
func (p Policy) most(principal money.Amount) (money.Amount, bool) {
	return money.Round(principal.Decimal().Mul(p.Cap).Shift(-2)), p.Cap.IsPositive()
}

// daily is the rate of a day, exactly.
func (p Policy) daily() *big.Rat {
	if !p.Daily.IsZero() {
		return p.Daily.Rat()
	}
	return new(big.Rat).Quo(p.Yearly.Rat(), big.NewRat(int64(p.yearDays()), 1))
}

func (p Policy) yearDays() int { return cmp.Or(p.YearDays, 365) }

// words writes what a principal is multiplied by for some days.
func (p Policy) words(days int) string {
	n := strconv.Itoa(days) + "天"
	if !p.Daily.IsZero() {
		return " × " + p.Daily.Shift(2).String() + "% × " + n
	}
	return " × " + p.Yearly.Shift(2).String() + "% ÷ " + strconv.Itoa(p.yearDays()) + " × " + n
}

// worker goes through the days of a debt.
type worker struct {
	policy    Policy
	debt      Debt
	principal money.Amount
	fee       *big.Rat     // exactly, before the cap
	feePaid   money.Amount // of it, by payments, where it goes first
	segments  []Segment
	seen      []Payment
}

func (w *worker) run(through date.Date) {
	w.fee = new(big.Rat)
	next := w.debt.Due.AddDays(w.policy.GraceDays + 1)
	if w.policy.FromDueDay {
		next--
	}
	payments := slices.SortedStableFunc(slices.Values(w.debt.Payments), func(a, b Payment) int { return cmp.Compare(a.Date, b.Date) })
	for _, pay := range payments {
		last := pay.Date
		if w.policy.ToDayBefore {
			last--
		}
		if pay.Date > through {
			break
		}
		next = w.days(next, last)
		w.pay(pay)
	}
	w.days(next, through)
}

// days adds the segments from next through last, and gives the day after them.
func (w *worker) days(next, last date.Date) date.Date {
	if last < next {
		return next
	}
	if cut := w.debt.ChargedTo; next <= cut && cut < last {
		w.segment(next, cut)
		next = cut + 1
	}
	w.segment(next, last)
	return last + 1
}

func (w *worker) segment(from, to date.Date) {
	if w.principal <= 0 {
		return
	}
	days := date.Range{From: from, To: to}.Days()
	before := money.RoundRat(w.fee, 1)
	exact := new(big.Rat).Mul(w.principal.Decimal().Rat(), w.policy.daily())
	w.fee.Add(w.fee, exact.Mul(exact, big.NewRat(int64(days), 1)))
	rate := w.policy.Daily
	if rate.IsZero() {
		rate = w.policy.Yearly
	}
	w.segments = append(w.segments, Segment{From: from, To: to, Days: days, Principal: w.principal, Rate: rate,
		Amount: money.RoundRat(w.fee, 1) - before, Working: w.principal.Grouped() + w.policy.words(days)})
}

// pay takes a payment off the fee, where that goes first, and off the principal.
func (w *worker) pay(p Payment) {
	w.seen = append(w.seen, p)
	rest := p.Amount
	if w.policy.Order == InterestFirst && rest > 0 {
		owed := money.RoundRat(w.fee, 1)
		if most, limited := w.policy.most(w.debt.Principal); limited {
			owed = min(owed, most)
		}
		part := min(rest, max(0, owed-w.feePaid))
		w.feePaid += part
		rest -= part
	}
	w.principal -= rest
}

// working writes how Amount comes about: the segments, the cap, what was charged before. Where that is what the days through
// chargedTo come to, only the days after them are multiplied, and what was charged stands apart.
func (s Sheet) working(chargedTo date.Date) string {
	if len(s.Segments) == 0 {
		return ""
	}
	var before money.Amount
	words := make([]string, len(s.Segments))
	fresh := 0
	for i, g := range s.Segments {
		if words[i] = g.Working; g.To <= chargedTo {
			before, fresh = before+g.Amount, i+1
		}
	}
	if fresh > 0 && fresh < len(words) && before == s.Charged && !s.Capped {
		return strings.Join(words[fresh:], " + ") + "（至 " + chargedTo.String() + " 已计 " + s.Charged.Grouped() + "）"
	}
	text := strings.Join(words, " + ")
	if s.Capped {
		text = "封顶 " + s.Principal.Grouped() + " × " + s.Policy.Cap.String() + "%（" + text + "）"
	}
	if s.Charged != 0 {
		text += " − 已计 " + s.Charged.Grouped()
	}
	return text
}
