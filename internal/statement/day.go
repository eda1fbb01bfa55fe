package statement

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"zhangfang/internal/date"
)

// DateOrder says how a date of three numbers is read where the year does not stand first.
type DateOrder string

// The orders. A year of four digits in front is always read as YearFirst.
const (
	YearFirst  DateOrder = "ymd"
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
)

// moment is what a date cell gives.
type moment struct {
	day  date.Date
	time string // HH:MM:SS or ""
}

// parseMoment reads a day with or without a time: 2023-02-12 21:32:14 · 2024/12/30 · 20250101 · 20260410 17:07:09 ·
// 2026-03-02-09.12.33.000000 · 2026年3月2日 · 24/03/2025 by order · 115/03/02 of Taiwan · 02 Jan 2026 · 2026-03-02T09:12:33Z · a serial
// number from a workbook. ok is false for anything else, also for days that are not on the calendar.
func parseMoment(cell string, order DateOrder, g *grid) (moment, bool) {
	s := tidy(cell)
	if s == "" || len(s) > 60 {
		return moment{}, false
	}
	if g != nil && g.binary {
		if m, ok := serialMoment(s, g.base1904); ok {
			return m, true
		}
	}
	m, ok := readMoment(s, order)
	if ok && !halved(s) {
		return m, true
	}
	plain, afternoon := relaxed(s)
	if plain == s && afternoon < 0 {
		return m, ok
	}
	if m, ok = readMoment(plain, order); ok && afternoon >= 0 && m.time != "" {
		hour := atoi(m.time[:2])%12 + 12*afternoon
		m.time = hhmm(hour)[2:] + m.time[2:]
	}
	return m, ok
}

// halved says that a moment which was read may end in AM or PM: 2 Mar 2026 9:12 PM.
func halved(s string) bool { return s[len(s)-1] == 'M' || s[len(s)-1] == 'm' || s[len(s)-1] == '.' }

// relaxed is a moment without what surrounds it in some files: full-width forms, the day of the week, AM and PM.
// afternoon is -1 where neither half of the day is told.
func relaxed(s string) (plain string, afternoon int) {
	afternoon = -1
	s = strings.Map(func(r rune) rune {
		if r >= 0xFF01 && r <= 0xFF5E {
			return r - 0xFEE0
		}
		return r
	}, s)
	for _, w := range []struct {
		word string
		half int
	}{{"上午", 0}, {"下午", 1}, {"AM", 0}, {"PM", 1}, {"am", 0}, {"pm", 1}, {"a.m.", 0}, {"p.m.", 1}} {
		if i := strings.Index(s, w.word); i >= 0 {
			s, afternoon = s[:i]+" "+s[i+len(w.word):], w.half
			break
		}
	}
	for _, day := range weekdays {
		if i := strings.Index(s, day); i >= 0 {
			s = s[:i] + " " + s[i+len(day):]
			break
		}
	}
	return spelt(strings.Trim(s, " ()[],")), afternoon
}

var weekdays = strings.Fields("星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 " +
	"Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun")

func readMoment(s string, order DateOrder) (moment, bool) {
	var p [maxRuns]string // runs of digits
	var month int         // by name
	n := digitRuns(s, &p, &month)
	switch {
	case month > 0:
		if beforeColon(s) == 1 {
			return moment{}, false // 22 Nov 09:12
		}
		return namedMonth(p[:n], month)
	case n == 0:
		return moment{}, false
	case len(p[0]) == 14: // 20260302091233
		return build(p[0][:4], p[0][4:6], p[0][6:8], []string{p[0][8:10], p[0][10:12], p[0][12:]})
	case len(p[0]) == 8:
		return build(p[0][:4], p[0][4:6], p[0][6:], clock(p[1:n]))
	case n < 3 || clockFirst(s) || n > 3 && len(p[2]) <= 2 && len(p[0]) <= 2 && beforeColon(s) == 2: // 11-22 09:12 has no year
		return moment{}, false
	case len(p[0]) == 4:
		return build(p[0], p[1], p[2], clock(p[3:n]))
	case len(p[0]) == 3 && p[0][0] == '1': // of the Republic, 115/03/02
		return build(strconv.Itoa(1911+atoi(p[0])), p[1], p[2], clock(p[3:n]))
	case len(p[0]) > 2 || len(p[1]) > 2:
		return moment{}, false
	case order == MonthFirst:
		return build(century(p[2]), p[0], p[1], clock(p[3:n]))
	case order == DayFirst:
		return build(century(p[2]), p[1], p[0], clock(p[3:n]))
	}
	return build(century(p[0]), p[1], p[2], clock(p[3:n]))
}

// clockFirst tells 09:12:33 from 9.12.33: no date has a colon behind its first number.
func clockFirst(s string) bool {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i < 3 && (strings.HasPrefix(s[i:], ":") || strings.HasPrefix(s[i:], "："))
}

// maxRuns is what 2026-03-02T09:12:33.000+08:00 has, and one more.
const maxRuns = 10

// digitRuns splits a cell into its runs of digits. Any text that does not belong to a date makes it none (0).
func digitRuns(s string, out *[maxRuns]string, month *int) int {
	n, start := 0, -1
	for i, r := range s {
		if r >= '0' && r <= '9' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			if n == len(out) {
				return 0
			}
			out[n], start = s[start:i], -1
			n++
		}
		switch {
		case strings.ContainsRune("-/.:：年月日时分秒 \t,+TZ", r) || r == '\u00A0' || r == '\u3000':
			if r == 'T' && n == 0 { // "Tue"
				return 0
			}
		case isLetter(byte(r)) && r < 0x80:
			if *month == 0 {
				*month = monthName(s[i:])
			}
			if *month == 0 {
				return 0
			}
		default:
			return 0
		}
	}
	if start >= 0 {
		if n == len(out) {
			return 0
		}
		out[n] = s[start:]
		n++
	}
	return n
}

var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func monthName(s string) int {
	if len(s) < 3 {
		return 0
	}
	for i, m := range monthNames {
		if strings.EqualFold(s[:3], m) {
			return i + 1
		}
	}
	return 0
}

// namedMonth reads 02 Jan 2026 and Jan 2, 2026: the day is the number in front of the year.
func namedMonth(p []string, month int) (moment, bool) {
	if len(p) < 2 {
		return moment{}, false
	}
	day, year := p[0], p[1]
	if len(day) == 4 {
		day, year = year, day
	}
	return build(century(year), strconv.Itoa(month), day, clock(p[2:]))
}

func century(year string) string {
	if len(year) != 2 {
		return year
	}
	if year >= "70" {
		return "19" + year
	}
	return "20" + year
}

// clock gives hours, minutes and seconds from what follows a date; 123456 is HHMMSS.
func clock(p []string) []string {
	if len(p) > 0 && len(p[0]) == 6 {
		return []string{p[0][:2], p[0][2:4], p[0][4:]}
	}
	if len(p) < 2 {
		return nil
	}
	return p[:min(len(p), 3)]
}

func build(year, month, day string, hms []string) (moment, bool) {
	y, m, d := atoi(year), atoi(month), atoi(day)
	if len(year) != 4 || y < 1900 || y > 2200 || m < 1 || m > 12 || d < 1 || d > date.New(y, time.Month(m), 1).DaysInMonth() {
		return moment{}, false
	}
	out := moment{day: date.New(y, time.Month(m), d)}
	if len(hms) >= 2 {
		h, min, sec := atoi(hms[0]), atoi(hms[1]), 0
		if len(hms) == 3 {
			sec = atoi(hms[2])
		}
		if h == 24 && min == 0 && sec == 0 { // how some banks write the end of a day
			return out, true
		}
		if h < 0 || h > 23 || min < 0 || min > 59 || sec < 0 || sec > 60 {
			return moment{}, false
		}
		out.time = hhmmss(h, min, sec)
	}
	return out, true
}

func hhmmss(h, m, s int) string {
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10), ':', byte('0' + s/10), byte('0' + s%10)})
}

func atoi(s string) int {
	if len(s) > 4 || s == "" {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// serialMoment reads a workbook's day number: 46083.5 is noon of 2026-03-02. Only the years 1982 to 2119 count, so
// that 20260302 stays a date written in digits.
func serialMoment(s string, base1904 bool) (moment, bool) {
	v, ok := plainNumber(s, '.')
	if !ok || v.Sign() <= 0 {
		return moment{}, false
	}
	days := v.IntPart()
	if base1904 {
		days += 1462
	}
	if days < 30000 || days > 80000 {
		return moment{}, false
	}
	f, _ := v.Sub(v.Truncate(0)).Float64() // a time of day, not money
	seconds := int(f*86400 + 0.5)
	if seconds >= 86400 {
		days, seconds = days+1, 0
	}
	m := moment{day: date.New(1899, time.December, 30).AddDays(int(days))}
	if seconds > 0 {
		m.time = hhmmss(seconds/3600, seconds/60%60, seconds%60)
	}
	return m, true
}

// parseTime reads a time of its own column: 21:23:33 · 123456 · 93000 · 9:30 · a fraction of a day from a workbook.
func parseTime(cell string, g *grid) string {
	s := tidy(cell)
	if s == "" {
		return ""
	}
	if g.binary && strings.HasPrefix(s, "0.") {
		if v, err := strconv.ParseFloat(s, 64); err == nil && v < 1 {
			n := int(v*86400+0.5) % 86400
			return hhmmss(n/3600, n/60%60, n%60)
		}
	}
	if n, err := strconv.Atoi(s); err == nil && len(s) >= 3 && len(s) <= 6 && n >= 0 {
		s = fmt.Sprintf("%06d", n)
	}
	var p [maxRuns]string
	month := 0
	n := digitRuns(s, &p, &month)
	if n >= 6 || n >= 3 && len(p[0]) == 4 || n >= 1 && len(p[0]) >= 8 { // a whole moment
		m, _ := parseMoment(s, YearFirst, g)
		return m.time
	}
	hms := clock(p[:n])
	if len(hms) < 2 {
		return ""
	}
	m, _ := build("2000", "1", "1", hms)
	return m.time
}
