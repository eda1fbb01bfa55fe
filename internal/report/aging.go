package report

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// AgingRequest asks who owes how much and since when.
type AgingRequest struct {
	AsOf    date.Date `json:"asOf" ts_type:"string"` // "" is today
	GroupBy string    `json:"groupBy"`               // customer, the default
	Search  string    `json:"search"`                // customers by name, initials, code, phone, unit
	Overdue bool      `json:"overdue"`               // only customers with something past due
	Sort    string    `json:"sort"`                  // overdue, total, name, oldest, unapplied; "" puts the most overdue first
	Desc    bool      `json:"desc"`
}

// AgingRow is what one customer owes. Overdue = d30 + d60 + d90 + over; total = notDue + overdue.
type AgingRow struct {
	Customer int64  `json:"customerId"`
	Code     string `json:"code"`
	Name     string `json:"name"`
	Unit     string `json:"unit"` // rooms or shops, joined by 、
	Buckets
	Total     money.Amount `json:"total" ts_type:"string"`
	Overdue   money.Amount `json:"overdue" ts_type:"string"`
	Oldest    int          `json:"oldest"`                     // days past due of the oldest, or 0
	Invoices  int          `json:"invoices"`                   // open ones
	Unapplied money.Amount `json:"unapplied" ts_type:"string"` // received and not set against anything; not taken off total
}

// Aging is the whole table; the sums are of all its rows.
type Aging struct {
	AsOf date.Date  `json:"asOf" ts_type:"string"`
	Rows []AgingRow `json:"rows"`
	Buckets
	Total     money.Amount `json:"total" ts_type:"string"`
	Overdue   money.Amount `json:"overdue" ts_type:"string"`
	Oldest    int          `json:"oldest"`
	Invoices  int          `json:"invoices"`
	Unapplied money.Amount `json:"unapplied" ts_type:"string"`
}

// AgingCustomerRequest asks for the invoices behind a row of the aging.
type AgingCustomerRequest struct {
	Customer int64     `json:"customerId"`
	AsOf     date.Date `json:"asOf" ts_type:"string"` // "" is today
}

// OpenInvoice is an invoice with what it still owed on a day.
type OpenInvoice struct {
	ID        billing.InvoiceID `json:"id"`
	Customer  int64             `json:"customerId"`
	Number    string            `json:"number"`
	Kind      string            `json:"kind"`
	Unit      string            `json:"unit"`
	Contract  string            `json:"contract"`
	IssueDate date.Date         `json:"issueDate" ts_type:"string"`
	DueDate   date.Date         `json:"dueDate" ts_type:"string"`
	From      date.Date         `json:"from" ts_type:"string"` // of the periods billed
	To        date.Date         `json:"to" ts_type:"string"`
	Total     money.Amount      `json:"total" ts_type:"string"`
	Settled   money.Amount      `json:"settled" ts_type:"string"` // up to the day
	Open      money.Amount      `json:"open" ts_type:"string"`
	Overdue   int               `json:"overdue"` // days past due on the day, or 0
}

// AgingCustomer is one customer's open invoices as of a day, the earliest due first.
type AgingCustomer struct {
	AsOf     date.Date     `json:"asOf" ts_type:"string"`
	Row      AgingRow      `json:"row"`
	Invoices []OpenInvoice `json:"invoices"`
}

// Aging says who owes how much and since when, as of any day.
func (s *Service) Aging(ctx context.Context, r AgingRequest) (Aging, error) {
	if err := r.Validate(); err != nil {
		return Aging{}, err
	}
	var out Aging
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = s.aging(ctx, tx, r)
		return err
	})
	return out, err
}

// aging is Aging inside a transaction, with the names that are kept.
func (s *Service) aging(ctx context.Context, tx *db.Tx, r AgingRequest) (Aging, error) {
	if strings.TrimSpace(r.Search) != "" {
		return AgingOn(ctx, tx, r)
	}
	people, err := s.everybody(ctx, tx)
	if err != nil {
		return Aging{}, err
	}
	return agingOf(ctx, tx, r, people)
}

// Validate checks the words of the request.
func (r AgingRequest) Validate() error {
	if r.GroupBy != "" && r.GroupBy != "customer" {
		return fault.New(UnknownGroup, fault.Args{"group": r.GroupBy}).At("groupBy")
	}
	if _, ok := agingSorts[r.Sort]; !ok {
		return fault.New(UnknownSort, fault.Args{"sort": r.Sort}).At("sort")
	}
	return nil
}

// agingSorts put the least first; by default the most overdue stands on top.
var agingSorts = map[string]func(a, b AgingRow) int{
	"": func(a, b AgingRow) int {
		return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), cmp.Compare(b.Total, a.Total))
	},
	"overdue":   func(a, b AgingRow) int { return cmp.Compare(a.Overdue, b.Overdue) },
	"total":     func(a, b AgingRow) int { return cmp.Compare(a.Total, b.Total) },
	"name":      func(a, b AgingRow) int { return strings.Compare(a.Name, b.Name) },
	"oldest":    func(a, b AgingRow) int { return cmp.Compare(a.Oldest, b.Oldest) },
	"unapplied": func(a, b AgingRow) int { return cmp.Compare(a.Unapplied, b.Unapplied) },
}

// AgingOn is Aging inside a transaction of another service.
func AgingOn(ctx context.Context, tx *db.Tx, r AgingRequest) (Aging, error) {
	people, err := who(ctx, tx, r.Search)
	if err != nil {
		return Aging{}, err
	}
	return agingOf(ctx, tx, r, people)
}

func agingOf(ctx context.Context, tx *db.Tx, r AgingRequest, people map[int64]person) (Aging, error) {
	if r.AsOf.IsZero() {
		r.AsOf = tx.Today()
	}
	debts, err := owed(ctx, tx, r.AsOf)
	if err != nil {
		return Aging{}, err
	}
	prepaid, err := unapplied(ctx, tx, r.AsOf)
	if err != nil {
		return Aging{}, err
	}
	out := Aging{AsOf: r.AsOf, Rows: []AgingRow{}}
	for _, d := range debts {
		if p, ok := people[d.customer]; ok {
			out.take(p.row(d, money.Amount(prepaid[d.customer]), r.AsOf), r.Overdue)
		}
		delete(prepaid, d.customer)
	}
	for id, left := range prepaid { // who owes nothing but has paid ahead
		if p, ok := people[id]; ok {
			out.take(p.row(owing{customer: id}, money.Amount(left), r.AsOf), r.Overdue)
		}
	}
	order := agingSorts[r.Sort]
	slices.SortFunc(out.Rows, func(a, b AgingRow) int {
		by := order(a, b)
		if r.Desc {
			by = -by
		}
		return cmp.Or(by, strings.Compare(a.Code, b.Code))
	})
	return out, nil
}

func (a *Aging) take(r AgingRow, overdueOnly bool) {
	if overdueOnly && r.Overdue == 0 {
		return
	}
	a.Rows = append(a.Rows, r)
	a.add(r.Buckets)
	a.Total += r.Total
	a.Overdue += r.Overdue
	a.Oldest = max(a.Oldest, r.Oldest)
	a.Invoices += r.Invoices
	a.Unapplied += r.Unapplied
}

// person is a customer as reports name it.
type person struct {
	id               int64
	code, name, unit string
}

func (p person) row(o owing, unapplied money.Amount, asOf date.Date) AgingRow {
	r := AgingRow{Customer: p.id, Code: p.code, Name: p.name, Unit: p.unit, Buckets: o.Buckets, Total: o.Buckets.Total(),
		Overdue: o.Buckets.Overdue(), Invoices: o.invoices, Unapplied: unapplied}
	if !o.oldest.IsZero() {
		r.Oldest = max(0, o.oldest.DaysUntil(asOf))
	}
	return r
}

// who gives the customers that a search finds, by id. A customer without units of its own has those of its contracts.
func who(ctx context.Context, tx *db.Tx, search string) (map[int64]person, error) {
	where, args := "TRUE", []any{}
	for _, word := range strings.Fields(search) {
		where += ` AND c.search LIKE ? ESCAPE '\'`
		args = append(args, db.Like(pinyin.Norm(word)))
	}
	return named(ctx, tx, where, args...)
}

// everybody gives all customers, as they are kept: after a change those are read anew whom it concerns.
func (s *Service) everybody(ctx context.Context, tx *db.Tx) (map[int64]person, error) {
	sees := db.Touching("customers", "customer_facts", "contracts")
	owners := []db.Owner{{Table: "customer_facts", Column: "customer_id", Of: "customers"}, {Table: "contracts", Column: "customer_id", Of: "customers"}}
	return s.people.Grown(ctx, tx, struct{}{}, sees, func(old map[int64]person, since int64) (map[int64]person, bool, error) {
		ids, ok, err := tx.Owners(ctx, since, "customers", owners, sees)
		if err != nil || !ok {
			return nil, false, err
		}
		raw, err := json.Marshal(ids)
		if err != nil {
			return nil, false, err
		}
		anew, err := named(ctx, tx, "c.id IN (SELECT value FROM json_each(?))", string(raw))
		out := maps.Clone(old)
		for _, id := range ids {
			delete(out, id)
		}
		maps.Copy(out, anew)
		return out, true, err
	}, func() (map[int64]person, error) { return named(ctx, tx, "TRUE") })
}

// named gives the customers c that a condition finds, by id.
func named(ctx context.Context, tx *db.Tx, where string, args ...any) (map[int64]person, error) {
	out := map[int64]person{}
	err := db.Each(ctx, tx, func(p *person) []any { return []any{&p.id, &p.code, &p.name, &p.unit} }, func(p person) error {
		out[p.id] = p
		return nil
	}, `
		SELECT c.id, c.code, c.name, coalesce(
			(SELECT group_concat(value, '、' ORDER BY id) FROM customer_facts WHERE customer_id = c.id AND kind = 'unit'),
			(SELECT group_concat(unit, '、') FROM (SELECT DISTINCT unit FROM contracts WHERE customer_id = c.id AND unit <> '' AND archived = 0)), '')
		FROM customers c WHERE `+where, args...)
	return out, err
}

// AgingCustomer lists the invoices behind one row of the aging.
func (s *Service) AgingCustomer(ctx context.Context, r AgingCustomerRequest) (AgingCustomer, error) {
	var out AgingCustomer
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = agingCustomer(ctx, tx, r)
		return err
	})
	return out, err
}

func agingCustomer(ctx context.Context, tx *db.Tx, r AgingCustomerRequest) (AgingCustomer, error) {
	if r.AsOf.IsZero() {
		r.AsOf = tx.Today()
	}
	p, ok, err := db.One(ctx, tx, func(p *person) []any { return []any{&p.id, &p.code, &p.name} }, "SELECT id, code, name FROM customers WHERE id = ?", r.Customer)
	if err != nil {
		return AgingCustomer{}, err
	}
	if !ok {
		return AgingCustomer{}, fault.New(NoSuchCustomer, fault.Args{"id": r.Customer}).At("customerId")
	}
	invoices, err := OpenItems(ctx, tx, r.AsOf, r.Customer)
	if err != nil {
		return AgingCustomer{}, err
	}
	o := owing{customer: r.Customer, invoices: len(invoices)}
	for _, i := range invoices {
		o.put(i.DueDate, r.AsOf, i.Open)
		if o.oldest.IsZero() {
			o.oldest = i.DueDate // the earliest due comes first
		}
		if i.Unit != "" && !strings.Contains("、"+p.unit+"、", "、"+i.Unit+"、") {
			p.unit = strings.TrimPrefix(p.unit+"、"+i.Unit, "、")
		}
	}
	prepaid, err := Unapplied(ctx, tx, r.AsOf, r.Customer)
	return AgingCustomer{AsOf: r.AsOf, Row: p.row(o, prepaid, r.AsOf), Invoices: invoices}, err
}

// Unapplied gives what one customer had paid by a day that was set against nothing by then.
func Unapplied(ctx context.Context, tx *db.Tx, asOf date.Date, customer int64) (money.Amount, error) {
	return db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce(sum(r.amount - coalesce((
			SELECT sum(a.amount) FROM `+billing.Spoken+` a WHERE a.receipt_id = r.id AND a.date <= ?1), 0)), 0) AS INTEGER)
		FROM receipts r WHERE r.customer_id = ?2 AND r.state = 'claimed' AND r.amount > 0 AND r.date <= ?1`, asOf, customer)
}
