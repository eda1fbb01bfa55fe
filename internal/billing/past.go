package billing

import (
	"context"
	"math/big"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// past is what earlier runs issued that this one must know: of contracts with a sum to keep to, and of charges whose billed
// periods are to be worked out again.
type past struct {
	issued  map[int64]money.Amount // by contract with a limit, what its bills come to
	byMonth map[contractMonth]monthSums
	stood   map[int64][]stoodPeriod // by charge, in order
	bills   map[InvoiceID]*bill
	orphans map[int64]bool // charges with a difference whose period is not billed any more: to be looked at again when it is
}

// monthSums is what a contract issued in a month: by its charges, and to keep to its least or most.
type monthSums struct{ charges, trueUps money.Amount }

// bill is an issued invoice that a difference may be credited against.
type bill struct {
	id     InvoiceID
	number string
	total  money.Amount // less what was credited
	issue  date.Date
}

// stoodPeriod is a billed period with the lines that stand for it.
type stoodPeriod struct {
	date.Range
	invoice InvoiceID
	readTo  date.Date
	lines   []stoodLine
}

// stoodLine is an issued line less what its charge gave back of it.
type stoodLine struct {
	id      int64
	invoice InvoiceID
	kind    charge.Kind
	sums
	rest sums // less what was taken back by hand too
}

func (s stoodPeriod) sum() (all sums) {
	for _, l := range s.lines {
		all = all.plus(l.sums)
	}
	return all
}

func (s stoodPeriod) rest() (all sums) {
	for _, l := range s.lines {
		all = all.plus(l.rest)
	}
	return all
}

// loadPast reads what earlier runs issued; a book without such contracts and charges costs nothing: the few of them come first in
// each join, since the planner, which knows no figures, would begin with all that was ever billed.
func loadPast(ctx context.Context, tx *db.Tx, of whose) (past, error) {
	p := past{issued: map[int64]money.Amount{}, byMonth: map[contractMonth]monthSums{}, stood: map[int64][]stoodPeriod{}, bills: map[InvoiceID]*bill{}, orphans: map[int64]bool{}}
	if err := p.loadIssued(ctx, tx, of); err != nil {
		return p, err
	}
	return p, p.loadStood(ctx, tx, of)
}

func (p *past) loadIssued(ctx context.Context, tx *db.Tx, of whose) error {
	among, args := of.among("c.customer_id")
	type sum struct {
		contract int64
		month    string
		trueUp   bool
		amount   money.Amount
	}
	err := db.Each(ctx, tx, func(s *sum) []any { return []any{&s.contract, &s.amount} }, func(s sum) error {
		p.issued[s.contract] = s.amount
		return nil
	}, `
		SELECT c.id, CAST(coalesce((SELECT sum(l.amount - coalesce((SELECT sum(n.amount) FROM credit_note_lines n WHERE n.adjusts = l.id AND n.charge_id IS NOT NULL), 0))
		         FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.contract_id = c.id AND i.state = 'issued'), 0) AS INTEGER)
		FROM contracts c WHERE c.limit_total IS NOT NULL AND `+among, args...)
	if err != nil {
		return err
	}
	return db.Each(ctx, tx, func(s *sum) []any { return []any{&s.contract, &s.month, &s.trueUp, &s.amount} }, func(s sum) error {
		day, err := date.Parse(s.month + "-01")
		if err != nil {
			return err
		}
		key := contractMonth{s.contract, day}
		m := p.byMonth[key]
		if s.trueUp {
			m.trueUps += s.amount
		} else {
			m.charges += s.amount
		}
		p.byMonth[key] = m
		return nil
	}, `
		SELECT l.contract_id, substr(i.issue_date, 1, 7), l.kind = 'trueup' AND l.charge_id IS NULL, CAST(sum(l.amount) AS INTEGER)
		FROM contracts c CROSS JOIN invoice_lines l ON l.contract_id = c.id CROSS JOIN invoices i ON i.id = l.invoice_id
		WHERE (c.minimum IS NOT NULL OR c.maximum IS NOT NULL) AND i.state = 'issued' AND l.kind NOT IN ('delta', 'latefee') AND `+among+`
		GROUP BY 1, 2, 3`, args...)
}

// reviewed are the charges h that may have something to look at again, as Billable.Review says: those that were changed since they were
// billed, and those whose meter was read once more in their last billed period.
const reviewed = `(h.review_from IS NOT NULL OR h.meter_id IS NOT NULL AND EXISTS (
	SELECT 1 FROM (SELECT max(period_to) AS last, max(read_to) AS read FROM billed WHERE charge_id = h.id) b
	JOIN readings r ON r.meter_id = h.meter_id AND r.date > b.read AND r.date <= b.last))`

// loadStood reads what stands billed for the periods that are to be worked out again. Periods whose invoice was credited are
// left as their user wanted them.
func (p *past) loadStood(ctx context.Context, tx *db.Tx, of whose) error {
	charges, args := of.charges()
	type period struct {
		charge int64
		stoodPeriod
	}
	if err := db.Each(ctx, tx, func(r *period) []any { return []any{&r.charge, &r.From, &r.To, &r.invoice, &r.readTo} }, func(r period) error {
		p.stood[r.charge] = append(p.stood[r.charge], r.stoodPeriod)
		return nil
	}, `
		SELECT b.charge_id, b.period_from, b.period_to, b.invoice_id, b.read_to
		FROM `+charges+` CROSS JOIN billed b ON b.charge_id = h.id CROSS JOIN invoices i ON i.id = b.invoice_id
		WHERE `+reviewed+` AND i.state = 'issued' ORDER BY b.charge_id, b.period_from`, args...); err != nil {
		return err
	}
	type line struct {
		charge, adjusts int64
		days            date.Range
		stoodLine
		bill
	}
	origin := map[int64]*stoodPeriod{} // by line, the period that it stands for
	return db.Each(ctx, tx, func(l *line) []any {
		return []any{&l.charge, &l.stoodLine.id, &l.adjusts, &l.days.From, &l.days.To, &l.kind, &l.net, &l.tax, &l.amount, &l.rest.net, &l.rest.tax, &l.rest.amount, &l.invoice, &l.number, &l.total, &l.issue}
	}, func(l line) error {
		if p.bills[l.invoice] == nil {
			b := l.bill
			b.id = l.invoice
			p.bills[l.invoice] = &b
		}
		at := origin[l.adjusts]
		switch {
		case l.adjusts == 0:
			at = p.periodOf(l.charge, l.invoice, l.days)
		case at == nil: // what it put right was credited, and billed again
			at = p.periodOn(l.charge, l.days.From)
		}
		if at == nil && l.adjusts != 0 {
			p.orphans[l.charge] = true
		}
		if at != nil {
			origin[l.stoodLine.id] = at
			at.lines = append(at.lines, l.stoodLine)
		}
		return nil
	}, `
		SELECT l.charge_id, l.id, coalesce(l.adjusts, 0), l.period_from, l.period_to, l.kind,
		       l.net - coalesce(n.own_net, 0), l.tax - coalesce(n.own_tax, 0), l.amount - coalesce(n.own_amount, 0),
		       l.net - coalesce(n.net, 0), l.tax - coalesce(n.tax, 0), l.amount - coalesce(n.amount, 0),
		       i.id, i.number, i.total - coalesce((SELECT sum(total) FROM credit_notes WHERE invoice_id = i.id), 0), i.issue_date
		FROM `+charges+` CROSS JOIN invoice_lines l ON l.charge_id = h.id CROSS JOIN invoices i ON i.id = l.invoice_id
		LEFT JOIN (SELECT adjusts, sum(net) AS net, sum(tax) AS tax, sum(amount) AS amount, sum(iif(charge_id IS NULL, 0, net)) AS own_net,
		           sum(iif(charge_id IS NULL, 0, tax)) AS own_tax, sum(iif(charge_id IS NULL, 0, amount)) AS own_amount FROM credit_note_lines GROUP BY adjusts) n ON n.adjusts = l.id
		WHERE `+reviewed+` AND i.state = 'issued' ORDER BY l.id`, args...)
}

// periodOf finds the billed period that a line was issued for. Lines of usage have the days of their readings, which may begin
// before the period.
func (p *past) periodOf(of int64, invoice InvoiceID, days date.Range) *stoodPeriod {
	all := p.stood[of]
	var found *stoodPeriod
	for i := range all {
		if all[i].invoice == invoice && (found == nil || days.To > found.To) {
			found = &all[i]
		}
	}
	return found
}

// periodOn finds the billed period that holds a day.
func (p *past) periodOn(of int64, day date.Date) *stoodPeriod {
	all := p.stood[of]
	for i := range all {
		if all[i].Contains(day) {
			return &all[i]
		}
	}
	return nil
}

var one = decimal.NewFromInt(1)

// taxed divides an amount that holds its tax, or adds the tax to it.
func taxed(l *charge.Line, t charge.Tax, a money.Amount) {
	l.TaxRate, l.Amount, l.Net = t.Rate, a, a
	if t.Rate.IsZero() {
		return
	}
	share := a.Decimal().Mul(t.Rate)
	l.TaxAmount = money.RoundRat(new(big.Rat).Quo(share.Rat(), one.Add(t.Rate).Rat()), 1)
	l.Net = a - l.TaxAmount
}
