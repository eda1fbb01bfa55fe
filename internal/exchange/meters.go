package exchange

import (
	"fmt"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// meter is a row of the table meters.
type meter struct {
	id         int64
	code       string
	contract   int64 // 0 = none
	multiplier decimal.Decimal
	most       string // the highest reading, or ""
}

const meterColumns = "SELECT m.id, m.code, coalesce(m.contract_id, 0), m.multiplier, m.max_value FROM meters m"

func meterDest(m *meter) []any { return []any{&m.id, &m.code, &m.contract, &m.multiplier, &m.most} }

func (m meter) row(contracts map[int64]string) (sheet.Row, error) {
	row := cells("code", m.code, "contract", contracts[m.contract], "multiplier", m.multiplier, "max_value", nil)
	if m.most != "" {
		d, err := decimal.NewFromString(m.most)
		if err != nil {
			return row, fmt.Errorf("meter %s: %w", m.code, err)
		}
		row.Cells["max_value"] = sheet.Of(d)
	}
	return row, nil
}

// addMeters makes the meters that are new, so that charges can refer to them; putMeters fills them in when their
// contracts are there.
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
	all, err := db.Rows(w.ctx, w.tx, meterDest, meterColumns)
	if err != nil {
		return err
	}
	byCode := make(map[string]meter, len(all))
	for _, m := range all {
		byCode[m.code] = m
	}
	contracts := byID(w.contracts)
	for _, row := range w.data["meters"] {
		if err := w.putMeter(byCode[row.Text("code")], row, contracts); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) putMeter(m meter, row sheet.Row, contracts map[int64]string) error {
	r, err := m.row(contracts)
	if err != nil {
		return err
	}
	before := &r
	if w.newMeters[m.code] {
		before = nil
	}
	if !w.overlayMeter(&m, row) {
		return nil
	}
	after, err := m.row(contracts)
	if err != nil || !w.count("meters", before, after) {
		return err
	}
	_, err = w.tx.Exec(w.ctx, "UPDATE meters SET contract_id = nullif(?, 0), multiplier = ?, max_value = ? WHERE id = ?", m.contract, m.multiplier, m.most, m.id)
	return err
}

func (w *work) overlayMeter(m *meter, row sheet.Row) bool {
	sound := true
	if row.Has("contract") {
		m.contract = 0
		if code := row.Text("contract"); code != "" {
			id, ok := w.contracts[code]
			if !ok {
				w.refuse(fault.New(NoContract, fault.Args{"code": code}), "meters", row.Line, "contract")
			}
			m.contract, sound = int64(id), id != 0
		}
	}
	if row.Has("multiplier") {
		d, ok := row.Decimal("multiplier")
		if m.multiplier = d; !ok {
			m.multiplier = decimal.NewFromInt(1)
		}
		if !m.multiplier.IsPositive() {
			w.refuse(fault.New(MultiplierInvalid, fault.Args{"value": d.String()}), "meters", row.Line, "multiplier")
			sound = false
		}
	}
	if row.Has("max_value") {
		d, ok := row.Decimal("max_value")
		if m.most = ""; ok {
			m.most = d.String()
		}
		if d.IsNegative() {
			w.refuse(fault.New(ReadingNegative, fault.Args{"value": d.String()}), "meters", row.Line, "max_value")
			sound = false
		}
	}
	return sound
}

// reading is a row of the table readings.
type reading struct {
	id    int64
	meter string
	date  date.Date
	value decimal.Decimal
	kind  string
	most  string // of its meter
}

const readingColumns = "SELECT r.id, m.code, r.date, r.value, r.kind, m.max_value FROM readings r JOIN meters m ON m.id = r.meter_id"

func readingDest(r *reading) []any {
	return []any{&r.id, &r.meter, &r.date, &r.value, &r.kind, &r.most}
}

func (r reading) row() sheet.Row {
	return cells("meter", r.meter, "date", r.date, "value", r.value, "kind", r.kind)
}

// sort of reading: a meter has at most one of each on a day, so that a normal one may correct an estimate.
func (r reading) sort() string {
	if r.kind == "estimated" {
		return "normal"
	}
	return r.kind
}

func (w *work) putReadings() error {
	type place struct {
		meter string
		date  date.Date
		sort  string
	}
	seen := map[place]int{}
	for _, row := range w.data["readings"] {
		r := reading{meter: row.Text("meter"), date: row.Date("date"), kind: row.Text("kind")}
		if r.kind == "" {
			r.kind = "normal"
		}
		if _, ok := w.meters[r.meter]; !ok {
			w.refuse(fault.New(NoMeter, fault.Args{"code": r.meter}), "readings", row.Line, "meter")
			continue
		}
		p := place{r.meter, r.date, r.sort()}
		if line, twice := seen[p]; twice {
			w.refuse(fault.New(ReadingTwice, fault.Args{"line": line}), "readings", row.Line)
			continue
		}
		seen[p] = row.Line
		if err := w.putReading(r, row); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) putReading(r reading, row sheet.Row) error {
	stored, err := db.Rows(w.ctx, w.tx, readingDest, readingColumns+" WHERE r.meter_id = ? AND r.date = ?", w.meters[r.meter], r.date)
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
	if sound, err := w.plausible(r, row); err != nil || !sound {
		return err
	}
	if !w.count("readings", before, r.row()) {
		return nil
	}
	if before == nil {
		_, err = w.tx.Insert(w.ctx, "INSERT INTO readings (meter_id, date, value, kind) VALUES (?, ?, ?, ?)", w.meters[r.meter], r.date, r.value, r.kind)
	} else {
		_, err = w.tx.Exec(w.ctx, "UPDATE readings SET value = ?, kind = ? WHERE id = ?", r.value, r.kind, r.id)
	}
	return err
}

// plausible says whether the meter can have shown that.
func (w *work) plausible(r reading, row sheet.Row) (bool, error) {
	if r.value.IsNegative() {
		w.refuse(fault.New(ReadingNegative, fault.Args{"value": r.value.String()}), "readings", row.Line, "value")
		return false, nil
	}
	most, err := db.Value[string](w.ctx, w.tx, "SELECT max_value FROM meters WHERE id = ?", w.meters[r.meter])
	if err != nil || most == "" {
		return err == nil, err
	}
	d, err := decimal.NewFromString(most)
	if err != nil {
		return false, fmt.Errorf("meter %s: %w", r.meter, err)
	}
	if r.value.GreaterThan(d) {
		w.refuse(fault.New(ReadingBeyond, fault.Args{"value": r.value.String(), "most": most}), "readings", row.Line, "value")
		return false, nil
	}
	return true, nil
}
