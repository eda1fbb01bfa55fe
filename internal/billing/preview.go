package billing

import (
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// PreviewRequest asks what a bill run through a date would make, and how that differs from the month before.
type PreviewRequest struct {
	Through  date.Date `json:"through" ts_type:"string"`
	SkipFees bool      `json:"skipFees"` // leaves late fees for a later run
	Limit    int       `json:"limit"`    // rows of each change, the greatest differences first; 0 is all
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
	Counts   map[Change]int  `json:"counts" ts_type:"{[key: string]: number}"` // how many charges there are of each change
	Rows     []Difference    `json:"rows"`
}

// Preview works out a bill run as a difference from the month before. It plans and numbers as the run itself does, and stops before
// anything is written.
//
// What it comes to for each customer is kept: after a change only those are worked out anew whom it concerns.
func (s *Service) Preview(ctx context.Context, r PreviewRequest) (Preview, error) {
	if err := r.Validate(); err != nil {
		return Preview{}, err
	}
	var out Preview
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		run := RunRequest{Through: r.Through, SkipFees: r.SkipFees}
		all, err := s.outlooks.Grown(ctx, tx, outlookOn{run, tx.Today()}, outlookSees, func(old outlook, since int64) (outlook, bool, error) {
			return old.grown(ctx, tx, run, since)
		}, func() (outlook, error) { return outlookOf(ctx, tx, run, everybody) })
		if err == nil {
			out, err = all.preview(ctx, tx, r)
		}
		return err
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
func issuedIn(ctx context.Context, tx *db.Tx, month date.Range, of whose) (map[int64]billedLine, error) {
	among, args := of.among("i.customer_id")
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
		  AND l.kind NOT IN ('delta', 'latefee') AND `+among+`
		ORDER BY of, l.period_from`, append([]any{month.From, month.To}, args...)...)
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

// besides are what was issued in a month besides the charges' own periods.
type besides struct{ deltas, fees money.Amount }

// besideIn adds them up by customer.
func besideIn(ctx context.Context, tx *db.Tx, month date.Range, of whose) (map[int64]besides, error) {
	type row struct {
		customer int64
		besides
	}
	among, args := of.among("i.customer_id")
	out := map[int64]besides{}
	return out, db.Each(ctx, tx, func(r *row) []any { return []any{&r.customer, &r.deltas, &r.fees} }, func(r row) error {
		out[r.customer] = r.besides
		return nil
	}, `
		SELECT i.customer_id, CAST(coalesce(sum(l.amount) FILTER (WHERE l.kind = 'delta'), 0) AS INTEGER), CAST(coalesce(sum(l.amount) FILTER (WHERE l.kind = 'latefee'), 0) AS INTEGER)
		FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
		WHERE i.issue_date BETWEEN ? AND ? AND i.state = 'issued' AND l.kind IN ('delta', 'latefee') AND `+among+" GROUP BY 1", append([]any{month.From, month.To}, args...)...)
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
