package report

import (
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// AgingRequest asks who owes how much and since when.
type AgingRequest struct {
	AsOf    date.Date `json:"asOf" ts_type:"string"` // "" is today
	GroupBy string    `json:"groupBy"`               // customer, the default
	Search  string    `json:"search"`                // customers by name, initials, code, phone, unit
	Overdue bool      `json:"overdue"`               // only customers with something past due
	Sort    string    `json:"sort"`                  // overdue (default), total, name, oldest, unapplied
	Desc    bool      `json:"desc"`                  // of an amount or of days: the smallest first; of a name: Z first
}

// AgingRow is what one customer owes. Overdue = d30 + d60 + d90 + over; total = notDue + overdue.
type AgingRow struct {
	Customer int64  `json:"customerId"`
	Code     string `json:"code"`
	Name     string `json:"name"`
	Unit     string `json:"unit"` // rooms or shops, joined by 、
	Buckets
	Total     money.Amount `json:"total" ts_type:"string"`
	Overdue   money.Amount `json:"overdue" ts_type:"string"`
	Oldest    int          `json:"oldest"`                     // days past due of the oldest, or 0
	Invoices  int          `json:"invoices"`                   // open ones
	Unapplied money.Amount `json:"unapplied" ts_type:"string"` // received and not set against anything; not taken off total
}

// Aging is the whole table; the sums are of all its rows.
type Aging struct {
	AsOf date.Date  `json:"asOf" ts_type:"string"`
	Rows []AgingRow `json:"rows"`
	Buckets
	Total     money.Amount `json:"total" ts_type:"string"`
	Overdue   money.Amount `json:"overdue" ts_type:"string"`
	Oldest    int          `json:"oldest"`
	Invoices  int          `json:"invoices"`
	Unapplied money.Amount `json:"unapplied" ts_type:"string"`
}

// AgingCustomerRequest asks for the invoices behind a row of the aging.
type AgingCustomerRequest struct {
	Customer int64     `json:"customerId"`
	AsOf     date.Date `json:"asOf" ts_type:"string"` // "" is today
}

// OpenInvoice is an invoice with what it still owed on a day.
type OpenInvoice struct {
	ID        billing.InvoiceID `json:"id"`
	Customer  int64             `json:"customerId"`
	Number    string            `json:"number"`
	Kind      string            `json:"kind"`
	Unit      string            `json:"unit"`
	Contract  string            `json:"contract"`
	IssueDate date.Date         `json:"issueDate" ts_type:"string"`
	DueDate   date.Date         `json:"dueDate" ts_type:"string"`
	From      date.Date         `json:"from" ts_type:"string"` // of the periods billed
	To        date.Date         `json:"to" ts_type:"string"`
	Total     money.Amount      `json:"total" ts_type:"string"`
	Settled   money.Amount      `json:"settled" ts_type:"string"` // up to the day
	Open      money.Amount      `json:"open" ts_type:"string"`
	Overdue   int               `json:"overdue"` // days past due on the day, or 0
}

// AgingCustomer is one customer's open invoices as of a day, the earliest due first.
type AgingCustomer struct {
	AsOf     date.Date     `json:"asOf" ts_type:"string"`
	Row      AgingRow      `json:"row"`
	Invoices []OpenInvoice `json:"invoices"`
}

// TrendPoint is all that was owed at the end of a month; the last point is as of the day asked for.
type TrendPoint struct {
	AsOf date.Date `json:"asOf" ts_type:"string"`
	Buckets
	Total   money.Amount `json:"total" ts_type:"string"`
	Overdue money.Amount `json:"overdue" ts_type:"string"`
}

// TrendRequest asks how the aging has gone.
type TrendRequest struct {
	AsOf   date.Date `json:"asOf" ts_type:"string"` // "" is today
	Months int       `json:"months"`                // points, 1 to 36; 0 is 12
}

// Trend is the aging at the ends of months, the earliest first.
type Trend struct {
	Points []TrendPoint `json:"points"`
}
