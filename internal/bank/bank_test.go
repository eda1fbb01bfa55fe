package bank

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
)

var ctx = context.Background()

func book(t testing.TB) *Service {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "book.zf"), func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return New(d, &job.Runner{})
}

const heading = "交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n"

// csv is a statement of rows "date|time|in|out|balance|payer|account|memo|reference"; later fields may be left out.
func csv(rows ...string) File {
	var b strings.Builder
	b.WriteString(heading)
	for _, r := range rows {
		cells := append(strings.Split(r, "|"), make([]string, 9)...)[:9]
		b.WriteString(strings.Join(cells, ",") + "\n")
	}
	return File{Name: "test.csv", Data: []byte(b.String())}
}

func request(f File) Request { return Request{AccountName: "招行", File: f} }

func mustImport(t testing.TB, s *Service, r Request) Imported {
	t.Helper()
	out, err := s.Import(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func value[T any](t testing.TB, s *Service, query string, args ...any) (v T) {
	t.Helper()
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		v, err = db.Value[T](ctx, tx, query, args...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

var week = []string{
	"2026-11-16|09:00:00|3000.00||13000.00|青禾文化|62250001|房租|2026111600001",
	"2026-11-16|10:00:00||500.00|12500.00|供电公司|62259999|电费|2026111600002",
	"2026-11-17|09:30:00|100.00||12600.00|王立秋||停车|",
	"2026-11-17|09:30:00|100.00||12700.00|王立秋||停车|",
	"2026-11-18|11:00:00|2400.00||15100.00|陈小满|62253308|转账|2026111800001",
}

func TestAFileIsImportedOnce(t *testing.T) {
	s := book(t)
	first := mustImport(t, s, request(csv(week...)))
	if first.Counts.Import.Count != 5 || first.Counts.Receipts.Count != 4 || first.Counts.Seen.Count != 0 {
		t.Fatalf("first: %+v", first.Counts)
	}
	again := mustImport(t, s, request(csv(week...)))
	if again.Counts.Import.Count != 0 || again.Counts.Seen.Count != 5 || again.Import != 0 {
		t.Fatalf("again: %+v", again.Counts)
	}
	if n := value[int](t, s, "SELECT count(*) FROM events"); n != 1 {
		t.Errorf("%d events, want 1", n)
	}
	if n := value[int](t, s, "SELECT count(*) FROM receipts WHERE reference = 'SL-' || line_id AND account = '招行' AND channel = 'bank'"); n != 4 {
		t.Errorf("%d receipts, want 4", n)
	}
}

// Receipts may come by exchange from another book, which named them like this one does.
func TestAReferenceThatIsTakenIsNotGivenAgain(t *testing.T) {
	s := book(t)
	if err := s.DB.Write(ctx, func(tx *db.Tx) error {
		for _, reference := range []string{"SL-1", "SL-1-2", "SL-3"} {
			if _, err := tx.Insert(ctx, "INSERT INTO receipts (reference, date, amount) VALUES (?, '2026-11-01', 100)", reference); err != nil {
				return err
			}
		}
		tx.Record("exchange.imported", nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	mustImport(t, s, request(csv(week...)))
	if got := value[string](t, s, "SELECT group_concat(reference, ' ' ORDER BY line_id) FROM receipts WHERE line_id IS NOT NULL"); got != "SL-1-3 SL-3-2 SL-4 SL-5" {
		t.Errorf("got %s", got)
	}
}

func TestEqualLinesOfOneDaySurvive(t *testing.T) {
	s := book(t)
	mustImport(t, s, request(csv(week[:3]...)))
	more := mustImport(t, s, request(csv(week...)))
	if more.Counts.Seen.Count != 3 || more.Counts.Import.Count != 2 || more.Counts.Doubtful.Count != 1 {
		t.Fatalf("%+v", more.Counts)
	}
	if n := value[int](t, s, "SELECT count(*) FROM statement_lines WHERE memo = '停车'"); n != 2 {
		t.Errorf("%d equal lines, want 2", n)
	}
}

func TestARequestSentTwiceIsCarriedOutOnce(t *testing.T) {
	s := book(t)
	r := request(csv(week...))
	r.RequestID = "one"
	a, b := mustImport(t, s, r), mustImport(t, s, r)
	if a.Import == 0 || a.Import != b.Import || a.Counts != b.Counts {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestAnImportCanBeTakenBackAndMadeAgain(t *testing.T) {
	s := book(t)
	h := &history.Service{DB: s.DB}
	mustImport(t, s, request(csv(week[:3]...)))
	before := digest.Of(t, s.DB)
	mustImport(t, s, request(csv(week...)))
	if _, err := h.Undo(ctx, history.Target{Event: 2}); err != nil {
		t.Fatal(err)
	}
	if after := digest.Of(t, s.DB); after != before {
		t.Error("the book is not what it was")
	}
	if again := mustImport(t, s, request(csv(week...))); again.Counts.Import.Count != 2 {
		t.Errorf("%+v", again.Counts)
	}
}

// UX 10
func TestPreviewWritesNothingAndSaysWhatImportDoes(t *testing.T) {
	s := book(t)
	mustImport(t, s, request(csv(week[:2]...)))
	p, err := s.Preview(ctx, request(csv(week...)))
	if err != nil {
		t.Fatal(err)
	}
	done := mustImport(t, s, request(csv(week...)))
	if p.Counts != done.Counts {
		t.Errorf("preview %+v\nimport %+v", p.Counts, done.Counts)
	}
	if n := value[int](t, s, "SELECT count(*) FROM events"); n != 2 {
		t.Errorf("%d events, want 2", n)
	}
}

func TestWhatIsDoubtful(t *testing.T) {
	s := book(t)
	if _, err := s.SaveAccount(ctx, Account{Name: "一般户", Number: "6225 0000 8826"}); err != nil {
		t.Fatal(err)
	}
	mustImport(t, s, request(csv("2026-11-18|08:00:00|70.00|||老张||垫款|2026111800077")))
	p, err := s.Preview(ctx, request(csv(
		"2026-11-16|09:00:00|2400.00|||陈小满|3308|转账|2026111600001",
		"2026-11-16|09:14:00|2400.00|||陈小满|3308|转账|2026111600002",
		"2026-11-16|10:00:00||60000.00||某公司|622500008826|资金归集|2026111600003",
		"2026-11-17|10:00:00|8000.00|||||转账存入|2026111700001",
		"2026-11-18|10:00:00|70.00|||老张||垫款|",
		"2026-11-18|11:00:00|12.345|||老李||尾差|2026111800009",
	)))
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		row    int
		status Status
		why    fault.Key
		usual  Treatment
	}{
		{3, RowDoubtful, TwinInFile, TakeIn},
		{4, RowDoubtful, OwnTransfer, Internal},
		{5, RowDoubtful, NoPayer, TakeIn},
		{6, RowDoubtful, TwinInBook, TakeIn},
		{7, RowSkipped, TooFine, ""},
		{2, RowNew, "", ""},
	}
	if len(p.Rows) != len(want) {
		t.Fatalf("%d rows: %+v", len(p.Rows), p.Rows)
	}
	for i, w := range want {
		r := p.Rows[i]
		var why fault.Key
		if r.Why != nil {
			why = r.Why.Key
		}
		if r.Row != w.row || r.Status != w.status || why != w.why || r.Treatment != w.usual {
			t.Errorf("row %d %s %s %s, want %+v", r.Row, r.Status, why, r.Treatment, w)
		}
	}
}

func TestARefusedRowIsKeptWithoutAReceipt(t *testing.T) {
	s := book(t)
	r := request(csv(week...))
	r.Choices = []Choice{{Row: 5, As: Ignore}}
	done := mustImport(t, s, r)
	if done.Counts.Import.Count != 5 || done.Counts.Receipts.Count != 3 {
		t.Fatalf("%+v", done.Counts)
	}
	if n := value[int](t, s, "SELECT count(*) FROM receipts"); n != 3 {
		t.Errorf("%d receipts, want 3", n)
	}
	if again := mustImport(t, s, request(csv(week...))); again.Counts.Seen.Count != 5 {
		t.Errorf("asked again: %+v", again.Counts)
	}
	if a, err := s.Accounts(ctx); err != nil || a[0].Balance == nil || a[0].Balance.String() != "15100.00" {
		t.Errorf("balance %v %v", a[0].Balance, err)
	}
}

func TestForeignMoneyIsKeptButIsNoReceipt(t *testing.T) {
	s := book(t)
	done := mustImport(t, s, request(File{Name: "usd.csv", Data: []byte("交易日期,收入,支出,币种,对方户名,摘要\n2026-11-16,100.00,,USD,Acme,fee\n2026-11-16,200.00,,USD,Bolt,rent\n")}))
	if done.Counts.Doubtful.Count != 2 || done.Counts.Receipts.Count != 0 || done.Counts.Import.Count != 2 || done.Counts.Import.In.String() != "300.00" {
		t.Errorf("%+v", done.Counts)
	}
	if currency := value[string](t, s, "SELECT currency FROM accounts"); currency != "USD" {
		t.Errorf("the file made an account in %s", currency)
	}
}

func TestAnAccountTakesTheLinesOfItsCurrency(t *testing.T) {
	s := book(t)
	f := File{Name: "two.csv", Data: []byte("交易日期,收入,支出,币种,对方户名,摘要\n2026-11-16,100.00,,USD,Acme,fee\n2026-11-16,200.00,,CNY,青禾,房租\n2026-11-17,,30.00,USD,Acme,refund\n")}
	done := mustImport(t, s, request(f))
	if c := done.Counts; c.Import.Count != 1 || c.Receipts.Count != 1 || c.Skipped.Count != 2 || c.Import.In.String() != "200.00" || c.All.Out != 0 {
		t.Errorf("%+v", c)
	}
	if len(done.Skipped) != 2 || done.Skipped[0].Row != 2 || done.Skipped[1].Row != 4 || done.Skipped[0].Why.Key != OtherCurrency {
		t.Errorf("%+v", done.Skipped)
	}
	if _, err := s.SaveAccount(ctx, Account{Name: "美元户", Currency: "USD"}); err != nil {
		t.Fatal(err)
	}
	r := Request{AccountName: "美元户", File: f}
	dollars := mustImport(t, s, r)
	if c := dollars.Counts; c.Import.Count != 2 || c.Receipts.Count != 0 || c.Skipped.Count != 1 || c.Import.In.String() != "100.00" || c.Import.Out.String() != "30.00" {
		t.Errorf("%+v", c)
	}
	if again := mustImport(t, s, r); again.Counts.Import.Count != 0 || again.Counts.Seen.Count != 2 {
		t.Errorf("%+v", again.Counts)
	}
}

func TestTheFileProvesItselfAndTheBook(t *testing.T) {
	s := book(t)
	p, err := s.Preview(ctx, request(csv(week...)))
	if err != nil {
		t.Fatal(err)
	}
	if p.Proof.Holds == nil || !*p.Proof.Holds || p.Proof.Opening.String() != "10000.00" || p.Proof.Closing.String() != "15100.00" || p.Proof.Differs != 0 {
		t.Errorf("%+v", p.Proof)
	}
	mustImport(t, s, request(csv(week[:2]...)))
	// 17 November is missing: its 200.00 are what the book has too little from the 18th on
	late, err := s.Preview(ctx, request(csv(week[4], "2026-11-19|11:00:00||100.00|15000.00|水厂||水费|2026111900001")))
	if err != nil {
		t.Fatal(err)
	}
	if pr := late.Proof; pr.Differs.String() != "200.00" || pr.DiffersOn != date.Must("2026-11-18") || pr.DiffersAt != 2 {
		t.Errorf("%+v", pr)
	}
	// newest first, and with a row that cannot be imported
	f := csv("2026-11-19|11:00:00||100.00|15000.00|水厂||水费|2026111900001", week[4], "2026-11-18|10:00:00|0.005||12700.00|零头||利息|",
		week[3], week[2])
	odd, err := s.Preview(ctx, request(f))
	if err != nil {
		t.Fatal(err)
	}
	if pr := odd.Proof; pr.Holds == nil || !*pr.Holds || pr.Opening.String() != "12500.00" || pr.Differs != 0 {
		t.Errorf("%+v", pr)
	}
}

func TestAFileThatDoesNotAddUpNamesTheRow(t *testing.T) {
	s := book(t)
	rows := append([]string{}, week...)
	rows = append(rows[:1], rows[2:]...) // the electricity bill is cut out
	p, err := s.Preview(ctx, request(csv(rows...)))
	if err != nil {
		t.Fatal(err)
	}
	if p.Proof.Holds == nil || *p.Proof.Holds || p.Proof.BreakRow != 3 {
		t.Errorf("%+v", p.Proof)
	}
	if len(p.Detected.Doubts) == 0 {
		t.Error("no doubt about the file")
	}
}

func TestFaultsOfRequests(t *testing.T) {
	s := book(t)
	mustImport(t, s, request(csv(week...)))
	id := value[AccountID](t, s, "SELECT id FROM accounts")
	for _, c := range []struct {
		name string
		call func() error
		want fault.Key
	}{
		{"no file", func() error { _, err := s.Import(ctx, Request{}); return err }, FileMissing},
		{"no such account", func() error { _, err := s.Import(ctx, Request{Account: 99, File: csv(week...)}); return err }, NoSuchAccount},
		{"nobody says which account", func() error {
			_, err := s.Import(ctx, Request{File: File{Name: "x.csv", Data: []byte("日期,金额,对方\n2026-01-01,1.00,甲\n")}})
			return err
		}, AccountMissing},
		{"unknown treatment", func() error {
			_, err := s.Import(ctx, Request{AccountName: "x", File: csv(week...), Choices: []Choice{{2, "eat"}}})
			return err
		}, BadChoice},
		{"name taken", func() error { _, err := s.SaveAccount(ctx, Account{Name: "招行"}); return err }, NameTaken},
		{"currency is no code", func() error { _, err := s.SaveAccount(ctx, Account{Name: "x", Currency: "rmb"}); return err }, Invalid},
		{"currency of an account with lines", func() error {
			_, err := s.SaveAccount(ctx, Account{ID: id, Name: "招行", Currency: "USD"})
			return err
		}, CurrencyFixed},
		{"unknown filter", func() error { _, err := s.Lines(ctx, LineFilter{State: "odd"}); return err }, UnknownFilter},
	} {
		err := c.call()
		if f := fault.As(err); f == nil || f.Key != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestLinesAndImportsAreListed(t *testing.T) {
	s := book(t)
	mustImport(t, s, request(csv(week...)))
	all, err := s.Lines(ctx, LineFilter{Limit: 2})
	if err != nil || all.Count != 5 || len(all.Rows) != 2 || !all.More || all.In.String() != "5600.00" || all.Out.String() != "500.00" {
		t.Fatalf("%+v %v", all, err)
	}
	next, err := s.Lines(ctx, LineFilter{Limit: 200, After: all.Next})
	if err != nil || len(next.Rows) != 3 || next.More || next.Next != "" {
		t.Fatalf("%+v %v", next, err)
	}
	for _, c := range []struct {
		f    LineFilter
		want int
	}{
		{LineFilter{Search: "停车"}, 2}, {LineFilter{Search: "2,400"}, 1}, {LineFilter{Direction: "out"}, 1}, {LineFilter{State: "open"}, 4},
		{LineFilter{State: "none"}, 1}, {LineFilter{From: date.Must("2026-11-17"), To: date.Must("2026-11-17")}, 2}, {LineFilter{Sort: "amount", Desc: true}, 5},
	} {
		if p, err := s.Lines(ctx, c.f); err != nil || p.Count != c.want || len(p.Rows) != c.want {
			t.Errorf("%+v: %d rows, %v; want %d", c.f, p.Count, err, c.want)
		}
	}
	if p, err := s.Imports(ctx, ImportFilter{}); err != nil || len(p.Rows) != 1 || p.Rows[0].Added != 5 || *p.Rows[0].Closing != money.Amount(1510000) {
		t.Errorf("%+v %v", p, err)
	}
}
