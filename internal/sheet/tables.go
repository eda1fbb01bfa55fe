package sheet

// declare lists the tables of the exchange format. The examples belong together: the template imports without an error.
func declare() []Table {
	return []Table{
		customers(), feeItems(), contracts(), charges(), priceSteps(), freePeriods(), discounts(), tiers(), formulas(), registerPrices(),
		turnovers(), meters(), readings(), invoices(), receipts(),
	}
}

func customers() Table {
	return Table{Name: "customers", Header: "客户", Also: []string{"客户表", "客户资料", "客户名单", "租户", "业主", "学员", "学员名单", "学生名单", "customer"},
		Help: Words{"付款的单位或个人，一行一个。", "Who owes: one row a company or person."},
		Columns: []Column{
			{Name: "code", Header: "客户编号", Also: []string{"编号", "客户编码", "客户代码", "客户号", "租户编号", "业主编号", "学号", "学员编号"}, Kind: Code, Key: true, MayBeNone: true, Example: "C0001", Help: Words{"客户的唯一编号；再次导入时按它对应。没有编号就按名称对应，新客户自动编号。", "The customer's own code; importing again matches by it. Without one the name does, and new customers are numbered."}},
			{Name: "name", Header: "客户名称", Also: []string{"名称", "客户", "客户全称", "姓名", "租户", "租户名称", "业主", "业主姓名", "单位名称", "公司名称", "企业名称", "客户单位", "纳税人名称", "承租人", "承租方", "学员", "学员姓名", "学生", "学生姓名"}, Kind: Text, Required: true, Example: "示例科技有限公司", Help: Words{"全称，与付款户名一致最好。", "Full name, best as on the payer's account."}},
			{Name: "short_name", Header: "简称", Also: []string{"客户简称"}, Kind: Text, Example: "示例科技", Help: Words{"平时的叫法，可用于对账识别。", "What people call them; used for recognising payments."}},
			{Name: "segment", Header: "客户类别", Also: []string{"类别", "客户分类", "分类", "班级"}, Kind: Text, Example: "写字楼", Help: Words{"自定分类，用于筛选和报表。", "A group of your own for filters and reports."}},
			{Name: "tax_id", Header: "税号", Also: []string{"纳税人识别号", "统一社会信用代码", "信用代码", "社会信用代码"}, Kind: Code, Example: "91110000EXAMPLE001", Help: Words{"统一社会信用代码或纳税人识别号。", "Tax number."}},
			{Name: "credit_limit", Header: "信用额度", Kind: Money, Example: "50000.00", Help: Words{"允许的最高欠款，元；空为不限。", "Most that may be owed, in yuan; empty is no limit."}},
			{Name: "aliases", Header: "别名", Also: []string{"曾用名"}, Kind: List, Example: "示例软件;示例科技北京", Help: Words{"付款时可能出现的其他名称，用分号隔开。", "Other names seen on payments, separated by semicolons."}},
			{Name: "payer_accounts", Header: "付款账号", Also: []string{"付款账户", "银行账号"}, Kind: List, Example: "6222000000000000001", Help: Words{"已知的付款账号，用分号隔开；单元格请设为文本格式。", "Known payer accounts, separated by semicolons; format the cells as text."}},
			{Name: "parent", Header: "上级单位", Also: []string{"集团", "母公司", "所属集团"}, Kind: Text, Example: "示例控股集团", Help: Words{"代付的集团或母公司名称，或其客户编号。", "The group's or mother company's name, or a customer's code."}},
			{Name: "units", Header: "房号", Also: []string{"单元", "房间", "铺位", "商铺", "房间号", "单元号", "铺位号", "商铺号", "门牌号"}, Kind: List, Example: "A-1201;A-1202", Help: Words{"房间、铺位，用分号隔开。", "Rooms or shops, separated by semicolons."}},
			{Name: "contact", Header: "联系人", Also: []string{"联系人姓名", "家长姓名", "负责人"}, Kind: Text, Example: "张三", Help: Words{"联系人姓名。", "Contact person."}},
			{Name: "phone", Header: "电话", Also: []string{"联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "家长电话", "家长手机", "联系人电话"}, Kind: Code, Example: "010-00000000", Help: Words{"电话或手机。", "Telephone."}},
			{Name: "email", Header: "邮箱", Also: []string{"电子邮箱", "电子邮件"}, Kind: Code, Example: "zhangsan@example.com", Help: Words{"接收账单的邮箱。", "Where bills are mailed."}},
			{Name: "address", Header: "地址", Also: []string{"联系地址"}, Kind: Text, Example: "示例市样板路1号", Help: Words{"通讯地址。", "Postal address."}},
			note(),
		}}
}

func note() Column {
	return Column{Name: "note", Header: "备注", Also: []string{"说明"}, Kind: Text, Example: "", Help: Words{"内部备注，不打印。", "For yourself; never printed."}}
}

func feeItems() Table {
	return Table{Name: "fee_items", Header: "收费项目", Also: []string{"费用项目", "fee item"},
		Help: Words{"收什么费：房租、物业费、水费……", "What is charged for: rent, property fee, water …"},
		Columns: []Column{
			{Name: "code", Header: "项目编号", Also: []string{"编号", "项目编码", "项目代码"}, Kind: Code, Key: true, Example: "RENT", Help: Words{"收费项目的唯一编号。", "The fee item's own code."}},
			{Name: "name", Header: "项目名称", Also: []string{"名称", "收费项目"}, Kind: Text, Required: true, Example: "房租", Help: Words{"打印在账单上的名称。", "As printed on invoices."}},
			{Name: "tax_rate", Header: "税率", Kind: Rate, Share: "0.3", Points: "1", Example: "0.05", Help: Words{"写 5% 或 0.05；免税写 0。", "5% or 0.05; 0 for none."}},
			{Name: "tax_mode", Header: "含税方式", Also: []string{"是否含税"}, Kind: Enum, Example: "inclusive", Options: []Option{{"inclusive", "含税", []string{"价内"}}, {"exclusive", "不含税", []string{"价外"}}}, Help: Words{"单价含税还是不含税。", "Whether prices include tax."}},
			{Name: "round_to", Header: "金额取整", Also: []string{"取整"}, Kind: Enum, Example: "0.01", Options: []Option{{"0.01", "分", nil}, {"0.1", "角", nil}, {"1", "元", nil}}, Help: Words{"每行金额四舍五入到分、角或元。", "Each line is rounded to 0.01, 0.1 or 1 yuan."}},
		}}
}

func contracts() Table {
	return Table{Name: "contracts", Header: "合同", Also: []string{"合同表", "合同台账", "contract"},
		Help: Words{"一行一份合同；收费条款在“收费条款”表。", "One row a contract; what it charges is in the table charges."},
		Columns: []Column{
			{Name: "code", Header: "合同编号", Also: []string{"编号", "合同号", "合同编码", "协议编号", "协议号"}, Kind: Code, Key: true, Example: "HT-2026-001", Help: Words{"合同的唯一编号。", "The contract's own code."}},
			{Name: "customer", Header: "客户编号", Also: []string{"客户", "客户编码", "客户号", "租户编号", "业主编号", "客户名称", "租户", "租户名称", "承租人", "承租方", "业主", "学员", "学员姓名", "学生姓名", "公司名称", "企业名称"}, Kind: Code, Required: true, Example: "C0001", Help: Words{"“客户”表中的编号，或客户名称。", "The customer's code, or name."}},
			{Name: "unit", Header: "房号", Also: []string{"单元", "房间", "铺位", "房间号", "单元号", "铺位号", "门牌号"}, Kind: Text, Example: "A-1201", Help: Words{"本合同的房间、铺位；空则用客户的房号。", "Room or shop of this contract; empty takes the customer's."}},
			{Name: "start", Header: "开始日期", Also: []string{"起始日期", "起租日", "合同开始日期", "起租日期", "租期开始", "合同起始日", "起始日", "起租", "开课日期", "服务开始日期", "服务起始日"}, Kind: Day, Required: true, Example: "2026-03-01", Help: Words{"合同第一天。", "First day."}},
			{Name: "end", Header: "结束日期", Also: []string{"终止日期", "到期日期", "合同结束日期", "合同到期日", "到期日", "租期结束", "合同终止日", "终止日", "结课日期", "服务结束日期", "服务终止日"}, Kind: Day, Example: "2029-02-28", Help: Words{"合同最后一天（含）；空为无期限。", "Last day, included; empty is open-ended."}},
			{Name: "deposit", Header: "押金", Also: []string{"保证金"}, Kind: Money, Example: "9000.00", Help: Words{"应收押金，元。", "Deposit agreed, in yuan."}},
			note(),
			{Name: "numbers", Header: "数字字段", Also: []string{"自定义数字"}, Kind: List, Example: "", Help: Words{"公式里用的数字，写成 名称=数，用分号隔开，如 车位数=2。", "Numbers for formulas as name=number, separated by semicolons: spaces=2."}},
			{Name: "minimum", Header: "每月保底", Also: []string{"保底"}, Kind: Money, Example: "", Help: Words{"每个出账月全部收费的最低金额，元；空为没有。", "Least of all its charges in a month of issue; empty is none."}},
			{Name: "maximum", Header: "每月封顶", Also: []string{"封顶"}, Kind: Money, Example: "", Help: Words{"每个出账月全部收费的最高金额，元；空为没有。", "Most of all its charges in a month of issue; empty is none."}},
			{Name: "limit_total", Header: "合同总额上限", Also: []string{"总额上限"}, Kind: Money, Example: "", Help: Words{"账单合计不得超过的金额，元；空为不限。", "What its bills may come to in all; empty is no limit."}},
			{Name: "limit_block", Header: "超上限时停止", Kind: Bool, Example: "", Help: Words{"是：超过总额上限就不出账；否：只提醒。", "yes: what would pass the limit is not billed; no: a warning."}},
		}}
}

// ofCharge are the two key columns by which other tables point at a charge.
func ofCharge(columns ...Column) []Column {
	return append([]Column{
		{Name: "contract", Header: "合同编号", Also: []string{"合同", "合同号"}, Kind: Code, Key: true, Example: "HT-2026-001", Help: Words{"“合同”表中的编号。", "The contract's code."}},
		{Name: "line", Header: "条款序号", Also: []string{"序号", "条款号", "行号"}, Kind: Integer, Key: true, Example: "1", Help: Words{"合同内第几条收费条款，从 1 起。", "Which charge of the contract, from 1."}},
	}, columns...)
}

func charges() Table {
	months := []Option{{"0", "一次性", []string{"once"}}, {"1", "每月", []string{"月", "按月", "月付", "monthly"}}, {"2", "每两月", []string{"双月"}},
		{"3", "每季", []string{"季", "季度", "按季", "季付", "quarterly"}}, {"4", "每四月", nil}, {"6", "每半年", []string{"半年", "半年付"}}, {"12", "每年", []string{"年", "按年", "年付", "yearly"}}}
	return Table{Name: "charges", Header: "收费条款", Also: []string{"合同收费条款", "合同条款", "charge"},
		Help: Words{"合同里的每一项收费：怎么计价、多久一次、何时到期。", "Each thing a contract charges: how it is priced, how often, when it is due."},
		Columns: ofCharge([]Column{
			{Name: "fee_item", Header: "项目编号", Also: []string{"收费项目", "收费项目编号"}, Kind: Code, Required: true, Example: "RENT", Help: Words{"“收费项目”表中的编号。", "The fee item's code."}},
			{Name: "model", Header: "计费方式", Also: []string{"计价方式"}, Kind: Enum, Required: true, Example: "area", Options: []Option{{"fixed", "固定", []string{"固定金额"}}, {"area", "面积", []string{"按面积"}}, {"usage", "用量", []string{"抄表", "按用量"}}, {"tiered", "阶梯", []string{"阶梯价"}}, {"formula", "公式", nil}, {"percent", "营业额提成", []string{"提成", "抽成", "按营业额"}}, {"shared", "公摊", []string{"分摊"}}}, Help: Words{"固定金额、按面积、按用量、阶梯、公式、营业额提成或公摊。", "How the amount is found."}},
			{Name: "price", Header: "单价", Also: []string{"价格"}, Kind: Decimal, Example: "45", Help: Words{"元，最多 6 位小数。", "Yuan, at most 6 places."}},
			{Name: "price_per", Header: "单价单位", Also: []string{"计价周期"}, Kind: Enum, Example: "month", Options: []Option{{"month", "月", []string{"每月"}}, {"cycle", "周期", []string{"每周期"}}, {"day", "日", []string{"天", "每日", "每天"}}, {"once", "一次", []string{"一次性"}}, {"year", "年", []string{"每年"}}, {"total", "总额", []string{"总价", "合计"}}}, Help: Words{"单价是每月、每周期、每日、每年、一次性，还是整个期间的总额。", "Price per month, cycle, day, year, once, or for the whole charge."}},
			{Name: "quantity", Header: "数量", Also: []string{"面积", "建筑面积", "计费面积"}, Kind: Decimal, Example: "86.5", Help: Words{"面积（㎡）或件数，最多 6 位小数。", "Area in m² or count, at most 6 places."}},
			{Name: "cycle_months", Header: "周期月数", Also: []string{"收费周期", "周期", "付款周期"}, Kind: Integer, Example: "3", Options: months, Help: Words{"1、2、3、4、6、12；0 为一次性。", "1, 2, 3, 4, 6, 12; 0 for once."}},
			{Name: "anchor", Header: "周期起点", Also: []string{"账期方式"}, Kind: Enum, Example: "contract", Options: []Option{{"contract", "合同", []string{"合同日"}}, {"calendar", "自然月", []string{"日历"}}}, Help: Words{"账期从合同日算起，还是按自然月。", "Periods counted from the start or by calendar."}},
			{Name: "timing", Header: "收费时点", Kind: Enum, Example: "advance", Options: []Option{{"advance", "预收", []string{"先付", "期初"}}, {"arrears", "后收", []string{"后付", "期末"}}}, Help: Words{"账期开始前收，还是结束后收。", "Before or after the period."}},
			{Name: "issue_offset_days", Header: "出账偏移天数", Also: []string{"出账偏移"}, Kind: Integer, Example: "-15", Help: Words{"比账期开始（或结束次日）早几天为负，晚几天为正。", "Days before (negative) or after."}},
			{Name: "due_days", Header: "付款天数", Also: []string{"账期天数"}, Kind: Integer, Example: "10", Help: Words{"出账后几天到期。", "Days from issue to due."}},
			{Name: "due_day", Header: "到期日号", Also: []string{"到期日", "每月到期日"}, Kind: Integer, Example: "", Help: Words{"固定在每月几号到期（1–31）；填写后不用付款天数。", "A fixed day of month (1–31) instead."}},
			{Name: "proration", Header: "不足月算法", Also: []string{"折算方式"}, Kind: Enum, Example: "actual", Options: []Option{{"actual", "按当月天数", []string{"实际天数"}}, {"thirty", "按30天", nil}, {"year365", "按365天", nil}, {"none", "不折算", []string{"整月"}}, {"thirty360", "按30/360", []string{"30/360"}}, {"whole_if_over", "超过几天算整月", nil}}, Help: Words{"不足一个月怎么算。", "How a part of a month is charged."}},
			{Name: "start", Header: "开始日期", Also: []string{"起始日期"}, Kind: Day, Example: "", Help: Words{"空为合同开始日期。", "Empty: the contract's."}},
			{Name: "end", Header: "结束日期", Also: []string{"终止日期"}, Kind: Day, Example: "", Help: Words{"空为合同结束日期。", "Empty: the contract's."}},
			{Name: "meter", Header: "表号", Also: []string{"表计编号"}, Kind: Code, Example: "", Help: Words{"按用量计费时的表号。", "The meter, for usage."}},
			{Name: "formula", Header: "公式", Kind: Text, Example: "", Help: Words{"按公式计费时的算式。", "The expression, for formula."}},
			{Name: "accumulation", Header: "累计方式", Kind: Enum, Example: "", Options: []Option{{"month", "按月", []string{"月"}}, {"year", "按年", []string{"年"}}}, Help: Words{"阶梯用量按月还是按年累计。", "Tiers over a month or a year."}},
			{Name: "tier_mode", Header: "阶梯方式", Kind: Enum, Example: "", Options: []Option{{"graduated", "分段", []string{"超额累进"}}, {"volume", "全量", []string{"全额"}}}, Help: Words{"分段计价，还是全部按所达档位计价。", "Each part at its price, or all at the price reached."}},
			{Name: "step_every_months", Header: "递增间隔月数", Also: []string{"递增周期"}, Kind: Integer, Example: "", Help: Words{"每几个月涨一次，如 12；已在“调价”表列出单价的不填。", "Months from step to step, such as 12; empty where price_steps lists the prices."}},
			{Name: "step_percent", Header: "递增比例", Also: []string{"递增率"}, Kind: Rate, Share: "0.3", Points: "1", Example: "", Help: Words{"每次涨多少，写 5% 或 0.05。", "How much each time: 5% or 0.05."}},
			{Name: "step_amount", Header: "递增金额", Kind: Decimal, Example: "", Help: Words{"每次加多少元；与递增比例二选一。", "Yuan added each time, instead of a percent."}},
			{Name: "price_places", Header: "单价小数位", Kind: Integer, Example: "2", Help: Words{"递增后单价保留几位小数，默认 2。", "Places of stepped prices; 2 unless given."}},
			{Name: "due_shift", Header: "到期日遇休", Kind: Enum, Example: "", Options: []Option{{"before", "提前", []string{"提前到工作日"}}, {"after", "顺延", []string{"顺延到工作日"}}}, Help: Words{"到期日是休息日时提前还是顺延到工作日；空为不变。", "Due dates move off days without work; empty leaves them."}},
			{Name: "whole_over", Header: "算整月天数", Kind: Integer, Example: "", Help: Words{"不足月算法为“超过几天算整月”时的天数。", "Days beyond which a part of a month counts whole."}},
			{Name: "workdays", Header: "只计工作日", Kind: Bool, Example: "", Help: Words{"单价按日时，只计工作日。", "A price per day counts days of work only."}},
			{Name: "origin", Header: "周期起算日", Kind: Day, Example: "", Help: Words{"周期、计费月和递增从哪天算起；空为开始日期。", "Cycles, months and steps count from here; empty: the start."}},
			{Name: "minimum", Header: "每期保底", Also: []string{"保底"}, Kind: Money, Example: "", Help: Words{"每个账期的最低金额，元；空为没有。", "Least of each period; empty is none."}},
			{Name: "maximum", Header: "每期封顶", Also: []string{"封顶"}, Kind: Money, Example: "", Help: Words{"每个账期的最高金额，元；空为没有。", "Most of each period; empty is none."}},
			{Name: "people", Header: "人口数", Kind: Integer, Example: "", Help: Words{"家庭人口，用于阶梯放宽。", "In the household, for wider bands."}},
			{Name: "people_over", Header: "超过人口", Kind: Integer, Example: "", Help: Words{"超过几口人起每多一人放宽各档。", "Each beyond so many widens the bands."}},
			{Name: "people_widen", Header: "每人放宽用量", Kind: Decimal, Example: "", Help: Words{"每多一人各档放宽多少用量。", "By so many units."}},
			{Name: "move_in", Header: "按入住月折算", Kind: Bool, Example: "", Help: Words{"年阶梯按入住的月数折算。", "Annual bands are scaled to the months lived in."}},
			{Name: "percent", Header: "提成比例", Also: []string{"抽成比例"}, Kind: Rate, Share: "0.5", Points: "1", Example: "", Help: Words{"营业额的百分之几，写 8% 或 0.08。", "Part of the turnover: 8% or 0.08."}},
			{Name: "yearly", Header: "按年结算提成", Kind: Bool, Example: "", Help: Words{"营业额提成按年结算。", "Turnover rent is settled over the year."}},
			{Name: "on_confirm", Header: "确认后出账", Kind: Bool, Example: "", Help: Words{"里程碑款：确认后才出账。", "A milestone: billed when it is confirmed."}},
			{Name: "retention", Header: "质保金比例", Kind: Rate, Share: "0.5", Points: "1", Example: "", Help: Words{"留下的部分，写 5% 或 0.05。", "The part kept back: 5% or 0.05."}},
			{Name: "retention_months", Header: "质保月数", Kind: Integer, Example: "", Help: Words{"几个月后收取质保金。", "It is billed so many months later."}},
		}...)}
}

func priceSteps() Table {
	return Table{Name: "price_steps", Header: "调价", Also: []string{"价格调整", "单价调整", "price step"}, Help: Words{"从某天起用新单价。", "New prices from a day on."},
		Columns: ofCharge(
			Column{Name: "from", Header: "起始日期", Also: []string{"开始日期", "生效日期"}, Kind: Day, Key: true, Example: "2028-03-01", Help: Words{"新单价的第一天。", "First day of the price."}},
			Column{Name: "price", Header: "单价", Also: []string{"新单价"}, Kind: Decimal, Required: true, Example: "50", Help: Words{"新单价，元。", "The new price, in yuan."}})}
}

func freePeriods() Table {
	return Table{Name: "free_periods", Header: "免租期", Also: []string{"免收期", "free period"}, Help: Words{"不收费的日期段，账单上显示为 0。", "Days billed at 0."},
		Columns: ofCharge(
			Column{Name: "from", Header: "起始日期", Also: []string{"开始日期"}, Kind: Day, Key: true, Example: "2026-03-01", Help: Words{"第一天。", "First day."}},
			Column{Name: "to", Header: "截止日期", Also: []string{"结束日期"}, Kind: Day, Required: true, Example: "2026-03-15", Help: Words{"最后一天（含）。", "Last day, included."}})}
}

func discounts() Table {
	return Table{Name: "discounts", Header: "优惠", Also: []string{"折扣", "减免", "discount"}, Help: Words{"某段日期打折或每期减一个金额。", "A percent off days, or an amount off each period."},
		Columns: ofCharge(
			Column{Name: "from", Header: "起始日期", Also: []string{"开始日期"}, Kind: Day, Key: true, Example: "2026-10-01", Help: Words{"第一天。", "First day."}},
			Column{Name: "to", Header: "截止日期", Also: []string{"结束日期"}, Kind: Day, Example: "2026-12-31", Help: Words{"最后一天（含）。", "Last day, included."}},
			Column{Name: "percent", Header: "减免比例", Also: []string{"优惠比例"}, Kind: Rate, Share: "0.99", Points: "2", Example: "0.1", Help: Words{"减掉的部分：九折写 10% 或 0.1。", "The part taken off: 10% or 0.1."}},
			Column{Name: "amount", Header: "减免金额", Also: []string{"优惠金额"}, Kind: Money, Example: "", Help: Words{"每期减多少元；与比例二选一。", "Yuan off each period, instead of a percent."}},
			Column{Name: "reason", Header: "原因", Also: []string{"优惠原因"}, Kind: Text, Example: "示例：开业优惠", Help: Words{"显示在账单行上。", "Shown on the line."}})}
}

func tiers() Table {
	return Table{Name: "tiers", Header: "阶梯", Also: []string{"阶梯价", "阶梯价格", "tier"}, Help: Words{"阶梯计价的各档，一行一档。", "The bands of a tiered charge."},
		Columns: ofCharge(
			Column{Name: "upto", Header: "上限", Also: []string{"档位上限"}, Kind: Decimal, Key: true, MayBeNone: true, Example: "", Help: Words{"本档到多少用量为止，如 180；最后一档留空。", "The band's upper end; empty for the last."}},
			Column{Name: "price", Header: "单价", Kind: Decimal, Required: true, Example: "5", Help: Words{"本档单价，元。", "The band's price, in yuan."}})}
}

func formulas() Table {
	return Table{Name: "formulas", Header: "公式版本", Also: []string{"formula"}, Help: Words{"从某天起用新公式。", "New formulas from a day on."},
		Columns: ofCharge(
			Column{Name: "from", Header: "起始日期", Also: []string{"开始日期", "生效日期"}, Kind: Day, Key: true, Example: "2027-03-01", Help: Words{"新公式的第一天。", "First day of the formula."}},
			Column{Name: "formula", Header: "公式", Kind: Text, Required: true, Example: "面积 * 单价", Help: Words{"新的算式。", "The new expression."}})}
}

func registerPrices() Table {
	return Table{Name: "register_prices", Header: "分时电价", Also: []string{"分时价格", "register price"}, Help: Words{"尖峰平谷等各计数器的单价，从某天起。", "Prices of the registers of a meter, from a day on."},
		Columns: ofCharge(
			Column{Name: "register", Header: "计数器", Also: []string{"时段"}, Kind: Text, Key: true, Example: "峰", Help: Words{"尖、峰、平、谷等。", "Name of the register."}},
			Column{Name: "from", Header: "起始日期", Also: []string{"开始日期"}, Kind: Day, Key: true, MayBeNone: true, Example: "", Help: Words{"单价的第一天；空为一直。", "First day of the price; empty is from the beginning."}},
			Column{Name: "price", Header: "单价", Kind: Decimal, Required: true, Example: "1.05", Help: Words{"元。", "In yuan."}})}
}

func turnovers() Table {
	return Table{Name: "turnovers", Header: "营业额", Also: []string{"营业额申报", "turnover"}, Help: Words{"商户某段时间的营业额，用于提成租金。", "What a tenant turned over, for turnover rent."},
		Columns: []Column{
			{Name: "contract", Header: "合同编号", Also: []string{"合同", "合同号"}, Kind: Code, Key: true, Example: "HT-2026-001", Help: Words{"“合同”表中的编号。", "The contract's code."}},
			{Name: "from", Header: "起始日期", Also: []string{"开始日期"}, Kind: Day, Key: true, Example: "2026-03-01", Help: Words{"第一天。", "First day."}},
			{Name: "to", Header: "截止日期", Also: []string{"结束日期"}, Kind: Day, Required: true, Example: "2026-03-31", Help: Words{"最后一天（含）。", "Last day, included."}},
			{Name: "amount", Header: "营业额", Also: []string{"金额"}, Kind: Money, Required: true, Example: "150000.00", Help: Words{"元。", "In yuan."}},
			note(),
		}}
}

func meters() Table {
	return Table{Name: "meters", Header: "表计", Also: []string{"水电表", "仪表", "meter"}, Help: Words{"水表、电表、燃气表，一行一块。", "Water, electricity and gas meters."},
		Columns: []Column{
			{Name: "code", Header: "表号", Also: []string{"编号", "表计编号"}, Kind: Code, Key: true, Example: "W-A1201", Help: Words{"表的唯一编号。", "The meter's own code."}},
			{Name: "name", Header: "表名", Also: []string{"名称", "表计名称", "类型"}, Kind: Text, Example: "冷水表", Help: Words{"平时的叫法，如冷水表、总电表。", "What people call it: cold water, main electricity."}},
			{Name: "place", Header: "安装位置", Also: []string{"位置", "房号"}, Kind: Text, Example: "A座12层水井", Help: Words{"装在哪里。", "Where it hangs."}},
			{Name: "unit", Header: "计量单位", Also: []string{"单位"}, Kind: Text, Example: "吨", Help: Words{"吨、度、m³……", "Of what it counts: kWh, m³ …"}},
			{Name: "contract", Header: "合同编号", Also: []string{"合同", "合同号"}, Kind: Code, Example: "HT-2026-001", Help: Words{"属于哪份合同。", "Its contract."}},
			{Name: "multiplier", Header: "倍率", Kind: Decimal, Example: "1", Help: Words{"读数差乘以倍率为用量，默认 1。", "Usage is the difference times this; 1 unless given."}},
			{Name: "max_value", Header: "最大读数", Also: []string{"满度"}, Kind: Decimal, Example: "99999", Help: Words{"走到头的读数，之后归零。", "The highest reading before it wraps to 0."}},
			{Name: "loss_percent", Header: "损耗率", Also: []string{"线损", "变损", "线损率"}, Kind: Rate, Share: "0.3", Points: "1", Example: "", Help: Words{"线损、变损加在用量上，写 5% 或 0.05。", "Added to the usage for losses: 5% or 0.05."}},
			{Name: "registers", Header: "时段", Also: []string{"分时", "费率时段"}, Kind: List, Example: "", Help: Words{"尖;峰;平;谷，用分号隔开；普通表留空。", "Registers such as peak;valley; empty for a plain meter."}},
			{Name: "common", Header: "总表表号", Also: []string{"总表", "上级表"}, Kind: Code, Example: "", Help: Words{"挂在哪块总表下面。", "The common meter that it is a part of."}},
			{Name: "route", Header: "抄表顺序", Also: []string{"顺序", "路线"}, Kind: Integer, Example: "1", Help: Words{"抄表时走到的先后，从小到大。", "Place on the reader's way."}},
		}}
}

func readings() Table {
	return Table{Name: "readings", Header: "抄表", Also: []string{"读数", "抄表记录", "reading"}, Help: Words{"某天的读数。", "What a meter showed on a day."},
		Columns: []Column{
			{Name: "meter", Header: "表号", Also: []string{"表计编号"}, Kind: Code, Key: true, Example: "W-A1201", Help: Words{"“表计”表中的表号。", "The meter's code."}},
			{Name: "register", Header: "时段", Also: []string{"分时", "费率时段"}, Kind: Text, Key: true, MayBeNone: true, Example: "", Help: Words{"分时表的尖、峰、平、谷；普通表留空。", "The register of a meter that has several; empty otherwise."}},
			{Name: "date", Header: "抄表日期", Also: []string{"日期"}, Kind: Day, Key: true, Example: "2026-03-01", Help: Words{"抄表那天。", "The day."}},
			{Name: "value", Header: "读数", Also: []string{"表底", "本次读数"}, Kind: Decimal, Required: true, Example: "12", Help: Words{"表上的数。", "What it showed."}},
			{Name: "kind", Header: "读数类型", Also: []string{"类型"}, Kind: Enum, Key: true, MayBeNone: true, Example: "initial", Options: []Option{{"normal", "正常", nil}, {"initial", "起始", []string{"初始", "期初"}}, {"final", "最终", []string{"换表", "期末"}}, {"estimated", "估计", []string{"估抄"}}}, Help: Words{"正常、起始、最终（换表或退租）、估计。", "normal, initial, final, estimated."}},
		}}
}

func invoices() Table {
	return Table{Name: "invoices", Header: "账单", Also: []string{"期初账单", "应收", "应收账单", "invoice"},
		Help: Words{"期初未收的账单，或其他系统开出的账单。", "Opening items, or invoices from elsewhere."},
		Columns: []Column{
			{Name: "number", Header: "账单编号", Also: []string{"账单号", "单号", "编号"}, Kind: Code, Key: true, Example: "QC-0001", Help: Words{"账单的唯一编号。", "The invoice's own number."}},
			{Name: "customer", Header: "客户编号", Also: []string{"客户", "客户名称", "租户", "业主"}, Kind: Code, Required: true, Example: "C0001", Help: Words{"“客户”表中的编号，或客户名称。", "The customer's code, or name."}},
			{Name: "contract", Header: "合同编号", Also: []string{"合同", "合同号"}, Kind: Text, Example: "HT-2026-001", Help: Words{"合同编号，或其他系统的合同文字。", "A contract's code, or free text."}},
			{Name: "kind", Header: "费用类型", Also: []string{"类型", "费用", "费用名称", "费用项目", "收费项目"}, Kind: Text, Example: "房租", Help: Words{"房租、物业费、水电费……", "Rent, property fee, water …"}},
			{Name: "unit", Header: "房号", Also: []string{"单元", "铺位"}, Kind: Text, Example: "A-1201", Help: Words{"房间、铺位。", "Room or shop."}},
			{Name: "tax_invoice_no", Header: "发票号码", Also: []string{"发票号"}, Kind: Code, Example: "", Help: Words{"已开税务发票的号码。", "Number of the tax invoice."}},
			{Name: "issue_date", Header: "出账日期", Also: []string{"账单日期", "开单日期", "开票日期"}, Kind: Day, Required: true, Example: "2026-02-01", Help: Words{"出账那天。", "Day of issue."}},
			{Name: "due_date", Header: "到期日期", Also: []string{"到期日", "应付日期", "付款期限"}, Kind: Day, Required: true, Example: "2026-02-10", Help: Words{"最晚付款日。", "Last day to pay."}},
			{Name: "amount", Header: "金额", Also: []string{"账单金额", "应收金额"}, Kind: Money, Required: true, Example: "11677.50", Help: Words{"应收总额，元。", "Total, in yuan."}},
			{Name: "open_amount", Header: "未收金额", Also: []string{"欠款", "余额", "未收余额", "欠费", "欠费金额", "欠款金额", "未付金额"}, Kind: Money, Example: "11677.50", Help: Words{"导入时还没收的部分；空为全部。", "What is still open; empty is all."}},
			{Name: "period_from", Header: "账期起", Also: []string{"费用起始日期", "账期开始"}, Kind: Day, Example: "2026-02-01", Help: Words{"账期第一天。", "First day of the period."}},
			{Name: "period_to", Header: "账期止", Also: []string{"费用截止日期", "账期结束"}, Kind: Day, Example: "2026-02-28", Help: Words{"账期最后一天（含）。", "Last day of the period."}},
			{Name: "memo", Header: "摘要", Also: []string{"备注"}, Kind: Text, Example: "示例：期初欠款", Help: Words{"打印在账单上。", "Printed on the invoice."}},
		}}
}

func receipts() Table {
	return Table{Name: "receipts", Header: "收款", Also: []string{"收款记录", "到账", "receipt"},
		Help: Words{"收到的款项；支出为负数，保留但不参与核销。", "Money received; negative is money out: kept, never matched."},
		Columns: []Column{
			{Name: "reference", Header: "收款编号", Also: []string{"收款号", "编号", "单号"}, Kind: Code, Key: true, Example: "SK-0001", Help: Words{"收款的唯一编号。", "The receipt's own reference."}},
			{Name: "account", Header: "收款账户", Also: []string{"账户", "收款账号"}, Kind: Text, Example: "基本户", Help: Words{"收到哪个账户。", "The account it came to."}},
			{Name: "date", Header: "收款日期", Also: []string{"日期", "到账日期"}, Kind: Day, Required: true, Example: "2026-03-05", Help: Words{"到账那天。", "The day it came."}},
			{Name: "time", Header: "时间", Also: []string{"到账时间"}, Kind: Clock, Example: "10:30:00", Help: Words{"时:分:秒，可空。", "HH:MM:SS, may be empty."}},
			{Name: "amount", Header: "金额", Also: []string{"收款金额"}, Kind: Money, Required: true, Example: "11677.50", Help: Words{"元。", "In yuan."}},
			{Name: "payer_name", Header: "付款人", Also: []string{"付款户名", "对方户名", "付款单位", "缴费人", "交款人"}, Kind: Text, Example: "示例科技有限公司", Help: Words{"付款户名。", "Payer's name."}},
			{Name: "payer_account", Header: "付款账号", Also: []string{"对方账号"}, Kind: Text, Example: "6222000000000000001", Help: Words{"付款账号；单元格请设为文本格式。", "Payer's account; format the cell as text."}},
			{Name: "memo", Header: "摘要", Also: []string{"备注", "附言", "用途"}, Kind: Text, Example: "A-1201 二月房租", Help: Words{"摘要、附言、用途。", "What the payer wrote."}},
			{Name: "channel", Header: "渠道", Also: []string{"收款方式"}, Kind: Text, Example: "银行", Help: Words{"银行、支付宝、微信、现金……", "Bank, Alipay, WeChat, cash …"}},
			{Name: "bank_ref", Header: "银行流水号", Also: []string{"流水号", "交易流水号"}, Kind: Text, Example: "", Help: Words{"银行自己的流水号。", "The bank's own id."}},
		}}
}
