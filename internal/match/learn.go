package match

import "zhangfang/internal/date"

// Outcome says how proposals of one kind of evidence fared in this book: Right were confirmed as they were, Wrong were
// refused or undone, the last of them on the day Last. Several of one bucket add up, so that a service may keep one for
// every month: the newest weigh most.
type Outcome struct {
	Bucket       string // Proposal.Bucket
	Right, Wrong int
	Last         date.Date
}

// Paying is how a customer pays: Months at once (0 or 1: one by one), Rounds to whole tens or hundreds of yuan, NetOfFee
// with what its bank keeps taken off.
type Paying struct {
	Customer         int64
	Months           int
	Rounds, NetOfFee bool
}

// bucket names the kind of a candidate's evidence, as prior.json and outcomes count it.
func (c *candidate) bucket() string {
	if c.first != "" {
		return c.first
	}
	return c.key
}
