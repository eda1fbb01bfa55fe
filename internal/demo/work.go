package demo

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/job"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
)

// unbilled is how many days the office is behind with its bills, so that there is something to bill.
const unbilled = 5

// work is one demo being made.
type work struct {
	Services
	ctx      context.Context
	first    date.Date // of the book's first month
	through  date.Date
	rand     *rand.Rand
	progress job.Progress

	done, total int
	steps       []*Step
	files       []file

	ids     map[string]int64 // customers by code
	tenants map[int64][]tenant
	planned map[billing.InvoiceID]bool // somebody has decided when to pay it, or not to
	pending []payment                  // still to come
	truth   map[string]payment         // what came, by the bank's reference
	balance money.Amount               // on the bank account
	refs    int

	contracts map[string]contract.ID // that a room had first
	items     map[string]contract.FeeItemID
	plant     []*device
	pool      meter.PoolID
	wrong     int // claims of the engine that were not what the payer meant
}

// file is what the office was handed or made.
type file struct {
	name string
	data []byte
}

func newWork(ctx context.Context, s Services, through date.Date) *work {
	return &work{Services: s, ctx: ctx, first: through.MonthStart().AddMonths(1 - Months), through: through, rand: rand.New(rand.NewPCG(20251101, 417)),
		ids: map[string]int64{}, tenants: map[int64][]tenant{}, planned: map[billing.InvoiceID]bool{}, truth: map[string]payment{}, balance: 38652000,
		contracts: map[string]contract.ID{}, items: map[string]contract.FeeItemID{}, plant: plant()}
}

func (w *work) keep(name string, data []byte) { w.files = append(w.files, file{name, data}) }

// meet finds the customers that the import made.
func (w *work) meet() error {
	type row struct {
		code string
		id   int64
	}
	return w.DB.Read(w.ctx, func(tx *db.Tx) error {
		err := db.Each(w.ctx, tx, func(r *row) []any { return []any{&r.code, &r.id} }, func(r row) error {
			w.ids[r.code] = r.id
			return nil
		}, "SELECT code, id FROM customers")
		for _, c := range cast() {
			w.tenants[w.ids[c.code]] = append(w.tenants[w.ids[c.code]], c)
		}
		return err
	})
}

// billsOn is the day up to which a month is billed; before its first day, the month is too young.
func (w *work) billsOn(from date.Date) date.Date {
	return min(from.MonthEnd(), w.through.AddDays(-unbilled))
}

// bill issues the month's bills, which use what was paid ahead, and lets the customers decide when they pay.
func (w *work) bill(n int, from date.Date) (int, error) {
	on := w.billsOn(from)
	if on < from {
		return 0, nil // the month is too young
	}
	run, err := w.Billing.Run(w.ctx, billing.RunRequest{Through: on, SkipFees: true})
	if err != nil {
		return 0, err
	}
	made := run.Invoices
	if n == 5 {
		again, err := w.correct(on)
		if err != nil {
			return 0, err
		}
		made += again
	}
	fresh, err := w.fresh()
	if err != nil {
		return 0, err
	}
	w.plan(fresh)
	return made, nil
}

// correct takes one new invoice back and bills it again.
func (w *work) correct(on date.Date) (int, error) {
	fresh, err := w.fresh()
	if err != nil {
		return 0, err
	}
	for _, i := range fresh {
		if w.tenants[i.Customer][0].unit != "A-0203" {
			continue
		}
		if _, err := w.Billing.Credit(w.ctx, billing.CreditRequest{Invoice: i.ID, Date: i.IssueDate, Reason: "账单抬头有误，重新出账", Rebill: true}); err != nil {
			return 0, err
		}
		run, err := w.Billing.Run(w.ctx, billing.RunRequest{Through: on, SkipFees: true})
		return run.Invoices, err
	}
	return 0, nil
}

// fresh lists the open invoices that nobody has thought of yet, in the order in which they were made.
func (w *work) fresh() ([]billing.Row, error) {
	page, err := w.Billing.List(w.ctx, billing.Filter{State: "open", Limit: 100_000})
	if err != nil {
		return nil, err
	}
	rows := slices.DeleteFunc(page.Rows, func(r billing.Row) bool { return w.planned[r.ID] })
	slices.SortFunc(rows, func(a, b billing.Row) int { return cmp.Compare(a.ID, b.ID) })
	return rows, nil
}
