package billing

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// RunRequest asks for every invoice that has fallen due up to a date.
type RunRequest struct {
	Through   date.Date `json:"through" ts_type:"string"`
	SkipFees  bool      `json:"skipFees"`  // leaves late fees for a later run
	RequestID string    `json:"requestId"` // the same id is carried out once
}

// Validate wants a date.
func (r RunRequest) Validate() error {
	if r.Through.IsZero() {
		return fault.New(ThroughMissing, nil).At("through")
	}
	return nil
}

// RunResult says what a bill run made. Plan holds the invoices themselves, for callers inside the program.
type RunResult struct {
	Run      RunID        `json:"run"` // 0 when there was nothing to bill
	Invoices int          `json:"invoices"`
	Total    money.Amount `json:"total" ts_type:"string"`
	First    string       `json:"first"` // number
	Last     string       `json:"last"`
	Credits  int          `json:"credits"`                   // credit notes for differences
	Credited money.Amount `json:"credited" ts_type:"string"` // their sum
	Fees     money.Amount `json:"fees" ts_type:"string"`     // late fees in Total
	Prepaid  money.Amount `json:"prepaid" ts_type:"string"`  // set against the invoices
	Blocked  []Blocked    `json:"blocked"`
	Warnings []Blocked    `json:"warnings"`
	Plan     Plan         `json:"-"`
}

func (p Plan) result(run RunID) RunResult {
	r := RunResult{Run: run, Invoices: len(p.Invoices), Total: p.Total, Credits: len(p.Credits), Credited: p.Credited, Fees: p.Fees, Prepaid: p.Prepaid, Blocked: p.Blocked, Warnings: p.Warnings, Plan: p}
	if len(p.Invoices) > 0 {
		r.First, r.Last = p.Invoices[0].Number, p.Invoices[len(p.Invoices)-1].Number
	}
	return r
}

// Run makes and numbers the invoices, all or none. Running it again makes nothing new.
func (s *Service) Run(ctx context.Context, r RunRequest) (RunResult, error) {
	if err := r.Validate(); err != nil {
		return RunResult{}, err
	}
	var out RunResult
	err := s.Jobs.Run(ctx, "bill", func(ctx context.Context, progress job.Progress) error {
		return s.DB.Write(ctx, func(tx *db.Tx) (err error) {
			if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
				tx.Unchanged()
				return err
			}
			out, err = issue(ctx, tx, r, lay, progress)
			if err != nil {
				return err
			}
			if out.Run == 0 {
				tx.Unchanged()
				return nil
			}
			tx.Record("invoice.issued", map[string]any{"through": r.Through, "invoices": out.Invoices, "total": out.Total, "first": out.First, "last": out.Last,
				"credits": out.Credits, "credited": out.Credited, "fees": out.Fees, "prepaid": out.Prepaid}, out.Plan.subjects(out.Run)...)
			return tx.Remember(ctx, r.RequestID, out)
		})
	})
	return out, err
}

// DryRun works out and numbers the invoices as Run would, and writes nothing: it stops before the rows are laid down.
func (s *Service) DryRun(ctx context.Context, r RunRequest) (RunResult, error) {
	if err := r.Validate(); err != nil {
		return RunResult{}, err
	}
	var out RunResult
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = issue(ctx, tx, r, number, func(int, int) {})
		return err
	})
	return out, err
}

// planned reads what is billable and works out the invoices that are due.
func planned(ctx context.Context, tx *db.Tx, through date.Date, customers map[int64]party, of whose) (Plan, error) {
	p, err := planning(ctx, tx, through, customers, of)
	if err != nil {
		return Plan{}, err
	}
	return p.finish(), nil
}

// planning is planned before it is put in order.
func planning(ctx context.Context, tx *db.Tx, through date.Date, customers map[int64]party, of whose) (*planner, error) {
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return nil, err
	}
	past, err := loadPast(ctx, tx, of)
	if err != nil {
		return nil, err
	}
	p := newPlanner(past, customers, through, tx.Today(), all.Grouping == settings.PerContract)
	return p, contract.EachBillableOf(ctx, tx, string(of), through, func(b *contract.Billable) error { p.bill(b); return nil })
}

func issue(ctx context.Context, tx *db.Tx, r RunRequest, how func(context.Context, *db.Tx, *Plan, job.Progress) (RunID, error), progress job.Progress) (RunResult, error) {
	p, err := worked(ctx, tx, r, everybody)
	if err != nil || len(p.Invoices) == 0 && len(p.Credits) == 0 {
		return p.result(0), err
	}
	run, err := how(ctx, tx, &p, progress)
	return p.result(run), err
}

// worked gives the plan of a run with all that is on it but its numbers.
func worked(ctx context.Context, tx *db.Tx, r RunRequest, of whose) (Plan, error) {
	customers, err := parties(ctx, tx, of)
	if err != nil {
		return Plan{}, err
	}
	p, err := planned(ctx, tx, r.Through, customers, of)
	if err == nil && !r.SkipFees {
		asOf := min(r.Through, tx.Today())
		only, args := of.only()
		var fees []LateFee
		if fees, err = lateForRun(ctx, tx, asOf, only, args...); err == nil {
			err = p.bearFees(ctx, tx, asOf, customers, fees)
		}
	}
	if err == nil {
		err = p.holdBack(customers)
	}
	slices.SortStableFunc(p.Blocked, byPlace)
	slices.SortStableFunc(p.Warnings, byPlace)
	p.customers, p.through = customers, r.Through
	if err == nil {
		err = p.spendAhead(ctx, tx, of)
	}
	return p, err
}

// number gives the invoices and credit notes of a plan the numbers that they would get.
func number(ctx context.Context, tx *db.Tx, p *Plan, _ job.Progress) (RunID, error) {
	numbers, err := settings.Numbers(ctx, tx, settings.Invoice)
	if err != nil {
		return 0, err
	}
	for n := range p.Invoices {
		if p.Invoices[n].Number, err = numbers.Next(ctx, p.Invoices[n].Issue); err != nil {
			return 0, err
		}
	}
	notes, err := settings.Numbers(ctx, tx, settings.CreditNote)
	for n := range p.Credits {
		if err == nil {
			p.Credits[n].Number, err = notes.Next(ctx, tx.Today())
		}
	}
	return 0, err
}

// lay writes a plan into the book.
func lay(ctx context.Context, tx *db.Tx, p *Plan, progress job.Progress) (RunID, error) {
	run, err := tx.Insert(ctx, "INSERT INTO bill_runs (through, at, invoices, total) VALUES (?, ?, ?, ?)",
		p.through, tx.Now.Format(time.RFC3339), len(p.Invoices), p.Total)
	if err != nil {
		return 0, err
	}
	if err := insertAll(ctx, tx, RunID(run), p, progress); err != nil {
		return 0, err
	}
	if err := p.settleAhead(ctx, tx); err != nil {
		return 0, err
	}
	if err := p.giveBack(ctx, tx); err != nil {
		return 0, err
	}
	for _, m := range p.moved {
		if _, err := tx.Exec(ctx, "UPDATE billed SET read_to = ? WHERE charge_id = ? AND period_from = ?", m.to, m.charge, m.from); err != nil {
			return 0, err
		}
	}
	return RunID(run), p.clearReviewed(ctx, tx)
}

// clearReviewed keeps that nothing of what was looked at again is to be put right any more.
func (p *Plan) clearReviewed(ctx context.Context, tx *db.Tx) error {
	for _, id := range p.reviewed {
		if _, err := tx.Exec(ctx, "UPDATE charges SET review_from = NULL WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

func insertAll(ctx context.Context, tx *db.Tx, run RunID, p *Plan, progress job.Progress) error {
	numbers, err := settings.Numbers(ctx, tx, settings.Invoice)
	if err != nil {
		return err
	}
	w, err := newWriter(ctx, tx, run)
	if err != nil {
		return err
	}
	for n := range p.Invoices {
		i := &p.Invoices[n]
		if i.Number, err = numbers.Next(ctx, i.Issue); err != nil {
			return err
		}
		if err := w.write(ctx, i, p.customers[i.Customer].billTo); err != nil {
			return err
		}
		if n%50 == 0 {
			progress(n, len(p.Invoices))
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	progress(len(p.Invoices), len(p.Invoices))
	return errors.Join(w.flush(ctx), numbers.Flush(ctx))
}

// parties gives every customer as the invoices of now name them.
func parties(ctx context.Context, tx *db.Tx, of whose) (map[int64]party, error) {
	out := map[int64]party{}
	among, args := of.among("id")
	err := db.Each(ctx, tx, func(p *party) []any { return []any{&p.id, &p.code, &p.name, &p.separate, &p.billTo} }, func(p party) error {
		out[p.id] = p
		return nil
	}, `
		SELECT id, code, name, separate,
		       json_object('name', name, 'taxId', tax_id, 'address', address, 'phone', phone, 'contact', contact)
		FROM customers WHERE `+among, args...)
	return out, err
}

// words joins what the lines say, each once, in their order.
func (p Planned) words(of func(Line) string) string {
	var out []string
	seen := map[string]bool{"": true}
	for _, l := range p.Lines {
		if w := of(l); !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, "、")
}

func (p Planned) from() date.Date {
	from := p.Lines[0].From
	for _, l := range p.Lines {
		from = min(from, l.From)
	}
	return from
}

func (p Planned) to() date.Date {
	to := p.Lines[0].To
	for _, l := range p.Lines {
		to = max(to, l.To)
	}
	return to
}
