package receipt

import (
	"context"
	"encoding/json"
	"maps"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"zhangfang/internal/customer"
	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// mostReceipts is how many open receipts one round looks at, the oldest first: what is certain about a receipt depends
// on the ones before it, never on those after.
const mostReceipts = 5000

// round is one round of proposals for the whole book. It is never changed once it is made.
type round struct {
	event     int64 // the last event of the book that it knows
	proposals map[ID][]match.Proposal
	order     []ID                    // receipts with a certain proposal, in order of date and id
	invoices  map[int64]match.Invoice // that the proposals speak of
	customers map[int64]Who
	fees      knownFees
	looked    map[ID]struct{} // the receipts that it looked at
	waiting   int             // open receipts beyond mostReceipts
	took      time.Duration
}

// round gives the proposals for the book as this transaction sees it. They are worked out anew when anything has changed that they are
// made of, so nothing stale is shown or booked. A transaction that writes must ask before it changes anything.
func (s *Service) round(ctx context.Context, tx *db.Tx) (*round, error) {
	last, err := tx.LastEvent(ctx)
	if err != nil {
		return nil, err
	}
	if r, err := s.current(ctx, tx, last); r != nil || err != nil {
		return r, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, err := s.current(ctx, tx, last); r != nil || err != nil {
		return r, err
	}
	began := s.DB.Now()
	w, err := loadWorld(ctx, tx)
	if err != nil {
		return nil, err
	}
	r := newRound(w, last)
	r.waiting = w.waiting
	if r.fees, err = loadFees(ctx, tx, r.short()); err != nil {
		return nil, err
	}
	r.took = s.DB.Now().Sub(began)
	if seen := s.seen.Load(); seen == nil || seen.event < last {
		s.seen.Store(r)
	}
	return r, nil
}

// roundSees is the condition that a changed row may change a round: anything but what bills are made from, and what only the screens
// and papers go by.
const roundSees = `tbl NOT IN ('tasks', 'papers', 'templates', 'template_versions', 'template_choices', 'pictures', 'series', 'calendar',
	'charges', 'price_steps', 'free_periods', 'discounts', 'tiers', 'formulas', 'register_prices', 'contract_versions', 'turnovers',
	'meters', 'readings', 'pools', 'pool_runs', 'pool_shares', 'fee_items', 'bill_runs', 'billed', 'invoice_lines', 'late_fees')`

// current gives the last round, if nothing that it is made of has changed since; else nil.
func (s *Service) current(ctx context.Context, tx *db.Tx, last int64) (*round, error) {
	seen := s.seen.Load()
	if seen == nil || seen.event > last {
		return nil, nil
	}
	if seen.event == last {
		return seen, nil
	}
	if fell, err := tx.ChangedSince(ctx, seen.event, roundSees); fell || err != nil {
		return nil, err
	}
	same := *seen
	same.event = last
	s.seen.CompareAndSwap(seen, &same)
	return &same, nil
}

func newRound(w world, event int64) *round {
	r := &round{event: event, proposals: map[ID][]match.Proposal{}, invoices: map[int64]match.Invoice{}, customers: map[int64]Who{}, looked: map[ID]struct{}{}}
	for _, v := range w.Receipts {
		r.looked[ID(v.ID)] = struct{}{}
	}
	maps.Copy(r.proposals, w.settleBack())
	for _, p := range match.Propose(w.World) {
		id := ID(p.Receipt)
		r.proposals[id] = append(r.proposals[id], p)
	}
	var all []match.Proposal
	for _, v := range w.Receipts {
		id := ID(v.ID)
		if of := w.ours.first(v, w.accounts[v.ID], r.proposals[id]); len(of) > 0 {
			r.proposals[id] = of
			all = append(all, of...)
		}
	}
	for _, p := range all {
		if p.Decision == match.Auto {
			r.order = append(r.order, ID(p.Receipt))
		}
		r.customers[p.Customer] = Who{}
		for _, a := range p.Allocations {
			r.invoices[a.Invoice] = match.Invoice{}
		}
	}
	for _, v := range w.Invoices {
		if _, spoken := r.invoices[v.ID]; spoken {
			r.invoices[v.ID] = v
			r.customers[v.Customer] = Who{}
		}
	}
	for _, c := range w.Customers {
		if _, spoken := r.customers[c.ID]; spoken {
			r.customers[c.ID] = whoIs(c)
		}
	}
	return r
}

func whoIs(c match.Customer) Who {
	return Who{ID: c.ID, Code: c.Code, Name: c.Name, Unit: strings.Join(c.Units[:min(3, len(c.Units))], "、")}
}

type world struct {
	match.World
	waiting  int
	ours     ours
	accounts map[int64]string // of the open receipts: into which of our accounts they came
}

// loadWorld reads everything that a round may know, in a handful of queries.
func loadWorld(ctx context.Context, tx *db.Tx) (w world, err error) {
	if w.Customers, err = loadCustomers(ctx, tx); err != nil {
		return w, err
	}
	if w.Invoices, err = db.Rows(ctx, tx, openInvoice, openInvoices+"ORDER BY id"); err != nil {
		return w, err
	}
	if w.Memory, err = db.Rows(ctx, tx, func(h *match.Habit) []any {
		return []any{&h.PayerName, &h.PayerAccount, &h.Customer, &h.Count, &h.Last}
	}, "SELECT payer_name, payer_account, customer_id, times, last FROM payer_habits ORDER BY payer_name, payer_account, customer_id"); err != nil {
		return w, err
	}
	if w.Rejected, err = rejected(ctx, tx); err != nil {
		return w, err
	}
	if w.ours, err = loadOurs(ctx, tx); err != nil {
		return w, err
	}
	if w.Receipts, err = db.Rows(ctx, tx, matchReceipt, receiptFacts+toClaim+" ORDER BY date, id LIMIT ?", mostReceipts); err != nil {
		return w, err
	}
	w.accounts = map[int64]string{}
	type into struct {
		id      int64
		account string
	}
	if err := db.Each(ctx, tx, func(i *into) []any { return []any{&i.id, &i.account} }, func(i into) error {
		w.accounts[i.id] = i.account
		return nil
	}, "SELECT id, account FROM "+toClaim+" ORDER BY date, id LIMIT ?", mostReceipts); err != nil {
		return w, err
	}
	open, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE state = 'open' AND amount > 0")
	if err != nil {
		return w, err
	}
	w.waiting = open - len(w.Receipts)
	if w.Settled, err = db.Rows(ctx, tx, matchReceipt, receiptFacts+`
		receipts WHERE state <> 'open' AND amount IN (SELECT amount FROM receipts WHERE state = 'open' AND amount > 0)
			AND date >= (SELECT date(min(date), '-10 days') FROM receipts WHERE state = 'open' AND amount > 0) ORDER BY date, id`); err != nil {
		return w, err
	}
	if w.Fees, err = matchFees(ctx, tx); err != nil {
		return w, err
	}
	if w.Outcomes, err = loadOutcomes(ctx, tx); err != nil {
		return w, err
	}
	w.Habits, err = loadPaying(ctx, tx)
	return w, err
}

// matchFees are what the channels keep of payments, as the matcher takes it.
func matchFees(ctx context.Context, tx *db.Tx) ([]match.Fee, error) {
	all, err := channelFees(ctx, tx)
	var out []match.Fee
	for _, f := range all {
		if f.Percent == "" && f.Flat == 0 {
			continue
		}
		fee := match.Fee{Channel: f.Channel, Flat: f.Flat}
		if p, err := decimal.NewFromString(f.Percent); err == nil {
			fee.PerMillion = p.Shift(4).IntPart()
		}
		out = append(out, fee)
	}
	return out, err
}

// rejected reads the proposals that were refused for receipts which are open still.
func rejected(ctx context.Context, tx *db.Tx) ([]match.Rejection, error) {
	type line struct {
		match.Rejection
		invoices string
	}
	lines, err := db.Rows(ctx, tx, func(l *line) []any { return []any{&l.Receipt, &l.Customer, &l.invoices} }, `
		SELECT x.receipt_id, coalesce(x.customer_id, 0), x.invoices FROM rejections x JOIN receipts r ON r.id = x.receipt_id WHERE r.state = 'open' ORDER BY x.id`)
	out := make([]match.Rejection, len(lines))
	for i, l := range lines {
		out[i] = l.Rejection
		if err := json.Unmarshal([]byte(l.invoices), &out[i].Invoices); err != nil {
			return nil, err
		}
	}
	return out, err
}

const openInvoices = `
	SELECT id, number, tax_invoice_no, contract, kind, unit, customer_id, issue_date, due_date, period_from, period_to, total - settled
	FROM invoices WHERE state = 'issued' AND settled < total `

func openInvoice(v *match.Invoice) []any {
	return []any{&v.ID, &v.Number, &v.TaxInvoiceNo, &v.Contract, &v.Kind, &v.Unit, &v.Customer, &v.Issue, &v.Due, &v.From, &v.To, &v.Open}
}

const receiptFacts = "SELECT id, date, amount, payer_name, payer_account, memo, channel, reference, bank_ref FROM "

// toClaim are the open receipts, by the index that holds no others: the order by date would lead the planner through all there are.
const toClaim = "receipts INDEXED BY receipts_open WHERE state = 'open' AND amount > 0"

func matchReceipt(r *match.Receipt) []any {
	return []any{&r.ID, &r.Date, &r.Amount, &r.PayerName, &r.PayerAccount, &r.Memo, &r.Channel, &r.Reference, &r.BankRef}
}

func loadCustomers(ctx context.Context, tx *db.Tx) ([]match.Customer, error) {
	all, err := customer.LoadAll(ctx, tx)
	out := make([]match.Customer, len(all))
	for i, c := range all {
		out[i] = asKnown(c)
	}
	return out, err
}

func asKnown(c customer.Customer) match.Customer {
	return match.Customer{ID: int64(c.ID), Code: c.Code, Name: c.Name, ShortName: c.ShortName, Contact: c.Contact, Parent: c.Parent,
		Aliases: customer.Values(c.Aliases), Accounts: customer.Values(c.Accounts), Units: customer.Values(c.Units)}
}
