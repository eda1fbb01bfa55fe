package receipt

import (
	"context"
	"slices"

	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
)

// Propose says what a receipt could pay: as the engine sees it, for a customer whom the user found, or for invoices that
// the user chose.
func (s *Service) Propose(ctx context.Context, q ProposeRequest) (Proposed, error) {
	out := Proposed{Proposals: []Proposal{}, Open: []Card{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if out.Receipt, err = load(ctx, tx, q.Receipt); err != nil {
			return err
		}
		if q.Customer == 0 && len(q.Invoices) == 0 {
			r, err := s.round(ctx, tx)
			if err == nil {
				out.Proposals = r.item(r.deck(tx), out.Receipt).Proposals
			}
			return err
		}
		return out.ask(ctx, tx, q)
	})
	return out, err
}

// ask answers for a customer or for invoices that the user named.
func (out *Proposed) ask(ctx context.Context, tx *db.Tx, q ProposeRequest) error {
	d := deck{today: tx.Today(), invoices: map[int64]match.Invoice{}, customers: map[int64]Who{}}
	chosen, err := d.pick(ctx, tx, q)
	if err != nil {
		return err
	}
	if q.Customer == 0 {
		q.Customer = chosen[0].Customer
	}
	c, err := customer.LoadOne(ctx, tx, customer.ID(q.Customer))
	if err != nil {
		return fault.New(NoSuchCustomer, fault.Args{"customer": q.Customer}).At("customerId")
	}
	known := asKnown(c)
	d.customers[q.Customer] = whoIs(known)
	if d.fees, err = loadFees(ctx, tx, []int64{q.Customer}); err != nil {
		return err
	}
	open, err := db.Rows(ctx, tx, openInvoice, openInvoices+"AND customer_id = ? ORDER BY due_date, id", q.Customer)
	if err != nil {
		return err
	}
	for _, v := range open {
		d.invoices[v.ID] = v
		out.Open = append(out.Open, asCard(v, known.Name, d.today))
	}
	if len(q.Invoices) > 0 {
		out.Proposals = append(out.Proposals, d.fillUp(q, chosen, out.Receipt))
		return nil
	}
	for _, p := range forCustomer(out.Receipt, known, open) {
		out.Proposals = append(out.Proposals, d.card(p, out.Receipt))
	}
	return nil
}

// pick reads the invoices that the user chose, with the names of their customers.
func (d deck) pick(ctx context.Context, tx *db.Tx, q ProposeRequest) ([]match.Invoice, error) {
	var chosen []match.Invoice
	for _, id := range q.Invoices {
		v, ok, err := db.One(ctx, tx, openInvoice, openInvoices+"AND id = ?", int64(id))
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, noInvoice(id)
		}
		name, err := db.Value[string](ctx, tx, "SELECT name FROM customers WHERE id = ?", v.Customer)
		if err != nil {
			return nil, err
		}
		d.invoices[v.ID], d.customers[v.Customer] = v, Who{ID: v.Customer, Name: name}
		chosen = append(chosen, v)
	}
	return chosen, nil
}

// fillUp pays the chosen invoices in their order, as far as the money goes. All of them stay on the card.
func (d deck) fillUp(q ProposeRequest, chosen []match.Invoice, r Row) Proposal {
	parts := fill(chosen, r.Amount)
	for _, v := range chosen[len(parts):] {
		parts = append(parts, Part{Invoice: q.Invoices[slices.IndexFunc(chosen, func(c match.Invoice) bool { return c.ID == v.ID })]})
	}
	p := match.Proposal{Receipt: int64(r.ID), Decision: match.Suggest, Rank: 1, Customer: q.Customer}
	for _, part := range parts {
		p.Allocations = append(p.Allocations, match.Allocation{Invoice: int64(part.Invoice), Amount: part.Amount})
	}
	return d.card(p, r)
}

// forCustomer lets the engine look at the open invoices of one customer alone, as if its name stood on the receipt: which
// of them come to the amount, or are named in the memo.
func forCustomer(r Row, c match.Customer, open []match.Invoice) []match.Proposal {
	asked := match.Receipt{ID: int64(r.ID), Date: r.Date, Amount: r.Amount, PayerName: c.Name, Memo: r.Memo, Channel: r.Channel, Reference: r.Reference, BankRef: r.BankRef}
	all := match.Propose(match.World{Customers: []match.Customer{c}, Invoices: open, Receipts: []match.Receipt{asked}})
	all = slices.DeleteFunc(all, func(p match.Proposal) bool { return p.Customer != c.ID })
	for i := range all {
		all[i].Decision, all[i].Rank = match.Suggest, i+1
		all[i].Reasons = slices.DeleteFunc(all[i].Reasons, func(r match.Reason) bool { return r.Key == match.PayerIsCustomer || r.Key == match.PersonName })
	}
	return all
}
