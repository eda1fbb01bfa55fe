package statement

import "strings"

// The wallets and shops of private people: FORMATS.md sections 1 to 3. Each file says 收, 支 or neither; neither makes
// the line neutral.
var wallets = []Format{
	tabular(Wallet, "alipay_personal_app", "支付宝（手机导出）", "Alipay (app)",
		layout{
			id: "v3", header: "交易时间 交易分类 交易对方 商品说明 收/支 金额 收/付款方式 交易状态 交易订单号 商家订单号 备注", also: "对方账号",
			title: "电子客户回单|支付宝", bank: "支付宝", home: "CNY",
			date: "交易时间", amount: "金额", flag: "收/支", sign: flagged, openFlags: true,
			peer: "交易对方", peerAccount: "对方账号", memo: "备注|商品说明", ref: "交易订单号", ref2: "商家订单号",
			status: "交易状态", kind: "交易分类", classes: alipayClasses, fix: alipayClosed,
		},
		layout{
			id: "v2", header: "收/支 交易对方 对方账号 商品说明 收/付款方式 金额 交易状态 交易分类 交易订单号 商家订单号 交易时间",
			title: "电子客户回单|支付宝", bank: "支付宝", home: "CNY",
			date: "交易时间", amount: "金额", flag: "收/支", sign: flagged, openFlags: true,
			peer: "交易对方", peerAccount: "对方账号", memo: "商品说明", ref: "交易订单号", ref2: "商家订单号",
			status: "交易状态", kind: "交易分类", classes: alipayClasses, fix: alipayClosed,
		}),
	tabular(Wallet, "alipay_personal_web", "支付宝（网页导出）", "Alipay (web)",
		layout{
			id: "web", header: "交易号 商家订单号 交易创建时间 付款时间 最近修改时间 交易来源地 类型 交易对方 商品名称 金额 收/支 交易状态 服务费 成功退款 备注 资金状态",
			title: "支付宝交易记录", bank: "支付宝", home: "CNY",
			date: "付款时间|交易创建时间", amount: "金额", flag: "收/支", sign: flagged, openFlags: true,
			peer: "交易对方", memo: "备注|商品名称", ref: "交易号", ref2: "商家订单号", status: "交易状态", kind: "类型", fee: "服务费",
			classes: alipayClasses, fix: func(l *Line, cell func(string) string) {
				if l.Class == Closed && cell("资金状态") != "" {
					l.Class = Normal // was paid; a refund stands in a row of its own
				}
			},
		}),
	tabular(Wallet, "wechat_personal_xlsx", "微信支付个人账单（Excel）", "WeChat Pay (Excel)", inContainer(wechatPersonal, "xlsx")),
	tabular(Wallet, "wechat_personal_csv", "微信支付个人账单（CSV）", "WeChat Pay (CSV)", inContainer(wechatPersonal, "csv")),
	tabular(Wallet, "jd", "京东账单", "JD",
		layout{
			id: "jd", header: "交易时间 交易分类 商户名称 交易说明 收/支 金额 收/付款方式 交易状态 交易订单号 商家订单号 备注",
			title: "京东|电子回单客户", bank: "京东", home: "CNY",
			date: "交易时间", amount: "金额", flag: "收/支", sign: flagged, openFlags: true,
			peer: "商户名称", memo: "备注|交易说明", ref: "交易订单号", ref2: "商家订单号", status: "交易状态", kind: "交易分类",
			classes: []classRule{{"status", "退款成功", Refund}, {"memo", "退款-", Refund}, {"kind", "小金库", Internal}},
		}),
	tabular(Wallet, "meituan", "美团账单", "Meituan",
		layout{
			id: "meituan", header: "交易创建时间 交易成功时间 交易类型 订单标题 收/支 支付方式 订单金额 实付金额 交易单号 商家单号 备注",
			title: "美团", bank: "美团", home: "CNY",
			date: "交易创建时间", amount: "实付金额", flag: "收/支", sign: flagged, openFlags: true,
			memo: "备注|订单标题", ref: "交易单号", ref2: "商家单号", kind: "交易类型",
			classes: []classRule{{"kind", "退款", Refund}, {"kind", "还款", Internal}},
		}),
}

var alipayClasses = []classRule{
	{"status", "交易关闭 已关闭 等待付款", Closed},
	{"status", "退款成功 退税成功", Refund},
	{"kind", "退款", Refund},
	{"memo", "退款-", Refund},
	{"memo", "余额宝-转入 余额宝-自动转入 余额宝-单次转入 余额宝-转出 充值- 提现- 转账收款到余额宝 蚂蚁财富- 信用卡还款 花呗主动还款 花呗自动还款 花呗还款", Internal},
	{"status", "还款成功 解冻成功", Internal},
}

// alipayClosed takes a closed payment for a normal one where a means of payment shows that it was paid first: its
// refund is a row of its own, and both count.
func alipayClosed(l *Line, cell func(string) string) {
	if l.Class == Closed && l.Direction != Neutral && cell("收/付款方式") != "" {
		l.Class = Normal
	}
}

// wechatPersonal serves csv and workbook: the table is the same.
var wechatPersonal = layout{
	id: "personal", header: "交易时间 交易类型 交易对方 商品 收/支 金额 支付方式 当前状态 交易单号 商户单号", also: "备注",
	title: "微信支付账单|微信昵称", bank: "微信支付", home: "CNY",
	date: "交易时间", amount: "金额", flag: "收/支", sign: flagged, openFlags: true,
	peer: "交易对方", memo: "商品|备注", ref: "交易单号", ref2: "商户单号", status: "当前状态", kind: "交易类型",
	classes: []classRule{
		{"status", "对方已退还", Closed},
		{"kind", "零钱提现 零钱充值 信用卡还款 转入零钱通 零钱通转出 购买理财通 理财通", Internal},
	},
	fix: func(l *Line, cell func(string) string) {
		if strings.HasSuffix(l.Kind, "-退款") {
			l.Class = Refund
		}
		if _, fee, ok := strings.Cut(cell("备注"), "服务费"); ok {
			if n, ok := parseAmount(fee, '.', false); ok {
				l.Fee = n.value
			}
		}
	},
}

// inContainer limits a layout to workbooks or to text.
func inContainer(l layout, container string) layout {
	l.container = container
	return l
}
