package receipt

import (
	"zhangfang/internal/match"
)

// round is one round of proposals for the whole book.
type round struct {
	event     int64 // the last event of the book that it knows
	proposals map[ID][]match.Proposal
	order     []ID // receipts in order of date and id
	waiting   int  // open receipts beyond the bound
}
