package match

import (
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
// that are settled come before all others.
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
	refs, looks, last := map[entry]bool{}, map[look]string{}, map[look]date.Date{}
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
			if d, ok := last[before]; ok && state == single && d.AddDays(againDays) >= r.Date && before.name+before.account != "" {
				m.again[r.ID] = d
			}
		}
		last[before] = r.Date
	}
	for _, r := range settled { // of the same days, then the open ones
		note(r, false)
	}
	for _, r := range m.receipts {
		note(r, true)
	}
}
