package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// swiftLine is an entry whose day is not on the calendar yet.
type swiftLine struct {
	Line
	day [3]int
}

// swiftEntry reads the part of :61: that has a fixed order: value date, entry date, side, currency's letter, amount.
// ok is false where the amount is not there yet.
func swiftEntry(s string) (e swiftLine, rest string, ok bool) {
	if len(s) < 8 || digitsIn(s[:6]) != 6 {
		return e, "", false
	}
	e.day[0], e.day[1], e.day[2] = swiftDay(s[:6])
	s = s[6:]
	if digitsIn(s[:min(4, len(s))]) == 4 {
		s = s[4:]
	}
	letters := 0
	for letters < len(s) && letters < 5 && isLetter(s[letters]) {
		letters++
	}
	mark := strings.ToUpper(s[:letters])
	if s = strings.TrimLeft(s[letters:], " "); !e.side(mark) {
		return e, "", false
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == ',' || s[end] == '.') {
		end++
	}
	e.Amount, ok = swiftAmount(s[:end])
	return e, s[end:], ok
}

// side reads C, D, and with R in front a reversal of either: a reversed credit is money out. E stands before entries
// that are only expected, and not booked yet. A letter behind is the third of the currency.
func (e *swiftLine) side(mark string) bool {
	mark, expected := strings.CutPrefix(mark, "E")
	reversed := len(mark) > 1 && mark[0] == 'R'
	if reversed {
		e.Class, mark = Reversal, mark[1:]
	}
	if expected {
		e.Class = Closed
	}
	if mark == "" || len(mark) > 3 || mark[0] != 'C' && mark[0] != 'D' {
		return false
	}
	if e.Direction = In; (mark[0] == 'D') != reversed {
		e.Direction = Out
	}
	return true
}

// swiftAmount reads 12345,67 and 800, ; a point instead of the comma where there is none, or behind it.
func swiftAmount(s string) (decimal.Decimal, bool) {
	comma := strings.LastIndexByte(s, ',')
	if comma < 0 || strings.LastIndexByte(s, '.') > comma { // 1,234.56, against the standard
		return plainNumber(s, '.')
	}
	return plainNumber(strings.ReplaceAll(s, ".", ""), ',')
}

// describe fills in what :86: and the lines below :61: say. German and Polish banks write fields after a code and a mark
// (166?00GUTSCHRIFT?20…), Dutch ones between slashes (/NAME/…/REMI/…), all others plain text.
func (l *Line) describe(info, detail []string) {
	text := unwrap(info)
	switch code, mark := structured(text); {
	case mark != 0:
		var fields swiftFields
		fields.read(text[code:], mark)
		l.germanFields(&fields)
	case slashed(text):
		l.dutchFields(text)
	default:
		l.Memo = spaced(sentence(info))
	}
	below := spaced(strings.Join(detail, " "))
	if charge := slashValue(below, "CHGS"); len(charge) > 3 {
		if v, ok := swiftAmount(charge[3:]); ok {
			l.Fee = v
		}
	}
	if l.Memo == "" {
		l.Memo = below
	}
}

// sentence joins lines of plain text. Their break stood for a blank, except between two Chinese characters.
func sentence(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			before, _ := utf8.DecodeLastRuneInString(lines[i-1])
			after, _ := utf8.DecodeRuneInString(line)
			if !unicode.Is(unicode.Han, before) || !unicode.Is(unicode.Han, after) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(line)
	}
	return b.String()
}

// unwrap joins lines that were cut at 65 characters; where a line is shorter, its break stood for a blank.
func unwrap(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	size := len(lines)
	for _, line := range lines {
		size += len(line)
	}
	var b strings.Builder
	b.Grow(size)
	for i, line := range lines {
		b.WriteString(line)
		width := utf8.RuneCountInString(line)
		if i == 0 {
			width += len(":86:")
		}
		if i+1 < len(lines) && width < 63 && !strings.HasSuffix(line, " ") {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// spaced brings all blanks between words to one.
func spaced(s string) string {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c != 0xC2 && (c < 0xE1 || c > 0xE3): // no blank begins so
		case c == ' ' && i > 0 && i+1 < len(s) && s[i-1] != ' ':
		default:
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// structured finds the mark that stands between fields: a sign behind the code of three digits (or at the very
// beginning), with two digits behind it. mark is 0 where the text is not so structured.
func structured(text string) (code int, mark byte) {
	start := len(text) - len(strings.TrimLeft(text, " "))
	for _, n := range []int{3, 0} {
		at := start + n
		if at+3 > len(text) || digitsIn(text[start:at]) != n {
			continue
		}
		if strings.IndexByte("?>~^<$+|@", text[at]) >= 0 && digitsIn(text[at+1:at+3]) == 2 {
			return at, text[at]
		}
	}
	return 0, 0
}

// swiftFields are the fields of an entry's text by number: ?00 to ?99.
type swiftFields [100]string

// read cuts ?00text?20text into its fields.
func (f *swiftFields) read(s string, mark byte) {
	key, start := -1, 0
	for i := 0; i+2 < len(s); i++ {
		if s[i] == mark && digitsIn(s[i+1:i+3]) == 2 {
			if key >= 0 {
				f[key] += s[start:i]
			}
			key, start = int(s[i+1]-'0')*10+int(s[i+2]-'0'), i+3
			i += 2
		}
	}
	if key >= 0 {
		f[key] += s[start:]
	}
}

// sepaWords begin the parts of a German purpose.
var sepaWords = [...]string{"EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "OAMT+", "COAM+", "IBAN+", "BIC+", "PURP+", "RREF+"}

// sepaParts are the parts of a purpose in the order of their words; the last is what stands before any word.
type sepaParts [len(sepaWords) + 1]string

// read cuts a purpose at its words.
func (p *sepaParts) read(s string) {
	part, from := len(sepaWords), 0
	for i := range len(s) {
		if s[i] != '+' {
			continue
		}
		for k, word := range sepaWords {
			if strings.HasSuffix(s[from:i+1], word) {
				p[part] += s[from : i+1-len(word)]
				part, from = k, i+1
				break
			}
		}
	}
	p[part] += s[from:]
}

func (p *sepaParts) of(word string) string { return spaced(p[slices.Index(sepaWords[:], word)]) }

func (l *Line) germanFields(f *swiftFields) {
	if kind := strings.TrimSpace(f[0]); kind != "" {
		l.Kind = kind
	}
	purpose := glue(f[20:30], f[60:64])
	var parts sepaParts
	parts.read(purpose)
	if l.Memo = parts.of("SVWZ+"); l.Memo == "" {
		l.Memo = spaced(parts[len(sepaWords)])
	}
	if l.Memo == "" {
		l.Memo = spaced(purpose)
	}
	if eref := parts.of("EREF+"); l.Reference2 == "" && eref != "NOTPROVIDED" {
		l.Reference2 = eref
	}
	if name := spaced(glue(f[32:34])); name != "" {
		l.PayerName = name
	}
	if l.PayerAccount = strings.ReplaceAll(f[31], " ", ""); l.PayerAccount == "" {
		l.PayerAccount = parts.of("IBAN+")
	}
}

// glue joins fields of 27 characters: a full one was cut, after a shorter one stood a blank.
func glue(runs ...[]string) string {
	var b strings.Builder
	full := true
	for _, run := range runs {
		for _, s := range run {
			if s == "" {
				continue
			}
			if !full {
				b.WriteByte(' ')
			}
			b.WriteString(s)
			full = utf8.RuneCountInString(s) == 27
		}
	}
	return b.String()
}

// slashWords stand between slashes before their values.
var slashWords = strings.Fields("TRTP IBAN BIC NAME REMI EREF MARF CSID CNTP ORDP BENM ISDT PREF RTRN PURP ULTC ULTD ULTB ID ADDR OCMT CHGS TRCD INIT VALD TRAN SVCL ULTM")

func slashed(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "/") {
		return false
	}
	word, _, ok := strings.Cut(text[1:], "/")
	return ok && isSlashWord(word)
}

func isSlashWord(word string) bool {
	for _, w := range slashWords {
		if w == word {
			return true
		}
	}
	return false
}

// slashValue gives what stands behind /WORD/ up to the next word.
func slashValue(text, word string) string {
	_, rest, ok := strings.Cut(text, "/"+word+"/")
	if !ok {
		return ""
	}
	for i := 0; i < len(rest); i++ {
		if rest[i] != '/' {
			continue
		}
		if next, _, ok := strings.Cut(rest[i+1:min(len(rest), i+7)], "/"); ok && isSlashWord(next) {
			rest = rest[:i]
			break
		}
	}
	return spaced(strings.Trim(rest, "/ "))
}

func (l *Line) dutchFields(text string) {
	if name := slashValue(text, "NAME"); name != "" {
		l.PayerName = name
	}
	if iban := slashValue(text, "IBAN"); iban != "" {
		l.PayerAccount = iban
	}
	if party := strings.Split(slashValue(text, "CNTP"), "/"); len(party) >= 3 {
		l.PayerAccount, l.PayerName = party[0], party[2]
	}
	l.Memo = strings.TrimPrefix(strings.TrimPrefix(slashValue(text, "REMI"), "USTD//"), "STRD/")
	if kind := slashValue(text, "TRTP"); kind != "" {
		l.Kind = kind
	}
	if ref := slashValue(text, "EREF"); ref != "" && l.Reference2 == "" && ref != "NOTPROVIDED" {
		l.Reference2 = ref
	}
	if l.Memo == "" && l.PayerName == "" {
		l.Memo = spaced(text)
	}
}
