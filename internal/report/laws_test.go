package report

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
)

// book makes an empty book on 22 Nov 2026.
func book(t testing.TB) *db.DB {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "a.zf"), func() time.Time { return time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// scribe writes a ledger without contracts: what it needs to be told is only who, how much and when.
type scribe struct {
	t interface {
		Helper()
		Fatal(...any)
	}
	ctx context.Context
	tx  *db.Tx
	n   int
}

func (s *scribe) insert(query string, args ...any) int64 {
	s.t.Helper()
	id, err := s.tx.Insert(s.ctx, query, args...)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func (s *scribe) customer(name string) int64 {
	s.n++
	return s.insert("INSERT INTO customers (code, name, search) VALUES (?, ?, ?)", fmt.Sprintf("K%d", s.n), name, name)
}

func (s *scribe) invoice(customer int64, issue, due date.Date, total money.Amount) billing.InvoiceID {
	s.n++
	return billing.InvoiceID(s.insert(`INSERT INTO invoices (number, state, origin, customer_id, kind, issue_date, due_date, net, tax, total)
		VALUES (?, 'issued', 'opening', ?, '房租', ?, ?, ?, 0, ?)`, fmt.Sprintf("ZD%04d", s.n), customer, issue, due, total, total))
}

func (s *scribe) receipt(customer int64, on date.Date, amount money.Amount) int64 {
	s.n++
	return s.insert("INSERT INTO receipts (reference, date, amount, state, customer_id, payer_name) VALUES (?, ?, ?, 'claimed', ?, '付款人')",
		fmt.Sprintf("R%04d", s.n), on, amount, customer)
}

func (s *scribe) settle(e billing.Settlement) billing.AllocationID {
	s.t.Helper()
	ids, err := billing.Settle(s.ctx, s.tx, e)
	if err != nil {
		s.t.Fatal(err)
	}
	if e.Kind == billing.ByReceipt {
		if _, err := s.tx.Exec(s.ctx, "UPDATE receipts SET allocated = allocated + ? WHERE id = ?", e.Amount, e.Receipt); err != nil {
			s.t.Fatal(err)
		}
	}
	return ids[0]
}

// pay sets a new receipt of the customer against an invoice.
func (s *scribe) pay(customer int64, i billing.InvoiceID, on date.Date, amount money.Amount) {
	s.t.Helper()
	s.settle(billing.Settlement{Invoice: i, Kind: billing.ByReceipt, Receipt: s.receipt(customer, on, amount), Date: on, Amount: amount})
}

func (s *scribe) credit(i billing.InvoiceID, customer int64, on date.Date, total money.Amount) {
	s.t.Helper()
	s.n++
	note := s.insert("INSERT INTO credit_notes (number, invoice_id, customer_id, date, net, tax, total) VALUES (?, ?, ?, ?, ?, 0, ?)",
		fmt.Sprintf("HC%04d", s.n), i, customer, on, total, total)
	if total > 0 {
		s.settle(billing.Settlement{Invoice: i, Kind: billing.ByCredit, Credit: note, Date: on, Amount: total})
	}
	if _, err := s.tx.Exec(s.ctx, "UPDATE invoices SET state = 'credited' WHERE id = ?", i); err != nil {
		s.t.Fatal(err)
	}
}

var start = date.Must("2026-06-01")

// world draws a ledger of some months in which everything happens: parts, write-offs, payments ahead, reversals, credit notes.
func world(t *rapid.T, s *scribe) {
	day := rapid.Custom(func(t *rapid.T) date.Date { return start.AddDays(rapid.IntRange(0, 200).Draw(t, "day")) })
	var people []int64
	for i := range rapid.IntRange(1, 3).Draw(t, "customers") {
		people = append(people, s.customer(fmt.Sprintf("客户%d", i)))
	}
	for range rapid.IntRange(0, 8).Draw(t, "invoices") {
		who := rapid.SampledFrom(people).Draw(t, "who")
		issue := day.Draw(t, "issue")
		total := money.Amount(rapid.Int64Range(0, 1000).Draw(t, "total"))
		i := s.invoice(who, issue, issue.AddDays(rapid.IntRange(0, 120).Draw(t, "term")), total)
		last, open := issue, total
		var made []billing.Settlement
		var ids []billing.AllocationID
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			last = last.AddDays(rapid.IntRange(0, 60).Draw(t, "later"))
			if n := len(made); n > 0 && rapid.Bool().Draw(t, "reverse") {
				e := made[n-1]
				e.Date, e.Amount, e.Reverses = last, -e.Amount, ids[n-1]
				s.settle(e)
				open -= e.Amount
				made, ids = made[:n-1], ids[:n-1]
				continue
			}
			if open == 0 {
				continue
			}
			e := billing.Settlement{Invoice: i, Kind: billing.ByWriteOff, Date: last, Amount: money.Amount(rapid.Int64Range(1, int64(open)).Draw(t, "amount"))}
			if rapid.IntRange(0, 3).Draw(t, "kind") > 0 {
				e.Kind = billing.ByReceipt
				extra := money.Amount(rapid.Int64Range(0, 50).Draw(t, "ahead"))
				e.Receipt = s.receipt(who, last.AddDays(-rapid.IntRange(0, 9).Draw(t, "before")), e.Amount+extra)
			}
			made, ids = append(made, e), append(ids, s.settle(e))
			open -= e.Amount
		}
		if open == total && rapid.IntRange(0, 4).Draw(t, "credit") == 0 {
			s.credit(i, who, last.AddDays(rapid.IntRange(0, 30).Draw(t, "credited")), total)
		}
	}
}

// inWorld draws a world in a book that is thrown away afterwards.
func inWorld(t *testing.T, check func(t *rapid.T, s *scribe)) {
	d := book(t)
	law.Check(t, func(rt *rapid.T) {
		err := d.DryRun(t.Context(), func(tx *db.Tx) error {
			s := &scribe{t: rt, ctx: t.Context(), tx: tx}
			world(rt, s)
			check(rt, s)
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}

func TestAgingIsThatOfTheBookOnEveryDateByEveryWay(t *testing.T) {
	inWorld(t, func(t *rapid.T, s *scribe) {
		n := s.read()
		asOf := start.AddDays(rapid.IntRange(-1, 330).Draw(t, "as of"))
		want := n.open(asOf)
		ways := map[string]string{"few back": byFewBack, "many back": byManyBack, "all on": byAllOn}
		if way, err := opened(s.ctx, s.tx, asOf); err != nil {
			t.Fatal(err)
		} else if way == byNow {
			ways["now"] = byNow
		}
		for name, way := range ways {
			got, err := owedBy(s.ctx, s.tx, way, asOf)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != len(want) {
				t.Fatalf("%s: %d customers owe as of %s, want %d", name, len(got), asOf, len(want))
			}
			for _, o := range got {
				if o != want[o.customer] {
					t.Fatalf("%s: as of %s customer %d owes %+v, want %+v", name, asOf, o.customer, o, want[o.customer])
				}
			}
		}
	})
}

func TestFiguresOfOneDayAgree(t *testing.T) {
	inWorld(t, func(t *rapid.T, s *scribe) {
		n := s.read()
		asOf := start.AddDays(rapid.IntRange(-1, 330).Draw(t, "as of"))
		a, err := AgingOn(s.ctx, s.tx, AgingRequest{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		var sum Buckets
		for _, r := range a.Rows {
			sum.add(r.Buckets)
			if r.Total != r.Buckets.Total() || r.Overdue != r.Buckets.Overdue() {
				t.Fatalf("a row does not add up: %+v", r)
			}
			if r.Unapplied != n.unapplied(r.Customer, asOf) {
				t.Fatalf("customer %d has %v unapplied, want %v", r.Customer, r.Unapplied, n.unapplied(r.Customer, asOf))
			}
			if got, want := r.Total-r.Unapplied, n.balance(r.Customer, asOf); got != want {
				t.Fatalf("customer %d: open − unapplied is %v, the documents say %v", r.Customer, got, want)
			}
			one, err := agingCustomer(s.ctx, s.tx, AgingCustomerRequest{Customer: r.Customer, AsOf: asOf})
			if err != nil {
				t.Fatal(err)
			}
			one.Row.Unit, r.Unit = "", ""
			if one.Row != r {
				t.Fatalf("the invoices behind a row come to %+v, the row is %+v", one.Row, r)
			}
		}
		if sum != a.Buckets || a.Total != sum.Total() {
			t.Fatalf("rows come to %+v, the sum says %+v", sum, a.Buckets)
		}
		back, err := unappliedBy(s.ctx, s.tx, leftBack, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if on, err := unappliedBy(s.ctx, s.tx, leftOn, asOf); err != nil || !maps.Equal(back, on) {
			t.Fatalf("back from now %v is unapplied, on from the beginning %v, %v", back, on, err)
		}
		points, err := Ages(s.ctx, s.tx, []date.Date{asOf.AddDays(-40), asOf.AddDays(-7), asOf})
		if err != nil {
			t.Fatal(err)
		}
		if points[2].Buckets != a.Buckets {
			t.Fatalf("the trend says %+v, the aging %+v", points[2].Buckets, a.Buckets)
		}
		before, err := AgingOn(s.ctx, s.tx, AgingRequest{AsOf: asOf.AddDays(-40)})
		if err != nil || points[0].Buckets != before.Buckets {
			t.Fatalf("the trend says %+v before, the aging %+v, %v", points[0].Buckets, before.Buckets, err)
		}
		f, err := (&Service{}).forecast(s.ctx, s.tx, asOf, nil)
		if err != nil || f.Total != a.Total || f.D30+f.D60+f.D90+f.Later+f.Doubt != a.Total {
			t.Fatalf("the forecast spreads %+v, open is %v, %v", f.Expected, a.Total, err)
		}
	})
}

func TestWhatIsDueIsPaidOrOpen(t *testing.T) {
	inWorld(t, func(t *rapid.T, s *scribe) {
		n := s.read()
		today := s.tx.Today()
		r, err := (&Service{}).received(s.ctx, s.tx, run(today.AddMonths(12), 24))
		if err != nil {
			t.Fatal(err)
		}
		var open money.Amount
		for _, o := range n.open(today) {
			open += o.Buckets.Total()
		}
		if r.Sum.Open != open {
			t.Fatalf("over all months %v is open, the aging says %v", r.Sum.Open, open)
		}
	})
}
