package bank

import (
	"context"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/statement"
)

// layoutOf names what decides how an export words its lines.
func layoutOf(s *statement.Statement) string {
	return strings.Join([]string{s.Format, s.Variant, s.Layout}, "/")
}

// load reads what the lines of the file's days are known by, in their own export and in others.
func (k *known) load(ctx context.Context, tx *db.Tx, from, to date.Date) error {
	type line struct {
		id            string
		occurrence    int
		at            string
		date          date.Date
		fen           money.Amount
		name, account string
		receipt       bool
	}
	return db.Each(ctx, tx, func(l *line) []any {
		return []any{&l.id, &l.occurrence, &l.at, &l.date, &l.fen, &l.name, &l.account, &l.receipt}
	}, func(l line) error {
		id, err := parseIdentity(l.id)
		if err != nil {
			return err
		}
		h := k.lines[id]
		k.lines[id] = had{h.count + 1, max(h.last, l.occurrence), importDay(l.at)}
		if key, ok := k.payers.twin(l.date, l.fen, l.name, l.account); ok && l.receipt {
			k.twins[key] = struct{}{}
		}
		return nil
	}, `
		SELECT l.identity, l.occurrence, i.at, l.date, l.amount, l.payer_name, l.payer_account,
		       l.amount > 0 AND l.neutral = 0 AND l.class = 'normal'
		FROM statement_lines l JOIN imports i ON i.id = l.import_id
		WHERE l.account_id = ?1 AND l.date BETWEEN ?2 AND ?3
		UNION ALL
		SELECT s.identity, 0, i.at, l.date, l.amount, l.payer_name, l.payer_account, 0
		FROM statement_lines l JOIN line_aliases s ON s.line_id = l.id JOIN imports i ON i.id = l.import_id
		WHERE l.account_id = ?1 AND l.date BETWEEN ?2 AND ?3`, k.account.ID, from, to)
}

// loadBook reads the lines of the days on which the file has new ones, and marks those that its other lines are already.
func (k *known) loadBook(ctx context.Context, tx *db.Tx, lines []planned, counted map[identity]int) error {
	from, to := newDays(lines)
	if len(k.lines) == 0 || from.IsZero() {
		return nil
	}
	var err error
	if k.book, err = db.Rows(ctx, tx, func(b *bookLine) []any {
		return []any{&b.id, &b.identity, &b.at, &b.file, &b.layout, &b.date, &b.time, &b.fen, &b.neutral, &b.currency, &b.balance, &b.name, &b.account, &b.memo, &b.ref}
	}, `
		SELECT l.id, l.identity, i.at, i.file_name, i.layout, l.date, l.time, l.amount, l.neutral, l.currency, l.balance,
		       l.payer_name, l.payer_account, l.memo, l.reference
		FROM statement_lines l JOIN imports i ON i.id = l.import_id
		WHERE l.account_id = ? AND l.date BETWEEN ? AND ? ORDER BY l.identity, l.occurrence`, k.account.ID, from, to); err != nil {
		return err
	}
	aliases := map[LineID][]string{}
	type alias struct {
		line LineID
		id   string
	}
	if err := db.Each(ctx, tx, func(a *alias) []any { return []any{&a.line, &a.id} }, func(a alias) error {
		aliases[a.line] = append(aliases[a.line], a.id)
		return nil
	}, `
		SELECT s.line_id, s.identity FROM line_aliases s JOIN statement_lines l ON l.id = s.line_id
		WHERE l.account_id = ? AND l.date BETWEEN ? AND ?`, k.account.ID, from, to); err != nil {
		return err
	}
	for i := range k.book {
		b := &k.book[i]
		for _, text := range append([]string{b.identity}, aliases[b.id]...) {
			id, err := parseIdentity(text)
			if err != nil {
				return err
			}
			if counted[id] > 0 {
				counted[id]--
				b.taken = true
				break
			}
		}
	}
	return nil
}

// newDays are the first and the last day on which a file has lines that the book does not know.
func newDays(lines []planned) (from, to date.Date) {
	for i := range lines {
		if p := &lines[i]; p.status == RowNew {
			if from.IsZero() || p.Date < from {
				from = p.Date
			}
			to = max(to, p.Date)
		}
	}
	return from, to
}
