package statement

import (
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// qif is Quicken's old exchange format. It names neither currency nor account number, and writes dates in the order of
// whoever wrote it: what the dates themselves do not settle is asked.
var qif = Format{
	ID: "qif", Zh: "QIF（Quicken）", En: "QIF (Quicken)", Group: International,
	detect: func(f *file) (claim, error) {
		head := strings.ToLower(strings.TrimSpace(f.text[:min(len(f.text), 4096)]))
		for _, start := range []string{"!type:", "!account", "!option:", "!clear:"} {
			if strings.HasPrefix(head, start) {
				return claim{score: sure}, nil
			}
		}
		if bareQIF(head) {
			return claim{score: sure}, nil
		}
		return claim{}, nil
	},
	read: func(f *file, _ claim, opt Options) (*Statement, error) { return readQIF(f, opt) },
}

// bareQIF knows records whose header was lost: a day, an amount and a ^ on lines of their own.
func bareQIF(head string) bool {
	day, amount, end := false, false, false
	for n, line := range strings.Split(head, "\n") {
		if line = strings.TrimSpace(line); line == "" || n > 40 {
			continue
		}
		switch value := line[1:]; {
		case line == "^":
			end = true
		case line[0] == 'd' && n == 0:
			day = digitsIn(value) >= 3 && !strings.ContainsAny(value, ",;")
		case line[0] == 't' || line[0] == 'u':
			_, ok := looseAmount(value, false)
			amount = amount || ok
		}
		if end {
			break
		}
	}
	return day && amount && end
}

// qifRecord is one record: the first value of each letter.
type qifRecord struct {
	row                                           int
	day, total, amount, payee, memo, category, no string
	raw                                           []string
}

// set takes the first value of a letter; splits, addresses and what trades have stay in raw.
func (rec *qifRecord) set(letter byte, value string) {
	var field *string
	switch letter {
	case 'D':
		field = &rec.day
	case 'T':
		field = &rec.total
	case 'U':
		field = &rec.amount
	case 'P':
		field = &rec.payee
	case 'M':
		field = &rec.memo
	case 'L':
		field = &rec.category
	case 'N':
		field = &rec.no
	default:
		return
	}
	if *field == "" {
		*field = value
	}
}

type qifReader struct {
	*ledgerFile
	kind    string // bank, cash, ccard, oth a, oth l, or what is no account
	account bool   // inside an !Account block
	name    string // of the account, for the next statement
	records []qifRecord
	owner   []int // index of the part of each record
}

func readQIF(f *file, opt Options) (*Statement, error) {
	r := &qifReader{ledgerFile: newLedger("", ""), kind: "bank"}
	if err := r.expect(strings.Count(f.text, "\n^")+1, f.text); err != nil {
		return nil, err
	}
	var at qifRecord
	rest, num := f.text, 0
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		num++
		line = strings.TrimRight(line, " \r\t")
		switch {
		case strings.TrimSpace(line) == "":
		case line[0] == '!':
			r.end(&at)
			r.header(line)
		case line[0] == '^':
			r.end(&at)
		default:
			if at.row == 0 {
				at.row = num
			}
			if len(at.raw) < 200 {
				at.raw = append(at.raw, line)
			}
			at.set(line[0], strings.TrimSpace(line[1:]))
		}
		if len(r.records) > r.most {
			return nil, r.tooMany()
		}
	}
	r.end(&at)
	return r.lines(opt)
}

func (r *qifReader) header(line string) {
	word := strings.ToLower(line)
	if r.s.Recognised == "" {
		r.s.Recognised = line
	}
	r.account = strings.HasPrefix(word, "!account")
	if kind, ok := strings.CutPrefix(word, "!type:"); ok {
		r.kind = strings.TrimSpace(kind)
		r.begin().Account.Name = r.name
		r.s.Variant = r.kind
	}
}

// moneyTypes are the kinds of accounts whose records move money. Trades, categories and memorised records do not.
var moneyTypes = map[string]bool{"bank": true, "cash": true, "ccard": true, "oth a": true, "oth l": true}

// end takes a finished record.
func (r *qifReader) end(at *qifRecord) {
	rec := *at
	*at = qifRecord{}
	switch {
	case rec.row == 0:
	case r.account:
		r.name = rec.no
		r.s.Skipped = append(r.s.Skipped, Note{rec.row, Preamble, rec.raw})
	case !moneyTypes[r.kind] || rec.day == "" && rec.total == "" && rec.amount == "":
		r.s.Skipped = append(r.s.Skipped, Note{rec.row, NotMoney, rec.raw})
	default:
		r.part()
		r.records, r.owner = append(r.records, rec), append(r.owner, len(r.parts)-1)
	}
}

// lines settles the order of dates and the decimal mark over all records, then reads each.
func (r *qifReader) lines(opt Options) (*Statement, error) {
	var days, amounts []string
	for i := range r.records {
		days = append(days, qifDay(r.records[i].day))
		amounts = append(amounts, r.records[i].money())
	}
	order, err := r.order(days, opt)
	if err != nil {
		return nil, err
	}
	mark, _ := decimalMark(amounts, false)
	parts := r.parts
	r.parts = nil
	for k, p := range parts {
		r.parts = append(r.parts, Part{Account: p.Account, First: len(r.s.Lines)})
		for i := range r.records {
			if r.owner[i] != k {
				continue
			}
			if err := r.line(&r.records[i], days[i], order, mark == ","); err != nil {
				return nil, err
			}
		}
	}
	r.s.Layout = "qif:" + r.name
	return r.finish(opt)
}

func (rec *qifRecord) money() string {
	if t := rec.total; t != "" {
		return t
	}
	return rec.amount
}

func (r *qifReader) line(rec *qifRecord, day string, order DateOrder, comma bool) error {
	l := Line{Row: rec.row, Raw: Raw{cells: rec.raw}, PayerName: rec.payee, Memo: rec.memo, Kind: rec.category, Reference2: rec.no, Direction: In}
	amount, ok := looseAmount(rec.money(), comma)
	if !ok {
		r.broken(rec.row, rec.raw, fault.New(BadAmount, fault.Args{"row": rec.row, "value": rec.money()}))
		return nil
	}
	if l.Amount = amount.Abs(); amount.Sign() < 0 {
		l.Direction = Out
	}
	if strings.EqualFold(l.PayerName, "Opening Balance") {
		l.Class = Internal // where the account stood when the book was begun
	}
	y, m, d := numbersOf(day, order)
	r.calendar(&l, y, m, d)
	return r.add(l)
}

// qifDay writes 1/ 1/10 and 6/1'07 as other dates are written: after an apostrophe the year is of this century.
func qifDay(s string) string {
	s = strings.ReplaceAll(s, " ", "")
	if day, year, ok := strings.Cut(s, "'"); ok {
		if len(year) < 3 {
			year = "20" + strings.Repeat("0", 2-len(year)) + year
		}
		s = day + "/" + year
	}
	return s
}

// numbersOf takes a date apart, in the order told; zeros where it is none.
func numbersOf(s string, order DateOrder) (year, month, day int) {
	var p [maxRuns]string
	named := 0
	n := digitRuns(s, &p, &named)
	switch {
	case named > 0 && n >= 2:
		m, _ := namedMonth(p[:n], named)
		if m.day == 0 {
			return 0, 0, 0
		}
		return m.day.Year(), named, m.day.Day()
	case n >= 1 && len(p[0]) == 8:
		return atoi(p[0][:4]), atoi(p[0][4:6]), atoi(p[0][6:])
	case n < 3:
		return 0, 0, 0
	case len(p[0]) == 4 || order == YearFirst:
		return atoi(century(p[0])), atoi(p[1]), atoi(p[2])
	case order == MonthFirst:
		return atoi(century(p[2])), atoi(p[0]), atoi(p[1])
	}
	return atoi(century(p[2])), atoi(p[1]), atoi(p[0])
}

// order finds the order of day and month, or asks: meanwhile the one that rises or falls counts, else the one in which
// the dates lie closer together, else the month first, as Quicken wrote.
func (r *qifReader) order(days []string, opt Options) (DateOrder, error) {
	order, sure := dateOrder(days)
	if sure {
		return order, nil
	}
	answer, err := answerOrder(opt)
	if answer != "" || err != nil {
		order = answer
	} else if d, m := ordered(days, DayFirst), ordered(days, MonthFirst); m && !d || m == d && span(days, MonthFirst) <= span(days, DayFirst) {
		order = MonthFirst
	} else {
		order = DayFirst
	}
	r.s.askOrder(order, days[0], answer != "")
	return order, err
}

// answerOrder gives the answer to AskDateOrder, "" where there is none.
func answerOrder(opt Options) (DateOrder, error) {
	switch a := DateOrder(opt.Answers[AskDateOrder]); a {
	case "", DayFirst, MonthFirst, YearFirst:
		return a, nil
	default:
		return "", fault.New(NoSuchAnswer, fault.Args{"value": string(a), "choices": "dmy, mdy, ymd"})
	}
}

// askOrder puts the question, and the doubt beside it while nobody has answered.
func (s *Statement) askOrder(taken DateOrder, example string, answered bool) {
	s.Questions = append(s.Questions, Question{Ask: AskDateOrder, Guess: string(taken), Choices: []string{string(MonthFirst), string(DayFirst)}, Example: example})
	if !answered {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(DoubtDateOrder, fault.Args{"value": example, "order": string(taken)})})
	}
}

// span is how many days lie between the first and the last.
func span(days []string, order DateOrder) int {
	var from, to date.Date
	for _, s := range days {
		if d, _ := nearest(numbersOf(s, order)); d != 0 {
			if from == 0 || d < from {
				from = d
			}
			to = max(to, d)
		}
	}
	return int(to - from)
}
