package exchange

import (
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

// receipt is a row of the table receipts.
type receipt struct {
	reference, account  string
	date                date.Date
	time                string
	amount              money.Amount
	name, number        string // of the payer
	memo, channel, bank string
}

const receiptColumns = "SELECT reference, account, date, time, amount, payer_name, payer_account, memo, channel, bank_ref FROM receipts "

func receiptDest(r *receipt) []any {
	return []any{&r.reference, &r.account, &r.date, &r.time, &r.amount, &r.name, &r.number, &r.memo, &r.channel, &r.bank}
}

func (r receipt) row() sheet.Row {
	return cells("reference", r.reference, "account", r.account, "date", r.date, "time", r.time, "amount", r.amount,
		"payer_name", r.name, "payer_account", r.number, "memo", r.memo, "channel", r.channel, "bank_ref", r.bank)
}

// putReceipt adds a receipt. One that is there is never changed: it is what a bank said, or what was entered.
func (w *work) putReceipt(row sheet.Row) error {
	before, there, err := db.One(w.ctx, w.tx, receiptDest, receiptColumns+"WHERE reference = ?", row.Text("reference"))
	if err != nil {
		return err
	}
	after := before
	overlayReceipt(&after, row)
	if there {
		was := before.row()
		if !sameRow("receipts", was, after.row()) {
			w.refuse(fault.New(ReceiptDiffers, fault.Args{"reference": before.reference, "date": before.date, "amount": before.amount}), "receipts", row.Line)
			return nil
		}
		w.count("receipts", &was, was)
		return nil
	}
	if !w.need("receipts", row, "date", "amount") || !w.soundReceipt(&after, row) {
		return nil
	}
	w.count("receipts", nil, after.row())
	_, err = w.tx.Insert(w.ctx, `INSERT INTO receipts (reference, account, date, time, amount, payer_name, payer_account, memo, channel, bank_ref)
		VALUES (`+db.Marks(10)+")", after.reference, after.account, after.date, after.time, after.amount, after.name, after.number, after.memo, after.channel, after.bank)
	return err
}

func overlayReceipt(r *receipt, row sheet.Row) {
	set(row, "reference", &r.reference)
	set(row, "account", &r.account)
	set(row, "date", &r.date)
	set(row, "time", &r.time)
	set(row, "amount", &r.amount)
	set(row, "payer_name", &r.name)
	set(row, "payer_account", &r.number)
	set(row, "memo", &r.memo)
	set(row, "channel", &r.channel)
	set(row, "bank_ref", &r.bank)
}

func (w *work) soundReceipt(r *receipt, row sheet.Row) bool {
	var k form.Check
	k.Line(&r.reference, 100, "reference")
	k.Line(&r.account, 100, "account")
	k.Line(&r.channel, 50, "channel")
	if r.amount == 0 {
		k.Add(AmountZero, nil, "amount")
	}
	return w.passes(k, "receipts", row.Line)
}

// passes notes what a check has found, each at its column.
func (w *work) passes(k form.Check, table string, line int) bool {
	for _, f := range k.Faults {
		bare := *f
		bare.Path = nil
		w.refuse(&bare, table, line, f.Path...)
	}
	return len(k.Faults) == 0
}
