package statement

import (
	"fmt"
	"strings"

	"zhangfang/internal/fault"
)

// pick says where a field's text stands: groups are joined, within a group the first cell that is not empty counts.
type pick [][]int

// plan is a layout or a mapping made fit for one table: columns are numbers now.
type plan struct {
	grid  *grid
	head  int // index of the header in grid.rows; -1 = the first row is a line already
	sign  sign
	point byte
	order DateOrder
	*layout

	dates, times, ins, outs, amounts, flags, currencies, balances   pick
	peers, peerAccounts, payers, payerAccounts, payees, payeeAccts  pick
	memos, refs, refs2, statuses, kinds, fees, ownAccounts, ownNams pick
	nets, netBalances                                               pick

	inList, outList []string
	years           *years // of dates that have none
	fallback        string
	columns         map[string]int
	heads           []string // names of totals whose values stand in the next row
	labels          []string
	owners          owners
	chain           netChain
}

// compile looks the layout's columns up in a header.
func compile(l *layout, c candidate) *plan {
	p := &plan{grid: c.grid, head: c.index, sign: l.sign, point: '.', order: l.order, layout: l, columns: map[string]int{}, fallback: l.home, labels: c.labels}
	for i, name := range c.labels {
		if _, seen := p.columns[name]; !seen && name != "" {
			p.columns[name] = i
		}
		p.columns[fmt.Sprintf("#%d", i+1)] = i
	}
	p.dates, p.times = p.find(l.date), p.find(l.time)
	p.ins, p.outs, p.amounts, p.flags = p.find(l.in), p.find(l.out), p.find(l.amount), p.find(l.flag)
	p.currencies, p.balances = p.find(l.currency), p.find(l.balance)
	p.peers, p.peerAccounts = p.find(l.peer), p.find(l.peerAccount)
	p.payers, p.payerAccounts, p.payees, p.payeeAccts = p.find(l.payer), p.find(l.payerAccount), p.find(l.payee), p.find(l.payeeAccount)
	p.memos, p.refs, p.refs2 = p.find(l.memo), p.find(l.ref), p.find(l.ref2)
	p.statuses, p.kinds, p.fees = p.find(l.status), p.find(l.kind), p.find(l.fee)
	p.ownAccounts, p.ownNams = p.find(l.ownAccount), p.find(l.ownName)
	p.nets, p.netBalances = p.find(l.net), p.find(l.netBalance)
	p.words()
	if l.partial {
		p.complete()
	}
	return p
}

// fingerprint is the layout's: of the header, or of the number of columns where there is none.
func (p *plan) fingerprint() string { return fingerprint(p.labels) }

// words sets the flag's words, the usual ones where the layout has none.
func (p *plan) words() {
	p.inList, p.outList = strings.Fields(p.inWords), strings.Fields(p.outWords)
	if len(p.inList)+len(p.outList) == 0 {
		p.inList, p.outList = usualIn, usualOut
	}
}

var (
	usualIn  = strings.Fields("收入 贷 入账 来账 收 转入 汇入 存入 流入 已收入 进账 进 入 c credit cr in + deposit income received haben h bij entrada")
	usualOut = strings.Fields("支出 借 扣账 往账 支 付 转出 汇出 支取 取出 流出 已支出 出账 出 d debit dr out - withdrawal expense expenditure soll s af salida")
)

func (p *plan) find(field string) pick {
	var groups pick
	for _, part := range strings.Fields(field) {
		var group []int
		for _, name := range strings.Split(part, "|") {
			if i, ok := p.columns[name]; ok {
				group = append(group, i)
			}
		}
		if group != nil {
			groups = append(groups, group)
		}
	}
	return groups
}

// text gives a field of a row. Groups that repeat each other are joined once.
func (k pick) text(cells []string) string {
	var first string
	var all []string
	for _, group := range k {
		for _, i := range group {
			if i >= len(cells) {
				continue
			}
			if s := tidy(cells[i]); s != "" {
				if first == "" {
					first = s
				} else if !repeats(first, all, s) {
					all = append(all, s)
				}
				break
			}
		}
	}
	if all == nil {
		return first
	}
	return first + " " + strings.Join(all, " ")
}

func repeats(first string, all []string, s string) bool {
	if s == first {
		return true
	}
	for _, have := range all {
		if s == have {
			return true
		}
	}
	return false
}

// read reads every row below the header.
func (p *plan) read(f *file) *Statement {
	s := &Statement{Sheet: p.grid.sheet, Mapping: nil}
	p.above(f, s)
	rows := p.grid.rows[p.head+1:]
	s.Lines = make([]Line, 0, len(rows))
	var waiting []row // without a date, since the last line: a footer if no line follows
	damaged := 0
	var buf []string
	for i, r := range rows {
		if r.cells == nil {
			buf = p.grid.of(r, buf)
			r.cells = buf
		}
		m, ok := p.moment(r.cells)
		if !ok {
			waiting = append(waiting, p.grid.whole(rows[i]))
			continue
		}
		for _, w := range waiting {
			p.undated(s, w, false)
		}
		waiting = waiting[:0]
		n := len(s.Lines)
		s.Lines = append(s.Lines, Line{Row: r.num, Date: m.day, Time: m.time, Class: Normal, Raw: p.grid.raw(rows[i])})
		l := &s.Lines[n]
		err := p.line(l, r)
		if p.aside(s, l, rows, i, err) {
			s.Lines = s.Lines[:n]
			continue
		}
		if err != nil {
			s.Lines = s.Lines[:n]
			s.Skipped = append(s.Skipped, Note{r.num, Broken, p.grid.of(rows[i], nil)})
			s.Problems = append(s.Problems, Problem{r.num, err})
			continue
		}
		if excelDamaged(l.Reference) {
			l.Reference = ""
			damaged++
		}
		p.balanced(l, r.cells)
		p.owners.add(p.ownAccounts.text(r.cells), len(s.Lines))
	}
	for _, w := range waiting {
		p.undated(s, w, true)
	}
	p.chain.check(s)
	s.oneCurrency()
	if damaged > 0 {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(DamagedIDs, fault.Args{"count": damaged})})
	}
	p.otherSheets(f, s)
	return s
}

func (p *plan) otherSheets(f *file, s *Statement) {
	for _, g := range f.grids {
		if g != p.grid && len(g.rows) > 0 {
			s.Skipped = append(s.Skipped, Note{0, Sheet, []string{g.sheet}})
		}
	}
	for _, name := range f.others {
		s.Skipped = append(s.Skipped, Note{0, Sheet, []string{name}})
	}
}

func (p *plan) moment(cells []string) (moment, bool) {
	text := p.dates.day(cells)
	if text == "" {
		return moment{}, false
	}
	m, ok := parseMoment(text, p.order, p.grid)
	if !ok && p.years != nil {
		m, ok = p.years.moment(text, p.grid)
	}
	if ok && m.time == "" && p.times != nil {
		if at := p.times.text(cells); at != text { // midnight in a workbook is the day itself
			m.time = parseTime(at, p.grid)
		}
	}
	return m, ok
}

func hhmm(n int) string {
	return string([]byte{byte('0' + n/1000%10), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}

// line reads a row that has a date.
func (p *plan) line(l *Line, r row) *fault.Fault {
	if err := p.money(l, r); err != nil {
		return err
	}
	if n, ok := parseAmount(p.balances.text(r.cells), p.point, p.grid.binary); ok {
		balance := n.value // not n: it would be kept for every line without one, too
		l.Balance = &balance
	}
	p.party(l, r.cells)
	l.Memo, l.Reference, l.Reference2 = p.memos.text(r.cells), p.refs.text(r.cells), p.refs2.text(r.cells)
	l.Status, l.Kind = p.statuses.text(r.cells), p.kinds.text(r.cells)
	if n, ok := parseAmount(p.fees.text(r.cells), p.point, p.grid.binary); ok {
		l.Fee = n.value
	}
	if l.Amount.Sign() < 0 {
		l.Class = Reversal
	}
	p.classify(l)
	if p.fix != nil {
		p.fix(l, func(name string) string {
			if i, ok := p.columns[name]; ok && i < len(r.cells) {
				return tidy(r.cells[i])
			}
			return ""
		})
	}
	return nil
}

// balanced keeps the balance that stands beside a net amount.
func (p *plan) balanced(l *Line, cells []string) {
	if p.nets == nil || p.netBalances == nil {
		return
	}
	net, ok := parseAmount(p.nets.text(cells), p.point, p.grid.binary)
	balance, also := parseAmount(p.netBalances.text(cells), p.point, p.grid.binary)
	if ok && also {
		if p.chain == nil {
			p.chain = netChain{}
		}
		p.chain.add(l, net.value, balance.value)
	}
}

// anyAmount says whether a row has an amount in any of the amount columns.
func (p *plan) anyAmount(cells []string) (number, bool) {
	for _, k := range []pick{p.ins, p.outs, p.amounts} {
		if n, ok := parseAmount(k.text(cells), p.point, p.grid.binary); ok {
			return n, true
		}
	}
	return number{}, false
}

// money sets amount, direction and currency.
func (p *plan) money(l *Line, r row) *fault.Fault {
	var n number
	var err *fault.Fault
	if p.sign == twoColumns {
		n, err = p.bothColumns(l, r)
	} else {
		n, err = p.oneColumn(l, r)
	}
	if err != nil {
		return err
	}
	l.Amount = n.value
	if p.absolute {
		l.Amount = n.value.Abs()
	}
	if l.Currency = currencyCode(p.currencies.text(r.cells)); l.Currency == "" {
		if l.Currency = n.currency; l.Currency == "" {
			l.Currency = p.fallback
		}
	}
	return nil
}

// party sets the other side's name and account.
func (p *plan) party(l *Line, cells []string) {
	name, account := p.peers, p.peerAccounts
	if p.payers != nil && p.payees != nil {
		if name, account = p.payers, p.payerAccounts; l.Direction == Out {
			name, account = p.payees, p.payeeAccts
		}
	}
	l.PayerName, l.PayerAccount = name.text(cells), account.text(cells)
	if p.gluedAccount && l.PayerAccount == "" {
		l.PayerName, l.PayerAccount = unglue(l.PayerName)
	}
}

// unglue splits "张三 66666666666666" and "某某公司1111111111" into name and account; fewer than six digits stay a name.
func unglue(s string) (name, account string) {
	i := len(s)
	for i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '*') {
		i--
	}
	if len(s)-i < 6 {
		return s, ""
	}
	return strings.TrimFunc(s[:i], blank), s[i:]
}
