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

// key is what a row is sorted by.
func (r Row) key(sort string) any {
	switch sort {
	case "issueDate":
		return r.IssueDate.String()
	case "number":
		return r.Number
	case "customer":
		return r.Name
	case "total":
		return int64(r.Total)
	case "open":
		return int64(r.Total - r.Settled)
	}
	return r.DueDate.String()
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
			FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE `+where, args...); err != nil {
			return err
		}
		args = append(append(args, p.Args...), p.Limit+1, max(0, f.Offset))
		page.Rows, err = db.Rows(ctx, tx, row, rowColumns+" FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE "+where+
			" AND "+p.Where+" ORDER BY "+p.Order+" LIMIT ? OFFSET ?", args...)
		for n := range page.Rows {
			page.Rows[n].judge(tx.Today())
			page.Rows[n].Cursor = list.Cursor(page.Rows[n].key(f.Sort), page.Rows[n].ID)
		}
		return err
	})
	if len(page.Rows) > p.Limit {
		page.Rows, page.More = page.Rows[:p.Limit], true
		page.Next = page.Rows[p.Limit-1].Cursor
	}
	return page, err
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
		like := db.Like(text)
		cond := `(i.number LIKE ? ESCAPE '\' OR c.search LIKE ? ESCAPE '\' OR i.unit LIKE ? ESCAPE '\'`
		values := []any{like, db.Like(pinyin.Norm(text)), like}
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
