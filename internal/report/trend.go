package report

import (
	"context"

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
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		if r.AsOf.IsZero() {
			r.AsOf = tx.Today()
		}
		ends := make([]date.Date, r.Months)
		for i := range ends {
			ends[i] = r.AsOf.MonthStart().AddMonths(i - r.Months + 1).MonthEnd()
		}
		ends[r.Months-1] = r.AsOf
		l, err := s.ledger(ctx, tx)
		if err == nil {
			out.Points = l.ages(ends)
		}
		return err
	})
	return out, err
}

// Ages gives the aging of the whole book as of some days.
func Ages(ctx context.Context, tx *db.Tx, days []date.Date) ([]TrendPoint, error) {
	l, err := readLedger(ctx, tx)
	if err != nil {
		return nil, err
	}
	return l.ages(days), nil
}
