package bank

import (
	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// LineFilter asks for a page of statement lines.
type LineFilter struct {
	Search    string    `json:"search"`    // payer, account, memo, reference, or an amount
	Account   AccountID `json:"account"`   // 0 for all
	Import    ImportID  `json:"import"`    // 0 for all
	Direction string    `json:"direction"` // "", in, out, neutral
	State     string    `json:"state"`     // of its receipt: "", open, claimed, nothing, none
	From      date.Date `json:"from" ts_type:"string"`
	To        date.Date `json:"to" ts_type:"string"`
	Sort      string    `json:"sort"` // date (default), amount, payer
	Desc      bool      `json:"desc"`
	After     string    `json:"after"`  // cursor of the last row of the page before
	Offset    int       `json:"offset"` // for jumping in a scrolled list
	Limit     int       `json:"limit"`  // 1 to 100,000; 0 is 200
}

// Line is one statement line in the book. The amount is positive for money in, negative for money out.
type Line struct {
	ID           LineID        `json:"id"`
	Account      AccountID     `json:"account"`
	AccountName  string        `json:"accountName"`
	Import       ImportID      `json:"import"`
	File         string        `json:"file"`
	Row          int           `json:"row"`
	Date         date.Date     `json:"date" ts_type:"string"`
	Time         string        `json:"time"`
	Amount       money.Amount  `json:"amount" ts_type:"string"`
	Neutral      bool          `json:"neutral"`
	Class        string        `json:"class"`
	Currency     string        `json:"currency"`
	Balance      *money.Amount `json:"balance" ts_type:"string | null"`
	PayerName    string        `json:"payerName"`
	PayerAccount string        `json:"payerAccount"`
	Memo         string        `json:"memo"`
	Reference    string        `json:"reference"`
	Status       string        `json:"status"`  // in the file's words
	Receipt      int64         `json:"receipt"` // 0 = none
	State        string        `json:"state"`   // of the receipt: open, claimed, nothing; "" = none
	Customer     int64         `json:"customer"`
	CustomerName string        `json:"customerName"`
	Cursor       string        `json:"cursor"`
}

// LinePage is a run of lines with the sums of the whole filter.
type LinePage struct {
	Rows  []Line       `json:"rows"`
	Count int          `json:"count"`
	In    money.Amount `json:"in" ts_type:"string"`  // neutral and closed lines not counted
	Out   money.Amount `json:"out" ts_type:"string"` // positive
	More  bool         `json:"more"`
	Next  string       `json:"next"` // after of the next page
}

// ImportFilter asks for imports, the latest first.
type ImportFilter struct {
	Account AccountID `json:"account"` // 0 for all
	Before  ImportID  `json:"before"`  // to go on from; 0 for the latest
	Limit   int       `json:"limit"`   // 1 to 1,000; 0 is 100
}

// ImportRow is one import.
type ImportRow struct {
	ID          ImportID      `json:"id"`
	Account     AccountID     `json:"account"`
	AccountName string        `json:"accountName"`
	File        string        `json:"file"`
	Format      string        `json:"format"`
	At          string        `json:"at"` // moment, UTC
	Lines       int           `json:"lines"`
	Added       int           `json:"added"`
	Seen        int           `json:"seen"`
	From        date.Date     `json:"from" ts_type:"string"`
	To          date.Date     `json:"to" ts_type:"string"`
	Opening     *money.Amount `json:"opening" ts_type:"string | null"`
	Closing     *money.Amount `json:"closing" ts_type:"string | null"`
	Skipped     int           `json:"skipped"` // rows that were not imported
	Event       int64         `json:"event"`   // in the history, to take the whole import back
}

// ImportPage is a run of imports.
type ImportPage struct {
	Rows []ImportRow `json:"rows"`
	More bool        `json:"more"`
}
