package money

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

var amounts = rapid.Custom(func(t *rapid.T) Amount {
	return Amount(rapid.Int64Range(-int64(Max), int64(Max)).Draw(t, "fen"))
})

func TestSplitIsExactAndFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := amounts.Draw(t, "total")
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e15), 1, 40).Draw(t, "weights")
		weights[rapid.IntRange(0, len(weights)-1).Draw(t, "which")]++ // at least one share

		all := new(big.Int)
		for _, w := range weights {
			all.Add(all, big.NewInt(w))
		}
		var sum Amount
		parts := total.Split(weights...)
		for i, part := range parts {
			sum += part
			// |part − total × weight ÷ all| < 1 fen
			off := new(big.Int).Mul(big.NewInt(int64(part)), all)
			off.Sub(off, new(big.Int).Mul(big.NewInt(int64(total)), big.NewInt(weights[i])))
			if off.CmpAbs(all) >= 0 {
				t.Fatalf("part %d of %d fen is a fen or more from its share %v/%v", i, part, weights[i], all)
			}
			if part != 0 && (part < 0) != (total < 0) {
				t.Fatalf("part %d of %v is %v", i, total, part)
			}
			if weights[i] == 0 && part != 0 {
				t.Fatalf("part %d weighs nothing and is %v", i, part)
			}
		}
		if sum != total || len(parts) != len(weights) {
			t.Fatalf("%d parts add up to %v, want %v", len(parts), sum, total)
		}
		for i, part := range (-total).Split(weights...) {
			if part != -parts[i] {
				t.Fatalf("part %d of the reversal is %v, not %v", i, part, -parts[i])
			}
		}
	})
}

func TestSplitWithoutWeightGivesNothing(t *testing.T) {
	if got := Amount(100).Split(); len(got) != 0 {
		t.Errorf("no weights: %v", got)
	}
	if got := Amount(100).Split(0, 0); len(got) != 2 || got[0] != 0 || got[1] != 0 {
		t.Errorf("no weight: %v", got)
	}
}

// exact draws yuan with up to eight places, so that many lie on or beside a half fen.
var exact = rapid.Custom(func(t *rapid.T) decimal.Decimal {
	places := rapid.Int32Range(0, 8).Draw(t, "places")
	return decimal.New(rapid.Int64Range(-1e15, 1e15).Draw(t, "digits"), -places)
})

func TestRoundIsTheNearestFen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yuan := exact.Draw(t, "yuan")
		got := Round(yuan)
		off := got.Decimal().Sub(yuan)
		half := decimal.New(5, -3)
		if off.Abs().GreaterThan(half) {
			t.Fatalf("%v is %v away", got, off)
		}
		if off.Abs().Equal(half) && got.Decimal().Abs().LessThan(yuan.Abs()) {
			t.Fatalf("the half %v was rounded towards zero, to %v", yuan, got)
		}
		if Round(yuan.Neg()) != -got {
			t.Fatalf("−(%v) is %v", yuan, Round(yuan.Neg()))
		}
		if RoundRat(yuan.Rat(), 1) != got {
			t.Fatalf("as a fraction it is %v, as a decimal %v", RoundRat(yuan.Rat(), 1), got)
		}
	})
}

func TestRoundRatIsTheNearestStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yuan := big.NewRat(rapid.Int64Range(-1e15, 1e15).Draw(t, "num"), rapid.Int64Range(1, 1e6).Draw(t, "den"))
		step := rapid.SampledFrom([]Amount{1, 10, 100}).Draw(t, "step")
		got := RoundRat(yuan, step)
		if got%step != 0 {
			t.Fatalf("%v is no multiple of %v", got, step)
		}
		off := new(big.Rat).Sub(big.NewRat(int64(got), 100), yuan)
		if off.Abs(off).Cmp(big.NewRat(int64(step), 200)) > 0 {
			t.Fatalf("%v is %v away from %v", got, off, yuan)
		}
		if back := RoundRat(new(big.Rat).Neg(yuan), step); back != -got {
			t.Fatalf("the negative is %v, not %v", back, -got)
		}
	})
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := amounts.Draw(t, "a")
		for _, text := range []string{a.String(), a.Grouped()} {
			if back, err := Parse(text); err != nil || back != a {
				t.Fatalf("%s came back as %v, %v", text, back, err)
			}
		}
		if plain := strings.ReplaceAll(a.Grouped(), ",", ""); plain != a.String() {
			t.Fatalf("grouped is %s, plain %s", a.Grouped(), a)
		}
		if Round(a.Decimal()) != a || a.Abs() < 0 {
			t.Fatalf("%v as a decimal is %v", a, a.Decimal())
		}
		wire, err := json.Marshal(a)
		if err != nil || string(wire) != `"`+a.String()+`"` {
			t.Fatalf("the wire is %s, %v", wire, err)
		}
		var b, c Amount
		if err := json.Unmarshal(wire, &b); err != nil || b != a {
			t.Fatalf("%s came back as %v, %v", wire, b, err)
		}
		stored, err := a.Value()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Scan(stored); err != nil || c != a {
			t.Fatalf("%v came back from its column as %v, %v", stored, c, err)
		}
	})
}

func TestReadingNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[-+]?[0-9,.eE ]{0,24}`).Draw(t, "text")
		if a, err := Parse(text); err == nil && a.Abs() > Max {
			t.Fatalf("%q is %v", text, a)
		}
	})
}
