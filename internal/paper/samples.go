package paper

import (
	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// The samples have everything that their kinds can say, for trying templates and for knowing what a template may name. Nobody in them
// exists.

func sampleSeller(l Lang) Party {
	if l == English {
		return Party{Name: "Sample Property Management Ltd.", TaxID: "91330100MA00000000", Address: "8 Pinewind Lane, Xuncheng", Phone: "0000-5550101", Bank: "CMB Xuncheng branch", Account: "0000 5710 9900 0417"}
	}
	return Party{Name: "示例物业管理有限公司", TaxID: "91330100MA00000000", Address: "浔城市松风里 8 号", Phone: "0000-5550101", Bank: "招商银行浔城支行", Account: "0000 5710 9900 0417"}
}

func sampleBuyer(l Lang) Party {
	if l == English {
		return Party{Name: "Sample Software Ltd.", TaxID: "91330106MA00000131", Address: "Floor 8, Block A, 8 Pinewind Lane", Phone: "0000-5550131", Contact: "Accounting"}
	}
	return Party{Name: "示例软件科技有限公司", TaxID: "91330106MA00000131", Address: "浔城市松风里 8 号 A 座 8 层", Phone: "0000-5550131", Contact: "财务"}
}

// saidIn picks the words of a language.
func saidIn(l Lang, zh, en string) string {
	if l == English {
		return en
	}
	return zh
}

func sampleNote(l Lang) string {
	return saidIn(l, "如有疑问，请在收到后五日内与我们联系。", "If anything is unclear, please tell us within five days.")
}

func samplePay(l Lang) string {
	return saidIn(l, "转账时请在附言中写明付款备注码。", "Please state the payment code when you transfer.")
}

func sampleMethod(l Lang) string  { return saidIn(l, "银行转账", "Bank transfer") }
func sampleCashier(l Lang) string { return saidIn(l, "周静", "Zhou Jing") }
func sampleHandler(l Lang) string { return saidIn(l, "林晓", "Lin Xiao") }

var sampleDay = date.Must("2026-11-01")

func sampleLines(l Lang) []InvoiceLine {
	names := []string{"房租", "物业费", "电费"}
	if l == English {
		names = []string{"Rent", "Property fee", "Electricity"}
	}
	n := func(s string) decimal.Decimal { return decimal.RequireFromString(s) }
	return []InvoiceLine{
		{Name: names[0], From: sampleDay, To: sampleDay.MonthEnd(), Quantity: n("320"), Unit: "m²", UnitPrice: n("88"), TaxRate: n("0.09"), Net: 25834_86, Tax: 2325_14, Amount: 28160_00, Working: "320.00 m² × 88.00 = 28,160.00"},
		{Name: names[1], From: sampleDay, To: sampleDay.MonthEnd(), Quantity: n("320"), Unit: "m²", UnitPrice: n("12"), TaxRate: n("0.06"), Net: 3622_64, Tax: 217_36, Amount: 3840_00, Remark: saidIn(l, "含公共区域保洁、保安", "Cleaning and security of shared areas included")},
		{Name: names[2], From: sampleDay.AddMonths(-1), To: sampleDay.AddDays(-1), Quantity: n("2340"), Unit: "kWh", UnitPrice: n("0.85"), TaxRate: n("0.13"), Net: 1760_18, Tax: 228_82, Amount: 1989_00, Working: "(48,210 − 45,870) × 0.85 = 1,989.00"},
	}
}

const sampleNet, sampleTax, sampleTotal = money.Amount(31217_68), money.Amount(2771_32), money.Amount(33989_00)

func sampleExtras(l Lang) Extras {
	return Extras{Printed: "2026-11-01 09:30", Operator: sampleCashier(l), PayCode: "20260018", QR: "ZD202611-00131 33989.00 20260018"}
}

func sampleInvoice(l Lang) Document {
	return Invoice{Lang: l, Number: "ZD202611-00131", Seller: sampleSeller(l), Buyer: sampleBuyer(l), Unit: "A-0803", IssueDate: sampleDay, DueDate: sampleDay.AddDays(4),
		Lines: sampleLines(l), Net: sampleNet, Tax: sampleTax, Total: sampleTotal, Received: 10000_00, Prepaid: 2000_00, Open: sampleTotal - 10000_00, Previous: 1200_00,
		PayNote: samplePay(l), Note: sampleNote(l), ShowWorking: true, Extras: sampleExtras(l)}
}

func sampleReceipt(l Lang) Document {
	return Receipt{Lang: l, Number: "SJ202611-00012", Seller: sampleSeller(l), Payer: sampleBuyer(l), Unit: "A-0803", Date: sampleDay.AddDays(3),
		Items:  []ReceiptItem{{Invoice: "ZD202611-00131", Name: sampleLines(l)[0].Name, Total: sampleTotal, Amount: 30000_00}},
		Amount: 31000_00, Prepaid: 1000_00, Purpose: sampleLines(l)[0].Name, Method: sampleMethod(l), Note: sampleNote(l), Cashier: sampleCashier(l), Handler: sampleHandler(l), Extras: sampleExtras(l)}
}

func sampleOpen(l Lang) []StatementLine {
	names := sampleLines(l)
	return []StatementLine{
		{Number: "ZD202609-00118", Name: names[0].Name, IssueDate: sampleDay.AddMonths(-2), DueDate: sampleDay.AddMonths(-2).AddDays(4), Total: 28160_00, Received: 20000_00, Open: 8160_00},
		{Number: "ZD202610-00125", Name: names[1].Name, IssueDate: sampleDay.AddMonths(-1), DueDate: sampleDay.AddMonths(-1).AddDays(4), Total: 3840_00, Open: 3840_00},
	}
}

func sampleStatement(l Lang) Document {
	return Statement{Lang: l, Number: "DZ202611-0003", Seller: sampleSeller(l), Buyer: sampleBuyer(l), AsOf: sampleDay, Lines: sampleOpen(l), Total: 32000_00, Received: 20000_00, Open: 12000_00, Prepaid: 500_00,
		PayNote: samplePay(l), Note: sampleNote(l), ReplyBy: sampleDay.AddDays(10), ReplyCode: "7K2M", Ages: []Age{{saidIn(l, "1–30 天", "1–30 days"), 3840_00}, {saidIn(l, "31–60 天", "31–60 days"), 8160_00}, {saidIn(l, "60 天以上", "Over 60 days"), 0}}, Extras: sampleExtras(l)}
}

func sampleReminder(l Lang) Document {
	return Reminder{Lang: l, Degree: 3, Number: "CK202611-0001", Seller: sampleSeller(l), Buyer: sampleBuyer(l), Date: sampleDay, Lines: sampleOpen(l), Open: 12000_00, LateFee: 312_40,
		Deadline: sampleDay.AddDays(7), PayNote: samplePay(l), Note: sampleNote(l), Extras: sampleExtras(l)}
}

func sampleCredit(l Lang) Document {
	return CreditNote{Lang: l, Number: "HC202611-0001", Invoice: "ZD202611-00131", Seller: sampleSeller(l), Buyer: sampleBuyer(l), Unit: "A-0803", Date: sampleDay.AddDays(9),
		Lines: sampleLines(l), Net: sampleNet, Tax: sampleTax, Total: sampleTotal, Freed: 10000_00, Reason: saidIn(l, "面积按实测更正，重新出账", "The area was measured anew; billed again"), Extras: sampleExtras(l)}
}

func sampleDepositOf(l Lang, refund bool) Deposit {
	d := Deposit{Lang: l, Number: "YJ202611-0001", Seller: sampleSeller(l), Payer: sampleBuyer(l), Contract: "HT-2026-031", Unit: "A-0803", Date: sampleDay,
		Amount: 56320_00, Held: 56320_00, Method: sampleMethod(l), Reason: saidIn(l, "两个月租金", "Two months of rent"), Cashier: sampleCashier(l), Handler: sampleHandler(l), Extras: sampleExtras(l)}
	if refund {
		d.Refund, d.Amount, d.Received, d.SetOff, d.Held = true, 52640_00, 56320_00, 3680_00, 0
		d.Reason = saidIn(l, "合同到期，费用已结清", "The contract has ended and all is settled")
	}
	return d
}

func sampleDeposit(l Lang) Document { return sampleDepositOf(l, false) }
func sampleRefund(l Lang) Document  { return sampleDepositOf(l, true) }

func sampleSettlement(l Lang) Document {
	return Settlement{Lang: l, Number: "JS202611-0001", Seller: sampleSeller(l), Buyer: sampleBuyer(l), Contract: "HT-2026-031", Unit: "A-0803", Date: sampleDay.AddDays(14), Lines: sampleLines(l), Open: sampleOpen(l),
		LateFee: 312_40, Deposit: 56320_00, Prepaid: 500_00, Net: sampleTotal + 12000_00 + 312_40 - 56320_00 - 500_00, Note: saidIn(l, "押金余额在交接后五日内退还。", "What is left of the deposit is paid back within five days."), Extras: sampleExtras(l)}
}

func sampleLateSheet(l Lang) Document {
	return LateSheet{Lang: l, Seller: sampleSeller(l), Buyer: sampleBuyer(l), AsOf: date.Must("2026-04-01"), Rule: saidIn(l, "每日万分之五，到期次日起算，先抵本金", "0.05 % a day from the day after the due date; payments go to the principal first"),
		Segments: []LateSegment{
			{Invoice: "ZD202601-00007", From: date.Must("2026-02-01"), To: date.Must("2026-03-02"), Principal: 10000_00, Days: 30, Working: "10,000.00 × 0.0005 × 30", Amount: 150_00},
			{Invoice: "ZD202601-00007", From: date.Must("2026-03-03"), To: date.Must("2026-04-01"), Principal: 6000_00, Days: 30, Working: "6,000.00 × 0.0005 × 30", Amount: 90_00},
		}, Before: 90_00, Total: 150_00, Extras: sampleExtras(l)}
}

func sampleReadings(l Lang) Document {
	row := ReadingRow{Place: "A-0803", Meter: "D-0803", Register: saidIn(l, "峰", "Peak"), Customer: sampleBuyer(l).Name, Unit: "kWh", LastDate: sampleDay.AddMonths(-1), Last: "48210", Usage: "2340"}
	valley := row
	valley.Register, valley.Last, valley.Usage = saidIn(l, "谷", "Valley"), "20118", "610"
	return Readings{Lang: l, Seller: sampleSeller(l), Date: sampleDay, Rows: []ReadingRow{row, valley}, Extras: sampleExtras(l)}
}

func sampleCash(l Lang) Document {
	return Cash{Lang: l, Seller: sampleSeller(l), Date: sampleDay, Lines: []CashLine{{"SJ202611-00012", sampleBuyer(l).Name, sampleLines(l)[0].Name, sampleMethod(l), 31000_00}},
		Methods: []CashMethod{{sampleMethod(l), 1, 31000_00}}, Total: 31000_00, Extras: sampleExtras(l)}
}

func sampleAddress(l Lang, label bool) Document {
	return Address{Lang: l, Seller: sampleSeller(l), Buyer: sampleBuyer(l), Postcode: "310000", Label: label}
}
