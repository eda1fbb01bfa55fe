package match

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/date"
)

// summary tells what was read in one line.
func (m memo) summary() string {
	var out []string
	for _, v := range m.named {
		out = append(out, "#"+v.Number)
	}
	for _, s := range m.unknown {
		out = append(out, "?"+s)
	}
	for _, s := range m.tails {
		out = append(out, "…"+s)
	}
	for _, c := range m.contracts {
		out = append(out, fmt.Sprint("contract of ", c.ID))
	}
	for _, s := range append(m.units, m.rooms...) {
		out = append(out, "unit "+s)
	}
	out = append(out, slices.Sorted(maps.Keys(m.kinds))...)
	for _, p := range m.periods {
		s := p.From.String() + ".." + p.To.String()
		if p.From.Day() == 1 && p.To == p.From.MonthEnd() {
			s = p.From.String()[:7]
		}
		if m.noYear {
			s += "?"
		}
		out = append(out, s)
	}
	for _, w := range []string{m.nothing, m.advance, m.part} {
		if w != "" {
			out = append(out, "“"+w+"”")
		}
	}
	return strings.Join(out, " ")
}

func TestMemos(t *testing.T) {
	x := newIndex(street())
	for _, c := range []struct{ memo, want string }{
		{"", ""},
		{"转账", ""},
		{"ZD202601-00001", "#ZD202601-00001"},
		{"zd20260100001", "#ZD202601-00001"},
		{"付 ＺＤ２０２６０１－００００１ 房租", "#ZD202601-00001 房租"},
		{"202601-00001", "#ZD202601-00001"},
		{"ZD202601-00001/ZD202602-00011+ZD202603-00021", "#ZD202601-00001 #ZD202602-00011 #ZD202603-00021"},
		{"ZD202601-00001 ZD202602-00011", "#ZD202601-00001 #ZD202602-00011"},
		{"ZD202512-00009", "?zd202512-00009"},
		{"单号00011", "…00011"},
		{"发票尾号 0011", "…0011"},
		{"HT-2026-002", "contract of 2"},
		{"ht2026002房租", "contract of 2 房租"},
		{"A-1203", "unit a-1203"}, {"A1203", "unit a-1203"}, {"a座1203室房租", "unit a-1203 房租"}, {"1203室", "unit 1203"}, {"B栋801", "unit b-801"}, {"801室", "unit 801"}, {"1205室", ""},
		{"3月房租", "房租 2026-03?"}, {"三月份租金", "房租 2026-03?"}, {"十二月物业", "物业费 2025-12?"}, {"房租3月", "房租 2026-03?"}, {"付3月房租", "房租 2026-03?"},
		{"2026年2月房租", "房租 2026-02"}, {"26年2月房租", "房租 2026-02"}, {"二〇二六年二月", "2026-02"}, {"2026.02房租", "房租 2026-02"}, {"202602房租", "房租 2026-02"}, {"2026-02", "2026-02"}, {"2026/2", "2026-02"},
		{"1-3月房租", "房租 2026-01-01..2026-03-31?"}, {"1至3月", "2026-01-01..2026-03-31?"}, {"1～2月份物业费", "物业费 2026-01-01..2026-02-28?"}, {"一到三月", "2026-01-01..2026-03-31?"},
		{"陶源一1月房租", "房租 2026-01?"}, {"25.6-25.8房租", "房租 2025-06-01..2025-08-31"}, {"25.12-26.2", "2025-12-01..2026-02-28"}, {"26.2房租", "房租 2026-02"}, {"26.2元房租", "房租"}, {"0115-0214房租", "房租 2026-01-15..2026-02-14?"}, {"2025-2026", ""},
		{"2025年12月-2026年2月房租", "房租 2025-12-01..2026-02-28"}, {"11-2月", "2025-11-01..2026-02-28?"}, {"2026年1-3月", "2026-01-01..2026-03-31"}, {"2025.11-2026.01", "2025-11-01..2026-01-31"},
		{"1、2、3月房租", "房租 2026-01? 2026-02? 2026-03?"}, {"1月、3月房租", "房租 2026-01? 2026-03?"},
		{"第一季度", "2026-01-01..2026-03-31?"}, {"一季度房租", "房租 2026-01-01..2026-03-31?"}, {"Q1房租", "房租 2026-01-01..2026-03-31?"}, {"2025年第四季度", "2025-10-01..2025-12-31"}, {"2025Q4", "2025-10-01..2025-12-31"},
		{"上半年", "2026-01-01..2026-06-30?"}, {"2025年度", "2025-01-01..2025-12-31"},
		{"2026.1.15-2026.2.14房租", "房租 2026-01-15..2026-02-14"}, {"20260115-20260214", "2026-01-15..2026-02-14"}, {"1月15日-2月14日", "2026-01-15..2026-02-14?"},
		{"本月房租", "房租 2026-03"}, {"上月物业费", "物业费 2026-02"},
		{"押金", "“押金”"}, {"退款", "“退款”"}, {"下月房租", "房租 “下月”"}, {"先付部分房租", "房租 “部分”"},
		{"流水号123456789012345", ""}, {"手机13800138000", ""}, {"付20260200017元", ""}, {"13月房租", "房租"}, {"0月", ""},
	} {
		if got := x.read(c.memo, date.Must("2026-03-20")).summary(); got != c.want {
			t.Errorf("%q says %q, want %q", c.memo, got, c.want)
		}
	}
}

func FuzzMemo(f *testing.F) {
	for _, s := range []string{"ZD202601-00001", "A座1203室 3月房租", "2025年12月-2026年2月", "十十月", "二〇二六年", "1-3月", "---", "\x00\xff", "９９月", "a-a-a-a-1-1-1"} {
		f.Add(s, "杭州云岫建筑")
	}
	w := street()
	x := newIndex(w)
	f.Fuzz(func(t *testing.T, text, payer string) {
		m := x.read(text, date.Must("2026-03-20"))
		for _, p := range m.periods {
			if p.To < p.From || p.Days() > 750 {
				t.Errorf("%q speaks of %v", text, p)
			}
		}
		x.who(Receipt{PayerName: payer, PayerAccount: text, Memo: text}, m)
		w.Receipts = []Receipt{{ID: 1, Date: date.Must("2026-03-20"), Amount: 300000, PayerName: payer, Memo: text}}
		checkLaws(t, w, Propose(w))
	})
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ name, core, bare string }{
		{"杭州云岫建筑有限公司", "杭州云岫建筑", "云岫建筑"},
		{"云岫（杭州）建筑有限责任公司", "云岫杭州建筑", "云岫建筑"},
		{"杭州市云岫建筑股份有限公司(基本户)", "杭州云岫建筑", "云岫建筑"},
		{"杭州云岫建筑有限公司宁波分公司", "杭州云岫建筑", "云岫建筑"},
		{"云 岫 建 筑", "云岫建筑", "云岫建筑"},
		{"赵青瓷", "赵青瓷", "赵青瓷"},
		{"公司", "公司", "公司"},
		{"", "", ""},
	} {
		if got := core(c.name); got != c.core || withoutCity(got) != c.bare {
			t.Errorf("%s: %s, %s", c.name, got, withoutCity(got))
		}
	}
	if !fitsMask("*小禾", "周小禾") || fitsMask("*小禾", "小禾") || !fitsMask("周**", "周小禾") {
		t.Error("masks")
	}
}

// Offices number as they like, and people copy what they see of it.
func TestNumbersAsOfficesWriteThem(t *testing.T) {
	for _, c := range []struct{ number, memo, want string }{
		{"物2026-003号", "物2026-003号", "#物2026-003号"},
		{"物2026-003号", "付物2026003号物业费", "#物2026-003号"},
		{"物2026-003号", "单号2026-003", "#物2026-003号"},
		{"物2026-12号", "物2026-12号", "#物2026-12号"},
		{"物2026-12号", "2026-12", "2026-12"}, // a month, as long as the office's words are not beside it
		{"收字第000123号", "第000123号", "#收字第000123号"},
		{"收字第000123号", "收字第000123号 租金", "#收字第000123号"},
		{"2026030017", "2026030017", "#2026030017"},
		{"2026030017", "3-2-501 转账 OTHER", ""},
		{"2026030017", "订单号20260300178899", ""},
		{"SF2603-0012", "sf26030012", "#SF2603-0012"},
		{"NO.2026/0007", "no 2026/0007", "#NO.2026/0007"},
	} {
		w := street()
		w.Invoices = w.Invoices[:1]
		w.Invoices[0].Number, w.Invoices[0].Kind, w.Invoices[0].Contract = c.number, "", ""
		if got := newIndex(w).read(c.memo, date.Must("2026-12-20")).summary(); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.number, c.memo, got, c.want)
		}
	}
}

// An office that numbers its bills 1 to 999 is understood where a word says that a figure is a number, and nowhere else.
func TestNumbersOfFewDigitsNeedAWord(t *testing.T) {
	for _, c := range []struct{ number, memo, want string }{
		{"12", "账单12", "#12"},
		{"12", "账单 12 房租", "#12 房租"},
		{"12", "付账单012", "#12"},
		{"12", "No.12", "#12"},
		{"12", "NO 12", "#12"},
		{"12", "№12", "#12"},
		{"12", "单号：12", "#12"},
		{"12", "12号单", "#12"},
		{"12", "12号账单", "#12"},
		{"12", "账单11、12", "#12 ?11"},
		{"012", "账单12", "#012"},
		{"账单12", "账单12号", "#账单12"},
		{"A12", "账单A12", "#A12"},
		{"A12", "账单12", "#A12"},
		{"Q1", "账单Q1", "#Q1"},
		{"12", "账单13", "?13"}, // it is paid, or none of ours
		{"12", "12", ""},
		{"12", "12月账单", "2026-12?"},
		{"12", "账单12月", "2026-12?"},
		{"3", "账单1-3月", "2026-01-01..2026-03-31?"},
		{"3", "账单3张", ""},
		{"12", "账单12元", ""},
		{"1", "Q1账单", "2027-01-01..2027-03-31?"},
		{"1", "Q1房租", "房租 2027-01-01..2027-03-31?"},
		{"12", "A座12号楼", ""},
		{"12", "账单尾号0012", "…0012"},
		{"ZD202601-00012", "账单12", ""}, // the book's numbers are longer
	} {
		w := street()
		w.Invoices = w.Invoices[:2]
		w.Invoices[0].Number, w.Invoices[0].Contract = c.number, ""
		if got := newIndex(w).read(c.memo, date.Must("2026-12-20")).summary(); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.number, c.memo, got, c.want)
		}
	}
}

// A slip of the pen in two digits is another bill, so such a number is no proof of who paid.
func TestANumberOfFewDigitsProvesNoPayer(t *testing.T) {
	w := street()
	for i := range w.Invoices {
		w.Invoices[i].Number = fmt.Sprint(i + 1)
	}
	w.Receipts = []Receipt{got("4500", "过路人", "账单13")}
	if p := Propose(w)[0]; said(p) != "suggest 2 13:4500.00" {
		t.Error("somebody unknown:", said(p), p.Reasons)
	}
	w.Receipts = []Receipt{got("4500", "苏州松影（中国）文化传媒有限公司", "账单13")}
	if p := Propose(w)[0]; said(p) != "auto 2 13:4500.00" {
		t.Error("the customer itself:", said(p), p.Reasons)
	}
	w.Receipts = []Receipt{got("4500", "苏州松影（中国）文化传媒有限公司", "账单11")}
	if p := Propose(w)[0]; p.Decision == Auto {
		t.Error("another bill's number:", said(p), p.Reasons)
	}
}

func TestWaterIsNoElectricity(t *testing.T) {
	w := street()
	for i, kind := range []string{"水费", "电费", "公摊电费", "水电费"} {
		w.Invoices = append(w.Invoices, Invoice{ID: int64(90 + i), Number: fmt.Sprint("S-", i), Customer: 1, Kind: kind, Open: 100})
	}
	x := newIndex(w)
	for memo, want := range map[string]string{"用电": "公摊电费 水电费 电费", "电费": "公摊电费 水电费 电费", "3月用水": "水电费 水费", "水费": "水电费 水费", "水电": "公摊电费 水电费 水费 电费"} {
		m := x.read(memo, date.Must("2026-03-20"))
		if got := strings.Join(slices.Sorted(maps.Keys(m.kinds)), " "); got != want {
			t.Errorf("%s speaks of %s, want %s", memo, got, want)
		}
	}
}
