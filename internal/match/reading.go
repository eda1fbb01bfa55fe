package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// readNumbers finds invoice, e-invoice and contract numbers, whole or by their tails, and gives the text without them.
func (x *index) readNumbers(m *memo) string {
	s, atoms := m.text, atomsOf(m.text)
	blank := []byte(s)
	wipe := func(from, to int) {
		for i := from; i < to; i++ {
			blank[i] = ' '
		}
	}
	for i := 0; i < len(atoms); {
		n := 0
		for k := min(5, len(atoms)-i); k > 0 && n == 0; k-- {
			if joined(s, atoms[i:i+k]) && x.number(m, s, atoms[i:i+k]) {
				n = k
			}
		}
		if n > 0 {
			wipe(atoms[i].from, atoms[i+n-1].to)
			i += n
			continue
		}
		if t := s[atoms[i].from:atoms[i].to]; len(t) >= 11 || coded(t) {
			wipe(atoms[i].from, atoms[i].to)
		}
		i++
	}
	return string(blank)
}

// joined says whether only single signs stand between the atoms of one number.
func joined(s string, as []atom) bool {
	for i := 1; i < len(as); i++ {
		gap := s[as[i-1].to:as[i].from]
		if len(gap) != 1 || !strings.Contains("-_/.# ", gap) {
			return false
		}
	}
	return true
}

// coded says whether a word is letters followed by digits, such as a number of somebody else's; q1 to q4 are quarters.
func coded(t string) bool {
	i := 0
	for i < len(t) && !digit(t[i]) {
		i++
	}
	return i > 1 && i < len(t) || i == 1 && len(t) > 5
}

// number takes the atoms for one number, if the book knows it or they have the shape of one.
func (x *index) number(m *memo, s string, as []atom) bool {
	from, to := as[0].from, as[len(as)-1].to
	var b strings.Builder
	for _, a := range as {
		b.WriteString(s[a.from:a.to])
	}
	t := b.String()
	bare := strings.TrimLeftFunc(t, unicode.IsLetter)
	before, after := strings.TrimRight(s[:from], " :#."), s[to:]
	if digits(t) && measured(after) {
		return false
	}
	if v := x.coded(t); v != nil && (len(as) == 1 || len(as) == 2 && to-from == 9 && as[0].to-as[0].from == 4) {
		m.coded = appendNew(m.coded, v)
		m.say(CodeInMemo, s[from:to])
		return m.name([]*invoice{v}, "")
	}
	if len(as) == 1 && len(x.byShortNumber) > 0 && x.shortNumber(m, s, as[0]) {
		return true
	}
	if vs := x.byDigits.of(bare); len(vs) > 0 && x.framed(s[:from], after) {
		return m.name(vs, s[from:to])
	}
	if vs := x.byNumber.of(t); len(vs) > 0 && !periodLike(t, as, after) {
		return m.name(vs, s[from:to])
	}
	if vs := x.byTax.of(bare); len(vs) > 0 {
		return m.name(vs, s[from:to])
	}
	if vs := x.byContract.of(t); len(vs) > 0 {
		for _, v := range vs {
			m.contract[v] = true
			m.contracts = appendNew(m.contracts, v.customer)
		}
		m.say(ContractInMemo, s[from:to])
		return true
	}
	if vs := x.byDigits.of(bare); len(vs) > 0 && len(bare) >= 6 && !periodLike(bare, as, after) {
		return m.name(vs, s[from:to])
	}
	if len(as) == 1 && digits(t) && len(t) >= 3 && len(t) <= 8 && labelled(before) && !strings.HasPrefix(after, "月") && !strings.HasPrefix(after, "年") {
		m.tails = append(m.tails, t)
		m.say(TailInMemo, t)
		return true
	}
	if (shape(t) != "" && x.shapes[shape(t)] || len(bare) >= 7 && digits(t) && x.digitShapes[groups(s[from:to])] && strings.HasPrefix(t, "20")) && !periodLike(bare, as, after) {
		m.unknown = append(m.unknown, s[from:to])
		m.say(UnknownNumber, s[from:to])
		return true
	}
	return false
}

// maxShort is how many digits a number has at most that is not found without a word.
const maxShort = 3

// numberBehind are the words behind a figure that say it is a number: 12号单.
var numberBehind = strings.Fields("号单 号账单 号发票 号通知单 号缴费单 号收费单 号催款单 号收据 号缴款单")

// shortNumber takes a word of few letters and digits for a number of the book where the words beside it say that it is one:
// 账单12, No.12, 12号单, 账单12、13. Such a number may be a slip of the pen or of another paper, so that it is no proof of
// the payer. What is no open invoice of the book is one that is paid, or none.
func (x *index) shortNumber(m *memo, s string, a atom) bool {
	t, after := s[a.from:a.to], s[a.to:]
	figures := strings.TrimLeftFunc(t, unicode.IsLetter)
	if !digits(figures) || len(figures) > maxShort || len(t) > len(figures)+2 || rxCounted.MatchString(after) {
		return false
	}
	before := s[:a.from]
	for rxListed.MatchString(before) { // 账单12,13
		before = rxListed.ReplaceAllString(before, "")
	}
	before = strings.TrimRight(before, " :#.")
	if figures, ok := strings.CutPrefix(t, "no"); ok && digits(figures) { // №12
		before, t = "no", figures
	}
	if !labelled(before) && !slices.ContainsFunc(numberBehind, func(w string) bool { return strings.HasPrefix(after, w) }) {
		return false
	}
	vs := x.byShortNumber.of(strings.TrimLeft(t, "0"))
	if whole := keep(vs, func(v *invoice) bool { return squeeze(v.Number) == t }); len(whole) > 0 {
		vs = whole
	}
	if len(vs) == 0 && (len(t) == maxShort || rxQ.MatchString(t)) { // the end of a longer number, or a quarter
		return false
	}
	m.short = true
	if len(vs) == 0 {
		m.unknown = append(m.unknown, t)
		m.say(UnknownNumber, t)
		return true
	}
	return m.name(vs, t)
}

var (
	rxCounted = regexp.MustCompile(`^([张份笔个期次天日季年月件家户人]|[-至到,和及/.]?\d{1,2}[月季])`) // 账单3张, 账单1-3月 tell no number
	rxListed  = regexp.MustCompile(`[a-z]{0,2}\d{1,3}[,和及/ ]$`)
)

// coded gives the invoice whose payment code a text is.
func (x *index) coded(t string) *invoice {
	if !isCode(t) {
		return nil
	}
	return x.byCode[int32(number(t))]
}

// framed says whether the words that the office writes around the digits of its numbers stand around these: 物…号, 第…号.
func (x *index) framed(before, after string) bool {
	for _, f := range x.frames {
		if strings.HasSuffix(before, f[0]) && (f[1] == "" || strings.HasPrefix(after, f[1]) || f[0] != "第") {
			return true
		}
	}
	return false
}

func (m *memo) name(vs []*invoice, text string) bool {
	if text != "" {
		m.say(NumberInMemo, text)
	}
	for _, v := range vs {
		m.named = appendNew(m.named, v)
	}
	return true
}

// measured says that a unit of measure, a room or a house follows a figure.
func measured(after string) bool {
	for _, w := range []string{"元", "块", "万", "室", "栋", "幢", "座", "号楼", "号铺", "度", "吨", "平", "%"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

func labelled(before string) bool {
	for _, w := range tailWords {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return strings.HasSuffix(before, "no")
}

// periodLike says that digits may as well be a month or a day: 202503, 2025-03, 2025.3.15, 20250315.
func periodLike(t string, as []atom, after string) bool {
	if !digits(t) {
		return false
	}
	if strings.HasPrefix(after, "月") || strings.HasPrefix(after, "年") || strings.HasPrefix(after, "日") || strings.HasPrefix(after, "季") {
		return true
	}
	month := func(s string) bool { return len(s) == 2 && s >= "01" && s <= "12" || len(s) == 1 && s >= "1" }
	day := func(s string) bool { return len(s) == 2 && s >= "01" && s <= "31" || len(s) == 1 && s >= "1" }
	year := strings.HasPrefix(t, "20") && len(t) >= 5
	switch {
	case !year:
		return len(t) <= 4
	case len(as) == 1 && len(t) == 6:
		return month(t[4:])
	case len(as) == 1 && len(t) == 8:
		return month(t[4:6]) && day(t[6:]) && t[:4] >= "2015" && t[:4] <= "2060"
	case len(as) == 2:
		return as[0].to-as[0].from == 4 && month(t[4:])
	case len(as) == 3 && as[0].to-as[0].from == 4:
		n := as[1].to - as[1].from
		return month(t[4:4+n]) && day(t[4+n:])
	}
	return false
}
