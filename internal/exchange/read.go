package exchange

import (
	"context"
	"slices"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/sheet"
)

// termTables hold the terms of contracts, which are checked together: what is wrong in one may show in another.
var termTables = []string{"contracts", "charges", "price_steps", "free_periods", "discounts", "tiers", "formulas", "register_prices"}

// leansOn tells which tables the rows of a table are checked against, besides the book.
func leansOn(table string) []string {
	switch {
	case slices.Contains(termTables, table):
		return append([]string{"customers", "fee_items", "meters"}, termTables...)
	case table == "meters":
		return termTables
	case table == "readings":
		return []string{"meters"}
	case table == "invoices":
		return []string{"customers"}
	}
	return nil
}

// read reads a file. Where some of its cells cannot be read, what else stands against the rest is told with them: all but
// what a row that could not be read may be the reason of.
func (s *Service) read(ctx context.Context, file File, columns []Settled) (sheet.Data, []sheet.Head, error) {
	data, heads, err := s.sheetOf(ctx, file, columns)
	if f := fault.As(err); f != nil {
		data, err = nil, s.andTheRest(ctx, data, f)
	}
	return data, heads, err
}

func (s *Service) andTheRest(ctx context.Context, data sheet.Data, f *fault.Fault) error {
	broken, known := brokenTables(f)
	if !known {
		return f
	}
	err := s.DB.DryRun(ctx, func(tx *db.Tx) error {
		_, err := bringIn(ctx, tx, data)
		return err
	})
	more := fault.As(err)
	if more == nil {
		if err == nil {
			err = f
		}
		return err
	}
	for _, p := range more.Parts {
		if !slices.ContainsFunc(leansOn(p.Path[0]), func(t string) bool { return broken[t] }) {
			f.Parts = append(f.Parts, p)
		}
	}
	if n := len(f.Parts); n > maxShown {
		f.Parts = f.Parts[:maxShown]
		f.Args["count"], f.Args["shown"] = n, maxShown
	} else {
		f.Args["count"], f.Args["shown"] = n, n
	}
	return f
}

// brokenTables gives the tables that have cells which cannot be read; false where something else is wrong with the file, or
// too much to know.
func brokenTables(f *fault.Fault) (map[string]bool, bool) {
	broken := map[string]bool{}
	for _, p := range f.Parts {
		if len(p.Path) < 2 || sheet.TableNamed(p.Path[0]) == nil {
			return nil, false
		}
		broken[p.Path[0]] = true
	}
	return broken, len(broken) > 0 && f.Args["count"] == f.Args["shown"]
}
