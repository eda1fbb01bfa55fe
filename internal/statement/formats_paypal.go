package statement

import "strings"

// PayPal's activity report and its statement, in the language of the account; both may be of any choice of columns. The
// amount is what the customer paid (gross); the fee stands beside it. The balance moves by the net amount: it is checked
// while reading (chain.go) and not given on, since the lines are gross. Both halves of a currency conversion, moves from and
// to the bank or a card, and holds are internal; rows that only note something are closed.
var paypal = tabular(International, "paypal", "PayPal", "PayPal",
	layout{
		id: "en", header: "date name currency gross transactionid", also: paypalAlso, bank: "PayPal", order: anyOrder, mark: anyMark,
		date: "date", time: "time", amount: "gross", sign: signed, currency: "currency", net: "net", netBalance: "balance", peer: "name", peerAccount: "fromemailaddress",
		memo: "subject|itemtitle|note", ref: "transactionid", ref2: "invoicenumber|invoiceid|referencetxnid", status: "status", kind: "type|description", fee: "fee", classes: paypalClasses, fix: paypalMemo,
	},
	layout{
		id: "de", header: "datum name währung brutto transaktionscode", partial: true, bank: "PayPal", order: anyOrder, mark: anyMark,
		also: "uhrzeit zeitzone typ beschreibung status gebühr entgelt netto guthaben auswirkungaufguthaben absendere-mail-adresse empfängere-mail-adresse rechnungsnummer zugehörigertransaktionscode " +
			"betreff hinweis artikelbezeichnung artikelnummer namederbank bankkonto versand-undbearbeitungsgebühr umsatzsteuer ländervorwahl",
		date: "datum", time: "uhrzeit", amount: "brutto", sign: signed, currency: "währung", net: "netto", netBalance: "guthaben", peer: "name", peerAccount: "absendere-mail-adresse",
		memo: "betreff|artikelbezeichnung|hinweis|beschreibung", ref: "transaktionscode", ref2: "rechnungsnummer|zugehörigertransaktionscode", status: "status", kind: "typ|beschreibung", fee: "gebühr|entgelt", classes: paypalClasses, fix: paypalMemo,
	},
	layout{
		id: "fr", header: "date description devise avantcommission net numérodetransaction", bank: "PayPal", order: anyOrder, mark: anyMark,
		also: "heure fuseauhoraire type état commission frais solde nom adresseemaildel'expéditeur nomdelabanque comptebancaire tva identifiantdefacture numérodelatransactionderéférence",
		date: "date", time: "heure", amount: "avantcommission", sign: signed, currency: "devise", net: "net", netBalance: "solde", peer: "nom", peerAccount: "adresseemaildel'expéditeur",
		memo: "description", ref: "numérodetransaction", ref2: "identifiantdefacture|numérodelatransactionderéférence", kind: "type|description", fee: "commission|frais", classes: paypalClasses,
	},
	layout{
		id: "zh", header: "日期 名称 总额 净额 交易号", partial: true, bank: "PayPal", order: anyOrder, mark: anyMark,
		also: "时间 时区 类型 说明 状态 币种 货币 费用 发件人邮箱地址 收件人邮箱地址 收货地址 地址状态 物品名称 物品号 运费和手续费金额 保险金额 营业税 参考交易号 账单号 自定义号码 数量 收据号 余额 主题 备注 国家/地区代码 引起余额变动",
		date: "日期", time: "时间", amount: "总额", sign: signed, currency: "币种|货币", net: "净额", netBalance: "余额", peer: "名称", peerAccount: "发件人邮箱地址",
		memo: "主题|物品名称|备注", ref: "交易号", ref2: "账单号|参考交易号", status: "状态", kind: "类型|说明", fee: "费用", classes: paypalClasses, fix: paypalMemo,
	})

const paypalAlso = "time timezone type description status fee net balance fromemailaddress toemailaddress shippingaddress addressstatus itemtitle itemid shippingandhandlingamount postageandpackagingamount " +
	"insuranceamount salestax vat option1name option1value option2name option2value referencetxnid invoicenumber invoiceid customnumber quantity receiptid bankname bankaccount addressline1 addressline2/district/neighborhood " +
	"town/city state/province/region/county/territory/prefecture/republic zip/postalcode country contactphonenumber subject note countrycode balanceimpact"

var paypalClasses = []classRule{
	{"status", "Pending Denied Canceled Cancelled Expired Removed Failed Ausstehend Abgelehnt Storniert Entfernt 待处理 已拒绝 已取消 已移除 失败", Closed},
	{"kind", "Authorization General#Authorization Order Void Autorisierung Allgemeine#Autorisierung 授权 普通授权 一般授权", Closed},
	{"kind", "General#Currency#Conversion Currency#Conversion General#Withdrawal General#Card User#Initiated#Withdrawal Bank#Deposit Account#Hold General#Hold Hold Reversal#of#ACH Reversal#of#General#Account#Hold " +
		"Bankgutschrift Allgemeine#Währungsumrechnung Währungsumrechnung Allgemeine#Abbuchung Allgemeine#Gutschrift#auf#Kreditkarte Von#Nutzer#eingeleitete#Abbuchung Einbehaltung Rückbuchung#allgemeiner#Einbehaltung Rückbuchung#von#ACH ACH-Überweisung " +
		"货币兑换 一般货币兑换 普通货币兑换 提现 普通提现 一般提现 用户发起的提现 银行存款 冻结", Internal},
	{"kind", "Payment#Refund Refund Partial#Refund Rückzahlung 退款 付款退款", Refund},
	{"kind", "Payment#Reversal Reversal Chargeback Rückbuchung 撤销", Reversal},
}

// paypalMemo marks rows that PayPal says move no balance.
func paypalMemo(l *Line, cell func(string) string) {
	if impact := cell("balanceimpact") + cell("auswirkungaufguthaben") + cell("引起余额变动"); impact == "Memo" || strings.HasPrefix(impact, "备忘") {
		l.Class = Closed
	}
}
