package exchange

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/meter"
	"zhangfang/internal/sheet"
)

// meterFields are the fields of a meter whose columns have other names.
var meterFields = map[string]string{"contractId": "contract", "commonId": "common"}

// counted is what readings need to know of the meters.
type counted struct {
	meters map[string]meter.Meter // by code
	fixed  map[meter.ID]meter.Until
}

// meterNames are the codes that a meter's row shows for ids.
type meterNames struct {
	contracts map[int64]string
	meters    map[int64]string
}

func (n meterNames) row(m meter.Meter) sheet.Row {
	row := cells("code", m.Code, "name", m.Name, "place", m.Place, "unit", m.Unit, "contract", n.contracts[m.Contract], "multiplier", m.Multiplier,
		"max_value", nil, "loss_percent", share(m.LossPercent), "registers", m.Registers, "common", n.meters[int64(m.Common)], "route", nil)
	if m.MaxValue != nil {
		row.Cells["max_value"] = sheet.Of(*m.MaxValue)
	}
	if m.Route != 0 {
		row.Cells["route"] = sheet.Of(m.Route)
	}
	return row
}

// addMeters makes the meters that are new, so that charges and other meters can refer to them; putMeters fills them in
// when their contracts are there.
func (w *work) addMeters() error {
	w.newMeters = map[string]bool{}
	for _, row := range w.data["meters"] {
		code := row.Text("code")
		if _, ok := w.meters[code]; ok {
			continue
		}
		id, err := w.tx.Insert(w.ctx, "INSERT INTO meters (code) VALUES (?)", code)
		if err != nil {
			return err
		}
		w.meters[code], w.newMeters[code] = id, true
	}
	return nil
}

func (w *work) putMeters() error {
	if len(w.data["meters"]) == 0 {
		return nil
	}
	all, err := w.metersByCode()
	if err != nil {
		return err
	}
	names := meterNames{byID(w.contracts), byID(w.meters)}
	for _, row := range w.data["meters"] {
		if err := w.putMeter(all[row.Text("code")], row, names); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) metersByCode() (map[string]meter.Meter, error) {
	all, err := meter.LoadAll(w.ctx, w.tx)
	byCode := make(map[string]meter.Meter, len(all))
	for _, m := range all {
		byCode[m.Code] = m
	}
	return byCode, err
}

func (w *work) putMeter(m meter.Meter, row sheet.Row, names meterNames) error {
	r := names.row(m)
	before := &r
	if w.newMeters[m.Code] {
		before = nil
	}
	if !w.overlayMeter(&m, row) {
		return nil
	}
	if !w.count("meters", before, names.row(m)) {
		return nil
	}
	return w.told(meter.Put(w.ctx, w.tx, &m), in("meters", row.Line, meterFields))
}

func (w *work) overlayMeter(m *meter.Meter, row sheet.Row) bool {
	sound := true
	set(row, "name", &m.Name)
	set(row, "place", &m.Place)
	set(row, "unit", &m.Unit)
	if row.Has("contract") {
		sound = w.refer(row, "contract", func(code string) (int64, bool) {
			id, ok := w.contracts[code]
			return int64(id), ok
		}, NoContract, &m.Contract)
	}
	if row.Has("common") {
		var common int64
		sound = w.refer(row, "common", func(code string) (int64, bool) { id, ok := w.meters[code]; return id, ok }, NoMeter, &common) && sound
		m.Common = meter.ID(common)
	}
	if row.Has("multiplier") {
		d, ok := row.Decimal("multiplier")
		if m.Multiplier = d; !ok {
			m.Multiplier = decimal.NewFromInt(1)
		}
		if !m.Multiplier.IsPositive() {
			w.refuse(fault.New(MultiplierInvalid, fault.Args{"value": d.String()}), "meters", row.Line, "multiplier")
			sound = false
		}
	}
	if row.Has("max_value") {
		d, _ := row.Decimal("max_value")
		if m.MaxValue = nil; !d.IsZero() { // 0 and nothing are the same: it never wraps
			m.MaxValue = &d
		}
		if d.IsNegative() {
			w.refuse(fault.New(ReadingNegative, fault.Args{"value": d.String()}), "meters", row.Line, "max_value")
			sound = false
		}
	}
	setPoints(row, "loss_percent", &m.LossPercent)
	if row.Has("registers") {
		m.Registers = append([]string{}, row.List("registers")...)
	}
	return w.setInt("meters", row, "route", &m.Route, 0) && sound
}

// refer takes over what a cell of a meter refers to by code; an empty cell is 0.
func (w *work) refer(row sheet.Row, column string, find func(code string) (int64, bool), missing fault.Key, to *int64) bool {
	*to = 0
	code := row.Text(column)
	if code == "" {
		return true
	}
	id, ok := find(code)
	if !ok {
		w.refuse(fault.New(missing, fault.Args{"code": code}), "meters", row.Line, column)
	}
	*to = id
	return id != 0
}

// reading is a row of the table readings.
type reading struct {
	id       int64
	meter    string
	register string
	date     date.Date
	value    decimal.Decimal
	kind     string
}

const readingColumns = "SELECT r.id, m.code, r.register, r.date, r.value, r.kind FROM readings r JOIN meters m ON m.id = r.meter_id"

func readingDest(r *reading) []any {
	return []any{&r.id, &r.meter, &r.register, &r.date, &r.value, &r.kind}
}

func (r reading) row() sheet.Row {
	return cells("meter", r.meter, "register", r.register, "date", r.date, "value", r.value, "kind", r.kind)
}

// sort of reading: a register has at most one of each on a day, so that a normal one may correct an estimate.
func (r reading) sort() string {
	if r.kind == "estimated" {
		return "normal"
	}
	return r.kind
}

func (w *work) putReadings() error {
	if len(w.data["readings"]) == 0 {
		return nil
	}
	var c counted
	var err error
	if c.meters, err = w.metersByCode(); err != nil {
		return err
	}
	if c.fixed, err = meter.FixedUntil(w.ctx, w.tx); err != nil {
		return err
	}
	type place struct {
		meter, register string
		date            date.Date
		sort            string
	}
	seen := map[place]int{}
	for _, row := range w.data["readings"] {
		r := reading{meter: row.Text("meter"), register: strings.TrimSpace(row.Text("register")), date: row.Date("date"), kind: row.Text("kind")}
		if r.kind == "" {
			r.kind = "normal"
		}
		m, ok := c.meters[r.meter]
		if !ok {
			w.refuse(fault.New(NoMeter, fault.Args{"code": r.meter}), "readings", row.Line, "meter")
			continue
		}
		if !slices.Contains(m.EachRegister(), r.register) {
			w.refuse(fault.New(meter.NoSuchRegister, fault.Args{"code": m.Code, "name": r.register}), "readings", row.Line, "register")
			continue
		}
		p := place{r.meter, r.register, r.date, r.sort()}
		if line, twice := seen[p]; twice {
			w.refuse(fault.New(ReadingTwice, fault.Args{"line": line}), "readings", row.Line)
			continue
		}
		seen[p] = row.Line
		if err := w.putReading(r, row, m, c.fixed[m.ID]); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) putReading(r reading, row sheet.Row, m meter.Meter, fixed meter.Until) error {
	stored, err := db.Rows(w.ctx, w.tx, readingDest, readingColumns+" WHERE r.meter_id = ? AND r.register = ? AND r.date = ?", m.ID, r.register, r.date)
	if err != nil {
		return err
	}
	var before *sheet.Row
	for _, s := range stored {
		if s.sort() == r.sort() {
			was := s.row()
			before = &was
			if !row.Has("kind") {
				r.kind = s.kind
			}
			r.id, r.value = s.id, s.value
		}
	}
	if before == nil && !w.need("readings", row, "value") {
		return nil
	}
	set(row, "value", &r.value)
	if !w.plausible(r, row, m) || !w.count("readings", before, r.row()) {
		return nil
	}
	switch { // what is said again is no change, so that a whole book can be brought in twice
	case r.date <= fixed.Billed:
		w.refuse(fault.New(meter.AlreadyBilled, fault.Args{"date": r.date, "billed": fixed.Billed}), "readings", row.Line, "date")
		return nil
	case r.date <= fixed.Shared:
		w.refuse(fault.New(meter.AlreadyShared, fault.Args{"date": r.date, "shared": fixed.Shared}), "readings", row.Line, "date")
		return nil
	}
	if before == nil {
		_, err = w.tx.Insert(w.ctx, "INSERT INTO readings (meter_id, register, date, value, kind) VALUES (?, ?, ?, ?, ?)", m.ID, r.register, r.date, r.value, r.kind)
	} else {
		_, err = w.tx.Exec(w.ctx, "UPDATE readings SET value = ?, kind = ? WHERE id = ?", r.value, r.kind, r.id)
	}
	return err
}

// plausible says whether the meter can have shown that.
func (w *work) plausible(r reading, row sheet.Row, m meter.Meter) bool {
	switch {
	case r.value.IsNegative():
		w.refuse(fault.New(ReadingNegative, fault.Args{"value": r.value.String()}), "readings", row.Line, "value")
	case m.MaxValue != nil && r.value.GreaterThan(*m.MaxValue):
		w.refuse(fault.New(ReadingBeyond, fault.Args{"value": r.value.String(), "most": m.MaxValue.String()}), "readings", row.Line, "value")
	default:
		return true
	}
	return false
}

// metersRows gives the meters that no archived contract has.
func (t taking) metersRows() error {
	w := &work{ctx: t.ctx, tx: t.tx}
	if err := w.codes(); err != nil {
		return err
	}
	type id = contract.ID
	archived, err := db.Rows(t.ctx, t.tx, func(c *id) []any { return []any{c} }, "SELECT id FROM contracts WHERE archived = 1")
	if err != nil {
		return err
	}
	all, err := meter.LoadAll(t.ctx, t.tx)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(m meter.Meter) bool { return slices.Contains(archived, id(m.Contract)) })
	names := meterNames{byID(w.contracts), map[int64]string{}}
	for _, m := range all { // a common meter that stays out is no longer one for those that go
		names.meters[int64(m.ID)] = m.Code
	}
	for _, m := range all {
		t.add("meters", names.row(m))
	}
	return nil
}
