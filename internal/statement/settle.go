package statement

import "strings"

// What a layout leaves to the file: columns that nobody has described, the order of dates, the decimal mark.

const anyOrder DateOrder = "any"

const anyMark = "any"

// complete gives the fields that a partial layout does not name the columns that the alias table knows.
func (p *plan) complete() {
	fields := map[Field]*pick{
		FieldDate: &p.dates, FieldTime: &p.times, FieldFlag: &p.flags, FieldCurrency: &p.currencies, FieldBalance: &p.balances,
		FieldPeer: &p.peers, FieldPeerAccount: &p.peerAccounts, FieldPayer: &p.payers, FieldPayerAccount: &p.payerAccounts,
		FieldPayee: &p.payees, FieldPayeeAccount: &p.payeeAccts, FieldMemo: &p.memos, FieldRef: &p.refs, FieldStatus: &p.statuses, FieldKind: &p.kinds,
	}
	named := p.known()
	found := map[Field]word{}
	for i, l := range p.labels {
		w, ok := meaning(l)
		k := fields[w.field]
		if !ok || k == nil || contains(named, l) {
			continue
		}
		switch best, seen := found[w.field]; {
		case *k != nil && !seen: // the layout names it
		case w.field == FieldMemo:
			*k = append(*k, []int{i})
			found[w.field] = w
		case !seen || w.rank < best.rank:
			*k = pick{{i}}
			found[w.field] = w
		}
	}
	if p.times == nil && p.dates != nil { // 交易日期 beside 交易时间: the second holds times
		for i, l := range p.labels {
			if w, ok := meaning(l); ok && w.field == FieldDate && i != p.dates[0][0] && (found[FieldDate].field != "" || strings.HasSuffix(l, "时间")) {
				p.times = append(p.times, []int{i})
			}
		}
	}
	if p.payees == nil || p.payers == nil {
		p.payers, p.payees = nil, nil
	}
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// settle finds the order of dates and the decimal mark where the layout leaves them to the file. What it gives puts the
// question to the statement, where there is one.
func (p *plan) settle(opt Options) (ask func(*Statement), err error) {
	ask = func(*Statement) {}
	rows := p.grid.rows[p.head+1:]
	if p.mark == anyMark {
		var texts []string
		for _, r := range rows[:min(len(rows), sampleRows)] {
			texts = append(texts, p.ins.text(r.cells), p.outs.text(r.cells), p.amounts.text(r.cells))
		}
		if mark, _ := decimalMark(texts, p.grid.binary); mark == "," {
			p.point = ','
		}
	}
	if p.layout.order != anyOrder {
		return ask, nil
	}
	var days []string
	var buf []string
	for _, r := range rows {
		buf = p.grid.of(r, buf)
		if s := p.dates.day(buf); s != "" && digitsIn(s) >= 3 && !strings.ContainsAny(s, "@") {
			days = append(days, s)
		}
	}
	order, sure := dateOrder(days)
	if p.order = order; sure {
		return ask, nil
	}
	answer, err := answerOrder(opt)
	if answer != "" {
		p.order = answer
	}
	return func(s *Statement) { s.askOrder(p.order, days[0], answer != "") }, err
}

// classify gives a line the class of the first rule that it fits.
func (p *plan) classify(l *Line) {
	for _, rule := range p.classes {
		text := l.Memo
		switch rule.field {
		case "status":
			text = l.Status
		case "kind":
			text = l.Kind
		}
		if text == "" {
			continue
		}
		for start := range strings.FieldsSeq(rule.starts) {
			if strings.HasPrefix(text, strings.ReplaceAll(start, "#", " ")) {
				l.Class = rule.class
				return
			}
		}
	}
}
