package match

import (
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Outcome says how proposals of one kind of evidence fared in this book: Right were confirmed as they were, Wrong were
// refused or undone, the last of them on the day Last. Several of one bucket add up, so that a service may keep one for
// every month: the newest weigh most.
type Outcome struct {
	Bucket       string // Proposal.Bucket
	Right, Wrong int
	Last         date.Date
}

// Paying is how a customer pays: Months at once (0 or 1: one by one), Rounds to whole tens or hundreds of yuan, NetOfFee
// with what its bank keeps taken off. It orders proposals and decides nothing.
type Paying struct {
	Customer         int64
	Months           int
	Rounds, NetOfFee bool
}

// How the book's own outcomes move what is counted in weights.json.
const (
	priorWeight = 60  // what was counted elsewhere weighs as much as so many answers of the book's own
	halfLife    = 120 // days after which an outcome weighs half
	doubtBelow  = 970 // decisions that are right less often in this book, in parts per thousand, are not made
)

// learned holds the outcomes of a book, a kind of evidence each, in thousandths of an answer, as they weigh today.
type learned map[string]record

// auto begins the bucket of what was decided: it is counted apart from what was only proposed.
const autoBucket = "auto:"

// learn weighs outcomes by their age on a day. Days to come count as that day. What was decided counts for what is ranked
// first, and that for its kind of evidence wherever it stands.
func learn(all []Outcome, today date.Date) learned {
	out := learned{}
	for _, o := range all {
		if o.Bucket == "" || o.Right < 0 || o.Wrong < 0 {
			continue
		}
		weight := fade(max(0, o.Last.DaysUntil(today)))
		note := func(bucket string) {
			r := out[bucket]
			out[bucket] = record{r.right + o.Right*weight, r.of + (o.Right+o.Wrong)*weight}
		}
		note(o.Bucket)
		bucket, decided := strings.CutPrefix(o.Bucket, autoBucket)
		if decided {
			note(bucket)
		}
		if key, first := strings.CutPrefix(bucket, "1:"); first && strings.Contains(key, "|") {
			note(key[:strings.LastIndex(key, "|")])
		}
	}
	return out
}

// fade is the weight of an outcome so many days old, in thousandths: half for every halfLife days, nothing after ten of them.
func fade(days int) int {
	whole, part := days/halfLife, days%halfLife
	if whole >= 10 {
		return 0
	}
	return 1000 * (2*halfLife - part) / (2 * halfLife) >> whole // between two halvings in a straight line
}

// posterior is the share of right answers of a kind of evidence: the mean of the Beta distribution that begins with what was
// counted elsewhere, as if it were priorWeight answers, and is moved by what this book confirmed and refused. As outcomes
// fade it goes back to where it began, so no kind of evidence is refused for good.
func (l learned) posterior(key string, before Confidence) Confidence {
	r, own := l[key]
	if !own || r.of == 0 {
		return before
	}
	const weight = priorWeight * 1000
	return Confidence((int(before)*weight + 1000*r.right) / (weight + r.of))
}

// doubted says that decisions on this kind of evidence were undone too often of late to be made again: twice, where nothing
// speaks for them.
func (l learned) doubted(c *candidate) bool {
	key := autoBucket + c.bucket()
	return l.posterior(key, 998) < doubtBelow
}

// today is the day of the newest receipt, the only clock there is.
func today(all []Receipt) date.Date {
	var day date.Date
	for _, r := range all {
		day = max(day, r.Date)
	}
	return day
}

// habitual says whether a candidate is paid in the way its customer is known to pay: so many months of one kind at once,
// rounded up or down to whole tens of yuan, or less a fee. The flag becomes part of the kind of its evidence.
func (m *matcher) habitual(v view, c *candidate) bool {
	if c.customer == nil || len(c.parts) == 0 {
		return false
	}
	h, ok := m.paying[c.customer.ID]
	if !ok {
		return false
	}
	p := c.parts[0]
	alike := !slices.ContainsFunc(c.parts, func(o part) bool { return o.Kind != p.Kind })
	missing := balance(p.invoice) - p.amount
	switch {
	case h.Months > 1 && len(c.parts) == h.Months && alike && c.rest == 0 && adjoining(c.parts):
		return true
	case h.NetOfFee && len(c.parts) == 1 && p.writeOff > 0 && commonFee(p.writeOff, p.amount+p.writeOff):
		return true
	case h.Rounds && len(c.parts) == 1 && v.Amount%10_00 == 0 && missing%10_00 != 0 && within10(missing, c.rest):
		return true
	}
	return false
}

// within10 says that a payment rounded to whole tens or hundreds differs by less than a hundred yuan from what it pays.
func within10(missing, rest money.Amount) bool {
	return missing > 0 && missing < 100_00 || missing == 0 && rest > 0 && rest < 100_00
}

// adjoining says whether invoices cover months that follow each other.
func adjoining(parts []part) bool {
	for i := 1; i < len(parts); i++ {
		if gap := parts[i-1].days.To.DaysUntil(parts[i].days.From); gap < 0 || gap > 3 {
			return false
		}
	}
	return true
}

// bucket names the kind of a candidate's evidence, as weights.json and outcomes count it.
func (c *candidate) bucket() string {
	if c.first != "" {
		return c.first
	}
	return c.key
}
