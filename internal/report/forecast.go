package report

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// ForecastRequest asks when the open money may come in.
type ForecastRequest struct {
	AsOf date.Date `json:"asOf" ts_type:"string"` // "" is today
}

// Expected is open money by when it may come in, counted from a day.
type Expected struct {
	D30   money.Amount `json:"d30" ts_type:"string"`   // in the next 30 days
	D60   money.Amount `json:"d60" ts_type:"string"`   // in 31 to 60 days
	D90   money.Amount `json:"d90" ts_type:"string"`   // in 61 to 90 days
	Later money.Amount `json:"later" ts_type:"string"` // after that
	Doubt money.Amount `json:"doubt" ts_type:"string"` // more than 90 days past due: not counted on
}

// ForecastRow is one customer's part. Delay is how many days after the due date this customer usually pays: the mean over the
// last twelve months weighted by amount, rounded; of a customer without history the whole book's. Negative is early.
type ForecastRow struct {
	Customer int64        `json:"customerId"`
	Code     string       `json:"code"`
	Name     string       `json:"name"`
	Delay    int          `json:"delay"`
	Own      bool         `json:"own"` // the delay is the customer's own
	Total    money.Amount `json:"total" ts_type:"string"`
	Expected
}

// Forecast is when the open money may come in. An invoice is expected on its due date plus its customer's usual delay. One that is
// later than that already is expected after one more such delay from the day asked, at least seven days; one that is more
// than 90 days past due is not counted on. Bills that are not issued yet are not in it.
type Forecast struct {
	AsOf  date.Date     `json:"asOf" ts_type:"string"`
	Delay int           `json:"delay"` // of the whole book
	Rows  []ForecastRow `json:"rows"`
	Total money.Amount  `json:"total" ts_type:"string"`
	Expected
}

const (
	soon      = 7   // days: the soonest that an invoice is expected which is later than its customer usually is
	doubtful  = 90  // days past due after which it is not counted on
	earliest  = -30 // bounds of a usual delay
	latest    = 180
	lookBack  = 12 // months of payments that a usual delay is taken from
	anyone    = 0  // stands for the whole book among customers
	rowsAtTop = 5
)

// Forecast says when the open money may come in.
func (s *Service) Forecast(ctx context.Context, r ForecastRequest) (Forecast, error) {
	var out Forecast
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if r.AsOf.IsZero() {
			r.AsOf = tx.Today()
		}
		people, err := s.everybody(ctx, tx)
		if err != nil {
			return err
		}
		out, err = s.forecast(ctx, tx, r.AsOf, people)
		return err
	})
	return out, err
}

// forecast is Forecast inside a transaction. The names of people stand on the rows.
func (s *Service) forecast(ctx context.Context, tx *db.Tx, asOf date.Date, people map[int64]person) (Forecast, error) {
	l, err := s.ledger(ctx, tx)
	if err != nil {
		return Forecast{}, err
	}
	usual := l.delays(asOf)
	from, err := opened(ctx, tx, asOf)
	if err != nil {
		return Forecast{}, err
	}
	out := Forecast{AsOf: asOf, Delay: usual[anyone], Rows: []ForecastRow{}}
	type part struct {
		customer int64
		due      date.Date
		open     money.Amount
	}
	rows := map[int64]*ForecastRow{}
	err = db.Each(ctx, tx, func(p *part) []any { return []any{&p.customer, &p.due, &p.open} }, func(p part) error {
		row, ok := rows[p.customer]
		if !ok {
			who := people[p.customer]
			row = &ForecastRow{Customer: p.customer, Code: who.code, Name: who.name}
			if row.Delay, row.Own = usual[p.customer]; !row.Own {
				row.Delay = usual[anyone]
			}
			rows[p.customer] = row
		}
		to := row.Expected.at(p.due, asOf, row.Delay)
		*to += p.open
		row.Total += p.open
		return nil
	}, from+"SELECT customer_id, due_date, CAST(sum(open) AS INTEGER) FROM opened GROUP BY 1, 2", asOf)
	for _, row := range rows {
		out.Rows = append(out.Rows, *row)
		out.Expected.add(row.Expected)
		out.Total += row.Total
	}
	slices.SortFunc(out.Rows, func(a, b ForecastRow) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), strings.Compare(a.Code, b.Code))
	})
	return out, err
}

// at gives the place of an invoice that is due on a day and whose customer pays so many days after it.
func (e *Expected) at(due, asOf date.Date, delay int) *money.Amount {
	if due.DaysUntil(asOf) > doubtful {
		return &e.Doubt
	}
	days := asOf.DaysUntil(due) + delay
	if days <= 0 {
		days = max(delay, soon)
	}
	switch {
	case days <= 30:
		return &e.D30
	case days <= 60:
		return &e.D60
	case days <= 90:
		return &e.D90
	}
	return &e.Later
}

func (e *Expected) add(o Expected) {
	e.D30 += o.D30
	e.D60 += o.D60
	e.D90 += o.D90
	e.Later += o.Later
	e.Doubt += o.Doubt
}

// mean is weighted ÷ weight as whole days, halves away from zero, within the bounds of a usual delay.
func mean(weighted, weight int64) int {
	if weight <= 0 {
		return 0
	}
	half := weight / 2
	if weighted < 0 {
		half = -half
	}
	return min(latest, max(earliest, int((weighted+half)/weight)))
}
