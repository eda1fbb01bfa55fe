package charge

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/money"
)

// workingFree is the working of a line in a free period.
const workingFree = "免租"

// times writes quantity times price.
func (t Terms) times(price decimal.Decimal) string {
	words := figure(price, 2)
	switch {
	case t.Model == ModelArea:
		return figure(t.quantity(), 2) + "㎡ × " + words
	case !t.quantity().Equal(one):
		return figure(t.quantity(), 0) + " × " + words
	}
	return words
}

// costs writes the arithmetic of a line so that a bookkeeper can type it again: what it costs, percents, amounts off.
// coarse says that rounding to jiao or yuan made a difference; it is named then, since a calculator shows the fen.
func (t Terms) costs(l Line, c cost, s state, coarse bool) string {
	words := c.words
	if c.isSum && len(s.off) > 0 {
		words = "(" + words + ")"
	}
	for _, o := range s.off {
		words += times(hundred.Sub(o.Percent).String() + "%")
	}
	if l.Off != 0 {
		words += " − " + l.Off.Grouped()
	}
	if coarse {
		words += roundedTo[t.RoundTo]
	}
	return words
}

// working adds the tax that is added on top.
func (t Terms) working(l Line) string {
	switch {
	case t.Tax.Mode != TaxExclusive || l.TaxAmount == 0:
		return l.costs
	case l.TaxAmount < 0:
		return l.costs + " − 税 " + (-l.TaxAmount).Grouped()
	}
	return l.costs + " + 税 " + l.TaxAmount.Grouped()
}

var roundedTo = map[money.Amount]string{10: "（到角）", 100: "（到元）"}

func times(words string) string { return " × " + words }

// dividedBy leaves out a division by one.
func dividedBy(n int) string {
	if n == 1 {
		return ""
	}
	return " ÷ " + strconv.Itoa(n)
}

// figure gives a number as papers show it: thousands grouped, all its places and at least so many.
func figure(d decimal.Decimal, places int) string {
	have := int(-d.Exponent())
	if have < 0 || d.NumDigits() > fewDigit || have > fewDigit {
		return bigFigure(d, int32(places))
	}
	n := d.CoefficientInt64()
	for have > places && n%10 == 0 {
		n, have = n/10, have-1
	}
	digits := strconv.FormatUint(abs(n), 10)
	if short := have + 1 - len(digits); short > 0 {
		digits = zeros[:short] + digits
	}
	text := make([]byte, 0, 40)
	if n < 0 {
		text = append(text, '-')
	}
	whole := len(digits) - have
	for i := range whole {
		if i > 0 && (whole-i)%3 == 0 {
			text = append(text, ',')
		}
		text = append(text, digits[i])
	}
	if max(have, places) > 0 {
		text = append(append(text, '.'), digits[whole:]...)
		text = append(text, zeros[:max(0, places-have)]...)
	}
	return string(text)
}

const zeros = "00000000000000000000"

// bigFigure is figure for numbers that a word does not hold.
func bigFigure(d decimal.Decimal, places int32) string {
	text := d.String()
	if d.Exponent() > -places || d.Equal(d.Truncate(places)) {
		text = d.StringFixed(places)
	}
	whole, rest, found := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		return sign + whole + "." + rest
	}
	return sign + whole
}
