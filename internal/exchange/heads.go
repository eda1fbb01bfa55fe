package exchange

import (
	"context"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/settings"
	"zhangfang/internal/sheet"
)

// Settled is a heading of the office's own and the column that it is read as.
type Settled struct {
	Table   string `json:"table"`
	Heading string `json:"heading"`
	Column  string `json:"column"` // "" passes it over
}

// Choice is a column that a heading may be read as.
type Choice struct {
	Table  string `json:"table"`
	Column string `json:"column"`
	Header string `json:"header"` // its Chinese name
}

// sheetOf reads a file as its headings were settled now or, where nobody says anything, when a list with the same headings
// came in before.
func (s *Service) sheetOf(ctx context.Context, f File, columns []Settled) (sheet.Data, []sheet.Head, error) {
	data, heads, err := sheet.Read(f.Name, f.Data, settledHeads(columns))
	if len(columns) > 0 || !slices.ContainsFunc(heads, func(h sheet.Head) bool { return !h.Known }) {
		return data, heads, err
	}
	var kept []settings.OwnHeads
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) { kept, err = settings.LoadHeads(ctx, tx); return err }); err != nil {
		return nil, nil, err
	}
	lists := listsOf(heads)
	for _, k := range kept {
		for table, list := range lists {
			if list != k.List {
				continue
			}
			for heading, column := range k.Columns {
				columns = append(columns, Settled{table, heading, column})
			}
		}
	}
	if len(columns) == 0 {
		return data, heads, err
	}
	return sheet.Read(f.Name, f.Data, settledHeads(columns))
}

func settledHeads(columns []Settled) (heads []sheet.Head) {
	for _, c := range columns {
		heads = append(heads, sheet.Head{Table: c.Table, Heading: c.Heading, Column: c.Column})
	}
	return heads
}

// listsOf gives for each table of a file what it is known by: its name and all its headings.
func listsOf(heads []sheet.Head) map[string]string {
	lists := map[string]string{}
	for _, h := range heads {
		if lists[h.Table] == "" {
			lists[h.Table] = h.Table
		}
		lists[h.Table] += "\t" + strings.ToLower(h.Heading)
	}
	return lists
}

// rememberHeads keeps how the headings were settled for the next list that has the same.
func rememberHeads(ctx context.Context, tx *db.Tx, heads []sheet.Head, columns []Settled) error {
	lists := listsOf(heads)
	for _, table := range slices.Sorted(maps.Keys(lists)) {
		own := settings.OwnHeads{List: lists[table], Columns: map[string]string{}}
		for _, c := range columns {
			if c.Table == table {
				own.Columns[c.Heading] = c.Column
			}
		}
		if len(own.Columns) == 0 {
			continue
		}
		if err := settings.RememberHeads(ctx, tx, own); err != nil {
			return err
		}
	}
	return nil
}

// toSettle gives the headings that the tables themselves do not know, and what each may be read as.
func toSettle(heads []sheet.Head) (open []sheet.Head, choices []Choice) {
	open, choices = []sheet.Head{}, []Choice{}
	for _, h := range heads {
		if h.Known && !h.Settled {
			continue
		}
		if !slices.ContainsFunc(open, func(o sheet.Head) bool { return o.Table == h.Table }) {
			for _, c := range sheet.TableNamed(h.Table).Columns {
				choices = append(choices, Choice{h.Table, c.Name, c.Header})
			}
		}
		open = append(open, h)
	}
	return open, choices
}
