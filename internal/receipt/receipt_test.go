package receipt

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zhangfang/internal/billing"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/money"
)

var ctx = context.Background()

func yuan(s string) money.Amount {
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

// office is a small book: two customers, of whom the first owes 10,800.00 and 1,600.00 since 2 November, the second 9,200.00.
type office struct {
	*Service
	t   fataler
	now time.Time
}

type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func smallOffice(t testing.TB) *office {
	t.Helper()
	o := newOffice(t, filepath.Join(t.TempDir(), "book.zf"))
	t.Cleanup(func() { o.DB.Close() })
	for _, c := range [][2]string{{"云岫建筑设计事务所", "B-1207"}, {"云岫广告有限公司", "B-1300"}} {
		if _, err := customer.New(o.DB).Save(ctx, customer.SaveRequest{Customer: customer.Customer{Name: c[0], Units: []customer.Fact{{Value: c[1]}}}}); err != nil {
			t.Fatal(err)
		}
	}
	o.invoice(1, "ZD202611-00118", "2026-11-01", "2026-11-02", "10800.00")
	o.invoice(1, "ZD202611-00119", "2026-11-01", "2026-11-02", "1600.00")
	o.invoice(2, "ZD202611-00120", "2026-11-01", "2026-11-30", "9200.00")
	return o
}

func newOffice(t fataler, path string) *office {
	o := &office{now: time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)}
	made := newOfficeAt(t, path, func() time.Time { return o.now })
	o.t, o.Service = t, made.Service
	return o
}

// offices gives one small book after the other for a law: each is a copy of the first, which takes a tenth of the time.
func offices(t *testing.T) func(fataler) *office {
	dir, n := t.TempDir(), 0
	blank := filepath.Join(dir, "blank.zf")
	if err := newOffice(t, blank).DB.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(blank)
	if err != nil {
		t.Fatal(err)
	}
	return func(t fataler) *office {
		n++
		o := &office{t: t, now: time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC)}
		path := filepath.Join(dir, fmt.Sprint(n, ".zf"))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := db.Open(path, func() time.Time { return o.now })
		if err != nil {
			t.Fatal(err)
		}
		o.Service = New(d)
		return o
	}
}

// leave closes a book of a law and takes it away.
func (o *office) leave() {
	o.DB.Close()
	os.Remove(o.DB.Path())
}

func newOfficeAt(t fataler, path string, now func() time.Time) *office {
	d, err := db.Create(path, now)
	if err != nil {
		t.Fatal(err)
	}
	return &office{t: t, Service: New(d)}
}

func (o *office) write(kind string, sql string, args ...any) (id int64) {
	o.t.Helper()
	if err := o.DB.Write(ctx, func(tx *db.Tx) (err error) {
		id, err = tx.Insert(ctx, sql, args...)
		tx.Record(kind, "", db.Of("book", int64(1)))
		return err
	}); err != nil {
		o.t.Fatal(err)
	}
	return id
}

func (o *office) invoice(who int64, number, issue, due, total string) billing.InvoiceID {
	o.t.Helper()
	return billing.InvoiceID(o.write("invoice.made", `INSERT INTO invoices (number, state, origin, customer_id, kind, issue_date, due_date, net, tax, total)
		VALUES (?, 'issued', 'manual', ?, '房租', ?, ?, ?, 0, ?)`, number, who, issue, due, yuan(total), yuan(total)))
}

func (o *office) receipt(reference, day, amount, payer, memo string) ID {
	o.t.Helper()
	return ID(o.write("receipt.made", "INSERT INTO receipts (reference, account, date, amount, payer_name, payer_account, memo, channel) VALUES (?, '招行', ?, ?, ?, ?, ?, 'bank')",
		reference, day, yuan(amount), payer, "6120"+payer, memo))
}

func (o *office) value(query string, args ...any) (v int64) {
	o.t.Helper()
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) { v, err = db.Value[int64](ctx, tx, query, args...); return err }); err != nil {
		o.t.Fatal(err)
	}
	return v
}

func (o *office) digest() string {
	o.t.Helper()
	return digest.Of(o.t, o.DB)
}

func part(invoice billing.InvoiceID, amount string) Part {
	return Part{Invoice: invoice, Amount: yuan(amount)}
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wants(t *testing.T, err error, key fault.Key) {
	t.Helper()
	if f := fault.As(err); f == nil || f.Key != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func TestAClaimPaysItsInvoicesAndTheRestIsPrepayment(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "12500.00", "云岫建筑设计事务所", "")
	b := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00"), part(2, "1600.00")}}))
	if b.Customer != 1 || b.Allocated != yuan("12400.00") || b.Left != yuan("100.00") {
		t.Errorf("%+v", b)
	}
	if n := o.value("SELECT count(*) FROM invoices WHERE settled = total"); n != 2 {
		t.Errorf("%d invoices are paid, want 2", n)
	}
	if n := o.value("SELECT times FROM payer_habits WHERE customer_id = 1"); n != 1 {
		t.Errorf("the payer was confirmed %d times, want 1", n)
	}
	_, err := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 1})
	wants(t, err, AlreadyClaimed)
	d := must[Detail](t)(o.Get(ctx, Ref{r}))
	if d.State != Claimed || len(d.Allocations) != 2 || d.Source != nil || d.Left != yuan("100.00") {
		t.Errorf("%+v", d)
	}
}

func TestADifferenceIsWrittenOffWithItsReason(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "12380.00", "云岫建筑设计事务所", "")
	fee := Part{Invoice: 2, Amount: yuan("1580.00"), WriteOff: yuan("20.00"), WriteOffReason: Discount}
	_, err := o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00"), fee}})
	wants(t, err, ReasonMissing)
	fee.WriteOffNote = "老客户"
	b := must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00"), fee}}))
	if b.WriteOff != yuan("20.00") || b.Left != 0 {
		t.Errorf("%+v", b)
	}
	if n := o.value("SELECT count(*) FROM allocations WHERE kind = 'writeoff' AND reason = 'discount: 老客户' AND receipt_id = ?", r); n != 1 {
		t.Error("no write-off with its reason")
	}
}

func TestWhatCannotBeClaimed(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "100.00", "甲", "")
	out := o.receipt("R2", "2026-11-20", "-5.00", "甲", "")
	for _, c := range []struct {
		name string
		q    ClaimRequest
		want fault.Key
	}{
		{"no such receipt", ClaimRequest{Receipt: 99, Customer: 1}, NoSuch},
		{"nobody's", ClaimRequest{Receipt: r}, CustomerMissing},
		{"no such customer", ClaimRequest{Receipt: r, Customer: 99}, NoSuchCustomer},
		{"money out", ClaimRequest{Receipt: out, Customer: 1}, MoneyOut},
		{"more than there is", ClaimRequest{Receipt: r, Allocations: []Part{part(1, "60.00"), part(2, "60.00")}}, OverAllocated},
		{"one invoice twice", ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10.00"), part(1, "10.00")}}, InvoiceTwice},
		{"no such invoice", ClaimRequest{Receipt: r, Allocations: []Part{part(99, "10.00")}}, NoSuchInvoice},
		{"negative", ClaimRequest{Receipt: r, Allocations: []Part{part(1, "-10.00")}}, AmountMissing},
		{"a negative write-off", ClaimRequest{Receipt: r, Allocations: []Part{{Invoice: 1, Amount: yuan("50.00"), WriteOff: yuan("-10.00")}}}, AmountMissing},
		{"more than the invoice", ClaimRequest{Receipt: r, Allocations: []Part{{Invoice: 2, Amount: yuan("50.00"), WriteOff: yuan("1600.00")}}}, billing.OverSettled},
	} {
		before := o.digest()
		_, err := o.Claim(ctx, c.q)
		if f := fault.As(err); f == nil || f.Key != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if o.digest() != before {
			t.Errorf("%s: changed the book", c.name)
		}
	}
}

func TestUnclaimRestoresEverything(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "12500.00", "云岫建筑设计事务所", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{part(1, "10800.00"), {Invoice: 2, Amount: yuan("1500.00"), WriteOff: yuan("100.00")}}}))
	if _, err := o.Unclaim(ctx, UnclaimRequest{Receipt: r, Reason: "认错了"}); err != nil {
		t.Fatal(err)
	}
	if n := o.value("SELECT sum(settled) FROM invoices"); n != 0 {
		t.Errorf("%d is still settled", n)
	}
	if n := o.value("SELECT count(*) FROM payer_habits"); n != 0 {
		t.Error("the payer is still known")
	}
	if n := o.value("SELECT count(*) FROM allocations WHERE reverses IS NOT NULL AND reason = '认错了' AND date = '2026-11-20'"); n != 3 {
		t.Errorf("%d opposite entries, want 3", n)
	}
	d := must[Detail](t)(o.Get(ctx, Ref{r}))
	if d.State != Open || d.Customer != 0 || d.Allocated != 0 || len(d.Allocations) != 6 {
		t.Errorf("%+v", d.Row)
	}
	_, err := o.Unclaim(ctx, UnclaimRequest{Receipt: r})
	wants(t, err, NotClaimed)
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 2, Allocations: []Part{part(3, "9200.00")}}))
}

func TestAnInvoiceThatWasFullOnADayIsPaidAfterIt(t *testing.T) {
	o := smallOffice(t)
	first := o.receipt("R1", "2026-11-05", "1600.00", "甲", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: first, Allocations: []Part{part(2, "1600.00")}}))
	if _, err := o.Unclaim(ctx, UnclaimRequest{Receipt: first, Date: date.Must("2026-11-15")}); err != nil {
		t.Fatal(err)
	}
	second := o.receipt("R2", "2026-11-06", "1600.00", "乙", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: second, Allocations: []Part{part(2, "1600.00")}}))
	if n := o.value("SELECT count(*) FROM allocations WHERE receipt_id = ? AND date = '2026-11-15'", second); n != 1 {
		t.Error("it was paid twice between the 6th and the 15th")
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: first, Allocations: []Part{part(1, "1600.00")}}))
	if n := o.value("SELECT count(*) FROM allocations WHERE receipt_id = ? AND invoice_id = 1 AND date = '2026-11-15'", first); n != 1 {
		t.Error("the receipt was used twice between the 5th and the 15th")
	}
}

// A claim that was taken back on the 15th stood until then: what does not fit beside it comes after it, by a fen or by its write-off.
func TestWhatStoodUntilADayLeavesNoRoomBeforeIt(t *testing.T) {
	o := smallOffice(t)
	back := func(id ID) {
		t.Helper()
		if _, err := o.Unclaim(ctx, UnclaimRequest{Receipt: id, Date: date.Must("2026-11-15")}); err != nil {
			t.Fatal(err)
		}
	}
	first := o.receipt("R1", "2026-11-05", "100.00", "甲", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: first, Allocations: []Part{part(1, "60.00")}}))
	back(first)
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: first, Allocations: []Part{part(1, "40.01")}}))
	second := o.receipt("R2", "2026-11-05", "1000.00", "甲", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: second, Allocations: []Part{part(2, "1000.00")}}))
	back(second)
	third := o.receipt("R3", "2026-11-06", "550.00", "乙", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: third, Allocations: []Part{{Invoice: 2, Amount: yuan("550.00"), WriteOff: yuan("100.00")}}}))
	for id, want := range map[ID]int64{first: 1, third: 2} {
		if n := o.value("SELECT count(*) FROM allocations WHERE receipt_id = ? AND amount > 0 AND date = '2026-11-15'", id); n != want {
			t.Errorf("receipt %d: %d parts on the 15th, want %d", id, n, want)
		}
	}
}

func TestAWriteOffGoesWithTheLastMoneyOfItsPart(t *testing.T) {
	whole := Part{Invoice: 1, Amount: yuan("70.00"), WriteOff: yuan("1.00")}
	alone := Part{Invoice: 2, WriteOff: yuan("5.00")}
	for _, c := range []struct {
		when       string
		amount     string
		mine, rest []Part
	}{
		{"the money does for part of it", "30.00", []Part{part(1, "30.00"), alone}, []Part{{Invoice: 1, Amount: yuan("40.00"), WriteOff: yuan("1.00")}}},
		{"the money does exactly", "70.00", []Part{whole, alone}, nil},
		{"money is left", "80.00", []Part{whole, alone}, nil},
		{"there is none", "0.00", []Part{alone}, []Part{whole}},
	} {
		if mine, rest := share([]Part{whole, alone}, yuan(c.amount)); !slices.Equal(mine, c.mine) || !slices.Equal(rest, c.rest) {
			t.Errorf("when %s: %+v, rest %+v", c.when, mine, rest)
		}
	}
}

func TestNothingAndBack(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "100.00", "甲", "")
	if _, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{r}, Note: "利息"}); err != nil {
		t.Fatal(err)
	}
	_, err := o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 1})
	wants(t, err, IsNothing)
	_, err = o.Nothing(ctx, NothingRequest{Receipts: []ID{r}})
	wants(t, err, NotOpen)
	if _, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{r}, Reopen: true}); err != nil {
		t.Fatal(err)
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Customer: 1}))
}

func TestCashIsEnteredAndPaysTheOldestFirst(t *testing.T) {
	o := smallOffice(t)
	b := must[Booked](t)(o.Enter(ctx, EnterRequest{Amount: yuan("11000.00"), Customer: 1, Auto: true, RequestID: "x"}))
	again := must[Booked](t)(o.Enter(ctx, EnterRequest{Amount: yuan("11000.00"), Customer: 1, Auto: true, RequestID: "x"}))
	if b != again || b.Allocated != yuan("11000.00") {
		t.Errorf("%+v %+v", b, again)
	}
	if n := o.value("SELECT settled FROM invoices WHERE id = 2"); n != 20000 {
		t.Errorf("the second invoice has %d", n)
	}
	if n := o.value("SELECT count(*) FROM receipts WHERE channel = 'cash' AND payer_name = '云岫建筑设计事务所' AND date = '2026-11-20'"); n != 1 {
		t.Errorf("%d receipts, want 1", n)
	}
	_, err := o.Enter(ctx, EnterRequest{Amount: -1, Method: "gold"})
	wants(t, err, Invalid)
	open := must[Booked](t)(o.Enter(ctx, EnterRequest{Amount: yuan("1.00"), Payer: "甲"}))
	if open.Customer != 0 || open.Left != yuan("1.00") {
		t.Errorf("%+v", open)
	}
}

func TestPrepaymentIsAppliedLater(t *testing.T) {
	o := smallOffice(t)
	a := must[Booked](t)(o.Enter(ctx, EnterRequest{Date: date.Must("2026-10-01"), Amount: yuan("4000.00"), Customer: 1}))
	must[Booked](t)(o.Enter(ctx, EnterRequest{Date: date.Must("2026-10-02"), Amount: yuan("7000.00"), Customer: 1}))
	done := must[Applied](t)(o.Apply(ctx, ApplyRequest{Customer: 1, Allocations: []Part{part(1, "5000.00")}}))
	if len(done.Receipts) != 2 || done.Amount != yuan("5000.00") || done.Receipts[0].Receipt != a.Receipt || done.Receipts[0].Left != 0 {
		t.Errorf("%+v", done)
	}
	done = must[Applied](t)(o.Apply(ctx, ApplyRequest{Customer: 1}))
	if done.Amount != yuan("6000.00") {
		t.Errorf("%+v", done)
	}
	if n := o.value("SELECT count(*) FROM allocations WHERE date <> '2026-11-01'"); n != 0 {
		t.Error("an invoice was settled on a day before or after its issue")
	}
	_, err := o.Apply(ctx, ApplyRequest{Customer: 1})
	wants(t, err, NothingLeft)
	_, err = o.Apply(ctx, ApplyRequest{Receipt: a.Receipt})
	wants(t, err, NothingLeft)
}

func TestUndoOfAClaimLeavesNoTrace(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "1600.00", "云岫建筑设计事务所", "")
	before := o.digest()
	must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{}))
	h := &history.Service{DB: o.DB}
	if _, err := h.Undo(ctx, history.Target{Event: o.value("SELECT max(id) FROM events")}); err != nil {
		t.Fatal(err)
	}
	if o.digest() != before {
		t.Error("the book is not what it was")
	}
	if q := must[Queue](t)(o.Queue(ctx, QueueFilter{})); q.Certain.Count != 1 || q.Certain.Rows[0].Receipt.ID != r {
		t.Error("it is not proposed again")
	}
}
