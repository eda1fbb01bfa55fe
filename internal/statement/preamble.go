package statement

import (
	"strings"
	"unicode"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// Labels under which files state what they are about, in the form that label gives.
var (
	numberLabels  = set("账号 账户 卡号 银行账号 查询账号 支付宝账户 支付宝账号 账户账号 本方账号 客户账号 微信号 京东账号名 美团用户名 accountnumber account")
	holderLabels  = set("户名 姓名 账户名称 公司名称 账户户名 客户名称 微信昵称 账号名称 本方户名 单位名称 accountname")
	openingLabels = set("期初余额 上期余额 起始余额 承前余额 openingbalance")
	closingLabels = set("期末余额 本期余额 结束余额 closingbalance")
	periodLabels  = set("起始日期 起始时间 起止日期 查询时间范围 日期范围 查询日期 交易日期范围 起始终止日期 开始日期 查询期间")
	endLabels     = set("终止日期 终止时间 截止日期 结束日期")
	moneyLabels   = set("币种 币别 货币 账户币种")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// above reads what stands before the header: the account, the period, balances, the currency.
func (p *plan) above(f *file, s *Statement) {
	for i, r := range p.grid.rows[:p.head+1] {
		reason := Preamble
		if i == p.head {
			reason = Header
			s.HeaderRow = r.num
			s.Recognised = joined(r.cells)
		}
		s.Skipped = append(s.Skipped, Note{r.num, reason, r.cells})
		if i < p.head {
			p.facts(s, r.cells)
			p.totals(s, r.num, r.cells)
		}
	}
	p.heads = nil // the header is none
	if rows := p.grid.rows[p.head+1:]; s.Account.Number == "" && p.ownAccounts != nil && len(rows) > 0 {
		first := p.grid.of(rows[0], nil)
		s.Account.Number = p.ownAccounts.text(first)
		if s.Account.Name == "" {
			s.Account.Name = p.ownNams.text(first)
		}
	}
	if p.layout.title != "" {
		for _, word := range strings.Split(p.layout.title, "|") {
			for _, r := range p.grid.rows[:p.head+1] {
				if line := joined(r.cells); word != "" && strings.Contains(line, word) {
					s.Recognised = line
					return
				}
			}
		}
	}
}

// below reads balances and totals that stand after the lines.
func (p *plan) below(s *Statement, r row) {
	p.facts(s, r.cells)
	p.totals(s, r.num, r.cells)
	p.columnTotals(s, r.num, r.cells)
}

// facts finds "label：value" in one cell, several of them in one cell, or label and value in neighbouring cells.
func (p *plan) facts(s *Statement, cells []string) {
	for i, c := range cells {
		if len(c) > 500 {
			continue
		}
		for _, part := range splitFacts(c) {
			name, value, ok := strings.Cut(strings.Replace(part, "：", ":", 1), ":")
			if !ok || tidy(value) == "" {
				name = part
				if value = ""; i+1 < len(cells) && len(cells[i+1]) <= 200 && !strings.ContainsAny(cells[i+1], ":：") {
					value = cells[i+1]
				}
			}
			p.fact(s, label(strings.Trim(tidy(name), "# ")), strings.Trim(tidy(value), "[]【】"))
		}
	}
}

// splitFacts cuts "起始日期:[a]    终止日期:[b]" where a wide gap stands before another label, and "户名：甲 账号：1" where
// a label that is known stands behind a blank.
func splitFacts(cell string) []string {
	cell = tidy(cell)
	var parts []string
	for {
		i := strings.Index(cell, "] ")
		if i < 0 {
			break
		}
		parts = append(parts, cell[:i+1])
		cell = strings.TrimSpace(cell[i+1:])
	}
	for _, gap := range []string{"\t", "   "} {
		if a, b, ok := strings.Cut(cell, gap); ok && strings.ContainsAny(b, ":：") {
			return append(append(parts, splitFacts(a)...), splitFacts(b)...)
		}
	}
	for i := 0; i < len(cell); i++ {
		if cell[i] != ' ' {
			continue
		}
		if name, _, ok := strings.Cut(strings.Replace(cell[i+1:], "：", ":", 1), ":"); ok && (len(name) < 40 && known(label(name)) || isLabel(name)) {
			return append(append(parts, cell[:i]), splitFacts(cell[i+1:])...)
		}
	}
	return append(parts, cell)
}

// isLabel says that a text may be a label that nobody has told of: two to eight Chinese characters.
func isLabel(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > 8 || !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return n >= 2
}

// known says that a label is one of those that stand above tables.
func known(name string) bool {
	return numberLabels[name] || holderLabels[name] || openingLabels[name] || closingLabels[name] || periodLabels[name] || endLabels[name] || moneyLabels[name]
}

func (p *plan) fact(s *Statement, name, value string) {
	if name == "" || value == "" {
		return
	}
	switch {
	case p.layout.currencyLabel != "" && name == label(p.layout.currencyLabel), moneyLabels[name]:
		if code := currencyCode(value); code != "" {
			p.fallback = code
		}
	case numberLabels[name]:
		if s.Account.Number == "" {
			s.Account.Number = value
		}
		if digitsIn(value) >= 4 {
			p.owners.at = value
		}
	case holderLabels[name] && s.Account.Name == "":
		s.Account.Name = value
	case openingLabels[name]:
		s.Opening = fen(value)
	case closingLabels[name]:
		s.Closing = fen(value)
	case periodLabels[name] && s.Stated.From == 0:
		p.period(s, value)
	case endLabels[name] && s.Stated.To == 0:
		s.Stated.To = p.day(value)
	}
}

// period reads "2026-03-01" as a beginning and "20260301-20260331" or "2026-03-01 至 2026-03-31" as both ends.
func (p *plan) period(s *Statement, value string) {
	for _, between := range []string{"至", "到", "~", "—", " - ", "--", "-"} {
		if a, b, ok := strings.Cut(value, between); ok {
			if from, to := p.day(a), p.day(b); from != 0 && to != 0 {
				s.Stated = date.Range{From: from, To: to}
				return
			}
		}
	}
	s.Stated.From = p.day(value)
}

func (p *plan) day(value string) date.Date {
	m, _ := parseMoment(strings.Trim(tidy(value), "[]"), YearFirst, nil)
	return m.day
}

func fen(value string) *money.Amount {
	n, ok := parseAmount(value, '.', false)
	if !ok || n.value.Abs().GreaterThan(money.Max.Decimal()) || !n.value.Shift(2).IsInteger() {
		return nil
	}
	a := money.Round(n.value)
	return &a
}

// joined shows a row as one line of text.
func joined(cells []string) string {
	var b strings.Builder
	for _, c := range cells {
		if c = strings.Trim(tidy(c), "-# "); c != "" && b.Len() < 300 {
			if b.Len() > 0 {
				b.WriteString(", ")
			}
			b.WriteString(c)
		}
	}
	return b.String()
}

// sameHeader compares two headers; empty cells behind them do not matter.
func sameHeader(a, b []string) bool {
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y && label(x) != label(y) {
			return false
		}
	}
	return true
}

// total says that a row is a sum: its first cell with text says so. The words anywhere else mean nothing.
func total(cells []string) bool {
	for _, c := range cells {
		if s := label(strings.TrimLeft(tidy(c), "#")); s != "" {
			for _, word := range []string{"合计", "小计"} {
				if strings.HasSuffix(s, word) {
					return true
				}
			}
			for _, word := range []string{"合计", "总计", "小计", "共计", "本页", "累计", "人民币合计", "总收入", "总支出", "支出合计", "总笔数", "交易笔数", "笔数", "收入合计", "借方合计", "贷方合计", "total"} {
				if strings.HasPrefix(s, word) {
					return true
				}
			}
			return false
		}
	}
	return false
}

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// excelDamaged says that a spreadsheet has turned a long number into 8.15E+14: two ids may now look the same.
func excelDamaged(id string) bool {
	i := strings.IndexAny(id, "eE")
	return i > 0 && i+2 < len(id) && id[i+1] == '+' && digitsIn(id[:i])+strings.Count(id[:i], ".") == i && digitsIn(id[i+2:]) == len(id)-i-2
}
