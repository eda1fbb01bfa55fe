package bank

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// What is wrong between the statements of an account.
const (
	ChainDiffers fault.Key = "bank.chain_differs"
	DaysMissing  fault.Key = "bank.days_missing"
	GapBefore    fault.Key = "bank.gap_before"
	GapDiffers   fault.Key = "bank.gap_differs"
)

// quietDays is how many days without any line are nothing to mention where no file states its period.
const quietDays = 10

// mostDoubts is how many doubts of an account are listed, the latest first.
const mostDoubts = 3

// period is what one import covers, with the balances before its first line and after its last.
type period struct {
	file     string
	from, to date.Date // of its lines
	stated   date.Range
	opening  *money.Amount
	closing  *money.Amount
}

// covers is the period of the file: as it states, but never less than its lines.
func (s period) covers() date.Range {
	r := date.Range{From: s.from, To: s.to}
	if f := s.stated.From; !f.IsZero() && f < r.From {
		r.From = f
	}
	if t := s.stated.To; t > r.To {
		r.To = t
	}
	return r
}

func loadPeriods(ctx context.Context, tx *db.Tx, id AccountID) ([]period, error) {
	return db.Rows(ctx, tx, func(s *period) []any {
		return []any{&s.file, &s.from, &s.to, &s.stated.From, &s.stated.To, &s.opening, &s.closing}
	}, "SELECT file_name, from_date, to_date, stated_from, stated_to, opening, closing FROM imports WHERE account_id = ? AND from_date IS NOT NULL ORDER BY from_date, id", id)
}

// doubts compares every statement of an account with what the book says before its first line and after its last, so that the
// closing balance of one is the opening of the next; and tells of days that no file covers where no balance proves that
// nothing happened on them.
func (l ledger) doubts(periods []period) []*fault.Fault {
	var out []*fault.Fault
	for i, s := range periods {
		if l.opening == nil {
			break
		}
		alone := func(d date.Date) bool { // on days of several files a balance may be of the middle of the day
			return !slices.ContainsFunc(slices.Concat(periods[:i], periods[i+1:]), func(o period) bool { return o.from <= d && d <= o.to })
		}
		differs := func(on date.Date, ours, theirs money.Amount) {
			out = append(out, fault.New(ChainDiffers, fault.Args{"file": s.file, "date": on, "ours": ours, "theirs": theirs, "differs": theirs - ours}))
		}
		if ours := l.end(s.from.AddDays(-1)); s.opening != nil && ours != *s.opening && alone(s.from) {
			differs(s.from, ours, *s.opening)
		} else if ours := l.end(s.to); s.closing != nil && ours != *s.closing && alone(s.to) {
			differs(s.to, ours, *s.closing)
		}
		if len(out) > 0 {
			break // what differs once differs from then on
		}
	}
	for _, gap := range l.gaps(periods) {
		out = append(out, fault.New(DaysMissing, fault.Args{"from": gap.From, "to": gap.To}))
	}
	if len(out) > mostDoubts {
		out = append(out[:1], out[len(out)-mostDoubts+1:]...)
	}
	return out
}

// gaps are days between two files that none covers, unless the balances on both sides agree.
func (l ledger) gaps(periods []period) []date.Range {
	var out []date.Range
	ordered := slices.SortedStableFunc(slices.Values(periods), func(a, b period) int { return int(a.covers().From) - int(b.covers().From) })
	var last period
	for i, s := range ordered {
		before, after := last.covers(), s.covers()
		if i > 0 && after.From > before.To+1 {
			quiet := last.stated.To.IsZero() && s.stated.From.IsZero() && before.To.DaysUntil(after.From) <= quietDays
			proved := l.opening != nil && s.opening != nil && last.closing != nil && *s.opening == *last.closing
			if !quiet && !proved {
				out = append(out, date.Range{From: before.To.AddDays(1), To: after.From.AddDays(-1)})
			}
		}
		if i == 0 || after.To >= before.To {
			last = s
		}
	}
	return out
}

// before says what a new file leaves out after the last line of the book: nothing to mention where its opening is the book's
// balance.
func (l ledger) before(s period, last date.Date) *fault.Fault {
	from := s.covers().From
	if last.IsZero() || from <= last+1 {
		return nil
	}
	days := date.Range{From: last.AddDays(1), To: from.AddDays(-1)}
	if l.opening != nil && s.opening != nil {
		ours := l.end(last)
		if ours == *s.opening {
			return nil
		}
		return fault.New(GapDiffers, fault.Args{"from": days.From, "to": days.To, "ours": ours, "theirs": *s.opening, "differs": *s.opening - ours})
	}
	if s.stated.From.IsZero() && days.Days() < quietDays {
		return nil
	}
	return fault.New(GapBefore, fault.Args{"from": days.From, "to": days.To})
}
