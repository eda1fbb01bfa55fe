package receipt

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// Faults of what is remembered.
const (
	PayerMissing   fault.Key = "receipt.payer_missing"
	NotRemembered  fault.Key = "receipt.not_remembered"
	ChannelMissing fault.Key = "receipt.channel_missing"
	FeeUnreadable  fault.Key = "receipt.fee_unreadable"
	HabitUnknown   fault.Key = "receipt.habit_unknown"
)

// Payer is who pays for a customer, as claims that stand have confirmed or somebody said.
type Payer struct {
	Name         string    `json:"name"`
	Account      string    `json:"account"`
	Customer     int64     `json:"customerId"`
	CustomerName string    `json:"customerName"`
	Times        int       `json:"times"` // confirmed; said by hand counts as 2
	Last         date.Date `json:"last" ts_type:"string"`
	ByHand       bool      `json:"byHand"`
}

// HabitKind is what a customer does again and again.
type HabitKind string

// The habits.
const (
	MonthsAtOnce HabitKind = "months" // pays so many months together
	NetOfFee     HabitKind = "fee"    // pays less by a fixed fee
	Rounds       HabitKind = "rounds" // pays one bill rounded to whole tens of yuan
)

// Habit is how a customer pays, as its last claims show or somebody said.
type Habit struct {
	Customer     int64        `json:"customerId"`
	CustomerName string       `json:"customerName"` // in the memory of the whole book
	Kind         HabitKind    `json:"kind"`
	Months       int          `json:"months"`                // of MonthsAtOnce: 2 or more
	Fee          money.Amount `json:"fee" ts_type:"string"`  // of NetOfFee
	Rounds       bool         `json:"rounds"`                // of Rounds
	Times        int          `json:"times"`                 // of the last claims looked at
	Of           int          `json:"of"`                    // how many were looked at; 0 when it was said by hand
	Last         date.Date    `json:"last" ts_type:"string"` // "" when it was said by hand
	ByHand       bool         `json:"byHand"`
}

// ChannelFee is what a channel keeps of each payment: a part of it or a fixed sum.
type ChannelFee struct {
	Channel string       `json:"channel"`
	Percent string       `json:"percent"`               // "0.6" of a hundred of what was paid, or ""
	Flat    money.Amount `json:"flat" ts_type:"string"` // or a fixed sum; both none: nothing is to be learned here
	Times   int          `json:"times"`                 // claims that confirm it
	Last    date.Date    `json:"last" ts_type:"string"`
	ByHand  bool         `json:"byHand"`
}

// Refusal is a proposal that somebody refused for a receipt.
type Refusal struct {
	ID           int64        `json:"id"`
	Receipt      ID           `json:"receipt"`
	Reference    string       `json:"reference"`
	Payer        string       `json:"payer"`
	Date         date.Date    `json:"date" ts_type:"string"`
	Amount       money.Amount `json:"amount" ts_type:"string"`
	State        State        `json:"state"`
	Customer     int64        `json:"customerId"` // 0: of several customers
	CustomerName string       `json:"customerName"`
	Invoices     []string     `json:"invoices"` // numbers; [] = the customer as such
}

// MemoryFilter asks for what is remembered: of one customer, or of the whole book.
type MemoryFilter struct {
	Customer int64  `json:"customerId"` // 0 for all
	Search   string `json:"search"`     // in a payer's name or account, or a customer's name
	Limit    int    `json:"limit"`      // payers, habits and refusals: 1 to 2,000; 0 is 200
}

// Memory is what the office has learned, with how many there are.
type Memory struct {
	Payers       []Payer      `json:"payers"` // the most confirmed first
	PayerCount   int          `json:"payerCount"`
	Habits       []Habit      `json:"habits"` // how customers pay
	HabitCount   int          `json:"habitCount"`
	Refusals     []Refusal    `json:"refusals"` // the latest first
	RefusalCount int          `json:"refusalCount"`
	Fees         []ChannelFee `json:"fees"`     // of the whole book only
	Evidence     []Evidence   `json:"evidence"` // of the whole book only
}

// Memory lists what is remembered. Everything in it can be changed or forgotten, and undo teaches it again.
func (s *Service) Memory(ctx context.Context, f MemoryFilter) (Memory, error) {
	if f.Limit <= 0 || f.Limit > mostRows {
		f.Limit = 200
	}
	var out Memory
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if f.Customer != 0 {
			out, err = memoryOf(ctx, tx, f)
			return err
		}
		out, err = s.remembered.Of(ctx, tx, f, memorySees, func() (Memory, error) { return s.memory(ctx, tx, f) })
		return err
	})
	return out, err
}

// memorySees says of what a changed row must be to change what is remembered of the whole book.
var memorySees = db.Touching("receipts", "allocations", "invoices", "habits", "customers", "taught", "unlearned", "claim_others", "claim_evidence", "rejections", "channel_fees")

// memoryOf is what is remembered of one customer.
func memoryOf(ctx context.Context, tx *db.Tx, f MemoryFilter) (Memory, error) {
	out := Memory{Fees: []ChannelFee{}, Evidence: []Evidence{}}
	var err error
	if out.Payers, out.PayerCount, err = payersOf(ctx, tx, f); err != nil {
		return out, err
	}
	if out.Refusals, out.RefusalCount, err = refusalsOf(ctx, tx, f); err != nil {
		return out, err
	}
	out.Habits, err = habitsOf(ctx, tx, f.Customer)
	out.cutHabits(f.Limit)
	return out, err
}

// memory is what is remembered of the whole book.
func (s *Service) memory(ctx context.Context, tx *db.Tx, f MemoryFilter) (Memory, error) {
	var out Memory
	all, err := s.lessons(ctx, tx)
	if err != nil {
		return out, err
	}
	if out.Payers, out.PayerCount, err = all.payers(ctx, tx, f); err != nil {
		return out, err
	}
	if out.Refusals, out.RefusalCount, err = refusalsOf(ctx, tx, f); err != nil {
		return out, err
	}
	if out.Habits, err = named(ctx, tx, all.habits(), f.Search); err != nil {
		return out, err
	}
	out.cutHabits(f.Limit)
	if out.Fees, err = channelFees(ctx, tx); err != nil {
		return out, err
	}
	out.Evidence, err = evidence(ctx, tx)
	return out, err
}

func (m *Memory) cutHabits(most int) {
	m.HabitCount = len(m.Habits)
	m.Habits = m.Habits[:min(most, len(m.Habits))]
}

// PayerRequest names a payer of a customer. Name and account may not both be empty.
type PayerRequest struct {
	Name     string `json:"name"`
	Account  string `json:"account"`
	Customer int64  `json:"customerId"`
}

// TeachRequest says that a payer pays for a customer, perhaps instead of what was remembered.
type TeachRequest struct {
	PayerRequest
	Instead *PayerRequest `json:"instead"` // forgotten in the same event; null for none
}

func (q *PayerRequest) check() error {
	q.Name, q.Account = strings.TrimSpace(q.Name), strings.TrimSpace(q.Account)
	if q.Name == "" && q.Account == "" {
		return fault.New(PayerMissing, nil).At("name")
	}
	return nil
}

// Teach remembers who pays for whom without a claim, or corrects it.
func (s *Service) Teach(ctx context.Context, q TeachRequest) (Done, error) {
	var done Done
	if err := q.check(); err != nil {
		return done, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := exists(ctx, tx, q.Customer); err != nil {
			return err
		}
		about := []db.Subject{db.Of("customer", q.Customer)}
		if q.Instead != nil && *q.Instead != q.PayerRequest {
			if err := q.Instead.forget(ctx, tx); err != nil {
				return under(err, "instead", 0)
			}
			about = append(about, db.Of("customer", q.Instead.Customer))
		}
		if _, err := tx.Exec(ctx, "INSERT INTO taught (payer_name, payer_account, customer_id, date) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET date = excluded.date",
			q.Name, q.Account, q.Customer, tx.Today()); err != nil {
			return err
		}
		done.Event = tx.Event
		tx.Record("customer.payer_taught", q, distinct(about)...)
		return nil
	})
	return done, err
}

// ForgetPayer forgets that a payer pays for a customer: the claims stand, but teach nothing more of it.
func (s *Service) ForgetPayer(ctx context.Context, q PayerRequest) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := q.forget(ctx, tx); err != nil {
			return err
		}
		done.Event = tx.Event
		tx.Record("customer.payer_forgotten", q, db.Of("customer", q.Customer))
		return nil
	})
	return done, err
}

func (q PayerRequest) forget(ctx context.Context, tx *db.Tx) error {
	const it = " WHERE payer_name = ? AND payer_account = ? AND customer_id = ?"
	said, err := tx.Exec(ctx, "DELETE FROM taught"+it, q.Name, q.Account, q.Customer)
	if err != nil {
		return err
	}
	learned, err := tx.Exec(ctx, "INSERT INTO unlearned (receipt_id, customer_id) SELECT receipt_id, customer_id FROM payer_claims"+it, q.Name, q.Account, q.Customer)
	if err == nil && said+learned == 0 {
		err = fault.New(NotRemembered, nil)
	}
	return err
}

// Reject refuses a proposal for a receipt: this customer, or these invoices of it.
func (s *Service) Reject(ctx context.Context, q RejectRequest) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, err := load(ctx, tx, q.Receipt)
		if err != nil {
			return err
		}
		j, err := s.judge(ctx, tx)
		if err != nil {
			return err
		}
		about := []db.Subject{db.Of("receipt", q.Receipt)}
		if q.Customer != 0 || len(q.Invoices) == 0 {
			if err := exists(ctx, tx, q.Customer); err != nil {
				return err
			}
			about = append(about, db.Of("customer", q.Customer))
		}
		numbers, err := numbersOf(ctx, tx, q.Invoices)
		if err != nil {
			return err
		}
		n, err := tx.Exec(ctx, "INSERT INTO rejections (receipt_id, customer_id, invoices, bucket, date) VALUES (?, nullif(?, 0), ?, ?, ?) ON CONFLICT DO NOTHING",
			q.Receipt, q.Customer, listed(q.Invoices), j.refused(q), tx.Today())
		if err != nil {
			return err
		}
		if n == 0 {
			tx.Unchanged()
			return nil
		}
		done.Event = tx.Event
		tx.Record("receipt.rejected", map[string]any{"reference": r.Reference, "customer": q.Customer, "invoices": numbers}, about...)
		return nil
	})
	return done, err
}

func invoicesOf(p match.Proposal) []billing.InvoiceID {
	out := make([]billing.InvoiceID, len(p.Allocations))
	for i, a := range p.Allocations {
		out[i] = billing.InvoiceID(a.Invoice)
	}
	return out
}

// listed writes ids as the book keeps them: in order, so that a set is one text.
func listed(ids []billing.InvoiceID) string {
	sorted := slices.Compact(slices.Sorted(slices.Values(ids)))
	if sorted == nil {
		return "[]"
	}
	text, err := json.Marshal(sorted)
	if err != nil {
		panic(err) // numbers
	}
	return string(text)
}

// RefusalRef names a refusal.
type RefusalRef struct {
	ID int64 `json:"id"`
}

// Allow takes a refusal back: the proposal may be made again.
func (s *Service) Allow(ctx context.Context, q RefusalRef) (Done, error) {
	var done Done
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		r, ok, err := db.One(ctx, tx, refusal, refusals+"WHERE x.id = ?", q.ID)
		if err != nil {
			return err
		}
		if !ok {
			return fault.New(NotRemembered, nil).At("id")
		}
		if _, err := tx.Exec(ctx, "DELETE FROM rejections WHERE id = ?", q.ID); err != nil {
			return err
		}
		about := []db.Subject{db.Of("receipt", r.Receipt)}
		if r.Customer != 0 {
			about = append(about, db.Of("customer", r.Customer))
		}
		done.Event = tx.Event
		tx.Record("receipt.allowed", map[string]any{"reference": r.Reference, "customer": r.CustomerName}, about...)
		return nil
	})
	return done, err
}
