package bank

import (
	"context"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// Money that leaves a wallet arrives at the bank, and what was paid with a bank card through a wallet stands in the files of
// both. Such lines are proposed as the same money, never joined without somebody's word.

// moveDays is how long money is on its way between two accounts, weekends and holidays counted.
const moveDays = 5

// payHouses are the words by which a bank's file names wallets and their settlement, and a wallet its moves.
var payHouses = []string{"支付宝", "财付通", "微信", "网银在线", "京东支付", "美团", "钱袋宝", "备付金", "提现", "余额转出", "零钱", "结算款", "清算款", "资金归集", "互转", "alipay", "tenpay", "wechat"}

// mover is a line that may be one end of money between our accounts.
type mover struct {
	id          LineID
	account     AccountID
	accountName string
	number      string // of the account
	wallet      bool
	date        date.Date
	row         int
	fen         money.Amount
	neutral     bool
	internal    bool // by its class
	currency    string
	name, peer  string // the other party and its account
	memo        string
	used        bool
}

// arrives is what arrives of the money: a wallet keeps its fee back and says so (服务费¥0.10).
func (m *mover) arrives() money.Amount {
	_, rest, ok := strings.Cut(m.memo, "服务费")
	if !ok || !m.wallet {
		return m.fen.Abs()
	}
	rest = strings.TrimLeft(rest, "¥￥: ")
	if end := strings.IndexFunc(rest, func(r rune) bool { return r != '.' && (r < '0' || r > '9') }); end >= 0 {
		rest = rest[:end]
	}
	fee, err := money.Parse(rest)
	if err != nil || fee < 0 || fee >= m.fen.Abs() {
		return m.fen.Abs()
	}
	return m.fen.Abs() - fee
}

// house says that a text names a wallet or a settlement.
func house(texts ...string) bool {
	for _, t := range texts {
		low := strings.ToLower(t)
		for _, w := range payHouses {
			if strings.Contains(low, w) {
				return true
			}
		}
	}
	return false
}

// moverQuery finds the lines between two days that no pair holds yet; the caller says what makes them one end of a move.
const moverQuery = `
	SELECT l.id, l.account_id, a.name, a.number, i.format, l.date, l.row, l.amount, l.neutral, l.class = 'internal', l.currency, l.payer_name, l.payer_account, l.memo
	FROM statement_lines l JOIN accounts a ON a.id = l.account_id JOIN imports i ON i.id = l.import_id
	WHERE l.amount <> 0 AND l.class NOT IN ('closed', 'ignored')
	  AND NOT EXISTS (SELECT 1 FROM line_pairs p WHERE p.line_id = l.id AND p.kind <> 'apart')
	  AND NOT EXISTS (SELECT 1 FROM line_pairs p WHERE p.other_id = l.id AND p.kind <> 'apart') `

// loadMoverRows reads those of the lines that keep says yes to.
func loadMoverRows(ctx context.Context, tx *db.Tx, keep func(*mover) bool, where string, args ...any) ([]*mover, error) {
	out := []*mover{}
	type row struct {
		mover
		format string
	}
	err := db.Each(ctx, tx, func(m *row) []any {
		return []any{&m.id, &m.account, &m.accountName, &m.number, &m.format, &m.date, &m.row, &m.fen, &m.neutral, &m.internal, &m.currency, &m.name, &m.peer, &m.memo}
	}, func(r row) error {
		r.wallet = channel(r.format) != "bank"
		if keep(&r.mover) {
			m := r.mover
			out = append(out, &m)
		}
		return nil
	}, moverQuery+where+" ORDER BY l.date, l.id", args...)
	return out, err
}

func anyLine(*mover) bool { return true }

// pointing gives the lines of which kindOf can say anything: a wallet's, and those of a bank that name a payment house, us, or the
// number of one of our accounts. Of a hundred thousand lines these are few.
func pointing(numbers, names []string) func(*mover) bool {
	return func(m *mover) bool {
		return m.wallet || m.internal || house(m.name, m.memo) || ownName(m.name, names) ||
			slices.ContainsFunc(numbers, func(n string) bool { return sameNumber(m.peer, n) })
	}
}

// sums are the amounts under which the other end may tell of the money.
func (m *mover) sums() []money.Amount {
	if net := m.arrives(); net != m.fen.Abs() {
		return []money.Amount{m.fen.Abs(), net}
	}
	return []money.Amount{m.fen.Abs()}
}

// equals says that two lines are of one sum, but for a wallet's fee.
func (m *mover) equals(o *mover) bool {
	return m.fen.Abs() == o.fen.Abs() || m.arrives() == o.fen.Abs() || m.fen.Abs() == o.arrives()
}

// loadMovers reads the moves of our other accounts around the new lines of a file.
func (k *known) loadMovers(ctx context.Context, tx *db.Tx, lines []planned) error {
	from, to := newDays(lines)
	if from.IsZero() {
		return nil
	}
	all, err := loadMoverRows(ctx, tx, anyLine, "AND l.date BETWEEN ? AND ? AND l.class = 'internal' AND l.account_id IN (SELECT id FROM accounts WHERE id <> ?)",
		from.AddDays(-moveDays), to.AddDays(moveDays), k.account.ID)
	k.movers = map[money.Amount][]*mover{}
	for _, m := range all {
		for _, sum := range m.sums() {
			k.movers[sum] = append(k.movers[sum], m)
		}
	}
	return err
}

// counterpart finds the line of another account that a new line is the other end of: opposite, near in days, and one of them
// names a payment house or us.
func (k known) counterpart(p *planned, own bool) *mover {
	if len(k.movers) == 0 || !own && !house(p.PayerName, p.Memo) {
		return nil
	}
	var best *mover
	for _, m := range k.movers[p.fen.Abs()] {
		if m.used || m.currency != p.currency || !m.neutral && (m.fen > 0) == (p.fen > 0) || apart(m.date, p.Date) > moveDays {
			continue
		}
		if best == nil || apart(m.date, p.Date) < apart(best.date, p.Date) {
			best = m
		}
	}
	if best != nil {
		best.used = true
	}
	return best
}

func apart(a, b date.Date) int {
	if a > b {
		a, b = b, a
	}
	return a.DaysUntil(b)
}

// The kinds of pairs.
const (
	PairTransfer = "transfer" // moved between two of our accounts
	PairTwice    = "twice"    // paid from the bank through a wallet, and told by both
	PairApart    = "apart"    // not the same money, as somebody said
)

// couple is a proposal that two lines are the same money.
type couple struct {
	a, b *mover
	kind string
	days int
}

// couples proposes which lines are the same money, the nearest days first; no line stands in two proposals.
func couples(lines []*mover, refused map[[2]LineID]bool, names []string) []couple {
	type key struct {
		fen      money.Amount
		currency string
	}
	at := map[key][]*mover{}
	for _, m := range lines {
		for _, sum := range m.sums() {
			at[key{sum, m.currency}] = append(at[key{sum, m.currency}], m)
		}
	}
	var out []couple
	for days := range moveDays + 1 {
		for _, a := range lines {
			for _, b := range at[key{a.fen.Abs(), a.currency}] {
				if a.used || b.used || a.id == b.id || a.account == b.account || apart(a.date, b.date) != days || refused[[2]LineID{min(a.id, b.id), max(a.id, b.id)}] {
					continue
				}
				if kind := kindOf(a, b, names); kind != "" {
					a.used, b.used = true, true
					if !a.internal || !b.internal { // where both are known as moves, nothing is left to say
						out = append(out, couple{a, b, kind, days})
					}
				}
			}
		}
	}
	return out
}

// kindOf says what two lines of one amount may be: nothing without a word that points to the other side.
func kindOf(a, b *mover, names []string) string {
	points := func(m, other *mover) int {
		n := 0
		if m.internal || ownName(m.name, names) {
			n++
		}
		if house(m.name, m.memo) || sameNumber(m.peer, other.number) {
			n++
		}
		return n
	}
	opposite := a.equals(b) && (!a.neutral && !b.neutral && (a.fen > 0) != (b.fen > 0) || a.neutral != b.neutral)
	switch {
	case opposite && points(a, b) > 0 && points(b, a) > 0 && (a.internal || b.internal || points(a, b)+points(b, a) > 2):
		return PairTransfer
	case !a.neutral && !b.neutral && a.fen == b.fen && a.fen < 0 && a.wallet != b.wallet && apart(a.date, b.date) <= 1:
		if a.wallet {
			a = b
		}
		if house(a.name, a.memo) { // the bank names the wallet that it paid
			return PairTwice
		}
	}
	return ""
}

func ownName(name string, names []string) bool {
	n := pinyin.Norm(name)
	for _, own := range names {
		if n != "" && n == own {
			return true
		}
	}
	return false
}
