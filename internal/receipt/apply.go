package receipt

import (
	"context"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// Apply sets prepayment against invoices: as given, or the oldest invoices first.
func (s *Service) Apply(ctx context.Context, q ApplyRequest) (Applied, error) {
	out := Applied{Receipts: []Booked{}}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		from, err := prepaid(ctx, tx, q)
		if err != nil {
			return err
		}
		want := filled(q.Allocations)
		if len(want) == 0 {
			if want, err = oldestFirst(ctx, tx, from[0].Customer, leftOf(from)); err != nil {
				return err
			}
		}
		if len(want) == 0 {
			return fault.New(NothingToPay, fault.Args{"customer": from[0].CustomerName}).At("customerId")
		}
		if err := partsFault(want, leftOf(from)); err != nil {
			return err
		}
		var about []db.Subject
		for _, r := range from {
			var mine []Part
			if mine, want = share(want, r.Left); len(mine) == 0 {
				continue
			}
			b, subjects, err := applyTo(ctx, tx, r, mine)
			if err != nil {
				return err
			}
			out.Receipts = append(out.Receipts, b)
			out.Amount += b.Allocated
			about = append(about, subjects...)
		}
		out.Event = tx.Event
		tx.Record("receipt.applied", map[string]any{"customer": from[0].CustomerName, "amount": out.Amount, "receipts": out.Receipts}, distinct(about)...)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// prepaid finds the receipts that an application draws on: one, or all of a customer's with something left, oldest first.
func prepaid(ctx context.Context, tx *db.Tx, q ApplyRequest) ([]Row, error) {
	if q.Receipt != 0 {
		r, err := load(ctx, tx, q.Receipt)
		switch {
		case err != nil:
			return nil, err
		case r.State != Claimed:
			return nil, fault.New(NotClaimed, fault.Args{"reference": r.Reference}).At("receipt")
		case r.Left <= 0:
			return nil, fault.New(NothingLeft, fault.Args{"reference": r.Reference}).At("receipt")
		}
		return []Row{r}, nil
	}
	if err := exists(ctx, tx, q.Customer); err != nil {
		return nil, err
	}
	all, err := withRest(ctx, tx, q.Customer)
	if err == nil && len(all) == 0 {
		err = fault.New(NothingLeft, fault.Args{"reference": ""}).At("customerId")
	}
	return all, err
}

func leftOf(rows []Row) (sum money.Amount) {
	for _, r := range rows {
		sum += r.Left
	}
	return sum
}

// share takes from the parts what an amount pays, and leaves the others. A write-off goes with the last money of its part.
func share(parts []Part, amount money.Amount) (mine, rest []Part) {
	for _, p := range parts {
		switch {
		case amount >= p.Amount && (amount > 0 || p.Amount == 0):
			mine = append(mine, p)
			amount -= p.Amount
		case amount > 0:
			first, second := p, p
			first.Amount, first.WriteOff = amount, 0
			second.Amount = p.Amount - amount
			mine, rest = append(mine, first), append(rest, second)
			amount = 0
		default:
			rest = append(rest, p)
		}
	}
	return mine, rest
}

// applyTo settles more invoices with a claimed receipt.
func applyTo(ctx context.Context, tx *db.Tx, r Row, parts []Part) (Booked, []db.Subject, error) {
	a, err := allocate(ctx, tx, r, parts)
	if err != nil {
		return Booked{}, nil, err
	}
	if _, err := tx.Exec(ctx, "UPDATE receipts SET allocated = allocated + ? WHERE id = ?", a.sum, r.ID); err != nil {
		return Booked{}, nil, err
	}
	if err := alsoFor(ctx, tx, r.ID, r.Customer, a.customers); err != nil {
		return Booked{}, nil, err
	}
	return Booked{Receipt: r.ID, Reference: r.Reference, Customer: r.Customer, Allocated: a.sum, WriteOff: a.writeOff, Left: r.Left - a.sum},
		subjects(r.ID, appendNew(a.customers, r.Customer), parts), nil
}

// distinct drops repeated subjects.
func distinct(all []db.Subject) []db.Subject {
	seen := map[db.Subject]bool{}
	out := []db.Subject{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
