package billing

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// PreviewRequest asks what a bill run through a date would make, and how that differs from the month before.
type PreviewRequest struct {
	Through  date.Date `json:"through" ts_type:"string"`
	SkipFees bool      `json:"skipFees"` // leaves late fees for a later run
}

// Validate wants a date.
func (r PreviewRequest) Validate() error { return RunRequest{Through: r.Through}.Validate() }

// Change says how a charge differs from the month before.
type Change string

// What a charge can be, compared with the month before.
const (
	Added   Change = "new"     // billed now, not then
	Changed Change = "changed" // billed both times, another amount
	Gone    Change = "gone"    // billed then, not now
	Same    Change = "same"
	Late    Change = "late"    // periods of earlier months that were never billed
	Put     Change = "delta"   // differences of what was billed before
	Fee     Change = "latefee" // for paying late
)

// Difference is one charge compared with the month before.
type Difference struct {
	Change     Change       `json:"change"`
	Charge     int64        `json:"charge"`
	Customer   int64        `json:"customerId"`
	Name       string       `json:"name"`
	Contract   string       `json:"contract"`
	ContractID int64        `json:"contractId"`
	FeeItem    string       `json:"feeItem"`
	Unit       string       `json:"unit"`
	Before     money.Amount `json:"before" ts_type:"string"`
	Now        money.Amount `json:"now" ts_type:"string"`
	Diff       money.Amount `json:"diff" ts_type:"string"`
	Of         InvoiceID    `json:"of"`       // of a difference: the bill that it puts right; of a late fee: the bill that was paid late; else 0
	OfNumber   string       `json:"ofNumber"` // its number
	Why        []Why        `json:"why"`
	Working    []string     `json:"working"` // 算式 of the lines now
}

// Why is a reason as an i18n key under "billing.why" with its facts.
type Why struct {
	Key  string         `json:"key"`
	Args map[string]any `json:"args"`
}

// CatchUp is a month before that of the run of which something was never billed.
type CatchUp struct {
	Month    string       `json:"month"` // YYYY-MM of the issue dates
	Invoices int          `json:"invoices"`
	Total    money.Amount `json:"total" ts_type:"string"`
}

// Preview is one equation and the rows behind it: Before + New + Changed − Gone + Late + Deltas + Fees = Month. What is due in the month and was
// issued already counts in Month and is told as Issued; the run itself makes Total.
type Preview struct {
	Month    string          `json:"month"`                     // YYYY-MM of the through date
	BeforeTo date.Date       `json:"beforeTo" ts_type:"string"` // the month before counts up to the same day: like is compared with like
	Before   money.Amount    `json:"before" ts_type:"string"`
	New      money.Amount    `json:"new" ts_type:"string"`
	Changed  money.Amount    `json:"changed" ts_type:"string"`
	Gone     money.Amount    `json:"gone" ts_type:"string"`
	Late     money.Amount    `json:"late" ts_type:"string"`
	Deltas   money.Amount    `json:"deltas" ts_type:"string"` // differences, signed
	Fees     money.Amount    `json:"fees" ts_type:"string"`   // late fees
	MonthSum money.Amount    `json:"monthSum" ts_type:"string"`
	Issued   money.Amount    `json:"issued" ts_type:"string"`
	Total    money.Amount    `json:"total" ts_type:"string"`
	Prepaid  money.Amount    `json:"prepaid" ts_type:"string"` // paid ahead, that the run sets against its invoices
	Invoices int             `json:"invoices"`
	First    string          `json:"first"` // the numbers that the run would give
	Last     string          `json:"last"`
	Blocked  []Blocked       `json:"blocked"`
	Warnings []Blocked       `json:"warnings"`
	CatchUp  []CatchUp       `json:"catchUp"` // oldest first
	Credits  []PlannedCredit `json:"credits"` // credit notes for differences, outside the equation
	Credited money.Amount    `json:"credited" ts_type:"string"`
	Rows     []Difference    `json:"rows"`
}

// Preview works out a bill run as a difference from the month before, by a dry run of the run itself.
func (s *Service) Preview(ctx context.Context, r PreviewRequest) (Preview, error) {
	if err := r.Validate(); err != nil {
		return Preview{}, err
	}
	var out Preview
	err := s.DB.DryRun(ctx, func(tx *db.Tx) error {
		month := date.Range{From: r.Through.MonthStart(), To: r.Through.MonthEnd()}
		last := lastMonth(r.Through)
		before, err := issuedIn(ctx, tx, last)
		if err != nil {
			return err
		}
		already, err := issuedIn(ctx, tx, month)
		if err != nil {
			return err
		}
		deltas, fees, err := besideIn(ctx, tx, month)
		if err != nil {
			return err
		}
		run, err := issue(ctx, tx, RunRequest{Through: r.Through, SkipFees: r.SkipFees}, number, func(int, int) {})
		if err != nil {
			return err
		}
		heirs, err := heirs(ctx, tx, before)
		if err != nil {
			return err
		}
		out = compare(before, already, heirs, run.Plan, month)
		out.Prepaid = run.Prepaid
		out.Deltas += deltas
		out.Fees += fees
		out.Issued += deltas + fees
		out.MonthSum += deltas + fees
		out.First, out.Last, out.BeforeTo = run.First, run.Last, last.To
		return nil
	})
	return out, err
}

// lastMonth is the month before up to the same day, or whole where the day is the last of its month: a charge whose month begins
// on the 16th has not gone when one looks on the 1st.
func lastMonth(through date.Date) date.Range {
	from := through.MonthStart().AddMonths(-1)
	if through == through.MonthEnd() {
		return date.Range{From: from, To: from.MonthEnd()}
	}
	return date.Range{From: from, To: through.AddMonths(-1)}
}

// billedLine is what a charge's lines of a month come to, with the facts that explain a difference.
type billedLine struct {
	charge, customer           int64 // what a contract issues of no charge has its id, negative
	contractID                 int64
	name, contract, item, unit string
	amount                     money.Amount
	price, quantity            string
	free, reason               string
	from, to                   date.Date
	working                    []string
}

// issuedIn gathers what was issued in a month and is in force, by charge.
func issuedIn(ctx context.Context, tx *db.Tx, month date.Range) (map[int64]billedLine, error) {
	out := map[int64]billedLine{}
	type line struct {
		billedLine
		work string
	}
	err := db.Each(ctx, tx, func(l *line) []any {
		return []any{&l.charge, &l.customer, &l.name, &l.contract, &l.contractID, &l.item, &l.unit, &l.amount, &l.price, &l.quantity, &l.reason, &l.from, &l.to, &l.work}
	}, func(l line) error {
		l.working = []string{l.work}
		if l.amount == 0 {
			l.free = l.reason
		}
		out[l.charge] = out[l.charge].plus(l.billedLine)
		return nil
	}, `
		SELECT coalesce(l.charge_id, -l.contract_id) AS of, i.customer_id, c.name, k.code, k.id, coalesce((SELECT name FROM fee_items WHERE id = l.fee_item_id), l.name), i.unit, l.amount, l.unit_price, l.quantity, l.remark, l.period_from, l.period_to, l.working
		FROM invoices i
		JOIN invoice_lines l ON l.invoice_id = i.id
		JOIN contracts k ON k.id = l.contract_id
		JOIN customers c ON c.id = i.customer_id
		WHERE i.issue_date BETWEEN ? AND ? AND i.state = 'issued' AND l.contract_id IS NOT NULL
		  AND l.kind NOT IN ('delta', 'latefee')
		ORDER BY of, l.period_from`, month.From, month.To)
	return out, err
}

// heirs gives for each charge that takes the place of another one of a month the latter: a rent that was amended is one rent, whose
// price has changed.
func heirs(ctx context.Context, tx *db.Tx, before map[int64]billedLine) (map[int64]int64, error) {
	type pair struct{ heir, of int64 }
	out := map[int64]int64{}
	return out, db.Each(ctx, tx, func(p *pair) []any { return []any{&p.heir, &p.of} }, func(p pair) error {
		if _, ok := before[p.of]; ok {
			out[p.heir] = p.of
		}
		return nil
	}, "SELECT id, replaces FROM charges WHERE replaces IS NOT NULL")
}

// besideIn adds up what was issued in a month besides the charges' own periods.
func besideIn(ctx context.Context, tx *db.Tx, month date.Range) (deltas, fees money.Amount, err error) {
	type both struct{ deltas, fees money.Amount }
	b, _, err := db.One(ctx, tx, func(b *both) []any { return []any{&b.deltas, &b.fees} }, `
		SELECT CAST(coalesce(sum(l.amount) FILTER (WHERE l.kind = 'delta'), 0) AS INTEGER), CAST(coalesce(sum(l.amount) FILTER (WHERE l.kind = 'latefee'), 0) AS INTEGER)
		FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
		WHERE i.issue_date BETWEEN ? AND ? AND i.state = 'issued' AND l.kind IN ('delta', 'latefee')`, month.From, month.To)
	return b.deltas, b.fees, err
}

// plus adds a later line of the same charge; the later line's price and state stand for the month.
func (b billedLine) plus(l billedLine) billedLine {
	if b.charge == 0 {
		return l
	}
	l.amount += b.amount
	l.from = min(l.from, b.from)
	l.working = append(slices.Clone(b.working), l.working...)
	return l
}

func compare(before, already map[int64]billedLine, heirs map[int64]int64, p Plan, month date.Range) Preview {
	lines := 0
	for _, i := range p.Invoices {
		lines += len(i.Lines)
	}
	now, late := make(map[int64]billedLine, lines+len(already)), map[int64]billedLine{}
	maps.Copy(now, already)
	out := Preview{Month: month.From.String()[:7], Total: p.Total, Invoices: len(p.Invoices), Blocked: p.Blocked, Warnings: p.Warnings, CatchUp: p.catchUp(month.From), Credits: p.Credits, Credited: p.Credited, Rows: make([]Difference, 0, lines)}
	for _, i := range p.Invoices {
		for _, l := range i.Lines {
			b := i.billed(l)
			if l.Kind == charge.KindDelta || l.Kind == charge.KindLateFee {
				d := beside(l, b)
				d.Of, d.OfNumber = l.Of, l.OfNumber
				out.add(d)
				continue
			}
			into := now
			if i.Issue < month.From {
				into = late
			}
			into[b.charge] = into[b.charge].plus(b)
		}
	}
	for _, l := range already {
		out.Issued += l.amount
	}
	blocked := map[int64]bool{}
	for _, b := range p.Blocked {
		blocked[b.Charge] = true
	}
	inherit(now, before, heirs)
	for id, b := range before {
		out.Before += b.amount
		if n, ok := now[id]; ok {
			out.add(differ(b, n))
		} else {
			out.add(gone(b, blocked[id]))
		}
	}
	for id, n := range now {
		if _, ok := before[id]; !ok {
			out.add(appeared(n, month))
		}
	}
	for _, l := range late {
		out.add(Difference{Change: Late, Why: []Why{{"late", map[string]any{"from": l.from.String(), "to": l.to.String()}}}}.of(billedLine{}, l))
	}
	slices.SortFunc(out.Rows, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(rank[a.Change], rank[b.Change]), cmp.Compare(b.Diff.Abs(), a.Diff.Abs()), strings.Compare(a.Name, b.Name), cmp.Compare(a.Charge, b.Charge))
	})
	out.MonthSum = out.Before + out.New + out.Changed - out.Gone + out.Late + out.Deltas + out.Fees
	return out
}

// inherit puts what the heir of a charge bills now in the place of the charge, unless both bill, or another customer pays.
func inherit(now, before map[int64]billedLine, heirs map[int64]int64) {
	for heir, of := range heirs {
		n, bills := now[heir]
		if _, both := now[of]; bills && !both && n.customer == before[of].customer {
			now[of] = n
			delete(now, heir)
		}
	}
}

var rank = map[Change]int{Added: 1, Changed: 2, Gone: 3, Put: 4, Fee: 5, Late: 6, Same: 7}

// catchUp gives what the plan makes of months before one, the oldest first.
func (p Plan) catchUp(month date.Date) []CatchUp {
	out := []CatchUp{}
	for _, i := range p.Invoices { // by issue date
		if i.Issue >= month {
			break
		}
		name := i.Issue.String()[:7]
		if n := len(out); n == 0 || out[n-1].Month != name {
			out = append(out, CatchUp{Month: name})
		}
		last := &out[len(out)-1]
		last.Invoices++
		last.Total += i.Total
	}
	return out
}

// beside tells a line that is not a charge's own period.
func beside(l Line, b billedLine) Difference {
	d := Difference{Change: Put, Why: []Why{{"delta", map[string]any{"from": l.From.String(), "to": l.To.String()}}}}
	if l.Kind == charge.KindLateFee {
		d = Difference{Change: Fee, Why: []Why{{"latefee", map[string]any{"from": l.From.String(), "to": l.To.String()}}}}
	}
	return d.of(billedLine{}, b)
}

func (p Planned) billed(l Line) billedLine {
	b := billedLine{charge: l.Charge, customer: p.Customer, name: p.Name, contract: l.Contract, contractID: l.contractID, item: l.Name, unit: l.unit, amount: l.Amount,
		price: l.UnitPrice.String(), quantity: l.Quantity.String(), reason: l.remark(), from: l.From, to: l.To, working: []string{l.Working}}
	if l.Charge == 0 {
		b.charge = -l.contractID
	}
	if l.Free {
		b.free = l.remark()
	}
	return b
}

func (p *Preview) add(d Difference) {
	switch d.Change {
	case Added:
		p.New += d.Diff
	case Changed:
		p.Changed += d.Diff
	case Gone:
		p.Gone -= d.Diff
	case Late:
		p.Late += d.Diff
	case Put:
		p.Deltas += d.Diff
	case Fee:
		p.Fees += d.Diff
	}
	p.Rows = append(p.Rows, d)
}

func (d Difference) of(before, now billedLine) Difference {
	known := now
	if now.customer == 0 {
		known = before
	}
	d.Charge, d.Customer, d.Name, d.Contract, d.FeeItem, d.Unit = max(0, known.charge), known.customer, known.name, known.contract, known.item, known.unit
	d.ContractID = known.contractID
	d.Before, d.Now, d.Diff, d.Working = before.amount, now.amount, now.amount-before.amount, now.working
	if d.Working == nil {
		d.Working = []string{}
	}
	return d
}

func gone(b billedLine, blocked bool) Difference {
	why := Why{"gone", map[string]any{"to": b.to.String()}}
	if blocked {
		why.Key = "blocked"
	}
	return Difference{Change: Gone, Why: []Why{why}}.of(b, billedLine{})
}

func appeared(n billedLine, month date.Range) Difference {
	why := Why{"cycle", map[string]any{"from": n.from.String(), "to": n.to.String()}}
	if n.from >= month.From.AddMonths(-1) && n.from.Day() != 1 || n.from.DaysUntil(n.to) <= 31 {
		why.Key = "new"
	}
	return Difference{Change: Added, Why: []Why{why}}.of(billedLine{}, n)
}

// differ explains a charge that was billed both times by the facts that are not the same.
func differ(b, n billedLine) Difference {
	var why []Why
	fact := func(key, was, is string) {
		if was != is {
			why = append(why, Why{key, map[string]any{"before": was, "now": is}})
		}
	}
	if b.amount == n.amount {
		return Difference{Change: Same, Why: []Why{}}.of(b, n)
	}
	switch {
	case b.free != "" && n.free == "":
		why = append(why, Why{"free_ended", map[string]any{"to": b.to.String()}})
	case b.free == "" && n.free != "":
		why = append(why, Why{"free_began", map[string]any{"from": n.from.String()}})
	default:
		fact("price", b.price, n.price)
		fact("quantity", b.quantity, n.quantity)
		fact("reason", b.reason, n.reason)
		if bd, nd := (date.Range{From: b.from, To: b.to}), (date.Range{From: n.from, To: n.to}); len(why) == 0 {
			why = append(why, Why{"days", map[string]any{"before": bd.Days(), "now": nd.Days()}})
		}
	}
	return Difference{Change: Changed, Why: why}.of(b, n)
}
