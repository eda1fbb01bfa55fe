package report

import (
	"context"
	"encoding/json"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// TrendPoint is all that was owed at the end of a month; the last point is as of the day asked for.
type TrendPoint struct {
	AsOf date.Date `json:"asOf" ts_type:"string"`
	Buckets
	Total   money.Amount `json:"total" ts_type:"string"`
	Overdue money.Amount `json:"overdue" ts_type:"string"`
}

// TrendRequest asks how the aging has gone.
type TrendRequest struct {
	AsOf   date.Date `json:"asOf" ts_type:"string"` // "" is today
	Months int       `json:"months"`                // points, 1 to 36; 0 is 12
}

// Trend is the aging at the ends of months, the earliest first.
type Trend struct {
	Points []TrendPoint `json:"points"`
}

const mostPoints = 36

// Trend gives the aging at the ends of months, the last one as of the day asked for.
func (s *Service) Trend(ctx context.Context, r TrendRequest) (Trend, error) {
	if r.Months == 0 {
		r.Months = 12
	}
	if r.Months < 1 || r.Months > mostPoints {
		return Trend{}, fault.New(TooLong, fault.Args{"most": mostPoints}).At("months")
	}
	var out Trend
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if r.AsOf.IsZero() {
			r.AsOf = tx.Today()
		}
		ends := make([]date.Date, r.Months)
		for i := range ends {
			ends[i] = r.AsOf.MonthStart().AddMonths(i - r.Months + 1).MonthEnd()
		}
		ends[r.Months-1] = r.AsOf
		out.Points, err = Ages(ctx, tx, ends)
		return err
	})
	return out, err
}

// Ages gives the aging of the whole book as of some days, which are in order and at least one. It goes once over the ledger:
// whatever was issued or set against an invoice is summed by the invoice's due date and the first of the days on which it counts.
func Ages(ctx context.Context, tx *db.Tx, days []date.Date) ([]TrendPoint, error) {
	out := make([]TrendPoint, len(days))
	for i, d := range days {
		out[i].AsOf = d
	}
	arg, err := json.Marshal(days)
	if err != nil {
		return nil, err
	}
	type part struct {
		due    date.Date
		first  int
		amount money.Amount
	}
	err = db.Each(ctx, tx, func(p *part) []any { return []any{&p.due, &p.first, &p.amount} }, func(p part) error {
		for i := p.first; i < len(out); i++ {
			out[i].put(p.due, days[i], p.amount)
		}
		return nil
	}, `
		WITH d AS MATERIALIZED (SELECT key AS n, value AS day FROM json_each(?1)),
		counted AS (
			SELECT due_date, issue_date AS day, sum(total) AS amount FROM invoices WHERE state <> 'draft' AND issue_date <= ?2 GROUP BY 1, 2
			UNION ALL
			SELECT i.due_date, a.date, -sum(a.amount) FROM allocations a CROSS JOIN invoices i ON i.id = a.invoice_id
			WHERE i.state <> 'draft' AND a.date <= ?2 GROUP BY 1, 2)
		SELECT due_date, (SELECT min(n) FROM d WHERE d.day >= counted.day), CAST(sum(amount) AS INTEGER)
		FROM counted GROUP BY 1, 2`, string(arg), days[len(days)-1])
	for i := range out {
		out[i].Total, out[i].Overdue = out[i].Buckets.Total(), out[i].Buckets.Overdue()
	}
	return out, err
}
