package report

import (
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// ReceivedMonth sets what was due in a month against the money that came in.
//
//	receivable = invoices due in the month, less credit notes and write-offs on them up to today
//	collected  = money set against those invoices up to today, whenever it came (an opening item's earlier payments too)
//	open       = receivable − collected
//	cash       = receipts dated in the month that belong to a customer, whatever they paid
type ReceivedMonth struct {
	Month      string       `json:"month"`    // YYYY-MM
	Invoices   int          `json:"invoices"` // due in the month and not credited
	Receivable money.Amount `json:"receivable" ts_type:"string"`
	Collected  money.Amount `json:"collected" ts_type:"string"`
	Open       money.Amount `json:"open" ts_type:"string"`
	Receipts   int          `json:"receipts"` // behind cash
	Cash       money.Amount `json:"cash" ts_type:"string"`
}

// Received is receivables against money received by month, the earliest first, with sums.
type Received struct {
	AsOf date.Date       `json:"asOf" ts_type:"string"`
	Rows []ReceivedMonth `json:"rows"`
	Sum  ReceivedMonth   `json:"sum"`
}

// CollectionMonth is how much of what was due in a month has come in.
//
//	due   = invoices due in the month, less credit notes and write-offs on them
//	paid  = money set against those invoices
//	rate  = paid ÷ due
//
// each counted twice: with what was known at the end of the month (of the running month: today), and with what is known now.
type CollectionMonth struct {
	Month     string       `json:"month"` // YYYY-MM
	DueThen   money.Amount `json:"dueThen" ts_type:"string"`
	PaidThen  money.Amount `json:"paidThen" ts_type:"string"`
	RateThen  string       `json:"rateThen"` // percent with one place, "84.2"; "" where nothing was due
	DueNow    money.Amount `json:"dueNow" ts_type:"string"`
	PaidNow   money.Amount `json:"paidNow" ts_type:"string"`
	RateNow   string       `json:"rateNow"`
	OpenNow   money.Amount `json:"openNow" ts_type:"string"`
	LateShare string       `json:"lateShare"` // of what is paid now, the percent that came after the due date; "" where nothing is paid
}

// Collection is the collection rate by month, the earliest first, with the rate of all months together.
type Collection struct {
	AsOf date.Date         `json:"asOf" ts_type:"string"`
	Rows []CollectionMonth `json:"rows"`
	Sum  CollectionMonth   `json:"sum"`
}

// DsoMonth is how many days of billing stand unpaid at the end of a month (of the running month: today).
//
//	dso = receivables at the end ÷ billed in the last 90 days × 90
//
// where billed is the total of invoices issued in those days less credit notes dated in them.
type DsoMonth struct {
	Month      string       `json:"month"` // YYYY-MM
	AsOf       date.Date    `json:"asOf" ts_type:"string"`
	Receivable money.Amount `json:"receivable" ts_type:"string"`
	Billed     money.Amount `json:"billed" ts_type:"string"` // in the 90 days that end with asOf
	Days       string       `json:"days"`                    // one place, "23.4"; "" where nothing was billed
}

// Dso is the days sales outstanding by month, the earliest first.
type Dso struct {
	Rows []DsoMonth `json:"rows"`
}
