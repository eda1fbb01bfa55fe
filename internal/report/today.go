package report

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// TodayRequest asks for the first screen.
type TodayRequest struct {
	Months int `json:"months"` // of the series, 1 to 36; 0 is 6
}

// Sum counts things and adds them up.
type Sum struct {
	Count  int          `json:"count"`
	Amount money.Amount `json:"amount" ts_type:"string"`
}

// Figures are the four at the top. This month's receivable and received are those of ReceivedMonth: what is due in this month,
// and what has come in of it; rate = received ÷ receivable. The last month's rate is as it stood on the same day of it.
type Figures struct {
	Receivable  Sum          `json:"receivable"`
	Received    money.Amount `json:"received" ts_type:"string"`
	Rate        string       `json:"rate"`     // percent with one place, or ""
	LastRate    string       `json:"lastRate"` // percent with one place, or ""
	LastDay     date.Date    `json:"lastDay" ts_type:"string"`
	Overdue     money.Amount `json:"overdue" ts_type:"string"`
	OverdueBy   int          `json:"overdueBy"`                    // customers
	OverdueDays int          `json:"overdueDays"`                  // of the oldest
	Expected    money.Amount `json:"expected" ts_type:"string"`    // in the next 30 days, as Forecast says
	Receivables money.Amount `json:"receivables" ts_type:"string"` // all that is open
	Unapplied   money.Amount `json:"unapplied" ts_type:"string"`   // prepayments
}

// ToBill is what a bill run through a day would make: today, and from the 20th on the first of next month.
type ToBill struct {
	Through  date.Date      `json:"through" ts_type:"string"`
	Invoices int            `json:"invoices"`
	Total    money.Amount   `json:"total" ts_type:"string"`
	Blocked  int            `json:"blocked"`
	Why      []BlockedPlace `json:"why"` // the first three that are blocked
}

// BlockedPlace is a charge that cannot be billed.
type BlockedPlace struct {
	ContractID int64        `json:"contractId"`
	Contract   string       `json:"contract"`
	Name       string       `json:"name"` // of the customer
	FeeItem    string       `json:"feeItem"`
	Fault      *fault.Fault `json:"fault" ts_type:"any"`
}

// Late is a customer with something past due.
type Late struct {
	Customer int64        `json:"customerId"`
	Name     string       `json:"name"`
	Unit     string       `json:"unit"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Oldest   int          `json:"oldest"` // days past due
	Invoices int          `json:"invoices"`
	LastPaid date.Date    `json:"lastPaid" ts_type:"string"` // of the last receipt, or ""
}

// Chase is who is late: how many customers, how much, and the first five, the most money first.
type Chase struct {
	Sum
	Rows []Late `json:"rows"`
}

// DueDay is what falls due on a day and is still open.
type DueDay struct {
	Date date.Date `json:"date" ts_type:"string"`
	Sum
}

// Today is all that the first screen draws. Buckets are all that is open by age.
type Today struct {
	Date    date.Date       `json:"date" ts_type:"string"`
	Figures Figures         `json:"figures"`
	Claim   Sum             `json:"claim"` // receipts that nobody has claimed
	Bill    ToBill          `json:"bill"`
	Chase   Chase           `json:"chase"`
	Series  []ReceivedMonth `json:"series"` // the last one is this month, up to today
	Aging   TrendPoint      `json:"aging"`
	Week    []DueDay        `json:"week"` // today and the six days after it
	WeekSum Sum             `json:"weekSum"`
}
