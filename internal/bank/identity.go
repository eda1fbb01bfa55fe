package bank

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/statement"

	"github.com/shopspring/decimal"
)

// identity is what a line is known by in every file that it comes in. It depends on the line alone, never on its file or its
// place in it, so that files may overlap in any way. Lines of one identity are told apart by counting them.
//
// The day and the amount always belong to it. Where the bank gives an id of its own that is all besides, because two exports
// of one account may cut names and memos differently; the day stays in, because a standing order may bear one id every month.
type identity [16]byte

func (i identity) text() string { return base64.RawURLEncoding.EncodeToString(i[:]) }

// identifier works identities out, one after the other. Files are in the order of their days, and a day is written once.
type identifier struct {
	day     date.Date
	dayText string
	text    []byte
}

func (n *identifier) identify(l *statement.Line, amount money.Amount, currency string) identity {
	if l.Date != n.day || n.dayText == "" {
		n.day, n.dayText = l.Date, l.Date.String()
	}
	text := append(n.text[:0], n.dayText...)
	add := func(part string) { text = append(append(text, '\x1f'), part...) }
	text = strconv.AppendInt(append(text, '\x1f'), int64(amount), 10)
	add(string(l.Direction))
	add(currency)
	if goodReference(l.Reference) {
		add("id")
		add(l.Reference)
	} else {
		add(l.Time)
		add(oneBlank(l.PayerName))
		add(l.PayerAccount)
		add(oneBlank(l.Memo))
		if !damagedReference(l.Reference) {
			add(l.Reference)
		}
	}
	n.text = text
	sum := sha256.Sum256(text)
	return identity(sum[:16])
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

// goodReference says that an id is long enough to be the bank's own and not a voucher's kind or a row of zeros.
func goodReference(s string) bool {
	digits, same := 0, true
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
		same = same && s[i] == s[0]
	}
	return len(s) >= 10 && digits >= 8 && !same && !damagedReference(s)
}

// damagedReference knows the marks that a spreadsheet leaves on an id which it took for a number: 1.23457E+15, and nothing but
// zeros after the fifteenth digit. An id that only looks so costs nothing: its line is then known by all else that it says.
func damagedReference(s string) bool {
	if mantissa, exponent, ok := strings.Cut(strings.ToUpper(s), "E+"); ok && onlyDigits(exponent) == exponent && strings.Trim(mantissa, "0123456789.") == "" {
		return exponent != "" && mantissa != ""
	}
	return len(s) > 15 && onlyDigits(s) == s && strings.Trim(s[15:], "0") == ""
}

// twin is what makes two credits of one day look like the same payment. It holds no text: a file has a hundred thousand of them.
type twin struct {
	fen  money.Amount
	date date.Date
	who  int32 // as payers numbers them
}

// payers numbers the people who pay: by name, or by account where there is no name, since one export may leave it out. They come
// again and again, so a name is brought to its normal form once.
type payers struct{ names, keys map[string]int32 }

func newPayers() payers { return payers{map[string]int32{}, map[string]int32{}} }

// twin gives the key of a payment; false where the payer is not told.
func (p payers) twin(day date.Date, amount money.Amount, name, account string) (twin, bool) {
	if name == "" {
		return twin{amount, day, p.number("#" + account)}, account != ""
	}
	who, ok := p.names[name]
	if !ok {
		norm := pinyin.Norm(name)
		if norm == "" {
			return p.twin(day, amount, "", account)
		}
		who = p.number(norm)
		p.names[name] = who
	}
	return twin{amount, day, who}, true
}

func (p payers) number(key string) int32 {
	n, ok := p.keys[key]
	if !ok {
		n = int32(len(p.keys) + 1)
		p.keys[key] = n
	}
	return n
}

// mostFen is the greatest amount of one line, 100 billion yuan: the sums of a million such lines still fit.
const mostFen = 10_000_000_000_000

// fen turns an exact amount into fen, and refuses more than two places and what no account ever moves.
func fen(d decimal.Decimal) (a money.Amount, tooFine, tooGreat bool) {
	cents := d.Shift(2)
	if !cents.IsInteger() {
		return 0, true, false
	}
	if cents.Abs().GreaterThan(decimal.NewFromInt(mostFen)) {
		return 0, false, true
	}
	return money.Amount(cents.IntPart()), false, false
}

func parseIdentity(text string) (id identity, err error) {
	_, err = base64.RawURLEncoding.Decode(id[:], []byte(text))
	return id, err
}

// importDay is the civil day of a moment in UTC, where the program runs.
func importDay(moment string) date.Date {
	t, err := time.Parse(time.RFC3339Nano, moment)
	if err != nil {
		return 0
	}
	return date.Of(t.Local())
}
