package document

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
)

// owing lists the customers with something open on a day, by code.
func owing(ctx context.Context, tx *db.Tx, asOf date.Date) ([]int64, error) {
	return db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, `
		SELECT c.id FROM customers c
		WHERE EXISTS (
			SELECT 1 FROM invoices i
			WHERE i.customer_id = c.id AND i.state <> 'draft' AND i.issue_date <= ?1
			  AND i.total > (SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.invoice_id = i.id AND a.date <= ?1))
		ORDER BY c.code`, asOf)
}

// statements makes papers of what customers owe as of a day: every invoice that was open then, the earliest due first.
func (o office) statements(ctx context.Context, tx *db.Tx, customers []int64, asOf date.Date) ([]paper.Statement, error) {
	out := make([]paper.Statement, len(customers))
	for n, id := range customers {
		p := paper.Statement{Lang: o.lang, Seller: o.seller, AsOf: asOf, PayNote: o.payNote, Note: o.note, Logo: o.logo}
		buyer, _, err := db.One(ctx, tx, func(b *paper.Party) []any { return []any{&b.Name, &b.TaxID, &b.Address, &b.Phone, &b.Contact} },
			"SELECT name, tax_id, address, phone, contact FROM customers WHERE id = ?", id)
		if err != nil {
			return nil, err
		}
		p.Buyer = buyer
		if p.Lines, err = openLines(ctx, tx, id, asOf); err != nil {
			return nil, err
		}
		for _, l := range p.Lines {
			p.Total += l.Total
			p.Received += l.Received
			p.Open += l.Open
		}
		if p.Prepaid, err = prepaid(ctx, tx, id, asOf); err != nil {
			return nil, err
		}
		out[n] = p
	}
	return out, nil
}

func openLines(ctx context.Context, tx *db.Tx, customer int64, asOf date.Date) ([]paper.StatementLine, error) {
	lines, err := db.Rows(ctx, tx, func(l *paper.StatementLine) []any {
		return []any{&l.Number, &l.Name, &l.IssueDate, &l.DueDate, &l.Total, &l.Received}
	}, `
		SELECT i.number, i.kind, i.issue_date, i.due_date, i.total,
		       CAST((SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.invoice_id = i.id AND a.date <= ?2) AS INTEGER) AS received
		FROM invoices i
		WHERE i.customer_id = ?1 AND i.state <> 'draft' AND i.issue_date <= ?2 AND i.total > received
		ORDER BY i.due_date, i.id`, customer, asOf)
	for n := range lines {
		lines[n].Open = lines[n].Total - lines[n].Received
	}
	return lines, err
}

// prepaid is what a customer had paid by a day and was not set against anything then.
func prepaid(ctx context.Context, tx *db.Tx, customer int64, asOf date.Date) (money.Amount, error) {
	return db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce(sum(r.amount - (SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.receipt_id = r.id AND a.kind = 'receipt' AND a.date <= ?2)), 0) AS INTEGER)
		FROM receipts r WHERE r.customer_id = ?1 AND r.state = 'claimed' AND r.amount > 0 AND r.date <= ?2`, customer, asOf)
}
