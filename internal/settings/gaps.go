package settings

import (
	"context"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Gap is a run of numbers, both ends included, that a series gave and no document has.
type Gap struct{ From, To string }

// String is the number that is missing, or the first and the last of them.
func (g Gap) String() string {
	if g.From == g.To {
		return g.From
	}
	return g.From + "–" + g.To
}

// Gaps looks for numbers that were given and are not there. count is how many of those that were given are there. However far a
// damaged book says that a series has come, it takes no longer than its documents are many. A series of which nobody can tell the
// numbers any more is a gap by its name.
func Gaps(ctx context.Context, tx *db.Tx) (count int, gaps []Gap, err error) {
	type row struct {
		name string
		last int64
	}
	all, err := db.Rows(ctx, tx, func(r *row) []any { return []any{&r.name, &r.last} }, "SELECT name, last FROM series ORDER BY name")
	if err != nil {
		return 0, nil, err
	}
	for _, r := range all {
		kind, pattern, _ := strings.Cut(r.name, "/")
		query, known := numbered[Kind(kind)]
		if !known || !seq.MatchString(pattern) {
			gaps = append(gaps, Gap{r.name, r.name})
			continue
		}
		f := Pattern(pattern).fill(date.Date(1)) // the date was filled in when the series began
		given := []int64{}
		err := db.Each(ctx, tx, func(v *string) []any { return []any{v} }, func(number string) error {
			if c, ok := f.counts(number); ok && 0 < c && c <= r.last {
				given = append(given, c)
			}
			return nil
		}, query, f.before, f.before+"\U0010FFFF")
		if err != nil {
			return 0, nil, err
		}
		count += len(given)
		slices.Sort(given)
		before := int64(0)
		missing := func(to int64) {
			if before < to {
				gaps = append(gaps, Gap{f.number(before + 1), f.number(to)})
			}
		}
		for _, c := range given {
			missing(c - 1)
			before = c
		}
		missing(r.last)
	}
	return count, gaps, nil
}
