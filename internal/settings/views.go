package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// mostViews is how many views a book keeps.
const mostViews = 200

// SavedView is a filter of a list under a name. It belongs to the book, not to the computer: it names customers and fee items
// of this book, so it goes where the book goes, and comes back with a backup.
type SavedView struct {
	List   string `json:"list"`   // invoices, customers …
	Name   string `json:"name"`   // as somebody calls it
	Search string `json:"search"` // the filter as it stands in the window's address: state=overdue&kind=…
	Pinned bool   `json:"pinned"` // stands beside the views that come with the program
}

// Views are all saved views of a book, in the order they were made.
type Views struct {
	Rows []SavedView `json:"rows"`
}

// Check trims all texts and gives every fault at once.
func (v *Views) Check() error {
	var c form.Check
	v.Rows = listed(v.Rows)
	if len(v.Rows) > mostViews {
		c.Add(TooMany, fault.Args{"most": mostViews}, "rows")
	}
	for i := range v.Rows {
		r, n := &v.Rows[i], strconv.Itoa(i)
		c.Need(&r.List, 40, "rows", n, "list")
		c.Need(&r.Name, 30, "rows", n, "name")
		c.Line(&r.Search, 1000, "rows", n, "search")
	}
	return c.Err(Invalid)
}

// Views gives the saved views.
func (s *Service) Views(ctx context.Context) (Views, error) {
	var v Views
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		v, err = loadViews(ctx, tx)
		return err
	})
	return v, err
}

// SaveViews replaces the saved views.
func (s *Service) SaveViews(ctx context.Context, v Views) (Views, error) {
	if err := v.Check(); err != nil {
		return Views{}, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := loadViews(ctx, tx)
		if err != nil {
			return err
		}
		changes := form.Changes(map[string]any{"views": before.Rows}, map[string]any{"views": v.Rows})
		if len(changes) == 0 {
			tx.Unchanged()
			return nil
		}
		raw, err := json.Marshal(v.Rows)
		if err != nil {
			return err
		}
		tx.Record("settings.changed", changes, subject)
		return put(ctx, tx, "views", string(raw))
	})
	return v, err
}

func loadViews(ctx context.Context, tx *db.Tx) (Views, error) {
	v := Views{Rows: []SavedView{}}
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT value FROM settings WHERE name = 'views'")
	if err != nil || !ok {
		return v, err
	}
	if err := json.Unmarshal([]byte(raw), &v.Rows); err != nil {
		return v, fmt.Errorf("read saved views: %w", err)
	}
	return v, nil
}
