package billing

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/latefee"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// Faults of late fees.
const (
	NoLateFee       fault.Key = "billing.no_late_fee"
	NoSuchContract  fault.Key = "billing.no_such_contract"
	LateRuleInvalid fault.Key = "billing.late_rule_invalid"
)

// LateRequest asks what invoices bear for being paid late: one, those of a customer, or all.
type LateRequest struct {
	Invoice  InvoiceID `json:"invoice"`    // 0 for all
	Customer int64     `json:"customerId"` // 0 for all
	AsOf     date.Date `json:"asOf" ts_type:"string"`
}

// LateDone is what was billed or waived of an invoice.
type LateDone struct {
	Invoice InvoiceID    `json:"invoice"`
	Number  string       `json:"number"`
	Name    string       `json:"name"` // of the customer
	From    date.Date    `json:"from" ts_type:"string"`
	To      date.Date    `json:"to" ts_type:"string"`
	Amount  money.Amount `json:"amount" ts_type:"string"`
	State   string       `json:"state"`  // billed, waived
	Bill    string       `json:"bill"`   // the invoice that it is on
	BillID  InvoiceID    `json:"billId"` // 0 for none
	Reason  string       `json:"reason"`
	Event   int64        `json:"event"` // of the history, for a waiver to be undone
}

// LateSheet is the calculation: what is proposed, the most first, with every segment, and what was done before.
type LateSheet struct {
	AsOf   date.Date    `json:"asOf" ts_type:"string"`
	On     bool         `json:"on"` // the book charges late fees
	Rows   []LateFee    `json:"rows"`
	Done   []LateDone   `json:"done"`
	Amount money.Amount `json:"amount" ts_type:"string"` // proposed
	Billed money.Amount `json:"billed" ts_type:"string"`
	Waived money.Amount `json:"waived" ts_type:"string"`
}

// LateSheet works out the late fees as of a day.
func (s *Service) LateSheet(ctx context.Context, q LateRequest) (LateSheet, error) {
	out := LateSheet{Rows: []LateFee{}, Done: []LateDone{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		out.AsOf = cmp.Or(q.AsOf, tx.Today())
		rules, err := settings.LoadRules(ctx, tx)
		if err != nil {
			return err
		}
		out.On = rules.Late.On
		only, args := "", []any{}
		switch {
		case q.Invoice != 0:
			only, args = "i.id = ?2", append(args, q.Invoice)
		case q.Customer != 0:
			only, args = "i.customer_id = ?2", append(args, q.Customer)
		}
		if out.Rows, err = lateOn(ctx, tx, out.AsOf, only, args...); err != nil {
			return err
		}
		if q.Invoice == 0 { // one invoice is told even where it bears nothing more
			out.Rows = slices.DeleteFunc(out.Rows, func(l LateFee) bool { return l.Amount == 0 })
		}
		slices.SortStableFunc(out.Rows, byAmount)
		for _, l := range out.Rows {
			out.Amount += l.Amount
		}
		out.Done, err = lateDone(ctx, tx, q)
		for _, d := range out.Done {
			if d.State == "billed" {
				out.Billed += d.Amount
			} else {
				out.Waived += d.Amount
			}
		}
		return err
	})
	return out, err
}

func lateDone(ctx context.Context, tx *db.Tx, q LateRequest) ([]LateDone, error) {
	return db.Rows(ctx, tx, func(d *LateDone) []any {
		return []any{&d.Invoice, &d.Number, &d.Name, &d.From, &d.To, &d.Amount, &d.State, &d.Bill, &d.BillID, &d.Reason, &d.Event}
	}, `
		SELECT i.id, i.number, c.name, f.from_date, f.to_date, f.amount, f.state, coalesce(b.number, ''), coalesce(b.id, 0), f.reason,
		       iif(f.state = 'waived', coalesce((SELECT max(event_id) FROM changes WHERE tbl = 'late_fees' AND row = f.id AND op = 'I'), 0), 0)
		FROM late_fees f JOIN invoices i ON i.id = f.invoice_id JOIN customers c ON c.id = i.customer_id LEFT JOIN invoices b ON b.id = f.billed_in
		WHERE ?1 IN (0, i.id) AND ?2 IN (0, i.customer_id) ORDER BY f.to_date DESC, f.id DESC LIMIT 500`, q.Invoice, q.Customer)
}

// WaiveRequest lets a customer off what invoices bear through a day and that was not billed yet. Undo brings it back.
type WaiveRequest struct {
	Invoices  []InvoiceID `json:"invoices"`
	Through   date.Date   `json:"through" ts_type:"string"` // "" is today
	Reason    string      `json:"reason"`
	RequestID string      `json:"requestId"`
}

// Waived says what was let off.
type Waived struct {
	Amount money.Amount `json:"amount" ts_type:"string"`
	Event  int64        `json:"event"`
}

// WaiveLate lets late fees off, with a reason. The days after go on counting.
func (s *Service) WaiveLate(ctx context.Context, q WaiveRequest) (Waived, error) {
	var c form.Check
	c.Line(&q.Reason, 200, "reason")
	if q.Reason == "" {
		c.Add(ReasonMissing, nil, "reason")
	}
	if err := c.Err(LateRuleInvalid); err != nil {
		return Waived{}, err
	}
	var out Waived
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, q.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		about, numbers := []db.Subject{}, []string{}
		for _, id := range q.Invoices {
			fees, err := lateOn(ctx, tx, cmp.Or(q.Through, tx.Today()), "i.id = ?2", id)
			if err != nil {
				return err
			}
			if len(fees) == 0 || fees[0].Amount == 0 {
				return fault.New(NoLateFee, fault.Args{"invoice": int64(id)}).At("invoices")
			}
			l := fees[0]
			if _, err := tx.Insert(ctx, "INSERT INTO late_fees (invoice_id, from_date, to_date, amount, state, reason, sheet) VALUES (?, ?, ?, ?, 'waived', ?, ?)",
				id, l.From, l.To, l.Amount, q.Reason, l.json()); err != nil {
				return err
			}
			out.Amount += l.Amount
			numbers = append(numbers, l.Number)
			about = append(about, db.Of("invoice", id), db.Of("customer", l.Customer))
		}
		if len(numbers) == 0 {
			tx.Unchanged()
			return nil
		}
		out.Event = tx.Event
		tx.Record("latefee.waived", map[string]any{"invoices": numbers, "amount": out.Amount, "reason": q.Reason}, about...)
		return tx.Remember(ctx, q.RequestID, out)
	})
	return out, err
}

// LateContractRequest asks for a contract's own rule.
type LateContractRequest struct {
	Contract contract.ID `json:"contractId"`
}

// LateRule gives a contract's own rule for late fees; the book's policy where it has none.
func (s *Service) LateRule(ctx context.Context, q LateContractRequest) (LateContract, error) {
	var out LateContract
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, _, err = lateRule(ctx, tx, q.Contract)
		return err
	})
	return out, err
}

func lateRule(ctx context.Context, tx *db.Tx, id contract.ID) (out LateContract, code string, err error) {
	type row struct{ code, late string }
	r, ok, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.code, &r.late} }, "SELECT code, late FROM contracts WHERE id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuchContract, fault.Args{"contract": int64(id)}).At("contractId")
	}
	if err != nil {
		return out, "", err
	}
	rules, err := settings.LoadRules(ctx, tx)
	out = LateContract{Mode: "book", Policy: rules.Late.Policy}
	if err == nil && r.late != "" {
		err = json.Unmarshal([]byte(r.late), &out)
	}
	out.Contract = id
	return out, r.code, err
}

// SaveLateRule gives a contract its own rule for late fees, or the book's again. What was billed stays.
func (s *Service) SaveLateRule(ctx context.Context, q LateContract) (LateContract, error) {
	var c form.Check
	form.OneOf(&c, q.Mode, []string{"book", "own", "none"}, "mode")
	if f := fault.As(q.Policy.Validate()); f != nil && q.Mode == "own" {
		for _, part := range f.Parts {
			c.Add(part.Key, part.Args, append([]string{"policy"}, part.Path...)...)
		}
	}
	if err := c.Err(LateRuleInvalid); err != nil {
		return q, err
	}
	return q, s.DB.Write(ctx, func(tx *db.Tx) error {
		before, code, err := lateRule(ctx, tx, q.Contract)
		if err != nil {
			return err
		}
		late := ""
		switch q.Mode {
		case "none":
			q.Policy = latefee.Policy{}
			fallthrough
		case "own":
			raw, err := json.Marshal(q)
			if err != nil {
				return err
			}
			late = string(raw)
		}
		changes := form.Changes(before, q)
		n, err := tx.Exec(ctx, "UPDATE contracts SET late = ?1 WHERE id = ?2 AND late <> ?1", late, q.Contract)
		if err != nil {
			return err
		}
		if n == 0 {
			tx.Unchanged()
			return nil
		}
		tx.Record("contract.late", map[string]any{"contract": code, "changes": changes}, db.Of("contract", q.Contract))
		return nil
	})
}
