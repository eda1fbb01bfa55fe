package app

import (
	"context"

	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
)

// readAhead works out beside the work what the first screens will ask of a book that was just opened, one thing after the other, so
// that they find it there. It only reads, through one connection, and closing the book cuts it off.
func (a *App) readAhead() {
	if !a.Daily {
		return
	}
	go func() {
		for _, ask := range []struct {
			name string
			in   any
		}{
			{"reports.counts", None{}},
			{"reports.today", report.TodayRequest{}},
			{"claims.queue", receipt.QueueFilter{Limit: 1}},
			{"bank.accounts", None{}},
			{"memory.list", receipt.MemoryFilter{}},
			{"bank.pairs", None{}},
		} {
			if _, err := a.Do(context.Background(), ask.name, ask.in); err != nil {
				return // the book was closed; whatever else there is, the screens will be told
			}
		}
	}()
}
