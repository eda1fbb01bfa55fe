package meter

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

const columns = `m.id, m.code, m.name, m.place, m.unit, coalesce(m.contract_id, 0), m.multiplier, m.max_value, m.loss_percent, m.registers,
	coalesce(m.common_id, 0), m.route, m.archived`

func dest(m *Meter) []any {
	return []any{&m.ID, &m.Code, &m.Name, &m.Place, &m.Unit, &m.Contract, &m.Multiplier, most{&m.MaxValue}, &m.LossPercent, (*names)(&m.Registers),
		&m.Common, &m.Route, &m.Archived}
}

// most reads a highest value, which is ” where none is known.
type most struct{ to **decimal.Decimal }

// Scan reads TEXT.
func (m most) Scan(v any) error {
	if *m.to = nil; v == "" {
		return nil
	}
	*m.to = new(decimal.Decimal)
	return (*m.to).Scan(v)
}

// names are the registers of a meter as JSON.
type names []string

// Scan reads JSON.
func (n *names) Scan(v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("meter: registers are %T, not TEXT", v)
	}
	return json.Unmarshal([]byte(text), (*[]string)(n))
}

func (m Meter) values() []any {
	registers, err := json.Marshal(m.Registers)
	if err != nil {
		panic(err) // a list of texts
	}
	return []any{m.Code, m.Name, m.Place, m.Unit, m.Contract, m.Multiplier, m.mostText(), m.LossPercent, string(registers), m.Common, m.Route}
}

func (m Meter) mostText() string {
	if m.MaxValue == nil {
		return ""
	}
	return m.MaxValue.String()
}

// LoadAll gives every meter of the book, archived ones too, by id.
func LoadAll(ctx context.Context, tx *db.Tx) ([]Meter, error) {
	return db.Rows(ctx, tx, dest, "SELECT "+columns+" FROM meters m ORDER BY m.id")
}

// loadOne gives one meter, or the fault NoSuch.
func loadOne(ctx context.Context, tx *db.Tx, id ID) (Meter, error) {
	m, ok, err := db.One(ctx, tx, dest, "SELECT "+columns+" FROM meters m WHERE m.id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuch, fault.Args{"id": int64(id)}).At("id")
	}
	return m, err
}

func insert(ctx context.Context, tx *db.Tx, m *Meter) error {
	id, err := tx.Insert(ctx, `INSERT INTO meters (code, name, place, unit, contract_id, multiplier, max_value, loss_percent, registers, common_id, route)
		VALUES (?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, nullif(?, 0), ?)`, m.values()...)
	m.ID = ID(id)
	return err
}

func update(ctx context.Context, tx *db.Tx, m Meter) error {
	_, err := tx.Exec(ctx, `UPDATE meters SET code = ?, name = ?, place = ?, unit = ?, contract_id = nullif(?, 0), multiplier = ?, max_value = ?,
		loss_percent = ?, registers = ?, common_id = nullif(?, 0), route = ? WHERE id = ?`, append(m.values(), m.ID)...)
	return err
}

// freeCode gives the code that a new meter without one gets: B0001, B0002 …
func freeCode(ctx context.Context, tx *db.Tx) (string, error) {
	last, err := db.Value[int64](ctx, tx,
		`SELECT coalesce(max(CAST(substr(code, 2) AS INTEGER)), 0) FROM meters WHERE code GLOB 'B[0-9]*' AND code NOT GLOB 'B*[^0-9]*' AND length(code) < 12`)
	return fmt.Sprintf("B%04d", last+1), err
}

// fits checks a meter against the book: its code is free, what it names is there, its readings still have their place.
func fits(ctx context.Context, tx *db.Tx, m Meter) error {
	var k form.Check
	taken, err := db.Value[int](ctx, tx, "SELECT count(*) FROM meters WHERE code = ? AND id <> ?", m.Code, m.ID)
	if err != nil {
		return err
	}
	if taken > 0 {
		k.Add(CodeTaken, fault.Args{"code": m.Code}, "code")
	}
	if m.Contract != 0 {
		n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM contracts WHERE id = ?", m.Contract)
		if err != nil {
			return err
		}
		if n == 0 {
			k.Add(NoSuchContract, nil, "contractId")
		}
	}
	if err := commonFits(ctx, tx, &k, m); err != nil {
		return err
	}
	if err := readingsFit(ctx, tx, &k, m); err != nil {
		return err
	}
	return k.Err(Invalid)
}

// commonFits checks that the common meter is there and that the way up from it does not come back.
func commonFits(ctx context.Context, tx *db.Tx, k *form.Check, m Meter) error {
	for at, seen := m.Common, []ID{m.ID}; at != 0; {
		if slices.Contains(seen, at) {
			k.Add(CommonOfItself, nil, "commonId")
			return nil
		}
		seen = append(seen, at)
		up, ok, err := db.One(ctx, tx, func(id *ID) []any { return []any{id} }, "SELECT coalesce(common_id, 0) FROM meters WHERE id = ?", at)
		if err != nil {
			return err
		}
		if !ok {
			k.Add(NoSuchCommon, nil, "commonId")
			return nil
		}
		at = up
	}
	return nil
}

// readingsFit checks that no register that was read goes, and that no reading is above the highest value.
func readingsFit(ctx context.Context, tx *db.Tx, k *form.Check, m Meter) error {
	if m.ID == 0 {
		return nil
	}
	type top struct {
		register string
		value    decimal.Decimal
	}
	var highest decimal.Decimal
	gone := map[string]bool{}
	err := db.Each(ctx, tx, func(t *top) []any { return []any{&t.register, &t.value} }, func(t top) error {
		highest = decimal.Max(highest, t.value)
		gone[t.register] = !slices.Contains(m.EachRegister(), t.register)
		return nil
	}, "SELECT register, value FROM readings WHERE meter_id = ? ORDER BY register", m.ID)
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		if gone[name] {
			k.Add(RegisterRead, fault.Args{"name": name}, "registers")
		}
	}
	if err != nil || m.MaxValue == nil {
		return err
	}
	stored, err := db.Value[string](ctx, tx, "SELECT max_value FROM meters WHERE id = ?", m.ID)
	if stored != m.mostText() && highest.GreaterThan(*m.MaxValue) { // an earlier device may have shown more
		k.Add(MostBelow, fault.Args{"value": m.MaxValue.String(), "highest": highest.String()}, "maxValue")
	}
	return err
}
