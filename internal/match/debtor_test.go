package match

import (
	"fmt"
	"slices"
	"strings"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// debtor adds somebody who owes: a tenant, a stall, a company.
func (g *bazaarGen) debtor() {
	d := &debtor{contract: fmt.Sprintf("租合字〔%d〕%03d号", 2023+g.IntN(3), len(g.debtors)+1), habit: g.IntN(8)}
	d.ID = int64(len(g.debtors) + 1)
	d.Code = fmt.Sprint("K", d.ID)
	brand, legal := g.han(2), ""
	switch x := g.Float64(); {
	case x < .35:
		legal = g.person()
		d.Name = legal
		d.Units = []string{fmt.Sprintf("%d-%d-%d0%d", 1+g.IntN(12), 1+g.IntN(3), 1+g.IntN(18), 1+g.IntN(4))}
	case x < .65:
		trade := g.pick("水产行", "粮油店", "火锅店", "文具店", "理发室", "药房", "面馆", "服饰店")
		legal = g.pick("昆山市", "海宁市", "义乌市", "慈溪市") + brand + trade + g.pick("", "", "（个体工商户）")
		d.Name = g.pick(legal, brand+trade, strings.TrimSuffix(legal, "（个体工商户）"))
		d.Contact = g.person()
		d.Units = []string{fmt.Sprintf("%s区%d号", g.pick("东", "西", "南"), 1+g.IntN(300))}
	default:
		legal = g.pick("昆山", "海宁", "义乌", "慈溪", "浙江") + brand + g.pick("实业", "文化传播", "软件", "进出口", "健身", "口腔门诊部", "幼儿园") + g.pick("有限公司", "有限公司", "（普通合伙）")
		d.Name = g.pick(legal, legal, strings.Replace(strings.Replace(legal, "（", "(", 1), "）", ")", 1))
		d.ShortName = g.pick("", brand)
		d.Contact = g.person()
		d.Units = []string{fmt.Sprintf("%d号楼%d%02d", 1+g.IntN(6), 1+g.IntN(20), 1+g.IntN(12))}
		if n := len(g.debtors); n > 0 && g.chance(.12) { // a sister of the one before
			if o := g.debtors[n-1]; length(o.Name) > 6 {
				head := string([]rune(o.Name)[:4])
				legal = head + g.pick("酒店一店", "酒店二店", "酒店管理", "商业运营") + "有限公司"
				d.Name = legal
			}
		}
	}
	if g.chance(.15) {
		d.Units = nil
	}
	d.self = payerOf{legal, g.account(), "bank"}
	if g.chance(.3) {
		d.Accounts = []string{d.self.account}
	}
	switch x := g.Float64(); {
	case x < .35:
		name := g.person()
		d.other = payerOf{string([]rune(name)[:1]) + "*" + string([]rune(name)[length(name)-1:]), fmt.Sprintf("1%02d****%04d", 30+g.IntN(60), g.IntN(10000)), "alipay"}
	case x < .6:
		d.other = payerOf{g.pick("Amy", "听风", "小满", "老街坊", "顺其自然", "荷塘"), "", "wechat"}
	case d.Contact != "" && x < .85:
		d.other = payerOf{d.Contact, g.account(), "bank"}
	default:
		d.other = payerOf{g.person(), g.account(), "bank"}
	}
	day := 1
	if g.chance(.25) {
		day = 16
	}
	add := func(kind string, price int64, every int) {
		d.lines = append(d.lines, feeLine{kind, money.Amount(price), every, day})
	}
	switch g.IntN(4) {
	case 0:
		add("租赁费", (10+g.Int64N(120))*10000, []int{1, 1, 3, 6}[g.IntN(4)])
		add("物业管理费", 8000+g.Int64N(90000), []int{1, 3}[g.IntN(2)])
	case 1:
		add("摊位费", (3+g.Int64N(30))*10000, 1)
		add("卫生费", []int64{3000, 5000, 8000}[g.IntN(3)], 1)
		add("电费", 0, 1)
	case 2:
		add("物业管理费", 9000+g.Int64N(60000), []int{1, 3, 6, 12}[g.IntN(4)])
		add("停车费", []int64{20000, 30000, 35000}[g.IntN(3)], 1)
		add("水费", 0, 1)
	default:
		add("学费", (12+g.Int64N(40))*10000, []int{3, 6}[g.IntN(2)])
		add("租赁费", (20+g.Int64N(60))*10000, 1)
		if g.chance(.4) {
			add("采暖费", 60000+g.Int64N(200000), 12)
		}
	}
	g.debtors = append(g.debtors, d)
	g.o.customers = append(g.o.customers, d.Customer)
}

// months is how a debtor speaks of the time that invoices cover.
func (g *bazaarGen) months(vs []*Invoice, day date.Date) string {
	from, to := vs[0].From, vs[0].To
	for _, v := range vs {
		from, to = min(from, v.From), max(to, v.To)
	}
	a, b := int(from.Month()), int(to.Month())
	whole := from.Day() == 1
	han := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}
	switch {
	case !whole:
		return g.pick(fmt.Sprintf("%d.%d.%d-%d.%d.%d", from.Year(), a, from.Day(), to.Year(), b, to.Day()), fmt.Sprintf("%d月%d日-%d月%d日", a, from.Day(), b, to.Day()),
			fmt.Sprintf("%04d%02d%02d-%04d%02d%02d", from.Year(), a, from.Day(), to.Year(), b, to.Day()))
	case from.MonthEnd() == to:
		if g.chance(.1) && from.Month() == day.Month() && from.Year() == day.Year() {
			return g.pick("本月", "当月")
		}
		if g.chance(.1) && from == day.MonthStart().AddMonths(-1) {
			return g.pick("上月", "上个月")
		}
		return g.pick(fmt.Sprintf("%d月", a), fmt.Sprintf("【%d年%d月】", from.Year(), a), fmt.Sprintf("%s月份", han[a]), fmt.Sprintf("(%d月)", a), fmt.Sprintf("%d-%02d", from.Year(), a), fmt.Sprintf("%02d年%d月", from.Year()%100, a))
	case a%3 == 1 && to == from.AddMonths(3).AddDays(-1):
		return g.pick(fmt.Sprintf("%s季度", han[(a+2)/3]), fmt.Sprintf("%d年第%s季度", from.Year(), han[(a+2)/3]), fmt.Sprintf("%dQ%d", from.Year(), (a+2)/3), fmt.Sprintf("%d-%d月", a, b))
	case a%6 == 1 && to == from.AddMonths(6).AddDays(-1):
		return fmt.Sprintf("%d年%s半年", from.Year(), map[int]string{1: "上", 7: "下"}[a])
	}
	if from.Year() != to.Year() {
		return g.pick(fmt.Sprintf("%02d年%d月至%02d年%d月", from.Year()%100, a, to.Year()%100, b), fmt.Sprintf("%d.%02d-%d.%02d", from.Year(), a, to.Year(), b))
	}
	return g.pick(fmt.Sprintf("%d-%d月", a, b), fmt.Sprintf("%d年%d月至%d月", from.Year(), a, b), fmt.Sprintf("%d～%d月", a, b), fmt.Sprintf("%d.%d-%d.%d", from.Year(), a, to.Year(), b))
}

// memo is what a debtor writes when it pays these.
func (g *bazaarGen) memo(d *debtor, vs []*Invoice, day date.Date) string {
	kind := ""
	if !slices.ContainsFunc(vs, func(v *Invoice) bool { return v.Kind != vs[0].Kind }) {
		kind = g.pick(bazaarKinds[vs[0].Kind]...)
	}
	number := vs[0].Number
	switch d.habit {
	case 0, 1:
		return g.pick(bazaarIdle...)
	case 2:
		return kind
	case 3:
		return g.months(vs, day) + kind
	case 4:
		if len(d.Units) > 0 {
			return d.Units[0] + kind
		}
		return kind + g.pick("", d.Name)
	case 5:
		if len(vs) > 1 {
			return kind
		}
		return g.pick("", "付", "单号") + g.pick(number, strings.Trim(number, "号"), strings.ReplaceAll(number, "-", "")) + g.pick("", kind)
	case 6:
		if len(vs) == 1 && g.chance(.5) {
			return g.pick("", "付款码") + Code(vs[0].ID)
		}
		return strings.TrimSpace(strings.Join(d.Units, "") + " " + g.months(vs, day) + kind)
	}
	return g.pick("代"+d.Name+"交"+kind, d.Name+kind, kind)
}
