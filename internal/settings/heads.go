package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"zhangfang/internal/db"
)

// mostHeads is how many lists of the office's own a book remembers the headings of.
const mostHeads = 100

// OwnHeads is how the headings of a list of the office's own are read. The next list with the same headings is read so too.
type OwnHeads struct {
	List    string            `json:"list"`    // the table and all its headings
	Columns map[string]string `json:"columns"` // by heading; "" passes it over
}

// LoadHeads gives what is remembered of the office's own lists, the latest last.
func LoadHeads(ctx context.Context, tx *db.Tx) ([]OwnHeads, error) {
	var all []OwnHeads
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT value FROM settings WHERE name = 'heads'")
	if err != nil || !ok {
		return nil, err
	}
	if err := json.Unmarshal([]byte(raw), &all); err != nil {
		return nil, fmt.Errorf("read the headings of own lists: %w", err)
	}
	return all, nil
}

// RememberHeads keeps how a list is read, in the transaction that brings it in.
func RememberHeads(ctx context.Context, tx *db.Tx, h OwnHeads) error {
	all, err := LoadHeads(ctx, tx)
	if err != nil {
		return err
	}
	all = append(slices.DeleteFunc(all, func(o OwnHeads) bool { return o.List == h.List }), h)
	raw, err := json.Marshal(all[max(0, len(all)-mostHeads):])
	if err != nil {
		return err
	}
	return put(ctx, tx, "heads", string(raw))
}
