package bank

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// accountDay is a day of an account.
type accountDay struct {
	account AccountID
	date    date.Date
}

// moves is what moved on each day of all accounts, and how many lines there are in all. It is never changed once it is made.
type moves map[accountDay]dayMoved

type dayMoved struct {
	day
	all int // with those that moved nothing, or not the account's own money
}

// movedOn reads what moved on the days that a condition on the lines l says, "" for all.
func movedOn(ctx context.Context, tx *db.Tx, cond string, args []any) (moves, error) {
	type row struct {
		account AccountID
		dayMoved
	}
	out := moves{}
	return out, db.Each(ctx, tx, func(r *row) []any { return []any{&r.account, &r.date, &r.moved, &r.day.lines, &r.all} }, func(r row) error {
		out[accountDay{r.account, r.date}] = r.dayMoved
		return nil
	}, `
		SELECT account_id, date, sum(iif(counts, amount, 0)), sum(counts), count(*) FROM (
			SELECT l.account_id, l.date, l.amount, l.neutral = 0 AND l.class <> 'closed' AND (l.currency = '' OR l.currency = a.currency) AS counts
			FROM accounts a CROSS JOIN statement_lines l ON l.account_id = a.id`+cond+`)
		GROUP BY account_id, date`, args...)
}

// moved gives what moved on each day, as it is kept: after an import or a pair only the days of those lines are added up anew.
func (s *Service) moved(ctx context.Context, tx *db.Tx) (moves, error) {
	return s.days.Grown(ctx, tx, struct{}{}, "tbl = 'statement_lines' OR tbl = 'accounts' AND op = 'U'", func(old moves, since int64) (moves, bool, error) {
		currency, err := tx.ChangedSince(ctx, since, `tbl = 'accounts' AND op = 'U'
			AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = row AND a.currency = json_extract(before, '$.currency'))`)
		if err != nil || currency {
			return nil, false, err
		}
		touched, err := db.Rows(ctx, tx, func(d *accountDay) []any { return []any{&d.account, &d.date} }, `
			WITH g AS MATERIALIZED (SELECT * FROM `+db.Since+` WHERE tbl = 'statement_lines')
			SELECT l.account_id, l.date FROM g CROSS JOIN statement_lines l ON l.id BETWEEN g.row AND coalesce(g.last, g.row)
			UNION SELECT json_extract(before, '$.account_id'), json_extract(before, '$.date') FROM g WHERE before IS NOT NULL`, since)
		if err != nil {
			return nil, false, err
		}
		out := maps.Clone(old)
		for _, d := range touched {
			delete(out, d)
			anew, err := movedOn(ctx, tx, " AND l.account_id = ? AND l.date = ?", []any{d.account, d.date})
			if err != nil {
				return nil, false, err
			}
			maps.Copy(out, anew)
		}
		return out, true, nil
	}, func() (moves, error) { return movedOn(ctx, tx, "", nil) })
}

// lines is how many lines an account has.
func (m moves) lines(of AccountID) (n int) {
	for at, d := range m {
		if at.account == of {
			n += d.all
		}
	}
	return n
}

// days gives the days of an account on which something moved, in order.
func (m moves) days(of AccountID) []day {
	out := []day{}
	for at, d := range m {
		if at.account == of && d.day.lines > 0 {
			out = append(out, d.day)
		}
	}
	slices.SortFunc(out, func(a, b day) int { return cmp.Compare(a.date, b.date) })
	return out
}
