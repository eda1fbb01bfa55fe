package statement

import (
	"strings"

	"zhangfang/internal/fault"
)

// Open Financial Exchange: version 1 is SGML, whose leaves may lack their end tags; version 2 is XML, or says so. Both
// are read by one tolerant reader, since files in the wild are either under the other's header.
var (
	ofx1 = Format{ID: "ofx1", Zh: "OFX 1（SGML）", En: "OFX 1 (SGML)", Group: International, detect: detectOFX(false), read: readOFX}
	ofx2 = Format{ID: "ofx2", Zh: "OFX 2 / QFX（XML）", En: "OFX 2 / QFX (XML)", Group: International, detect: detectOFX(true), read: readOFX}
)

func detectOFX(xml bool) func(f *file) (claim, error) {
	return func(f *file) (claim, error) {
		head := strings.ToUpper(f.text[:min(len(f.text), 8<<10)])
		if !strings.Contains(head, "<OFX>") && !strings.Contains(head, "OFXHEADER") {
			return claim{}, nil
		}
		two := strings.Contains(head, "<?OFX") || strings.HasPrefix(strings.TrimSpace(head), "<?XML") || strings.Contains(head, "OFXHEADER:200")
		if two != xml {
			return claim{}, nil
		}
		return claim{score: sure}, nil
	}
}

// ofxReader walks the tags.
type ofxReader struct {
	*ledgerFile
	in      string // the aggregate at work: BANKACCTFROM, BANKACCTTO, STMTTRN, CURRENCY, LEDGERBAL, STATUS …
	bank    string // FI's name
	code    string // of the last STATUS
	message string
	trn     bool
	aside   string // an aggregate that is no booking: a trade, or a payment that is still pending
	row     int
	line    Line
	fields  map[string]string
	trns    []ofxEntry
	ledger  string // the closing balance and its day, as they stand
	asOf    string
	end     string // DTEND
}

// ofxEntry keeps the day and the amount of a line as they stand until all of the file is known.
type ofxEntry struct{ day, money string }

func readOFX(f *file, _ claim, opt Options) (*Statement, error) {
	r := &ofxReader{ledgerFile: newLedger("", "OFX"), fields: map[string]string{}}
	if err := r.expect(strings.Count(f.text, "<STMTTRN>")+strings.Count(f.text, "<stmttrn>"), f.text); err != nil {
		return nil, err
	}
	text := f.text
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 || i+1 >= len(text) {
			break
		}
		text = text[i+1:]
		switch {
		case strings.HasPrefix(text, "!--"):
			_, text, _ = strings.Cut(text, "-->")
			continue
		case text[0] == '?' || text[0] == '!':
			_, text, _ = strings.Cut(text, ">")
			continue
		}
		end := strings.IndexByte(text, '>')
		if end < 0 {
			break
		}
		if next := strings.IndexByte(text[:end], '<'); next >= 0 { // a < in a text
			continue
		}
		name := text[:end]
		if space := strings.IndexAny(name, " \t\r\n"); space > 0 {
			name = name[:space]
		}
		value := ""
		value, text = ofxValue(text[end+1:])
		if err := r.tag(strings.ToUpper(name), value); err != nil {
			return nil, err
		}
	}
	if err := r.tag("/OFX", ""); err != nil {
		return nil, err
	}
	return r.lines(opt)
}

// ofxValue gives the text behind a tag, which may stand on the next line or in CDATA, and what follows it.
func ofxValue(text string) (value, rest string) {
	if head := strings.TrimLeft(text, " \t\r\n"); strings.HasPrefix(head, "<![CDATA[") {
		value, rest, _ = strings.Cut(head[len("<![CDATA["):], "]]>")
		return strings.TrimSpace(value), rest
	}
	end := len(text)
	for i := 0; i < len(text); i++ { // a < that begins no tag belongs to the text
		if text[i] == '<' && (i+1 == len(text) || isLetter(text[i+1]) || text[i+1] == '/' || text[i+1] == '!' || text[i+1] == '?') {
			end = i
			break
		}
	}
	value = strings.TrimSpace(text[:end])
	if len(value) > maxCell {
		value = strings.ToValidUTF8(value[:maxCell], "")
	}
	return ofxEntities(value), text[end:]
}

var ofxEscapes = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", `"`, "&apos;", "'")

func ofxEntities(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	for i := strings.Index(s, "&#"); i >= 0; i = strings.Index(s, "&#") {
		end := strings.IndexByte(s[i:min(len(s), i+12)], ';')
		if end < 0 {
			break
		}
		r, ok := entity(s[i+1 : i+end])
		if !ok {
			break
		}
		s = s[:i] + string(r) + s[i+end+1:]
	}
	return ofxEscapes.Replace(s)
}

// ofxGroups are the aggregates whose leaves are looked at; any other is passed through.
var ofxGroups = set("BANKACCTFROM CCACCTFROM INVACCTFROM LOANACCTFROM BANKACCTTO CCACCTTO STMTTRN CURRENCY ORIGCURRENCY LEDGERBAL AVAILBAL STATUS FI PAYEE BALLIST")

// ofxAside are the aggregates that move no money of the account, or not yet.
var ofxAside = set("BUYDEBT BUYMF BUYOPT BUYOTHER BUYSTOCK CLOSUREOPT INCOME INVEXPENSE JRNLFUND JRNLSEC MARGININTEREST REINVEST RETOFCAP SELLDEBT SELLMF SELLOPT SELLOTHER SELLSTOCK SPLIT TRANSFER STMTTRNP")

// besides lists what is no booking, with its fields.
func (r *ofxReader) besides(name, value string) bool {
	switch {
	case r.aside == "" && ofxAside[name]:
		r.row++
		r.aside = name
		r.s.Skipped = append(r.s.Skipped, Note{r.row, NotMoney, []string{name}})
	case r.aside == "":
		return false
	case name == "/"+r.aside || name == "/INVTRANLIST" || name == "/BANKTRANLISTP" || name == "/OFX":
		r.aside = ""
		return name != "/OFX"
	default:
		if n := &r.s.Skipped[len(r.s.Skipped)-1]; value != "" && len(n.Raw) < 100 {
			n.Raw = append(n.Raw, r.clean(name+": "+value))
		}
	}
	return true
}

func (r *ofxReader) tag(name, value string) error {
	if !r.trn && r.besides(name, value) {
		if len(r.s.Skipped) > r.most {
			return r.tooMany()
		}
		return nil
	}
	switch name {
	case "", "/":
	case "STMTRS", "CCSTMTRS", "INVSTMTRS", "LOANSTMTRS":
		if err := r.close(); err != nil {
			return err
		}
		r.balance()
		r.begin().Account.Bank = r.bank
		r.s.Variant, r.in = strings.ToLower(strings.TrimSuffix(name, "RS")), ""
	case "STMTTRN":
		if err := r.close(); err != nil {
			return err
		}
		r.row++
		r.trn, r.in = true, name
		r.line = Line{Row: r.row}
	case "/STMTTRN", "/BANKTRANLIST", "/STMTRS", "/CCSTMTRS", "/INVSTMTRS", "/OFX", "LEDGERBAL", "AVAILBAL":
		if err := r.close(); err != nil {
			return err
		}
		if r.in = ""; name[0] != '/' {
			r.in = name
		} else if name != "/STMTTRN" && name != "/BANKTRANLIST" {
			r.balance()
		}
	default:
		switch {
		case name == "/STATUS":
			r.status()
			r.in = ""
		case ofxGroups[name]:
			r.in = name
		case name[0] == '/':
			if ofxGroups[name[1:]] {
				if r.in = ""; r.trn {
					r.in = "STMTTRN"
				}
			}
		default:
			r.leaf(name, value)
		}
	}
	return nil
}

func (r *ofxReader) leaf(name, value string) {
	if r.trn && value != "" {
		key := name
		if r.in != "STMTTRN" {
			key = r.in + "/" + name
		}
		if _, seen := r.fields[key]; !seen && len(r.line.Raw.cells) < 100 {
			r.fields[key] = value
			r.line.Raw.cells = append(r.line.Raw.cells, name+": "+value)
		}
		return
	}
	switch p := len(r.parts) - 1; {
	case r.in == "STATUS" && name == "CODE":
		r.code, r.message = value, ""
	case r.in == "STATUS" && name == "MESSAGE":
		r.message = value
	case r.in == "FI" && name == "ORG":
		r.bank = r.clean(value)
	case p < 0:
	case name == "CURDEF":
		r.parts[p].Currency = currencyCode(value)
	case strings.HasSuffix(r.in, "ACCTFROM") && name == "ACCTID":
		r.parts[p].Account.Number = r.clean(value)
	case r.in == "LEDGERBAL" && name == "BALAMT":
		r.ledger = value
	case r.in == "LEDGERBAL" && name == "DTASOF":
		r.asOf = value
	case name == "DTSTART":
		r.parts[p].Stated.From, _ = nearest(ofxDay(value))
	case name == "DTEND":
		r.end = value
		r.parts[p].Stated.To, _ = nearest(ofxDay(value))
	}
}

// status keeps what the bank says where it answered with an error instead of a statement.
func (r *ofxReader) status() {
	if r.code != "" && strings.Trim(r.code, "0") != "" && r.code != "1" {
		r.s.Problems = append(r.s.Problems, Problem{Fault: fault.New(BankSays, fault.Args{"code": r.clean(r.code), "message": r.clean(r.message)})})
	}
	r.code, r.message = "", ""
}

// balance takes the ledger balance for the closing one, unless it is of a day after the statement's end.
func (r *ofxReader) balance() {
	if n := len(r.parts); n > 0 && r.ledger != "" {
		p := &r.parts[n-1]
		if day, _ := nearest(ofxDay(r.asOf)); day == 0 || p.Stated.To == 0 || day <= p.Stated.To {
			if v, ok := looseAmount(r.ledger, false); ok {
				p.Closing = fen(v.String())
			}
		}
	}
	r.ledger, r.asOf, r.end = "", "", ""
}

// close ends the transaction at work.
func (r *ofxReader) close() error {
	if !r.trn {
		return nil
	}
	r.trn = false
	f, l := r.fields, r.line
	l.PayerName = first(f["NAME"], f["PAYEE/NAME"], f["PAYEE"])
	l.PayerAccount = first(f["BANKACCTTO/ACCTID"], f["CCACCTTO/ACCTID"])
	if l.Memo = f["MEMO"]; l.Memo == l.PayerName {
		l.Memo = ""
	}
	l.Kind, l.Reference, l.Reference2 = strings.ToUpper(f["TRNTYPE"]), f["FITID"], first(f["CHECKNUM"], f["REFNUM"])
	if l.Kind == "FEE" || l.Kind == "SRVCHG" {
		l.Class = Fee
	}
	if c := currencyCode(f["CURRENCY/CURSYM"]); c != "" && strings.Trim(f["CURRENCY/CURRATE"], "0.,1") != "" && len(r.parts) > 0 && r.parts[len(r.parts)-1].Currency != "" {
		l.Currency = c // the amount is in it; of ORIGCURRENCY it is not
	}
	r.trns = append(r.trns, ofxEntry{first(f["DTPOSTED"], f["DTUSER"], f["DTAVAIL"]), f["TRNAMT"]})
	clear(r.fields)
	return r.add(l)
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// lines settles amounts and days, now that all are known.
func (r *ofxReader) lines(opt Options) (*Statement, error) {
	amounts := make([]string, 0, min(len(r.trns), sampleRows))
	for _, t := range r.trns[:min(len(r.trns), sampleRows)] {
		amounts = append(amounts, t.money)
	}
	mark, _ := decimalMark(amounts, false)
	kept, at := r.s.Lines[:0], 0
	for k := range r.parts {
		p := &r.parts[k]
		n := p.Lines
		p.First, p.Lines = len(kept), 0
		for ; n > 0; n-- {
			l := r.s.Lines[at]
			if r.settle(&l, r.trns[at], mark == ",") {
				kept = append(kept, l)
				p.Lines++
			}
			at++
		}
	}
	r.s.Lines = kept
	return r.finish(opt)
}

// settle gives a line its amount and day; false where there is no amount.
func (r *ofxReader) settle(l *Line, t ofxEntry, comma bool) bool {
	amount, ok := looseAmount(t.money, comma)
	if !ok {
		r.broken(l.Row, l.Raw.cells, fault.New(BadAmount, fault.Args{"row": l.Row, "value": t.money}))
		return false
	}
	l.Amount, l.Direction = amount.Abs(), In
	if amount.Sign() < 0 {
		l.Direction = Out
	}
	y, m, d := ofxDay(t.day)
	r.calendar(l, y, m, d)
	if len(t.day) >= 14 && digitsIn(t.day[:14]) == 14 {
		if v, ok := build("2000", "1", "1", []string{t.day[8:10], t.day[10:12], t.day[12:14]}); ok {
			l.Time = v.time
		}
	}
	return true
}

// ofxDay reads 20090401122017.000[-5:EST]: the local day, whatever the zone.
func ofxDay(s string) (year, month, day int) {
	if s = strings.TrimSpace(s); len(s) >= 8 && digitsIn(s[:8]) == 8 {
		return atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])
	}
	return numbersOf(s, YearFirst)
}
