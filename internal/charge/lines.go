package charge

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Kind says what a line is besides the plain price of its days, which is empty.
type Kind string

const (
	KindDelta     Kind = "delta"     // the difference of a line that was billed
	KindTrueUp    Kind = "trueup"    // up to the minimum, or down to the maximum (negative)
	KindRetention Kind = "retention" // what was kept back
	KindLateFee   Kind = "latefee"
)

// Line is one line of an invoice. Net + TaxAmount = Amount, always.
type Line struct {
	Kind      Kind            `json:"kind"`
	Part      string          `json:"part"` // what of the charge it is: a register, a band; empty for the whole
	From      date.Date       `json:"from" ts_type:"string"`
	To        date.Date       `json:"to" ts_type:"string"`
	Quantity  decimal.Decimal `json:"quantity" ts_type:"string"` // ㎡ or pieces, not months or days
	Unit      string          `json:"unit"`                      // of Quantity: ㎡, or empty for pieces
	UnitPrice decimal.Decimal `json:"unitPrice" ts_type:"string"`
	Per       PricePer        `json:"per"`                      // what one unit price pays for
	Percent   decimal.Decimal `json:"percent" ts_type:"string"` // points off, all discounts multiplied
	Off       money.Amount    `json:"off" ts_type:"string"`     // amount off, after the percents
	Reason    string          `json:"reason"`                   // of the discounts
	Free      bool            `json:"free"`
	Working   string          `json:"working"` // 算式: typed into a calculator it gives Amount, to the rounding
	TaxRate   decimal.Decimal `json:"taxRate" ts_type:"string"`
	Net       money.Amount    `json:"net" ts_type:"string"`
	TaxAmount money.Amount    `json:"taxAmount" ts_type:"string"`
	Amount    money.Amount    `json:"amount" ts_type:"string"`
}

// Lines gives what one of the charge's periods comes to. Fixed and area: in date order, one line for each run of days
// with the same unit price and the same discount or free state. It fails with AmountTooLarge where a line would pass
// money.Max.
func (t Terms) Lines(p Period, f Facts) (Result, error) {
	switch t.Model {
	case ModelFixed, ModelArea:
		lines, err := t.runLines(p)
		return Result{Lines: lines}, err
	}
	return Result{Warnings: []*fault.Fault{fault.New(NotBilledYet, nil).At("model")}}, nil
}

func (t Terms) runLines(p Period) ([]Line, error) {
	var lines []Line
	purse := t.amountsOff(p)
	for _, r := range t.runs(p) {
		l, err := t.line(p, r, purse)
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// line settles one run: exact product, percents, amounts off, the one rounding, tax.
func (t Terms) line(p Period, r run, purse purse) (Line, error) {
	l := Line{
		From: r.From, To: r.To, Quantity: t.quantity(), UnitPrice: r.price, Per: t.per(),
		Free: r.free, TaxRate: t.Tax.Rate, Working: workingFree,
	}
	if t.Model == ModelArea {
		l.Unit = "㎡"
	}
	if r.free {
		return l, nil
	}
	exact, factor := t.exact(p, r)
	if exact.Cmp(mostAmount) > 0 {
		return Line{}, fault.New(AmountTooLarge, fault.Args{"from": r.From, "to": r.To, "most": money.Max})
	}
	l.Percent = one.Sub(r.kept()).Shift(2)
	reasons := r.reasons()
	if len(purse) > 0 {
		l.Off, reasons = purse.take(money.RoundRat(exact, 1), reasons)
		exact.Sub(exact, l.Off.Decimal().Rat())
	}
	l.Reason = joined(reasons)

	settled := max(0, money.RoundRat(exact, t.RoundTo)) // half a fen too much off would round to −0.01
	t.tax(&l, settled)
	coarse := t.RoundTo > 1 && settled != max(0, money.RoundRat(exact, 1))
	l.Working = t.working(l, r, factor, coarse)
	return l, nil
}

// exact gives what a run costs after percents, and in words what the unit price was multiplied by.
func (t Terms) exact(p Period, r run) (*big.Rat, string) {
	factor, words := t.factor(p, r)
	return factor.Mul(factor, t.quantity().Mul(r.price).Mul(r.kept()).Rat()), words
}

var (
	one        = decimal.NewFromInt(1)
	hundred    = decimal.NewFromInt(100)
	mostAmount = money.Max.Decimal().Rat()
)

// factor gives how often a run costs the unit price, exactly and in words.
func (t Terms) factor(p Period, r run) (*big.Rat, string) {
	switch t.per() {
	case PerDay:
		days := part{times: 1, days: r.Days(), of: 1}
		return days.rat(), times(decimal.NewFromInt(int64(days.days)).String() + "天")
	case PerOnce:
		period := date.Range{From: p.From, To: p.To}
		if r.Range == period {
			return big.NewRat(1, 1), ""
		}
		days := part{times: 1, days: r.Days(), of: period.Days()}
		return days.rat(), times(days.words())
	case PerCycle:
		months := t.months(p, r)
		if months.isWhole(t.CycleMonths) {
			return big.NewRat(1, 1), times("1期")
		}
		factor := months.rat()
		factor.Quo(factor, big.NewRat(int64(t.CycleMonths), 1))
		return factor, dividedBy(t.CycleMonths) + times(months.words())
	}
	months := t.months(p, r)
	return months.rat(), times(months.words())
}

// tax divides the settled amount into net and tax, or adds tax to it, each rounded to the fen.
func (t Terms) tax(l *Line, settled money.Amount) {
	l.Net, l.Amount = settled, settled
	if t.Tax.Rate.IsZero() {
		return
	}
	if t.Tax.Mode == TaxExclusive {
		l.TaxAmount = money.Round(settled.Decimal().Mul(t.Tax.Rate))
		l.Amount = l.Net + l.TaxAmount
		return
	}
	share, of := settled.Decimal().Mul(t.Tax.Rate), one.Add(t.Tax.Rate)
	l.TaxAmount = money.RoundRat(new(big.Rat).Quo(share.Rat(), of.Rat()), 1)
	l.Net = l.Amount - l.TaxAmount
}

// purse holds what the amount discounts still have to give to the lines of a period.
type purse []Discount

// amountsOff fills the purse with the amounts of the discounts inside which the period starts.
func (t Terms) amountsOff(p Period) purse {
	var all purse
	for _, d := range t.Discounts {
		if d.Amount != 0 && d.days().Contains(p.From) {
			all = append(all, d)
		}
	}
	return all
}

// take gives as much as the line costs, or all that is left, and adds the reasons of what it gave.
func (p purse) take(cost money.Amount, reasons []string) (money.Amount, []string) {
	var off money.Amount
	for i := range p {
		part := min(p[i].Amount, cost-off)
		if part == 0 {
			continue
		}
		p[i].Amount -= part
		off += part
		reasons = append(reasons, p[i].Reason)
	}
	return off, reasons
}

// joined puts reasons side by side, each once.
func joined(reasons []string) string {
	var said []string
	seen := map[string]bool{"": true}
	for _, r := range reasons {
		if !seen[r] {
			seen[r] = true
			said = append(said, r)
		}
	}
	return strings.Join(said, "；")
}
