package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAListThatIsDroppedIsToldFromAStatement(t *testing.T) {
	s := book(t)
	for _, c := range []struct {
		when, name, file string
		list             bool
	}{
		{"tables as JSON", "合同.JSON", `{"contracts": []}`, true},
		{"a bookkeeper's ledger under its title", "某表.csv", "青石巷代理记账有限公司 2026 年客户收费台账\n序号,客户名称,税号,联系人,联系电话,代账费(元/月),收费方式,合同开始,合同到期,备注\n1,云岫商贸,9131,王立秋,138,300,季付,2026-02-01,2026-12-31,\n2,橘井商贸,9132,李小满,139,200,月付,2026-03-01,2026-12-31,\n", true},
		{"names and telephones", "某表.csv", "姓名,电话\n甲,13800000000\n乙,13900000000\n", true},
		{"contracts with their days", "某表.csv", "合同编号,租户,房号,起租日\nH1,乙公司,A-1,2026-01-01\n", true},
		{"opening bills have days and sums too", "某表.csv", "账单号,客户,开票日期,到期日,金额,未收金额\nQ1,乙公司,2026-01-01,2026-01-05,3000,3000\n", true},
		{"a statement of nobody's in particular", "某表.csv", "日期,摘要,收入,支出,余额,对方户名\n2026-03-01,房租,3000.00,,13000.00,乙公司\n", false},
		{"a statement whose holder stands above it", "某表.csv", "客户名称,青石巷物业,账号,6225000000000001\n日期,摘要,收入,支出,余额\n2026-03-01,房租,3000.00,,13000.00\n", false},
		{"a statement without a heading", "某表.csv", "2026-03-01,乙公司,3000.00\n2026-03-02,丙公司,800.00\n", false},
		{"nothing", "某表.csv", "", false},
	} {
		got, err := s.Kind(ctx, KindRequest{c.name, []byte(c.file)})
		if err != nil || got.List != c.list {
			t.Errorf("%s: %+v, %v", c.when, got, err)
		}
	}
}

func TestNoStatementThatIsKnownIsAList(t *testing.T) {
	s := book(t)
	files, err := filepath.Glob("../statement/testdata/*.*")
	if err != nil || len(files) < 50 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, ".tsv") {
			continue
		}
		if got, err := s.Kind(ctx, KindRequest{filepath.Base(file), data}); err != nil || got.List {
			t.Errorf("%s: %+v, %v", file, got, err)
		}
	}
}
