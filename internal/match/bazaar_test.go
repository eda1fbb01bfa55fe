package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// bazaar makes an office by another hand than the benchmark's generator: a landlord of market stalls, flats and
// offices that numbers its bills as such offices do (物2026-003号, 2026030001, SF2603-0012), bills for terms and from the
// 16th to the 15th, and whose payers write what people write. It gives the office with what truly happened.
func bazaar(seed uint64, debtors, months int) *office {
	g := &bazaarGen{Rand: rand.New(rand.NewPCG(seed, 77)), o: newOffice(), start: date.New(2025, 3, 1)}
	g.style = g.IntN(4)
	g.o.fees = []Fee{{"alipay", 3800, 0}}
	for len(g.debtors) < debtors {
		g.debtor()
	}
	g.agents()
	for m := range months {
		g.bill(g.start.AddMonths(m))
		g.month(g.start.AddMonths(m))
	}
	slices.SortStableFunc(g.o.receipts, func(a, b Receipt) int { return int(a.Date - b.Date) })
	for i := range g.invoices {
		g.invoices[i].Open = g.totals[g.invoices[i].ID]
	}
	g.o.invoices = g.invoices
	return g.o
}

type bazaarGen struct {
	*rand.Rand
	o        *office
	start    date.Date
	style    int
	debtors  []*debtor
	groups   [][]*debtor // whom one agent pays for
	agent    []payerOf
	invoices []*Invoice
	totals   map[int64]money.Amount
	ref      int64
}

type payerOf struct{ name, account, channel string }

type feeLine struct {
	kind  string
	price money.Amount // 0: another one each month
	every int
	day   int // of the month on which its periods begin
}

type debtor struct {
	Customer
	self, other payerOf
	habit       int // how it writes memos
	lines       []feeLine
	contract    string
	open        []*Invoice
}

var (
	bazaarKinds = map[string][]string{"物业管理费": {"物业费", "物业管理费", "物管费", "管理费"}, "租赁费": {"租金", "房租", "租费", "铺租"}, "摊位费": {"摊位费", "摊费", "摊位租金"}, "停车费": {"车位费", "停车费", "停车"},
		"电费": {"电费", "用电"}, "水费": {"水费"}, "学费": {"学费", "培训费", "课时费"}, "卫生费": {"卫生费", "保洁费"}, "采暖费": {"暖气费", "取暖费", "采暖费"}, "广告位使用费": {"广告位", "广告费", "广告位使用费"}}
	bazaarIdle = []string{"", "", "转账", "跨行汇款", "网上支付", "付款", "扫二维码付款", "OTHER", "汇款", "其他合法款项"}
)

func newOffice() *office {
	return &office{names: map[int64]string{}, truth: map[int64][]Allocation{}, memory: map[[3]string]*Habit{}, kind: map[int64]string{}, why: map[int64]string{}, ways: map[int64][]way{}}
}

func (g *bazaarGen) pick(from ...string) string { return from[g.IntN(len(from))] }
func (g *bazaarGen) chance(p float64) bool      { return g.Float64() < p }
func (g *bazaarGen) han(n int) string {
	all := []rune("嵘蔚桐岚汐阔渡榕杉砚岸垣骏澄湘禹蓬麓沛珂翎朔桦沅泓岑锦铎旭暄柏舟")
	s := make([]rune, n)
	for i := range s {
		s[i] = all[g.IntN(len(all))]
	}
	return string(s)
}
func (g *bazaarGen) person() string {
	return g.pick("欧阳", "白", "石", "龙", "孟", "秦", "江", "尹", "贺", "龚", "段", "侯", "史", "万", "常") + g.han(1+g.IntN(2))
}
func (g *bazaarGen) account() string { return fmt.Sprintf("62%014d", g.Int64N(1e14)) }

// agents are brokers and mother companies that pay for three or four debtors.
func (g *bazaarGen) agents() {
	for i := 0; i+4 < len(g.debtors); i += 25 {
		group := g.debtors[i : i+3+g.IntN(2)]
		a := payerOf{g.pick("昆山", "义乌") + g.han(2) + g.pick("房产经纪", "控股集团", "企业管理") + "有限公司", g.account(), "bank"}
		g.groups, g.agent = append(g.groups, group), append(g.agent, a)
		if g.chance(.5) {
			for _, d := range group {
				g.o.customers[d.ID-1].Parent = a.name
			}
		}
	}
}

func (g *bazaarGen) number(v *Invoice, seq int) string {
	y, m := v.Issue.Year(), int(v.Issue.Month())
	switch g.style {
	case 0:
		return fmt.Sprintf("物%d-%03d号", y, seq)
	case 1:
		return fmt.Sprintf("%d%02d%04d", y, m, seq)
	case 2:
		return fmt.Sprintf("SF%02d%02d-%04d", y%100, m, seq)
	default:
		return fmt.Sprintf("收字第%06d号", seq)
	}
}

// bill issues what falls due in a month.
func (g *bazaarGen) bill(first date.Date) {
	if g.totals == nil {
		g.totals = map[int64]money.Amount{}
	}
	m := int(first.Month()) - 1
	for _, d := range g.debtors {
		for _, l := range d.lines {
			if (m+int(d.ID))%l.every != 0 {
				continue
			}
			from := date.New(first.Year(), first.Month(), l.day)
			v := &Invoice{ID: int64(len(g.invoices) + 1), Customer: d.ID, Kind: l.kind, Contract: d.contract, Issue: first.AddDays(g.IntN(12)), From: from, To: from.AddMonths(l.every).AddDays(-1), Open: l.price * money.Amount(l.every)}
			v.Due = v.Issue.AddDays([]int{5, 10, 15}[g.IntN(3)])
			if len(d.Units) > 0 {
				v.Unit = d.Units[0]
			}
			if l.price == 0 {
				v.Open = money.Amount(2000 + g.IntN(60000))
			}
			v.Number = g.number(v, len(g.invoices)+1)
			g.totals[v.ID] = v.Open
			g.invoices = append(g.invoices, v)
			d.open = append(d.open, v)
			g.o.names[-v.ID] = v.Number
		}
	}
}

// month lets people pay, day by day.
func (g *bazaarGen) month(first date.Date) {
	type event struct {
		day date.Date
		do  func(date.Date)
	}
	var all []event
	for i, group := range g.groups {
		if g.chance(.35) {
			all = append(all, event{first.AddDays(12 + g.IntN(15)), func(day date.Date) { g.agentPays(group, g.agent[i], day) }})
		}
	}
	for _, d := range g.debtors {
		for range 1 + g.IntN(2) {
			if g.chance(.8) {
				all = append(all, event{first.AddDays(g.IntN(28)), func(day date.Date) { g.pays(d, day) }})
			}
		}
	}
	for range 1 + len(g.debtors)/25 {
		all = append(all, event{first.AddDays(g.IntN(28)), g.nothing})
	}
	all = append(all, event{first.AddDays(14), g.payout}, event{first.AddDays(27), g.payout})
	slices.SortStableFunc(all, func(a, b event) int { return int(a.day - b.day) })
	for _, e := range all {
		e.do(e.day)
	}
}

// emit writes a receipt; parts are what it truly pays.
func (g *bazaarGen) emit(kind string, day date.Date, amount money.Amount, p payerOf, memo string, parts ...Allocation) Receipt {
	g.ref += 1 + g.Int64N(9)
	if p.channel == "bank" && g.chance(.12) {
		p.account = ""
	}
	r := Receipt{ID: int64(len(g.o.receipts) + 1), Date: day, Amount: amount, PayerName: p.name, PayerAccount: p.account, Memo: memo, Channel: p.channel, BankRef: fmt.Sprint(88_000_000 + g.ref)}
	r.Reference = fmt.Sprint("B", r.ID)
	g.o.receipts = append(g.o.receipts, r)
	g.o.kind[r.ID], g.o.names[r.ID] = kind, r.Reference
	if len(parts) > 0 {
		g.o.truth[r.ID] = parts
	}
	for _, a := range parts {
		v := g.invoices[a.Invoice-1]
		if v.Open -= a.Amount + a.WriteOff; v.Open < 0 {
			panic("overpaid")
		}
		if v.Open == 0 {
			d := g.debtors[v.Customer-1]
			d.open = slices.DeleteFunc(d.open, func(o *Invoice) bool { return o == v })
		}
	}
	return r
}

func paidWhole(vs []*Invoice) (money.Amount, []Allocation) {
	var sum money.Amount
	var out []Allocation
	for _, v := range vs {
		sum += v.Open
		out = append(out, Allocation{v.ID, v.Open, 0})
	}
	return sum, out
}

// pays lets one debtor pay something.
func (g *bazaarGen) pays(d *debtor, day date.Date) {
	open := slices.DeleteFunc(slices.Clone(d.open), func(v *Invoice) bool { return v.Issue > day })
	by := d.self
	if g.chance(.3) {
		by = d.other
	}
	if len(open) == 0 {
		g.early(d, by, day)
		return
	}
	slices.SortFunc(open, func(a, b *Invoice) int { return int(a.Due-b.Due)*1_000_000 + int(a.ID-b.ID) })
	v := open[0]
	fee := func(rate int64) money.Amount { return max(1, v.Open*money.Amount(rate)/10000) }
	switch x := g.IntN(100); {
	case x < 34:
		g.emit("one", day, v.Open, by, g.memo(d, []*Invoice{v}, day), Allocation{v.ID, v.Open, 0})
	case x < 42:
		v = open[g.IntN(len(open))]
		memo := g.months([]*Invoice{v}, day) + g.pick(bazaarKinds[v.Kind]...)
		g.emit("one_by_month", day, v.Open, by, memo, Allocation{v.ID, v.Open, 0})
	case x < 56:
		vs := slices.DeleteFunc(slices.Clone(open), func(o *Invoice) bool { return o.Issue.MonthStart() != v.Issue.MonthStart() })
		sum, parts := paidWhole(vs)
		g.emit("month_of_all", day, sum, by, g.memo(d, vs, day), parts...)
	case x < 64:
		vs := slices.DeleteFunc(slices.Clone(open), func(o *Invoice) bool { return o.Kind != v.Kind })
		vs = vs[:min(3, len(vs))]
		sum, parts := paidWhole(vs)
		g.emit("three_at_once", day, sum, by, g.memo(d, vs, day), parts...)
	case x < 70:
		sum, parts := paidWhole(open)
		g.emit("everything", day, sum, by, g.memo(d, open, day), parts...)
	case x < 74:
		flat := money.Amount([]int64{50000, 100000, 200000}[g.IntN(3)])
		if slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == flat }) {
			return // it would look like the payment of that one
		}
		var parts []Allocation
		left := flat
		for _, o := range open {
			if take := min(left, o.Open); take > 0 {
				parts, left = append(parts, Allocation{o.ID, take, 0}), left-take
			}
		}
		g.emit("on_account", day, flat, by, g.pick("往来款", "", "挂账", g.memo(d, open, day)), parts...)
	case x < 80:
		f := fee([]int64{60, 38, 30}[g.IntN(3)])
		g.emit("net_of_fee", day, v.Open-f, by, g.memo(d, []*Invoice{v}, day), Allocation{v.ID, v.Open - f, f})
	case x < 83:
		f := fee(500)
		g.emit("discount", day, v.Open-f, by, "优惠后"+g.pick(bazaarKinds[v.Kind]...), Allocation{v.ID, v.Open - f, f})
	case x < 87:
		to := v.Open / 10000 * 10000
		if to == 0 || slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == to }) {
			return
		}
		g.emit("rounds_down", day, to, by, g.memo(d, []*Invoice{v}, day), Allocation{v.ID, to, 0})
	case x < 90:
		sum, parts := paidWhole(open)
		g.emit("rounds_up", day, (sum/10000+1)*10000, by, g.memo(d, open, day), parts...)
	case x < 92:
		sum, parts := paidWhole([]*Invoice{v})
		r := g.emit("one", day, sum, by, g.memo(d, []*Invoice{v}, day), parts...)
		by.account = r.PayerAccount
		if slices.ContainsFunc(d.open, func(o *Invoice) bool { return o.Open == sum }) {
			return // nobody could tell it from the next payment
		}
		g.emit("neg_paid_twice", min(day.AddDays(1+g.IntN(4)), day.MonthEnd()), sum, by, r.Memo)
	case x < 95:
		l := d.lines[0]
		if l.price > 0 {
			g.emit("neg_deposit", day, l.price, by, g.pick("装修押金", "保证金", "门禁卡押金", "租房押金", "诚意金"))
		}
	case x < 97:
		paid := g.invoices[g.IntN(len(g.invoices))]
		if paid.Open > 0 {
			return
		}
		g.emit("wrong_number", day, v.Open, d.self, paid.Number, Allocation{v.ID, v.Open, 0})
	default:
		g.emit("foreign_number", day, v.Open, by, fmt.Sprintf("订单号%d", 20250000000000+g.Int64N(1e10)), Allocation{v.ID, v.Open, 0})
	}
}

// early pays for a period that is not billed yet, or that is billed later in the same month.
func (g *bazaarGen) early(d *debtor, by payerOf, day date.Date) {
	l := d.lines[0]
	if l.price == 0 {
		return
	}
	next := day.MonthStart().AddMonths(1)
	for (int(next.Month())-1+int(d.ID))%l.every != 0 {
		next = next.AddMonths(1)
	}
	memo := g.pick(fmt.Sprintf("%d月", int(next.Month())), fmt.Sprintf("%d年%d月", next.Year(), int(next.Month()))) + g.pick(bazaarKinds[l.kind]...)
	if i := slices.IndexFunc(d.open, func(v *Invoice) bool { return v.Issue > day }); i >= 0 {
		v := d.open[i]
		g.emit("issued_later", day, v.Open, by, g.memo(d, []*Invoice{v}, day), Allocation{v.ID, v.Open, 0})
		return
	}
	g.emit("neg_prepaid", day, l.price*money.Amount(l.every), by, g.pick(memo, memo, "预交"+memo))
}

// agentPays pays one bill of each of several debtors.
func (g *bazaarGen) agentPays(group []*debtor, by payerOf, day date.Date) {
	var vs []*Invoice
	var units []string
	for _, d := range group {
		if i := slices.IndexFunc(d.open, func(v *Invoice) bool { return v.Issue <= day }); i >= 0 {
			vs = append(vs, d.open[i])
			units = append(units, d.Units...)
		}
	}
	if len(vs) < 2 {
		return
	}
	sum, parts := paidWhole(vs)
	var numbers []string
	for _, v := range vs {
		numbers = append(numbers, v.Number)
	}
	g.emit("agent", day, sum, by, g.pick("", strings.Join(units, "、"), strings.Join(numbers, "、"), "代收代付"), parts...)
}

// payout is the wallet's lump for several bills, less its fee.
func (g *bazaarGen) payout(day date.Date) {
	var vs []*Invoice
	for range 2 + g.IntN(4) {
		d := g.debtors[g.IntN(len(g.debtors))]
		if i := slices.IndexFunc(d.open, func(v *Invoice) bool { return v.Issue <= day && !slices.Contains(vs, v) }); i >= 0 {
			vs = append(vs, d.open[i])
		}
	}
	var sum money.Amount
	var parts []Allocation
	for _, v := range vs {
		fee := (v.Open*38 + 5000) / 10000
		sum += v.Open - fee
		parts = append(parts, Allocation{v.ID, v.Open - fee, fee})
	}
	if len(vs) > 1 {
		g.emit("payout", day, sum, payerOf{"支付宝(中国)网络技术有限公司", "", "bank"}, fmt.Sprintf("%d笔收款结算", len(vs)), parts...)
	}
}

// nothing is money that pays no bill.
func (g *bazaarGen) nothing(day date.Date) {
	d := g.debtors[g.IntN(len(g.debtors))]
	switch g.IntN(4) {
	case 0:
		g.emit("neg_unrelated", day, money.Amount(100+g.IntN(900000)), payerOf{g.pick("中国建设银行昆山支行", "税务局", "社保中心", g.person()), g.account(), "bank"}, g.pick("结息", "退税款", "稳岗返还", "借款归还", "理财到期"))
	case 1:
		amount := money.Amount(300000)
		if len(d.open) > 0 {
			amount = d.open[0].Open
		}
		g.emit("neg_stranger", day, amount, payerOf{g.person(), g.account(), "bank"}, g.pick(bazaarIdle...))
	case 2:
		g.emit("neg_stranger", day, money.Amount(1+g.IntN(300))*10000, payerOf{"义乌" + g.han(3) + "贸易有限公司", g.account(), "bank"}, g.pick("货款", "服务费", "", "往来款"))
	default:
		g.emit("neg_unrelated", day, money.Amount(100+g.IntN(90000)), payerOf{"财付通支付科技有限公司", "", "bank"}, g.pick("提现", "商户提现", "零钱提现"))
	}
}
