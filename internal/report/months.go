package report

import (
	"context"
	"maps"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// ReceivedMonth sets what was due in a month against the money that came in.
//
//	receivable = invoices due in the month, less credit notes and write-offs on them up to today
//	collected  = money set against those invoices up to today, whenever it came (an opening item's earlier payments too)
//	open       = receivable − collected
//	cash       = receipts dated in the month that belong to a customer, whatever they paid; a deposit set off is no money received
type ReceivedMonth struct {
	Month      string       `json:"month"`    // YYYY-MM
	Invoices   int          `json:"invoices"` // due in the month and not credited
	Receivable money.Amount `json:"receivable" ts_type:"string"`
	Collected  money.Amount `json:"collected" ts_type:"string"`
	Open       money.Amount `json:"open" ts_type:"string"`
	Receipts   int          `json:"receipts"` // behind cash
	Cash       money.Amount `json:"cash" ts_type:"string"`
}

// Received is receivables against money received by month, the earliest first, with sums.
type Received struct {
	AsOf date.Date       `json:"asOf" ts_type:"string"`
	Rows []ReceivedMonth `json:"rows"`
	Sum  ReceivedMonth   `json:"sum"`
}

// CollectionMonth is how much of what was due in a month has come in.
//
//	due   = invoices due in the month, less credit notes and write-offs on them
//	paid  = money set against those invoices
//	rate  = paid ÷ due
//
// each counted twice: with what was known at the end of the month (of the running month: today), and with what is known now.
type CollectionMonth struct {
	Month    string       `json:"month"` // YYYY-MM
	DueThen  money.Amount `json:"dueThen" ts_type:"string"`
	PaidThen money.Amount `json:"paidThen" ts_type:"string"`
	RateThen string       `json:"rateThen"` // percent with one place, "84.2"; "" where nothing was due
	DueNow   money.Amount `json:"dueNow" ts_type:"string"`
	PaidNow  money.Amount `json:"paidNow" ts_type:"string"`
	RateNow  string       `json:"rateNow"`
	OpenNow  money.Amount `json:"openNow" ts_type:"string"`
}

// Collection is the collection rate by month, the earliest first, with the rate of all months together.
type Collection struct {
	AsOf date.Date         `json:"asOf" ts_type:"string"`
	Rows []CollectionMonth `json:"rows"`
	Sum  CollectionMonth   `json:"sum"`
}

// span is the invoices due from first to last, with what was known of them at the end of cut.
type span struct{ first, last, cut date.Date }

func month(first, cut date.Date) span { return span{first, first.MonthEnd(), cut} }

// dueIn is what was due in a span.
type dueIn struct {
	invoices int
	total    money.Amount
	relieved money.Amount // by credit notes and write-offs
	paid     money.Amount
}

// due is what the customers had to pay.
func (d dueIn) due() money.Amount { return d.total - d.relieved }

func (d *dueIn) add(o dueIn) {
	d.invoices += o.invoices
	d.total += o.total
	d.relieved += o.relieved
	d.paid += o.paid
}

// rate is the percent of a whole with one place, halves away from zero: "84.2"; "" of nothing.
func rate(part, whole money.Amount) string {
	if whole == 0 {
		return ""
	}
	return decimalOf(part, whole, 100)
}

// Received sets receivables against money received, month by month.
func (s *Service) Received(ctx context.Context, p Period) (Received, error) {
	var out Received
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		months, err := p.months(tx.Today())
		if err != nil {
			return err
		}
		out, err = s.received(ctx, tx, months)
		return err
	})
	return out, err
}

func (s *Service) received(ctx context.Context, tx *db.Tx, months []date.Date) (Received, error) {
	out := Received{AsOf: tx.Today(), Rows: []ReceivedMonth{}}
	of := make([]span, len(months))
	for i, m := range months {
		of[i] = month(m, tx.Today())
	}
	l, err := s.ledger(ctx, tx)
	if err != nil {
		return out, err
	}
	dues := l.dues(of)
	cash, err := s.cashIn(ctx, tx, months)
	if err != nil {
		return out, err
	}
	for i, m := range months {
		d := dues[i]
		row := ReceivedMonth{Month: name(m), Invoices: d.invoices, Receivable: d.due(), Collected: d.paid, Open: d.due() - d.paid,
			Receipts: cash[m].Count, Cash: cash[m].Amount}
		out.Rows = append(out.Rows, row)
		out.Sum.add(row)
	}
	return out, nil
}

func (r *ReceivedMonth) add(o ReceivedMonth) {
	r.Invoices += o.Invoices
	r.Receivable += o.Receivable
	r.Collected += o.Collected
	r.Open += o.Open
	r.Receipts += o.Receipts
	r.Cash += o.Cash
}

func name(month date.Date) string { return month.String()[:7] }

// cashIn counts the customers' receipts up to today, by the first day of their month.
func (s *Service) cashIn(ctx context.Context, tx *db.Tx, months []date.Date) (map[date.Date]Sum, error) {
	days, err := s.cash.Grown(ctx, tx, struct{}{}, cashSees, func(old map[date.Date]Sum, since int64) (map[date.Date]Sum, bool, error) {
		touched, err := db.Rows(ctx, tx, func(d *date.Date) []any { return []any{d} }, `
			WITH g AS MATERIALIZED (SELECT * FROM `+db.Since+" WHERE "+cashSees+`)
			SELECT r.date FROM g CROSS JOIN receipts r ON r.id BETWEEN g.row AND coalesce(g.last, g.row)
			UNION SELECT json_extract(before, '$.date') FROM g WHERE before IS NOT NULL`, since)
		out := maps.Clone(old)
		for _, day := range touched {
			delete(out, day)
			if err == nil {
				err = cashOn(ctx, tx, out, "receipts INDEXED BY receipts_by_date WHERE date = ? AND", day)
			}
		}
		return out, true, err
	}, func() (map[date.Date]Sum, error) {
		out := map[date.Date]Sum{}
		return out, cashOn(ctx, tx, out, "receipts INDEXED BY receipts_done WHERE state <> 'open' AND")
	})
	out := map[date.Date]Sum{}
	for day, sum := range days {
		if m := day.MonthStart(); day <= tx.Today() && m >= months[0] && m <= months[len(months)-1] {
			out[m] = Sum{out[m].Count + sum.Count, out[m].Amount + sum.Amount}
		}
	}
	return out, err
}

// cashSees is the condition that a changed row may change what came in: a receipt, but not one that nobody has claimed yet.
const cashSees = `tbl = 'receipts' AND NOT (op = 'I' AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.id BETWEEN row AND coalesce(last, row) AND r.state <> 'open'))`

// cashOn counts the customers' receipts of some days.
func cashOn(ctx context.Context, tx *db.Tx, into map[date.Date]Sum, from string, args ...any) error {
	type part struct {
		day date.Date
		Sum
	}
	return db.Each(ctx, tx, func(p *part) []any { return []any{&p.day, &p.Count, &p.Amount} }, func(p part) error {
		into[p.day] = p.Sum
		return nil
	}, "SELECT date, count(*), CAST(sum(amount) AS INTEGER) FROM "+from+" state = 'claimed' AND amount > 0 AND channel <> 'deposit' GROUP BY date", args...)
}

// Collection gives the collection rate month by month, as it stood at the end of each and as it stands now.
func (s *Service) Collection(ctx context.Context, p Period) (Collection, error) {
	var out Collection
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		months, err := p.months(tx.Today())
		if err != nil {
			return err
		}
		out, err = s.collection(ctx, tx, months)
		return err
	})
	return out, err
}

func (s *Service) collection(ctx context.Context, tx *db.Tx, months []date.Date) (Collection, error) {
	today := tx.Today()
	out := Collection{AsOf: today, Rows: []CollectionMonth{}}
	of := make([]span, 0, 2*len(months))
	for _, m := range months {
		of = append(of, month(m, min(today, m.MonthEnd())), month(m, today))
	}
	l, err := s.ledger(ctx, tx)
	if err != nil {
		return out, err
	}
	counted := l.dues(of)
	var then, now dueIn
	for i, m := range months {
		then.add(counted[2*i])
		now.add(counted[2*i+1])
		out.Rows = append(out.Rows, collected(name(m), counted[2*i], counted[2*i+1]))
	}
	out.Sum = collected("", then, now)
	return out, nil
}

func collected(month string, then, now dueIn) CollectionMonth {
	return CollectionMonth{
		Month:   month,
		DueThen: then.due(), PaidThen: then.paid, RateThen: rate(then.paid, then.due()),
		DueNow: now.due(), PaidNow: now.paid, RateNow: rate(now.paid, now.due()), OpenNow: now.due() - now.paid,
	}
}
