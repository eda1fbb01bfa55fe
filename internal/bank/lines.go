package bank

import (
	"context"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
)

// UnknownFilter refuses a word that no filter has.
const UnknownFilter fault.Key = "bank.unknown_filter"

var lineSorts = list.Sorts{"": "l.date", "date": "l.date", "amount": "l.amount", "payer": "l.payer_name"}

var lineStates = map[string]string{"": "TRUE", "none": "r.id IS NULL", "open": "r.state = 'open'", "claimed": "r.state = 'claimed'", "nothing": "r.state = 'nothing'"}

var directions = map[string]string{"": "TRUE", "in": "l.neutral = 0 AND l.amount > 0", "out": "l.neutral = 0 AND l.amount < 0", "neutral": "l.neutral = 1"}

// from is where a filter looks: at receipts only when it asks about them, for a book has a hundred thousand lines.
func (f LineFilter) from() string {
	if f.State == "" {
		return " FROM statement_lines l "
	}
	return " FROM statement_lines l LEFT JOIN receipts r ON r.line_id = l.id "
}

// Lines gives a page of statement lines, with count and sums of the whole filter.
func (s *Service) Lines(ctx context.Context, f LineFilter) (LinePage, error) {
	var page LinePage
	p, err := lineSorts.Page("l.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return page, err
	}
	where, args, err := f.where()
	if err != nil {
		return page, err
	}
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		var found string
		page, _, err = db.One(ctx, tx, func(p *LinePage) []any { return []any{&p.Count, &p.In, &p.Out, &found} }, `
			SELECT count(*), CAST(coalesce(sum(iif(l.amount > 0 AND l.neutral = 0 AND l.class <> 'closed', l.amount, 0)), 0) AS INTEGER),
			       CAST(coalesce(-sum(iif(l.amount < 0 AND l.neutral = 0 AND l.class <> 'closed', l.amount, 0)), 0) AS INTEGER), `+list.Ids("l.id", f.Search)+
			f.from()+"WHERE "+where, args...)
		if err != nil {
			return err
		}
		if found != "" && page.Count <= list.FewFound { // the words need not be looked for twice
			where, args = "l.id IN (SELECT value FROM json_each(?))", []any{found}
		}
		page.Rows, err = f.rows(ctx, tx, p, where, args)
		return err
	})
	if len(page.Rows) > p.Limit {
		page.Rows, page.More, page.Next = page.Rows[:p.Limit], true, page.Rows[p.Limit-1].Cursor
	}
	return page, err
}

// rows first finds the ids of the page, so that only its own rows are read and sorted whole. By date, the ids of each account
// come in the order of an index, so that no account is read beyond the page.
func (f LineFilter) rows(ctx context.Context, tx *db.Tx, p list.Page, where string, args []any) ([]Line, error) {
	offset := max(0, f.Offset)
	args = append(append(args, p.Args...), p.Limit+1+offset)
	ids := "SELECT l.id " + f.from() + "WHERE " + where + " AND " + p.Where
	if p.Key == lineSorts["date"] && f.Account == 0 {
		ids = "SELECT l.id FROM accounts a CROSS JOIN statement_lines l ON l.id IN (" + ids + " AND l.account_id = a.id ORDER BY " + p.Order + " LIMIT ?) ORDER BY " + p.Order + " LIMIT ? OFFSET ?"
		args = append(args, p.Limit+1, offset)
	} else {
		ids += " ORDER BY " + p.Order + " LIMIT ? - ? OFFSET ?"
		args = append(args, offset, offset)
	}
	type row struct {
		Line
		key any
	}
	rows, err := db.Rows(ctx, tx, func(r *row) []any {
		return []any{&r.ID, &r.Account, &r.AccountName, &r.Import, &r.File, &r.Row, &r.Date, &r.Time, &r.Amount, &r.Neutral, &r.Class, &r.Currency, &r.Balance,
			&r.PayerName, &r.PayerAccount, &r.Memo, &r.Reference, &r.Status, &r.Receipt, &r.State, &r.Customer, &r.CustomerName, &r.key}
	}, `
		SELECT l.id, l.account_id, a.name, l.import_id, (SELECT file_name FROM imports WHERE id = l.import_id), l.row, l.date, l.time, l.amount, l.neutral,
		       l.class, l.currency, l.balance, l.payer_name, l.payer_account, l.memo, l.reference, l.status,
		       coalesce(r.id, 0), coalesce(r.state, ''), coalesce(r.customer_id, 0), coalesce((SELECT name FROM customers WHERE id = r.customer_id), ''), `+p.Key+`
		FROM (`+ids+`) AS page
		JOIN statement_lines l ON l.id = page.id
		JOIN accounts a ON a.id = l.account_id
		LEFT JOIN receipts r ON r.line_id = l.id
		ORDER BY `+p.Order, args...)
	out := make([]Line, len(rows))
	for i, r := range rows {
		out[i] = r.Line
		out[i].Cursor = list.Cursor(r.key, r.ID)
	}
	return out, err
}

func (f LineFilter) where() (string, []any, error) {
	where, args := []string{}, []any{}
	add := func(cond string, values ...any) { where, args = append(where, cond), append(args, values...) }
	for _, choice := range []struct {
		words map[string]string
		word  string
		field string
	}{{lineStates, f.State, "state"}, {directions, f.Direction, "direction"}} {
		cond, ok := choice.words[choice.word]
		if !ok {
			return "", nil, fault.New(UnknownFilter, fault.Args{"value": choice.word}).At(choice.field)
		}
		add(cond)
	}
	if f.Account != 0 {
		add("l.account_id = ?", f.Account)
	}
	if f.Import != 0 {
		add("l.import_id = ?", f.Import)
	}
	if !f.From.IsZero() {
		add("l.date >= ?", f.From)
	}
	if !f.To.IsZero() {
		add("l.date <= ?", f.To)
	}
	for _, word := range strings.Fields(f.Search) {
		if amount, err := money.Parse(strings.ReplaceAll(word, ",", "")); err == nil {
			add(`(abs(l.amount) = ? OR l.memo LIKE ? ESCAPE '\' OR l.reference LIKE ? ESCAPE '\')`, amount, db.Like(word), db.Like(word))
			continue
		}
		cond, args := db.Holding(word, "l.payer_name", "l.payer_account", "l.memo", "l.reference")
		add("("+cond+")", args...)
	}
	return strings.Join(where, " AND "), args, nil
}

// Imports lists imports, the latest first.
func (s *Service) Imports(ctx context.Context, f ImportFilter) (ImportPage, error) {
	if f.Limit <= 0 || f.Limit > 1000 {
		f.Limit = 100
	}
	var page ImportPage
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page.Rows, err = db.Rows(ctx, tx, func(r *ImportRow) []any {
			return []any{&r.ID, &r.Account, &r.AccountName, &r.File, &r.Format, &r.At, &r.Lines, &r.Added, &r.Seen, &r.From, &r.To, &r.Opening, &r.Closing, &r.Skipped, &r.Event}
		}, `
			SELECT i.id, i.account_id, a.name, i.file_name, i.format, i.at, i.lines, i.added, i.seen, i.from_date, i.to_date, i.opening, i.closing, i.skipped,
			       coalesce((SELECT max(e.event_id) FROM event_subjects e JOIN events v ON v.id = e.event_id WHERE e.type = 'import' AND e.subject = i.id AND v.kind = 'statement.imported'), 0)
			FROM imports i JOIN accounts a ON a.id = i.account_id
			WHERE (?1 = 0 OR i.account_id = ?1) AND (?2 = 0 OR i.id < ?2)
			ORDER BY i.id DESC LIMIT ?3`, f.Account, f.Before, f.Limit+1)
		return err
	})
	if len(page.Rows) > f.Limit {
		page.Rows, page.More = page.Rows[:f.Limit], true
	}
	return page, err
}
