package closing

import (
	"cmp"
	"context"
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/fault"
	"zhangfang/internal/meter"
	"zhangfang/internal/receipt"
)

// Sheet works a settlement out, and books nothing.
func (s *Service) Sheet(ctx context.Context, r Request) (Sheet, error) {
	var out Sheet
	err := s.DB.DryRun(ctx, func(tx *db.Tx) (err error) {
		out, err = Draft(ctx, tx, r)
		return err
	})
	return out, err
}

// Settle books a settlement as one event.
func (s *Service) Settle(ctx context.Context, r Request) (Sheet, error) {
	if err := r.Validate(); err != nil {
		return Sheet{}, err
	}
	var out Sheet
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		w := settling{Request: r}
		if err := w.work(ctx, tx); err != nil {
			return err
		}
		if n := len(w.sheet.Blocked) + len(w.sheet.Warnings); n > 0 && !r.Leave {
			return fault.New(StillBlocked, fault.Args{"count": n}).At("leave")
		}
		if err := w.keep(ctx, tx); err != nil {
			return err
		}
		out = w.sheet
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

// settling is a settlement at work.
type settling struct {
	Request
	sheet Sheet
	run   billing.RunResult
	about []db.Subject
}

func (w *settling) touch(about []db.Subject) { w.about = append(w.about, about...) }

func (w *settling) work(ctx context.Context, tx *db.Tx) error {
	for _, step := range []func(context.Context, *db.Tx) error{w.open, w.end, w.read, w.bill, w.owed, w.payAhead, w.setOff, w.payBack} {
		if err := step(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// open finds the contract, and chooses its last day.
func (w *settling) open(ctx context.Context, tx *db.Tx) error {
	c, err := contract.LoadOne(ctx, tx, w.Contract)
	if err != nil {
		return err
	}
	today := tx.Today()
	if w.On == 0 {
		w.On = today
		if c.End != 0 && c.End < today {
			w.On = c.End
		}
		w.On = max(w.On, c.Start)
	}
	if c.End != 0 && w.On > c.End {
		return fault.New(AfterItsEnd, fault.Args{"end": c.End}).At("on")
	}
	before, ok, err := db.One(ctx, tx, func(n *string) []any { return []any{n} },
		"SELECT number FROM closings WHERE contract_id = ? AND customer_id = ? AND day >= ? AND day = ?", c.ID, c.Customer, c.Start, c.End)
	if err != nil {
		return err
	}
	if ok {
		return fault.New(SettledBefore, fault.Args{"code": c.Code, "number": before}).At("contractId")
	}
	name, err := db.Value[string](ctx, tx, "SELECT name FROM customers WHERE id = ?", c.Customer)
	w.sheet = Sheet{Contract: c.ID, Code: c.Code, Unit: c.Unit, Customer: int64(c.Customer), Name: name, Start: c.Start, End: c.End, On: w.On, Date: max(w.On, today),
		Reason: w.Reason, Early: c.End == 0 || w.On < c.End, Lines: []billing.Line{}, Bills: []Bill{}}
	w.about = []db.Subject{db.Of("contract", c.ID), db.Of("customer", c.Customer)}
	if err != nil {
		return err
	}
	var meters []meter.ID
	for _, h := range c.Charges {
		if h.Meter != 0 && !h.Withdrawn {
			meters = append(meters, meter.ID(h.Meter))
		}
	}
	w.sheet.Meters, err = meter.SheetOf(ctx, tx, w.On, meters)
	return err
}

// read writes the last readings down.
func (w *settling) read(ctx context.Context, tx *db.Tx) error {
	if len(w.Readings) == 0 {
		return nil
	}
	entries := slices.Clone(w.Readings)
	for i := range entries {
		entries[i].Date = cmp.Or(entries[i].Date, w.On)
	}
	_, about, err := meter.Enter(ctx, tx, entries)
	w.touch(about)
	return err
}

// end ends the contract, where it does not end on that day by itself.
func (w *settling) end(ctx context.Context, tx *db.Tx) error {
	if !w.sheet.Early {
		return nil
	}
	_, err := contract.End(ctx, tx, contract.TerminateRequest{ID: w.Contract, On: w.On, Reason: w.Reason})
	return err
}

// bill issues all that is left.
func (w *settling) bill(ctx context.Context, tx *db.Tx) (err error) {
	if w.run, err = billing.Final(ctx, tx, billing.FinalRequest{Contract: w.Contract, Date: w.sheet.Date, SkipFees: w.SkipFees}); err != nil {
		return err
	}
	s, plan := &w.sheet, w.run.Plan
	for _, i := range plan.Invoices {
		s.Lines = append(s.Lines, i.Lines...)
	}
	s.Credits, s.Blocked, s.Warnings, s.Billed, s.Fees, s.Credited = plan.Credits, plan.Blocked, plan.Warnings, plan.Total, plan.Fees, plan.Credited
	if w.run.Run != 0 {
		w.touch([]db.Subject{db.Of("run", w.run.Run)})
	}
	return nil
}

// owed gathers what is open, held and paid ahead.
func (w *settling) owed(ctx context.Context, tx *db.Tx) (err error) {
	s := &w.sheet
	if s.Bills, err = db.Rows(ctx, tx, func(b *Bill) []any {
		return []any{&b.ID, &b.Number, &b.Kind, &b.Issue, &b.Due, &b.Total, &b.Open, &b.New}
	}, `
		SELECT id, number, kind, issue_date, due_date, total, total - settled, coalesce(run_id = ?2, 0) FROM invoices
		WHERE state = 'issued' AND settled < total AND customer_id = ?3 AND (run_id = ?2 OR id IN (SELECT invoice_id FROM invoice_lines WHERE contract_id = ?1))
		ORDER BY due_date, id`, w.Contract, w.run.Run, s.Customer); err != nil {
		return err
	}
	for _, b := range s.Bills {
		s.Open += b.Open
	}
	if s.Held, err = deposit.Held(ctx, tx, int64(w.Contract), s.Customer, endOfTime); err != nil {
		return err
	}
	s.Prepaid, err = receipt.Prepaid(ctx, tx, s.Customer)
	s.Net = s.Open - s.Held - s.Prepaid
	s.Owes, s.HeldLeft, s.PrepaidLeft = s.Open, s.Held, s.Prepaid
	return err
}

var endOfTime = date.Must("9999-12-31")

// payAhead sets the prepayment against what is open.
func (w *settling) payAhead(ctx context.Context, tx *db.Tx) error {
	s := &w.sheet
	if !w.UsePrepaid || s.Prepaid == 0 || s.Open == 0 {
		return nil
	}
	var parts []receipt.Part
	for _, b := range s.Bills {
		parts = append(parts, receipt.Part{Invoice: b.ID, Amount: b.Open})
	}
	paid, about, err := receipt.PayAhead(ctx, tx, s.Customer, parts)
	for _, p := range paid {
		s.bill(p.Invoice).Prepaid += p.Amount
		s.Paid += p.Amount
	}
	s.Owes -= s.Paid
	s.PrepaidLeft -= s.Paid
	w.touch(about)
	return err
}

func (s *Sheet) bill(id billing.InvoiceID) *Bill {
	return &s.Bills[slices.IndexFunc(s.Bills, func(b Bill) bool { return b.ID == id })]
}

// setOff pays what is still open out of the deposit, the first due first.
func (w *settling) setOff(ctx context.Context, tx *db.Tx) error {
	s := &w.sheet
	if !w.SetOff || s.Held == 0 || s.Owes == 0 {
		return nil
	}
	q := deposit.SetOffRequest{Whose: w.whose(), Date: s.Date, Reason: w.Reason}
	left := s.Held
	for i := range s.Bills {
		b := &s.Bills[i]
		if part := min(left, b.Open-b.Prepaid); part > 0 {
			q.Parts = append(q.Parts, deposit.Part{Invoice: b.ID, Amount: part})
			b.SetOff = part
			left -= part
		}
	}
	_, about, err := q.Book(ctx, tx)
	s.SetOff = s.Held - left
	s.Owes -= s.SetOff
	s.HeldLeft = left
	w.touch(about)
	return err
}

func (w *settling) whose() deposit.Whose {
	return deposit.Whose{Contract: int64(w.Contract), Customer: w.sheet.Customer}
}

// payBack pays back what is left of the deposit and of the prepayment.
func (w *settling) payBack(ctx context.Context, tx *db.Tx) (err error) {
	s := &w.sheet
	var about []db.Subject
	if w.RefundDeposit && s.HeldLeft > 0 {
		if _, about, err = (deposit.RefundRequest{Whose: w.whose(), Date: s.Date, Amount: s.HeldLeft, Method: w.Method, Reason: w.Reason}).Book(ctx, tx); err != nil {
			return err
		}
		s.Refunded, s.HeldLeft = s.HeldLeft, 0
		w.touch(about)
	}
	if w.RefundPrepaid && s.PrepaidLeft > 0 {
		if s.Repaid, about, err = receipt.RefundAll(ctx, tx, s.Customer, s.Date, w.Method, w.Reason); err != nil {
			return err
		}
		s.PrepaidLeft -= s.Repaid
		w.touch(about)
	}
	return nil
}
