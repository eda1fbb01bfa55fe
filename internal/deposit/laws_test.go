package deposit

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// Whatever is received, set off, paid back, moved, taken back and undone, on any days in any order: what is held is never below
// nothing on any day, receipts give no more than they have, and undoing a deed leaves the book as it was.
func TestWhatIsHeldIsNeverBelowNothing(t *testing.T) {
	dir := t.TempDir()
	books := 0
	law.Check(t, func(t *rapid.T) {
		books++
		o := newOffice(t, filepath.Join(dir, fmt.Sprint(books, ".zf")))
		defer func() {
			o.DB.Close()
			os.Remove(o.DB.Path())
		}()
		past := &history.Service{DB: o.DB}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			before := o.digest()
			_, err := o.step(t)
			switch {
			case err != nil && fault.As(err) == nil:
				t.Fatal(err)
			case err != nil && o.digest() != before:
				t.Fatalf("a refused deed changed the book: %v", err)
			case err == nil && o.digest() != before && rapid.IntRange(0, 3).Draw(t, "undo") == 0:
				if _, err := past.Undo(ctx, history.Target{}); err != nil {
					t.Fatal(err)
				}
				if o.digest() != before {
					t.Fatal("undo left another book")
				}
			}
			o.holds(t)
		}
		o.proves()
	})
}

func (o *office) step(t *rapid.T) (Done, error) {
	whose := Whose{Contract: int64(rapid.IntRange(1, 3).Draw(t, "contract"))}
	amount := money.Amount(rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "thousands") * 100000)
	var on date.Date
	if rapid.Bool().Draw(t, "dated") {
		on = date.Must(fmt.Sprintf("2026-11-%02d", rapid.IntRange(1, 28).Draw(t, "on")))
	}
	switch rapid.SampledFrom([]string{"receive", "receive", "receive", "setoff", "setoff", "refund", "move", "back", "back", "back", "apply", "repay", "credit"}).Draw(t, "step") {
	case "receive":
		return o.Receive(ctx, ReceiveRequest{Whose: whose, Receipt: int64(rapid.IntRange(0, 2).Draw(t, "receipt")), Date: on, Amount: amount})
	case "setoff":
		return o.SetOff(ctx, SetOffRequest{Whose: whose, Date: on, Reason: "抵扣", Parts: []Part{{billing.InvoiceID(rapid.IntRange(1, 2).Draw(t, "invoice")), amount}}})
	case "refund":
		return o.Refund(ctx, RefundRequest{Whose: whose, Date: on, Amount: amount, Reason: "退还"})
	case "move":
		return o.Move(ctx, MoveRequest{Whose: whose, To: int64(rapid.IntRange(1, 3).Draw(t, "to")), Date: on, Amount: amount, Reason: "转出"})
	case "back":
		return o.TakeBack(ctx, TakeBackRequest{ID: ID(rapid.IntRange(1, 6).Draw(t, "entry")), Date: on, Reason: "撤销"})
	case "apply":
		_, err := o.money.Apply(ctx, receipt.ApplyRequest{Customer: int64(rapid.IntRange(1, 2).Draw(t, "customer"))})
		return Done{}, err
	case "repay":
		_, err := o.money.Refund(ctx, receipt.RefundRequest{Receipt: receipt.ID(rapid.IntRange(1, 3).Draw(t, "receipt")), Date: on, Amount: amount, Reason: "退预收"})
		return Done{}, err
	default:
		_, err := billing.New(o.DB, &job.Runner{}).Credit(ctx, billing.CreditRequest{Invoice: billing.InvoiceID(rapid.IntRange(1, 2).Draw(t, "invoice")), Reason: "错开"})
		return Done{}, err
	}
}

// holds asks on every day: what is held, and what receipts have given.
func (o *office) holds(t *rapid.T) {
	for day := date.Must("2026-11-01"); day <= date.Must("2026-11-30"); day = day.AddDays(1) {
		page, err := o.List(ctx, Filter{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range page.Rows {
			if h.Held < 0 || h.Held != h.Received+h.Moved-h.SetOff-h.Refunded {
				t.Fatalf("on %v: %+v", day, h)
			}
		}
	}
	var wrong int
	if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) {
		wrong, err = db.Value[int](ctx, tx, "SELECT count(*) FROM receipts r WHERE allocated <> coalesce((SELECT sum(amount) FROM "+billing.Spoken+" s WHERE s.receipt_id = r.id), 0)")
		return err
	}); err != nil || wrong > 0 {
		t.Fatalf("%d receipts are spoken for otherwise than they say: %v", wrong, err)
	}
}
