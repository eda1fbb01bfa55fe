package demo

import (
	"cmp"
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// waiting is how many of the newest receipts are left for whoever tries the demo.
const waiting = 24

// claim does the bookkeeper's part: first what is certain, then one by one what needs a person. In the last month the
// newest receipts are left as they are.
func (w *work) claim(n int) error {
	held, err := w.hold(n)
	if err != nil {
		return err
	}
	if err := w.timed("certain", func() (int, error) { return w.acceptCertain(held) }); err != nil {
		return err
	}
	return w.timed("claims", func() (int, error) { return w.decide(n, held) })
}

// hold names the receipts that stay open: none but in the last month.
func (w *work) hold(n int) (map[receipt.ID]bool, error) {
	held := map[receipt.ID]bool{}
	if n < Months-1 {
		return held, nil
	}
	open, err := w.openReceipts()
	if err != nil {
		return nil, err
	}
	for _, i := range open[max(0, len(open)-waiting):] {
		held[i.Receipt.ID] = true
	}
	return held, nil
}

// openReceipts are those that customers sent, the oldest first, with what the engine proposes.
func (w *work) openReceipts() ([]receipt.Item, error) {
	q, err := w.Receipts.Queue(w.ctx, receipt.QueueFilter{Limit: 2000})
	if err != nil {
		return nil, err
	}
	all := append(q.Certain.Rows, q.ToDecide.Rows...)
	all = slices.DeleteFunc(all, func(i receipt.Item) bool { _, known := w.truth[i.Receipt.BankRef]; return !known })
	slices.SortFunc(all, func(a, b receipt.Item) int {
		return cmp.Or(cmp.Compare(a.Receipt.Date, b.Receipt.Date), cmp.Compare(a.Receipt.Time, b.Receipt.Time), cmp.Compare(a.Receipt.ID, b.Receipt.ID))
	})
	return all, nil
}

func (w *work) acceptCertain(held map[receipt.ID]bool) (int, error) {
	g, err := w.Receipts.Certain(w.ctx)
	if err != nil {
		return 0, err
	}
	var ids []receipt.ID
	for _, i := range g.Rows {
		if held[i.Receipt.ID] {
			continue
		}
		ids = append(ids, i.Receipt.ID)
		if t := w.truth[i.Receipt.BankRef]; i.Proposals[0].Customer.ID != t.customer {
			w.wrong++
		}
	}
	if len(ids) == 0 {
		return 0, nil // none asked for would mean all
	}
	done, err := w.Receipts.AcceptCertain(w.ctx, receipt.AcceptRequest{Receipts: ids})
	return done.Count, err
}

// decide claims what a person must look at. The demo knows what the payers meant.
func (w *work) decide(n int, held map[receipt.ID]bool) (int, error) {
	open, err := w.openReceipts()
	if err != nil {
		return 0, err
	}
	owed, err := w.owed()
	if err != nil {
		return 0, err
	}
	count := 0
	for _, item := range open {
		if held[item.Receipt.ID] {
			continue
		}
		t := w.truth[item.Receipt.BankRef]
		if t.nothing {
			_, err = w.Receipts.Nothing(w.ctx, receipt.NothingRequest{Receipts: []receipt.ID{item.Receipt.ID}, Note: "银行结息"})
		} else {
			if n == 7 && count == 2 {
				if err := w.mistake(item.Receipt.ID, t.customer); err != nil {
					return count, err
				}
			}
			err = w.book(item, t, owed)
		}
		if err != nil {
			return count, err
		}
		count++
	}
	return count, nil
}

// book claims one receipt as its payer meant it, with the engine's reasons where it had seen the same.
func (w *work) book(item receipt.Item, t payment, owed map[billing.InvoiceID]money.Amount) error {
	parts, err := w.fitting(item.Receipt, t, owed)
	if err != nil {
		return err
	}
	var reasons []match.Reason
	if len(item.Proposals) > 0 && item.Proposals[0].Customer.ID == t.customer && same(item.Proposals[0].Parts, parts) {
		reasons = item.Proposals[0].Reasons
	}
	if _, err := w.Receipts.Claim(w.ctx, receipt.ClaimRequest{Receipt: item.Receipt.ID, Customer: t.customer, Allocations: parts, Reasons: reasons}); err != nil {
		return err
	}
	for _, p := range parts {
		owed[p.Invoice] -= p.Amount + p.WriteOff
	}
	return nil
}

func same(cards []receipt.Card, parts []receipt.Part) bool {
	return slices.EqualFunc(cards, parts, func(c receipt.Card, p receipt.Part) bool {
		return c.Invoice == p.Invoice && c.Amount == p.Amount && c.WriteOff == p.WriteOff
	})
}

// fitting is what the payer meant, or, where other money has paid that already, the customer's oldest open invoices.
func (w *work) fitting(r receipt.Row, t payment, owed map[billing.InvoiceID]money.Amount) ([]receipt.Part, error) {
	fits := true
	for _, p := range t.parts {
		fits = fits && owed[p.Invoice] >= p.Amount+p.WriteOff
	}
	if fits {
		return t.parts, nil
	}
	asked, err := w.Receipts.Propose(w.ctx, receipt.ProposeRequest{Receipt: r.ID, Customer: t.customer})
	if err != nil {
		return nil, err
	}
	left, parts := r.Amount, []receipt.Part{}
	for _, c := range asked.Open {
		if left > 0 {
			p := receipt.Part{Invoice: c.Invoice, Amount: min(left, c.Open)}
			parts, left = append(parts, p), left-p.Amount
		}
	}
	return parts, nil
}

// owed is what every invoice still owes.
func (w *work) owed() (map[billing.InvoiceID]money.Amount, error) {
	page, err := w.Billing.List(w.ctx, billing.Filter{State: "open", Limit: 100_000})
	out := map[billing.InvoiceID]money.Amount{}
	for _, i := range page.Rows {
		out[i.ID] = i.Open
	}
	return out, err
}

// mistake claims a receipt for somebody else and takes that back, as happens.
func (w *work) mistake(id receipt.ID, right int64) error {
	other := w.ids["C0010"]
	if other == right {
		other = w.ids["C0011"]
	}
	if _, err := w.Receipts.Claim(w.ctx, receipt.ClaimRequest{Receipt: id, Customer: other}); err != nil {
		return err
	}
	_, err := w.Receipts.Unclaim(w.ctx, receipt.UnclaimRequest{Receipt: id, Reason: "认错客户，撤回重认"})
	return err
}
