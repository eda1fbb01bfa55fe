package customer

import (
	"context"
	"fmt"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

const columns = `id, code, name, short_name, segment, tax_id, credit_limit, parent, contact, phone, email, address, note, separate, archived`

func dest(c *Customer) []any {
	return []any{&c.ID, &c.Code, &c.Name, &c.ShortName, &c.Segment, &c.TaxID, &c.CreditLimit, &c.Parent, &c.Contact, &c.Phone,
		&c.Email, &c.Address, &c.Note, &c.Separate, &c.Archived}
}

// LoadAll gives every customer of the book with its facts, archived ones too, by id.
func LoadAll(ctx context.Context, tx *db.Tx) ([]Customer, error) {
	all, err := db.Rows(ctx, tx, dest, "SELECT "+columns+" FROM customers ORDER BY id")
	if err != nil {
		return nil, err
	}
	return all, addFacts(ctx, tx, all, "", nil)
}

// LoadOne gives one customer with its facts, or the fault NoSuch.
func LoadOne(ctx context.Context, tx *db.Tx, id ID) (Customer, error) {
	c, ok, err := db.One(ctx, tx, dest, "SELECT "+columns+" FROM customers WHERE id = ?", id)
	if err != nil {
		return c, err
	}
	if !ok {
		return c, fault.New(NoSuch, fault.Args{"id": int64(id)}).At("id")
	}
	one := []Customer{c}
	err = addFacts(ctx, tx, one, "WHERE customer_id = ?", []any{id})
	return one[0], err
}

// addFacts reads facts into customers, which are sorted by id.
func addFacts(ctx context.Context, tx *db.Tx, all []Customer, where string, args []any) error {
	for i := range all {
		all[i].Aliases, all[i].Accounts, all[i].Units = []Fact{}, []Fact{}, []Fact{}
	}
	type row struct {
		owner ID
		kind  string
		fact  Fact
	}
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.owner, &r.kind, &r.fact.Value, &r.fact.Learned} }, func(r row) error {
		i, ok := slices.BinarySearchFunc(all, r.owner, func(c Customer, id ID) int { return int(c.ID - id) })
		if !ok {
			return fmt.Errorf("customer: a fact of customer %d, which is not there", r.owner)
		}
		to := all[i].facts(r.kind)
		*to = append(*to, r.fact)
		return nil
	}, "SELECT customer_id, kind, value, learned FROM customer_facts "+where+" ORDER BY id", args...)
}

// factKinds are the kinds of facts, as the table names them.
var factKinds = []string{"alias", "account", "unit"}

func (c *Customer) facts(kind string) *[]Fact {
	switch kind {
	case "alias":
		return &c.Aliases
	case "account":
		return &c.Accounts
	}
	return &c.Units
}

// checkFacts trims facts, and drops empty and repeated ones.
func checkFacts(k *form.Check, facts []Fact, field string) []Fact {
	kept := []Fact{}
	seen := map[string]bool{"": true}
	for i, f := range facts {
		k.Line(&f.Value, 100, field, fmt.Sprint(i))
		if !seen[f.Value] {
			kept = append(kept, f)
		}
		seen[f.Value] = true
	}
	return kept
}

// keepLearned gives facts the mark that they had before.
func keepLearned(before, after []Fact) []Fact {
	for i := range after {
		n := slices.IndexFunc(before, func(f Fact) bool { return f.Value == after[i].Value })
		after[i].Learned = n >= 0 && before[n].Learned
	}
	return after
}

func insert(ctx context.Context, tx *db.Tx, c *Customer) error {
	if err := codeIsFree(ctx, tx, *c); err != nil {
		return err
	}
	id, err := tx.Insert(ctx, `INSERT INTO customers (code, name, short_name, segment, tax_id, credit_limit, parent, contact, phone, email,
		address, note, separate, search) VALUES (`+db.Marks(14)+`)`, append(c.values(), c.SearchText())...)
	if err != nil {
		return err
	}
	c.ID = ID(id)
	for _, kind := range factKinds {
		if err := insertFacts(ctx, tx, c.ID, kind, *c.facts(kind)); err != nil {
			return err
		}
	}
	return nil
}

func (c Customer) values() []any {
	return []any{c.Code, c.Name, c.ShortName, c.Segment, c.TaxID, c.CreditLimit, c.Parent, c.Contact, c.Phone, c.Email, c.Address, c.Note, c.Separate}
}

func update(ctx context.Context, tx *db.Tx, before, c Customer) error {
	if err := codeIsFree(ctx, tx, c); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE customers SET code = ?, name = ?, short_name = ?, segment = ?, tax_id = ?, credit_limit = ?, parent = ?,
		contact = ?, phone = ?, email = ?, address = ?, note = ?, separate = ?, search = ? WHERE id = ?`,
		append(c.values(), c.SearchText(), c.ID)...); err != nil {
		return err
	}
	for _, kind := range factKinds {
		if slices.Equal(*before.facts(kind), *c.facts(kind)) {
			continue
		}
		if _, err := tx.Exec(ctx, "DELETE FROM customer_facts WHERE customer_id = ? AND kind = ?", c.ID, kind); err != nil {
			return err
		}
		if err := insertFacts(ctx, tx, c.ID, kind, *c.facts(kind)); err != nil {
			return err
		}
	}
	return nil
}

func insertFacts(ctx context.Context, tx *db.Tx, id ID, kind string, facts []Fact) error {
	for _, f := range facts {
		if _, err := tx.Exec(ctx, "INSERT INTO customer_facts (customer_id, kind, value, learned) VALUES (?, ?, ?, ?)",
			id, kind, f.Value, f.Learned); err != nil {
			return err
		}
	}
	return nil
}

func codeIsFree(ctx context.Context, tx *db.Tx, c Customer) error {
	name, taken, err := db.One(ctx, tx, func(s *string) []any { return []any{s} },
		"SELECT name FROM customers WHERE code = ? AND id <> ?", c.Code, c.ID)
	if err == nil && taken {
		err = fault.New(CodeTaken, fault.Args{"code": c.Code, "name": name}).At("code")
	}
	return err
}

// freeCode gives the code that a new customer without one gets: K0001, K0002 …
func freeCode(ctx context.Context, tx *db.Tx) (string, error) {
	next, err := FreeCodes(ctx, tx)
	if err != nil {
		return "", err
	}
	return next(), nil
}

// FreeCodes gives one after the other the codes of many new customers.
func FreeCodes(ctx context.Context, tx *db.Tx) (next func() string, err error) {
	last, err := db.Value[int64](ctx, tx,
		`SELECT coalesce(max(CAST(substr(code, 2) AS INTEGER)), 0) FROM customers WHERE code GLOB 'K[0-9]*' AND code NOT GLOB 'K*[^0-9]*' AND length(code) < 12`)
	return func() string {
		last++
		return fmt.Sprintf("K%04d", last)
	}, err
}

func contracts(ctx context.Context, tx *db.Tx, id ID) (int, error) {
	return db.Value[int](ctx, tx, "SELECT count(*) FROM contracts WHERE customer_id = ? AND archived = 0", id)
}

func balance(ctx context.Context, tx *db.Tx, id ID) (Balance, error) {
	b, _, err := db.One(ctx, tx, func(b *Balance) []any { return []any{&b.Open, &b.Overdue} }, `
		SELECT CAST(coalesce(sum(total - settled), 0) AS INTEGER), CAST(coalesce(sum(iif(due_date < ?, total - settled, 0)), 0) AS INTEGER)
		FROM invoices WHERE customer_id = ? AND state = 'issued' AND settled < total`, tx.Today(), id)
	if err != nil {
		return b, err
	}
	b.Unapplied, err = db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce(sum(amount - allocated), 0) AS INTEGER) FROM receipts
		WHERE customer_id = ? AND state = 'claimed' AND amount > 0`, id)
	return b, err
}

func payers(ctx context.Context, tx *db.Tx, id ID) ([]Payer, error) {
	return db.Rows(ctx, tx, func(p *Payer) []any { return []any{&p.Name, &p.Account, &p.Times, &p.Last} },
		"SELECT payer_name, payer_account, sum(times), max(date) FROM payer_times WHERE customer_id = ? GROUP BY payer_name, payer_account ORDER BY 3 DESC, 4 DESC, payer_name, payer_account", id)
}
