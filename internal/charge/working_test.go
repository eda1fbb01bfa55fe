package charge

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/money"
)

// Every line's working, typed into a calculator, gives its amount to half of what it was rounded to.
func TestWorkingGivesTheAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Draw(t, "case")
		for _, r := range billAll(t, c.terms, c.facts, c.terms.Start.AddMonths(16)) {
			for _, l := range r.Lines {
				got, err := calculate(l.Working)
				if err != nil {
					t.Fatal(err)
				}
				if diff := got.Sub(got, l.Amount.Decimal().Rat()); diff.Abs(diff).Cmp(big.NewRat(1, 200)) > 0 {
					t.Fatalf("%s is not %v", l.Working, l.Amount)
				}
			}
		}
	})
}

func TestCalculatorCalculates(t *testing.T) {
	for working, want := range map[string]string{
		"免租":                             "0",
		"86.50㎡ × 45.00 × 3月":            "11677.5",
		"9,000.00 ÷ 3 × (17/31 + 2月)":    "7645.16129",
		"3,000.00 × 1月 × 90% − 100.00":   "2600",
		"3,000.00 × 17/31（到元） + 税 98.70": "1743.7",
		"3,650.00 × 12 × 10/365":         "1200",
	} {
		got, err := calculate(working)
		if err != nil {
			t.Fatal(err)
		}
		if text := got.FloatString(5); !dec(text).Equal(dec(want)) {
			t.Errorf("%s = %s, want %s", working, text, want)
		}
	}
}

func TestFigure(t *testing.T) {
	for _, row := range []struct {
		number string
		places int
		want   string
	}{
		{"0", 2, "0.00"}, {"0", 0, "0"}, {"2.0", 0, "2"}, {"2.50", 0, "2.5"}, {"45", 2, "45.00"}, {"45.000000", 2, "45.00"},
		{"0.8505", 2, "0.8505"}, {"999", 2, "999.00"}, {"1234567.8", 2, "1,234,567.80"}, {"1e6", 0, "1,000,000"}, {"-1234", 2, "-1,234.00"},
	} {
		if got := figure(decimal.RequireFromString(row.number), row.places); got != row.want {
			t.Errorf("%s with %d places: %s, want %s", row.number, row.places, got, row.want)
		}
	}
}

// calculate is a pocket calculator with brackets: it skips units, knows % and the two roundings.
func calculate(working string) (v *big.Rat, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%q: %v", working, r)
		}
	}()
	working = comment.ReplaceAllStringFunc(working, func(c string) string {
		if c == "（到角）" || c == "（到元）" {
			return c
		}
		return ""
	})
	c := &calculator{rest: strings.NewReplacer(" ", "", ",", "", "㎡", "", "月", "", "天", "", "期", "", "税", "", "免租", "0", "保底", "", "封顶", "").Replace(working)}
	v = c.sum()
	if c.rest != "" {
		return nil, fmt.Errorf("%q: cannot read %q", working, c.rest)
	}
	return v, nil
}

// comment is what a person reads and does not type; the two roundings are typed.
var comment = regexp.MustCompile(`（[^（）]*）`)

type calculator struct{ rest string }

func (c *calculator) eat(word string) (found bool) {
	c.rest, found = strings.CutPrefix(c.rest, word)
	return found
}

func (c *calculator) sum() *big.Rat {
	v := c.product()
	for {
		switch {
		case c.eat("+"):
			v.Add(v, c.product())
		case c.eat("−"):
			v.Sub(v, c.product())
		case c.eat("（到角）"):
			v = money.RoundRat(v, 10).Decimal().Rat()
		case c.eat("（到元）"):
			v = money.RoundRat(v, 100).Decimal().Rat()
		default:
			return v
		}
	}
}

func (c *calculator) product() *big.Rat {
	v := c.value()
	for {
		switch {
		case c.eat("×"):
			v.Mul(v, c.value())
		case c.eat("÷"), c.eat("/"):
			v.Quo(v, c.value())
		case c.eat("%"):
			v.Quo(v, big.NewRat(100, 1))
		default:
			return v
		}
	}
}

func (c *calculator) function(name string) *big.Rat {
	args := []*big.Rat{c.sum()}
	for c.eat("；") {
		args = append(args, c.sum())
	}
	if !c.eat(")") {
		panic("function is not closed")
	}
	v := args[0]
	for _, a := range args[1:] {
		if order := a.Cmp(v); name == "max" && order > 0 || name == "min" && order < 0 {
			v = a
		}
	}
	if name != "max" && name != "min" {
		panic("what is " + name)
	}
	return v
}

func (c *calculator) value() *big.Rat {
	for _, name := range []string{"max", "min", "sum", "round", "ceil", "floor"} {
		if c.eat(name + "(") {
			return c.function(name)
		}
	}
	if c.eat("(") {
		v := c.sum()
		if !c.eat(")") {
			panic("bracket is not closed")
		}
		return v
	}
	n := len(c.rest) - len(strings.TrimLeft(c.rest, "0123456789."))
	v, ok := new(big.Rat).SetString(c.rest[:n])
	if !ok {
		panic("not a number: " + c.rest)
	}
	c.rest = c.rest[n:]
	return v
}
