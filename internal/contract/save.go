package contract

import (
	"context"
	"fmt"
	"strconv"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// SaveRequest creates (ID 0) or changes a whole contract. Sent twice with the same RequestID it is carried out once.
type SaveRequest struct {
	Contract  Contract `json:"contract"`
	RequestID string   `json:"requestId"`
}

// Saved names what was saved, with what the user should know of it: sentences that stop nothing.
type Saved struct {
	ID    ID             `json:"id"`
	Code  string         `json:"code"`
	Notes []*fault.Fault `json:"notes"`
}

// Save creates or changes a contract with all its charges. Invoices that were issued never change: new terms hold for
// periods that were not billed yet. A charge that was billed may not go, nor may the days of its billed periods move.
func (s *Service) Save(ctx context.Context, r SaveRequest) (Saved, error) {
	var out Saved
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		c := r.Contract
		notes, err := save(ctx, tx, &c)
		if err != nil {
			return err
		}
		out = Saved{ID: c.ID, Code: c.Code, Notes: notes}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func save(ctx context.Context, tx *db.Tx, c *Contract) ([]*fault.Fault, error) {
	before := Contract{Charges: []Charge{}}
	if c.ID != 0 {
		var err error
		if before, err = LoadOne(ctx, tx, c.ID); err != nil {
			return nil, err
		}
		if c.Code == "" {
			c.Code = before.Code
		}
	}
	c.keep(before)
	items, err := itemsByID(ctx, tx)
	if err != nil {
		return nil, err
	}
	if faults := c.check(items); len(faults) > 0 {
		return nil, fault.Many(Invalid, faults)
	}
	c.matchLines(before)
	if err := fits(ctx, tx, before, *c, items); err != nil {
		return nil, err
	}
	notes, err := keepsBilled(ctx, tx, before, *c, items)
	if err != nil {
		return nil, err
	}
	return notes, write(ctx, tx, before, c, items)
}

// matchLines tells by line which charges were there before, and gives new ones the lines after the last.
func (c *Contract) matchLines(before Contract) {
	old := byLine(before)
	last := 0
	for line := range old {
		last = max(last, line)
	}
	for _, h := range c.Charges {
		last = max(last, h.Line)
	}
	for i := range c.Charges {
		h := &c.Charges[i]
		if h.Line == 0 {
			last++
			h.Line = last
		}
		h.keep(old[h.Line])
	}
}

// keep takes over what is not changed by saving.
func (c *Contract) keep(before Contract) {
	c.Archived, c.Follows, c.Terminated = before.Archived, before.Follows, before.Terminated
}

func (h *Charge) keep(old Charge) {
	h.ID, h.BilledThrough, h.Confirmed = old.ID, old.BilledThrough, old.Confirmed
	h.Replaces, h.Withdrawn, h.ReviewFrom = old.Replaces, old.Withdrawn, old.ReviewFrom
}

func byLine(c Contract) map[int]Charge {
	lines := make(map[int]Charge, len(c.Charges))
	for _, h := range c.Charges {
		lines[h.Line] = h
	}
	return lines
}

// fits checks a draft against the rest of the book.
func fits(ctx context.Context, tx *db.Tx, before, c Contract, items map[FeeItemID]FeeItem) error {
	var k form.Check
	archived, ok, err := db.One(ctx, tx, func(b *bool) []any { return []any{b} }, "SELECT archived FROM customers WHERE id = ?", c.Customer)
	switch {
	case err != nil:
		return err
	case !ok:
		k.Add(NoSuchCustomer, nil, "customerId")
	case archived && c.Customer != before.Customer:
		k.Add(CustomerArchived, nil, "customerId")
	case before.ID != 0 && c.Customer != before.Customer && wasBilled(before):
		k.Add(CustomerFixed, nil, "customerId")
	}
	other, taken, err := db.One(ctx, tx, func(id *customer.ID) []any { return []any{id} },
		"SELECT customer_id FROM contracts WHERE code = ? AND id <> ?", c.Code, c.ID)
	if err != nil {
		return err
	}
	if taken {
		_, name, err := payer(ctx, tx, other)
		if err != nil {
			return err
		}
		k.Add(CodeTaken, fault.Args{"code": c.Code, "customer": name}, "code")
	}
	old := byLine(before)
	for i, h := range c.Charges {
		place := []string{"charges", strconv.Itoa(i)}
		if item := items[h.FeeItem]; item.Archived && old[h.Line].FeeItem != h.FeeItem {
			k.Add(ItemArchived, fault.Args{"name": item.Name}, append(place, "feeItemId")...)
		}
		if h.Meter != 0 && h.Meter != old[h.Line].Meter {
			if n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM meters WHERE id = ?", h.Meter); err != nil {
				return err
			} else if n == 0 {
				k.Add(NoSuchMeter, nil, append(place, "meterId")...)
			}
		}
		if h.Pool != 0 && h.Pool != old[h.Line].Pool {
			if n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM pools WHERE id = ?", h.Pool); err != nil {
				return err
			} else if n == 0 {
				k.Add(NoSuchPool, nil, append(place, "poolId")...)
			}
		}
	}
	return k.Err(Invalid)
}

func wasBilled(c Contract) bool {
	for _, h := range c.Charges {
		if h.BilledThrough != 0 {
			return true
		}
	}
	return false
}

// keepsBilled gives the faults, by line, of a change that would lose what was billed or bill a day twice, and notes on what it would
// bill otherwise. before and after are whole contracts whose charges have lines.
func keepsBilled(ctx context.Context, tx *db.Tx, before, after Contract, items map[FeeItemID]FeeItem) ([]*fault.Fault, error) {
	notes := []*fault.Fault{}
	var k form.Check
	kept := map[int]int{}
	for i, h := range after.Charges {
		kept[h.Line] = i
	}
	for _, old := range before.Charges {
		name := items[old.FeeItem].Name
		i, ok := kept[old.Line]
		if !ok {
			if used, err := isInvoiced(ctx, tx, before.ID, old.ID); err != nil {
				return nil, err
			} else if used {
				k.Add(ChargeBilled, fault.Args{"line": old.Line, "name": name}, "charges")
			}
			continue
		}
		billed, err := billedOf(ctx, tx, old.ID)
		if err != nil {
			return nil, err
		}
		t := after.Charges[i].terms(after, items[after.Charges[i].FeeItem])
		was := old.terms(before, items[old.FeeItem])
		if field, r := moved(was, t, billed); field != "" {
			k.Add(BoundariesMoved, fault.Args{"line": old.Line, "name": name, "from": r.From, "to": r.To,
				"next": old.BilledThrough.AddDays(1)}, "charges", strconv.Itoa(i), field)
		}
		if t.End != 0 && t.End < old.BilledThrough && (was.End == 0 || t.End < was.End) {
			notes = append(notes, fault.New(BilledBeyond, fault.Args{"line": old.Line, "name": name, "through": old.BilledThrough, "end": t.End}))
		}
	}
	return notes, k.Err(Invalid)
}

// isInvoiced says whether any invoice, credited or not, names a charge.
func isInvoiced(ctx context.Context, tx *db.Tx, contract ID, id ChargeID) (bool, error) {
	return db.Value[bool](ctx, tx, `SELECT EXISTS (SELECT 1 FROM billed WHERE charge_id = ?2)
		OR EXISTS (SELECT 1 FROM invoice_lines WHERE contract_id = ?1 AND charge_id = ?2)`, contract, id)
}

// moved finds a billed period that is not one of the new terms, and the field that moved it. A period may become
// shorter by an earlier end, whose surplus is for a credit note, but never longer, since its new days would not be billed.
// A price for the whole of a single period does not grow with its days.
func moved(was, t charge.Terms, billed []date.Range) (string, date.Range) {
	if len(billed) == 0 {
		return "", date.Range{}
	}
	starts := t // as if each period was issued on its first day, which usage never is
	starts.Model, starts.Timing, starts.IssueOffsetDays = charge.ModelFixed, charge.Advance, 0
	ends := map[date.Date]date.Date{}
	for _, p := range starts.Periods(billed[len(billed)-1].From) {
		ends[p.From] = p.To
	}
	whole := t.CycleMonths == 0 && t.PricePer == charge.PerOnce
	for _, r := range billed {
		to, ok := ends[r.From]
		switch {
		case !ok && t.End != 0 && r.From > t.End: // billed ahead of an early end
		case ok && (to == r.To || whole || to < r.To && to == t.End):
		default:
			return field(was, t), r
		}
	}
	return "", date.Range{}
}

func field(was, t charge.Terms) string {
	switch {
	case t.Start != was.Start:
		return "start"
	case t.CycleMonths != was.CycleMonths:
		return "cycleMonths"
	case t.Anchor != was.Anchor:
		return "anchor"
	}
	return "end"
}

// freeCode gives the code that a new contract without one gets: HT-2026-001 …
func freeCode(ctx context.Context, tx *db.Tx, start date.Date) (string, error) {
	head := fmt.Sprintf("HT-%04d-", start.Year())
	last, err := db.Value[int64](ctx, tx, `SELECT coalesce(max(CAST(substr(code, ?1) AS INTEGER)), 0) FROM contracts
		WHERE code GLOB ?2 || '[0-9]*' AND substr(code, ?1) NOT GLOB '*[^0-9]*' AND length(code) < 20`, len(head)+1, head)
	return fmt.Sprintf("%s%03d", head, last+1), err
}
