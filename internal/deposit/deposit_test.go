package deposit

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
	"zhangfang/internal/verify"
)

var ctx = context.Background()

func yuan(s string) money.Amount {
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// office is a book of two customers on 20 November: 云岫 has the contracts HT1 (agreed deposit 6,000.00) and HT2, 青禾 has HT3; each
// customer owes one invoice of 3,000.00, and two receipts of 5,000.00 have come in.
type office struct {
	*Service
	t     fataler
	money *receipt.Service
}

func newOffice(t fataler, path string) *office {
	t.Helper()
	d, err := db.Create(path, func() time.Time { return time.Date(2026, 11, 20, 4, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	o := &office{Service: New(d), t: t, money: receipt.New(d)}
	o.do(
		"INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫建筑设计事务所'), (2, 'K2', '青禾教育')",
		`INSERT INTO contracts (id, code, customer_id, unit, start_date, end_date, deposit) VALUES
			(1, 'HT1', 1, 'B-1207', '2025-01-01', '2026-10-31', 600000), (2, 'HT2', 1, 'B-1208', '2026-01-01', '2027-12-31', 0), (3, 'HT3', 2, 'A-1', '2026-01-01', NULL, 200000)`,
		`INSERT INTO invoices (id, number, state, origin, customer_id, kind, issue_date, due_date, net, tax, total) VALUES
			(1, 'ZD1', 'issued', 'manual', 1, '房租', '2026-11-01', '2026-11-05', 300000, 0, 300000), (2, 'ZD2', 'issued', 'manual', 2, '房租', '2026-11-03', '2026-11-05', 300000, 0, 300000)`,
		`INSERT INTO receipts (id, reference, date, amount, payer_name, channel) VALUES (1, 'R1', '2026-11-02', 500000, '云岫建筑设计事务所', 'bank'), (2, 'R2', '2026-11-04', 500000, '青禾教育', 'bank')`)
	return o
}

func smallOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t, filepath.Join(t.TempDir(), "book.zf"))
	t.Cleanup(func() { o.DB.Close() })
	return o
}

func (o *office) do(sql ...string) {
	o.t.Helper()
	if err := o.DB.Write(ctx, func(tx *db.Tx) error {
		for _, s := range sql {
			if _, err := tx.Exec(ctx, s); err != nil {
				return err
			}
		}
		tx.Record("book.stocked", nil, db.Of("book", int64(1)))
		return nil
	}); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) held(contract int64, asOf string) (sum money.Amount) {
	o.t.Helper()
	d, err := o.Get(ctx, Which{Whose{Contract: contract}, date.Must(asOf)})
	if err != nil {
		o.t.Fatal(err)
	}
	return d.Held
}

func (o *office) digest() string {
	o.t.Helper()
	return digest.Of(o.t, o.DB)
}

// proves runs every check of the book.
func (o *office) proves() {
	o.t.Helper()
	r, err := verify.New(o.DB, &job.Runner{}).Run(ctx, verify.None{})
	if err != nil {
		o.t.Fatal(err)
	}
	for _, c := range r.Checks {
		if c.Name != "numbers" && c.Name != "lineSums" && !c.OK { // the invoices of this office were laid in without lines and numbers
			o.t.Fatalf("%s: %v", c.Name, c.Problems)
		}
	}
}

func (o *office) done(d Done, err error) Done {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
	return d
}

func wants(t *testing.T, err error, key fault.Key) {
	t.Helper()
	f := fault.As(err)
	for f != nil && len(f.Parts) > 0 {
		f = f.Parts[0]
	}
	if f == nil || f.Key != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func TestADepositFromComingInToGoingOut(t *testing.T) {
	o := smallOffice(t)
	one := Whose{Contract: 1}
	in := o.done(o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1, Amount: yuan("4000.00")}))
	if in.Number != "YJ202611-0001" || in.Held != yuan("4000.00") {
		t.Errorf("received: %+v", in)
	}
	cash := o.done(o.Receive(ctx, ReceiveRequest{Whose: one, Date: date.Must("2026-11-03"), Amount: yuan("2000.00"), Note: "补足押金"}))
	if cash.Held != yuan("6000.00") {
		t.Errorf("received by hand: %+v", cash)
	}
	off := o.done(o.SetOff(ctx, SetOffRequest{Whose: one, Reason: "退租抵扣房租", Parts: []Part{{1, yuan("2500.00")}}}))
	if off.Held != yuan("3500.00") || off.Number != "YJ202611-0003" {
		t.Errorf("set off: %+v", off)
	}
	moved := o.done(o.Move(ctx, MoveRequest{Whose: one, To: 2, Amount: yuan("1000.00"), Reason: "换到 B-1208"}))
	back := o.done(o.Refund(ctx, RefundRequest{Whose: one, Amount: yuan("2500.00"), Reason: "退租"}))
	if moved.Held != yuan("2500.00") || back.Held != 0 || o.held(2, "2026-11-20") != yuan("1000.00") {
		t.Errorf("moved %+v, paid back %+v, on the other %v", moved, back, o.held(2, "2026-11-20"))
	}
	for day, want := range map[string]string{"2026-11-01": "0.00", "2026-11-02": "4000.00", "2026-11-03": "6000.00", "2026-11-19": "6000.00", "2026-11-20": "0.00"} {
		if got := o.held(1, day); got != yuan(want) {
			t.Errorf("held on %s: %v, want %s", day, got, want)
		}
	}
	o.proves()
}

func TestADepositIsNoIncomeAndNoCash(t *testing.T) {
	o := smallOffice(t)
	reports := report.New(o.DB, receipt.New(o.DB))
	cash := func() report.ReceivedMonth {
		r, err := reports.Received(ctx, report.Period{From: date.Must("2026-11-01"), To: date.Must("2026-11-30")})
		if err != nil {
			t.Fatal(err)
		}
		return r.Sum
	}
	o.done(o.Receive(ctx, ReceiveRequest{Whose: Whose{Contract: 1}, Receipt: 1, Amount: yuan("4000.00")}))
	if got := cash(); got.Cash != yuan("5000.00") || got.Collected != 0 {
		t.Errorf("after the deposit came in: %+v", got)
	}
	aging, err := reports.Aging(ctx, report.AgingRequest{})
	if err != nil || aging.Total != yuan("6000.00") || aging.Unapplied != yuan("1000.00") {
		t.Errorf("a deposit is in the aging: %v not applied, %v", aging.Unapplied, err)
	}
	o.done(o.SetOff(ctx, SetOffRequest{Whose: Whose{Contract: 1}, Reason: "抵扣", Parts: []Part{{1, yuan("3000.00")}}}))
	if got := cash(); got.Cash != yuan("5000.00") || got.Receipts != 1 {
		t.Errorf("a set-off is money received: %+v", got)
	}
	list, err := o.money.List(ctx, receipt.Filter{})
	if err != nil || list.Count != 2 || list.Amount != yuan("10000.00") {
		t.Errorf("the list of receipts has %d of %v: %v", list.Count, list.Amount, err)
	}
	queue, err := o.money.Queue(ctx, receipt.QueueFilter{})
	if err != nil || queue.Arrived.Amount != yuan("10000.00") {
		t.Errorf("%v has arrived: %v", queue.Arrived, err)
	}
}

func TestWhatIsTakenBackIsAsItWas(t *testing.T) {
	o := smallOffice(t)
	one := Whose{Contract: 1}
	in := o.done(o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1, Amount: yuan("4000.00")}))
	off := o.done(o.SetOff(ctx, SetOffRequest{Whose: one, Reason: "抵扣", Parts: []Part{{1, yuan("2500.00")}}}))
	moved := o.done(o.Move(ctx, MoveRequest{Whose: one, To: 3, Amount: yuan("1000.00"), Reason: "转让"}))

	_, err := o.TakeBack(ctx, TakeBackRequest{ID: in.ID})
	wants(t, err, NotHeld)
	_, err = o.money.Unclaim(ctx, receipt.UnclaimRequest{Receipt: 1})
	wants(t, err, receipt.StandsOnIt)
	_, err = o.money.Unclaim(ctx, receipt.UnclaimRequest{Receipt: 3})
	wants(t, err, receipt.IsInner)

	o.done(o.Refund(ctx, RefundRequest{Whose: Whose{Contract: 3}, Amount: yuan("500.00"), Reason: "退一半"}))
	_, err = o.TakeBack(ctx, TakeBackRequest{ID: moved.ID})
	wants(t, err, NotHeld)
	if _, err := (&history.Service{DB: o.DB}).Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	o.done(o.TakeBack(ctx, TakeBackRequest{ID: moved.ID, Reason: "不转了"}))
	o.done(o.TakeBack(ctx, TakeBackRequest{ID: off.ID, Reason: "错抵"}))
	last := o.done(o.TakeBack(ctx, TakeBackRequest{ID: in.ID}))
	_, err = o.TakeBack(ctx, TakeBackRequest{ID: in.ID})
	wants(t, err, TakenBack)
	_, err = o.TakeBack(ctx, TakeBackRequest{ID: last.ID})
	wants(t, err, IsOpposite)
	r, err := o.money.Get(ctx, receipt.Ref{ID: 1})
	if err != nil || r.Left != yuan("5000.00") || o.held(1, "2026-11-20") != 0 || o.held(3, "2026-11-20") != 0 {
		t.Errorf("%v left, %v and %v held: %v", r.Left, o.held(1, "2026-11-20"), o.held(3, "2026-11-20"), err)
	}
	i, err := billing.New(o.DB, &job.Runner{}).Get(ctx, billing.Which{ID: 1})
	if err != nil || i.Open != yuan("3000.00") {
		t.Errorf("%v open: %v", i.Open, err)
	}
	o.proves()
}

func TestWhatIsRefused(t *testing.T) {
	o := smallOffice(t)
	one := Whose{Contract: 1}
	in := o.done(o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1, Amount: yuan("4000.00")}))
	for _, c := range []struct {
		what string
		do   func() (Done, error)
		key  fault.Key
	}{
		{"more than the receipt has left", func() (Done, error) {
			return o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1, Amount: yuan("1000.01")})
		}, receipt.OverTaken},
		{"before the money came", func() (Done, error) {
			return o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1, Date: date.Must("2026-11-01"), Amount: 1})
		}, receipt.TakenEarly},
		{"another customer's money", func() (Done, error) {
			return o.Receive(ctx, ReceiveRequest{Whose: Whose{Contract: 3}, Receipt: 1, Amount: 1})
		}, OtherCustomer},
		{"nothing", func() (Done, error) { return o.Receive(ctx, ReceiveRequest{Whose: one, Receipt: 1}) }, AmountMissing},
		{"another customer's invoice", func() (Done, error) {
			return o.SetOff(ctx, SetOffRequest{Whose: one, Reason: "抵扣", Parts: []Part{{2, 1}}})
		}, OtherCustomer},
		{"more than an invoice owes", func() (Done, error) {
			return o.SetOff(ctx, SetOffRequest{Whose: one, Reason: "抵扣", Parts: []Part{{1, yuan("3000.01")}}})
		}, billing.OverSettled},
		{"without a reason", func() (Done, error) { return o.SetOff(ctx, SetOffRequest{Whose: one, Parts: []Part{{1, 1}}}) }, ReasonMissing},
		{"more than is held", func() (Done, error) {
			return o.Refund(ctx, RefundRequest{Whose: one, Amount: yuan("4000.01"), Reason: "退"})
		}, NotHeld},
		{"on a day before it was held", func() (Done, error) {
			return o.Refund(ctx, RefundRequest{Whose: one, Date: date.Must("2026-11-01"), Amount: 1, Reason: "退"})
		}, NotHeld},
		{"to itself", func() (Done, error) {
			return o.Move(ctx, MoveRequest{Whose: one, To: 1, Amount: 1, Reason: "转"})
		}, SameContract},
		{"taken back before it was received", func() (Done, error) {
			return o.TakeBack(ctx, TakeBackRequest{ID: in.ID, Date: date.Must("2026-11-01")})
		}, TooEarly},
		{"taken back on a day to come", func() (Done, error) {
			return o.TakeBack(ctx, TakeBackRequest{ID: in.ID, Date: date.Must("2026-11-21")})
		}, receipt.DateAhead},
		{"of a contract that is not there", func() (Done, error) {
			return o.Refund(ctx, RefundRequest{Whose: Whose{Contract: 9}, Amount: 1, Reason: "退"})
		}, NoSuchContract},
	} {
		before := o.digest()
		_, err := c.do()
		t.Run(c.what, func(t *testing.T) { wants(t, err, c.key) })
		if o.digest() != before {
			t.Errorf("%s: the refused deed changed the book", c.what)
		}
	}
}

func TestHoldingsSayWhatIsToBeDone(t *testing.T) {
	o := smallOffice(t)
	o.done(o.Receive(ctx, ReceiveRequest{Whose: Whose{Contract: 1}, Receipt: 1, Amount: yuan("4000.00")}))
	page, err := o.List(ctx, Filter{})
	if err != nil || page.Count != 2 || page.Held != yuan("4000.00") || page.Refund != yuan("4000.00") || page.Short != yuan("2000.00") {
		t.Fatalf("%+v %v", page, err)
	}
	if page.Rows[0].State != "refund" || page.Rows[1].State != "short" {
		t.Errorf("states are %s and %s", page.Rows[0].State, page.Rows[1].State)
	}
	for state, want := range map[string]int{"held": 1, "short": 1, "refund": 1, "closed": 0} {
		if p, err := o.List(ctx, Filter{State: state}); err != nil || p.Count != want || len(p.Rows) != want {
			t.Errorf("%s: %d, want %d: %v", state, p.Count, want, err)
		}
	}
	if p, err := o.List(ctx, Filter{Search: "青禾"}); err != nil || p.Count != 0 { // no search text was stored for it
		t.Errorf("found %d: %v", p.Count, err)
	}
	if p, err := o.List(ctx, Filter{Search: "B-1207", AsOf: date.Must("2026-10-31")}); err != nil || p.Count != 1 || p.Rows[0].Held != 0 || p.Rows[0].State != "short" {
		t.Errorf("%+v: %v", p, err)
	}
}
