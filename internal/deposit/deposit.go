// Package deposit keeps what is held for customers as security: received, set off in part against invoices, paid back, moved to
// another contract, and each of these taken back by an opposite entry. A deposit is a liability: it is never an invoice, never
// income, never in the aging. What is held for a contract and its customer is never below nothing, on any day.
//
// Money that becomes a deposit is taken out of a receipt, so that every yuan that came in is spoken for once. A set-off pays
// invoices through an inner receipt (channel deposit), which is no money received.
package deposit

import (
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// ID names one entry; people know it by the number of its paper.
type ID int64

// Kind says what an entry does to what is held.
type Kind string

// The kinds of entries.
const (
	Received Kind = "received"
	SetOff   Kind = "setoff"
	Refunded Kind = "refunded"
	MovedIn  Kind = "moved_in"
	MovedOut Kind = "moved_out"
)

// Faults of deposits.
const (
	Invalid        fault.Key = "deposit.invalid"
	NoSuch         fault.Key = "deposit.no_such"
	NoSuchContract fault.Key = "deposit.no_such_contract"
	NoSuchInvoice  fault.Key = "deposit.no_such_invoice"
	AmountMissing  fault.Key = "deposit.amount_missing"
	ReasonMissing  fault.Key = "deposit.reason_missing"
	NothingToPay   fault.Key = "deposit.nothing_to_pay"
	OtherCustomer  fault.Key = "deposit.other_customer"
	NotHeld        fault.Key = "deposit.not_held"
	TooEarly       fault.Key = "deposit.too_early"
	TakenBack      fault.Key = "deposit.taken_back"
	IsOpposite     fault.Key = "deposit.is_opposite"
	SameContract   fault.Key = "deposit.same_contract"
	UnknownState   fault.Key = "deposit.unknown_state"
)

// Service keeps the deposits of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// Whose says for whom a deposit is held: a contract, and the customer it is held for, who may not be the contract's any more.
type Whose struct {
	Contract int64 `json:"contractId"`
	Customer int64 `json:"customerId"` // 0 is the contract's
}

// ReceiveRequest takes a deposit: out of what a receipt has left, or as money that is entered by hand.
type ReceiveRequest struct {
	Whose
	Receipt   int64        `json:"receipt"`                 // an open one becomes the customer's; 0: entered by hand
	Date      date.Date    `json:"date" ts_type:"string"`   // "": of a receipt the first day on which it had so much left, by hand today
	Amount    money.Amount `json:"amount" ts_type:"string"` // above 0
	Method    string       `json:"method"`                  // by hand: cash (default), bank, cheque, alipay, wechat, pos, other
	Account   string       `json:"account"`                 // by hand: where it was put; may be empty
	Note      string       `json:"note"`
	RequestID string       `json:"requestId"`
}

// Part sets an amount of a deposit against an invoice.
type Part struct {
	Invoice billing.InvoiceID `json:"invoice"`
	Amount  money.Amount      `json:"amount" ts_type:"string"` // above 0
}

// SetOffRequest pays invoices of the customer out of the deposit.
type SetOffRequest struct {
	Whose
	Date      date.Date `json:"date" ts_type:"string"` // "" is today
	Reason    string    `json:"reason"`                // printed on the paper
	Parts     []Part    `json:"parts"`
	RequestID string    `json:"requestId"`
}

// RefundRequest pays a deposit back, in part or whole.
type RefundRequest struct {
	Whose
	Date      date.Date    `json:"date" ts_type:"string"` // "" is today
	Amount    money.Amount `json:"amount" ts_type:"string"`
	Method    string       `json:"method"` // bank (default), cash, cheque, alipay, wechat, pos, other
	Reason    string       `json:"reason"`
	RequestID string       `json:"requestId"`
}

// MoveRequest moves a deposit to another contract, of the same customer or of another.
type MoveRequest struct {
	Whose
	To        int64        `json:"toContractId"`
	Date      date.Date    `json:"date" ts_type:"string"` // "" is today
	Amount    money.Amount `json:"amount" ts_type:"string"`
	Reason    string       `json:"reason"`
	RequestID string       `json:"requestId"`
}

// TakeBackRequest takes an entry back by an opposite one.
type TakeBackRequest struct {
	ID        ID        `json:"id"`
	Date      date.Date `json:"date" ts_type:"string"` // not before the entry; "" is the same day, as if it had never been
	Reason    string    `json:"reason"`
	RequestID string    `json:"requestId"`
}

// Done says what was booked.
type Done struct {
	ID     ID           `json:"id"`
	Number string       `json:"number"`                // of the paper; "" of an opposite entry
	Held   money.Amount `json:"held" ts_type:"string"` // for the contract and customer now
	Event  int64        `json:"event"`                 // of the history, to be undone
}

// effect is what entries do to what is held, as SQL over the row d.
const effect = "iif(d.kind IN ('received', 'moved_in'), 1, -1) * iif(d.reverses IS NULL, 1, -1) * d.amount"

// sign says whether an entry of this kind adds to what is held.
func (k Kind) sign() money.Amount {
	if k == Received || k == MovedIn {
		return 1
	}
	return -1
}
