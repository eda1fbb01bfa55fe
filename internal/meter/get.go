package meter

import (
	"cmp"
	"context"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Other is a meter beside another: its common meter, or one of its parts.
type Other struct {
	ID   ID     `json:"id"`
	Code string `json:"code"`
	Name string `json:"name"`
}

// Charged is a charge that is billed by a meter.
type Charged struct {
	Contract int64  `json:"contractId"`
	Code     string `json:"code"` // of the contract
	Line     int    `json:"line"`
	Item     string `json:"item"`
	Customer string `json:"customer"`
}

// Past is a reading with what it came to.
type Past struct {
	Reading
	Usage string `json:"usage"` // since the one before; "" for a beginning
	Flags []Flag `json:"flags"`
	Fixed bool   `json:"fixed"` // billed or shared: it stays
}

// Detail is a meter with everything the drawer of one shows.
type Detail struct {
	Meter    Meter     `json:"meter"`
	Contract string    `json:"contract"` // code of its own contract, or ""
	Room     string    `json:"room"`
	Customer string    `json:"customer"`
	Common   *Other    `json:"common"`
	Parts    []Other   `json:"parts"`
	Charges  []Charged `json:"charges"`
	Readings []Past    `json:"readings"` // the latest first
	FixedTo  date.Date `json:"fixedTo" ts_type:"string"`
}

// Get gives one meter.
func (s *Service) Get(ctx context.Context, r Ref) (Detail, error) {
	var d Detail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if d.Meter, err = loadOne(ctx, tx, r.ID); err != nil {
			return err
		}
		if err := d.addOwner(ctx, tx); err != nil {
			return err
		}
		if err := d.addOthers(ctx, tx); err != nil {
			return err
		}
		j, err := open(ctx, tx, []ID{r.ID})
		if err != nil {
			return err
		}
		d.addReadings(j.meters[r.ID])
		return nil
	})
	return d, err
}

func (d *Detail) addOwner(ctx context.Context, tx *db.Tx) error {
	type owner struct{ contract, room, customer string }
	o, _, err := db.One(ctx, tx, func(o *owner) []any { return []any{&o.contract, &o.room, &o.customer} },
		"SELECT c.code, c.unit, k.name FROM contracts c JOIN customers k ON k.id = c.customer_id WHERE c.id = ?", d.Meter.Contract)
	d.Contract, d.Room, d.Customer = o.contract, o.room, o.customer
	if err != nil {
		return err
	}
	d.Charges, err = db.Rows(ctx, tx, func(c *Charged) []any { return []any{&c.Contract, &c.Code, &c.Line, &c.Item, &c.Customer} },
		`SELECT c.id, c.code, h.line, f.name, k.name FROM charges h JOIN contracts c ON c.id = h.contract_id JOIN customers k ON k.id = c.customer_id
		JOIN fee_items f ON f.id = h.fee_item_id WHERE h.meter_id = ? AND h.withdrawn = 0 AND c.archived = 0 ORDER BY c.code, h.line`, d.Meter.ID)
	return err
}

func (d *Detail) addOthers(ctx context.Context, tx *db.Tx) error {
	dest := func(o *Other) []any { return []any{&o.ID, &o.Code, &o.Name} }
	common, ok, err := db.One(ctx, tx, dest, "SELECT id, code, name FROM meters WHERE id = ?", d.Meter.Common)
	if err != nil {
		return err
	}
	if ok {
		d.Common = &common
	}
	d.Parts, err = db.Rows(ctx, tx, dest, "SELECT id, code, name FROM meters WHERE common_id = ? AND archived = 0 ORDER BY code", d.Meter.ID)
	return err
}

func (d *Detail) addReadings(m *metered) {
	d.Readings, d.FixedTo = []Past{}, max(m.billed, m.shared)
	for _, h := range m.registers {
		for i, r := range h.readings {
			p := Past{Reading: r, Flags: []Flag{}, Fixed: r.Date <= d.FixedTo}
			if i > 0 && r.Kind != Initial {
				p.Usage, p.Flags = used(m.Meter, h.readings[i-1], r).String(), h.flags(m.Meter, i)
			}
			d.Readings = append(d.Readings, p)
		}
	}
	order := m.EachRegister()
	slices.SortFunc(d.Readings, func(a, b Past) int {
		return cmp.Or(-inOrder(a.Reading, b.Reading), cmp.Compare(slices.Index(order, a.Register), slices.Index(order, b.Register)))
	})
}
