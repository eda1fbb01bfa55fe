package contract

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zhangfang/internal/charge"
	"zhangfang/internal/customer"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/history"
)

var ctx = context.Background()

// office is a book with the starter items and one customer, on 2026-11-17.
type office struct {
	*Service
	items    map[string]FeeItem
	customer customer.ID
}

func book(t testing.TB) office {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "松风里.zf"), func() time.Time { return time.Date(2026, 11, 17, 9, 0, 0, 0, time.Local) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	o := office{Service: New(d), items: map[string]FeeItem{}}
	o.write(t, func(tx *db.Tx) error { return StarterItems(ctx, tx) })
	page, err := NewFeeItems(d).List(ctx, FeeItemFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range page.Rows {
		o.items[r.Item.Name] = r.Item
	}
	out, err := customer.New(d).Save(ctx, customer.SaveRequest{Customer: customer.Customer{
		Name: "星桥软件科技有限公司", Units: []customer.Fact{{Value: "A-0803"}}}})
	if err != nil {
		t.Fatal(err)
	}
	o.customer = out.ID
	return o
}

func (o office) write(t testing.TB, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := o.DB.Write(ctx, func(tx *db.Tx) error { tx.Record("test.done", nil); return fn(tx) }); err != nil {
		t.Fatal(err)
	}
}

func (o office) sql(t testing.TB, query string, args ...any) {
	t.Helper()
	o.write(t, func(tx *db.Tx) error { _, err := tx.Exec(ctx, query, args...); return err })
}

// bill notes periods of a charge as billed, on an invoice of its own.
func (o office) bill(t testing.TB, c Contract, line int, periods ...string) {
	t.Helper()
	o.write(t, func(tx *db.Tx) error {
		n, err := db.Value[int](ctx, tx, "SELECT count(*) FROM invoices")
		if err != nil {
			return err
		}
		id, err := tx.Insert(ctx, `INSERT INTO invoices (number, state, origin, customer_id, issue_date, due_date, net, tax, total)
			VALUES (?, 'issued', 'run', ?, '2026-01-01', '2026-01-01', 100, 0, 100)`, fmt.Sprint(n+1), o.customer)
		if err != nil {
			return err
		}
		h := byLine(c)[line]
		if _, err := tx.Exec(ctx, `INSERT INTO invoice_lines (invoice_id, position, contract_id, charge_id, name, net, tax, amount)
			VALUES (?, 1, ?, ?, '房租', 100, 0, 100)`, id, c.ID, h.ID); err != nil {
			return err
		}
		for _, p := range periods {
			from, to, _ := strings.Cut(p, "/")
			if _, err := tx.Exec(ctx, "INSERT INTO billed (charge_id, period_from, period_to, invoice_id) VALUES (?, ?, ?, ?)", h.ID, from, to, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// draft is the contract of the drawing: rent that steps by 5 % a year after a free month, property fee, parking that ends early.
func (o office) draft() Contract {
	calendar := func(item, price, quantity string, model charge.Model) Charge {
		return Charge{FeeItem: o.items[item].ID, Model: model, Price: dec(price), Quantity: dec(quantity), CycleMonths: 1, Anchor: charge.AnchorCalendar, DueDay: 5}
	}
	rent := calendar("房租", "88", "320", charge.ModelArea)
	rent.StepEveryMonths, rent.StepPercent = 12, dec("5")
	rent.Free = []date.Range{{From: date.Must("2025-11-15"), To: date.Must("2025-12-14")}}
	parking := calendar("停车费", "600", "2", charge.ModelFixed)
	parking.End = date.Must("2026-12-31")
	return Contract{Customer: o.customer, Unit: "A-0803", Start: date.Must("2025-11-15"), End: date.Must("2027-11-14"), Deposit: 5913600,
		Charges: []Charge{rent, calendar("物业费", "12", "320", charge.ModelArea), parking}}
}

func (o office) save(t testing.TB, c Contract) Contract {
	t.Helper()
	out, err := o.Save(ctx, SaveRequest{Contract: c})
	if err != nil {
		t.Fatal(err)
	}
	return o.get(t, out.ID)
}

func (o office) get(t testing.TB, id ID) Contract {
	t.Helper()
	d, err := o.Get(ctx, Ref{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return d.Contract
}

func TestWhatIsSavedComesBack(t *testing.T) {
	o := book(t)
	o.sql(t, "INSERT INTO meters (code) VALUES ('D-A0803')")
	c := o.draft()
	c.Note = "到期按原价续"
	c.Charges[1].Steps = []charge.Step{{From: date.Must("2027-01-01"), Price: dec("13")}, {From: date.Must("2026-06-01"), Price: dec("12.5")}}
	c.Charges[1].Discounts = []charge.Discount{{From: date.Must("2026-01-01"), To: date.Must("2026-01-31"), Percent: dec("50"), Reason: " 开业 "},
		{From: date.Must("2026-03-01"), To: date.Must("2026-03-31"), Amount: 10000}}
	c.Charges = append(c.Charges, Charge{FeeItem: o.items["电费"].ID, Model: charge.ModelTiered, Price: dec("0.85"), CycleMonths: 1, Timing: charge.Arrears, Meter: 1,
		Accumulation: "year", TierMode: "graduated", Tiers: []charge.Tier{{Upto: new(dec("900")), Price: dec("0.8")}, {Upto: new(dec("2000.5")), Price: dec("0.9")}, {Price: dec("1.1")}}},
		Charge{FeeItem: o.items["押金"].ID, Model: charge.ModelFixed, Price: dec("59136"), PricePlaces: new(0)})
	got := o.save(t, c)
	if got.Code != "HT-2025-001" || got.Charges[4].PricePer != charge.PerOnce || got.Charges[1].Steps[0].Price.String() != "12.5" {
		t.Errorf("saved %+v", got)
	}
	if err := fault.Many(Invalid, c.check(map[FeeItemID]FeeItem{})); err == nil {
		t.Error("without its fee items a contract was found good")
	}
	c.check(itemsMap(o))
	c.ID, c.Code = got.ID, got.Code
	c.matchLines(got)
	c.Charges[1].Discounts[0].Reason = "开业"
	if changes := form.Changes(c, got); len(changes) != 0 {
		t.Errorf("came back changed: %v", changes)
	}
	o.save(t, got)
	page, err := (&history.Service{DB: o.DB}).List(ctx, history.Filter{Type: "contract", ID: int64(got.ID)})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].Kind != "contract.created" {
		t.Errorf("history %+v, %v", page.Rows, err)
	}
}

func itemsMap(o office) map[FeeItemID]FeeItem {
	items := map[FeeItemID]FeeItem{}
	for _, f := range o.items {
		items[f.ID] = f
	}
	return items
}

func TestSendingTwiceCreatesOnce(t *testing.T) {
	o := book(t)
	r := SaveRequest{Contract: o.draft(), RequestID: "7f3a"}
	first, err := o.Save(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := o.Save(ctx, r); err != nil || again.ID != first.ID {
		t.Errorf("again %+v, %v, want %+v", again, err, first)
	}
	if page, _ := o.List(ctx, Filter{}); page.Count != 1 {
		t.Errorf("there are %d contracts", page.Count)
	}
}

func TestSaveRefuses(t *testing.T) {
	day := date.Must
	for _, c := range []struct {
		when   string
		change func(*Contract)
		want   fault.Key
		at     string
	}{
		{"no start", func(c *Contract) { c.Start = 0 }, StartMissing, "start"},
		{"an end before the start", func(c *Contract) { c.End = day("2025-01-01") }, EndBeforeStart, "end"},
		{"no customer", func(c *Contract) { c.Customer = 0 }, NoSuchCustomer, "customerId"},
		{"a deposit below zero", func(c *Contract) { c.Deposit = -1 }, DepositNegative, "deposit"},
		{"no fee item", func(c *Contract) { c.Charges[1].FeeItem = 0 }, NoSuchItem, "charges/1/feeItemId"},
		{"a meter that is not there", func(c *Contract) { c.Charges[1].Meter = 9 }, NoSuchMeter, "charges/1/meterId"},
		{"two charges of one line", func(c *Contract) { c.Charges[0].Line, c.Charges[1].Line = 2, 2 }, LineTwice, "charges/1/line"},
		{"a price below zero", func(c *Contract) { c.Charges[0].Price = dec("-1") }, charge.OutOfRange, "charges/0/price"},
		{"no area", func(c *Contract) { c.Charges[0].Quantity = decimal.Zero }, charge.AreaMissing, "charges/0/quantity"},
		{"a cycle of five months", func(c *Contract) { c.Charges[2].CycleMonths = 5 }, charge.UnknownWord, "charges/2/cycleMonths"},
		{"a charge before its contract", func(c *Contract) { c.Charges[2].Start = day("2025-11-14") }, BeforeContract, "charges/2/start"},
		{"a charge after its contract", func(c *Contract) { c.Charges[2].End = day("2028-01-01") }, AfterContract, "charges/2/end"},
		{"free days without an end", func(c *Contract) { c.Charges[0].Free[0].To = 0 }, RangeOpen, "charges/0/free/0/to"},
		{"two discounts from one day", func(c *Contract) {
			d := charge.Discount{From: day("2026-01-01"), To: day("2026-01-31"), Percent: dec("5")}
			c.Charges[0].Discounts = []charge.Discount{d, d}
		}, SameDay, "charges/0/discounts/1/from"},
		{"tiers without bands", func(c *Contract) { c.Charges[0].Model = charge.ModelTiered }, charge.TiersMissing, "charges/0/tiers"},
		{"a number named as a function", func(c *Contract) { c.Numbers = Numbers{"round": dec("1")} }, NumberName, "numbers/round"},
		{"a number named as two words", func(c *Contract) { c.Numbers = Numbers{"管理 费": dec("1")} }, NumberName, "numbers/管理 费"},
		{"a number that would fill the memory", func(c *Contract) { c.Numbers = Numbers{"面积二": decimal.New(1, 1<<30)} }, charge.OutOfRange, "numbers/面积二"},
		{"bands that go down", func(c *Contract) {
			c.Charges[0].Tiers = []charge.Tier{{Upto: new(dec("5"))}, {Upto: new(dec("4"))}, {}}
		}, TiersUnordered, "charges/0/tiers/1/upto"},
		{"bands of absurd size", func(c *Contract) { c.Charges[0].Tiers = []charge.Tier{{Upto: new(decimal.New(1, 999999999))}, {}} }, TiersUnordered, "charges/0/tiers/0/upto"},
	} {
		t.Run(c.when, func(t *testing.T) {
			o := book(t)
			draft := o.draft()
			c.change(&draft)
			_, err := o.Save(ctx, SaveRequest{Contract: draft})
			f := fault.As(err)
			if f == nil || f.Key != Invalid || len(f.Parts) != 1 {
				t.Fatalf("got %v", err)
			}
			if p := f.Parts[0]; p.Key != c.want || strings.Join(p.Path, "/") != c.at {
				t.Errorf("got %s at %v, want %s at %s", p.Key, p.Path, c.want, c.at)
			}
			if p, err := o.Preview(ctx, PreviewRequest{Contract: draft}); err != nil || len(p.Faults) > 1 {
				t.Errorf("its preview: %v, %v", p.Faults, err)
			}
		})
	}
}

// What was billed stays billed: these changes to a contract with billed months are refused or allowed as said.
func TestBilledDaysNeverMove(t *testing.T) {
	day := date.Must
	for _, c := range []struct {
		when   string
		change func(*Contract)
		want   fault.Key // empty: allowed
		at     string
		note   fault.Key
	}{
		{"a new price", func(c *Contract) { c.Charges[0].Price = dec("99") }, "", "", ""},
		{"billed later", func(c *Contract) { c.Charges[0].Timing = charge.Arrears }, "", "", ""},
		{"another due day", func(c *Contract) { c.Charges[0].DueDay = 20 }, "", "", ""},
		{"a longer contract", func(c *Contract) { c.End = day("2028-11-14") }, "", "", ""},
		{"an end without end", func(c *Contract) { c.End = 0 }, "", "", ""},
		{"an end after what was billed", func(c *Contract) { c.End, c.Charges[2].End = day("2026-02-10"), 0 }, "", "", ""},
		{"an end inside a billed month", func(c *Contract) { c.End, c.Charges[2].End = day("2026-01-20"), 0 }, "", "", BilledBeyond},
		{"an end before a billed month", func(c *Contract) { c.End, c.Charges[2].End = day("2025-12-20"), 0 }, "", "", BilledBeyond},
		{"a later start", func(c *Contract) { c.Start = day("2025-11-16") }, BoundariesMoved, "charges/0/start", ""},
		{"an earlier start of the line", func(c *Contract) { c.Start, c.Charges[0].Start = day("2025-11-01"), day("2025-11-10") }, BoundariesMoved, "charges/0/start", ""},
		{"a longer cycle", func(c *Contract) { c.Charges[0].CycleMonths = 3 }, BoundariesMoved, "charges/0/cycleMonths", ""},
		{"another anchor", func(c *Contract) { c.Charges[0].Anchor = charge.AnchorContract }, BoundariesMoved, "charges/0/anchor", ""},
		{"without the billed line", func(c *Contract) { c.Charges = c.Charges[1:] }, ChargeBilled, "charges", ""},
		{"without an unbilled line", func(c *Contract) { c.Charges = c.Charges[:2] }, "", "", ""},
		{"a new line in its place", func(c *Contract) { c.Charges[0].Line = 0 }, ChargeBilled, "charges", ""},
	} {
		t.Run(c.when, func(t *testing.T) {
			o := book(t)
			was := o.save(t, o.draft())
			o.bill(t, was, 1, "2025-11-15/2025-11-30", "2025-12-01/2025-12-31", "2026-01-01/2026-01-31")
			draft := o.get(t, was.ID)
			c.change(&draft)
			out, err := o.Save(ctx, SaveRequest{Contract: draft})
			if c.want != "" {
				f := fault.As(err)
				if f == nil || f.Parts[0].Key != c.want || strings.Join(f.Parts[0].Path, "/") != c.at {
					t.Errorf("got %v, want %s at %s", err, c.want, c.at)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := len(out.Notes) > 0; got != (c.note != "") || got && out.Notes[0].Key != c.note {
				t.Errorf("notes %v, want %q", out.Notes, c.note)
			}
			for _, h := range o.get(t, was.ID).Charges {
				if h.ID != was.Charges[h.Line-1].ID {
					t.Errorf("line %d has a new id", h.Line)
				}
			}
		})
	}
}

func TestAnEndThatCutABilledMonthCannotMoveOn(t *testing.T) {
	o := book(t)
	draft := o.draft()
	draft.End, draft.Charges[2].End = date.Must("2025-12-14"), 0
	c := o.save(t, draft)
	o.bill(t, c, 1, "2025-11-15/2025-11-30", "2025-12-01/2025-12-14")
	c = o.get(t, c.ID)
	c.End = date.Must("2026-12-14")
	_, err := o.Save(ctx, SaveRequest{Contract: c})
	f := fault.As(err)
	if f == nil || f.Parts[0].Key != BoundariesMoved || f.Parts[0].Args["next"] != date.Must("2025-12-15") {
		t.Fatalf("got %v", err)
	}
	c.Charges[0].End = date.Must("2025-12-14") // as the sentence says
	more := c.Charges[0]
	more.Line, more.Start, more.End = 0, date.Must("2025-12-15"), 0
	c.Charges = append(c.Charges, more)
	if got := o.save(t, c); len(got.Charges) != 4 || got.Charges[3].Line != 4 {
		t.Errorf("saved %+v", got.Charges)
	}
}

func TestOtherRefusals(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	again := o.draft()
	again.Code = c.Code
	_, err := o.Save(ctx, SaveRequest{Contract: again})
	if f := fault.As(err); f == nil || f.Parts[0].Key != CodeTaken {
		t.Errorf("a code given twice: %v", err)
	}
	other, err := customer.New(o.DB).Save(ctx, customer.SaveRequest{Customer: customer.Customer{Name: "云岫"}})
	if err != nil {
		t.Fatal(err)
	}
	c.Customer = other.ID
	c = o.save(t, c) // not billed yet: a slip
	o.bill(t, c, 2, "2025-11-15/2025-11-30")
	c.Customer = o.customer
	if _, err = o.Save(ctx, SaveRequest{Contract: c}); fault.As(err) == nil || fault.As(err).Parts[0].Key != CustomerFixed {
		t.Errorf("another customer after billing: %v", err)
	}
	if _, err = o.Save(ctx, SaveRequest{Contract: Contract{ID: 99}}); fault.As(err) == nil || fault.As(err).Key != NoSuch {
		t.Errorf("a contract that is not there: %v", err)
	}
}

func TestHistoryTellsLinesByNumberAndUndoes(t *testing.T) {
	o := book(t)
	c := o.save(t, o.draft())
	c.Charges = c.Charges[1:]
	c.Charges[1].Quantity = dec("3")
	o.save(t, c)
	h := &history.Service{DB: o.DB}
	page, err := h.List(ctx, history.Filter{Type: "customer", ID: int64(o.customer)})
	if err != nil {
		t.Fatal(err)
	}
	var told changed
	if err := json.Unmarshal(page.Rows[0].Data, &told); err != nil {
		t.Fatal(err)
	}
	if page.Rows[0].Kind != "contract.changed" || told.Changes["charges.3.quantity"] != (form.Change{Before: "2", After: "3"}) ||
		told.Changes["charges.1.item"] != (form.Change{Before: "房租"}) {
		t.Errorf("%s %v", page.Rows[0].Kind, told.Changes)
	}
	if _, err := h.Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	if got := o.get(t, c.ID); len(got.Charges) != 3 || len(got.Charges[0].Free) != 1 {
		t.Errorf("undone, it is %+v", got)
	}
}
