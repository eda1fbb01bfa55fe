package customer

import (
	"context"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/form"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// Show says which customers a list holds. Empty is live.
type Show string

const (
	Live     Show = "live"     // not archived
	Archived Show = "archived" //
	Everyone Show = "all"      //
	Owing    Show = "owing"    // with something open
	Late     Show = "late"     // with something overdue
)

// Filter asks for a page of customers. Search takes names, their pinyin or its initials, codes, phones and units;
// several words must all be found.
type Filter struct {
	Search  string `json:"search"`
	Show    Show   `json:"show"`
	Segment string `json:"segment"` // empty for all
	Sort    string `json:"sort"`    // code (default), name, segment, open, overdue
	Desc    bool   `json:"desc"`
	After   string `json:"after"` // next of the page before
	Limit   int    `json:"limit"` // 1 to 100,000; 0 is 200
}

// Row is a customer in a list.
type Row struct {
	ID        ID           `json:"id"`
	Code      string       `json:"code"`
	Name      string       `json:"name"`
	ShortName string       `json:"shortName"`
	Segment   string       `json:"segment"`
	Contact   string       `json:"contact"`
	Phone     string       `json:"phone"`
	Units     string       `json:"units"` // joined by 、
	Archived  bool         `json:"archived"`
	Contracts int          `json:"contracts"` // not archived
	Open      money.Amount `json:"open" ts_type:"string"`
	Overdue   money.Amount `json:"overdue" ts_type:"string"`
	Unapplied money.Amount `json:"unapplied" ts_type:"string"`
}

// Page is a run of customers, and the sums of all that the filter finds.
type Page struct {
	Rows     []Row        `json:"rows"`
	Count    int          `json:"count"`
	Open     money.Amount `json:"open" ts_type:"string"`
	Overdue  money.Amount `json:"overdue" ts_type:"string"`
	Segments []string     `json:"segments"` // there are in the book
	More     bool         `json:"more"`
	Next     string       `json:"next"` // after of the next page
}

var sorts = list.Sorts{
	"": "c.code", "code": "c.code", "name": "c.name", "segment": "c.segment",
	"open": "coalesce(d.open, 0)", "overdue": "coalesce(d.overdue, 0)",
}

var shows = map[Show]string{
	"": "c.archived = 0", Live: "c.archived = 0", Archived: "c.archived = 1", Everyone: "TRUE",
	Owing: "d.open > 0", Late: "d.overdue > 0",
}

// owed gives what every owing customer owes; its one argument is today.
const owed = `
	SELECT customer_id, CAST(sum(total - settled) AS INTEGER) AS open,
	       CAST(sum(iif(due_date < ?, total - settled, 0)) AS INTEGER) AS overdue
	FROM invoices WHERE state = 'issued' AND settled < total GROUP BY customer_id`

// List gives one page of customers.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	var page Page
	var c form.Check
	form.OneOf(&c, f.Show, []Show{"", Live, Archived, Everyone, Owing, Late}, "show")
	if err := c.Err(Invalid); err != nil {
		return page, err
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if page, err = f.page(ctx, tx); err != nil {
			return err
		}
		page.Segments, err = db.Rows(ctx, tx, func(s *string) []any { return []any{s} },
			"SELECT DISTINCT segment FROM customers WHERE segment <> '' ORDER BY segment")
		return err
	})
	return page, err
}

// where is the filter in SQL, without the page.
func (f Filter) where() (string, []any) {
	where, args := []string{shows[f.Show]}, []any{}
	for _, word := range strings.Fields(f.Search) {
		where = append(where, `c.search LIKE ? ESCAPE '\'`)
		args = append(args, db.Like(pinyin.Norm(word)))
	}
	if f.Segment != "" {
		where = append(where, "c.segment = ?")
		args = append(args, f.Segment)
	}
	return strings.Join(where, " AND "), args
}

func (f Filter) page(ctx context.Context, tx *db.Tx) (Page, error) {
	p, err := sorts.Page("c.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return Page{}, err
	}
	where, found := f.where()
	args := append([]any{tx.Today()}, found...)
	page, _, err := db.One(ctx, tx, func(p *Page) []any { return []any{&p.Count, &p.Open, &p.Overdue} }, `
		SELECT count(*), coalesce(sum(d.open), 0), coalesce(sum(d.overdue), 0)
		FROM customers c LEFT JOIN (`+owed+`) d ON d.customer_id = c.id WHERE `+where, args...)
	if err != nil {
		return page, err
	}
	// The inner query finds the page; only its rows are asked for what takes a look elsewhere.
	rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Row]) []any {
		r := &k.Row
		return []any{&r.ID, &r.Code, &r.Name, &r.ShortName, &r.Segment, &r.Contact, &r.Phone, &r.Archived, &r.Open, &r.Overdue, &k.Key,
			&r.Units, &r.Contracts, &r.Unapplied}
	}, `
		SELECT p.*,
		       coalesce((SELECT group_concat(value, '、' ORDER BY id) FROM customer_facts WHERE customer_id = p.id AND kind = 'unit'), ''),
		       (SELECT count(*) FROM contracts WHERE customer_id = p.id AND archived = 0),
		       (SELECT CAST(coalesce(sum(amount - allocated), 0) AS INTEGER) FROM receipts
		        WHERE customer_id = p.id AND state = 'claimed' AND amount > 0)
		FROM (SELECT c.id, c.code, c.name, c.short_name, c.segment, c.contact, c.phone, c.archived,
		             coalesce(d.open, 0), coalesce(d.overdue, 0), `+p.Key+` AS sorted
		      FROM customers c LEFT JOIN (`+owed+`) d ON d.customer_id = c.id
		      WHERE `+where+` AND `+p.Where+` ORDER BY `+p.Order+` LIMIT ?) p`, append(append(args, p.Args...), p.Limit+1)...)
	if err != nil {
		return page, err
	}
	page.Rows, page.Next = list.Cut(p, rows, func(r Row) ID { return r.ID })
	page.More = page.Next != ""
	return page, nil
}
