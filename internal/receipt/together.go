package receipt

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// together books several receipts on the same invoices: the money that came first pays first, and what is written off goes
// with the money that closes its invoice. What remains of each is prepayment of the one customer.
func (c claim) together(ctx context.Context, tx *db.Tx, with []ID) (Booked, []db.Subject, error) {
	all, err := c.gather(ctx, tx, with)
	if err != nil {
		return Booked{}, nil, err
	}
	if err := partsFault(c.parts, leftOf(all)); err != nil {
		return Booked{}, nil, err
	}
	if c.customer == 0 && len(c.parts) > 0 {
		if c.customer, err = db.Value[int64](ctx, tx, "SELECT coalesce((SELECT customer_id FROM invoices WHERE id = ?), 0)", int64(c.parts[0].Invoice)); err != nil {
			return Booked{}, nil, err
		}
	}
	out := Booked{Receipt: c.receipt.ID, Reference: c.receipt.Reference, Customer: c.customer}
	var about []db.Subject
	left := c.parts
	for _, r := range all {
		one := claim{receipt: r, customer: c.customer, reasons: c.reasons, note: c.note}
		one.parts, left = share(left, r.Amount)
		b, subjects, err := one.book(ctx, tx)
		if err != nil {
			return Booked{}, nil, err
		}
		out.Allocated += b.Allocated
		out.WriteOff += b.WriteOff
		out.Left += b.Left
		about = append(about, subjects...)
	}
	return out, distinct(about), nil
}

// gather loads the receipts of a claim in the order in which they came.
func (c claim) gather(ctx context.Context, tx *db.Tx, with []ID) ([]Row, error) {
	all := []Row{c.receipt}
	if err := c.receipt.claimable(); err != nil {
		return nil, err
	}
	for i, id := range with {
		r, err := load(ctx, tx, id)
		if err == nil {
			err = r.claimable()
		}
		if err == nil && slices.ContainsFunc(all, func(o Row) bool { return o.ID == r.ID }) {
			err = fault.New(Twice, fault.Args{"reference": r.Reference})
		}
		if err != nil {
			if f := fault.As(err); f != nil {
				return nil, f.At("with", strconv.Itoa(i))
			}
			return nil, err
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b Row) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) })
	return all, nil
}
