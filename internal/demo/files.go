package demo

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// entry is a movement on one of our accounts, before it is a line of a file.
type entry struct {
	date    date.Date
	clock   string       // HH:MM:SS
	amount  money.Amount // negative = money out
	name    string       // the other party
	account string
	memo    string
	kind    string // the bank's or wallet's own word for it
	ref     string
	method  string // wallets: what it was paid with
	status  string // wallets
	neutral bool   // wallets: neither in nor out
}

// period is the days of a file.
type period struct{ from, to date.Date }

func (p period) compact() string {
	return strings.ReplaceAll(p.from.String(), "-", "") + "-" + strings.ReplaceAll(p.to.String(), "-", "")
}

// cmbFile writes a CMB corporate workbook, the oldest line first, with the balance running from opening.
func cmbFile(p period, lines []entry, opening money.Amount) (data []byte, closing money.Amount, err error) {
	closing = opening
	for _, l := range lines {
		closing += l.amount
	}
	rows := [][]any{
		{"公司名称", officeName}, {"银行账号", officeAccount}, {"币种", "人民币"}, {"起止日期", p.compact()},
		{"期初余额", opening.Grouped()}, {"期末余额", closing.Grouped()},
		{"账号", "账号名称", "币种", "交易日", "交易时间", "起息日", "交易类型", "借方金额", "贷方金额", "余额", "摘要", "流水号", "流程实例号", "业务名称", "用途",
			"业务参考号", "业务摘要", "其它摘要", "收(付)方名称", "收(付)方账号", "收(付)方开户行名"},
	}
	balance := opening
	for _, l := range lines {
		balance += l.amount
		day := strings.ReplaceAll(l.date.String(), "-", "")
		in, out := "", ""
		if l.amount > 0 {
			in = l.amount.Grouped()
		} else {
			out = (-l.amount).Grouped()
		}
		rows = append(rows, []any{officeAccount, officeName, "人民币", day, l.clock, day, l.kind, out, in, balance.Grouped(), l.memo, l.ref, "", "", "",
			"", "", "", l.name, l.account, ""})
	}
	data, err = workbook(rows)
	return data, closing, err
}

// wechatFile writes the workbook that WeChat mails: the newest line first, amounts as numbers.
func wechatFile(p period, lines []entry) ([]byte, error) {
	in, out, neutral := tally(lines)
	rows := [][]any{
		{"微信支付账单明细"}, {"微信昵称：[" + officeShort + "]"},
		{"起始时间：[" + p.from.String() + " 00:00:00] 终止时间：[" + p.to.String() + " 23:59:59]"},
		{"导出类型：[全部]"}, {"导出时间：[" + p.to.AddDays(1).String() + " 09:05:22]"}, {""},
		{fmt.Sprintf("共%d笔记录", len(lines))}, {"收入：" + in.String()}, {"支出：" + out.String()}, {"中性交易：" + neutral.String()}, {"注："},
		{"1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易"}, {"2. 本明细仅展示当前账单中的交易，不包括已删除的记录"},
		{"3. 本明细仅供个人对账使用"}, {"4. 本账单中所有时间均为UTC+08:00时间"}, {""},
		{"----------------------微信支付账单明细列表--------------------"},
		{"交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注"},
	}
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		rows = append(rows, []any{l.date.String() + " " + l.clock, l.kind, l.name, or(l.memo, "/"), l.side("/"), "¥" + l.plain(), or(l.method, "/"),
			l.status, l.ref + "\t", "/", or(l.account, "/")})
	}
	return workbook(rows)
}

// alipayFile writes the text that Alipay mails since 2023: GB18030, the newest line first.
func alipayFile(p period, lines []entry) ([]byte, error) {
	in, out, neutral := tally(lines)
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	say("------------------------------------------------------------------------------------")
	say("导出信息：\r\n姓名：%s\r\n支付宝账户：songfengli@example.com", officeShort)
	say("起始时间：[%s 00:00:00]    终止时间：[%s 23:59:59]\r\n导出交易类型：[全部]\r\n导出时间：[%s 09:12:52]", p.from, p.to, p.to.AddDays(1))
	say("共%d笔记录\r\n收入：%s\r\n支出：%s\r\n不计收支：%s\r\n\r\n特别提示：", len(lines), in, out, neutral)
	say("1.本回单内容可表明支付宝受理了相应支付交易申请；\r\n2.请勿将本回单作为收款方发货的凭据使用；\r\n3.本明细仅供个人对账使用。\r\n")
	say("------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------")
	say("%s", padded("交易时间", "交易分类", "交易对方", "对方账号", "商品说明", "收/支", "金额", "收/付款方式", "交易状态", "交易订单号", "商家订单号", "备注"))
	for i := len(lines) - 1; i >= 0; i-- {
		l := lines[i]
		say("%s", padded(l.date.String()+" "+l.clock, l.kind, l.name, or(l.account, "/"), l.memo, l.side("不计收支"), l.plain(), l.method, l.status, l.ref+"\t", "\t", ""))
	}
	return simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(b.String()))
}

// padded is a row as Alipay writes it: cells filled up with blanks, a comma at the end.
func padded(cells ...string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c)
		if n := 20 - len([]rune(c)); n > 0 && !strings.HasSuffix(c, "\t") {
			b.WriteString(strings.Repeat(" ", n))
		}
		b.WriteByte(',')
	}
	return b.String()
}

// sum is what a wallet's preamble says of one side.
type sum struct {
	count  int
	amount money.Amount
}

func (s sum) String() string { return fmt.Sprintf("%d笔 %s元", s.count, s.amount) }

func tally(lines []entry) (in, out, neutral sum) {
	for _, l := range lines {
		s, a := &in, l.amount
		switch {
		case l.neutral:
			s = &neutral
		case l.amount < 0:
			s = &out
		}
		s.count++
		s.amount += max(a, -a)
	}
	return in, out, neutral
}

// side is the wallet's word for the direction.
func (l entry) side(neither string) string {
	switch {
	case l.neutral:
		return neither
	case l.amount < 0:
		return "支出"
	}
	return "收入"
}

func (l entry) plain() string { return max(l.amount, -l.amount).String() }

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// workbook writes rows of texts into one sheet.
func workbook(rows [][]any) ([]byte, error) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	for n, row := range rows {
		if err := w.SetRow(fmt.Sprintf("A%d", n+1), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), f.Close()
}
