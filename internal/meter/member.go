package meter

import (
	"context"
	"math/big"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// Member is a charge that shares a cost.
type Member struct {
	Charge   int64           `json:"chargeId"`
	Contract int64           `json:"contractId"`
	Code     string          `json:"code"` // of the contract
	Line     int             `json:"line"`
	Customer int64           `json:"customerId"`
	Name     string          `json:"name"`
	Room     string          `json:"room"`
	Item     string          `json:"item"`
	Quantity decimal.Decimal `json:"quantity" ts_type:"string"`
	Meter    ID              `json:"meterId"` // 0 = none
	Start    date.Date       `json:"start" ts_type:"string"`
	End      date.Date       `json:"end" ts_type:"string"` // "" = open-ended

	billed date.Date // the last day of a period that was billed
}

// members gives the charges that share a pool, by contract and line.
func members(ctx context.Context, tx *db.Tx, id PoolID) ([]Member, error) {
	return db.Rows(ctx, tx, func(m *Member) []any {
		return []any{&m.Charge, &m.Contract, &m.Code, &m.Line, &m.Customer, &m.Name, &m.Room, &m.Item, &m.Quantity, &m.Meter, &m.Start, &m.End, &m.billed}
	}, `SELECT h.id, c.id, c.code, h.line, k.id, k.name, c.unit, f.name, h.quantity, coalesce(h.meter_id, 0),
			coalesce(h.start_date, c.start_date), coalesce(h.end_date, c.end_date), (SELECT max(period_to) FROM billed WHERE charge_id = h.id)
		FROM charges h JOIN contracts c ON c.id = h.contract_id JOIN customers k ON k.id = c.customer_id JOIN fee_items f ON f.id = h.fee_item_id
		WHERE h.pool_id = ? AND h.model = 'shared' AND h.withdrawn = 0 AND c.archived = 0 ORDER BY c.code, h.line`, id)
}

// days gives how many of the days a member bears.
func (m Member) days(from, to date.Date) int {
	last := to
	if m.End != 0 {
		last = min(last, m.End)
	}
	return max(0, max(from, m.Start).DaysUntil(last)+1)
}

// weigh gives everyone who bears a part, with its weight.
func (s *Sharing) weigh(ctx context.Context, tx *db.Tx, r SharingRequest) ([]*fault.Fault, error) {
	all, err := members(ctx, tx, s.Pool.ID)
	if err != nil {
		return nil, err
	}
	var ids []ID
	for _, m := range all {
		ids = append(ids, m.Meter)
	}
	j := &journal{}
	if s.Pool.Basis == ByUsage {
		if j, err = open(ctx, tx, ids); err != nil {
			return nil, err
		}
	}
	var faults []*fault.Fault
	total := new(big.Rat)
	for _, m := range all {
		share := Share{Charge: m.Charge, Contract: m.Contract, Code: m.Code, Line: m.Line, Customer: m.Customer, Name: m.Name, Room: m.Room, Item: m.Item}
		if share.Days = m.days(s.From, s.To); share.Days == 0 {
			continue
		}
		if m.billed >= s.To {
			faults = append(faults, fault.New(MemberBilled, fault.Args{"code": m.Code, "line": m.Line, "billed": m.billed}).At("to"))
			continue
		}
		var f *fault.Fault
		if share.exact, f = s.weight(m, share.Days, j.meters[m.Meter]); f != nil {
			faults = append(faults, f)
			continue
		}
		share.Weight = sixPlaces(share.exact)
		total.Add(total, share.exact)
		s.Shares = append(s.Shares, share)
	}
	if len(s.Shares) == 0 && len(faults) == 0 {
		faults = append(faults, fault.New(NoMembers, fault.Args{"name": s.Pool.Name}).At("poolId"))
	}
	if r.Office.IsPositive() {
		s.Shares = append(s.Shares, Share{Weight: r.Office, Days: s.From.DaysUntil(s.To) + 1, exact: r.Office.Rat()})
		total.Add(total, r.Office.Rat())
	}
	if total.Sign() == 0 && len(faults) == 0 {
		faults = append(faults, fault.New(NoWeight, fault.Args{"name": s.Pool.Name}).At("poolId"))
	}
	return faults, nil
}

// weight is what a member weighs: its quantity or one, for the part of the days that it bears; or what its meter counted.
func (s *Sharing) weight(m Member, days int, own *metered) (*big.Rat, *fault.Fault) {
	part := big.NewRat(int64(days), int64(s.From.DaysUntil(s.To)+1))
	switch s.Pool.Basis {
	case Equally:
		return part, nil
	case ByUsage:
		if own == nil {
			return nil, fault.New(MemberNoMeter, fault.Args{"code": m.Code, "line": m.Line}).At("poolId")
		}
		_, usage, ok := own.counted(max(s.From, m.Start), s.To)
		if !ok {
			return nil, fault.New(MemberUnread, fault.Args{"code": m.Code, "meter": own.Code, "from": s.From, "to": s.To}).At("from")
		}
		return decimal.Max(usage, decimal.Zero).Rat(), nil
	}
	return part.Mul(part, m.Quantity.Rat()), nil
}
