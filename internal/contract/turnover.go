package contract

import (
	"context"
	"strconv"

	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
)

// Turnover is what a tenant turned over on some days, for turnover rent. A contract has one from a day.
type Turnover struct {
	ID       int64        `json:"id"`
	Contract ID           `json:"contractId"`
	From     date.Date    `json:"from" ts_type:"string"`
	To       date.Date    `json:"to" ts_type:"string"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Note     string       `json:"note"`
}

const turnoverColumns = "SELECT t.id, t.contract_id, t.period_from, t.period_to, t.amount, t.note FROM turnovers t"

func turnoverDest(t *Turnover) []any {
	return []any{&t.ID, &t.Contract, &t.From, &t.To, &t.Amount, &t.Note}
}

// LoadTurnovers gives every turnover of the book, by contract and day.
func LoadTurnovers(ctx context.Context, tx *db.Tx) ([]Turnover, error) {
	return db.Rows(ctx, tx, turnoverDest, turnoverColumns+" ORDER BY t.contract_id, t.period_from")
}

// Check trims a turnover and gives every fault of it.
func (t *Turnover) Check() error {
	var k form.Check
	k.Line(&t.Note, 200, "note")
	switch {
	case t.From == 0:
		k.Add(StartMissing, nil, "from")
	case t.To < t.From:
		k.Add(EndBeforeStart, fault.Args{"from": t.From, "to": t.To}, "to")
	}
	if t.Amount < 0 {
		k.Add(BelowNothing, nil, "amount")
	}
	return k.Err(Invalid)
}

// PutTurnover enters a checked turnover, or changes the one of the same contract and day. It may not share days with another. What
// was billed of the days is worked out again by the next bill run.
func PutTurnover(ctx context.Context, tx *db.Tx, t *Turnover) error {
	other, shared, err := db.One(ctx, tx, turnoverDest, turnoverColumns+
		" WHERE t.contract_id = ?1 AND t.period_from <> ?2 AND t.period_from <= ?3 AND t.period_to >= ?2 LIMIT 1", t.Contract, t.From, t.To)
	if err != nil {
		return err
	}
	if shared {
		return fault.New(TurnoverShared, fault.Args{"from": other.From, "to": other.To}).At("from")
	}
	if _, err := tx.Exec(ctx, `INSERT INTO turnovers (contract_id, period_from, period_to, amount, note) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (contract_id, period_from) DO UPDATE SET period_to = excluded.period_to, amount = excluded.amount, note = excluded.note`,
		t.Contract, t.From, t.To, t.Amount, t.Note); err != nil {
		return err
	}
	return reviewTurnover(ctx, tx, t.Contract, t.From)
}

// reviewTurnover has the turnover rent of a contract worked out again for what was billed from a day on.
func reviewTurnover(ctx context.Context, tx *db.Tx, id ID, from date.Date) error {
	_, err := tx.Exec(ctx, `UPDATE charges SET review_from = min(coalesce(review_from, ?2), ?2) WHERE contract_id = ?1 AND model = 'percent'
		AND EXISTS (SELECT 1 FROM billed b WHERE b.charge_id = charges.id AND b.period_to >= ?2)`, id, from)
	return err
}

// TurnoverFilter asks for the turnovers of one month, or of one contract.
type TurnoverFilter struct {
	Month    date.Date `json:"month" ts_type:"string"` // any day of it; "" is every month, for one contract
	Contract ID        `json:"contractId"`             // 0 for every contract with turnover rent
}

// TurnoverRow is a contract with what was turned over in the month, or that nothing was entered yet.
type TurnoverRow struct {
	Turnover
	Entered      bool        `json:"entered"` // false: there is none yet, From and To are the month's
	Code         string      `json:"code"`    // of the contract
	Customer     customer.ID `json:"customerId"`
	CustomerName string      `json:"customerName"`
	Unit         string      `json:"unit"`
}

// TurnoverPage is the turnovers that were asked for.
type TurnoverPage struct {
	Rows    []TurnoverRow `json:"rows"`
	Amount  money.Amount  `json:"amount" ts_type:"string"`
	Missing int           `json:"missing"` // contracts without one in the month
}

// Turnovers lists what was turned over: for a month every contract with turnover rent that runs in it, entered or not; for
// one contract everything that was entered.
func (s *Service) Turnovers(ctx context.Context, f TurnoverFilter) (TurnoverPage, error) {
	var page TurnoverPage
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		page.Rows, err = turnoverRows(ctx, tx, f)
		return err
	})
	for _, r := range page.Rows {
		page.Amount += r.Amount
		if !r.Entered {
			page.Missing++
		}
	}
	return page, err
}

func turnoverRows(ctx context.Context, tx *db.Tx, f TurnoverFilter) ([]TurnoverRow, error) {
	dest := func(r *TurnoverRow) []any {
		return append(turnoverDest(&r.Turnover), &r.Entered, &r.Code, &r.Customer, &r.CustomerName, &r.Unit)
	}
	const of = ", c.code, c.customer_id, k.name, c.unit FROM contracts c JOIN customers k ON k.id = c.customer_id "
	if f.Month == 0 {
		return db.Rows(ctx, tx, dest, "SELECT t.id, t.contract_id, t.period_from, t.period_to, t.amount, t.note, 1"+of+
			"JOIN turnovers t ON t.contract_id = c.id WHERE c.id = ? ORDER BY t.period_from", f.Contract)
	}
	return db.Rows(ctx, tx, dest, `SELECT coalesce(t.id, 0), c.id, coalesce(t.period_from, ?1), coalesce(t.period_to, ?2), coalesce(t.amount, 0),
		coalesce(t.note, ''), t.id IS NOT NULL`+of+`LEFT JOIN turnovers t ON t.contract_id = c.id AND t.period_from <= ?2 AND t.period_to >= ?1
		WHERE c.archived = 0 AND (?3 = 0 OR c.id = ?3) AND c.start_date <= ?2 AND coalesce(c.end_date, '9999-12-31') >= ?1
		  AND EXISTS (SELECT 1 FROM charges h WHERE h.contract_id = c.id AND h.model = 'percent' AND h.withdrawn = 0)
		ORDER BY c.code, t.period_from`, f.Month.MonthStart(), f.Month.MonthEnd(), f.Contract)
}

// EnterTurnovers enters, changes or takes away turnovers, all or none.
type EnterTurnovers struct {
	Rows      []TurnoverEntry `json:"rows"`
	RequestID string          `json:"requestId"`
}

// TurnoverEntry is one turnover as it was typed; a null amount takes it away.
type TurnoverEntry struct {
	Contract ID            `json:"contractId"`
	From     date.Date     `json:"from" ts_type:"string"`
	To       date.Date     `json:"to" ts_type:"string"`
	Amount   *money.Amount `json:"amount" ts_type:"string | null"`
	Note     string        `json:"note"`
}

// EnteredTurnovers says how many rows were changed.
type EnteredTurnovers struct {
	Changed int `json:"changed"`
}

// EnterTurnovers writes what tenants turned over.
func (s *Service) EnterTurnovers(ctx context.Context, r EnterTurnovers) (EnteredTurnovers, error) {
	var out EnteredTurnovers
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		var subjects []db.Subject
		var faults []*fault.Fault
		for i, e := range r.Rows {
			changed, err := e.put(ctx, tx)
			if f := fault.As(err); f != nil {
				for _, part := range append(f.Parts, f)[:max(1, len(f.Parts))] {
					faults = append(faults, part.At("rows", strconv.Itoa(i)))
				}
				continue
			}
			if err != nil {
				return err
			}
			if changed {
				out.Changed++
				subjects = append(subjects, db.Of("contract", e.Contract))
			}
		}
		if len(faults) > 0 {
			return fault.Many(Invalid, faults)
		}
		if out.Changed == 0 {
			tx.Unchanged()
			return nil
		}
		tx.Record("contract.turnover_entered", r.Rows, subjects...)
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func (e TurnoverEntry) put(ctx context.Context, tx *db.Tx) (changed bool, err error) {
	if n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM contracts WHERE id = ?", e.Contract); err != nil {
		return false, err
	} else if n == 0 {
		return false, fault.New(NoSuch, fault.Args{"id": int64(e.Contract)}).At("contractId")
	}
	was, old, err := db.One(ctx, tx, turnoverDest, turnoverColumns+" WHERE t.contract_id = ? AND t.period_from = ?", e.Contract, e.From)
	if err != nil {
		return false, err
	}
	if e.Amount == nil {
		if !old {
			return false, nil
		}
		if _, err := tx.Exec(ctx, "DELETE FROM turnovers WHERE id = ?", was.ID); err != nil {
			return false, err
		}
		return true, reviewTurnover(ctx, tx, e.Contract, e.From)
	}
	t := Turnover{ID: was.ID, Contract: e.Contract, From: e.From, To: e.To, Amount: *e.Amount, Note: e.Note}
	if err := t.Check(); err != nil {
		return false, err
	}
	if t == was {
		return false, nil
	}
	return true, PutTurnover(ctx, tx, &t)
}
