package charge

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/money"
)

// In words or big, a number is the same.
func TestExactIsWhatBigFractionsAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) (exact, *big.Rat) {
			if rapid.Bool().Draw(t, label+"Decimal") {
				d := decimal.New(rapid.Int64().Draw(t, label), rapid.Int32Range(-18, 6).Draw(t, label+"Exponent"))
				return exactDecimal(d), d.Rat()
			}
			num, den := rapid.Int64Range(-1<<60, 1<<60).Draw(t, label), rapid.Int64Range(1, 1<<60).Draw(t, label+"Of")
			if rapid.Bool().Draw(t, label+"Small") {
				num, den = num%10_000, den%10_000+1
			}
			return fraction(num, den), big.NewRat(num, den)
		}
		x, rx := draw("x")
		y, ry := draw("y")
		same := func(what string, got exact, want *big.Rat) {
			if got.rat().Cmp(want) != 0 {
				t.Fatalf("%s is %v, want %v", what, got.rat(), want)
			}
			if got.tooLarge() != (new(big.Rat).Abs(want).Cmp(mostAmount) > 0) || got.isNegative() != (want.Sign() < 0) {
				t.Fatalf("%v is too large %v, negative %v", want, got.tooLarge(), got.isNegative())
			}
			if got.tooLarge() {
				return
			}
			for _, step := range roundings {
				if got.round(step) != money.RoundRat(want, step) {
					t.Fatalf("%v rounds to %v, want %v", want, got.round(step), money.RoundRat(want, step))
				}
			}
		}
		same("x", x, rx)
		same("x from big", exactRat(rx), rx)
		same("x × y", x.times(y), new(big.Rat).Mul(rx, ry))
		same("x + y", x.plus(y), new(big.Rat).Add(rx, ry))
		if ry.Sign() > 0 {
			same("x ÷ y", x.over(y), new(big.Rat).Quo(rx, ry))
		}
		a := money.Amount(rapid.Int64Range(-int64(money.Max), int64(money.Max)).Draw(t, "a"))
		same("x − a", x.minus(a), new(big.Rat).Sub(rx, a.Decimal().Rat()))
	})
}

func TestFiguresAreTheSameInWordsAndBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.OneOf(rapid.Int64Range(-1e15, 1e15), rapid.Int64Range(-1000, 1000)).Draw(t, "n"), rapid.Int32Range(-12, 3).Draw(t, "exponent"))
		places := rapid.IntRange(0, 4).Draw(t, "places")
		if got, want := figure(d, places), bigFigure(d, int32(places)); got != want {
			t.Fatalf("%v with %d places is %s, want %s", d, places, got, want)
		}
	})
}
