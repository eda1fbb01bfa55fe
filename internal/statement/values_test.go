package statement

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		name, cell string
		point      byte
		binary     bool
		want, cur  string // "" = not an amount
	}{
		{"thousands", "1,234.56", '.', false, "1234.56", ""},
		{"plain", "0.01", '.', false, "0.01", ""},
		{"padded, with a tab", "  12.00  \t", '.', false, "12", ""},
		{"half-width yen sign", "¥12.00", '.', false, "12", "CNY"},
		{"full-width yen sign", "￥8.00", '.', false, "8", "CNY"},
		{"plus", "+10000.00", '.', false, "10000", ""},
		{"full-width digits and commas", "１，２３４．５０", '.', false, "1234.5", ""},
		{"Swiss groups", "1’234.50", '.', false, "1234.5", ""},
		{"blank groups", "1 234,50", ',', false, "1234.5", ""},
		{"minus and thousands", "-1,000.00", '.', false, "-1000", ""},
		{"full-width minus", "－5.00", '.', false, "-5", ""},
		{"code and blank", "CNY 123.18", '.', false, "123.18", "CNY"},
		{"code without blank", "CNY13.50", '.', false, "13.5", "CNY"},
		{"coin behind", "0.01076760USDT", '.', false, "", ""},
		{"country in brackets", "8,000.00(CN)", '.', false, "8000", ""},
		{"refund in brackets", "131.77(已退款89.84)", '.', false, "131.77", ""},
		{"refunded in full", "468.32(已全额退款)", '.', false, "468.32", ""},
		{"yuan behind", "28.50元", '.', false, "28.5", "CNY"},
		{"accountant's minus", "(1,234.56)", '.', false, "-1234.56", ""},
		{"sign behind", "12.50-", '.', false, "-12.5", ""},
		{"decimal comma", "-1.234,56", ',', false, "-1234.56", ""},
		{"decimal comma, small", "1250,50", ',', false, "1250.5", ""},
		{"five places", "0.00600", '.', false, "0.006", ""},
		{"three places", "126000.130", '.', false, "126000.13", ""},
		{"backtick", "`17616.50", '.', false, "17616.5", ""},
		{"formula text", `="0.000"`, '.', false, "0", ""},
		{"exponent of a workbook", "1.0000000000000001E-2", '.', true, "0.01", ""},
		{"noise of a workbook", "71732.649999999994", '.', true, "71732.65", ""},
		{"noise of a workbook, small", "0.30000000000000004", '.', true, "0.3", ""},
		{"sign before the currency", "-¥5.00", '.', false, "-5", "CNY"},
		{"sign behind the currency", "¥-5.00", '.', false, "-5", "CNY"},
		{"a dash for a minus", "–5.00", '.', false, "-5", ""},
		{"a mathematician's minus", "−5.00", '.', false, "-5", ""},
		{"plus behind", "12.50+", '.', false, "12.5", ""},
		{"a debit", "12.50DR", '.', false, "-12.5", ""},
		{"a credit", "12.50 Cr", '.', false, "12.5", ""},
		{"a currency before its debit", "12.00 CNY DR", '.', false, "-12", "CNY"},
		{"code behind", "13.50CNY", '.', false, "13.5", "CNY"},
		{"a remark that does not end", "131.77(已退", '.', false, "", ""},
		{"millions", "1,234,567.89", '.', false, "1234567.89", ""},
		{"a full first group", "123,456.00", '.', false, "123456", ""},
		{"a first group of four", "1234,567.00", '.', false, "", ""},
		{"a last group of four", "1,2345", '.', false, "", ""},
		{"a group without a beginning", ",567.00", '.', false, "", ""},
		{"a group behind the point", "1.234,567", '.', false, "", ""},
		{"a Swiss group behind the point", "1.234'567", '.', false, "", ""},
		{"eighteen digits", "1234567890123456.78", '.', false, "1234567890123456.78", ""},
		{"a whole number of a workbook", "1234567890123456789", '.', true, "1234567890123456789", ""},
		{"nothing with an exponent", "0E0", '.', true, "0", ""},
		{"next to nothing with an exponent", "1E-16", '.', true, "", ""},
		{"exponent in text", "1E5", '.', false, "", ""},
		{"huge exponent", "1E999999999", '.', true, "", ""},
		{"twenty digits", "12345678901234567890.12", '.', false, "12345678901234567890.12", ""},
		{"empty", "", '.', false, "", ""},
		{"slash", "/", '.', false, "", ""},
		{"dashes", "--", '.', false, "", ""},
		{"masked", "xx,yyyy.zz", '.', false, "", ""},
		{"groups of wrong size", "1,23.45", '.', false, "", ""},
		{"decimal comma where a point is meant", "8,5", '.', false, "", ""},
		{"two points", "1.2.3", '.', false, "", ""},
		{"two signs", "--5", '.', false, "", ""},
		{"sign before and behind the currency", "-¥-5", '.', false, "", ""},
		{"a date", "2026-03-02", '.', false, "", ""},
		{"word", "房租", '.', false, "", ""},
		{"only a sign", "-", '.', false, "", ""},
		{"only a currency", "CNY", '.', false, "", ""},
	} {
		n, ok := parseAmount(c.cell, c.point, c.binary)
		if got := n.value.String(); ok != (c.want != "") || ok && (got != c.want || n.currency != c.cur) {
			t.Errorf("%s: %q gives %s %q %v, want %q %q", c.name, c.cell, got, n.currency, ok, c.want, c.cur)
		}
	}
}

func TestCurrencies(t *testing.T) {
	for cell, want := range map[string]string{
		"人民币": "CNY", "RMB": "CNY", "rmb": "CNY", "usd": "USD", "USDT": "USDT", "156": "CNY", "港元": "HKD", "001 活期储蓄存款 美元 现汇": "USD",
		"港币、美元": "HKD", "": "", "US": "", "ABCDEF": "", "U.S": "", "存款": "",
	} {
		if got := currencyCode(cell); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	workbook := &grid{binary: true}
	mac := &grid{binary: true, base1904: true}
	for _, c := range []struct {
		name, cell string
		order      DateOrder
		grid       *grid
		want       string // "" = not a date
	}{
		{"with a blank behind", "2023-02-12 21:32:14 ", YearFirst, nil, "2023-02-12 21:32:14"},
		{"slashes", "2024/12/30", YearFirst, nil, "2024-12-30 "},
		{"short slashes", "2026/3/2 9:05", YearFirst, nil, "2026-03-02 09:05:00"},
		{"digits", "20250101", YearFirst, nil, "2025-01-01 "},
		{"digits and time", "20260410 17:07:09", YearFirst, nil, "2026-04-10 17:07:09"},
		{"fourteen digits", "20260410170709", YearFirst, nil, "2026-04-10 17:07:09"},
		{"ICBC's microseconds", "2026-03-02-09.12.33.000000", YearFirst, nil, "2026-03-02 09:12:33"},
		{"two blanks", "2025/12/03  14:06:51", YearFirst, nil, "2025-12-03 14:06:51"},
		{"Chinese", "2026年3月2日 09时12分33秒", YearFirst, nil, "2026-03-02 09:12:33"},
		{"full-width colons", "2026-03-02 16：33：45", YearFirst, nil, "2026-03-02 16:33:45"},
		{"ISO", "2026-03-02T09:12:33Z", YearFirst, nil, "2026-03-02 09:12:33"},
		{"full-width digits", "２０２６－０３－０２ ０９：１２", YearFirst, nil, "2026-03-02 09:12:00"},
		{"afternoon", "03/02/2026 3:21 PM", MonthFirst, nil, "2026-03-02 15:21:00"},
		{"noon", "2026/3/2 12:05:00 下午", YearFirst, nil, "2026-03-02 12:05:00"},
		{"past midnight", "2026-03-02 上午12:05", YearFirst, nil, "2026-03-02 00:05:00"},
		{"day of the week", "2026-03-02 星期一", YearFirst, nil, "2026-03-02 "},
		{"day of the week in front", "Mon, 02 Mar 2026", DayFirst, nil, "2026-03-02 "},
		{"day first", "24/03/2025", DayFirst, nil, "2025-03-24 "},
		{"German", "02.03.2026", DayFirst, nil, "2026-03-02 "},
		{"month first", "03/24/2025", MonthFirst, nil, "2025-03-24 "},
		{"month by name", "02 Jan 2026", DayFirst, nil, "2026-01-02 "},
		{"month by name first", "Jan 2, 2026", DayFirst, nil, "2026-01-02 "},
		{"half of the day behind a month by name", "2 Mar 2026 9:12 PM", DayFirst, nil, "2026-03-02 21:12:00"},
		{"half of the day with points", "2026-03-02 9:12 p.m.", YearFirst, nil, "2026-03-02 21:12:00"},
		{"of the Republic", "115/03/02", YearFirst, nil, "2026-03-02 "},
		{"two digits of a year", "02/03/26", DayFirst, nil, "2026-03-02 "},
		{"two digits of the last century", "02/03/70", DayFirst, nil, "1970-03-02 "},
		{"month and day without a year", "11-22 09:12", YearFirst, nil, ""},
		{"day and month by name without a year", "22 Nov 09:12", DayFirst, nil, ""},
		{"a time alone", "09:12:33", YearFirst, nil, ""},
		{"a long time ago", "1899-12-31", YearFirst, nil, ""},
		{"the first year", "1900-01-01", YearFirst, nil, "1900-01-01 "},
		{"the last year", "2200-12-31", YearFirst, nil, "2200-12-31 "},
		{"too far ahead", "2201-01-01", YearFirst, nil, ""},
		{"the end of a day", "2026-03-02 24:00:00", YearFirst, nil, "2026-03-02 "},
		{"after the end of a day", "2026-03-02 24:00:01", YearFirst, nil, ""},
		{"midnight", "2026-03-02 00:00:00", YearFirst, nil, "2026-03-02 00:00:00"},
		{"the last second", "2026-03-02 23:59:59", YearFirst, nil, "2026-03-02 23:59:59"},
		{"a second more", "2026-03-02 23:59:61", YearFirst, nil, ""},
		{"sixty minutes", "2026-03-02 23:60:00", YearFirst, nil, ""},
		{"leap day", "2024-02-29", YearFirst, nil, "2024-02-29 "},
		{"no leap day", "2026-02-29", YearFirst, nil, ""},
		{"thirteenth month", "2026-13-01", YearFirst, nil, ""},
		{"25 o'clock", "2026-03-02 25:00:00", YearFirst, nil, ""},
		{"serial", "46083", YearFirst, workbook, "2026-03-02 "},
		{"serial with time", "46083.5", YearFirst, workbook, "2026-03-02 12:00:00"},
		{"serial that is as good as the next day", "46083.999999", YearFirst, workbook, "2026-03-03 "},
		{"the first serial", "30000", YearFirst, workbook, "1982-02-18 "},
		{"a number before it", "29999", YearFirst, workbook, ""},
		{"the last serial", "80000", YearFirst, workbook, "2119-01-11 "},
		{"a number behind it", "80001", YearFirst, workbook, ""},
		{"serial of a Mac", "44621", YearFirst, mac, "2026-03-02 "},
		{"number in a text file", "46083", YearFirst, nil, ""},
		{"total", "合计", YearFirst, nil, ""},
		{"remark that begins with digits", "20260302房租", YearFirst, nil, ""},
		{"empty", "", YearFirst, nil, ""},
		{"account number", "6222021234567890123", YearFirst, nil, ""},
	} {
		m, ok := parseMoment(c.cell, c.order, c.grid)
		if got := m.day.String() + " " + m.time; ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %q gives %q %v, want %q", c.name, c.cell, got, ok, c.want)
		}
	}
}

func TestTimes(t *testing.T) {
	for cell, want := range map[string]string{"21:23:33": "21:23:33", "123456": "12:34:56", "93000": "09:30:00", "9:30": "09:30:00", "930": "00:09:30", "93": "", "20260302091233": "09:12:33", "2026-03-02 09:12:33": "09:12:33", "": "", "早上": "", "\t09:00:01": "09:00:01"} {
		if got := parseTime(cell, &grid{}); got != want {
			t.Errorf("%q gives %q, want %q", cell, got, want)
		}
	}
	if got := parseTime("0.5", &grid{binary: true}); got != "12:00:00" {
		t.Errorf("half a day of a workbook gives %q", got)
	}
}

func TestLabels(t *testing.T) {
	for cell, want := range map[string]string{
		"借方金额（支出）": "借方金额(支出)", "户  名:": "户名", "币　　种": "币种", "付款人名称[ Payer's Name ]": "付款人名称", "金额（元）   ": "金额",
		"收入金额（+元）": "收入金额", "日 志 号": "日志号", "Transaction date": "transactiondate", "[HISTORYDETAIL]": "[historydetail]",
	} {
		if got := label(cell); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

func TestQuotesAsTheyComeInTheWild(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"tab behind the closing quote", "\"a\"\t,b\n", [][]string{{"a", "b"}}},
		{"doubled quotes", "\"a\"\"b\",c\n", [][]string{{`a"b`, "c"}}},
		{"quotes inside a word", "点击\"今日\",c\n", [][]string{{`点击"今日"`, "c"}}},
		{"quote that is no end", "\"a\"b\",c\n", [][]string{{`a"b`, "c"}}},
		{"line break in a cell", "\"a\nb\",c\nd,e\n", [][]string{{"a\nb", "c"}, {"d", "e"}}},
		{"quote that never closes", "\"a,b\nc,d\n", [][]string{{`"a`, "b"}, {"c", "d"}}},
		{"old Mac line ends", "a,b\rc,d\r", [][]string{{"a", "b"}, {"c", "d"}}},
		{"no line end", "a,b", [][]string{{"a", "b"}}},
	} {
		f := &file{text: c.text}
		g, err := f.cutText(',')
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for _, r := range g.rows {
			got = append(got, r.cells)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMappingSurvivesJSONAndIsUsedAgain(t *testing.T) {
	text := "示例表\n日子,进出,多少,谁\n2026/3/2,进,12800,云岫建筑有限公司\n2026/3/5,出,1350.55,青禾保洁服务部\n"
	if _, err := Read(Source{Name: "own.csv", Data: []byte(text)}, Options{}); err == nil {
		t.Fatal("a table in words of its own was recognised without a mapping")
	}
	m := Mapping{
		Columns: map[Field][]string{FieldDate: {"日子"}, FieldAmount: {"多少"}, FieldFlag: {"进出"}, FieldPeer: {"#4"}},
		Sign:    SignFlagged, InWords: []string{"进"}, OutWords: []string{"出"}, DateOrder: YearFirst, Decimal: ".", Currency: "CNY", Confidence: 100,
	}
	wire, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var back Mapping
	if err := json.Unmarshal(wire, &back); err != nil || !reflect.DeepEqual(m, back) {
		t.Fatalf("%+v came back as %+v (%v)", m, back, err)
	}
	s, err := Read(Source{Name: "own.csv", Data: []byte(text)}, Options{Mapping: &back})
	if err != nil {
		t.Fatal(err)
	}
	sums := s.Sums()
	if len(s.Lines) != 2 || sums.Credits["CNY"].String() != "12800" || sums.Debits["CNY"].String() != "1350.55" || s.Lines[0].PayerName != "云岫建筑有限公司" {
		t.Errorf("%+v, %+v", sums, s.Lines)
	}
	later, err := Read(Source{Data: []byte(strings.Replace(text, "示例表\n", "示例表\n\n新的一行\n", 1))}, Options{Mapping: s.Mapping})
	if err != nil || later.Layout != s.Layout {
		t.Errorf("the same header elsewhere has another layout: %v", err)
	}
	if _, err := Read(Source{Data: []byte("日期,金额\n2026-03-02,1\n")}, Options{Mapping: &back}); err == nil {
		t.Error("a mapping was used on a table that lacks its columns")
	}
}

func TestGuessesSayWhatIsDoubtful(t *testing.T) {
	for _, c := range []struct {
		name, text string
		key        string // of the one doubt looked for; "" = none at all
	}{
		{"nothing to doubt", "日期,对方户名,收入,支出\n2026-03-02,甲,1.00,\n2026-03-05,乙,,2.00\n", ""},
		{"amounts without sign", "日期,对方户名,金额\n2026-03-02,甲,1.00\n2026-03-05,乙,2.00\n", "statement.doubt_sign"},
		{"day or month", "date,name,amount\n02/03/2026,a,1.00\n05/03/2026,b,-2.00\n", "statement.doubt_date_order"},
		{"comma of groups or decimals", "date,name,amount\n2026-03-02,a,\"1,000\"\n2026-03-05,b,\"-2,000\"\n", "statement.doubt_decimal"},
		{"no payer", "日期,收入,支出\n2026-03-02,1.00,\n2026-03-05,,2.00\n", "statement.doubt_payer"},
	} {
		s, err := Read(Source{Data: []byte(c.text)}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var keys []string
		for _, d := range s.Mapping.Doubts {
			keys = append(keys, string(d.Key))
		}
		if got := strings.Join(keys, " "); got != c.key || (c.key == "") != (s.Mapping.Confidence == 100) {
			t.Errorf("%s: doubts %q, confidence %d, want %q", c.name, got, s.Mapping.Confidence, c.key)
		}
	}
}

func TestCardListIsToldByItsBalance(t *testing.T) {
	text := "日期,摘要,交易金额,余额\n2026-03-02,消费,10.00,90.00\n2026-03-03,消费,20.00,70.00\n2026-03-04,还款,-50.00,120.00\n"
	s, err := Read(Source{Data: []byte(text)}, Options{})
	if err != nil || s.Mapping.Sign != SignSpending {
		t.Fatalf("%v %+v", err, s)
	}
	if sums := s.Sums(); sums.Credits["?"].String() != "50" || sums.Debits["?"].String() != "30" {
		t.Errorf("%+v", sums)
	}
}

func TestNegativeInItsOwnColumnIsAReversal(t *testing.T) {
	text := "交易时间,记账日,支出,收入,账户余额,摘要,对方户名,对方银行,对方账号,用途,交易渠道,备注\n2026-03-02 00:00:00,2026-03-02,20.00,,80.00,消费,,,,,,\n2026-03-03 00:00:00,2026-03-03,-20.00,,100.00,冲账,,,,,,\n"
	s, err := Read(Source{Data: []byte(text)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l := s.Lines[1]; l.Class != Reversal || l.Direction != Out || l.Amount.String() != "-20" || l.Signed().String() != "20" {
		t.Errorf("%+v", l)
	}
	if sum := s.Sums().Debits["CNY"]; !sum.IsZero() {
		t.Errorf("debits %v, want nothing", sum)
	}
}

func TestFactsOfThePreamble(t *testing.T) {
	data := fixture{"file": "bank_cmb_corp_detail.csv"}.text(t)
	s, err := Read(Source{Data: []byte(data)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Account != (AccountHint{"示例物业管理有限公司", "5710000000101", "招商银行"}) || s.Stated.From.String() != "2026-03-01" || s.Stated.To.String() != "2026-03-31" {
		t.Errorf("%+v %+v", s.Account, s.Stated)
	}
	if s.Opening == nil || s.Closing == nil || s.Opening.String() != "50000.00" || s.Closing.String() != "74161.46" {
		t.Errorf("balances %v %v", s.Opening, s.Closing)
	}
	if l := s.Lines[0]; l.PayerName != "云岫建筑有限公司" || l.Reference != "90000000000000000001" || l.Time != "09:12:33" || l.Balance.String() != "62800" || l.Raw.Len() != 21 {
		t.Errorf("%+v", l)
	}
	if s.Lines[0].Row != 8 || s.HeaderRow != 7 {
		t.Errorf("row %d, header %d", s.Lines[0].Row, s.HeaderRow)
	}
}

func TestOtherSideOfPayerAndPayee(t *testing.T) {
	for _, name := range []string{"bank_boc_corp_detail.csv", "bank_pab_corp_voucher.csv"} {
		s, err := Read(Source{Data: []byte(fixture{"file": name}.text(t))}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if in, out := s.Lines[0], s.Lines[2]; in.PayerName != "云岫建筑有限公司" || in.PayerAccount != "6100000000000000011" || out.PayerName != "青禾保洁服务部" || out.PayerAccount != "6100000000000000022" {
			t.Errorf("%s: %q %q, %q %q", name, in.PayerName, in.PayerAccount, out.PayerName, out.PayerAccount)
		}
	}
}

func TestClassesOfAlipay(t *testing.T) {
	s, err := Read(Source{Data: []byte(fixture{"file": "alipay_personal_app_v3.csv"}.text(t))}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Class{Normal, Refund, Normal, Closed, Internal, Normal} // the third was paid, then refunded by the second
	for i, l := range s.Lines {
		if l.Class != want[i] {
			t.Errorf("row %d is %s, want %s", l.Row, l.Class, want[i])
		}
	}
	if s.Lines[5].Memo != "加一份面" || s.Lines[2].Memo != "保洁用品" {
		t.Errorf("memos %q %q", s.Lines[5].Memo, s.Lines[2].Memo)
	}
}

func TestEveryFaultAndReasonHasItsSentence(t *testing.T) {
	keys := []fault.Key{
		Empty, TooLarge, TooManyRows, TooManyColumns, TooManyCells, NotText, IsPDF, IsHTML, Unreadable, Locked, Unknown, UnknownFormat, NotThisFormat,
		MappingMismatch, BadDate, BadDateAmount, DateMissing, BadAmount, NoAmount, TwoAmounts, UnknownDirection, DamagedIDs, WrongBytes, HiddenCharacters,
		NoSuchAnswer, EmptyArchive, Truncated, NoSuchDay, NoDay, SeveralAccounts, SeveralMembers, BankSays, BalanceBreaks, WrongPassword, LockedXLS, UnpacksTooLarge, OtherAccount.Key(), NotMoney.Key(),
		Question{Ask: AskDateOrder}.Key(), Question{Ask: AskAccount}.Key(), Question{Ask: AskMember}.Key(), Question{Ask: AskYear}.Key(),
		DoubtSign, DoubtDateOrder, DoubtDecimal, DoubtHeader, DoubtPayer,
		Preamble.Key(), Header.Key(), Footer.Key(), Sheet.Key(),
	}
	for _, key := range keys {
		for _, lang := range []string{"zh-CN", "en"} {
			if fault.Text(lang, fault.New(key, nil)) == string(key) {
				t.Errorf("%s has no sentence in %s", key, lang)
			}
		}
	}
}
