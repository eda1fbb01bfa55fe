package match

import (
	"testing"

	"zhangfang/internal/money"
)

// checkLaws holds for the proposals of every world: an automatic proposal is exactly the sum of open balances of one
// customer, all automatic ones together take no invoice twice, and no proposal gives more than there is.
func checkLaws(t testing.TB, w World, got []Proposal) {
	t.Helper()
	open, owner, amount := map[int64]money.Amount{}, map[int64]int64{}, map[int64]money.Amount{}
	for _, v := range w.Invoices {
		open[v.ID], owner[v.ID] = v.Open, v.Customer
	}
	fields := map[int64]map[string]string{}
	for _, r := range w.Receipts {
		fields[r.ID] = map[string]string{"payerName": r.PayerName, "payerAccount": r.PayerAccount, "memo": r.Memo}
		amount[r.ID] = r.Amount
	}
	taken := map[int64]money.Amount{}
	ranks := map[int64]int{}
	for _, p := range got {
		if ranks[p.Receipt]++; p.Rank != ranks[p.Receipt] || p.Rank > 5 {
			t.Errorf("receipt %d has rank %d in place %d", p.Receipt, p.Rank, ranks[p.Receipt])
		}
		checkReasons(t, p)
		for _, m := range p.Marks {
			if text := fields[p.Receipt][m.Field]; m.From < 0 || m.From >= m.To || m.To > length(text) {
				t.Errorf("receipt %d: the mark %+v is not in %q", p.Receipt, m, text)
			}
		}
		var sum money.Amount
		for _, a := range p.Allocations {
			sum += a.Amount
			if a.Amount <= 0 || a.WriteOff < 0 || a.Amount+a.WriteOff > open[a.Invoice] {
				t.Errorf("receipt %d takes %v and %v of invoice %d, which has %v", p.Receipt, a.Amount, a.WriteOff, a.Invoice, open[a.Invoice])
			}
			if p.Decision == Auto {
				if taken[a.Invoice] += a.Amount; taken[a.Invoice] > open[a.Invoice] {
					t.Errorf("more is decided for invoice %d than it has open", a.Invoice)
				}
				if a.WriteOff != 0 || owner[a.Invoice] != p.Customer {
					t.Errorf("receipt %d is decided on %v of invoice %d of customer %d with %v open; proposed customer %d", p.Receipt, a.Amount, a.Invoice, owner[a.Invoice], open[a.Invoice], p.Customer)
				}
			}
		}
		if sum+p.Rest != amount[p.Receipt] || p.Rest < 0 || amount[p.Receipt] <= 0 {
			t.Errorf("receipt %d of %v: allocations %v, rest %v", p.Receipt, amount[p.Receipt], sum, p.Rest)
		}
		if p.Decision == Auto && (p.Rest != 0 || p.Rank != 1 || sum == 0) {
			t.Errorf("receipt %d is decided at rank %d with rest %v", p.Receipt, p.Rank, p.Rest)
		}
	}
}
