package deposit

import (
	"context"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// Filter asks for a page of holdings.
type Filter struct {
	Search   string    `json:"search"` // contract, unit, customer (name, initials, code, phone)
	State    string    `json:"state"`  // "", held, short, refund (over, something still held), closed
	Contract int64     `json:"contractId"`
	Customer int64     `json:"customerId"`
	AsOf     date.Date `json:"asOf" ts_type:"string"` // "" is today
	Sort     string    `json:"sort"`                  // contract (default), customer, held, agreed, end
	Desc     bool      `json:"desc"`
	After    string    `json:"after"` // next of the page before
	Limit    int       `json:"limit"` // 1 to 100,000; 0 is 200
}

// Holding is what is held for one contract and customer on a day: held = received + moved − set off − refunded.
type Holding struct {
	Contract int64        `json:"contractId"`
	Code     string       `json:"code"` // of the contract
	Unit     string       `json:"unit"`
	Customer int64        `json:"customerId"`
	Name     string       `json:"name"` // of the customer
	Start    date.Date    `json:"start" ts_type:"string"`
	End      date.Date    `json:"end" ts_type:"string"` // of the contract, ended early or not; "" is open-ended
	Agreed   money.Amount `json:"agreed" ts_type:"string"`
	Received money.Amount `json:"received" ts_type:"string"`
	Moved    money.Amount `json:"moved" ts_type:"string"` // in less out
	SetOff   money.Amount `json:"setOff" ts_type:"string"`
	Refunded money.Amount `json:"refunded" ts_type:"string"`
	Held     money.Amount `json:"held" ts_type:"string"`
	Short    money.Amount `json:"short" ts_type:"string"` // agreed and never received, of a contract that is in force
	State    string       `json:"state"`                  // held, short, refund, closed
}

// Page is a run of holdings with the sums of the whole filter.
type Page struct {
	AsOf   date.Date    `json:"asOf" ts_type:"string"`
	Rows   []Holding    `json:"rows"`
	Count  int          `json:"count"`
	Agreed money.Amount `json:"agreed" ts_type:"string"`
	Held   money.Amount `json:"held" ts_type:"string"`
	Short  money.Amount `json:"short" ts_type:"string"`
	Refund money.Amount `json:"refund" ts_type:"string"` // held for contracts that are over
	More   bool         `json:"more"`
	Next   string       `json:"next"` // after of the next page
}

// Row is one entry. Effect is what it does to what is held.
type Row struct {
	ID        ID           `json:"id"`
	Kind      Kind         `json:"kind"`
	Number    string       `json:"number"`
	Date      date.Date    `json:"date" ts_type:"string"`
	Amount    money.Amount `json:"amount" ts_type:"string"`
	Effect    money.Amount `json:"effect" ts_type:"string"`
	Receipt   int64        `json:"receipt"` // the money received; 0 for none
	Reference string       `json:"reference"`
	Method    string       `json:"method"`
	Reason    string       `json:"reason"`
	Other     string       `json:"other"`    // of a move: code of the other contract
	Bills     string       `json:"bills"`    // of a set-off: numbers of the invoices it stands against
	Reverses  ID           `json:"reverses"` // the entry that this one takes back, or 0
	Reversed  bool         `json:"reversed"` // taken back by a later one
	Event     int64        `json:"event"`    // of the history
}

// Detail is one holding with its entries, in the order they happened.
type Detail struct {
	Holding
	Entries []Row `json:"entries"`
}

// Which asks for one holding.
type Which struct {
	Whose
	AsOf date.Date `json:"asOf" ts_type:"string"` // "" is today
}

// holdings are all pairs of contract and customer for which a deposit is agreed or was ever held, with what happened up to ?1.
const holdings = `
	WITH d AS (
		SELECT d.contract_id, d.customer_id,
		       sum(iif(d.kind = 'received', ` + effect + `, 0)) AS received,
		       sum(iif(d.kind IN ('moved_in', 'moved_out'), ` + effect + `, 0)) AS moved,
		       -sum(iif(d.kind = 'setoff', ` + effect + `, 0)) AS setoff,
		       -sum(iif(d.kind = 'refunded', ` + effect + `, 0)) AS refunded,
		       sum(` + effect + `) AS held
		FROM deposits d WHERE d.date <= ?1 GROUP BY 1, 2),
	pairs AS (
		SELECT id AS contract_id, customer_id FROM contracts WHERE deposit > 0 AND archived = 0
		UNION SELECT contract_id, customer_id FROM deposits),
	h AS (
		SELECT p.contract_id, k.code, k.unit, p.customer_id, c.name, c.search, k.start_date, k.end_date,
		       iif(p.customer_id = k.customer_id, k.deposit, 0) AS agreed,
		       coalesce(d.received, 0) AS received, coalesce(d.moved, 0) AS moved, coalesce(d.setoff, 0) AS setoff,
		       coalesce(d.refunded, 0) AS refunded, coalesce(d.held, 0) AS held,
		       coalesce(k.end_date < ?1, 0) OR p.customer_id <> k.customer_id AS over
		FROM pairs p JOIN contracts k ON k.id = p.contract_id JOIN customers c ON c.id = p.customer_id
		LEFT JOIN d ON d.contract_id = p.contract_id AND d.customer_id = p.customer_id),
	told AS (
		SELECT h.*, iif(over, 0, max(0, agreed - received - moved)) AS short,
		       CASE WHEN over AND held > 0 THEN 'refund' WHEN NOT over AND agreed > received + moved THEN 'short'
		            WHEN held > 0 THEN 'held' ELSE 'closed' END AS state
		FROM h) `

const holdingColumns = `SELECT contract_id, code, unit, customer_id, name, start_date, end_date, agreed, CAST(received AS INTEGER), CAST(moved AS INTEGER),
	CAST(setoff AS INTEGER), CAST(refunded AS INTEGER), CAST(held AS INTEGER), CAST(short AS INTEGER), state`

const holdingFrom = " FROM told "

func holdingDest(h *Holding) []any {
	return []any{&h.Contract, &h.Code, &h.Unit, &h.Customer, &h.Name, &h.Start, &h.End, &h.Agreed, &h.Received, &h.Moved, &h.SetOff, &h.Refunded,
		&h.Held, &h.Short, &h.State}
}

var sorts = list.Sorts{"": "code", "contract": "code", "customer": "name", "held": "held", "agreed": "agreed", "end": "coalesce(end_date, '9999')"}

var states = map[string]string{
	"": "TRUE", "held": "held > 0", "short": "state = 'short'", "refund": "state = 'refund'", "closed": "state = 'closed'",
}

// pair is the one number by which the list tells holdings apart: its page goes on after it.
const pair = "(contract_id << 31 | customer_id)"

func pairOf(h Holding) int64 { return h.Contract<<31 | h.Customer }

// List gives a page of holdings as of a day, the count and the sums of the filter.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	p, err := sorts.Page(pair, f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return Page{}, err
	}
	where, args, err := f.where()
	if err != nil {
		return Page{}, err
	}
	var page Page
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		if f.AsOf.IsZero() {
			f.AsOf = tx.Today()
		}
		args = append([]any{f.AsOf}, args...)
		if page, _, err = db.One(ctx, tx, func(p *Page) []any { return []any{&p.Count, &p.Agreed, &p.Held, &p.Short, &p.Refund} }, holdings+`
			SELECT count(*), CAST(coalesce(sum(agreed), 0) AS INTEGER), CAST(coalesce(sum(held), 0) AS INTEGER), CAST(coalesce(sum(short), 0) AS INTEGER),
			       CAST(coalesce(sum(iif(state = 'refund', held, 0)), 0) AS INTEGER) FROM told WHERE `+where, args...); err != nil {
			return err
		}
		page.AsOf = f.AsOf
		rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Holding]) []any { return append(holdingDest(&k.Row), &k.Key) },
			holdings+holdingColumns+", "+p.Key+holdingFrom+"WHERE "+where+" AND "+p.Where+" ORDER BY "+p.Order+" LIMIT ?",
			append(append(args, p.Args...), p.Limit+1)...)
		page.Rows, page.Next = list.Cut(p, rows, pairOf)
		page.More = page.Next != ""
		return err
	})
	return page, err
}

func (f Filter) where() (string, []any, error) {
	state, ok := states[f.State]
	if !ok {
		return "", nil, fault.New(UnknownState, fault.Args{"state": f.State}).At("state")
	}
	where, args := []string{state}, []any{}
	add := func(cond string, values ...any) { where, args = append(where, cond), append(args, values...) }
	if f.Contract != 0 {
		add("contract_id = ?", f.Contract)
	}
	if f.Customer != 0 {
		add("customer_id = ?", f.Customer)
	}
	for _, word := range strings.Fields(f.Search) {
		like := db.Like(word)
		add(`(code LIKE ? ESCAPE '\' OR unit LIKE ? ESCAPE '\' OR search LIKE ? ESCAPE '\')`, like, like, db.Like(pinyin.Norm(word)))
	}
	return strings.Join(where, " AND "), args, nil
}

// Get gives one holding as of a day with its entries; those after the day are not in the figures.
func (s *Service) Get(ctx context.Context, q Which) (Detail, error) {
	d := Detail{Entries: []Row{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		h, err := q.holder(ctx, tx)
		if err != nil {
			return err
		}
		if q.AsOf.IsZero() {
			q.AsOf = tx.Today()
		}
		var ok bool
		if d.Holding, ok, err = db.One(ctx, tx, holdingDest, holdings+holdingColumns+holdingFrom+"WHERE contract_id = ?2 AND customer_id = ?3", q.AsOf, h.contract, h.customer); err != nil {
			return err
		}
		if !ok { // nothing agreed, nothing held: a deposit may still be taken
			d.Holding, _, err = db.One(ctx, tx, func(o *Holding) []any { return []any{&o.Contract, &o.Code, &o.Unit, &o.Start, &o.End} },
				"SELECT id, code, unit, start_date, end_date FROM contracts WHERE id = ?", h.contract)
			d.Customer, d.Name, d.State = h.customer, h.name, "closed"
			if err != nil {
				return err
			}
		}
		d.Entries, err = rows(ctx, tx, h)
		return err
	})
	return d, err
}

func rows(ctx context.Context, tx *db.Tx, h holder) ([]Row, error) {
	return db.Rows(ctx, tx, func(r *Row) []any {
		return []any{&r.ID, &r.Kind, &r.Number, &r.Date, &r.Amount, &r.Effect, &r.Receipt, &r.Reference, &r.Method, &r.Reason, &r.Other, &r.Bills,
			&r.Reverses, &r.Reversed, &r.Event}
	}, `
		SELECT d.id, d.kind, coalesce(d.number, ''), d.date, d.amount, `+effect+`, iif(d.kind = 'received', coalesce(d.receipt_id, 0), 0),
		       iif(d.kind = 'received', coalesce(r.reference, ''), ''), d.method, d.reason,
		       coalesce((SELECT k.code FROM deposits o JOIN contracts k ON k.id = o.contract_id WHERE o.id = d.moved OR o.moved = d.id), ''),
		       iif(d.kind = 'setoff' AND d.reverses IS NULL, coalesce((
		           SELECT group_concat(DISTINCT i.number) FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.receipt_id = d.receipt_id), ''), ''),
		       coalesce(d.reverses, 0), EXISTS (SELECT 1 FROM deposits o WHERE o.reverses = d.id),
		       coalesce((SELECT max(event_id) FROM changes c WHERE c.tbl = 'deposits' AND c.row = d.id AND c.op = 'I'), 0)
		FROM deposits d LEFT JOIN receipts r ON r.id = d.receipt_id
		WHERE d.contract_id = ? AND d.customer_id = ? ORDER BY d.date, d.id`, h.contract, h.customer)
}
