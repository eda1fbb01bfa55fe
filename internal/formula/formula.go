// Package formula works out expressions that people write over named numbers, such as 面积 * 单价 * 天数 / 当月天数:
// + − × ÷, brackets, comparisons, conditions and a few functions. Arithmetic is exact: numbers are fractions, and nothing
// is rounded unless the formula says so. It refuses everything else that the grammar of its parser would allow, and
// numbers and texts of a size that only a mistake or malice would write.
//
// Full-width signs of a Chinese keyboard are read as the plain ones. A condition is if(条件, 是, 否), or 条件 ? 是 : 否.
// Functions: round(数, 小数位数), ceil, floor (小数位数 may be left out: 0), min, max, sum; their Chinese names are
// 四舍五入, 进位, 舍去, 最小, 最大, 合计, 如果. round settles halves away from zero.
package formula

import (
	"math/big"
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// Faults of formulas. Their facts say where: at is the number of the sign, counted from 1, near the text there.
const (
	Empty           fault.Key = "formula.empty"
	TooLong         fault.Key = "formula.too_long"
	TooDeep         fault.Key = "formula.too_deep"
	Unfinished      fault.Key = "formula.unfinished"
	Syntax          fault.Key = "formula.syntax"
	NotAllowed      fault.Key = "formula.not_allowed"
	PercentSign     fault.Key = "formula.percent_sign"
	BadNumber       fault.Key = "formula.bad_number"
	BadPlaces       fault.Key = "formula.bad_places"
	UnknownFunction fault.Key = "formula.unknown_function"
	WrongCount      fault.Key = "formula.wrong_count"
	NotNumber       fault.Key = "formula.not_number"
	NotCondition    fault.Key = "formula.not_condition"
	UnknownName     fault.Key = "formula.unknown_name"
	DividedByZero   fault.Key = "formula.divided_by_zero"
	TooLarge        fault.Key = "formula.too_large"
)

const (
	mostRunes = 1000 // of a text
	mostNodes = 500  // numbers, names and signs
	mostDepth = 60   // brackets in brackets
	mostBits  = 512  // of numerator and denominator, some 150 digits
)

// Program is a formula that was understood. It may be used by several at once.
type Program struct {
	root number
	c    *compiler // knows the text
}

// Names gives the names that the formula asks for, each once, in the order of their first mention.
func (p *Program) Names() []string { return slices.Clone(p.c.names) }

// Uses says whether the formula asks for one of some names.
func (p *Program) Uses(names ...string) bool {
	return slices.ContainsFunc(p.c.names, func(n string) bool { return slices.Contains(names, n) })
}

// Unknown is the fault of a name that stands for nothing, at its first mention.
func (p *Program) Unknown(name string) error {
	return p.c.fault(UnknownName, p.c.places[name], fault.Args{"name": name})
}

// Value is a number and how it is typed on a calculator.
type Value struct {
	Number *big.Rat // never changed
	Words  string   // "45.00", "17/31", "(17/31 + 2)"
	IsSum  bool     // the words are a sum without brackets
}

// Work works the formula out. ask gives what a name stands for, or false. The words of the answer are the formula with its
// numbers, as far as they were asked for: of a condition only what it chose.
func (p *Program) Work(ask func(name string) (Value, bool)) (Value, error) {
	t, err := p.root.work(ask)
	if err != nil {
		return Value{}, err
	}
	return Value{t.number, t.words, t.bind == bindSum}, nil
}

// IsName says whether a text can be a name in formulas.
func IsName(text string) bool {
	p, err := Compile(text)
	return err == nil && len(p.c.names) == 1 && p.c.names[0] == text && function(text) == nil
}

// term is a worked part: its number, its words, and how tightly they hold together.
type term struct {
	number *big.Rat
	words  string
	bind   int
}

const (
	bindSum = iota
	bindProduct
	bindOne
)

// in gives the words for a place that holds together at least so tightly.
func (t term) in(bind int) string {
	if t.bind < bind {
		return "(" + t.words + ")"
	}
	return t.words
}

// asTerm tells how tightly the words of a value hold together.
func (v Value) asTerm() term {
	t := term{v.Number, v.Words, bindOne}
	if v.IsSum {
		t.bind = bindSum
		return t
	}
	if !strings.HasPrefix(t.words, "(") && strings.ContainsAny(t.words, "/×÷") {
		t.bind = bindProduct
	}
	if v.Number.Sign() < 0 && !strings.HasPrefix(t.words, "(") {
		t.words, t.bind = "(0 − "+strings.TrimLeft(t.words, "-−")+")", bindOne
	}
	return t
}
