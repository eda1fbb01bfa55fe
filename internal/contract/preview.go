package contract

import (
	"context"
	"slices"
	"strconv"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// PreviewRequest holds a contract as it stands on the screen, saved or not.
type PreviewRequest struct {
	Contract Contract `json:"contract"`
}

// Preview is what a contract brings in the twelve months that begin with the first of which something is to be billed.
// Amounts of what is not billed yet only; charges with faults are left out and their faults listed.
type Preview struct {
	From     date.Date      `json:"from" ts_type:"string"`
	To       date.Date      `json:"to" ts_type:"string"`
	Today    date.Date      `json:"today" ts_type:"string"`
	Months   []Month        `json:"months"` // twelve
	Total    money.Amount   `json:"total" ts_type:"string"`
	Late     money.Amount   `json:"late" ts_type:"string"` // to be billed since before From: the next run takes it
	Charges  []ChargeView   `json:"charges"`               // one for each of the draft, in its order
	Invoices []Expected     `json:"invoices"`              // late ones too, the first to be issued first
	Days     int            `json:"days"`                  // that the coverage shows
	Faults   []*fault.Fault `json:"faults"`                // what Save would refuse
	Notes    []*fault.Fault `json:"notes"`                 // what stops nothing
}

// Month is what is issued in one calendar month.
type Month struct {
	Month   string         `json:"month"`                      // 2026-12
	Amounts []money.Amount `json:"amounts" ts_type:"string[]"` // by charge, in the order of the draft
	Total   money.Amount   `json:"total" ts_type:"string"`
}

// ChargeView is one charge in the preview.
type ChargeView struct {
	Line    int            `json:"line"`
	Name    string         `json:"name"`                   // of the fee item
	Total   money.Amount   `json:"total" ts_type:"string"` // of the twelve months
	Next    *charge.Billed `json:"next"`                   // the next period to be billed, or null
	Bars    []Bar          `json:"bars"`
	Billed  []Stretch      `json:"billed"`  // what was billed of it, by which invoice, in order
	Covered int            `json:"covered"` // days in Bars that are charged or free
}

// Stretch is a run of days that one invoice billed. State is issued or credited: days of a credited invoice are not billed again.
type Stretch struct {
	From    date.Date `json:"from" ts_type:"string"`
	To      date.Date `json:"to" ts_type:"string"`
	Invoice int64     `json:"invoiceId"`
	Number  string    `json:"number"`
	State   string    `json:"state"`
	Line    int       `json:"line"` // of the charge
}

// Expected is an invoice as the contract alone will bring it: others of the customer may join it.
type Expected struct {
	Issue date.Date      `json:"issue" ts_type:"string"`
	Due   date.Date      `json:"due" ts_type:"string"`
	Total money.Amount   `json:"total" ts_type:"string"`
	Lines []ExpectedLine `json:"lines"`
}

// ExpectedLine is a line of an invoice to come.
type ExpectedLine struct {
	Name string      `json:"name"`
	Line charge.Line `json:"line"`
}

const monthsAhead = 12

// Preview works out a draft without saving it.
func (s *Service) Preview(ctx context.Context, r PreviewRequest) (Preview, error) {
	var p Preview
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		p, err = PreviewTx(ctx, tx, r.Contract)
		return err
	})
	return p, err
}

// PreviewTx is Preview inside the transaction of another service.
func PreviewTx(ctx context.Context, tx *db.Tx, c Contract) (Preview, error) {
	items, err := itemsByID(ctx, tx)
	if err != nil {
		return Preview{}, err
	}
	before := Contract{Charges: []Charge{}}
	if c.ID != 0 {
		if before, err = LoadOne(ctx, tx, c.ID); err != nil {
			return Preview{}, err
		}
	}
	c.keep(before)
	c.matchLines(before)
	p := Preview{Today: tx.Today(), Faults: c.check(items), Notes: []*fault.Fault{}, Invoices: []Expected{}}
	if p.Faults == nil {
		p.Faults = []*fault.Fault{}
	}
	if len(p.Faults) == 0 { // otherwise its periods may not be countable
		if p.Notes, err = keepsBilled(ctx, tx, before, c, items); fault.As(err) != nil {
			p.Faults, p.Notes = fault.As(err).Parts, []*fault.Fault{}
		} else if err != nil {
			return p, err
		}
	}
	all, err := billablesOf(ctx, tx, c)
	if err != nil {
		return p, err
	}
	p.fill(c, all)
	return p, p.addBilled(ctx, tx, c)
}

// addBilled says which invoice billed which days.
func (p *Preview) addBilled(ctx context.Context, tx *db.Tx, c Contract) error {
	at := map[int]int{}
	for i, v := range p.Charges {
		at[v.Line] = i
	}
	return db.Each(ctx, tx, func(s *Stretch) []any { return []any{&s.Line, &s.From, &s.To, &s.Invoice, &s.Number, &s.State} }, func(s Stretch) error {
		if i, ok := at[s.Line]; ok {
			p.Charges[i].Billed = append(p.Charges[i].Billed, s)
		}
		return nil
	}, `
		SELECT h.line, b.period_from, b.period_to, i.id, coalesce(i.number, ''), i.state
		FROM charges h JOIN billed b ON b.charge_id = h.id JOIN invoices i ON i.id = b.invoice_id
		WHERE h.contract_id = ? ORDER BY h.line, b.period_from`, c.ID)
}

// fill is the preview itself: arithmetic on the draft and what was billed.
func (p *Preview) fill(c Contract, all []Billable) {
	sound := p.sound(c, all)
	p.From = p.first(all, sound)
	p.To = p.From.AddMonths(monthsAhead).AddDays(-1)
	p.Months = make([]Month, monthsAhead)
	for m := range p.Months {
		p.Months[m] = Month{Month: p.From.AddMonths(m).String()[:7], Amounts: make([]money.Amount, len(all))}
	}
	p.Charges = make([]ChargeView, len(all))
	for i, b := range all {
		p.Charges[i] = ChargeView{Line: b.Line, Name: b.Item.Name, Bars: []Bar{}, Billed: []Stretch{}}
		if sound[i] {
			p.charge(i, b)
		}
	}
	slices.SortStableFunc(p.Invoices, func(a, b Expected) int {
		if a.Issue != b.Issue {
			return int(a.Issue - b.Issue)
		}
		return int(a.Due - b.Due)
	})
	p.cover(c, all, sound)
}

// sound says which charges have no fault.
func (p *Preview) sound(c Contract, all []Billable) []bool {
	sound := make([]bool, len(all))
	for i := range all {
		faulty := slices.ContainsFunc(p.Faults, func(f *fault.Fault) bool {
			return f.Key != BoundariesMoved && len(f.Path) > 1 && f.Path[0] == "charges" && f.Path[1] == strconv.Itoa(i)
		})
		sound[i] = !faulty && c.dated() && !c.Charges[i].Withdrawn
	}
	return sound
}

// first gives the first day of the month that the preview begins with: the first from now on in which something is issued.
func (p *Preview) first(all []Billable, sound []bool) date.Date {
	this := p.Today.MonthStart()
	var first date.Date
	for i, b := range all {
		if !sound[i] {
			continue
		}
		for _, n := range b.Unbilled(max(p.Today, b.Terms.Start).AddDays(b.Terms.IssueOffsetDays).AddMonths(2 * monthsAhead)) {
			if n.Issue >= this && (first == 0 || n.Issue < first) {
				first = n.Issue
			}
		}
	}
	return max(this, first.MonthStart())
}

// charge adds one charge to the months and invoices. What waits for readings and the like is noted once.
func (p *Preview) charge(i int, b Billable) {
	view, facts, told := &p.Charges[i], b.Facts, false
	for _, period := range b.Unbilled(p.To) {
		r, err := b.Terms.Lines(period, facts)
		if err != nil {
			if f := fault.As(err); f != nil {
				p.Faults = append(p.Faults, f.At("charges", strconv.Itoa(i)))
			}
			return
		}
		facts = facts.After(r)
		if len(r.Warnings) > 0 && !told {
			told = true
			p.Notes = append(p.Notes, r.Warnings[0].At("charges", strconv.Itoa(i)))
		}
		if len(r.Lines) == 0 {
			continue
		}
		billed := charge.Billed{Period: period, Lines: r.Lines, Total: r.Total()}
		if view.Next == nil {
			view.Next = &billed
		}
		p.issue(b.Item.Name, billed)
		if period.Issue < p.From {
			p.Late += billed.Total
			continue
		}
		month := &p.Months[(period.Issue.Year()-p.From.Year())*12+int(period.Issue.Month()-p.From.Month())]
		month.Amounts[i] += billed.Total
		month.Total += billed.Total
		view.Total += billed.Total
		p.Total += billed.Total
	}
}

// issue adds lines to the invoice of their days.
func (p *Preview) issue(name string, b charge.Billed) {
	at := slices.IndexFunc(p.Invoices, func(u Expected) bool { return u.Issue == b.Period.Issue && u.Due == b.Period.Due })
	if at < 0 {
		p.Invoices = append(p.Invoices, Expected{Issue: b.Period.Issue, Due: b.Period.Due})
		at = len(p.Invoices) - 1
	}
	p.Invoices[at].Total += b.Total
	for _, l := range b.Lines {
		p.Invoices[at].Lines = append(p.Invoices[at].Lines, ExpectedLine{Name: name, Line: l})
	}
}
