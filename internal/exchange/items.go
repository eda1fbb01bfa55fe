package exchange

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/contract"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

func itemRow(f contract.FeeItem) sheet.Row {
	return cells("code", f.Code, "name", f.Name, "tax_rate", f.TaxRate, "tax_mode", string(f.TaxMode), "round_to", f.RoundTo.Decimal().String())
}

func (w *work) putItems() error {
	rows := w.data["fee_items"]
	if len(rows) == 0 {
		return nil
	}
	all, err := contract.LoadItems(w.ctx, w.tx)
	if err != nil {
		return err
	}
	byCode := make(map[string]*contract.FeeItem, len(all))
	for i := range all {
		byCode[all[i].Code] = &all[i]
	}
	for _, row := range rows {
		if err := w.putItem(byCode[row.Text("code")], row); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) putItem(before *contract.FeeItem, row sheet.Row) error {
	var f contract.FeeItem
	var was *sheet.Row
	if before != nil {
		f = *before
		r := itemRow(f)
		was = &r
	} else {
		w.items[row.Text("code")] = 0
		if !w.need("fee_items", row, "name") {
			return nil
		}
		id, err := w.starter(row.Text("name"))
		if err != nil {
			return err
		}
		f.ID = id
	}
	set(row, "code", &f.Code)
	set(row, "name", &f.Name)
	set(row, "tax_rate", &f.TaxRate)
	setWord(row, "tax_mode", &f.TaxMode)
	if row.Has("round_to") {
		f.RoundTo = 0
		if d, err := decimal.NewFromString(row.Text("round_to")); err == nil {
			f.RoundTo = money.Round(d)
		}
	}
	err := f.Check()
	if err == nil {
		if !w.count("fee_items", was, itemRow(f)) {
			return nil
		}
		err = contract.PutItem(w.ctx, w.tx, &f)
	}
	if err != nil {
		return w.told(err, in("fee_items", row.Line, nil))
	}
	w.items[f.Code] = f.ID
	return nil
}

// starter finds the fee item of that name which a new book came with, as long as nothing was charged for it: a file's
// own 房租 takes its place instead of standing beside it.
func (w *work) starter(name string) (contract.FeeItemID, error) {
	type row struct {
		id   contract.FeeItemID
		code string
	}
	r, ok, err := db.One(w.ctx, w.tx, func(r *row) []any { return []any{&r.id, &r.code} }, `
		SELECT id, code FROM fee_items f WHERE name = ? AND archived = 0 AND code GLOB 'F[0-9][0-9]'
		AND NOT EXISTS (SELECT 1 FROM charges WHERE fee_item_id = f.id) AND NOT EXISTS (SELECT 1 FROM invoice_lines WHERE fee_item_id = f.id)`, name)
	if err != nil || !ok || w.inFile("fee_items", r.code) {
		return 0, err
	}
	delete(w.items, r.code)
	return r.id, nil
}

// inFile says whether a table of the file has a row with that code.
func (w *work) inFile(table, code string) bool {
	for _, row := range w.data[table] {
		if row.Text("code") == code {
			return true
		}
	}
	return false
}

// item finds what a charge is for, by code or by name.
func (w *work) item(row sheet.Row) (contract.FeeItemID, bool) {
	code := row.Text("fee_item")
	if id, ok := w.items[code]; ok {
		return id, id != 0
	}
	if id, ok := w.itemNames[code]; ok {
		return id, true
	}
	w.refuse(fault.New(NoFeeItem, fault.Args{"code": code}), "charges", row.Line, "fee_item")
	return 0, false
}
