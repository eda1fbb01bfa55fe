package billing

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/latefee"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"

	"github.com/shopspring/decimal"
)

// LateFee is what an overdue invoice bears for being paid late (违约金) that was neither billed nor waived yet. The sheet has all its
// days, those of earlier bills too. It outlives the principal: an invoice that was paid late bears it as well.
type LateFee struct {
	Invoice    InvoiceID     `json:"invoice"`
	Number     string        `json:"number"`
	Customer   int64         `json:"customerId"`
	Name       string        `json:"name"` // of the customer
	ContractID int64         `json:"contractId"`
	Contract   string        `json:"contract"` // code, or empty
	Unit       string        `json:"unit"`
	Kind       string        `json:"kind"` // fee items of the invoice
	Due        date.Date     `json:"due" ts_type:"string"`
	Total      money.Amount  `json:"total" ts_type:"string"`
	Open       money.Amount  `json:"open" ts_type:"string"`
	Billed     money.Amount  `json:"billed" ts_type:"string"` // of it, before
	Waived     money.Amount  `json:"waived" ts_type:"string"` // of it, before
	From       date.Date     `json:"from" ts_type:"string"`   // days that Amount is for
	To         date.Date     `json:"to" ts_type:"string"`
	Amount     money.Amount  `json:"amount" ts_type:"string"`
	Sheet      latefee.Sheet `json:"sheet"`

	fees      money.Amount // late fee lines on the invoice itself bear nothing
	chargedTo date.Date
	through   date.Date // of the run that made the invoice, zero for none
	at        string    // moment of that run
	own       string    // the contracts' own rule, as stored
	payments  []latefee.Payment
}

func (l LateFee) json() string {
	raw, err := json.Marshal(l.Sheet)
	if err != nil {
		panic(err) // amounts, dates and texts
	}
	return string(raw)
}

// lateOn gives what invoices bear as of a day: every one that was past due with something open at some time, or those that only says.
func lateOn(ctx context.Context, tx *db.Tx, asOf date.Date, only string, args ...any) ([]LateFee, error) {
	rules, err := settings.LoadRules(ctx, tx)
	if err != nil {
		return nil, err
	}
	all, err := overdue(ctx, tx, rules.Late.On, asOf, only, args...)
	if err != nil {
		return nil, err
	}
	out := []LateFee{}
	for _, l := range all {
		policy, charged, err := policyFor(rules.Late, l.own)
		if err != nil {
			return nil, fmt.Errorf("read the late fee rule of contract %s: %w", l.Contract, err)
		}
		if charged {
			l.work(policy, rules.Late.Since, asOf)
			out = append(out, l)
		}
	}
	return out, nil
}

// work fills in what an invoice bears. Payments up to the due day lower the principal that fell due.
func (l *LateFee) work(p latefee.Policy, since, asOf date.Date) {
	d := latefee.Debt{Principal: l.Total - l.fees, Due: l.Due, Charged: l.Billed + l.Waived, ChargedTo: l.chargedTo}
	for _, pay := range l.payments {
		if pay.Date <= l.Due {
			d.Principal -= pay.Amount
		} else {
			d.Payments = append(d.Payments, pay)
		}
	}
	if d.Principal <= 0 {
		l.Sheet = p.Work(latefee.Debt{Due: l.Due}, l.Due)
		return
	}
	if since > l.Due { // what accrued before, and was not charged, counts as if it had been let off
		d.Charged += p.Work(d, since.AddDays(-1)).Amount
		d.ChargedTo = max(d.ChargedTo, since.AddDays(-1))
	}
	l.Sheet = p.Work(d, asOf)
	l.From, l.To = l.Sheet.From, l.Sheet.To
	if !l.From.IsZero() {
		l.Amount = l.Sheet.Amount
	}
}

// overdue finds the invoices that may bear a late fee on a day, with what was set against them up to it.
func overdue(ctx context.Context, tx *db.Tx, on bool, asOf date.Date, only string, args ...any) ([]LateFee, error) {
	if only == "" { // whatever was late at some time; of those asked for by name all may be looked at
		only = `i.id IN (
			SELECT id FROM invoices INDEXED BY invoices_open WHERE state = 'issued' AND settled < total AND due_date < ?1 AND issue_date <= ?1
			UNION
			SELECT i.id FROM allocations a CROSS JOIN invoices i ON i.id = a.invoice_id WHERE a.date <= ?1 AND a.date > i.due_date AND i.state = 'issued')`
	}
	if !on { // only contracts with a rule of their own, and those first: most books have none
		only = "i.id IN (SELECT l.invoice_id FROM contracts k CROSS JOIN invoice_lines l ON l.contract_id = k.id WHERE k.late <> '') AND +" + only
	}
	all, err := db.Rows(ctx, tx, func(l *LateFee) []any {
		return []any{&l.Invoice, &l.Number, &l.Customer, &l.Name, &l.Contract, &l.Unit, &l.Kind, &l.Due, &l.Total, &l.Open, &l.ContractID, &l.own, &l.fees,
			&l.Billed, &l.Waived, &l.chargedTo, &l.through, &l.at}
	}, `
		SELECT i.id, i.number, i.customer_id, c.name, i.contract, i.unit, i.kind, i.due_date, i.total, i.total - i.settled,
		       coalesce((SELECT iif(count(DISTINCT contract_id) = 1, max(contract_id), 0) FROM invoice_lines WHERE invoice_id = i.id), 0),
		       coalesce((SELECT iif(count(DISTINCT k.late) = 1, max(k.late), '') FROM invoice_lines l JOIN contracts k ON k.id = l.contract_id WHERE l.invoice_id = i.id), ''),
		       CAST(coalesce((SELECT sum(amount) FROM invoice_lines WHERE invoice_id = i.id AND kind = 'latefee'), 0) AS INTEGER),
		       CAST(coalesce((SELECT sum(amount) FROM late_fees WHERE invoice_id = i.id AND state = 'billed'), 0) AS INTEGER),
		       CAST(coalesce((SELECT sum(amount) FROM late_fees WHERE invoice_id = i.id AND state = 'waived'), 0) AS INTEGER),
		       (SELECT max(to_date) FROM late_fees WHERE invoice_id = i.id), b.through, coalesce(b.at, '')
		FROM invoices i JOIN customers c ON c.id = i.customer_id LEFT JOIN bill_runs b ON b.id = i.run_id
		WHERE i.state = 'issued' AND i.due_date < ?1 AND i.issue_date <= ?1 AND `+only+` ORDER BY c.code, i.due_date, i.id`, append([]any{asOf}, args...)...)
	if err != nil || len(all) == 0 {
		return all, err
	}
	return all, addPayments(ctx, tx, all, asOf)
}

func addPayments(ctx context.Context, tx *db.Tx, all []LateFee, asOf date.Date) error {
	at := make(map[InvoiceID]*LateFee, len(all))
	ids := make([]InvoiceID, len(all))
	for n := range all {
		at[all[n].Invoice], ids[n] = &all[n], all[n].Invoice
	}
	raw, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	type paid struct {
		of InvoiceID
		latefee.Payment
	}
	return db.Each(ctx, tx, func(p *paid) []any { return []any{&p.of, &p.Date, &p.Amount} }, func(p paid) error {
		at[p.of].payments = append(at[p.of].payments, p.Payment)
		return nil
	}, "SELECT a.invoice_id, a.date, a.amount FROM json_each(?1) j CROSS JOIN allocations a ON a.invoice_id = j.value WHERE a.date <= ?2 ORDER BY a.invoice_id, a.date, a.id", string(raw), asOf)
}

// madeBy says that a run as of a day, or a later one, made the invoice. Such a run asks for no late fee of it, whatever its due date:
// a run that is made again would find it overdue, and shall make nothing new.
func (l LateFee) madeBy(asOf date.Date) bool {
	if l.through == 0 {
		return false
	}
	at, err := time.Parse(time.RFC3339, l.at)
	return l.through >= asOf && (err != nil || date.Of(at.Local()) >= asOf)
}

// lateForRun is what lateOn gives of the invoices of earlier runs.
func lateForRun(ctx context.Context, tx *db.Tx, asOf date.Date, only string, args ...any) ([]LateFee, error) {
	fees, err := lateOn(ctx, tx, asOf, only, args...)
	return slices.DeleteFunc(fees, func(l LateFee) bool { return l.madeBy(asOf) }), err
}

// bearFees puts late fees as of a day on invoices: the customer's next of the plan, or one of its own.
func (p *Plan) bearFees(ctx context.Context, tx *db.Tx, asOf date.Date, customers map[int64]party, fees []LateFee) error {
	if !slices.ContainsFunc(fees, func(l LateFee) bool { return l.Amount > 0 }) {
		return nil
	}
	rules, err := settings.LoadRules(ctx, tx)
	if err != nil {
		return err
	}
	all, err := settings.Load(ctx, tx)
	if err != nil {
		return err
	}
	item, err := lateItem(ctx, tx, rules.Late.FeeItem)
	if err != nil {
		return err
	}
	for _, l := range fees {
		if l.Amount == 0 {
			continue
		}
		who := customers[l.Customer]
		key := ""
		if all.Grouping == settings.PerContract || who.separate {
			key = l.Contract
		}
		p.bearer(l, rules.Late, who, key, asOf).add(item.line(l))
		p.Fees += l.Amount
	}
	p.order()
	return nil
}

// bearer finds the invoice that a late fee goes on.
func (p *Plan) bearer(l LateFee, rule settings.LateRule, who party, contract string, asOf date.Date) *Planned {
	at := -1
	for n, i := range p.Invoices {
		if i.Customer != l.Customer || i.contract != contract {
			continue
		}
		if !rule.Own && (at < 0 || i.Issue > p.Invoices[at].Issue) || rule.Own && i.Lines[0].Kind == charge.KindLateFee {
			at = n
		}
	}
	if at < 0 {
		at = len(p.Invoices)
		p.Invoices = append(p.Invoices, Planned{Customer: l.Customer, Code: who.code, Name: who.name, Issue: asOf, Due: asOf.AddDays(rule.DueDays), contract: contract})
	}
	return &p.Invoices[at]
}

// lateWord is what a late fee is called on paper where no fee item is set for it.
const lateWord = "违约金"

// lateItem gives the fee item that late fees go by.
func lateItem(ctx context.Context, tx *db.Tx, id int64) (lateLine, error) {
	i, ok, err := db.One(ctx, tx, func(i *lateLine) []any { return []any{&i.id, &i.name, &i.rate} }, "SELECT id, name, tax_rate FROM fee_items WHERE id = ?", id)
	if !ok {
		i = lateLine{name: lateWord}
	}
	return i, err
}

type lateLine struct {
	id   int64
	name string
	rate decimal.Decimal
}

// line makes the line of a late fee. What was worked out is what the customer pays: the tax is in it.
func (i lateLine) line(l LateFee) Line {
	of := i.rate.Add(decimal.NewFromInt(1)).Rat()
	tax := money.RoundRat(new(big.Rat).Quo(l.Amount.Decimal().Mul(i.rate).Rat(), of), 1)
	return Line{Contract: l.Contract, FeeItem: i.id, Name: i.name, contractID: l.ContractID, unit: l.Unit, late: &l,
		Of: l.Invoice, OfNumber: l.Number, note: "账单 " + l.Number + " 逾期",
		Line: charge.Line{Kind: charge.KindLateFee, From: l.From, To: l.To, Quantity: decimal.NewFromInt(1), UnitPrice: l.Amount.Decimal(), Per: charge.PerOnce,
			Working: l.Sheet.Working, TaxRate: i.rate, Net: l.Amount - tax, TaxAmount: tax, Amount: l.Amount}}
}

// LateContract is a contract's own rule for late fees.
type LateContract struct {
	Contract contract.ID    `json:"contractId"`
	Mode     string         `json:"mode"`   // book (the book's rule), own, none (never any)
	Policy   latefee.Policy `json:"policy"` // of own
}

// policyFor chooses between the book's rule and a contract's own as it is stored.
func policyFor(book settings.LateRule, own string) (latefee.Policy, bool, error) {
	if own == "" {
		return book.Policy, book.On, nil
	}
	var c LateContract
	err := json.Unmarshal([]byte(own), &c)
	return c.Policy, c.Mode == "own", err
}

// byAmount puts what is most on top.
func byAmount(a, b LateFee) int {
	return cmp.Or(cmp.Compare(b.Amount, a.Amount), strings.Compare(a.Name, b.Name), cmp.Compare(a.Due, b.Due))
}
