// Package bank keeps our own accounts and what their statements say. A file is read by statement, compared with the book,
// shown, and only then imported: every line once, however often and in whatever overlap its files come. It makes receipts of
// the lines that bring money, and claims none of them.
package bank

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/statement"
)

// Faults of accounts and imports.
const (
	Invalid        fault.Key = "bank.invalid"
	NoSuchAccount  fault.Key = "bank.no_such_account"
	AccountMissing fault.Key = "bank.account_missing"
	NameTaken      fault.Key = "bank.name_taken"
	BadCurrency    fault.Key = "bank.bad_currency"
	CurrencyFixed  fault.Key = "bank.currency_fixed"
	FileMissing    fault.Key = "bank.file_missing"
	BadChoice      fault.Key = "bank.bad_choice"

	SeveralAccounts fault.Key = "bank.several_accounts"
)

// Why a row is doubtful, already there, or not imported.
const (
	SeenLine        fault.Key = "bank.seen_line"
	SeenElsewhere   fault.Key = "bank.seen_elsewhere"
	OtherExport     fault.Key = "bank.other_export"
	SameMoney       fault.Key = "bank.same_money"
	TooFine         fault.Key = "bank.too_fine"
	TooGreat        fault.Key = "bank.too_great"
	ForeignCurrency fault.Key = "bank.foreign_currency"
	OtherCurrency   fault.Key = "bank.other_currency"
	TwinInFile      fault.Key = "bank.twin_in_file"
	TwinInBook      fault.Key = "bank.twin_in_book"
	OwnTransfer     fault.Key = "bank.own_transfer"
	NoPayer         fault.Key = "bank.no_payer"
	OtherAccount    fault.Key = "bank.other_account"
	BrokenChain     fault.Key = "bank.broken_chain"
)

// BookCurrency is the one currency that receipts are in.
const BookCurrency = "CNY"

// AccountID names one of our accounts.
type AccountID int64

// ImportID names an import of one file.
type ImportID int64

// LineID names a statement line in the book.
type LineID int64

// Service keeps accounts and imports of one book.
type Service struct {
	DB   *db.DB
	Jobs *job.Runner

	accounts db.Kept[struct{}, []Account] // as of what was imported
	days     db.Kept[struct{}, moves]
	pairs    db.Kept[struct{}, PairPage]
}

// New makes the service of a book.
func New(d *db.DB, jobs *job.Runner) *Service { return &Service{DB: d, Jobs: jobs} }

// Account is one of our bank accounts or wallets, with what was imported into it.
type Account struct {
	ID          AccountID     `json:"id"` // 0 for a new one
	Name        string        `json:"name"`
	Number      string        `json:"number"`
	Bank        string        `json:"bank"`
	Currency    string        `json:"currency"` // ISO code; "" is CNY
	Archived    bool          `json:"archived"`
	Lines       int           `json:"lines"` // statement lines in the book
	First       date.Date     `json:"first" ts_type:"string"`
	Last        date.Date     `json:"last" ts_type:"string"`           // day of its latest line
	LastTime    string        `json:"lastTime"`                        // of that line, or ""
	Imported    string        `json:"imported"`                        // moment of the last import (UTC), or ""
	LastFile    string        `json:"lastFile"`                        // name of the file imported last
	Balance     *money.Amount `json:"balance" ts_type:"string | null"` // after the latest line, where a file ever stated one
	Unclaimed   int           `json:"unclaimed"`                       // open receipts
	UnclaimedBy money.Amount  `json:"unclaimedAmount" ts_type:"string"`

	Doubts []*fault.Fault `json:"doubts" ts_type:"any[]"` // statements that do not follow one another, and days that none covers
}

// Check trims the texts of an account and gives every fault at once.
func (a *Account) Check() error {
	var c form.Check
	c.Need(&a.Name, 60, "name")
	c.Line(&a.Number, 60, "number")
	c.Line(&a.Bank, 60, "bank")
	c.Line(&a.Currency, 3, "currency")
	if a.Currency == "" {
		a.Currency = BookCurrency
	}
	if !isCurrency(a.Currency) {
		c.Add(BadCurrency, fault.Args{"currency": a.Currency}, "currency")
	}
	return c.Err(Invalid)
}

func isCurrency(s string) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(s) == 3
}

// Formats lists the kinds of files that can be read, the generic table last.
func (s *Service) Formats(context.Context) ([]statement.Format, error) {
	return statement.Formats(), nil
}
