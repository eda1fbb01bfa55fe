package billing

import (
	"context"
	"encoding/json"

	"zhangfang/internal/db"
)

// whose says for which customers something is worked out: a JSON list of their ids.
type whose string

const everybody whose = ""

// among is the condition that a column names one of them.
func (w whose) among(column string) (string, []any) {
	if w == everybody {
		return "TRUE", nil
	}
	return column + " IN (SELECT value FROM json_each(?))", []any{string(w)}
}

// charges are theirs, as h in SQL.
func (w whose) charges() (string, []any) {
	if w == everybody {
		return "charges h", nil
	}
	return "(SELECT * FROM charges WHERE contract_id IN (SELECT id FROM contracts WHERE customer_id IN (SELECT value FROM json_each(?)))) h", []any{string(w)}
}

// only is the condition that late fees are of invoices of theirs that were late at some time, as overdue asks for all; "" for all.
func (w whose) only() (string, []any) {
	if w == everybody {
		return "", nil
	}
	return `i.customer_id IN (SELECT value FROM json_each(?2))
		AND (i.settled < i.total OR EXISTS (SELECT 1 FROM allocations a WHERE a.invoice_id = i.id AND a.date <= ?1 AND a.date > i.due_date))`, []any{string(w)}
}

// owners say whose a row is that bills are made from.
var owners = []db.Owner{
	{Table: "price_steps", Column: "charge_id", Of: "charges"}, {Table: "free_periods", Column: "charge_id", Of: "charges"},
	{Table: "discounts", Column: "charge_id", Of: "charges"}, {Table: "tiers", Column: "charge_id", Of: "charges"},
	{Table: "register_prices", Column: "charge_id", Of: "charges"}, {Table: "formulas", Column: "charge_id", Of: "charges"},
	{Table: "billed", Column: "charge_id", Of: "charges"}, {Table: "billed", Column: "invoice_id", Of: "invoices"},
	{Table: "charges", Column: "contract_id", Of: "contracts"}, {Table: "turnovers", Column: "contract_id", Of: "contracts"},
	{Table: "contract_versions", Column: "contract_id", Of: "contracts"}, {Table: "contracts", Column: "customer_id", Of: "customers"},
	{Table: "credit_note_lines", Column: "credit_id", Of: "credit_notes"}, {Table: "credit_notes", Column: "invoice_id", Of: "invoices"},
	{Table: "invoice_lines", Column: "invoice_id", Of: "invoices"}, {Table: "late_fees", Column: "invoice_id", Of: "invoices"},
	{Table: "allocations", Column: "invoice_id", Of: "invoices"}, {Table: "allocations", Column: "receipt_id", Of: "receipts"},
	{Table: "invoices", Column: "customer_id", Of: "customers"}, {Table: "receipts", Column: "customer_id", Of: "customers"},
	{Table: "refunds", Column: "customer_id", Of: "customers"}, {Table: "deposits", Column: "customer_id", Of: "customers"},
	{Table: "closings", Column: "customer_id", Of: "customers"}, {Table: "customer_facts", Column: "customer_id", Of: "customers"},
}

// mostAnew is up to how many customers something is worked out anew for alone.
const mostAnew = 300

// touched gives the customers for whom something is to be worked out anew because of what changed after an event. It is false where
// that is better done for all.
func touched(ctx context.Context, tx *db.Tx, since int64, sees string) ([]int64, whose, bool, error) {
	ids, ok, err := tx.Owners(ctx, since, "customers", owners, sees)
	if err != nil || !ok || len(ids) > mostAnew {
		return nil, "", false, err
	}
	ids, of, err := bound(ctx, tx, ids)
	return ids, of, err == nil && of != everybody, err
}

// bound gives customers with those who hang together with them: by charges that go on from another's, and by meters that counted for
// another before. Where they are too many it is everybody.
func bound(ctx context.Context, tx *db.Tx, ids []int64) ([]int64, whose, error) {
	raw, err := json.Marshal(ids)
	if err != nil {
		return nil, "", err
	}
	const charges = " FROM found f CROSS JOIN contracts k ON k.customer_id = f.id CROSS JOIN charges h ON h.contract_id = k.id CROSS JOIN charges g ON "
	const of = " CROSS JOIN contracts c ON c.id = g.contract_id"
	ids, err = db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, "WITH RECURSIVE found(id) AS (SELECT value FROM json_each(?) UNION SELECT c.customer_id"+
		charges+"g.id = h.replaces"+of+" UNION SELECT c.customer_id"+charges+"g.replaces = h.id"+of+" UNION SELECT c.customer_id"+charges+"g.meter_id = h.meter_id"+of+
		") SELECT id FROM found ORDER BY id", string(raw))
	if err != nil || len(ids) > mostAnew {
		return ids, everybody, err
	}
	raw, err = json.Marshal(ids)
	return ids, whose(raw), err
}
