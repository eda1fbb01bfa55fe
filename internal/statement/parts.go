package statement

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"

	"github.com/shopspring/decimal"
)

// Ask names a question that a file leaves open.
type Ask string

// The questions. Their sentences are statement.ask_<ask>.
const (
	AskDateOrder Ask = "date_order" // day and month cannot be told apart
	AskAccount   Ask = "account"    // the file holds several accounts
	AskMember    Ask = "member"     // the archive, or the workbook, holds several tables
	AskYear      Ask = "year"       // days have no year, and the file does not tell it
)

// Asks are all questions.
var Asks = []Ask{AskDateOrder, AskAccount, AskMember, AskYear}

// Question is what the user can settle: Choices are what may stand under its Ask in Options.Answers, Guess is the one
// that was taken meanwhile ("" = all of them), Example stands in the file.
type Question struct {
	Ask     Ask      `json:"ask"`
	Guess   string   `json:"guess"`
	Choices []string `json:"choices"`
	Example string   `json:"example"`
}

// Key names the question's sentence.
func (q Question) Key() fault.Key { return fault.Key("statement.ask_" + string(q.Ask)) }

// Part is one statement of a file that may hold several: days of one account, or several accounts.
type Part struct {
	Account  AccountHint   `json:"account"`
	Currency string        `json:"currency"`
	Opening  *money.Amount `json:"opening" ts_type:"string"` // nil where the file states none
	Closing  *money.Amount `json:"closing" ts_type:"string"`
	Stated   date.Range    `json:"stated"`
	First    int           `json:"first"` // index of its first line in Statement.Lines
	Lines    int           `json:"lines"` // how many
}

// Days gives the first and the last day as the file writes them: 2016-02-30 where a bank counts so. Lines to which
// the file gives no day do not count. Both are "" where there is none.
func (s *Statement) Days() (first, last string) {
	for i := range s.Lines {
		l := &s.Lines[i]
		if l.DateText == "" && l.Date > s.From && l.Date < s.To || l.DateText == "-" {
			continue
		}
		text := l.DateText
		if text == "" {
			text = l.Date.String()
		}
		if first == "" || text < first {
			first = text
		}
		last = max(last, text)
	}
	return first, last
}

// ledgerFile collects the bookings and parts of OFX, QIF, MT940 and CAMT files.
type ledgerFile struct {
	s     *Statement
	parts []Part
	days  int  // lines without a day of their own
	full  bool // of parts
	most  int  // lines that there is room for
	kept  map[string]string
}

func newLedger(variant, recognised string) *ledgerFile {
	return &ledgerFile{s: &Statement{Variant: variant, Recognised: recognised}, kept: map[string]string{}}
}

// once gives a text without what it was cut from, and the same string for the same text: payers come again and again.
func (b *ledgerFile) once(s string) string {
	if known, ok := b.kept[s]; ok {
		return known
	}
	s = strings.Clone(s)
	if len(b.kept) < 20_000 && len(s) < 60 {
		b.kept[s] = s
	}
	return s
}

// expect makes room for as many lines as the text seems to have, and refuses too many before any is read.
func (b *ledgerFile) expect(n int, text string) error {
	if b.most = min(maxRows, (maxHeld-len(text))/entryHeld); n > b.most {
		return b.tooMany()
	}
	b.s.Lines = make([]Line, 0, n)
	return nil
}

func (b *ledgerFile) tooMany() error { return fault.New(TooManyRows, fault.Args{"limit": b.most}) }

// begin starts the next part.
func (b *ledgerFile) begin() *Part {
	if len(b.parts) >= maxParts { // add refuses the file
		b.full = true
		return &b.parts[len(b.parts)-1]
	}
	b.parts = append(b.parts, Part{First: len(b.s.Lines)})
	return &b.parts[len(b.parts)-1]
}

// part is the one at work; a file that begins in the middle has one all the same.
func (b *ledgerFile) part() *Part {
	if len(b.parts) == 0 {
		return b.begin()
	}
	return &b.parts[len(b.parts)-1]
}

// add appends a line to the part at work. Its texts are cleaned as cells are.
func (b *ledgerFile) add(l Line) error {
	if len(b.s.Lines) >= b.most || b.full {
		return b.tooMany()
	}
	b.tidyLine(&l)
	p := b.part()
	if l.Currency == "" {
		l.Currency = p.Currency
	}
	p.Lines++
	b.s.Lines = append(b.s.Lines, l)
	return nil
}

// tidyLine cleans the texts of a line.
func (b *ledgerFile) tidyLine(l *Line) {
	for _, text := range []*string{&l.PayerName, &l.PayerAccount, &l.Memo, &l.Reference, &l.Reference2, &l.Status, &l.Kind} {
		*text = b.clean(*text)
	}
	for i, raw := range l.Raw.cells {
		l.Raw.cells[i] = b.clean(raw)
	}
	if l.Class == "" {
		l.Class = Normal
	}
}

func (b *ledgerFile) clean(s string) string {
	clean, n := strip(s)
	b.s.Stripped += n
	if !utf8.ValidString(clean) { // a field of so many bytes ended inside a character
		clean = strings.ToValidUTF8(clean, "\uFFFD")
	}
	return clean
}

// broken lists an entry that cannot be read.
func (b *ledgerFile) broken(row int, raw []string, why *fault.Fault) {
	b.s.Skipped = append(b.s.Skipped, Note{row, Broken, raw})
	b.s.Problems = append(b.s.Problems, Problem{row, why})
}

// calendar sets a line's day. One that no calendar has is the last of its month, one that is missing is settled later.
func (b *ledgerFile) calendar(l *Line, year, month, day int) {
	switch m, exact := nearest(year, month, day); {
	case m == 0:
		l.DateText = "-"
		b.days++
	case !exact:
		l.Date, l.DateText = m, ymd(year, month, day)
		b.s.Problems = append(b.s.Problems, Problem{l.Row, fault.New(NoSuchDay, fault.Args{"row": l.Row, "value": l.DateText, "date": m})})
	default:
		l.Date = m
	}
}

// nearest gives a day, or the last of its month for the 30th and 31st of shorter months; 0 for anything else.
func nearest(year, month, day int) (d date.Date, exact bool) {
	if year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	first := date.New(year, time.Month(month), 1)
	n := first.DaysInMonth()
	return first.AddDays(min(day, n) - 1), day <= n
}

func ymd(year, month, day int) string {
	return hhmm(year) + "-" + hhmm(month)[2:] + "-" + hhmm(day)[2:]
}

// finish settles lines without a day, the accounts, and the balances of the file as a whole.
func (b *ledgerFile) finish(opt Options) (*Statement, error) {
	b.fillCurrencies()
	if b.days > 0 {
		b.fillDays()
	}
	if b.full {
		return nil, fault.New(TooManyRows, fault.Args{"limit": maxParts})
	}
	if err := b.choose(opt); err != nil {
		return nil, err
	}
	s := b.s
	s.Parts = b.parts
	if len(b.parts) == 0 {
		return s, nil
	}
	busy := b.busy()
	first, last := &busy[0], &busy[len(busy)-1]
	s.Account = first.Account
	if len(b.numbers()) > 1 {
		return s, nil // balances of several accounts do not add up
	}
	if first.Stated.From > last.Stated.From && last.Stated.From != 0 { // newest first
		first, last = last, first
	}
	s.Opening, s.Closing, s.Stated = first.Opening, last.Closing, date.Range{From: first.Stated.From, To: last.Stated.To}
	return s, nil
}

// fillCurrencies gives a statement that does not name its currency that of its account's other statements.
func (b *ledgerFile) fillCurrencies() {
	known := map[AccountHint]string{}
	for _, p := range b.parts {
		if p.Currency != "" && known[p.Account] == "" {
			known[p.Account] = p.Currency
		}
	}
	for i := range b.parts {
		p := &b.parts[i]
		if p.Currency != "" {
			continue
		}
		p.Currency = known[p.Account]
		for k := range b.s.Lines[p.First : p.First+p.Lines] {
			if l := &b.s.Lines[p.First+k]; l.Currency == "" {
				l.Currency = p.Currency
			}
		}
	}
}

// fillDays gives a line without a day that of the line before it, else of the one after, else of its part's end.
func (b *ledgerFile) fillDays() {
	lines := b.s.Lines
	for _, p := range b.parts {
		last := date.Date(0)
		for i := p.First; i < p.First+p.Lines; i++ {
			if lines[i].Date == 0 {
				lines[i].Date = last
			}
			last = lines[i].Date
		}
		next := max(p.Stated.To, p.Stated.From)
		for i := p.First + p.Lines - 1; i >= p.First; i-- {
			if lines[i].Date == 0 {
				lines[i].Date = next
			}
			next = lines[i].Date
		}
	}
	kept := lines[:0]
	for i := range b.parts {
		p := &b.parts[i]
		from, n := p.First, p.Lines
		p.First = len(kept)
		for _, l := range lines[from : from+n] {
			if l.Date == 0 {
				p.Lines--
				b.broken(l.Row, l.Raw.cells, fault.New(BadDate, fault.Args{"row": l.Row, "value": ""}))
				continue
			}
			if l.DateText == "-" {
				b.s.Problems = append(b.s.Problems, Problem{l.Row, fault.New(NoDay, fault.Args{"row": l.Row, "date": l.Date})})
			}
			kept = append(kept, l)
		}
	}
	b.s.Lines = kept
}

// busy are the parts of accounts that have lines; all, where none has.
func (b *ledgerFile) busy() []Part {
	names := map[string]bool{}
	for i := range b.parts {
		if p := &b.parts[i]; p.Lines > 0 {
			names[p.name()] = true
		}
	}
	if len(names) == 0 {
		return b.parts
	}
	return slices.DeleteFunc(slices.Clone(b.parts), func(p Part) bool { return !names[p.name()] })
}

// numbers lists the accounts of the file.
func (b *ledgerFile) numbers() []string {
	var all []string
	for _, p := range b.busy() {
		if n := p.name(); n != "" && !slices.Contains(all, n) && len(all) < 100 {
			all = append(all, n)
		}
	}
	return all
}

// name tells an account from others: its number, and its currency where the number has several.
func (p *Part) name() string {
	return strings.TrimSpace(first(p.Account.Number, p.Account.Name) + " " + p.Currency)
}

// choose keeps the account that was asked for, or asks where there are several.
func (b *ledgerFile) choose(opt Options) error {
	all := b.numbers()
	if len(all) < 2 {
		return nil
	}
	want := opt.Answers[AskAccount]
	b.s.Questions = append(b.s.Questions, Question{Ask: AskAccount, Guess: want, Choices: all, Example: all[0]})
	if want == "" {
		b.s.Problems = append(b.s.Problems, Problem{Fault: fault.New(SeveralAccounts, fault.Args{"count": len(all), "accounts": strings.Join(all, "、")})})
		return nil
	}
	if !slices.Contains(all, want) {
		return fault.New(NoSuchAnswer, fault.Args{"value": want, "choices": strings.Join(all, "、")})
	}
	lines := b.s.Lines
	b.s.Lines = nil
	var kept []Part
	for _, p := range b.parts {
		mine := lines[p.First : p.First+p.Lines]
		if p.name() != want {
			for _, l := range mine {
				b.s.Skipped = append(b.s.Skipped, Note{l.Row, OtherAccount, l.Raw.cells})
			}
			continue
		}
		p.First = len(b.s.Lines)
		b.s.Lines = append(b.s.Lines, mine...)
		kept = append(kept, p)
	}
	b.parts = kept
	return nil
}

// looseAmount reads an amount whose decimal mark is settled by the amount itself: the last mark that does not stand
// before exactly three digits, or stands once with another kind before it. comma settles 1,234 and 1.234.
func looseAmount(s string, comma bool) (decimal.Decimal, bool) {
	s = strings.ReplaceAll(tidy(s), " ", "")
	point := byte('.')
	c, p := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case c < 0:
		if p != strings.IndexByte(s, '.') || comma && p >= 0 && len(s)-p == 4 { // 1.234.567, and 1.234 beside 10,50
			point = ','
		}
	case p < 0:
		if strings.Count(s, ",") == 1 && (len(s)-c != 4 || comma) {
			point = ','
		}
	case c > p:
		point = ','
	}
	n, ok := parseAmount(s, point, false)
	return n.value, ok
}
