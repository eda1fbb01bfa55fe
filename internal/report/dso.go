package report

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// DsoMonth is how many days of billing stand unpaid at the end of a month (of the running month: today).
//
//	dso = receivables at the end ÷ billed in the last 90 days × 90
//
// where billed is the total of invoices issued in those days less credit notes dated in them.
type DsoMonth struct {
	Month      string       `json:"month"` // YYYY-MM
	AsOf       date.Date    `json:"asOf" ts_type:"string"`
	Receivable money.Amount `json:"receivable" ts_type:"string"`
	Billed     money.Amount `json:"billed" ts_type:"string"` // in the 90 days that end with asOf
	Days       string       `json:"days"`                    // one place, "23.4"; "" where nothing was billed
}

// Dso is the days sales outstanding by month, the earliest first.
type Dso struct {
	Rows []DsoMonth `json:"rows"`
}

// Dso says month by month how many days of billing stood unpaid at its end.
func (s *Service) Dso(ctx context.Context, p Period) (Dso, error) {
	var out Dso
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		months, err := p.months(tx.Today())
		if err != nil {
			return err
		}
		out, err = s.dso(ctx, tx, months)
		return err
	})
	return out, err
}

// window is how many days of billing the receivables are measured with.
const window = 90

func (s *Service) dso(ctx context.Context, tx *db.Tx, months []date.Date) (Dso, error) {
	ends := make([]date.Date, len(months))
	for i, m := range months {
		ends[i] = min(m.MonthEnd(), max(tx.Today(), m))
	}
	l, err := s.ledger(ctx, tx)
	if err != nil {
		return Dso{}, err
	}
	points := l.ages(ends)
	out := Dso{Rows: []DsoMonth{}}
	for i, m := range months {
		row := DsoMonth{Month: name(m), AsOf: ends[i], Receivable: points[i].Total}
		row.Billed, err = db.Value[money.Amount](ctx, tx, `
			SELECT CAST(-coalesce((SELECT sum(total) FROM credit_notes WHERE date > ?1 AND date <= ?2), 0) AS INTEGER)`, ends[i].AddDays(-window), ends[i])
		row.Billed += l.billed(ends[i].AddDays(-window), ends[i])
		if err != nil {
			return out, err
		}
		if row.Billed > 0 {
			row.Days = decimalOf(row.Receivable, row.Billed, window)
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}
