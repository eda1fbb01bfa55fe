package receipt

import (
	"context"
	"encoding/json"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/list"
	"zhangfang/internal/match"
	"zhangfang/internal/pinyin"
)

// UnknownState refuses a state that no receipt has.
const UnknownState fault.Key = "receipt.unknown_state"

const rowColumns = `
	SELECT r.id, r.reference, coalesce(r.number, ''), r.account, r.date, r.time, r.amount, r.payer_name, r.payer_account, r.memo, r.channel, r.bank_ref,
	       r.state, coalesce(r.customer_id, 0), coalesce(c.code, ''), coalesce(c.name, ''), r.auto, r.allocated,
	       iif(r.state = 'nothing', 0, r.amount - r.allocated), r.note, coalesce(r.line_id, 0)`

const rowFrom = `
	FROM receipts r LEFT JOIN customers c ON c.id = r.customer_id `

func row(r *Row) []any {
	return []any{&r.ID, &r.Reference, &r.Number, &r.Account, &r.Date, &r.Time, &r.Amount, &r.PayerName, &r.PayerAccount, &r.Memo, &r.Channel, &r.BankRef,
		&r.State, &r.Customer, &r.CustomerCode, &r.CustomerName, &r.Auto, &r.Allocated, &r.Left, &r.Note, &r.Line}
}

func load(ctx context.Context, tx *db.Tx, id ID) (Row, error) {
	r, ok, err := db.One(ctx, tx, row, rowColumns+rowFrom+"WHERE r.id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuch, fault.Args{"receipt": int64(id)}).At("receipt")
	}
	return r, err
}

var sorts = list.Sorts{
	"": "r.date", "date": "r.date", "amount": "r.amount", "payer": "r.payer_name", "customer": "coalesce(c.name, '')",
	"left": "iif(r.state = 'claimed', r.amount - r.allocated, 0)",
}

var states = map[string]string{
	"": "r.amount > 0", "open": "r.state = 'open' AND r.amount > 0", "claimed": "r.state = 'claimed'", "nothing": "r.state = 'nothing'",
	"prepaid": "r.state = 'claimed' AND r.amount > r.allocated", "out": "r.amount < 0", "all": "TRUE",
}

// List gives a page of receipts, the count and the sums of the filter.
func (s *Service) List(ctx context.Context, f Filter) (Page, error) {
	var page Page
	p, err := sorts.Page("r.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return page, err
	}
	where, args, err := f.where()
	if err != nil {
		return page, err
	}
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		var err error
		var found string
		page, _, err = db.One(ctx, tx, func(p *Page) []any { return []any{&p.Count, &p.Amount, &p.Allocated, &p.Left, &found} }, `
			SELECT count(*), CAST(coalesce(sum(r.amount), 0) AS INTEGER), CAST(coalesce(sum(r.allocated), 0) AS INTEGER),
			       CAST(coalesce(sum(iif(r.state = 'claimed', r.amount - r.allocated, 0)), 0) AS INTEGER), `+list.Ids("r.id", f.Search)+`
			FROM receipts r WHERE `+where, args...)
		if err != nil {
			return err
		}
		if found != "" && page.Count <= list.FewFound { // the words need not be looked for twice
			where, args = "r.id IN (SELECT value FROM json_each(?))", []any{found}
		}
		rows, err := db.Rows(ctx, tx, func(k *list.Keyed[Row]) []any { return append(row(&k.Row), &k.Key) }, rowColumns+`, p.sorted
			FROM (`+f.found(p, where)+`) p JOIN receipts r ON r.id = p.id LEFT JOIN customers c ON c.id = r.customer_id
			ORDER BY p.sorted`+p.Direction+", p.id"+p.Direction, append(append(args, p.Args...), p.Limit+1, max(0, f.Offset))...)
		for i := range rows {
			rows[i].Row.Cursor = list.Cursor(rows[i].Key, rows[i].Row.ID)
		}
		page.Rows, page.Next = list.Cut(p, rows, func(r Row) ID { return r.ID })
		page.More = page.Next != ""
		return err
	})
	return page, err
}

// found gives the ids of a page in SQL with what they are sorted by, so that only its own rows are read whole.
func (f Filter) found(p list.Page, where string) string {
	from := "receipts r"
	if f.Sort == "customer" {
		from += " LEFT JOIN customers c ON c.id = r.customer_id"
	}
	return "SELECT r.id, " + p.Key + " AS sorted FROM " + from + " WHERE " + where + " AND " + p.Where + " ORDER BY " + p.Order + " LIMIT ? OFFSET ?"
}

func (f Filter) where() (string, []any, error) {
	state, ok := states[f.State]
	if !ok {
		return "", nil, fault.New(UnknownState, fault.Args{"state": f.State}).At("state")
	}
	where, args := []string{state}, []any{}
	add := func(cond string, values ...any) { where, args = append(where, cond), append(args, values...) }
	if f.Customer != 0 {
		add("r.customer_id = ?", f.Customer)
	}
	if f.Account != "" {
		add("r.account = ?", f.Account)
	}
	if f.Channel != "" {
		add("r.channel = ?", f.Channel)
	} else {
		add(received)
	}
	if !f.From.IsZero() {
		add("r.date >= ?", f.From)
	}
	if !f.To.IsZero() {
		add("r.date <= ?", f.To)
	}
	for _, word := range strings.Fields(f.Search) {
		cond, values := db.Holding(word, "r.payer_name", "r.memo", "r.reference", "r.number")
		cond, values = cond+` OR r.customer_id IN (SELECT id FROM customers WHERE search LIKE ? ESCAPE '\')`, append(values, db.Like(pinyin.Norm(word)))
		if amount, ok := amountIn(word); ok {
			cond, values = cond+" OR abs(r.amount) = ?", append(values, amount)
		}
		add("("+cond+")", values...)
	}
	return strings.Join(where, " AND "), args, nil
}

// Get gives one receipt with all that was booked on it, and where it came from.
func (s *Service) Get(ctx context.Context, q Ref) (Detail, error) {
	var d Detail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		d, err = Load(ctx, tx, q.ID)
		return err
	})
	return d, err
}

// Load is Get inside a transaction.
func Load(ctx context.Context, tx *db.Tx, id ID) (Detail, error) {
	d := Detail{Reasons: []match.Reason{}}
	var err error
	if d.Row, err = load(ctx, tx, id); err != nil {
		return d, err
	}
	if d.Allocations, err = billing.OfReceipt(ctx, tx, int64(id)); err != nil {
		return d, err
	}
	why, err := db.Value[string](ctx, tx, "SELECT reasons FROM receipts WHERE id = ?", id)
	if err != nil {
		return d, err
	}
	if err := json.Unmarshal([]byte(why), &d.Reasons); err != nil {
		return d, err
	}
	if d.Line != 0 {
		d.Source, err = source(ctx, tx, d.Line)
	}
	return d, err
}

func source(ctx context.Context, tx *db.Tx, line int64) (*Source, error) {
	var raw string
	s, _, err := db.One(ctx, tx, func(s *Source) []any {
		return []any{&s.Line, &s.Account, &s.File, &s.Format, &s.Imported, &s.Row, &s.Status, &s.Balance, &raw}
	}, `
		SELECT l.id, a.name, i.file_name, i.format, i.at, l.row, l.status, l.balance, l.raw
		FROM statement_lines l JOIN accounts a ON a.id = l.account_id JOIN imports i ON i.id = l.import_id
		WHERE l.id = ?`, line)
	if err != nil {
		return nil, err
	}
	s.Raw = []string{}
	return &s, json.Unmarshal([]byte(raw), &s.Raw)
}
