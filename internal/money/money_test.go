package money

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestRoundSettlesHalvesAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		yuan string
		want Amount
	}{
		{"0", 0},
		{"0.004", 0},
		{"-0.004", 0},
		{"0.0049999999999999999999", 0},
		{"0.005", 1},
		{"-0.005", -1},
		{"0.015", 2}, // bankers would give 2 here too
		{"0.025", 3}, // and 2 here
		{"-0.025", -3},
		{"1.2349999", 123},
		{"1645.161290322580645", 164516},
		{"-1645.165", -164517},
		{"10000000000", 10_000_000_000_00},
	} {
		exact := decimal.RequireFromString(c.yuan)
		if got := Round(exact); got != c.want {
			t.Errorf("Round(%s) is %d fen, want %d", c.yuan, got, c.want)
		}
		if got := RoundRat(exact.Rat(), 1); got != c.want {
			t.Errorf("RoundRat(%s, 1) is %d fen, want %d", c.yuan, got, c.want)
		}
	}
}

func TestRoundRatSettlesToFenJiaoAndYuan(t *testing.T) {
	for _, c := range []struct {
		when     string
		num, den int64
		step     Amount
		want     Amount
	}{
		{"a third, to the fen", 1, 3, 1, 33},
		{"two thirds, to the fen", 2, 3, 1, 67},
		{"minus two thirds, to the fen", -2, 3, 1, -67},
		{"two thirds, to the jiao", 2, 3, 10, 70},
		{"half a jiao, to the jiao", 5, 100, 10, 10},
		{"less than half a jiao, to the jiao", 4, 100, 10, 0},
		{"half a yuan, to the yuan", 1, 2, 100, 100},
		{"minus half a yuan, to the yuan", -1, 2, 100, -100},
		{"49 fen, to the yuan", 49, 100, 100, 0},
		{"no step is the fen", 1, 3, 0, 33},
		{"17 of 31 days of 3,000.00", 3000 * 17, 31, 1, 164516},
	} {
		if got := RoundRat(big.NewRat(c.num, c.den), c.step); got != c.want {
			t.Errorf("%s: %d, want %d", c.when, got, c.want)
		}
	}
}

func TestWhatIsNoAmountIsRefused(t *testing.T) {
	for _, c := range []struct{ when, text string }{
		{"nothing", ""},
		{"spaces", "  "},
		{"a comma alone", ","},
		{"a comma for a point", "1,50"},
		{"a comma too many", "1,2345.00"},
		{"no digits before a comma", ",123"},
		{"a word", "abc"},
		{"an exponent", "1e3"},
		{"a capital exponent", "1E3"},
		{"a small exponent that hides a large number", "1e1000000000"},
		{"three places", "1.234"},
		{"a tenth of a fen", "0.001"},
		{"too large", "1000000000000.01"},
		{"too small", "-1000000000000.01"},
		{"far too large", strings.Repeat("9", 60)},
		{"two points", "1.2.3"},
		{"two signs", "--1"},
		{"a sign behind", "1-"},
		{"infinity", "Inf"},
		{"not a number", "NaN"},
		{"hexadecimal", "0x10"},
		{"a currency sign", "¥1.00"},
		{"a space inside", "1 000"},
	} {
		if got, err := Parse(c.text); err == nil {
			t.Errorf("%s: %q was read as %s", c.when, c.text, got)
		}
	}
}

func TestAmountsAreReadAndWritten(t *testing.T) {
	for _, c := range []struct {
		text    string
		want    Amount
		plain   string
		grouped string
	}{
		{"0", 0, "0.00", "0.00"},
		{"-0", 0, "0.00", "0.00"},
		{"0.01", 1, "0.01", "0.01"},
		{"-0.01", -1, "-0.01", "-0.01"},
		{".5", 50, "0.50", "0.50"},
		{"1234.5", 123450, "1234.50", "1,234.50"},
		{" 1,234.50 ", 123450, "1234.50", "1,234.50"},
		{"-3", -300, "-3.00", "-3.00"},
		{"999", 99900, "999.00", "999.00"},
		{"1000", 100000, "1000.00", "1,000.00"},
		{"-100000", -10000000, "-100000.00", "-100,000.00"},
		{"1234567.89", 123456789, "1234567.89", "1,234,567.89"},
		{"1.5000", 150, "1.50", "1.50"}, // noughts are no fraction of a fen
		{"1000000000000", Max, "1000000000000.00", "1,000,000,000,000.00"},
		{"-1000000000000", -Max, "-1000000000000.00", "-1,000,000,000,000.00"},
	} {
		got, err := Parse(c.text)
		if err != nil || got != c.want || got.String() != c.plain || got.Grouped() != c.grouped {
			t.Errorf("%q: %d %q %q, %v", c.text, got, got.String(), got.Grouped(), err)
		}
	}
}

func TestTheLargestIntegersAreWrittenWhole(t *testing.T) {
	if got := Amount(math.MinInt64).String(); got != "-92233720368547758.08" {
		t.Errorf("the smallest is %s", got)
	}
	if got := Amount(math.MaxInt64).Grouped(); got != "92,233,720,368,547,758.07" {
		t.Errorf("the largest is %s", got)
	}
}

func TestColumnsHoldOnlyIntegers(t *testing.T) {
	a := Amount(7)
	if err := a.Scan(nil); err != nil || a != 0 {
		t.Errorf("NULL is %v, %v", a, err)
	}
	for _, broken := range []any{"1.00", []byte("1"), 1.5, true} {
		if err := a.Scan(broken); err == nil {
			t.Errorf("%T was taken for fen", broken)
		}
	}
}

func TestAnEmptyTextIsZeroAndABadOneChangesNothing(t *testing.T) {
	a := Amount(7)
	if err := json.Unmarshal([]byte(`"1.005"`), &a); err == nil || a != 7 {
		t.Errorf("got %v, %v", a, err)
	}
	if err := json.Unmarshal([]byte(`""`), &a); err != nil || a != 0 {
		t.Errorf("got %v, %v", a, err)
	}
	if err := json.Unmarshal([]byte(`12.5`), &a); err == nil {
		t.Error("a JSON number, which is binary floating point elsewhere, was taken for money")
	}
}
