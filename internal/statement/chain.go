package statement

import (
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// BalanceBreaks says where a balance does not follow from the one before it.
const BalanceBreaks fault.Key = "statement.balance_breaks"

// netChain checks a column of balances that moves by the net amount while the lines are gross, as PayPal writes it. Each
// currency has a balance of its own. Balances that move by the lines themselves are left to who imports them.
type netChain map[string][]netMoment

// netMoment is all that happened in one second, which files list in any order.
type netMoment struct {
	row      int
	day      date.Date
	time     string
	moved    decimal.Decimal
	balances []decimal.Decimal
}

// add takes a line's net amount and the balance after it. Closed lines move nothing.
func (c netChain) add(l *Line, net, balance decimal.Decimal) {
	if l.Class == Closed {
		return
	}
	list := c[l.Currency]
	if n := len(list); n > 0 && list[n-1].day == l.Date && list[n-1].time == l.Time {
		m := &list[n-1]
		m.moved, m.balances = m.moved.Add(net), append(m.balances, balance)
		return
	}
	c[l.Currency] = append(list, netMoment{l.Row, l.Date, l.Time, net, []decimal.Decimal{balance}})
}

// check adds a problem for the first break in each currency, whichever way the file is ordered.
func (c netChain) check(s *Statement) {
	for _, currency := range slices.Sorted(maps.Keys(c)) {
		list := c[currency]
		up := firstBreak(list, false)
		if up == nil || firstBreak(list, true) == nil {
			continue
		}
		if list[0].day > list[len(list)-1].day {
			up = firstBreak(list, true)
		}
		s.Problems = append(s.Problems, Problem{Row: up.row, Fault: fault.New(BalanceBreaks, fault.Args{"row": up.row, "date": up.day, "currency": currency})})
	}
}

// firstBreak gives the first moment after which no balance is what the one before and the net amounts come to.
func firstBreak(list []netMoment, backwards bool) *netMoment {
	var last *decimal.Decimal
	for i := range list {
		m := &list[i]
		if backwards {
			m = &list[len(list)-1-i]
		}
		end := m.balances[len(m.balances)-1]
		if last != nil {
			want, found := last.Add(m.moved), false
			for _, b := range m.balances {
				found = found || b.Equal(want)
			}
			if !found {
				return m
			}
			end = want
		} else if backwards {
			end = m.balances[0]
		}
		last = &end
	}
	return nil
}
