package receipt

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// claim is whose money a receipt is and what it pays, ready to be booked.
type claim struct {
	receipt  Row
	customer int64 // 0 = of the first invoice
	parts    []Part
	reasons  []match.Reason
	auto     bool
	note     string
}

// partsFault checks what the parts say by themselves, against the money there is.
func partsFault(parts []Part, left money.Amount) error {
	seen := map[billing.InvoiceID]bool{}
	sum := money.Amount(0)
	for i, p := range parts {
		at := func(key fault.Key, field string, args fault.Args) error {
			return fault.New(key, args).At("allocations", strconv.Itoa(i), field)
		}
		switch {
		case p.Invoice == 0:
			return at(NoSuchInvoice, "invoice", fault.Args{"invoice": int64(p.Invoice)})
		case seen[p.Invoice]:
			return at(InvoiceTwice, "invoice", nil)
		case p.Amount < 0 || p.WriteOff < 0 || p.Amount+p.WriteOff <= 0:
			return at(AmountMissing, "amount", nil)
		case p.Amount > left-sum:
			return at(OverAllocated, "amount", fault.Args{"left": left - sum, "asked": p.Amount})
		case p.WriteOff > 0 && p.WriteOffReason == Discount && p.WriteOffNote == "":
			return at(ReasonMissing, "writeOffNote", nil)
		}
		seen[p.Invoice] = true
		sum += p.Amount
	}
	return nil
}

// book writes a claim: the allocations, whose money it is, and what it teaches about the payer.
func (c claim) book(ctx context.Context, tx *db.Tx) (Booked, []db.Subject, error) {
	r := c.receipt
	if err := r.claimable(); err != nil {
		return Booked{}, nil, err
	}
	if err := partsFault(c.parts, r.Amount); err != nil {
		return Booked{}, nil, err
	}
	a, err := allocate(ctx, tx, r, c.parts)
	if err != nil {
		return Booked{}, nil, err
	}
	owner := c.customer
	if owner == 0 && len(a.customers) > 0 {
		owner = a.customers[0]
	}
	if err := exists(ctx, tx, owner); err != nil {
		return Booked{}, nil, err
	}
	if c.reasons == nil {
		c.reasons = []match.Reason{}
	}
	why, err := json.Marshal(c.reasons)
	if err != nil {
		return Booked{}, nil, err
	}
	if _, err := tx.Exec(ctx, "UPDATE receipts SET state = 'claimed', customer_id = ?, auto = ?, reasons = ?, allocated = ?, note = ? WHERE id = ?",
		owner, c.auto, string(why), a.sum, cmp.Or(c.note, r.Note), r.ID); err != nil {
		return Booked{}, nil, err
	}
	if err := forgetClaim(ctx, tx, r.ID); err != nil { // what an earlier claim of it, taken back since, has left
		return Booked{}, nil, err
	}
	if err := alsoFor(ctx, tx, r.ID, owner, a.customers); err != nil {
		return Booked{}, nil, err
	}
	all := appendNew(a.customers, owner)
	return Booked{Receipt: r.ID, Reference: r.Reference, Customer: owner, Allocated: a.sum, WriteOff: a.writeOff, Left: r.Amount - a.sum}, subjects(r.ID, all, c.parts), nil
}

func noInvoice(id billing.InvoiceID) *fault.Fault {
	return fault.New(NoSuchInvoice, fault.Args{"invoice": int64(id)}).At("invoices")
}

func exists(ctx context.Context, tx *db.Tx, who int64) error {
	if who == 0 {
		return fault.New(CustomerMissing, nil).At("customerId")
	}
	n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM customers WHERE id = ?", who)
	if err == nil && n == 0 {
		err = fault.New(NoSuchCustomer, fault.Args{"customer": who}).At("customerId")
	}
	return err
}

// allocated is what a set of parts came to.
type allocated struct {
	sum, writeOff money.Amount
	customers     []int64 // of the invoices, in their order
}

// allocate settles invoices with a receipt, each on the receipt's day or on the first later day that has room.
func allocate(ctx context.Context, tx *db.Tx, r Row, parts []Part) (allocated, error) {
	var out allocated
	own, err := billing.SpokenFor(ctx, tx, int64(r.ID))
	if err != nil {
		return out, err
	}
	for i, p := range parts {
		who, day, err := place(ctx, tx, r, own, p)
		if err != nil {
			return out, under(err, "allocations", i)
		}
		set := []billing.Settlement{}
		if p.Amount > 0 {
			set = append(set, billing.Settlement{Invoice: p.Invoice, Kind: billing.ByReceipt, Receipt: int64(r.ID), Date: day, Amount: p.Amount})
			own = append(own, billing.Entry{Date: day, Amount: p.Amount})
		}
		if p.WriteOff > 0 {
			set = append(set, billing.Settlement{Invoice: p.Invoice, Kind: billing.ByWriteOff, Receipt: int64(r.ID), Date: day, Amount: p.WriteOff, Reason: p.reason()})
		}
		if _, err := billing.Settle(ctx, tx, set...); err != nil {
			return out, under(err, "allocations", i)
		}
		out.sum += p.Amount
		out.writeOff += p.WriteOff
		out.customers = appendNew(out.customers, who)
	}
	return out, nil
}

// place finds whose an invoice is and on which day a part is set against it.
func place(ctx context.Context, tx *db.Tx, r Row, own []billing.Entry, p Part) (who int64, day date.Date, err error) {
	type facts struct {
		customer int64
		issue    date.Date
		total    money.Amount
	}
	v, ok, err := db.One(ctx, tx, func(f *facts) []any { return []any{&f.customer, &f.issue, &f.total} },
		"SELECT customer_id, issue_date, total FROM invoices WHERE id = ?", int64(p.Invoice))
	if err != nil {
		return 0, 0, err
	}
	if !ok {
		return 0, 0, fault.New(NoSuchInvoice, fault.Args{"invoice": int64(p.Invoice)}).At("invoice")
	}
	theirs, err := billing.Entries(ctx, tx, "SELECT date, amount FROM allocations WHERE invoice_id = ?", int64(p.Invoice))
	if err != nil {
		return 0, 0, err
	}
	day = billing.FirstRoom(own, max(r.Date, v.issue), p.Amount, r.Amount)
	return v.customer, billing.FirstRoom(theirs, day, p.Amount+p.WriteOff, v.total), nil
}

// reason is what the book keeps as the reason of a write-off.
func (p Part) reason() string {
	why := string(cmp.Or(p.WriteOffReason, Fee))
	if p.WriteOffNote != "" {
		why += ": " + p.WriteOffNote
	}
	return why
}

// claimable says why a receipt cannot be claimed.
func (r Row) claimable() error {
	name := fault.Args{"reference": r.Reference, "customer": r.CustomerName}
	switch {
	case r.Amount < 0:
		return fault.New(MoneyOut, name).At("receipt")
	case r.State == Claimed:
		return fault.New(AlreadyClaimed, name).At("receipt")
	case r.State == Nothing:
		return fault.New(IsNothing, name).At("receipt")
	}
	return nil
}

// takeBack reverses everything a receipt has settled and opens it again. Each entry is reversed on its own day, or on the
// day given where that is later: on its own day it is as if the claim had never stood, and no day's figures show the money of
// a wrong customer.
func takeBack(ctx context.Context, tx *db.Tx, r Row, on date.Date, why string) ([]db.Subject, error) {
	if r.State != Claimed {
		return nil, fault.New(NotClaimed, fault.Args{"reference": r.Reference}).At("receipt")
	}
	if err := r.free(ctx, tx); err != nil {
		return nil, err
	}
	all, err := billing.OfReceipt(ctx, tx, int64(r.ID))
	if err != nil {
		return nil, err
	}
	parts, who := []Part{}, []int64{r.Customer}
	for _, a := range all {
		if a.Reversed || a.Reverses != 0 {
			continue
		}
		if _, err := billing.Settle(ctx, tx, billing.Settlement{Invoice: a.Invoice, Kind: a.Kind, Receipt: int64(r.ID), Date: max(on, a.Date), Amount: -a.Amount, Reason: why, Reverses: a.ID}); err != nil {
			return nil, err
		}
		owner, err := db.Value[int64](ctx, tx, "SELECT customer_id FROM invoices WHERE id = ?", int64(a.Invoice))
		if err != nil {
			return nil, err
		}
		who = appendNew(who, owner)
		parts = append(parts, Part{Invoice: a.Invoice})
	}
	if err := forgetClaim(ctx, tx, r.ID); err != nil {
		return nil, err
	}
	if err := takenBack(ctx, tx, r.ID); err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, "UPDATE receipts SET state = 'open', customer_id = NULL, auto = 0, reasons = '[]', allocated = 0 WHERE id = ?", r.ID)
	return subjects(r.ID, who, parts), err
}

// alsoFor notes the customers that a claim pays for besides its owner. Who pays for whom is read from this and from the
// receipts themselves (the view payer_habits): it comes and goes with the claims that stand.
func alsoFor(ctx context.Context, tx *db.Tx, id ID, owner int64, customers []int64) error {
	for _, who := range customers {
		if who == owner {
			continue
		}
		if _, err := tx.Exec(ctx, "INSERT INTO claim_others (receipt_id, customer_id) VALUES (?, ?) ON CONFLICT DO NOTHING", id, who); err != nil {
			return err
		}
	}
	return nil
}

// forgetClaim drops what was noted beside a claim.
func forgetClaim(ctx context.Context, tx *db.Tx, id ID) error {
	if _, err := tx.Exec(ctx, "DELETE FROM claim_others WHERE receipt_id = ?", id); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "DELETE FROM unlearned WHERE receipt_id = ?", id)
	return err
}

func appendNew(all []int64, id int64) []int64 {
	if id == 0 || slices.Contains(all, id) {
		return all
	}
	return append(all, id)
}

// subjects are what a claim is looked up by.
func subjects(r ID, customers []int64, parts []Part) []db.Subject {
	out := []db.Subject{db.Of("receipt", r)}
	for _, c := range customers {
		if c != 0 {
			out = append(out, db.Of("customer", c))
		}
	}
	for _, p := range parts {
		out = append(out, db.Of("invoice", p.Invoice))
	}
	return out
}
