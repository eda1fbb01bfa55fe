package exchange

import (
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

func turnoverRow(code string, t contract.Turnover) sheet.Row {
	return cells("contract", code, "from", t.From, "to", t.To, "amount", t.Amount, "note", t.Note)
}

func (w *work) putTurnovers() error {
	if len(w.data["turnovers"]) == 0 {
		return nil
	}
	type key struct {
		of   contract.ID
		from date.Date
	}
	all, err := contract.LoadTurnovers(w.ctx, w.tx)
	if err != nil {
		return err
	}
	stored := make(map[key]contract.Turnover, len(all))
	for _, t := range all {
		stored[key{t.Contract, t.From}] = t
	}
	for _, row := range w.data["turnovers"] {
		code := row.Text("contract")
		id, ok := w.contracts[code]
		if !ok {
			w.refuse(fault.New(NoContract, fault.Args{"code": code}), "turnovers", row.Line, "contract")
		}
		if id == 0 {
			continue
		}
		was, old := stored[key{id, row.Date("from")}]
		if !old && !w.need("turnovers", row, "to", "amount") {
			continue
		}
		if err := w.putTurnover(code, id, was, old, row); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) putTurnover(code string, id contract.ID, was contract.Turnover, old bool, row sheet.Row) error {
	t, before := was, turnoverRow(code, was)
	t.Contract, t.From = id, row.Date("from")
	set(row, "to", &t.To)
	set(row, "amount", &t.Amount)
	set(row, "note", &t.Note)
	if err := t.Check(); err != nil {
		return w.told(err, in("turnovers", row.Line, nil))
	}
	known := &before
	if !old {
		known = nil
	}
	if !w.count("turnovers", known, turnoverRow(code, t)) {
		return nil
	}
	return contract.PutTurnover(w.ctx, w.tx, &t)
}

func (t taking) turnovers() error {
	if !t.wants("turnovers") {
		return nil
	}
	type row struct {
		code string
		contract.Turnover
	}
	return db.Each(t.ctx, t.tx, func(r *row) []any { return []any{&r.code, &r.From, &r.To, &r.Amount, &r.Note} },
		func(r row) error { t.add("turnovers", turnoverRow(r.code, r.Turnover)); return nil }, `
		SELECT c.code, t.period_from, t.period_to, t.amount, t.note FROM turnovers t JOIN contracts c ON c.id = t.contract_id
		WHERE c.archived = 0 ORDER BY t.contract_id, t.period_from`)
}
