package match

import (
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// twin says that a receipt looks like an earlier one.
type twin int

const (
	single    twin = iota
	sameDay        // equal payer, amount and day, two entries of the bank
	likelyDup      // the same, but one of them without the bank's id
	sameRef        // the bank's id was there before
)

// findTwins notes receipts that look like another one; of equal ones the first in time is the real one, and those
// that are settled come before all others. A settled payment of some days later counts as one of before, too.
func (m *matcher) findTwins(settled []Receipt) {
	type entry struct {
		ref    string
		amount money.Amount
	}
	type look struct {
		day           date.Date
		amount        money.Amount
		name, account string
	}
	refs, looks, days := map[entry]bool{}, map[look]string{}, map[look][]date.Date{}
	taken := map[look][]date.Date{} // of the settled ones
	note := func(r Receipt, open bool) {
		e := entry{r.BankRef, r.Amount}
		l := look{r.Date, r.Amount, pinyin.Norm(r.PayerName), account(r.PayerAccount)}
		ref, again := looks[l]
		state := single
		switch {
		case r.BankRef != "" && refs[e]:
			state = sameRef
		case !again || l.name == "" && l.account == "":
		case (ref == "") != (r.BankRef == ""):
			state = likelyDup
		default:
			state = sameDay
		}
		refs[e] = true
		if !again || ref == "" {
			looks[l] = r.BankRef
		}
		before := l
		before.day, before.account = 0, ""
		if l.name == "" {
			before.account = l.account
		}
		if open {
			if state != single {
				m.twins[r.ID] = state
			}
			for _, all := range [][]date.Date{days[before], taken[before]} {
				if d := within(all, r.Date); !d.IsZero() && state == single && before.name+before.account != "" {
					m.again[r.ID] = d
				}
			}
			days[before] = append(days[before], r.Date)
		} else {
			taken[before] = append(taken[before], r.Date)
		}
	}
	for _, r := range settled { // of the same days, then the open ones
		note(r, false)
	}
	for _, r := range m.receipts {
		note(r, true)
	}
}

// within gives one of the days, which are in order, that is at most againDays from a day; none is the zero date.
func within(all []date.Date, day date.Date) date.Date {
	at, _ := slices.BinarySearch(all, day.AddDays(-againDays))
	if at < len(all) && all[at] <= day.AddDays(againDays) {
		return all[at]
	}
	return 0
}
