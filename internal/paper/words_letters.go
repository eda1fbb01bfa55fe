package paper

import "fmt"

// letterWords are the words of letters and office papers.
type letterWords struct {
	to, date, deadline, overdueSum, lateFee, withLateFee                        string
	creditNote, takesBack, reason, freed, creditSum                             string
	confirmation, refundMethod, depositSum, lateBefore                          string
	deposit, depositRefund, refundedTo, contract, held, depositReceived, setOff string
	refund, depositTerms, refundTerms                                           string
	settlement, lastDay, settledLines, openBefore, lessDeposit, lessPrepaid     string
	stillToPay, paidBack                                                        string
	lateSheet, rule, days, principal, dayCount                                  string
	readings, place, meter, register, lastReading, lastDate, lastUsage          string
	thisReading, count                                                          string
	cash, receiptNo, payer, byMethod, noCash                                    string
	envelope, accounting, receives                                              string
	printed, operator, payCode, scan, previous, prepaidUsed, aging, replyCode   string

	copies    [3]string
	reprint   func(n int) string
	degrees   [5]degree
	signer    func(field string) string
	reconcile func(asOf, by string) string
	slip      func(seller, buyer, asOf, open, code string) []block
}

// degree is how a reminder speaks. Its text may use the values of the paper.
type degree struct{ title, text, closing string }

func (w *letterWords) degree(n int) degree { return w.degrees[min(max(n, 1), 5)-1] }

var chineseLetters = letterWords{
	to: "致", date: "日期", deadline: "付款期限", overdueSum: "逾期未付", lateFee: "违约金", withLateFee: "连同违约金",
	creditNote: "贷项账单（红冲）", takesBack: "冲销账单", reason: "原因", freed: "其中已付，转为预收款", creditSum: "冲销金额",
	deposit: "押金收条", depositRefund: "押金退还单", refundedTo: "退还给", contract: "合同", held: "押金余额", depositReceived: "原收押金", setOff: "抵扣账单",
	refund: "本次退还", depositTerms: "押金不计利息，不作收入。合同终止并结清费用后凭本收条退还。", refundTerms: "收款人确认已收到上列款项，原押金收条同时作废。",
	confirmation: "往来款项对账函", refundMethod: "退款方式", depositSum: "押金", lateBefore: "减：已出账、已减免或超过上限",
	settlement: "退租结算单", lastDay: "计费至", settledLines: "本次结算", openBefore: "此前未收账单", lessDeposit: "减：押金", lessPrepaid: "减：预收款",
	stillToPay: "应补付", paidBack: "应退还",
	lateSheet: "违约金计算表", rule: "计算规则", days: "期间", principal: "本金（元）", dayCount: "天数",
	readings: "抄表单", place: "位置", meter: "表号", register: "分时", lastReading: "上次读数", lastDate: "上次日期", lastUsage: "上次用量",
	thisReading: "本次读数", count: "笔数",
	cash: "日结现金表", receiptNo: "收据号", payer: "付款人", byMethod: "按收款方式", noCash: "当日没有收款。",
	envelope: "信封", accounting: "财务部", receives: "收",
	printed: "打印时间", operator: "打印人", payCode: "付款备注码", scan: "扫码核对", previous: "另有前期未付", prepaidUsed: "预收款抵扣", aging: "账龄（元）", replyCode: "回函编号",
	copies:  [3]string{"第一联 存根", "第二联 客户", "第三联 记账"},
	reprint: func(n int) string { return fmt.Sprintf("补打 第 %d 次", n) },
	degrees: [5]degree{
		{"温馨提示", "{customer}：\n　　感谢一直以来的支持。截至{date}，下列账单已过付款日，合计 {openSum}。如已付款，请忽略本函并把付款凭证告诉我们；如尚未付款，烦请于{deadline}前安排。", "　　如对账单有疑问，请随时与我们联系。"},
		{"付款通知", "{customer}：\n　　截至{date}，贵方尚有下列账单逾期未付，合计 {openSum}。请于{deadline}前付清。", "　　付款时请写明单号，便于核对。如已付款，请提供付款凭证。"},
		{"催款函", "{customer}：\n　　经核对，截至{date}，贵方尚有下列账单逾期未付，合计 {openSum}。我方此前已通知，至今未收到款项。请于{deadline}前付清，并就逾期按合同约定支付违约金。", "　　请收到本函后三日内书面回复付款安排。\n　　特此函告。"},
		{"最后催告函", "{customer}：\n　　截至{date}，贵方逾期未付款项合计 {openSum}，经多次催收仍未支付，已构成违约。现最后一次催告：请于{deadline}前付清全部欠款及违约金。", "　　逾期仍不付清的，我方将依合同及法律采取停止服务、解除合同、主张押金抵扣等措施，由此产生的费用由贵方承担。\n　　特此函告。"},
		{"诉前告知函", "{customer}：\n　　截至{date}，贵方逾期未付款项合计 {openSum}，我方多次书面催告未果。现正式告知：如贵方未于{deadline}前付清全部欠款及违约金，我方将委托律师向有管辖权的人民法院提起诉讼或依约申请仲裁。", "　　本函为主张权利之书面凭据。届时诉讼费、保全费、律师费等维权费用将一并主张。\n　　特此函告。"},
	},
	signer: func(f string) string {
		return map[string]string{"cashier": "收款人", "handler": "经手人", "checker": "复核", "booker": "记账", "receiver": "领款人", "reader": "抄表人", "customerSign": "客户签字", "sellerSign": "我方签字", stampField: "单位（盖章）"}[f]
	},
	reconcile: func(asOf, by string) string {
		if by == "" {
			return "　　为核对往来，现列出截至" + asOf + "贵方未付的账单。请核对后在下面的回执上盖章寄回。"
		}
		return "　　为核对往来，现列出截至" + asOf + "贵方未付的账单。请于" + by + "前核对，并在下面的回执上盖章寄回。"
	},
	slip: func(seller, buyer, asOf, open, code string) []block {
		head := "回执"
		if code != "" {
			head += "    回函编号：" + code
		}
		return []block{
			{head, seller + "：截至" + asOf + "，" + buyer + "欠款 " + open + "。"},
			{"□ 1. 相符", "单位（盖章）：__________________________    日期：________年____月____日"},
			{"□ 2. 不符", "差额及原因：____________________________________________________________\n联系人：______________  电话：__________________  单位（盖章）：__________________"},
		}
	},
}

var englishLetters = letterWords{
	to: "To", date: "Date", deadline: "Pay by", overdueSum: "Overdue", lateFee: "Late fee", withLateFee: "With the late fee",
	creditNote: "Credit note", takesBack: "Credits invoice", reason: "Reason", freed: "Paid before, now prepayment", creditSum: "Credited",
	deposit: "Deposit receipt", depositRefund: "Deposit refund", refundedTo: "Refunded to", contract: "Contract", held: "Deposit held", depositReceived: "Deposit received", setOff: "Set off against invoices",
	refund: "Refunded now", depositTerms: "The deposit bears no interest and is no income. It is paid back against this receipt when the contract has ended and all is settled.", refundTerms: "The recipient confirms that the amount above was received; the deposit receipt is void.",
	confirmation: "Confirmation of balance", refundMethod: "Refunded by", depositSum: "Deposit", lateBefore: "Less billed, waived or above the limit",
	settlement: "Final settlement", lastDay: "Charged until", settledLines: "Settled now", openBefore: "Invoices still open", lessDeposit: "Less the deposit", lessPrepaid: "Less prepayment",
	stillToPay: "Still to pay", paidBack: "To be paid back",
	lateSheet: "Late fee calculation", rule: "Rule", days: "Days", principal: "Principal (CNY)", dayCount: "Days",
	readings: "Meter reading sheet", place: "Place", meter: "Meter", register: "Register", lastReading: "Last reading", lastDate: "Read on", lastUsage: "Last usage",
	thisReading: "This reading", count: "Entries",
	cash: "Cash of the day", receiptNo: "Receipt", payer: "Payer", byMethod: "By method", noCash: "No money was received on this day.",
	envelope: "Envelope", accounting: "Accounts payable", receives: "",
	printed: "Printed", operator: "Printed by", payCode: "Payment code", scan: "Scan to check", previous: "Earlier bills open", prepaidUsed: "Prepayment applied", aging: "Aging (CNY)", replyCode: "Reply code",
	copies:  [3]string{"Copy 1 Stub", "Copy 2 Customer", "Copy 3 Books"},
	reprint: func(n int) string { return fmt.Sprintf("Reprint no. %d", n) },
	degrees: [5]degree{
		{"A friendly reminder", "Dear {customer},\nThank you for your business. As of {date} the invoices below have passed their due dates, {openSum} in all. If you have paid, please disregard this letter and tell us of the payment; otherwise please arrange it by {deadline}.", "If anything is unclear, do call us."},
		{"Payment notice", "Dear {customer},\nAs of {date} the invoices below are overdue, {openSum} in all. Please pay by {deadline}.", "Please state the invoice numbers when you pay. If you have paid, send us proof of the payment."},
		{"Demand for payment", "Dear {customer},\nAs of {date} the invoices below are overdue, {openSum} in all, although we gave notice before. Please pay by {deadline}, together with the late fee that the contract provides.", "Please answer in writing within three days how you will pay."},
		{"Final demand", "Dear {customer},\nAs of {date} you owe {openSum} that is overdue in spite of several demands, which is a breach of the contract. This is the last demand: pay the whole with late fees by {deadline}.", "Otherwise we shall suspend services, end the contract or set off the deposit as contract and law allow, at your cost."},
		{"Notice before action", "Dear {customer},\nAs of {date} you owe {openSum} that is overdue in spite of our written demands. Unless the whole with late fees is paid by {deadline}, we shall instruct counsel to bring the matter before the competent court or arbitration.", "This letter is written evidence of our claim. Costs of court, preservation and counsel will be claimed as well."},
	},
	signer: func(f string) string {
		return map[string]string{"cashier": "Received by", "handler": "Handled by", "checker": "Checked by", "booker": "Recorded by", "receiver": "Received by", "reader": "Read by", "customerSign": "For the customer", "sellerSign": "For us", stampField: "Company stamp"}[f]
	},
	reconcile: func(asOf, by string) string {
		if by == "" {
			return "To reconcile our accounts, these are your invoices that were open on " + asOf + ". Please check them and return the slip below with your stamp."
		}
		return "To reconcile our accounts, these are your invoices that were open on " + asOf + ". Please check them by " + by + " and return the slip below with your stamp."
	},
	slip: func(seller, buyer, asOf, open, code string) []block {
		head := "Return slip"
		if code != "" {
			head += "    Reply code: " + code
		}
		return []block{
			{head, "To " + seller + ": on " + asOf + ", " + buyer + " owed " + open + "."},
			{"□ 1. Agreed", "Stamp: __________________________    Date: __________________"},
			{"□ 2. Not agreed", "Difference and reason: ____________________________________________________\nContact: ______________  Phone: __________________  Stamp: __________________"},
		}
	},
}
