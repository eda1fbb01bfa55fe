package report

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// Late is a customer with something past due.
type Late struct {
	Customer int64        `json:"customerId"`
	Name     string       `json:"name"`
	Unit     string       `json:"unit"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Oldest   int          `json:"oldest"` // days past due
	Invoices int          `json:"invoices"`
	LastPaid date.Date    `json:"lastPaid" ts_type:"string"` // of the last receipt, or ""
}

// Chase is who is to be reminded today: how many customers, how much is past due, and the first five, the most money first.
// Spared are those who are late and yet left alone: money that is probably theirs waits to be claimed, or they paid today.
type Chase struct {
	Sum
	Rows   []Late  `json:"rows"`
	Spared Sum     `json:"spared"`
	Alone  []int64 `json:"alone"` // the customers who are spared, in order of their numbers
}

// Chase says who is to be reminded today, and who is not although they are late.
func (s *Service) Chase(ctx context.Context, _ None) (Chase, error) {
	var out Chase
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		ledger, err := s.aging(ctx, tx, AgingRequest{Overdue: true})
		if err != nil {
			return err
		}
		spared, err := s.spared(ctx, tx)
		if err != nil {
			return err
		}
		out, err = chase(ctx, tx, ledger.Rows, spared)
		return err
	})
	return out, err
}

// spared are the customers whom nobody should remind today, since money of theirs has just come.
func (s *Service) spared(ctx context.Context, tx *db.Tx) (map[int64]int, error) {
	out, err := s.Receipts.Arrived(ctx, tx)
	if err != nil {
		return nil, err
	}
	return out, db.Each(ctx, tx, func(id *int64) []any { return []any{id} }, func(id int64) error { out[id]++; return nil },
		"SELECT customer_id FROM receipts WHERE state = 'claimed' AND amount > 0 AND channel <> 'deposit' AND date >= ?", tx.Today())
}

// chase parts those who are late into who is to be reminded and who is spared, and gives the first to remind with the day of
// their last payment.
func chase(ctx context.Context, tx *db.Tx, late []AgingRow, spared map[int64]int) (Chase, error) {
	c := Chase{Rows: []Late{}, Alone: []int64{}}
	slices.SortFunc(late, func(a, b AgingRow) int {
		return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), strings.Compare(a.Code, b.Code))
	})
	for _, r := range late {
		if spared[r.Customer] > 0 {
			c.Spared.add(r.Overdue)
			c.Alone = append(c.Alone, r.Customer)
			continue
		}
		c.add(r.Overdue)
		if len(c.Rows) < rowsAtTop {
			c.Rows = append(c.Rows, Late{Customer: r.Customer, Name: r.Name, Unit: r.Unit, Amount: r.Overdue, Oldest: r.Oldest})
		}
	}
	slices.Sort(c.Alone)
	return c, c.facts(ctx, tx)
}

func (s *Sum) add(a money.Amount) {
	s.Count++
	s.Amount += a
}

// facts fills in how many invoices are late and when the customer last paid.
func (c *Chase) facts(ctx context.Context, tx *db.Tx) error {
	ids := make([]int64, len(c.Rows))
	for i, r := range c.Rows {
		ids[i] = r.Customer
	}
	arg, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	type fact struct {
		invoices int
		paid     date.Date
	}
	facts, err := db.Rows(ctx, tx, func(f *fact) []any { return []any{&f.invoices, &f.paid} }, `
		SELECT (SELECT count(*) FROM invoices WHERE customer_id = c.value AND state = 'issued' AND settled < total AND due_date < ?2 AND issue_date <= ?2),
		       (SELECT max(date) FROM receipts WHERE customer_id = c.value AND state = 'claimed' AND amount > 0 AND channel <> 'deposit')
		FROM json_each(?1) c ORDER BY c.key`, string(arg), tx.Today())
	for i, f := range facts {
		c.Rows[i].Invoices, c.Rows[i].LastPaid = f.invoices, f.paid
	}
	return err
}
