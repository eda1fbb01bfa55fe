package charge

import "zhangfang/internal/fault"

// sharedLines bill what was shared out: a line for each share whose last day lies in the period.
func (t Terms) sharedLines(p Period, f Facts) (Result, error) {
	var out Result
	purse := t.amountsOff(p)
	for _, s := range f.Shares {
		if s.To < p.From || s.To > p.To {
			continue
		}
		l := Line{From: s.From, To: s.To, Quantity: one, UnitPrice: s.Amount.Decimal(), Per: PerOnce}
		state := t.stateOn(s.To)
		work := cost{exact: s.Amount.Decimal().Rat(), words: s.Working}
		switch {
		case s.Working == "":
			work.words = s.Amount.Grouped()
		case len(state.off) > 0:
			work.words = "(" + s.Working + ")"
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
