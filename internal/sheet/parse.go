package sheet

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// maxRunes is the longest text a cell may hold; Excel itself ends at 32,767.
const maxRunes = 4000

// source says what kind of file a cell comes from, where that changes its meaning.
type source struct {
	workbook bool // numbers may be dates, and carry the noise of binary floating point
	date1904 bool // the workbook counts days from 1904, as old Macs do
}

// parse reads one cell. It never gives a value together with a fault.
func (c *Column) parse(raw string, from source) (Value, *fault.Fault) {
	s, bad := tidy(raw)
	if bad != 0 {
		return Value{}, fault.New(BadCharacter, fault.Args{"char": fmt.Sprintf("U+%04X", bad)})
	}
	if utf8.RuneCountInString(s) > maxRunes {
		return Value{}, fault.New(TooLong, fault.Args{"most": maxRunes})
	}
	if s == "" {
		return Value{}, nil
	}
	switch c.Kind {
	case Text:
		return Of(asShown(s, from)), nil
	case Code:
		return c.code(s, from)
	case Enum:
		return c.option(s, from)
	case List:
		return c.list(s)
	case Day:
		return c.day(s, from)
	case Clock:
		return c.clock(s, from)
	case Bool:
		return c.yesNo(s)
	}
	return c.number(s, from)
}

// refuse makes the fault of a cell that is not what the column holds. What stood there is shown, cut short.
func refuse(key fault.Key, s string) *fault.Fault {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return fault.New(key, fault.Args{"value": s})
}

// tidy trims, makes line ends \n and tabs blanks, drops invisible blanks that come along when text is copied, and finds
// the first character that has no place in a cell: control and bidi characters, and what a wrong encoding leaves behind.
func tidy(s string) (string, rune) {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	simple := true
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7f, r >= '一' && r <= '龥':
		case r == '\t', r == '\u200b', r == '\u2060', r == '\ufeff':
			simple = false
		case r != '\n' && misplaced(r):
			return "", r
		}
	}
	if !simple {
		s = strings.Map(func(r rune) rune {
			switch r {
			case '\t':
				return ' '
			case '\u200b', '\u2060', '\ufeff':
				return -1
			}
			return r
		}, s)
	}
	return strings.TrimSpace(s), 0
}

// misplaced finds control characters, bidi marks and overrides, and characters that stand for lost ones.
func misplaced(r rune) bool {
	switch {
	case unicode.IsControl(r), r == utf8.RuneError, r >= 0xfff9 && r <= 0xffff, r&0xfffe == 0xfffe:
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r)
}

var scientific = regexp.MustCompile(`^\d(\.\d+)?[Ee]\+?\d{2,}$`)

// spoilt recognises what Excel makes of a long number.
func spoilt(s string) bool { return strings.ContainsAny(s, "eE") && scientific.MatchString(s) }

// code reads an identifier. A long number that Excel has turned into 6.222E+18 has lost digits and is refused.
func (c *Column) code(s string, from source) (Value, *fault.Fault) {
	s = oneLine(s)
	if spoilt(s) {
		return Value{}, refuse(LostDigits, s)
	}
	return Of(asShown(s, from)), nil
}

// asShown gives 1.1 for a number cell that a workbook keeps as 1.1000000000000001; other words stay as they are.
func asShown(s string, from source) string {
	if !from.workbook || len(s) > 40 || !strings.Contains(s, ".") || !plainNumber.MatchString(s) {
		return s
	}
	if d, err := decimal.NewFromString(s); err == nil && d.NumDigits() > 15 {
		return to15(d).String()
	}
	return s
}

func (c *Column) list(s string) (Value, *fault.Fault) {
	var parts []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
		part = strings.TrimSpace(part)
		if spoilt(part) {
			return Value{}, refuse(LostDigits, part)
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	return Of(parts), nil
}

// find looks an option up by its value, its Chinese word or another word for it. A number must be the value itself:
// -1 is not 1 with a hyphen.
func (c *Column) find(s string) (string, bool) {
	for _, o := range c.Options {
		if s == o.Value || s == o.ZH {
			return o.Value, true
		}
	}
	if plainNumber.MatchString(s) {
		return "", false
	}
	s = plain(s)
	for _, o := range c.Options {
		if s == plain(o.Value) || s == plain(o.ZH) {
			return o.Value, true
		}
		for _, also := range o.Also {
			if s == plain(also) {
				return o.Value, true
			}
		}
	}
	return "", false
}

func (c *Column) option(s string, from source) (Value, *fault.Fault) {
	if v, ok := c.find(s); ok {
		return Of(v), nil
	}
	if d, f := decimalOf(s, from); f == nil { // 1.00, or 0.1 as Excel keeps it
		if v, ok := c.find(d.String()); ok {
			return Of(v), nil
		}
	}
	words := make([]string, len(c.Options))
	for i, o := range c.Options {
		words[i] = o.ZH + "/" + o.Value
	}
	f := refuse(NotAnOption, s)
	f.Args["options"] = strings.Join(words, ", ")
	return Value{}, f
}

func (c *Column) yesNo(s string) (Value, *fault.Fault) {
	switch strings.ToLower(narrow(s)) {
	case "1", "true", "yes", "y", "是", "√":
		return Of(true), nil
	case "0", "false", "no", "n", "否", "×":
		return Of(false), nil
	}
	return Value{}, refuse(NotYesNo, s)
}

var (
	plainNumber = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$`)
	grouped     = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$`)
	currency    = strings.NewReplacer("¥", "", "￥", "", "元", "", "CNY", "", "RMB", "", " ", "", "−", "-", "﹣", "-", "，", ",")
	areas       = strings.NewReplacer("㎡", "", "m²", "", "M²", "", "m2", "", "平方米", "", "平米", "") // of what a quantity counts
	inside      = regexp.MustCompile(`[\d.] *(¥|￥|元|CNY|RMB|㎡|m²|M²|m2|平方米|平米)+ *[\d.]`)          // 12元50: one of these between figures
)

// decimalOf reads a number as people write it: full-width digits, currency signs, thousands, accountants' brackets.
func decimalOf(s string, from source) (decimal.Decimal, *fault.Fault) {
	n := s
	if !isDigits(s) { // most numbers are, and this is the busiest place of reading
		n = currency.Replace(narrow(s))
	}
	if len(n) > 2 && n[0] == '(' && n[len(n)-1] == ')' {
		n = "-" + n[1:len(n)-1]
	}
	if grouped.MatchString(n) {
		n = strings.ReplaceAll(n, ",", "")
	}
	if len(n) > 40 || !isDigits(n) && !plainNumber.MatchString(n) {
		return decimal.Decimal{}, refuse(NotANumber, s)
	}
	d, err := decimal.NewFromString(n)
	if err != nil {
		return decimal.Decimal{}, refuse(NotANumber, s)
	}
	if from.workbook && d.NumDigits() > 15 {
		d = to15(d)
	}
	return trimZeros(d), nil
}

// isDigits says that a text is digits with at most one point between them, as programs write numbers.
func isDigits(s string) bool {
	points := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && i > 0 && i < len(s)-1:
			points++
		default:
			return false
		}
	}
	return s != "" && points <= 1
}

// to15 rounds to 15 digits: Excel shows and means no more, what follows is noise of its binary floating point.
func to15(d decimal.Decimal) decimal.Decimal {
	return trimZeros(d.Round(15 - int32(d.NumDigits()) - d.Exponent()))
}

// trimZeros drops the zeros at the end, so that 1.50 counts as one place.
func trimZeros(d decimal.Decimal) decimal.Decimal {
	if d.Exponent() >= 0 {
		return d
	}
	t, err := decimal.NewFromString(d.String())
	if err != nil {
		panic(err) // String always parses
	}
	return t
}

func (c *Column) number(s string, from source) (Value, *fault.Fault) {
	if c.Kind == Integer && len(c.Options) > 0 {
		if v, ok := c.find(s); ok {
			s = v
		}
	}
	percent := false
	if c.Kind == Rate {
		if t, cut := strings.CutSuffix(strings.TrimSpace(narrow(s)), "%"); cut {
			s, percent = t, true
		}
	}
	if !isDigits(s) && inside.MatchString(narrow(s)) {
		return Value{}, refuse(NotANumber, s)
	}
	if c.Kind == Decimal {
		s = areas.Replace(s)
	}
	d, f := decimalOf(s, from)
	if f != nil {
		return Value{}, f
	}
	switch c.Kind {
	case Money:
		return moneyOf(d, s)
	case Integer:
		if !d.IsInteger() || d.Abs().GreaterThan(decimal.New(1, 12)) {
			return Value{}, refuse(NotWhole, s)
		}
		return Of(d.IntPart()), nil
	case Rate:
		return c.rate(d, percent, s)
	}
	return exactly(d, 6, s)
}

func moneyOf(d decimal.Decimal, s string) (Value, *fault.Fault) {
	if d.Exponent() < -2 {
		return Value{}, tooFine(s, 2)
	}
	if d.Abs().GreaterThan(money.Max.Decimal()) {
		return Value{}, refuse(TooLarge, s)
	}
	return Of(money.Amount(d.Shift(2).IntPart())), nil
}

// rate reads a part of the whole: 5%, 0.05 and, in a column where that cannot be a fraction, 5. Numbers that might be
// either are refused rather than guessed.
func (c *Column) rate(d decimal.Decimal, percent bool, s string) (Value, *fault.Fault) {
	size := d.Abs()
	switch {
	case !percent && size.LessThanOrEqual(decimal.RequireFromString(c.Share)):
	case percent || size.GreaterThanOrEqual(decimal.RequireFromString(c.Points)):
		d = trimZeros(d.Shift(-2))
	default:
		return Value{}, refuse(PercentOrFraction, s)
	}
	return exactly(d, 10, s)
}

// exactly takes a decimal that has at most the given places, and 15 digits in all so that Excel can hold it.
func exactly(d decimal.Decimal, places int32, s string) (Value, *fault.Fault) {
	if d.Exponent() < -places {
		return Value{}, tooFine(s, places)
	}
	if d.NumDigits() > 15 || d.Abs().GreaterThanOrEqual(decimal.New(1, 15)) {
		return Value{}, refuse(TooLarge, s)
	}
	return Of(d), nil
}

func tooFine(s string, places int32) *fault.Fault {
	f := refuse(TooManyPlaces, s)
	f.Args["places"] = places
	return f
}
