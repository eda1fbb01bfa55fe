package contract

import (
	"context"
	"slices"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/meter"
	"zhangfang/internal/settings"
)

// world is what charges need to know of the book to be worked out.
type world struct {
	items    map[FeeItemID]FeeItem
	units    map[customer.ID]string
	calendar charge.Calendar
	facts    *meter.Facts
	billed   billedSums
	ended    map[int64]date.Date   // by meter, the day on which the first of its charges ends
	read     map[ChargeID]readings // of charges with meters that were met so far
}

// readings are what a charge has read of its meter.
type readings struct {
	of   ID // contract
	read []date.Date
}

// loadWorld reads what the contracts of some customers need, but for what was billed of them; "" is all.
func loadWorld(ctx context.Context, tx *db.Tx, contracts []Contract, customers string) (w *world, err error) {
	w = &world{read: map[ChargeID]readings{}}
	if w.items, err = itemsByID(ctx, tx); err != nil {
		return nil, err
	}
	if w.units, err = ownUnits(ctx, tx, contracts, customers); err != nil {
		return nil, err
	}
	if w.calendar, err = settings.LoadCalendar(ctx, tx); err != nil {
		return nil, err
	}
	if w.facts, err = meter.LoadFacts(ctx, tx); err != nil {
		return nil, err
	}
	w.ended, err = metersEnded(ctx, tx)
	return w, err
}

// loadWorldOf reads what one contract needs, which may be a draft.
func loadWorldOf(ctx context.Context, tx *db.Tx, c Contract) (w *world, err error) {
	w = &world{read: map[ChargeID]readings{}}
	if w.items, err = itemsByID(ctx, tx); err != nil {
		return nil, err
	}
	if w.calendar, err = settings.LoadCalendar(ctx, tx); err != nil {
		return nil, err
	}
	var meters []int64
	for _, h := range c.Charges {
		if h.Meter != 0 && !slices.Contains(meters, h.Meter) {
			meters = append(meters, h.Meter)
		}
	}
	if w.facts, err = meter.LoadFactsOf(ctx, tx, int64(c.ID), meters...); err != nil || len(meters) == 0 {
		return w, err
	}
	if w.billed, err = loadBilledSums(ctx, tx, " WHERE charge_id IN (SELECT id FROM charges WHERE contract_id = ?)", c.ID); err != nil {
		return w, err
	}
	w.ended, err = metersEnded(ctx, tx)
	return w, err
}

// metersEnded tells of each meter when the first of the charges that it counted for ends.
func metersEnded(ctx context.Context, tx *db.Tx) (map[int64]date.Date, error) {
	type row struct {
		id  int64
		end date.Date
	}
	ended := map[int64]date.Date{}
	return ended, db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.end} }, func(r row) error { ended[r.id] = r.end; return nil }, `
		SELECT h.meter_id, min(coalesce(h.end_date, c.end_date, '9999-12-31')) FROM charges h JOIN contracts c ON c.id = h.contract_id
		WHERE h.meter_id IS NOT NULL AND h.withdrawn = 0 GROUP BY h.meter_id`)
}

// billable gives a charge without what was billed of it.
func (w *world) billable(c *Contract, h Charge) Billable {
	item := w.items[h.FeeItem]
	b := Billable{Contract: c.ID, Of: c, Code: c.Code, Customer: c.Customer, Unit: c.Unit, Charge: h.ID, Line: h.Line, Item: item,
		Terms: h.terms(*c, item), Meter: h.Meter, Replaces: h.Replaces, Withdrawn: h.Withdrawn, Review: h.ReviewFrom}
	if b.Unit == "" {
		b.Unit = w.units[c.Customer]
	}
	b.Terms.Calendar = w.calendar
	b.Facts = w.facts.Of(int64(h.ID), h.Meter, int64(c.ID))
	b.Facts.Numbers = c.Numbers
	if h.Meter != 0 {
		w.goOn(&b, h.Meter)
		if day := b.readLater(w.billed[h.ID]); day != 0 && (b.Review == 0 || day < b.Review) {
			b.Review = day
		}
	}
	return b
}

// goOn has a charge begin where the meter was left: by the charge that it replaces, or on the day it begins where the meter
// counted for somebody else before. Otherwise it begins with the meter's first reading.
func (w *world) goOn(b *Billable, meterID int64) {
	b.own = b.Facts.Read
	if before, ok := w.read[b.Replaces]; ok || b.Replaces != 0 {
		b.GoOn(before.of, before.read)
	} else if w.ended[meterID] != 0 && w.ended[meterID] < b.Terms.Start {
		b.begin(nil, b.Terms.Start)
	}
	w.read[b.Charge] = readings{b.Contract, b.Facts.Read}
}

// GoOn has a charge with a meter begin after what the one that it replaces has read, which was of that contract: where there is a
// later reading before it begins, after that. Bands go on with it, but another customer's begin anew.
func (b *Billable) GoOn(of ID, read []date.Date) {
	if of != b.Contract && len(read) > 0 {
		read = read[len(read)-1:]
	}
	b.begin(read, b.Terms.Start.AddDays(-1))
}

func (b *Billable) begin(before []date.Date, on date.Date) {
	if day := lastReading(b.Facts.Readings, on); day > lastOf(before) {
		before = append(slices.Clip(before), day)
	}
	b.Facts.Read = slices.Concat(before, b.own)
}

func lastOf(days []date.Date) date.Date {
	if len(days) == 0 {
		return 0
	}
	return days[len(days)-1]
}

// lastReading gives the day of the last reading on or before a day, or zero.
func lastReading(all []charge.Reading, on date.Date) (last date.Date) {
	for _, r := range all {
		if r.Date <= on {
			last = max(last, r.Date)
		}
	}
	return last
}
