package meter

import (
	"bytes"
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/sheet"
)

// PoolRef asks for one shared cost, RunRef for one sharing of it.
type (
	PoolRef struct {
		ID PoolID `json:"id"`
	}
	RunRef struct {
		ID RunID `json:"id"`
	}
)

// RunRow is a sharing in a list.
type RunRow struct {
	ID     RunID        `json:"id"`
	From   date.Date    `json:"from" ts_type:"string"`
	To     date.Date    `json:"to" ts_type:"string"`
	Cost   money.Amount `json:"cost" ts_type:"string"`
	Usage  string       `json:"usage"`
	Shares int          `json:"shares"`
	Billed int          `json:"billed"` // of them
	Note   string       `json:"note"`
}

// PoolDetail is a shared cost with its members and what was shared, the latest first.
type PoolDetail struct {
	Pool     Pool      `json:"pool"`
	Common   string    `json:"common"` // code of the common meter
	Members  []Member  `json:"members"`
	Runs     []RunRow  `json:"runs"`
	NextFrom date.Date `json:"nextFrom" ts_type:"string"` // the days that come next, for a start
	NextTo   date.Date `json:"nextTo" ts_type:"string"`
}

// billedShare says, of a share s of a run r, that a bill took it in: the period that holds its last day was billed.
const billedShare = "EXISTS (SELECT 1 FROM billed b WHERE b.charge_id = s.charge_id AND b.period_from <= r.period_to AND b.period_to >= r.period_to)"

// Get gives one shared cost.
func (s *Pools) Get(ctx context.Context, r PoolRef) (PoolDetail, error) {
	var d PoolDetail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if d.Pool, err = loadPool(ctx, tx, r.ID); err != nil {
			return err
		}
		if d.Pool.Meter != 0 {
			if d.Common, err = db.Value[string](ctx, tx, "SELECT code FROM meters WHERE id = ?", d.Pool.Meter); err != nil {
				return err
			}
		}
		if d.Members, err = members(ctx, tx, r.ID); err != nil {
			return err
		}
		d.Runs, err = db.Rows(ctx, tx, func(r *RunRow) []any {
			return []any{&r.ID, &r.From, &r.To, &r.Cost, &r.Usage, &r.Shares, &r.Billed, &r.Note}
		}, `SELECT r.id, r.period_from, r.period_to, r.cost, r.usage, (SELECT count(*) FROM pool_shares WHERE run_id = r.id),
			(SELECT count(*) FROM pool_shares s WHERE s.run_id = r.id AND `+billedShare+`), r.note
			FROM pool_runs r WHERE r.pool_id = ? ORDER BY r.period_from DESC`, r.ID)
		d.NextFrom, d.NextTo = d.next(tx.Today())
		return err
	})
	return d, err
}

// next gives the month after the last sharing, or the last whole month.
func (d PoolDetail) next(today date.Date) (from, to date.Date) {
	from = today.MonthStart().AddMonths(-1)
	if len(d.Runs) > 0 {
		from = d.Runs[0].To.AddDays(1)
	}
	return from, from.AddMonths(1).AddDays(-1)
}

// GetSharing gives a sharing as it was made.
func (s *Pools) GetSharing(ctx context.Context, r RunRef) (Sharing, error) {
	var out Sharing
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = loadSharing(ctx, tx, r.ID)
		return err
	})
	return out, err
}

// loadSharing reads a sharing as it was made.
func loadSharing(ctx context.Context, tx *db.Tx, id RunID) (Sharing, error) {
	type row struct {
		Sharing
		pool PoolID
	}
	r, ok, err := db.One(ctx, tx, func(r *row) []any {
		return []any{&r.ID, &r.pool, &r.From, &r.To, &r.Cost, &r.Usage, &r.Working, &r.Note}
	}, "SELECT id, pool_id, period_from, period_to, cost, usage, working, note FROM pool_runs WHERE id = ?", id)
	if err != nil {
		return r.Sharing, err
	}
	if !ok {
		return r.Sharing, fault.New(NoSuchRun, nil).At("id")
	}
	s := r.Sharing
	if s.Pool, err = loadPool(ctx, tx, r.pool); err != nil {
		return s, err
	}
	s.Parts = []Counted{}
	s.Shares, err = db.Rows(ctx, tx, func(x *Share) []any {
		return []any{&x.Charge, &x.Contract, &x.Code, &x.Line, &x.Customer, &x.Name, &x.Room, &x.Item, &x.Weight, &x.Amount, &x.Working, &x.Billed}
	}, `SELECT coalesce(h.id, 0), coalesce(c.id, 0), coalesce(c.code, ''), coalesce(h.line, 0), coalesce(k.id, 0), coalesce(k.name, ''), coalesce(c.unit, ''),
			coalesce(f.name, ''), s.weight, s.amount, s.working, `+billedShare+`
		FROM pool_shares s JOIN pool_runs r ON r.id = s.run_id LEFT JOIN charges h ON h.id = s.charge_id LEFT JOIN contracts c ON c.id = h.contract_id
		LEFT JOIN customers k ON k.id = c.customer_id LEFT JOIN fee_items f ON f.id = h.fee_item_id
		WHERE s.run_id = ? ORDER BY h.id IS NULL, c.code, h.line`, id)
	total := decimal.Zero
	for _, x := range s.Shares {
		total = total.Add(x.Weight)
	}
	s.Weight = total.String()
	return s, err
}

// TakeBack takes a sharing back of which nothing was billed.
func (s *Pools) TakeBack(ctx context.Context, r RunRef) error {
	return s.DB.Write(ctx, func(tx *db.Tx) error {
		made, err := loadSharing(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		billed := 0
		for _, x := range made.Shares {
			if x.Billed {
				billed++
			}
		}
		if billed > 0 {
			return fault.New(ShareBilled, fault.Args{"count": billed})
		}
		if _, err := tx.Exec(ctx, "DELETE FROM pool_shares WHERE run_id = ?", r.ID); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "DELETE FROM pool_runs WHERE id = ?", r.ID); err != nil {
			return err
		}
		tx.Record("pool.taken_back", shared{made.Pool.Code, made.Pool.Name, made.From, made.To, made.Cost, len(made.Shares)}, db.Of("pool", made.Pool.ID))
		return nil
	})
}

// File is a file on its way out.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64 on the wire
}

// RunFileRequest asks for the sheet of a sharing.
type RunFileRequest struct {
	ID       RunID  `json:"id"`
	Customer int64  `json:"customerId"` // 0 = everyone
	Lang     string `json:"lang"`       // zh-CN or en
}

// SharingFile writes the sheet of a sharing as a workbook: everyone's share with its working, or one customer's.
func (s *Pools) SharingFile(ctx context.Context, r RunFileRequest) (File, error) {
	var f File
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		made, err := loadSharing(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		f, err = made.file(r)
		return err
	})
	return f, err
}

func (s Sharing) file(r RunFileRequest) (File, error) {
	w := words(r.Lang)
	report := sheet.Report{
		Title:    w.sharing + " " + s.Pool.Name,
		Subtitle: fmt.Sprintf("%s – %s  %s %s  %s", s.From, s.To, w.cost, s.Cost.Grouped(), s.Working),
		Columns: []sheet.Col{{Title: w.contract, Kind: sheet.Text, Width: 16}, {Title: w.customer, Kind: sheet.Text, Width: 28}, {Title: w.room, Kind: sheet.Text, Width: 12},
			{Title: w.item, Kind: sheet.Text, Width: 14}, {Title: w.weight, Kind: sheet.Decimal}, {Title: w.share, Kind: sheet.Money}, {Title: w.working, Kind: sheet.Text, Width: 36}},
	}
	var total money.Amount
	name := s.Pool.Name
	for _, x := range s.Shares {
		if r.Customer != 0 && x.Customer != r.Customer {
			continue
		}
		code, who := x.Code, x.Name
		if x.Charge == 0 {
			who = w.office
		}
		if r.Customer != 0 {
			name = x.Name
		}
		report.Rows = append(report.Rows, []any{code, who, x.Room, x.Item, x.Weight, x.Amount, x.Working})
		total += x.Amount
	}
	report.Totals = []any{w.total, nil, nil, nil, nil, total, nil}
	var b bytes.Buffer
	err := report.Write(&b)
	return File{Name: fmt.Sprintf("%s-%s-%s.xlsx", w.sharing, name, s.To), Data: b.Bytes()}, err
}
