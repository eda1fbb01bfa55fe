package contract

import (
	"context"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Billable is one charge with everything billing needs to know of it.
type Billable struct {
	Contract ID
	Code     string // of the contract
	Customer customer.ID
	Unit     string // of the contract; the customer's own where it has this contract alone
	Charge   ChargeID
	Line     int
	Item     FeeItem
	Terms    charge.Terms
	Facts    charge.Facts // what its periods are billed from
	Billed   Billed
}

// Unbilled gives the charge's periods with an issue date not after through that were not billed, in order.
func (b Billable) Unbilled(through date.Date) []charge.Period {
	return b.Billed.missing(b.Terms, through)
}

// LoadBillable gives every charge of the contracts that are not archived and have begun charging by the last day on
// which a charge with an issue date not after through can begin, by contract and line.
func LoadBillable(ctx context.Context, tx *db.Tx, through date.Date) ([]Billable, error) {
	contracts, err := db.Rows(ctx, tx, dest, "SELECT "+columns+" FROM contracts c WHERE c.archived = 0 ORDER BY c.id")
	if err != nil {
		return nil, err
	}
	if err := addCharges(ctx, tx, contracts, "SELECT id FROM contracts WHERE archived = 0"); err != nil {
		return nil, err
	}
	items, err := itemsByID(ctx, tx)
	if err != nil {
		return nil, err
	}
	units, err := ownUnits(ctx, tx, contracts)
	if err != nil {
		return nil, err
	}
	var all []Billable
	for _, c := range contracts {
		unit := c.Unit
		if unit == "" {
			unit = units[c.Customer]
		}
		for _, h := range c.Charges {
			t := h.terms(c, items[h.FeeItem])
			if t.Start.AddDays(min(t.IssueOffsetDays, 0)) > through {
				continue
			}
			all = append(all, Billable{
				Contract: c.ID, Code: c.Code, Customer: c.Customer, Unit: unit,
				Charge: h.ID, Line: h.Line, Item: items[h.FeeItem], Terms: t,
			})
		}
	}
	return all, addBilled(ctx, tx, all)
}

// ownUnits gives the units of each customer that has one contract alone: with several, nobody knows which is whose.
func ownUnits(ctx context.Context, tx *db.Tx, contracts []Contract) (map[customer.ID]string, error) {
	count := map[customer.ID]int{}
	for _, c := range contracts {
		count[c.Customer]++
	}
	type row struct {
		id    customer.ID
		units string
	}
	units := map[customer.ID]string{}
	return units, db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.units} }, func(r row) error {
		if count[r.id] == 1 {
			units[r.id] = r.units
		}
		return nil
	}, "SELECT customer_id, group_concat(value, '、' ORDER BY id) FROM customer_facts WHERE kind = 'unit' GROUP BY customer_id")
}

// Billed tells which periods of a charge were billed. Where they are the charge's first ones without a gap, the last of
// them says it all; otherwise every one is listed.
type Billed struct {
	last   date.Date // start of the last billed period, when there is no gap
	listed []date.Range
}

// Has says whether the period that starts on a day was billed.
func (b Billed) Has(p charge.Period) bool {
	if b.last != 0 {
		return p.From <= b.last
	}
	return slices.ContainsFunc(b.listed, func(r date.Range) bool { return r.From <= p.To && p.From <= r.To })
}

func (b Billed) missing(t charge.Terms, through date.Date) []charge.Period {
	var from date.Date
	if b.last != 0 {
		from = b.last.AddDays(t.IssueOffsetDays + 1) // no period after the last is issued before
	}
	return slices.DeleteFunc(t.PeriodsBetween(from, through), b.Has)
}

// gapless says that count billed periods of which last starts latest are the charge's first ones.
func gapless(t charge.Terms, count int, last date.Date) bool {
	if t.CycleMonths == 0 {
		return count == 1 && last == t.Start
	}
	origin := t.Start
	if t.Anchor == charge.AnchorCalendar {
		origin = t.Start.MonthStart().AddMonths(-((int(t.Start.Month()) - 1) % t.CycleMonths))
	}
	k := ((last.Year()-origin.Year())*12 + int(last.Month()-origin.Month())) / t.CycleMonths
	return k == count-1 && last == max(t.Start, origin.AddMonths(k*t.CycleMonths))
}

// addBilled says of each charge what was billed of it.
func addBilled(ctx context.Context, tx *db.Tx, all []Billable) error {
	at := make(map[ChargeID]int, len(all))
	for i, b := range all {
		at[b.Charge] = i
	}
	type row struct {
		id    ChargeID
		count int
		last  date.Date
	}
	var odd []int
	err := db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.count, &r.last} }, func(r row) error {
		i, ok := at[r.id]
		switch {
		case !ok:
		case gapless(all[i].Terms, r.count, r.last):
			all[i].Billed.last = r.last
		default:
			odd = append(odd, i)
		}
		return nil
	}, "SELECT charge_id, count(*), max(period_from) FROM billed GROUP BY charge_id")
	if err != nil {
		return err
	}
	for _, i := range odd {
		if all[i].Billed.listed, err = billedOf(ctx, tx, all[i].Charge); err != nil {
			return err
		}
	}
	return nil
}

// billedOf gives the days of every billed period of a charge, in order.
func billedOf(ctx context.Context, tx *db.Tx, id ChargeID) ([]date.Range, error) {
	return db.Rows(ctx, tx, func(r *date.Range) []any { return []any{&r.From, &r.To} },
		"SELECT period_from, period_to FROM billed WHERE charge_id = ? ORDER BY period_from", id)
}

// billablesOf gives the charges of one contract as they stand in the book.
func billablesOf(ctx context.Context, tx *db.Tx, c Contract) ([]Billable, error) {
	items, err := itemsByID(ctx, tx)
	if err != nil {
		return nil, err
	}
	all := make([]Billable, len(c.Charges))
	for i, h := range c.Charges {
		all[i] = Billable{Contract: c.ID, Code: c.Code, Customer: c.Customer, Unit: c.Unit, Charge: h.ID, Line: h.Line,
			Item: items[h.FeeItem], Terms: h.terms(c, items[h.FeeItem])}
		if all[i].Billed.listed, err = billedOf(ctx, tx, h.ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}
