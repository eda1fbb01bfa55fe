package report

import (
	"context"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
)

// fromTheDay is the day of the month from which the next month's bills are looked at.
const fromTheDay = 20

// toBill tells what a bill run would make, as it is kept.
func (s *Service) toBill(ctx context.Context, tx *db.Tx) (ToBill, error) {
	through := tx.Today()
	if through.Day() >= fromTheDay {
		through = through.MonthEnd().AddDays(1)
	}
	w, err := s.bill.Waiting(ctx, tx, through)
	return ToBill{Through: through, Invoices: w.Invoices, Total: w.Total,
		Blocked: len(w.Blocked), Why: places(w.Blocked), Warnings: len(w.Warnings), Doubts: places(w.Warnings)}, err
}

// places are the first three of some charges.
func places(of []billing.Blocked) []BlockedPlace {
	out := []BlockedPlace{}
	for _, x := range of[:min(3, len(of))] {
		out = append(out, BlockedPlace{ContractID: x.ContractID, Contract: x.Contract, Name: x.Name, FeeItem: x.FeeItem, Fault: x.Fault})
	}
	return out
}
