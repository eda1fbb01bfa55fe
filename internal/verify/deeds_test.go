package verify

import (
	"errors"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/receipt"
)

// office does what a user may do to the book of the other tests.
type office struct {
	*testing.T
	d        *db.DB
	bills    *billing.Service
	receipts *receipt.Service
}

func (o office) bring(text string) {
	o.Helper()
	if _, err := exchange.New(o.d).Import(o.Context(), exchange.ImportRequest{Name: "b.json", Data: []byte(text)}); err != nil {
		o.Fatal(err)
	}
}

func (o office) run(through string) billing.RunResult {
	o.Helper()
	r, err := o.bills.Run(o.Context(), billing.RunRequest{Through: date.Must(through)})
	if err != nil {
		o.Fatal(err)
	}
	return r
}

func (o office) settle(reference string, parts ...receipt.NumberedPart) {
	o.Helper()
	if _, err := o.receipts.Settle(o.Context(), receipt.SettleRequest{Entries: []receipt.Entry{{Receipt: reference, Allocations: parts}}}); err != nil {
		o.Fatal(err)
	}
}

func (o office) credit(id billing.InvoiceID, rebill bool) {
	o.Helper()
	if _, err := o.bills.Credit(o.Context(), billing.CreditRequest{Invoice: id, Reason: "改价", Rebill: rebill}); err != nil {
		o.Fatal(err)
	}
}

func (o office) undo(event int64) error {
	_, err := (&history.Service{DB: o.d}).Undo(o.Context(), history.Target{Event: event})
	return err
}

const newCharge = `"contracts": [{"code": "HT9", "customer": "K1", "start": "2026-04-01"}], "fee_items": [{"code": "WY", "name": "物业费"}],
	"charges": [{"contract": "HT9", "line": 1, "fee_item": "WY", "model": "fixed", "price": "10", "cycle_months": 1, "anchor": "calendar"}]`

// Whatever the program lets a user do, the book holds afterwards.
func TestWhateverIsDoneTheBookHolds(t *testing.T) {
	for _, c := range []struct {
		deed string
		do   func(o office)
	}{
		{"an opening item that was part paid gets a later day", func(o office) {
			o.bring(`{"invoices": [{"number": "A-2", "customer": "K1", "issue_date": "2025-12-01", "due_date": "2025-12-05", "amount": "1000.00", "open_amount": "400.00"}]}`)
			o.bring(`{"invoices": [{"number": "A-2", "customer": "K1", "issue_date": "2026-02-01", "due_date": "2026-02-05"}]}`)
		}},
		{"an opening item gets an earlier day, another amount, another customer", func(o office) {
			o.bring(`{"customers": [{"code": "K9", "name": "青禾"}],
				"invoices": [{"number": "A-2", "customer": "K1", "issue_date": "2025-12-01", "due_date": "2025-12-05", "amount": "1000.00", "open_amount": "400.00"}]}`)
			o.bring(`{"invoices": [{"number": "A-2", "customer": "K9", "issue_date": "2025-11-01", "due_date": "2025-12-05", "amount": "500.00", "open_amount": "0.00"}]}`)
		}},
		{"an opening item bears a number that a run skips, and its import is to be undone", func(o office) {
			o.bring(`{"invoices": [{"number": "ZD202604-00001", "customer": "K1", "issue_date": "2025-12-01", "due_date": "2025-12-05", "amount": "10.00"}]}`)
			event, err := lastEvent(o)
			if err != nil {
				o.Fatal(err)
			}
			if r := o.run("2026-04-30"); r.First != "ZD202604-00002" {
				o.Fatalf("the run began with %s", r.First)
			}
			if err := o.undo(event); err != nil && !errors.Is(err, fault.New(history.StoodOn, nil)) {
				o.Fatal(err)
			}
		}},
		{"an invoice of nothing is issued, credited and billed again", func(o office) {
			o.bring(`{` + newCharge + `, "free_periods": [{"contract": "HT9", "line": 1, "from": "2026-04-01", "to": "2026-04-30"}]}`)
			r := o.run("2026-04-30")
			for _, i := range r.Plan.Invoices {
				o.credit(i.ID, true)
			}
			if again := o.run("2026-04-30"); again.Invoices != r.Invoices {
				o.Fatalf("billed %d again, want %d", again.Invoices, r.Invoices)
			}
		}},
		{"an invoice paid with money of a later day is credited and paid anew", func(o office) {
			o.bring(`{` + newCharge + `, "receipts": [{"reference": "R9", "date": "2026-05-20", "amount": "1510.00"}]}`)
			r := o.run("2026-04-30")
			o.settle("R9", receipt.NumberedPart{Invoice: r.First, Amount: r.Plan.Invoices[0].Total})
			o.credit(r.Plan.Invoices[0].ID, true)
			again := o.run("2026-04-30")
			o.settle("R9", receipt.NumberedPart{Invoice: again.First, Amount: again.Plan.Invoices[0].Total})
			o.settle("R9")
		}},
		{"prepayment pays an invoice of a later day, and the claim is taken back", func(o office) {
			o.bring(`{` + newCharge + `, "receipts": [{"reference": "R9", "date": "2026-03-20", "amount": "1510.00"}]}`)
			r := o.run("2026-05-31")
			last := r.Plan.Invoices[len(r.Plan.Invoices)-1]
			o.settle("R9", receipt.NumberedPart{Invoice: last.Number, Amount: last.Total - 100, WriteOff: 100})
			o.settle("R9", receipt.NumberedPart{Invoice: r.First, Amount: r.Plan.Invoices[0].Total})
			o.credit(r.Plan.Invoices[0].ID, false)
		}},
		{"a contract ends earlier than it was billed, and goes on again", func(o office) {
			o.bring(`{` + newCharge + `}`)
			o.run("2026-05-31")
			o.bring(`{"contracts": [{"code": "HT9", "end": "2026-05-10"}]}`)
			o.run("2026-07-31")
			o.bring(`{"contracts": [{"code": "HT9", "end": ""}]}`)
			o.run("2026-07-31")
		}},
		{"a part-paid opening item is credited", func(o office) {
			o.bring(`{"invoices": [{"number": "A-2", "customer": "K1", "issue_date": "2025-12-01", "due_date": "2025-12-05", "amount": "1000.00", "open_amount": "400.00"}]}`)
			err := o.d.Read(o.Context(), func(tx *db.Tx) error {
				id, err := db.Value[billing.InvoiceID](o.Context(), tx, "SELECT id FROM invoices WHERE number = 'A-2'")
				if err == nil {
					defer o.credit(id, false)
				}
				return err
			})
			if err != nil {
				o.Fatal(err)
			}
		}},
	} {
		t.Run(c.deed, func(t *testing.T) {
			_, d := book(t)
			c.do(office{t, d, billing.New(d, &job.Runner{}), receipt.New(d)})
			for _, check := range run(t, d).Checks {
				for _, p := range check.Problems {
					t.Errorf("%s: %s", check.Name, fault.Text("en", p))
				}
			}
		})
	}
}

func lastEvent(o office) (id int64, err error) {
	err = o.d.Read(o.Context(), func(tx *db.Tx) (err error) {
		id, err = db.Value[int64](o.Context(), tx, "SELECT max(id) FROM events")
		return err
	})
	return id, err
}
