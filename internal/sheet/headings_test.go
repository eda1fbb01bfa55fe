package sheet

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// UX 28: the headings that offices give their own lists are understood; nobody has to rename a column.
func TestTheHeadingsThatOfficesGive(t *testing.T) {
	for _, c := range []struct {
		heads, row string
		table      string
		of         []string // the columns that the headings mean
	}{
		{"客户编号,客户名称,联系电话,房号", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"编号,租户名称,手机号码,房间号", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"租户编号,租户,电话,铺位号", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"业主编号,业主姓名,联系方式,门牌号", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"客户号,单位名称,纳税人识别号,备注", "1,甲,1,A", "customers", []string{"code", "name", "tax_id", "note"}},
		{"编号,公司名称,统一社会信用代码,联系地址", "1,甲,1,A", "customers", []string{"code", "name", "tax_id", "address"}},
		{"客户代码,姓名,手机,单元", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"客户编码,承租人,电话号码,商铺", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"编号,业主,手机号,单元号", "1,甲,1,A", "customers", []string{"code", "name", "phone", "units"}},
		{"租户编号,承租方,邮箱,商铺号", "1,甲,a@b.cn,A", "customers", []string{"code", "name", "email", "units"}},
		{"合同编号,客户编号,开始日期,结束日期", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"合同号,客户,起租日,到期日", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"协议编号,租户编号,租期开始,租期结束", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"合同编码,客户编码,起始日期,终止日期", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"合同编号,客户号,合同开始日期,合同到期日", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"协议号,业主编号,起租日期,到期日期", "1,1,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"合同编号,客户编号,合同起始日,合同终止日,保证金", "1,1,2026-01-01,2026-12-31,5", "contracts", []string{"code", "customer", "start", "end", "deposit"}},
		{"合同号,客户编号,铺位,起始日,终止日", "1,1,A,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "unit", "start", "end"}},
		{" 客户 编号 ,客户名称：,电话", "1,甲,1", "customers", []string{"code", "name", "phone"}},
		{"客户编号 *,客户名称（必填）,联系电话", "1,甲,1", "customers", []string{"code", "name", "phone"}},
		{"学员姓名,班级,家长姓名,家长电话", "甲,三班,乙,138", "customers", []string{"name", "segment", "contact", "phone"}},
		{"企业名称,统一社会信用代码,负责人,联系人电话", "甲,91,乙,138", "customers", []string{"name", "tax_id", "contact", "phone"}},
		{"合同编号,学员姓名,开课日期,结课日期", "1,甲,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"合同号,企业名称,服务开始日期,服务结束日期", "1,甲,2026-01-01,2026-12-31", "contracts", []string{"code", "customer", "start", "end"}},
		{"账单号,客户名称,费用名称,应收金额,欠费金额,开单日期,到期日", "1,甲,房租,5,3,2026-01-01,2026-01-10", "invoices", []string{"number", "customer", "kind", "amount", "open_amount", "issue_date", "due_date"}},
		{"收款编号,收款日期,缴费人,收款金额,收款方式", "1,2026-01-01,甲,5,现金", "receipts", []string{"reference", "date", "payer_name", "amount", "channel"}},
		{"编号,客户全称,曾用名,付款账户", "1,甲,乙,62220001", "customers", []string{"code", "name", "aliases", "payer_accounts"}},
	} {
		data, err := readAll("自己的表.csv", []byte(c.heads+"\n"+c.row+"\n"))
		if err != nil {
			t.Errorf("%s: %v", c.heads, err)
			continue
		}
		rows := data[c.table]
		if len(rows) != 1 {
			t.Errorf("%s is not read as %s: %v", c.heads, c.table, data)
			continue
		}
		for _, name := range c.of {
			if !rows[0].Has(name) {
				t.Errorf("%s: nothing is read as %s", c.heads, name)
			}
		}
		if n := len(strings.Split(c.heads, ",")); n != len(c.of) {
			t.Fatalf("%s has %d headings, %d are looked for", c.heads, n, len(c.of))
		}
	}
}

// UX 28: what no list of names knows is settled by whoever knows the file, and an office that never numbered its customers
// still brings its list in.
func TestHeadingsThatAreSettled(t *testing.T) {
	const file = "序号,姓名,房号,联系电话（主）,楼长\n1,甲,A-1,138,李\n2,乙,A-2,139,\n"
	data, heads, err := Read("业主名单.csv", []byte(file), nil)
	if f := fault.As(err); f == nil || len(f.Parts) != 2 || f.Parts[1].Key != UnknownColumn || len(data["customers"]) != 0 {
		t.Fatalf("headings that nobody knows: %v, %v", err, data)
	}
	want := []Head{
		{"customers", "序号", "", false, false, "1"},
		{"customers", "姓名", "name", true, false, "甲"},
		{"customers", "房号", "units", true, false, "A-1"},
		{"customers", "联系电话（主）", "phone", true, false, "138"},
		{"customers", "楼长", "", false, false, "李"},
	}
	if !slices.Equal(heads, want) {
		t.Errorf("got %v", heads)
	}
	data, _, err = Read("业主名单.csv", []byte(file), []Head{{Table: "customers", Heading: " 序号", Column: ""}, {Table: "customers", Heading: "楼长", Column: "contact"}})
	if rows := data["customers"]; err != nil || len(rows) != 2 || rows[0].Text("contact") != "李" || rows[0].Has("code") {
		t.Errorf("%v, %v", err, rows)
	}
	if _, heads, err = Read("a.csv", []byte("合同编号,客户编号,客户名称,起租日\n1,2,丙,2026-01-01\n"), nil); err == nil || heads[2].Known {
		t.Errorf("two headings for one column: %v, %v", err, heads)
	}
	if _, _, err = Read("a.csv", []byte("客户,金额,到期日\n甲,5,2026-01-01\n"), nil); fault.As(err).Parts[0].Key != WhichTable {
		t.Errorf("a list of bills without numbers is no list of customers: %v", err)
	}
	if _, heads, _ = Read("客户.csv", []byte("客户名称,联系电活\n甲,1\n"), nil); heads[1].Column != "phone" {
		t.Errorf("the nearest column that is free: %v", heads)
	}
}

// UX 28: an own list has a title above its headings and sums below its rows.
func TestTitlesAndSumsOfAnOwnList(t *testing.T) {
	for _, c := range []struct{ when, name, file, table, rows string }{
		{"a title in one cell, and who made it", "台账.csv", "松风里租户台账,,\n制表：财务部,,打印日期：2025-10-28\n\n序号,姓名,电话\n1,甲,138\n2,乙,139\n", "customers", "甲5 乙6"},
		{"a title without separators", "a.csv", "松风里租户台账\n\n姓名\t电话\n甲\t138\n", "customers", "甲4"},
		{"the sheet is called after the table", "客户.csv", "客户,,\n,,单位：元\n客户名称,电话,\n甲,138,\n", "customers", "甲4"},
		{"one heading alone", "客户.csv", "客户名称\n甲\n乙\n", "customers", "甲2 乙3"},
		{"sums of a page and of all", "a.csv", "姓名,序号,电话\n甲,1,138\n小 计,,1\n乙,2,139\n合计：,,2\n", "customers", "甲2 乙4"},
		{"a customer that begins like a sum", "a.csv", "姓名,电话\n合计事务所,138\n", "customers", "合计事务所2"},
		{"areas with their unit", "合同条款.csv", "收费条款表\n合同编号,条款序号,项目编号,计费方式,面积\nH1,1,R,面积,86.5㎡\nH1,2,R,面积,30 平方米\n", "charges", "86.53 304"},
	} {
		data, _, err := Read(c.name, []byte(c.file), []Head{{Table: "customers", Heading: "序号"}})
		if err != nil {
			t.Errorf("%s: %v", c.when, err)
			continue
		}
		var got []string
		for _, r := range data[c.table] {
			what := r.Text("name")
			if q, ok := r.Decimal("quantity"); ok {
				what = q.String()
			}
			got = append(got, what+strconv.Itoa(r.Line))
		}
		if strings.Join(got, " ") != c.rows {
			t.Errorf("%s: %v", c.when, got)
		}
	}
	if _, _, err := Read("台账.csv", []byte("松风里台账\n甲,乙\n丙,丁\n"), nil); fault.As(err).Parts[0].Key != WhichTable {
		t.Errorf("a list that is no table's: %v", err)
	}
}

// How far a heading is from the name of a column: a slip of the pen is one change.
func TestChangesBetweenTwoWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "电话", 2}, {"电话", "电话", 0}, {"电活", "电话", 1}, {"话电", "电话", 1}, {"电话", "联系电话", 2}, {"ab", "bc", 2}, {"ab", "ca", 2}, {"abcd", "badc", 2}} {
		if got := changes([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
