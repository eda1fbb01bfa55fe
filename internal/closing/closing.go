// Package closing settles a contract that ends (退租结算): in one transaction it ends the contract on a day, bills all that is left of
// it to that day, takes back what was billed beyond, sets prepayment and deposit against what is open, and pays the rest back. The
// sheet is the same work, rolled back: what it shows is what is booked.
package closing

import (
	"encoding/json"

	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
	"zhangfang/internal/meter"
	"zhangfang/internal/money"
)

// ID names a closing; people know it by its number.
type ID int64

// Faults of closings.
const (
	Invalid       fault.Key = "closing.invalid"
	NoSuch        fault.Key = "closing.no_such"
	SettledBefore fault.Key = "closing.settled_before"
	AfterItsEnd   fault.Key = "closing.after_its_end"
	StillBlocked  fault.Key = "closing.still_blocked"
)

// Service settles the contracts of one book.
type Service struct{ DB *db.DB }

// New makes the service of a book.
func New(d *db.DB) *Service { return &Service{DB: d} }

// usual is the reason on papers where none is given.
const usual = "退租结算"

// methods are the ways money goes back.
var methods = []string{"bank", "cash", "cheque", "alipay", "wechat", "pos", "other"}

// Request asks to settle a contract. What is not ticked stays as it is: it can be done later beside the bills and deposits.
type Request struct {
	Contract      contract.ID   `json:"contractId"`
	On            date.Date     `json:"on" ts_type:"string"` // its last day; "" is its end, and today where it has none or a later one
	Reason        string        `json:"reason"`              // printed on what is made; may be empty
	Readings      []meter.Entry `json:"readings"`            // last ones of its meters; those without a day are of On
	SkipFees      bool          `json:"skipFees"`            // leaves late fees to a later bill run
	UsePrepaid    bool          `json:"usePrepaid"`          // sets the customer's prepayment against what is open, the first due first
	SetOff        bool          `json:"setOff"`              // then the deposit
	RefundDeposit bool          `json:"refundDeposit"`       // pays back what is left of the deposit
	RefundPrepaid bool          `json:"refundPrepaid"`       // and of the prepayment
	Method        string        `json:"method"`              // how it is paid back: bank (default), cash, cheque, alipay, wechat, pos, other
	Leave         bool          `json:"leave"`               // settles although something cannot be billed yet: that comes with a later bill run
	RequestID     string        `json:"requestId"`
}

// Validate trims the reason.
func (r *Request) Validate() error {
	var c form.Check
	c.Line(&r.Reason, 200, "reason")
	if r.Reason == "" {
		r.Reason = usual
	}
	if r.Method == "" {
		r.Method = "bank"
	}
	form.OneOf(&c, r.Method, methods, "method")
	return c.Err(Invalid)
}

// Bill is an invoice of the contract that is open before money is set against it.
type Bill struct {
	ID      billing.InvoiceID `json:"id"`
	Number  string            `json:"number"`
	Kind    string            `json:"kind"` // names of its fee items
	Issue   date.Date         `json:"issue" ts_type:"string"`
	Due     date.Date         `json:"due" ts_type:"string"`
	Total   money.Amount      `json:"total" ts_type:"string"`
	Open    money.Amount      `json:"open" ts_type:"string"`
	New     bool              `json:"new"`                      // of this settlement
	Prepaid money.Amount      `json:"prepaid" ts_type:"string"` // set against it now
	SetOff  money.Amount      `json:"setOff" ts_type:"string"`  // of the deposit, now
}

// Sheet is a settlement: Net = Open − Held − Prepaid. What is done about it: Open − Paid − SetOff = Owes is left to pay,
// Held − SetOff − Refunded = HeldLeft is still held, Prepaid − Paid − Repaid = PrepaidLeft is still paid ahead.
type Sheet struct {
	ID       ID                      `json:"id"` // 0 before it is settled
	Number   string                  `json:"number"`
	Contract contract.ID             `json:"contractId"`
	Code     string                  `json:"code"`
	Unit     string                  `json:"unit"`
	Customer int64                   `json:"customerId"`
	Name     string                  `json:"name"`
	Start    date.Date               `json:"start" ts_type:"string"`
	End      date.Date               `json:"end" ts_type:"string"`  // the contract's before; "" is open-ended
	On       date.Date               `json:"on" ts_type:"string"`   // its last day
	Date     date.Date               `json:"date" ts_type:"string"` // of the settlement: the last day, or today where that is later
	Reason   string                  `json:"reason"`
	Early    bool                    `json:"early"` // it is ended by the settlement
	Meters   meter.Sheet             `json:"meters"`
	Lines    []billing.Line          `json:"lines"` // of what is billed now
	Credits  []billing.PlannedCredit `json:"credits"`
	Blocked  []billing.Blocked       `json:"blocked"`
	Warnings []billing.Blocked       `json:"warnings"`
	Billed   money.Amount            `json:"billed" ts_type:"string"`   // sum of Lines
	Fees     money.Amount            `json:"fees" ts_type:"string"`     // late fees in it
	Credited money.Amount            `json:"credited" ts_type:"string"` // sum of Credits
	Bills    []Bill                  `json:"bills"`                     // open ones, the first due first
	Open     money.Amount            `json:"open" ts_type:"string"`     // of them
	Held     money.Amount            `json:"held" ts_type:"string"`     // deposit
	Prepaid  money.Amount            `json:"prepaid" ts_type:"string"`  // of the customer
	Net      money.Amount            `json:"net" ts_type:"string"`      // above 0: the customer pays; below: is paid back

	Paid        money.Amount `json:"paid" ts_type:"string"`
	SetOff      money.Amount `json:"setOff" ts_type:"string"`
	Refunded    money.Amount `json:"refunded" ts_type:"string"` // of the deposit
	Repaid      money.Amount `json:"repaid" ts_type:"string"`   // of the prepayment
	Owes        money.Amount `json:"owes" ts_type:"string"`
	HeldLeft    money.Amount `json:"heldLeft" ts_type:"string"`
	PrepaidLeft money.Amount `json:"prepaidLeft" ts_type:"string"`
	Event       int64        `json:"event"` // of the history, to be undone; 0 before
}

func (s Sheet) json() string {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // amounts, dates and texts
	}
	return string(raw)
}
