package billing

import (
	"context"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// ChangeRequest asks what a change of a contract by a day would bring.
type ChangeRequest struct {
	Change  contract.Change `json:"change"`
	Through date.Date       `json:"through" ts_type:"string"` // of the bill run that follows it; "" is today
}

// ChangePreview is what a change of a contract would bring: what becomes of its charges, what of the billed past is put right by the
// next bill run and how, and the twelve months ahead as they were and as they would be.
type ChangePreview struct {
	Changed contract.Changed  `json:"changed"`
	Deltas  []DeltaRow        `json:"deltas"`
	Diff    money.Amount      `json:"diff" ts_type:"string"`  // sum of Deltas
	Credits []PlannedCredit   `json:"credits"`                // of Deltas, what goes on credit notes
	Lines   []Line            `json:"lines"`                  // what the next run bills of the contract besides, new charges too
	Total   money.Amount      `json:"total" ts_type:"string"` // of Lines
	Blocked []Blocked         `json:"blocked"`
	Before  contract.Preview  `json:"before"`
	After   contract.Preview  `json:"after"`
	New     *contract.Preview `json:"new"` // of the contract that a transfer makes, or null
}

// DeltaRow is the difference of one billed period.
type DeltaRow struct {
	Charge  int64        `json:"charge"`
	LineNo  int          `json:"lineNo"`
	Name    string       `json:"name"` // of the fee item
	From    date.Date    `json:"from" ts_type:"string"`
	To      date.Date    `json:"to" ts_type:"string"`
	Invoice InvoiceID    `json:"invoiceId"` // that billed it
	Number  string       `json:"number"`
	Before  money.Amount `json:"before" ts_type:"string"`
	Now     money.Amount `json:"now" ts_type:"string"`
	Diff    money.Amount `json:"diff" ts_type:"string"`
	Working string       `json:"working"`
}

// PreviewChange makes a change, plans the bill run after it, and takes both back: nothing is written.
func (s *Service) PreviewChange(ctx context.Context, r ChangeRequest) (ChangePreview, error) {
	out := ChangePreview{Deltas: []DeltaRow{}, Credits: []PlannedCredit{}, Lines: []Line{}, Blocked: []Blocked{}}
	err := s.DB.DryRun(ctx, func(tx *db.Tx) error {
		before, err := contract.LoadOne(ctx, tx, r.Change.Which())
		if err != nil {
			return err
		}
		if out.Before, err = contract.PreviewTx(ctx, tx, before); err != nil {
			return err
		}
		if out.Changed, err = r.Change.Apply(ctx, tx); err != nil {
			return err
		}
		if err := out.after(ctx, tx); err != nil {
			return err
		}
		if r.Through == 0 {
			r.Through = tx.Today()
		}
		customers, err := parties(ctx, tx, everybody)
		if err != nil {
			return err
		}
		p, err := planning(ctx, tx, r.Through, customers, everybody)
		if err != nil {
			return err
		}
		out.of(p, []int64{int64(out.Changed.ID), int64(out.Changed.New)})
		return nil
	})
	return out, err
}

func (c *ChangePreview) after(ctx context.Context, tx *db.Tx) error {
	for id, to := range map[contract.ID]*contract.Preview{c.Changed.ID: &c.After, c.Changed.New: new(contract.Preview)} {
		if id == 0 {
			continue
		}
		now, err := contract.LoadOne(ctx, tx, id)
		if err != nil {
			return err
		}
		if *to, err = contract.PreviewTx(ctx, tx, now); err != nil {
			return err
		}
		if id == c.Changed.New {
			c.New = to
		}
	}
	return nil
}

// of keeps what a plan says of some contracts.
func (c *ChangePreview) of(p *planner, contracts []int64) {
	for _, d := range p.deltas {
		if !slices.Contains(contracts, d.contractID) {
			continue
		}
		c.Deltas = append(c.Deltas, DeltaRow{Charge: d.charge, LineNo: d.lineNo, Name: d.name, From: d.stood.From, To: d.stood.To, Invoice: d.stood.invoice,
			Number: p.bills[d.stood.invoice].number, Before: d.fresh - d.amount, Now: d.fresh, Diff: d.amount, Working: d.words()})
		c.Diff += d.amount
	}
	plan := p.finish()
	for _, i := range plan.Invoices {
		for _, l := range i.Lines {
			if slices.Contains(contracts, l.contractID) && l.Kind != charge.KindDelta {
				c.Lines = append(c.Lines, l)
				c.Total += l.Amount
			}
		}
	}
	for _, n := range plan.Credits {
		if slices.ContainsFunc(n.Lines, func(l CreditLine) bool {
			return slices.ContainsFunc(c.Deltas, func(d DeltaRow) bool { return d.Charge == l.Charge })
		}) {
			c.Credits = append(c.Credits, n)
		}
	}
	for _, b := range slices.Concat(plan.Blocked, plan.Warnings) {
		if slices.Contains(contracts, b.ContractID) {
			c.Blocked = append(c.Blocked, b)
		}
	}
}
