package contract

import (
	"context"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// TryFormula asks what a formula would give before it is saved.
type TryFormula struct {
	Formula  string  `json:"formula"`
	Contract ID      `json:"contractId"`                               // the one it is written for, shown first; 0 for none
	Line     int     `json:"line"`                                     // of the charge in it; 0 for a new one
	Numbers  Numbers `json:"numbers" ts_type:"Record<string, string>"` // the contract's number fields as they stand on the screen; null = as stored
	Charge   *Charge `json:"charge"`                                   // the charge as it stands on the screen; null = as stored
}

// TriedFormula is a formula on real contracts. Fault says what is wrong with the formula itself.
type TriedFormula struct {
	Fault *fault.Fault `json:"fault" ts_type:"any"`
	Names []string     `json:"names"` // what a formula may ask for, and the contract's own numbers
	Rows  []Tried      `json:"rows"`  // at most three contracts
}

// Tried is what a formula gives for one period of one charge. Now is what its terms give today.
type Tried struct {
	Contract     ID           `json:"contractId"`
	Code         string       `json:"code"`
	CustomerName string       `json:"customerName"`
	Line         int          `json:"line"`
	Name         string       `json:"name"` // of the fee item
	From         date.Date    `json:"from" ts_type:"string"`
	To           date.Date    `json:"to" ts_type:"string"`
	Amount       money.Amount `json:"amount" ts_type:"string"`
	Working      string       `json:"working"`
	Now          money.Amount `json:"now" ts_type:"string"`
	Fault        *fault.Fault `json:"fault" ts_type:"any"` // why it gives nothing, or null
}

// triedOn is how many contracts a formula is shown on.
const triedOn = 3

// TryFormula shows a formula on the contract it is written for and on others that it might be used for: those that bill by
// formula, and those with the same fee item. Nothing is written.
func (s *Service) TryFormula(ctx context.Context, r TryFormula) (TriedFormula, error) {
	out := TriedFormula{Names: charge.FormulaNames(), Rows: []Tried{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		own := r.Numbers
		if r.Contract != 0 && own == nil {
			c, err := LoadOne(ctx, tx, r.Contract)
			if err != nil {
				return err
			}
			own = c.Numbers
		}
		for name := range own {
			out.Names = append(out.Names, name)
		}
		slices.Sort(out.Names[len(out.Names)-len(own):])
		if err := charge.CheckFormula(r.Formula, own); err != nil {
			if out.Fault = fault.As(err); out.Fault == nil {
				return err
			}
			return nil
		}
		ids, err := r.where(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			t, err := r.on(ctx, tx, id)
			if err != nil {
				return err
			}
			if t != nil {
				out.Rows = append(out.Rows, *t)
			}
		}
		return nil
	})
	return out, err
}

// where finds the contracts that a formula is shown on.
func (r TryFormula) where(ctx context.Context, tx *db.Tx) ([]ID, error) {
	item := FeeItemID(0)
	if r.Charge != nil {
		item = r.Charge.FeeItem
	}
	return db.Rows(ctx, tx, func(id *ID) []any { return []any{id} }, `
		SELECT c.id FROM contracts c
		WHERE c.archived = 0 AND (c.id = ?1 OR EXISTS (SELECT 1 FROM charges h WHERE h.contract_id = c.id AND h.withdrawn = 0
		  AND (h.model = 'formula' OR h.fee_item_id = ?2 OR h.fee_item_id = (SELECT fee_item_id FROM charges WHERE contract_id = ?1 AND line = ?3))))
		ORDER BY c.id <> ?1, NOT EXISTS (SELECT 1 FROM charges h WHERE h.contract_id = c.id AND h.model = 'formula'), c.id LIMIT ?4`,
		r.Contract, item, r.Line, triedOn)
}

// on works the formula out for one contract, for the period that holds today or the nearest to it; nil where it has no charge that
// the formula could be for.
func (r TryFormula) on(ctx context.Context, tx *db.Tx, id ID) (*Tried, error) {
	c, err := LoadOne(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	at := r.find(&c)
	if at < 0 {
		return nil, nil
	}
	all, err := billablesOf(ctx, tx, c)
	if err != nil {
		return nil, err
	}
	b := &all[at]
	_, name, err := payer(ctx, tx, c.Customer)
	if err != nil {
		return nil, err
	}
	out := &Tried{Contract: c.ID, Code: c.Code, CustomerName: name, Line: b.Line, Name: b.Item.Name}
	p, facts, ok := current(b, tx.Today())
	if !ok {
		return nil, nil
	}
	out.From, out.To = p.From, p.To
	if now, err := b.Terms.Lines(p, facts); err == nil {
		out.Now = now.Total()
	}
	got, err := withFormula(b.Terms, r.Formula).Lines(p, facts)
	switch f := fault.As(err); {
	case f != nil:
		out.Fault = f
	case err != nil:
		return nil, err
	case len(got.Lines) == 0 && len(got.Warnings) > 0:
		out.Fault = got.Warnings[0]
	}
	out.Amount, out.Working = got.Total(), joinWorkings(got.Lines)
	return out, nil
}

// find gives the place of the charge that the formula is for, with what stands on the screen laid over it.
func (r TryFormula) find(c *Contract) int {
	if c.ID == r.Contract {
		if r.Numbers != nil {
			c.Numbers = r.Numbers
		}
		at := slices.IndexFunc(c.Charges, func(h Charge) bool { return h.Line == r.Line && r.Line != 0 })
		switch {
		case r.Charge == nil:
			return at
		case at < 0:
			c.Charges, at = append(c.Charges, *r.Charge), len(c.Charges)
		default:
			h := *r.Charge
			h.keep(c.Charges[at])
			c.Charges[at] = h
		}
		c.Charges[at].listed()
		return at
	}
	at := slices.IndexFunc(c.Charges, func(h Charge) bool { return h.Model == charge.ModelFormula && !h.Withdrawn })
	if at < 0 && r.Charge != nil {
		at = slices.IndexFunc(c.Charges, func(h Charge) bool { return h.FeeItem == r.Charge.FeeItem && !h.Withdrawn })
	}
	return at
}

// withFormula gives terms that bill by a formula alone.
func withFormula(t charge.Terms, text string) charge.Terms {
	t.Model, t.Formula, t.Formulas = charge.ModelFormula, text, nil
	return t.WithDefaults()
}

// current gives the period that holds a day, or the last before it, or the first, with the facts as they were before it.
func current(b *Billable, day date.Date) (charge.Period, charge.Facts, bool) {
	starts := b.Terms
	starts.IssueOffsetDays = 0
	all := starts.Periods(max(day, b.Terms.Start).AddMonths(13))
	if len(all) == 0 {
		return charge.Period{}, charge.Facts{}, false
	}
	p := all[0]
	for _, next := range all {
		if next.From <= day {
			p = next
		}
	}
	return p, factsBefore(b.Facts, p.From), true
}

// factsBefore gives the facts as they were when a period that begins on a day was to be billed.
func factsBefore(f charge.Facts, day date.Date) charge.Facts {
	at := slices.IndexFunc(f.Read, func(d date.Date) bool { return d >= day })
	if at >= 0 {
		f.Read = f.Read[:at]
	}
	return f
}

func joinWorkings(lines []charge.Line) string {
	text := ""
	for i, l := range lines {
		if i > 0 {
			text += " + "
		}
		text += l.Working
	}
	return text
}

// SimulateFormula asks what a formula would have changed over the last twelve months.
type SimulateFormula struct {
	Formula  string `json:"formula"`
	Contract ID     `json:"contractId"`
	Line     int    `json:"line"`
	All      bool   `json:"all"` // every charge of the book by the same formula as this one, not this one alone
}

// Simulation is every period of the last twelve months under the old formula and the new one.
type Simulation struct {
	Fault   *fault.Fault   `json:"fault" ts_type:"any"` // of the formula itself
	Rows    []SimulatedRow `json:"rows"`                // by contract, line and day
	Before  money.Amount   `json:"before" ts_type:"string"`
	After   money.Amount   `json:"after" ts_type:"string"`
	Diff    money.Amount   `json:"diff" ts_type:"string"`
	Charges int            `json:"charges"` // of them
	Changed int            `json:"changed"` // periods with another amount
}

// SimulatedRow is one period of one charge.
type SimulatedRow struct {
	Contract      ID           `json:"contractId"`
	Code          string       `json:"code"`
	CustomerName  string       `json:"customerName"`
	Line          int          `json:"line"`
	Name          string       `json:"name"`  // of the fee item
	Month         string       `json:"month"` // YYYY-MM of its first day
	From          date.Date    `json:"from" ts_type:"string"`
	To            date.Date    `json:"to" ts_type:"string"`
	Before        money.Amount `json:"before" ts_type:"string"`
	After         money.Amount `json:"after" ts_type:"string"`
	Diff          money.Amount `json:"diff" ts_type:"string"`
	BeforeWorking string       `json:"beforeWorking"`
	AfterWorking  string       `json:"afterWorking"`
	Fault         *fault.Fault `json:"fault" ts_type:"any"` // why the new formula gives nothing, or null
}

// SimulateFormula works the last twelve months out again by another formula. Nothing is written.
func (s *Service) SimulateFormula(ctx context.Context, r SimulateFormula) (Simulation, error) {
	out := Simulation{Rows: []SimulatedRow{}}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		c, err := LoadOne(ctx, tx, r.Contract)
		if err != nil {
			return err
		}
		own, ok := byLine(c)[r.Line]
		if !ok {
			return fault.New(NoSuchLine, fault.Args{"line": r.Line}).At("line")
		}
		if err := charge.CheckFormula(r.Formula, c.Numbers); err != nil {
			if out.Fault = fault.As(err); out.Fault == nil {
				return err
			}
			return nil
		}
		type named struct {
			of   ID
			name string
		}
		names := map[ID]string{}
		if err := db.Each(ctx, tx, func(n *named) []any { return []any{&n.of, &n.name} }, func(n named) error { names[n.of] = n.name; return nil },
			"SELECT c.id, k.name FROM contracts c JOIN customers k ON k.id = c.customer_id WHERE c.archived = 0 AND (?1 OR c.id = ?2)", r.All, r.Contract); err != nil {
			return err
		}
		return EachBillable(ctx, tx, tx.Today(), func(b *Billable) error {
			same := b.Charge == own.ID || r.All && b.Terms.Model == charge.ModelFormula && b.Terms.Formula == own.Formula && own.Formula != ""
			if same && !b.Withdrawn {
				out.add(b, names[b.Contract], r.Formula, tx.Today())
			}
			return nil
		})
	})
	out.Diff = out.After - out.Before
	return out, err
}

// add simulates one charge.
func (s *Simulation) add(b *Billable, customer, text string, today date.Date) {
	other := withFormula(b.Terms, text)
	from := today.MonthStart().AddMonths(-12)
	periods := b.Terms.PeriodsBetween(from, today)
	if len(periods) == 0 {
		return
	}
	s.Charges++
	facts := factsBefore(b.Facts, periods[0].From)
	for _, p := range periods {
		row := SimulatedRow{Contract: b.Contract, Code: b.Code, CustomerName: customer, Line: b.Line, Name: b.Item.Name,
			Month: p.From.String()[:7], From: p.From, To: p.To}
		was, err := b.Terms.Lines(p, facts)
		if err == nil {
			row.Before, row.BeforeWorking = was.Total(), joinWorkings(was.Lines)
		}
		is, err := other.Lines(p, facts)
		row.After, row.AfterWorking, row.Fault = is.Total(), joinWorkings(is.Lines), fault.As(err)
		if row.Fault == nil && len(is.Lines) == 0 && len(is.Warnings) > 0 {
			row.Fault = is.Warnings[0]
		}
		facts = facts.After(was)
		row.Diff = row.After - row.Before
		s.Before += row.Before
		s.After += row.After
		if row.Diff != 0 {
			s.Changed++
		}
		s.Rows = append(s.Rows, row)
	}
}
