package billing

import (
	"cmp"
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// Spoken is a table (receipt_id, date, amount) of what receipts are spoken for: set against invoices, taken as a deposit, paid
// back. Its sum for a receipt is receipts.allocated; what came in less that is prepayment. An opposite entry counts against what
// it takes back.
const Spoken = `(
	SELECT receipt_id, date, amount FROM allocations WHERE kind = 'receipt'
	UNION ALL SELECT receipt_id, date, iif(reverses IS NULL, amount, -amount) FROM deposits WHERE kind = 'received'
	UNION ALL SELECT receipt_id, date, amount FROM refunds)`

// Entry is a dated amount on an invoice, a receipt or a deposit.
type Entry struct {
	Date   date.Date
	Amount money.Amount
}

// Entries reads rows of (date, amount).
func Entries(ctx context.Context, tx *db.Tx, query string, args ...any) ([]Entry, error) {
	return db.Rows(ctx, tx, func(e *Entry) []any { return []any{&e.Date, &e.Amount} }, query, args...)
}

// SpokenFor gives what one receipt is spoken for, by day.
func SpokenFor(ctx context.Context, tx *db.Tx, receipt int64) ([]Entry, error) {
	return Entries(ctx, tx, "SELECT date, amount FROM "+Spoken+" WHERE receipt_id = ?", receipt)
}

// FirstRoom gives the first day, not before from, from which on there is always room for amount below most. Entries that were
// taken back later may have filled an earlier day, and figures of that day must stay right.
func FirstRoom(entries []Entry, from date.Date, amount, most money.Amount) date.Date {
	slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Date, b.Date) })
	var sum money.Amount
	full := false
	for i, e := range entries {
		sum += e.Amount
		if i+1 < len(entries) && entries[i+1].Date == e.Date {
			continue
		}
		if full {
			from = max(from, e.Date) // the day before was full
		}
		full = sum+amount > most
	}
	return from
}
