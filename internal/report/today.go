package report

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// TodayRequest asks for the first screen.
type TodayRequest struct {
	Months int `json:"months"` // of the series, 1 to 36; 0 is 6
}

// Sum counts things and adds them up.
type Sum struct {
	Count  int          `json:"count"`
	Amount money.Amount `json:"amount" ts_type:"string"`
}

// Figures are the four at the top. This month's receivable and received are those of ReceivedMonth: what is due in this month,
// and what has come in of it; rate = received ÷ receivable. The last month's rate is as it stood on the same day of it.
type Figures struct {
	Receivable  Sum          `json:"receivable"`
	Received    money.Amount `json:"received" ts_type:"string"`
	Rate        string       `json:"rate"`     // percent with one place, or ""
	LastRate    string       `json:"lastRate"` // percent with one place, or ""
	LastDay     date.Date    `json:"lastDay" ts_type:"string"`
	Overdue     money.Amount `json:"overdue" ts_type:"string"`
	OverdueBy   int          `json:"overdueBy"`                    // customers
	OverdueDays int          `json:"overdueDays"`                  // of the oldest
	Expected    money.Amount `json:"expected" ts_type:"string"`    // in the next 30 days, as Forecast says
	Receivables money.Amount `json:"receivables" ts_type:"string"` // all that is open
	Unapplied   money.Amount `json:"unapplied" ts_type:"string"`   // prepayments
}

// ToBill is what a bill run through a day would make: today, and from the 20th on the first of next month.
type ToBill struct {
	Through  date.Date      `json:"through" ts_type:"string"`
	Invoices int            `json:"invoices"`
	Total    money.Amount   `json:"total" ts_type:"string"`
	Blocked  int            `json:"blocked"`
	Warnings int            `json:"warnings"` // billed all the same, or waiting for a later run
	Why      []BlockedPlace `json:"why"`      // the first three that are blocked
	Doubts   []BlockedPlace `json:"doubts"`   // the first three that there is a warning about
}

// BlockedPlace is a charge that cannot be billed, or that there is a warning about.
type BlockedPlace struct {
	ContractID int64        `json:"contractId"`
	Contract   string       `json:"contract"`
	Name       string       `json:"name"` // of the customer
	FeeItem    string       `json:"feeItem"`
	Fault      *fault.Fault `json:"fault" ts_type:"any"`
}

// DueDay is what falls due on a day and is still open.
type DueDay struct {
	Date date.Date `json:"date" ts_type:"string"`
	Sum
}

// Today is all that the first screen draws. Buckets are all that is open by age.
type Today struct {
	Date    date.Date       `json:"date" ts_type:"string"`
	Figures Figures         `json:"figures"`
	Claim   Sum             `json:"claim"` // receipts that nobody has claimed
	Bill    ToBill          `json:"bill"`
	First   FirstSteps      `json:"first"`
	Late    Sum             `json:"late"`   // customers with something past due, whether or not they are to be chased today
	Series  []ReceivedMonth `json:"series"` // the last one is this month, up to today
	Aging   TrendPoint      `json:"aging"`
	Week    []DueDay        `json:"week"` // today and the six days after it
	WeekSum Sum             `json:"weekSum"`
}

// Today gives all that the first screen draws, as of one moment.
func (s *Service) Today(ctx context.Context, r TodayRequest) (Today, error) {
	if r.Months == 0 {
		r.Months = 6
	}
	if r.Months < 1 || r.Months > mostPoints {
		return Today{}, fault.New(TooLong, fault.Args{"most": mostPoints}).At("months")
	}
	var out Today
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = s.today(ctx, tx, r.Months)
		return err
	})
	return out, err
}

func (s *Service) today(ctx context.Context, tx *db.Tx, months int) (Today, error) {
	t := Today{Date: tx.Today()}
	err := tx.Together(ctx, func(tx *db.Tx) error { return s.money(ctx, tx, &t, months) }, func(tx *db.Tx) (err error) {
		t.Bill, err = s.toBill(ctx, tx)
		return err
	})
	return t, err
}

// money fills in all of the first screen but what is to be billed.
func (s *Service) money(ctx context.Context, tx *db.Tx, t *Today, months int) error {
	all, err := s.received(ctx, tx, run(t.Date, months))
	if err != nil {
		return err
	}
	t.Series = all.Rows
	if t.Figures, t.Aging, err = s.figures(ctx, tx, t.Series[months-1]); err != nil {
		return err
	}
	t.Late = Sum{t.Figures.OverdueBy, t.Figures.Overdue}
	if t.Claim, err = unclaimed(ctx, tx); err != nil {
		return err
	}
	if t.First, err = firstSteps(ctx, tx); err != nil {
		return err
	}
	if t.Week, err = week(ctx, tx); err != nil {
		return err
	}
	for _, d := range t.Week {
		t.WeekSum.Count += d.Count
		t.WeekSum.Amount += d.Amount
	}
	return nil
}

// run gives the first days of so many months, the last of which a day lies in.
func run(day date.Date, months int) []date.Date {
	out := make([]date.Date, months)
	for i := range out {
		out[i] = day.MonthStart().AddMonths(i - months + 1)
	}
	return out
}

// figures gives the four at the top, and all that is open by age.
func (s *Service) figures(ctx context.Context, tx *db.Tx, now ReceivedMonth) (Figures, TrendPoint, error) {
	today := tx.Today()
	f := Figures{Receivable: Sum{now.Invoices, now.Receivable}, Received: now.Collected, Rate: rate(now.Collected, now.Receivable), LastDay: today.AddMonths(-1)}
	aging := TrendPoint{AsOf: today}
	debts, err := owed(ctx, tx, today)
	if err != nil {
		return f, aging, err
	}
	for _, d := range debts {
		aging.Buckets.add(d.Buckets)
		f.OverdueDays = max(f.OverdueDays, d.oldest.DaysUntil(today))
		if d.Overdue() > 0 {
			f.OverdueBy++
		}
	}
	aging.Total, aging.Overdue = aging.Buckets.Total(), aging.Buckets.Overdue()
	f.Receivables, f.Overdue = aging.Total, aging.Overdue
	prepaid, err := unapplied(ctx, tx, today)
	if err != nil {
		return f, aging, err
	}
	for _, left := range prepaid {
		f.Unapplied += money.Amount(left)
	}
	l, err := s.ledger(ctx, tx)
	if err != nil {
		return f, aging, err
	}
	last := l.dues([]span{month(f.LastDay.MonthStart(), f.LastDay)})[0]
	f.LastRate = rate(last.paid, last.due())
	next, err := s.forecast(ctx, tx, today, nil)
	f.Expected = next.D30
	return f, aging, err
}

// unclaimed counts the receipts that wait for somebody to say whose they are.
func unclaimed(ctx context.Context, tx *db.Tx) (Sum, error) {
	s, _, err := db.One(ctx, tx, func(s *Sum) []any { return []any{&s.Count, &s.Amount} },
		"SELECT count(*), CAST(coalesce(sum(amount), 0) AS INTEGER) FROM receipts WHERE state = 'open' AND amount > 0")
	return s, err
}

// week gives what falls due today and on the six days after it, and is open.
func week(ctx context.Context, tx *db.Tx) ([]DueDay, error) {
	days := make([]DueDay, 7)
	for i := range days {
		days[i].Date = tx.Today().AddDays(i)
	}
	err := db.Each(ctx, tx, func(d *DueDay) []any { return []any{&d.Date, &d.Count, &d.Amount} }, func(d DueDay) error {
		days[tx.Today().DaysUntil(d.Date)].Sum = d.Sum
		return nil
	}, `
		SELECT due_date, count(*), CAST(sum(total - settled) AS INTEGER) FROM invoices INDEXED BY invoices_listed
		WHERE state = 'issued' AND settled < total AND due_date BETWEEN ? AND ? GROUP BY due_date`, days[0].Date, days[6].Date)
	return days, err
}

// Counts is how much waits at each place of the window.
type Counts struct {
	Claim    int `json:"claim"`    // receipts that nobody has claimed
	Billing  int `json:"billing"`  // invoices that could have been issued by today, and charges that are blocked or that there is a warning about
	Invoices int `json:"invoices"` // past due
}

// Counts says how much waits at each place. It is quick, since it is asked after every change.
func (s *Service) Counts(ctx context.Context, _ None) (Counts, error) {
	var out Counts
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		claim, err := unclaimed(ctx, tx)
		if err != nil {
			return err
		}
		bill, err := s.toBill(ctx, tx)
		if err != nil {
			return err
		}
		out.Claim, out.Billing = claim.Count, bill.Blocked+bill.Warnings
		if bill.Through <= tx.Today() {
			out.Billing += bill.Invoices
		}
		out.Invoices, err = db.Value[int](ctx, tx, `
			SELECT count(*) FROM invoices INDEXED BY invoices_open
			WHERE state = 'issued' AND settled < total AND due_date < ?1 AND issue_date <= ?1`, tx.Today())
		return err
	})
	return out, err
}
