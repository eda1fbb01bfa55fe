package billing

import (
	"context"
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// due works out what a run through a date would make for some customers. Unlike DryRun it only reads and gives no numbers, so it is quick.
func due(ctx context.Context, tx *db.Tx, through date.Date, of whose) (Plan, error) {
	customers, err := parties(ctx, tx, of)
	if err != nil {
		return Plan{}, err
	}
	return planned(ctx, tx, through, customers, of)
}

// Waits is how much a run through a date would make, and what of it is blocked or doubtful, by contract and line.
type Waits struct {
	Invoices int
	Total    money.Amount
	Blocked  []Blocked
	Warnings []Blocked
}

// waiting is that of each customer. It is never changed once it is made.
type waiting map[int64]*Waits

// Waiting gives what a run through a date would make. It is kept for that day: after a change it is worked out anew for those customers
// whom that concerns.
func (s *Waitings) Waiting(ctx context.Context, tx *db.Tx, through date.Date) (Waits, error) {
	all, err := s.kept.Grown(ctx, tx, waitingOn{through, tx.Today()}, dueSees, func(old waiting, since int64) (waiting, bool, error) {
		return old.grown(ctx, tx, through, since)
	}, func() (waiting, error) { return waitingOf(ctx, tx, through, everybody) })
	return all.sum(), err
}

// Waitings keeps what waits to be billed. The zero value is ready.
type Waitings struct {
	kept db.Kept[waitingOn, waiting]
}

type waitingOn struct{ through, today date.Date }

func waitingOf(ctx context.Context, tx *db.Tx, through date.Date, of whose) (waiting, error) {
	p, err := due(ctx, tx, through, of)
	if err != nil {
		return nil, err
	}
	out := waiting{}
	at := func(customer int64) *Waits {
		if out[customer] == nil {
			out[customer] = &Waits{}
		}
		return out[customer]
	}
	for _, i := range p.Invoices {
		w := at(i.Customer)
		w.Invoices++
		w.Total += i.Total
	}
	for _, b := range p.Blocked {
		w := at(b.Customer)
		w.Blocked = append(w.Blocked, b)
	}
	for _, b := range p.Warnings {
		w := at(b.Customer)
		w.Warnings = append(w.Warnings, b)
	}
	return out, nil
}

// grown gives what waits as it has become since an event.
func (w waiting) grown(ctx context.Context, tx *db.Tx, through date.Date, since int64) (waiting, bool, error) {
	ids, of, ok, err := touched(ctx, tx, since, dueSees)
	if err != nil || !ok || len(ids) == 0 {
		return w, ok, err
	}
	anew, err := waitingOf(ctx, tx, through, of)
	if err != nil {
		return nil, false, err
	}
	out := maps.Clone(w)
	for _, id := range ids {
		delete(out, id)
	}
	maps.Copy(out, anew)
	return out, true, nil
}

func (w waiting) sum() Waits {
	out := Waits{Blocked: []Blocked{}, Warnings: []Blocked{}}
	for _, c := range w {
		out.Invoices += c.Invoices
		out.Total += c.Total
		out.Blocked = append(out.Blocked, c.Blocked...)
		out.Warnings = append(out.Warnings, c.Warnings...)
	}
	slices.SortStableFunc(out.Blocked, byPlace)
	slices.SortStableFunc(out.Warnings, byPlace)
	return out
}

// dueSees is the condition that a changed row, as the journal tells of it, may change what due plans: anything but money that came,
// what was set against invoices, and what only the screens and papers go by. See db.Kept.
const dueSees = `tbl NOT IN ('receipts', 'allocations', 'deposits', 'refunds', 'late_fees', 'series', 'bill_runs', 'tasks', 'accounts', 'imports', 'statement_lines',
	'line_aliases', 'line_pairs', 'rejections', 'taught', 'unlearned', 'claim_others', 'claim_evidence', 'channel_fees', 'habits',
	'papers', 'templates', 'template_versions', 'template_choices', 'pictures')
	AND NOT (tbl = 'invoices' AND op = 'U' AND EXISTS (SELECT 1 FROM invoices i WHERE i.id = row AND i.state = json_extract(before, '$.state')
		AND i.issue_date = json_extract(before, '$.issue_date') AND i.total = json_extract(before, '$.total')))`
