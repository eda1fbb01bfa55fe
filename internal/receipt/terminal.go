package receipt

import (
	"context"
	"strconv"

	"zhangfang/internal/billing"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
)

// Match proposes claims for every open receipt and, with apply, books the certain ones.
func (s *Service) Match(ctx context.Context, apply bool) (MatchResult, error) {
	out := MatchResult{Proposals: []Match{}}
	if !apply {
		return out, s.DB.Read(ctx, func(tx *db.Tx) error {
			r, err := s.round(ctx, tx)
			if err != nil {
				return err
			}
			out.Proposals, err = r.numbered(ctx, tx)
			return err
		})
	}
	return out, s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := s.round(ctx, tx)
		if err != nil {
			return err
		}
		if out.Proposals, err = r.numbered(ctx, tx); err != nil {
			return err
		}
		done, err := r.accept(ctx, tx, r.order)
		if err != nil {
			return err
		}
		if out.Applied = done.sum; done.sum.Count == 0 {
			tx.Unchanged()
			return nil
		}
		done.record(tx)
		return nil
	})
}

// numbered gives the proposals of a round with references, numbers and codes, receipts in order of date and id.
func (r *round) numbered(ctx context.Context, tx *db.Tx) ([]Match, error) {
	out := []Match{}
	type named struct {
		id        ID
		reference string
	}
	err := db.Each(ctx, tx, func(n *named) []any { return []any{&n.id, &n.reference} }, func(n named) error {
		for _, p := range r.proposals[n.id] {
			m := Match{Receipt: n.reference, Decision: p.Decision, Rank: p.Rank, Confidence: p.Confidence, Customer: r.customers[p.Customer].Code,
				Allocations: []NumberedPart{}, Reasons: p.Reasons}
			if m.Reasons == nil {
				m.Reasons = []match.Reason{}
			}
			for _, a := range p.Allocations {
				m.Allocations = append(m.Allocations, NumberedPart{r.invoices[a.Invoice].Number, a.Amount, a.WriteOff})
			}
			out = append(out, m)
		}
		return nil
	}, "SELECT id, reference FROM receipts WHERE state = 'open' AND amount > 0 ORDER BY date, id")
	return out, err
}

// settling is one entry of a SettleRequest in ids.
type settling struct {
	receipt  Row
	customer int64
	parts    []Part
	nothing  bool
	same     bool // stands so already
}

// Settle settles receipts as given, replacing what stood before, in one transaction. First everything that stood and differs
// is taken back, then everything is booked, so that receipts may change places.
func (s *Service) Settle(ctx context.Context, q SettleRequest) (Settled, error) {
	var out Settled
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		j, err := s.judge(ctx, tx)
		if err != nil {
			return err
		}
		all, err := resolve(ctx, tx, q.Entries)
		if err != nil {
			return err
		}
		var about []db.Subject
		for i := range all {
			subjects, err := all[i].clear(ctx, tx)
			if err != nil {
				return under(err, "entries", i)
			}
			about = append(about, subjects...)
		}
		for i, e := range all {
			subjects, err := e.book(ctx, tx, j, &out)
			if err != nil {
				return under(err, "entries", i)
			}
			about = append(about, subjects...)
		}
		if len(about) == 0 {
			tx.Unchanged()
			return nil
		}
		out.Event = tx.Event
		tx.Record("receipt.settled", map[string]any{"claimed": out.Claimed, "nothing": out.Nothing, "reopened": out.Reopened}, distinct(about)...)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// resolve finds the receipts, customers and invoices that entries name.
func resolve(ctx context.Context, tx *db.Tx, entries []Entry) ([]settling, error) {
	out := make([]settling, len(entries))
	seen := map[ID]bool{}
	for i, e := range entries {
		var err error
		if out[i], err = e.resolve(ctx, tx); err != nil {
			return nil, under(err, "entries", i)
		}
		id := out[i].receipt.ID
		if seen[id] {
			return nil, under(fault.New(Twice, fault.Args{"reference": e.Receipt}).At("receipt"), "entries", i)
		}
		seen[id] = true
	}
	return out, nil
}

func (e Entry) resolve(ctx context.Context, tx *db.Tx) (settling, error) {
	var out settling
	r, ok, err := db.One(ctx, tx, row, rowColumns+rowFrom+"WHERE r.reference = ?", e.Receipt)
	switch {
	case err != nil:
		return out, err
	case !ok:
		return out, fault.New(NoSuchReference, fault.Args{"reference": e.Receipt}).At("receipt")
	case r.Amount < 0:
		return out, fault.New(MoneyOut, fault.Args{"reference": e.Receipt}).At("receipt")
	case e.Nothing && len(e.Allocations) > 0:
		return out, fault.New(NothingAndParts, fault.Args{"reference": e.Receipt}).At("nothing")
	}
	out.receipt, out.nothing = r, e.Nothing
	if e.Customer != "" {
		if out.customer, ok, err = db.One(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT id FROM customers WHERE code = ?", e.Customer); err != nil {
			return out, err
		} else if !ok {
			return out, fault.New(NoSuchCustomer, fault.Args{"customer": e.Customer}).At("customer")
		}
	}
	for k, a := range e.Allocations {
		id, ok, err := db.One(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT id FROM invoices WHERE number = ?", a.Invoice)
		if err != nil {
			return out, err
		}
		if !ok {
			return out, fault.New(NoSuchInvoice, fault.Args{"invoice": a.Invoice}).At("allocations", strconv.Itoa(k), "invoice")
		}
		out.parts = append(out.parts, Part{Invoice: billing.InvoiceID(id), Amount: a.Amount, WriteOff: a.WriteOff})
	}
	out.parts = filled(out.parts)
	out.same, err = out.stands(ctx, tx)
	return out, err
}

// stands says that the book has it so already.
func (s settling) stands(ctx context.Context, tx *db.Tx) (bool, error) {
	switch {
	case s.nothing:
		return s.receipt.State == Nothing, nil
	case len(s.parts) == 0 && s.customer == 0:
		return s.receipt.State == Open, nil
	case s.receipt.State != Claimed || s.customer != 0 && s.customer != s.receipt.Customer:
		return false, nil
	}
	all, err := billing.OfReceipt(ctx, tx, int64(s.receipt.ID))
	if err != nil {
		return false, err
	}
	have := map[billing.InvoiceID]Part{}
	for _, a := range all {
		if a.Reversed || a.Reverses != 0 {
			continue
		}
		p := have[a.Invoice]
		if a.Kind == billing.ByWriteOff {
			p.WriteOff += a.Amount
		} else {
			p.Amount += a.Amount
		}
		have[a.Invoice] = p
	}
	for _, p := range s.parts {
		if h := have[p.Invoice]; h.Amount != p.Amount || h.WriteOff != p.WriteOff {
			return false, nil
		}
	}
	return len(have) == len(s.parts), nil
}

// clear takes back what stands and differs.
func (s *settling) clear(ctx context.Context, tx *db.Tx) ([]db.Subject, error) {
	if s.same || s.receipt.State == Open {
		return nil, nil
	}
	if s.receipt.State == Nothing {
		err := s.receipt.mark(ctx, tx, true, "")
		s.receipt.State = Open
		return subjects(s.receipt.ID, nil, nil), err
	}
	about, err := takeBack(ctx, tx, s.receipt, 0, "")
	s.receipt.State = Open
	return about, err
}

// book settles one receipt that is open now, and notes what it says of the best proposal.
func (s settling) book(ctx context.Context, tx *db.Tx, j judge, out *Settled) ([]db.Subject, error) {
	sum, about := &out.Claimed, []db.Subject(nil)
	var err error
	switch {
	case s.same:
		out.Unchanged++
		return s.confirm(ctx, tx)
	case s.nothing:
		sum, about = &out.Nothing, subjects(s.receipt.ID, nil, nil)
		err = s.receipt.mark(ctx, tx, false, "")
	case len(s.parts) == 0 && s.customer == 0:
		sum, about = &out.Reopened, subjects(s.receipt.ID, nil, nil)
	default:
		_, about, err = claim{receipt: s.receipt, customer: s.customer, parts: s.parts}.book(ctx, tx)
	}
	sum.Count++
	sum.Amount += s.receipt.Amount
	if err != nil {
		return about, err
	}
	if sum == &out.Reopened {
		return about, saysNothing(ctx, tx, s.receipt.ID)
	}
	bucket, said := j.judged(s.receipt.ID, s.customer, s.parts)
	return about, said.keep(ctx, tx, s.receipt.ID, bucket)
}

// confirm notes that somebody agreed with what the engine had claimed.
func (s settling) confirm(ctx context.Context, tx *db.Tx) ([]db.Subject, error) {
	if !s.receipt.Auto {
		return nil, nil
	}
	_, err := tx.Exec(ctx, "UPDATE receipts SET auto = 0 WHERE id = ?", s.receipt.ID)
	if err == nil {
		_, err = tx.Exec(ctx, "UPDATE claim_evidence SET verdict = 'right', date = ? WHERE receipt_id = ?", tx.Today(), s.receipt.ID)
	}
	return subjects(s.receipt.ID, nil, nil), err
}
