package formula

import (
	"math/big"
	"strings"

	"zhangfang/internal/fault"
)

type asking func(name string) (Value, bool)

// number and condition are the parts of a compiled formula.
type (
	number interface {
		work(ask asking) (term, error)
	}
	condition interface {
		holds(ask asking) (bool, error)
	}
)

type literal struct{ term }

func (l literal) work(asking) (term, error) { return l.term, nil }

type name struct {
	c    *compiler
	at   int
	name string
}

func (n name) work(ask asking) (term, error) {
	v, ok := ask(n.name)
	if !ok {
		return term{}, n.c.fault(UnknownName, n.at, fault.Args{"name": n.name})
	}
	return v.asTerm(), nil
}

type negative struct{ of number }

func (n negative) work(ask asking) (term, error) {
	t, err := n.of.work(ask)
	if err != nil {
		return t, err
	}
	return term{new(big.Rat).Neg(t.number), "(0 − " + t.in(bindProduct) + ")", bindOne}, nil
}

// sign is + − × ÷.
type sign struct {
	words       string
	bind        int // of the whole
	right       int // what the right side must hold together at least
	work        func(z, a, b *big.Rat) *big.Rat
	notWithZero bool
}

var signs = map[string]*sign{
	"+": {" + ", bindSum, bindSum, (*big.Rat).Add, false},
	"-": {" − ", bindSum, bindProduct, (*big.Rat).Sub, false},
	"*": {" × ", bindProduct, bindProduct, (*big.Rat).Mul, false},
	"/": {" ÷ ", bindProduct, bindOne, (*big.Rat).Quo, true},
}

type binary struct {
	c           *compiler
	at          int
	sign        *sign
	left, right number
}

func (b binary) work(ask asking) (term, error) {
	l, err := b.left.work(ask)
	if err != nil {
		return l, err
	}
	r, err := b.right.work(ask)
	if err != nil {
		return r, err
	}
	if b.sign.notWithZero && r.number.Sign() == 0 {
		return term{}, b.c.fault(DividedByZero, b.at, nil)
	}
	t := term{b.sign.work(new(big.Rat), l.number, r.number), l.in(b.sign.bind) + b.sign.words + r.in(b.sign.right), b.sign.bind}
	if t.number.Num().BitLen() > mostBits || t.number.Denom().BitLen() > mostBits {
		return term{}, b.c.fault(TooLarge, b.at, nil)
	}
	return t, nil
}

type choice struct {
	cond    condition
	yes, no number
}

func (c choice) work(ask asking) (term, error) {
	holds, err := c.cond.holds(ask)
	switch {
	case err != nil:
		return term{}, err
	case holds:
		return c.yes.work(ask)
	}
	return c.no.work(ask)
}

// known is one of our functions.
type known struct {
	least, most int
	choose      bool // if
	round       func(n *big.Rat) *big.Int
	fold        func(a, b *big.Rat) *big.Rat
}

var functions = map[string]*known{
	"if": {least: 3, most: 3, choose: true}, "如果": {least: 3, most: 3, choose: true},
	"round": {least: 1, most: 2, round: nearest}, "四舍五入": {least: 1, most: 2, round: nearest},
	"ceil": {least: 1, most: 2, round: up}, "进位": {least: 1, most: 2, round: up},
	"floor": {least: 1, most: 2, round: down}, "舍去": {least: 1, most: 2, round: down},
	"min": {least: 1, most: mostNodes, fold: lesser}, "最小": {least: 1, most: mostNodes, fold: lesser},
	"max": {least: 1, most: mostNodes, fold: greater}, "最大": {least: 1, most: mostNodes, fold: greater},
	"sum": {least: 1, most: mostNodes, fold: added}, "合计": {least: 1, most: mostNodes, fold: added},
}

func function(name string) *known { return functions[name] }

func lesser(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}

func greater(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) >= 0 {
		return a
	}
	return b
}

func added(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

// down gives the greatest whole number not above n, up the least not below it, nearest the one beside it, halves away from 0.
func down(n *big.Rat) *big.Int { return new(big.Int).Div(n.Num(), n.Denom()) } // Euclidean: floors for a positive divisor

func up(n *big.Rat) *big.Int {
	below := down(new(big.Rat).Neg(n))
	return below.Neg(below)
}

func nearest(n *big.Rat) *big.Int {
	half := big.NewRat(1, 2)
	if n.Sign() < 0 {
		return up(new(big.Rat).Sub(n, half))
	}
	return down(half.Add(n, half))
}

type call struct {
	c    *compiler
	at   int
	name string
	f    *known
	args []number
}

func (c call) work(ask asking) (term, error) {
	args, words := make([]*big.Rat, len(c.args)), make([]string, len(c.args))
	for i, a := range c.args {
		t, err := a.work(ask)
		if err != nil {
			return t, err
		}
		args[i], words[i] = t.number, t.words
	}
	t := term{words: c.name + "(" + strings.Join(words, "；") + ")", bind: bindOne}
	if c.f.round == nil {
		t.number = args[0]
		for _, a := range args[1:] {
			t.number = c.f.fold(t.number, a)
		}
		if t.number.Num().BitLen() > mostBits || t.number.Denom().BitLen() > mostBits {
			return term{}, c.c.fault(TooLarge, c.at, nil)
		}
		return t, nil
	}
	places := int64(0)
	if len(args) > 1 {
		if !args[1].IsInt() || !args[1].Num().IsInt64() || args[1].Num().Int64() < -6 || args[1].Num().Int64() > 6 {
			return term{}, c.c.fault(BadPlaces, c.at, fault.Args{"name": c.name})
		}
		places = args[1].Num().Int64()
	}
	t.number = rounded(args[0], places, c.f.round)
	return t, nil
}

// rounded moves the point so that the places to keep are before it, settles, and moves it back.
func rounded(n *big.Rat, places int64, settle func(*big.Rat) *big.Int) *big.Rat {
	shift := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(places, -places)), nil))
	if places < 0 {
		shift.Inv(shift)
	}
	whole := new(big.Rat).SetInt(settle(new(big.Rat).Mul(n, shift)))
	return whole.Quo(whole, shift)
}

type constant bool

func (c constant) holds(asking) (bool, error) { return bool(c), nil }

type opposite struct{ of condition }

func (o opposite) holds(ask asking) (bool, error) {
	holds, err := o.of.holds(ask)
	return !holds, err
}

type both struct {
	either bool // one is enough
	a, b   condition
}

func (b both) holds(ask asking) (bool, error) {
	holds, err := b.a.holds(ask)
	if err != nil || holds == b.either {
		return holds, err
	}
	return b.b.holds(ask)
}

var comparisons = map[string]func(order int) bool{
	"<":  func(order int) bool { return order < 0 },
	"<=": func(order int) bool { return order <= 0 },
	">":  func(order int) bool { return order > 0 },
	">=": func(order int) bool { return order >= 0 },
	"==": func(order int) bool { return order == 0 },
	"!=": func(order int) bool { return order != 0 },
}

type comparison struct {
	of   func(order int) bool
	a, b number
}

func (c comparison) holds(ask asking) (bool, error) {
	a, err := c.a.work(ask)
	if err != nil {
		return false, err
	}
	b, err := c.b.work(ask)
	return err == nil && c.of(a.number.Cmp(b.number)), err
}
