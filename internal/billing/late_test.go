package billing

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/latefee"
	"zhangfang/internal/money"
	"zhangfang/internal/settings"
)

// moneyOffice is an office whose clock goes on, with invoices and receipts laid in.
type moneyOffice struct {
	*office
	now *time.Time
}

func lateOffice(t testing.TB, rules func(*settings.Rules)) moneyOffice {
	o := open(t)
	now := time.Date(2026, 1, 1, 4, 0, 0, 0, time.UTC)
	d, err := db.Create(filepath.Join(t.TempDir(), "b.zf"), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	m := moneyOffice{office: o, now: &now}
	o.db, o.billing.DB, o.contracts.DB = d, d, d
	c, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: "K1", Name: "云岫"}})
	if err != nil {
		t.Fatal(err)
	}
	o.customer = c.ID
	m.rules(rules)
	return m
}

func (m moneyOffice) rules(change func(*settings.Rules)) {
	m.t.Helper()
	r := settings.DefaultRules()
	change(&r)
	if _, err := settings.New(m.db).SaveRules(m.t.Context(), r); err != nil {
		m.t.Fatal(err)
	}
}

func (m moneyOffice) do(sql string, args ...any) (id int64) {
	m.t.Helper()
	if err := m.db.Write(m.t.Context(), func(tx *db.Tx) (err error) {
		id, err = tx.Insert(m.t.Context(), sql, args...)
		tx.Record("x.done", nil, db.Of("book", int64(1)))
		return err
	}); err != nil {
		m.t.Fatal(err)
	}
	return id
}

func (m moneyOffice) invoice(number, issue, due string, total money.Amount) InvoiceID {
	m.t.Helper()
	return InvoiceID(m.do(`INSERT INTO invoices (number, state, origin, customer_id, kind, issue_date, due_date, net, tax, total) VALUES (?, 'issued', 'manual', ?, '房租', ?, ?, ?, 0, ?)`,
		number, m.customer, issue, due, total, total))
}

func (m moneyOffice) paid(id InvoiceID, day string, amount money.Amount) {
	m.t.Helper()
	r := m.do("INSERT INTO receipts (reference, date, amount, state, customer_id, allocated) VALUES (?, ?, ?, 'claimed', ?, ?)", fmt.Sprint("R", id, day, amount, m.digest()[:6]), day, amount, m.customer, amount)
	if err := m.db.Write(m.t.Context(), func(tx *db.Tx) error {
		tx.Record("x.done", nil, db.Of("book", int64(1)))
		_, err := Settle(m.t.Context(), tx, Settlement{Invoice: id, Kind: ByReceipt, Receipt: r, Date: date.Must(day), Amount: amount})
		return err
	}); err != nil {
		m.t.Fatal(err)
	}
}

func (m moneyOffice) on(day string) { *m.now = date.Must(day).Time().Add(4 * time.Hour) }

func (m moneyOffice) sheet(id InvoiceID) LateSheet {
	m.t.Helper()
	s, err := m.billing.LateSheet(m.t.Context(), LateRequest{Invoice: id})
	if err != nil {
		m.t.Fatal(err)
	}
	return s
}

func on(r *settings.Rules) { r.Late.On = true }

func TestLateFeesFollowThePayments(t *testing.T) {
	for _, c := range []struct {
		when  string
		order latefee.Order
		want  money.Amount
	}{
		{"principal first", latefee.PrincipalFirst, 24000},
		{"interest first", latefee.InterestFirst, 24225},
	} {
		m := lateOffice(t, func(r *settings.Rules) { r.Late.On, r.Late.Policy.Order = true, c.order })
		id := m.invoice("A-1", "2026-01-15", "2026-01-31", 1000000)
		m.paid(id, "2026-03-02", 400000)
		m.paid(id, "2026-04-01", 600000)
		m.on("2026-05-01")
		s := m.sheet(id)
		if s.Amount != c.want && !(c.order == latefee.InterestFirst && s.Amount > 24225) { // the rest of the principal goes on
			t.Errorf("%s: %v, want %v", c.when, s.Amount, c.want)
		}
		if len(s.Rows) != 1 || len(s.Rows[0].Sheet.Segments) < 2 || s.Rows[0].Open != 0 || s.Rows[0].Sheet.Working == "" {
			t.Errorf("%s: %+v", c.when, s.Rows)
		}
		r := m.run("2026-05-01")
		if r.Fees != s.Amount || r.Invoices != 1 || r.Total != s.Amount {
			t.Errorf("%s: the run made %+v", c.when, r)
		}
		if again := m.run("2026-05-01"); again.Run != 0 {
			t.Errorf("%s: billed twice: %+v", c.when, again)
		}
		i, err := m.billing.Get(t.Context(), Which{r.Plan.Invoices[0].ID})
		if err != nil || i.Lines[0].Name != "违约金" || !strings.Contains(i.Lines[0].Remark, "A-1") || i.DueDate != date.Must("2026-05-08") {
			t.Errorf("%s: %+v %v", c.when, i, err)
		}
		m.on("2027-01-01") // the fee itself is overdue and bears nothing
		if s := m.sheet(i.ID); s.Amount != 0 {
			t.Errorf("%s: a late fee bears %v", c.when, s.Amount)
		}
	}
}

// What is paid up to the due day, that day included, was never late: it is no part of the principal that the cap is a part of.
func TestTheCapIsOfWhatFellDue(t *testing.T) {
	for _, c := range []struct {
		paid string
		want money.Amount
	}{
		{"2026-01-30", 6000}, {"2026-01-31", 6000}, {"2026-02-01", 10000},
	} {
		m := lateOffice(t, func(r *settings.Rules) { r.Late.On, r.Late.Policy.Cap = true, decimal.NewFromInt(1) })
		id := m.invoice("A-1", "2026-01-15", "2026-01-31", 1000000)
		m.paid(id, c.paid, 400000)
		m.on("2026-12-31")
		if s := m.sheet(id); s.Amount != c.want {
			t.Errorf("4,000.00 of 10,000.00 paid on %s: %v, want %v", c.paid, s.Amount, c.want)
		}
	}
}

// Five months are billed at once, long after they fell due. The run made again makes nothing new; the next one asks for their late fees.
func TestACatchUpThatIsMadeAgainAsksForNoLateFees(t *testing.T) {
	m := lateOffice(t, on)
	m.on("2026-05-20")
	item, err := contract.NewFeeItems(m.db).Save(t.Context(), contract.SaveFeeItem{Item: contract.FeeItem{Code: "FZ", Name: "房租"}})
	if err != nil {
		t.Fatal(err)
	}
	m.rent = item.ID
	m.contract("HT-1", monthly("3000"))
	if r := m.run("2026-04-30"); r.Invoices != 4 || r.Fees != 0 {
		t.Fatalf("got %+v", r)
	}
	for _, through := range []string{"2026-04-30", "2026-03-31"} {
		if again := m.run(through); again.Run != 0 {
			t.Errorf("again through %s: %+v", through, again)
		}
	}
	owed, err := m.billing.LateSheet(t.Context(), LateRequest{AsOf: date.Must("2026-05-01")})
	if err != nil || owed.Amount == 0 {
		t.Fatalf("owed %+v, %v", owed, err)
	}
	if r := m.run("2026-05-01"); r.Fees != owed.Amount || r.Invoices != 1 {
		t.Errorf("the next run: %+v, owed %s", r, owed.Amount)
	}
	if again := m.run("2026-05-01"); again.Run != 0 {
		t.Errorf("the next run again: %+v", again)
	}
	m.on("2026-05-21")
	if r := m.run("2026-05-21"); r.Fees == 0 { // made on the 20th through a day before
		t.Errorf("a day later: %+v", r)
	}
}

func TestAPreviewTellsLateFeesAsRowsOfTheirOwn(t *testing.T) {
	m := lateOffice(t, on)
	m.invoice("A-1", "2026-03-01", "2026-03-31", 1000000)
	m.on("2026-04-30")
	p, err := m.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-04-30")})
	if err != nil || p.Fees != 15000 || len(p.Rows) != 1 || p.Rows[0].Change != Fee || p.Rows[0].Now != 15000 || len(p.Rows[0].Working) != 1 || p.MonthSum != p.Before+15000 {
		t.Errorf("%+v %v", p, err)
	}
	if p, err = m.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-04-30"), SkipFees: true}); err != nil || p.Fees != 0 || p.Invoices != 0 {
		t.Errorf("without fees: %+v %v", p, err)
	}
	if p, err = m.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-05-31")}); err != nil || p.Fees != 15000 {
		t.Errorf("days that have not come bear %v: %v", p.Fees-15000, err)
	}
}

func TestWhatIsWaivedIsNotBilledUntilItIsUndone(t *testing.T) {
	m := lateOffice(t, on)
	id := m.invoice("A-1", "2026-03-01", "2026-03-31", 1000000)
	m.on("2026-04-10")
	before := m.digest()
	if _, err := m.billing.WaiveLate(t.Context(), WaiveRequest{Invoices: []InvoiceID{id}}); fault.As(err) == nil {
		t.Error("waived without a reason")
	}
	w, err := m.billing.WaiveLate(t.Context(), WaiveRequest{Invoices: []InvoiceID{id}, Reason: "老客户，首次逾期"})
	if err != nil || w.Amount != 5000 {
		t.Fatalf("%+v %v", w, err)
	}
	if _, err := m.billing.WaiveLate(t.Context(), WaiveRequest{Invoices: []InvoiceID{id}, Reason: "再来"}); fault.As(err) == nil {
		t.Error("waived twice")
	}
	if r := m.run("2026-04-10"); r.Run != 0 {
		t.Errorf("what was waived is billed: %+v", r)
	}
	m.on("2026-04-30")
	if s := m.sheet(id); s.Amount != 10000 || s.Waived != 5000 || len(s.Done) != 1 || s.Done[0].Event != w.Event {
		t.Errorf("the days after: %+v", s)
	}
	if _, err := (&history.Service{DB: m.db}).Undo(t.Context(), history.Target{Event: w.Event}); err != nil {
		t.Fatal(err)
	}
	if m.digest() != before || m.sheet(id).Amount != 15000 {
		t.Error("undo did not bring it back")
	}
}

func TestAContractMayHaveItsOwnRule(t *testing.T) {
	m := lateOffice(t, on)
	k := m.do("INSERT INTO contracts (code, customer_id, start_date) VALUES ('HT1', ?, '2026-01-01')", m.customer)
	id := m.invoice("A-1", "2026-03-01", "2026-03-31", 1000000)
	m.do("INSERT INTO invoice_lines (invoice_id, position, contract_id, name, net, tax, amount) VALUES (?, 1, ?, '房租', 1000000, 0, 1000000)", int64(id), k)
	m.on("2026-04-30")
	rule, err := m.billing.LateRule(t.Context(), LateContractRequest{1})
	if err != nil || rule.Mode != "book" {
		t.Fatalf("%+v %v", rule, err)
	}
	for _, c := range []struct {
		rule LateContract
		want money.Amount
	}{
		{LateContract{1, "own", latefee.Policy{Daily: decimal.New(1, -3), GraceDays: 3}}, 27000},
		{LateContract{1, "own", latefee.Policy{Daily: decimal.New(1, -3), Cap: decimal.New(1, 0)}}, 10000},
		{LateContract{Contract: 1, Mode: "none"}, 0},
		{LateContract{Contract: 1, Mode: "book"}, 15000},
	} {
		if _, err := m.billing.SaveLateRule(t.Context(), c.rule); err != nil {
			t.Fatal(err)
		}
		if s := m.sheet(id); s.Amount != c.want {
			t.Errorf("%+v: %v, want %v", c.rule, s.Amount, c.want)
		}
	}
	m.rules(func(r *settings.Rules) {})
	if s := m.sheet(id); s.Amount != 0 || s.On {
		t.Errorf("late fees are off: %+v", s)
	}
	if _, err := m.billing.SaveLateRule(t.Context(), LateContract{1, "own", latefee.Default()}); err != nil {
		t.Fatal(err)
	}
	if s := m.sheet(id); s.Amount != 15000 {
		t.Errorf("the contract's own: %v", s.Amount)
	}
}

func TestDaysBeforeTheRuleBeganBearNothing(t *testing.T) {
	m := lateOffice(t, func(r *settings.Rules) { r.Late.On, r.Late.Since = true, date.Must("2026-04-21") })
	id := m.invoice("A-1", "2026-03-01", "2026-03-31", 1000000)
	m.on("2026-04-30")
	if s := m.sheet(id); s.Amount != 5000 || s.Rows[0].From != date.Must("2026-04-21") || s.Rows[0].To != date.Must("2026-04-30") {
		t.Errorf("%+v", s.Rows)
	}
}

// April was billed while every day bore a fee; then the rule was said to begin on 21 April. What was billed of the days before stays as
// it is and counts once: May bears its own days.
func TestARuleThatBeginsLaterGivesNothingBackTwice(t *testing.T) {
	m := lateOffice(t, on)
	id := m.invoice("A-1", "2026-03-01", "2026-03-31", 1000000)
	m.on("2026-04-30")
	if r := m.run("2026-04-30"); r.Fees != 15000 {
		t.Fatalf("billed %s", r.Fees)
	}
	m.rules(func(r *settings.Rules) { r.Late.On, r.Late.Since = true, date.Must("2026-04-21") })
	m.on("2026-05-10")
	if s := m.sheet(id); s.Amount != 5000 || s.Rows[0].From != date.Must("2026-05-01") {
		t.Errorf("ten days of May: %s, %+v", s.Amount, s.Rows)
	}
}

// However the days are cut into bills and waivers, and whatever is paid in between: the parts sum to one sheet at the end, their days
// follow one another, and undoing a run leaves the book as it was.
func TestPartsOfALateFeeSumToTheWhole(t *testing.T) {
	m := lateOffice(t, on)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		m.rules(func(r *settings.Rules) {
			r.Late.On = true
			r.Late.Policy.Order = rapid.SampledFrom([]latefee.Order{latefee.PrincipalFirst, latefee.InterestFirst}).Draw(t, "order")
			r.Late.Policy.GraceDays = rapid.IntRange(0, 5).Draw(t, "grace")
			r.Late.Policy.Cap = decimal.NewFromInt(int64(rapid.SampledFrom([]int{0, 0, 1, 3}).Draw(t, "cap")))
			r.Late.Own = rapid.Bool().Draw(t, "own")
		})
		start := date.Must("2026-01-01").AddDays(n * 400) // each draw has days of its own
		m.on(start.String())
		left := money.Amount(rapid.IntRange(1, 999999).Draw(t, "total"))
		id := m.invoice(fmt.Sprint("A-", n), start.String(), start.AddDays(10).String(), left)
		day := start
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			day = day.AddDays(rapid.IntRange(1, 40).Draw(t, "days"))
			m.on(day.String())
			switch rapid.SampledFrom([]string{"pay", "pay", "run", "run", "waive"}).Draw(t, "step") {
			case "pay":
				if part := min(left, money.Amount(rapid.IntRange(1, 500000).Draw(t, "part"))); part > 0 {
					m.paid(id, day.String(), part)
					left -= part
				}
			case "run":
				before := m.digest()
				if r := m.run(day.String()); r.Run != 0 && rapid.Bool().Draw(t, "undo") {
					if _, err := (&history.Service{DB: m.db}).Undo(m.t.Context(), history.Target{}); err != nil || m.digest() != before {
						t.Fatalf("undo left another book: %v", err)
					}
				}
			case "waive":
				if _, err := m.billing.WaiveLate(m.t.Context(), WaiveRequest{Invoices: []InvoiceID{id}, Reason: "让"}); err != nil && fault.As(err) == nil {
					t.Fatal(err)
				}
			}
		}
		s := m.sheet(id)
		if len(s.Rows) == 0 {
			return
		}
		if s.Billed+s.Waived+s.Amount != s.Rows[0].Sheet.Total {
			t.Fatalf("%v billed, %v waived and %v to come are not %v", s.Billed, s.Waived, s.Amount, s.Rows[0].Sheet.Total)
		}
		var sum money.Amount
		for _, g := range s.Rows[0].Sheet.Segments {
			sum += g.Amount
		}
		if whole := s.Rows[0].Sheet; sum != whole.Total && !whole.Capped {
			t.Fatalf("segments sum to %v, the sheet to %v", sum, whole.Total)
		}
		for k := 1; k < len(s.Done); k++ { // the latest first
			if s.Done[k].To >= s.Done[k-1].From {
				t.Fatalf("days are billed twice: %+v", s.Done)
			}
		}
	})
}
