package statement

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// Days may come without their year: 11-22, 11月22日, 12/29. Card statements and what is copied from an app write them so, and say the
// year once, above or below the lines, in the name of the sheet or of the file, or nowhere. Then it is asked for.

// yearDay is a day of any year: 32 times its month and its day.
type yearDay int

func (d yearDay) in(year int) (date.Date, bool) {
	m, ok := build(hhmm(year), strconv.Itoa(int(d)/32), strconv.Itoa(int(d)%32), nil)
	return m.day, ok
}

// parseYearDay reads 11-22 · 11/22 · 11.22 · 1122 · 11月22日 · 22 Nov, with or without a time; 22/11 where the day stands first.
func parseYearDay(cell string, order DateOrder, g *grid) (d yearDay, at string, ok bool) {
	s := tidy(cell)
	if s == "" || len(s) > 40 || g != nil && g.binary && !strings.ContainsAny(s, "月-/") && monthNamed(s) == 0 {
		return 0, "", false // a number of a workbook
	}
	s, afternoon := relaxed(s)
	var p [maxRuns]string
	month, day := 0, 0
	n := digitRuns(s, &p, &month)
	first := 2 // run of the time
	switch {
	case n == 0:
		return 0, "", false
	case month > 0:
		first, day = 1, atoi(p[0])
	case n == 1 && len(p[0]) == 4:
		month, day = atoi(p[0][:2]), atoi(p[0][2:])
	case n < 2 || len(p[0]) > 2 || len(p[1]) > 2 || clockFirst(s) || strings.Contains(s, ".") && len(p[0])+len(p[1]) < 4:
		return 0, "", false
	case order == DayFirst && !strings.Contains(s, "月"):
		month, day = atoi(p[1]), atoi(p[0])
	default:
		month, day = atoi(p[0]), atoi(p[1])
	}
	if n > first && beforeColon(s) != first {
		return 0, "", false // a year, or no day at all
	}
	m, ok := build("2000", strconv.Itoa(month), strconv.Itoa(day), clock(p[min(first, n):n]))
	if ok && afternoon >= 0 && m.time != "" {
		m.time = hhmm(atoi(m.time[:2])%12 + 12*afternoon)[2:] + m.time[2:]
	}
	return yearDay(32*month + day), m.time, ok
}

func monthNamed(s string) int {
	for i := range len(s) {
		if isLetter(s[i]) {
			return monthName(s[i:])
		}
	}
	return 0
}

// beforeColon says which run of digits stands before the first colon: 2 in 11-22 09:12; -1 where there is none.
func beforeColon(s string) int {
	run, inside := -1, false
	for _, r := range s {
		digit := r >= '0' && r <= '9'
		if digit && !inside {
			run++
		}
		if inside = digit; r == ':' || r == '：' || r == '时' {
			return run
		}
	}
	return -1
}

// years gives days without a year theirs: of the year of the last day in the file, those behind it of the year before.
type years struct {
	order DateOrder
	last  yearDay
	year  int
}

func (y *years) moment(text string, g *grid) (moment, bool) {
	d, at, ok := parseYearDay(text, y.order, g)
	if !ok {
		return moment{}, false
	}
	year := y.year
	if d > y.last {
		year--
	}
	day, ok := d.in(year)
	return moment{day, at}, ok
}

// lastOf finds the last day of a run of days, which may cross New Year: where they begin anew, or before a pause of half a year.
func lastOf(days []yearDay) yearDay {
	down, up := 0, 0
	for i, d := range days[1:] {
		switch {
		case d < days[i]:
			down++
		case d > days[i]:
			up++
		}
	}
	first, end := days[0], days[len(days)-1]
	sorted := slices.Compact(slices.Sorted(slices.Values(days)))
	last := sorted[len(sorted)-1]
	switch {
	case len(sorted) == 2: // in no order
	case down == 0 || up == 0: // in that of one year
		return last
	case down == 1 && end < first: // once into a new one, the later below
		return end
	case up == 1 && first < end: // the later above
		return first
	}
	for i, d := range sorted[1:] {
		if d-sorted[i] > 6*32 {
			return sorted[i]
		}
	}
	return last
}

// findYear settles the year of days that have none, where most of a table's are so: by what the file says, else by the answer, else it
// takes the latest that is not to come, and asks.
func (p *plan) findYear(f *file, opt Options) (ask func(*Statement), err error) {
	ask = func(*Statement) {}
	days, example := p.yearDays()
	if days == nil {
		return ask, nil
	}
	y := &years{order: p.yearOrder(), last: lastOf(days)}
	p.years = y
	if until := p.until(f, opt.Today); until != 0 {
		y.year = lastBy(y.last, until)
		return ask, nil
	}
	answer := opt.Answers[AskYear]
	if y.year = atoi(answer); answer != "" && (len(answer) != 4 || y.year < 1990 || y.year > 2200) {
		return nil, fault.New(NoSuchAnswer, fault.Args{"value": answer, "choices": "2026, 2025 …"})
	}
	if answer == "" {
		if opt.Today == 0 {
			return nil, fault.New(YearMissing, fault.Args{"value": example})
		}
		y.year = lastBy(y.last, opt.Today)
	}
	return func(s *Statement) { s.askYear(y.year, example, answer != "") }, nil
}

// askYear puts the question, and the doubt beside it while nobody has answered.
func (s *Statement) askYear(taken int, example string, answered bool) {
	q := Question{Ask: AskYear, Guess: strconv.Itoa(taken), Example: example}
	for i := range 4 {
		q.Choices = append(q.Choices, strconv.Itoa(taken-i))
	}
	s.Questions = append(s.Questions, q)
	if !answered {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(DoubtYear, fault.Args{"value": example, "year": taken})})
	}
}

// lastBy is the latest year in which a day is not long after another: a statement may tell of a payment that is booked tomorrow.
func lastBy(d yearDay, until date.Date) int {
	const soon = 7
	year := until.AddDays(soon).Year()
	if day, ok := d.in(year); ok && day > until.AddDays(soon) {
		year--
	}
	return year
}

// yearDays gives the days of a table where most have no year, with the first as it stands; nil where the years are there.
func (p *plan) yearDays() (days []yearDay, example string) {
	full, order := 0, p.yearOrder()
	var buf []string
	for i, r := range p.grid.rows[p.head+1:] {
		if i == sampleRows && len(days) <= full {
			return nil, ""
		}
		buf = p.grid.of(r, buf)
		text := p.dates.day(buf)
		if text == "" {
			continue
		}
		if _, ok := parseMoment(text, p.order, p.grid); ok {
			full++
		} else if d, _, ok := parseYearDay(text, order, p.grid); ok {
			if days = append(days, d); example == "" {
				example = text
			}
		}
	}
	if len(days) <= full {
		return nil, ""
	}
	return days, example
}

// yearOrder is the order of day and month where no year stands beside them: the month first, unless a first number above 12 says otherwise.
func (p *plan) yearOrder() DateOrder {
	var buf []string
	order := MonthFirst
	for _, r := range p.grid.rows[p.head+1:][:min(len(p.grid.rows)-p.head-1, sampleRows)] {
		buf = p.grid.of(r, buf)
		text := p.dates.day(buf)
		if _, _, ok := parseYearDay(text, MonthFirst, p.grid); ok {
			continue
		}
		if _, _, ok := parseYearDay(text, DayFirst, p.grid); ok {
			order = DayFirst
		}
	}
	return order
}

// until is the last day that a file without years in its lines may tell of, as far as it says: by its period, else by the month or the
// year in its title, else by the day on which it was made; 0 where it says nothing. What stands in the file counts before its name, and
// nothing by which lines would be of a day to come.
func (p *plan) until(f *file, today date.Date) date.Date {
	texts := []string{p.grid.sheet}
	var buf []string
	for i, r := range p.grid.rows {
		buf = p.grid.of(r, buf)
		if _, _, ok := parseYearDay(p.dates.day(buf), p.years.order, p.grid); i > p.head && ok {
			continue // a line; its memo may tell of any year
		}
		if text := joined(buf); len(texts) < 2*headerSpan && datedText.MatchString(text) {
			texts = append(texts, text)
		}
	}
	for _, from := range [][]string{texts, {plainName(f.name)}} {
		var best told
		for _, text := range from {
			t := toldIn(text)
			last, _ := p.years.last.in(lastBy(p.years.last, t.until))
			if (today == 0 || last <= today.AddDays(31)) && (t.rank > best.rank || t.rank == best.rank && t.until > best.until) {
				best = t
			}
		}
		if best.until != 0 {
			return best.until
		}
	}
	return 0
}

// told is what a text says of the days that a file is about.
type told struct {
	rank  int
	until date.Date
}

// The ranks, the best last.
const (
	madeOn = 1 + iota
	inYear
	inMonth
	inPeriod
)

var (
	datedText = regexp.MustCompile(`(?i)[日时期年月周]|dat|time|period|month|year|from|to|20\d\d[-/.]\d`) // a number alone is none
	wholeDays = regexp.MustCompile(`\b((?:19|20)\d\d)(?:([-/.年]) ?(\d{1,2})(?:[-/.月] ?(\d{1,2}))?\b|(\d\d)(\d\d)?(?:\d{6})?\b|(年))`)
	daysFirst = regexp.MustCompile(`\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b`)
	namedDays = regexp.MustCompile(`(?i)\b(?:(\d{1,2})[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -](?:(\d{1,2}),? )?((?:19|20)\d\d)\b`)
)

// toldIn finds days, months and years in a text: two days are a period, one is the day on which the file was made.
func toldIn(text string) told {
	var best told
	days, latest := 0, date.Date(0)
	say := func(rank int, until date.Date) {
		if until == 0 {
			return
		}
		if rank == madeOn {
			if days++; days > 1 {
				rank = inPeriod
			}
			latest = max(latest, until)
			until = latest
		}
		if rank > best.rank || rank == best.rank && until > best.until {
			best = told{rank, until}
		}
	}
	end := func(year, month, day int) date.Date { d, _ := nearest(year, month, day); return d }
	for _, m := range wholeDays.FindAllStringSubmatch(text, -1) {
		year, month, day := atoi(m[1]), atoi(first(m[3], m[5])), atoi(first(m[4], m[6]))
		switch {
		case day > 0:
			say(madeOn, end(year, month, day))
		case month > 0 && m[2] != ".": // 2026.11 is an amount
			say(inMonth, end(year, month, 31))
		case m[7] != "":
			say(inYear, end(year, 12, 31))
		}
	}
	for _, m := range daysFirst.FindAllStringSubmatch(text, -1) {
		day, month := atoi(m[1]), atoi(m[2])
		if month > 12 {
			day, month = month, day
		}
		say(madeOn, end(atoi(m[3]), month, day))
	}
	for _, m := range namedDays.FindAllStringSubmatch(text, -1) {
		if day := first(m[1], m[3]); day != "" {
			say(madeOn, end(atoi(m[4]), monthName(m[2]), atoi(day)))
		} else {
			say(inMonth, end(atoi(m[4]), monthName(m[2]), 31))
		}
	}
	return best
}

// plainName gives the numbers of a file's name; one that may be a year is taken for one.
func plainName(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune("-/.年月日", r) })
	for i, w := range words {
		if words[i] = strings.Trim(w, "-/."); len(words[i]) == 4 {
			words[i] += "年"
		}
	}
	return strings.Join(words, " ")
}
