package receipt

import (
	"context"
	"encoding/json"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/pinyin"
)

// payersOf lists the payers of one customer, the most confirmed first, and says how many there are.
func payersOf(ctx context.Context, tx *db.Tx, f MemoryFilter) ([]Payer, int, error) {
	where, args := []string{"TRUE"}, []any{f.Customer}
	const habits = "(SELECT payer_name, payer_account, customer_id, sum(times) AS times, max(date) AS last, max(by_hand) AS by_hand FROM payer_times WHERE customer_id = ? GROUP BY payer_name, payer_account)"
	if s := strings.TrimSpace(f.Search); s != "" {
		where = append(where, `(h.payer_name LIKE ? ESCAPE '\' OR h.payer_account LIKE ? ESCAPE '\' OR h.customer_id IN (SELECT id FROM customers WHERE search LIKE ? ESCAPE '\'))`)
		args = append(args, db.Like(s), db.Like(s), db.Like(pinyin.Norm(s)))
	}
	count := 0
	rows, err := db.Rows(ctx, tx, func(p *Payer) []any {
		return []any{&p.Name, &p.Account, &p.Customer, &p.CustomerName, &p.Times, &p.Last, &p.ByHand, &count}
	}, "WITH found AS MATERIALIZED (SELECT * FROM "+habits+" h WHERE "+strings.Join(where, " AND ")+`)
		SELECT p.*, (SELECT count(*) FROM found) FROM (
			SELECT h.payer_name, h.payer_account, h.customer_id, c.name, h.times, h.last, h.by_hand FROM found h JOIN customers c ON c.id = h.customer_id
			ORDER BY h.times DESC, h.last DESC, h.payer_name, h.payer_account, h.customer_id LIMIT ?) p`, append(args, f.Limit)...)
	return rows, count, err
}

const refusals = `
	SELECT x.id, r.id, r.reference, r.payer_name, r.date, r.amount, r.state, coalesce(x.customer_id, 0), coalesce(c.name, ''),
	       (SELECT json_group_array(i.number) FROM json_each(x.invoices) e JOIN invoices i ON i.id = e.value)
	FROM rejections x JOIN receipts r ON r.id = x.receipt_id LEFT JOIN customers c ON c.id = x.customer_id `

func refusal(r *Refusal) []any {
	return []any{&r.ID, &r.Receipt, &r.Reference, &r.Payer, &r.Date, &r.Amount, &r.State, &r.Customer, &r.CustomerName, (*texts)(&r.Invoices)}
}

// texts scans a JSON list of texts.
type texts []string

func (t *texts) Scan(v any) error {
	s, _ := v.(string)
	return json.Unmarshal([]byte(s), (*[]string)(t))
}

// refusalsOf lists refused proposals, the latest first, and says how many there are.
func refusalsOf(ctx context.Context, tx *db.Tx, f MemoryFilter) ([]Refusal, int, error) {
	where, args := []string{"TRUE"}, []any{}
	if f.Customer != 0 {
		where, args = append(where, "x.customer_id = ?"), append(args, f.Customer)
	}
	if s := strings.TrimSpace(f.Search); s != "" {
		where = append(where, `(r.payer_name LIKE ? ESCAPE '\' OR coalesce(c.search, '') LIKE ? ESCAPE '\')`)
		args = append(args, db.Like(s), db.Like(pinyin.Norm(s)))
	}
	cond := "WHERE " + strings.Join(where, " AND ")
	count, err := db.Value[int](ctx, tx, "SELECT count(*) FROM rejections x JOIN receipts r ON r.id = x.receipt_id LEFT JOIN customers c ON c.id = x.customer_id "+cond, args...)
	if err != nil {
		return nil, 0, err
	}
	rows, err := db.Rows(ctx, tx, refusal, refusals+cond+" ORDER BY x.id DESC LIMIT ?", append(args, f.Limit)...)
	return rows, count, err
}

// numbersOf gives the numbers of invoices, in their order.
func numbersOf(ctx context.Context, tx *db.Tx, ids []billing.InvoiceID) ([]string, error) {
	out := []string{}
	for _, id := range ids {
		number, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT coalesce(number, '') FROM invoices WHERE id = ?", int64(id))
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, noInvoice(id)
		}
		out = append(out, number)
	}
	return out, nil
}
