package meter

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Facts is what charges are billed from besides their terms: meters with their readings, what was billed of them, shares in
// common costs, turnovers. It is read once for many charges.
type Facts struct {
	meters    map[int64]charge.Meter
	readings  map[int64][]charge.Reading  // by meter, in no order
	read      map[int64][]date.Date       // by charge
	shares    map[int64][]charge.Share    // by charge
	turnovers map[int64][]charge.Turnover // by contract
}

// Of gives the facts of one charge; meter is 0 for one without. The number fields are the contract's and are not here.
// Charges of one meter share its readings: nobody changes them.
func (f *Facts) Of(chargeID, meterID, contractID int64) charge.Facts {
	return charge.Facts{
		Meter: f.meters[meterID], Readings: f.readings[meterID], Read: slices.Clip(f.read[chargeID]),
		Turnovers: f.turnovers[contractID], Shares: f.shares[chargeID],
	}
}

// LoadFacts reads the facts of all charges of the book.
func LoadFacts(ctx context.Context, tx *db.Tx) (*Facts, error) {
	return loadFacts(ctx, tx, factQueries{
		meters:   "SELECT m.id, m.multiplier, m.max_value, m.loss_percent, m.registers, m.unit FROM meters m WHERE m.id IN (SELECT meter_id FROM charges WHERE meter_id IS NOT NULL)",
		readings: gathered + "IN (SELECT meter_id FROM charges WHERE meter_id IS NOT NULL) GROUP BY r.meter_id",
		read:     "SELECT charge_id, read_to FROM billed WHERE read_to IS NOT NULL ORDER BY charge_id, period_from",
		shares:   "SELECT s.charge_id, r.period_from, r.period_to, s.amount, s.working FROM pool_shares s JOIN pool_runs r ON r.id = s.run_id WHERE s.charge_id IS NOT NULL ORDER BY s.charge_id, r.period_from",
		turnover: "SELECT contract_id, period_from, period_to, amount FROM turnovers ORDER BY contract_id, period_from",
	})
}

// LoadFactsOf reads the facts of the charges of one contract, and of further meters that its charges are to have.
func LoadFactsOf(ctx context.Context, tx *db.Tx, contractID int64, meters ...int64) (*Facts, error) {
	which := "IN (SELECT meter_id FROM charges WHERE contract_id = ?" // and more
	args := []any{contractID}
	for _, id := range meters {
		which += " UNION ALL SELECT ?"
		args = append(args, id)
	}
	which += ")"
	return loadFacts(ctx, tx, factQueries{
		meters:   "SELECT m.id, m.multiplier, m.max_value, m.loss_percent, m.registers, m.unit FROM meters m WHERE m.id " + which,
		readings: gathered + which + " GROUP BY r.meter_id",
		ofMeters: args,
		read: `SELECT b.charge_id, b.read_to FROM billed b JOIN charges h ON h.id = b.charge_id WHERE h.contract_id = ? AND b.read_to IS NOT NULL
			ORDER BY b.charge_id, b.period_from`,
		shares: `SELECT s.charge_id, r.period_from, r.period_to, s.amount, s.working FROM pool_shares s JOIN pool_runs r ON r.id = s.run_id
			JOIN charges h ON h.id = s.charge_id WHERE h.contract_id = ? ORDER BY s.charge_id, r.period_from`,
		turnover:   "SELECT contract_id, period_from, period_to, amount FROM turnovers WHERE contract_id = ? ORDER BY period_from",
		ofContract: []any{contractID},
	})
}

type factQueries struct {
	meters, readings, read, shares, turnover string
	ofMeters, ofContract                     []any
}

func loadFacts(ctx context.Context, tx *db.Tx, q factQueries) (*Facts, error) {
	f := &Facts{
		meters: map[int64]charge.Meter{}, readings: map[int64][]charge.Reading{}, read: map[int64][]date.Date{},
		shares: map[int64][]charge.Share{}, turnovers: map[int64][]charge.Turnover{},
	}
	type meterRow struct {
		id int64
		m  Meter
	}
	err := db.Each(ctx, tx, func(r *meterRow) []any {
		return []any{&r.id, &r.m.Multiplier, most{&r.m.MaxValue}, &r.m.LossPercent, (*names)(&r.m.Registers), &r.m.Unit}
	}, func(r meterRow) error {
		f.meters[r.id] = r.m.counter()
		return nil
	}, q.meters, q.ofMeters...)
	if err != nil {
		return nil, err
	}
	if err := f.loadReadings(ctx, tx, q); err != nil {
		return nil, err
	}
	if err := grouped(ctx, tx, f.read, func(d *date.Date) []any { return []any{d} }, q.read, q.ofContract); err != nil {
		return nil, err
	}
	if err := grouped(ctx, tx, f.shares, func(s *charge.Share) []any { return []any{&s.From, &s.To, &s.Amount, &s.Working} }, q.shares, q.ofContract); err != nil {
		return nil, err
	}
	if err := f.handOn(ctx, tx); err != nil {
		return nil, err
	}
	return f, grouped(ctx, tx, f.turnovers, func(t *charge.Turnover) []any { return []any{&t.From, &t.To, &t.Amount} }, q.turnover, q.ofContract)
}

// handOn gives the shares of days on which another charge goes on to that one: they were shared before the contract was changed.
func (f *Facts) handOn(ctx context.Context, tx *db.Tx) error {
	if len(f.shares) == 0 {
		return nil
	}
	type change struct {
		id, before int64
		start      date.Date
	}
	return db.Each(ctx, tx, func(c *change) []any { return []any{&c.id, &c.before, &c.start} }, func(c change) error {
		stay := []charge.Share{}
		for _, s := range f.shares[c.before] {
			if s.From < c.start {
				stay = append(stay, s)
			} else {
				f.shares[c.id] = append(f.shares[c.id], s)
			}
		}
		f.shares[c.before] = stay
		return nil
	}, `SELECT h.id, h.replaces, h.start_date FROM charges h JOIN charges b ON b.id = h.replaces
		WHERE h.pool_id IS NOT NULL AND h.withdrawn = 0 AND h.start_date IS NOT NULL AND b.contract_id = h.contract_id AND b.pool_id = h.pool_id ORDER BY h.id`)
}

// grouped reads rows under the id in their first column.
func grouped[T any](ctx context.Context, tx *db.Tx, into map[int64][]T, dest func(*T) []any, query string, args []any) error {
	type row struct {
		id   int64
		part T
	}
	return db.Each(ctx, tx, func(r *row) []any { return append([]any{&r.id}, dest(&r.part)...) },
		func(r row) error { into[r.id] = append(into[r.id], r.part); return nil }, query, args...)
}

// gathered gives all readings of a meter in one row, since so many rows would take longer to fetch than to read.
const gathered = "SELECT r.meter_id, group_concat(concat_ws(char(31), r.register, r.date, r.value, r.kind), char(30)) FROM readings r WHERE r.meter_id "

func (f *Facts) loadReadings(ctx context.Context, tx *db.Tx, q factQueries) error {
	type row struct {
		id  int64
		all string
	}
	return db.Each(ctx, tx, func(r *row) []any { return []any{&r.id, &r.all} }, func(r row) error {
		readings := make([]charge.Reading, 0, strings.Count(r.all, "\x1e")+1)
		for one := range strings.SplitSeq(r.all, "\x1e") {
			reading, err := ungathered(one)
			if err != nil {
				return fmt.Errorf("a reading of meter %d: %w", r.id, err)
			}
			readings = append(readings, reading)
		}
		f.readings[r.id] = readings
		return nil
	}, q.readings, q.ofMeters...)
}

func ungathered(text string) (r charge.Reading, err error) {
	fields := strings.Split(text, "\x1f")
	if len(fields) != 4 {
		return r, fmt.Errorf("%d fields", len(fields))
	}
	r.Register, r.Kind = fields[0], charge.ReadingKind(fields[3])
	if r.Date, err = date.Parse(fields[1]); err != nil {
		return r, err
	}
	r.Value, err = decimal.NewFromString(fields[2])
	return r, err
}

// counter is a meter as charge counts by it.
func (m Meter) counter() charge.Meter {
	c := charge.Meter{Multiplier: m.Multiplier, LossPercent: m.LossPercent, Registers: m.Registers, Unit: m.Unit}
	if m.MaxValue != nil {
		c.MaxValue = *m.MaxValue
	}
	return c
}

// read is a reading as charge counts by it.
func (r Reading) read() charge.Reading {
	return charge.Reading{Register: r.Register, Date: r.Date, Value: r.Value, Kind: charge.ReadingKind(r.Kind)}
}
