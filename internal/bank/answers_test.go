package bank

import (
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/statement"
)

// What a file leaves open: whose it is, how its dates and columns are read. What was said once is not asked again.

func TestAnAccountIsFoundByTheFilesNumber(t *testing.T) {
	for _, c := range []struct {
		ours, file string
		same       bool
	}{
		{"6225 0000 8826", "622500008826", true},
		{"622500008826", "6225****8826", true},
		{"622500008826", "6225****8827", false},
		{"622500008826", "8826", false},
		{"", "", false},
	} {
		if sameNumber(c.ours, c.file) != c.same {
			t.Errorf("%q and %q: same is not %v", c.ours, c.file, c.same)
		}
	}
}

func TestAFilesNameWithoutItsDays(t *testing.T) {
	for file, want := range map[string]string{"社区账本2026年5月.csv": "社区账本", "账本_20260401-20260430.xlsx": "账本", "2026.csv": "", "账本": "账本"} {
		if got := plainName(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestAQuestionIsAskedOnce(t *testing.T) {
	s := book(t)
	qif := func(days ...string) File {
		text := "!Type:Bank\n"
		for _, d := range days {
			text += "D" + d + "\nT100.00\nPAcme\n^\n"
		}
		return File{Name: "bank.qif", Data: []byte(text)}
	}
	r := request(qif("3/4/2026", "5/4/2026"))
	p, err := s.Preview(ctx, r)
	if err != nil || len(p.Detected.Questions) != 1 || p.Detected.Questions[0].Answered {
		t.Fatalf("%+v %v", p.Detected.Questions, err)
	}
	r.Answers = map[string]string{"date_order": "dmy"}
	if p, err := s.Preview(ctx, r); err != nil || p.Detected.From != date.Must("2026-04-03") || !p.Detected.Questions[0].Answered {
		t.Errorf("answered: %+v %v", p.Detected, err)
	}
	mustImport(t, s, r)
	next, err := s.Preview(ctx, request(qif("6/7/2026", "8/7/2026")))
	if q := next.Detected.Questions; err != nil || next.Detected.From != date.Must("2026-07-06") || len(q) != 1 || !q[0].Answered || q[0].Taken != "dmy" {
		t.Errorf("asked again: %+v %v", next.Detected, err)
	}
}

// The year of one file says nothing of the next one's.
func TestAYearIsAskedOfEachFile(t *testing.T) {
	s := book(t)
	card := func(memo string) File {
		return File{Name: "card.csv", Data: []byte("交易日,摘要,对方户名,收入,支出\n12-30," + memo + ",甲公司,10.00,\n01-02," + memo + ",乙公司,5.00,\n")}
	}
	r := request(card("房租"))
	p, err := s.Preview(ctx, r)
	if err != nil || len(p.Detected.Questions) != 1 || p.Detected.Questions[0].Ask != "year" || p.Detected.To != date.Must("2026-01-02") {
		t.Fatalf("%+v %v", p.Detected, err)
	}
	r.Answers = map[string]string{"year": "2021"}
	if p, err := s.Preview(ctx, r); err != nil || p.Detected.From != date.Must("2020-12-30") || p.Detected.Questions[0].Taken != "2021" || !p.Detected.Questions[0].Answered {
		t.Errorf("answered: %+v %v", p.Detected, err)
	}
	mustImport(t, s, r)
	next, err := s.Preview(ctx, request(card("水费")))
	if q := next.Detected.Questions; err != nil || len(q) != 1 || q[0].Answered || q[0].Taken != "2026" {
		t.Errorf("not asked again: %+v %v", next.Detected.Questions, err)
	}
	if _, err := Inspect(r, 0); err != nil {
		t.Error(err)
	}
	if _, err := Inspect(request(card("水费")), 0); fault.As(err) == nil || fault.As(err).Key != statement.YearMissing {
		t.Errorf("without a calendar: %v", err)
	}
}

func TestATableThatNobodyKnowsIsExplainedByHand(t *testing.T) {
	s := book(t)
	r := request(File{Name: "odd.csv", Data: []byte("本月往来,,\n甲栏,乙栏,丙栏\n2026-11-16,100.00,甲公司\n2026-11-17,-20.00,乙公司\n")})
	if _, err := s.Preview(ctx, r); fault.As(err) == nil || fault.As(err).Key != statement.Unknown {
		t.Fatalf("it needs no help: %v", err)
	}
	table, err := s.Look(ctx, r)
	if err != nil || len(table.Rows) != 4 {
		t.Fatalf("%+v %v", table, err)
	}
	r.Mapping = &statement.Mapping{HeaderRow: 2, Sign: statement.SignSigned, DateOrder: "ymd", Decimal: ".",
		Columns: map[statement.Field][]string{statement.FieldDate: {"甲栏"}, statement.FieldAmount: {"乙栏"}, statement.FieldPeer: {"丙栏"}}}
	if p, err := s.Preview(ctx, r); err != nil || p.Counts.New.Count != 2 || !p.Detected.Told {
		t.Errorf("%+v %v", p.Counts, err)
	}
}

func TestAConfirmedMappingIsRemembered(t *testing.T) {
	s := book(t)
	f := File{Name: "odd.csv", Data: []byte("日期,金额,对方,备注\n2026-11-16,100.00,甲公司,房租\n2026-11-17,-20.00,乙公司,水费\n")}
	p, err := s.Preview(ctx, request(f))
	if err != nil {
		t.Fatal(err)
	}
	r := request(f)
	m := *p.Detected.Mapping
	m.Sign = "spending" // the user says that plus is money out
	r.Mapping = &m
	if done := mustImport(t, s, r); done.Counts.Import.In.String() != "20.00" {
		t.Fatalf("%+v", done.Counts)
	}
	next, err := s.Preview(ctx, request(File{Name: "next.csv", Data: []byte("日期,金额,对方,备注\n2026-12-16,100.00,甲公司,房租\n2026-12-17,-30.00,乙公司,水费\n")}))
	if err != nil || next.Counts.Import.In.String() != "30.00" || !next.Detected.Told || p.Detected.Told {
		t.Errorf("%+v %v", next.Counts, err)
	}
	// without a word about the account, the layout says which it is and how it is read
	alone, err := s.Preview(ctx, Request{File: File{Name: "alone.csv", Data: []byte("日期,金额,对方,备注\n2027-01-16,-30.00,甲公司,房租\n")}})
	if err != nil || alone.Target.Name != "招行" || !alone.Target.ByLayout || alone.Counts.Import.In.String() != "30.00" {
		t.Errorf("%+v %+v %v", alone.Target, alone.Counts, err)
	}
	// and a second account of the same bank has tables of the same meaning
	if other, err := s.Preview(ctx, Request{AccountName: "另一户", File: File{Name: "other.csv", Data: []byte("日期,金额,对方,备注\n2027-01-16,-30.00,甲公司,房租\n")}}); err != nil || other.Counts.Import.In.String() != "30.00" {
		t.Errorf("%+v %v", other.Counts, err)
	}
}

// A table whose header says nothing is explained once: the next one of the same header is read so, wherever its header stands.
func TestATableThatIsExplainedIsKnownTheNextTime(t *testing.T) {
	file := func(text string) File { return File{Name: "旧系统.txt", Data: []byte(text)} }
	s := book(t)
	r := request(file("栏一;栏二;栏三\n03.04.2026;苔岭书店;1.200,50\n17.04.2026;云雀咖啡馆;-30,00\n"))
	if _, err := s.Preview(ctx, r); fault.As(err) == nil || fault.As(err).Key != statement.Unknown {
		t.Fatalf("it is known already: %v", err)
	}
	r.Mapping = &statement.Mapping{HeaderRow: 1, Sign: statement.SignSigned, DateOrder: "dmy", Decimal: ",", Confidence: 100,
		Columns: map[statement.Field][]string{statement.FieldDate: {"栏一"}, statement.FieldPeer: {"栏二"}, statement.FieldAmount: {"栏三"}}}
	if done := mustImport(t, s, r); done.Counts.Import.Count != 2 {
		t.Fatalf("%+v", done.Counts)
	}
	for when, text := range map[string]string{
		"the same header in the first row": "栏一;栏二;栏三\n03.05.2026;苔岭书店;1.200,50\n",
		"the same header in another row":   "导出于五月\n\n栏一;栏二;栏三\n03.05.2026;苔岭书店;1.200,50\n",
	} {
		p, err := s.Preview(ctx, Request{File: file(text)})
		if err != nil || p.Counts.New.Count != 1 || !p.Detected.Told || !p.Target.ByLayout || p.Rows[0].Date.String() != "2026-05-03" || p.Rows[0].Amount != "1200.50" {
			t.Errorf("%s: %+v %v", when, p, err)
		}
	}
	if _, err := s.Preview(ctx, Request{File: file("栏一;栏二;栏四\n03.05.2026;苔岭书店;1.200,50\n")}); fault.As(err) == nil || fault.As(err).Key != statement.Unknown {
		t.Errorf("another header: %v", err)
	}
}
