package match

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"zhangfang/internal/date"
)

// The ways a memo speaks of a time, the most telling first. Y is a year of four or two digits before 年.
var (
	rxDays     = regexp.MustCompile(`(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})[日号]?[-至到](?:(20\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?`)
	rxDays8    = regexp.MustCompile(`(20\d\d)(\d\d)(\d\d)[-至到](20\d\d)?(\d\d)(\d\d)`)
	rxDaysBare = regexp.MustCompile(`(\d{1,2})[月.](\d{1,2})[日号]?[-至到](\d{1,2})[月.](\d{1,2})[日号]?`)
	rxDays4    = regexp.MustCompile(`(\d\d)(\d\d)[-至到](\d\d)(\d\d)`)
	rxShort    = regexp.MustCompile(`([23]\d)[./](\d{1,2})(?:[-至到]([23]\d)[./](\d{1,2}))?`)
	rxMonths   = regexp.MustCompile(`(?:(\d{4}|\d{2})年)?(\d{1,2})月?份?[-至到](?:(\d{4}|\d{2})年)?(\d{1,2})月`)
	rxYearDot  = regexp.MustCompile(`(20\d\d)[./](\d{1,2})[-至到](?:(20\d\d)[./])?(\d{1,2})`)
	rxList     = regexp.MustCompile(`(?:(\d{4}|\d{2})年)?((?:\d{1,2}月?份?[,和及/+ ])+\d{1,2})月`)
	rxQuarter  = regexp.MustCompile(`(?:(\d{4}|\d{2})年)?第?([1-4])季度?`)
	rxQ        = regexp.MustCompile(`(?:(20\d\d)年?)?q([1-4])`)
	rxHalf     = regexp.MustCompile(`(?:(\d{4}|\d{2})年)?([上下])半年`)
	rxYear     = regexp.MustCompile(`(20\d\d)年?(?:全年|年度|度|年费|年租)`)
	rxMonth    = regexp.MustCompile(`(?:(\d{4}|\d{2})年)?(\d{1,2})月`)
	rxCompact  = regexp.MustCompile(`(20\d\d)[./-]?(0[1-9]|1[0-2])`)
	rxDotMonth = regexp.MustCompile(`(20\d\d)[./-]([1-9])`)
	rxHan      = regexp.MustCompile(`[零〇一二三四五六七八九十]+`)
)

// readPeriods finds the months, quarters, ranges and days the memo speaks of.
func (m *memo) readPeriods(text string, day date.Date) {
	s := inDigits(text)
	p := periodReader{day: day}
	for _, read := range []func(string){p.days, p.months, p.list, p.parts, p.single, p.words, p.term} {
		if read(s); len(p.found) > 0 {
			break
		}
	}
	m.periods, m.noYear, m.mixed = p.found, p.bare > 0 && p.dated == 0, p.bare > 0 && p.dated > 0
}

type periodReader struct {
	day         date.Date
	found       []date.Range
	bare, dated int // periods without and with a year
}

// near is the year of a month without a year: the latest that is at most one month ahead.
func (p *periodReader) near(month int) int {
	y, now := p.day.Year(), p.day.Year()*12+int(p.day.Month())
	for _, year := range []int{y + 1, y} {
		if year*12+month <= now+1 {
			return year
		}
	}
	return y - 1
}

// add takes the months from the first to the last, both included, at most 24.
func (p *periodReader) add(y1, m1, y2, m2 int, dated bool) {
	n := (y2*12 + m2) - (y1*12 + m1)
	if m1 < 1 || m1 > 12 || m2 < 1 || m2 > 12 || n < 0 || n >= 24 || y1 < 2000 || y2 > 2100 {
		return
	}
	p.found = append(p.found, date.Range{From: date.New(y1, time.Month(m1), 1), To: date.New(y2, time.Month(m2), 1).MonthEnd()})
	if dated {
		p.dated++
	} else {
		p.bare++
	}
}

func (p *periodReader) days(s string) {
	for _, z := range append(find(rxDays, s), find(rxDays8, s)...) {
		y2 := number(z[4])
		if y2 == 0 {
			y2 = number(z[1])
		}
		p.addDays(number(z[1]), number(z[2]), number(z[3]), y2, number(z[5]), number(z[6]), true)
	}
	if len(p.found) > 0 {
		return
	}
	for _, z := range append(find(rxDaysBare, s), find(rxDays4, s)...) {
		m1, m2 := number(z[1]), number(z[3])
		y2 := p.near(m2)
		if y1, y2 := number(z[1]+z[2]), number(z[3]+z[4]); y1 >= 2000 && y1 < 2100 && y2 >= y1 && y2 < 2100 { // two years
			continue
		}
		y1 := y2
		if m1 > m2 {
			y1--
		}
		p.addDays(y1, m1, number(z[2]), y2, m2, number(z[4]), false)
	}
}

func (p *periodReader) addDays(y1, m1, d1, y2, m2, d2 int, dated bool) {
	if m1 < 1 || m1 > 12 || m2 < 1 || m2 > 12 || d1 < 1 || d1 > 31 || d2 < 1 || d2 > 31 {
		return
	}
	r := date.Range{From: date.New(y1, time.Month(m1), d1), To: date.New(y2, time.Month(m2), d2)}
	if n := r.Days(); n < 1 || n > 740 {
		return
	}
	p.found = append(p.found, r)
	if dated {
		p.dated++
	} else {
		p.bare++
	}
}

func (p *periodReader) months(s string) {
	for _, z := range find(rxYearDot, s) {
		y2 := number(z[3])
		if y2 == 0 {
			y2 = number(z[1])
		}
		p.add(number(z[1]), number(z[2]), y2, number(z[4]), true)
	}
	for _, z := range find(rxShort, s) {
		if y := year(z[1]); z[3] != "" && p.thisTime(y) {
			p.add(y, number(z[2]), year(z[3]), number(z[4]), true)
		}
	}
	for _, z := range find(rxMonths, s) {
		a, b := number(z[2]), number(z[4])
		y1, y2 := year(z[1]), year(z[3])
		if y2 == 0 && y1 != 0 {
			if y2 = y1; b < a {
				y2++
			}
		}
		if y2 == 0 {
			y2 = p.near(b)
		}
		if y1 == 0 {
			if y1 = y2; a > b {
				y1--
			}
		}
		p.add(y1, a, y2, b, z[1]+z[3] != "")
	}
}

func (p *periodReader) list(s string) {
	for _, z := range find(rxList, s) {
		for _, part := range strings.FieldsFunc(z[2], func(r rune) bool { return r < '0' || r > '9' }) {
			month, y := number(part), year(z[1])
			if y == 0 {
				y = p.near(month)
			}
			p.add(y, month, y, month, z[1] != "")
		}
	}
}

// parts reads quarters, halves and whole years.
func (p *periodReader) parts(s string) {
	span := func(y string, first, last int) {
		n := year(y)
		if n == 0 {
			n = p.near(first)
		}
		p.add(n, first, n, last, y != "")
	}
	for _, rx := range []*regexp.Regexp{rxQuarter, rxQ} {
		for _, z := range find(rx, s) {
			q := number(z[2])
			span(z[1], q*3-2, q*3)
		}
	}
	for _, z := range find(rxHalf, s) {
		if z[2] == "上" {
			span(z[1], 1, 6)
		} else {
			span(z[1], 7, 12)
		}
	}
	for _, z := range find(rxYear, s) {
		span(z[1], 1, 12)
	}
}

// single reads months one by one: 3月, 2025年3月, 2025.03, 202503.
func (p *periodReader) single(s string) {
	for _, z := range find(rxMonth, s) {
		month, y := number(z[2]), year(z[1])
		if y == 0 {
			y = p.near(month)
		}
		p.add(y, month, y, month, z[1] != "")
	}
	if len(p.found) > 0 {
		return
	}
	for _, rx := range []*regexp.Regexp{rxCompact, rxDotMonth} {
		for _, z := range find(rx, s) {
			p.add(number(z[1]), number(z[2]), number(z[1]), number(z[2]), true)
		}
	}
	for _, z := range find(rxShort, s) { // 25.3, where nothing else is told and it is no price
		if y := year(z[1]); len(p.found) == 0 && z[3] == "" && p.thisTime(y) && !strings.Contains(s, z[0]+"元") && !strings.Contains(s, z[0]+"块") && !strings.Contains(s, z[0]+"%") {
			p.add(y, number(z[2]), y, number(z[2]), true)
		}
	}
}

// thisTime says that a year is that of the receipt or one beside it.
func (p *periodReader) thisTime(y int) bool {
	return y >= p.day.Year()-1 && y <= p.day.Year()+1
}

// terms are the seasons in which schools bill, by the months they begin and end with.
var terms = []struct {
	words       []string
	first, last int
}{{[]string{"春季", "春学期"}, 2, 6}, {[]string{"秋季", "秋学期"}, 9, 12}, {[]string{"暑期", "暑假"}, 7, 8}}

// schooling are words beside which a season is a term.
var schooling = strings.Fields("学 课 班 培训 托管 教材 书本")

// term reads 春季学费. 上学期 and 下学期 tell no time: people mean the half of the school year or the one to come.
func (p *periodReader) term(s string) {
	if containsAny(s, schooling) == "" {
		return
	}
	for _, t := range terms {
		if containsAny(s, t.words) != "" {
			y := p.near(t.first)
			p.add(y, t.first, y, t.last, false)
		}
	}
}

func (p *periodReader) words(s string) {
	first := p.day.MonthStart()
	switch {
	case p.day.IsZero():
		return
	case strings.Contains(s, "本月") || strings.Contains(s, "当月"):
	case strings.Contains(s, "上月") || strings.Contains(s, "上个月"):
		first = first.AddMonths(-1)
	default:
		return
	}
	p.found, p.dated = append(p.found, date.Range{From: first, To: first.MonthEnd()}), p.dated+1
}

// find gives the groups of every match that is not the middle of a longer number.
func find(rx *regexp.Regexp, s string) [][]string {
	var out [][]string
	for _, at := range rx.FindAllStringSubmatchIndex(s, 8) {
		if at[0] > 0 && digit(s[at[0]]) && digit(s[at[0]-1]) || at[1] < len(s) && digit(s[at[1]-1]) && digit(s[at[1]]) {
			continue
		}
		groups := make([]string, len(at)/2)
		for i := range groups {
			if at[2*i] >= 0 {
				groups[i] = s[at[2*i]:at[2*i+1]]
			}
		}
		out = append(out, groups)
	}
	return out
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// year reads 2025 and 25.
func year(s string) int {
	n := number(s)
	if s != "" && n < 100 {
		n += 2000
	}
	return n
}

// inDigits writes Chinese numbers in digits, but not those that stand beside digits: in 陶源一1月 the 一 is of a name.
func inDigits(text string) string {
	var b strings.Builder
	last := 0
	for _, at := range rxHan.FindAllStringIndex(text, -1) {
		if at[0] > 0 && digit(text[at[0]-1]) || at[1] < len(text) && digit(text[at[1]]) {
			continue
		}
		b.WriteString(text[last:at[0]])
		b.WriteString(chineseNumber(text[at[0]:at[1]]))
		last = at[1]
	}
	return b.String() + text[last:]
}

// chineseNumber turns 十二 into 12 and 二〇二五 into 2025; what is no number stays.
func chineseNumber(s string) string {
	text := []rune(s)
	value := func(r rune) int {
		if r == '〇' {
			return 0
		}
		for i, d := range []rune("零一二三四五六七八九") {
			if d == r {
				return i
			}
		}
		return -1
	}
	ten := -1
	for i, r := range text {
		if r == '十' {
			if ten >= 0 || i > 1 || len(text) > i+2 {
				return s
			}
			ten = i
		}
	}
	if ten < 0 {
		var b strings.Builder
		for _, r := range text {
			b.WriteString(strconv.Itoa(value(r)))
		}
		return b.String()
	}
	n := 10
	if ten == 1 {
		n = 10 * value(text[0])
	}
	if ten+1 < len(text) {
		n += value(text[ten+1])
	}
	return strconv.Itoa(n)
}

// covers says whether an invoice's days and a period are about the same time: they share more than half of the
// shorter one, or about half where the invoice begins in the period.
func covers(p, v date.Range) bool {
	shared, short := overlap(p, v), min(p.Days(), v.Days())
	return 2*shared > short || 2*shared >= short-3 && p.From <= v.From && v.From <= p.To
}

// overlap counts the days that two ranges share.
func overlap(a, b date.Range) int {
	shared := date.Range{From: max(a.From, b.From), To: min(a.To, b.To)}
	if shared.To < shared.From {
		return 0
	}
	return shared.Days()
}
