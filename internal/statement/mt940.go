package statement

import (
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// SWIFT's customer statements: MT940 (a day or more), MT942 (within the day) and MT950. The day of a line is its value
// date, as in every program that reads them; the entry date stands in Raw.
var mt940 = Format{
	ID: "mt940", Zh: "SWIFT 对账单（MT940/942）", En: "SWIFT statement (MT940/942)", Group: International,
	detect: func(f *file) (claim, error) {
		for n, rest := 0, f.text[:min(len(f.text), 8<<10)]; rest != "" && n < 60; n++ {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			if tag, _ := swiftTag(line); tag != "" {
				return claim{score: sure}, nil
			}
		}
		return claim{}, nil
	},
	read: func(f *file, _ claim, opt Options) (*Statement, error) { return readMT940(f, opt) },
}

// swiftTags are the fields that statements have. Only these begin a field: a remark that is wrapped before ":26:37"
// goes on.
var swiftTags = set("12 13 13D 20 21 25 25P 28 28C 28D 34F 60F 60M 61 62F 62M 64 65 86 90C 90D NS 940 942")

// swiftTag cuts ":60F:" off a line; "" for a line that begins no field.
func swiftTag(line string) (tag, value string) {
	if len(line) < 4 || line[0] != ':' {
		return "", ""
	}
	end := strings.IndexByte(line[1:min(len(line), 6)], ':')
	if end < 2 || !swiftTags[line[1:1+end]] {
		return "", ""
	}
	return line[1 : 1+end], line[2+end:]
}

// maxWrapped is how many lines a field goes on over; the standard has six.
const maxWrapped = 1000

// mt940Reader walks the fields of a file.
type mt940Reader struct {
	*ledgerFile
	text   string
	pos    int
	num    int  // of the line last given
	open   bool // entry is at work
	entry  Line
	raw    []string // its lines as they stand
	info   []string // of its :86:
	detail []string // lines below its :61:
	ended  bool     // after a closing balance :86: speaks of the statement
	fresh  bool     // the next field begins a new statement
}

func readMT940(f *file, opt Options) (*Statement, error) {
	r := &mt940Reader{ledgerFile: newLedger("", ""), text: f.text, fresh: true}
	if strings.Contains(f.text[:min(len(f.text), 4096)], "@@:") { // lines of some banks end so
		r.text = strings.ReplaceAll(f.text, "@@", "\n")
	}
	if r.s.Variant = "mt940"; strings.Contains(r.text, ":34F:") || strings.Contains(r.text, ":13D:") {
		r.s.Variant = "mt942"
	}
	if err := r.expect(strings.Count(r.text, "\n:61:")+1, r.text); err != nil {
		return nil, err
	}
	var more []string
	line, ok := r.next()
	for ok {
		head, num := strings.TrimRight(line, "\r"), r.num
		more = more[:0]
		for {
			if line, ok = r.next(); !ok || r.begins(line) {
				break
			}
			if strings.TrimSpace(line) != "" && len(more) < maxWrapped {
				more = append(more, strings.TrimRight(line, "\r"))
			}
		}
		if err := r.field(num, head, more); err != nil {
			return nil, err
		}
	}
	if err := r.close(); err != nil {
		return nil, err
	}
	return r.finish(opt)
}

// next gives a line, mending a tag whose first colon stands on a line of its own.
func (r *mt940Reader) next() (string, bool) {
	if r.pos >= len(r.text) {
		return "", false
	}
	line := r.text[r.pos:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	r.pos += len(line) + 1
	r.num++
	if strings.TrimSpace(line) == ":" && r.pos < len(r.text) {
		rest := r.text[r.pos:]
		if end := strings.IndexByte(rest[:min(len(rest), 8)], ':'); end >= 2 && swiftTags[rest[:end]] {
			next, ok := r.next()
			return ":" + next, ok
		}
	}
	return line, true
}

// begins says that a line ends the field before it: it has a tag, or ends the message.
func (r *mt940Reader) begins(line string) bool {
	if tag, _ := swiftTag(line); tag != "" {
		return true
	}
	if line == "" || line[0] != '-' && line[0] != '{' {
		return false
	}
	end := strings.TrimSpace(line)
	return end == "-" || strings.HasPrefix(end, "-}") || strings.Trim(end, "-X") == "" || strings.HasPrefix(end, "{1:")
}

// field takes one field: the line that it begins with, and those that it goes on with.
func (r *mt940Reader) field(num int, line string, more []string) error {
	tag, value := swiftTag(line)
	if r.fresh && tag != "" || tag == "20" {
		if err := r.close(); err != nil {
			return err
		}
		r.begin()
		r.fresh, r.ended = false, false
	}
	if tag == "" { // what stands before the first tag, or the end of a message
		r.fresh = true
		return nil
	}
	switch tag {
	case "61":
		if err := r.close(); err != nil {
			return err
		}
		r.ended = false
		r.begun(num, line, value, more)
	case "86":
		if r.open && !r.ended {
			r.raw = append(append(r.raw, line), more...)
			r.info = append(append(r.info, value), more...)
		}
	case "62F", "62M":
		r.ended = true
		r.about(tag, strings.TrimSpace(value+strings.Join(more, "")))
		return r.close()
	case "20":
		if r.s.Recognised == "" {
			r.s.Recognised = joined([]string{line})
		}
	default:
		r.about(tag, strings.TrimSpace(value+strings.Join(more, "")))
	}
	return nil
}

// about takes a field that speaks of the statement: its account, its currency, its balances.
func (r *mt940Reader) about(tag, whole string) {
	switch p := r.part(); tag {
	case "25", "25P":
		r.account(p, whole)
	case "60F", "60M":
		if amount, currency, day := swiftBalance(whole); day != 0 {
			p.Opening, p.Currency, p.Stated.From = fen(amount), currency, day
		}
	case "62F", "62M":
		if amount, currency, day := swiftBalance(whole); day != 0 {
			if p.Closing, p.Stated.To = fen(amount), day; p.Currency == "" {
				p.Currency = currency
			}
		}
	case "34F":
		if len(whole) >= 3 && isCode(whole[:3]) && p.Currency == "" {
			p.Currency = whole[:3]
		}
	}
}

// account reads IBAN, "bank code/number", "number EUR".
func (r *mt940Reader) account(p *Part, value string) {
	if bank, number, ok := strings.Cut(value, "/"); ok {
		if strings.Trim(bank, "0123456789-. ") != "" {
			p.Account.Bank = bank
		}
		number, currency, _ := strings.Cut(number, "/")
		value = number
		if isCode(currency) && len(currency) == 3 {
			p.Currency = currency
		}
	}
	if n := len(value); n > 6 && isCode(value[n-3:]) && !isLetter(value[n-4]) {
		p.Currency, value = value[n-3:], strings.TrimSpace(value[:n-3])
	}
	p.Account.Number = value
}

// swiftBalance reads C100722EUR3,47. The amount is given as text with its sign.
func swiftBalance(s string) (amount, currency string, day date.Date) {
	if len(s) < 11 || s[0] != 'C' && s[0] != 'D' || !isCode(s[7:10]) {
		return "", "", 0
	}
	year, month, dom := swiftDay(s[1:7])
	if day, _ = nearest(year, month, dom); day == 0 {
		return "", "", 0
	}
	v, ok := swiftAmount(s[10:])
	if !ok {
		return "", "", 0
	}
	if s[0] == 'D' {
		v = v.Neg()
	}
	return v.String(), s[7:10], day
}

func swiftDay(s string) (year, month, day int) {
	return atoi(century(s[:2])), atoi(s[2:4]), atoi(s[4:6])
}

// begun reads :61:, of which parts may stand on the lines below: 1409010902DR1,62NTRFreference//bank's reference.
func (r *mt940Reader) begun(num int, line, value string, more []string) {
	r.raw = append(append(r.raw[:0], line), more...)
	e, rest, ok := swiftEntry(value)
	for !ok && len(more) > 0 && len(value) < 60 {
		value, more = value+strings.TrimLeft(more[0], " "), more[1:]
		e, rest, ok = swiftEntry(value)
	}
	if r.open = ok; !ok {
		r.broken(num, slices.Clone(r.raw), fault.New(BadAmount, fault.Args{"row": num, "value": value[:min(len(value), 40)]}))
		return
	}
	r.entry = e.Line
	r.entry.Row = num
	r.calendar(&r.entry, e.day[0], e.day[1], e.day[2])
	r.detail, r.info = append(r.detail[:0], more...), r.info[:0]
	r.references(&r.entry, rest)
}

// references reads what follows the amount: NTRF, the customer's reference, // and the bank's. Dutch banks once put
// account and name of the other side there.
func (r *mt940Reader) references(l *Line, s string) {
	s = strings.TrimLeft(s, " ")
	if len(s) >= 4 && (s[0] == 'N' || s[0] == 'F' || s[0] == 'S') {
		l.Kind, s = strings.TrimSpace(s[:4]), s[4:]
	}
	own, bank, _ := strings.Cut(s, "//")
	if len(own) > 16 && bank == "" && strings.HasSuffix(own[:16], " ") {
		l.PayerAccount, l.PayerName = strings.TrimSpace(own[:16]), strings.TrimSpace(own[16:])
		if own = ""; l.PayerAccount == "NONREF" {
			l.PayerAccount = ""
		}
	}
	if own = strings.TrimSpace(own); len(own) > 1 && own != "NONREF" && own != "KREF+" && own != "EREF+" {
		l.Reference2 = own
	}
	l.Reference = strings.TrimSpace(bank)
	if l.Class != Closed && (strings.HasPrefix(l.Kind, "NCHG") || strings.HasPrefix(l.Kind, "NCOM")) {
		l.Class = Fee
	}
}

// close ends the open entry: its :86: is complete now.
func (r *mt940Reader) close() error {
	if !r.open {
		return nil
	}
	r.open = false
	l := &r.entry
	l.Raw.cells = slices.Clone(r.raw)
	l.describe(r.info, r.detail)
	for _, text := range []*string{&l.PayerName, &l.PayerAccount, &l.Memo, &l.Kind, &l.Reference2} {
		*text = r.once(*text)
	}
	return r.add(*l)
}
