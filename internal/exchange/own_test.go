package exchange

import (
	"testing"

	"zhangfang/internal/db"
)

// codes gives the customers of a book: code, name and phone.
func codes(t *testing.T, s *Service) (out string) {
	t.Helper()
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = db.Value[string](ctx, tx, "SELECT coalesce(group_concat(code || ' ' || name || ' ' || phone, '; '), '') FROM (SELECT * FROM customers ORDER BY code)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAListWithoutCodesIsNumberedAndKnownAgainByName(t *testing.T) {
	s := book(t)
	csv := func(text string) string {
		r, err := s.Import(ctx, ImportRequest{Name: "名单.csv", Data: []byte(text)})
		return said(r, err)
	}
	for _, c := range []struct{ when, file, said string }{
		{"the first time they are numbered", "姓名,电话\n甲（北京）公司,1\n乙公司,2\n", "customers 2+0=0"},
		{"again, nothing is new", "姓名,电话\n甲(北京) 公司,1\n乙公司,2\n", "customers 0+1=1"}, // the name as it is written now
		{"one has another telephone", "客户名称,手机\n乙公司,3\n丙公司,4\n", "customers 1+1=0"},
		{"a code that the file gives is not given twice", "客户编号,名称\nK0004,丁\n,戊\n", "customers 2+0=0"},
		{"one name twice in a file", "姓名,电话\n己,1\n己,2\n", "exchange.name_twice at customers/row 3/name"},
		{"two have one name", "编号,姓名\nC8,庚\nC9,庚\n", "customers 2+0=0"},
		{"so the name is not enough", "姓名,电话\n庚,1\n", "exchange.name_twice at customers/row 2/name"},
		{"a contract names its customer", "合同编号,租户,房号,起租日\nH1,乙公司,A-1,2026-01-01\n", "contracts 1+0=0"},
		{"again, it is the same", "合同编号,租户,房号,起租日\nH1,乙公司,A-1,2026-01-01\n", "contracts 0+0=1"},
		{"a name that two have", "合同编号,租户,起租日\nH2,庚,2026-01-01\n", "exchange.name_twice at contracts/row 2/customer"},
		{"a name that nobody has", "合同编号,租户,起租日\nH2,辛,2026-01-01\n", "exchange.no_customer at contracts/row 2/customer"},
	} {
		if got := csv(c.file); got != c.said {
			t.Errorf("%s: %s", c.when, got)
		}
	}
	if got, want := codes(t, s), "C8 庚 ; C9 庚 ; K0001 甲(北京) 公司 1; K0002 乙公司 3; K0003 丙公司 4; K0004 丁 ; K0005 戊 "; got != want {
		t.Errorf("got %s", got)
	}
}

// UX 28: how the headings of an own list are read is said once.
func TestHowAnOwnListIsReadIsRemembered(t *testing.T) {
	s := book(t)
	file := func(phone string) []byte { return []byte("序号,姓名,紧急联络\n1,甲," + phone + "\n") }
	check := func(data []byte, columns []Settled) Checked {
		c, err := s.Check(ctx, CheckRequest{"名单.csv", data, columns})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := check(file("138"), nil)
	if c.Count != 2 || len(c.Heads) != 2 || c.Heads[1].Heading != "紧急联络" || c.Heads[1].Example != "138" || c.Heads[1].Known || len(c.Choices) < 10 {
		t.Fatalf("what is to be settled: %+v", c)
	}
	settled := []Settled{{"customers", "序号", ""}, {"customers", "紧急联络", "phone"}}
	if c = check(file("138"), settled); c.Count != 0 || c.Tables[0].New != 1 || len(c.Heads) != 2 || !c.Heads[1].Settled {
		t.Fatalf("when it is settled: %+v", c)
	}
	if _, err := s.Import(ctx, ImportRequest{Name: "名单.csv", Data: file("138"), Columns: settled}); err != nil {
		t.Fatal(err)
	}
	if c = check(file("139"), nil); c.Count != 0 || c.Tables[0].Changed != 1 || c.Heads[1].Column != "phone" {
		t.Errorf("the next list: %+v", c)
	}
	if _, err := s.ImportAll(ctx, []File{{"名单.csv", file("139")}}); err != nil {
		t.Errorf("the next list from the terminal: %v", err)
	}
	if got := codes(t, s); got != "K0001 甲 139" {
		t.Errorf("got %s", got)
	}
	if c = check([]byte("序号,姓名,紧急联络,楼长\n1,甲,1,乙\n"), nil); c.Count == 0 {
		t.Error("a list with other headings is another list")
	}
}
