package document

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/fault"
	"zhangfang/internal/latefee"
	"zhangfang/internal/match"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
	"zhangfang/internal/paper"
	"zhangfang/internal/report"
)

// made is one paper before it is laid out, with what the archive keeps of it.
type made struct {
	doc      paper.Document
	subject  string // what it is of: invoice/12
	customer int64
	link     link
	number   string
	name     string
	date     date.Date
	amount   money.Amount
	search   string
	hash     string // of its original, where it comes from the archive
}

// link names the row of the book that a paper is of.
type link struct {
	column string
	id     int64
}

// makeAll makes the papers that a request asks for, in the order of its ids.
func (o office) makeAll(ctx context.Context, tx *db.Tx, r PrintRequest) ([]made, error) {
	switch r.Kind {
	case paper.KindInvoice:
		return o.makeInvoices(ctx, tx, r)
	case paper.KindReadings:
		return o.makeReadings(ctx, tx, r)
	case paper.KindCash:
		return o.makeCash(ctx, tx, r)
	case paper.KindDeposit, paper.KindRefund:
		return o.makeDeposits(ctx, tx, r)
	}
	one, ok := map[paper.Kind]func(context.Context, *db.Tx, int64, PrintRequest) (made, error){
		paper.KindReceipt: o.makeReceipt, paper.KindStatement: o.makeStatement, paper.KindReminder: o.makeReminder, paper.KindCredit: o.makeCredit,
		paper.KindLateFee: o.makeLateSheet, paper.KindSettlement: o.makeSettlement, paper.KindEnvelope: o.makeAddress, paper.KindLabel: o.makeAddress,
	}[r.Kind]
	if !ok {
		return nil, fault.New(UnknownKind, fault.Args{"kind": string(r.Kind)})
	}
	all := make([]made, len(r.IDs))
	for i, id := range r.IDs {
		var err error
		if all[i], err = one(ctx, tx, id, r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (o office) makeInvoices(ctx context.Context, tx *db.Tx, r PrintRequest) ([]made, error) {
	ids := make([]billing.InvoiceID, len(r.IDs))
	for i, id := range r.IDs {
		ids[i] = billing.InvoiceID(id)
	}
	invoices, err := billing.LoadMany(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	all := make([]made, len(invoices))
	for n, i := range invoices {
		p := o.invoice(i)
		if o.papers.ShowPrevious {
			if p.Previous, err = openBefore(ctx, tx, i); err != nil {
				return nil, err
			}
		}
		o.payable(&p.Extras, i)
		if !p.Credited {
			p.Seal = o.seal
		}
		m := made{doc: p, subject: fmt.Sprintf("invoice/%d", i.ID), customer: i.Customer, link: link{"invoice_id", int64(i.ID)},
			number: i.Number, name: p.Buyer.Name, date: i.IssueDate, amount: i.Total, search: i.Unit}
		if p.Credited {
			m.subject += "/credited"
		}
		all[n] = m
	}
	return all, nil
}

// payable adds what a payer can write or scan so that the money is recognised.
func (o office) payable(e *paper.Extras, i billing.Invoice) {
	if i.Open == 0 {
		return
	}
	if o.papers.ShowPayCode {
		e.PayCode = match.Code(int64(i.ID))
	}
	if o.papers.ShowQR {
		e.QR = strings.TrimSpace(i.Number + " " + i.Open.String() + " " + e.PayCode)
	}
	e.Codes = o.codes
}

// openBefore is what the customer owes on bills issued before this one.
func openBefore(ctx context.Context, tx *db.Tx, i billing.Invoice) (money.Amount, error) {
	return db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce(sum(total - settled), 0) AS INTEGER) FROM invoices
		WHERE customer_id = ? AND state = 'issued' AND (issue_date, id) < (?, ?)`, i.Customer, i.IssueDate, i.ID)
}

// makeReceipt makes a receipt. When what it settles changes after it was printed, it is another paper.
func (o office) makeReceipt(ctx context.Context, tx *db.Tx, id int64, _ PrintRequest) (made, error) {
	all, err := o.receipts(ctx, tx, []int64{id})
	if err != nil {
		return made{}, err
	}
	p := all[0]
	p.Seal = o.seal
	facts, err := json.Marshal([]any{p.Items, p.Amount, p.Prepaid, p.Payer.Name, p.Date, p.Reversed})
	if err != nil {
		return made{}, err
	}
	who, err := db.Value[int64](ctx, tx, "SELECT coalesce(customer_id, 0) FROM receipts WHERE id = ?", id)
	return made{doc: p, subject: fmt.Sprintf("receipt/%d/%s", id, brief(facts)), customer: who, link: link{"receipt_id", id}, number: p.Number, name: p.Payer.Name,
		date: p.Date, amount: p.Amount, search: p.Unit}, err
}

// brief is a short word for facts, which nobody mistakes for another: no 0, 1, 8 and 9.
func brief(facts []byte) string {
	sum := sha256.Sum256(facts)
	return base32.StdEncoding.EncodeToString(sum[:])[:8]
}

// replyDays is how long a customer has to answer a statement: RULES-CN names 7 to 15 working days.
const replyDays = 15

func (o office) makeStatement(ctx context.Context, tx *db.Tx, id int64, r PrintRequest) (made, error) {
	all, err := o.statements(ctx, tx, []int64{id}, r.AsOf)
	if err != nil {
		return made{}, err
	}
	p := all[0]
	p.Seal = o.seal
	facts, err := json.Marshal([]any{id, p.AsOf, p.Open, p.Lines})
	if err != nil {
		return made{}, err
	}
	p.ReplyCode, p.ReplyBy = brief(facts)[:6], r.AsOf.AddDays(replyDays)
	p.Ages = o.ages(p.Lines, r.AsOf)
	return made{doc: p, subject: fmt.Sprintf("statement/%d/%s/%s", id, r.AsOf, p.ReplyCode), customer: id, link: link{"customer_id", id}, number: p.ReplyCode,
		name: p.Buyer.Name, date: r.AsOf, amount: p.Open}, nil
}

// ages puts open invoices into the buckets of the reports.
func (o office) ages(lines []paper.StatementLine, asOf date.Date) []paper.Age {
	names := [][2]string{{"未到期", "Not due"}, {"1–30 天", "1–30 days"}, {"31–60 天", "31–60 days"}, {"61–90 天", "61–90 days"}, {"90 天以上", "Over 90 days"}}
	ages := make([]paper.Age, len(names))
	for i, n := range names {
		ages[i].Name = o.say(n[0], n[1])
	}
	for _, l := range lines {
		late := l.DueDate.DaysUntil(asOf)
		ages[min(max(0, (late+29)/30), len(ages)-1)].Amount += l.Open
	}
	return ages
}

func (o office) makeReminder(ctx context.Context, tx *db.Tx, id int64, r PrintRequest) (made, error) {
	all, err := o.statements(ctx, tx, []int64{id}, r.AsOf)
	if err != nil {
		return made{}, err
	}
	s := all[0]
	p := paper.Reminder{Lang: o.lang, Degree: min(max(r.Degree, 1), 5), Seller: o.seller, Buyer: s.Buyer, Date: r.AsOf, Deadline: cmp.Or(r.Deadline, r.AsOf.AddDays(7)),
		PayNote: o.payNote, Logo: o.logo, Extras: paper.Extras{Seal: o.seal}}
	for _, l := range s.Lines {
		if l.DueDate < r.AsOf {
			p.Lines = append(p.Lines, l)
			p.Open += l.Open
		}
	}
	if len(p.Lines) == 0 {
		return made{}, fault.New(NothingOverdue, fault.Args{"name": s.Buyer.Name})
	}
	if p.LateFee, err = billing.LateOf(ctx, tx, id, r.AsOf); err != nil {
		return made{}, err
	}
	p.Number = fmt.Sprintf("CK%s-%d-%d", strings.ReplaceAll(r.AsOf.String(), "-", ""), id, p.Degree)
	return made{doc: p, subject: fmt.Sprintf("reminder/%d/%s/%d", id, r.AsOf, p.Degree), customer: id, link: link{"customer_id", id}, number: p.Number, name: s.Buyer.Name,
		date: r.AsOf, amount: p.Open}, nil
}

// makeCredit makes the paper of the credit note that took an invoice back: the id is the note's.
func (o office) makeCredit(ctx context.Context, tx *db.Tx, id int64, _ PrintRequest) (made, error) {
	type note struct {
		invoice billing.InvoiceID
		number  string
	}
	n, ok, err := db.One(ctx, tx, func(n *note) []any { return []any{&n.invoice, &n.number} }, "SELECT invoice_id, number FROM credit_notes WHERE id = ?", id)
	if err != nil {
		return made{}, err
	}
	if !ok {
		return made{}, fault.New(NothingFound, nil)
	}
	i, err := billing.Load(ctx, tx, n.invoice)
	if err != nil {
		return made{}, err
	}
	for _, c := range i.Notes {
		if c.Number == n.number {
			p := o.credit(i, c)
			return made{doc: p, subject: fmt.Sprintf("credit/%d", id), customer: i.Customer, link: link{"credit_id", id}, number: c.Number, name: p.Buyer.Name,
				date: c.Date, amount: c.Total, search: i.Number}, nil
		}
	}
	return made{}, fmt.Errorf("document: credit note %s is not its invoice's", n.number)
}

func (o office) credit(i billing.Invoice, c billing.Note) paper.CreditNote {
	of := o.invoice(i)
	p := paper.CreditNote{Lang: o.lang, Number: c.Number, Invoice: i.Number, Seller: o.seller, Buyer: of.Buyer, Unit: i.Unit, Date: c.Date, Net: c.Net, Tax: c.Tax,
		Total: c.Total, Reason: c.Reason, Logo: o.logo, Lines: of.Lines, Extras: paper.Extras{Seal: o.seal}}
	if len(c.Lines) > 0 {
		p.Lines = nil
		for _, l := range c.Lines {
			p.Lines = append(p.Lines, paper.InvoiceLine{Name: o.word(l.Name), From: l.From, To: l.To, TaxRate: l.TaxRate, Net: l.Net, Tax: l.Tax, Amount: l.Amount, Working: o.worked(l.Working)})
		}
	}
	return p
}

func (o office) makeLateSheet(ctx context.Context, tx *db.Tx, id int64, r PrintRequest) (made, error) {
	buyer, err := partyOf(ctx, tx, id)
	if err != nil {
		return made{}, err
	}
	rows, err := billing.LateRows(ctx, tx, id, r.AsOf)
	if err != nil {
		return made{}, err
	}
	p := paper.LateSheet{Lang: o.lang, Seller: o.seller, Buyer: buyer, AsOf: r.AsOf, Logo: o.logo, Extras: paper.Extras{Seal: o.seal}}
	for _, l := range rows {
		for _, s := range l.Sheet.Segments {
			p.Segments = append(p.Segments, paper.LateSegment{Invoice: l.Number, From: s.From, To: s.To, Principal: s.Principal, Days: s.Days, Working: o.worked(s.Working), Amount: s.Amount})
			p.Before += s.Amount
		}
		p.Total += l.Amount
		p.Before -= l.Amount
		if rule := o.rule(l.Sheet.Policy); p.Rule == "" || p.Rule == rule {
			p.Rule = rule
		} else {
			p.Rule = o.say("按各账单所属合同的约定", "as the contract of each invoice says")
		}
	}
	if len(p.Segments) == 0 {
		return made{}, fault.New(NothingOverdue, fault.Args{"name": buyer.Name})
	}
	return made{doc: p, subject: fmt.Sprintf("latefee/%d/%s", id, r.AsOf), customer: id, link: link{"customer_id", id}, name: buyer.Name, date: r.AsOf, amount: p.Total}, nil
}

// rule says in words how late fees are reckoned.
func (o office) rule(p latefee.Policy) string {
	rate := o.say("每日 ", "") + p.Daily.Shift(2).String() + o.say("%", "% a day")
	if p.Daily.IsZero() {
		year := strconv.Itoa(cmp.Or(p.YearDays, 365))
		rate = o.say("年利率 "+p.Yearly.Shift(2).String()+"%，一年按 "+year+" 天", p.Yearly.Shift(2).String()+"% a year of "+year+" days")
	}
	from := o.say("到期日次日起算", "from the day after the due date")
	switch {
	case p.GraceDays > 0:
		from = o.say(fmt.Sprintf("宽限 %d 天后起算", p.GraceDays), fmt.Sprintf("after %d days of grace", p.GraceDays))
	case p.FromDueDay:
		from = o.say("到期日当日起算", "from the due date on")
	}
	paid := o.say("还款先抵本金", "payments go to the principal first")
	if p.Order == latefee.InterestFirst {
		paid = o.say("还款先抵违约金", "payments go to the late fee first")
	}
	most := ""
	if p.Cap.IsPositive() {
		most = o.say("不超过本金的 ", "at most ") + p.Cap.String() + o.say("%", "% of the principal")
	}
	words := []string{rate, from, paid, most}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), o.say("，", ", "))
}

func (o office) makeAddress(ctx context.Context, tx *db.Tx, id int64, r PrintRequest) (made, error) {
	buyer, err := partyOf(ctx, tx, id)
	return made{doc: paper.Address{Lang: o.lang, Seller: o.seller, Buyer: buyer, Label: r.Kind == paper.KindLabel}, customer: id, name: buyer.Name}, err
}

func partyOf(ctx context.Context, tx *db.Tx, id int64) (paper.Party, error) {
	p, ok, err := db.One(ctx, tx, func(b *paper.Party) []any { return []any{&b.Name, &b.TaxID, &b.Address, &b.Phone, &b.Contact} },
		"SELECT name, tax_id, address, phone, contact FROM customers WHERE id = ?", id)
	if err == nil && !ok {
		err = fault.New(report.NoSuchCustomer, fault.Args{"id": id})
	}
	return p, err
}

// makeDeposits makes the papers of entries of deposits: what was received, or what was paid back.
func (o office) makeDeposits(ctx context.Context, tx *db.Tx, r PrintRequest) ([]made, error) {
	var all []made
	for _, id := range r.IDs {
		d, held, err := deposit.Load(ctx, tx, deposit.ID(id))
		if err != nil {
			return nil, err
		}
		if (d.Kind == deposit.Refunded) != (r.Kind == paper.KindRefund) || d.Kind != deposit.Received && d.Kind != deposit.Refunded {
			return nil, fault.New(NotThatEntry, fault.Args{"number": d.Number})
		}
		payer, err := partyOf(ctx, tx, held.Customer)
		if err != nil {
			return nil, err
		}
		p := paper.Deposit{Lang: o.lang, Refund: r.Kind == paper.KindRefund, Number: d.Number, Seller: o.seller, Payer: payer, Contract: held.Code, Unit: held.Unit, Date: d.Date,
			Amount: d.Amount, Received: held.Received, SetOff: held.SetOff, Held: held.Held, Method: o.method(d.Method), Reason: d.Reason, Logo: o.logo,
			Cashier: o.papers.Operator, Extras: paper.Extras{Seal: o.seal}}
		all = append(all, made{doc: p, subject: fmt.Sprintf("deposit/%d", id), customer: held.Customer, link: link{"deposit_id", id}, number: d.Number, name: payer.Name,
			date: d.Date, amount: d.Amount, search: held.Code})
	}
	return all, nil
}

func (o office) makeReadings(ctx context.Context, tx *db.Tx, r PrintRequest) ([]made, error) {
	s, err := meter.LoadSheet(ctx, tx, meter.SheetFilter{Date: r.AsOf})
	if err != nil {
		return nil, err
	}
	if len(s.Rows) == 0 {
		return nil, fault.New(NothingFound, nil)
	}
	p := paper.Readings{Lang: o.lang, Seller: o.seller, Date: s.Date, Logo: o.logo}
	for _, l := range s.Rows {
		row := paper.ReadingRow{Place: cmp.Or(l.Place, l.Room), Meter: l.Code, Register: l.Register, Customer: l.Customer, Unit: l.Unit, Usage: l.LastUsage}
		if l.Last != nil {
			row.LastDate, row.Last = l.Last.Date, l.Last.Value.String()
		}
		p.Rows = append(p.Rows, row)
	}
	return []made{{doc: p, date: s.Date}}, nil
}

// makeCash makes the table of what came in on a day. Money that was held as deposit and is set off did not come in.
func (o office) makeCash(ctx context.Context, tx *db.Tx, r PrintRequest) ([]made, error) {
	type row struct {
		paper.CashLine
		channel string
	}
	p := paper.Cash{Lang: o.lang, Seller: o.seller, Date: r.AsOf, Logo: o.logo}
	at := map[string]int{}
	err := db.Each(ctx, tx, func(l *row) []any { return []any{&l.Number, &l.Payer, &l.Purpose, &l.channel, &l.Amount} }, func(l row) error {
		l.Method = o.method(l.channel)
		p.Lines = append(p.Lines, l.CashLine)
		p.Total += l.Amount
		k, ok := at[l.Method]
		if !ok {
			k = len(p.Methods)
			at[l.Method] = k
			p.Methods = append(p.Methods, paper.CashMethod{Method: l.Method})
		}
		p.Methods[k].Count++
		p.Methods[k].Amount += l.Amount
		return nil
	}, `
		SELECT coalesce(r.number, r.reference), coalesce(c.name, r.payer_name),
		       coalesce((SELECT group_concat(DISTINCT i.kind) FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.receipt_id = r.id AND a.amount > 0), ''),
		       r.channel, r.amount
		FROM receipts r LEFT JOIN customers c ON c.id = r.customer_id
		WHERE r.date = ? AND r.amount > 0 AND r.channel <> 'deposit' AND r.state <> 'nothing' ORDER BY r.channel, r.time, r.id`, r.AsOf)
	return []made{{doc: p, date: r.AsOf, amount: p.Total}}, err
}
