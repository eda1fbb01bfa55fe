// Package digest is how tests see whether two books hold the same: after an undoing, after what was refused or stopped.
package digest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"zhangfang/internal/db"
)

// Tester is what a test of any kind is.
type Tester interface {
	Helper()
	Fatal(...any)
}

// Of gives a hash over every row of every table that the journal follows: two books with equal digests hold the same accounts.
func Of(t Tester, d *db.DB) (sum string) {
	t.Helper()
	ctx := context.Background()
	if err := d.Read(ctx, func(tx *db.Tx) (err error) { sum, err = of(ctx, tx); return err }); err != nil {
		t.Fatal(err)
	}
	return sum
}

func of(ctx context.Context, tx *db.Tx) (string, error) {
	names := func(s *string) []any { return []any{s} }
	tables, err := db.Rows(ctx, tx, names, "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\' ORDER BY 1")
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, t := range tables {
		columns, err := db.Rows(ctx, tx, names, "SELECT name FROM pragma_table_info(?) ORDER BY cid", t)
		if err != nil {
			return "", err
		}
		values, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		fmt.Fprintln(h, t)
		err = db.Each(ctx, tx, func(*struct{}) []any { return to }, func(struct{}) error {
			return json.NewEncoder(h).Encode(values)
		}, "SELECT * FROM "+t+" ORDER BY id")
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
