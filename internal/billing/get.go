package billing

import (
	"context"
	"encoding/json"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// Party is the customer as it was when the invoice was issued.
type Party struct {
	Name    string `json:"name"`
	TaxID   string `json:"taxId"`
	Address string `json:"address"`
	Phone   string `json:"phone"`
	Contact string `json:"contact"`
}

// InvoiceLine is a line as it was issued.
type InvoiceLine struct {
	ID        int64           `json:"id"`
	Kind      charge.Kind     `json:"kind"`    // empty for the plain price of its days
	Adjusts   string          `json:"adjusts"` // of a difference: the number of the invoice whose line it puts right
	Name      string          `json:"name"`
	Contract  string          `json:"contract"` // code, or empty
	From      date.Date       `json:"from" ts_type:"string"`
	To        date.Date       `json:"to" ts_type:"string"`
	Quantity  decimal.Decimal `json:"quantity" ts_type:"string"`
	Unit      string          `json:"unit"`
	UnitPrice decimal.Decimal `json:"unitPrice" ts_type:"string"`
	Working   string          `json:"working"`
	Remark    string          `json:"remark"`
	TaxRate   decimal.Decimal `json:"taxRate" ts_type:"string"`
	Net       money.Amount    `json:"net" ts_type:"string"`
	Tax       money.Amount    `json:"tax" ts_type:"string"`
	Amount    money.Amount    `json:"amount" ts_type:"string"`
	Left      money.Amount    `json:"left" ts_type:"string"` // what credit notes that tell their lines have left of it
}

// Note is a credit note that took an invoice back, or a part of it.
type Note struct {
	Number string       `json:"number"`
	Date   date.Date    `json:"date" ts_type:"string"`
	Net    money.Amount `json:"net" ts_type:"string"`
	Tax    money.Amount `json:"tax" ts_type:"string"`
	Total  money.Amount `json:"total" ts_type:"string"`
	Reason string       `json:"reason"`
	Rebill bool         `json:"rebill"`
	Lines  []CreditLine `json:"lines"` // empty when it took back all that was left
	id     int64
}

// Invoice is one invoice whole.
type Invoice struct {
	Row
	Memo        string        `json:"memo"`
	PayCode     string        `json:"payCode"`                  // 付款备注码: what the payer writes so that the money is recognised
	Prepaid     money.Amount  `json:"prepaid" ts_type:"string"` // what was paid ahead and its bill run set against it
	BillTo      Party         `json:"billTo"`
	Lines       []InvoiceLine `json:"lines"`
	Allocations []Allocation  `json:"allocations"`
	Credit      *Note         `json:"credit"` // the one that took it back whole, or null
	Notes       []Note        `json:"notes"`  // all of them, in their order
}

// Which names one invoice.
type Which struct {
	ID InvoiceID `json:"id"`
}

// Get gives one invoice whole.
func (s *Service) Get(ctx context.Context, w Which) (Invoice, error) {
	var i Invoice
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		i, err = get(ctx, tx, w.ID, tx.Today())
		return err
	})
	return i, err
}

// Load is Get inside a transaction of another service.
func Load(ctx context.Context, tx *db.Tx, id InvoiceID) (Invoice, error) {
	return get(ctx, tx, id, tx.Today())
}

func get(ctx context.Context, tx *db.Tx, id InvoiceID, today date.Date) (Invoice, error) {
	var billTo string
	i, ok, err := db.One(ctx, tx, func(i *Invoice) []any { return append(row(&i.Row), &i.Memo, &billTo) },
		rowColumns+", i.memo, i.bill_to FROM invoices i JOIN customers c ON c.id = i.customer_id WHERE i.id = ?", id)
	switch {
	case err != nil:
		return i, err
	case !ok:
		return i, fault.New(NoSuchInvoice, fault.Args{"invoice": int64(id)})
	}
	i.judge(today)
	i.PayCode = match.Code(int64(id))
	if err := json.Unmarshal([]byte(billTo), &i.BillTo); err != nil {
		return i, err
	}
	if i.BillTo.Name == "" {
		i.BillTo.Name = i.Name
	}
	if i.Lines, err = lines(ctx, tx, id); err != nil {
		return i, err
	}
	if i.Allocations, err = ofInvoice(ctx, tx, id); err != nil {
		return i, err
	}
	for _, a := range i.Allocations {
		if a.Reason == aheadReason && !a.Reversed && a.Reverses == 0 {
			i.Prepaid += a.Amount
		}
	}
	if i.Notes, err = notes(ctx, tx, id); err != nil {
		return i, err
	}
	left := leftOfLines(i)
	for n := range i.Lines {
		i.Lines[n].Left = left[i.Lines[n].ID].amount
	}
	if n := len(i.Notes); i.Stored == "credited" && n > 0 {
		i.Credit = &i.Notes[n-1]
	}
	return i, nil
}

// notes gives the credit notes of an invoice with what they took back line by line.
func notes(ctx context.Context, tx *db.Tx, id InvoiceID) ([]Note, error) {
	all, err := db.Rows(ctx, tx, func(n *Note) []any {
		return []any{&n.id, &n.Number, &n.Date, &n.Net, &n.Tax, &n.Total, &n.Reason, &n.Rebill}
	}, "SELECT id, number, date, net, tax, total, reason, rebill FROM credit_notes WHERE invoice_id = ? ORDER BY id", id)
	for n := range all {
		if err == nil {
			all[n].Lines, err = db.Rows(ctx, tx, func(l *CreditLine) []any {
				return []any{&l.Adjusts, &l.Charge, &l.Contract, &l.Name, &l.From, &l.To, &l.Working, &l.TaxRate, &l.Net, &l.Tax, &l.Amount}
			}, `SELECT n.adjusts, coalesce(n.charge_id, 0), coalesce(k.code, ''), n.name, n.period_from, n.period_to, n.working, n.tax_rate, n.net, n.tax, n.amount
				FROM credit_note_lines n JOIN invoice_lines l ON l.id = n.adjusts LEFT JOIN contracts k ON k.id = l.contract_id
				WHERE n.credit_id = ? ORDER BY n.id`, all[n].id)
		}
	}
	return all, err
}

const (
	lineColumns = "SELECT l.id, l.kind, coalesce((SELECT o.number FROM invoice_lines x JOIN invoices o ON o.id = x.invoice_id WHERE x.id = l.adjusts), ''), l.name, coalesce(k.code, ''), l.period_from, l.period_to, l.quantity, l.unit, l.unit_price, l.working, l.remark, l.tax_rate, l.net, l.tax, l.amount"
	lineFrom    = " FROM invoice_lines l LEFT JOIN contracts k ON k.id = l.contract_id "
)

func line(l *InvoiceLine) []any {
	return []any{&l.ID, &l.Kind, &l.Adjusts, &l.Name, &l.Contract, &l.From, &l.To, &l.Quantity, &l.Unit, &l.UnitPrice, &l.Working, &l.Remark, &l.TaxRate, &l.Net, &l.Tax, &l.Amount}
}

func lines(ctx context.Context, tx *db.Tx, id InvoiceID) ([]InvoiceLine, error) {
	return db.Rows(ctx, tx, line, lineColumns+lineFrom+"WHERE l.invoice_id = ? ORDER BY l.position", id)
}
