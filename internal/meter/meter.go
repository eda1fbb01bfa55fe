// Package meter keeps what is counted: meters with their registers, what they showed and when, and the costs that several
// charges share (公摊). It says what is odd before it is billed. What a difference of readings is worth it leaves to charge.
//
// Choices where the domain paper leaves room:
//   - A meter is a place that is measured. When the device is changed, the place goes on: the old device closes with a
//     final reading and the new one begins with its initial one on the same day.
//   - A meter has at most one ordinary reading a day in each register; a real one takes the place of an estimate.
//   - What was billed or shared stays as it was read: a reading goes after it, never before or in its place.
//   - A value below the last one is a wrap only where the meter has a highest value and the reader said so.
package meter

import (
	"context"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Faults of meters.
const (
	Invalid           fault.Key = "meter.invalid"
	Nameless          fault.Key = "meter.nameless"
	NoSuch            fault.Key = "meter.no_such"
	NoSuchContract    fault.Key = "meter.no_such_contract"
	CodeTaken         fault.Key = "meter.code_taken"
	MultiplierInvalid fault.Key = "meter.multiplier_invalid"
	MostInvalid       fault.Key = "meter.most_invalid"
	MostBelow         fault.Key = "meter.most_below"
	LossInvalid       fault.Key = "meter.loss_invalid"
	RegisterTwice     fault.Key = "meter.register_twice"
	RegisterRead      fault.Key = "meter.register_read"
	TooManyRegisters  fault.Key = "meter.too_many_registers"
	NoSuchCommon      fault.Key = "meter.no_such_common"
	CommonOfItself    fault.Key = "meter.common_of_itself"
	RouteInvalid      fault.Key = "meter.route_invalid"
	NotArchivable     fault.Key = "meter.not_archivable"
	StillCharged      fault.Key = "meter.still_charged"
	StillCommon       fault.Key = "meter.still_common"
	StillShared       fault.Key = "meter.still_shared"
)

// ID names a meter in the book.
type ID int64

// Service keeps the meters of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Meter is all that is written down about one. An empty Code is given automatically, to a meter that has a Name or a Place.
type Meter struct {
	ID          ID               `json:"id"` // 0 for a new one
	Code        string           `json:"code"`
	Name        string           `json:"name"`       // 电表, 水表
	Place       string           `json:"place"`      // where it hangs
	Unit        string           `json:"unit"`       // of what it counts: 度, 吨
	Contract    int64            `json:"contractId"` // 0 = none
	Multiplier  decimal.Decimal  `json:"multiplier" ts_type:"string"`
	MaxValue    *decimal.Decimal `json:"maxValue" ts_type:"string | null"` // the highest value before it wraps; null = not known
	LossPercent decimal.Decimal  `json:"lossPercent" ts_type:"string"`     // points added for losses, 0 to 100
	Registers   []string         `json:"registers"`                        // 尖 峰 平 谷; none: one without a name
	Common      ID               `json:"commonId"`                         // the common meter that this one is a part of; 0 = none
	Route       int              `json:"route"`                            // place on the reader's way
	Archived    bool             `json:"archived"`                         // changed by Archive, not by Save
}

// EachRegister gives the registers by name; a meter without has the one named "".
func (m Meter) EachRegister() []string {
	if len(m.Registers) == 0 {
		return []string{""}
	}
	return m.Registers
}

// Beginning is what a new meter showed when it was put to use, a value for each register.
type Beginning struct {
	Date   date.Date `json:"date" ts_type:"string"`
	Values []Value   `json:"values"`
}

// Value is what a register showed.
type Value struct {
	Register string          `json:"register"`
	Value    decimal.Decimal `json:"value" ts_type:"string"`
}

// SaveRequest creates (ID 0) or changes a meter. Sent twice with the same RequestID it is carried out once.
type SaveRequest struct {
	Meter     Meter      `json:"meter"`
	Beginning *Beginning `json:"beginning"` // of a new meter; null leaves it without readings
	RequestID string     `json:"requestId"`
}

// Saved names what was saved.
type Saved struct {
	ID   ID     `json:"id"`
	Code string `json:"code"`
}

const (
	mostRegisters = 8
	mostRoute     = 1_000_000
)

var (
	hundred       = decimal.NewFromInt(100)
	mostReading   = decimal.New(1, 12)
	mostMultiples = decimal.New(1, 6)
)

// Check trims all texts, fills what was left empty and gives every fault at once.
func (m *Meter) Check() error {
	var k form.Check
	k.Line(&m.Code, 40, "code")
	k.Line(&m.Name, 50, "name")
	k.Line(&m.Place, 100, "place")
	k.Line(&m.Unit, 10, "unit")
	if m.Code == "" && m.Name == "" && m.Place == "" {
		k.Add(Nameless, nil, "name")
	}
	if m.Multiplier.IsZero() {
		m.Multiplier = decimal.NewFromInt(1)
	}
	if !m.Multiplier.IsPositive() || m.Multiplier.GreaterThan(mostMultiples) || tooFine(m.Multiplier) {
		k.Add(MultiplierInvalid, fault.Args{"value": m.Multiplier.String()}, "multiplier")
	}
	if m.MaxValue != nil && (!m.MaxValue.IsPositive() || m.MaxValue.GreaterThan(mostReading) || tooFine(*m.MaxValue)) {
		k.Add(MostInvalid, fault.Args{"value": m.MaxValue.String()}, "maxValue")
	}
	if m.LossPercent.IsNegative() || m.LossPercent.GreaterThan(hundred) || tooFine(m.LossPercent) {
		k.Add(LossInvalid, fault.Args{"value": m.LossPercent.String()}, "lossPercent")
	}
	if m.Route < 0 || m.Route > mostRoute {
		k.Add(RouteInvalid, fault.Args{"value": m.Route, "most": mostRoute}, "route")
	}
	m.checkRegisters(&k)
	return k.Err(Invalid)
}

// tooFine says that a number has more than the six places that quantities and rates may have.
func tooFine(d decimal.Decimal) bool { return !d.Equal(d.Truncate(6)) }

func (m *Meter) checkRegisters(k *form.Check) {
	names, seen := []string{}, map[string]bool{"": true}
	for i, name := range m.Registers {
		k.Line(&name, 10, "registers")
		if name != "" && seen[name] {
			k.Add(RegisterTwice, fault.Args{"name": name}, "registers")
		}
		if !seen[name] {
			names = append(names, name)
		}
		seen[name] = true
		m.Registers[i] = name
	}
	if m.Registers = names; len(names) > mostRegisters {
		k.Add(TooManyRegisters, fault.Args{"most": mostRegisters}, "registers")
	}
}

// Save creates or changes a meter.
func (s *Service) Save(ctx context.Context, r SaveRequest) (Saved, error) {
	if err := r.Meter.Check(); err != nil {
		return Saved{}, err
	}
	var out Saved
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		m := r.Meter
		var err error
		if m.ID == 0 {
			err = create(ctx, tx, &m, r.Beginning)
		} else {
			err = change(ctx, tx, &m)
		}
		out = Saved{ID: m.ID, Code: m.Code}
		if err != nil {
			return err
		}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func create(ctx context.Context, tx *db.Tx, m *Meter, b *Beginning) error {
	if m.Code == "" {
		var err error
		if m.Code, err = freeCode(ctx, tx); err != nil {
			return err
		}
	}
	m.Archived = false
	if err := fits(ctx, tx, *m); err != nil {
		return err
	}
	if err := insert(ctx, tx, m); err != nil {
		return err
	}
	if b != nil {
		if err := begin(ctx, tx, *m, *b); err != nil {
			return err
		}
	}
	tx.Record("meter.created", created{*m, b}, db.Of("meter", m.ID))
	return nil
}

// created is what the history keeps of a new meter.
type created struct {
	Meter
	Beginning *Beginning `json:"beginning,omitempty"`
}

func change(ctx context.Context, tx *db.Tx, m *Meter) error {
	before, err := loadOne(ctx, tx, m.ID)
	if err != nil {
		return err
	}
	if m.Code == "" {
		m.Code = before.Code
	}
	m.Archived = before.Archived
	changes := form.Changes(before, *m)
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	if err := fits(ctx, tx, *m); err != nil {
		return err
	}
	if err := update(ctx, tx, *m); err != nil {
		return err
	}
	tx.Record("meter.changed", changed{Code: m.Code, Changes: changes}, db.Of("meter", m.ID))
	return nil
}

// changed is what the history keeps of a change.
type changed struct {
	Code    string                 `json:"code"`
	Changes map[string]form.Change `json:"changes"`
}
