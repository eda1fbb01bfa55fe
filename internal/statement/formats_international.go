package statement

// sure is the claim of a format that a file names itself: no table's header is as certain.
const sure = 1000

// documents are the formats that are no tables. They are asked first, since they look only at the beginning of a text.
var documents = append([]Format{mt940, ofx1, ofx2, qif}, camts...)

// PayPal's activity, in the language of the account. The amount is what the customer paid (gross); the fee stands
// beside it. The balance moves by the net amount and is therefore not read. Both halves of a currency conversion, moves
// to the bank and rows that only note something are internal or closed.
var paypal = tabular(International, "paypal", "PayPal", "PayPal",
	layout{
		id: "en", header: "date time name type status currency gross fee net transactionid", title: "", also: paypalAlso, bank: "PayPal", order: anyOrder, mark: anyMark,
		date: "date", time: "time", amount: "gross", sign: signed, currency: "currency", peer: "name", peerAccount: "fromemailaddress",
		memo: "subject|itemtitle|note", ref: "transactionid", ref2: "invoicenumber|referencetxnid", status: "status", kind: "type", fee: "fee", classes: paypalClasses, fix: paypalMemo,
	},
	layout{
		id: "de", header: "datum uhrzeit name währung brutto netto transaktionscode", partial: true, bank: "PayPal", order: anyOrder, mark: anyMark,
		also: "zeitzone typ beschreibung status gebühr entgelt guthaben auswirkungaufguthaben absendere-mail-adresse empfängere-mail-adresse rechnungsnummer betreff hinweis",
		date: "datum", time: "uhrzeit", amount: "brutto", sign: signed, currency: "währung", peer: "name", peerAccount: "absendere-mail-adresse",
		memo: "betreff|hinweis|beschreibung", ref: "transaktionscode", ref2: "rechnungsnummer", status: "status", kind: "typ|beschreibung", fee: "gebühr|entgelt", classes: paypalClasses, fix: paypalMemo,
	},
	layout{
		id: "zh", header: "日期 时间 名称 类型 状态 总额 费用 净额 交易号", partial: true, bank: "PayPal", order: anyOrder, mark: anyMark,
		also: "时区 币种 货币 发件人邮箱地址 收件人邮箱地址 账单号 余额 主题 备注",
		date: "日期", time: "时间", amount: "总额", sign: signed, currency: "币种|货币", peer: "名称", peerAccount: "发件人邮箱地址",
		memo: "主题|备注", ref: "交易号", ref2: "账单号", status: "状态", kind: "类型", fee: "费用", classes: paypalClasses, fix: paypalMemo,
	})

const paypalAlso = "timezone fromemailaddress toemailaddress shippingaddress addressstatus itemtitle itemid shippingandhandlingamount insuranceamount salestax " +
	"option1name option1value option2name option2value referencetxnid invoicenumber customnumber quantity receiptid balance addressline1 addressline2/district/neighborhood " +
	"town/city state/province/region/county/territory/prefecture/republic zip/postalcode country contactphonenumber subject note countrycode balanceimpact"

var paypalClasses = []classRule{
	{"status", "Pending Denied Canceled Cancelled Expired Ausstehend Abgelehnt Storniert 待处理 已拒绝 已取消", Closed},
	{"kind", "Authorization Order Void Autorisierung 授权", Closed},
	{"kind", "Payment#Refund Refund Partial#Refund Rückzahlung 退款", Refund},
	{"kind", "Payment#Reversal Reversal Chargeback Rückbuchung", Reversal},
	{"kind", "General#Currency#Conversion Currency#Conversion General#Withdrawal User#Initiated#Withdrawal Bank#Deposit Bankgutschrift Allgemeine#Währungsumrechnung Währungsumrechnung Allgemeine#Abbuchung 货币兑换 一般货币兑换 提现 Account#Hold General#Hold Hold", Internal},
}

// paypalMemo marks rows that PayPal says move no balance.
func paypalMemo(l *Line, cell func(string) string) {
	if impact := cell("balanceimpact"); impact == "Memo" {
		l.Class = Closed
	}
}
