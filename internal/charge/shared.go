package charge

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// sharedLines bill what was shared out: a line for each share whose last day lies in the period. Of the days that were shared, a charge
// that begins or ends in them bears its own: who moves out before they are over is billed with the last period.
func (t Terms) sharedLines(p Period, f Facts) (Result, error) {
	var out Result
	purse := t.amountsOff(p)
	for _, s := range f.Shares {
		if s = t.ownDays(s); s.To < s.From || s.To < p.From || s.To > p.To {
			continue
		}
		l := Line{From: s.From, To: s.To, Quantity: one, UnitPrice: s.Amount.Decimal(), Per: PerOnce}
		state := t.stateOn(s.To)
		work := cost{exact: exactAmount(s.Amount), words: s.Working, isSum: true} // whoever shared it out knows what it is
		if s.Working == "" {
			work.words, work.isSum = s.Amount.Grouped(), false
		}
		l, err := t.settle(l, work, state, purse)
		if err != nil {
			return Result{}, err
		}
		out.Lines = append(out.Lines, l)
	}
	if len(out.Lines) == 0 {
		out.Warnings = []*fault.Fault{waits(NoShare, p)}
	}
	return out, nil
}

// ownDays cuts a share to the days of the charge.
func (t Terms) ownDays(s Share) Share {
	days := t.clip(date.Range{From: s.From, To: s.To})
	s.From, s.To = days.From, days.To
	return s
}
