package charge

import (
	"strconv"
	"strings"

	"zhangfang/internal/date"
)

// share is how many prices a run costs: whole months and parts of months in date order, added exactly.
// At most its first and its last part are not whole.
type share []part

// part is whole months, or times·days/of of one.
type part struct {
	whole           int
	times, days, of int
}

func (p part) exact() exact {
	if p.whole > 0 {
		return fraction(int64(p.whole), 1)
	}
	return fraction(int64(p.times*p.days), int64(p.of))
}

// words gives the part as it is typed: "2月", "17/31", "12 × 17/365".
func (p part) words() string {
	if p.whole > 0 {
		return strconv.Itoa(p.whole) + "月"
	}
	fraction := strconv.Itoa(p.days) + "/" + strconv.Itoa(p.of)
	if p.times > 1 {
		return strconv.Itoa(p.times) + " × " + fraction
	}
	return fraction
}

func (s share) exact() exact {
	sum := s[0].exact()
	for _, p := range s[1:] {
		sum = sum.plus(p.exact())
	}
	return sum
}

func (s share) words() string {
	if len(s) == 1 {
		return s[0].words()
	}
	words := make([]string, len(s))
	for i, p := range s {
		words[i] = p.words()
	}
	return "(" + strings.Join(words, " + ") + ")"
}

// isWhole says that the share is exactly n whole months.
func (s share) isWhole(n int) bool { return len(s) == 1 && s[0].whole == n }

// months shares out a run of a period over the billing months it touches.
func (t Terms) months(p Period, r run) share {
	var s share
	for _, m := range t.billingMonths(p, r) {
		s = s.plus(m.part)
	}
	return s
}

// monthPart is what a run has of one billing month.
type monthPart struct {
	month, stretch date.Range
	part           part
}

func (t Terms) billingMonths(p Period, r run) []monthPart {
	origin := t.origin(1)
	n := monthsUntil(origin, r.From)
	next := origin.AddMonths(n)
	var parts []monthPart
	for next <= r.To {
		month := date.Range{From: next}
		n++
		next = origin.AddMonths(n)
		month.To = next.AddDays(-1)
		stretch := overlap(month, r.Range)
		parts = append(parts, monthPart{month, stretch, t.partOf(month, overlap(month, date.Range{From: p.From, To: p.To}), stretch)})
	}
	return parts
}

func (s share) plus(p part) share {
	if n := len(s); n > 0 && s[n-1].whole > 0 && p.whole > 0 {
		s[n-1].whole += p.whole
		return s
	}
	return append(s, p)
}

// partOf says what a stretch of a billing month costs, of which the charge covers a part or the whole.
func (t Terms) partOf(month, covered, stretch date.Range) part {
	n, ofCharge, ofMonth := stretch.Days(), covered.Days(), month.Days()
	whole, split := ofCharge == ofMonth, n < ofCharge
	if whole && !split {
		return part{whole: 1}
	}
	switch t.Proration {
	case ProrationNone:
		return started(n, ofCharge)
	case ProrationWhole:
		if ofCharge > t.WholeOver {
			return started(n, ofCharge)
		}
	case Proration30360:
		return part{times: 1, days: thirtieth(month, stretch.To+1) - thirtieth(month, stretch.From), of: 30}
	case ProrationThirty:
		if whole && stretch.To == month.To { // the last stretch takes what the others left of the 30 days
			n = 30 - (ofMonth - n)
		}
		return part{times: 1, days: min(max(n, 0), 30), of: 30}
	case ProrationYear365:
		return part{times: 12, days: n, of: 365}
	}
	return part{times: 1, days: n, of: ofMonth}
}

// started gives the part of a month that counts whole, of which n of the days charged are asked for.
func started(n, ofCharge int) part {
	if n == ofCharge {
		return part{whole: 1}
	}
	return part{times: 1, days: n, of: ofCharge}
}

// thirtieth says how many of a month's thirty days are over when a day begins: its last days stand for the rest of them,
// and the 31st for none.
func thirtieth(month date.Range, d date.Date) int {
	if d > month.To {
		return 30
	}
	return min(month.From.DaysUntil(d), 30)
}

func overlap(a, b date.Range) date.Range {
	return date.Range{From: max(a.From, b.From), To: min(a.To, b.To)}
}
