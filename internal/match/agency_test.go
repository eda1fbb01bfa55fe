package match

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// agency makes an office by a fourth hand: one that keeps books and rents out desks to small firms of one district. Its
// clients have habits and keep them: some pay two, three or six months at once, some round down, some let the bank take
// its fee off; many are paid for by their boss, who may have several firms, or by an incubator that pays for its tenants one
// by one or together. What they write is short and speaks of quarters, halves and ranges of days.
func agency(seed uint64, clients, months int) *office {
	g := &agencyGen{bazaarGen: &bazaarGen{Rand: rand.New(rand.NewPCG(seed, 60)), o: newOffice(), start: date.New(2025, 1, 1), totals: map[int64]money.Amount{}}}
	g.style = g.IntN(4)
	g.o.fees = []Fee{{"alipay", 6000, 0}}
	for len(g.debtors) < clients {
		g.client()
	}
	for i := 0; i+8 < len(g.debtors); i += 20 {
		by := payerOf{g.pick("东阳", "诸暨") + g.han(2) + g.pick("众创空间管理", "企业孵化器") + "有限公司", g.account(), "bank"}
		for j := i; j < i+4+g.IntN(4); j++ {
			g.ways[j].agent = &by
		}
	}
	for m := range months {
		first := g.start.AddMonths(m)
		g.issue(first)
		g.month(first)
	}
	return g.done()
}

type agencyGen struct {
	*bazaarGen
	ways  []*clientWay
	lasts *clientWay
	seq   int
}

// clientWay is how a client pays.
type clientWay struct {
	by       []payerOf
	agent    *payerOf
	atOnce   int          // months
	rounds   money.Amount // down to whole tens or hundreds
	fee      func(money.Amount) money.Amount
	writes   int
	day      int
	laziness float64
}

var agencyWords = map[string][]string{"代理记账费": {"代账费", "记账费", "代账", "服务费", "做账"}, "社保代缴": {"社保", "社保代缴", "社保款"}, "地址托管费": {"地址费", "注册地址费", "托管费"}, "工位费": {"工位费", "工位", "工位租金"}, "汇算清缴服务费": {"汇算清缴", "汇缴费", "年报费"}}

func (g *agencyGen) client() {
	d := &debtor{}
	d.ID = int64(len(g.debtors) + 1)
	d.Code = fmt.Sprintf("%04d", 1000+d.ID)
	place, brand := g.pick("东阳市", "东阳", "诸暨市", "诸暨", "浙江"), g.han(2)
	boss := g.person()
	if g.lasts != nil && g.chance(.12) {
		boss = g.lasts.by[1].name
	}
	legal := place + brand + g.pick("电子商务", "工艺品", "袜业", "珠宝", "网络科技", "机电设备", "园林", "餐饮管理") + g.pick("有限公司", "有限公司", "有限公司", "商行", "工作室（个人独资）")
	if g.chance(.1) {
		legal = boss
	}
	d.Name = legal
	if legal != boss && g.chance(.2) {
		d.Name = string([]rune(legal)[length(place):])
	}
	if g.chance(.4) {
		d.ShortName = brand
	}
	if g.chance(.65) {
		d.Contact = boss
	}
	self, own := payerOf{legal, g.account(), "bank"}, payerOf{boss, g.account(), "bank"}
	if g.lasts != nil && g.lasts.by[1].name == boss {
		own = g.lasts.by[1]
	}
	wallet := payerOf{string([]rune(boss)[:1]) + "**", fmt.Sprintf("15%d****%04d", g.IntN(10), g.IntN(10000)), "alipay"}
	if g.chance(.25) {
		d.Accounts = []string{self.account}
	}
	w := &clientWay{by: []payerOf{self, own, wallet}, atOnce: 1, writes: g.IntN(7), day: 3 + g.IntN(22), laziness: g.Float64() * .3}
	if g.chance(.4) {
		w.by[0], w.by[1] = w.by[1], w.by[0]
		if g.chance(.4) {
			w.by[0], w.by[2] = w.by[2], w.by[0]
		}
	}
	g.lasts = &clientWay{by: []payerOf{self, own}}
	switch x := g.Float64(); {
	case x < .3:
		w.atOnce = []int{2, 3, 3, 6}[g.IntN(4)]
	case x < .42:
		w.rounds = []money.Amount{10_00, 100_00}[g.IntN(2)]
	case x < .54:
		flat := []money.Amount{5_00, 10_00, 1_00}[g.IntN(3)]
		w.fee = func(money.Amount) money.Amount { return flat }
		if g.chance(.4) {
			w.fee = func(a money.Amount) money.Amount { return (a*6 + 500) / 1000 }
		}
	}
	price := []int64{200, 250, 300, 350, 398, 500, 680}[g.IntN(7)]
	d.lines = []feeLine{{"代理记账费", money.Amount(price * 100), []int{1, 1, 1, 3}[g.IntN(4)], 1}}
	if g.chance(.4) {
		d.lines = append(d.lines, feeLine{"社保代缴", 0, 1, 1})
	}
	if g.chance(.25) {
		d.Units = []string{fmt.Sprintf("%dF-%c%02d", 1+g.IntN(5), 'A'+rune(g.IntN(4)), 1+g.IntN(30))}
		d.lines = append(d.lines, feeLine{"工位费", money.Amount(60000 + 5000*g.Int64N(8)), 1, []int{1, 15}[g.IntN(2)]})
	}
	if g.chance(.3) {
		d.lines = append(d.lines, feeLine{"地址托管费", 300000, 12, 1})
	}
	g.debtors, g.ways = append(g.debtors, d), append(g.ways, w)
	g.o.customers = append(g.o.customers, d.Customer)
}

func (g *agencyGen) issue(first date.Date) {
	m := int(first.Month()) - 1
	for _, d := range g.debtors {
		for _, l := range d.lines {
			if l.every > 1 && (m+b2i(l.every == 12)*int(d.ID))%l.every != 0 {
				continue
			}
			price := l.price * money.Amount(l.every)
			if l.every == 12 {
				price = l.price
			}
			if l.price == 0 {
				price = money.Amount(90000+g.IntN(400000)) / 10 * 10
			}
			from := date.New(first.Year(), first.Month(), l.day)
			g.bill1(d, l.kind, price, first.AddDays(g.IntN(3)), from, from.AddMonths(l.every).AddDays(-1))
		}
		if m == 4 && g.chance(.5) {
			g.bill1(d, "汇算清缴服务费", 1500_00, first, date.New(first.Year()-1, 1, 1), date.New(first.Year()-1, 12, 31))
		}
	}
}

func (g *agencyGen) bill1(d *debtor, kind string, price money.Amount, issue, from, to date.Date) {
	g.seq++
	v := &Invoice{ID: int64(len(g.invoices) + 1), Customer: d.ID, Kind: kind, Issue: issue, Due: issue.AddDays(15), From: from, To: to, Open: price}
	if len(d.Units) > 0 && kind == "工位费" {
		v.Unit = d.Units[0]
	}
	y, m := issue.Year(), int(issue.Month())
	switch g.style {
	case 0:
		v.Number = fmt.Sprintf("A%d/%02d/%03d", y, m, g.seq%1000) + string(rune('a'+g.seq/1000))
	case 1:
		v.Number = fmt.Sprintf("DZ%02dQ%d-%05d", y%100, (m+2)/3, g.seq)
	case 2:
		v.Number = fmt.Sprintf("%d-%d", y, 10000+g.seq)
	default:
		v.Number = fmt.Sprintf("账单%d%02d-%04d", y, m, g.seq)
	}
	g.totals[v.ID] = price
	g.invoices = append(g.invoices, v)
	d.open = append(d.open, v)
	g.o.names[-v.ID] = v.Number
}

func (g *agencyGen) month(first date.Date) {
	type event struct {
		day date.Date
		do  func(date.Date)
	}
	var all []event
	for i, w := range g.ways {
		if g.chance(1 - w.laziness) {
			all = append(all, event{first.AddDays(min(27, max(0, w.day+g.IntN(5)-2))), func(day date.Date) { g.client1(i, day) }})
		}
	}
	for range 1 + len(g.ways)/20 {
		all = append(all, event{first.AddDays(g.IntN(28)), g.nothing1})
	}
	slices.SortStableFunc(all, func(a, b event) int { return int(a.day - b.day) })
	for _, e := range all {
		e.do(e.day)
	}
}

func (g *agencyGen) write(i int, vs []*Invoice, day date.Date) string {
	d, kind := g.debtors[i], ""
	if !slices.ContainsFunc(vs, func(v *Invoice) bool { return v.Kind != vs[0].Kind }) {
		kind = g.pick(agencyWords[vs[0].Kind]...)
	}
	from, to := vs[0].From, vs[0].To
	for _, v := range vs {
		from, to = min(from, v.From), max(to, v.To)
	}
	a, b := int(from.Month()), int(to.Month())
	when := ""
	switch {
	case from.Day() != 1:
		when = fmt.Sprintf("%02d%02d-%02d%02d", a, from.Day(), b, to.Day())
	case to == from.MonthEnd():
		when = g.pick(fmt.Sprintf("%d月", a), fmt.Sprintf("%d.%d", from.Year()%100, a), fmt.Sprintf("%d/%02d", from.Year(), a))
	case a%3 == 1 && to == from.AddMonths(3).AddDays(-1):
		when = g.pick(fmt.Sprintf("Q%d", (a+2)/3), fmt.Sprintf("%d季度", (a+2)/3), fmt.Sprintf("%d-%d月", a, b))
	case from.Year() == to.Year():
		when = g.pick(fmt.Sprintf("%d-%d月", a, b), fmt.Sprintf("%d.%d-%d.%d", from.Year()%100, a, to.Year()%100, b), fmt.Sprintf("%d月到%d月", a, b))
	default:
		when = fmt.Sprintf("%d.%d-%d.%d", from.Year()%100, a, to.Year()%100, b)
	}
	brand := string([]rune(core(d.Name))[max(0, length(core(d.Name))-4):])
	if d.ShortName != "" {
		brand = d.ShortName
	}
	switch g.ways[i].writes {
	case 0:
		return g.pick(bazaarIdle...)
	case 1:
		return kind
	case 2:
		return when + kind
	case 3:
		return brand + kind
	case 4:
		return brand + when
	case 5:
		return g.pick(kind, when+kind, "付"+kind, "")
	}
	if len(vs) == 1 {
		return g.pick(vs[0].Number, "账单"+vs[0].Number, Code(vs[0].ID))
	}
	return kind
}

// client1 lets a client pay in its way.
func (g *agencyGen) client1(i int, day date.Date) {
	d, w := g.debtors[i], g.ways[i]
	open := slices.DeleteFunc(slices.Clone(d.open), func(v *Invoice) bool { return v.Issue > day })
	slices.SortStableFunc(open, func(a, b *Invoice) int { return int(a.Due-b.Due)*1_000_000 + int(a.ID-b.ID) })
	by := w.by[0]
	if g.chance(.2) {
		by = w.by[1+g.IntN(2)]
	}
	if w.agent != nil && g.chance(.7) {
		by = *w.agent
	}
	if len(open) == 0 {
		if g.chance(.2) && d.lines[0].price > 0 {
			g.emit("neg_ahead", day, d.lines[0].price*money.Amount(max(3, w.atOnce)), by, g.pick("预付", "预存", "先付")+"服务费")
		}
		return
	}
	v := open[0]
	same := slices.DeleteFunc(slices.Clone(open), func(o *Invoice) bool { return o.Kind != v.Kind })
	switch x := g.IntN(100); {
	case x < 60 && w.atOnce > 1:
		if len(same) < w.atOnce {
			return // it waits
		}
		sum, parts := paidWhole(same[:w.atOnce])
		g.emit("habit_months", day, sum, by, g.write(i, same[:w.atOnce], day), parts...)
	case x < 60 && w.rounds > 0:
		to := v.Open / w.rounds * w.rounds
		if to == 0 || slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == to && o != v }) {
			return
		}
		if to == v.Open {
			g.emit("one", day, to, by, g.write(i, open[:1], day), Allocation{v.ID, to, 0})
			return
		}
		g.emit("habit_rounds", day, to, by, g.write(i, open[:1], day), Allocation{v.ID, to, v.Open - to})
	case x < 60 && w.fee != nil:
		f := min(w.fee(v.Open), v.Open/4)
		if f <= 0 {
			return
		}
		g.emit("habit_net", day, v.Open-f, by, g.write(i, open[:1], day), Allocation{v.ID, v.Open - f, f})
	case x < 62:
		g.emit("one", day, v.Open, by, g.write(i, open[:1], day), Allocation{v.ID, v.Open, 0})
	case x < 74:
		sum, parts := paidWhole(open)
		g.emit("everything", day, sum, by, g.write(i, open, day), parts...)
	case x < 80:
		sum, parts := paidWhole(same)
		g.emit("all_of_kind", day, sum, by, g.write(i, same, day), parts...)
	case x < 85:
		v = open[g.IntN(len(open))]
		memo := g.pick(fmt.Sprintf("%d月", v.From.Month()), fmt.Sprintf("%d年%d月", v.From.Year(), v.From.Month())) + g.pick(agencyWords[v.Kind]...)
		if v.To != v.From.MonthEnd() {
			memo = g.pick(agencyWords[v.Kind]...)
		}
		if slices.ContainsFunc(open, func(o *Invoice) bool { return o != v && o.Kind == v.Kind && v.To != v.From.MonthEnd() }) {
			return
		}
		g.emit("one_by_month", day, v.Open, by, memo, Allocation{v.ID, v.Open, 0})
	case x < 88:
		g.emit("by_number", day, v.Open, by, g.pick("", "付")+v.Number, Allocation{v.ID, v.Open, 0})
	case x < 90 && v.Open > 1000_00:
		off := v.Open / 20
		g.emit("discount", day, v.Open-off, by, g.pick("年付95折", "优惠后", ""), Allocation{v.ID, v.Open - off, off})
	case x < 92:
		sum, parts := paidWhole([]*Invoice{v})
		g.emit("one", day, sum, by, g.write(i, open[:1], day), parts...)
		if !slices.ContainsFunc(d.open, func(o *Invoice) bool { return o.Open == sum }) {
			g.emit("neg_paid_twice", day.AddDays(g.IntN(3)), sum, by, "")
		}
	case x < 94:
		sum, parts := paidWhole(open)
		g.emit("over", day, sum+money.Amount(1+g.IntN(9))*10_00, by, g.write(i, open, day), parts...)
	case x < 96:
		half := v.Open / 2
		if half%100 != 0 || slices.ContainsFunc(open, func(o *Invoice) bool { return o.Open == half }) {
			return
		}
		g.emit("half", day, half, by, g.pick("先付一半", "部分", "定额")+g.write(i, open[:1], day), Allocation{v.ID, half, 0})
	default:
		g.bosses(i, by, day)
	}
}

// bosses pays one bill of each firm of one boss, or of each tenant of an incubator.
func (g *agencyGen) bosses(i int, by payerOf, day date.Date) {
	var vs []*Invoice
	for j, d := range g.debtors {
		mine := g.ways[i].agent != nil && g.ways[j].agent == g.ways[i].agent
		if g.ways[i].agent == nil {
			mine = slices.ContainsFunc(g.ways[j].by, func(p payerOf) bool { return p.account == by.account })
		}
		if k := slices.IndexFunc(d.open, func(v *Invoice) bool { return v.Issue <= day }); mine && k >= 0 {
			vs = append(vs, d.open[k])
		}
	}
	if len(vs) < 2 {
		return
	}
	sum, parts := paidWhole(vs)
	g.emit("several_firms", day, sum, by, g.pick("", "代账费合计", "几家一起", fmt.Sprintf("%d家", len(vs))), parts...)
}

// nothing1 is money that pays no bill.
func (g *agencyGen) nothing1(day date.Date) {
	d := g.debtors[g.IntN(len(g.debtors))]
	switch g.IntN(4) {
	case 0:
		g.emit("neg_unrelated", day, money.Amount(100+g.IntN(900000)), payerOf{g.pick("国家金库东阳市支库", "浙商银行", "东阳市社保局", g.person()), g.account(), "bank"}, g.pick("退税", "结息", "稳岗返还", "借款", "备用金"))
	case 1:
		amount := money.Amount(200_00)
		if len(d.open) > 0 {
			amount = d.open[0].Open
		}
		g.emit("neg_stranger", day, amount, payerOf{g.person(), g.account(), "bank"}, g.pick(bazaarIdle...))
	case 2:
		w := g.ways[d.ID-1]
		g.emit("neg_deposit", day, d.lines[0].price*3, w.by[0], g.pick("押金", "工位押金", "保证金"))
	default:
		g.emit("neg_unrelated", day, money.Amount(1+g.IntN(200))*10000, payerOf{"诸暨" + g.han(2) + "咨询有限公司", g.account(), "bank"}, g.pick("咨询费", "返点", "", "退款"))
	}
}
