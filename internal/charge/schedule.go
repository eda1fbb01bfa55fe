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

// Schedule gives what a charge bills on the days from..to, both included: the preview of a contract.
// It fails as Lines does.
func Schedule(t Terms, from, to date.Date) ([]Billed, error) {
	periods := t.PeriodsBetween(from, to)
	schedule := make([]Billed, 0, len(periods))
	for _, p := range periods {
		lines, err := t.Lines(p)
		if err != nil {
			return nil, err
		}
		b := Billed{Period: p, Lines: lines}
		for _, l := range lines {
			b.Total += l.Amount
		}
		schedule = append(schedule, b)
	}
	return schedule, nil
}
