package meter

import (
	"context"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// SharingRequest shares the cost of some days. Sent twice with the same RequestID it is carried out once.
type SharingRequest struct {
	Pool      PoolID          `json:"poolId"`
	From      date.Date       `json:"from" ts_type:"string"`
	To        date.Date       `json:"to" ts_type:"string"`
	Cost      *money.Amount   `json:"cost" ts_type:"string | null"` // a bill that is typed in; null: the common meter's usage at the pool's price
	Office    decimal.Decimal `json:"office" ts_type:"string"`      // the weight that the office bears itself (empty rooms); 0 = nothing
	Note      string          `json:"note"`
	RequestID string          `json:"requestId"`
}

// Counted is what a meter counted in the days of a sharing.
type Counted struct {
	Meter ID        `json:"meterId"`
	Code  string    `json:"code"`
	Name  string    `json:"name"`
	Usage string    `json:"usage"` // after multiplier and losses
	From  date.Date `json:"from" ts_type:"string"`
	To    date.Date `json:"to" ts_type:"string"` // the readings that it was counted between
}

// Share is one bearer's part.
type Share struct {
	Charge   int64           `json:"chargeId"` // 0: the office
	Contract int64           `json:"contractId"`
	Code     string          `json:"code"` // of the contract
	Line     int             `json:"line"`
	Customer int64           `json:"customerId"`
	Name     string          `json:"name"` // of the customer
	Room     string          `json:"room"`
	Item     string          `json:"item"`                    // the fee item
	Weight   decimal.Decimal `json:"weight" ts_type:"string"` // to six places; who bears only some of the days weighs by them
	Days     int             `json:"days"`
	Amount   money.Amount    `json:"amount" ts_type:"string"`
	Working  string          `json:"working"` // 算式
	Billed   bool            `json:"billed"`

	exact *big.Rat
}

// Sharing is a cost with everyone's share of it. The shares always add up to the cost.
type Sharing struct {
	ID      RunID        `json:"id"` // 0 for a preview
	Pool    Pool         `json:"pool"`
	From    date.Date    `json:"from" ts_type:"string"`
	To      date.Date    `json:"to" ts_type:"string"`
	Cost    money.Amount `json:"cost" ts_type:"string"`
	Usage   string       `json:"usage"`   // of the common meter less its parts; "" for a bill
	Working string       `json:"working"` // 算式 of the cost
	Common  *Counted     `json:"common"`
	Parts   []Counted    `json:"parts"`  // the meters below it
	Weight  string       `json:"weight"` // of all shares together
	Shares  []Share      `json:"shares"` // by contract, the office last
	Note    string       `json:"note"`
}

// Preview tells what sharing would give, and does nothing.
func (s *Pools) Preview(ctx context.Context, r SharingRequest) (Sharing, error) {
	var out Sharing
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = r.work(ctx, tx)
		return err
	})
	return out, err
}

// Share shares a cost: its members' charges are billed by it.
func (s *Pools) Share(ctx context.Context, r SharingRequest) (Sharing, error) {
	var out Sharing
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		var err error
		if out, err = r.work(ctx, tx); err != nil {
			return err
		}
		if err := storeSharing(ctx, tx, &out); err != nil {
			return err
		}
		tx.Record("pool.shared", shared{out.Pool.Code, out.Pool.Name, out.From, out.To, out.Cost, len(out.Shares)}, db.Of("pool", out.Pool.ID))
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

// shared is what the history keeps of a sharing.
type shared struct {
	Code   string       `json:"code"`
	Name   string       `json:"name"`
	From   date.Date    `json:"from"`
	To     date.Date    `json:"to"`
	Cost   money.Amount `json:"cost"`
	Shares int          `json:"shares"`
}

func storeSharing(ctx context.Context, tx *db.Tx, s *Sharing) error {
	id, err := tx.Insert(ctx, "INSERT INTO pool_runs (pool_id, period_from, period_to, cost, usage, working, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
		s.Pool.ID, s.From, s.To, s.Cost, s.Usage, s.Working, s.Note)
	if err != nil {
		return err
	}
	s.ID = RunID(id)
	rows := tx.Batch("pool_shares", "run_id", "charge_id", "weight", "amount", "working")
	for _, share := range s.Shares {
		var bearer any
		if share.Charge != 0 {
			bearer = share.Charge
		}
		if err := rows.Add(ctx, id, bearer, share.Weight, share.Amount, share.Working); err != nil {
			return err
		}
	}
	return rows.Flush(ctx)
}

// work finds the cost and shares it out.
func (r SharingRequest) work(ctx context.Context, tx *db.Tx) (Sharing, error) {
	p, err := loadPool(ctx, tx, r.Pool)
	if err != nil {
		return Sharing{}, err
	}
	out := Sharing{Pool: p, From: r.From, To: r.To, Parts: []Counted{}, Shares: []Share{}, Note: r.Note}
	if err := r.check(ctx, tx, p); err != nil {
		return out, err
	}
	var faults []*fault.Fault
	found, err := out.find(ctx, tx, r)
	if err != nil {
		return out, err
	}
	faults = append(faults, found...)
	weighing, err := out.weigh(ctx, tx, r)
	if err != nil {
		return out, err
	}
	if faults = append(faults, weighing...); len(faults) > 0 {
		return out, fault.Many(SharingInvalid, faults)
	}
	out.divide()
	return out, nil
}

// check looks at the request before anything is counted.
func (r *SharingRequest) check(ctx context.Context, tx *db.Tx, p Pool) error {
	var k form.Check
	k.Line(&r.Note, 200, "note")
	if r.From == 0 || r.To < r.From {
		k.Add(DaysInvalid, nil, "to")
	}
	if r.To > tx.Today() {
		k.Add(DateAhead, fault.Args{"date": r.To, "today": tx.Today()}, "to")
	}
	if r.Cost == nil && p.Meter == 0 {
		k.Add(CostMissing, nil, "cost")
	}
	if r.Cost != nil && (*r.Cost < 0 || *r.Cost > money.Max) {
		k.Add(CostInvalid, fault.Args{"cost": *r.Cost}, "cost")
	}
	if r.Office.IsNegative() || tooFine(r.Office) || r.Office.GreaterThan(mostReading) {
		k.Add(OfficeInvalid, fault.Args{"value": r.Office.String()}, "office")
	}
	days, before, err := db.One(ctx, tx, func(d *date.Range) []any { return []any{&d.From, &d.To} },
		"SELECT period_from, period_to FROM pool_runs WHERE pool_id = ? AND period_from <= ? AND period_to >= ?", p.ID, r.To, r.From)
	if err != nil {
		return err
	}
	if before {
		k.Add(SharedBefore, fault.Args{"from": days.From, "to": days.To}, "from")
	}
	return k.Err(SharingInvalid)
}

// find gives the cost: the bill, or what the common meter counted beyond its parts at the pool's price.
func (s *Sharing) find(ctx context.Context, tx *db.Tx, r SharingRequest) ([]*fault.Fault, error) {
	if r.Cost != nil {
		s.Cost = *r.Cost
		return nil, nil
	}
	ids, err := db.Rows(ctx, tx, func(id *ID) []any { return []any{id} }, "SELECT id FROM meters WHERE id = ?1 OR common_id = ?1 ORDER BY id <> ?1, code", s.Pool.Meter)
	if err != nil {
		return nil, err
	}
	j, err := open(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	var faults []*fault.Fault
	left := decimal.Zero
	working := ""
	for i, id := range ids {
		m := j.meters[id]
		c, usage, ok := m.counted(s.From, s.To)
		switch {
		case !ok && i > 0 && m.Archived: // it was taken away before
		case !ok:
			faults = append(faults, fault.New(CommonUnread, fault.Args{"code": m.Code, "from": s.From, "to": s.To}).At("from"))
		case i == 0:
			s.Common, left, working = &c, usage, charge.Figure(usage)
		default:
			s.Parts = append(s.Parts, c)
			left = left.Sub(usage)
			working += " − " + charge.Figure(usage)
		}
	}
	if len(faults) == 0 && left.IsNegative() {
		faults = append(faults, fault.New(PartsExceed, fault.Args{"common": s.Common.Usage, "over": left.Neg().String()}).At("from"))
	}
	if len(s.Parts) > 0 {
		working = "(" + working + ")"
	}
	exact := left.Mul(s.Pool.Price)
	if exact.GreaterThan(money.Max.Decimal()) {
		return append(faults, fault.New(CostInvalid, fault.Args{"cost": exact.String()}).At("cost")), nil
	}
	s.Usage, s.Cost = left.String(), money.Round(exact)
	s.Working = working + " × " + charge.Figure(s.Pool.Price) + " = " + s.Cost.Grouped()
	return faults, nil
}

// counted is what a meter counted in the days: from the last reading before them (or its beginning in them) to the last in
// them. False if one of its registers was not read in them.
func (m *metered) counted(from, to date.Date) (Counted, decimal.Decimal, bool) {
	c := Counted{Meter: m.ID, Code: m.Code, Name: m.Name}
	sum := decimal.Zero
	for _, name := range m.EachRegister() {
		h := m.registers[name]
		if h == nil {
			return c, sum, false
		}
		first, last := -1, -1
		for i, r := range h.readings {
			if r.Date < from || first < 0 && r.Date <= to {
				first = i
			}
			if r.Date <= to {
				last = i
			}
		}
		if first < 0 || last <= first {
			return c, sum, false
		}
		for i := first + 1; i <= last; i++ {
			if h.readings[i].Kind != Initial {
				sum = sum.Add(used(m.Meter, h.readings[i-1], h.readings[i]))
			}
		}
		c.From, c.To = h.readings[first].Date, h.readings[last].Date
	}
	c.Usage = sum.String()
	return c, sum, true
}

// divide gives everyone's share and its working.
func (s *Sharing) divide() {
	all := make([]weighed, len(s.Shares))
	total := new(big.Rat)
	for i, share := range s.Shares {
		key := share.Charge
		if key == 0 {
			key = 1<<63 - 1 // the office comes last
		}
		all[i] = weighed{key, share.exact}
		total.Add(total, share.exact)
	}
	s.Weight = ratText(total)
	for i, amount := range shareOut(s.Cost, all) {
		share := &s.Shares[i]
		share.Amount = amount
		weight := charge.Figure(share.Weight)
		if days := s.From.DaysUntil(s.To) + 1; share.Days < days && share.Charge != 0 && s.Pool.Basis != ByUsage {
			weight = "(" + charge.Figure(sixPlaces(new(big.Rat).Mul(share.exact, big.NewRat(int64(days), int64(share.Days))))) + " × " + strconv.Itoa(share.Days) + "/" + strconv.Itoa(days) + ")"
		}
		share.Working = s.Cost.Grouped() + " × " + weight + " ÷ " + charge.Figure(sixPlaces(total))
	}
}

// ratText writes a fraction to at most six places.
func ratText(r *big.Rat) string { return sixPlaces(r).String() }

func sixPlaces(r *big.Rat) decimal.Decimal {
	return decimal.NewFromBigInt(r.Num(), 0).DivRound(decimal.NewFromBigInt(r.Denom(), 0), 6)
}
