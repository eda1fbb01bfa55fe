// Package verify proves a book: the file is whole, every invariant of the ledger holds on every date, the numbers have no
// gap, and nobody changed the history. It reads and mends nothing.
package verify

import (
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
)

// Service proves one book.
type Service struct {
	DB   *db.DB
	Jobs *job.Runner
}

// New makes the service of a book.
func New(d *db.DB, jobs *job.Runner) *Service { return &Service{DB: d, Jobs: jobs} }

// None is the request of a question that needs to be told nothing.
type None struct{}

// Check is one thing that was proved, or not.
type Check struct {
	Name     string         `json:"name"` // file, openBalance, allocated, deposits, lateFees, customerBalance, numbers, billedOnce, statementLines, lineSums, history, aging
	OK       bool           `json:"ok"`
	Count    int            `json:"count"`                    // things looked at
	Wrong    int            `json:"wrong"`                    // of them
	Problems []*fault.Fault `json:"problems" ts_type:"any[]"` // the first 50
}

// Result is all checks. OK says that every one holds.
type Result struct {
	Checks []Check `json:"checks"`
	OK     bool    `json:"ok"`
	Events int64   `json:"events"` // the last event that was seen
	At     string  `json:"at"`     // moment, UTC, RFC 3339
}
