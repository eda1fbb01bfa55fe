package report

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// FindRequest asks for whatever one remembers: a customer's name, its initials, code, phone or unit; a number of an invoice or
// receipt; a contract's code; an amount; who paid.
type FindRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"` // 1 to 100; 0 is 20
}

// Item is something found. Amount is a customer's debt, an invoice's open amount (of a paid one its total) or a receipt's
// amount in yuan, or "".
type Item struct {
	Kind    string `json:"kind"` // customer, contract, invoice, receipt
	ID      int64  `json:"id"`
	Title   string `json:"title"`
	Note    string `json:"note"`
	Amount  string `json:"amount"`
	Overdue bool   `json:"overdue"`
}

// Found is what was found, the best first within each kind.
type Found struct {
	Items []Item `json:"items"`
}

// search is one text and what it may mean.
type search struct {
	text   string // as typed, trimmed
	like   string // anywhere in a number
	amount money.Amount
	isSum  bool // the text is an amount
	limit  int
	today  date.Date
}

// Find looks for customers, contracts, invoices and receipts. Where the text is an amount, what has it comes first.
func (s *Service) Find(ctx context.Context, r FindRequest) (Found, error) {
	q := search{text: strings.TrimSpace(r.Text), limit: min(r.Limit, 100)}
	if q.limit <= 0 {
		q.limit = 20
	}
	if q.text == "" {
		return Found{Items: []Item{}}, nil
	}
	q.like = db.Like(q.text)
	sum, err := money.Parse(q.text)
	q.amount, q.isSum = sum, err == nil && sum != 0
	out := Found{Items: []Item{}}
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		q.today = tx.Today()
		customers, err := q.customers(ctx, tx)
		if err != nil {
			return err
		}
		contracts, err := q.contracts(ctx, tx, customers)
		if err != nil {
			return err
		}
		invoices, err := q.invoices(ctx, tx, customers)
		if err != nil {
			return err
		}
		receipts, err := q.receipts(ctx, tx)
		if err != nil {
			return err
		}
		if q.isSum {
			out.Items = share(q.limit, invoices, receipts, customers, contracts)
		} else {
			out.Items = share(q.limit, customers, contracts, invoices, receipts)
		}
		return nil
	})
	return out, err
}

// share takes of each group its part of the limit, and what others leave over in the order of the groups.
func share(limit int, groups ...[]Item) []Item {
	take := make([]int, len(groups))
	for left, grown := limit, true; left > 0 && grown; {
		grown = false
		for i, g := range groups {
			if take[i] < len(g) && left > 0 {
				take[i]++
				left--
				grown = true
			}
		}
	}
	out := []Item{}
	for i, g := range groups {
		out = append(out, g[:take[i]]...)
	}
	return out
}

func (q search) customers(ctx context.Context, tx *db.Tx) ([]Item, error) {
	where, args := "TRUE", []any{pinyin.Norm(q.text), q.today, q.limit}
	for _, word := range strings.Fields(q.text) {
		args = append(args, db.Like(pinyin.Norm(word)))
		where += fmt.Sprintf(` AND c.search LIKE ?%d ESCAPE '\'`, len(args))
	}
	type found struct {
		Item
		open, late money.Amount
	}
	// What begins with the text, or has a word that does, comes first.
	rows, err := db.Rows(ctx, tx, func(f *found) []any { return []any{&f.ID, &f.Title, &f.Note, &f.open, &f.late} }, `
		SELECT p.id, p.name, coalesce(
		           (SELECT group_concat(value, '、' ORDER BY id) FROM customer_facts WHERE customer_id = p.id AND kind = 'unit'), p.code),
		       (SELECT CAST(coalesce(sum(total - settled), 0) AS INTEGER) FROM invoices
		        WHERE customer_id = p.id AND state = 'issued' AND settled < total AND issue_date <= ?2),
		       (SELECT CAST(coalesce(sum(total - settled), 0) AS INTEGER) FROM invoices
		        WHERE customer_id = p.id AND state = 'issued' AND settled < total AND due_date < ?2)
		FROM (SELECT c.id, c.name, c.code FROM customers c WHERE `+where+`
		      ORDER BY c.archived, CASE instr(c.search, ?1) WHEN 0 THEN 1000 ELSE instr(c.search, ?1) END, length(c.name), c.code LIMIT ?3) p`, args...)
	out := []Item{}
	for _, f := range rows {
		f.Kind, f.Overdue = "customer", f.late > 0
		if f.open > 0 {
			f.Amount = f.open.String()
		}
		out = append(out, f.Item)
	}
	return out, err
}

// few is how many of the customers found bring their papers with them.
const few = 3

// first gives the ids of the first customers as SQL, numbers only; a text that is an amount means no customer.
func (q search) first(customers []Item) string {
	ids := []string{"0"}
	if !q.isSum {
		for _, c := range customers[:min(few, len(customers))] {
			ids = append(ids, strconv.FormatInt(c.ID, 10))
		}
	}
	return strings.Join(ids, ", ")
}

func (q search) contracts(ctx context.Context, tx *db.Tx, customers []Item) ([]Item, error) {
	return db.Rows(ctx, tx, func(i *Item) []any { return []any{&i.Kind, &i.ID, &i.Title, &i.Note} }, `
		SELECT 'contract', k.id, k.code, c.name || iif(k.unit = '', '', ' · ' || k.unit) || ' · ' || k.start_date || '–' || coalesce(k.end_date, '')
		FROM contracts k JOIN customers c ON c.id = k.customer_id
		WHERE k.code LIKE ?1 ESCAPE '\' OR k.unit LIKE ?1 ESCAPE '\' OR k.customer_id IN (`+q.first(customers)+`)
		ORDER BY k.archived, k.code LIKE ?1 ESCAPE '\' DESC, k.start_date DESC, k.id LIMIT ?2`, q.like, q.limit)
}

func (q search) invoices(ctx context.Context, tx *db.Tx, customers []Item) ([]Item, error) {
	type found struct {
		Item
		total, open money.Amount
		due         date.Date
	}
	ids := "SELECT id FROM invoices WHERE FALSE"
	if strings.ContainsAny(q.text, "0123456789") {
		ids = `SELECT id FROM (SELECT id FROM invoices WHERE number LIKE ?1 ESCAPE '\' ORDER BY number = ?4 DESC, number DESC LIMIT ?2)`
	}
	if q.isSum {
		ids += ` UNION SELECT id FROM (SELECT id FROM invoices WHERE total = ?3 ORDER BY settled < total DESC, id DESC LIMIT ?2)
			UNION SELECT id FROM (SELECT id FROM invoices WHERE state = 'issued' AND settled < total AND total - settled = ?3 ORDER BY id DESC LIMIT ?2)`
	}
	ids += " UNION SELECT id FROM (SELECT id FROM invoices WHERE customer_id IN (" + q.first(customers) + ") AND state = 'issued' AND settled < total ORDER BY due_date LIMIT ?2)"
	coded := match.Coded(q.text) // the payment code that is printed on it
	ids += " UNION SELECT ?5"
	rows, err := db.Rows(ctx, tx, func(f *found) []any { return []any{&f.ID, &f.Title, &f.Note, &f.total, &f.open, &f.due} }, `
		SELECT i.id, coalesce(i.number, ''), c.name || iif(i.kind = '', '', ' · ' || i.kind) || ' · ' || i.due_date, i.total,
		       iif(i.state = 'issued', i.total - i.settled, 0), i.due_date
		FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE i.id IN (`+ids+`)
		ORDER BY i.id = ?5 DESC, (?3 <> 0 AND (i.total = ?3 OR i.total - i.settled = ?3)) DESC, i.number = ?4 DESC, i.settled < i.total DESC, i.due_date, i.id LIMIT ?2`,
		q.like, q.limit, q.amount, strings.ToUpper(q.text), coded)
	out := []Item{}
	for _, f := range rows {
		f.Kind, f.Amount = "invoice", f.total.String()
		if f.open > 0 {
			f.Amount, f.Overdue = f.open.String(), f.due < q.today
		}
		out = append(out, f.Item)
	}
	return out, err
}

func (q search) receipts(ctx context.Context, tx *db.Tx) ([]Item, error) {
	if utf8.RuneCountInString(q.text) < 2 {
		return nil, nil
	}
	type found struct {
		Item
		amount money.Amount
	}
	// The words of a receipt are looked through in the index that has them in one piece (migration 00011).
	ids := `SELECT id FROM (SELECT id FROM receipts INDEXED BY receipts_find
		WHERE payer_name || ' ' || reference || ' ' || coalesce(number, '') LIKE ?1 ESCAPE '\' AND channel <> 'deposit' ORDER BY date DESC, id DESC LIMIT ?2)`
	if q.isSum {
		ids += " UNION SELECT id FROM (SELECT id FROM receipts WHERE abs(amount) = ?3 AND channel <> 'deposit' ORDER BY date DESC, id DESC LIMIT ?2)"
	}
	rows, err := db.Rows(ctx, tx, func(f *found) []any { return []any{&f.ID, &f.Title, &f.Note, &f.amount} }, `
		SELECT r.id, iif(r.payer_name = '', r.reference, r.payer_name), r.date || ' · ' || coalesce(r.number, r.reference) || coalesce(' · ' || c.name, ''), r.amount
		FROM receipts r LEFT JOIN customers c ON c.id = r.customer_id WHERE r.id IN (`+ids+`)
		ORDER BY ?3 <> 0 AND abs(r.amount) = ?3 DESC, r.date DESC, r.id DESC LIMIT ?2`, q.like, q.limit, q.amount)
	out := []Item{}
	for _, f := range rows {
		f.Kind, f.Amount = "receipt", f.amount.String()
		out = append(out, f.Item)
	}
	return out, err
}
