package closing

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhangfang/internal/billing"
	"zhangfang/internal/charge"
	"zhangfang/internal/contract"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
	"zhangfang/internal/settings"
)

var ctx = context.Background()

type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// office has one contract of 云岫 over 2026: rent of 3,100.00 a month in advance, electricity at 1.00 by a meter that showed 100 when it
// began, management of 310.00 a month in arrears; 6,000.00 of deposit are held. Its clock can be set.
type office struct {
	fataler
	*Service
	bills     *billing.Service
	contracts *contract.Service
	money     *receipt.Service
	id        contract.ID
	customer  customer.ID
	now       time.Time
}

func (o *office) on(day string) { o.now = date.Must(day).Time().Add(4 * time.Hour) }

func must[T any](v T, err error) func(fataler) T {
	return func(t fataler) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func newOffice(t fataler, path string) *office {
	t.Helper()
	o := &office{fataler: t}
	o.on("2026-01-01")
	d := must(db.Create(path, func() time.Time { return o.now }))(t)
	o.Service, o.bills, o.contracts, o.money = New(d), billing.New(d, &job.Runner{}), contract.New(d), receipt.New(d)
	o.customer = must(customer.New(d).Save(ctx, customer.SaveRequest{Customer: customer.Customer{Code: "K1", Name: "云岫建筑设计事务所"}}))(t).ID
	rules := settings.DefaultRules()
	rules.Late.On, rules.Prepay = true, settings.PrepayNever
	must(settings.New(d).SaveRules(ctx, rules))(t)
	m := must(meter.New(d).Save(ctx, meter.SaveRequest{Meter: meter.Meter{Code: "D-1", Multiplier: decimal.NewFromInt(1)}}))(t)
	o.read("2026-01-01", m.ID, "100", meter.Initial)
	items := contract.NewFeeItems(d)
	item := func(code, name string) contract.FeeItemID {
		return must(items.Save(ctx, contract.SaveFeeItem{Item: contract.FeeItem{Code: code, Name: name}}))(t).ID
	}
	yuan := decimal.RequireFromString
	o.id = must(o.contracts.Save(ctx, contract.SaveRequest{Contract: contract.Contract{Code: "HT-1", Customer: o.customer, Unit: "A-1", Start: date.Must("2026-01-01"), End: date.Must("2026-12-31"),
		Charges: []contract.Charge{
			{FeeItem: item("FZ", "房租"), Model: charge.ModelFixed, Price: yuan("3100"), CycleMonths: 1, Anchor: charge.AnchorCalendar, DueDays: 5},
			{FeeItem: item("DF", "电费"), Model: charge.ModelUsage, Price: yuan("1"), CycleMonths: 1, Anchor: charge.AnchorCalendar, Timing: charge.Arrears, Meter: int64(m.ID)},
			{FeeItem: item("WY", "物业费"), Model: charge.ModelFixed, Price: yuan("310"), CycleMonths: 1, Anchor: charge.AnchorCalendar, Timing: charge.Arrears},
		}}}))(t).ID
	must(deposit.New(d).Receive(ctx, deposit.ReceiveRequest{Whose: deposit.Whose{Contract: int64(o.id)}, Amount: 600000, Date: date.Must("2026-01-01")}))(t)
	return o
}

func open(t *testing.T) *office {
	t.Helper()
	o := newOffice(t, filepath.Join(t.TempDir(), "book.zf"))
	t.Cleanup(func() { o.DB.Close() })
	return o
}

func (o *office) read(day string, m meter.ID, value string, kind meter.Kind) {
	o.Helper()
	must(meter.New(o.DB).Record(ctx, meter.RecordRequest{Entries: []meter.Entry{{Meter: m, Date: date.Must(day), Value: decimal.RequireFromString(value), Kind: kind}}}))(o)
}

func (o *office) run(through string) billing.RunResult {
	o.Helper()
	return must(o.bills.Run(ctx, billing.RunRequest{Through: date.Must(through)}))(o)
}

func (o *office) digest() string {
	o.Helper()
	return digest.Of(o, o.DB)
}

// all ticks everything.
func (o *office) all(on string) Request {
	return Request{Contract: o.id, On: date.Must(on), UsePrepaid: true, SetOff: true, RefundDeposit: true, RefundPrepaid: true}
}

func (o *office) sheet(r Request) Sheet {
	o.Helper()
	before := o.digest()
	s := must(o.Sheet(ctx, r))(o)
	if o.digest() != before {
		o.Fatal("the sheet changed the book")
	}
	return s
}

// settle books what the sheet shows, and nothing else.
func (o *office) settle(r Request) Sheet {
	o.Helper()
	shown, booked := o.sheet(r), must(o.Settle(ctx, r))(o)
	shown.ID, shown.Number, shown.Event = booked.ID, booked.Number, booked.Event
	if shown.json() != booked.json() {
		o.Fatalf("shown %s\nbooked %s", shown.json(), booked.json())
	}
	return booked
}

// left is what a bill run in ten years would make of the contract.
func (o *office) left() billing.RunResult {
	o.Helper()
	return must(o.bills.DryRun(ctx, billing.RunRequest{Through: date.Must("2036-12-31")}))(o)
}

func (o *office) held(asOf date.Date) deposit.Holding {
	o.Helper()
	return must(deposit.New(o.DB).Get(ctx, deposit.Which{Whose: deposit.Whose{Contract: int64(o.id)}, AsOf: asOf}))(o).Holding
}

func amounts(s Sheet) string {
	words := []string{}
	for _, l := range s.Lines {
		words = append(words, fmt.Sprint(l.Name, l.Kind, " ", l.Amount))
	}
	return fmt.Sprint(words)
}

func TestATenantLeavesInTheMiddleOfAMonth(t *testing.T) {
	o := open(t)
	o.run("2026-03-01") // rent until March, management until February; electricity waits
	o.on("2026-03-10")
	r := o.all("2026-03-10")
	if s := o.sheet(r); len(s.Blocked) != 1 || len(s.Meters.Rows) != 1 || s.Meters.Rows[0].Last.Value.String() != "100" {
		t.Errorf("without a reading: %+v", s)
	}
	if _, err := o.Settle(ctx, r); fault.As(err) == nil || fault.As(err).Key != StillBlocked {
		t.Errorf("without a reading: %v", err)
	}
	r.Readings = []meter.Entry{{Meter: 1, Value: decimal.NewFromInt(400)}}
	s := o.settle(r)
	// Ten days of March are 100.00 of management; 21 of 31 days of its rent are given back on a credit note.
	if len(s.Credits) != 1 || s.Credited != 210000 || s.Lines[0].Amount != 30000 || s.Lines[1].Amount != 10000 {
		t.Errorf("lines %s, credits %+v", amounts(s), s.Credits)
	}
	if s.Billed-s.Credited-s.Fees != 40000-210000 {
		t.Errorf("billed %v, fees %v, credited %v: %s", s.Billed, s.Fees, s.Credited, amounts(s))
	}
	if s.Open != 3*310000+2*31000+s.Billed-s.Credited || s.Held != 600000 || s.Prepaid != 0 || s.SetOff != 600000 || s.Owes != s.Open-600000 || s.Refunded != 0 || s.Number != "JS-HT-1" {
		t.Errorf("the sheet is %+v", s)
	}
	if p := o.left(); p.Invoices+p.Credits+len(p.Blocked)+len(p.Warnings) != 0 {
		t.Errorf("left: %+v", p)
	}
	if _, err := o.Settle(ctx, r); fault.As(err) == nil || fault.As(err).Key != SettledBefore {
		t.Errorf("again: %v", err)
	}
}

// February was billed by its reading of the 20th, and the tenant is gone since the 10th: what the meter showed on that day is asked for.
func TestATenantHasLeftBeforeTheLastReadingThatWasBilled(t *testing.T) {
	o := open(t)
	o.on("2026-03-01")
	o.read("2026-01-31", 1, "150", meter.Normal)
	o.read("2026-02-20", 1, "200", meter.Normal)
	o.run("2026-03-01")
	r := o.all("2026-02-10")
	if _, err := o.Settle(ctx, r); fault.As(err) == nil || fault.As(err).Key != StillBlocked {
		t.Errorf("without a reading: %v", err)
	}
	if s := o.sheet(r); len(s.Blocked) != 1 || s.Blocked[0].Fault.Key != billing.EndUnread {
		t.Errorf("without a reading: %+v", s.Blocked)
	}
	r.Readings = []meter.Entry{{Meter: 1, Value: decimal.NewFromInt(170)}}
	s := o.settle(r)
	var back money.Amount
	for _, c := range s.Credits {
		for _, l := range c.Lines {
			if l.Name == "电费" {
				back += l.Amount
			}
		}
	}
	if back != 3000 {
		t.Errorf("30 units of 1.00 come back, not %s: %+v", back, s.Credits)
	}
	if p := o.left(); p.Invoices+p.Credits+len(p.Blocked)+len(p.Warnings) != 0 {
		t.Errorf("left: %+v", p)
	}
}

// The meter was read and billed on the 20th, and the tenant goes on the last of the month: nobody looked at it again.
func TestATenantLeavesWithoutALastReading(t *testing.T) {
	o := open(t)
	o.on("2026-02-28")
	o.read("2026-02-20", 1, "200", meter.Normal)
	r := o.all("2026-02-28")
	if s := o.sheet(r); len(s.Warnings) != 1 || s.Warnings[0].Fault.Key != billing.EndNotRead {
		t.Errorf("warned %+v", s.Warnings)
	}
	if _, err := o.Settle(ctx, r); fault.As(err) == nil || fault.As(err).Key != StillBlocked {
		t.Errorf("settled: %v", err)
	}
	r.Leave = true
	o.settle(r)
}

func TestWhoHasPaidAllGetsTheRestBack(t *testing.T) {
	o := open(t)
	o.on("2026-02-01")
	o.read("2026-01-31", 1, "100", meter.Normal)
	o.run("2026-02-01")
	must(o.money.Enter(ctx, receipt.EnterRequest{Date: date.Must("2026-02-01"), Amount: 700000, Method: "bank", Customer: int64(o.customer), Auto: true}))(t)
	o.on("2026-02-14")
	before := o.digest()
	r := o.all("2026-02-14")
	r.Readings = []meter.Entry{{Meter: 1, Value: decimal.NewFromInt(150)}}
	s := o.settle(r)
	// Half of February's rent comes back, electricity of 50.00 and management of 155.00 are due.
	if s.Owes != 0 || s.Net >= 0 || s.Refunded+s.Repaid != -s.Net || s.HeldLeft != 0 || s.PrepaidLeft != 0 {
		t.Errorf("the sheet is %+v", s)
	}
	if h := o.held(s.Date); h.Held != 0 || h.SetOff+h.Refunded != h.Received {
		t.Errorf("held %+v", h)
	}
	if _, err := (&history.Service{DB: o.DB}).Undo(ctx, history.Target{Event: s.Event}); err != nil {
		t.Fatal(err)
	}
	if o.digest() != before {
		t.Error("undo left another book")
	}
}

func TestASettlementThatIsSentTwiceIsBookedOnce(t *testing.T) {
	o := open(t)
	o.on("2026-02-28")
	r := o.all("2026-02-28")
	r.Readings, r.RequestID = []meter.Entry{{Meter: 1, Value: decimal.NewFromInt(150)}}, "once"
	first := must(o.Settle(ctx, r))(t)
	before := o.digest()
	if second := must(o.Settle(ctx, r))(t); second.json() != first.json() || second.ID != first.ID || o.digest() != before {
		t.Errorf("first %s\nthen %s", first.json(), second.json())
	}
}

func TestAContractWithoutAnEndIsSettledToday(t *testing.T) {
	o := open(t)
	if err := o.DB.Write(ctx, func(tx *db.Tx) error {
		_, err := tx.Exec(ctx, "UPDATE contracts SET end_date = NULL")
		tx.Record("book.stocked", nil, db.Of("book", int64(1)))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	o.on("2026-03-10")
	if s := o.sheet(Request{Contract: o.id}); s.On != date.Must("2026-03-10") || !s.Early {
		t.Errorf("the sheet is %+v", s)
	}
}

func TestAContractThatHasEndedIsSettledToItsEnd(t *testing.T) {
	o := open(t)
	o.on("2027-01-15")
	o.read("2026-12-31", 1, "220", meter.Normal)
	s := o.settle(Request{Contract: o.id})
	if s.On != date.Must("2026-12-31") || s.Early || s.Date != date.Must("2027-01-15") || s.Billed != 12*(310000+31000)+12000 || s.Owes != s.Open || s.HeldLeft != 600000 {
		t.Errorf("the sheet is %+v", s)
	}
	if _, err := o.Sheet(ctx, Request{Contract: o.id, On: date.Must("2027-01-01")}); fault.As(err) == nil || fault.As(err).Key != AfterItsEnd {
		t.Errorf("after its end: %v", err)
	}
	list := must(o.List(ctx, contract.Ref{ID: o.id}))(t)
	if len(list.Rows) != 1 || list.Rows[0].Net != s.Net {
		t.Errorf("list %+v", list)
	}
	if kept := must(o.Get(ctx, Which{list.Rows[0].ID}))(t); kept.json() != s.json() {
		t.Errorf("kept %s\nwas %s", kept.json(), s.json())
	}
}
