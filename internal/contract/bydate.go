package contract

import (
	"context"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

func amend(ctx context.Context, tx *db.Tx, r AmendRequest) (Changed, error) {
	w, err := begin(ctx, tx, r.Contract.ID)
	if err != nil {
		return Changed{}, err
	}
	if err := w.within(r.From, "from"); err != nil {
		return Changed{}, err
	}
	draft := r.Contract
	if draft.Customer != w.before.Customer {
		return Changed{}, fault.New(TransferInstead, nil).At("customerId")
	}
	if draft.Code == "" {
		draft.Code = w.before.Code
	}
	if draft.Start != w.before.Start {
		return Changed{}, fault.New(StartFixed, fault.Args{"start": w.before.Start}).At("start")
	}
	draft.keep(w.before)
	if err := w.reshape(draft, r.From); err != nil {
		return Changed{}, err
	}
	if !w.differs() {
		return w.out, nil
	}
	if err := w.keepVersion(ctx, tx, amended, r.From, r.Reason); err != nil {
		return Changed{}, err
	}
	w.record(tx, amended, r.From, r.Reason)
	return w.out, nil
}

func renew(ctx context.Context, tx *db.Tx, r RenewRequest) (Changed, error) {
	w, err := begin(ctx, tx, r.ID)
	if err != nil {
		return Changed{}, err
	}
	switch {
	case w.before.End == 0:
		return Changed{}, fault.New(RunsOn, fault.Args{"code": w.before.Code}).At("id")
	case r.End != 0 && r.End <= w.before.End:
		return Changed{}, fault.New(RenewEarlier, fault.Args{"end": w.before.End}).At("end")
	}
	from, draft := w.before.End.AddDays(1), w.before
	draft.End, draft.Terminated = r.End, 0
	if len(r.Charges) > 0 {
		draft.Charges = slices.Clone(r.Charges)
	} else if draft.Charges = slices.Clone(draft.Charges); !r.Percent.IsZero() {
		for i := range draft.Charges {
			h := &draft.Charges[i]
			price := h.terms(w.before, w.items[h.FeeItem]).UnitPriceAt(w.before.End)
			h.Price = price.Add(price.Mul(r.Percent.Shift(-2))).Round(int32(max(2, -price.Exponent())))
			h.Steps = []charge.Step{}
		}
	}
	if err := w.reshape(draft, from); err != nil {
		return Changed{}, err
	}
	if err := w.keepVersion(ctx, tx, renewed, from, r.Reason); err != nil {
		return Changed{}, err
	}
	w.record(tx, renewed, from, r.Reason)
	return w.out, nil
}

func terminate(ctx context.Context, tx *db.Tx, r TerminateRequest) (Changed, error) {
	w, err := ending(ctx, tx, r)
	if err != nil {
		return Changed{}, err
	}
	w.record(tx, terminated, r.On, r.Reason)
	return w.out, nil
}

func transfer(ctx context.Context, tx *db.Tx, r TransferRequest) (Changed, error) {
	w, err := begin(ctx, tx, r.ID)
	if err != nil {
		return Changed{}, err
	}
	switch err := w.within(r.From, "from"); {
	case err != nil:
		return Changed{}, err
	case r.Customer == w.before.Customer:
		return Changed{}, fault.New(SameCustomer, nil).At("customerId")
	case r.From == w.before.Start:
		return Changed{}, fault.New(OutsideContract, fault.Args{"from": w.before.Start.AddDays(1), "to": w.before.End}).At("from")
	}
	next := w.handOver(r)
	w.end(r.From.AddDays(-1))
	if err := w.keepVersion(ctx, tx, transferred, r.From, r.Reason); err != nil {
		return Changed{}, err
	}
	if next.Code == "" {
		if next.Code, err = freeCode(ctx, tx, next.Start); err != nil {
			return Changed{}, err
		}
	}
	if faults := next.check(w.items); len(faults) > 0 {
		return Changed{}, fault.Many(Invalid, faults)
	}
	if err := fits(ctx, tx, Contract{}, next, w.items); err != nil {
		return Changed{}, err
	}
	if err := Insert(ctx, tx, &next); err != nil {
		return Changed{}, err
	}
	if _, err := tx.Exec(ctx, "UPDATE contracts SET late = (SELECT late FROM contracts WHERE id = ?) WHERE id = ?", w.before.ID, next.ID); err != nil {
		return Changed{}, err
	}
	w.out.New, w.out.NewCode = next.ID, next.Code
	w.record(tx, transferred, r.From, r.Reason, db.Of("contract", next.ID), db.Of("customer", next.Customer))
	return w.out, nil
}
