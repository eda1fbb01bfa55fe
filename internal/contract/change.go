package contract

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
)

// AmendRequest changes a contract from a day on. Contract is the whole contract as it shall be from that day: a charge that is not in
// it ends the day before, one with line 0 is new, one whose terms differ goes on as a charge of its own. What ended before the day
// stays as it was, whatever is sent of it.
type AmendRequest struct {
	Contract  Contract  `json:"contract"`
	From      date.Date `json:"from" ts_type:"string"`
	Reason    string    `json:"reason"`
	RequestID string    `json:"requestId"`
}

// RenewRequest lets a contract go on after its end. Charges are those of the new term, told by line; none: all that run until the
// end, with Percent points on their prices.
type RenewRequest struct {
	ID        ID              `json:"id"`
	End       date.Date       `json:"end" ts_type:"string"` // the new one; "" = open-ended
	Charges   []Charge        `json:"charges"`
	Percent   decimal.Decimal `json:"percent" ts_type:"string"` // points added to every price, may be negative
	Reason    string          `json:"reason"`
	RequestID string          `json:"requestId"`
}

// TerminateRequest ends a contract early.
type TerminateRequest struct {
	ID        ID        `json:"id"`
	On        date.Date `json:"on" ts_type:"string"` // its last day
	Reason    string    `json:"reason"`
	RequestID string    `json:"requestId"`
}

// TransferRequest ends a contract the day before From, and has a new one of the same charges go on for another customer.
type TransferRequest struct {
	ID        ID          `json:"id"`
	From      date.Date   `json:"from" ts_type:"string"` // first day of the new customer
	Customer  customer.ID `json:"customerId"`
	Code      string      `json:"code"` // of the new contract; "" is given
	Reason    string      `json:"reason"`
	RequestID string      `json:"requestId"`
}

// Change is one of the changes by a day; the others are null.
type Change struct {
	Amend     *AmendRequest     `json:"amend"`
	Renew     *RenewRequest     `json:"renew"`
	Terminate *TerminateRequest `json:"terminate"`
	Transfer  *TransferRequest  `json:"transfer"`
}

// Fate says what a change does to a charge.
type Fate string

// What a change does to a charge.
const (
	Kept      Fate = "same"
	Ends      Fate = "ends"      // earlier than it did
	Begins    Fate = "begins"    // new, or going on under other terms
	Rewritten Fate = "changed"   // nothing of it was billed: it gets other terms from its first day
	Withdrawn Fate = "withdrawn" // taken back from its first day
)

// ChargeChange is what a change does to one charge.
type ChargeChange struct {
	Line     int       `json:"line"`
	Name     string    `json:"name"` // of the fee item
	Fate     Fate      `json:"fate"`
	From     date.Date `json:"from" ts_type:"string"` // its days now
	To       date.Date `json:"to" ts_type:"string"`
	Replaces int       `json:"replaces"` // the line that it goes on from, or 0
	Billed   date.Date `json:"billedThrough" ts_type:"string"`
	Review   bool      `json:"review"` // what was billed of it is worked out again by the next run
}

// Changed is what a change did.
type Changed struct {
	ID      ID             `json:"id"`
	Code    string         `json:"code"`
	Version int            `json:"version"` // its number
	New     ID             `json:"newId"`   // the contract of the new customer, or 0
	NewCode string         `json:"newCode"`
	Charges []ChargeChange `json:"charges"`
	Notes   []*fault.Fault `json:"notes" ts_type:"any[]"` // sentences that stop nothing
}

// kinds of versions and their events.
const (
	amended     = "amended"
	renewed     = "renewed"
	terminated  = "terminated"
	transferred = "transferred"
)

// Amend changes a contract from a day on. Invoices that were issued never change: what was billed beyond the day is worked out again
// by the next bill run, which puts the difference on an invoice or a credit note.
func (s *Service) Amend(ctx context.Context, r AmendRequest) (Changed, error) {
	return s.change(ctx, Change{Amend: &r}, r.RequestID)
}

// Renew lets a contract go on after its end.
func (s *Service) Renew(ctx context.Context, r RenewRequest) (Changed, error) {
	return s.change(ctx, Change{Renew: &r}, r.RequestID)
}

// Terminate ends a contract early.
func (s *Service) Terminate(ctx context.Context, r TerminateRequest) (Changed, error) {
	return s.change(ctx, Change{Terminate: &r}, r.RequestID)
}

// Transfer hands a contract to another customer.
func (s *Service) Transfer(ctx context.Context, r TransferRequest) (Changed, error) {
	return s.change(ctx, Change{Transfer: &r}, r.RequestID)
}

func (s *Service) change(ctx context.Context, c Change, request string) (Changed, error) {
	var out Changed
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, request, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		var err error
		if out, err = c.Apply(ctx, tx); err != nil {
			return err
		}
		if out.Version == 0 {
			tx.Unchanged()
			return nil
		}
		return tx.Remember(ctx, request, out)
	})
	return out, err
}

// Apply makes a change inside the transaction of another service, and records its event.
func (c Change) Apply(ctx context.Context, tx *db.Tx) (Changed, error) {
	switch {
	case c.Amend != nil:
		return amend(ctx, tx, *c.Amend)
	case c.Renew != nil:
		return renew(ctx, tx, *c.Renew)
	case c.Terminate != nil:
		return terminate(ctx, tx, *c.Terminate)
	case c.Transfer != nil:
		return transfer(ctx, tx, *c.Transfer)
	}
	return Changed{}, fault.New(NoSuch, fault.Args{"id": int64(0)})
}

// Which gives the contract that a change is about.
func (c Change) Which() ID {
	switch {
	case c.Amend != nil:
		return c.Amend.Contract.ID
	case c.Renew != nil:
		return c.Renew.ID
	case c.Terminate != nil:
		return c.Terminate.ID
	case c.Transfer != nil:
		return c.Transfer.ID
	}
	return 0
}

// changing is a contract while it is changed.
type changing struct {
	before, after Contract
	items         map[FeeItemID]FeeItem
	out           Changed
}

func begin(ctx context.Context, tx *db.Tx, id ID) (*changing, error) {
	before, err := LoadOne(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if before.Archived {
		return nil, fault.New(IsArchived, fault.Args{"code": before.Code})
	}
	w := &changing{before: before, after: before, out: Changed{ID: before.ID, Code: before.Code, Charges: []ChargeChange{}, Notes: []*fault.Fault{}}}
	w.after.Charges = make([]Charge, len(before.Charges))
	copy(w.after.Charges, before.Charges)
	w.items, err = itemsByID(ctx, tx)
	return w, err
}

// keepVersion writes the changed contract, and what it was before.
func (w *changing) keepVersion(ctx context.Context, tx *db.Tx, kind string, from date.Date, reason string) error {
	if faults := w.after.check(w.items); len(faults) > 0 {
		return fault.Many(Invalid, faults)
	}
	if err := fits(ctx, tx, w.before, w.after, w.items); err != nil {
		return err
	}
	raw, err := json.Marshal(w.before)
	if err != nil {
		return err
	}
	if w.out.Version, err = db.Value[int](ctx, tx, "SELECT coalesce(max(number), 0) + 1 FROM contract_versions WHERE contract_id = ?", w.before.ID); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "INSERT INTO contract_versions (contract_id, number, kind, from_date, reason, before, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
		w.before.ID, w.out.Version, kind, from, reason, string(raw), tx.Now.Format(time.RFC3339)); err != nil {
		return err
	}
	if err := Update(ctx, tx, w.before, &w.after); err != nil {
		return err
	}
	w.tellCharges()
	return nil
}

// record keeps the event of a change.
func (w *changing) record(tx *db.Tx, kind string, from date.Date, reason string, more ...db.Subject) {
	data := map[string]any{"code": w.before.Code, "from": from, "reason": reason, "charges": w.out.Charges}
	if w.out.NewCode != "" {
		data["newCode"] = w.out.NewCode
	}
	tx.Record("contract."+kind, data, append([]db.Subject{db.Of("contract", w.before.ID), db.Of("customer", w.before.Customer)}, more...)...)
}

// tellCharges says what became of each charge.
func (w *changing) tellCharges() {
	old, lines := byLine(w.before), map[ChargeID]int{}
	for _, h := range w.before.Charges {
		lines[h.ID] = h.Line
	}
	for _, h := range w.after.Charges {
		t := h.terms(w.after, w.items[h.FeeItem])
		c := ChargeChange{Line: h.Line, Name: w.items[h.FeeItem].Name, From: t.Start, To: t.End, Replaces: lines[h.Replaces], Billed: h.BilledThrough,
			Review: h.ReviewFrom != 0 && h.ReviewFrom != old[h.Line].ReviewFrom}
		was, known := old[h.Line]
		end := was.terms(w.before, w.items[was.FeeItem]).End
		switch {
		case !known:
			c.Fate = Begins
		case h.Withdrawn && !was.Withdrawn:
			c.Fate = Withdrawn
		case h.Withdrawn:
			continue
		case !sameTerms(was, h):
			c.Fate = Rewritten
		case t.End != end && t.End != 0 && (end == 0 || t.End < end):
			c.Fate = Ends
		default:
			c.Fate = Kept
		}
		w.out.Charges = append(w.out.Charges, c)
	}
}

// Versions asks for what a contract was before each change by a day.
type Version struct {
	Number int       `json:"number"`
	Kind   string    `json:"kind"` // amended, renewed, terminated, transferred
	From   date.Date `json:"from" ts_type:"string"`
	Reason string    `json:"reason"`
	At     time.Time `json:"at" ts_type:"string"`
	Before Contract  `json:"before"`
}

// VersionList is the versions of a contract, the latest first.
type VersionList struct {
	Rows []Version `json:"rows"`
}

// Versions gives what a contract was before each change by a day, the latest first.
func (s *Service) Versions(ctx context.Context, r Ref) (VersionList, error) {
	out := VersionList{Rows: []Version{}}
	type row struct {
		Version
		at, before string
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(r *row) []any { return []any{&r.Number, &r.Kind, &r.From, &r.Reason, &r.at, &r.before} }, func(r row) error {
			var err error
			if r.At, err = time.Parse(time.RFC3339, r.at); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(r.before), &r.Before); err != nil {
				return err
			}
			out.Rows = append(out.Rows, r.Version)
			return nil
		}, "SELECT number, kind, from_date, reason, at, before FROM contract_versions WHERE contract_id = ? ORDER BY number DESC", r.ID)
	})
	return out, err
}

// ConfirmRequest says that a milestone was reached, or takes that back.
type ConfirmRequest struct {
	ID        ID        `json:"id"`
	Line      int       `json:"line"`
	On        date.Date `json:"on" ts_type:"string"` // the day of it; "" takes it back
	RequestID string    `json:"requestId"`
}

// Confirm says on which day a milestone was reached: the next bill run bills it. Once it was billed it stays.
func (s *Service) Confirm(ctx context.Context, r ConfirmRequest) (Saved, error) {
	var out Saved
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		c, err := LoadOne(ctx, tx, r.ID)
		if err != nil {
			return err
		}
		h, ok := byLine(c)[r.Line]
		out = Saved{ID: c.ID, Code: c.Code, Notes: []*fault.Fault{}}
		switch {
		case !ok || !h.OnConfirm || h.Withdrawn:
			return fault.New(NoMilestone, fault.Args{"line": r.Line}).At("line")
		case h.Confirmed == r.On:
			tx.Unchanged()
			return nil
		case h.BilledThrough != 0:
			return fault.New(MilestoneBilled, fault.Args{"line": r.Line, "day": h.Confirmed}).At("on")
		}
		if _, err := tx.Exec(ctx, "UPDATE charges SET confirmed = ? WHERE id = ?", r.On, h.ID); err != nil {
			return err
		}
		kind := "contract.milestone_confirmed"
		if r.On == 0 {
			kind = "contract.milestone_reopened"
		}
		tx.Record(kind, map[string]any{"code": c.Code, "line": strconv.Itoa(r.Line), "on": r.On}, db.Of("contract", c.ID), db.Of("customer", c.Customer))
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}
