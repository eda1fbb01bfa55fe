package billing

import (
	"context"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/settings"
)

// FinalRequest asks for all that is left to bill of a contract that ends.
type FinalRequest struct {
	Contract contract.ID
	Date     date.Date // of the invoice, on which it is due; late fees are counted through it
	SkipFees bool      // leaves late fees to a later run
}

// endOfTime is after the issue date of every period.
var endOfTime = date.Must("9999-12-31")

// Final issues all that is left to bill of a contract that has ended, whatever its issue dates would be, inside the transaction
// of another service: on one invoice for all periods, differences and late fees, and on credit notes where that would fall below
// nothing. Run is 0 where there was nothing. What is blocked, or waits, is left to a later run.
func Final(ctx context.Context, tx *db.Tx, q FinalRequest) (RunResult, error) {
	customers, err := parties(ctx, tx, everybody)
	if err != nil {
		return RunResult{}, err
	}
	p, err := planFinal(ctx, tx, q, customers)
	if err == nil && !q.SkipFees {
		var fees []LateFee
		if fees, err = lateOn(ctx, tx, q.Date, ofContract, int64(q.Contract)); err == nil {
			err = p.bearFees(ctx, tx, q.Date, customers, fees)
		}
	}
	if err == nil {
		err = p.holdBack(customers)
	}
	if err != nil {
		return RunResult{}, err
	}
	if len(p.Invoices) == 0 && len(p.Credits) == 0 {
		return p.result(0), p.clearReviewed(ctx, tx)
	}
	p.customers, p.through = customers, q.Date
	run, err := lay(ctx, tx, &p, func(int, int) {})
	return p.result(run), err
}

// ofContract is the condition that an invoice i bills the contract ?2.
const ofContract = "i.id IN (SELECT invoice_id FROM invoice_lines WHERE contract_id = ?2)"

func planFinal(ctx context.Context, tx *db.Tx, q FinalRequest, customers map[int64]party) (Plan, error) {
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return Plan{}, err
	}
	whom, err := db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT customer_id FROM contracts WHERE id = ?", q.Contract)
	if err != nil {
		return Plan{}, err
	}
	_, of, err := bound(ctx, tx, whom)
	if err != nil {
		return Plan{}, err
	}
	past, err := loadPast(ctx, tx, of)
	if err != nil {
		return Plan{}, err
	}
	p := newPlanner(past, customers, endOfTime, q.Date, all.Grouping == settings.PerContract)
	if err := contract.EachBillableOf(ctx, tx, string(of), endOfTime, func(b *contract.Billable) error {
		if b.Contract == q.Contract {
			p.bill(b)
		}
		return nil
	}); err != nil {
		return Plan{}, err
	}
	p.gather(q.Date)
	return p.finish(), nil
}

// gather puts all that is planned of a contract on one invoice of a day. The months that its least and most sums hold for were
// those of the issue dates that it would have had.
func (p *planner) gather(day date.Date) {
	p.closeDeal()
	p.deal = deal{}
	planned := p.Invoices
	p.Invoices, p.places = nil, map[invoiceKey]int{}
	for _, i := range planned {
		one := p.invoice(i.Customer, i.contract, day, day)
		for _, l := range i.Lines {
			one.add(l)
		}
		one.periods = append(one.periods, i.periods...)
	}
	for n := range p.deltas {
		p.deltas[n].due.Issue, p.deltas[n].due.Due = day, day
	}
}
