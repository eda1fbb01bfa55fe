package bank

import (
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
	"zhangfang/internal/pinyin"
	"zhangfang/internal/statement"
)

// known is what the book knows that a file is compared with.
type known struct {
	account Account
	lines   map[identity]had  // of the file's days
	twins   map[twin]struct{} // of credits of the file's days
	payers  payers
	numbers []string          // of our other accounts, digits only
	office  map[string]bool   // whether a name is the office's or another account's, as it was found out
	names   []string          // of the office and of our other accounts, in their normal form
	chosen  map[int]Treatment // by row
	layout  string            // of the file
	book    []bookLine        // lines of the days on which the file has new ones
	movers  map[money.Amount][]*mover
}

// had counts the lines of one identity in the book.
type had struct {
	count, last int
	at          date.Date // of its last import
}

// planned is a line of the file beside what an import does with it.
// A file has hundreds of thousands of them: what only few have stands apart.
type planned struct {
	*statement.Line
	currency   string
	fen        money.Amount // signed; a neutral one plain
	id         identity
	status     Status
	why        *fault.Fault
	open       *open // nil where nothing is
	occurrence int32
	receipt    bool
}

// open is what somebody may decide about a line, and what it may be.
type open struct {
	treatment Treatment
	choices   []Treatment
	same      *bookLine // the line of the book that it is, or looks like
	other     *mover    // the line of another of our accounts that is the same money, or looks like it
}

// settled is a line of which nothing is open.
var settled open

// choice is what is open about a line, to be read only.
func (p *planned) choice() *open {
	if p.open == nil {
		return &settled
	}
	return p.open
}

// opened is what is open about a line, to be written.
func (p *planned) opened() *open {
	if p.open == nil {
		p.open = &open{}
	}
	return p.open
}

// added says that an import writes the line.
func (p *planned) added() bool {
	return p.status == RowNew || p.status == RowDoubtful && p.choice().treatment != Same
}

// moves says that a line changes the balance of an account in its currency.
func (p *planned) moves(currency string) bool {
	return p.status != RowSkipped && p.Direction != statement.Neutral && p.Class != statement.Closed && p.currency == currency
}

// compare decides about every line of a file, in its order. It writes nothing. The book is asked for more only where lines are
// left that no identity joins: of their days alone.
//
// Of a file in several currencies an account takes its own: the others are listed, and go into an account of theirs. A file without
// any line in the account's currency is taken as it is, and its lines are asked about.
func compare(s *statement.Statement, k known, more func(*known, []planned, map[identity]int) error) ([]planned, error) {
	out := make([]planned, len(s.Lines))
	counted := make(map[identity]int, len(s.Lines))
	var names identifier
	seen := seenLines()
	left := false
	mixed := slices.ContainsFunc(s.Lines, func(l statement.Line) bool { return l.Currency == k.account.Currency })
	for i := range s.Lines {
		p := &out[i]
		p.Line = &s.Lines[i]
		p.currency = p.Currency
		if p.currency == "" {
			p.currency = k.account.Currency
		}
		if !p.amount() {
			continue
		}
		p.id = names.identify(p.Line, p.fen, p.currency)
		counted[p.id]++
		n, old := counted[p.id], k.lines[p.id]
		switch {
		case n <= old.count:
			p.status, p.why = RowSeen, seen(old.at)
		case mixed && p.currency != k.account.Currency:
			p.status, p.why = RowSkipped, fault.New(OtherCurrency, fault.Args{"row": p.Row, "currency": p.currency, "account": k.account.Currency})
		default:
			p.status, p.occurrence = RowNew, int32(old.last+n-old.count)
			p.receipt = p.isReceipt()
			left = true
		}
	}
	if left {
		if err := more(&k, out, counted); err != nil {
			return nil, err
		}
		matchOthers(out, k.book, k.layout, k.otherExport)
		k.doubts(out, nobodyNamed(s))
	}
	return out, nil
}

// seenLines says of a line that it is there since a day: in the same words of all lines of that day, of which a file that comes again
// has a hundred thousand.
func seenLines() func(since date.Date) *fault.Fault {
	said := map[date.Date]*fault.Fault{}
	return func(since date.Date) *fault.Fault {
		if said[since] == nil {
			said[since] = fault.New(SeenLine, fault.Args{"date": since})
		}
		return said[since]
	}
}

// doubts notes for every new line why somebody should look at it.
func (k known) doubts(lines []planned, anonymous bool) {
	rows := make(map[twin]int, len(lines)) // the first row of each
	for i := range lines {
		p := &lines[i]
		if p.status == RowSkipped {
			continue
		}
		if p.status == RowNew {
			p.doubt(k, rows, anonymous)
		}
		if key, ok := k.payers.twin(p.Date, p.fen, p.PayerName, p.PayerAccount); ok && rows[key] == 0 {
			rows[key] = p.Row
		}
	}
}

// amount settles the line in fen; a line that does not fit is not imported.
func (p *planned) amount() bool {
	a, fine, great := fen(p.Signed())
	switch {
	case fine:
		p.status, p.why = RowSkipped, fault.New(TooFine, fault.Args{"row": p.Row, "value": p.Amount.String()})
	case great:
		p.status, p.why = RowSkipped, fault.New(TooGreat, fault.Args{"row": p.Row, "value": p.Amount.String()})
	}
	p.fen = a
	return p.status != RowSkipped
}

// isReceipt says whether a line brings a customer's money, as far as the line itself tells.
func (p *planned) isReceipt() bool {
	return p.Direction == statement.In && p.Class == statement.Normal && p.fen > 0 && p.currency == BookCurrency
}

// ask makes a new line doubtful: why, and what happens if nobody chooses.
func (p *planned) ask(k known, why *fault.Fault, usual Treatment, choices ...Treatment) {
	o := p.opened()
	p.status, p.why, o.treatment, o.choices = RowDoubtful, why, usual, choices
	if c, ok := k.chosen[p.Row]; ok && slices.Contains(choices, c) {
		o.treatment = c
	}
	p.receipt = p.receipt && o.treatment == TakeIn
}

// otherExport asks about a line that another export of the account may have brought. Two layouts word one payment differently,
// so there it is taken for the same; lines of one layout are two until somebody says otherwise.
func (k known) otherExport(p *planned) {
	usual := Same
	same := p.choice().same
	if same.layout == k.layout {
		usual = TakeIn
	}
	p.ask(k, fault.New(OtherExport, fault.Args{"file": same.file, "date": importDay(same.at)}), usual, Same, TakeIn)
}

// doubt notes why somebody should look at a new line, and what happens if nobody does.
func (p *planned) doubt(k known, rows map[twin]int, anonymous bool) {
	if p.currency != BookCurrency {
		p.ask(k, fault.New(ForeignCurrency, fault.Args{"currency": p.currency, "book": BookCurrency}), Ignore)
		return
	}
	if p.Direction != statement.Neutral && p.Class == statement.Normal {
		own := k.own(p.Line)
		if m := k.counterpart(p, own); m != nil {
			usual := TakeIn
			if own {
				usual = Internal
			}
			p.opened().other = m
			p.ask(k, fault.New(SameMoney, fault.Args{"account": m.accountName, "date": m.date, "row": m.row}), usual, Internal, TakeIn)
			return
		}
		if own {
			p.ask(k, fault.New(OwnTransfer, nil), Internal, Internal, TakeIn)
			return
		}
	}
	if !p.receipt {
		return
	}
	key, named := k.payers.twin(p.Date, p.fen, p.PayerName, p.PayerAccount)
	_, inBook := k.twins[key]
	switch {
	case named && rows[key] != 0:
		p.ask(k, fault.New(TwinInFile, fault.Args{"row": rows[key]}), TakeIn, TakeIn, Ignore)
	case named && inBook:
		p.ask(k, fault.New(TwinInBook, fault.Args{"date": p.Date}), TakeIn, TakeIn, Ignore)
	case !named && !anonymous:
		p.ask(k, fault.New(NoPayer, nil), TakeIn, TakeIn, Ignore)
	}
}

// class is what the book keeps as the class of a line.
func (p *planned) class() string {
	switch {
	case p.status != RowDoubtful || len(p.choice().choices) == 0:
		return string(p.Class)
	case p.open.treatment == Internal:
		return string(statement.Internal)
	case p.open.treatment == Ignore:
		return "ignored"
	}
	return string(p.Class)
}

// own says that the other side of a line is one of our accounts, or the office itself.
func (k known) own(l *statement.Line) bool {
	if digits := onlyDigits(l.PayerAccount); len(digits) >= 8 && slices.Contains(k.numbers, digits) {
		return true
	}
	if l.PayerName == "" {
		return false
	}
	own, known := k.office[l.PayerName]
	if !known {
		own = slices.Contains(k.names, pinyin.Norm(l.PayerName))
		k.office[l.PayerName] = own
	}
	return own
}

// nobodyNamed says that no credit of a file names its payer: then it is no news of a single one.
func nobodyNamed(s *statement.Statement) bool {
	return !slices.ContainsFunc(s.Lines, func(l statement.Line) bool {
		return l.Direction == statement.In && (l.PayerName != "" || l.PayerAccount != "")
	})
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// count adds the lines of a plan up.
func count(lines []planned, broken int, currency string) Counts {
	var c Counts
	for i := range lines {
		p := &lines[i]
		c.All.add(p, currency)
		switch p.status {
		case RowNew:
			c.New.add(p, currency)
			c.Import.add(p, currency)
		case RowDoubtful:
			c.Doubtful.add(p, currency)
			if p.open.treatment == Same {
				c.Same.add(p, currency)
			} else {
				c.Import.add(p, currency)
			}
		case RowSeen:
			c.Seen.add(p, currency)
		case RowSkipped:
			c.Skipped.add(p, currency)
		}
		if p.receipt {
			c.Receipts.add(p, currency)
		}
	}
	c.All.Count += broken
	c.Skipped.Count += broken
	return c
}

func (s *Sum) add(p *planned, currency string) {
	s.Count++
	switch {
	case !p.moves(currency):
	case p.Direction == statement.In:
		s.In += p.fen
	default:
		s.Out -= p.fen
	}
}
