package bank

import (
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/statement"
)

// Two exports of one account tell the same payment in different words: the page cuts names that the file has whole, the
// workbook has lost the ids. Lines that no identity joins are therefore compared by what they say. Only what no two payments
// of an account share makes them one: the balance after the line, or the second of a payment between the same people.
// Everything less is shown and asked.

// bookLine is a line of the book that a line of the file may be.
type bookLine struct {
	id            LineID
	identity      string
	at            string // moment of its import
	file, layout  string
	date          date.Date
	time          string
	fen           money.Amount
	neutral       bool
	currency      string
	balance       *money.Amount
	name, account string
	memo, ref     string
	taken         bool // by a line of the file
}

// likeness says how surely two lines are one payment.
type likeness int

const (
	unlike likeness = iota
	perhaps
	certain
)

// like compares a line of the file with a line of the book of the same day, amount, direction and currency.
func (b *bookLine) like(p *planned, layout string) likeness {
	sameLayout := b.layout == layout && layout != ""
	refs := compareText(reference(b.ref), reference(p.Reference))
	if refs == differs && p.Reference2 != "" && reference(p.Reference2) == reference(b.ref) {
		refs = agrees // the wallet's bill for merchants gives the payment's own id as the second
	}
	balances := silent
	if p.Balance != nil && b.balance != nil {
		balances = differs
		if got, fine, great := fen(*p.Balance); !fine && !great && got == *b.balance {
			balances = agrees
		}
	}
	who := worst(compareNames(b.name, p.PayerName), compareAccounts(b.account, p.PayerAccount))
	when, memo := compareTimes(b.time, p.Time), compareText(oneBlank(b.memo), oneBlank(p.Memo))
	if p.fen == 0 && balances == agrees {
		balances = silent // a line of 0.00 leaves any balance as it was
	}
	if sameLayout { // one layout words a payment in one way; only its id may be lost
		switch {
		case balances == differs || refs == differs || who == differs || when == differs || memo == differs:
			return unlike
		case balances == agrees:
			return certain
		case who == agrees:
			return perhaps
		}
		return unlike
	}
	switch {
	case balances == differs:
		return unlike
	case balances == agrees && who != differs, refs == agrees && who != differs, when == agrees && who == agrees && refs != differs:
		return certain
	case who == differs:
		return unlike
	}
	return perhaps
}

// verdict is what a single trait of two lines says.
type verdict int

const (
	silent verdict = iota // one of them does not tell
	agrees
	differs
)

func worst(a, b verdict) verdict { return max(a, b) }

func compareText(a, b string) verdict {
	switch {
	case a == "" || b == "":
		return silent
	case a == b:
		return agrees
	}
	return differs
}

// reference is an id that can be compared, or nothing.
func reference(s string) string {
	if !goodReference(s) {
		return ""
	}
	return s
}

// compareNames lets one name be a part of the other, as cut columns are, and stars stand for anything.
func compareNames(a, b string) verdict {
	x, y := pinyin.Norm(a), pinyin.Norm(b)
	if v := compareText(x, y); v != differs {
		return v
	}
	if len([]rune(x)) > len([]rune(y)) {
		x, y = y, x
	}
	if strings.ContainsAny(a+b, "*＊") {
		return silent
	}
	if len([]rune(x)) >= 2 && strings.Contains(y, x) {
		return agrees
	}
	return differs
}

// compareAccounts compares the ends where one number is masked or cut.
func compareAccounts(a, b string) verdict {
	x, y := onlyDigits(a), onlyDigits(b)
	if len(x) < 4 || len(y) < 4 {
		return silent
	}
	if x == y || x[len(x)-4:] == y[len(y)-4:] && (strings.ContainsAny(a+b, "*xX•") || min(len(x), len(y)) <= 6) {
		return agrees
	}
	return differs
}

// compareTimes agrees only to the second: many payments are booked at the same minute, or all at midnight.
func compareTimes(a, b string) verdict {
	switch {
	case a == "" || b == "" || strings.HasPrefix(a, "00:00") || strings.HasPrefix(b, "00:00"):
		return silent
	case a == b && len(a) == 8 && a[6:] != "00":
		return agrees
	case a[:min(5, len(a))] == b[:min(5, len(b))]:
		return silent
	}
	return differs
}

// place is what two lines must share to be compared at all.
type place struct {
	date     date.Date
	fen      money.Amount
	neutral  bool
	currency string
}

func (p *planned) place() place {
	return place{p.Date, p.fen, p.Direction == statement.Neutral, p.currency}
}

func (b *bookLine) place() place { return place{b.date, b.fen, b.neutral, b.currency} }

// matchOthers finds for new lines of the file the lines of the book that another export brought: each at most once, certain ones first.
func matchOthers(lines []planned, book []bookLine, layout string, choose func(*planned)) {
	at := map[place][]*bookLine{}
	for i := range book {
		if b := &book[i]; !b.taken {
			at[b.place()] = append(at[b.place()], b)
		}
	}
	if len(at) == 0 {
		return
	}
	for _, want := range []likeness{certain, perhaps} {
		for i := range lines {
			p := &lines[i]
			if p.status != RowNew || p.choice().same != nil {
				continue
			}
			for _, b := range at[p.place()] {
				if !b.taken && b.like(p, layout) == want {
					b.taken, p.opened().same = true, b
					if want == certain {
						p.status, p.why, p.receipt = RowSeen, fault.New(SeenElsewhere, fault.Args{"date": importDay(b.at), "file": b.file}), false
					} else {
						choose(p)
					}
					break
				}
			}
		}
	}
}
