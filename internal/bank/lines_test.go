package bank

import (
	"fmt"
	"slices"
	"testing"
)

// Pages by date are gathered from each account's own order: they must be the pages of all lines together.
func TestLinesOfSeveralAccountsArePagedTogether(t *testing.T) {
	s := book(t)
	for n := range 3 {
		var rows []string
		for i := range 17 {
			rows = append(rows, fmt.Sprintf("2026-03-%02d||%d||", 1+(i*7+n*5)%20, 100+i*3+n))
		}
		r := request(csv(rows...))
		r.AccountName = fmt.Sprint("户", n)
		mustImport(t, s, r)
	}
	for _, sort := range []string{"date", "amount"} {
		for _, desc := range []bool{false, true} {
			all, err := s.Lines(ctx, LineFilter{Sort: sort, Desc: desc, Limit: 100})
			if err != nil || len(all.Rows) != 51 || all.Count != 51 {
				t.Fatalf("%d of %d lines, %v", len(all.Rows), all.Count, err)
			}
			if !slices.IsSortedFunc(all.Rows, func(a, b Line) int {
				by := int(a.Date) - int(b.Date)
				if sort == "amount" {
					by = int(a.Amount - b.Amount)
				}
				if by == 0 {
					by = int(a.ID - b.ID)
				}
				if desc {
					by = -by
				}
				return by
			}) {
				t.Errorf("not sorted by %s, descending %t", sort, desc)
			}
			var jumped, walked []Line
			after := ""
			for len(walked) < 51 {
				a, err := s.Lines(ctx, LineFilter{Sort: sort, Desc: desc, Limit: 8, Offset: len(jumped)})
				b, err2 := s.Lines(ctx, LineFilter{Sort: sort, Desc: desc, Limit: 8, After: after})
				if err != nil || err2 != nil || len(b.Rows) == 0 {
					t.Fatal(len(b.Rows), err, err2)
				}
				jumped, walked = append(jumped, a.Rows...), append(walked, b.Rows...)
				after = b.Rows[len(b.Rows)-1].Cursor
			}
			if !slices.EqualFunc(jumped, all.Rows, sameLine) || !slices.EqualFunc(walked, all.Rows, sameLine) {
				t.Errorf("pages by %s, descending %t, are not the list", sort, desc)
			}
		}
	}
}

func sameLine(a, b Line) bool { return a.ID == b.ID }
