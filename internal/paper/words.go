package paper

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// words are a paper's own words in one language.
type words struct {
	lang Lang
	letterWords

	invoice, receipt, statement                                     string
	customer, billTo, unit, taxID, address, phone, contact          string
	number, issued, due, asOf, amountDue                            string
	item, period, quantity, unitPrice, taxRate, amount              string
	net, tax, total, received, open, capital                        string
	carriedFrom, carriedTo, continued                               string
	payBy, payee, bank, account, note                               string
	credited, reversed                                              string
	receivedFrom, receivedOn, purpose, invoiceNumber, invoiceAmount string
	settled, prepaid, method, cashier, handler, seal, notTaxInvoice string
	dueDate, overdueDays, statementSum, prepaidSum, noOpen, colon   string

	inWords func(a money.Amount) string // 大写
	page    func(n, of int) string
	day     func(d date.Date) string
	span    func(from, to string) string
}

var chinese = words{
	lang: Chinese, letterWords: chineseLetters,
	invoice: "账单", receipt: "收款收据", statement: "对账单",
	customer: "客户", billTo: "客户", unit: "房号", taxID: "税号", address: "地址", phone: "电话", contact: "联系人",
	number: "单号", issued: "开单日期", due: "到期日", asOf: "截至", amountDue: "应付金额",
	item: "项目", period: "账期", quantity: "数量", unitPrice: "单价", taxRate: "税率", amount: "金额（元）",
	net: "不含税金额", tax: "税额", total: "合计", received: "已收", open: "未收", capital: "金额（大写）",
	carriedFrom: "承前页", carriedTo: "过次页", continued: "续页",
	payBy: "付款方式", payee: "户名", bank: "开户行", account: "账号", note: "备注",
	credited: "已红冲", reversed: "已作废",
	receivedFrom: "今收到", receivedOn: "收款日期", purpose: "收款事由", invoiceNumber: "账单号", invoiceAmount: "账单金额（元）",
	settled: "本次收款（元）", prepaid: "预收款", method: "收款方式", cashier: "收款人", handler: "经手人", seal: "单位（盖章）",
	notTaxInvoice: "本收据不作为税务发票使用",
	dueDate:       "到期日", overdueDays: "逾期天数", statementSum: "账单金额", prepaidSum: "另有预收款未核销", noOpen: "没有未收的账单。", colon: "：",
	inWords: Capital,
	page:    func(n, of int) string { return fmt.Sprintf("第 %d 页，共 %d 页", n, of) },
	day:     func(d date.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year(), int(d.Month()), d.Day()) },
	span:    func(from, to string) string { return from + " 至 " + to },
}

var english = words{
	lang: English, letterWords: englishLetters,
	invoice: "Invoice", receipt: "Receipt", statement: "Statement of account",
	customer: "Customer", billTo: "Bill to", unit: "Unit", taxID: "Tax no.", address: "Address", phone: "Phone", contact: "Contact",
	number: "No.", issued: "Issued", due: "Due", asOf: "As of", amountDue: "Amount due",
	item: "Item", period: "Period", quantity: "Quantity", unitPrice: "Unit price", taxRate: "Tax rate", amount: "Amount (CNY)",
	net: "Net", tax: "Tax", total: "Total", received: "Received", open: "Open", capital: "In words",
	carriedFrom: "Brought forward", carriedTo: "Carried forward", continued: "continued",
	payBy: "How to pay", payee: "Payee", bank: "Bank", account: "Account", note: "Note",
	credited: "CREDITED", reversed: "VOID",
	receivedFrom: "Received from", receivedOn: "Date", purpose: "For", invoiceNumber: "Invoice", invoiceAmount: "Invoice total (CNY)",
	settled: "Paid now (CNY)", prepaid: "Prepayment", method: "Paid by", cashier: "Received by", handler: "Handled by", seal: "Stamp of the company",
	notTaxInvoice: "This receipt is not a tax invoice",
	dueDate:       "Due", overdueDays: "Days overdue", statementSum: "Invoiced", prepaidSum: "Prepaid, not yet allocated", noOpen: "No invoice is open.", colon: ": ",
	inWords: inWords,
	page:    func(n, of int) string { return fmt.Sprintf("Page %d of %d", n, of) },
	day:     func(d date.Date) string { return d.Time().Format("2 January 2006") },
	span:    func(from, to string) string { return from + " – " + to },
}

func wordsOf(l Lang) *words {
	if l == English {
		return &english
	}
	return &chinese
}

// on writes a day, or nothing for no date.
func (w *words) on(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.day(d)
}

// between writes a billing period as short as it is clear; over the turn of a year it takes two lines.
func (w *words) between(from, to date.Date) string {
	switch {
	case to.IsZero() || from == to:
		return from.String()
	case from.IsZero():
		return to.String()
	case from.Year() == to.Year():
		return w.span(from.String(), to.String()[len("2026-"):])
	}
	return strings.Replace(w.span(from.String(), to.String()), " ", "\n", 1)
}

// yuan writes an amount with its sign before the currency's: -¥1,234.50.
func yuan(a money.Amount) string {
	if s, negative := strings.CutPrefix(a.Grouped(), "-"); negative {
		return "-¥" + s
	}
	return "¥" + a.Grouped()
}

// grouped writes a price or a quantity with thousands separators and at least as many places as given.
func grouped(d decimal.Decimal, places int32) string {
	s := d.String()
	if _, fraction, _ := strings.Cut(s, "."); len(fraction) < int(places) {
		s = d.StringFixed(places)
	}
	whole, fraction, found := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		whole += "." + fraction
	}
	return sign + whole
}

// percent writes a rate: 0.09 is 9%.
func percent(rate decimal.Decimal) string { return rate.Shift(2).String() + "%" }
