package match

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhangfang/internal/pinyin"
)

// lookup finds invoices by what stands for them: it is filled first, then sorted, once. Nearly every text is that of one
// invoice, so a map of lists would take three times the room.
type lookup []entry

type entry struct {
	text string
	*invoice
}

func (l *lookup) add(text string, v *invoice) { *l = append(*l, entry{text, v}) }

// sort makes the texts ready to be looked up; the invoices of one text stay in the order in which they came.
func (l *lookup) sort() {
	slices.SortStableFunc(*l, func(a, b entry) int { return cmp.Compare(a.text, b.text) })
	*l = slices.Clip(slices.Compact(*l))
}

// of gives the invoices of a text.
func (l lookup) of(text string) []*invoice {
	at, _ := slices.BinarySearchFunc(l, text, func(o entry, t string) int { return cmp.Compare(o.text, t) })
	var out []*invoice
	for ; at < len(l) && l[at].text == text; at++ {
		out = append(out, l[at].invoice)
	}
	return out
}

func (x *index) addNumbers(n *invoice) {
	if code := Code(n.ID); code != "" {
		x.byCode[int32(number(code))] = n
	}
	x.addNumber(n)
	if s := squeeze(n.TaxInvoiceNo); len(s) >= 8 {
		x.byTax.add(s, n)
		x.addTail(s, n)
	}
	if s := squeeze(n.Contract); len(s) >= 4 {
		x.byContract.add(s, n)
	}
}

// addNumber takes an invoice's number: as it is, its digits alone, and the words around them. Where it has three digits at
// most it is found only beside a word that says it is a number (see shortNumber).
func (x *index) addNumber(n *invoice) {
	s := squeeze(n.Number)
	if d := strings.TrimFunc(s, unicode.IsLetter); digits(d) && len(d) <= maxShort {
		x.byShortNumber.add(s, n)
		x.byShortNumber.add(strings.TrimLeft(d, "0"), n)
	}
	if len(s) < 4 {
		return
	}
	x.byNumber.add(s, n)
	if sh := shape(s); sh != "" {
		x.shapes[sh] = true
	}
	x.addFramed(n, foldMemo(n.Number))
	if d := strings.TrimLeftFunc(s, unicode.IsLetter); digits(d) {
		if d != s {
			x.byDigits.add(d, n)
		}
		x.digitShapes[strconv.Itoa(len(d))] = true
		x.digitShapes[groups(strings.TrimLeftFunc(pinyin.Norm(n.Number), func(r rune) bool { return !unicode.IsDigit(r) }))] = true
		x.addTail(d, n)
	}
}

// addTail lets an invoice be found by the last four digits of a number.
func (x *index) addTail(number string, n *invoice) {
	if len(number) >= 4 {
		t := number[len(number)-4:]
		x.byTail[t] = appendNew(x.byTail[t], n)
	}
}

// addFramed takes a number with words around its digits, such as 物2026-003号 or 收字第000123号: people write it with the
// words, with some of them, or without.
func (x *index) addFramed(n *invoice, number string) {
	as := atomsOf(number)
	if len(as) == 0 || !hasWords(number) {
		return
	}
	from, to := as[0].from, as[len(as)-1].to
	var b strings.Builder
	for _, a := range as {
		b.WriteString(number[a.from:a.to])
	}
	d := b.String()
	if !digits(d) {
		return
	}
	x.addTail(d, n)
	x.byDigits.add(d, n)
	x.digitShapes[groups(number)] = true
	frame := [2]string{lastWord(number[:from]), ""}
	if r := []rune(number[to:]); len(r) > 0 {
		frame[1] = string(r[:1])
	}
	if frame[0] != "" {
		x.frames = appendNew(x.frames, frame)
	}
}

func lastWord(s string) string {
	r := []rune(strings.TrimSpace(s))
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1:])
}

// hasWords says whether a Chinese character is in a text.
func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// tail gives the invoices whose number or e-invoice number ends so.
func (x *index) tail(t string) []*invoice {
	if len(t) < 4 {
		return nil
	}
	var out []*invoice
	for _, v := range x.byTail[t[len(t)-4:]] {
		if endsIn(v, t) {
			out = append(out, v)
		}
	}
	return out
}

// squeeze keeps the letters and digits of a number.
func squeeze(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, pinyin.Norm(number))
}

// shape is a number with every digit as 9. What begins with a digit or has none has no shape: months, rooms and words
// would look like it.
func shape(number string) string {
	if !strings.ContainsAny(number, "0123456789") || number[0] >= '0' && number[0] <= '9' {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '9'
		}
		return r
	}, number)
}

// groups gives the lengths of the runs of digits in a text: "202601-00001" is 6-5.
func groups(s string) string {
	var out []string
	for _, a := range atomsOf(s) {
		out = append(out, strconv.Itoa(a.to-a.from))
	}
	return strings.Join(out, "-")
}

// endsIn says whether an invoice's number or e-invoice number ends in these digits.
func endsIn(v *invoice, t string) bool {
	if hasWords(v.Number) && strings.HasSuffix(strings.TrimRightFunc(squeeze(v.Number), func(r rune) bool { return !unicode.IsDigit(r) }), t) {
		return true
	}
	return strings.HasSuffix(squeeze(v.Number), t) || strings.HasSuffix(squeeze(v.TaxInvoiceNo), t)
}
