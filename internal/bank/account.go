package bank

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/settings"
	"zhangfang/internal/statement"
)

// accountsBy begins a query for accounts, with how many lines each has, and what waits to be claimed in it, told by SQL.
func accountsBy(lines, unclaimed string) string {
	return `
	SELECT a.id, a.name, a.number, a.bank, a.currency, a.archived,
	       ` + lines + `,
	       (SELECT min(date) FROM statement_lines l WHERE l.account_id = a.id),
	       (SELECT max(date) FROM statement_lines l WHERE l.account_id = a.id),
	       coalesce((SELECT time FROM statement_lines l WHERE l.account_id = a.id ORDER BY date DESC, time DESC LIMIT 1), ''),
	       coalesce((SELECT at FROM imports i WHERE i.account_id = a.id ORDER BY id DESC LIMIT 1), ''),
	       coalesce((SELECT file_name FROM imports i WHERE i.account_id = a.id ORDER BY id DESC LIMIT 1), ''),
	       ` + unclaimed + `
	FROM accounts a `
}

var (
	accountColumns = accountsBy("(SELECT count(*) FROM statement_lines l WHERE l.account_id = a.id)",
		"(SELECT count(*) FROM receipts r WHERE r.account = a.name AND r.state = 'open' AND r.amount > 0), (SELECT CAST(coalesce(sum(r.amount), 0) AS INTEGER) FROM receipts r WHERE r.account = a.name AND r.state = 'open' AND r.amount > 0)")
	accountsAlone = accountsBy("0", "0, 0") // what takes long is added up for all of them by other ways
)

func account(a *Account) []any {
	return []any{&a.ID, &a.Name, &a.Number, &a.Bank, &a.Currency, &a.Archived, &a.Lines, &a.First, &a.Last, &a.LastTime, &a.Imported, &a.LastFile, &a.Unclaimed, &a.UnclaimedBy}
}

// Accounts lists our accounts by name, with their balance where a file ever stated one.
func (s *Service) Accounts(ctx context.Context) ([]Account, error) {
	var all []Account
	err := s.DB.Read(ctx, func(tx *db.Tx) error {
		kept, err := s.accounts.Of(ctx, tx, struct{}{}, db.Touching("accounts", "imports", "statement_lines"), func() ([]Account, error) {
			moved, err := s.moved(ctx, tx)
			if err != nil {
				return nil, err
			}
			return accountsWith(ctx, tx, moved)
		})
		if err != nil {
			return err
		}
		all = slices.Clone(kept)
		for i := range all {
			all[i].Unclaimed, all[i].UnclaimedBy = 0, 0
		}
		return countUnclaimed(ctx, tx, all)
	})
	return all, err
}

// countUnclaimed says how much waits to be claimed in each account, which every claim changes.
func countUnclaimed(ctx context.Context, tx *db.Tx, all []Account) error {
	type open struct {
		name  string
		count int
		sum   money.Amount
	}
	return db.Each(ctx, tx, func(o *open) []any { return []any{&o.name, &o.count, &o.sum} }, func(o open) error {
		if i := slices.IndexFunc(all, func(a Account) bool { return a.Name == o.name }); i >= 0 {
			all[i].Unclaimed, all[i].UnclaimedBy = o.count, o.sum
		}
		return nil
	}, "SELECT account, count(*), CAST(sum(amount) AS INTEGER) FROM receipts WHERE state = 'open' AND amount > 0 GROUP BY account")
}

// accountsWith gives the accounts with what moved on their days.
func accountsWith(ctx context.Context, tx *db.Tx, moved moves) ([]Account, error) {
	all, err := db.Rows(ctx, tx, account, accountsAlone+"ORDER BY a.archived, a.name")
	for i := range all {
		a := &all[i]
		a.Doubts = []*fault.Fault{}
		a.Lines = moved.lines(a.ID)
		if err != nil || a.Lines == 0 {
			continue
		}
		var l ledger
		var periods []period
		if l, err = loadLedger(ctx, tx, *a); err != nil {
			break
		}
		l.days = moved.days(a.ID)
		if periods, err = loadPeriods(ctx, tx, a.ID); err != nil {
			break
		}
		if a.Doubts = append(a.Doubts, l.doubts(periods)...); l.opening != nil {
			b := l.end(a.Last)
			a.Balance = &b
		}
	}
	return all, err
}

// loadLedger reads the earliest balance that a file stated of an account, without its days.
func loadLedger(ctx context.Context, tx *db.Tx, a Account) (ledger, error) {
	var l ledger
	type anchor struct {
		from    date.Date
		opening money.Amount
	}
	at, ok, err := db.One(ctx, tx, func(x *anchor) []any { return []any{&x.from, &x.opening} },
		"SELECT from_date, opening FROM imports WHERE account_id = ? AND opening IS NOT NULL AND from_date IS NOT NULL ORDER BY from_date, id LIMIT 1", a.ID)
	if err != nil {
		return l, err
	}
	if ok {
		l.from, l.opening = at.from, &at.opening
	}
	return l, nil
}

// SaveAccount creates (ID 0) or changes one of our accounts. Its currency stays once it has lines.
func (s *Service) SaveAccount(ctx context.Context, a Account) (Account, error) {
	if err := a.Check(); err != nil {
		return a, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		taken, err := db.Value[int](ctx, tx, "SELECT count(*) FROM accounts WHERE name = ? AND id <> ?", a.Name, a.ID)
		if err != nil {
			return err
		}
		if taken > 0 {
			return fault.New(NameTaken, fault.Args{"name": a.Name}).At("name")
		}
		if a.ID == 0 {
			if a.ID, err = insertAccount(ctx, tx, a); err != nil {
				return err
			}
			tx.Record("account.created", accountFacts(a), db.Of("account", a.ID))
		} else if err := changeAccount(ctx, tx, a); err != nil {
			return err
		}
		a, err = loadAccount(ctx, tx, a.ID)
		return err
	})
	return a, err
}

func accountFacts(a Account) map[string]any {
	return map[string]any{"name": a.Name, "number": a.Number, "bank": a.Bank, "currency": a.Currency, "archived": a.Archived}
}

func insertAccount(ctx context.Context, tx *db.Tx, a Account) (AccountID, error) {
	id, err := tx.Insert(ctx, "INSERT INTO accounts (name, number, bank, currency) VALUES (?, ?, ?, ?)", a.Name, a.Number, a.Bank, a.Currency)
	return AccountID(id), err
}

func changeAccount(ctx context.Context, tx *db.Tx, a Account) error {
	before, err := loadAccount(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	if a.Currency != before.Currency && before.Lines > 0 {
		return fault.New(CurrencyFixed, fault.Args{"currency": before.Currency, "count": before.Lines}).At("currency")
	}
	changes := form.Changes(accountFacts(before), accountFacts(a))
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	if _, err := tx.Exec(ctx, "UPDATE accounts SET name = ?, number = ?, bank = ?, currency = ?, archived = ? WHERE id = ?", a.Name, a.Number, a.Bank, a.Currency, a.Archived, a.ID); err != nil {
		return err
	}
	if a.Name != before.Name { // receipts show the account's name
		if _, err := tx.Exec(ctx, "UPDATE receipts SET account = ? WHERE line_id IN (SELECT id FROM statement_lines WHERE account_id = ?)", a.Name, a.ID); err != nil {
			return err
		}
	}
	tx.Record("account.changed", map[string]any{"name": a.Name, "changes": changes}, db.Of("account", a.ID))
	return nil
}

func loadAccount(ctx context.Context, tx *db.Tx, id AccountID) (Account, error) {
	a, ok, err := db.One(ctx, tx, account, accountColumns+"WHERE a.id = ?", id)
	if err == nil && !ok {
		err = fault.New(NoSuchAccount, fault.Args{"account": int64(id)}).At("account")
	}
	return a, err
}

// target finds the account that a file goes to: the one asked for, the one of the name asked for, or the one whose number
// the file states. Its ID is 0 where there is none yet; its name then is the one asked for or a proposal.
//
// Where the file states no number, the one account that such files came into before is meant (layouts: their ids).
func target(r Request, s *statement.Statement, all []Account, layouts []AccountID) (a Account, how found, err error) {
	name := strings.TrimSpace(r.AccountName)
	for _, a := range all {
		if r.Account != 0 && a.ID == r.Account || r.Account == 0 && name != "" && a.Name == name {
			return a, asked, nil
		}
	}
	if r.Account != 0 {
		return a, asked, fault.New(NoSuchAccount, fault.Args{"account": int64(r.Account)}).At("account")
	}
	hint := s.Account
	if name == "" {
		var fits []Account
		for _, a := range all {
			if !a.Archived && sameNumber(a.Number, hint.Number) {
				fits = append(fits, a)
			}
		}
		if len(fits) == 1 {
			return fits[0], byNumber, nil
		}
		if i := slices.IndexFunc(all, func(a Account) bool { return len(layouts) == 1 && a.ID == layouts[0] }); i >= 0 && len(onlyDigits(hint.Number)) < 4 {
			return all[i], byLayout, nil
		}
		name = proposeName(s, hint, r.File.Name)
	}
	made := Account{Name: name, Number: wholeNumber(hint.Number), Bank: hint.Bank, Currency: currencyOf(s)}
	return made, asked, made.Check()
}

// currencyOf is the currency of an account that a file makes: the book's, unless all of its lines are in others; then the first.
func currencyOf(s *statement.Statement) string {
	other := BookCurrency
	for i := range s.Lines {
		switch c := s.Lines[i].Currency; {
		case c == BookCurrency || c == "":
			return BookCurrency
		case other == BookCurrency && isCurrency(c):
			other = c
		}
	}
	return other
}

// found says how the account of a file was found.
type found int

const (
	asked    found = iota // the user said so, or there is none yet
	byNumber              // the file states its number
	byLayout              // such files came into it before
)

// usedFor are the accounts in use into which files of a layout came.
func usedFor(ctx context.Context, tx *db.Tx, layout string) ([]AccountID, error) {
	return db.Rows(ctx, tx, func(id *AccountID) []any { return []any{id} },
		"SELECT DISTINCT i.account_id FROM imports i JOIN accounts a ON a.id = i.account_id WHERE i.layout = ? AND a.archived = 0 LIMIT 2", layout)
}

// proposeName is the bank's or format's name and the end of the number; of a table of no known format the file's name without days.
func proposeName(s *statement.Statement, hint statement.AccountHint, file string) string {
	name := hint.Bank
	if name == "" {
		name = s.FormatName("zh-CN")
		if plain := plainName(file); s.Mapping != nil && plain != "" {
			name = plain
		}
	}
	if digits := onlyDigits(hint.Number); len(digits) >= 4 {
		name += " " + digits[len(digits)-4:]
	}
	if runes := []rune(name); len(runes) > 60 {
		name = string(runes[:60])
	}
	return name
}

// plainName is a file's name without its ending and the days that it is of.
func plainName(file string) string {
	name := strings.TrimSuffix(file, filepath.Ext(file))
	if i := strings.IndexAny(name, "0123456789"); i >= 0 {
		name = name[:i]
	}
	return strings.Trim(name, " _-.()（）至到")
}

// sameNumber compares account numbers, one of which may have its middle hidden.
func sameNumber(a, b string) bool {
	x, y := onlyDigits(a), onlyDigits(b)
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	if strings.ContainsAny(a+b, "*xX•") {
		return x[len(x)-4:] == y[len(y)-4:]
	}
	return x == y
}

// wholeNumber is a number that is not masked, or nothing.
func wholeNumber(s string) string {
	if digits := onlyDigits(s); len(digits) >= 8 && !strings.ContainsAny(s, "*xX•") {
		return digits
	}
	return ""
}

// ownNames are the numbers and names under which the office pays itself.
func ownNames(ctx context.Context, tx *db.Tx, all []Account, but AccountID) (numbers, names []string, err error) {
	office, err := settings.Load(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	names = append(names, pinyin.Norm(office.Company.Name))
	numbers = append(numbers, onlyDigits(office.Company.Account))
	for _, a := range all {
		if a.ID != but {
			numbers = append(numbers, onlyDigits(a.Number))
			names = append(names, pinyin.Norm(a.Name))
		}
	}
	none := func(s string) bool { return s == "" }
	return slices.DeleteFunc(numbers, none), slices.DeleteFunc(names, none), nil
}

// mappings are the confirmed ways to read generic tables into an account, by layout.
func mappings(ctx context.Context, tx *db.Tx, id AccountID) (map[string]*statement.Mapping, error) {
	out := map[string]*statement.Mapping{}
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, "SELECT mapping FROM accounts WHERE id = ?", id)
	if err != nil || !ok {
		return out, err
	}
	return out, json.Unmarshal([]byte(raw), &out)
}

// mappingOf is how a layout is read into an account, else how it is read into any other: the same bank's table means the same.
func mappingOf(ctx context.Context, tx *db.Tx, id AccountID, layout string) (*statement.Mapping, error) {
	raw, ok, err := db.One(ctx, tx, func(s *string) []any { return []any{s} }, `
		SELECT m.value FROM accounts a, json_each(a.mapping) m
		WHERE m.key = ? ORDER BY a.id = ? DESC, a.id DESC LIMIT 1`, layout, id)
	if err != nil || !ok {
		return nil, err
	}
	m := &statement.Mapping{}
	return m, json.Unmarshal([]byte(raw), m)
}

// remember keeps how the user said a table is read.
func remember(ctx context.Context, tx *db.Tx, id AccountID, m statement.Mapping) error {
	known, err := mappings(ctx, tx, id)
	if err != nil {
		return err
	}
	m.Confidence, m.Doubts = 100, nil
	known[m.Layout] = &m
	raw, err := json.Marshal(known)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "UPDATE accounts SET mapping = ? WHERE id = ? AND mapping <> ?", string(raw), id, string(raw))
	return err
}
