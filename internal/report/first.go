package report

import (
	"context"

	"zhangfang/internal/db"
)

// FirstSteps are the five things that a new book wants before it works by itself, as they stand in the book: nobody ticks them.
type FirstSteps struct {
	Customer bool `json:"customer"` // there is one
	Contract bool `json:"contract"`
	Bill     bool `json:"bill"`  // one was issued, or brought in
	Paper    bool `json:"paper"` // a bill was printed
	Claim    bool `json:"claim"` // money was claimed
	Done     int  `json:"done"`  // how many of them, 5 when all are
}

// firstSteps reads them.
func firstSteps(ctx context.Context, tx *db.Tx) (FirstSteps, error) {
	f, _, err := db.One(ctx, tx, func(f *FirstSteps) []any { return []any{&f.Customer, &f.Contract, &f.Bill, &f.Paper, &f.Claim} }, `
		SELECT EXISTS (SELECT 1 FROM customers), EXISTS (SELECT 1 FROM contracts), EXISTS (SELECT 1 FROM invoices WHERE state <> 'draft'),
		       EXISTS (SELECT 1 FROM papers WHERE invoice_id IS NOT NULL), EXISTS (SELECT 1 FROM receipts WHERE state = 'claimed')`)
	for _, done := range []bool{f.Customer, f.Contract, f.Bill, f.Paper, f.Claim} {
		if done {
			f.Done++
		}
	}
	return f, err
}
