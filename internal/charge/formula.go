package charge

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/formula"
)

// What a formula may ask for, besides the contract's own numbers. Each has a Chinese and an English name.
var (
	askArea      = []string{"面积", "area"}     // the quantity
	askQuantity  = []string{"数量", "quantity"} // the quantity
	askPrice     = []string{"单价", "price"}    // of the day, steps counted in
	askDays      = []string{"天数", "days"}     // of the line
	askMonths    = []string{"月数", "months"}   // of the line: whole months and parts of months by the proration
	askMonthDays = []string{"当月天数", "month_days"}
	askUsage     = []string{"用量", "usage"} // after multiplier and losses, of all registers
	askTurnover  = []string{"营业额", "turnover"}
)

// FormulaNames are the names that every formula may ask for.
func FormulaNames() []string {
	return slices.Concat(askArea, askQuantity, askPrice, askDays, askMonths, askMonthDays, askUsage, askTurnover)
}

// CheckFormula gives the fault of a formula that cannot be understood, or that asks for a name that neither every charge
// nor the contract's own numbers have.
func CheckFormula(text string, numbers map[string]decimal.Decimal) error {
	program, err := formula.Compile(text)
	if err != nil {
		return err
	}
	for _, name := range program.Names() {
		if _, own := numbers[name]; !own && !slices.Contains(FormulaNames(), name) {
			return program.Unknown(name)
		}
	}
	return nil
}

func (c *checker) formula(t Terms, text string, path ...string) {
	program, err := formula.Compile(text)
	if err != nil {
		c.faults = append(c.faults, fault.As(err).At(path...))
		return
	}
	if t.CycleMonths != 1 && program.Uses(askMonthDays...) && isForPeriod(program) {
		c.add(MonthUnclear, nil, path...)
	}
}

// isForPeriod says that a formula is worked out once for its period: its usage or turnover cannot be split by days.
func isForPeriod(p *formula.Program) bool {
	return p.Uses(askUsage...) || p.Uses(askTurnover...)
}

// formulaOn gives the version that holds on a day, nothing for other models.
func (t Terms) formulaOn(d date.Date) string {
	if t.Model != ModelFormula {
		return ""
	}
	text, since := t.Formula, date.Date(0)
	for _, v := range t.Formulas {
		if v.From <= d && v.From >= since {
			text, since = v.Formula, v.From
		}
	}
	return text
}

// formulaLines give one line for a period whose formula asks for usage or turnover; otherwise one for each run of days with
// the same price, formula, and discount or free state.
func (t Terms) formulaLines(p Period, f Facts) (Result, error) {
	program, err := compiled(t.formulaOn(p.To))
	if err != nil {
		return Result{}, err
	}
	if isForPeriod(program) {
		return t.periodFormula(p, f, program)
	}
	var out Result
	purse := t.amountsOff(p)
	text := t.formulaOn(p.To)
	for _, r := range t.runs(p) {
		if r.formula != text {
			if program, err = compiled(r.formula); err != nil {
				return Result{}, err
			}
			text = r.formula
		}
		work, err := t.runFormula(p, r, f, program)
		if err != nil {
			return Result{}, err
		}
		l, err := t.formulaLine(r.Range, work, r.state, purse)
		if err != nil {
			return Result{}, err
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

func compiled(text string) (*formula.Program, error) {
	program, err := formula.Compile(text)
	return program, atFormula(err)
}

func atFormula(err error) error {
	if f := fault.As(err); f != nil {
		return f.At("formula")
	}
	return err
}

// formulaLine has what the formula comes to as the price of one.
func (t Terms) formulaLine(days date.Range, work cost, s state, purse purse) (Line, error) {
	l := Line{From: days.From, To: days.To, Quantity: one, Per: PerOnce}
	if !work.exact.tooLarge() {
		l.UnitPrice = work.exact.round(1).Decimal()
	}
	return t.settle(l, work, s, purse)
}

// runFormula works out a run of days: month by month where the formula asks for the days of the month, as one where it asks
// for days or months, and else by the part of its period's days that the run has.
func (t Terms) runFormula(p Period, r run, f Facts, program *formula.Program) (cost, error) {
	known := t.known(f, r.price)
	if !program.Uses(askMonthDays...) {
		months := t.months(p, r)
		known.set(askDays, intValue(r.Days()))
		known.set(askMonths, formula.Value{Number: months.exact().rat(), Words: months.words()})
		v, err := program.Work(known.ask)
		if err != nil {
			return cost{}, atFormula(err)
		}
		work := cost{exactRat(v.Number), v.Words, v.IsSum}
		if !program.Uses(askDays...) && !program.Uses(askMonths...) {
			return work.times(onceFactor(p, r)), nil
		}
		return work, nil
	}
	var sum cost
	for _, m := range t.billingMonths(p, r) {
		part := share{m.part}
		known.set(askDays, intValue(m.stretch.Days()))
		known.set(askMonths, formula.Value{Number: part.exact().rat(), Words: part.words()})
		known.set(askMonthDays, intValue(m.month.Days()))
		v, err := program.Work(known.ask)
		if err != nil {
			return cost{}, atFormula(err)
		}
		sum = sum.plus(cost{exactRat(v.Number), v.Words, v.IsSum})
	}
	return sum, nil
}

// periodFormula works out a period as a whole, at the price and in the state of the reading's day, or of its last day.
func (t Terms) periodFormula(p Period, f Facts, program *formula.Program) (Result, error) {
	var out Result
	days, note := date.Range{From: p.From, To: p.To}, ""
	known := facts{}
	if program.Uses(askUsage...) {
		v, warnings, err := t.interval(p, f)
		if err != nil || len(v.spans) == 0 {
			return Result{Warnings: warnings}, err
		}
		days, note, out.ReadTo = v.Range, "（用量 "+v.words()+"）", v.To
		known.set(askUsage, numberValue(v.used(), 0))
		if program, err = compiled(t.formulaOn(v.To)); err != nil {
			return Result{}, err
		}
	}
	if program.Uses(askTurnover...) {
		turnover, ok := t.turnover(date.Range{From: p.From, To: p.To}, f)
		if !ok {
			return Result{Warnings: []*fault.Fault{waits(NoTurnover, p)}}, nil
		}
		known.set(askTurnover, numberValue(turnover.Decimal(), 2))
	}
	for name, v := range t.known(f, t.UnitPriceAt(days.To)) {
		known[name] = v
	}
	whole := run{Range: date.Range{From: p.From, To: p.To}}
	months := t.months(p, whole)
	known.set(askDays, intValue(whole.Days()))
	known.set(askMonths, formula.Value{Number: months.exact().rat(), Words: months.words()})
	if first := t.billingMonths(p, whole)[0]; t.CycleMonths == 1 {
		known.set(askMonthDays, intValue(first.month.Days()))
	}
	v, err := program.Work(known.ask)
	if err != nil {
		return Result{}, atFormula(err)
	}
	work := cost{exactRat(v.Number), v.Words, v.IsSum}
	state := t.stateOn(days.To)
	l, err := t.formulaLine(days, work, state, t.amountsOff(p))
	if err != nil {
		return Result{}, err
	}
	if !state.free {
		l.Working += note
	}
	out.Lines = []Line{l}
	return out, nil
}

// facts are what the names of a formula stand for.
type facts map[string]formula.Value

func (f facts) set(names []string, v formula.Value) {
	for _, name := range names {
		f[name] = v
	}
}

func (f facts) ask(name string) (formula.Value, bool) {
	v, ok := f[name]
	return v, ok
}

// known are the contract's own numbers and what the terms say. An area that was not given is not 0: it is not known.
func (t Terms) known(f Facts, price decimal.Decimal) facts {
	known := facts{}
	for name, d := range f.Numbers {
		known[name] = numberValue(d, 0)
	}
	if !t.Quantity.IsZero() {
		known.set(askArea, numberValue(t.Quantity, 2))
		known.set(askQuantity, numberValue(t.Quantity, 0))
	}
	known.set(askPrice, numberValue(price, 2))
	return known
}

func intValue(n int) formula.Value {
	return formula.Value{Number: big.NewRat(int64(n), 1), Words: strconv.Itoa(n)}
}

func numberValue(d decimal.Decimal, places int) formula.Value {
	return formula.Value{Number: d.Rat(), Words: strings.Replace(figure(d, places), "-", "−", 1)}
}

// times multiplies a cost by a factor and its words.
func (c cost) times(factor exact, words string) cost {
	if words == "" {
		return c
	}
	if c.isSum {
		c.words = "(" + c.words + ")"
	}
	return cost{exact: factor.times(c.exact), words: c.words + words}
}

// plus adds a later cost.
func (c cost) plus(o cost) cost {
	if c.words == "" {
		return o
	}
	return cost{c.exact.plus(o.exact), c.words + " + " + o.words, true}
}
