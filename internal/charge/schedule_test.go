package charge

import "zhangfang/internal/date"

// scheduled gives what a charge bills on the days from..to, both included. Periods that come to
// nothing yet are left out. It fails as Lines does.
func scheduled(t Terms, f Facts, from, to date.Date) ([]Billed, error) {
	periods := t.PeriodsBetween(from, to)
	schedule := make([]Billed, 0, len(periods))
	for _, p := range periods {
		r, err := t.Lines(p, f)
		if err != nil {
			return nil, err
		}
		if f = f.After(r); len(r.Lines) > 0 {
			schedule = append(schedule, Billed{Period: p, Lines: r.Lines, Total: r.Total()})
		}
	}
	return schedule, nil
}
