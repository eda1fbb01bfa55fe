package report

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/billing"
	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
)

// busy is an office in which something happens again and again.
type busy struct {
	d     *db.DB
	r     *rand.Rand
	begun int64 // the last event before anything happened, which stays
}

// deeds are what can happen, by name.
var deeds = map[string]func(b busy, ctx context.Context, s *scribe) error{
	"an invoice": func(b busy, _ context.Context, s *scribe) error {
		issue := start.AddDays(b.r.IntN(200))
		s.invoice(1, issue, issue.AddDays(b.r.IntN(90)), money.Amount(100+b.r.IntN(900)))
		return nil
	},
	"a payment": func(b busy, ctx context.Context, s *scribe) error {
		id, open, issue, err := b.open(ctx, s.tx)
		if id != 0 {
			s.pay(1, id, issue.AddDays(b.r.IntN(60)), 1+money.Amount(b.r.Int64N(int64(open))))
		}
		return err
	},
	"a write-off": func(b busy, ctx context.Context, s *scribe) error {
		id, open, issue, err := b.open(ctx, s.tx)
		if id != 0 {
			s.settle(billing.Settlement{Invoice: id, Kind: billing.ByWriteOff, Date: issue.AddDays(b.r.IntN(60)), Amount: open})
		}
		return err
	},
	"a payment is taken back": func(_ busy, ctx context.Context, s *scribe) error {
		e, ok, err := db.One(ctx, s.tx, func(e *billing.Settlement) []any {
			return []any{&e.Reverses, &e.Invoice, &e.Receipt, &e.Date, &e.Amount}
		}, "SELECT id, invoice_id, receipt_id, date, -amount FROM allocations a WHERE kind = 'receipt' AND amount > 0 AND NOT EXISTS (SELECT 1 FROM allocations WHERE reverses = a.id) LIMIT 1")
		if ok {
			e.Kind = billing.ByReceipt
			s.settle(e)
		}
		return err
	},
	"a credit note": func(b busy, ctx context.Context, s *scribe) error {
		type row struct {
			id    billing.InvoiceID
			issue date.Date
			total money.Amount
		}
		r, ok, err := db.One(ctx, s.tx, func(r *row) []any { return []any{&r.id, &r.issue, &r.total} },
			"SELECT id, issue_date, total FROM invoices WHERE state = 'issued' AND settled = 0 AND total > 0 LIMIT 1")
		if ok {
			s.credit(r.id, 1, r.issue.AddDays(b.r.IntN(30)), r.total)
		}
		return err
	},
	"money that nobody has claimed": func(b busy, _ context.Context, s *scribe) error {
		s.n++
		s.insert("INSERT INTO receipts (reference, date, amount, payer_name) VALUES (?, '2026-11-21', 800000, '无户名')", "open"+decimal.NewFromInt(b.r.Int64()).String())
		return nil
	},
	"a name": func(_ busy, ctx context.Context, s *scribe) error {
		_, err := s.tx.Exec(ctx, "UPDATE customers SET name = name || '。' WHERE id = 1")
		return err
	},
	"a unit": func(b busy, _ context.Context, s *scribe) error {
		s.insert("INSERT INTO customer_facts (customer_id, kind, value) VALUES (1, 'unit', ?)", decimal.NewFromInt(b.r.Int64()).String())
		return nil
	},
	"another due date": func(_ busy, ctx context.Context, s *scribe) error {
		_, err := s.tx.Exec(ctx, "UPDATE invoices SET due_date = date(due_date, '+3 days') WHERE id = (SELECT max(id) FROM invoices WHERE settled = 0)")
		return err
	},
	"another price": func(b busy, ctx context.Context, s *scribe) error {
		_, err := s.tx.Exec(ctx, "UPDATE charges SET price = ?", 1000+b.r.IntN(5000))
		return err
	},
}

// open is some invoice with something open; id 0 for none.
func (b busy) open(ctx context.Context, tx *db.Tx) (id billing.InvoiceID, open money.Amount, issue date.Date, err error) {
	type row struct {
		id    billing.InvoiceID
		open  money.Amount
		issue date.Date
	}
	r, _, err := db.One(ctx, tx, func(r *row) []any { return []any{&r.id, &r.open, &r.issue} },
		"SELECT id, total - settled, issue_date FROM invoices WHERE state = 'issued' AND settled < total ORDER BY id * ? % 17 LIMIT 1", 1+b.r.IntN(16))
	return r.id, r.open, r.issue, err
}

// happens does one thing at random: a deed, the next bill run, or the undoing of what was done last.
func (b busy) happens(t *testing.T) string {
	t.Helper()
	ctx := t.Context()
	var err error
	what := []string{"a bill run", "undo", "undo of an undoing"}[b.r.IntN(3)]
	switch {
	case b.r.IntN(4) > 0:
		names := slices.Sorted(maps.Keys(deeds))
		what = names[b.r.IntN(len(names))]
		err = b.d.Write(ctx, func(tx *db.Tx) error {
			n, err := tx.LastEvent(ctx)
			if err != nil {
				return err
			}
			tx.Record("test.done", nil)
			return deeds[what](b, ctx, &scribe{t: t, ctx: ctx, tx: tx, n: int(n) * 10})
		})
	case what == "a bill run":
		_, err = billing.New(b.d, &job.Runner{}).Run(ctx, billing.RunRequest{Through: start.AddDays(b.r.IntN(200)), SkipFees: true})
	default:
		which := "undoes IS NULL AND id NOT IN (SELECT event_id FROM undone)"
		if what != "undo" {
			which = "TRUE"
		}
		var last int64
		err = b.d.Read(ctx, func(tx *db.Tx) (err error) {
			last, err = db.Value[int64](ctx, tx, "SELECT coalesce(max(id), 0) FROM events WHERE "+which)
			return err
		})
		if err == nil && last > b.begun {
			_, err = (&history.Service{DB: b.d}).Undo(ctx, history.Target{Event: last})
		}
	}
	if f := (*fault.Fault)(nil); err != nil && !errors.As(err, &f) { // something stands on it
		t.Fatal(what, err)
	}
	return what
}

// rented is a book with a contract that is billed each month.
func rented(t *testing.T) *db.DB {
	t.Helper()
	d := book(t)
	c, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: "K1", Name: "云岫建筑设计事务所"}})
	if err != nil {
		t.Fatal(err)
	}
	item, err := contract.NewFeeItems(d).Save(t.Context(), contract.SaveFeeItem{Item: contract.FeeItem{Code: "FZ", Name: "房租"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = contract.New(d).Save(t.Context(), contract.SaveRequest{Contract: contract.Contract{
		Code: "HT-1", Customer: c.ID, Start: date.Must("2026-10-01"), End: date.Must("2027-09-30"), Charges: []contract.Charge{
			{Line: 1, FeeItem: item.ID, Model: charge.ModelFixed, Price: decimal.RequireFromString("3000"), CycleMonths: 1, Anchor: charge.AnchorCalendar},
		}}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What a service says that has been asked all along is what one says that has just begun, whatever has happened.
func TestWhatIsKeptIsWhatIsCountedAnew(t *testing.T) {
	seed := rand.Uint64()
	b := busy{d: rented(t), r: rand.New(rand.NewPCG(seed, 7))}
	if err := b.d.Read(t.Context(), func(tx *db.Tx) (err error) { b.begun, err = tx.LastEvent(t.Context()); return err }); err != nil {
		t.Fatal(err)
	}
	kept := service(b.d)
	told := ""
	for range 60 {
		told += b.happens(t) + ", "
		if b.r.IntN(3) == 0 { // several things happen between two questions
			continue
		}
		for name, ask := range map[string]func(*Service) (any, error){
			"today":      func(s *Service) (any, error) { return s.Today(t.Context(), TodayRequest{Months: 8}) },
			"counts":     func(s *Service) (any, error) { return s.Counts(t.Context(), None{}) },
			"trend":      func(s *Service) (any, error) { return s.Trend(t.Context(), TrendRequest{}) },
			"collection": func(s *Service) (any, error) { return s.Collection(t.Context(), Period{}) },
			"dso":        func(s *Service) (any, error) { return s.Dso(t.Context(), Period{}) },
			"aging":      func(s *Service) (any, error) { return s.Aging(t.Context(), AgingRequest{}) },
			"received":   func(s *Service) (any, error) { return s.Received(t.Context(), Period{}) },
			"forecast":   func(s *Service) (any, error) { return s.Forecast(t.Context(), ForecastRequest{}) },
		} {
			got, err := ask(kept)
			want, wrong := ask(service(b.d))
			if err != nil || wrong != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: after %s\n%s is kept as %+v, %v\ncounted anew it is %+v, %v", seed, told, name, got, err, want, wrong)
			}
		}
	}
}
