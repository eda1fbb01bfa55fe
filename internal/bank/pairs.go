package bank

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/settings"
)

// Faults of pairs.
const (
	NoSuchLine  fault.Key = "bank.no_such_line"
	PairTaken   fault.Key = "bank.pair_taken"
	PairUnequal fault.Key = "bank.pair_unequal"
	PairClaimed fault.Key = "bank.pair_claimed"
)

// Pair is a proposal that lines of two accounts are the same money.
type Pair struct {
	Kind  string   `json:"kind"` // transfer, twice
	Days  int      `json:"days"` // between the two
	Line  PairLine `json:"line"` // where the money left, or what the wallet tells
	Other PairLine `json:"other"`
}

// PairLine is one of the two lines.
type PairLine struct {
	ID          LineID       `json:"id"`
	Account     AccountID    `json:"account"`
	AccountName string       `json:"accountName"`
	Date        date.Date    `json:"date" ts_type:"string"`
	Row         int          `json:"row"`
	Amount      money.Amount `json:"amount" ts_type:"string"` // as booked; plain where the line is neutral
	Neutral     bool         `json:"neutral"`
	PayerName   string       `json:"payerName"`
	Memo        string       `json:"memo"`
}

// PairPage holds all proposals, the latest first.
type PairPage struct {
	Rows []Pair `json:"rows"`
}

// PairRequest says that two lines are the same money, or not.
type PairRequest struct {
	Line  LineID `json:"line"`
	Other LineID `json:"other"`
	Apart bool   `json:"apart"` // they are not: do not ask again
}

// Joined is the event that joined two lines, by which it can be taken back.
type Joined struct {
	Event int64 `json:"event"`
}

// pairedDays is how far back proposals look from the latest line.
const pairedDays = 400

// Pairs proposes which lines of our accounts are the same money. It writes nothing.
func (s *Service) Pairs(ctx context.Context) (PairPage, error) {
	var out PairPage
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = s.pairs.Of(ctx, tx, struct{}{}, db.Touching("accounts", "imports", "statement_lines", "line_pairs", "settings"), func() (PairPage, error) { return proposePairs(ctx, tx) })
		return err
	})
	return out, err
}

func proposePairs(ctx context.Context, tx *db.Tx) (PairPage, error) {
	out := PairPage{Rows: []Pair{}}
	last, ok, err := db.One(ctx, tx, func(d *date.Date) []any { return []any{d} }, "SELECT max(date) FROM statement_lines HAVING count(*) > 0")
	if err != nil || !ok {
		return out, err
	}
	office, err := settings.Load(ctx, tx)
	if err != nil {
		return out, err
	}
	var names []string
	if n := pinyin.Norm(office.Company.Name); n != "" {
		names = append(names, n)
	}
	numbers, err := db.Rows(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT number FROM accounts WHERE number <> ''")
	if err != nil {
		return out, err
	}
	lines, err := loadCandidates(ctx, tx, pointing(numbers, names), last.AddDays(-pairedDays), last)
	if err != nil {
		return out, err
	}
	refused, err := refusedPairs(ctx, tx)
	if err != nil {
		return out, err
	}
	for _, c := range couples(lines, refused, names) {
		out.Rows = append(out.Rows, c.pair())
	}
	slices.SortStableFunc(out.Rows, func(a, b Pair) int { return int(b.Line.Date) - int(a.Line.Date) })
	return out, nil
}

// loadCandidates reads the lines between two days that can be half of a pair and that keep says yes to, by date. No two lines that plainly came in are the
// same money, so of those only the ones are read whose sum something else has: most of a book is what customers paid.
func loadCandidates(ctx context.Context, tx *db.Tx, keep func(*mover) bool, from, to date.Date) ([]*mover, error) {
	lines, err := loadMoverRows(ctx, tx, keep, "AND l.date BETWEEN ? AND ? AND (l.amount < 0 OR l.neutral = 1)", from, to)
	if err != nil {
		return nil, err
	}
	var fen []int64
	for _, m := range lines {
		for _, sum := range m.sums() {
			fen = append(fen, int64(sum))
		}
	}
	sums, err := json.Marshal(fen)
	if err != nil {
		return nil, err
	}
	came, err := loadMoverRows(ctx, tx, keep, `AND l.date BETWEEN ? AND ? AND l.amount > 0 AND l.neutral = 0
		AND (l.amount IN (SELECT value FROM json_each(?)) OR l.memo LIKE '%服务费%')`, from, to, string(sums))
	lines = append(lines, came...)
	slices.SortFunc(lines, func(a, b *mover) int { return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.id, b.id)) })
	return lines, err
}

func (c couple) pair() Pair {
	a, b := c.a, c.b
	if c.kind == PairTwice && b.wallet || c.kind == PairTransfer && (b.fen < 0 && !b.neutral || b.neutral && a.fen > 0 && !a.neutral) {
		a, b = b, a
	}
	return Pair{c.kind, c.days, a.side(), b.side()}
}

func (m *mover) side() PairLine {
	return PairLine{m.id, m.account, m.accountName, m.date, m.row, m.fen, m.neutral, m.name, m.memo}
}

func refusedPairs(ctx context.Context, tx *db.Tx) (map[[2]LineID]bool, error) {
	out := map[[2]LineID]bool{}
	err := db.Each(ctx, tx, func(p *[2]LineID) []any { return []any{&p[0], &p[1]} }, func(p [2]LineID) error {
		out[[2]LineID{min(p[0], p[1]), max(p[0], p[1])}] = true
		return nil
	}, "SELECT line_id, other_id FROM line_pairs WHERE kind = 'apart'")
	return out, err
}

// Pair keeps that two lines are the same money: no receipt of theirs waits to be claimed any more, and nothing is proposed of
// them again. Or that they are not. Both can be taken back.
func (s *Service) Pair(ctx context.Context, r PairRequest) (Joined, error) {
	var out Joined
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		lines, err := loadMoverRows(ctx, tx, anyLine, "AND l.id IN (?, ?)", r.Line, r.Other)
		if err != nil {
			return err
		}
		if len(lines) != 2 {
			return pairMissing(ctx, tx, r)
		}
		a, b := lines[0], lines[1]
		kind := PairTransfer
		switch {
		case r.Apart:
			kind = PairApart
		case a.account == b.account || a.currency != b.currency || !a.equals(b):
			return fault.New(PairUnequal, nil)
		case !a.neutral && !b.neutral && a.fen == b.fen:
			kind = PairTwice
		}
		if err := join(ctx, tx, r.Line, r.Other, kind); err != nil {
			return err
		}
		out.Event = tx.Event
		tx.Record("statement.paired", map[string]any{"kind": kind, "amount": a.fen.Abs(), "account": a.accountName, "other": b.accountName, "from": a.date, "to": b.date},
			db.Of("account", a.account), db.Of("account", b.account))
		return nil
	})
	return out, err
}

// pairMissing says why two lines cannot be joined: one is not there, or another pair holds it.
func pairMissing(ctx context.Context, tx *db.Tx, r PairRequest) error {
	for _, id := range []LineID{r.Line, r.Other} {
		n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM statement_lines WHERE id = ?", id)
		if err != nil {
			return err
		}
		if n == 0 {
			return fault.New(NoSuchLine, fault.Args{"line": int64(id)})
		}
	}
	return fault.New(PairTaken, nil)
}

// join writes a pair and what follows from it: money that only moved between our accounts is nobody's payment.
func join(ctx context.Context, tx *db.Tx, line, other LineID, kind string) error {
	if _, err := tx.Insert(ctx, "INSERT INTO line_pairs (line_id, other_id, kind) VALUES (?, ?, ?)", line, other, kind); err != nil {
		if db.Collides(err) {
			return fault.New(PairTaken, nil)
		}
		return err
	}
	if kind == PairApart {
		return nil
	}
	claimed, err := db.Value[int](ctx, tx, "SELECT count(*) FROM receipts WHERE line_id IN (?, ?) AND state = 'claimed'", line, other)
	if err != nil {
		return err
	}
	if claimed > 0 {
		return fault.New(PairClaimed, nil)
	}
	if _, err := tx.Exec(ctx, "UPDATE receipts SET state = 'nothing' WHERE line_id IN (?, ?) AND state = 'open'", line, other); err != nil {
		return err
	}
	if kind == PairTransfer {
		_, err = tx.Exec(ctx, "UPDATE statement_lines SET class = 'internal' WHERE id IN (?, ?) AND class <> 'internal'", line, other)
		return err
	}
	// The bank paid: the wallet only tells of it, and its own balance never moved.
	_, err = tx.Exec(ctx, `
		UPDATE statement_lines SET neutral = 1 WHERE id = (
			SELECT l.id FROM statement_lines l JOIN imports i ON i.id = l.import_id
			WHERE l.id IN (?1, ?2) ORDER BY (i.format LIKE 'alipay%' OR i.format LIKE 'wechat%' OR i.format LIKE 'jd%' OR i.format LIKE 'meituan%') DESC, l.id = ?1 DESC LIMIT 1)`,
		line, other)
	return err
}
