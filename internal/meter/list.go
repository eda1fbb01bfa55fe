package meter

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/form"
	"zhangfang/internal/list"
	"zhangfang/internal/pinyin"
)

// Show says which meters a list holds. Empty is live.
type Show string

const (
	Live     Show = "live" // not archived
	Archived Show = "archived"
	All      Show = "all"
	Common   Show = "common" // live ones that others are a part of
	Unread   Show = "unread" // live ones that nobody ever read
)

// Filter asks for a page of meters. Search takes codes, names, places, and the customer, contract or room they belong to;
// several words must all be found.
type Filter struct {
	Search string `json:"search"`
	Show   Show   `json:"show"`
	Sort   string `json:"sort"` // route (default), code, name, place
	Desc   bool   `json:"desc"`
	After  string `json:"after"` // next of the page before
	Limit  int    `json:"limit"` // 1 to 100,000; 0 is 200
}

// Row is a meter in a list.
type Row struct {
	ID          ID              `json:"id"`
	Code        string          `json:"code"`
	Name        string          `json:"name"`
	Place       string          `json:"place"`
	Unit        string          `json:"unit"`
	Multiplier  decimal.Decimal `json:"multiplier" ts_type:"string"`
	MaxValue    string          `json:"maxValue"` // "" = not known
	LossPercent decimal.Decimal `json:"lossPercent" ts_type:"string"`
	Registers   []string        `json:"registers"`
	Route       int             `json:"route"`
	Archived    bool            `json:"archived"`
	Contract    string          `json:"contract"` // code of its own contract, or of the one that charges by it
	Room        string          `json:"room"`
	Customer    string          `json:"customer"` // name
	Common      string          `json:"common"`   // code
	Parts       int             `json:"parts"`    // live meters below it
	LastDate    date.Date       `json:"lastDate" ts_type:"string"`
	LastValue   string          `json:"lastValue"` // of the last day, registers joined by /
}

// Page is a run of meters.
type Page struct {
	Rows  []Row  `json:"rows"`
	Count int    `json:"count"` // of all that the filter finds
	More  bool   `json:"more"`
	Next  string `json:"next"`
}

var sorts = list.Sorts{
	"": "printf('%07d %s', m.route, m.code)", "route": "printf('%07d %s', m.route, m.code)", "code": "m.code", "name": "m.name", "place": "m.place",
}

var shows = map[Show]string{
	"": "m.archived = 0", Live: "m.archived = 0", Archived: "m.archived = 1", All: "TRUE",
	Common: "m.archived = 0 AND m.id IN (SELECT common_id FROM meters WHERE archived = 0)",
	Unread: "m.archived = 0 AND m.id NOT IN (SELECT meter_id FROM readings)",
}

// owned joins whose a meter is: its own contract's, or that of the last charge that is billed by it.
const owned = `
	LEFT JOIN (SELECT meter_id, contract_id, max(id) FROM charges WHERE meter_id IS NOT NULL AND withdrawn = 0 GROUP BY meter_id) h ON h.meter_id = m.id
	LEFT JOIN contracts c ON c.id = coalesce(m.contract_id, h.contract_id)
	LEFT JOIN customers k ON k.id = c.customer_id`

// searched gives the condition that every word is found.
func searched(search string) ([]string, []any) {
	var where []string
	var args []any
	for _, word := range strings.Fields(search) {
		where = append(where, `(m.code || ' ' || m.name || ' ' || m.place || ' ' || coalesce(c.code || ' ' || c.unit, '') LIKE ? ESCAPE '\' OR k.search LIKE ? ESCAPE '\')`)
		args = append(args, db.Like(word), db.Like(pinyin.Norm(word)))
	}
	return where, args
}

// List gives one page of meters.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	var page Page
	var c form.Check
	form.OneOf(&c, f.Show, []Show{"", Live, Archived, All, Common, Unread}, "show")
	if err := c.Err(Invalid); err != nil {
		return page, err
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page, err = f.page(ctx, tx)
		return err
	})
	return page, err
}

func (f Filter) page(ctx context.Context, tx *db.Tx) (Page, error) {
	var page Page
	p, err := sorts.Page("m.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return page, err
	}
	words, args := searched(f.Search)
	where := strings.Join(append([]string{shows[f.Show]}, words...), " AND ")
	if page.Count, err = db.Value[int](ctx, tx, "SELECT count(*) FROM meters m"+owned+" WHERE "+where, args...); err != nil {
		return page, err
	}
	// The inner query finds the page; only its rows are asked for what takes a look elsewhere.
	rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Row]) []any {
		r := &k.Row
		return []any{&r.ID, &r.Code, &r.Name, &r.Place, &r.Unit, &r.Multiplier, &r.MaxValue, &r.LossPercent, (*names)(&r.Registers), &r.Route, &r.Archived,
			&r.Contract, &r.Room, &r.Customer, &k.Key, &r.Common, &r.Parts, &r.LastDate, &r.LastValue}
	}, `
		SELECT p.id, p.code, p.name, p.place, p.unit, p.multiplier, p.max_value, p.loss_percent, p.registers, p.route, p.archived,
		       p.contract, p.room, p.customer, p.sorted,
		       coalesce((SELECT code FROM meters WHERE id = p.common_id), ''),
		       (SELECT count(*) FROM meters WHERE common_id = p.id AND archived = 0),
		       (SELECT max(date) FROM readings WHERE meter_id = p.id),
		       coalesce((SELECT group_concat(value, ' / ' ORDER BY id) FROM readings r WHERE r.meter_id = p.id AND r.kind <> 'final'
		                 AND r.date = (SELECT max(date) FROM readings WHERE meter_id = p.id)), '')
		FROM (SELECT m.*, coalesce(c.code, '') AS contract, coalesce(c.unit, '') AS room, coalesce(k.name, '') AS customer, `+p.Key+` AS sorted
		      FROM meters m`+owned+` WHERE `+where+` AND `+p.Where+` ORDER BY `+p.Order+` LIMIT ?) p`,
		append(append(args, p.Args...), p.Limit+1)...)
	if err != nil {
		return page, err
	}
	page.Rows, page.Next = list.Cut(p, rows, func(r Row) ID { return r.ID })
	page.More = page.Next != ""
	return page, nil
}
