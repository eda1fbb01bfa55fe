package settings

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"zhangfang/internal/db"
)

func TestMissingNumbersAreToldAsRuns(t *testing.T) {
	s := book(t)
	const far = "ZD202611-{SEQ:5}"
	for _, c := range []struct {
		when, series string
		last         int64
		there        []string
		count        int
		gaps         string
	}{
		{"nothing is missing", "invoice/" + far, 2, []string{"ZD202611-00001", "ZD202611-00002"}, 2, "[]"},
		{"one is", "invoice/" + far, 3, []string{"ZD202611-00001", "ZD202611-00003"}, 2, "[ZD202611-00002]"},
		{"the first and the last are", "invoice/" + far, 5, []string{"ZD202611-00003", "ZD202611-00002"}, 2, "[ZD202611-00001 ZD202611-00004–ZD202611-00005]"},
		{"one ahead came from elsewhere", "invoice/" + far, 1, []string{"ZD202611-00001", "ZD202611-00009"}, 1, "[]"},
		{"damage says that all there are were given", "invoice/" + far, math.MaxInt64, []string{"ZD202611-00001"}, 1, "[ZD202611-00002–ZD202611-9223372036854775807]"},
		{"damage took what counts from the name", "invoice/ZD202611", 1, nil, 0, "[invoice/ZD202611]"},
		{"damage took the kind from the name", "x/" + far, 1, nil, 0, "[x/" + far + "]"},
	} {
		var (
			count int
			gaps  []Gap
			undo  = errors.New("as if it had not been")
		)
		err := s.DB.Write(ctx, func(tx *db.Tx) error {
			id, err := tx.Insert(ctx, "INSERT INTO customers (code, name) VALUES ('K1', '云岫')")
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "INSERT INTO series (name, last) VALUES (?, ?)", c.series, c.last); err != nil {
				return err
			}
			for _, number := range c.there {
				if _, err := tx.Exec(ctx, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total)
					VALUES (?, 'issued', 'opening', ?, '2026-11-01', '2026-11-01', 0, 0, 0)`, number, id); err != nil {
					return err
				}
			}
			if count, gaps, err = Gaps(ctx, tx); err != nil {
				return err
			}
			return undo
		})
		if !errors.Is(err, undo) {
			t.Fatal(err)
		}
		if got := fmt.Sprint(gaps); got != c.gaps || count != c.count {
			t.Errorf("when %s: %d are there, missing are %s, want %d, %s", c.when, count, got, c.count, c.gaps)
		}
	}
}
