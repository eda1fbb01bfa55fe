package exchange

import (
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

// invoice is a row of the table invoices with what was set against it.
type invoice struct {
	id       billing.InvoiceID
	number   string
	customer int64
	code     string // of the customer
	contract string // a code, or free text
	kind     string
	unit     string
	taxNo    string
	issue    date.Date
	due      date.Date
	from, to date.Date
	memo     string
	total    money.Amount
	settled  money.Amount
	origin   string
	state    string
	opened   money.Amount // settled before the book began
	touched  bool         // something else was ever set against it
}

const invoiceColumns = `
	SELECT i.id, i.number, i.customer_id, c.code, i.contract, i.kind, i.unit, i.tax_invoice_no, i.issue_date, i.due_date,
	       i.period_from, i.period_to, i.memo, i.total, i.settled, i.origin, i.state,
	       (SELECT CAST(coalesce(sum(amount), 0) AS INTEGER) FROM allocations a WHERE a.invoice_id = i.id AND a.kind = 'opening'),
	       EXISTS (SELECT 1 FROM allocations a WHERE a.invoice_id = i.id AND a.kind <> 'opening')
	FROM invoices i JOIN customers c ON c.id = i.customer_id `

func invoiceDest(i *invoice) []any {
	return []any{&i.id, &i.number, &i.customer, &i.code, &i.contract, &i.kind, &i.unit, &i.taxNo, &i.issue, &i.due,
		&i.from, &i.to, &i.memo, &i.total, &i.settled, &i.origin, &i.state, &i.opened, &i.touched}
}

// row gives the invoice with what is open of it.
func (i invoice) row(open money.Amount) sheet.Row {
	return cells("number", i.number, "customer", i.code, "contract", i.contract, "kind", i.kind, "unit", i.unit, "tax_invoice_no", i.taxNo,
		"issue_date", i.issue, "due_date", i.due, "amount", i.total, "open_amount", open, "period_from", i.from, "period_to", i.to, "memo", i.memo)
}

func (w *work) putInvoice(row sheet.Row) error {
	before, there, err := db.One(w.ctx, w.tx, invoiceDest, invoiceColumns+"WHERE i.number = ?", row.Text("number"))
	if err != nil {
		return err
	}
	after, open, sound := w.overlayInvoice(before, there, row)
	if !sound {
		return nil
	}
	if !there {
		w.count("invoices", nil, after.row(open))
		return w.openInvoice(&after, open)
	}
	was := before.row(before.total - before.opened)
	if !w.mayChange(before, after, open, row) || !w.count("invoices", &was, after.row(open)) {
		return nil
	}
	return w.correctInvoice(before, after, open)
}

// overlayInvoice lays the row over what the book has, checks it, and tells what is open of it before anything is set
// against it here.
func (w *work) overlayInvoice(i invoice, there bool, row sheet.Row) (invoice, money.Amount, bool) {
	sound := there || w.need("invoices", row, "customer", "issue_date", "due_date", "amount")
	before := i
	set(row, "number", &i.number)
	if row.Text("customer") != "" {
		id, code := w.customerOf("invoices", row)
		i.customer, i.code, sound = int64(id), code, sound && id != 0
	}
	set(row, "contract", &i.contract)
	set(row, "kind", &i.kind)
	set(row, "unit", &i.unit)
	set(row, "tax_invoice_no", &i.taxNo)
	set(row, "issue_date", &i.issue)
	set(row, "due_date", &i.due)
	set(row, "period_from", &i.from)
	set(row, "period_to", &i.to)
	set(row, "memo", &i.memo)
	set(row, "amount", &i.total)
	open := i.total
	if there && !row.Has("open_amount") {
		open = i.total - i.opened
	}
	if a, ok := row.Money("open_amount"); ok {
		open = a
		if there && a == before.total-before.settled && i.total == before.total { // as exported after payments
			open = before.total - before.opened
		}
	}
	return i, open, w.soundInvoice(&i, open, row) && sound
}

func (w *work) soundInvoice(i *invoice, open money.Amount, row sheet.Row) bool {
	var k form.Check
	k.Line(&i.number, 60, "number")
	k.Line(&i.contract, 100, "contract")
	k.Line(&i.kind, 100, "kind")
	k.Line(&i.unit, 100, "unit")
	k.Line(&i.taxNo, 60, "tax_invoice_no")
	k.Block(&i.memo, 2000, "memo")
	switch {
	case i.total < 0:
		k.Add(AmountNegative, fault.Args{"amount": i.total}, "amount")
	case open < 0 || open > i.total:
		k.Add(OpenBeyond, fault.Args{"open": open, "amount": i.total}, "open_amount")
	}
	if i.from != 0 && i.to != 0 && i.to < i.from {
		k.Add(PeriodBackwards, fault.Args{"from": i.from, "to": i.to}, "period_to")
	}
	return w.passes(k, "invoices", row.Line)
}

// mayChange refuses changes to invoices that this book issued or took back, and to the amounts, the customer or the day
// of opening items that something was set against. A row that says what is there may always come again.
func (w *work) mayChange(before, after invoice, open money.Amount, row sheet.Row) bool {
	if sameRow("invoices", before.row(before.total-before.opened), after.row(open)) {
		return true
	}
	if before.origin != "opening" || before.state != "issued" {
		w.refuse(fault.New(InvoiceOurs, fault.Args{"number": before.number}), "invoices", row.Line)
		return false
	}
	moved := before.total != after.total || open != before.total-before.opened || before.customer != after.customer || before.issue != after.issue
	if before.touched && moved {
		w.refuse(fault.New(InvoiceSettled, fault.Args{"number": before.number, "amount": before.total, "open": before.total - before.settled}), "invoices", row.Line)
		return false
	}
	return true
}

// openingLine is what the only line of an opening item is called when the file does not say what it is for.
const openingLine = "期初应收"

func (i invoice) lineName() string {
	if i.kind != "" {
		return i.kind
	}
	return openingLine
}

// openInvoice writes a new opening item with its one line, and what was paid of it before the book began.
func (w *work) openInvoice(i *invoice, open money.Amount) error {
	id, err := w.tx.Insert(w.ctx, `
		INSERT INTO invoices (number, state, origin, customer_id, bill_to, contract, kind, unit, tax_invoice_no, issue_date, due_date,
			period_from, period_to, memo, net, tax, total)
		SELECT ?1, 'issued', 'opening', id, json_object('name', name, 'taxId', tax_id, 'address', address, 'phone', phone, 'contact', contact),
			?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?11 FROM customers WHERE id = ?12`,
		i.number, i.contract, i.kind, i.unit, i.taxNo, i.issue, i.due, i.from, i.to, i.memo, i.total, i.customer)
	if err != nil {
		return err
	}
	i.id = billing.InvoiceID(id)
	if _, err := w.tx.Insert(w.ctx, `
		INSERT INTO invoice_lines (invoice_id, position, contract_id, name, period_from, period_to, quantity, unit_price, net, tax, amount)
		VALUES (?1, 1, nullif(?2, 0), ?3, ?4, ?5, '1', ?6, ?7, 0, ?7)`,
		id, w.contracts[i.contract], i.lineName(), i.from, i.to, i.total.String(), i.total); err != nil {
		return err
	}
	return w.settleOpening(*i, i.total-open)
}

func (w *work) settleOpening(i invoice, paid money.Amount) error {
	if paid == 0 {
		return nil
	}
	_, err := billing.Settle(w.ctx, w.tx, billing.Settlement{Invoice: i.id, Kind: billing.ByOpening, Date: i.issue, Amount: paid})
	return err
}

// correctInvoice changes an opening item. What was paid before the book began is taken back and set anew, dated like
// the item itself, so that every figure as of any day is as if it had been right from the beginning.
func (w *work) correctInvoice(before, after invoice, open money.Amount) error {
	paid := after.total - open
	again := paid != before.opened || before.total != after.total || before.issue != after.issue
	if again && before.opened != 0 {
		live, ok, err := db.One(w.ctx, w.tx, func(a *billing.AllocationID) []any { return []any{a} }, `
			SELECT id FROM allocations a WHERE invoice_id = ? AND kind = 'opening' AND amount > 0
			AND NOT EXISTS (SELECT 1 FROM allocations r WHERE r.reverses = a.id)`, before.id)
		if err != nil {
			return err
		}
		if ok {
			if _, err := billing.Settle(w.ctx, w.tx, billing.Settlement{Invoice: before.id, Kind: billing.ByOpening,
				Date: before.issue, Amount: -before.opened, Reverses: live}); err != nil {
				return err
			}
		}
	}
	if _, err := w.tx.Exec(w.ctx, `
		UPDATE invoices SET customer_id = ?, contract = ?, kind = ?, unit = ?, tax_invoice_no = ?, issue_date = ?, due_date = ?, period_from = ?,
			period_to = ?, memo = ?, net = ?11, total = ?11 WHERE id = ?12`,
		after.customer, after.contract, after.kind, after.unit, after.taxNo, after.issue, after.due, after.from, after.to, after.memo, after.total, after.id); err != nil {
		return err
	}
	if _, err := w.tx.Exec(w.ctx, `
		UPDATE invoice_lines SET contract_id = nullif(?1, 0), name = ?2, period_from = ?3, period_to = ?4, unit_price = ?5, net = ?6, amount = ?6 WHERE invoice_id = ?7`,
		w.contracts[after.contract], after.lineName(), after.from, after.to, after.total.String(), after.total, after.id); err != nil {
		return err
	}
	if before.customer != after.customer {
		if _, err := w.tx.Exec(w.ctx, `UPDATE invoices SET bill_to = (SELECT json_object('name', name, 'taxId', tax_id, 'address', address,
			'phone', phone, 'contact', contact) FROM customers WHERE id = ?) WHERE id = ?`, after.customer, after.id); err != nil {
			return err
		}
	}
	if !again {
		return nil
	}
	if _, err := w.tx.Exec(w.ctx, "UPDATE allocations SET date = ? WHERE invoice_id = ? AND kind = 'opening'", after.issue, after.id); err != nil {
		return err
	}
	return w.settleOpening(after, paid)
}
