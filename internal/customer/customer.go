// Package customer keeps who owes: names and what else they are known by, how they are reached, and what they owe
// today. It does not change what they owe.
package customer

import (
	"context"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
)

// Faults of customers.
const (
	Invalid       fault.Key = "customer.invalid"
	NoSuch        fault.Key = "customer.no_such"
	CodeTaken     fault.Key = "customer.code_taken"
	LimitNegative fault.Key = "customer.limit_negative"
	NotArchivable fault.Key = "customer.not_archivable"
	StillOwes     fault.Key = "customer.still_owes"
	StillHolds    fault.Key = "customer.still_holds"
	StillContract fault.Key = "customer.still_contract"
)

// ID names a customer in the book.
type ID int64

// Service keeps the customers of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Fact is one more name, payer account or unit (room, shop) of a customer. Learned ones came from claims.
type Fact struct {
	Value   string `json:"value"`
	Learned bool   `json:"learned"` // kept by the program: what is sent is not looked at
}

// Customer is all that is written down about one. Only Name is needed; an empty Code is given automatically.
type Customer struct {
	ID          ID            `json:"id"` // 0 for a new one
	Code        string        `json:"code"`
	Name        string        `json:"name"`
	ShortName   string        `json:"shortName"`
	Segment     string        `json:"segment"`
	TaxID       string        `json:"taxId"`
	CreditLimit *money.Amount `json:"creditLimit" ts_type:"string | null"` // null = none
	Parent      string        `json:"parent"`                              // mother company's name, or a customer's code
	Contact     string        `json:"contact"`
	Phone       string        `json:"phone"`
	Email       string        `json:"email"`
	Address     string        `json:"address"`
	Note        string        `json:"note"`
	Separate    bool          `json:"separate"` // one invoice per contract, whatever the book's grouping
	Archived    bool          `json:"archived"` // changed by Archive, not by Save
	Aliases     []Fact        `json:"aliases"`
	Accounts    []Fact        `json:"accounts"`
	Units       []Fact        `json:"units"`
}

// Values gives the bare values of facts.
func Values(facts []Fact) []string {
	values := make([]string, len(facts))
	for i, f := range facts {
		values[i] = f.Value
	}
	return values
}

// SearchText is what the column customers.search holds: everything a customer is looked for by, with its pinyin.
func (c Customer) SearchText() string {
	names := []string{c.Name, c.ShortName, c.Code, c.Phone, c.Contact}
	names = append(names, Values(c.Aliases)...)
	return pinyin.Search(append(names, Values(c.Units)...)...)
}

// Balance is what stands between the office and a customer. Open − Unapplied is what is owed in all.
type Balance struct {
	Open      money.Amount `json:"open" ts_type:"string"`      // issued and not settled
	Overdue   money.Amount `json:"overdue" ts_type:"string"`   // of it, due before today
	Unapplied money.Amount `json:"unapplied" ts_type:"string"` // received and not set against anything: 预收
}

// Payer is who was confirmed to pay for a customer.
type Payer struct {
	Name    string    `json:"name"`
	Account string    `json:"account"`
	Times   int       `json:"times"`
	Last    date.Date `json:"last" ts_type:"string"`
}

// Detail is a customer with everything the page of one shows.
type Detail struct {
	Customer  Customer `json:"customer"`
	Contracts int      `json:"contracts"` // not archived
	Balance   Balance  `json:"balance"`
	Payers    []Payer  `json:"payers"` // the most frequent first
}

// Ref asks for one customer.
type Ref struct {
	ID ID `json:"id"`
}

// Get gives one customer.
func (s *Service) Get(ctx context.Context, r Ref) (Detail, error) {
	var d Detail
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if d.Customer, err = LoadOne(ctx, tx, r.ID); err != nil {
			return err
		}
		if d.Contracts, err = contracts(ctx, tx, r.ID); err != nil {
			return err
		}
		if d.Balance, err = balance(ctx, tx, r.ID); err != nil {
			return err
		}
		d.Payers, err = payers(ctx, tx, r.ID)
		return err
	})
	return d, err
}

// SaveRequest creates (ID 0) or changes a customer. Sent twice with the same RequestID it is carried out once.
type SaveRequest struct {
	Customer  Customer `json:"customer"`
	RequestID string   `json:"requestId"`
}

// Saved names what was saved.
type Saved struct {
	ID   ID     `json:"id"`
	Code string `json:"code"`
}

// Check trims all texts and gives every fault at once.
func (c *Customer) Check() error {
	var k form.Check
	k.Line(&c.Code, 40, "code")
	k.Need(&c.Name, 100, "name")
	k.Line(&c.ShortName, 50, "shortName")
	k.Line(&c.Segment, 50, "segment")
	k.Line(&c.TaxID, 30, "taxId")
	k.Line(&c.Parent, 100, "parent")
	k.Line(&c.Contact, 50, "contact")
	k.Line(&c.Phone, 50, "phone")
	k.Line(&c.Email, 100, "email")
	k.Line(&c.Address, 200, "address")
	k.Block(&c.Note, 2000, "note")
	if c.CreditLimit != nil && *c.CreditLimit < 0 {
		k.Add(LimitNegative, fault.Args{"limit": *c.CreditLimit}, "creditLimit")
	}
	c.Aliases = checkFacts(&k, c.Aliases, "aliases")
	c.Accounts = checkFacts(&k, c.Accounts, "accounts")
	c.Units = checkFacts(&k, c.Units, "units")
	return k.Err(Invalid)
}

// Save creates or changes a customer.
func (s *Service) Save(ctx context.Context, r SaveRequest) (Saved, error) {
	if err := r.Customer.Check(); err != nil {
		return Saved{}, err
	}
	var out Saved
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if seen, err := tx.Seen(ctx, r.RequestID, &out); err != nil || seen {
			tx.Unchanged()
			return err
		}
		c := r.Customer
		var err error
		if c.ID == 0 {
			err = create(ctx, tx, &c)
		} else {
			err = change(ctx, tx, &c)
		}
		out = Saved{ID: c.ID, Code: c.Code}
		if err != nil {
			return err
		}
		return tx.Remember(ctx, r.RequestID, out)
	})
	return out, err
}

func create(ctx context.Context, tx *db.Tx, c *Customer) error {
	if c.Code == "" {
		var err error
		if c.Code, err = freeCode(ctx, tx); err != nil {
			return err
		}
	}
	c.Archived = false
	if err := insert(ctx, tx, c); err != nil {
		return err
	}
	tx.Record("customer.created", *c, db.Of("customer", c.ID))
	return nil
}

func change(ctx context.Context, tx *db.Tx, c *Customer) error {
	before, err := LoadOne(ctx, tx, c.ID)
	if err != nil {
		return err
	}
	if c.Code == "" {
		c.Code = before.Code
	}
	c.Archived = before.Archived
	c.Aliases = keepLearned(before.Aliases, c.Aliases)
	c.Accounts = keepLearned(before.Accounts, c.Accounts)
	c.Units = keepLearned(before.Units, c.Units)
	changes := form.Changes(before, *c)
	if len(changes) == 0 {
		tx.Unchanged()
		return nil
	}
	if err := update(ctx, tx, before, *c); err != nil {
		return err
	}
	tx.Record("customer.changed", changed{Code: c.Code, Name: c.Name, Changes: changes}, db.Of("customer", c.ID))
	return nil
}

// changed is what the history keeps of a change.
type changed struct {
	Code    string                 `json:"code"`
	Name    string                 `json:"name"`
	Changes map[string]form.Change `json:"changes"`
}
