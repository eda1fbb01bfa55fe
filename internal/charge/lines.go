package charge

import (
	"strconv"
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

	costs string // Working before the tax that is added on top
}

// Lines gives what one of the charge's periods comes to, each line rounded once, in date order. Fixed and area have one
// line for each run of days with the same unit price and the same discount or free state; usage one for each register,
// tiers one for each band. It fails with AmountTooLarge where a line would pass money.Max, with ReadingBelow, and with the
// faults of formulas.
func (t Terms) Lines(p Period, f Facts) (Result, error) {
	if t.CycleMonths == 0 && t.Retention.IsPositive() {
		return t.keepBack(p, f)
	}
	return t.modelLines(p, f)
}

// modelLines are the lines of the model, with one that brings them up to the minimum or down to the maximum.
func (t Terms) modelLines(p Period, f Facts) (Result, error) {
	r, err := t.pricedLines(p, f)
	if err != nil {
		return Result{}, err
	}
	if l, ok := t.trueUp(p, r.Lines); ok {
		r.Lines = append(r.Lines, l)
	}
	return r, nil
}

func (t Terms) pricedLines(p Period, f Facts) (Result, error) {
	switch t.Model {
	case ModelUsage:
		return t.usageLines(p, f)
	case ModelTiered:
		return t.tieredLines(p, f)
	case ModelPercent:
		return t.percentLines(p, f)
	case ModelShared:
		return t.sharedLines(p, f)
	case ModelFormula:
		return t.formulaLines(p, f)
	}
	lines, err := t.runLines(p)
	return Result{Lines: lines}, err
}

// runLines gives one line for each run of days.
func (t Terms) runLines(p Period) ([]Line, error) {
	var lines []Line
	purse := t.amountsOff(p)
	for _, r := range t.runs(p) {
		l := Line{From: r.From, To: r.To, Quantity: t.quantity(), UnitPrice: r.price, Per: t.per()}
		if t.Model == ModelArea {
			l.Unit = "㎡"
		}
		l, err := t.settle(l, t.cost(p, r), r.state, purse)
		if err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// cost is what a line costs before discounts, exactly and in words.
type cost struct {
	exact exact
	words string
	isSum bool // the words need brackets before they are multiplied
}

// settle makes a line of what it costs: percents, amounts off, the one rounding, tax.
func (t Terms) settle(l Line, c cost, s state, purse purse) (Line, error) {
	l.TaxRate = t.Tax.Rate
	if s.free {
		l.Free, l.Working = true, workingFree
		return l, nil
	}
	exact := c.exact
	if len(s.off) > 0 {
		kept := s.kept()
		l.Percent = one.Sub(kept).Shift(2)
		exact = exact.times(exactDecimal(kept))
	}
	if exact.tooLarge() {
		return Line{}, fault.New(AmountTooLarge, fault.Args{"from": l.From, "to": l.To, "most": money.Max})
	}
	reasons := s.reasons()
	credit := exact.isNegative()
	if len(purse) > 0 && !credit {
		l.Off, reasons = purse.take(exact.round(1), reasons)
		exact = exact.minus(l.Off)
	}
	l.Reason = joined(reasons)

	settled, fine := exact.round(t.RoundTo), exact.round(1)
	if !credit { // half a fen too much off would round to −0.01
		settled, fine = max(0, settled), max(0, fine)
	}
	t.tax(&l, settled)
	l.costs = t.costs(l, c, s, settled != fine)
	l.Working = t.working(l)
	return l, nil
}

var (
	one        = decimal.NewFromInt(1)
	hundred    = decimal.NewFromInt(100)
	mostAmount = money.Max.Decimal().Rat()
)

// cost gives what a run costs: quantity times price times months or days, or its part of a slice.
func (t Terms) cost(p Period, r run) cost {
	switch t.per() {
	case PerYear:
		return t.yearSlice(p, r).of(t.cycleFactor(p, r))
	case PerTotal:
		return t.totalSlice(p, r).of(onceFactor(p, r))
	}
	factor, words := t.factor(p, r)
	return cost{exact: factor.times(exactDecimal(t.quantity())).times(exactDecimal(r.price)), words: t.times(r.price) + words}
}

// factor gives how often a run costs the unit price, exactly and in words.
func (t Terms) factor(p Period, r run) (exact, string) {
	switch t.per() {
	case PerDay:
		days, note := r.Days(), ""
		if t.Workdays {
			days, note = t.Calendar.Workdays(r.Range), "（工作日）"
		}
		return fraction(int64(days), 1), times(strconv.Itoa(days) + "天" + note)
	case PerOnce:
		return onceFactor(p, r)
	case PerCycle:
		return t.cycleFactor(p, r)
	}
	months := t.months(p, r)
	return months.exact(), times(months.words())
}

// onceFactor is the part of its period that a run has by its days.
func onceFactor(p Period, r run) (exact, string) {
	period := date.Range{From: p.From, To: p.To}
	if r.Range == period {
		return fraction(1, 1), ""
	}
	days := part{times: 1, days: r.Days(), of: period.Days()}
	return days.exact(), times(days.words())
}

// cycleFactor is the part of its cycle that a run has by its months.
func (t Terms) cycleFactor(p Period, r run) (exact, string) {
	months := t.months(p, r)
	if months.isWhole(t.CycleMonths) {
		return fraction(1, 1), times("1期")
	}
	return months.exact().times(fraction(1, int64(t.CycleMonths))), dividedBy(t.CycleMonths) + times(months.words())
}

// tax divides the settled amount into net and tax, or adds tax to it, each rounded to the fen.
func (t Terms) tax(l *Line, settled money.Amount) {
	l.Net, l.Amount = settled, settled
	if t.Tax.Rate.IsZero() {
		return
	}
	rate := exactDecimal(t.Tax.Rate)
	if t.Tax.Mode == TaxExclusive {
		l.TaxAmount = exactAmount(settled).times(rate).round(1)
		l.Amount = l.Net + l.TaxAmount
		return
	}
	l.TaxAmount = exactAmount(settled).times(rate).over(rate.plus(fraction(1, 1))).round(1)
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
