package demo

import (
	"cmp"
	"fmt"
	"slices"

	"zhangfang/internal/bank"
	"zhangfang/internal/date"
	"zhangfang/internal/money"
	"zhangfang/internal/receipt"
)

// statements writes the files of a month as the bank and the wallets would, and imports them.
func (w *work) statements(n int, from date.Date) (int, error) {
	p := period{from, min(from.MonthEnd(), w.through.AddDays(-1))}
	if p.to < p.from {
		return 0, nil
	}
	came := w.arrivals(p)
	if err := w.cash(came["cash"]); err != nil {
		return 0, err
	}
	wechat := append(w.enter(came["wechat"], w.wechatEntry), w.wechatOwn(n, p)...)
	lines := append(w.enter(came["bank"], w.bankEntry), w.bankOwn(n, p, came["bank"], wechat)...)
	alipay := append(w.enter(came["alipay"], w.alipayEntry), w.alipayOwn(n, p)...)
	for _, all := range [][]entry{wechat, lines, alipay} {
		slices.SortFunc(all, func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.clock, b.clock), cmp.Compare(a.ref, b.ref))
		})
	}
	cmb, closing, err := cmbFile(p, lines, w.balance)
	if err != nil {
		return 0, err
	}
	w.balance = closing
	wx, err := wechatFile(p, wechat)
	if err != nil {
		return 0, err
	}
	ali, err := alipayFile(p, alipay)
	if err != nil {
		return 0, err
	}
	month := from.String()[:7]
	return w.bringIn([]given{
		{bankAccount, file{"招商银行_交易明细_" + month + ".xlsx", cmb}},
		{wechatAccount, file{"微信支付账单流水文件_" + month + ".xlsx", wx}},
		{alipayAccount, file{"支付宝交易明细_" + month + ".csv", ali}},
	})
}

// given is a file for one of our accounts.
type given struct {
	account string
	file
}

func (w *work) bringIn(files []given) (lines int, err error) {
	for _, f := range files {
		w.keep(f.name, f.data)
		r, err := w.Bank.Import(w.ctx, bank.Request{AccountName: f.account, File: bank.File{Name: f.name, Data: f.data}})
		if err != nil {
			return lines, fmt.Errorf("import %s: %w", f.name, err)
		}
		lines += r.Counts.Import.Count
	}
	return lines, nil
}

// arrivals takes the payments of a period out of what is pending, by channel.
func (w *work) arrivals(p period) map[string][]payment {
	came := map[string][]payment{}
	var later []payment
	for _, x := range w.pending {
		if x.date > p.to {
			later = append(later, x)
			continue
		}
		x.date = max(x.date, p.from)
		came[x.channel] = append(came[x.channel], x)
	}
	w.pending = later
	return came
}

// enter turns payments into lines and remembers what they mean.
func (w *work) enter(came []payment, as func(payment) entry) []entry {
	var out []entry
	for _, x := range came {
		x.entry = as(x)
		w.truth[x.ref] = x
		out = append(out, x.entry)
	}
	return out
}

// reference makes an id as the bank or wallet would, never twice the same.
func (w *work) reference(prefix string, day date.Date) string {
	w.refs++
	return fmt.Sprintf("%s%s%010d", prefix, period{day, day}.compact()[:8], 1000000+w.refs*37)
}

func (w *work) bankEntry(x payment) entry {
	x.entry.kind, x.entry.ref = "转账汇款", w.reference("90", x.date)
	return x.entry
}

func (w *work) wechatEntry(x payment) entry {
	e := x.entry
	e.kind, e.ref, e.status, e.method = "转账", w.reference("4200", x.date), "已收钱", "零钱"
	if e.memo != "" {
		e.memo = "转账备注:" + e.memo
	}
	e.account = ""
	return e
}

func (w *work) alipayEntry(x payment) entry {
	e := x.entry
	e.kind, e.ref, e.status, e.method = "转账红包", w.reference("", x.date)+"001", "交易成功", "余额"
	e.memo = or(e.memo, "转账")
	return e
}

// cash enters what customers bring in notes.
func (w *work) cash(came []payment) error {
	for _, x := range came {
		if _, err := w.Receipts.Enter(w.ctx, receipt.EnterRequest{Date: x.date, Amount: x.amount, Method: "cash", Account: "现金", Memo: x.memo,
			Customer: x.customer, Allocations: x.parts}); err != nil {
			return err
		}
	}
	return nil
}

// bankOwn is what moves on the bank account besides customers' payments.
func (w *work) bankOwn(n int, p period, came []payment, wechat []entry) []entry {
	var in money.Amount
	for _, x := range came {
		in += x.amount
	}
	month := p.from.Month()
	out := []entry{
		{date: p.from.AddDays(4), amount: -15260000 - money.Amount(n%3)*120000, name: "代发工资", memo: fmt.Sprintf("%d月工资", month), kind: "代发工资"},
		{date: p.from.AddDays(9), amount: -2184035 - money.Amount(w.rand.IntN(400000)), name: "浔城供电公司", memo: "电费", kind: "扣款"},
		{date: p.from.AddDays(10), amount: -648820 - money.Amount(w.rand.IntN(90000)), name: "浔城自来水公司", memo: "水费", kind: "扣款"},
		{date: p.from.AddDays(13), amount: -1850000, name: "洒扫庭除保洁服务部", memo: "保洁费", kind: "网上支付"},
		{date: p.from.AddDays(14), amount: -1500, name: "", memo: "账户管理费", kind: "收费"},
		{date: p.from.AddDays(24), amount: -in / 100 * 52, name: "松间置业有限公司", memo: "上缴业主租金", kind: "网上支付"},
	}
	if month%3 == 0 {
		out = append(out, entry{date: p.from.AddDays(20), amount: 18213 + money.Amount(n)*17, memo: "结息", kind: "结息"})
	}
	if n%3 == 1 { // somebody whom nobody knows
		out = append(out, entry{date: p.from.AddDays(16), amount: money.Amount(280000 + 31500*n), name: []string{"方觉晓", "柳依依", "白无忧"}[n/3%3], memo: "转账", kind: "转账汇款"})
	}
	for _, e := range wechat {
		if e.kind == "零钱提现" { // arrives under our own name
			out = append(out, entry{date: e.date, amount: -e.amount - max(10, -e.amount/1000), name: officeName, memo: "微信零钱提现", kind: "转账汇款"})
		}
	}
	return w.within(p, out, func(e *entry) {
		e.ref = w.reference("90", e.date)
		if e.name != "" {
			e.account = account(e.name)
		}
		if e.memo == "结息" {
			w.truth[e.ref] = payment{entry: *e, nothing: true}
		}
	})
}

func (w *work) wechatOwn(n int, p period) []entry {
	out := []entry{
		{date: p.from.AddDays(5), amount: -12850 - money.Amount(n*130), name: "松烟面馆", memo: "工作餐", kind: "商户消费", method: "零钱", status: "支付成功"},
		{date: p.from.AddDays(17), amount: -1000000, name: officeBank, kind: "零钱提现", method: officeBank, status: "提现已到账", neutral: true, account: "服务费¥10.00"},
	}
	if n%2 == 0 {
		out = append(out, entry{date: p.from.AddDays(7), amount: 2600, name: "松烟面馆", memo: "工作餐", kind: "松烟面馆-退款", method: "零钱", status: "已退款￥26.00"})
	}
	return w.within(p, out, func(e *entry) { e.ref = w.reference("4200", e.date) })
}

func (w *work) alipayOwn(n int, p period) []entry {
	ref := w.reference("", p.from) + "009"
	out := []entry{
		{date: p.from.AddDays(2), amount: -23800 - money.Amount(n*210), name: "青石五金", memo: "灯管、门锁", kind: "日用百货", method: "余额", status: "交易成功"},
		{date: p.from.AddDays(8), amount: -15600, name: "青石五金", memo: "水龙头", kind: "日用百货", method: "余额", status: "交易关闭", ref: ref},
		{date: p.from.AddDays(9), amount: 15600, name: "青石五金", memo: "退款-水龙头", kind: "退款", method: "余额", status: "退款成功", neutral: true, ref: ref + "_1"},
		{date: p.from.AddDays(19), amount: -800000, name: "示例基金", memo: "余额宝-单次转入", kind: "投资理财", method: "余额", status: "交易成功", neutral: true},
	}
	return w.within(p, out, func(e *entry) {
		if e.ref == "" {
			e.ref = w.reference("", e.date) + "005"
		}
	})
}

// within keeps the entries of the period's days and finishes them.
func (w *work) within(p period, all []entry, finish func(*entry)) []entry {
	all = slices.DeleteFunc(all, func(e entry) bool { return e.date > p.to })
	for i := range all {
		all[i].clock = w.clock()
		finish(&all[i])
	}
	return all
}
