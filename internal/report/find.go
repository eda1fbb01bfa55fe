package report

import "zhangfang/internal/money"

// FindRequest asks for whatever one remembers: a customer's name, its initials, code, phone or unit; a number of an invoice or
// receipt; a contract's code; an amount; who paid.
type FindRequest struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"` // 1 to 100; 0 is 20
}

// Item is something found. Amount is a customer's debt, an invoice's open amount (of a paid one its total) or a receipt's
// amount; null where there is none.
type Item struct {
	Kind    string        `json:"kind"` // customer, contract, invoice, receipt
	ID      int64         `json:"id"`
	Title   string        `json:"title"`
	Note    string        `json:"note"`
	Amount  *money.Amount `json:"amount" ts_type:"string"`
	Overdue bool          `json:"overdue"`
}

// Found is what was found, the best first.
type Found struct {
	Items []Item `json:"items"`
}
