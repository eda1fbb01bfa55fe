package statement

// Companies' accounts at Chinese banks: FORMATS.md section 6. No bank publishes a description; the columns are those
// that importers in the wild expect. Where a bank's table has nothing of its own, title or the exact columns decide,
// and a table that only resembles it is left to the generic reader, which reads the same words.
var corporates = []Format{
	tabular(Corporate, "bank_icbc_corp", "工商银行对公账户", "ICBC corporate",
		layout{
			id: "detail", header: "凭证号 本方账号 对方账号 交易时间 借/贷 借方发生额 贷方发生额 摘要 用途 对方单位名称 余额", also: "对方行号 个性化信息 回单个性化信息",
			title: "HISTORYDETAIL", bank: "工商银行", home: "CNY",
			date: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "余额",
			peer: "对方单位名称", peerAccount: "对方账号", memo: "摘要 用途 个性化信息|回单个性化信息", kind: "摘要", ownAccount: "本方账号",
		},
		layout{
			id: "flag", header: "对方账号 交易时间 借贷标志 对方单位 用途 摘要 附言 发生额 余额", also: "对方行号 币种 凭证号 本方账号 个性化信息",
			bank: "工商银行", home: "CNY",
			date: "交易时间", amount: "发生额", flag: "借贷标志", sign: flagged, currency: "币种", balance: "余额",
			peer: "对方单位", peerAccount: "对方账号", memo: "摘要 用途 附言", ownAccount: "本方账号",
		},
		layout{
			id: "inout", header: "凭证号 交易时间 对方单位 对方账号 转入金额 转出金额 余额 用途 摘要 附言", also: "借贷标志 回单个性化信息 个性化信息",
			bank: "工商银行", home: "CNY",
			date: "交易时间", in: "转入金额", out: "转出金额", balance: "余额",
			peer: "对方单位", peerAccount: "对方账号", memo: "摘要 用途 附言",
		},
		layout{
			id: "print", header: "日期 对方户名 对方账号 摘要 借方发生额 贷方发生额 余额", title: "工商银行|ICBC", bank: "工商银行", home: "CNY",
			date: "日期", out: "借方发生额", in: "贷方发生额", balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要",
		}),
	tabular(Corporate, "bank_ccb_corp", "建设银行对公账户", "CCB corporate",
		layout{ // 发生额/元 stands in a row above 借方 and 贷方
			id: "old", header: "借方 贷方 余额 本方账号", title: "建设银行|China Construction Bank", partial: true, bank: "建设银行", home: "CNY",
			out: "借方", in: "贷方", balance: "余额", ownAccount: "本方账号",
		},
		layout{
			id: "detail", header: "交易时间 借方发生额(支取) 贷方发生额(收入) 余额 对方户名 对方账号 账户明细编号-交易流水号", also: "账号 账户名称 币种 对方开户机构 记账日期 摘要 备注 企业流水号 凭证种类 凭证号 交易介质编号",
			title: "", bank: "建设银行", home: "CNY",
			date: "交易时间", out: "借方发生额(支取)", in: "贷方发生额(收入)", balance: "余额", currency: "币种",
			peer: "对方户名", peerAccount: "对方账号", memo: "摘要 备注", ref: "账户明细编号-交易流水号", ref2: "企业流水号", ownAccount: "账号", ownName: "账户名称",
		}),
	tabular(Corporate, "bank_cdb_corp", "国家开发银行对公账户", "CDB corporate",
		layout{
			id: "detail", header: "交易时间 借方发生额(支取) 贷方发生额(收入) 余额 对方户名 对方账号 账户明细编号-交易流水号 个性化信息名称1",
			also: "账号 账户名称 币种 对方开户机构 记账日期 摘要 备注 企业流水号 凭证种类 凭证号 交易介质编号 个性化信息内容1", bank: "国家开发银行", home: "CNY",
			date: "交易时间", out: "借方发生额(支取)", in: "贷方发生额(收入)", balance: "余额", currency: "币种",
			peer: "对方户名", peerAccount: "对方账号", memo: "摘要 备注", ref: "账户明细编号-交易流水号", ref2: "企业流水号", ownAccount: "账号", ownName: "账户名称",
		}),
	tabular(Corporate, "bank_abc_corp", "农业银行对公账户", "ABC corporate",
		layout{
			id: "detail", header: "交易时间 收入金额 支出金额 账户余额 对方账号 对方户名 对方开户行", also: "摘要 交易用途 附言 备注",
			title: "农业银行", bank: "农业银行", home: "CNY",
			date: "交易时间", in: "收入金额", out: "支出金额", balance: "账户余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 交易用途 附言 备注",
		}),
	tabular(Corporate, "bank_boc_corp", "中国银行对公账户", "BOC corporate",
		layout{
			id: "detail", header: "交易类型 业务类型 付款人账号 付款人名称 收款人账号 收款人名称 交易日期 交易金额 交易后余额",
			also: "付款人开户行号 付款人开户行名 付款人开户行名称 收款人开户行行号 收款人开户行号 收款人开户行名 收款人开户行名称 交易时间 交易货币 起息日期 汇率 交易流水号 客户申请号 客户业务编号 凭证类型 凭证号码 记录标识号 摘要 用途 交易附言 备注",
			bank: "中国银行", home: "CNY",
			date: "交易日期", time: "交易时间", amount: "交易金额", flag: "交易类型", sign: flagSigned, inWords: "来账", outWords: "往账", currency: "交易货币", balance: "交易后余额",
			payer: "付款人名称", payerAccount: "付款人账号", payee: "收款人名称", payeeAccount: "收款人账号",
			memo: "摘要 用途 交易附言 备注", ref: "交易流水号", ref2: "客户业务编号", kind: "业务类型",
		}),
	tabular(Corporate, "bank_cmb_corp", "招商银行对公账户", "CMB corporate",
		layout{
			id: "detail", header: "交易日 交易时间 起息日 交易类型 借方金额 贷方金额 余额 摘要 流水号 收(付)方名称 收(付)方账号",
			also: "账号 账号名称 币种 流程实例号 业务名称 用途 业务参考号 业务摘要 其它摘要 收(付)方分行名 收(付)方行号 收(付)方开户行名 收(付)方开户行地址 母/子公司账号 母/子公司账号名称 母/子公司分行名 母/子公司名称 信息标志 有否附件信息 冲账标志 扩展摘要 交易分析码 票据号 商务支付订单号 内部编号",
			bank: "招商银行", home: "CNY",
			date: "交易日", time: "交易时间", out: "借方金额", in: "贷方金额", balance: "余额", currency: "币种",
			peer: "收(付)方名称", peerAccount: "收(付)方账号", memo: "摘要 用途 业务摘要 其它摘要 扩展摘要", ref: "流水号", ref2: "业务参考号", kind: "交易类型", ownAccount: "账号", ownName: "账号名称",
		}),
	tabular(Corporate, "bank_bocom_corp", "交通银行对公账户", "BoCom corporate",
		layout{
			id: "detail", header: "交易时间 借方发生额 贷方发生额 余额 对方账号 对方户名 摘要", title: "交通银行|查询账号", bank: "交通银行", home: "CNY",
			date: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要",
		},
		layout{
			id: "flag", header: "交易时间 发生额 借贷标志 余额 对方账号 对方户名 摘要", title: "交通银行|查询账号", bank: "交通银行", home: "CNY",
			date: "交易时间", amount: "发生额", flag: "借贷标志", sign: flagged, balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要",
		}),
	tabular(Corporate, "bank_citic_corp", "中信银行对公账户", "CITIC corporate",
		layout{
			id: "detail", header: "交易日期 交易时间 对方账号 对方账户名称 借方发生额 贷方发生额 账户余额 摘要", also: "对方开户行 对方开户行名称 附言 柜员交易号 交易流水号 凭证号 币种",
			title: "中信银行", bank: "中信银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "账户余额", currency: "币种", peer: "对方账户名称", peerAccount: "对方账号", memo: "摘要 附言", ref: "柜员交易号|交易流水号",
		},
		layout{
			id: "book", header: "账号 账号名称 币种 交易日 借方金额 贷方金额 余额 摘要", title: "中信银行", partial: true, bank: "中信银行", home: "CNY",
			date: "交易日", out: "借方金额", in: "贷方金额", balance: "余额", currency: "币种", memo: "摘要", ownAccount: "账号", ownName: "账号名称",
		}),
	tabular(Corporate, "bank_ceb_corp", "光大银行对公账户", "CEB corporate",
		layout{
			id: "detail", header: "交易日期 交易时间 借方金额(支出) 贷方金额(收入) 账户余额 对方账号 对方名称 摘要", title: "光大银行", bank: "光大银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "借方金额(支出)", in: "贷方金额(收入)", balance: "账户余额", peer: "对方名称", peerAccount: "对方账号", memo: "摘要",
		},
		layout{
			id: "number", header: "交易日期 交易时间 借方发生额 贷方发生额 账户余额 对方账号 对方名称 摘要 凭证号 企业流水号", title: "光大银行", bank: "光大银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "账户余额", peer: "对方名称", peerAccount: "对方账号", memo: "摘要", ref2: "企业流水号",
		}),
	tabular(Corporate, "bank_spdb_corp", "浦发银行对公账户", "SPDB corporate",
		layout{
			id: "detail", header: "交易日期 交易时间 申请日期 凭证号 借方金额 贷方金额 余额 对方账号 对方户名 交易流水号 摘要", also: "对方行名 附言 备注", bank: "浦发银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "借方金额", in: "贷方金额", balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 附言 备注", ref: "交易流水号",
		}),
	tabular(Corporate, "bank_cib_corp", "兴业银行对公账户", "CIB corporate",
		layout{
			id: "detail", header: "银行流水号 交易时间 账号 户名 借方金额(支出) 贷方金额(收入) 账户余额 摘要 对方户名 对方账号", also: "币种 摘要代码 凭证号 凭证代号 用途 交易渠道 对方银行 对方开户行 流水号 伴生序号 备注",
			bank: "兴业银行", home: "CNY",
			date: "交易时间", out: "借方金额(支出)", in: "贷方金额(收入)", balance: "账户余额", currency: "币种", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 用途 备注", ref: "银行流水号", ownAccount: "账号", ownName: "户名",
		}),
	tabular(Corporate, "bank_cmbc_corp", "民生银行对公账户", "CMBC corporate",
		layout{
			id: "detail", header: "交易时间 交易流水号 借方发生额 贷方发生额 账户余额 客户附言 对方账号 对方账号名称", also: "凭证号 对方开户行 摘要", bank: "民生银行", home: "CNY",
			date: "交易时间", out: "借方发生额", in: "贷方发生额", balance: "账户余额", peer: "对方账号名称", peerAccount: "对方账号", memo: "摘要 客户附言", ref: "交易流水号",
		}),
	tabular(Corporate, "bank_pab_corp", "平安银行对公账户", "PAB corporate",
		layout{
			id: "detail", header: "交易时间 账号 收入 支出 账户余额 对方户名 对方账号 摘要 交易流水号 核心唯一流水号", also: "对方账号开户行 交易用途 币种 冲正标志", bank: "平安银行", home: "CNY",
			date: "交易时间", in: "收入", out: "支出", balance: "账户余额", currency: "币种", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 交易用途", ref: "核心唯一流水号", ref2: "交易流水号", ownAccount: "账号",
		},
		layout{
			id: "voucher", header: "交易日期 传票号 借方 贷方 余额 付款人账户 付款人名称 收款人账户 收款人名称 用途 摘要", bank: "平安银行", home: "CNY",
			date: "交易日期", out: "借方", in: "贷方", balance: "余额", payer: "付款人名称", payerAccount: "付款人账户", payee: "收款人名称", payeeAccount: "收款人账户", memo: "摘要 用途", ref2: "传票号",
		}),
	tabular(Corporate, "bank_psbc_corp", "邮储银行对公账户", "PSBC corporate",
		layout{
			id: "detail", header: "交易日期 交易时间 交易流水号 支出金额 收入金额 余额 对方账号 对方户名 摘要 用途 附言", also: "序号", title: "邮政储蓄|邮储", bank: "邮储银行", home: "CNY",
			date: "交易日期", time: "交易时间", out: "支出金额", in: "收入金额", balance: "余额", peer: "对方户名", peerAccount: "对方账号", memo: "摘要 用途 附言", ref: "交易流水号",
		}),
}
