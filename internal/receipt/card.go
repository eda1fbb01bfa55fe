package receipt

import (
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// QueueFilter says which receipts the screen shows. Proposals always look at the whole book.
type QueueFilter struct {
	Account string    `json:"account"` // name; "" for all
	From    date.Date `json:"from" ts_type:"string"`
	To      date.Date `json:"to" ts_type:"string"`
	Import  int64     `json:"import"` // of this import alone; 0 for all
	Limit   int       `json:"limit"`  // rows in each group: 1 to 2,000; 0 is 500
	Done    int       `json:"done"`   // rows of those done, where it is not to be as many: 1 to 2,000
}

// Sum counts receipts and adds them up.
type Sum struct {
	Count  int          `json:"count"`
	Amount money.Amount `json:"amount" ts_type:"string"`
}

// Group is one part of the queue. Count and Amount are of the whole group, Rows may be fewer.
type Group struct {
	Sum
	Rows []Item `json:"rows"`
}

// Item is a receipt with what is proposed for it, the best first, at most five; none = nobody known.
type Item struct {
	Receipt   Row        `json:"receipt"`
	Proposals []Proposal `json:"proposals"`
	Pending   bool       `json:"pending"` // what it rests on was changed: what is proposed is not yet compared with the whole book
}

// Queue is the screen of claiming: arrived = claimed + unclaimed + nothing.
type Queue struct {
	Arrived   Sum   `json:"arrived"`
	Claimed   Sum   `json:"claimed"`
	Unclaimed Sum   `json:"unclaimed"`
	Nothing   Sum   `json:"nothing"`
	Certain   Group `json:"certain"`
	ToDecide  Group `json:"toDecide"`
	Done      Group `json:"done"`    // claimed or nothing, the latest first
	Making    bool  `json:"making"`  // proposals are being worked out anew: what is shown may be behind, what changed is pending
	Waiting   int   `json:"waiting"` // open receipts that this round has not looked at, the newest ones
}

// Who is a customer on a card.
type Who struct {
	ID   int64  `json:"id"` // 0 = nobody, or several
	Code string `json:"code"`
	Name string `json:"name"`
	Unit string `json:"unit"` // rooms or shops, the first three
}

// Proposal is one card: whose money it may be, why, and what would be booked.
type Proposal struct {
	Rank       int              `json:"rank"` // 1 to 5
	Decision   match.Decision   `json:"decision"`
	Confidence match.Confidence `json:"confidence" ts_type:"string"` // "0.987"
	Customer   Who              `json:"customer"`
	Word       match.Word       `json:"word"`    // certain, likely, unsure
	Reasons    []match.Reason   `json:"reasons"` // sentences under fault "match.…"
	Marks      []match.Mark     `json:"marks"`   // where in the receipt the facts stand, and the reason that each proves
	Plan                        // as proposed
	Choices    []Choice         `json:"choices"` // where the amount does not fit: how the difference may be booked
	Nothing    bool             `json:"nothing"` // proposes that it is nobody's
}

// Plan is what a claim would book: money + write-off = what the invoices get; the rest is prepayment.
type Plan struct {
	Parts      []Card       `json:"parts"`
	Open       money.Amount `json:"open" ts_type:"string"`       // of the invoices together, before
	Allocated  money.Amount `json:"allocated" ts_type:"string"`  // of the receipt
	WriteOff   money.Amount `json:"writeOff" ts_type:"string"`   //
	Rest       money.Amount `json:"rest" ts_type:"string"`       // prepayment
	Difference money.Amount `json:"difference" ts_type:"string"` // the receipt − open: negative = too little
}

// Card is one invoice on a card, with what it gets.
type Card struct {
	Part
	Number       string       `json:"number"`
	Kind         string       `json:"kind"`
	Unit         string       `json:"unit"`
	Customer     int64        `json:"customerId"`
	CustomerName string       `json:"customerName"`
	PeriodFrom   date.Date    `json:"periodFrom" ts_type:"string"`
	PeriodTo     date.Date    `json:"periodTo" ts_type:"string"`
	Due          date.Date    `json:"due" ts_type:"string"`
	Overdue      int          `json:"overdue"`               // days past due today, or 0
	Open         money.Amount `json:"open" ts_type:"string"` // before
	Left         money.Amount `json:"left" ts_type:"string"` // after
	After        string       `json:"after"`                 // paid, partPaid, open
	Code         string       `json:"code"`                  // 付款备注码, as printed on it
	Also         Sum          `json:"also"`                  // other open receipts whose first proposal pays it, and with how much of them
}

// ChoiceKind is a way to book a difference.
type ChoiceKind string

// The ways.
const (
	AsFee      ChoiceKind = "fee"      // write the difference off as a fee: all invoices are paid
	AsShort    ChoiceKind = "short"    // the last invoice stays open by the difference
	AsDiscount ChoiceKind = "discount" // let the difference off, with a note
	AsPrepay   ChoiceKind = "prepay"   // pay only what can be paid whole; the rest is prepayment
)

// Choice is one way to book a difference, with everything it would book.
type Choice struct {
	Kind    ChoiceKind `json:"kind"`
	Default bool       `json:"default"`
	Plan
}

// ProposeRequest asks what a receipt could pay: for a customer whom the user found, or for invoices that the user chose.
type ProposeRequest struct {
	Receipt  ID                  `json:"receipt"`
	Customer int64               `json:"customerId"` // 0 = as the engine proposes
	Invoices []billing.InvoiceID `json:"invoices"`   // filled in this order; [] = as the engine proposes
}

// Proposed is the answer.
type Proposed struct {
	Receipt   Row        `json:"receipt"`
	Proposals []Proposal `json:"proposals"`
	Open      []Card     `json:"open"` // every open invoice of the customer, the oldest due first, with nothing set against it
}

// AcceptRequest claims receipts whose proposal is certain: those asked for, or all that a filter of the screen shows.
type AcceptRequest struct {
	Receipts  []ID        `json:"receipts"` // [] = all of the filter
	Within    QueueFilter `json:"within"`   // empty = the whole book
	RequestID string      `json:"requestId"`
}

// Accepted says what was claimed. Skipped are receipts that were asked for and are not certain any more.
type Accepted struct {
	Sum
	Receipts []ID      `json:"receipts"`
	Skipped  []Skipped `json:"skipped"`
	Event    int64     `json:"event"` // one for all of them: what to undo
}

// Skipped is a receipt that was not claimed by itself, with what speaks against it now.
type Skipped struct {
	Receipt   ID             `json:"receipt"`
	Reference string         `json:"reference"`
	Payer     string         `json:"payer"`
	Amount    money.Amount   `json:"amount" ts_type:"string"`
	Reasons   []match.Reason `json:"reasons"` // of its best proposal; [] = it is claimed, or nobody is known
}

// MatchResult is a round of proposals with numbers and references instead of ids, for the terminal.
type MatchResult struct {
	Proposals []Match `json:"proposals"`
	Applied   Sum     `json:"applied"`
}

// Match is one proposal of a MatchResult. No allocations and no customer = nothing to match.
type Match struct {
	Receipt     string           `json:"receipt"` // reference
	Decision    match.Decision   `json:"decision"`
	Rank        int              `json:"rank"`
	Confidence  match.Confidence `json:"confidence" ts_type:"string"`
	Customer    string           `json:"customer"` // code
	Allocations []NumberedPart   `json:"allocations"`
	Reasons     []match.Reason   `json:"reasons"`
}

// NumberedPart is a part with the number of its invoice, as the terminal reads and writes it.
type NumberedPart struct {
	Invoice  string       `json:"invoice"`
	Amount   money.Amount `json:"amount" ts_type:"string"`
	WriteOff money.Amount `json:"writeoff" ts_type:"string"`
}

// Entry settles one receipt as given, replacing what stood before. Without allocations, customer and nothing it is open again.
type Entry struct {
	Receipt     string         `json:"receipt"`  // reference
	Customer    string         `json:"customer"` // code; "" = of the invoices
	Allocations []NumberedPart `json:"allocations"`
	Nothing     bool           `json:"nothing"`
}

// SettleRequest is the file of the terminal's claim.
type SettleRequest struct {
	Entries   []Entry `json:"entries"`
	RequestID string  `json:"requestId"`
}

// Settled says what a SettleRequest did.
type Settled struct {
	Claimed   Sum `json:"claimed"`
	Nothing   Sum `json:"nothing"`
	Reopened  Sum `json:"reopened"`
	Unchanged int `json:"unchanged"` // stood so before

	Event int64 `json:"event"` // 0: nothing was changed
}
