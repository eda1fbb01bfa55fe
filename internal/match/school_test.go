package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// school makes an office by a third hand: an evening school. Those who owe are children, those who pay are their parents,
// by names and nicknames that the book seldom knows; the terms are paid ahead, meals and the bus by the month; brothers and
// sisters are paid for together and at a discount; a QR code at the desk collects from many, and the wallet pays out once a
// day, less its fee.
func school(seed uint64, pupils, months int) *office {
	g := &schoolGen{bazaarGen: &bazaarGen{Rand: rand.New(rand.NewPCG(seed, 1901)), o: newOffice(), start: date.New(2025, 2, 1), totals: map[int64]money.Amount{}}}
	g.style = g.IntN(4)
	g.rate = []int64{38, 60, 55}[g.IntN(3)]
	g.o.fees = []Fee{{"wechat", g.rate * 100, 0}}
	for len(g.debtors) < pupils {
		g.family()
	}
	for m := range months {
		first := g.start.AddMonths(m)
		g.issue(first)
		g.month(first)
	}
	return g.done()
}

type schoolGen struct {
	*bazaarGen
	rate     int64
	parents  [][]payerOf // of each pupil
	families [][]int     // pupils of one home, by their place
	home     []int
	style2   []int // how a home writes memos
	qr       []bool
	seq      int
}

func (g *bazaarGen) done() *office {
	slices.SortStableFunc(g.o.receipts, func(a, b Receipt) int { return int(a.Date - b.Date) })
	for i := range g.invoices {
		g.invoices[i].Open = g.totals[g.invoices[i].ID]
	}
	g.o.invoices = g.invoices
	return g.o
}

var (
	schoolGiven = []rune("梓涵子轩雨桐浩然诗琪宇航可馨俊熙欣妍一诺思源若曦景行书瑶嘉树沐辰知夏安歌")
	schoolWords = map[string][]string{"学费": {"学费", "培训费", "课时费", "学费"}, "餐费": {"餐费", "伙食费", "午餐费", "饭费"}, "校车费": {"校车费", "校车", "接送费"}, "教材费": {"教材费", "书本费", "教材"}, "延时服务费": {"延时费", "延时服务费", "晚托费"}}
	schoolIdle  = []string{"", "", "转账", "微信转账", "手机转账", "交费", "孩子的", "谢谢老师", "扫码付款"}
)

func (g *schoolGen) given(n int) string {
	s := make([]rune, n)
	for i := range s {
		s[i] = schoolGiven[g.IntN(len(schoolGiven))]
	}
	return string(s)
}

// family adds one or two children, and who pays for them.
func (g *schoolGen) family() {
	surname := g.pick("陆", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章", "云", "苏", "潘", "葛", "奚", "范", "彭")
	father := payerOf{surname + g.han(1+g.IntN(2)), g.account(), "bank"}
	mother := payerOf{g.person(), g.account(), "bank"}
	wallet := payerOf{"*" + string([]rune(mother.name)[1:]), fmt.Sprintf("13%d****%04d", g.IntN(10), g.IntN(10000)), "alipay"}
	if g.chance(.5) {
		wallet = payerOf{g.pick("晴天", "一叶知秋", "宝妈", "知足", "小鱼儿", "Alice", "岁月如歌") + g.pick("", "", "🌸", "88"), "", "wechat"}
	}
	pay := []payerOf{father, mother, wallet}
	g.Shuffle(len(pay), func(i, j int) { pay[i], pay[j] = pay[j], pay[i] })
	if g.chance(.04) {
		pay[0] = payerOf{"慈溪" + g.han(2) + "五金制品有限公司", g.account(), "bank"}
	}
	n := 1 + b2i(g.chance(.14))
	var home []int
	class := fmt.Sprintf("%s年级%d班", g.pick("一", "二", "三", "四", "五", "六"), 1+g.IntN(4))
	for range n {
		d := &debtor{}
		d.ID = int64(len(g.debtors) + 1)
		d.Name, d.Code = surname+g.given(1+b2i(g.chance(.8))), fmt.Sprintf("S%05d", d.ID)
		if g.chance(.55) {
			d.Contact = g.pick(father.name, mother.name)
		}
		d.self = payerOf{class, "", ""}
		d.lines = []feeLine{{"学费", money.Amount(18+g.IntN(30)) * 10000, 5, 1}}
		if g.chance(.7) {
			d.lines = append(d.lines, feeLine{"餐费", 0, 1, 1})
		}
		if g.chance(.3) {
			d.lines = append(d.lines, feeLine{"校车费", money.Amount(20+10*g.IntN(3)) * 1000, 1, 1})
		}
		if g.chance(.35) {
			d.lines = append(d.lines, feeLine{"延时服务费", 18000, 1, 1})
		}
		home = append(home, len(g.debtors))
		g.debtors, g.parents, g.home = append(g.debtors, d), append(g.parents, pay), append(g.home, len(g.families))
		g.o.customers = append(g.o.customers, d.Customer)
	}
	g.families, g.style2, g.qr = append(g.families, home), append(g.style2, g.IntN(6)), append(g.qr, g.chance(.3))
}

// issue bills the month: the terms in February, July and September, the rest each month but August.
func (g *schoolGen) issue(first date.Date) {
	m := int(first.Month())
	term := map[int]int{2: 5, 7: 2, 9: 5}[m]
	for _, d := range g.debtors {
		for _, l := range d.lines {
			n, price := 1, l.price
			switch {
			case l.kind == "学费" && term == 0, l.kind != "学费" && m == 8:
				continue
			case l.kind == "学费":
				n = term
				price = l.price * money.Amount(term) / 5 / 1000 * 1000
			case l.kind == "餐费":
				price = money.Amount(15+g.IntN(8)) * 2500
			}
			g.add(d, l.kind, price, first.AddDays(g.IntN(4)), first, first.AddMonths(n).AddDays(-1))
			if l.kind == "学费" && g.chance(.6) {
				g.add(d, "教材费", money.Amount(60+g.IntN(30)*5)*100, first.AddDays(1), first, first.AddMonths(n).AddDays(-1))
			}
		}
	}
}

func (g *schoolGen) add(d *debtor, kind string, price money.Amount, issue, from, to date.Date) {
	g.seq++
	v := &Invoice{ID: int64(len(g.invoices) + 1), Customer: d.ID, Kind: kind, Issue: issue, Due: issue.AddDays(10), From: from, To: to, Open: price}
	switch g.style {
	case 0:
		v.Number = fmt.Sprintf("XF-%d-%s-%04d", issue.Year(), map[bool]string{true: "春", false: "秋"}[issue.Month() < 7], g.seq)
	case 1:
		v.Number = fmt.Sprintf("%02d%02d%05d", issue.Year()%100, int(issue.Month()), g.seq)
	case 2:
		v.Number = fmt.Sprintf("No.%07d", 1000+g.seq)
	default:
		v.Number = fmt.Sprintf("缴%d第%05d号", issue.Year(), g.seq)
	}
	g.totals[v.ID] = price
	g.invoices = append(g.invoices, v)
	d.open = append(d.open, v)
	g.o.names[-v.ID] = v.Number
}

func (g *schoolGen) month(first date.Date) {
	type event struct {
		day date.Date
		do  func(date.Date)
	}
	var all []event
	for i := range g.families {
		for range 1 + g.IntN(2) {
			if g.chance(.75) {
				all = append(all, event{first.AddDays(1 + (i*7)%20 + g.IntN(6)), func(day date.Date) { g.home1(i, day) }})
			}
		}
	}
	for d := 2; d < 27; d += 3 {
		all = append(all, event{first.AddDays(d), g.desk})
	}
	for range 1 + len(g.families)/30 {
		all = append(all, event{first.AddDays(g.IntN(28)), g.nothing})
	}
	slices.SortStableFunc(all, func(a, b event) int { return int(a.day - b.day) })
	for _, e := range all {
		e.do(e.day)
	}
}

func (g *schoolGen) openOf(i int, day date.Date) []*Invoice {
	open := slices.DeleteFunc(slices.Clone(g.debtors[i].open), func(v *Invoice) bool { return v.Issue > day })
	slices.SortStableFunc(open, func(a, b *Invoice) int { return int(a.Due-b.Due)*1_000_000 + int(a.ID-b.ID) })
	return open
}

func (g *schoolGen) say(i int, vs []*Invoice, day date.Date) string {
	d, kind := g.debtors[i], ""
	if !slices.ContainsFunc(vs, func(v *Invoice) bool { return v.Kind != vs[0].Kind }) {
		kind = g.pick(schoolWords[vs[0].Kind]...)
	} else if g.chance(.4) {
		kind = "学杂费"
	}
	given := string([]rune(d.Name)[1:])
	when := ""
	if vs[0].Kind == "学费" {
		when = map[bool]string{true: "春季", false: "秋季"}[vs[0].From.Month() < 7]
	} else if vs[0].From.MonthEnd() == vs[len(vs)-1].To {
		when = fmt.Sprintf("%d月", vs[0].From.Month())
	}
	switch g.style2[g.home[i]] {
	case 0:
		return g.pick(schoolIdle...)
	case 1:
		return d.Name + kind
	case 2:
		return g.pick(d.self.name, strings.Replace(d.self.name, "年级", "", 1)) + d.Name + when + kind
	case 3:
		return when + kind
	case 4:
		return given + kind
	}
	return g.pick(kind, d.Name, kind+" "+d.Name, when)
}

// home1 lets a family pay something.
func (g *schoolGen) home1(f int, day date.Date) {
	kids := g.families[f]
	i := kids[g.IntN(len(kids))]
	open := g.openOf(i, day)
	by := g.parents[i][0]
	if g.chance(.25) {
		by = g.parents[i][1+g.IntN(2)]
	}
	if len(open) == 0 {
		if g.chance(.3) {
			l := g.debtors[i].lines[0]
			g.emit("neg_prepaid", day, l.price, by, g.pick("预交", "下学期", "先交")+"学费")
		}
		return
	}
	if len(kids) > 1 && g.chance(.6) {
		g.siblings(kids, by, day)
		return
	}
	v := open[0]
	switch x := g.IntN(100); {
	case x < 40:
		g.emit("one", day, v.Open, by, g.say(i, open[:1], day), Allocation{v.ID, v.Open, 0})
	case x < 58:
		sum, parts := paidWhole(open)
		g.emit("everything", day, sum, by, g.say(i, open, day), parts...)
	case x < 70:
		v = open[g.IntN(len(open))]
		memo := g.debtors[i].Name + fmt.Sprintf("%d月", v.From.Month()) + g.pick(schoolWords[v.Kind]...)
		g.emit("one_by_month", day, v.Open, by, memo, Allocation{v.ID, v.Open, 0})
	case x < 76:
		flat := money.Amount(500_00 + 500_00*g.Int64N(4))
		if slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == flat }) {
			return
		}
		var parts []Allocation
		left := flat
		for _, o := range open {
			if take := min(left, o.Open); take > 0 {
				parts, left = append(parts, Allocation{o.ID, take, 0}), left-take
			}
		}
		g.emit("on_account", day, flat, by, g.say(i, open, day), parts...)
	case x < 80:
		off := v.Open * 5 / 100
		g.emit("discount", day, v.Open-off, by, g.pick("优惠后", "95折", "")+g.say(i, open[:1], day), Allocation{v.ID, v.Open - off, off})
	case x < 84:
		same := slices.DeleteFunc(slices.Clone(open), func(o *Invoice) bool { return o.Kind != v.Kind })
		sum, parts := paidWhole(same)
		g.emit("all_of_kind", day, sum, by, g.say(i, same, day), parts...)
	case x < 87:
		sum, parts := paidWhole([]*Invoice{v})
		g.emit("one", day, sum, by, g.say(i, open[:1], day), parts...)
		if !slices.ContainsFunc(g.debtors[i].open, func(o *Invoice) bool { return o.Open == sum }) {
			g.emit("neg_both_parents", day.AddDays(g.IntN(2)), sum, g.parents[i][1], g.pick(schoolIdle...))
		}
	case x < 90:
		g.emit("neg_deposit", day, money.Amount(100+100*g.IntN(3))*100, by, g.pick("校服押金", "门卡押金", "报名定金"))
	case x < 94:
		half := v.Open / 2 / 100 * 100
		if half <= 0 || slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == half }) {
			return
		}
		g.emit("half", day, half, by, g.pick("先付一半", "分期", "首期")+g.say(i, open[:1], day), Allocation{v.ID, half, 0})
	default:
		g.emit("by_number", day, v.Open, by, g.pick("", "单号")+v.Number, Allocation{v.ID, v.Open, 0})
	}
}

// siblings pays for all children of a home.
func (g *schoolGen) siblings(kids []int, by payerOf, day date.Date) {
	var vs []*Invoice
	names := ""
	for _, i := range kids {
		for _, v := range g.openOf(i, day) {
			if len(vs) == 0 || v.Kind == vs[0].Kind && v.From == vs[0].From {
				vs = append(vs, v)
				names += g.debtors[i].Name + " "
				break
			}
		}
	}
	if len(vs) < 2 {
		return
	}
	sum, parts := paidWhole(vs)
	g.emit("siblings", day, sum, by, g.pick("", names, names+g.pick(schoolWords[vs[0].Kind]...), "两个孩子的"+vs[0].Kind), parts...)
}

// desk is what the wallet pays out for the QR code: many small bills, less its fee of each.
func (g *schoolGen) desk(day date.Date) {
	var vs []*Invoice
	most := 2 + g.IntN(9)
	for _, f := range g.Perm(len(g.families)) {
		if len(vs) == most {
			break
		}
		if !g.qr[f] {
			continue
		}
		i := g.families[f][0]
		for _, v := range g.openOf(i, day) {
			if v.Kind != "学费" {
				vs = append(vs, v)
				break
			}
		}
	}
	if len(vs) < 2 {
		return
	}
	var sum money.Amount
	var parts []Allocation
	for _, v := range vs {
		fee := (v.Open*money.Amount(g.rate) + 5000) / 10000
		sum += v.Open - fee
		parts = append(parts, Allocation{v.ID, v.Open - fee, fee})
	}
	kind := "payout"
	if len(vs) > 3 {
		kind = "payout_many"
	}
	g.emit(kind, day, sum, payerOf{"财付通支付科技有限公司", "", "bank"}, g.pick(fmt.Sprintf("%d笔收款结算", len(vs)), fmt.Sprintf("%04d%02d%02d商户结算 共%d笔", day.Year(), int(day.Month()), day.Day(), len(vs))), parts...)
}

// nothing is money that pays no bill.
func (g *schoolGen) nothing(day date.Date) {
	switch g.IntN(3) {
	case 0:
		g.emit("neg_unrelated", day, money.Amount(100+g.IntN(500000)), payerOf{g.pick("宁波银行慈溪支行", "慈溪市财政局", g.person()), g.account(), "bank"}, g.pick("结息", "补贴款", "退回", "借款", "场地费"))
	case 1:
		d := g.debtors[g.IntN(len(g.debtors))]
		amount := money.Amount(180_00)
		if len(d.open) > 0 {
			amount = d.open[0].Open
		}
		g.emit("neg_stranger", day, amount, payerOf{g.person(), g.account(), "bank"}, g.pick(schoolIdle...))
	default:
		g.emit("neg_unrelated", day, money.Amount(1+g.IntN(90))*10000, payerOf{"慈溪" + g.han(2) + "文具有限公司", g.account(), "bank"}, g.pick("货款", "退款", "赞助费", ""))
	}
}
