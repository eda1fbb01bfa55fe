package app

import (
	"context"
	"time"

	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
)

// ahead is a question that a screen will ask.
type ahead struct {
	call string
	in   any
}

var (
	firstScreen  = []ahead{{"reports.counts", None{}}, {"reports.today", report.TodayRequest{}}, {"claims.queue", receipt.QueueFilter{Limit: 1}}}
	otherScreens = []ahead{{"bank.accounts", None{}}, {"memory.list", receipt.MemoryFilter{}}, {"bank.pairs", None{}}}
)

// untilDrawn is how long the other screens wait, so that their reading takes nothing from a first screen that is being drawn.
const untilDrawn = 2 * time.Second

// readAhead works out beside the work what the screens will ask of a book that was just opened, one thing after the other, so that they
// find it there: the first screen at once, the others when it stands. It only reads, through one connection, and closing the book cuts
// it off.
func (a *App) readAhead() {
	if !a.Daily {
		return
	}
	answer := func(all []ahead) bool {
		for _, q := range all {
			if _, err := a.Do(context.Background(), q.call, q.in); err != nil {
				return false // the book was closed; whatever else there is, the screens will be told
			}
		}
		return true
	}
	go func() {
		if answer(firstScreen) {
			time.AfterFunc(untilDrawn, func() { answer(otherScreens) })
		}
	}()
}
