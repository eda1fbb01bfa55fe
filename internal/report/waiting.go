package report

import (
	"context"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// waiting is what there is to bill as of an event and a day.
type waiting struct {
	event int64
	day   date.Date
	bill  ToBill
}

// fromTheDay is the day of the month from which the next month's bills are looked at.
const fromTheDay = 20

// toBill works out what a bill run would make. Receipts change nothing of that, so it is kept while only they come in.
func (s *Service) toBill(ctx context.Context, tx *db.Tx) (ToBill, error) {
	event, _, err := db.One(ctx, tx, func(id *int64) []any { return []any{id} },
		"SELECT id FROM events WHERE kind NOT GLOB 'receipt.*' AND kind NOT GLOB 'statement.*' ORDER BY id DESC LIMIT 1")
	if err != nil {
		return ToBill{}, err
	}
	today := tx.Today()
	s.mu.Lock()
	kept := s.waiting
	s.mu.Unlock()
	if kept.event == event && kept.day == today {
		return kept.bill, nil
	}
	through := today
	if today.Day() >= fromTheDay {
		through = today.MonthEnd().AddDays(1)
	}
	plan, err := billing.Due(ctx, tx, through)
	if err != nil {
		return ToBill{}, err
	}
	kept = waiting{event: event, day: today, bill: told(plan, through)}
	s.mu.Lock()
	s.waiting = kept
	s.mu.Unlock()
	return kept.bill, nil
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
