package billing

import (
	"context"
	"errors"
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
	Blocked  []Blocked    `json:"blocked"`
	Plan     Plan         `json:"-"`
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
			out, err = issue(ctx, tx, r.Through, progress)
			if err != nil {
				return err
			}
			if out.Invoices == 0 {
				tx.Unchanged()
				return nil
			}
			tx.Record("invoice.issued", map[string]any{"through": r.Through, "invoices": out.Invoices, "total": out.Total, "first": out.First, "last": out.Last}, db.Of("run", out.Run))
			return tx.Remember(ctx, r.RequestID, out)
		})
	})
	return out, err
}

// DryRun works out and numbers the invoices as Run would, and writes nothing.
func (s *Service) DryRun(ctx context.Context, r RunRequest) (RunResult, error) {
	if err := r.Validate(); err != nil {
		return RunResult{}, err
	}
	var out RunResult
	err := s.DB.DryRun(ctx, func(tx *db.Tx) (err error) {
		out, err = issue(ctx, tx, r.Through, func(int, int) {})
		return err
	})
	return out, err
}

// planned reads what is billable and works out the invoices that are due.
func planned(ctx context.Context, tx *db.Tx, through date.Date, customers map[int64]party) (Plan, error) {
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return Plan{}, err
	}
	charges, err := contract.LoadBillable(ctx, tx, through)
	if err != nil {
		return Plan{}, err
	}
	return plan(charges, customers, through, all.Grouping == settings.PerContract), nil
}

func issue(ctx context.Context, tx *db.Tx, through date.Date, progress job.Progress) (RunResult, error) {
	customers, err := parties(ctx, tx)
	if err != nil {
		return RunResult{}, err
	}
	p, err := planned(ctx, tx, through, customers)
	if err == nil {
		err = p.holdBack(customers)
	}
	if err != nil || len(p.Invoices) == 0 {
		return RunResult{Blocked: p.Blocked, Plan: p}, err
	}
	run, err := tx.Insert(ctx, "INSERT INTO bill_runs (through, at, invoices, total) VALUES (?, ?, ?, ?)",
		through, tx.Now.Format(time.RFC3339), len(p.Invoices), p.Total)
	if err != nil {
		return RunResult{}, err
	}
	if err := insertAll(ctx, tx, RunID(run), &p, customers, progress); err != nil {
		return RunResult{}, err
	}
	last := p.Invoices[len(p.Invoices)-1]
	return RunResult{Run: RunID(run), Invoices: len(p.Invoices), Total: p.Total, First: p.Invoices[0].Number, Last: last.Number, Blocked: p.Blocked, Plan: p}, nil
}

func insertAll(ctx context.Context, tx *db.Tx, run RunID, p *Plan, customers map[int64]party, progress job.Progress) error {
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
		if err := w.write(ctx, i, customers[i.Customer].billTo); err != nil {
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
func parties(ctx context.Context, tx *db.Tx) (map[int64]party, error) {
	out := map[int64]party{}
	err := db.Each(ctx, tx, func(p *party) []any { return []any{&p.id, &p.code, &p.name, &p.separate, &p.billTo} }, func(p party) error {
		out[p.id] = p
		return nil
	}, `
		SELECT id, code, name, separate,
		       json_object('name', name, 'taxId', tax_id, 'address', address, 'phone', phone, 'contact', contact)
		FROM customers`)
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
