package receipt

import (
	"context"
	"maps"
	"slices"
	"time"

	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// patience is how long somebody waits for a round of proposals. Where the last one took longer, the next is made beside the work:
// until it is there, the screen shows the last one, without what the changes since have touched.
const patience = 60 * time.Millisecond

// handful is of how many open receipts and invoices the first round after opening is waited for.
const handful = 3000

// mostAnew is how many receipts are proposed anew at once, by a small world of their own, while a round is being made.
const mostAnew = 40

// view is a round as the screen shows it.
type view struct {
	*round
	pending map[ID]bool // worked out from a part of the book only, or not yet
	making  bool        // a new round is on its way
}

// shown gives the proposals that a screen can have without waiting: before the first round of a large book, none yet.
func (s *Service) shown(ctx context.Context, tx *db.Tx) (view, error) {
	if s.seen.Load() != nil || s.failed.Load() {
		return s.latest(ctx, tx)
	}
	r := &round{}
	open, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE state = 'open' AND amount > 0")
	if err != nil {
		return view{}, err
	}
	owed, err := db.Value[int](ctx, tx, "SELECT count(*) FROM invoices WHERE state = 'issued' AND settled < total")
	if err != nil || open+owed <= s.handful {
		return s.latest(ctx, tx)
	}
	if r.event, err = tx.LastEvent(ctx); err != nil {
		return view{}, err
	}
	r.waiting = max(0, open-mostReceipts)
	s.refresh()
	return r.now(ctx, tx)
}

// latest gives the proposals that are known, the first ones after waiting for them.
func (s *Service) latest(ctx context.Context, tx *db.Tx) (view, error) {
	last, err := tx.LastEvent(ctx)
	if err != nil {
		return view{}, err
	}
	seen, err := s.current(ctx, tx, last)
	if err != nil {
		return view{}, err
	}
	if seen != nil {
		return view{round: seen}, nil
	}
	if seen = s.seen.Load(); seen == nil || seen.took <= s.patience || s.failed.Swap(false) {
		r, err := s.round(ctx, tx)
		return view{round: r}, err
	}
	s.refresh()
	return seen.now(ctx, tx)
}

// refresh makes a round beside the work, one at a time. Where that fails, the next who asks is told why: also of a mistake in the
// program, which here would end it with all that stands unsaved in its window.
func (s *Service) refresh() {
	if !s.busy.CompareAndSwap(false, true) {
		return
	}
	go func() {
		defer s.busy.Store(false)
		defer func() {
			if recover() != nil {
				s.failed.Store(true)
			}
		}()
		ctx := context.Background()
		if err := s.DB.Read(ctx, func(tx *db.Tx) error { _, err := s.round(ctx, tx); return err }); err != nil {
			s.failed.Store(true)
		}
	}()
}

// touched is what changed since a round was made.
type touched struct {
	receipts  map[ID]bool
	invoices  map[int64]bool
	customers map[int64]bool
}

// since reads from the journal which rows changed after a round.
func (r *round) since(ctx context.Context, tx *db.Tx) (touched, error) {
	t := touched{map[ID]bool{}, map[int64]bool{}, map[int64]bool{}}
	type change struct {
		table string
		row   int64
	}
	err := db.Each(ctx, tx, func(c *change) []any { return []any{&c.table, &c.row} }, func(c change) error {
		switch c.table {
		case "receipts":
			t.receipts[ID(c.row)] = true
		case "invoices":
			t.invoices[c.row] = true
			if v, known := r.invoices[c.row]; known {
				t.customers[v.Customer] = true
			}
		case "customers":
			t.customers[c.row] = true
		}
		return nil
	}, "SELECT tbl, row FROM "+db.Since+" WHERE tbl IN ('receipts', 'invoices', 'customers') AND op <> 'I'", r.event)
	if err != nil {
		return t, err
	}
	for id := range t.receipts {
		for _, p := range r.proposals[id] {
			t.customers[p.Customer] = true
		}
		who, err := db.Value[int64](ctx, tx, "SELECT coalesce((SELECT customer_id FROM receipts WHERE id = ?), 0)", id)
		if err != nil {
			return t, err
		}
		t.customers[who] = true
	}
	return t, nil
}

// about says whether proposals rest on what changed.
func (t touched) about(all []match.Proposal) bool {
	return slices.ContainsFunc(all, func(p match.Proposal) bool {
		return p.Customer != 0 && t.customers[p.Customer] || slices.ContainsFunc(p.Allocations, func(a match.Allocation) bool { return t.invoices[a.Invoice] })
	})
}

// now gives a round that is behind the book: as it was, where nothing that a proposal rests on was changed; the first others
// are proposed anew among the customers that they spoke of. What is found so may be confirmed, but is never certain.
func (r *round) now(ctx context.Context, tx *db.Tx) (view, error) {
	t, err := r.since(ctx, tx)
	if err != nil {
		return view{}, err
	}
	open, err := db.Rows(ctx, tx, func(id *ID) []any { return []any{id} }, "SELECT id FROM "+toClaim+" ORDER BY date, id LIMIT ?", mostReceipts)
	if err != nil {
		return view{}, err
	}
	v := view{round: r.copy(), pending: map[ID]bool{}, making: true}
	var anew []ID
	for _, id := range open {
		all, known := r.proposals[id]
		if _, looked := r.looked[id]; looked && !t.receipts[id] && (!known || !t.about(all)) {
			continue
		}
		delete(v.proposals, id)
		v.pending[id] = true
		if len(anew) < mostAnew {
			anew = append(anew, id)
			for _, p := range all {
				t.customers[p.Customer] = true
			}
		}
	}
	delete(t.customers, 0)
	return v, v.anew(ctx, tx, anew, slices.Sorted(maps.Keys(t.customers)))
}

// copy is a round whose maps may be changed.
func (r *round) copy() *round {
	c := *r
	c.proposals, c.invoices, c.customers = map[ID][]match.Proposal{}, map[int64]match.Invoice{}, map[int64]Who{}
	maps.Copy(c.proposals, r.proposals)
	maps.Copy(c.invoices, r.invoices)
	maps.Copy(c.customers, r.customers)
	return &c
}

// mostKnown bounds the customers of a small world.
const mostKnown = 200

// anew proposes a few receipts by a world of a few customers.
func (v view) anew(ctx context.Context, tx *db.Tx, receipts []ID, customers []int64) error {
	if len(receipts) == 0 || len(customers) == 0 {
		return nil
	}
	w := match.World{}
	for _, id := range customers[:min(len(customers), mostKnown)] {
		c, err := customer.LoadOne(ctx, tx, customer.ID(id))
		if err != nil {
			return err
		}
		w.Customers = append(w.Customers, asKnown(c))
		open, err := db.Rows(ctx, tx, openInvoice, openInvoices+"AND customer_id = ? ORDER BY id", id)
		if err != nil {
			return err
		}
		w.Invoices = append(w.Invoices, open...)
		habits, err := db.Rows(ctx, tx, func(h *match.Habit) []any {
			return []any{&h.PayerName, &h.PayerAccount, &h.Count, &h.Last}
		}, "SELECT payer_name, payer_account, sum(times), max(date) FROM payer_times WHERE customer_id = ? GROUP BY payer_name, payer_account ORDER BY payer_name, payer_account", id)
		if err != nil {
			return err
		}
		for _, h := range habits {
			h.Customer = id
			w.Memory = append(w.Memory, h)
		}
	}
	for _, id := range receipts {
		r, ok, err := db.One(ctx, tx, matchReceipt, receiptFacts+"receipts WHERE id = ?", id)
		if err != nil {
			return err
		}
		if ok {
			w.Receipts = append(w.Receipts, r)
		}
	}
	var err error
	if w.Rejected, err = rejected(ctx, tx); err != nil {
		return err
	}
	if w.Fees, err = matchFees(ctx, tx); err != nil {
		return err
	}
	for _, c := range w.Customers {
		v.customers[c.ID] = whoIs(c)
	}
	for _, o := range w.Invoices {
		v.invoices[o.ID] = o
	}
	for _, p := range match.Propose(w) {
		p.Decision, p.Bucket = match.Suggest, ""
		if p.Customer != 0 || len(p.Allocations) > 0 { // of nobody it knows nothing
			v.proposals[ID(p.Receipt)] = append(v.proposals[ID(p.Receipt)], p)
		}
	}
	return nil
}
