package customer

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/history"
	"zhangfang/internal/money"
)

var ctx = context.Background()

func book(t testing.TB) *Service {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.Local) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(d)
}

func save(t testing.TB, s *Service, c Customer) Saved {
	t.Helper()
	out, err := s.Save(ctx, SaveRequest{Customer: c})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sql(t testing.TB, s *Service, query string, args ...any) {
	t.Helper()
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		tx.Record("test.done", nil)
		_, err := tx.Exec(ctx, query, args...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func invoice(t testing.TB, s *Service, id ID, number, due string, total, settled money.Amount) {
	t.Helper()
	sql(t, s, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total, settled)
		VALUES (?1, 'issued', 'run', ?2, ?3, ?3, ?4, 0, ?4, ?5)`, number, id, due, total, settled)
}

func facts(values ...string) []Fact {
	out := []Fact{}
	for _, v := range values {
		out = append(out, Fact{Value: v})
	}
	return out
}

func TestWhatIsSavedComesBack(t *testing.T) {
	s := book(t)
	limit := money.Amount(500000)
	c := Customer{Code: "A-01", Name: " 云岫建筑有限公司 ", ShortName: "云岫", Segment: "商户", TaxID: "91310000MA1FL0", CreditLimit: &limit,
		Parent: "云岫集团", Contact: "周颖", Phone: "138 0000 0000", Email: "a@example.com", Address: "松风里 1 号", Note: "先打电话\n再上门", Separate: true,
		Aliases: facts("云岫建材", "云岫建材", ""), Accounts: facts("6222 0001"), Units: facts("A-0803", "A-0804")}
	out := save(t, s, c)
	d, err := s.Get(ctx, Ref{ID: out.ID})
	if err != nil {
		t.Fatal(err)
	}
	c.ID, c.Name, c.Aliases = out.ID, "云岫建筑有限公司", facts("云岫建材")
	if changes := form.Changes(c, d.Customer); len(changes) != 0 {
		t.Errorf("came back changed: %v", changes)
	}
	if out.Code != "A-01" || d.Balance != (Balance{}) || d.Contracts != 0 || len(d.Payers) != 0 {
		t.Errorf("%+v", d)
	}
	save(t, s, d.Customer)
	if page, err := (&history.Service{DB: s.DB}).List(ctx, history.Filter{Type: "customer", ID: int64(out.ID)}); err != nil || len(page.Rows) != 1 {
		t.Errorf("saving the same again made an event: %v, %v", page, err)
	}
}

func TestCodesAreGiven(t *testing.T) {
	s := book(t)
	for _, c := range []struct{ given, want string }{{"", "K0001"}, {"", "K0002"}, {"K0041", "K0041"}, {"K9x", "K9x"}, {"KA1", "KA1"}, {"", "K0042"}} {
		if out := save(t, s, Customer{Code: c.given, Name: "客户"}); out.Code != c.want {
			t.Errorf("after %q: got %s, want %s", c.given, out.Code, c.want)
		}
	}
	_, err := s.Save(ctx, SaveRequest{Customer: Customer{Code: "K0041", Name: "又一个"}})
	if f := fault.As(err); f == nil || f.Key != CodeTaken || f.Path[0] != "code" {
		t.Errorf("a code given twice: %v", err)
	}
}

func TestSendingTwiceCreatesOnce(t *testing.T) {
	s := book(t)
	r := SaveRequest{Customer: Customer{Name: "云岫"}, RequestID: "7f3a"}
	first, err := s.Save(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.Save(ctx, r); err != nil || again != first {
		t.Errorf("again %+v, %v, want %+v", again, err, first)
	}
	if page, _ := s.List(ctx, Filter{}); page.Count != 1 {
		t.Errorf("there are %d customers", page.Count)
	}
}

func TestSaveRefuses(t *testing.T) {
	less := money.Amount(-1)
	for _, c := range []struct {
		when     string
		customer Customer
		place    string
	}{
		{"no name", Customer{Name: " "}, "name"},
		{"a name that never ends", Customer{Name: strings.Repeat("长", 101)}, "name"},
		{"a limit below zero", Customer{Name: "云岫", CreditLimit: &less}, "creditLimit"},
		{"an alias with a hidden character", Customer{Name: "云岫", Aliases: facts("云\u200b岫")}, "aliases"},
	} {
		_, err := book(t).Save(ctx, SaveRequest{Customer: c.customer})
		if f := fault.As(err); f == nil || f.Key != Invalid || f.Parts[0].Path[0] != c.place {
			t.Errorf("%s: %v", c.when, err)
		}
	}
	if _, err := book(t).Save(ctx, SaveRequest{Customer: Customer{ID: 7, Name: "云岫"}}); fault.As(err) == nil || fault.As(err).Key != NoSuch {
		t.Errorf("a customer that is not there: %v", err)
	}
}

func TestChangesAreToldAndLearnedFactsStay(t *testing.T) {
	s := book(t)
	out := save(t, s, Customer{Name: "云岫", Aliases: facts("旧名")})
	sql(t, s, "INSERT INTO customer_facts (customer_id, kind, value, learned) VALUES (?, 'alias', '周颖', 1)", out.ID)
	d, err := s.Get(ctx, Ref{ID: out.ID})
	if err != nil {
		t.Fatal(err)
	}
	c := d.Customer
	c.Phone, c.Aliases = "021-1", facts("周颖", "新名")
	save(t, s, c)
	d, _ = s.Get(ctx, Ref{ID: out.ID})
	if want := []Fact{{"周颖", true}, {"新名", false}}; !slices.Equal(d.Customer.Aliases, want) {
		t.Errorf("aliases %v, want %v", d.Customer.Aliases, want)
	}
	page, err := (&history.Service{DB: s.DB}).List(ctx, history.Filter{Type: "customer", ID: int64(out.ID)})
	if err != nil {
		t.Fatal(err)
	}
	var told changed
	if err := json.Unmarshal(page.Rows[0].Data, &told); err != nil {
		t.Fatal(err)
	}
	if page.Rows[0].Kind != "customer.changed" || told.Changes["phone"] != (form.Change{Before: "", After: "021-1"}) {
		t.Errorf("%s %+v", page.Rows[0].Kind, told)
	}
	if page, _ := s.List(ctx, Filter{Search: "xm"}); page.Count != 1 {
		t.Error("the new alias is not found by its initials")
	}
	if page, _ := s.List(ctx, Filter{Search: "旧名"}); page.Count != 0 {
		t.Error("the old alias is still found")
	}
}

func TestListFindsAndSums(t *testing.T) {
	s := book(t)
	a := save(t, s, Customer{Name: "云岫建筑有限公司", Segment: "商户", Phone: "13800001111", Units: facts("A-0803", "A-0804")}).ID
	b := save(t, s, Customer{Name: "星桥软件科技", Segment: "公司", Units: facts("B_01")}).ID
	save(t, s, Customer{Name: "周颖", Segment: "住户"})
	invoice(t, s, a, "1", "2026-11-21", 10000, 2500)
	invoice(t, s, a, "2", "2026-11-22", 5000, 0)
	invoice(t, s, b, "3", "2026-12-05", 20000, 0)
	invoice(t, s, b, "4", "2026-01-05", 20000, 20000)
	sql(t, s, "INSERT INTO receipts (reference, date, amount, state, customer_id, allocated) VALUES ('r', '2026-11-01', 900, 'claimed', ?, 100)", b)
	for _, c := range []struct {
		when   string
		filter Filter
		want   string // codes in order
		open   money.Amount
	}{
		{"all", Filter{}, "K0001 K0002 K0003", 32500},
		{"by initials", Filter{Search: "yxjz"}, "K0001", 12500},
		{"by pinyin", Filter{Search: "xingqiao"}, "K0002", 20000},
		{"by unit, in the wrong case", Filter{Search: "a-08"}, "K0001", 12500},
		{"by phone", Filter{Search: "0000111"}, "K0001", 12500},
		{"by code", Filter{Search: "k0003"}, "K0003", 0},
		{"by two words", Filter{Search: "建筑  a-0804"}, "K0001", 12500},
		{"two words that do not meet", Filter{Search: "建筑 b_01"}, "", 0},
		{"a sign that LIKE knows", Filter{Search: "_"}, "K0002", 20000},
		{"another", Filter{Search: "%"}, "", 0},
		{"a segment", Filter{Segment: "住户"}, "K0003", 0},
		{"who owes", Filter{Show: Owing, Sort: "open", Desc: true}, "K0002 K0001", 32500},
		{"who is late", Filter{Show: Late}, "K0001", 12500},
		{"who is put away", Filter{Show: Archived}, "", 0},
		{"the most overdue first", Filter{Sort: "overdue", Desc: true}, "K0001 K0003 K0002", 32500},
	} {
		page, err := s.List(ctx, c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.when, err)
			continue
		}
		codes := []string{}
		for _, r := range page.Rows {
			codes = append(codes, r.Code)
		}
		if got := strings.Join(codes, " "); got != c.want || page.Open != c.open || page.Count != len(codes) {
			t.Errorf("%s: got %q open %s of %d, want %q open %s", c.when, got, page.Open, page.Count, c.want, c.open)
		}
	}
	page, err := s.List(ctx, Filter{})
	if err != nil {
		t.Fatal(err)
	}
	first, second := page.Rows[0], page.Rows[1]
	if first.Open != 12500 || first.Overdue != 7500 || first.Units != "A-0803、A-0804" || second.Unapplied != 800 {
		t.Errorf("rows %+v %+v", first, second)
	}
	if page.Overdue != 7500 || !slices.Equal(page.Segments, []string{"住户", "公司", "商户"}) {
		t.Errorf("page %+v", page)
	}
	d, err := s.Get(ctx, Ref{ID: b})
	if err != nil || d.Balance != (Balance{Open: 20000, Unapplied: 800}) {
		t.Errorf("balance %+v, %v", d.Balance, err)
	}
	if _, err := s.List(ctx, Filter{Sort: "name; DROP TABLE"}); fault.As(err) == nil {
		t.Error("a sort that is no sort was taken")
	}
	if _, err := s.List(ctx, Filter{After: "x"}); fault.As(err) == nil {
		t.Error("a cursor that is no cursor was taken")
	}
}

// However a list is sorted and cut, its pages hold every row once, in the order of the whole list.
func TestPagesMakeTheList(t *testing.T) {
	s := book(t)
	for i := range 23 {
		id := save(t, s, Customer{Name: fmt.Sprintf("客户%d", i%5), Segment: fmt.Sprint(i % 3)}).ID
		if i%2 == 0 {
			invoice(t, s, id, fmt.Sprint(i), "2026-10-01", money.Amount(i%4*100), 0)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		f := Filter{Sort: rapid.SampledFrom([]string{"", "code", "name", "segment", "open", "overdue"}).Draw(t, "sort"), Desc: rapid.Bool().Draw(t, "desc")}
		whole, err := s.List(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		f.Limit = rapid.IntRange(1, 30).Draw(t, "limit")
		var rows []Row
		for more := true; more; {
			page, err := s.List(ctx, f)
			if err != nil || page.Count != 23 {
				t.Fatal(page.Count, err)
			}
			rows, more, f.After = append(rows, page.Rows...), page.More, page.Next
		}
		if !slices.Equal(rows, whole.Rows) {
			t.Fatalf("pages give %v, the list is %v", rows, whole.Rows)
		}
	})
}

func TestOnlyTheSettledArePutAway(t *testing.T) {
	s := book(t)
	id := save(t, s, Customer{Name: "云岫"}).ID
	invoice(t, s, id, "1", "2026-11-01", 10000, 0)
	sql(t, s, "INSERT INTO receipts (reference, date, amount, state, customer_id) VALUES ('r', '2026-11-01', 900, 'claimed', ?)", id)
	sql(t, s, "INSERT INTO contracts (code, customer_id, start_date) VALUES ('HT1', ?, '2026-01-01')", id)
	err := s.Archive(ctx, ArchiveRequest{ID: id, Archived: true})
	f := fault.As(err)
	if f == nil || f.Key != NotArchivable || len(f.Parts) != 3 {
		t.Fatalf("put away with everything open: %v", err)
	}
	sql(t, s, "UPDATE invoices SET settled = total")
	sql(t, s, "UPDATE receipts SET allocated = amount")
	sql(t, s, "UPDATE contracts SET archived = 1")
	for _, archived := range []bool{true, true, false} {
		if err := s.Archive(ctx, ArchiveRequest{ID: id, Archived: archived}); err != nil {
			t.Fatal(err)
		}
		if d, err := s.Get(ctx, Ref{ID: id}); err != nil || d.Customer.Archived != archived {
			t.Errorf("archived %v: %+v, %v", archived, d.Customer, err)
		}
	}
}

func TestACustomerKnowsItsPayers(t *testing.T) {
	s := book(t)
	id := save(t, s, Customer{Name: "云岫"}).ID
	sql(t, s, "INSERT INTO taught (payer_name, payer_account, customer_id, date) VALUES ('周颖', '6222', ?, '2026-10-08')", id)
	d, err := s.Get(ctx, Ref{ID: id})
	if err != nil || len(d.Payers) != 1 || d.Payers[0].Name != "周颖" || d.Payers[0].Times != 2 {
		t.Fatalf("%+v, %v", d.Payers, err)
	}
}

// Lists look at the open invoices through their own index, not at every invoice there ever was.
func TestListUsesTheIndexOfOpenInvoices(t *testing.T) {
	s := book(t)
	if err := s.DB.Read(ctx, func(tx *db.Tx) error {
		type step struct {
			id, parent, unused int
			detail             string
		}
		plan, err := db.Rows(ctx, tx, func(p *step) []any { return []any{&p.id, &p.parent, &p.unused, &p.detail} }, "EXPLAIN QUERY PLAN "+owed, "2026-11-22")
		if err != nil {
			return err
		}
		if len(plan) != 1 || !strings.Contains(plan[0].detail, "COVERING INDEX invoices_open") {
			t.Errorf("plan %+v", plan)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
