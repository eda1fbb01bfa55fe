package contract

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

const columns = `c.id, c.code, c.customer_id, c.unit, c.start_date, c.end_date, c.deposit, c.note, c.numbers, c.minimum, c.maximum, c.limit_total,
	c.limit_block, c.archived, coalesce(c.follows, 0), c.terminated`

func dest(c *Contract) []any {
	return []any{&c.ID, &c.Code, &c.Customer, &c.Unit, &c.Start, &c.End, &c.Deposit, &c.Note, &c.Numbers, &c.Minimum, &c.Maximum, &c.LimitTotal,
		&c.LimitBlock, &c.Archived, &c.Follows, &c.Terminated}
}

const chargeColumns = `h.id, h.line, h.fee_item_id, h.model, h.price, h.price_per, h.quantity, h.cycle_months, h.anchor, h.timing,
	h.issue_offset_days, h.due_days, h.due_day, h.proration, h.start_date, h.end_date, h.step_every_months, h.step_percent,
	h.step_amount, h.price_places, coalesce(h.meter_id, 0), h.formula, h.accumulation, h.tier_mode, h.due_shift, h.whole_over, h.workdays,
	h.origin_date, h.minimum, h.maximum, coalesce(h.pool_id, 0), h.people, h.people_over, h.people_widen, h.move_in, h.percent, h.yearly,
	h.on_confirm, h.confirmed, h.retention, h.retention_months, coalesce(h.replaces, 0), h.withdrawn, h.review_from`

func chargeDest(h *Charge) []any {
	return []any{&h.ID, &h.Line, &h.FeeItem, &h.Model, &h.Price, &h.PricePer, &h.Quantity, &h.CycleMonths, &h.Anchor, &h.Timing,
		&h.IssueOffsetDays, &h.DueDays, &h.DueDay, &h.Proration, &h.Start, &h.End, &h.StepEveryMonths, &h.StepPercent,
		&h.StepAmount, &h.PricePlaces, &h.Meter, &h.Formula, &h.Accumulation, &h.TierMode, &h.DueShift, &h.WholeOver, &h.Workdays,
		&h.Origin, &h.Minimum, &h.Maximum, &h.Pool, &h.People, &h.PeopleOver, &h.PeopleWiden, &h.MoveIn, &h.Percent, &h.Yearly,
		&h.OnConfirm, &h.Confirmed, &h.Retention, &h.RetentionMonths, &h.Replaces, &h.Withdrawn, &h.ReviewFrom}
}

// LoadAll gives every contract of the book whole, archived ones too, by id.
func LoadAll(ctx context.Context, tx *db.Tx) ([]Contract, error) {
	all, err := db.Rows(ctx, tx, dest, "SELECT "+columns+" FROM contracts c ORDER BY c.id")
	if err != nil {
		return nil, err
	}
	if err := addCharges(ctx, tx, all, "SELECT id FROM contracts"); err != nil {
		return nil, err
	}
	return all, addBilledThrough(ctx, tx, all, "SELECT id FROM contracts")
}

// LoadOne gives one contract whole, or the fault NoSuch.
func LoadOne(ctx context.Context, tx *db.Tx, id ID) (Contract, error) {
	c, ok, err := db.One(ctx, tx, dest, "SELECT "+columns+" FROM contracts c WHERE c.id = ?", id)
	if err != nil {
		return c, err
	}
	if !ok {
		return c, fault.New(NoSuch, fault.Args{"id": int64(id)}).At("id")
	}
	one := []Contract{c}
	if err := addCharges(ctx, tx, one, "?", id); err != nil {
		return c, err
	}
	err = addBilledThrough(ctx, tx, one, "?", id)
	return one[0], err
}

// addCharges reads the charges of contracts, which are sorted by id and are those that the SQL which names.
func addCharges(ctx context.Context, tx *db.Tx, all []Contract, which string, args ...any) error {
	for i := range all {
		all[i].Charges = []Charge{}
	}
	if err := eachCharge(ctx, tx, all, which, func(c *Contract, h Charge) error {
		h.listed()
		c.Charges = append(c.Charges, h)
		return nil
	}, args...); err != nil {
		return err
	}
	lists, err := listsOf(ctx, tx, " WHERE h.contract_id IN ("+which+")", args...)
	for i := range all {
		for j := range all[i].Charges {
			h := &all[i].Charges[j]
			if l, ok := lists[h.ID]; ok {
				h.Steps, h.Free, h.Discounts, h.Tiers, h.RegisterPrices, h.Formulas = l.Steps, l.Free, l.Discounts, l.Tiers, l.RegisterPrices, l.Formulas
				h.listed()
			}
		}
	}
	return err
}

// eachCharge yields the charges of contracts without their lists, by contract and line.
func eachCharge(ctx context.Context, tx *db.Tx, all []Contract, which string, yield func(*Contract, Charge) error, args ...any) error {
	type row struct {
		contract ID
		Charge
	}
	return db.EachAhead(ctx, tx, func(r *row) []any { return append([]any{&r.contract}, chargeDest(&r.Charge)...) }, func(r row) error {
		i, ok := slices.BinarySearchFunc(all, r.contract, func(c Contract, id ID) int { return int(c.ID - id) })
		if !ok {
			return fmt.Errorf("contract: charge %d of contract %d, which was not read", r.ID, r.contract)
		}
		return yield(&all[i], r.Charge)
	}, "SELECT h.contract_id, "+chargeColumns+" FROM charges h WHERE h.contract_id IN ("+which+") ORDER BY h.contract_id, h.line", args...)
}

// listsOf reads what charges have lists of; those without any are not in it.
func listsOf(ctx context.Context, tx *db.Tx, which string, args ...any) (map[ChargeID]*Charge, error) {
	charges := map[ChargeID]*Charge{}
	of := func(id ChargeID) *Charge {
		if charges[id] == nil {
			charges[id] = &Charge{}
		}
		return charges[id]
	}
	join := " p JOIN charges h ON h.id = p.charge_id" + which
	if err := parts(ctx, tx, func(s *charge.Step) []any { return []any{&s.From, &s.Price} },
		func(id ChargeID, s charge.Step) { of(id).Steps = append(of(id).Steps, s) },
		"SELECT p.charge_id, p.from_date, p.price FROM price_steps"+join+" ORDER BY p.charge_id, p.from_date", args); err != nil {
		return nil, err
	}
	if err := parts(ctx, tx, func(r *date.Range) []any { return []any{&r.From, &r.To} },
		func(id ChargeID, r date.Range) { of(id).Free = append(of(id).Free, r) },
		"SELECT p.charge_id, p.from_date, p.to_date FROM free_periods"+join+" ORDER BY p.charge_id, p.from_date", args); err != nil {
		return nil, err
	}
	if err := parts(ctx, tx, func(d *charge.Discount) []any { return []any{&d.From, &d.To, &d.Percent, &d.Amount, &d.Reason} },
		func(id ChargeID, d charge.Discount) { of(id).Discounts = append(of(id).Discounts, d) },
		"SELECT p.charge_id, p.from_date, p.to_date, p.percent, p.amount, p.reason FROM discounts"+join+" ORDER BY p.charge_id, p.from_date", args); err != nil {
		return nil, err
	}
	if err := parts(ctx, tx, func(r *charge.RegisterPrice) []any { return []any{&r.Register, &r.From, &r.Price} },
		func(id ChargeID, r charge.RegisterPrice) { of(id).RegisterPrices = append(of(id).RegisterPrices, r) },
		"SELECT p.charge_id, p.register, p.from_date, p.price FROM register_prices"+join+" ORDER BY p.charge_id, p.register, p.from_date", args); err != nil {
		return nil, err
	}
	if err := parts(ctx, tx, func(f *charge.Formula) []any { return []any{&f.From, &f.Formula} },
		func(id ChargeID, f charge.Formula) { of(id).Formulas = append(of(id).Formulas, f) },
		"SELECT p.charge_id, p.from_date, p.formula FROM formulas"+join+" ORDER BY p.charge_id, p.from_date", args); err != nil {
		return nil, err
	}
	return charges, parts(ctx, tx, func(t *tier) []any { return []any{&t.upto, &t.Price} },
		func(id ChargeID, t tier) { of(id).Tiers = append(of(id).Tiers, t.whole()) },
		"SELECT p.charge_id, p.upto, p.price FROM tiers"+join+" ORDER BY p.charge_id, p.upto = '', CAST(p.upto AS REAL)", args)
}

func parts[T any](ctx context.Context, tx *db.Tx, dest func(*T) []any, add func(ChargeID, T), query string, args []any) error {
	type row struct {
		id   ChargeID
		part T
	}
	return db.Each(ctx, tx, func(r *row) []any { return append([]any{&r.id}, dest(&r.part)...) },
		func(r row) error { add(r.id, r.part); return nil }, query, args...)
}

// tier is a Tier as stored: an empty upto has no end.
type tier struct {
	charge.Tier
	upto string
}

func (t tier) whole() charge.Tier {
	if t.upto != "" {
		t.Upto = new(decimal.RequireFromString(t.upto)) // it was a decimal when it was written
	}
	return t.Tier
}

// addBilledThrough says of each charge until when it was billed.
func addBilledThrough(ctx context.Context, tx *db.Tx, all []Contract, which string, args ...any) error {
	through := map[ChargeID]date.Date{}
	type row struct {
		id ChargeID
		to date.Date
	}
	err := db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.to} }, func(r row) error { through[r.id] = r.to; return nil },
		"SELECT b.charge_id, max(b.period_to) FROM billed b JOIN charges h ON h.id = b.charge_id WHERE h.contract_id IN ("+which+") GROUP BY b.charge_id", args...)
	for i := range all {
		for j := range all[i].Charges {
			all[i].Charges[j].BilledThrough = through[all[i].Charges[j].ID]
		}
	}
	return err
}

func itemsByID(ctx context.Context, tx *db.Tx) (map[FeeItemID]FeeItem, error) {
	items, err := LoadItems(ctx, tx)
	byID := make(map[FeeItemID]FeeItem, len(items))
	for _, f := range items {
		byID[f.ID] = f
	}
	return byID, err
}

// itemsOf gives the fee items that a contract charges, in the order of its lines.
func itemsOf(ctx context.Context, tx *db.Tx, c Contract) ([]FeeItem, error) {
	all, err := itemsByID(ctx, tx)
	items, seen := []FeeItem{}, map[FeeItemID]bool{}
	for _, h := range c.Charges {
		if !seen[h.FeeItem] {
			seen[h.FeeItem] = true
			items = append(items, all[h.FeeItem])
		}
	}
	return items, err
}

func payer(ctx context.Context, tx *db.Tx, id customer.ID) (code, name string, err error) {
	type row struct{ code, name string }
	r, ok, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.code, &r.name} }, "SELECT code, name FROM customers WHERE id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuchCustomer, nil).At("customerId")
	}
	return r.code, r.name, err
}

// open gives what is open on the invoices that bill a contract.
func open(ctx context.Context, tx *db.Tx, id ID) (money.Amount, error) {
	return db.Value[money.Amount](ctx, tx, `
		SELECT CAST(coalesce(sum(total - settled), 0) AS INTEGER) FROM invoices
		WHERE state = 'issued' AND settled < total AND id IN (SELECT invoice_id FROM invoice_lines WHERE contract_id = ?)`, id)
}
