package contract

import (
	"context"
	"strings"

	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/form"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// State says where a contract stands today.
type State string

const (
	Upcoming State = "upcoming" // begins after today
	Running  State = "running"
	Ended    State = "ended" // ended before today
	Archived State = "archived"
	Every    State = "all" // only in a filter
)

// Filter asks for a page of contracts. Search takes the code, the unit, and what a customer is looked for by; several
// words must all be found.
type Filter struct {
	Search   string      `json:"search"`
	Customer customer.ID `json:"customerId"`                // 0 for all
	State    State       `json:"state"`                     // empty for all that are not archived
	EndingBy date.Date   `json:"endingBy" ts_type:"string"` // only those that end on or before this day, or ""
	Sort     string      `json:"sort"`                      // code (default), customer, unit, start, end
	Desc     bool        `json:"desc"`
	After    string      `json:"after"` // next of the page before
	Limit    int         `json:"limit"` // 1 to 100,000; 0 is 200
}

// Row is a contract in a list.
type Row struct {
	ID            ID           `json:"id"`
	Code          string       `json:"code"`
	Customer      customer.ID  `json:"customerId"`
	CustomerName  string       `json:"customerName"`
	Unit          string       `json:"unit"`
	Items         string       `json:"items"` // names of its fee items, by line: 房租、物业费
	Start         date.Date    `json:"start" ts_type:"string"`
	End           date.Date    `json:"end" ts_type:"string"` // "" = open-ended
	Deposit       money.Amount `json:"deposit" ts_type:"string"`
	BilledThrough date.Date    `json:"billedThrough" ts_type:"string"` // last day billed of any charge, or ""
	Terminated    date.Date    `json:"terminated" ts_type:"string"`    // the day on which it was ended early, or ""
	State         State        `json:"state"`
	archived      bool
}

// Page is a run of contracts, and the sums of all that the filter finds.
type Page struct {
	Rows    []Row        `json:"rows"`
	Count   int          `json:"count"`
	Deposit money.Amount `json:"deposit" ts_type:"string"`
	More    bool         `json:"more"`
	Next    string       `json:"next"` // after of the next page
}

var sorts = list.Sorts{
	"": "c.code", "code": "c.code", "customer": "k.name", "unit": "c.unit",
	"start": "c.start_date", "end": "coalesce(c.end_date, '9999-12-31')",
}

// states are the filters, each of which takes today twice.
var states = map[State]string{
	"":       "c.archived = 0 AND ? = ?",
	Every:    "? = ?",
	Archived: "c.archived = 1 AND ? = ?",
	Upcoming: "c.archived = 0 AND c.start_date > ? AND c.start_date > ?",
	Running:  "c.archived = 0 AND c.start_date <= ? AND coalesce(c.end_date, '9999-12-31') >= ?",
	Ended:    "c.archived = 0 AND c.end_date < ? AND c.end_date < ?",
}

// List gives one page of contracts.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	var page Page
	var c form.Check
	form.OneOf(&c, f.State, []State{"", Every, Archived, Upcoming, Running, Ended}, "state")
	if err := c.Err(Invalid); err != nil {
		return page, err
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page, err = f.page(ctx, tx)
		return err
	})
	return page, err
}

// where is the filter in SQL, without the page.
func (f Filter) where(today date.Date) (string, []any) {
	where, args := []string{states[f.State]}, []any{today, today}
	for _, word := range strings.Fields(f.Search) {
		where = append(where, `(c.code LIKE ? ESCAPE '\' OR c.unit LIKE ? ESCAPE '\' OR k.search LIKE ? ESCAPE '\')`)
		args = append(args, db.Like(word), db.Like(word), db.Like(pinyin.Norm(word)))
	}
	if f.Customer != 0 {
		where = append(where, "c.customer_id = ?")
		args = append(args, f.Customer)
	}
	if f.EndingBy != 0 {
		where = append(where, "c.end_date <= ?")
		args = append(args, f.EndingBy)
	}
	return strings.Join(where, " AND "), args
}

func (f Filter) page(ctx context.Context, tx *db.Tx) (Page, error) {
	p, err := sorts.Page("c.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return Page{}, err
	}
	where, args := f.where(tx.Today())
	page, _, err := db.One(ctx, tx, func(p *Page) []any { return []any{&p.Count, &p.Deposit} },
		"SELECT count(*), coalesce(sum(c.deposit), 0) FROM contracts c JOIN customers k ON k.id = c.customer_id WHERE "+where, args...)
	if err != nil {
		return page, err
	}
	rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Row]) []any {
		r := &k.Row
		return []any{&r.ID, &r.Code, &r.Customer, &r.CustomerName, &r.Unit, &r.Start, &r.End, &r.Deposit, &r.Terminated, &r.archived, &k.Key, &r.Items, &r.BilledThrough}
	}, `
		SELECT p.*,
		       coalesce((SELECT group_concat(name, '、' ORDER BY line) FROM (
		                   SELECT f.name, min(h.line) AS line FROM charges h JOIN fee_items f ON f.id = h.fee_item_id
		                   WHERE h.contract_id = p.id AND h.withdrawn = 0 GROUP BY f.id)), ''),
		       (SELECT max(b.period_to) FROM charges h JOIN billed b ON b.charge_id = h.id WHERE h.contract_id = p.id)
		FROM (SELECT c.id, c.code, c.customer_id, k.name, c.unit, c.start_date, c.end_date, c.deposit, c.terminated, c.archived, `+p.Key+` AS sorted
		      FROM contracts c JOIN customers k ON k.id = c.customer_id
		      WHERE `+where+` AND `+p.Where+` ORDER BY `+p.Order+` LIMIT ?) p`, append(append(args, p.Args...), p.Limit+1)...)
	if err != nil {
		return page, err
	}
	for i := range rows {
		r := &rows[i].Row
		r.State = stateOn(tx.Today(), r.Start, r.End, r.archived)
	}
	page.Rows, page.Next = list.Cut(p, rows, func(r Row) ID { return r.ID })
	page.More = page.Next != ""
	return page, nil
}

func stateOn(today, start, end date.Date, archived bool) State {
	switch {
	case archived:
		return Archived
	case start > today:
		return Upcoming
	case end != 0 && end < today:
		return Ended
	}
	return Running
}
