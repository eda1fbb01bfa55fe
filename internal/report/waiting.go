package report

import (
	"context"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// fromTheDay is the day of the month from which the next month's bills are looked at.
const fromTheDay = 20

// toBill works out what a bill run would make, anew when something has changed that it goes by.
func (s *Service) toBill(ctx context.Context, tx *db.Tx) (ToBill, error) {
	today := tx.Today()
	return s.bill.Of(ctx, tx, today, billing.DueSees, func() (ToBill, error) {
		through := today
		if today.Day() >= fromTheDay {
			through = today.MonthEnd().AddDays(1)
		}
		plan, err := billing.Due(ctx, tx, through)
		if err != nil {
			return ToBill{}, err
		}
		return told(plan, through), nil
	})
}

func told(p billing.Plan, through date.Date) ToBill {
	return ToBill{Through: through, Invoices: len(p.Invoices), Total: p.Total,
		Blocked: len(p.Blocked), Why: places(p.Blocked), Warnings: len(p.Warnings), Doubts: places(p.Warnings)}
}

// places are the first three of some charges.
func places(of []billing.Blocked) []BlockedPlace {
	out := []BlockedPlace{}
	for _, x := range of[:min(3, len(of))] {
		out = append(out, BlockedPlace{ContractID: x.ContractID, Contract: x.Contract, Name: x.Name, FeeItem: x.FeeItem, Fault: x.Fault})
	}
	return out
}
