package statement

import "strings"

// Field is what a column of a generic table means.
type Field string

// The fields of a mapping. Payer and payee are for tables that have columns for both sides: the other party stands in
// payer on money in, in payee on money out.
const (
	FieldDate         Field = "date"
	FieldTime         Field = "time"
	FieldIn           Field = "in"
	FieldOut          Field = "out"
	FieldAmount       Field = "amount"
	FieldFlag         Field = "flag"
	FieldCurrency     Field = "currency"
	FieldBalance      Field = "balance"
	FieldPeer         Field = "peer"
	FieldPeerAccount  Field = "peerAccount"
	FieldPayer        Field = "payer"
	FieldPayerAccount Field = "payerAccount"
	FieldPayee        Field = "payee"
	FieldPayeeAccount Field = "payeeAccount"
	FieldMemo         Field = "memo"
	FieldRef          Field = "ref"
	FieldStatus       Field = "status"
	FieldKind         Field = "kind"
)

// aliases are the names under which banks write each field, the likelier first (FORMATS.md section 6, last part, and
// section 7). Names are in the form of label.
var aliases = map[Field]string{
	FieldDate: "交易日期 交易时间 交易日 日期 记账日期 记账日 记账时间 入账日期 入账时间 发生时间 发生日期 会计日期 交易创建时间 付款时间 交易完成时间 完成时间 交易时间戳 时间戳 时间 收款日期 收款时间 支付时间 缴费时间 汇款时间 下单时间 到账日期 到账时间 交收日期 扣款日期 " +
		"date transactiondate bookingdate bookdate postingdate dateposted posted postdate completeddate txndate trandate transdate valuedate starteddate createddate createdat created completedat bookedat datetime timestamp buchungstag buchungsdatum buchung datum valuta valutadatum " +
		"dateopération datedopération datecomptable datedevaleur fecha fechaoperación data datamovimento dataoperazione datacontabile boekdatum rentedatum 日付 取引日",
	FieldTime: "交易时刻 记账时刻 成交时间 time transactiontime",
	FieldOut: "支出 支出金额 出账 出账金额 借方 借方发生额 借方金额 借方(出账) 取出金额 取出 转出 转出金额 出账金额 扣账 借方发生额(支取) 借方金额(支出) 支取 付款金额 支出额 借方(支出) 借 付 " +
		"debit debitamount withdrawal withdrawals withdrawalamount paidout moneyout soll ausgang ausgänge debits débit débiteuros cargo cargos uscite addebiti dare",
	FieldIn: "收入 收入金额 进账 进账金额 贷方 贷方发生额 贷方金额 贷方(入账) 存入 存入金额 转入 转入金额 入账金额 入账 贷方发生额(收入) 贷方金额(收入) 收款金额 收入额 贷方(收入) 到账金额 贷 收 " +
		"credit creditamount deposit deposits depositamount paidin moneyin haben eingang eingänge credits crédit créditeuros abono abonos entrate accrediti avere",
	FieldAmount: "交易金额 发生额 金额 收支金额 实付金额 实收金额 清算金额 人民币金额 交易额 billingamount amount transactionamount betrag umsatz value importe montant valor importo bedrag",
	FieldFlag: "借贷标志 借贷标识 扣账/入账 入账/扣账 借记/贷记 存入/支出 收支类别 借/贷 借贷 收支方向 交易方向 收支标识 收支类型 收付标志 收/支 收/支/其他 借贷标记 借贷方向 收支 方向 收付方向 " +
		"dr/cr cr/dr d/c c/d credit/debit debit/credit creditdebit creditdebitindicator direction income/expense income/expenditure +/- type transactiontype soll/haben s/h af/bij afbij indicator",
	FieldBalance:      "余额 账户余额 本次余额 联机余额 交易后余额 账户结余 结余 可用余额 balance runningbalance accountbalance closingbalance ledgerbalance saldo kontostand solde",
	FieldCurrency:     "币种 币别 交易币种 交易货币 货币 货币种类 记账币种 currency ccy billingcurrency währung waehrung currencycode devise divisa munt",
	FieldPeer:         "对方户名 对方名称 对方单位 对方单位名称 对方账户名 对方账户名称 对方账号名称 交易对手名称 对手名称 对手户名 对手信息 交易对方 交易对手 收(付)方名称 对手方 对方 往来单位 往来单位名称 往来户名 交易对象 客户名称 商户名称 counterparty counterpartyname partnername payee payeename name merchantname merchant beneficiary auftraggeber/empfänger empfänger beguenstigter/zahlungspflichtiger begünstigter/auftraggeber zahlungsempfänger nom naam beneficiario",
	FieldPeerAccount:  "对方账号 对方账户 对方卡号/账号 对方卡号 交易对手账号 对手账号 对手方账号 收(付)方账号 对方银行账号 counterpartyaccount counterpartyaccountno counterpartyaccountno. partneriban counterpartyiban payeeaccount kontonummer/iban tegenrekening",
	FieldPayer:        "付款人名称 付款人户名 付款人 付款方名称 付款方户名 付款方 付款单位 付款账户名称 汇款人 汇款人名称 汇款人户名 汇款单位 缴费人 缴款人 交款人 来款单位 payername payer",
	FieldPayerAccount: "付款人账号 付款人账户 付款方账号 付款账号 付款方账户 payeraccount",
	FieldPayee:        "收款人名称 收款人户名 收款人 收款方名称 收款方户名 收款方 收款单位",
	FieldPayeeAccount: "收款人账号 收款人账户 收款方账号 收款账号 收款方账户",
	FieldMemo: "摘要 交易摘要 用途 交易用途 附言 客户附言 交易附言 备注 业务摘要 其它摘要 其他摘要 商品 商品说明 商品名称 交易说明 说明 交易描述 交易备注 转账附言 内容 取引内容 " +
		"description details detail transactiondetails summary text memo goods paymentreference narrative narration verwendungszweck buchungstext purpose particulars remarks remark note notes concept concepto libellé descrizione causale omschrijving mededelingen descrição histórico",
	FieldRef: "交易流水号 流水号 银行流水号 核心唯一流水号 账户明细编号-交易流水号 账务流水号 交易单号 交易订单号 交易号 日志号 业务流水号 订单号 订单编号 交易编号 商户订单号 " +
		"transactionid reference referencenumber ref refno transactionreference txnid ordernumber orderno orderid id",
	FieldStatus: "交易状态 当前状态 状态 status state currentstatus transactionstatus",
	FieldKind:   "交易类型 业务类型 交易分类 类型 交易名称 交易渠道",
}

// word is what a name of the vocabulary means and how likely it is the column looked for.
type word struct {
	field Field
	rank  int
}

// vocabulary finds the field of a column name.
var vocabulary = func() map[string]word {
	m := map[string]word{}
	for field, list := range aliases {
		for rank, name := range strings.Fields(list) {
			m[name] = word{field, rank}
		}
	}
	return m
}()

// meaning gives the field of a column, by the vocabulary, else by its parts: a column of the 对方 or 对手 is never the
// own account, and one of a 开户行 or 行名 never a name.
func meaning(name string) (word, bool) {
	name = strings.ReplaceAll(name, "_", "")                                                                       // created_at
	if i := len(name) - 5; i > 0 && name[i] == '(' && name[i+4] == ')' && isCode(strings.ToUpper(name[i+1:i+4])) { // betrag(eur)
		name = name[:i]
	}
	if w, ok := vocabulary[name]; ok {
		return w, true
	}
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(name, p) {
				return true
			}
		}
		return false
	}
	if len(name) > 60 || has("万元") { // a column in another unit is none of ours
		return word{}, false
	}
	if has("开户行", "行名", "行号", "银行名", "开户银行", "开户机构") {
		return word{}, false
	}
	far := word{rank: 1000}
	switch {
	case has("对方", "对手", "收(付)方"):
		if far.field = FieldPeer; has("账号", "账户", "帐号", "卡号") && !has("名") {
			far.field = FieldPeerAccount
		}
	case has("借贷", "收支", "收付", "出入账", "方向", "流向") && !has("额", "笔数"):
		far.field = FieldFlag
	case has("借方", "(借)", "支出", "转出", "出金") && !has("笔数", "合计"):
		far.field = FieldOut
	case has("贷方", "(贷)", "收入", "转入", "入金") && !has("笔数", "合计", "出入"):
		far.field = FieldIn
	case has("余额", "残高"):
		far.field = FieldBalance
	case has("摘要", "附言", "用途", "备注"):
		far.field = FieldMemo
	case has("流水号"):
		far.field = FieldRef
	case has("日期", "date") && !has("起始", "终止", "截止", "打印", "查询", "导出", "mandate"):
		far.field = FieldDate
	case has("时间") && !has("起始", "终止", "截止", "开始", "结束", "打印", "查询", "导出", "申请"):
		far.field, far.rank = FieldDate, 1500
	case has("金额", "发生额", "amount") && !has("手续费", "服务费", "优惠", "退款", "合计", "fee", "tax"):
		far.field = FieldAmount
	case has("debit", "withdraw") && !has("credit", "debitor", "card"):
		far.field = FieldOut
	case has("credit", "deposit") && !has("debit", "card", "creditor"):
		far.field = FieldIn
	case has("balance"):
		far.field = FieldBalance
	default:
		return word{}, false
	}
	return far, true
}
