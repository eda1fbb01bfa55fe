package contract

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/form"
)

// write puts a checked contract into the book and records what was done.
func write(ctx context.Context, tx *db.Tx, before Contract, c *Contract, items map[FeeItemID]FeeItem) error {
	_, name, err := payer(ctx, tx, c.Customer)
	if err != nil {
		return err
	}
	if c.ID == 0 {
		if c.Code == "" {
			if c.Code, err = freeCode(ctx, tx, c.Start); err != nil {
				return err
			}
		}
		if err := Insert(ctx, tx, c); err != nil {
			return err
		}
		tx.Record("contract.created", tell(*c, name, items), db.Of("contract", c.ID), db.Of("customer", c.Customer))
		return nil
	}
	_, oldName, err := payer(ctx, tx, before.Customer)
	if err != nil {
		return err
	}
	changes := form.Changes(tell(before, oldName, items), tell(*c, name, items))
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	if err := Update(ctx, tx, before, c); err != nil {
		return err
	}
	tx.Record("contract.changed", changed{Code: c.Code, Name: name, Changes: changes}, db.Of("contract", c.ID), db.Of("customer", c.Customer))
	return nil
}

// told is a contract as the history keeps it: charges by line, with the names of what they name.
type told struct {
	Contract
	CustomerName string                `json:"customerName"`
	Charges      map[string]toldCharge `json:"charges"`
}

type toldCharge struct {
	Item string `json:"item"`
	Charge
}

func tell(c Contract, name string, items map[FeeItemID]FeeItem) told {
	t := told{Contract: c, CustomerName: name, Charges: map[string]toldCharge{}}
	for _, h := range c.Charges {
		t.Charges[strconv.Itoa(h.Line)] = toldCharge{Item: items[h.FeeItem].Name, Charge: h}
	}
	return t
}

// Insert writes a new contract that was checked, and gives it and its charges their ids.
func Insert(ctx context.Context, tx *db.Tx, c *Contract) error {
	id, err := tx.Insert(ctx, `INSERT INTO contracts (code, customer_id, unit, start_date, end_date, deposit, note, numbers, minimum, maximum,
		limit_total, limit_block, terminated, follows) VALUES (`+db.Marks(13)+`, nullif(?, 0))`, append(c.values(), c.Follows)...)
	if err != nil {
		return err
	}
	c.ID = ID(id)
	for i := range c.Charges {
		if err := insertCharge(ctx, tx, c.ID, &c.Charges[i]); err != nil {
			return err
		}
	}
	return nil
}

// Update writes what differs between a contract as it was and as it shall be, line by line, so that charges keep their ids.
func Update(ctx context.Context, tx *db.Tx, before Contract, c *Contract) error {
	if _, err := tx.Exec(ctx, `UPDATE contracts SET code = ?, customer_id = ?, unit = ?, start_date = ?, end_date = ?, deposit = ?, note = ?,
		numbers = ?, minimum = ?, maximum = ?, limit_total = ?, limit_block = ?, terminated = ? WHERE id = ?`, append(c.values(), c.ID)...); err != nil {
		return err
	}
	gone := byLine(before)
	for i := range c.Charges {
		h := &c.Charges[i]
		old, ok := gone[h.Line]
		delete(gone, h.Line)
		switch {
		case !ok:
			if err := insertCharge(ctx, tx, c.ID, h); err != nil {
				return err
			}
		case len(form.Changes(old, *h)) > 0:
			if err := updateCharge(ctx, tx, *h); err != nil {
				return err
			}
		}
	}
	for _, h := range before.Charges {
		if _, ok := gone[h.Line]; !ok {
			continue
		}
		if err := deleteParts(ctx, tx, h.ID); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "DELETE FROM charges WHERE id = ?", h.ID); err != nil {
			return err
		}
	}
	return nil
}

func (c Contract) values() []any {
	return []any{c.Code, c.Customer, c.Unit, c.Start, c.End, c.Deposit, c.Note, c.Numbers, c.Minimum, c.Maximum, c.LimitTotal, c.LimitBlock, c.Terminated}
}

// chargeFields are the columns of a charge in the order of its values. References come first: their 0 is stored as NULL.
var chargeFields = []string{"meter_id", "pool_id", "replaces",
	"line", "fee_item_id", "model", "price", "price_per", "quantity", "cycle_months", "anchor", "timing", "issue_offset_days",
	"due_days", "due_day", "due_shift", "proration", "whole_over", "workdays", "start_date", "end_date", "origin_date", "minimum", "maximum",
	"step_every_months", "step_percent", "step_amount", "price_places", "formula", "accumulation", "tier_mode", "people", "people_over",
	"people_widen", "move_in", "percent", "yearly", "on_confirm", "confirmed", "retention", "retention_months", "withdrawn", "review_from"}

const chargeReferences = 3

func (h Charge) values() []any {
	return []any{h.Meter, h.Pool, h.Replaces,
		h.Line, h.FeeItem, h.Model, h.Price, h.PricePer, h.Quantity, h.CycleMonths, h.Anchor, h.Timing, h.IssueOffsetDays,
		h.DueDays, h.DueDay, h.DueShift, h.Proration, h.WholeOver, h.Workdays, h.Start, h.End, h.Origin, h.Minimum, h.Maximum,
		h.StepEveryMonths, h.StepPercent, h.StepAmount, *h.PricePlaces, h.Formula, h.Accumulation, h.TierMode, h.People, h.PeopleOver,
		h.PeopleWiden, h.MoveIn, h.Percent, h.Yearly, h.OnConfirm, h.Confirmed, h.Retention, h.RetentionMonths, h.Withdrawn, h.ReviewFrom}
}

var (
	chargeInsert = "INSERT INTO charges (" + strings.Join(chargeFields, ", ") + ", contract_id) VALUES (" +
		strings.Repeat("nullif(?, 0), ", chargeReferences) + db.Marks(len(chargeFields)-chargeReferences+1) + ")"
	chargeUpdate = "UPDATE charges SET " + strings.Join(chargeFields[:chargeReferences], " = nullif(?, 0), ") + " = nullif(?, 0), " +
		strings.Join(chargeFields[chargeReferences:], " = ?, ") + " = ? WHERE id = ?"
)

func insertCharge(ctx context.Context, tx *db.Tx, contract ID, h *Charge) error {
	id, err := tx.Insert(ctx, chargeInsert, append(h.values(), contract)...)
	if err != nil {
		return err
	}
	h.ID = ChargeID(id)
	return insertParts(ctx, tx, *h)
}

func updateCharge(ctx context.Context, tx *db.Tx, h Charge) error {
	if _, err := tx.Exec(ctx, chargeUpdate, append(h.values(), h.ID)...); err != nil {
		return err
	}
	if err := deleteParts(ctx, tx, h.ID); err != nil {
		return err
	}
	return insertParts(ctx, tx, h)
}

func deleteParts(ctx context.Context, tx *db.Tx, id ChargeID) error {
	for _, table := range []string{"price_steps", "free_periods", "discounts", "tiers", "register_prices", "formulas"} {
		if _, err := tx.Exec(ctx, "DELETE FROM "+table+" WHERE charge_id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

func insertParts(ctx context.Context, tx *db.Tx, h Charge) error {
	type insert struct {
		query string
		args  []any
	}
	var all []insert
	for _, s := range h.Steps {
		all = append(all, insert{"INSERT INTO price_steps (charge_id, from_date, price) VALUES (?, ?, ?)", []any{s.From, s.Price}})
	}
	for _, r := range h.Free {
		all = append(all, insert{"INSERT INTO free_periods (charge_id, from_date, to_date) VALUES (?, ?, ?)", []any{r.From, r.To}})
	}
	for _, d := range h.Discounts {
		all = append(all, insert{"INSERT INTO discounts (charge_id, from_date, to_date, percent, amount, reason) VALUES (?, ?, ?, ?, ?, ?)",
			[]any{d.From, d.To, d.Percent, d.Amount, d.Reason}})
	}
	for _, t := range h.Tiers {
		upto := ""
		if t.Upto != nil {
			upto = t.Upto.String()
		}
		all = append(all, insert{"INSERT INTO tiers (charge_id, upto, price) VALUES (?, ?, ?)", []any{upto, t.Price}})
	}
	for _, r := range h.RegisterPrices {
		all = append(all, insert{"INSERT INTO register_prices (charge_id, register, from_date, price) VALUES (?, ?, ?, ?)", []any{r.Register, r.From, r.Price}})
	}
	for _, f := range h.Formulas {
		all = append(all, insert{"INSERT INTO formulas (charge_id, from_date, formula) VALUES (?, ?, ?)", []any{f.From, f.Formula}})
	}
	for _, i := range all {
		if _, err := tx.Exec(ctx, i.query, slices.Insert(i.args, 0, any(h.ID))...); err != nil {
			return err
		}
	}
	return nil
}
