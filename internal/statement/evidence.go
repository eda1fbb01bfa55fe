package statement

import (
	"strings"

	"zhangfang/internal/date"
)

// dateOrder finds the order of day and month over all values: a number above 12 settles it, then the order in which
// the dates rise or fall, then the one in which they lie closer together. Without evidence it is day first. Only the
// number above 12 is sure.
func dateOrder(texts []string) (order DateOrder, sure bool) {
	first, second, short := 0, 0, 0
	years, days := map[string]bool{}, map[string]bool{}
	for _, s := range texts {
		var p [maxRuns]string
		month := 0
		n := digitRuns(s, &p, &month)
		if n == 0 {
			s, _ = relaxed(s)
			month, n = 0, digitRuns(s, &p, &month)
		}
		if n >= 3 && month == 0 && !clockFirst(s) && beforeColon(s) != 2 && len(p[0]) <= 2 && len(p[1]) <= 2 {
			short++
			if len(p[0]) == 2 && len(p[2]) == 2 {
				years[p[0]], days[p[2]] = true, true
			}
			first, second = max(first, atoi(p[0])), max(second, atoi(p[1]))
		}
	}
	switch {
	case short == 0:
		return YearFirst, true
	case first > 31:
		return YearFirst, true
	case first > 12 && second <= 12 && len(years) == 1 && len(days) > 1 && short > 2: // 26-03-02, 26-03-05: the first never moves
		return YearFirst, true
	case first > 12 && second <= 12:
		return DayFirst, true
	case second > 12 && first <= 12:
		return MonthFirst, true
	}
	d, m := ordered(texts, DayFirst), ordered(texts, MonthFirst)
	if m && !d || m == d && reach(texts, MonthFirst) < reach(texts, DayFirst) {
		return MonthFirst, false
	}
	return DayFirst, false
}

// reach is how many days lie between the first and the last of the dates.
func reach(texts []string, order DateOrder) int {
	var from, to date.Date
	for _, s := range texts {
		if m, ok := parseMoment(s, order, nil); ok {
			if from == 0 || m.day < from {
				from = m.day
			}
			to = max(to, m.day)
		}
	}
	return int(to - from)
}

// ordered says that the dates only rise or only fall.
func ordered(texts []string, order DateOrder) bool {
	up, down := true, true
	var last moment
	for i, s := range texts {
		m, ok := parseMoment(s, order, nil)
		if !ok {
			return false
		}
		if i > 0 {
			up, down = up && m.day >= last.day, down && m.day <= last.day
		}
		last = m
	}
	return up || down
}

// decimalMark finds out whether a comma or a point stands before the decimals: the mark that stands last, or is
// followed by other than three digits. sure is false where both occur, or only groups of three do.
func decimalMark(texts []string, binary bool) (mark string, sure bool) {
	point, comma, unclear := 0, 0, 0
	for _, s := range texts {
		i := strings.LastIndexAny(s, ".,")
		if i < 0 || digitsIn(s) == 0 {
			continue
		}
		after := digitsIn(s[i+1:])
		both := strings.ContainsAny(s[:i], ".,") && !strings.Contains(s[:i], s[i:i+1])
		switch {
		case after == 3 && !both && !(binary && s[i] == '.'): // a number in a workbook has no groups
			unclear++
		case s[i] == '.':
			point++
		default:
			comma++
		}
	}
	switch {
	case comma > point:
		return ",", point == 0
	case point > 0:
		return ".", comma == 0
	}
	return ".", unclear == 0
}
