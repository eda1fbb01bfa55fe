package meter

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/list"
	"zhangfang/internal/money"
)

// Faults of shared costs.
const (
	PoolInvalid    fault.Key = "meter.pool_invalid"
	NoSuchPool     fault.Key = "meter.no_such_pool"
	PoolCodeTaken  fault.Key = "meter.pool_code_taken"
	PriceInvalid   fault.Key = "meter.price_invalid"
	PriceMissing   fault.Key = "meter.price_missing"
	PoolInUse      fault.Key = "meter.pool_in_use"
	NoSuchRun      fault.Key = "meter.no_such_run"
	DaysInvalid    fault.Key = "meter.days_invalid"
	SharedBefore   fault.Key = "meter.shared_before"
	CostMissing    fault.Key = "meter.cost_missing"
	CostInvalid    fault.Key = "meter.cost_invalid"
	OfficeInvalid  fault.Key = "meter.office_invalid"
	NoMembers      fault.Key = "meter.no_members"
	NoWeight       fault.Key = "meter.no_weight"
	MemberUnread   fault.Key = "meter.member_unread"
	MemberNoMeter  fault.Key = "meter.member_no_meter"
	CommonUnread   fault.Key = "meter.common_unread"
	PartsExceed    fault.Key = "meter.parts_exceed"
	SharingInvalid fault.Key = "meter.sharing_invalid"
	ShareBilled    fault.Key = "meter.share_billed"
	MemberBilled   fault.Key = "meter.member_billed"
)

// PoolID names a shared cost, RunID one sharing of it.
type (
	PoolID int64
	RunID  int64
)

// Basis says by what a cost is shared.
type Basis string

const (
	ByArea    Basis = "area"    // the charge's quantity is ㎡
	ByUsage   Basis = "usage"   // what the charge's own meter used in the days
	ByHeads   Basis = "heads"   // the charge's quantity is people
	Equally   Basis = "equal"   //
	ByWeights Basis = "weights" // the charge's quantity is a fixed weight
)

// Pools keeps the costs of one book that several charges share: the charges of model shared that name the pool.
type Pools struct{ DB *db.DB }

// NewPools makes the service of a book.
func NewPools(d *db.DB) *Pools { return &Pools{DB: d} }

// Pool is a cost that is shared. An empty Code is given automatically.
type Pool struct {
	ID       PoolID          `json:"id"` // 0 for a new one
	Code     string          `json:"code"`
	Name     string          `json:"name"`
	Basis    Basis           `json:"basis"`
	Meter    ID              `json:"meterId"`                // the common meter; 0: the cost is a bill that is typed in
	Price    decimal.Decimal `json:"price" ts_type:"string"` // yuan for a unit of the common meter
	Note     string          `json:"note"`
	Archived bool            `json:"archived"` // changed by Archive, not by Save
}

// Check trims all texts and gives every fault at once.
func (p *Pool) Check() error {
	var k form.Check
	k.Line(&p.Code, 40, "code")
	k.Need(&p.Name, 50, "name")
	k.Block(&p.Note, 500, "note")
	form.OneOf(&k, p.Basis, []Basis{ByArea, ByUsage, ByHeads, Equally, ByWeights}, "basis")
	switch {
	case p.Price.IsNegative() || p.Price.GreaterThan(mostMultiples) || tooFine(p.Price):
		k.Add(PriceInvalid, fault.Args{"value": p.Price.String()}, "price")
	case p.Meter != 0 && p.Price.IsZero():
		k.Add(PriceMissing, nil, "price")
	}
	return k.Err(PoolInvalid)
}

// PoolRow is a shared cost in a list.
type PoolRow struct {
	Pool
	MeterCode string       `json:"meterCode"`
	Members   int          `json:"members"` // charges that run today or later
	LastFrom  date.Date    `json:"lastFrom" ts_type:"string"`
	LastTo    date.Date    `json:"lastTo" ts_type:"string"` // of the last sharing
	LastCost  money.Amount `json:"lastCost" ts_type:"string"`
}

// PoolList is a run of shared costs.
type PoolList struct {
	Rows  []PoolRow    `json:"rows"`
	Count int          `json:"count"`                 // of all that the filter finds
	Cost  money.Amount `json:"cost" ts_type:"string"` // of the last sharing of each
	Next  string       `json:"next"`
}

// PoolFilter asks for a page of shared costs. Search takes codes, names, notes and the common meter; several words must all be found.
type PoolFilter struct {
	Search string `json:"search"`
	Show   Show   `json:"show"` // live (also ""), archived, all
	Sort   string `json:"sort"` // code (default), name, cost, lastTo
	Desc   bool   `json:"desc"`
	After  string `json:"after"` // next of the page before
	Limit  int    `json:"limit"` // 1 to 100,000; 0 is 200
}

var poolSorts = list.Sorts{"": "p.code", "code": "p.code", "name": "p.name", "cost": "coalesce(r.cost, 0)", "lastTo": "coalesce(r.period_to, '')"}

// lastRun joins the last sharing of a pool, and its common meter.
const lastRun = ` LEFT JOIN meters m ON m.id = p.meter_id
	LEFT JOIN pool_runs r ON r.pool_id = p.id AND r.period_from = (SELECT max(period_from) FROM pool_runs WHERE pool_id = p.id)`

const poolColumns = "p.id, p.code, p.name, p.basis, coalesce(p.meter_id, 0), p.price, p.note, p.archived"

func poolDest(p *Pool) []any {
	return []any{&p.ID, &p.Code, &p.Name, &p.Basis, &p.Meter, &p.Price, &p.Note, &p.Archived}
}

// List gives one page of shared costs.
func (s *Pools) List(ctx context.Context, f PoolFilter) (PoolList, error) {
	var out PoolList
	var c form.Check
	form.OneOf(&c, f.Show, []Show{"", Live, Archived, All}, "show")
	if err := c.Err(PoolInvalid); err != nil {
		return out, err
	}
	p, err := poolSorts.Page("p.id", f.Sort, f.Desc, f.After, f.Limit)
	if err != nil {
		return out, err
	}
	where, args := f.where()
	err = s.DB.Read(ctx, func(tx *db.Tx) error {
		all, _, err := db.One(ctx, tx, func(l *PoolList) []any { return []any{&l.Count, &l.Cost} },
			"SELECT count(*), coalesce(sum(r.cost), 0) FROM pools p"+lastRun+" WHERE "+where, args...)
		if err != nil {
			return err
		}
		out = all
		rows, err := db.Rows(ctx, tx, func(k *list.Keyed[PoolRow]) []any {
			r := &k.Row
			return append(poolDest(&r.Pool), &r.MeterCode, &r.Members, &r.LastFrom, &r.LastTo, &r.LastCost, &k.Key)
		}, `SELECT `+poolColumns+`, coalesce(m.code, ''),
			(SELECT count(*) FROM charges h JOIN contracts c ON c.id = h.contract_id WHERE h.pool_id = p.id AND h.model = 'shared' AND h.withdrawn = 0
			 AND c.archived = 0 AND coalesce(h.end_date, c.end_date, '9999') >= ?), r.period_from, r.period_to, coalesce(r.cost, 0), `+p.Key+`
			FROM pools p`+lastRun+` WHERE `+where+` AND `+p.Where+` ORDER BY `+p.Order+` LIMIT ?`,
			slices.Concat([]any{tx.Today()}, args, p.Args, []any{p.Limit + 1})...)
		out.Rows, out.Next = list.Cut(p, rows, func(r PoolRow) PoolID { return r.ID })
		return err
	})
	return out, err
}

func (f PoolFilter) where() (string, []any) {
	where, args := []string{map[Show]string{"": "p.archived = 0", Live: "p.archived = 0", Archived: "p.archived = 1", All: "TRUE"}[f.Show]}, []any{}
	for _, word := range strings.Fields(f.Search) {
		where = append(where, `p.code || ' ' || p.name || ' ' || p.note || ' ' || coalesce(m.code, '') LIKE ? ESCAPE '\'`)
		args = append(args, db.Like(word))
	}
	return strings.Join(where, " AND "), args
}

// SavePoolRequest creates (ID 0) or changes a shared cost. Sent twice with the same RequestID it is carried out once.
type SavePoolRequest struct {
	Pool      Pool   `json:"pool"`
	RequestID string `json:"requestId"`
}

// SavedPool names what was saved.
type SavedPool struct {
	ID   PoolID `json:"id"`
	Code string `json:"code"`
}

// Save creates or changes a shared cost.
func (s *Pools) Save(ctx context.Context, r SavePoolRequest) (SavedPool, error) {
	if err := r.Pool.Check(); err != nil {
		return SavedPool{}, err
	}
	var out SavedPool
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		p := r.Pool
		if err := poolFits(ctx, tx, &p); err != nil {
			return err
		}
		if err := storePool(ctx, tx, &p); err != nil {
			return err
		}
		out = SavedPool{p.ID, p.Code}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

// poolFits checks a shared cost against the book, and gives it a code.
func poolFits(ctx context.Context, tx *db.Tx, p *Pool) error {
	var k form.Check
	if p.Code == "" {
		last, err := db.Value[int64](ctx, tx, "SELECT coalesce(max(CAST(substr(code, 3) AS INTEGER)), 0) FROM pools WHERE code GLOB 'GT[0-9]*' AND length(code) < 12")
		if err != nil {
			return err
		}
		p.Code = "GT" + decimal.NewFromInt(last+1).String()
	}
	taken, err := db.Value[int](ctx, tx, "SELECT count(*) FROM pools WHERE code = ? AND id <> ?", p.Code, p.ID)
	if err != nil {
		return err
	}
	if taken > 0 {
		k.Add(PoolCodeTaken, fault.Args{"code": p.Code}, "code")
	}
	if p.Meter != 0 {
		n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM meters WHERE id = ?", p.Meter)
		if err != nil {
			return err
		}
		if n == 0 {
			k.Add(NoSuchCommon, nil, "meterId")
		}
	}
	return k.Err(PoolInvalid)
}

func storePool(ctx context.Context, tx *db.Tx, p *Pool) error {
	values := []any{p.Code, p.Name, p.Basis, p.Meter, p.Price, p.Note}
	if p.ID == 0 {
		p.Archived = false
		id, err := tx.Insert(ctx, "INSERT INTO pools (code, name, basis, meter_id, price, note) VALUES (?, ?, ?, nullif(?, 0), ?, ?)", values...)
		p.ID = PoolID(id)
		tx.Record("pool.created", *p, db.Of("pool", p.ID))
		return err
	}
	before, err := loadPool(ctx, tx, p.ID)
	if err != nil {
		return err
	}
	p.Archived = before.Archived
	changes := form.Changes(before, *p)
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	tx.Record("pool.changed", changed{Code: p.Code, Changes: changes}, db.Of("pool", p.ID))
	_, err = tx.Exec(ctx, "UPDATE pools SET code = ?, name = ?, basis = ?, meter_id = nullif(?, 0), price = ?, note = ? WHERE id = ?", append(values, p.ID)...)
	return err
}

func loadPool(ctx context.Context, tx *db.Tx, id PoolID) (Pool, error) {
	p, ok, err := db.One(ctx, tx, poolDest, "SELECT "+poolColumns+" FROM pools p WHERE p.id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuchPool, nil).At("id")
	}
	return p, err
}

// ArchivePoolRequest puts a shared cost away, or takes one out again.
type ArchivePoolRequest struct {
	ID       PoolID `json:"id"`
	Archived bool   `json:"archived"`
}

// Archive puts a shared cost away that no running charge shares any more.
func (s *Pools) Archive(ctx context.Context, r ArchivePoolRequest) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		p, err := loadPool(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		if p.Archived == r.Archived {
			tx.Unchanged()
			return nil
		}
		if r.Archived {
			n, err := db.Value[int](ctx, tx, `SELECT count(*) FROM charges h JOIN contracts c ON c.id = h.contract_id
				WHERE h.pool_id = ? AND h.withdrawn = 0 AND c.archived = 0 AND coalesce(h.end_date, c.end_date, '9999') >= ?`, r.ID, tx.Today())
			if err != nil {
				return err
			}
			if n > 0 {
				return fault.New(PoolInUse, fault.Args{"name": p.Name, "count": n})
			}
		}
		kind := "pool.restored"
		if r.Archived {
			kind = "pool.archived"
		}
		tx.Record(kind, SavedPool{p.ID, p.Code}, db.Of("pool", p.ID))
		_, err = tx.Exec(ctx, "UPDATE pools SET archived = ? WHERE id = ?", r.Archived, r.ID)
		return err
	})
}
