package charge

import (
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Period is what one invoice line answers for: its days, both included, and the days of its demand.
type Period struct {
	From  date.Date `json:"from" ts_type:"string"`
	To    date.Date `json:"to" ts_type:"string"`
	Issue date.Date `json:"issue" ts_type:"string"`
	Due   date.Date `json:"due" ts_type:"string"`
}

// Billed is a period with its lines. Total is their sum.
type Billed struct {
	Period Period       `json:"period"`
	Lines  []Line       `json:"lines"`
	Total  money.Amount `json:"total" ts_type:"string"`
}

// Periods gives every period of the charge whose issue date is not after through, in order. Together they cover
// the charge's days without gap or overlap, and a later through only adds to the end.
func (t Terms) Periods(through date.Date) []Period { return t.PeriodsBetween(0, through) }

// PeriodsBetween gives the periods whose issue date lies in from..through, both included. It goes straight to
// the first of them, however long the charge has been running.
func (t Terms) PeriodsBetween(from, through date.Date) []Period {
	if t.CycleMonths == 0 {
		return slices.DeleteFunc(t.oncePeriods(), func(p Period) bool { return p.From > p.To || p.Issue < from || p.Issue > through })
	}
	var periods []Period
	origin, first := t.origin(t.CycleMonths), t.cycleBefore(from)
	next := origin.AddMonths(first * t.CycleMonths)
	for k := first; ; k++ {
		start := next
		next = origin.AddMonths((k + 1) * t.CycleMonths)
		days := t.clip(date.Range{From: start, To: next.AddDays(-1)})
		if days.From > days.To {
			return periods
		}
		p := t.dated(days.From, days.To)
		if p.Issue > through {
			return periods
		}
		if p.Issue >= from {
			periods = append(periods, p)
		}
	}
}

// begin is the day from which everything is counted.
func (t Terms) begin() date.Date { return or(t.Origin, t.Start) }

// origin is where cycles of c months are counted from; billing months are cycles of one. On the calendar it is
// the start of the cycle that holds the day from which all is counted, and may lie before it.
func (t Terms) origin(c int) date.Date {
	begin := t.begin()
	if t.Anchor != AnchorCalendar {
		return begin
	}
	return begin.MonthStart().AddMonths(-((int(begin.Month()) - 1) % c))
}

// cycleBefore gives a cycle whose issue date is certainly before from, or the first one that holds days of the charge.
func (t Terms) cycleBefore(from date.Date) int {
	origin, day := t.origin(t.CycleMonths), from.AddDays(-t.IssueOffsetDays)
	first := monthsUntil(origin, t.Start) / t.CycleMonths
	if from == 0 || day <= origin {
		return first
	}
	return max(first, monthsUntil(origin, day)/t.CycleMonths-2) // arrears are issued one cycle later
}

// monthsUntil gives the greatest m for which from.AddMonths(m) is not after day. The day is not before from.
func monthsUntil(from, day date.Date) int {
	y1, m1, _ := from.Time().Date()
	y2, m2, _ := day.Time().Date()
	m := (y2-y1)*12 + int(m2-m1)
	if from.AddMonths(m) > day {
		m--
	}
	return m
}

// clip cuts days to those the charge covers.
func (t Terms) clip(r date.Range) date.Range {
	r.From = max(r.From, t.Start)
	if last := t.last(); last != 0 {
		r.To = min(r.To, last)
	}
	return r
}

// dated adds issue and due date to a period's days.
func (t Terms) dated(from, to date.Date) Period {
	issue := from
	if t.timing() == Arrears {
		issue = to.AddDays(1)
	}
	issue = issue.AddDays(t.IssueOffsetDays)
	return Period{From: from, To: to, Issue: issue, Due: t.due(issue)}
}

// due gives the day on which a bill is due, moved off days without work where that is asked for.
func (t Terms) due(issue date.Date) date.Date {
	day := t.dueByTerms(issue)
	if t.DueShift == "" || t.Calendar.IsWorkday(day) {
		return day
	}
	if t.DueShift == DueBefore {
		for d := day - 1; d >= issue; d-- {
			if t.Calendar.IsWorkday(d) {
				return d
			}
		}
	}
	for d := day + 1; d < day+mostShift; d++ {
		if t.Calendar.IsWorkday(d) {
			return d
		}
	}
	return day
}

// mostShift ends the search for a day of work in a calendar that has none.
const mostShift = 60

// dueByTerms gives the first DueDay of a month, clamped to that month, on or after the issue date; or DueDays after it.
func (t Terms) dueByTerms(issue date.Date) date.Date {
	if t.DueDay == 0 {
		return issue.AddDays(t.DueDays)
	}
	month := issue.MonthStart()
	if day := clamped(month, t.DueDay); day >= issue {
		return day
	}
	return clamped(month.AddMonths(1), t.DueDay)
}

// clamped gives the day-th of a month, or the month's last day.
func clamped(monthStart date.Date, day int) date.Date {
	return monthStart.AddDays(min(day, monthStart.DaysInMonth()) - 1)
}
