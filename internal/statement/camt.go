package statement

import (
	"errors"
	"io"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
)

// ISO 20022 cash management: reports within the day, statements, and notifications, in any version and with or without
// its namespace. An Ntry is one booking and one line; the parts of a batch (TxDtls) stand in its memo.
var camts = []Format{
	camtFormat("camt052", "CAMT.052 账户报告", "CAMT.052 account report", "BkToCstmrAcctRpt"),
	camtFormat("camt053", "CAMT.053 对账单", "CAMT.053 statement", "BkToCstmrStmt"),
	camtFormat("camt054", "CAMT.054 收付通知", "CAMT.054 notification", "BkToCstmrDbtCdtNtfctn"),
}

func camtFormat(id, zh, en, root string) Format {
	return Format{
		ID: id, Zh: zh, En: en, Group: International,
		detect: func(f *file) (claim, error) {
			head := strings.TrimSpace(f.text[:min(len(f.text), 64<<10)])
			if strings.HasPrefix(head, "<") && camtRoot(head) == root {
				return claim{score: sure}, nil
			}
			return claim{}, nil
		},
		read: func(f *file, _ claim, opt Options) (*Statement, error) { return readCAMT(f, id, opt) },
	}
}

// camtRoot finds the element that tells the kind of message: <BkToCstmrStmt>, <ns:BkToCstmrStmt xmlns:ns="…">, and of
// version 1 <BkToCstmrStmtV01>. Comments do not count.
func camtRoot(head string) string {
	for {
		at := strings.IndexByte(head, '<')
		if at < 0 {
			return ""
		}
		if head = head[at+1:]; strings.HasPrefix(head, "!--") {
			_, head, _ = strings.Cut(head, "-->")
			continue
		}
		name := head[:min(len(head), 80)]
		if end := strings.IndexAny(name, "> \t\r\n/"); end >= 0 {
			name = name[:end]
		}
		if i := strings.IndexByte(name, ':'); i >= 0 {
			name = name[i+1:]
		}
		if name = strings.TrimSuffix(name, "V01"); strings.HasPrefix(name, "BkToCstmr") {
			return name
		}
	}
}

// camtTag numbers the elements that are looked at; 0 is any other.
type camtTag uint8

const (
	_ camtTag = iota
	cStmt
	cAcct
	cBal
	cNtry
	cTx
	cRelated
	cDebtor
	cCreditor
	cDebtorAccount
	cCreditorAccount
	cUltimateDebtor
	cUltimateCreditor
	cParty
	cOwner
	cServicer
	cBank
	cOther
	cCharges
	cRecord
	cBooked
	cValue
	cCode
	cDomain
	cFamily
	cPrivate
	cStatus
	cRemittance
	cPeriod
	cRefs
	cName
	cIBAN
	cID
	cCurrency
	cAmount
	cSide
	cReversal
	cDay
	cMoment
	cCd
	cSubFamily
	cServicerRef
	cEntryRef
	cEndToEnd
	cEntryInfo
	cTxInfo
	cText
	cReference
	cTotal
	cFrom
	cTo
	cBIC
	cTags
)

var camtNames = map[string]camtTag{
	"Stmt": cStmt, "Rpt": cStmt, "Ntfctn": cStmt, "Acct": cAcct, "Bal": cBal, "Ntry": cNtry, "TxDtls": cTx, "RltdPties": cRelated,
	"Dbtr": cDebtor, "Cdtr": cCreditor, "DbtrAcct": cDebtorAccount, "CdtrAcct": cCreditorAccount, "Pty": cParty, "Ownr": cOwner, "Svcr": cServicer,
	"FinInstnId": cBank, "Othr": cOther, "PrtryAcct": cOther, "Chrgs": cCharges, "Rcrd": cRecord, "BookgDt": cBooked, "ValDt": cValue, "BkTxCd": cCode, "Domn": cDomain,
	"Fmly": cFamily, "Prtry": cPrivate, "Sts": cStatus, "RmtInf": cRemittance, "FrToDt": cPeriod, "Refs": cRefs,
	"Nm": cName, "IBAN": cIBAN, "BBAN": cIBAN, "UPIC": cIBAN, "Id": cID, "Ccy": cCurrency, "Amt": cAmount, "CdtDbtInd": cSide, "RvslInd": cReversal, "Dt": cDay, "DtTm": cMoment,
	"Cd": cCd, "SubFmlyCd": cSubFamily, "AcctSvcrRef": cServicerRef, "NtryRef": cEntryRef, "EndToEndId": cEndToEnd, "AddtlNtryInf": cEntryInfo,
	"AddtlTxInf": cTxInfo, "Ustrd": cText, "Ref": cReference, "TtlChrgsAndTaxAmt": cTotal, "FrDtTm": cFrom, "ToDtTm": cTo, "BIC": cBIC, "BICFI": cBIC,
	"UltmtDbtr": cUltimateDebtor, "UltmtCdtr": cUltimateCreditor,
}

// maxDepth is far more than any message nests.
const maxDepth = 64

// camtReader walks one message.
type camtReader struct {
	*ledgerFile
	text  string
	x     *xmlScan
	stack [maxDepth]camtTag
	depth int
	in    [cTags]int8
	bal   camtBalance
	entry camtEntry
	row   int
}

type camtBalance struct {
	kind, amount, currency, side, day string
}

type camtEntry struct {
	start                                     int
	amount, currency, side, reversal, status  string
	booked, value, ref, info, private, domain string
	fee, feeParts                             decimal.Decimal
	txs                                       int
	tx                                        camtTx   // at work
	first                                     camtTx   // the only one, or the first
	details                                   []string // of each where there are several
	sameParty                                 bool
}

type camtTx struct {
	debtor, debtorAccount, creditor, creditorAccount, text, ref, endToEnd, amount, currency string
}

func readCAMT(f *file, id string, opt Options) (*Statement, error) {
	r := &camtReader{ledgerFile: newLedger(camtVersion(f.text, id), id), text: f.text, x: newXMLScan(strings.NewReader(f.text))}
	if err := r.expect(strings.Count(f.text, "Ntry>")/2, f.text); err != nil {
		return nil, err
	}
	keep := false
	for {
		err := r.x.next(keep)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
		}
		keep = false
		if r.x.open {
			tag := camtNames[string(r.x.name)]
			if r.depth >= maxDepth {
				return nil, fault.New(Unreadable, fault.Args{"detail": errXML.Error()})
			}
			r.stack[r.depth] = tag
			r.depth++
			r.in[tag]++
			r.opened(tag)
			keep = tag >= cStatus
			r.x.text = r.x.text[:0]
		}
		if r.x.close && r.depth > 0 {
			tag := r.stack[r.depth-1]
			if err := r.closed(tag); err != nil {
				return nil, err
			}
			r.depth--
			r.in[tag]--
		}
	}
	if r.depth > 0 {
		return nil, fault.New(Truncated, nil)
	}
	return r.finish(opt)
}

// camtVersion finds camt.053.001.02 in the namespace.
func camtVersion(text, id string) string {
	head := text[:min(len(text), 64<<10)]
	if at := strings.Index(head, "camt."+id[4:]+".001."); at >= 0 && at+15 <= len(head) {
		return head[at : at+15]
	}
	return ""
}

// up gives the element that stands n levels above the one at work.
func (r *camtReader) up(n int) camtTag {
	if r.depth-1-n < 0 {
		return 0
	}
	return r.stack[r.depth-1-n]
}

func (r *camtReader) opened(tag camtTag) {
	switch tag {
	case cStmt:
		if r.in[cNtry] == 0 {
			r.begin()
		}
	case cBal:
		r.bal = camtBalance{}
	case cNtry:
		r.entry = camtEntry{start: r.x.start, sameParty: true}
	case cTx:
		r.entry.tx = camtTx{}
	case cAmount:
		if c := r.x.bytes("Ccy"); c != nil {
			switch currency := r.once(c); {
			case r.up(1) == cNtry:
				r.entry.currency = currency
			case r.up(1) == cTx:
				r.entry.tx.currency = currency
			case r.up(1) == cBal:
				r.bal.currency = currency
			}
		}
	}
}

// once gives the text of bytes without the blanks around it.
func (r *camtReader) once(b []byte) string {
	if s, ok := r.kept[string(b)]; ok {
		return s
	}
	return r.ledgerFile.once(strings.TrimSpace(string(b)))
}

// closed takes an element at its end; its text, if it is a leaf, is in x.text.
func (r *camtReader) closed(tag camtTag) error {
	switch tag {
	case cNtry:
		return r.book()
	case cTx:
		r.entry.detail()
	case cBal:
		if r.in[cNtry] == 0 {
			r.balance()
		}
	case cStatus:
		if len(r.x.text) > 0 && r.up(1) == cNtry && r.entry.status == "" {
			r.entry.status = r.once(r.x.text)
		}
	default:
		if len(r.x.text) == 0 {
			return nil
		}
		switch text := r.x.text; {
		case r.in[cTx] > 0:
			r.inTx(tag, text)
		case r.in[cNtry] > 0:
			r.inEntry(tag, text)
		case r.in[cBal] > 0:
			r.inBalance(tag, text)
		case r.in[cStmt] > 0:
			r.inStatement(tag, text)
		}
	}
	return nil
}

func (r *camtReader) inStatement(tag camtTag, text []byte) {
	p := r.part()
	own := r.in[cAcct] > 0
	switch {
	case tag == cFrom:
		p.Stated.From = isoDay(string(text))
	case tag == cTo:
		p.Stated.To = isoDay(string(text))
	case !own:
	case tag == cIBAN, tag == cID && r.up(1) == cOther && r.up(2) == cID && r.up(3) == cAcct && p.Account.Number == "":
		p.Account.Number = r.clean(r.once(text))
	case tag == cCurrency:
		p.Currency = currencyCode(r.once(text))
	case tag == cName && r.in[cOwner] > 0, tag == cName && r.up(1) == cAcct && p.Account.Name == "":
		p.Account.Name = r.clean(r.once(text))
	case tag == cName && r.in[cServicer] > 0, tag == cBIC && p.Account.Bank == "":
		p.Account.Bank = r.clean(r.once(text))
	}
}

func (r *camtReader) inBalance(tag camtTag, text []byte) {
	switch b := &r.bal; {
	case tag == cCd && b.kind == "":
		b.kind = r.once(text)
	case tag == cAmount && r.up(1) == cBal:
		b.amount = r.once(text)
	case tag == cSide && r.up(1) == cBal:
		b.side = r.once(text)
	case (tag == cDay || tag == cMoment) && b.day == "":
		b.day = r.once(text)
	}
}

// balance takes opening and closing balances: of several pages the first opening and the last closing.
func (r *camtReader) balance() {
	p, b := r.part(), r.bal
	v, ok := plainNumber(b.amount, '.')
	if !ok {
		return
	}
	if b.side == "DBIT" {
		v = v.Neg()
	}
	if p.Currency == "" {
		p.Currency = currencyCode(b.currency)
	}
	switch b.kind {
	case "OPBD":
		p.Opening = fen(v.String())
	case "PRCD":
		if p.Opening == nil {
			p.Opening = fen(v.String())
		}
	case "CLBD":
		p.Closing = fen(v.String())
		if day := isoDay(b.day); p.Stated.To == 0 {
			p.Stated.To = day
		}
	}
	if day := isoDay(b.day); (b.kind == "OPBD" || b.kind == "PRCD") && p.Stated.From == 0 {
		p.Stated.From = day
	}
}

func isoDay(s string) date.Date {
	d, _ := nearest(numbersOf(s[:min(len(s), 10)], YearFirst))
	return d
}
