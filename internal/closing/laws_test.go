package closing

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
	"zhangfang/internal/verify"
)

// Whenever a contract ends, whatever was billed, read, amended and paid before: the sheet is what is booked, its sums hold, nothing of
// the contract is left to bill, what was received as deposit is held, set off or paid back, every check of the book holds, and undo
// brings the book back.
func TestWheneverAContractIsSettledItIsSettledWhole(t *testing.T) {
	dir := t.TempDir()
	books := 0
	law.Check(t, func(t *rapid.T) {
		books++
		o := newOffice(t, filepath.Join(dir, fmt.Sprint(books, ".zf")))
		defer func() {
			o.DB.Close()
			os.Remove(o.DB.Path())
		}()
		o.live(t)
		before := o.digest()
		r := o.request(t)
		s, err := o.Sheet(ctx, r)
		if f := fault.As(err); f != nil && f.Key == meter.ReadingsInvalid {
			t.Skip("the reading is before one that was billed")
		}
		if err != nil {
			t.Fatal(err)
		}
		r.Leave = rapid.Bool().Draw(t, "leave")
		if len(s.Blocked)+len(s.Warnings) > 0 && !r.Leave {
			if _, err := o.Settle(ctx, r); fault.As(err) == nil || fault.As(err).Key != StillBlocked {
				t.Fatalf("settled with %v", err)
			}
			return
		}
		s = o.settle(r)
		o.holds(t, s)
		if _, err := (&history.Service{DB: o.DB}).Undo(ctx, history.Target{Event: s.Event}); err != nil {
			t.Fatal(err)
		}
		if o.digest() != before {
			t.Fatal("undo left another book")
		}
	})
}

// live has the office go on for some months: runs, readings, payments, an amendment.
func (o *office) live(t *rapid.T) {
	value := int64(100)
	for month := range rapid.IntRange(0, 5).Draw(t, "months") {
		day := date.Must("2026-02-01").AddMonths(month)
		o.on(day.String())
		if rapid.Bool().Draw(t, "read") {
			value += rapid.Int64Range(0, 200).Draw(t, "used")
			kind := rapid.SampledFrom([]meter.Kind{meter.Normal, meter.Normal, meter.Estimated}).Draw(t, "kind")
			o.read(day.AddDays(-1).String(), 1, fmt.Sprint(value), kind)
		}
		if rapid.Bool().Draw(t, "bill") {
			o.run(day.AddDays(rapid.IntRange(0, 40).Draw(t, "ahead")).String())
		}
		if rapid.Bool().Draw(t, "pay") {
			amount := money.Amount(rapid.Int64Range(1, 900000).Draw(t, "amount"))
			must(o.money.Enter(ctx, receipt.EnterRequest{Date: day, Amount: amount, Method: "bank", Customer: int64(o.customer), Auto: rapid.Bool().Draw(t, "auto")}))(t)
		}
		if rapid.IntRange(0, 3).Draw(t, "amend") == 0 {
			c := must(o.contracts.Get(ctx, contract.Ref{ID: o.id}))(t).Contract
			for i := range c.Charges {
				if h := &c.Charges[i]; h.Meter == 0 && !h.Withdrawn && (h.End == 0 || h.End > day) {
					h.Price = h.Price.Add(decimal.NewFromInt(rapid.Int64Range(-300, 300).Draw(t, "more"))).Abs()
				}
			}
			must(o.contracts.Amend(ctx, contract.AmendRequest{Contract: c, From: day.AddDays(rapid.IntRange(-20, 20).Draw(t, "from"))}))(t)
		}
	}
}

func (o *office) request(t *rapid.T) Request {
	today := date.Of(o.now)
	on := today.AddDays(rapid.IntRange(-40, 60).Draw(t, "on"))
	on = min(max(on, date.Must("2026-01-01")), date.Must("2026-12-31"))
	tick := func(what string) bool { return rapid.Bool().Draw(t, what) }
	r := Request{Contract: o.id, On: on, SkipFees: tick("skipFees"), UsePrepaid: tick("usePrepaid"), SetOff: tick("setOff"), RefundDeposit: tick("refundDeposit"), RefundPrepaid: tick("refundPrepaid")}
	if on <= today && tick("readAtLast") {
		r.Readings = []meter.Entry{{Meter: 1, Value: decimal.NewFromInt(rapid.Int64Range(100, 1500).Draw(t, "value"))}}
	}
	return r
}

func (o *office) holds(t *rapid.T, s Sheet) {
	var open money.Amount
	for _, b := range s.Bills {
		open += b.Open
	}
	switch {
	case open != s.Open, s.Net != s.Open-s.Held-s.Prepaid, s.Open-s.Paid-s.SetOff != s.Owes, s.Held-s.SetOff-s.Refunded != s.HeldLeft, s.Prepaid-s.Paid-s.Repaid != s.PrepaidLeft:
		t.Fatalf("sums: %+v", s)
	}
	if h := o.held(s.Date); h.Held != s.HeldLeft || h.Held+h.SetOff+h.Refunded != h.Received {
		t.Fatalf("held %+v", h)
	}
	if p := o.left(); len(s.Blocked)+len(s.Warnings) == 0 && p.Invoices+p.Credits+len(p.Blocked)+len(p.Warnings) > 0 {
		t.Fatalf("left %+v", p)
	}
	v := must(verify.New(o.DB, &job.Runner{}).Run(ctx, verify.None{}))(t)
	for _, c := range v.Checks {
		if !c.OK {
			t.Fatalf("%s: %v", c.Name, c.Problems)
		}
	}
}
