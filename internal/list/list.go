// Package list pages through sorted rows by key: a page goes on after the last row of the one before, however many
// rows there are. Sort names come from a fixed map, so nothing typed ever becomes SQL.
package list

import (
	"bytes"
	"encoding/base64"
	"encoding/json"

	"zhangfang/internal/fault"
)

// Faults of asking for a page.
const (
	UnknownSort fault.Key = "list.unknown_sort"
	BadCursor   fault.Key = "list.bad_cursor"
)

// The bounds of a page.
const (
	defaultLimit = 200
	mostLimit    = 100_000
)

// Sorts maps the name of a sort to its SQL expression, which is never NULL. "" is the default sort.
type Sorts map[string]string

// Page is a sort with a place to go on from, in SQL.
type Page struct {
	Key       string // the expression sorted by
	Direction string // "" or " DESC"
	Order     string // "<key> DESC, <id> DESC"
	Where     string // TRUE, or what comes after the cursor
	Args      []any  // of Where
	Limit     int    // rows of the page; ask for one more to know whether there is more
}

// Page prepares a page. id is the SQL name of the row's id, after the cursor of the last row seen or "".
func (s Sorts) Page(id, sort string, desc bool, after string, limit int) (Page, error) {
	key, ok := s[sort]
	if !ok {
		return Page{}, fault.New(UnknownSort, fault.Args{"sort": sort}).At("sort")
	}
	if limit <= 0 {
		limit = defaultLimit
	}
	p := Page{Key: key, Where: "TRUE", Limit: min(limit, mostLimit)}
	direction, sign, bound := "", " > ", " >= "
	if desc {
		direction, sign, bound = " DESC", " < ", " <= "
	}
	p.Direction, p.Order = direction, key+direction+", "+id+direction
	if after == "" {
		return p, nil
	}
	value, row, err := open(after)
	if err != nil {
		return Page{}, err
	}
	// The first comparison says nothing new, but an index on an expression can go by it.
	p.Where = key + bound + "? AND (" + key + ", " + id + ")" + sign + "(?, ?)"
	p.Args = []any{value, value, row}
	return p, nil
}

// Cursor names a row by what it is sorted by, a string or an int64, and its id.
func Cursor[ID ~int64](key any, id ID) string {
	raw, err := json.Marshal([]any{key, int64(id)})
	if err != nil {
		panic(err) // a string or a number
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// FewFound is up to how many rows of a search a page is made of those found, instead of looking for the words again.
const FewFound = 5000

// Ids is a column for the query that adds up a filter: where words are looked for, the ids of what is found as JSON, else "".
func Ids(id, search string) string {
	if search == "" {
		return "''"
	}
	return "json_group_array(" + id + ")"
}

// Keyed is a row with what its page is sorted by, as one query gives both.
type Keyed[R any] struct {
	Row R
	Key any
}

// Cut ends a page. Of the rows, of which one more than the limit was asked for, it gives those of the page, never nil, and
// the cursor that the next page goes on from, or "" when there are no more.
func Cut[R any, ID ~int64](p Page, rows []Keyed[R], id func(R) ID) ([]R, string) {
	next := ""
	if len(rows) > p.Limit {
		rows = rows[:p.Limit]
		last := rows[len(rows)-1]
		next = Cursor(last.Key, id(last.Row))
	}
	out := make([]R, len(rows))
	for i, r := range rows {
		out[i] = r.Row
	}
	return out, next
}

func open(cursor string) (any, int64, error) {
	bad := fault.New(BadCursor, nil).At("after")
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return nil, 0, bad
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var pair []any
	if err := d.Decode(&pair); err != nil || len(pair) != 2 {
		return nil, 0, bad
	}
	id, ok := pair[1].(json.Number)
	if !ok {
		return nil, 0, bad
	}
	row, err := id.Int64()
	if err != nil {
		return nil, 0, bad
	}
	switch key := pair[0].(type) {
	case string:
		return key, row, nil
	case json.Number:
		if n, err := key.Int64(); err == nil {
			return n, row, nil
		}
	}
	return nil, 0, bad
}
