package statement

// Companies' accounts at city, rural and overseas banks: FORMATS.md section 6. Of some of them only a part of the
// columns is known: these are partial, the reader finds the rest by the alias table.
var regionals = []Format{
	tabular(Corporate, "bank_icbc_asia", "工银亚洲", "ICBC (Asia)",
		layout{
			id: "flag", header: "金额", title: "工银亚洲|工銀亞洲|中国工商银行(亚洲)|中國工商銀行(亞洲)|ICBC(Asia)|ICBC (Asia)", partial: true, bank: "工银亚洲", home: "HKD",
			amount: "金额", sign: flagged, inWords: "入账 收入 贷", outWords: "扣账 支出 借",
		}),
	tabular(Corporate, "bank_rural_corp", "农信社和农商行对公账户", "Rural banks corporate",
		layout{
			id: "detail", header: "交易时间 收入金额 支出金额 账户余额 对方账号 对方户名 对方开户行", also: "摘要 交易用途 附言 备注",
			title: "农村商业银行|农商银行|农商行|农村信用|农信|信用社|村镇银行", partial: true, bank: "农村商业银行", home: "CNY",
			date: "交易时间", in: "收入金额", out: "支出金额", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 交易用途 附言 备注",
		}),
	tabular(Corporate, "bank_shanghai_corp", "上海银行对公账户", "Bank of Shanghai corporate",
		layout{
			id: "detail", header: "交易流水号 交易时间 记账日期 交易方向 借方发生额 贷方发生额 余额 对手账号 对手名称 摘要 交易用途", also: "备注", bank: "上海银行", home: "CNY",
			date: "交易时间|记账日期", out: "借方发生额", in: "贷方发生额", balance: "余额", peer: "对手名称", peerAccount: "对手账号", memo: "摘要 交易用途 备注", ref: "交易流水号",
		}),
	tabular(Corporate, "bank_beijing_corp", "北京银行对公账户", "Bank of Beijing corporate",
		layout{
			id: "detail", header: "交易时间 币种 借方发生额 贷方发生额 余额 对手方 对手方账号", also: "序号 摘要 用途 附言 备注", bank: "北京银行", home: "CNY",
			date: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "余额", currency: "币种", peer: "对手方", peerAccount: "对手方账号", memo: "摘要 用途 附言 备注",
		}),
	tabular(Corporate, "bank_huaxia_corp", "华夏银行对公账户", "Huaxia corporate",
		layout{
			id: "detail", header: "交易日期 交易时间 支出金额 收入金额 余额 对方账号 对方户名", also: "序号", title: "华夏银行", bank: "华夏银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "支出金额", in: "收入金额", balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 用途 附言 备注",
		}),
	tabular(Corporate, "bank_nanjing_corp", "南京银行对公账户", "Bank of Nanjing corporate",
		layout{
			id: "detail", header: "交易日期 收入 支出 账户余额 对方账号 对方户名 对方行名 摘要", title: "南京银行", bank: "南京银行", home: "CNY",
			date: "交易日期", in: "收入", out: "支出", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要",
		}),
	tabular(Corporate, "bank_ningbo_corp", "宁波银行对公账户", "Bank of Ningbo corporate",
		layout{
			id: "detail", header: "流水号 交易账号 交易日期 借方金额 贷方金额", title: "宁波银行", partial: true, bank: "宁波银行", home: "CNY",
			date: "交易日期", out: "借方金额", in: "贷方金额", ref: "流水号", ownAccount: "交易账号",
		}),
	tabular(Corporate, "bank_jiangsu_corp", "江苏银行对公账户", "Bank of Jiangsu corporate",
		layout{
			id: "detail", header: "序号 付款账号 交易日期 借贷标记 交易金额 账户余额", title: "江苏银行", partial: true, bank: "江苏银行", home: "CNY",
			date: "交易日期", amount: "交易金额", flag: "借贷标记", sign: flagged, balance: "账户余额",
		}),
	tabular(Corporate, "bank_zheshang_corp", "浙商银行对公账户", "China Zheshang Bank corporate",
		layout{ // 1 is money in, 2 money out; the payer's name says nothing about it
			id: "detail", header: "流水号 付款账号 付款人户名 收款账号 收款人户名 交易日期 交易金额 借贷标志 备注", bank: "浙商银行", home: "CNY",
			date: "交易日期", amount: "交易金额", flag: "借贷标志", sign: flagged, inWords: "1", outWords: "2",
			payer: "付款人户名", payerAccount: "付款账号", payee: "收款人户名", payeeAccount: "收款账号", memo: "备注", ref: "流水号",
		}),
	tabular(Corporate, "bank_tailong_corp", "泰隆银行对公账户", "Tailong Bank corporate",
		layout{
			id: "detail", header: "交易时间 对方账号 对方户名 对方开户行 支出金额 收入金额 账户余额 摘要 附言", also: "序号", title: "泰隆", bank: "泰隆银行", home: "CNY",
			date: "交易时间", out: "支出金额", in: "收入金额", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 附言",
		}),
	tabular(Corporate, "bank_bohai_corp", "渤海银行对公账户", "China Bohai Bank corporate",
		layout{
			id: "flag", header: "交易日期 交易时间 对方户名 对方账号 摘要 备注 收支标识 交易金额 账户余额", title: "渤海银行", bank: "渤海银行", home: "CNY",
			date: "交易日期", time: "交易时间", amount: "交易金额", flag: "收支标识", sign: flagged, balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 备注",
		},
		layout{
			id: "columns", header: "交易日期 交易时间 对方户名 对方账号 摘要 备注 借方发生额 贷方发生额 账户余额", title: "渤海银行", bank: "渤海银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 备注",
		}),
}
