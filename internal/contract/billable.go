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
	Of       *Contract // without its charges
	Code     string    // of the contract
	Customer customer.ID
	Unit     string // of the contract; the customer's own where it has this contract alone
	Charge   ChargeID
	Line     int
	Item     FeeItem
	Terms    charge.Terms
	Facts    charge.Facts // what its periods are billed from
	Billed   Billed

	Meter     int64       // that it counts by, or 0
	Replaces  ChargeID    // the charge that it goes on from, or 0
	Withdrawn bool        // a change took it back: it has no periods, and what was billed of it is to be given back
	own       []date.Date // of Facts.Read, what was read of its own periods
	Review    date.Date   // its billed periods that end on or after this day are to be worked out again: it was changed, or read again in its last one; zero for none
}

// Unbilled gives the charge's periods with an issue date not after through that were not billed, in order.
func (b *Billable) Unbilled(through date.Date) []charge.Period {
	if b.Withdrawn {
		return nil
	}
	return b.Billed.missing(b.Terms, through)
}

// EachBillable yields every charge of the contracts that are not archived and have begun charging by the last day on
// which a charge with an issue date not after through can begin, by contract and line. What it yields is valid until it yields the next.
// Charges whose billed periods are to be worked out again are among them, even if they were withdrawn.
func EachBillable(ctx context.Context, tx *db.Tx, through date.Date, yield func(*Billable) error) error {
	return EachBillableOf(ctx, tx, "", through, yield)
}

// EachBillableOf is EachBillable for some customers, told as a JSON list of their ids; "" is all. Charges that replace one another are
// to be of customers among them.
func EachBillableOf(ctx context.Context, tx *db.Tx, customers string, through date.Date, yield func(*Billable) error) error {
	live, args := "archived = 0", []any{}
	if customers != "" {
		live, args = live+" AND customer_id IN (SELECT value FROM json_each(?))", []any{customers}
	}
	which := "SELECT id FROM contracts WHERE " + live
	listed, billed := "", "" // all of them are looked at sooner than those of some contracts
	if customers != "" {
		listed, billed = " WHERE h.contract_id IN ("+which+")", " WHERE charge_id IN (SELECT id FROM charges WHERE contract_id IN ("+which+"))"
	}
	var (
		contracts []Contract
		w         *world
		sums      billedSums
		lists     map[ChargeID]*Charge
	)
	if err := tx.Together(ctx, func(tx *db.Tx) (err error) {
		if contracts, err = db.Rows(ctx, tx, dest, "SELECT "+columns+" FROM contracts c WHERE "+live+" ORDER BY c.id", args...); err != nil {
			return err
		}
		if w, err = loadWorld(ctx, tx, contracts, customers); err != nil {
			return err
		}
		lists, err = listsOf(ctx, tx, listed, args...)
		return err
	}, func(tx *db.Tx) (err error) {
		sums, err = loadBilledSums(ctx, tx, billed, args...)
		return err
	}); err != nil {
		return err
	}
	w.billed = sums
	var b Billable
	return eachCharge(ctx, tx, contracts, which, func(c *Contract, h Charge) error {
		if l, ok := lists[h.ID]; ok {
			h.Steps, h.Free, h.Discounts, h.Tiers, h.RegisterPrices, h.Formulas = l.Steps, l.Free, l.Discounts, l.Tiers, l.RegisterPrices, l.Formulas
		}
		b = w.billable(c, h)
		switch {
		case h.ReviewFrom != 0:
		case h.Withdrawn, b.Terms.Start.AddDays(min(b.Terms.IssueOffsetDays, 0)) > through:
			return nil
		}
		if !w.billed.fill(&b) {
			var err error
			if b.Billed.listed, err = billedOf(ctx, tx, h.ID); err != nil {
				return err
			}
		}
		return yield(&b)
	}, args...)
}

// ownUnits gives the units of each customer that has one contract alone: with several, nobody knows which is whose.
func ownUnits(ctx context.Context, tx *db.Tx, contracts []Contract, customers string) (map[customer.ID]string, error) {
	count := map[customer.ID]int{}
	for _, c := range contracts {
		count[c.Customer]++
	}
	type row struct {
		id    customer.ID
		units string
	}
	among, args := "TRUE", []any{}
	if customers != "" {
		among, args = "customer_id IN (SELECT value FROM json_each(?))", []any{customers}
	}
	units := map[customer.ID]string{}
	return units, db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.units} }, func(r row) error {
		if count[r.id] == 1 {
			units[r.id] = r.units
		}
		return nil
	}, "SELECT customer_id, group_concat(value, '、' ORDER BY id) FROM customer_facts WHERE kind = 'unit' AND "+among+" GROUP BY customer_id", args...)
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
		return count == 1 && last == t.Start && t.Retention.IsZero() && !t.OnConfirm
	}
	origin := t.Origin
	if origin == 0 {
		origin = t.Start
	}
	if t.Anchor == charge.AnchorCalendar {
		origin = origin.MonthStart().AddMonths(-((int(origin.Month()) - 1) % t.CycleMonths))
	}
	cycle := func(d date.Date) int {
		m := (d.Year()-origin.Year())*12 + int(d.Month()-origin.Month())
		if origin.AddMonths(m) > d {
			m--
		}
		return m / t.CycleMonths
	}
	k := cycle(last)
	return k-cycle(t.Start) == count-1 && last == max(t.Start, origin.AddMonths(k*t.CycleMonths))
}

// billedSums is what was billed of each charge.
type billedSums map[ChargeID]billedSum

// billedSum is how many periods were billed and where the last of them begins; of a charge with a meter also where the last ends,
// and the last reading that they took in.
type billedSum struct {
	count          int
	last, to, read date.Date
}

// The index of the periods gives the first two of all charges; the rows themselves are read only of charges with a meter.
func loadBilledSums(ctx context.Context, tx *db.Tx, where string, args ...any) (billedSums, error) {
	type row struct {
		id ChargeID
		billedSum
	}
	sums := billedSums{}
	if err := db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.count, &r.last} },
		func(r row) error { sums[r.id] = r.billedSum; return nil },
		"SELECT charge_id, count(*), max(period_from) FROM billed"+where+" GROUP BY charge_id", args...); err != nil {
		return nil, err
	}
	if where == "" {
		where = " WHERE TRUE"
	}
	return sums, db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.to, &r.read} },
		func(r row) error {
			sum := sums[r.id]
			sum.to, sum.read = r.to, r.read
			sums[r.id] = sum
			return nil
		},
		"SELECT charge_id, max(period_to), max(read_to) FROM billed"+where+" AND charge_id IN (SELECT charge_id FROM billed WHERE read_to IS NOT NULL) GROUP BY charge_id", args...)
}

// readLater gives the last day of a charge's last period where that was billed and its meter was read once more since, before the
// charge ended: no period comes that would take the reading in. Zero for none.
func (b *Billable) readLater(sum billedSum) date.Date {
	end := b.Terms.End
	if sum.read == 0 || end == 0 || sum.to < end || b.Withdrawn {
		return 0
	}
	if !slices.ContainsFunc(b.Facts.Readings, func(r charge.Reading) bool { return sum.read < r.Date && r.Date <= end }) {
		return 0
	}
	return sum.to
}

// fill says what was billed of a charge; false when its periods must be listed.
func (s billedSums) fill(b *Billable) bool {
	sum, ok := s[b.Charge]
	if ok && !gapless(b.Terms, sum.count, sum.last) {
		return false
	}
	b.Billed.last = sum.last
	return true
}

// billedOf gives the days of every billed period of a charge, in order.
func billedOf(ctx context.Context, tx *db.Tx, id ChargeID) ([]date.Range, error) {
	return db.Rows(ctx, tx, func(r *date.Range) []any { return []any{&r.From, &r.To} },
		"SELECT period_from, period_to FROM billed WHERE charge_id = ? ORDER BY period_from", id)
}

// billablesOf gives the charges of one contract, which may be a draft, as they stand in the book.
func billablesOf(ctx context.Context, tx *db.Tx, c Contract) ([]Billable, error) {
	w, err := loadWorldOf(ctx, tx, c)
	if err != nil {
		return nil, err
	}
	all := make([]Billable, len(c.Charges))
	for i, h := range c.Charges {
		all[i] = w.billable(&c, h)
		if all[i].Billed.listed, err = billedOf(ctx, tx, h.ID); err != nil {
			return nil, err
		}
	}
	return all, nil
}
