package statement

import "strings"

// People's accounts and cards: FORMATS.md section 5.
var personals = []Format{
	tabular(Personal, "bank_icbc", "工商银行个人账户", "ICBC personal",
		layout{
			id: "card", header: "交易日期 记账日期 摘要 交易场所 交易国家或地区简称 记账金额(收入) 记账金额(支出) 记账币种 余额 对方户名", also: "交易金额(收入) 交易金额(支出) 交易币种",
			title: "明细查询文件下载|卡别名", bank: "工商银行", home: "CNY",
			date: "交易日期", in: "记账金额(收入)", out: "记账金额(支出)", currency: "记账币种", balance: "余额", peer: "对方户名", memo: "摘要 交易场所", kind: "摘要",
		},
		layout{
			id: "debit", header: "交易日期 摘要 交易场所 交易国家或地区简称 钞/汇 记账金额(收入) 记账金额(支出) 记账币种 余额 对方户名", also: "交易金额(收入) 交易金额(支出) 交易币种 交易详情 对方账户",
			title: "明细查询文件下载|卡别名", bank: "工商银行", home: "CNY",
			date: "交易日期", in: "记账金额(收入)", out: "记账金额(支出)", currency: "记账币种", balance: "余额", peer: "对方户名", peerAccount: "对方账户", memo: "摘要 交易详情 交易场所", kind: "摘要",
		}),
	tabular(Personal, "bank_ccb", "建设银行个人账户", "CCB personal",
		layout{
			id: "debit", header: "记账日 交易日期 交易时间 支出 收入 账户余额 币种 摘要 对方账号 对方户名 交易地点", bank: "建设银行", home: "CNY",
			date: "交易日期", time: "交易时间", in: "收入", out: "支出", currency: "币种", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 交易地点", kind: "摘要",
		},
		layout{
			id: "app", header: "序号 摘要 币别 钞汇 交易日期 交易金额 账户余额 交易地点/附言 对方账号与户名", bank: "建设银行", home: "CNY",
			date: "交易日期", amount: "交易金额", sign: signed, currency: "币别", balance: "账户余额", peer: "对方账号与户名", memo: "摘要 交易地点/附言", kind: "摘要",
			fix: func(l *Line, _ func(string) string) { l.PayerAccount, l.PayerName = unglueFront(l.PayerName) },
		}),
	tabular(Personal, "bank_abc", "农业银行个人账户", "ABC personal",
		layout{
			id: "debit", header: "交易日期 交易时间 交易摘要 交易金额 本次余额 对手信息 日志号 交易渠道 交易附言", bank: "农业银行", home: "CNY",
			date: "交易日期", time: "交易时间", amount: "交易金额", sign: signed, balance: "本次余额", peer: "对手信息", gluedAccount: true, memo: "交易摘要 交易附言", ref2: "日志号", kind: "交易摘要",
		}),
	tabular(Personal, "bank_boc", "中国银行个人账户", "BOC personal",
		layout{
			id: "debit", header: "记账日期 记账时间 币别 金额 余额 交易名称 渠道 网点名称 附言 对方账户名 对方卡号/账号 对方开户行", also: "借记卡号", bank: "中国银行", home: "CNY",
			date: "记账日期", time: "记账时间", amount: "金额", sign: signed, currency: "币别", balance: "余额", peer: "对方账户名", peerAccount: "对方卡号/账号", memo: "附言", kind: "交易名称",
		},
		layout{
			id: "card", header: "交易日 银行记账日 卡号后四位 交易描述 存入 支出 币种", bank: "中国银行", home: "CNY",
			date: "交易日", in: "存入", out: "支出", currency: "币种", memo: "交易描述",
		}),
	tabular(Personal, "bank_cmb", "招商银行个人账户", "CMB personal",
		layout{
			id: "debit", header: "记账日期 货币 交易金额 联机余额 交易摘要 对手信息", also: "客户摘要", bank: "招商银行", home: "CNY",
			date: "记账日期", amount: "交易金额", sign: signed, currency: "货币", balance: "联机余额", peer: "对手信息", gluedAccount: true, memo: "交易摘要 客户摘要", kind: "交易摘要",
		},
		layout{
			id: "web", header: "交易日期 交易时间 收入 支出 余额 交易类型 交易备注", title: "招商银行", bank: "招商银行", home: "CNY",
			date: "交易日期", time: "交易时间", in: "收入", out: "支出", balance: "余额", memo: "交易类型 交易备注", kind: "交易类型",
		},
		layout{
			id: "card", header: "交易日 记账日 交易摘要 人民币金额 卡号末四位", also: "交易地金额", title: "招商银行", bank: "招商银行", home: "CNY",
			date: "记账日|交易日", amount: "人民币金额", sign: spending, memo: "交易摘要",
		}),
	tabular(Personal, "bank_bocom", "交通银行个人账户", "BoCom personal",
		layout{
			id: "debit", header: "交易日期 交易时间 交易类型 借贷 交易金额 余额 对方账号 对方户名 交易地点 摘要", also: "序号", bank: "交通银行", home: "CNY",
			date: "交易日期", time: "交易时间", amount: "交易金额", flag: "借贷", sign: flagged, balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要|交易地点", kind: "交易类型",
		},
		layout{
			id: "web", header: "记账日期 交易时间 交易地点 交易方式 支出金额 收入金额 余额 对方户名 对方账户 对方开户行 摘要", bank: "交通银行", home: "CNY",
			date: "记账日期", time: "交易时间", in: "收入金额", out: "支出金额", balance: "余额", peer: "对方户名", peerAccount: "对方账户", memo: "摘要 交易方式", kind: "交易方式",
		},
		layout{
			id: "card", header: "交易日期 记账日期 交易说明 交易币种/金额 入账币种/金额", bank: "交通银行", home: "CNY",
			date: "交易日期", amount: "入账币种/金额", flag: "交易说明", sign: flagged, outWords: "消费 取现 预借现金 分期 利息 年费 手续费 滞纳金 违约金", inWords: "退货 退款 信用卡还款 还款 返现 溢缴款 撤销", memo: "交易说明",
			classes: []classRule{{"memo", "退货 退款", Refund}, {"memo", "信用卡还款 还款", Internal}},
		}),
	tabular(Personal, "bank_citic", "中信银行信用卡", "CITIC card",
		layout{
			id: "card", header: "交易日期 入账日期 交易描述 卡末四位 交易币种 结算币种 交易金额 结算金额", bank: "中信银行", home: "CNY",
			date: "交易日期", amount: "结算金额", sign: spending, currency: "结算币种", memo: "交易描述",
		}),
	tabular(Personal, "bank_spdb", "浦发银行个人账户", "SPDB personal",
		layout{
			id: "debit", header: "顺序号 交易日期 交易类型 存入金额 取出金额 余额 交易对手名称 交易对手账号 附言", bank: "浦发银行", home: "CNY",
			date: "交易日期", in: "存入金额", out: "取出金额", balance: "余额", peer: "交易对手名称", peerAccount: "交易对手账号", memo: "附言", kind: "交易类型",
		}),
	tabular(Personal, "bank_cib", "兴业银行个人账户", "CIB personal",
		layout{
			id: "debit", header: "交易时间 记账日 支出 收入 账户余额 摘要 对方户名 对方银行 对方账号 用途 交易渠道 备注", bank: "兴业银行", home: "CNY", currencyLabel: "卡内账户",
			date: "交易时间", in: "收入", out: "支出", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 用途 备注", kind: "摘要",
			classes: []classRule{{"memo", "冲账 冲正 隔日冲账", Reversal}},
		}),
	tabular(Personal, "bank_cgb", "广发银行信用卡", "CGB card",
		layout{
			id: "card", header: "交易日期 入账日期 交易摘要 交易金额 交易货币 入账金额 入账货币", bank: "广发银行", home: "CNY",
			date: "交易日期", amount: "入账金额", sign: spending, currency: "入账货币", memo: "交易摘要",
			classes: []classRule{{"memo", "(退款) （退款）", Refund}, {"memo", "(还款) （还款）", Internal}},
		}),
	tabular(Personal, "bank_hsbc_hk", "汇丰银行（香港）", "HSBC Hong Kong",
		layout{
			id: "card", header: "transactiondate postdate description billingamount billingcurrency transactionstatus merchantname credit/debit", also: "country/region area/district", bank: "HSBC",
			date: "transactiondate", order: DayFirst, amount: "billingamount", sign: signed, currency: "billingcurrency", peer: "merchantname", memo: "description", status: "transactionstatus",
		},
		layout{
			id: "debit", header: "date description billingamount billingcurrency balance balancecurrency", bank: "HSBC",
			date: "date", order: DayFirst, amount: "billingamount", sign: signed, currency: "billingcurrency", balance: "balance", memo: "description",
		}),
	tabular(Personal, "bank_ca", "加拿大银行（BMO、TD）", "Canadian banks (BMO, TD)",
		layout{
			id: "td", bare: bareTD, order: MonthFirst, bank: "TD", home: "CAD",
			date: "#1", memo: "#2", out: "#3", in: "#4", balance: "#5",
		},
		layout{
			id: "bmo", header: "firstbankcard transactiontype dateposted transactionamount description", bank: "BMO", home: "CAD",
			date: "dateposted", amount: "transactionamount", sign: signed, memo: "description", kind: "transactiontype", ownAccount: "firstbankcard",
		},
		layout{
			id: "bmo_card", header: "item# card# transactiondate postingdate transactionamount description", bank: "BMO", home: "CAD",
			date: "transactiondate", amount: "transactionamount", sign: spending, memo: "description", ownAccount: "card#",
		}),
	tabular(Personal, "securities", "华鑫证券交割单", "Huaxin Securities",
		layout{
			id: "hxsec", header: "交收日期 成交时间 业务名称 证券代码 证券名称 成交价格 成交数量 清算金额 资金本次余额 币种 成交编号", also: "剩余数量 成交金额 总费用 净佣金 印花税 过户费 清算费 交易规费 经手费 证管费 财汇局征费 其他费 股东代码 资金账号",
			bank: "华鑫证券", home: "CNY",
			date: "交收日期", time: "成交时间", amount: "清算金额", sign: signed, currency: "币种", balance: "资金本次余额", memo: "业务名称 证券名称 证券代码", kind: "业务名称", ref2: "成交编号", fee: "总费用", ownAccount: "资金账号",
		}),
	tabular(Personal, "crypto", "火币成交记录", "Huobi trades",
		layout{
			id: "huobi", header: "时间 交易类型 交易对 方向 价格 数量 成交额 手续费", bank: "Huobi",
			date: "时间", amount: "成交额", flag: "方向", sign: flagged, inWords: "卖出", outWords: "买入", memo: "交易对 方向", kind: "交易类型",
			fix: func(l *Line, cell func(string) string) { l.Currency = quoteCoin(cell("交易对")) },
		}),
}

// quoteCoin gives USDT for BTC/USDT: the coin in which the amount is counted.
func quoteCoin(pair string) string {
	for i := len(pair) - 1; i >= 0; i-- {
		if pair[i] == '/' {
			return pair[i+1:]
		}
	}
	return ""
}

// unglueFront splits "6222****1234/张三" and "622212341234 张三" into account and name.
func unglueFront(s string) (account, name string) {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '*' || s[i] == '-') {
		i++
	}
	if i < 6 {
		return "", s
	}
	for i < len(s) && (s[i] == '/' || s[i] == ' ') {
		return s[:i], s[i+1:]
	}
	return s[:i], s[i:]
}

// bareTD knows TD's export, which has no header: MM/DD/YYYY, text, money out, money in, balance.
func bareTD(g *grid) bool {
	if g.delimiter != ',' || len(g.rows) == 0 {
		return false
	}
	for _, r := range g.rows[:min(len(g.rows), headerSpan)] {
		if len(r.cells) != 5 || len(tidy(r.cells[0])) != 10 || strings.Count(r.cells[0], "/") != 2 || (tidy(r.cells[2]) == "") == (tidy(r.cells[3]) == "") {
			return false
		}
		_, day := parseMoment(r.cells[0], MonthFirst, g)
		_, text := parseAmount(r.cells[1], '.', false)
		_, amount := parseAmount(tidy(r.cells[2])+tidy(r.cells[3]), '.', false)
		_, balance := parseAmount(r.cells[4], '.', false)
		if !day || text || !amount || !balance {
			return false
		}
	}
	return true
}
