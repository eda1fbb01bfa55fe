package deposit

import (
	"context"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// Load gives one entry and what was held after the day of it, for its paper. The fault is NoSuch.
func Load(ctx context.Context, tx *db.Tx, id ID) (Row, Holding, error) {
	h, ok, err := db.One(ctx, tx, func(h *holder) []any { return []any{&h.contract, &h.customer} },
		"SELECT contract_id, customer_id FROM deposits WHERE id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuch, fault.Args{"deposit": int64(id)}).At("id")
	}
	if err != nil {
		return Row{}, Holding{}, err
	}
	all, err := rows(ctx, tx, h)
	if err != nil {
		return Row{}, Holding{}, err
	}
	r := all[slices.IndexFunc(all, func(r Row) bool { return r.ID == id })]
	held, _, err := db.One(ctx, tx, holdingDest, holdings+holdingColumns+holdingFrom+"WHERE contract_id = ?2 AND customer_id = ?3", r.Date, h.contract, h.customer)
	return r, held, err
}

// Taken is a deposit that was taken out of a receipt.
type Taken struct {
	Number   string
	Contract string // its code
	Amount   money.Amount
}

// OutOf gives the deposits that stand out of a receipt, in their order: what was taken back is not among them.
func OutOf(ctx context.Context, tx *db.Tx, id receipt.ID) ([]Taken, error) {
	return db.Rows(ctx, tx, func(t *Taken) []any { return []any{&t.Number, &t.Contract, &t.Amount} }, `
		SELECT coalesce(d.number, ''), k.code, d.amount FROM deposits d JOIN contracts k ON k.id = d.contract_id
		WHERE d.receipt_id = ? AND d.kind = 'received' AND d.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM deposits o WHERE o.reverses = d.id)
		ORDER BY d.id`, id)
}
