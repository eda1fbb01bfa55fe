// Package statement reads the files that banks and wallets give their customers, and spreadsheets like them, into
// lines of money in and money out. It decides by content, never by a file's name; it keeps each line's raw cells
// and row; what it does not import it lists with a reason.
//
// It refuses to guess silently: a file no format claims is read by the alias table (generic.go) and comes back with
// the Mapping that was used, its confidence and its doubts. It knows no book, no clock and no disk: bytes in,
// Statement out. README.md beside this file says how to add a format.
package statement

import (
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"

	"github.com/shopspring/decimal"
)

// Source is a file as it came. Name is for messages, and may tell the year where the file does not. Data may not be changed afterwards: the lines are cut from it,
// so that a file of 60 MB is not held twice.
type Source struct {
	Name string
	Data []byte
}

// Options are what the user said beforehand. The zero value lets the content decide.
type Options struct {
	As       string         // a Format.ID that must read the file; "" = detect
	Mapping  *Mapping       // how to read a generic table, as it was confirmed before; nil = guess
	Password string         // of an encrypted workbook or archive
	Answers  map[Ask]string // to Questions that an earlier reading came back with
	Today    date.Date      // days without a year are taken for the latest up to it, where nothing tells; 0 = then the file is refused
}

// Direction is the side of the owner's account on which a line stands.
type Direction string

// The three directions. Neutral lines moved between the owner's own pockets or never happened (不计收支, 中性交易).
const (
	In      Direction = "in"
	Out     Direction = "out"
	Neutral Direction = "neutral"
)

// Class says what kind of movement a line is, where the format tells.
type Class string

// The classes. Closed lines were never paid, taken back whole, or are not booked yet; internal ones only moved between
// own pockets.
const (
	Normal   Class = "normal"
	Refund   Class = "refund"
	Fee      Class = "fee"
	Internal Class = "internal"
	Closed   Class = "closed"
	Reversal Class = "reversal" // 冲正: booked negative in its own column, or marked as one by the bank
)

// Line is one row of the file.
//
// Amount is exact and positive on both sides, Direction says which; it is negative only for a reversal that the bank
// booked as a negative number on the same side (it lowers that side's sum). Signed gives the effect on the account.
// Amounts may have more than two places (fees of 0.00600, coins): who needs fen converts and refuses.
type Line struct {
	Row          int // 1-based row of the file or sheet; of OFX and CAMT, which have no rows, the number of the entry
	Date         date.Date
	DateText     string // the day as the file has it where that is not Date: 2016-02-30 of a bank whose months have 30 days, "-" for none
	Time         string // HH:MM:SS, or "" where the file has none
	Amount       decimal.Decimal
	Direction    Direction
	Currency     string           // ISO code, or "" where the file states none
	Balance      *decimal.Decimal // after the line; nil where the file has none
	PayerName    string           // the other party: who paid, or on outgoing lines who was paid
	PayerAccount string
	Memo         string
	Reference    string // the bank's or wallet's own id; "" where it has none or Excel has damaged it
	Reference2   string // a second id: the merchant's order, the refund's batch
	Status       string // in the file's words
	Kind         string // in the file's words: 转账, 商户消费, 交易退款
	Class        Class
	Fee          decimal.Decimal // charged by the channel on this line, its sign as in the file; 0 = none stated
	Raw          Raw             // the row as it came
}

// Signed gives the effect on the owner's account: positive in, negative out. A neutral line gives its plain amount.
func (l *Line) Signed() decimal.Decimal {
	if l.Direction == Out {
		return l.Amount.Neg()
	}
	return l.Amount
}

// AccountHint is what the file says about the account it belongs to.
type AccountHint struct {
	Name   string `json:"name"`   // the holder
	Number string `json:"number"` // may be masked
	Bank   string `json:"bank"`   // bank or wallet, by format
}

// Reason says why a row is not a line.
type Reason string

// The reasons. Their sentences are statement.reason_<reason>.
const (
	Preamble Reason = "preamble" // stands before the header
	Header   Reason = "header"   // the header itself, also repeated on a new page
	Footer   Reason = "footer"   // totals and hints after the last line
	Sheet    Reason = "sheet"    // a whole other sheet of the workbook or file of the archive; Raw holds its name
	Broken   Reason = "broken"   // looks like a line but could not be read; Problems says why
	// OtherAccount is a line of an account that was not asked for, NotMoney a trade, a category or the like.
	OtherAccount Reason = "other_account"
	NotMoney     Reason = "not_money"
)

// Key names the reason's sentence.
func (r Reason) Key() fault.Key { return fault.Key("statement.reason_" + string(r)) }

// Note is a row that was not imported.
type Note struct {
	Row    int // 0 for a whole sheet
	Reason Reason
	Raw    []string
}

// Problem is something the user should look at: a row that could not be read, or (Row 0) a doubt about the file.
type Problem struct {
	Row   int
	Fault *fault.Fault
}

// Statement is a file that was read.
type Statement struct {
	Format     string // Format.ID
	Variant    string // which of the format's layouts; "" for generic tables
	Recognised string // in the file's own words, by what it was recognised: its marker, or its header
	Encoding   string // UTF-8, UTF-8-BOM, GB18030, Big5, UTF-16LE, UTF-16BE, Windows-1252, xlsx, xls
	Sheet      string // of a workbook
	Member     string // of an archive: the file that was read, or the first of them
	HeaderRow  int    // 1-based; 0 = no header
	Account    AccountHint
	Lines      []Line
	Skipped    []Note
	Problems   []Problem
	Questions  []Question    // what the file leaves open; a guess was taken
	Parts      []Part        // the statements in a file of OFX, QIF, MT940 or CAMT; nil for tables
	Opening    *money.Amount // balances that the preamble or footer states
	Closing    *money.Amount
	Totals     []Total    // what the file says of its lines; Problems tell where that differs from them
	From, To   date.Date  // the first and the last day of the lines
	Stated     date.Range // the period that the preamble states
	Replaced   int        // bytes that were no text in the file's encoding, now U+FFFD
	Stripped   int        // control and bidirectional characters removed from cells
	Mapping    *Mapping   // how a generic table was read; nil for known formats
	Layout     string     // fingerprint of the header, under which a Mapping is remembered
}

// FormatName gives the format's name in "zh-CN" or "en".
func (s *Statement) FormatName(lang string) string {
	for _, f := range registry {
		if f.ID == s.Format {
			return f.Name(lang)
		}
	}
	return s.Format
}

// Read finds out what the file is and reads it. Rows that cannot be read come back as Problems; the error (always a
// *fault.Fault) means that nothing could be read.
func Read(src Source, opt Options) (*Statement, error) {
	s, err := read(src, opt)
	if err == nil {
		return s, nil
	}
	if opt.Password != "" && isFault(err, Locked) {
		err = fault.New(WrongPassword, nil)
	}
	return nil, atFile(err, src.Name)
}

// atFile says of which file an error speaks; what is no fault yet becomes one.
func atFile(err error, name string) error {
	if f := fault.As(err); f != nil {
		return f.At(name)
	}
	return fault.New(Unreadable, fault.Args{"detail": err.Error()}).At(name)
}

func read(src Source, opt Options) (*Statement, error) {
	f, err := openAt(src.Data, opt, 0)
	if err != nil {
		return nil, err
	}
	f.name = src.Name
	if f.members != nil {
		return readArchive(f, opt)
	}
	return readFile(f, opt)
}

// readFile reads what open has opened.
func readFile(f *file, opt Options) (*Statement, error) { return readSheets(f, opt) }

// readOne reads a text, or the likeliest sheet of a workbook.
func readOne(f *file, opt Options) (*Statement, error) {
	format, claim, err := detect(f, opt)
	if err != nil {
		return nil, err
	}
	s, err := format.read(f, claim, opt)
	if err != nil {
		return nil, err
	}
	s.Format, s.Encoding = format.ID, f.encoding
	s.Replaced, s.Stripped = f.replaced, s.Stripped+f.stripped
	s.finish()
	s.compareTotals()
	if f.replaced > 0 {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(WrongBytes, fault.Args{"count": f.replaced, "encoding": f.encoding, "rows": f.wrong})})
	}
	if s.Stripped > 0 {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(HiddenCharacters, fault.Args{"count": s.Stripped})})
	}
	return s, nil
}

// finish works out what follows from the lines.
func (s *Statement) finish() {
	for i := range s.Lines {
		d := s.Lines[i].Date
		if s.From == 0 || d < s.From {
			s.From = d
		}
		if d > s.To {
			s.To = d
		}
	}
}
