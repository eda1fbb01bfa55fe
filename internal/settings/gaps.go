package settings

import (
	"context"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// Gap is a number that a series gave and no document has.
type Gap struct {
	Kind   Kind
	Number string
}

// Gaps looks for numbers that were given and are not there. count is how many numbers were given.
func Gaps(ctx context.Context, tx *db.Tx) (count int64, gaps []Gap, err error) {
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
		f := Pattern(pattern).fill(date.Date(1)) // the date was filled in when the series began
		have := map[int64]bool{}
		err := db.Each(ctx, tx, func(v *string) []any { return []any{v} }, func(number string) error {
			if c, ok := f.counts(number); ok {
				have[c] = true
			}
			return nil
		}, numbered[Kind(kind)], f.before, f.before+"\U0010FFFF")
		if err != nil {
			return 0, nil, err
		}
		for n := int64(1); n <= r.last; n++ {
			if !have[n] {
				gaps = append(gaps, Gap{Kind(kind), f.number(n)})
			}
		}
		count += r.last
	}
	return count, gaps, nil
}
