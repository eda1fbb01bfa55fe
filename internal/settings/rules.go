package settings

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/latefee"
)

// BadDays refuses a count of days out of its range.
const BadDays fault.Key = "settings.bad_days"

// PrepayRule says what a bill run does with what customers have paid ahead.
type PrepayRule string

// The rules; the first is the default.
const (
	PrepayNever  PrepayRule = "never"  // left alone until somebody applies it
	PrepayOldest PrepayRule = "oldest" // the oldest money to the new invoices due first
	PrepayItem   PrepayRule = "item"   // as oldest, but first to invoices of a fee item that the money has paid before or names
)

// TaskRules say when tasks appear. Days are 0 to 366.
type TaskRules struct {
	RenewDays  int `json:"renewDays"`  // before a contract's end: the time to agree on going on; 0 = not told
	AheadDays  int `json:"aheadDays"`  // before a price steps up or rent-free days end
	DueDays    int `json:"dueDays"`    // before invoices fall due, and before the reading day
	RefundDays int `json:"refundDays"` // after a contract's end: by when its deposit is to be paid back
	ReadingDay int `json:"readingDay"` // day of month 1 to 31 on which meters are read; 0 = not told
}

// Rules are how the book treats late money, money paid ahead, and tasks.
type Rules struct {
	Late   LateRule   `json:"late"`
	Prepay PrepayRule `json:"prepay"`
	Tasks  TaskRules  `json:"tasks"`
}

// DefaultRules are the rules of a new book.
func DefaultRules() Rules {
	return Rules{Late: LateRule{Policy: latefee.Default(), DueDays: 7}, Prepay: PrepayNever, Tasks: TaskRules{RenewDays: 45, AheadDays: 30, DueDays: 3, RefundDays: 30, ReadingDay: 25}}
}

// Check gives every fault at once.
func (r *Rules) Check() error {
	var c form.Check
	r.Prepay = cmp.Or(r.Prepay, PrepayNever)
	form.OneOf(&c, r.Prepay, []PrepayRule{PrepayNever, PrepayOldest, PrepayItem}, "prepay")
	within := func(n, most int, field ...string) {
		if n < 0 || n > most {
			c.Add(BadDays, fault.Args{"days": n, "most": most}, field...)
		}
	}
	r.Late.check(&c)
	within(r.Late.DueDays, 366, "late", "dueDays")
	within(r.Tasks.RenewDays, 366, "tasks", "renewDays")
	within(r.Tasks.AheadDays, 366, "tasks", "aheadDays")
	within(r.Tasks.DueDays, 366, "tasks", "dueDays")
	within(r.Tasks.RefundDays, 366, "tasks", "refundDays")
	within(r.Tasks.ReadingDay, 31, "tasks", "readingDay")
	return c.Err(Invalid)
}

// Rules gives the rules of the book.
func (s *Service) Rules(ctx context.Context) (Rules, error) {
	var r Rules
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		r, err = LoadRules(ctx, tx)
		return err
	})
	return r, err
}

// SaveRules replaces the rules. Bill runs from now on follow them; what is issued stays.
func (s *Service) SaveRules(ctx context.Context, r Rules) (Rules, error) {
	if err := r.Check(); err != nil {
		return Rules{}, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := LoadRules(ctx, tx)
		if err != nil {
			return err
		}
		changes := form.Changes(before, r)
		if len(changes) == 0 {
			tx.Unchanged()
			return nil
		}
		raw, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("write the rules: %w", err)
		}
		if err := put(ctx, tx, "rules", string(raw)); err != nil {
			return err
		}
		tx.Record("settings.rules", changes, subject)
		return nil
	})
	return r, err
}

// LoadRules reads the rules; what was never set has its default.
func LoadRules(ctx context.Context, tx *db.Tx) (Rules, error) {
	r := DefaultRules()
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT value FROM settings WHERE name = 'rules'")
	if err != nil || !ok {
		return r, err
	}
	if err := json.Unmarshal([]byte(raw), &r); err != nil {
		return r, fmt.Errorf("read the rules: %w", err)
	}
	return r, nil
}
