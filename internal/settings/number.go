package settings

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Kind names what is numbered.
type Kind string

const (
	Invoice    Kind = "invoice"
	CreditNote Kind = "creditNote"
	Receipt    Kind = "receipt"
	Deposit    Kind = "deposit" // a deposit received, set off, paid back or moved
	Refund     Kind = "refund"  // prepayment paid back
)

// Pattern makes numbers: {YYYY}, {YY} and {MM} are of the document's date, {SEQ:5} counts with at least five digits,
// from 1 again whenever the rest of the number changes. Everything else stands for itself.
type Pattern string

// Patterns is one pattern for each kind of document.
type Patterns struct {
	Invoice    Pattern `json:"invoice"`
	CreditNote Pattern `json:"creditNote"`
	Receipt    Pattern `json:"receipt"`
	Deposit    Pattern `json:"deposit"` // "" is the usual one
	Refund     Pattern `json:"refund"`  // "" is the usual one
}

// Next is the number that each kind of document dated today would get.
type Next struct {
	Invoice    string `json:"invoice"`
	CreditNote string `json:"creditNote"`
	Receipt    string `json:"receipt"`
	Deposit    string `json:"deposit"`
	Refund     string `json:"refund"`
}

var kinds = []Kind{Invoice, CreditNote, Receipt, Deposit, Refund}

func (p Patterns) of(k Kind) Pattern {
	return map[Kind]Pattern{Invoice: p.Invoice, CreditNote: p.CreditNote, Receipt: p.Receipt, Deposit: p.Deposit, Refund: p.Refund}[k]
}

const longestPattern = 40

var (
	token = regexp.MustCompile(`\{[^{}]*\}`)
	seq   = regexp.MustCompile(`\{SEQ:([1-9])\}`)
)

func (p *Patterns) check(c *form.Check) {
	usual := Defaults().Numbers
	p.Deposit, p.Refund = cmp.Or(p.Deposit, usual.Deposit), cmp.Or(p.Refund, usual.Refund)
	seen := map[Pattern]bool{}
	for i, field := range []*Pattern{&p.Invoice, &p.CreditNote, &p.Receipt, &p.Deposit, &p.Refund} {
		place := []string{"numbers", string(kinds[i])}
		text := string(*field)
		c.Need(&text, longestPattern, place...)
		*field = Pattern(text)
		if text == "" {
			continue
		}
		field.check(c, place)
		if seen[*field] {
			c.Add(PatternSame, fault.Args{"pattern": text}, place...)
		}
		seen[*field] = true
	}
}

func (p Pattern) check(c *form.Check, place []string) {
	for _, t := range token.FindAllString(string(p), -1) {
		if t != "{YYYY}" && t != "{YY}" && t != "{MM}" && !seq.MatchString(t) {
			c.Add(PatternToken, fault.Args{"token": t}, place...)
			return
		}
	}
	if len(seq.FindAllString(string(p), -1)) != 1 {
		c.Add(PatternNoSeq, fault.Args{"pattern": string(p)}, place...)
		return
	}
	for _, r := range token.ReplaceAllString(string(p), "") {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.#+()（）", r) {
			c.Add(PatternSign, fault.Args{"sign": string(r)}, place...) // numbers become file names
			return
		}
	}
}

// filled is a pattern with its date: what stands before and after the counter, and the counter's least digits.
type filled struct {
	name, before, after string
	digits              int
}

func (p Pattern) fill(d date.Date) filled {
	s := strings.NewReplacer(
		"{YYYY}", fmt.Sprintf("%04d", d.Year()), "{YY}", fmt.Sprintf("%02d", d.Year()%100), "{MM}", fmt.Sprintf("%02d", d.Month()),
	).Replace(string(p))
	at := seq.FindStringSubmatchIndex(s)
	digits, _ := strconv.Atoi(s[at[2]:at[3]]) // one digit, by the expression
	return filled{name: s, before: s[:at[0]], after: s[at[1]:], digits: digits}
}

func (f filled) number(n int64) string {
	return fmt.Sprintf("%s%0*d%s", f.before, f.digits, n, f.after)
}

// counts reads the counter back from a number of this series.
func (f filled) counts(number string) (int64, bool) {
	rest, ok := strings.CutPrefix(number, f.before)
	if !ok {
		return 0, false
	}
	if rest, ok = strings.CutSuffix(rest, f.after); !ok || len(rest) < f.digits {
		return 0, false
	}
	n, err := strconv.ParseUint(rest, 10, 62)
	return int64(n), err == nil
}

// Numberer gives the numbers of one run of documents. It reads each series once and writes it once, in Flush.
type Numberer struct {
	tx      *db.Tx
	kind    Kind
	pattern Pattern
	months  map[date.Date]*series // by the month's first day: what a pattern may ask of a date
	series  map[string]*series
}

type series struct {
	filled
	last, stored int64
	taken        map[int64]bool // numbers that came from elsewhere, e.g. with opening items
	skipped      []int64        // of them
}

// Numbers starts giving numbers inside a transaction. Nothing is kept until Flush.
func Numbers(ctx context.Context, tx *db.Tx, kind Kind) (*Numberer, error) {
	a, err := Load(ctx, tx)
	if err != nil {
		return nil, err
	}
	return numberer(tx, kind, a.Numbers.of(kind)), nil
}

func numberer(tx *db.Tx, kind Kind, p Pattern) *Numberer {
	return &Numberer{tx: tx, kind: kind, pattern: p, months: map[date.Date]*series{}, series: map[string]*series{}}
}

// Next gives the number of a document of that date.
func (n *Numberer) Next(ctx context.Context, d date.Date) (string, error) {
	month := d.MonthStart()
	s, ok := n.months[month]
	if !ok {
		var err error
		if s, err = n.open(ctx, month); err != nil {
			return "", err
		}
		n.months[month] = s
	}
	for s.last++; s.taken[s.last]; s.last++ {
		s.skipped = append(s.skipped, s.last)
	}
	return s.number(s.last), nil
}

// Flush keeps how far each series has come. A document whose number was skipped is noted in the journal: what was given stands
// on it, since without it the series would have a gap.
func (n *Numberer) Flush(ctx context.Context) error {
	for _, name := range slices.Sorted(maps.Keys(n.series)) {
		s := n.series[name]
		if s.last == s.stored {
			continue
		}
		for _, c := range s.skipped {
			if _, err := n.tx.Exec(ctx, noted[n.kind], s.number(c)); err != nil {
				return err
			}
		}
		s.skipped = nil
		if _, err := n.tx.Exec(ctx, "INSERT INTO series (name, last) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET last = ?2",
			n.name(s), s.last); err != nil {
			return err
		}
		s.stored = s.last
	}
	return nil
}

func (n *Numberer) name(s *series) string { return string(n.kind) + "/" + s.filled.name }

func (n *Numberer) open(ctx context.Context, month date.Date) (*series, error) {
	s := &series{filled: n.pattern.fill(month), taken: map[int64]bool{}}
	if same, ok := n.series[s.filled.name]; ok { // a pattern without {MM}
		return same, nil
	}
	n.series[s.filled.name] = s
	last, _, err := db.One(ctx, n.tx, func(v *int64) []any { return []any{v} }, "SELECT last FROM series WHERE name = ?", n.name(s))
	if err != nil {
		return nil, err
	}
	s.last, s.stored = last, last
	return s, n.findTaken(ctx, s)
}

// numbered holds, for each kind, the query for the numbers in use between two.
var numbered = map[Kind]string{
	Invoice:    "SELECT number FROM invoices WHERE number >= ? AND number < ?",
	CreditNote: "SELECT number FROM credit_notes WHERE number >= ? AND number < ?",
	Receipt:    "SELECT number FROM receipts WHERE number >= ? AND number < ?",
	Deposit:    "SELECT number FROM deposits WHERE number >= ? AND number < ?",
	Refund:     "SELECT number FROM refunds WHERE number >= ? AND number < ?",
}

// noted holds, for each kind, the statement that leaves a document as it is and the journal with its name.
var noted = map[Kind]string{
	Invoice:    "UPDATE invoices SET number = number WHERE number = ?",
	CreditNote: "UPDATE credit_notes SET number = number WHERE number = ?",
	Receipt:    "UPDATE receipts SET number = number WHERE number = ?",
	Deposit:    "UPDATE deposits SET number = number WHERE number = ?",
	Refund:     "UPDATE refunds SET number = number WHERE number = ?",
}

// findTaken looks for numbers ahead of the series that are in use already. Normally there are none.
func (n *Numberer) findTaken(ctx context.Context, s *series) error {
	from := s.before
	if ahead := s.number(s.last + 1); len(ahead) == len(s.number(0)) {
		from = ahead // all shorter counters are padded, so text order is number order
	}
	return db.Each(ctx, n.tx, func(v *string) []any { return []any{v} }, func(number string) error {
		if c, ok := s.counts(number); ok && c > s.last {
			s.taken[c] = true
		}
		return nil
	}, numbered[n.kind], from, s.before+"\U0010FFFF")
}

// NextNumber gives one number. For many, use Numbers.
func NextNumber(ctx context.Context, tx *db.Tx, kind Kind, d date.Date) (string, error) {
	n, err := Numbers(ctx, tx, kind)
	if err != nil {
		return "", err
	}
	number, err := n.Next(ctx, d)
	if err != nil {
		return "", err
	}
	return number, n.Flush(ctx)
}

func next(ctx context.Context, tx *db.Tx, p Patterns) (Next, error) {
	var out Next
	for i, to := range []*string{&out.Invoice, &out.CreditNote, &out.Receipt, &out.Deposit, &out.Refund} {
		number, err := numberer(tx, kinds[i], p.of(kinds[i])).Next(ctx, tx.Today())
		if err != nil {
			return Next{}, err
		}
		*to = number
	}
	return out, nil
}

// Preview gives the next number of each kind under patterns that are not saved yet.
func (s *Service) Preview(ctx context.Context, p Patterns) (Next, error) {
	var c form.Check
	p.check(&c)
	if err := c.Err(Invalid); err != nil {
		return Next{}, err
	}
	var out Next
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = next(ctx, tx, p)
		return err
	})
	return out, err
}
