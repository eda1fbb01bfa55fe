package bank

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/statement"
)

// File is a file as the user gave it.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data" ts_type:"string"` // base64 on the wire
}

// Request asks to look at a file (Preview), or to import it.
type Request struct {
	Account     AccountID          `json:"account"`     // 0: by AccountName, or as the file itself says
	AccountName string             `json:"accountName"` // an account of this name is made by the import if there is none
	File        File               `json:"file"`
	As          string             `json:"as"`       // a format's id; "" = by content
	Mapping     *statement.Mapping `json:"mapping"`  // how to read a generic table; null = as remembered for the account, or guessed
	Password    string             `json:"password"` // of an encrypted workbook
	Answers     map[string]string  `json:"answers"`  // to Questions of an earlier look; what was answered once for an account counts again
	Choices     []Choice           `json:"choices"`  // about doubtful rows
	Limit       int                `json:"limit"`    // of rows in the preview: 1 to 2,000; 0 is 2,000
	RequestID   string             `json:"requestId"`
}

// Validate wants a file.
func (r Request) Validate() error {
	if len(r.File.Data) == 0 {
		return fault.New(FileMissing, nil).At("file")
	}
	return nil
}

// Treatment says what becomes of a doubtful row. But for Same the line itself is kept in any case, so that the balance stays
// right; of one that is the Same the book keeps how the other export words it. So the next file does not ask again.
type Treatment string

// The treatments.
const (
	TakeIn   Treatment = "take"     // a receipt is made of it
	Internal Treatment = "internal" // a move between own accounts: no receipt
	Ignore   Treatment = "ignore"   // not money of a customer: the line without a receipt
	Same     Treatment = "same"     // the line of the book that another export brought: not added again
)

// Choice is what the user decided about a doubtful row.
type Choice struct {
	Row int       `json:"row"` // in the file
	As  Treatment `json:"as"`
}

// Status says what an import does with a row.
type Status string

// The states of a row.
const (
	RowNew      Status = "new"      // imported
	RowSeen     Status = "seen"     // in the book already
	RowDoubtful Status = "doubtful" // imported, but somebody should look
	RowSkipped  Status = "skipped"  // not imported
)

// Row is one line of the file beside what the import does with it.
type Row struct {
	Row          int                 `json:"row"` // in the file, from 1
	Date         date.Date           `json:"date" ts_type:"string"`
	Time         string              `json:"time"`
	Amount       string              `json:"amount"` // exact and positive; negative for a reversal
	Direction    statement.Direction `json:"direction"`
	Class        statement.Class     `json:"class"`
	Currency     string              `json:"currency"`
	Balance      *money.Amount       `json:"balance" ts_type:"string | null"`
	PayerName    string              `json:"payerName"`
	PayerAccount string              `json:"payerAccount"`
	Memo         string              `json:"memo"`
	Reference    string              `json:"reference"`
	Status       Status              `json:"status"`
	Why          *fault.Fault        `json:"why" ts_type:"any"` // a fault with its sentence, or null
	Treatment    Treatment           `json:"treatment"`         // of a doubtful row: what happens as things stand
	Choices      []Treatment         `json:"choices"`           // what the user may choose; [] = nothing to choose
	Receipt      bool                `json:"receipt"`           // the import makes a receipt of it
}

// Sum counts rows and what they bring.
type Sum struct {
	Count int          `json:"count"`
	In    money.Amount `json:"in" ts_type:"string"`  // lines of the account's currency only, neutral and closed ones not
	Out   money.Amount `json:"out" ts_type:"string"` // positive
}

// Counts are the sums by status.
type Counts struct {
	All      Sum `json:"all"`
	New      Sum `json:"new"`
	Seen     Sum `json:"seen"`
	Doubtful Sum `json:"doubtful"`
	Skipped  Sum `json:"skipped"`
	Same     Sum `json:"same"`     // of the doubtful, those that are there already as another export brought them
	Import   Sum `json:"import"`   // what will be added: new and doubtful, but for the same
	Receipts Sum `json:"receipts"` // of it, made receipts
}

// Detected says what the file is.
type Detected struct {
	Format     string                `json:"format"` // id
	Zh         string                `json:"zh"`
	En         string                `json:"en"`
	Variant    string                `json:"variant"`
	Recognised string                `json:"recognised"` // the file's own words by which it was recognised
	Encoding   string                `json:"encoding"`
	Sheet      string                `json:"sheet"`
	HeaderRow  int                   `json:"headerRow"` // from 1; 0 = none
	FirstRow   int                   `json:"firstRow"`  // of the first line
	Hint       statement.AccountHint `json:"hint"`      // what the file says about its account
	Mapping    *statement.Mapping    `json:"mapping"`   // how a generic table was read, to be confirmed; null for known formats
	Told       bool                  `json:"told"`      // Mapping is as the user said, now or at an earlier import
	Sample     [][]string            `json:"sample"`    // the cells of its first lines, beside Mapping
	From       date.Date             `json:"from" ts_type:"string"`
	To         date.Date             `json:"to" ts_type:"string"`
	Doubts     []*fault.Fault        `json:"doubts" ts_type:"any[]"` // about the file as a whole
	Questions  []Question            `json:"questions"`              // what the file leaves open; a guess was taken
}

// Question is what only the user can settle about a file: its dates may be of two orders, it may hold several accounts.
type Question struct {
	Ask      string   `json:"ask"`      // date_order, account, member, year; the key of Request.Answers
	Taken    string   `json:"taken"`    // the answer, or the guess; "" = all of them
	Choices  []string `json:"choices"`  //
	Example  string   `json:"example"`  // from the file
	Answered bool     `json:"answered"` // by the request, or once before for the account
}

// Target is the account that the import goes to.
type Target struct {
	ID       AccountID `json:"id"` // 0 = the import makes it
	Name     string    `json:"name"`
	Number   string    `json:"number"`
	Currency string    `json:"currency"`
	ByFile   bool      `json:"byFile"`                // found by the number in the file
	ByLayout bool      `json:"byLayout"`              // such files came into it before
	Last     date.Date `json:"last" ts_type:"string"` // day of its latest line in the book
	LastTime string    `json:"lastTime"`
	Again    bool      `json:"again"` // this very file was imported before
}

// Proof is whether the file agrees with itself, and the book with the file.
type Proof struct {
	Opening  *money.Amount `json:"opening" ts_type:"string | null"`
	In       money.Amount  `json:"in" ts_type:"string"`
	Out      money.Amount  `json:"out" ts_type:"string"`
	Computed *money.Amount `json:"computed" ts_type:"string | null"` // opening + in − out
	Closing  *money.Amount `json:"closing" ts_type:"string | null"`  // as the file states
	Holds    *bool         `json:"holds"`                            // computed = closing; null where the file does not say
	BreakRow int           `json:"breakRow"`                         // the first row whose balance does not follow, or 0

	Ours      *money.Amount `json:"ours" ts_type:"string | null"`   // the book's balance on the file's last day, after the import
	Theirs    *money.Amount `json:"theirs" ts_type:"string | null"` // the file's
	Differs   money.Amount  `json:"differs" ts_type:"string"`       // theirs − ours
	DiffersOn date.Date     `json:"differsOn" ts_type:"string"`     // the first day on which they differ, or ""
	DiffersAt int           `json:"differsAt"`                      // a row of that day to look at
}

// NotLine is a row of the file that is not a line: a heading, a total, a hint.
type NotLine struct {
	Row    int              `json:"row"` // 0 for a whole sheet
	Reason statement.Reason `json:"reason"`
	Text   string           `json:"text"`
}

// Preview is what an import would do. Nothing is written.
type Preview struct {
	Detected Detected  `json:"detected"`
	Target   Target    `json:"target"`
	Proof    Proof     `json:"proof"`
	Counts   Counts    `json:"counts"`
	Rows     []Row     `json:"rows"`     // doubtful first, then skipped, new, seen; each in file order
	More     bool      `json:"more"`     // there are rows beyond the limit
	NotLines []NotLine `json:"notLines"` // at most 200
}

// Imported is what an import did.
type Imported struct {
	Import   ImportID  `json:"import"` // 0 when there was nothing new
	Event    int64     `json:"event"`  // in the history, to take exactly this back; 0 when nothing was changed
	Account  AccountID `json:"account"`
	Name     string    `json:"name"` // of the account
	Detected Detected  `json:"detected"`
	Proof    Proof     `json:"proof"`
	Counts   Counts    `json:"counts"`
	Skipped  []Row     `json:"skipped"` // rows that were not imported, with why; at most 2,000

	stmt *statement.Statement
	left []Row
}

// NotImported are all rows that were not imported, with why; none when the request was carried out before.
func (i Imported) NotImported() []Row { return i.left }

// LeftOut is every row of a file that an import leaves out. What could not be read comes with its cells and the headings over
// them, so that it can be mended by itself and imported alone.
type LeftOut struct {
	Heading  []string   `json:"heading"`  // of the file's table; none where it has no columns
	Rows     []Row      `json:"rows"`     // lines that are not imported, with why
	Cells    [][]string `json:"cells"`    // of each of Rows and then of NotLines, as they stand in the file under its headings
	NotLines []NotLine  `json:"notLines"` // headings, totals, hints
}

// Statement is the file as it was read; nil when the request was carried out before.
func (i Imported) Statement() *statement.Statement { return i.stmt }
