// Package demo makes a Chinese demo office and does the whole job of the program on it: a property manager with sixty
// contracts, meters and shared costs, fourteen months of bills, statement files as banks and wallets write them, claims, deposits,
// late fees, changes of contracts, and with a folder also papers and reports. It works only through the services, and makes nothing up that they would refuse. The same last day always
// makes the same office; all names are invented.
package demo

import (
	"context"
	"fmt"
	"time"

	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/document"
	"zhangfang/internal/exchange"
	"zhangfang/internal/job"
	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
	"zhangfang/internal/settings"
	"zhangfang/internal/verify"
)

// Services are those of the empty book that becomes the demo. Their job runner should be one of its own, or the window shows
// every single bill run and import.
type Services struct {
	DB        *db.DB
	Billing   *billing.Service
	Bank      *bank.Service
	Receipts  *receipt.Service
	Exchange  *exchange.Service
	Documents *document.Service
	Reports   *report.Service
	Verify    *verify.Service
	Now       func() time.Time // for the times in the table of steps
}

// Step is one kind of work, all months of it together.
type Step struct {
	Name  string        `json:"name"` // master, facts, bill, statements, certain, claims, late fees, verify, files, papers, reports
	Count int           `json:"count"`
	Took  time.Duration `json:"took"`
}

// Months is how many months the office has kept its books.
const Months = 14

// Build fills a new book through a day. With a folder (out) it also leaves the statement files, papers and reports there.
// progress is told of the whole; step is told of every kind of work when all is done, in order.
func Build(ctx context.Context, s Services, through date.Date, out string, progress job.Progress, step func(Step)) error {
	w := newWork(ctx, s, through)
	err := w.build(out, progress)
	for _, s := range w.steps {
		step(*s)
	}
	return err
}

func (w *work) build(out string, progress job.Progress) error {
	w.progress, w.total = progress, 3*Months+2
	if err := w.timed("master", w.open); err != nil {
		return err
	}
	w.tick()
	for n := range Months {
		if err := w.month(n); err != nil {
			return err
		}
	}
	if err := w.timed("verify", w.prove); err != nil {
		return err
	}
	if out != "" {
		if err := w.leave(out); err != nil {
			return err
		}
	}
	w.tick()
	return nil
}

// timed does work, and adds its count and its time to a step.
func (w *work) timed(name string, do func() (int, error)) error {
	var s *Step
	for _, known := range w.steps {
		if known.Name == name {
			s = known
		}
	}
	if s == nil {
		s = &Step{Name: name}
		w.steps = append(w.steps, s)
	}
	from := w.Now()
	n, err := do()
	s.Count += n
	s.Took += w.Now().Sub(from)
	return err
}

func (w *work) tick() {
	w.done++
	w.progress(w.done, w.total)
}

// open makes the empty book the demo's, and brings in the master data.
func (w *work) open() (int, error) {
	err := w.DB.Write(w.ctx, func(tx *db.Tx) error {
		if err := contract.StarterItems(w.ctx, tx); err != nil {
			return err
		}
		if _, err := settings.Store(w.ctx, tx, office()); err != nil {
			return err
		}
		if _, err := tx.Exec(w.ctx, "UPDATE book SET demo = 1"); err != nil {
			return err
		}
		tx.Record("book.made", map[string]string{"name": officeName}, db.Subject{Type: "book", ID: 1})
		return nil
	})
	if err != nil {
		return 0, err
	}
	data, err := master(w.first)
	if err != nil {
		return 0, err
	}
	if _, err := w.Exchange.Import(w.ctx, exchange.ImportRequest{Name: "松风里.json", Data: data}); err != nil {
		return 0, err
	}
	w.keep("松风里.json", data)
	if err := w.meet(); err != nil {
		return 0, err
	}
	return len(cast()), w.agree()
}

// prove lets verify look at the whole book. A demo that does not pass is a bug of the program, and is not handed out.
func (w *work) prove() (int, error) {
	r, err := w.Verify.Run(w.ctx, verify.None{})
	if err != nil {
		return 0, err
	}
	for _, c := range r.Checks {
		if !c.OK {
			return 0, fmt.Errorf("the demo book is wrong: %s: %d of %d, the first: %v", c.Name, c.Wrong, c.Count, c.Problems[0])
		}
	}
	return len(r.Checks), nil
}

// month does one month's work: bill, let customers pay, import the files, claim.
func (w *work) month(n int) error {
	from := w.first.AddMonths(n)
	if err := w.timed("facts", func() (int, error) { return w.facts(n, from) }); err != nil {
		return err
	}
	if err := w.timed("bill", func() (int, error) { return w.bill(n, from) }); err != nil {
		return err
	}
	if err := w.timed("facts", func() (int, error) { return w.then(n, from) }); err != nil {
		return err
	}
	w.tick()
	if err := w.timed("statements", func() (int, error) { return w.statements(n, from) }); err != nil {
		return err
	}
	w.tick()
	defer w.tick()
	if n == Months-2 {
		return nil // claimed together with the last month, but for what is left to claim
	}
	if err := w.claim(n); err != nil || n != feesIn {
		return err
	}
	return w.timed("late fees", func() (int, error) { return w.fees(from.MonthEnd()) })
}

// then reads the meters, and changes contracts as the month brings it.
func (w *work) then(n int, from date.Date) (int, error) {
	read, err := w.read(n, from)
	if err != nil {
		return 0, err
	}
	return read, w.happen(n, from)
}

// facts enters what the bills of a month are worked out from: deposits of who begins, shares and turnovers of the month before.
func (w *work) facts(n int, from date.Date) (int, error) {
	count, err := w.takeDeposits(n)
	if err != nil || n == 0 || w.billsOn(from) < from {
		return count, err
	}
	shares, err := w.share(from)
	if err != nil {
		return count, err
	}
	return count + shares, w.turnovers(n, from)
}
