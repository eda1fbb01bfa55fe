// Package money holds sums of money as whole fen and the one rounding of the program. It knows no currency
// and refuses binary floating point: prices, quantities and rates are decimal.Decimal until Round settles them.
package money

import (
	"database/sql/driver"
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// Amount is a sum of money in fen. Its zero value is ¥0.00.
// On every wire (JSON, CSV, the window) it is a decimal string in yuan with two places: "1234.50".
type Amount int64

// Max is the largest sum the program accepts from outside: a trillion yuan, far inside int64,
// so that adding a million of them cannot overflow unnoticed.
const Max Amount = 1_000_000_000_000_00

// Round settles an exact value in yuan to the nearest fen, halves away from zero, as Chinese invoices do.
// It is the only way from decimal.Decimal to Amount: to find every rounding in the program, find its callers.
func Round(yuan decimal.Decimal) Amount {
	return Amount(yuan.Shift(2).Round(0).IntPart())
}

// RoundRat settles an exact fraction in yuan, halves away from zero, to a multiple of step fen
// (1 = fen, 10 = jiao, 100 = yuan). It serves where a division does not end.
func RoundRat(yuan *big.Rat, step Amount) Amount {
	if step < 1 {
		step = 1
	}
	n := new(big.Int).Mul(yuan.Num(), big.NewInt(100))
	d := new(big.Int).Mul(yuan.Denom(), big.NewInt(int64(step)))
	neg := n.Sign() < 0
	n.Abs(n).Mul(n, big.NewInt(2)).Add(n, d) // (2n + d) / 2d rounds half up
	n.Div(n, d.Mul(d, big.NewInt(2)))
	if neg {
		n.Neg(n)
	}
	return Amount(n.Int64()) * step
}

// grouped has a comma before each three digits. Any other comma may be somebody's decimal point: 1,50 is not 150.
var grouped = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$`)

// Parse reads yuan with at most two places: "1234.5", "-3", "1,234.50". Anything else is an error.
func Parse(s string) (Amount, error) {
	text := strings.TrimSpace(s)
	if grouped.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	if text == "" || strings.ContainsAny(text, ",eE") {
		return 0, fmt.Errorf("not an amount: %q", s)
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return 0, fmt.Errorf("not an amount: %q", s)
	}
	fen := d.Shift(2)
	if !fen.IsInteger() {
		return 0, fmt.Errorf("more than two places: %q", s)
	}
	if fen.Abs().GreaterThan(decimal.NewFromInt(int64(Max))) {
		return 0, fmt.Errorf("amount too large: %q", s)
	}
	return Amount(fen.IntPart()), nil
}

// Decimal gives the sum in yuan.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(int64(a), -2) }

// Abs gives the sum without its sign.
func (a Amount) Abs() Amount {
	if a < 0 {
		return -a
	}
	return a
}

// String gives yuan with two places and no grouping: "-1234.50".
func (a Amount) String() string {
	u, sign := uint64(a), ""
	if a < 0 {
		u, sign = uint64(-a), "-"
	}
	return fmt.Sprintf("%s%d.%02d", sign, u/100, u%100)
}

// Grouped gives yuan with thousands separators, as printed on papers: "1,234.50".
func (a Amount) Grouped() string {
	s := a.String()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, cents, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return sign + b.String() + "." + cents
}

// MarshalText and UnmarshalText make the wire form the string of yuan.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the wire form; an empty string is zero.
func (a *Amount) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*a = 0
		return nil
	}
	v, err := Parse(string(b))
	if err == nil {
		*a = v
	}
	return err
}

// Value stores fen as INTEGER.
func (a Amount) Value() (driver.Value, error) { return int64(a), nil }

// Scan reads INTEGER fen; NULL is zero. Text and floating point are refused, since they would hide a broken column.
func (a *Amount) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*a = 0
	case int64:
		*a = Amount(v)
	default:
		return fmt.Errorf("money: a column holds %T, not INTEGER fen", v)
	}
	return nil
}

// Split shares a by weight. The parts always add up to a, and no part is a whole fen away from its exact
// share: each is the difference of two running totals, so no remainder is ever left over to hand out.
// Weights are not negative and at least one is positive; no weights give no parts.
func (a Amount) Split(weights ...int64) []Amount {
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, big.NewInt(w))
	}
	parts := make([]Amount, len(weights))
	if total.Sign() <= 0 {
		return parts
	}
	seen, given := new(big.Int), Amount(0)
	for i, w := range weights {
		seen.Add(seen, big.NewInt(w))
		upToHere := new(big.Int).Mul(big.NewInt(int64(a)), seen)
		upToHere.Quo(upToHere, total)
		parts[i], given = Amount(upToHere.Int64())-given, Amount(upToHere.Int64())
	}
	return parts
}
