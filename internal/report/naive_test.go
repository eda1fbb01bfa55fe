package report

import (
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/money"
)

// naive works a ledger out by the book: every invoice, every allocation, one after the other.
type naive struct {
	invoices []struct {
		id, customer int64
		issue, due   date.Date
		total        money.Amount
	}
	allocations []struct {
		invoice, receipt int64
		kind             string
		date             date.Date
		amount           money.Amount
	}
	receipts []struct {
		id, customer int64
		date         date.Date
		amount       money.Amount
	}
	notes []struct {
		customer int64
		date     date.Date
		total    money.Amount
	}
}

func (s *scribe) read() (n naive) {
	s.t.Helper()
	must := func(err error) {
		if err != nil {
			s.t.Fatal(err)
		}
	}
	var err error
	n.invoices, err = db.Rows(s.ctx, s.tx, func(i *struct {
		id, customer int64
		issue, due   date.Date
		total        money.Amount
	}) []any {
		return []any{&i.id, &i.customer, &i.issue, &i.due, &i.total}
	}, "SELECT id, customer_id, issue_date, due_date, total FROM invoices")
	must(err)
	n.allocations, err = db.Rows(s.ctx, s.tx, func(a *struct {
		invoice, receipt int64
		kind             string
		date             date.Date
		amount           money.Amount
	}) []any {
		return []any{&a.invoice, &a.receipt, &a.kind, &a.date, &a.amount}
	}, "SELECT invoice_id, coalesce(receipt_id, 0), kind, date, amount FROM allocations")
	must(err)
	n.receipts, err = db.Rows(s.ctx, s.tx, func(r *struct {
		id, customer int64
		date         date.Date
		amount       money.Amount
	}) []any {
		return []any{&r.id, &r.customer, &r.date, &r.amount}
	}, "SELECT id, customer_id, date, amount FROM receipts")
	must(err)
	n.notes, err = db.Rows(s.ctx, s.tx, func(c *struct {
		customer int64
		date     date.Date
		total    money.Amount
	}) []any {
		return []any{&c.customer, &c.date, &c.total}
	}, "SELECT customer_id, date, total FROM credit_notes")
	must(err)
	return n
}

func (n naive) open(asOf date.Date) map[int64]owing {
	out := map[int64]owing{}
	for _, i := range n.invoices {
		if i.issue > asOf {
			continue
		}
		open := i.total
		for _, a := range n.allocations {
			if a.invoice == i.id && a.date <= asOf {
				open -= a.amount
			}
		}
		if open == 0 {
			continue
		}
		o := out[i.customer]
		o.customer = i.customer
		o.invoices++
		if o.oldest == 0 || i.due < o.oldest {
			o.oldest = i.due
		}
		o.put(i.due, asOf, open)
		out[i.customer] = o
	}
	return out
}

func (n naive) unapplied(customer int64, asOf date.Date) (sum money.Amount) {
	for _, r := range n.receipts {
		if r.customer != customer || r.date > asOf {
			continue
		}
		sum += r.amount
		for _, a := range n.allocations {
			if a.receipt == r.id && a.kind == "receipt" && a.date <= asOf {
				sum -= a.amount
			}
		}
	}
	return sum
}

// balance is Σ invoices − Σ credit notes − Σ write-offs − Σ receipts of a customer up to a day.
func (n naive) balance(customer int64, asOf date.Date) (sum money.Amount) {
	of := map[int64]bool{}
	for _, i := range n.invoices {
		if i.customer == customer && i.issue <= asOf {
			sum += i.total
			of[i.id] = true
		}
	}
	for _, c := range n.notes {
		if c.customer == customer && c.date <= asOf {
			sum -= c.total
		}
	}
	for _, a := range n.allocations {
		if of[a.invoice] && a.kind == "writeoff" && a.date <= asOf {
			sum -= a.amount
		}
	}
	for _, r := range n.receipts {
		if r.customer == customer && r.date <= asOf {
			sum -= r.amount
		}
	}
	return sum
}
