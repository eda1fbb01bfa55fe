package charge

import (
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Billed is a period with its lines. Total is their sum.
type Billed struct {
	Period Period       `json:"period"`
	Lines  []Line       `json:"lines"`
	Total  money.Amount `json:"total" ts_type:"string"`
}

// Schedule gives what a charge bills on the days from..to, both included: the preview of a contract. Periods that come to
// nothing yet are left out. It fails as Lines does.
func Schedule(t Terms, f Facts, from, to date.Date) ([]Billed, error) {
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
