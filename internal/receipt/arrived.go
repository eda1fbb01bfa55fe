package receipt

import (
	"context"

	"zhangfang/internal/db"
)

// Arrived says from whom money has probably come that nobody has claimed yet: by customer, how many open receipts have a first
// proposal that is theirs, or that pays an invoice of theirs; of those that are not looked at yet, that bear their name. Who chases should
// leave these alone until they are claimed.
func (s *Service) Arrived(ctx context.Context, tx *db.Tx) (map[int64]int, error) {
	v, err := s.latest(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := map[int64]int{}
	for _, proposals := range v.proposals {
		if len(proposals) == 0 {
			continue
		}
		theirs := map[int64]bool{proposals[0].Customer: true}
		for _, a := range proposals[0].Allocations {
			theirs[v.invoices[a.Invoice].Customer] = true
		}
		delete(theirs, 0)
		for c := range theirs {
			out[c]++
		}
	}
	if v.waiting == 0 && !v.making {
		return out, nil
	}
	type named struct {
		receipt  ID
		customer int64
	}
	return out, db.Each(ctx, tx, func(n *named) []any { return []any{&n.receipt, &n.customer} }, func(n named) error {
		if _, looked := v.looked[n.receipt]; len(v.proposals[n.receipt]) == 0 && (!looked || v.pending[n.receipt]) {
			out[n.customer]++
		}
		return nil
	}, "SELECT r.id, c.id FROM (SELECT id, payer_name FROM "+toClaim+") r JOIN customers c ON c.name = r.payer_name")
}
