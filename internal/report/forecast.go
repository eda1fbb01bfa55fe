package report

import (
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// ForecastRequest asks when the open money may come in.
type ForecastRequest struct {
	AsOf date.Date `json:"asOf" ts_type:"string"` // "" is today
}

// Expected is open money by when it may come in, counted from a day.
type Expected struct {
	D30   money.Amount `json:"d30" ts_type:"string"`   // in the next 30 days
	D60   money.Amount `json:"d60" ts_type:"string"`   // in 31 to 60 days
	D90   money.Amount `json:"d90" ts_type:"string"`   // in 61 to 90 days
	Later money.Amount `json:"later" ts_type:"string"` // after that
	Doubt money.Amount `json:"doubt" ts_type:"string"` // more than 90 days past due: not counted on
}

// ForecastRow is one customer's part. Delay is how many days after the due date this customer usually pays: the mean over the
// last twelve months weighted by amount, rounded; of a customer without history the whole book's. Negative is early.
type ForecastRow struct {
	Customer int64        `json:"customerId"`
	Code     string       `json:"code"`
	Name     string       `json:"name"`
	Delay    int          `json:"delay"`
	Own      bool         `json:"own"` // the delay is the customer's own
	Total    money.Amount `json:"total" ts_type:"string"`
	Expected
}

// Forecast is when the open money may come in. An invoice is expected on its due date plus its customer's usual delay. One that is
// later than that already is expected after one more such delay from the day asked, at least seven days; one that is more
// than 90 days past due is not counted on. Bills that are not issued yet are not in it.
type Forecast struct {
	AsOf  date.Date     `json:"asOf" ts_type:"string"`
	Delay int           `json:"delay"` // of the whole book
	Rows  []ForecastRow `json:"rows"`
	Total money.Amount  `json:"total" ts_type:"string"`
	Expected
}
