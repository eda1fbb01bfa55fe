// Package settings keeps what one book says about its office: who sends the bills, the logo, how numbers are made, and
// how the window looks. It gives documents their numbers, without gaps. It holds no preferences of a person or machine.
package settings

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Faults of settings.
const (
	Invalid        fault.Key = "settings.invalid"
	NameMissing    fault.Key = "settings.name_missing"
	PatternNoSeq   fault.Key = "settings.pattern_no_seq"
	PatternToken   fault.Key = "settings.pattern_token"
	PatternSign    fault.Key = "settings.pattern_sign"
	PatternSame    fault.Key = "settings.pattern_same"
	LogoTooBig     fault.Key = "settings.logo_too_big"
	LogoTooWide    fault.Key = "settings.logo_too_wide"
	LogoUnreadable fault.Key = "settings.logo_unreadable"
)

// Service changes the settings of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Company is who sends the bills, as printed.
type Company struct {
	Name    string `json:"name"`
	TaxID   string `json:"taxId"`
	Address string `json:"address"`
	Phone   string `json:"phone"`
	Bank    string `json:"bank"`    // where to pay: 开户行
	Account string `json:"account"` // 账号
	PayNote string `json:"payNote"` // a few lines under the account, e.g. "转账请备注房号"
}

// Grouping says which lines share an invoice.
type Grouping string

// Language of the window and of papers.
type Language string

// Theme of the window.
type Theme string

// The words of grouping, language and theme; the first of each is the default.
const (
	PerCustomer Grouping = "customer" // one invoice for all contracts of a customer with the same issue and due date
	PerContract Grouping = "contract"

	Chinese Language = "zh-CN"
	English Language = "en"

	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// All is every setting of a book.
type All struct {
	Company     Company  `json:"company"`
	Numbers     Patterns `json:"numbers"`
	Grouping    Grouping `json:"grouping"`
	Language    Language `json:"language"`
	Theme       Theme    `json:"theme"`
	ShowWorking bool     `json:"showWorking"` // print 算式 on bills
	PDFNote     string   `json:"pdfNote"`     // printed at the foot of every bill
	Logo        string   `json:"logo"`        // hash of the picture; changed by Logo, not by Save
}

// Defaults are the settings of a new book.
func Defaults() All {
	return All{
		Numbers: Patterns{
			Invoice:    "ZD{YYYY}{MM}-{SEQ:5}",
			CreditNote: "HC{YYYY}{MM}-{SEQ:4}",
			Receipt:    "SJ{YYYY}{MM}-{SEQ:5}",
			Deposit:    "YJ{YYYY}{MM}-{SEQ:4}",
			Refund:     "TK{YYYY}{MM}-{SEQ:4}",
		},
		Grouping: PerCustomer, Language: Chinese, Theme: ThemeSystem, ShowWorking: true,
	}
}

// Check trims all texts and gives every fault at once.
func (a *All) Check() error {
	var c form.Check
	c.Line(&a.Company.Name, 100, "company", "name")
	c.Line(&a.Company.TaxID, 30, "company", "taxId")
	c.Line(&a.Company.Address, 200, "company", "address")
	c.Line(&a.Company.Phone, 50, "company", "phone")
	c.Line(&a.Company.Bank, 100, "company", "bank")
	c.Line(&a.Company.Account, 50, "company", "account")
	c.Block(&a.Company.PayNote, 500, "company", "payNote")
	c.Block(&a.PDFNote, 500, "pdfNote")
	form.OneOf(&c, a.Grouping, []Grouping{PerCustomer, PerContract}, "grouping")
	form.OneOf(&c, a.Language, []Language{Chinese, English}, "language")
	form.OneOf(&c, a.Theme, []Theme{ThemeSystem, ThemeLight, ThemeDark}, "theme")
	a.Numbers.check(&c)
	return c.Err(Invalid)
}

// View is the settings with what the window shows beside them.
type View struct {
	Settings All    `json:"settings"`
	Next     Next   `json:"next"` // the numbers that documents of today would get
	Picture  string `json:"logo"` // the logo as a data: address, or ""
}

// Get gives all settings.
func (s *Service) Get(ctx context.Context) (View, error) {
	var v View
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		v, err = view(ctx, tx)
		return err
	})
	return v, err
}

// Save replaces all settings but the logo.
func (s *Service) Save(ctx context.Context, a All) (View, error) {
	var v View
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := Load(ctx, tx)
		if err != nil {
			return err
		}
		// A company keeps a name: it heads every paper, and is what must be typed before the book is replaced or deleted.
		if before.Company.Name != "" && strings.TrimSpace(a.Company.Name) == "" {
			return fault.New(NameMissing, nil).At("company", "name")
		}
		changes, err := Store(ctx, tx, a)
		if err != nil {
			return err
		}
		if v, err = view(ctx, tx); err != nil {
			return err
		}
		if len(changes) == 0 {
			tx.Unchanged()
			return nil
		}
		tx.Record("settings.changed", changes, subject)
		return nil
	})
	return v, err
}

// subject is what events of settings are about: there is one set of settings in a book.
var subject = db.Of("settings", int64(1))

// Store writes settings inside the transaction of another and tells what changed. The logo stays what it is.
func Store(ctx context.Context, tx *db.Tx, a All) (map[string]form.Change, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	before, err := Load(ctx, tx)
	if err != nil {
		return nil, err
	}
	a.Logo = before.Logo
	old, rows := before.rows(), a.rows()
	for _, name := range slices.Sorted(maps.Keys(rows)) { // the same settings make the same rows
		if old[name] == rows[name] {
			continue
		}
		if err := put(ctx, tx, name, rows[name]); err != nil {
			return nil, err
		}
	}
	return form.Changes(before, a), nil
}

// Load reads all settings; what was never set has its default.
func Load(ctx context.Context, tx *db.Tx) (All, error) {
	type row struct{ name, value string }
	a := Defaults()
	fields := a.fields()
	err := db.Each(ctx, tx, func(r *row) []any { return []any{&r.name, &r.value} }, func(r row) error {
		field, ok := fields[r.name]
		if !ok {
			return nil // of another part of the program
		}
		if err := json.Unmarshal([]byte(r.value), field); err != nil {
			return fmt.Errorf("read setting %s: %w", r.name, err)
		}
		return nil
	}, "SELECT name, value FROM settings")
	return a, err
}

// fields are the rows of the table and where each goes.
func (a *All) fields() map[string]any {
	return map[string]any{
		"company": &a.Company, "numbers": &a.Numbers, "grouping": &a.Grouping, "language": &a.Language,
		"theme": &a.Theme, "showWorking": &a.ShowWorking, "pdfNote": &a.PDFNote, "logo": &a.Logo,
	}
}

func (a *All) rows() map[string]string {
	rows := map[string]string{}
	for name, field := range a.fields() {
		raw, err := json.Marshal(field)
		if err != nil {
			panic(err) // strings and flags
		}
		rows[name] = string(raw)
	}
	return rows
}

func put(ctx context.Context, tx *db.Tx, name, value string) error {
	_, err := tx.Exec(ctx, "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", name, value)
	return err
}

func view(ctx context.Context, tx *db.Tx) (View, error) {
	a, err := Load(ctx, tx)
	if err != nil {
		return View{}, err
	}
	v := View{Settings: a}
	if v.Next, err = next(ctx, tx, a.Numbers); err != nil {
		return View{}, err
	}
	picture, ok, err := LoadLogo(ctx, tx)
	if ok {
		v.Picture = picture.address()
	}
	return v, err
}
