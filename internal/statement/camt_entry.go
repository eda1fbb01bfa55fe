package statement

import (
	"strings"

	"zhangfang/internal/fault"
)

// inEntry takes a leaf of an Ntry outside of its details.
func (r *camtReader) inEntry(tag camtTag, text []byte) {
	e, parent := &r.entry, r.up(1)
	switch {
	case tag == cAmount && parent == cNtry:
		e.amount = string(text)
	case tag == cSide && parent == cNtry:
		e.side = r.once(text)
	case tag == cReversal && parent == cNtry:
		e.reversal = r.once(text)
	case tag == cCd && parent == cStatus:
		e.status = r.once(text)
	case (tag == cDay || tag == cMoment) && parent == cBooked:
		e.booked = r.once(text)
	case (tag == cDay || tag == cMoment) && parent == cValue:
		e.value = r.once(text)
	case tag == cServicerRef && parent == cNtry:
		e.ref = string(text)
	case tag == cEntryInfo && parent == cNtry:
		e.info = string(text)
	case tag == cCd && parent == cPrivate && r.in[cCode] > 0:
		e.private = r.once(text)
	case (tag == cCd || tag == cSubFamily) && r.in[cDomain] > 0:
		if e.domain != "" {
			e.domain += "/"
		}
		e.domain += r.once(text)
	default:
		r.charge(tag, text)
	}
}

// charge adds up what the bank took: the total where it is told, else its parts.
func (r *camtReader) charge(tag camtTag, text []byte) {
	if r.in[cCharges] == 0 {
		return
	}
	v, ok := plainNumber(strings.TrimSpace(string(text)), '.')
	switch {
	case !ok:
	case tag == cTotal:
		r.entry.fee = r.entry.fee.Add(v)
	case tag == cAmount && (r.up(1) == cRecord || r.up(1) == cCharges):
		r.entry.feeParts = r.entry.feeParts.Add(v)
	}
}

// inTx takes a leaf of one of an entry's details.
func (r *camtReader) inTx(tag camtTag, text []byte) {
	t, parent := &r.entry.tx, r.up(1)
	party := parent
	if party == cParty {
		party = r.up(2)
	}
	switch {
	case tag == cName && party == cDebtor:
		t.debtor = r.once(text)
	case tag == cName && party == cCreditor:
		t.creditor = r.once(text)
	case tag == cName && party == cUltimateDebtor && t.debtor == "": // for whom the debtor pays, where nobody is named
		t.debtor = r.once(text)
	case tag == cName && party == cUltimateCreditor && t.creditor == "":
		t.creditor = r.once(text)
	case tag == cIBAN && r.in[cDebtorAccount] > 0, tag == cID && parent == cOther && r.in[cDebtorAccount] > 0 && t.debtorAccount == "":
		t.debtorAccount = r.once(text)
	case tag == cIBAN && r.in[cCreditorAccount] > 0, tag == cID && parent == cOther && r.in[cCreditorAccount] > 0 && t.creditorAccount == "":
		t.creditorAccount = r.once(text)
	case tag == cText, tag == cReference && r.in[cRemittance] > 0, tag == cTxInfo && t.text == "":
		t.say(string(text))
	case tag == cServicerRef && parent == cRefs:
		t.ref = string(text)
	case tag == cEndToEnd && parent == cRefs:
		t.endToEnd = string(text)
	case tag == cAmount && parent == cTx:
		t.amount = r.once(text)
	case tag == cAmount && t.amount == "" && r.in[cCharges] == 0:
		t.amount = r.once(text)
	default:
		r.charge(tag, text)
	}
}

func (t *camtTx) say(text string) {
	if text = spaced(text); t.text == "" {
		t.text = text
	} else if !strings.Contains(t.text, text) && len(t.text) < 2000 {
		t.text += " " + text
	}
}

// detail ends one of an entry's details. Of a batch each is kept as a short text for the memo.
func (e *camtEntry) detail() {
	if e.txs++; e.txs == 1 {
		e.first = e.tx
		return
	}
	if e.txs == 2 {
		e.details = append(e.details, e.first.short(e.side))
	}
	if e.tx.debtor != e.first.debtor || e.tx.creditor != e.first.creditor {
		e.sameParty = false
	}
	if len(e.details) < 200 {
		e.details = append(e.details, e.tx.short(e.side))
	}
}

func (t *camtTx) short(side string) string {
	name := first(t.debtor, t.creditor)
	if side == "DBIT" {
		name = first(t.creditor, t.debtor)
	}
	return spaced(name + " " + t.amount + " " + t.text)
}

// book makes a line of the entry at work.
func (r *camtReader) book() error {
	e := &r.entry
	r.row++
	l := Line{Row: r.row, Raw: Raw{cells: []string{r.text[min(e.start, r.x.pos):min(r.x.pos, len(r.text))]}}, Currency: currencyCode(e.currency), Status: e.status, Direction: In}
	amount, ok := plainNumber(strings.TrimSpace(e.amount), '.')
	if !ok {
		r.broken(r.row, l.Raw.cells, fault.New(BadAmount, fault.Args{"row": r.row, "value": e.amount}))
		return nil
	}
	switch e.side {
	case "CRDT":
	case "DBIT":
		l.Direction = Out
	default:
		r.broken(r.row, l.Raw.cells, fault.New(UnknownDirection, fault.Args{"row": r.row, "value": e.side}))
		return nil
	}
	l.Amount = amount
	if e.reversal == "true" || e.reversal == "1" {
		l.Class = Reversal // CdtDbtInd is the side that was booked
	}
	if e.status == "PDNG" || e.status == "INFO" || e.status == "FUTR" {
		l.Class = Closed
	}
	if l.Fee = e.fee; l.Fee.IsZero() {
		l.Fee = e.feeParts
	}
	if l.Kind = e.private; e.domain != "" {
		l.Kind = e.domain
	}
	e.describe(&l, r.part())
	day := first(e.booked, e.value)
	y, m, d := numbersOf(day[:min(len(day), 10)], YearFirst)
	r.calendar(&l, y, m, d)
	if len(day) >= 19 && day[10] == 'T' {
		if v, ok := build("2000", "1", "1", []string{day[11:13], day[14:16], day[17:19]}); ok {
			l.Time = v.time
		}
	}
	if p := r.part(); p.Currency == "" {
		p.Currency = l.Currency
	}
	return r.add(l)
}

// describe sets the other party, memo and references. A batch of several payers names none of them as its payer.
func (e *camtEntry) describe(l *Line, p *Part) {
	t := &e.first
	name, account, other, otherAccount := t.debtor, t.debtorAccount, t.creditor, t.creditorAccount
	if l.Direction == Out {
		name, account, other, otherAccount = other, otherAccount, name, account
	}
	if name == "" && account == "" && otherAccount != p.Account.Number && other != p.Account.Name { // some banks fill in only the other side
		name, account = other, otherAccount
	}
	l.Reference = first(strings.TrimSpace(e.ref), strings.TrimSpace(t.ref))
	switch {
	case e.txs > 1:
		l.Memo = spaced(e.info + " " + strings.Join(e.details, "; "))
		if len(l.Memo) > 2000 {
			l.Memo = strings.ToValidUTF8(l.Memo[:2000], "")
		}
		if l.Reference = strings.TrimSpace(e.ref); !e.sameParty {
			return
		}
	default:
		if l.Memo = t.text; l.Memo == "" {
			l.Memo = spaced(e.info)
		}
	}
	if ref := strings.TrimSpace(t.endToEnd); ref != "NOTPROVIDED" && e.txs == 1 {
		l.Reference2 = ref
	}
	l.PayerName, l.PayerAccount = name, account
}
