package statement

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// number is an amount as a cell gives it: exact, with the currency that stands in the cell, if one does.
type number struct {
	value    decimal.Decimal
	currency string
}

// parseAmount reads an amount: 1,234.56 · ¥12.00 · ￥8.00 · +10000.00 · CNY 123.18 · CNY13.50 · 8,000.00(CN) ·
// 131.77(已退款89.84) · (1,234.56) · 1.234,56 with a decimal comma · 12.50- · 12.50+ . From a workbook also 1.0E-2, settled
// to the 15 digits that a spreadsheet keeps. ok is false for anything else; an empty cell is not an amount.
func parseAmount(cell string, point byte, binary bool) (n number, ok bool) {
	s := tidy(cell)
	if s == "" || len(s) > 100 {
		return n, false
	}
	if v, ok := plainNumber(s, point); ok {
		if n.value = v; binary {
			n.value = settle(v)
		}
		return n, true
	}
	if binary && strings.ContainsAny(s, "eE") {
		return floatNumber(s)
	}
	s, n.currency = unwrapAmount(narrow(s))
	if n.value, ok = plainNumber(s, point); ok && binary {
		n.value = settle(n.value)
	}
	return n, ok
}

// narrow maps full-width digits, signs and brackets to plain ones, and drops blanks.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '￥' || r == '¥':
			return '¥'
		case r == '−' || r == '–' || r == '—':
			return '-'
		case r == '’' || r == '‘': // Swiss groups
			return '\''
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case blank(r) || r == '\u202F' || r == '\u2009':
			return -1
		}
		return r
	}, s)
}

// unwrapAmount takes off what stands around the digits: currency, a remark in brackets, brackets that mean minus,
// a sign behind, and CR or DR.
func unwrapAmount(s string) (bare, currency string) {
	negative := false
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s, negative = s[1:len(s)-1], true
	} else if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	currency, s = cutCurrency(s)
	if sign == "" && s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], s[1:]
	}
	switch {
	case strings.HasSuffix(s, "-"):
		s, negative = s[:len(s)-1], !negative
	case strings.HasSuffix(s, "+") && sign == "":
		s = s[:len(s)-1]
	case strings.HasSuffix(s, "DR"), strings.HasSuffix(s, "Dr"):
		s, negative = s[:len(s)-2], !negative
	case strings.HasSuffix(s, "CR"), strings.HasSuffix(s, "Cr"):
		s = s[:len(s)-2]
	}
	if currency == "" {
		currency, s = cutCurrency(s) // 12.00 CNY DR
	}
	if s == "" || s[0] == '-' || s[0] == '+' { // a second sign is no amount
		return "", ""
	}
	if (sign == "-") != negative {
		s = "-" + s
	}
	return s, currency
}

// cutCurrency takes a currency's code, sign or name off the beginning or the end.
func cutCurrency(s string) (currency, rest string) {
	for _, c := range currencySigns {
		if strings.HasPrefix(s, c.sign) {
			return c.code, s[len(c.sign):]
		}
		if strings.HasSuffix(s, c.sign) {
			return c.code, s[:len(s)-len(c.sign)]
		}
	}
	if len(s) > 3 && isCode(s[:3]) && !isLetter(s[3]) {
		return currencyCode(s[:3]), s[3:]
	}
	if n := len(s); n > 3 && isCode(s[n-3:]) && !isLetter(s[n-4]) {
		return currencyCode(s[n-3:]), s[:n-3]
	}
	return "", s
}

func isCode(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) >= 3 && len(s) <= 5
}

func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }

var currencySigns = []struct{ sign, code string }{
	{"人民币", "CNY"}, {"HK$", "HKD"}, {"US$", "USD"}, {"¥", "CNY"}, {"元", "CNY"}, {"$", ""}, {"€", "EUR"}, {"£", "GBP"},
}

// currencyNames are the words that Chinese files write instead of a code.
var currencyNames = map[string]string{
	"人民币": "CNY", "人民币元": "CNY", "RMB": "CNY", "本币": "CNY", "美元": "USD", "港币": "HKD", "港元": "HKD", "欧元": "EUR",
	"英镑": "GBP", "日元": "JPY", "澳元": "AUD", "澳大利亚元": "AUD", "加元": "CAD", "加拿大元": "CAD", "新加坡元": "SGD",
	"瑞士法郎": "CHF", "新西兰元": "NZD", "澳门元": "MOP", "新台币": "TWD", "韩元": "KRW", "泰铢": "THB",
}

// currencyNumbers are those of ISO 4217.
var currencyNumbers = map[string]string{"156": "CNY", "840": "USD", "344": "HKD", "978": "EUR", "392": "JPY", "826": "GBP"}

// currencyCode gives the ISO code for a code or a name; "" for what is neither.
func currencyCode(cell string) string {
	s := tidy(cell)
	if s == "" {
		return ""
	}
	if c, ok := currencyNames[s]; ok {
		return c
	}
	if c, ok := currencyNumbers[s]; ok {
		return c
	}
	if upper := strings.ToUpper(s); isCode(upper) {
		if c, ok := currencyNames[upper]; ok {
			return c
		}
		return upper
	}
	best, at := "", len(s) // "001 活期储蓄存款 美元 现汇"
	for name, code := range currencyNames {
		if i := strings.Index(s, name); i >= 0 && (i < at || i == at && code < best) {
			best, at = code, i
		}
	}
	return best
}

// plainNumber reads [sign]digits with well-formed thousands groups and at most one decimal point; nothing else.
func plainNumber(s string, point byte) (decimal.Decimal, bool) {
	group := byte(',')
	if point == ',' {
		group = '.'
	}
	i, negative := 0, false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative, i = s[0] == '-', 1
	}
	var (
		value         int64
		digits, since int // all digits; digits since the last group mark
		places        = -1
		grouped, long bool
	)
	for ; i < len(s); i++ {
		switch b := s[i]; {
		case b >= '0' && b <= '9':
			if digits++; digits > 18 {
				long = true
			} else {
				value = value*10 + int64(b-'0')
			}
			if places >= 0 {
				places++
			}
			since++
		case b == group || b == '\'' && places < 0:
			if places >= 0 || digits == 0 || grouped && since != 3 || !grouped && since > 3 {
				return decimal.Decimal{}, false
			}
			grouped, since = true, 0
		case b == point:
			if places >= 0 || grouped && since != 3 {
				return decimal.Decimal{}, false
			}
			places, grouped = 0, false
		default:
			return decimal.Decimal{}, false
		}
	}
	if digits == 0 || grouped && since != 3 || digits > 40 {
		return decimal.Decimal{}, false
	}
	if long {
		return longNumber(s, point, group)
	}
	if negative {
		value = -value
	}
	return decimal.New(value, int32(-max(places, 0))), true
}

func longNumber(s string, point, group byte) (decimal.Decimal, bool) {
	s = strings.NewReplacer(string(group), "", "'", "", string(point), ".").Replace(s)
	v, err := decimal.NewFromString(s)
	return v, err == nil
}

// floatNumber reads a number that a workbook stores with an exponent, such as 1.0000000000000001E-2 for 0.01.
func floatNumber(s string) (number, bool) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) >= 1e21 || v != 0 && math.Abs(v) < 1e-15 {
		return number{}, false
	}
	exact, err := decimal.NewFromString(strconv.FormatFloat(v, 'g', 15, 64))
	return number{value: exact}, err == nil
}

// settle takes a number from a workbook back to the 15 digits that were typed: 0.30000000000000004 is 0.3.
func settle(v decimal.Decimal) decimal.Decimal {
	if digits := v.NumDigits(); digits > 15 && v.Exponent() < 0 {
		return v.Round(-v.Exponent() - int32(digits-15))
	}
	return v
}

// leadingAmount reads the amount with which a text begins: " 3.00 元，…".
func leadingAmount(s string) (decimal.Decimal, bool) {
	s = strings.TrimLeft(narrow(s), ":¥")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',' && end > 0) {
		end++
	}
	return plainNumber(strings.TrimRight(s[:end], ".,"), '.')
}
