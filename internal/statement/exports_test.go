package statement

import (
	"fmt"
	"strings"
	"testing"
)

// What other exporters write, or the same ones on another day, each in two or three lines: the format, then of every line its day of 2026,
// side, amount, other party and memo; * is anything.
func TestOtherExportsAreReadAsAPersonReadsThem(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"names in two languages", "记账日期 Date,货币 Currency,交易金额 Transaction Amount,联机余额 Balance,交易摘要 Transaction Type,对手信息 Counter Party\n2026-03-02,CNY,100.00,1100.00,转账,甲公司\n2026-03-03,CNY,-20.00,1080.00,消费,乙公司\n", "generic_csv 0302 in 100 甲公司|转账;0303 out 20 乙公司|消费"},
		{"借 and 贷 alone", "日期,摘要,借,贷,余额\n2026-03-02,货款,,100.00,1100.00\n2026-03-03,费,20.00,,1080.00\n", "generic_csv 0302 in 100 |货款;0303 out 20 |费"},
		{"the side behind the amount's name", "交易日期,交易金额(借),交易金额(贷),余额,对方户名,摘要\n2026-03-02,,100.00,1100.00,甲公司,货款\n2026-03-03,20.00,,1080.00,乙公司,费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"a third word beside in and out", "交易时间,收/支/其他,交易金额,对方,备注\n2026-03-02 10:00:00,收入,100.00,甲公司,货款\n2026-03-03 10:00:00,支出,20.00,乙公司,费\n2026-03-03 11:00:00,其他,5.00,丙,转\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费;0303 neutral 5 丙|转"},
		{"a sign behind the amount", "交易日期,交易金额,对方户名\n2026-03-02,\"1,100.00+\",甲公司\n2026-03-03,20.00-,乙公司\n", "generic_csv 0302 in 1100 甲公司|;0303 out 20 乙公司|"},
		{"a column of signs", "交易日期,+/-,金额,对方户名\n2026-03-02,+,100.00,甲公司\n2026-03-03,-,20.00,乙公司\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙公司|"},
		{"columns parted by ^", "交易日期^摘要^收入金额^支出金额^账户余额^对方户名\n2026-03-02^货款^100.00^^1100.00^甲公司\n2026-03-03^费^^20.00^1080.00^乙公司\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"a corporate export in English", "Transaction Date,Transaction Time,Debit Amount,Credit Amount,Account Balance,Counterparty Name,Counterparty Account No.,Summary\n2026-03-02,09:00:00,,100.00,1100.00,ACME,1234567,rent\n2026-03-03,09:00:00,20.00,,1080.00,BETA,7654321,fee\n", "generic_csv 0302 in 100 ACME|rent;0303 out 20 BETA|fee"},
		{"Alipay in English", "Transaction time,Category,Counterparty,Counterparty account,Description,Income/Expense,Amount,Payment method,Status,Order number,Merchant order number,Remarks\n2026-03-02 10:00:00,Transfer,甲公司,a***@x.com,货款,Income,100.00,,Success,20260302200,M1,\n2026-03-03 10:00:00,Food,乙,/,饭,Expense,20.00,Balance,Success,20260303200,M2,\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙|饭"},
		{"WeChat in English", "Transaction Time,Transaction Type,Counterparty,Goods,Income/Expense,Amount(CNY),Payment Method,Current Status,Transaction ID,Merchant ID,Remarks\n2026-03-02 10:00:00,Transfer,甲公司,货款,Income,¥100.00,/,Received,1000,M1,/\n2026-03-03 10:00:00,Payment,乙,饭,Expense,¥20.00,Balance,Paid,1001,M2,/\n2026-03-03 11:00:00,Withdraw,x,y,/,¥5.00,Bank,Done,1002,M2,/\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙|饭;0303 neutral 5 x|y"},
		{"totals with their names in the cells", "交易日期,收入,支出,对方户名\n2026-03-02,100.00,,甲公司\n2026-03-03,,20.00,乙公司\n总笔数：2,总收入：100.00,总支出：20.00,\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙公司|"},
		{"account and name in one cell", "交易日期,交易金额,余额,对方账号/户名,摘要\n2026-03-02,100.00,1100.00,6225123412341234/甲公司,货款\n2026-03-03,-20.00,1080.00,6225123412345678/乙公司,费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"payer and payee, of whom one is always the owner", "交易日期,付款人名称,收款人名称,交易金额,摘要\n2026-03-02,甲公司,账房公司,100.00,货款\n2026-03-03,账房公司,乙公司,20.00,费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"only what came in", "入账日期,汇款人,汇款金额,附言\n2026-03-02,甲公司,100.00,货款\n2026-03-03,乙公司,20.00,房租\n", "generic_csv 0302 in 100 甲公司|货款;0303 in 20 乙公司|房租"},
		{"a cashier's list", "缴费时间,缴费人,缴费金额,房号\n2026-03-02 10:00,甲公司,100.00,1-101\n2026-03-03 10:00,乙公司,20.00,1-102\n", "generic_csv 0302 in 100 甲公司|;0303 in 20 乙公司|"},
		{"payer, payee and merchant in columns of their own", "ID,Date,Amount,Currency,Description,Payment Reference,Running Balance,Payer Name,Payee Name,Merchant,Total fees\nT1,02-03-2026,100.00,EUR,Received money,INV1,1100.00,ACME,,,0.00\nC2,13-03-2026,-20.00,EUR,Card,,1080.00,,,Shop,0.10\n", "generic_csv 0302 in 100 ACME|*;0313 out 20 Shop|*"},
		{"the owner's name in every line", "客户名称,交易日期,收入,支出,对方户名,摘要\n账房公司,2026-03-02,100.00,,甲公司,货款\n账房公司,2026-03-03,,20.00,,手续费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 |手续费"},
		{"a partner's name", "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Amount (EUR)\"\n2026-03-02,2026-03-02,ACME,DE1,Credit Transfer,rent,100.00\n2026-03-03,2026-03-03,Shop,,Presentment,,-20.00\n", "generic_csv 0302 in 100 ACME|rent;0303 out 20 Shop|"},
		{"details of Hong Kong", "Date,Transaction Details,Deposit,Withdrawal,Balance in Original Currency\n02 Mar 2026,FPS ACME,\"1,100.00\",,\"1,100.00\"\n03 Mar 2026,FEE,,20.00,\"1,080.00\"\n", "generic_csv 0302 in 1100 |FPS ACME;0303 out 20 |FEE"},
		{"years of the Republic", "交易日期,摘要,支出金額,存入金額,餘額,備註\n115/03/02,轉帳,,100,\"1,100\",甲公司\n115/03/13,費,20,,\"1,080\",乙\n", "generic_csv 0302 in 100 |轉帳 甲公司;0313 out 20 |費 乙"},
		{"a bank of Japan", "日付,内容,出金金額(円),入金金額(円),残高(円)\n2026/3/2,ACME,,100,1100\n2026/3/3,FEE,20,,1080\n", "generic_csv 0302 in 100 |ACME;0303 out 20 |FEE"},
		{"words among the few sums that came in", "日期,摘要,收入,支出,余额,对方户名\n2026-03-01,房租,3000.00,,13000.00,甲公司\n2026-03-02,房租,见回单,,,乙公司\n2026-03-03,房租,待确认,,,丙公司\n2026-03-04,办公纸,,88.00,,丁店\n2026-03-05,房租,1200.00,,,戊公司\n", "generic_csv 0301 in 3000 甲公司|房租;0304 out 88 丁店|办公纸;0305 in 1200 戊公司|房租"},
		{"errors of a spreadsheet", "交易日期,收入,支出,对方户名,摘要\n2026-03-02,100.00,,#N/A,货款\n2026-03-03,,20.00,#REF!,费\n", "generic_csv 0302 in 100 |货款;0303 out 20 |费"},
		{"nothing as a script writes it", "交易日期,收入,支出,对方户名,摘要\n2026-03-02,100.00,nan,甲公司,None\n2026-03-03,nan,20.00,nan,费\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 |费"},
		{"the time without its zero", "交易日期,交易时间,收入,支出,对方户名\n20260302,93001,100.00,,甲公司\n20260303,101500,,20.00,乙公司\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙公司|"},
		{"every cell with a tab", "交易日期\t,交易金额\t,余额\t,对方户名\t,流水号\t\n2026-03-02\t,100.00\t,1100.00\t,甲公司\t,2026030200001\t\n2026-03-03\t,-20.00\t,1080.00\t,乙公司\t,2026030300001\t\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙公司|"},
		{"Excel's line of the delimiter", "sep=;\n日期;收入;支出;对方户名\n2026-03-02;100.00;;甲公司\n2026-03-03;;20.00;乙公司\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙公司|"},
		{"alipay v3 only the table, saved by Excel", "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\n2026/3/2 9:12,转账红包,甲,a@b.c,房租,收入,12800,余额,交易成功,2.02603E+27,,\n2026/3/5 8:00,投资理财,示例基金,/,余额宝-自动转入,不计收支,500,余额,交易成功,2.02603E+27,,\n", "alipay_personal_app 0302 in 12800 甲|房租;0305 neutral 500 示例基金|余额宝-自动转入"},
		{"alipay v3 columns dropped", "交易时间,交易对方,商品说明,收/支,金额,交易状态\n2026-03-02 09:12:33,甲,房租,收入,12800.00,交易成功\n2026-03-05 08:00:00,示例基金,余额宝-自动转入,不计收支,500.00,交易成功\n", "generic_csv 0302 in 12800 甲|房租;0305 neutral 500 示例基金|余额宝-自动转入"},
		{"alipay v3 extra column 账单标签 and reordered", "支付宝（中国）网络技术有限公司  电子客户回单\n交易时间,收/支,金额,交易对方,对方账号,商品说明,交易分类,收/付款方式,交易状态,交易订单号,商家订单号,备注,账单标签\n2026-03-02 09:12:33,收入,12800.00,甲,a@b.c,房租,转账红包,余额,交易成功,2026030200000001,,,x\n", "alipay_personal_app 0302 in 12800 甲|房租"},
		{"alipay 收/支 header without slash", "交易时间,交易分类,交易对方,对方账号,商品说明,收支,金额（元）,收付款方式,交易状态,交易订单号,商家订单号,备注\n2026-03-02 09:12:33,转账红包,甲,a@b.c,房租,收入,12800.00,余额,交易成功,2026030200000001,,\n2026-03-02 09:12:34,x,甲,a@b.c,饭,支出,12.00,余额,交易成功,2026030200000002,,\n", "* 0302 in 12800 甲|房租;0302 out 12 甲|饭"},
		{"wechat only the table", "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n2026/3/31 12:45,商户消费,松烟面馆,午餐,支出,28.16,零钱,支付成功,420000000000000000001,10001,/\n2026/3/10 10:10,转账,云岫,转账备注:3月物业费,收入,1280,/,已收钱,420000000000000000002,/,/\n2026/3/5 10:10,零钱提现,示例银行(0011),/,/,100.1,示例银行,提现已到账,420000000000000000004,/,服务费¥0.10\n", "wechat_personal* 0331 out 28.16 松烟面馆|午餐;0310 in 1280 云岫|转账备注:3月物业费;0305 neutral 100.1 示例银行(0011)|服务费¥0.10"},
		{"wechat tab separated", "微信支付账单明细\n交易时间\t交易类型\t交易对方\t商品\t收/支\t金额(元)\t支付方式\t当前状态\t交易单号\t商户单号\t备注\n2026-03-10 10:10:11\t转账\t云岫\t房租\t收入\t¥1,280.00\t/\t已收钱\t42000\t/\t/\n", "wechat_personal* 0310 in 1280 云岫|房租"},
		{"wechat merchant fund halfwidth no ticks spaces", "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\n2026-03-02 09:12:33,4290000000000000000001,90000000000000000001,交易,交易,收入,12800.00,62800.00,system,3月房租,ORD0\n2026-03-03 09:12:33,4290000000000000000002,90000000000000000002,扣除交易手续费,扣除交易手续费,支出,76.80,62723.20,system,,ORD0\n资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\n2.0,1.0,12800.00,1.0,76.80\n", "wechat_merchant 0302 in 12800 |3月房租;0303 out 76.8 |*"},
		{"alipay fund newer + extra", "#支付宝账务明细查询\n账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,业务描述,业务基础订单号,业务订单号,业务账单来源,二级商户\n9001\t,2026\t,O1\t,租金\t,2026-03-02 09:12:33\t,c@e.c\t,100.00\t, \t,100.00\t,支付宝\t,在线支付\t,房租\t,\t,\t,\t,\t,\t\n", "alipay_merchant 0302 in 100 *|*"},
		{"jd with amount yuan", "京东账号名：x\n交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注\n2026-03-02 06:37:20\t,示例商户,茶,¥131.77(已全额退款),京东白条,交易成功,不计收支,食品,20001\t,30001\t,\n2026-03-04 06:37:20\t,甲,货,12.00,京东,交易成功,支出,食品,20002\t,30001\t,\n", "jd 0302 neutral 131.77 示例商户|茶;0304 out 12 甲|货"},
		{"ccb corp with blank lines and two-blank names", "账号：,3300,,\n\n账　　号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余  额,币  种,对方户名,对方账号,对方开户机构,记账日期,摘  要,备  注,账户明细编号-交易流水号,企业流水号,凭证种类,凭证号\n3300,示例,20260302 09:12:33,0.00,\"12,800.00\",\"62,800.00\",人民币元,云岫,6100,x,20260302,房租,,1-900001,,,\n\n3300,示例,20260303 09:12:33,\"20.00\",0.00,\"62,780.00\",人民币元,青禾,6100,x,20260303,费,,2-900002,,,\n", "bank_ccb_corp 0302 in 12800 云岫|房租;0303 out 20 青禾|费"},
		{"psbc corp without 附言", "中国邮政储蓄银行\n序号,交易日期,交易时间,交易流水号,支出金额,收入金额,余额,对方账号,对方户名,摘要,用途\n1,20260302,09:12:33,9001,,100.00,100.00,61,云岫,房租,\n", "bank_psbc_corp 0302 in 100 云岫|房租"},
		{"pab corp 元 in the header", "平安银行交易明细\n交易时间,账号,收入（元）,支出（元）,账户余额（元）,对方户名,对方账号,对方账号开户行,摘要,交易流水号,核心唯一流水号,交易用途,币种\n2026-03-02 09:12:33,57,100.00,,100.00,云岫,61,,房租,9001,9001,,人民币\n", "bank_pab_corp 0302 in 100 云岫|房租"},
		{"boc corp without brackets", "交易类型,业务类型,付款人开户行号,付款人开户行名,付款人账号,付款人名称,收款人开户行行号,收款人开户行名,收款人账号,收款人名称,交易日期,交易时间,交易货币,交易金额,交易后余额,起息日期,汇率,交易流水号,摘要,用途,交易附言,备注\n来账,网上支付,104,示例银行,6100,云岫,105,示例行,5710,示例物业,20260302,09:12:33,CNY,12800.00,62800.00,20260302,1,9001,房租,,,\n往账,网上支付,105,示例行,5710,示例物业,104,示例银行,6100,青禾,20260303,09:12:33,CNY,-20.00,62780.00,20260303,1,9002,费,,,\n", "bank_boc_corp* 0302 in 12800 云岫|房租;0303 out 20 青禾|费"},
		{"icbc corp csv with quotes and trailing commas", "[HISTORYDETAIL]\n\"凭证号\",\"本方账号\",\"对方账号\",\"交易时间\",\"借/贷\",\"借方发生额\",\"贷方发生额\",\"对方行号\",\"摘要\",\"用途\",\"对方单位名称\",\"余额\",\"个性化信息\",\n\"0\",\"5710\",\"6100\",\"2026-03-02-09.12.33.000000\",\"贷\",\"\",\"12,800.00\",\"\",\"房租\",\"\",\"云岫\",\"62,800.00\",\"\",\n", "bank_icbc_corp 0302 in 12800 云岫|房租"},
		{"cmb corp xlsx-like with 借方金额 only", "公司名称,示例\n账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方分行名,收(付)方名称,收(付)方账号,收(付)方开户行行号,收(付)方开户行名,收(付)方开户行地址,母(子)公司账号分行名,母(子)公司账号,母(子)公司名称,信息标志,有否附件信息,冲账标志,扩展摘要,交易分析码,票据号,商务支付订单号,内部编号\n5710,示例,人民币,20260302,09:12:33,20260302,汇入汇款,,12800.00,62800.00,房租,C9001,,,,,,,,云岫,6100,,,,,,,,,,,,,,\n", "bank_cmb_corp 0302 in 12800 云岫|房租"},
		{"spdb corp newer 摘要代码", "浦发银行\n交易日期,交易时间,申请日期,凭证号,借方金额,贷方金额,余额,对方账号,对方户名,对方行名,交易流水号,摘要代码,摘要,附言\n20260302,091233,20260302,,,100.00,100.00,61,云岫,x,9001,TR,房租,三月\n", "bank_spdb_corp 0302 in 100 云岫|*"},
		{"a card terminal", "清算日期,交易时间,商户号,终端号,交易类型,交易金额,手续费,清算金额,卡号,卡类型,参考号\n20260302,20260302091233,898,T1,消费,100.00,0.60,99.40,6225****1234,借记卡,123456789012\n20260302,20260302101233,898,T1,退货,-20.00,-0.12,-19.88,6225****1234,借记卡,123456789013\n", "generic_csv 0302 in 100 *|*;0302 out 20 *|*"},
		{"a terminal with trades that failed", "交易日期,交易时间,商户名称,终端号,交易金额(元),手续费(元),结算金额(元),支付方式,交易状态,流水号\n2026-03-02,09:12:33,本店,T1,100.00,0.60,99.40,微信,成功,202603020001\n2026-03-02,09:13:33,本店,T1,50.00,0.30,49.70,支付宝,失败,202603020002\n", "generic_csv 0302 in 100 *|*;0302 in 50 *|*"},
		{"a shop platform", "动账时间,动账方向,动账金额,动账账户,动账流水号,动账摘要,订单号\n2026-03-02 09:12:33,入账,100.00,货款账户,D1,货款结算,O1\n2026-03-03 09:12:33,出账,20.00,货款账户,D2,提现,O2\n", "generic_csv 0302 in 100 *|*;0303 out 20 *|*"},
		{"a journal", "日期,凭证字号,摘要,对方科目,借方金额,贷方金额,方向,余额\n2026-03-01,,期初余额,,,,借,1000.00\n2026-03-02,记-1,收货款,应收账款,100.00,,借,1100.00\n2026-03-03,记-2,付费,管理费用,,20.00,借,1080.00\n2026-03-03,,本日合计,,100.00,20.00,借,1080.00\n", "generic_csv 0302 in 100 *|收货款;0303 out 20 *|付费"},
		{"MT950", ":20:X\n:25:123456\n:28C:1/1\n:60F:C260301CNY1000,00\n:61:260302C100,NTRFREF1//B1\n:61:260303D20,NCHGREF2//B2\n:62F:C260303CNY1080,00\n", "mt940 0302 in 100 *|*;0303 out 20 *|*"},
		{"ofx lower case tags", "OFXHEADER:100\nDATA:OFXSGML\n\n<ofx><bankmsgsrsv1><stmttrnrs><stmtrs><curdef>CNY<bankacctfrom><acctid>1</bankacctfrom><banktranlist><stmttrn><trntype>CREDIT<dtposted>20260302<trnamt>100.00<fitid>1<name>甲</stmttrn></banktranlist></stmtrs></stmttrnrs></bankmsgsrsv1></ofx>", "ofx1 0302 in 100 甲|"},
		{"qif with M/D'YYYY", "!Type:Bank\nD3/2'2026\nT100.00\nP甲\n^\nD3/13'2026\nT-20.00\nP乙\n^\n", "qif 0302 in 100 甲|;0313 out 20 乙|"},
		{"camt prefixed namespace with UltmtDbtr", "<?xml version=\"1.0\"?><ns2:Document xmlns:ns2=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><ns2:BkToCstmrStmt><ns2:Stmt><ns2:Ntry><ns2:Amt Ccy=\"CNY\">100</ns2:Amt><ns2:CdtDbtInd>CRDT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>BOOK</ns2:Cd></ns2:Sts><ns2:BookgDt><ns2:DtTm>2026-03-02T09:00:00+08:00</ns2:DtTm></ns2:BookgDt><ns2:NtryDtls><ns2:TxDtls><ns2:RltdPties><ns2:UltmtDbtr><ns2:Pty><ns2:Nm>甲</ns2:Nm></ns2:Pty></ns2:UltmtDbtr></ns2:RltdPties><ns2:RmtInf><ns2:Strd><ns2:CdtrRefInf><ns2:Ref>RF18</ns2:Ref></ns2:CdtrRefInf></ns2:Strd></ns2:RmtInf></ns2:TxDtls></ns2:NtryDtls></ns2:Ntry></ns2:Stmt></ns2:BkToCstmrStmt></ns2:Document>", "camt053 0302 in 100 甲|RF18"},
		{"hsbc hk business english", "Account name,Account number,Bank name,Currency,Location,BIC,Bank reference,Narrative,Customer reference,TRN type,Value date,Credit amount,Debit amount,Time,Post date,Balance\nACME,123,HSBC,HKD,HK,HSBC,R1,PAYMENT FROM A,C1,TRANSFER,02/03/2026,100.00,,09:00,02/03/2026,1100.00\nACME,123,HSBC,HKD,HK,HSBC,R2,FEE,C2,CHARGE,13/03/2026,,-20.00,09:00,13/03/2026,1080.00\n", "generic_csv 0302 in 100 |PAYMENT FROM A;0313 out 20 |FEE"},
		{"money in as minus", "Status,Date,Description,Debit,Credit\nCleared,03/13/2026,\"A\",20.00,\nCleared,03/02/2026,\"PAYMENT\",,-100.00\n", "generic_csv 0313 out 20 |A;0302 in 100 |PAYMENT"},
		{"a British app with sides beside the amount", "Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In\ntx1,02/03/2026,09:00:00,Faster payment,ACME,,Income,100.00,GBP,100.00,GBP,rent,,,ACME,,,100.00\ntx2,13/03/2026,09:00:00,Card payment,Shop,,Bills,-20.00,GBP,-20.00,GBP,,,,Shop,,-20.00,\n", "generic_csv 0302 in 100 ACME|*;0313 out 20 Shop|*"},
		{"a British app", "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n02/03/2026,ACME,rent,FASTER PAYMENT,100.00,1100.00,INCOME,\n13/03/2026,Shop,,CONTACTLESS,-20.00,1080.00,SHOPPING,\n", "generic_csv 0302 in 100 ACME|*;0313 out 20 Shop|*"},
		{"date header with bracket hint", "交易日期(yyyy-mm-dd),收入(元),支出(元),对方户名(全称)\n2026-03-02,100.00,,甲\n2026-03-03,,20.00,乙\n", "* 0302 in 100 甲|;0303 out 20 乙|"},
		{"asterisk required headers", "*交易日期,*收入,*支出,*对方户名\n2026-03-02,100.00,,甲\n2026-03-03,,20.00,乙\n", "* 0302 in 100 甲|;0303 out 20 乙|"},
		{"a day and a moment", "交易日期,交易时间,收入,支出,对方户名\n2026-03-02,2026-03-02 09:00:00,100.00,,甲\n2026-03-03,2026-03-03 10:00:00,,20.00,乙\n", "* 0302 in 100 甲|;0303 out 20 乙|"},
		{"what 1 and 2 mean stands in the heading", "交易日期,借贷标志(1借2贷),交易金额,对方户名\n2026-03-02,2,100.00,甲\n2026-03-03,1,20.00,乙\n", "generic_csv 0302 in 100 甲|;0303 out 20 乙|"},
		{"a heading that is nothing but a legend", "交易日期,（1借2贷）,交易金额,对方户名\n2026-03-02,2,100.00,甲\n2026-03-03,1,20.00,乙\n", "generic_csv 0302 in 100 甲|;0303 out 20 乙|"},
		{"a legend with the code behind", "交易日期,标志(借:D;贷:C),交易金额,对方户名\n2026-03-02,C,100.00,甲\n2026-03-03,D,20.00,乙\n", "generic_csv 0302 in 100 甲|;0303 out 20 乙|"},
		{"year, month and day in three columns", "年,月,日,时间,收入,支出,对方户名,摘要\n2026,3,2,09:00:00,100.00,,甲公司,货款\n2026,3,3,10:00:00,,20.00,乙公司,费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"days in numerals", "日期,收入,支出,对方户名\n二〇二六年三月二日,100.00,,甲\n二○二六年三月二十三日,,20.00,乙\n贰零贰陆年零叁月壹拾伍日,,5.00,丙\n二〇二六年十二月三十日,,6.00,丁\n", "generic_csv 0302 in 100 甲|;0323 out 20 乙|;0315 out 5 丙|;1230 out 6 丁|"},
		{"columns parted by blanks", "某银行  账户明细\n交易日期    交易时间  借贷标志  交易金额   余额      对方户名\n2026-03-02  09:00:00   贷        100.00     1,100.00   甲公司\n2026-03-03  10:00:00   借        20.00      1,080.00   乙 公司\n合计 2 笔\n", "generic_csv 0302 in 100 甲公司|;0303 out 20 乙 公司|"},
		{"columns parted by one blank", "交易日期 收入 支出 余额 对方户名 摘要\n2026-03-02 100.00 0.00 1100.00 甲公司 货款\n2026-03-03 0.00 20.00 1080.00 乙公司 费\n", "generic_csv 0302 in 100 甲公司|货款;0303 out 20 乙公司|费"},
		{"收 and 付", "交易日期,交易金额,收付标志,对方户名\n2026-03-02,100.00,收,甲\n2026-03-03,20.00,付,乙\n", "* 0302 in 100 甲|;0303 out 20 乙|"},
	} {
		s, err := Read(Source{Name: "export", Data: []byte(c.text)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, l := range s.Lines {
			got = append(got, fmt.Sprintf("%s %s %s %s|%s", strings.ReplaceAll(strings.TrimPrefix(l.Date.String(), "2026-"), "-", ""), l.Direction, l.Amount, l.PayerName, l.Memo))
		}
		if all := s.Format + " " + strings.Join(got, ";"); !resembles(all, c.want) {
			t.Errorf("%s: %s\nwant %s", c.name, all, c.want)
		}
	}
}

// resembles compares a text with a pattern in which * stands for anything.
func resembles(text, pattern string) bool {
	parts := strings.Split(pattern, "*")
	for i, part := range parts {
		at := strings.Index(text, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		text = text[at+len(part):]
	}
	return text == "" || parts[len(parts)-1] == ""
}

// Where a line parted by blanks has an empty column nobody can say what belongs where.
func TestColumnsPartedByBlanksThatAreOpen(t *testing.T) {
	for _, text := range []string{
		"交易日期 收入 支出 余额 对方户名\n2026-03-02 100.00 1100.00 甲公司\n2026-03-03 20.00 1080.00 乙公司\n",
		"交易日期 收入 支出 余额 对方户名\n2026-03-02 100.00 0.00 1100.00 甲公司\n2026-03-03 0.00 20.00 1080.00 乙 公司\n",
	} {
		if s, err := Read(Source{Name: "export", Data: []byte(text)}, Options{}); !isFault(err, Unknown) {
			t.Errorf("read as %v, %v", s, err)
		}
	}
	for _, text := range []string{ // what was guessed is read again as it was said
		"年,月,日,收入,支出,对方户名\n2026,3,3,100.00,,甲公司\n2026,3,4,,20.00,乙公司\n",
		"交易日期 收入 支出 余额 对方户名\n2026-03-02 100.00 0.00 1100.00 甲公司\n2026-03-03 0.00 20.00 1080.00 乙公司\n",
		"交易日期,(1借2贷),交易金额,对方户名\n2026-03-02,2,100.00,甲\n2026-03-03,1,20.00,乙\n",
	} {
		first, err := Read(Source{Name: "export", Data: []byte(text)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(Source{Name: "export", Data: []byte(text)}, Options{Mapping: first.Mapping})
		if err != nil || fmt.Sprint(again.Lines) != fmt.Sprint(first.Lines) || len(again.Lines) != 2 {
			t.Errorf("read again: %v, %v", again, err)
		}
	}
	if in, out, ok := legend("借贷标志(1借1贷)"); ok {
		t.Errorf("one code for both sides: %s, %s", in, out)
	}
	for heading, want := range map[string]string{"借贷标志(1借2贷)": "2 1", "(0-借,1-贷)": "1 0", "收支标志(d:支出c:收入)": "c d", "标志(借1,贷2)": "2 1"} {
		if in, out, _ := legend(heading); in+" "+out != want {
			t.Errorf("%s: in %s, out %s", heading, in, out)
		}
	}
}
