package receipt

import (
	"cmp"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// WentBack is the reason why money pays nothing: 退汇 by the bank, or a second payment that was returned.
const WentBack fault.Key = "receipt.went_back"

// backDays is within how many days money that came in goes back to who paid it.
const backDays = 15

// party is who pays or is paid: by name, or by account where the name is unknown or written otherwise.
type party struct{ name, number string }

func partyOf(name, account string) party { return party{pinyin.Norm(name), digits(account)} }

func (p party) is(o party) bool {
	return p.name != "" && p.name == o.name || len(p.number) >= 8 && p.number == o.number
}

// wentBack finds the receipts whose money went back to who paid it: the same amount, out of the account it came into, some days later.
// Each sum that left took back one receipt, the last one before it: of two equal payments it is the second that was one too many.
// Receipts that were decided before count too, of whose account nothing is known here.
func (o ours) wentBack(receipts, decided []match.Receipt, accounts map[int64]string) map[int64]date.Date {
	type arrival struct {
		match.Receipt
		from party
		into string
	}
	in := map[money.Amount][]arrival{}
	for _, r := range slices.Concat(receipts, decided) {
		if into := accounts[r.ID]; len(o.out[r.Amount]) > 0 && o.says(r, into) == nil {
			in[r.Amount] = append(in[r.Amount], arrival{r, partyOf(r.PayerName, r.PayerAccount), into})
		}
	}
	back := map[int64]date.Date{}
	for amount, all := range in {
		slices.SortFunc(all, func(a, b arrival) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
		for _, g := range o.out[amount] {
			for _, r := range slices.Backward(all) {
				late := r.Date > g.day || r.Date.AddDays(backDays) < g.day
				if _, taken := back[r.ID]; taken || late || r.into != "" && r.into != g.account || !g.to.is(r.from) {
					continue
				}
				back[r.ID] = g.day
				break
			}
		}
	}
	return back
}

// settleBack takes the receipts whose money went back out of what the engine looks at, and gives the answer for the open ones of them.
// So a payment that was made again after it came back is not taken for the same one.
func (w *world) settleBack() map[ID][]match.Proposal {
	back := w.ours.wentBack(w.Receipts, w.Settled, w.accounts)
	out := map[ID][]match.Proposal{}
	gone := func(r match.Receipt) bool { _, ok := back[r.ID]; return ok }
	for _, r := range w.Receipts {
		if day, ok := back[r.ID]; ok {
			why := []match.Reason{{Key: WentBack, Args: fault.Args{"amount": r.Amount, "date": day}}}
			out[ID(r.ID)] = []match.Proposal{{Receipt: r.ID, Decision: match.Suggest, Rank: 1, Confidence: 950, Reasons: why, Marks: []match.Mark{}, Rest: r.Amount}}
		}
	}
	w.Receipts, w.Settled = slices.DeleteFunc(slices.Clone(w.Receipts), gone), slices.DeleteFunc(slices.Clone(w.Settled), gone)
	return out
}
