package charge

import (
	"time"

	"zhangfang/internal/date"
)

// Calendar holds the days that differ from the week: holidays (false), and weekends on which one works (true).
type Calendar map[date.Date]bool

// IsWorkday says whether one works on a day: Monday to Friday, unless the calendar says otherwise.
func (c Calendar) IsWorkday(d date.Date) bool {
	if works, ok := c[d]; ok {
		return works
	}
	day := d.Weekday()
	return day != time.Saturday && day != time.Sunday
}

// Workdays counts the days of work in a closed range.
func (c Calendar) Workdays(r date.Range) int {
	n := 0
	for d := r.From; d <= r.To; d++ {
		if c.IsWorkday(d) {
			n++
		}
	}
	return n
}
