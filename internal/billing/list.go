package billing

import (
	"context"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// Filter asks for a page of invoices.
type Filter struct {
	Search   string    `json:"search"`                // number, customer (name, initials, code, phone, unit), or an amount
	State    string    `json:"state"`                 // "", open, overdue, notDue, partPaid, paid, credited, draft
	Customer int64     `json:"customerId"`            // 0 for all
	Contract int64     `json:"contractId"`            // with a line of this contract; 0 for all
	Run      RunID     `json:"run"`                   // 0 for all
	Kind     string    `json:"kind"`                  // part of the fee items' names
	From     date.Date `json:"from" ts_type:"string"` // issue dates, both included
	To       date.Date `json:"to" ts_type:"string"`
	DueFrom  date.Date `json:"dueFrom" ts_type:"string"` // due dates, both included
	DueTo    date.Date `json:"dueTo" ts_type:"string"`
	Sort     string    `json:"sort"` // number, customer, issueDate, dueDate (default), total, open
	Desc     bool      `json:"desc"`
	After    string    `json:"after"`  // cursor of the last row of the page before
	Offset   int       `json:"offset"` // instead of After, for jumping in a scrolled list
	Limit    int       `json:"limit"`  // 1 to 100,000; 0 is 200
}

// Row is an invoice in a list. State is what a person calls it on the day of asking.
type Row struct {
	ID         InvoiceID    `json:"id"`
	Number     string       `json:"number"`
	Customer   int64        `json:"customerId"`
	Name       string       `json:"name"` // of the customer
	Unit       string       `json:"unit"`
	Kind       string       `json:"kind"`
	Contract   string       `json:"contract"`
	IssueDate  date.Date    `json:"issueDate" ts_type:"string"`
	DueDate    date.Date    `json:"dueDate" ts_type:"string"`
	PeriodFrom date.Date    `json:"periodFrom" ts_type:"string"`
	PeriodTo   date.Date    `json:"periodTo" ts_type:"string"`
	Net        money.Amount `json:"net" ts_type:"string"`
	Tax        money.Amount `json:"tax" ts_type:"string"`
	Total      money.Amount `json:"total" ts_type:"string"`
	Settled    money.Amount `json:"settled" ts_type:"string"`
	Open       money.Amount `json:"open" ts_type:"string"`
	State      string       `json:"state"`   // draft, notDue, partPaid, paid, overdue, credited
	Stored     string       `json:"stored"`  // draft, issued, credited
	Overdue    int          `json:"overdue"` // days past due with something open, or 0
	Origin     string       `json:"origin"`
	Cursor     string       `json:"cursor"`
}

// Page is a run of invoices with the sums of the whole filter.
type Page struct {
	Rows    []Row        `json:"rows"`
	Count   int          `json:"count"`
	Total   money.Amount `json:"total" ts_type:"string"`
	Settled money.Amount `json:"settled" ts_type:"string"`
	Open    money.Amount `json:"open" ts_type:"string"`
	More    bool         `json:"more"`
	Next    string       `json:"next"` // after of the next page
}

const rowColumns = `
	SELECT i.id, coalesce(i.number, ''), i.customer_id, c.name, i.unit, i.kind, i.contract, i.issue_date, i.due_date, i.period_from, i.period_to,
	       i.net, i.tax, i.total, i.settled, i.state, i.origin`

func row(r *Row) []any {
	return []any{&r.ID, &r.Number, &r.Customer, &r.Name, &r.Unit, &r.Kind, &r.Contract, &r.IssueDate, &r.DueDate, &r.PeriodFrom, &r.PeriodTo,
		&r.Net, &r.Tax, &r.Total, &r.Settled, &r.Stored, &r.Origin}
}

// judge fills what follows from the stored facts on a day.
func (r *Row) judge(today date.Date) {
	if r.Stored == "issued" {
		r.Open = r.Total - r.Settled
	}
	switch {
	case r.Stored != "issued":
		r.State = r.Stored
	case r.Open == 0:
		r.State = "paid"
	case r.DueDate < today:
		r.State, r.Overdue = "overdue", r.DueDate.DaysUntil(today)
	case r.Settled > 0:
		r.State = "partPaid"
	default:
		r.State = "notDue"
	}
}

var sorts = list.Sorts{
	"": "i.due_date", "dueDate": "i.due_date", "issueDate": "i.issue_date", "number": "coalesce(i.number, '')",
	"customer": "c.name", "total": "i.total", "open": "(i.total - i.settled)",
}

// List gives a page of invoices, the count and the sums of the filter.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	p, err := sorts.Page("i.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return Page{}, err
	}
	var page Page
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		where, args := f.where(tx.Today())
		if page, _, err = db.One(ctx, tx, func(p *Page) []any { return []any{&p.Count, &p.Total, &p.Settled, &p.Open} }, `
			SELECT count(*), CAST(coalesce(sum(i.total), 0) AS INTEGER), CAST(coalesce(sum(i.settled), 0) AS INTEGER),
			       CAST(coalesce(sum(CASE i.state WHEN 'issued' THEN i.total - i.settled ELSE 0 END), 0) AS INTEGER)
			FROM invoices i WHERE `+where, args...); err != nil {
			return err
		}
		most, err := f.most(ctx, tx, page.Count)
		if err != nil {
			return err
		}
		args = append(append(args, p.Args...), p.Limit+1, max(0, f.Offset))
		rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Row]) []any { return append(row(&k.Row), &k.Key) }, rowColumns+`, p.sorted
			FROM (`+f.found(p, where, most)+`) p JOIN invoices i ON i.id = p.id JOIN customers c ON c.id = i.customer_id
			ORDER BY p.sorted`+p.Direction+", p.id"+p.Direction, args...)
		for n := range rows {
			r := &rows[n].Row
			r.judge(tx.Today())
			r.Cursor = list.Cursor(rows[n].Key, r.ID)
		}
		page.Rows, page.Next = list.Cut(p, rows, func(r Row) InvoiceID { return r.ID })
		page.More = page.Next != ""
		return err
	})
	return page, err
}

// most tells whether the filter finds a good part of all invoices, spread over all of them: what is open is new, what has a date
// stands together.
func (f Filter) most(ctx context.Context, tx *db.Tx, found int) (bool, error) {
	spread := (f.State == "" || f.State == "paid") && f.Customer == 0 && f.Contract == 0 && f.Run == 0 &&
		f.From.IsZero() && f.To.IsZero() && f.DueFrom.IsZero() && f.DueTo.IsZero()
	if !spread {
		return false, nil
	}
	last, err := db.Value[int](ctx, tx, "SELECT coalesce(max(id), 0) FROM invoices")
	return found*5 > last, err
}

// found gives the ids of a page in SQL with what they are sorted by. All it looks at stands in the index invoices_listed, so that a
// hundred thousand invoices are read in a moment. Where most invoices are wanted, the page goes by the index of what it is sorted by
// instead, and stops when it is full.
func (f Filter) found(p list.Page, where string, most bool) string {
	from, key := "invoices i", "+"
	if most {
		key = ""
	}
	switch {
	case f.Sort == "customer" && most:
		from = "customers c CROSS JOIN invoices i ON i.customer_id = c.id" // in the order of names
	case f.Sort == "customer":
		from += " JOIN customers c ON c.id = i.customer_id"
	}
	return "SELECT i.id, " + p.Key + " AS sorted FROM " + from + " WHERE " + where + " AND " + p.Where + " ORDER BY " + key + p.Order + " LIMIT ? OFFSET ?"
}

func (f Filter) where(today date.Date) (string, []any) {
	where, args := []string{"TRUE"}, []any{}
	add := func(cond string, values ...any) { where, args = append(where, cond), append(args, values...) }
	if f.Customer != 0 {
		add("i.customer_id = ?", f.Customer)
	}
	if f.Contract != 0 {
		add("i.id IN (SELECT invoice_id FROM invoice_lines WHERE contract_id = ?)", f.Contract)
	}
	if f.Run != 0 {
		add("i.run_id = ?", f.Run)
	}
	if f.Kind != "" {
		add(`i.kind LIKE ? ESCAPE '\'`, db.Like(f.Kind))
	}
	if !f.From.IsZero() {
		add("i.issue_date >= ?", f.From)
	}
	if !f.To.IsZero() {
		add("i.issue_date <= ?", f.To)
	}
	if !f.DueFrom.IsZero() {
		add("i.due_date >= ?", f.DueFrom)
	}
	if !f.DueTo.IsZero() {
		add("i.due_date <= ?", f.DueTo)
	}
	if text := strings.TrimSpace(f.Search); text != "" {
		cond, values := db.Holding(text, "i.number", "i.unit")
		cond, values = "("+cond+` OR i.customer_id IN (SELECT id FROM customers WHERE search LIKE ? ESCAPE '\')`, append(values, db.Like(pinyin.Norm(text)))
		if a, err := money.Parse(text); err == nil {
			cond += " OR i.total = ? OR i.total - i.settled = ?"
			values = append(values, a, a)
		}
		add(cond+")", values...)
	}
	const open = "i.state = 'issued' AND i.settled < i.total"
	switch f.State {
	case "open":
		add(open)
	case "overdue":
		add(open+" AND i.due_date < ?", today)
	case "notDue":
		add(open+" AND i.settled = 0 AND i.due_date >= ?", today)
	case "partPaid":
		add(open+" AND i.settled > 0 AND i.due_date >= ?", today)
	case "paid":
		add("i.state = 'issued' AND i.settled = i.total")
	case "credited", "draft":
		add("i.state = ?", f.State)
	}
	return strings.Join(where, " AND "), args
}
