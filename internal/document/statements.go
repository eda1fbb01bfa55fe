package document

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/paper"
	"zhangfang/internal/report"
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
	items, err := report.OpenItems(ctx, tx, asOf, customers...)
	if err != nil {
		return nil, err
	}
	open := map[int64][]report.OpenInvoice{}
	for _, i := range items {
		open[i.Customer] = append(open[i.Customer], i)
	}
	out := make([]paper.Statement, len(customers))
	for n, id := range customers {
		if out[n], err = o.statement(ctx, tx, id, asOf, open[id]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (o office) statement(ctx context.Context, tx *db.Tx, customer int64, asOf date.Date, open []report.OpenInvoice) (paper.Statement, error) {
	p := paper.Statement{Lang: o.lang, Seller: o.seller, AsOf: asOf, PayNote: o.payNote, Note: o.note, Logo: o.logo}
	buyer, err := partyOf(ctx, tx, customer)
	if err != nil {
		return p, err
	}
	p.Buyer = buyer
	for _, i := range open {
		p.Lines = append(p.Lines, paper.StatementLine{Number: i.Number, Name: i.Kind, IssueDate: i.IssueDate, DueDate: i.DueDate,
			Total: i.Total, Received: i.Settled, Open: i.Open})
		p.Total += i.Total
		p.Received += i.Settled
		p.Open += i.Open
	}
	p.Prepaid, err = report.Unapplied(ctx, tx, asOf, customer)
	return p, err
}
