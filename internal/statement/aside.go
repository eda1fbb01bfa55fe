package statement

import (
	"regexp"
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// Rows with a day that are no lines: how the account stood, sums of the rows above, days without any movement.

// standing is what a memo says of its row where the row moves nothing.
type standing uint8

const (
	moves standing = iota
	opens
	closes
	sums
)

var standings = func() map[string]standing {
	m := map[string]standing{}
	for word, names := range map[standing]string{
		opens:  "期初余额 上期余额 承前余额 上页余额 上日余额 昨日余额 起始余额 承前页 上年结转 openingbalance startingbalance beginningbalance balancebroughtforward broughtforward balanceb/f",
		closes: "期末余额 本期余额 结束余额 当前余额 closingbalance endingbalance balancecarriedforward carriedforward balancec/f",
		sums: "本日合计 当日合计 日合计 日小计 本周合计 本月合计 当月合计 月合计 月小计 本期合计 本年合计 本年累计 本月累计 累计 过次页 本页合计 本页小计 小计 合计 总计 " +
			"dailytotal monthlytotal subtotal total grandtotal",
	} {
		for _, name := range strings.Fields(names) {
			m[name] = word
		}
	}
	return m
}()

// standingOf knows a memo that is nothing but such a word. The words inside another text mean nothing.
func standingOf(memo string) standing {
	memo, _, _ = strings.Cut(memo, " as of ") // Beginning balance as of 03/01/2026
	if len(memo) < 6 || len(memo) > 40 {
		return moves
	}
	for _, end := range []string{"余额", "合计", "小计", "累计", "总计", "结转", "页", "alance", "ALANCE", "otal", "OTAL", "orward", "ORWARD", "/F", "/f"} {
		if strings.HasSuffix(memo, end) {
			return standings[label(memo)]
		}
	}
	return moves
}

// aside files a dated row that moves nothing, and takes the balance that it states.
func (p *plan) aside(s *Statement, l *Line, rows []row, i int, err *fault.Fault) bool {
	if err == nil && standingOf(l.Memo) == moves {
		return false
	}
	r := p.grid.whole(rows[i])
	if err != nil {
		if err.Key != NoAmount && err.Key != TwoAmounts {
			return false
		}
		p.party(l, r.cells)
		l.Memo, l.Reference = p.memos.text(r.cells), p.refs.text(r.cells)
	}
	word := standingOf(l.Memo)
	if l.PayerName != "" || l.PayerAccount != "" || l.Reference != "" {
		return false
	}
	if word == moves && (err == nil || err.Key != NoAmount || !p.quiet(rows, i)) {
		return false
	}
	s.Skipped = append(s.Skipped, Note{r.num, NotMoney, r.cells})
	balance := p.balances.text(r.cells)
	if balance == "" && err == nil {
		balance = l.Signed().String()
	}
	n, ok := parseAmount(balance, p.point, p.grid.binary)
	switch {
	case !ok:
	case word == opens && s.Opening == nil:
		s.Opening = fen(n.value.String())
	case word == closes:
		s.Closing = fen(n.value.String())
	}
	return true
}

// quiet says that a row without an amount is a day on which nothing moved: it repeats the balance of a row beside it.
func (p *plan) quiet(rows []row, i int) bool {
	balance := p.balances.text(p.grid.of(rows[i], nil))
	return balance != "" && (i > 0 && balance == p.balances.text(p.grid.of(rows[i-1], nil)) || i+1 < len(rows) && balance == p.balances.text(p.grid.of(rows[i+1], nil)))
}

// undated files a row that has no date: a repeated header, a footer, or a line whose date cannot be read.
func (p *plan) undated(s *Statement, r row, last bool) {
	if p.head >= 0 && sameHeader(p.grid.rows[p.head].cells, r.cells) {
		s.Skipped = append(s.Skipped, Note{r.num, Header, r.cells})
		return
	}
	given := p.dates.day(r.cells)
	looksLikeDate := digitsIn(given) >= 4 && len(given) <= 40
	_, hasAmount := p.anyAmount(r.cells)
	if !total(r.cells) && (hasAmount && (looksLikeDate || !last) || p.likeLine(given, r.cells)) {
		s.Skipped = append(s.Skipped, Note{r.num, Broken, r.cells})
		s.Problems = append(s.Problems, Problem{r.num, unreadable(r.num, given, p.moneyText(r.cells), hasAmount)})
		return
	}
	s.Skipped = append(s.Skipped, Note{r.num, Footer, r.cells})
	p.below(s, r)
}

// likeLine says that a row is a line though its day cannot be read: beside something in a column of money it has a name, or most
// of the columns. Names of columns, facts such as 打印时间：… and a line that waits for its day are none.
func (p *plan) likeLine(given string, cells []string) bool {
	money := p.moneyText(cells)
	if money == "" || columnName(given) || columnName(money) || stated(given) || stated(money) || counted.MatchString(given) {
		return false
	}
	if slices.ContainsFunc(cells, func(c string) bool {
		_, dated := parseMoment(tidy(c), p.order, p.grid)
		return given == "" && dated || standingOf(tidy(c)) != moves
	}) {
		return false
	}
	filled, columns := 0, 0
	for i, c := range cells {
		if i < len(p.labels) && p.labels[i] != "" {
			columns++
			if tidy(c) != "" {
				filled++
			}
		}
	}
	var l Line
	p.party(&l, cells)
	named, busy := l.PayerName != "" || l.PayerAccount != "", 2*filled > columns
	return named && busy || (named || busy) && strings.ContainsAny(given+money, figures)
}

// counted is a sum that begins with how many lines it sums: 3 收.
var counted = regexp.MustCompile(`^[\d ]+[收支笔]`)

// figures are the characters that a day or an amount has, however it is written.
const figures = "0123456789０１２３４５６７８９零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟萬"

func columnName(text string) bool {
	_, ok := meaning(label(text))
	return ok
}

// stated says that a cell tells a fact, a name before a colon: 复核：李四.
func stated(text string) bool {
	name, _, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	return ok && !strings.ContainsAny(name, figures)
}

// moneyText is what stands in the columns of money.
func (p *plan) moneyText(cells []string) string {
	for _, k := range []pick{p.ins, p.outs, p.amounts} {
		if text := k.text(cells); text != "" {
			return text
		}
	}
	return ""
}

// unreadable tells what of a row cannot be read: its day, its amount, or both.
func unreadable(row int, day, amount string, hasAmount bool) *fault.Fault {
	switch {
	case day == "" && hasAmount:
		return fault.New(DateMissing, fault.Args{"row": row, "amount": amount})
	case day == "":
		return fault.New(BadAmount, fault.Args{"row": row, "value": amount})
	case hasAmount:
		return fault.New(BadDate, fault.Args{"row": row, "value": day})
	}
	return fault.New(BadDateAmount, fault.Args{"row": row, "date": day, "amount": amount})
}

// oneCurrency gives the lines that state no currency the one of all others, where there is only one: ￥ stands before some
// amounts and not before the rest.
func (s *Statement) oneCurrency() {
	only, none := "", false
	for i := range s.Lines {
		switch c := s.Lines[i].Currency; {
		case c == "":
			none = true
		case only == "":
			only = c
		case c != only:
			return
		}
	}
	for i := range s.Lines {
		if none && s.Lines[i].Currency == "" {
			s.Lines[i].Currency = only
		}
	}
}
