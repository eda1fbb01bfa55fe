// Package paper draws what leaves the office: invoices (账单), receipts (收据) and statements (对账单), as PDF on A4 in Chinese or English.
// Documents go in, bytes come out: it asks no clock and looks nothing up, so the same document is always the same bytes.
// It adds nothing up but the sums carried from page to page; totals are given. It refuses a document that holds a character the
// font cannot draw, and says in which field.
//
// A document is laid out on pages of marks first (page.go, table.go), which need only the widths of the font; then the marks are
// drawn by gofpdf (draw.go); then the cut of the font is put into the file (finish.go).
package paper

import (
	"io"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Lang is the language of a paper's own words. What the user wrote stays as it is. The zero value is Chinese.
type Lang string

const (
	Chinese Lang = "zh-CN"
	English Lang = "en"
)

// Party is who sends or gets a paper. Everything but the name may be empty.
type Party struct {
	Name    string
	TaxID   string // 统一社会信用代码 or 纳税人识别号
	Address string
	Phone   string
	Bank    string // the branch: 开户行
	Account string
	Contact string // a person
}

// Invoice is an 账单. Amounts are printed as given: lines, net, tax, total, received and open have been added up before.
type Invoice struct {
	Lang        Lang
	Title       string // without one: 账单, Invoice
	Number      string // a draft has none
	Seller      Party
	Buyer       Party
	Unit        string // the rooms or shops it is for
	IssueDate   date.Date
	DueDate     date.Date
	Lines       []InvoiceLine
	Net         money.Amount
	Tax         money.Amount
	Total       money.Amount
	Received    money.Amount // allocated to it so far
	Open        money.Amount
	PayNote     string // how to pay, in the user's words
	Note        string
	Logo        []byte       // PNG or JPEG, or nothing
	ShowWorking bool         // print each line's Working
	Credited    bool         // reversed in full: struck through and stamped 已红冲
	Author      string       // of the file; without one the seller
	Prepaid     money.Amount // of what was received: taken from prepayment
	Previous    money.Amount // what is open of earlier invoices; 0 is not spoken of
	Extras
}

// InvoiceLine is one line. Amount is net + tax.
type InvoiceLine struct {
	Name      string
	From, To  date.Date // the billing period, both days included; none, one or both
	Quantity  decimal.Decimal
	Unit      string // m², 度, 月
	UnitPrice decimal.Decimal
	TaxRate   decimal.Decimal // 0.09 is 9 %
	Net       money.Amount
	Tax       money.Amount
	Amount    money.Amount
	Working   string // 算式
	Remark    string // why there is a discount or nothing to pay
}

// Receipt is a 收款收据 for money that was received. It is no tax invoice, and says so.
type Receipt struct {
	Lang     Lang
	Title    string // without one: 收款收据, Receipt
	Number   string
	Seller   Party // who received
	Payer    Party
	Unit     string
	Date     date.Date
	Items    []ReceiptItem
	Amount   money.Amount // of the receipt: the items and what is kept as prepayment
	Prepaid  money.Amount // the part that no invoice took yet
	Purpose  string       // 收款事由 in words, beside or instead of items
	Method   string       // 收款方式: 现金, 银行转账 …
	Note     string
	Cashier  string // 收款人
	Handler  string // 经手人
	Logo     []byte
	Reversed bool // struck through and stamped 已作废
	Author   string
	Copy     Copy
	Extras
}

// ReceiptItem is one invoice that the receipt settles, in whole or in part.
type ReceiptItem struct {
	Invoice string // its number
	Name    string // what it was for
	Total   money.Amount
	Amount  money.Amount // settled by this receipt
}

// Statement is a 对账单: what one customer owes as of a day.
type Statement struct {
	Lang     Lang
	Title    string // without one: 对账单, Statement of account
	Number   string
	Seller   Party
	Buyer    Party
	AsOf     date.Date
	Lines    []StatementLine
	Total    money.Amount // of the lines
	Received money.Amount
	Open     money.Amount
	Prepaid  money.Amount // received and not allocated; not taken off Open
	PayNote  string
	Note     string
	Logo     []byte
	Author   string

	ReplyBy   date.Date // with it or a code the paper asks for an answer and has a slip to send back
	ReplyCode string
	Ages      []Age // how much has been overdue how long
	Extras
}

// Age is what is open in one bucket of ages.
type Age struct {
	Name   string // 未到期, 1–30 天 …
	Amount money.Amount
}

// StatementLine is one open invoice.
type StatementLine struct {
	Number    string
	Name      string // what it is for
	IssueDate date.Date
	DueDate   date.Date
	Total     money.Amount
	Received  money.Amount
	Open      money.Amount
}

// Document is one of the papers: an Invoice, a Receipt, a Statement, a letter.
type Document interface {
	content() *content
	about() about
}

// about is what the file says of a document beside its pages.
type about struct {
	title  string // its kind
	number string
	party  string
	author string
	dated  date.Date
	lang   Lang
	logo   []byte
}

// Printer draws papers. All printers share one font, which the first paper of a run reads (a fraction of a second).
// It is safe for use from several goroutines at once.
type Printer struct{}

// New makes a printer.
func New() *Printer { return &Printer{} }

// Invoices writes invoices into one file, in the order given. Errors are the faults of Check and errors of w.
func (*Printer) Invoices(w io.Writer, docs ...Invoice) error { return printAll(w, Options{}, docs) }

// Receipts writes receipts into one file.
func (*Printer) Receipts(w io.Writer, docs ...Receipt) error { return printAll(w, Options{}, docs) }

// Statements writes statements into one file.
func (*Printer) Statements(w io.Writer, docs ...Statement) error { return printAll(w, Options{}, docs) }
