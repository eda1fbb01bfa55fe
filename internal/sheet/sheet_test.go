package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// readAll reads a file of whose headings nobody has said anything.
func readAll(name string, data []byte) (Data, error) {
	d, _, err := Read(name, data, nil)
	return d, err
}

func TestTablesAreWellDeclared(t *testing.T) {
	for _, table := range Tables() {
		names := map[string]string{}
		for i := range table.Columns {
			c := &table.Columns[i]
			for _, n := range append([]string{c.Name, c.Header}, c.Also...) {
				if other, twice := names[plain(n)]; twice && other != c.Name {
					t.Errorf("%s: %q means %s and %s", table.Name, n, other, c.Name)
				}
				names[plain(n)] = c.Name
			}
			if _, f := c.parse(c.Example, source{}); f != nil {
				t.Errorf("%s.%s: the example is refused: %v", table.Name, c.Name, f)
			}
			if c.Help.ZH == "" || c.Help.EN == "" {
				t.Errorf("%s.%s has no help", table.Name, c.Name)
			}
		}
	}
}

func TestSentencesExistInBothLanguages(t *testing.T) {
	gaps := regexp.MustCompile(`\{\{(\w+)\}\}`)
	for _, key := range []fault.Key{Refused, FileTooLarge, FileEmpty, OldExcel, Damaged, BadJSON, BadEncoding, TooManyRows, NothingInside,
		UnknownTable, UnknownTableNear, WhichTable, TableTwice, UnknownColumn, UnknownColumnNear, ColumnTwice, KeyMissing, NoHeader, TooWide, RowTooLong, SameKey,
		Empty, BadCharacter, TooLong, LostDigits, NotAnOption, NotYesNo, NotANumber, NotWhole, TooManyPlaces, TooLarge, PercentOrFraction, NotADate, NoSuchDay, NotATime, NotACell} {
		zh, en := fault.Text("zh-CN", fault.New(key, nil)), fault.Text("en", fault.New(key, nil))
		if zh == string(key) || en == string(key) {
			t.Errorf("%s has no sentence", key)
		}
		a, b := gaps.FindAllString(zh, -1), gaps.FindAllString(en, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: gaps %v and %v", key, a, b)
		}
	}
}

func TestCells(t *testing.T) {
	book := source{workbook: true}
	for _, c := range []struct {
		situation  string
		kind       Kind
		from       source
		raw, wants string // wants: the value as text, or ! and the fault
	}{
		{"plain amount", Money, source{}, "1234.5", "1234.50"},
		{"thousands and currency", Money, source{}, "￥1,234.50元", "1234.50"},
		{"full-width digits", Money, source{}, "１２，３４５．６０", "12345.60"},
		{"accountants' brackets", Money, source{}, "(80.00)", "-80.00"},
		{"excel's noise", Money, book, "1234.5699999999999", "1234.57"},
		{"scientific from excel", Money, book, "5.0000000000000003E-2", "0.05"},
		{"wrong grouping", Money, source{}, "1,23", "!sheet.not_a_number"},
		{"a currency between figures", Money, source{}, "12元50", "!sheet.not_a_number"},
		{"a currency behind the sign", Money, source{}, "-¥12.50", "-12.50"},
		{"three places", Money, source{}, "1.234", "!sheet.too_many_places"},
		{"zeros are no places", Money, source{}, "1.2000", "1.20"},
		{"too much money", Money, source{}, "1000000000000.01", "!sheet.too_large"},
		{"huge exponent", Money, source{}, "1e999999999", "!sheet.not_a_number"},
		{"six places", Decimal, source{}, "0.853421", "0.853421"},
		{"an area with its unit", Decimal, source{}, "86.5 m²", "86.5"},
		{"a unit between figures", Decimal, source{}, "86㎡5", "!sheet.not_a_number"},
		{"a unit of letters between figures", Decimal, source{}, "1m23", "!sheet.not_a_number"},
		{"seven places", Decimal, source{}, "0.8534217", "!sheet.too_many_places"},
		{"percent", Rate, source{}, "5%", "0.05"},
		{"full-width percent", Rate, source{}, "１０％", "0.1"},
		{"fraction", Rate, source{}, "0.05", "0.05"},
		{"five can only be percent", Rate, source{}, "5", "0.05"},
		{"half may be either", Rate, source{}, "0.5", "!sheet.percent_or_fraction"},
		{"half a percent", Rate, source{}, "0.5%", "0.005"},
		{"whole", Integer, book, "12", "12"},
		{"word for months", Integer, source{}, "季", "3"},
		{"minus is no hyphen", Integer, source{}, "-3", "-3"},
		{"not whole", Integer, source{}, "1.5", "!sheet.not_whole"},
		{"iso date", Day, source{}, "2026-03-01", "2026-03-01"},
		{"short date", Day, source{}, "2026-3-1", "2026-03-01"},
		{"slashes", Day, source{}, "2026/03/01", "2026-03-01"},
		{"chinese date", Day, source{}, "2026年3月1日", "2026-03-01"},
		{"digits", Day, source{}, "20260301", "2026-03-01"},
		{"date with time", Day, source{}, "2026-03-01 12:30:00", "2026-03-01"},
		{"serial", Day, book, "46082", "2026-03-01"},
		{"serial with time", Day, book, "46082.5", "2026-03-01"},
		{"serial of 1904", Day, source{workbook: true, date1904: true}, "44620", "2026-03-01"},
		{"a year typed in a date column", Day, book, "2026", "!sheet.not_a_date"},
		{"a month typed in a date column", Day, book, "202603", "!sheet.not_a_date"},
		{"serial in a csv", Day, source{}, "46082", "!sheet.not_a_date"},
		{"no such day", Day, source{}, "2026-02-30", "!sheet.no_such_day"},
		{"time", Clock, source{}, "9:05", "09:05:00"},
		{"time fraction", Clock, book, "0.4375", "10:30:00"},
		{"no such time", Clock, source{}, "25:00", "!sheet.not_a_time"},
		{"chinese enum", Enum, source{}, "含税", "inclusive"},
		{"english enum", Enum, source{}, "Exclusive", "exclusive"},
		{"unknown enum", Enum, source{}, "some", "!sheet.not_an_option"},
		{"yes", Bool, source{}, "是", "true"},
		{"list", List, source{}, "甲; 乙；丙;", "甲;乙;丙"},
		{"full-width code", Code, source{}, "Ａ００１", "A001"},
		{"account spoilt by excel", Code, source{}, "6.22202E+18", "!sheet.lost_digits"},
		{"a code that excel keeps as a number", Code, book, "1.1000000000000001", "1.1"},
		{"leading zeros stay", Code, book, "000123", "000123"},
		{"two lines", Text, source{}, " 甲\r\n乙 ", "甲\n乙"},
		{"control character", Text, source{}, "甲\x07乙", "!sheet.bad_character"},
		{"bidi override", Text, source{}, "甲\u202e乙", "!sheet.bad_character"},
		{"zero-width space", Text, source{}, "甲\u200b乙", "甲乙"},
		{"too long", Text, source{}, strings.Repeat("长", 4001), "!sheet.too_long"},
		{"empty", Money, source{}, "  ", ""},
	} {
		t.Run(c.situation, func(t *testing.T) {
			col := &Column{Kind: c.kind, Share: "0.3", Points: "1"}
			switch c.kind {
			case Enum:
				col.Options = TableNamed("fee_items").Column("tax_mode").Options
			case Integer:
				col.Options = TableNamed("charges").Column("cycle_months").Options
			}
			v, f := col.parse(c.raw, c.from)
			got := col.text(v, "en")
			if f != nil {
				got = "!" + string(f.Key)
			}
			if got != c.wants {
				t.Errorf("%q gives %q, want %q", c.raw, got, c.wants)
			}
		})
	}
}

func TestFiles(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("客户编号,客户名称\nC1,甲公司\n")
	for _, c := range []struct{ situation, name, content, wants string }{
		{"csv by its header", "x.csv", "code,name,phone\nC1,甲,1\n", "customers 1"},
		{"csv by its name", "fee_items.csv", "编号,名称\nR,房租\n", "fee_items 1"},
		{"csv in GB18030", "客户.csv", gb, "customers 1"},
		{"csv with semicolons", "x.csv", "contract;line;upto;price\nH1;1;;5\n", "tiers 1"},
		{"csv with tabs", "免租期.csv", "合同编号\t条款序号\t起始日期\t截止日期\nH1\t1\t2026-03-01\t2026-03-31\n", "free_periods 1"},
		{"readings without a kind", "x.csv", "meter,date,value\nW1,2026-03-01,12\n", "readings 1"},
		{"json", "x.json", `{"customers":[{"code":"C1","name":"甲","credit_limit":100.5}],"contracts":[]}`, "contracts 0 customers 1"},
		{"json list by name", "customers.json", `[{"code":"C1","name":"甲"}]`, "customers 1"},
		{"json aliases as a list", "x.json", `{"customers":[{"code":"C1","aliases":["a","b"]}]}`, "customers 1"},
		{"header only", "customers.csv", "code,name\n", "customers 0"},
		{"star and brackets in headers", "x.csv", "客户编号*,客户名称 *,信用额度（元）\nC1,甲,1\n", "customers 1"},
		{"empty file", "x.csv", "", "!sheet.file_empty"},
		{"xls", "x.xls", "\xd0\xcf\x11\xe0rest", "!sheet.old_excel"},
		{"broken zip", "x.xlsx", "PK\x03\x04rest", "!sheet.damaged"},
		{"broken json", "x.json", `{"customers":[{"code":`, "!sheet.bad_json"},
		{"unknown column", "customers.csv", "code,nmae\nC1,甲\n", "!sheet.unknown_column_near at customers/row 1 name=nmae near=name"},
		{"unknown json table", "x.json", `{"custmers":[]}`, "!sheet.unknown_table_near at custmers name=custmers near=customers"},
		{"which table", "x.csv", "contract,line,from\nH1,1,2026-01-01\n", "!sheet.which_table at row 1"},
		{"key missing", "contracts.csv", "start\n2026-01-01\n", "!sheet.key_missing at contracts/row 1/code"},
		{"same key", "customers.csv", "code,name\nC1,甲\n\nC1,乙\n", "!sheet.same_key at customers/row 4 key=C1 line=2"},
		{"lines inside cells count once", "customers.csv", "code,name\nC1,\"甲\n乙\"\nC2,\n", "!sheet.empty at customers/row 3/name"},
		{"name empty", "customers.csv", "code,name\nC1,\n", "!sheet.empty at customers/row 2/name"},
		{"bad amount", "x.json", `{"customers":[{"code":"C1","credit_limit":"abc"}]}`, "!sheet.not_a_number at customers/row 1/credit_limit value=abc"},
		{"cells without header", "customers.csv", "code,name\nC1,甲,乙\n", "!sheet.no_header at customers/row 2"},
	} {
		t.Run(c.situation, func(t *testing.T) {
			data, err := readAll(c.name, []byte(c.content))
			var words []string
			for name, rows := range data {
				words = append(words, fmt.Sprintf("%s %d", name, len(rows)))
			}
			slices.Sort(words)
			got := strings.Join(words, " ")
			if f := fault.As(err); f != nil {
				if len(f.Parts) > 0 {
					f = f.Parts[0]
				}
				got = "!" + f.Error()
			}
			if got != c.wants && !(strings.HasPrefix(c.wants, "!") && strings.HasPrefix(got, c.wants)) {
				t.Errorf("got %s, want %s", got, c.wants)
			}
		})
	}
}

func TestEveryErrorIsTold(t *testing.T) {
	var b strings.Builder
	b.WriteString("code,name,credit_limit\n")
	for i := range 1500 {
		fmt.Fprintf(&b, "C%d,甲,x\n", i)
	}
	_, err := readAll("customers.csv", []byte(b.String()))
	f := fault.As(err)
	if f == nil || f.Args["count"] != 1500 || len(f.Parts) != 1000 {
		t.Fatalf("told %d of %v", len(f.Parts), f.Args)
	}
}

func TestTemplateIsReadBack(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		var b bytes.Buffer
		if err := Template(&b, lang); err != nil {
			t.Fatal(err)
		}
		data, err := readAll("template.xlsx", b.Bytes())
		if err != nil {
			t.Fatal(fault.Text("zh-CN", fault.As(err)))
		}
		for _, table := range Tables() {
			want := Data{table.Name: {table.Example()}}
			if got := (Data{table.Name: data[table.Name]}); differ(got, want) != "" {
				t.Errorf("%s: %s", table.Name, differ(got, want))
			}
		}
	}
}

func TestReportIsAWorkbookThatCalculates(t *testing.T) {
	r := Report{Title: "账龄 2026/03", Subtitle: "截至 2026-03-31", Columns: []Col{{Title: "客户", Kind: Text}, {Title: "到期日", Kind: Day}, {Title: "未收", Kind: Money}, {Title: "单数", Kind: Integer}, {Title: "每单", Kind: Decimal, Formula: "C#/D#"}, {Title: "收缴率 %", Kind: Tenth}},
		Rows: [][]any{{"=甲", date.Must("2026-03-01"), money.Amount(123456), 2, decimal.RequireFromString("617.28"), decimal.RequireFromString("90.7")}, {"乙", nil, money.Amount(-56), int64(1), nil, decimal.RequireFromString("91")}}, Totals: []any{"合计", nil, money.Amount(123400), 3}}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetList()[0]
	for cell, want := range map[string]string{"A1": "账龄 2026/03", "A2": "截至 2026-03-31", "C3": "未收", "A4": "=甲", "B4": "2026-03-01", "C4": "1,234.56", "A6": "合计", "C6": "1,234.00", "D6": "3", "F4": "90.7", "F5": "91.0"} {
		if got, _ := f.GetCellValue(sheet, cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"C6": "SUBTOTAL(109,C4:C5)", "E4": "C4/D4", "E5": "", "A4": "", "A6": ""} {
		if got, _ := f.GetCellFormula(sheet, cell); got != want {
			t.Errorf("%s has formula %q, want %q", cell, got, want)
		}
	}
	if got, err := f.CalcCellValue(sheet, "C6"); err != nil || got != "1,234.00" {
		t.Errorf("C6 calculates %q, %v", got, err)
	}
}

func office() Data {
	d := Data{}
	for _, name := range []string{"customers", "contracts", "charges"} {
		n := 10000
		if name == "charges" {
			n = 30000
		}
		for i := range n {
			row := TableNamed(name).Example()
			switch name {
			case "charges":
				row.Cells["contract"], row.Cells["line"] = Of(fmt.Sprint("HT", i/3)), Of(i%3+1)
			default:
				row.Cells["code"] = Of(fmt.Sprint("X", i))
			}
			d[name] = append(d[name], row)
		}
	}
	return d
}

func BenchmarkReadWorkbook(b *testing.B) {
	var file bytes.Buffer
	if err := Write(&file, XLSX, "zh-CN", office()); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(file.Len())/1e6, "MB")
	for b.Loop() {
		if _, err := readAll("x.xlsx", file.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteWorkbook(b *testing.B) {
	d := office()
	for b.Loop() {
		if err := Write(&bytes.Buffer{}, XLSX, "zh-CN", d); err != nil {
			b.Fatal(err)
		}
	}
}
