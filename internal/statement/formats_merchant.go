package statement

import "strings"

// Merchants' bills: FORMATS.md section 4.
var merchants = []Format{
	tabular(Merchant, "alipay_merchant", "支付宝商家账单", "Alipay merchant",
		layout{
			id: "fund", header: "账务流水号 业务流水号 商户订单号 商品名称 发生时间 对方账号 收入金额 支出金额 账户余额 交易渠道 业务类型 备注",
			also: "业务描述 业务基础订单号 业务订单号 业务账单来源", title: "账务明细", bank: "支付宝", home: "CNY",
			date: "发生时间", in: "收入金额", out: "支出金额", absolute: true, balance: "账户余额",
			peerAccount: "对方账号", memo: "备注|商品名称", ref: "账务流水号", ref2: "商户订单号", kind: "业务类型", classes: alipayMerchantClasses,
		},
		layout{
			id: "flow", header: "序号 入账时间 支付宝交易号 支付宝流水号 商户订单号 账务类型 收入 支出 账户余额 对方账户 对方名称 银行订单号 商品名称 备注", also: "业务描述",
			title: "支付宝", bank: "支付宝", home: "CNY",
			date: "入账时间", in: "收入", out: "支出", absolute: true, balance: "账户余额",
			peer: "对方名称", peerAccount: "对方账户", memo: "备注|商品名称", ref: "支付宝流水号", ref2: "商户订单号", kind: "账务类型", classes: alipayMerchantClasses,
		},
		layout{
			id: "trade", header: "支付宝交易号 商户订单号 业务类型 商品名称 创建时间 完成时间 对方账户 订单金额 商家实收 退款批次号/请求号 服务费 分润 备注",
			also:  "门店编号 门店名称 操作员 终端号 支付宝红包 集分宝 支付宝优惠 商家优惠 券核销金额 券名称 商家红包消费金额 卡消费金额",
			title: "业务明细", bank: "支付宝", home: "CNY",
			date: "创建时间", amount: "订单金额", flag: "业务类型", sign: flagged, absolute: true, inWords: "交易", outWords: "退款",
			peerAccount: "对方账户", memo: "备注|商品名称", ref: "支付宝交易号", ref2: "退款批次号/请求号|商户订单号", kind: "业务类型", fee: "服务费",
			classes: []classRule{{"kind", "退款", Refund}},
		}),
	tabular(Merchant, "wechat_merchant", "微信支付商户账单", "WeChat Pay merchant",
		wechatTrade("all", "应结订单金额", "申请退款金额 退款类型 退款状态 微信退款单号 商户退款单号 退款金额"),
		wechatTrade("refund", "应结订单金额", "退款申请时间 退款成功时间 微信退款单号 商户退款单号 退款金额"),
		wechatTrade("success", "应结订单金额", ""),
		wechatTrade("old", "总金额", ""),
		layout{ // exported by hand from the portal: signed, fewer columns, the fee only in words
			id: "portal", header: "记账时间 资金流水单号 收支类型 收支金额", also: "微信支付业务单号 业务名称 业务类型 账户结余 备注",
			bank: "微信支付", home: "CNY",
			date: "记账时间", amount: "收支金额", flag: "收支类型", sign: flagged, absolute: true, balance: "账户结余",
			memo: "备注", ref: "资金流水单号", ref2: "微信支付业务单号", kind: "业务类型",
			classes: []classRule{{"kind", "退款", Refund}, {"kind", "扣除交易手续费", Fee}, {"kind", "提现 充值", Internal}},
			fix: func(l *Line, cell func(string) string) {
				if _, fee, ok := strings.Cut(cell("备注"), "含手续费"); ok {
					if v, ok := leadingAmount(fee); ok {
						l.Fee = v
					}
				}
			},
		},
		layout{
			id: "fund", header: "记账时间 微信支付业务单号 资金流水单号 业务名称 业务类型 收支类型 收支金额 账户结余", also: "资金变更提交申请人 备注 业务凭证号",
			bank: "微信支付", home: "CNY",
			date: "记账时间", amount: "收支金额", flag: "收支类型", sign: flagged, absolute: true, balance: "账户结余",
			memo: "备注", ref: "资金流水单号", ref2: "微信支付业务单号", kind: "业务类型",
			classes: []classRule{{"kind", "退款", Refund}, {"kind", "扣除交易手续费", Fee}, {"kind", "提现 充值", Internal}},
		}),
}

var alipayMerchantClasses = []classRule{
	{"kind", "交易退款 退款", Refund},
	{"kind", "收费 退费", Fee},
	{"kind", "提现 充值", Internal},
}

// wechatTrade is the 交易账单 in its generations. A SUCCESS row has the order's amount and a refund of 0.00, a REFUND
// row the other way round.
func wechatTrade(id, amount, more string) layout {
	l := layout{
		id: id, header: "交易时间 商户号 微信订单号 商户订单号 用户标识 交易类型 交易状态 付款银行 货币种类 手续费 费率 商品名称 " + amount + " " + more,
		also: "公众账号id 特约商户号 子商户号 设备号 代金券金额 充值券退款金额 企业红包退款金额 企业红包金额 代金券或立减优惠金额 代金券或立减优惠退款金额 " +
			"退款类型 退款状态 微信退款单号 商户退款单号 退款金额 商户数据包 订单金额 申请退款金额 费率备注",
		bank: "微信支付", home: "CNY",
		date: "交易时间", in: amount, out: "退款金额", absolute: true, currency: "货币种类",
		peerAccount: "用户标识", memo: "商品名称", ref: "微信退款单号|微信订单号", ref2: "商户订单号", status: "交易状态", kind: "交易类型", fee: "手续费",
		fix: func(l *Line, cell func(string) string) {
			if l.Reference == "0" { // the bill writes 0 for no refund
				l.Reference = cell("微信订单号")
			}
			if l.Status == "REFUND" || l.Status == "REVOKED" {
				l.Class = Refund
			}
		},
	}
	return l
}
