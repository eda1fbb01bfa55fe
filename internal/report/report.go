// Package report answers what a person asks of the figures: who owes how much and since when, what came in against what was
// due, and what is to be done today. It only reads. Every figure is exact and can be asked for as of any date: what an invoice
// still owed on a day is its total less what was set against it up to that day, and it counts from its issue date on.
package report

import (
	"math/big"
	"sync/atomic"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// Faults of asking.
const (
	UnknownReport  fault.Key = "report.unknown_report"
	UnknownGroup   fault.Key = "report.unknown_group"
	UnknownSort    fault.Key = "report.unknown_sort"
	NoSuchCustomer fault.Key = "report.no_such_customer"
	BadRange       fault.Key = "report.bad_range"
	TooLong        fault.Key = "report.too_long"
)

// Service answers questions about one book.
type Service struct {
	DB       *db.DB
	Receipts *receipt.Service

	kept   atomic.Pointer[ledger] // what the months are counted from
	bill   billing.Waitings
	people db.Kept[struct{}, map[int64]person]
	cash   db.Kept[struct{}, map[date.Date]Sum] // what came in on each day
}

// New makes the service of a book.
func New(d *db.DB, receipts *receipt.Service) *Service { return &Service{DB: d, Receipts: receipts} }

// None is the request of a question that needs to be told nothing.
type None struct{}

// Buckets is money that is owed, by how long it is past due on a day. An invoice is not due up to and including its due date.
type Buckets struct {
	NotDue money.Amount `json:"notDue" ts_type:"string"`
	D30    money.Amount `json:"d30" ts_type:"string"`  // 1 to 30 days past due
	D60    money.Amount `json:"d60" ts_type:"string"`  // 31 to 60
	D90    money.Amount `json:"d90" ts_type:"string"`  // 61 to 90
	Over   money.Amount `json:"over" ts_type:"string"` // more than 90
}

// Total is all that is owed.
func (b Buckets) Total() money.Amount { return b.NotDue + b.Overdue() }

// Overdue is what is past due.
func (b Buckets) Overdue() money.Amount { return b.D30 + b.D60 + b.D90 + b.Over }

func (b *Buckets) add(o Buckets) {
	b.NotDue += o.NotDue
	b.D30 += o.D30
	b.D60 += o.D60
	b.D90 += o.D90
	b.Over += o.Over
}

// put adds an amount that is due on a day to the bucket it is in as of another.
func (b *Buckets) put(due, asOf date.Date, a money.Amount) {
	switch late := due.DaysUntil(asOf); {
	case late <= 0:
		b.NotDue += a
	case late <= 30:
		b.D30 += a
	case late <= 60:
		b.D60 += a
	case late <= 90:
		b.D90 += a
	default:
		b.Over += a
	}
}

// Period asks for a run of months: all months that the two days lie in. Without From it is the twelve months that end with To;
// without To it ends with this month.
type Period struct {
	From date.Date `json:"from" ts_type:"string"`
	To   date.Date `json:"to" ts_type:"string"`
}

// mostMonths bounds a run of months.
const mostMonths = 240

// months gives the first day of every month asked for.
func (p Period) months(today date.Date) ([]date.Date, error) {
	if p.To.IsZero() {
		p.To = max(today, p.From)
	}
	if p.From.IsZero() {
		p.From = p.To.MonthStart().AddMonths(-11)
	}
	if p.From > p.To {
		return nil, fault.New(BadRange, fault.Args{"from": p.From, "to": p.To}).At("from")
	}
	var out []date.Date
	for m := p.From.MonthStart(); m <= p.To; m = m.AddMonths(1) {
		if out = append(out, m); len(out) > mostMonths {
			return nil, fault.New(TooLong, fault.Args{"most": mostMonths}).At("from")
		}
	}
	return out, nil
}

// decimalOf is part ÷ whole × times with one place, halves away from zero.
func decimalOf(part, whole money.Amount, times int64) string {
	share := new(big.Rat).SetFrac64(int64(part), int64(whole))
	return new(big.Rat).Mul(share, new(big.Rat).SetInt64(times)).FloatString(1)
}
