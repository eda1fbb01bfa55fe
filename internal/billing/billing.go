// Package billing makes invoices: it previews and runs the bill run, gives numbers, keeps what is issued immutable, and takes
// an invoice back only by a credit note. The arithmetic of a line is charge's, the numbers are settings'.
//
// Choices where the domain paper leaves room:
//   - The days of a bill are those of its period, whenever it is made: one run a month and one run at the end make the same bills.
//     One that is made after it fell due is overdue at once, since it is the contract that says when it falls due. The preview
//     lists the months that a run catches up with. Their late fees are proposed by the next run, and can be waived: a run that is made
//     again makes nothing new.
//   - What has no day of its own, differences and late fees on an invoice of their own, has the day that the run goes through, or
//     today where that day is still to come.
package billing

import (
	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
)

// InvoiceID names an invoice inside the program; people know it by its number.
type InvoiceID int64

// RunID names a bill run.
type RunID int64

// Faults of billing.
const (
	NoSuchInvoice  fault.Key = "billing.no_such_invoice"
	NotOpen        fault.Key = "billing.not_open"
	OverSettled    fault.Key = "billing.over_settled"
	ThroughMissing fault.Key = "billing.through_missing"
	AlreadyCredit  fault.Key = "billing.already_credited"
	ReasonMissing  fault.Key = "billing.reason_missing"
	CreditTooEarly fault.Key = "billing.credit_too_early"
	CreditAhead    fault.Key = "billing.credit_ahead"
	CreditInvalid  fault.Key = "billing.credit_invalid"
	CreditNothing  fault.Key = "billing.credit_nothing"
	CreditBeyond   fault.Key = "billing.credit_beyond"
	CreditStrange  fault.Key = "billing.credit_strange"
	CreditRebill   fault.Key = "billing.credit_rebill"
	LimitPassed    fault.Key = "billing.limit_passed"
	LimitReached   fault.Key = "billing.limit_reached"
	NegativeWaits  fault.Key = "billing.negative_waits"
	DeltaWaits     fault.Key = "billing.delta_waits"
	EndUnread      fault.Key = "billing.end_unread"
	EndNotRead     fault.Key = "billing.end_not_read"
)

// Service makes and keeps invoices.
type Service struct {
	DB   *db.DB
	Jobs *job.Runner

	outlooks db.Kept[outlookOn, outlook] // the last that was asked for
}

// New wires the service.
func New(d *db.DB, jobs *job.Runner) *Service { return &Service{DB: d, Jobs: jobs} }

// Line is one line of an invoice that is planned or issued.
type Line struct {
	Charge   int64     `json:"charge"`   // 0 for an opening item, and for what is of no charge: a contract's minimum, a late fee
	Contract string    `json:"contract"` // code
	LineNo   int       `json:"lineNo"`   // of the charge in its contract
	FeeItem  int64     `json:"feeItem"`
	Name     string    `json:"name"`     // of the fee item
	Adjusts  int64     `json:"adjusts"`  // the issued line whose difference this is, or 0
	Of       InvoiceID `json:"of"`       // the bill that a difference puts right, or that was paid late; else 0
	OfNumber string    `json:"ofNumber"` // its number
	charge.Line
	contractID int64
	unit       string // room, shop
	note       string // what the remark says of a difference or a late fee
	late       *LateFee
}

// Planned is one invoice that a bill run makes.
type Planned struct {
	ID       InvoiceID    `json:"id"`     // 0 in a preview
	Number   string       `json:"number"` // the number it has or would get
	Customer int64        `json:"customerId"`
	Code     string       `json:"code"` // of the customer
	Name     string       `json:"name"`
	Issue    date.Date    `json:"issue" ts_type:"string"`
	Due      date.Date    `json:"due" ts_type:"string"`
	Net      money.Amount `json:"net" ts_type:"string"`
	Tax      money.Amount `json:"tax" ts_type:"string"`
	Total    money.Amount `json:"total" ts_type:"string"`
	Prepaid  money.Amount `json:"prepaid" ts_type:"string"` // what was paid ahead and is set against it, as the book's rule says
	Lines    []Line       `json:"lines"`
	contract string       // code, when one invoice is made per contract
	periods  []billedPeriod
}

type billedPeriod struct {
	charge int64
	date.Range
	readTo date.Date // the last reading that its lines take in, zero without a meter
}

// Blocked is a charge that could not be billed, and why. The rest of the run goes on.
type Blocked struct {
	Charge     int64        `json:"charge"`
	Contract   string       `json:"contract"` // code
	ContractID int64        `json:"contractId"`
	LineNo     int          `json:"lineNo"`
	Customer   int64        `json:"customerId"`
	Name       string       `json:"name"` // of the customer
	FeeItem    string       `json:"feeItem"`
	Fault      *fault.Fault `json:"fault" ts_type:"any"`
}

// Plan is what a bill run through a date makes. Credits are credit notes for differences that no invoice of the run can take.
// Warnings are of what was billed all the same, or waits for a later run.
type Plan struct {
	Invoices []Planned       `json:"invoices"`
	Credits  []PlannedCredit `json:"credits"`
	Blocked  []Blocked       `json:"blocked"`
	Warnings []Blocked       `json:"warnings"`
	Total    money.Amount    `json:"total" ts_type:"string"`
	Credited money.Amount    `json:"credited" ts_type:"string"`
	Fees     money.Amount    `json:"fees" ts_type:"string"`    // late fees in Total
	Prepaid  money.Amount    `json:"prepaid" ts_type:"string"` // set against the invoices

	through   date.Date
	customers map[int64]party
	spent     []spent
	reviewed  []int64 // charges of which every difference was found and billed
	moved     []rereading
}
