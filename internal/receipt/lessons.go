package receipt

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/pinyin"
)

// lessons are who pays for each customer, and how it pays. They are never changed once they are made.
type lessons map[int64]lesson

type lesson struct {
	payers []Payer // without the customer's name
	habits []Habit
}

// learnedSees is the condition that a changed row may change what was learned: not money that nobody has claimed, nor what is settled of
// an invoice.
const learnedSees = `(tbl IN ('allocations', 'habits', 'taught', 'unlearned', 'claim_others')
	OR tbl = 'receipts' AND NOT (op = 'I' AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.id BETWEEN row AND coalesce(last, row) AND r.customer_id IS NOT NULL))
	OR tbl = 'invoices' AND op = 'U' AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.id = row
		AND i.total = json_extract(before, '$.total') AND i.period_from IS json_extract(before, '$.period_from')))`

// learnedOwners say whose a row is that something is learned from.
var learnedOwners = []db.Owner{
	{Table: "allocations", Column: "receipt_id", Of: "receipts"},
	{Table: "unlearned", Column: "receipt_id", Of: "receipts"}, {Table: "unlearned", Column: "customer_id", Of: "customers"},
	{Table: "claim_others", Column: "receipt_id", Of: "receipts"}, {Table: "claim_others", Column: "customer_id", Of: "customers"},
	{Table: "receipts", Column: "customer_id", Of: "customers"},
	{Table: "taught", Column: "customer_id", Of: "customers"}, {Table: "habits", Column: "customer_id", Of: "customers"},
}

// mostLearnedAnew is up to how many customers something is learned anew of one by one.
const mostLearnedAnew = 100

// lessons gives what was learned of all customers, as it is kept: after a claim it is read anew of those whom that concerns.
func (s *Service) lessons(ctx context.Context, tx *db.Tx) (lessons, error) {
	return s.taught.Grown(ctx, tx, struct{}{}, learnedSees, func(old lessons, since int64) (lessons, bool, error) {
		return old.grown(ctx, tx, since)
	}, func() (lessons, error) { return learnAll(ctx, tx) })
}

func (l lessons) grown(ctx context.Context, tx *db.Tx, since int64) (lessons, bool, error) {
	ids, ok, err := tx.Owners(ctx, since, "customers", learnedOwners, learnedSees)
	if err != nil || !ok || len(ids) > mostLearnedAnew {
		return nil, false, err
	}
	// A claim also teaches of the others whom it pays for.
	others, err := db.Rows(ctx, tx, func(id *int64) []any { return []any{id} }, "SELECT DISTINCT o.customer_id FROM "+db.Since+
		" g CROSS JOIN claim_others o ON o.receipt_id = g.row WHERE g.tbl = 'receipts' AND g.last IS NULL", since)
	if err != nil {
		return nil, false, err
	}
	out := maps.Clone(l)
	for _, id := range append(ids, others...) {
		delete(out, id)
		habits, err := habitsOf(ctx, tx, id)
		if err != nil {
			return nil, false, err
		}
		payers, _, err := payersOf(ctx, tx, MemoryFilter{Customer: id, Limit: -1})
		if err != nil {
			return nil, false, err
		}
		for i := range payers {
			payers[i].CustomerName = ""
		}
		if len(habits)+len(payers) > 0 {
			out[id] = lesson{payers, habits}
		}
	}
	return out, true, nil
}

func learnAll(ctx context.Context, tx *db.Tx) (lessons, error) {
	out := lessons{}
	var habits []Habit
	err := tx.Together(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(p *Payer) []any { return []any{&p.Name, &p.Account, &p.Customer, &p.Times, &p.Last, &p.ByHand} }, func(p Payer) error {
			of := out[p.Customer]
			of.payers = append(of.payers, p)
			out[p.Customer] = of
			return nil
		}, "SELECT payer_name, payer_account, customer_id, times, last, by_hand FROM payer_habits")
	}, func(tx *db.Tx) (err error) {
		habits, err = habitsOf(ctx, tx, 0)
		return err
	})
	for _, h := range habits {
		of := out[h.Customer]
		of.habits = append(of.habits, h)
		out[h.Customer] = of
	}
	return out, err
}

// payers gives those whom a search finds, the most confirmed first, and says how many there are.
func (l lessons) payers(ctx context.Context, tx *db.Tx, f MemoryFilter) ([]Payer, int, error) {
	text := strings.TrimSpace(f.Search)
	found := map[int64]bool{}
	if text != "" {
		if err := db.Each(ctx, tx, func(id *int64) []any { return []any{id} }, func(id int64) error { found[id] = true; return nil },
			`SELECT id FROM customers WHERE search LIKE ? ESCAPE '\'`, db.Like(pinyin.Norm(text))); err != nil {
			return nil, 0, err
		}
	}
	out := []Payer{}
	for id, k := range l {
		for _, p := range k.payers {
			if text == "" || found[id] || holds(p.Name, text) || holds(p.Account, text) {
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(a, b Payer) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(b.Last, a.Last), strings.Compare(a.Name, b.Name), strings.Compare(a.Account, b.Account), cmp.Compare(a.Customer, b.Customer))
	})
	count := len(out)
	out = out[:min(count, f.Limit)]
	for i := range out {
		var err error
		if out[i].CustomerName, err = db.Value[string](ctx, tx, "SELECT name FROM customers WHERE id = ?", out[i].Customer); err != nil {
			return nil, 0, err
		}
	}
	return out, count, nil
}

// holds finds a text as LIKE does: the letters of ASCII are the same great and small.
func holds(in, text string) bool {
	return strings.Contains(strings.Map(small, in), strings.Map(small, text))
}

func small(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// habits gives those of all customers, by customer.
func (l lessons) habits() []Habit {
	var out []Habit
	for _, id := range slices.Sorted(maps.Keys(l)) {
		out = append(out, l[id].habits...)
	}
	return out
}
