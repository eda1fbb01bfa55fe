package billing

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
)

// office is a book with one customer and a rent to bill, on 22 Nov 2026.
type office struct {
	t interface {
		Helper()
		Fatal(...any)
		Context() context.Context
	}
	db        *db.DB
	billing   *Service
	contracts *contract.Service
	customer  customer.ID
	rent      contract.FeeItemID
}

func open(t testing.TB) *office {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC) }
	d, err := db.Create(filepath.Join(t.TempDir(), "a.zf"), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	o := &office{t: t, db: d, billing: New(d, &job.Runner{}), contracts: contract.New(d)}
	c, err := customer.New(d).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: "K1", Name: "云岫建筑设计事务所", TaxID: "91330000TEST"}})
	if err != nil {
		t.Fatal(err)
	}
	o.customer = c.ID
	item, err := contract.NewFeeItems(d).Save(t.Context(), contract.SaveFeeItem{Item: contract.FeeItem{Code: "FZ", Name: "房租", TaxRate: decimal.RequireFromString("0.09")}})
	if err != nil {
		t.Fatal(err)
	}
	o.rent = item.ID
	return o
}

func (o *office) contract(code string, charges ...contract.Charge) {
	o.t.Helper()
	for i := range charges {
		charges[i].FeeItem = o.rent
		charges[i].Line = i + 1
	}
	_, err := o.contracts.Save(o.t.Context(), contract.SaveRequest{Contract: contract.Contract{
		Code: code, Customer: o.customer, Start: date.Must("2026-01-15"), End: date.Must("2027-01-14"), Charges: charges,
	}})
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) run(through string) RunResult {
	o.t.Helper()
	r, err := o.billing.Run(o.t.Context(), RunRequest{Through: date.Must(through)})
	if err != nil {
		o.t.Fatal(err)
	}
	return r
}

func (o *office) digest() string {
	o.t.Helper()
	return digest.Of(o.t, o.db)
}

func monthly(price string) contract.Charge {
	return contract.Charge{Model: charge.ModelFixed, Price: decimal.RequireFromString(price), CycleMonths: 1, Anchor: charge.AnchorCalendar, DueDay: 5}
}

func TestARunIssuesWhatIsDueAndNothingTwice(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"), monthly("500"))
	preview, err := o.billing.DryRun(t.Context(), RunRequest{Through: date.Must("2026-03-01")})
	if err != nil {
		t.Fatal(err)
	}
	before := o.digest()
	got := o.run("2026-03-01")
	if before == o.digest() {
		t.Error("nothing was written")
	}
	if got.Invoices != 3 || got.First != "ZD202601-00001" || got.Last != "ZD202603-00001" || got.Total != 191935+2*350000 {
		t.Errorf("got %+v", got)
	}
	if preview.Total != got.Total || preview.First != got.First || preview.Last != got.Last {
		t.Errorf("the dry run said %+v", preview)
	}
	jan, err := o.billing.Get(t.Context(), Which{got.Plan.Invoices[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if jan.Total != 191935 || jan.Lines[0].Amount != 164516 || jan.Lines[0].Working != "3,000.00 × 17/31" || jan.State != "overdue" || jan.BillTo.TaxID != "91330000TEST" || jan.Kind != "房租" {
		t.Errorf("January is %+v", jan)
	}
	if again := o.run("2026-03-01"); again.Invoices != 0 || again.Run != 0 {
		t.Errorf("again: %+v", again)
	}
}

func TestTheSameRequestIsCarriedOutOnce(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	r := RunRequest{Through: date.Must("2026-02-01"), RequestID: "a"}
	first, err1 := o.billing.Run(t.Context(), r)
	second, err2 := o.billing.Run(t.Context(), r)
	if err1 != nil || err2 != nil || first.Run != second.Run || second.Invoices != 2 {
		t.Errorf("%+v %v, %+v %v", first, err1, second, err2)
	}
}

func TestEachContractHasItsInvoiceWhereAsked(t *testing.T) {
	for _, separate := range []bool{false, true} {
		o := open(t)
		if separate {
			if err := o.db.Write(t.Context(), func(tx *db.Tx) error {
				tx.Record("customer.changed", nil)
				_, err := tx.Exec(t.Context(), "UPDATE customers SET separate = 1")
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		o.contract("HT-1", monthly("3000"))
		o.contract("HT-2", monthly("500"))
		want := 1
		if separate {
			want = 2
		}
		if got := o.run("2026-01-31"); got.Invoices != want {
			t.Errorf("separate %v: %d invoices", separate, got.Invoices)
		}
	}
}

func TestWhatCannotBeBilledIsToldAndTheRestGoesOn(t *testing.T) {
	o := open(t)
	usage := monthly("0.85")
	usage.Model = charge.ModelUsage
	o.contract("HT-1", monthly("3000"), usage)
	got := o.run("2026-02-01")
	if got.Invoices != 2 || len(got.Blocked) != 1 || got.Blocked[0].LineNo != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestCreditTakesBackTheWhole(t *testing.T) {
	for _, rebill := range []bool{false, true} {
		o := open(t)
		o.contract("HT-1", monthly("3000"))
		id := o.run("2026-01-31").Plan.Invoices[0].ID
		o.receive(id, 100000)
		got, err := o.billing.Credit(t.Context(), CreditRequest{Invoice: id, Reason: "单价有误", Rebill: rebill})
		if err != nil || got.Total != 164516 || got.Freed != 100000 || got.Number != "HC202611-0001" {
			t.Fatalf("got %+v, %v", got, err)
		}
		i, err := o.billing.Get(t.Context(), Which{id})
		if err != nil || i.State != "credited" || i.Settled != i.Total || i.Open != 0 || i.Credit == nil || len(i.Allocations) != 3 {
			t.Errorf("the invoice is %+v, %v", i, err)
		}
		if _, err := o.billing.Credit(t.Context(), CreditRequest{Invoice: id, Reason: "again"}); !errors.Is(err, fault.New(AlreadyCredit, nil)) {
			t.Errorf("again: %v", err)
		}
		want := 0
		if rebill {
			want = 1
		}
		if again := o.run("2026-01-31"); again.Invoices != want {
			t.Errorf("rebill %v: %d invoices", rebill, again.Invoices)
		}
	}
}

// receive sets money against an invoice as a claim would.
func (o *office) receive(id InvoiceID, amount money.Amount) {
	o.t.Helper()
	err := o.db.Write(o.t.Context(), func(tx *db.Tx) error {
		r, err := tx.Insert(o.t.Context(), "INSERT INTO receipts (reference, date, amount, state, customer_id, allocated) VALUES (?, '2026-02-01', ?, 'claimed', ?, ?)",
			fmt.Sprintf("R%d", tx.Event), amount, o.customer, amount)
		if err != nil {
			return err
		}
		tx.Record("receipt.claimed", nil)
		_, err = Settle(o.t.Context(), tx, Settlement{Invoice: id, Kind: ByReceipt, Receipt: r, Date: date.Must("2026-02-01"), Amount: amount})
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
}

func TestSettlingNeverPassesTheTotal(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	id := o.run("2026-01-31").Plan.Invoices[0].ID
	for _, c := range []struct {
		when   string
		amount money.Amount
		want   fault.Key
	}{
		{"a fen too much", 164517, OverSettled},
		{"below nothing", -1, OverSettled},
	} {
		err := o.db.Write(t.Context(), func(tx *db.Tx) error {
			tx.Record("receipt.claimed", nil)
			_, err := Settle(t.Context(), tx, Settlement{Invoice: id, Kind: ByOpening, Date: date.Must("2026-02-01"), Amount: c.amount})
			return err
		})
		if !errors.Is(err, fault.New(c.want, nil)) {
			t.Errorf("%s: %v", c.when, err)
		}
	}
}

func TestMoneyThatCameBeforeItsInvoiceCountsFromItsIssue(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	id := o.run("2026-01-31").Plan.Invoices[0].ID
	err := o.db.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("receipt.claimed", nil)
		_, err := Settle(t.Context(), tx, Settlement{Invoice: id, Kind: ByOpening, Date: date.Must("2025-12-24"), Amount: 100})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if i, err := o.billing.Get(t.Context(), Which{id}); err != nil || len(i.Allocations) != 1 || i.Allocations[0].Date != i.IssueDate {
		t.Errorf("got %+v, %v", i, err)
	}
}

func TestAnyRunsBillEachPeriodOnceAndAnyUndoGivesItBack(t *testing.T) {
	law.Check(t, func(r *rapid.T) {
		o := open(t)
		o.contract("HT-1", monthly("3000"), contract.Charge{Model: charge.ModelArea, Price: decimal.RequireFromString("45"), Quantity: decimal.RequireFromString("86.5"),
			CycleMonths: rapid.SampledFrom([]int{1, 2, 3, 6}).Draw(r, "cycle")})
		var sum money.Amount
		day := date.Must("2026-01-01")
		for range rapid.IntRange(1, 4).Draw(r, "runs") {
			day = day.AddDays(rapid.IntRange(0, 150).Draw(r, "days"))
			before := o.digest()
			got := o.run(day.String())
			if got.Invoices > 0 && rapid.Bool().Draw(r, "undo") {
				if _, err := (&history.Service{DB: o.db}).Undo(t.Context(), history.Target{}); err != nil {
					r.Fatal(err)
				}
				if o.digest() != before {
					r.Fatal("undo left another book")
				}
				got = o.run(day.String())
			}
			sum += got.Total
		}
		rest := o.run("2027-12-31")
		sum += rest.Total
		page, err := o.billing.List(t.Context(), Filter{Limit: 1000})
		if err != nil || page.Total != sum || page.Count != len(page.Rows) {
			r.Fatalf("the list sums to %v of %v, %v", page.Total, sum, err)
		}
		seen := map[string]int{}
		for _, i := range page.Rows {
			seen[i.Number[:8]]++
		}
		for month, n := range seen { // gapless: the last number of a month is its count
			for k := 1; k <= n; k++ {
				want := fmt.Sprintf("%s-%05d", month, k)
				if found, err := o.billing.List(t.Context(), Filter{Search: want}); err != nil || found.Count != 1 {
					r.Fatalf("number %s: %d, %v", want, found.Count, err)
				}
			}
		}
	})
}

func TestThePreviewIsOneEquation(t *testing.T) {
	o := open(t)
	raised := monthly("3000")
	raised.Steps = []charge.Step{{From: date.Must("2026-03-01"), Price: decimal.RequireFromString("3300")}}
	once := contract.Charge{Model: charge.ModelFixed, PricePer: charge.PerOnce, Price: decimal.RequireFromString("200"), Start: date.Must("2026-02-10"), End: date.Must("2026-02-10")}
	late := monthly("100")
	late.Start = date.Must("2026-03-01")
	o.contract("HT-1", raised, once, late)
	o.run("2026-02-28")
	p, err := o.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-03-31")})
	if err != nil {
		t.Fatal(err)
	}
	if p.Month != "2026-03" || p.Before != 320000 || p.New != 10000 || p.Changed != 30000 || p.Gone != 20000 || p.MonthSum != 340000 || p.Total != 340000 {
		t.Errorf("got %+v", p)
	}
	if len(p.Rows) != 3 || p.Rows[1].Why[0].Key != "price" || p.Rows[1].Why[0].Args["now"] != "3300" {
		t.Errorf("rows %+v", p.Rows)
	}
	if p.First != "ZD202603-00001" {
		t.Errorf("numbers %s", p.First)
	}
}

func TestThePreviewComparesLikeWithLike(t *testing.T) {
	for _, c := range []struct{ through, beforeTo string }{
		{"2026-03-01", "2026-02-01"},
		{"2026-03-30", "2026-02-28"},
		{"2026-03-31", "2026-02-28"},
		{"2026-02-28", "2026-01-31"},
	} {
		if got := lastMonth(date.Must(c.through)); got.To != date.Must(c.beforeTo) {
			t.Errorf("through %s: up to %v", c.through, got.To)
		}
	}
	o := open(t)
	anchored := monthly("3000")
	anchored.Anchor = charge.AnchorContract // issued on the 15th of each month
	o.contract("HT-1", anchored)
	o.run("2026-02-28")
	p, err := o.billing.Preview(t.Context(), PreviewRequest{Through: date.Must("2026-03-01")})
	if err != nil || len(p.Rows) != 0 || p.Gone != 0 {
		t.Errorf("on the 1st nothing has gone: %+v, %v", p, err)
	}
}

func TestPagesGoOnWhereTheLastEnded(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	o.run("2026-11-30")
	for sort := range sorts {
		for _, desc := range []bool{false, true} {
			var got []string
			after := ""
			for {
				p, err := o.billing.List(t.Context(), Filter{Sort: sort, Desc: desc, After: after, Limit: 3})
				if err != nil || p.Count != 11 {
					t.Fatalf("%s: %d, %v", sort, p.Count, err)
				}
				for _, r := range p.Rows {
					got, after = append(got, r.Number), r.Cursor
				}
				if !p.More {
					break
				}
			}
			if len(got) != 11 {
				t.Errorf("by %q desc %v: %d rows", sort, desc, len(got))
			}
		}
	}
}

func TestWhatCannotBePrintedIsNotIssued(t *testing.T) {
	o := open(t)
	o.contract("HT-1", monthly("3000"))
	other, err := customer.New(o.db).Save(t.Context(), customer.SaveRequest{Customer: customer.Customer{Code: "K2", Name: "半亩\U0010FFFD茶社"}})
	if err != nil {
		t.Fatal(err)
	}
	o.customer = other.ID
	o.contract("HT-2", monthly("500"), monthly("200"))
	got := o.run("2026-02-01")
	if got.Invoices != 2 || got.Total != 164516+300000 || len(got.Blocked) != 2 {
		t.Fatalf("got %+v", got)
	}
	b := got.Blocked[0]
	if b.Contract != "HT-2" || b.Fault.Key != "paper.missing_rune" || b.Fault.Path[0] != "buyer" {
		t.Errorf("blocked is %+v", b)
	}
	if again := o.run("2026-02-01"); again.Invoices != 0 || len(again.Blocked) != 2 {
		t.Errorf("the second run says %+v", again)
	}
}
