package statement

import "github.com/shopspring/decimal"

// NoCurrency stands in sums for a file that states no currency.
const NoCurrency = "?"

// Sums counts a statement as the samples' manifest does: every line, closed ones and rows of 0.00 too, gross, before
// a refund is paired with its payment. A negative reversal lowers its own side.
type Sums struct {
	Lines        int                        // all, neutral ones too
	NeutralLines int                        //
	Credits      map[string]decimal.Decimal // money in, by currency
	Debits       map[string]decimal.Decimal // money out, positive
	Neutral      map[string]decimal.Decimal
}

// Sums adds up the lines.
func (s *Statement) Sums() Sums {
	t := Sums{Lines: len(s.Lines), Credits: map[string]decimal.Decimal{}, Debits: map[string]decimal.Decimal{}, Neutral: map[string]decimal.Decimal{}}
	for i := range s.Lines {
		l := &s.Lines[i]
		side := t.Neutral
		switch l.Direction {
		case In:
			side = t.Credits
		case Out:
			side = t.Debits
		default:
			t.NeutralLines++
		}
		c := l.Currency
		if c == "" {
			c = NoCurrency
		}
		side[c] = side[c].Add(l.Amount)
	}
	return t
}
