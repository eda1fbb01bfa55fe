// Package receipt keeps the money that came in: which customer it is from and which invoices it pays. It proposes claims by
// what match knows, books them when somebody agrees, and takes them back by opposite dated entries. It imports no statements
// and changes no invoice but through billing.Settle.
package receipt

import (
	"sync"
	"sync/atomic"
	"time"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// Faults of receipts.
const (
	Invalid         fault.Key = "receipt.invalid"
	NoSuch          fault.Key = "receipt.no_such"
	NoSuchReference fault.Key = "receipt.no_such_reference"
	NoSuchCustomer  fault.Key = "receipt.no_such_customer"
	NoSuchInvoice   fault.Key = "receipt.no_such_invoice"
	AlreadyClaimed  fault.Key = "receipt.already_claimed"
	NotClaimed      fault.Key = "receipt.not_claimed"
	IsNothing       fault.Key = "receipt.is_nothing"
	NotOpen         fault.Key = "receipt.not_open"
	MoneyOut        fault.Key = "receipt.money_out"
	OverAllocated   fault.Key = "receipt.over_allocated"
	AmountMissing   fault.Key = "receipt.amount_missing"
	CustomerMissing fault.Key = "receipt.customer_missing"
	InvoiceTwice    fault.Key = "receipt.invoice_twice"
	ReasonMissing   fault.Key = "receipt.reason_missing"
	NothingLeft     fault.Key = "receipt.nothing_left"
	NothingToPay    fault.Key = "receipt.nothing_to_pay"
	NothingAndParts fault.Key = "receipt.nothing_and_parts"
	Twice           fault.Key = "receipt.twice"
	Stale           fault.Key = "receipt.stale"
)

// ID names a receipt inside the program; people know it by its reference.
type ID int64

// State says what became of a receipt.
type State string

// The states.
const (
	Open    State = "open"    // to be claimed
	Claimed State = "claimed" // a customer's
	Nothing State = "nothing" // not from a customer, or not to be claimed
)

// Service claims receipts.
type Service struct {
	DB *db.DB

	mu       sync.Mutex            // one round at a time
	seen     atomic.Pointer[round] // the last round of proposals, exact until the next event
	busy     atomic.Bool           // a round is being made beside the work
	failed   atomic.Bool           // and could not be
	patience time.Duration
	handful  int

	taught     db.Kept[struct{}, lessons]
	remembered db.Kept[MemoryFilter, Memory]
}

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d, patience: patience, handful: handful} }

// Row is one receipt in a list or on a card.
type Row struct {
	ID           ID           `json:"id"`
	Reference    string       `json:"reference"`
	Number       string       `json:"number"` // 收据号, or ""
	Account      string       `json:"account"`
	Date         date.Date    `json:"date" ts_type:"string"`
	Time         string       `json:"time"`
	Amount       money.Amount `json:"amount" ts_type:"string"` // negative = money out: kept, never claimed
	PayerName    string       `json:"payerName"`
	PayerAccount string       `json:"payerAccount"`
	Memo         string       `json:"memo"`
	Channel      string       `json:"channel"` // bank, alipay, wechat, cash …
	BankRef      string       `json:"bankRef"`
	State        State        `json:"state"`
	Customer     int64        `json:"customerId"` // 0 = none
	CustomerCode string       `json:"customerCode"`
	CustomerName string       `json:"customerName"`
	Auto         bool         `json:"auto"` // claimed because the engine was certain
	Allocated    money.Amount `json:"allocated" ts_type:"string"`
	Left         money.Amount `json:"left" ts_type:"string"` // of a claimed receipt: prepayment; of an open one: all
	Note         string       `json:"note"`
	Line         int64        `json:"line"` // the statement line, or 0
	Cursor       string       `json:"cursor"`
}

// Part sets an amount of a receipt against an invoice; WriteOff is what closes it besides.
type Part struct {
	Invoice        billing.InvoiceID `json:"invoice"`
	Amount         money.Amount      `json:"amount" ts_type:"string"`   // ≥ 0
	WriteOff       money.Amount      `json:"writeOff" ts_type:"string"` // ≥ 0
	WriteOffReason WriteOffReason    `json:"writeOffReason"`            // "" is fee
	WriteOffNote   string            `json:"writeOffNote"`              // needed for a discount
}

// WriteOffReason says why an invoice is closed with less than its amount.
type WriteOffReason string

// The reasons for write-offs.
const (
	Fee      WriteOffReason = "fee"      // a bank's or channel's fee
	Discount WriteOffReason = "discount" // let off, with a note
	Rounding WriteOffReason = "rounding" // 抹零
)

// Saw is what was open of an invoice when somebody decided.
type Saw struct {
	Invoice billing.InvoiceID `json:"invoice"`
	Open    money.Amount      `json:"open" ts_type:"string"`
}

// ClaimRequest says whose money an open receipt is and which invoices it pays. The rest becomes prepayment of the customer.
type ClaimRequest struct {
	Receipt     ID             `json:"receipt"`
	With        []ID           `json:"with"`       // more open receipts that pay the same invoices together with it; their money is used by date
	Customer    int64          `json:"customerId"` // 0: the customer of the first invoice
	Allocations []Part         `json:"allocations"`
	Saw         []Saw          `json:"saw"`     // what the card showed; refused where it is not so any more. [] = not looked at
	Reasons     []match.Reason `json:"reasons"` // kept with the claim
	Auto        bool           `json:"auto"`    // as proposed with certainty
	Note        string         `json:"note"`
	RequestID   string         `json:"requestId"`
}

// Booked says what was booked.
type Booked struct {
	Receipt   ID           `json:"receipt"`
	Reference string       `json:"reference"`
	Customer  int64        `json:"customerId"`
	Allocated money.Amount `json:"allocated" ts_type:"string"` // by this command
	WriteOff  money.Amount `json:"writeOff" ts_type:"string"`
	Left      money.Amount `json:"left" ts_type:"string"` // prepayment that remains
	Event     int64        `json:"event"`                 // in the history: what to undo
}

// Done says which event of the history a command made. 0: there was nothing to do.
type Done struct {
	Event int64 `json:"event"`
}

// EnterRequest is money received outside of statements: cash, a cheque, a wallet without a file.
type EnterRequest struct {
	Date        date.Date    `json:"date" ts_type:"string"` // "" is today
	Amount      money.Amount `json:"amount" ts_type:"string"`
	Payer       string       `json:"payer"`   // "" is the customer's name
	Method      string       `json:"method"`  // cash (default), bank, cheque, alipay, wechat, pos, other
	Account     string       `json:"account"` // where it was put; may be empty
	Memo        string       `json:"memo"`
	Customer    int64        `json:"customerId"`  // 0: left open, to be claimed later
	Allocations []Part       `json:"allocations"` // [] with Auto false: all of it is prepayment
	Auto        bool         `json:"auto"`        // set it against the oldest invoices of the customer
	RequestID   string       `json:"requestId"`
}

// ApplyRequest sets prepayment against invoices: of one receipt, or of all of a customer's, the oldest first.
type ApplyRequest struct {
	Receipt     ID     `json:"receipt"`     // or
	Customer    int64  `json:"customerId"`  //
	Allocations []Part `json:"allocations"` // [] = the oldest invoices first
	RequestID   string `json:"requestId"`
}

// Applied says what an application of prepayment did.
type Applied struct {
	Receipts []Booked     `json:"receipts"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	Event    int64        `json:"event"`
}

// UnclaimRequest takes a claim back.
type UnclaimRequest struct {
	Receipt   ID        `json:"receipt"`
	Date      date.Date `json:"date" ts_type:"string"` // of the opposite entries, never before what they take back; "" = the same days, as if never claimed
	Reason    string    `json:"reason"`
	RequestID string    `json:"requestId"`
}

// NothingRequest marks open receipts as nobody's, or takes that mark away.
type NothingRequest struct {
	Receipts  []ID   `json:"receipts"`
	Reopen    bool   `json:"reopen"`
	Note      string `json:"note"`
	RequestID string `json:"requestId"`
}

// RejectRequest refuses a proposal for a receipt: it is not made again.
type RejectRequest struct {
	Receipt  ID                  `json:"receipt"`
	Customer int64               `json:"customerId"` // 0: of several customers
	Invoices []billing.InvoiceID `json:"invoices"`   // [] = the customer as such is refused, whatever it owes
}

// Ref asks for one receipt.
type Ref struct {
	ID ID `json:"id"`
}

// Source is the statement line that a receipt came from, as the file had it.
type Source struct {
	Line     int64         `json:"line"`
	Account  string        `json:"account"`
	File     string        `json:"file"`
	Format   string        `json:"format"`
	Imported string        `json:"imported"` // moment, UTC
	Row      int           `json:"row"`
	Status   string        `json:"status"`
	Balance  *money.Amount `json:"balance" ts_type:"string | null"`
	Raw      []string      `json:"raw"` // the cells of the row
}

// Detail is one receipt with all that was booked on it.
type Detail struct {
	Row
	Reasons     []match.Reason       `json:"reasons"`     // why it was claimed so
	Allocations []billing.Allocation `json:"allocations"` // in the order it happened, reversals too
	Source      *Source              `json:"source"`      // null for money entered by hand or by exchange
}

// Filter asks for a page of receipts.
type Filter struct {
	Search   string    `json:"search"`     // payer, memo, reference, number, customer, or an amount
	State    string    `json:"state"`      // "", open, claimed, nothing, prepaid (claimed with something left), out (money out)
	Customer int64     `json:"customerId"` // 0 for all
	Account  string    `json:"account"`
	Channel  string    `json:"channel"`
	From     date.Date `json:"from" ts_type:"string"`
	To       date.Date `json:"to" ts_type:"string"`
	Sort     string    `json:"sort"` // date (default), amount, payer, customer, left
	Desc     bool      `json:"desc"`
	After    string    `json:"after"`  // cursor of the last row of the page before
	Offset   int       `json:"offset"` // for jumping in a scrolled list
	Limit    int       `json:"limit"`  // 1 to 100,000; 0 is 200
}

// Page is a run of receipts with the sums of the whole filter; money out is not in the sums unless asked for.
type Page struct {
	Rows      []Row        `json:"rows"`
	Count     int          `json:"count"`
	Amount    money.Amount `json:"amount" ts_type:"string"`
	Allocated money.Amount `json:"allocated" ts_type:"string"`
	Left      money.Amount `json:"left" ts_type:"string"` // prepayment of claimed receipts
	More      bool         `json:"more"`
	Next      string       `json:"next"` // after of the next page
}
