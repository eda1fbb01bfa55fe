package db

import (
	"context"
	"slices"
	"strings"
)

// Owner says whose a row of a table is: the row of another table that a column names.
type Owner struct{ Table, Column, Of string }

// mostTouched is up to how many changed rows it pays to ask whose they are.
const mostTouched = 2000

// Owners gives the rows of one table to which belongs what was changed after an event in it and in other tables, told by
// owners, a table before the one that its rows are of, as the rows are now and as they were before. It is false where a row was changed that sees speaks of and that is of no
// such table, or where more was changed than it pays to look at one by one.
func (t *Tx) Owners(ctx context.Context, event int64, of string, owners []Owner, sees string) (ids []int64, ok bool, err error) {
	tables := []string{of}
	for _, o := range owners {
		tables = append(tables, o.Table)
	}
	type seen struct {
		rows   int
		others bool
	}
	s, _, err := One(ctx, t, func(s *seen) []any { return []any{&s.rows, &s.others} },
		"SELECT coalesce(sum(coalesce(last, row) - row + 1), 0), coalesce(max(NOT ("+Touching(tables...)+")), 0) FROM "+Since+" WHERE "+sees, event)
	if err != nil || s.others || s.rows > mostTouched {
		return nil, false, err
	}
	ids, err = Rows(ctx, t, func(id *int64) []any { return []any{id} }, ownersQuery(of, owners, sees), event)
	return ids, true, err
}

// ownersQuery follows what was changed from table to table, up to the one asked for.
func ownersQuery(of string, owners []Owner, sees string) string {
	var q strings.Builder
	q.WriteString("WITH g AS MATERIALIZED (SELECT tbl, row, coalesce(last, row) AS last, before FROM " + Since + " WHERE " + sees + ")")
	told := map[string]bool{}
	for _, o := range append(slices.Clip(owners), Owner{Table: of}) {
		if told[o.Table] {
			continue
		}
		told[o.Table] = true
		q.WriteString(", of_" + o.Table + "(id) AS (SELECT x.id FROM g CROSS JOIN " + o.Table + " x ON x.id BETWEEN g.row AND g.last WHERE g.tbl = '" + o.Table + "'")
		for _, c := range owners {
			if c.Of == o.Table {
				q.WriteString(" UNION SELECT x." + c.Column + " FROM of_" + c.Table + " o CROSS JOIN " + c.Table + " x ON x.id = o.id")
				q.WriteString(" UNION SELECT json_extract(before, '$." + c.Column + "') FROM g WHERE tbl = '" + c.Table + "' AND before IS NOT NULL")
			}
		}
		q.WriteString(")")
	}
	return q.String() + " SELECT id FROM of_" + of + " WHERE id IS NOT NULL UNION SELECT row FROM g WHERE tbl = '" + of + "' AND row = last ORDER BY 1"
}
