package charge

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"zhangfang/internal/money"
)

// exact is a number that is not rounded yet, as a fraction. Nearly all fit machine words, which is several times as fast as
// big.Rat; the others are big.
type exact struct {
	num, den int64    // den above 0, both below small
	big      *big.Rat // instead of them
}

const (
	small    = 1 << 53 // so that a rounding's divisor fits a word
	fewDigit = 15      // of a decimal that is small without a look at its digits
)

func fraction(num, den int64) exact {
	if num < small && num > -small && den < small {
		return exact{num: num, den: den}
	}
	return exact{big: big.NewRat(num, den)}
}

func exactRat(r *big.Rat) exact {
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		return fraction(r.Num().Int64(), r.Denom().Int64())
	}
	return exact{big: r}
}

func exactDecimal(d decimal.Decimal) exact {
	e := int(d.Exponent())
	if e > 0 || e < -fewDigit || d.NumDigits() > fewDigit {
		return exact{big: d.Rat()}
	}
	return exact{num: d.CoefficientInt64(), den: pow10[-e]}
}

func exactAmount(a money.Amount) exact { return fraction(int64(a), 100) }

var pow10 = func() (p [fewDigit + 1]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// rat gives the number as a big fraction of its own.
func (x exact) rat() *big.Rat {
	if x.big != nil {
		return new(big.Rat).Set(x.big)
	}
	return big.NewRat(x.num, x.den)
}

func (x exact) times(y exact) exact {
	if x.big == nil && y.big == nil {
		num, ok := product(x.num, y.num)
		den, alsoOK := product(x.den, y.den)
		if ok && alsoOK {
			return exact{num: num, den: den}
		}
	}
	r := x.rat()
	return exact{big: r.Mul(r, y.rat())}
}

// over divides by a number above nothing.
func (x exact) over(y exact) exact {
	if y.big == nil {
		return x.times(exact{num: y.den, den: y.num})
	}
	return x.times(exact{big: new(big.Rat).Inv(y.big)})
}

func (x exact) plus(y exact) exact {
	if x.big == nil && y.big == nil {
		if x.den == y.den {
			return fraction(x.num+y.num, x.den)
		}
		a, ok1 := product(x.num, y.den)
		b, ok2 := product(y.num, x.den)
		den, ok3 := product(x.den, y.den)
		if ok1 && ok2 && ok3 {
			return fraction(a+b, den)
		}
	}
	r := x.rat()
	return exact{big: r.Add(r, y.rat())}
}

func (x exact) minus(a money.Amount) exact { return x.plus(exactAmount(-a)) }

// product multiplies if the result is small.
func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo >= small {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func abs(a int64) uint64 {
	if a < 0 {
		return uint64(-a)
	}
	return uint64(a)
}

// round settles the number, which is in yuan and not too large, to a multiple of step fen, halves away from zero.
func (x exact) round(step money.Amount) money.Amount {
	if x.big != nil {
		return money.RoundRat(x.big, step)
	}
	step = max(step, 1)
	half := uint64(x.den) * uint64(step) // (2n·100 + d·step) / (2·d·step) rounds half up
	hi, lo := bits.Mul64(abs(x.num), 200)
	lo, carry := bits.Add64(lo, half, 0)
	n, _ := bits.Div64(hi+carry, lo, 2*half)
	if x.num < 0 {
		return -money.Amount(n) * step
	}
	return money.Amount(n) * step
}

// tooLarge says that the number, in yuan, lies beyond what the program bills.
func (x exact) tooLarge() bool {
	if x.big != nil {
		return new(big.Rat).Abs(x.big).Cmp(mostAmount) > 0
	}
	hi, lo := bits.Mul64(uint64(x.den), uint64(money.Max/100))
	return hi == 0 && abs(x.num) > lo
}

func (x exact) isNegative() bool {
	if x.big != nil {
		return x.big.Sign() < 0
	}
	return x.num < 0
}
