package closing

import (
	"context"
	"encoding/json"
	"fmt"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// keep writes the closing, and records it.
func (w *settling) keep(ctx context.Context, tx *db.Tx) error {
	s := &w.sheet
	var err error
	if s.Number, err = free(ctx, tx, s.Code); err != nil {
		return err
	}
	s.Event = tx.Event
	run := any(nil)
	if w.run.Run != 0 {
		run = w.run.Run
	}
	id, err := tx.Insert(ctx, `INSERT INTO closings (contract_id, customer_id, number, day, date, run_id, reason, open, held, prepaid, net, sheet)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, s.Contract, s.Customer, s.Number, s.On, s.Date, run, s.Reason, s.Open, s.Held, s.Prepaid, s.Net, s.json())
	s.ID = ID(id)
	tx.Record("contract.settled", map[string]any{"code": s.Code, "customer": s.Name, "number": s.Number, "on": s.On, "reason": s.Reason, "billed": s.Billed, "credited": s.Credited,
		"open": s.Open, "held": s.Held, "prepaid": s.Prepaid, "net": s.Net, "paid": s.Paid, "setOff": s.SetOff, "refunded": s.Refunded, "repaid": s.Repaid, "owes": s.Owes},
		distinct(append(w.about, db.Of("closing", id)))...)
	return err
}

// free gives a number that no closing has: the contract's code, and for a later one how many there are.
func free(ctx context.Context, tx *db.Tx, code string) (string, error) {
	number := "JS-" + code
	for n := 2; ; n++ {
		taken, err := db.Value[bool](ctx, tx, "SELECT EXISTS (SELECT 1 FROM closings WHERE number = ?)", number)
		if err != nil || !taken {
			return number, err
		}
		number = fmt.Sprintf("JS-%s-%d", code, n)
	}
}

func distinct(all []db.Subject) (out []db.Subject) {
	seen := map[db.Subject]bool{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Row is a closing in a list.
type Row struct {
	ID       ID           `json:"id"`
	Number   string       `json:"number"`
	Contract contract.ID  `json:"contractId"`
	On       date.Date    `json:"on" ts_type:"string"`
	Date     date.Date    `json:"date" ts_type:"string"`
	Net      money.Amount `json:"net" ts_type:"string"`
	Reason   string       `json:"reason"`
}

// List is the closings of a contract, the latest first.
type List struct {
	Rows []Row `json:"rows"`
}

// List gives the closings of a contract.
func (s *Service) List(ctx context.Context, r contract.Ref) (List, error) {
	var out List
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out.Rows, err = db.Rows(ctx, tx, func(c *Row) []any { return []any{&c.ID, &c.Number, &c.Contract, &c.On, &c.Date, &c.Net, &c.Reason} },
			"SELECT id, number, contract_id, day, date, net, reason FROM closings WHERE contract_id = ? ORDER BY id DESC", r.ID)
		return err
	})
	return out, err
}

// Which asks for one closing.
type Which struct {
	ID ID `json:"id"`
}

// Get gives a closing as it was settled.
func (s *Service) Get(ctx context.Context, w Which) (Sheet, error) {
	var out Sheet
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = Load(ctx, tx, w.ID)
		return err
	})
	return out, err
}

// Load is Get inside a transaction.
func Load(ctx context.Context, tx *db.Tx, id ID) (out Sheet, err error) {
	raw, ok, err := db.One(ctx, tx, func(raw *string) []any { return []any{raw} }, "SELECT sheet FROM closings WHERE id = ?", id)
	switch {
	case err != nil:
		return out, err
	case !ok:
		return out, fault.New(NoSuch, fault.Args{"closing": int64(id)}).At("id")
	}
	if err := json.Unmarshal([]byte(raw), &out); err != nil {
		return out, fmt.Errorf("read a kept settlement: %w", err)
	}
	out.ID = id
	return out, nil
}

// Draft works a settlement out inside a transaction that is rolled back, for its paper.
func Draft(ctx context.Context, tx *db.Tx, r Request) (Sheet, error) {
	if err := r.Validate(); err != nil {
		return Sheet{}, err
	}
	w := settling{Request: r}
	err := w.work(ctx, tx)
	return w.sheet, err
}
