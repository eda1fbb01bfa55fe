package document

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/paper"
	"zhangfang/internal/receipt"
)

const tables = `{
"customers": [{"code": "K1", "name": "云岫建筑设计事务所"}, {"code": "K2", "name": "半亩茶社"}],
"invoices": [
 {"number": "A-1", "customer": "K1", "kind": "房租", "unit": "B-1207", "issue_date": "2026-01-01", "due_date": "2026-01-05", "amount": "1000.00", "open_amount": "1000.00"},
 {"number": "A-2", "customer": "K1", "kind": "物业费", "issue_date": "2026-02-01", "due_date": "2026-02-05", "amount": "200.00", "open_amount": "200.00"},
 {"number": "A/3", "customer": "K2", "kind": "房租", "issue_date": "2026-02-01", "due_date": "2026-02-05", "amount": "500.00", "open_amount": "500.00"}],
"receipts": [{"reference": "R1", "date": "2026-01-20", "amount": "1100.00", "payer_name": "云岫建筑设计事务所", "channel": "bank"}]}`

func office_(t *testing.T) (*db.DB, *Service) {
	t.Helper()
	d, err := db.Create(filepath.Join(t.TempDir(), "a.zf"), func() time.Time { return time.Date(2026, 3, 1, 4, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if _, err := exchange.New(d).Import(t.Context(), exchange.ImportRequest{Name: "a.json", Data: []byte(tables)}); err != nil {
		t.Fatal(err)
	}
	return d, New(d, &job.Runner{})
}

func claim(t *testing.T, d *db.DB) {
	t.Helper()
	_, err := receipt.New(d).Settle(t.Context(), receipt.SettleRequest{Entries: []receipt.Entry{{Receipt: "R1", Allocations: []receipt.NumberedPart{{Invoice: "A-1", Amount: 100000}}}}})
	if err != nil {
		t.Fatal(err)
	}
}

func isPDF(data []byte) bool { return bytes.HasPrefix(data, []byte("%PDF")) }

func TestInvoicesAreOnePDFAndTheSameBytesAgain(t *testing.T) {
	_, s := office_(t)
	one := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}})
	if one.Name != "A-1 云岫建筑设计事务所.pdf" || one.Papers != 1 || !isPDF(one.Data) {
		t.Fatalf("%q %d", one.Name, one.Papers)
	}
	all := print(t, s, PrintRequest{Kind: paper.KindInvoice, Filter: &billing.Filter{State: "open"}})
	if all.Papers != 3 || all.Name != "账单 2026-01-01 (3).pdf" {
		t.Errorf("%q %d", all.Name, all.Papers)
	}
	if found := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}, Filter: &billing.Filter{State: "open"}}); found.Papers != 3 {
		t.Errorf("a filter stands instead of ids: %d papers", found.Papers)
	}
	if again := print(t, s, PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1}}); !bytes.Equal(one.Data, again.Data) {
		t.Error("other bytes")
	}
	if _, err := s.Print(t.Context(), PrintRequest{Kind: paper.KindInvoice, Filter: &billing.Filter{Search: "nobody"}}); !errors.Is(err, fault.New(NothingFound, nil)) {
		t.Errorf("got %v", err)
	}
}

func TestAReceiptGetsItsNumberOnce(t *testing.T) {
	d, s := office_(t)
	r := PrintRequest{Kind: paper.KindReceipt, IDs: []int64{1}, Keep: true}
	if _, err := s.Print(t.Context(), r); !errors.Is(err, fault.New(NotClaimed, nil)) {
		t.Errorf("an open receipt: %v", err)
	}
	claim(t, d)
	for range 2 {
		if f := print(t, s, r); f.Name != "SJ202601-00001 云岫建筑设计事务所.pdf" || !isPDF(f.Data) {
			t.Fatalf("%q", f.Name)
		}
	}
}

// What became a deposit is named on the receipt, and is no prepayment.
func TestAReceiptNamesTheDepositThatWasTakenOutOfIt(t *testing.T) {
	d, _ := office_(t)
	more := `{"contracts": [{"code": "H1", "customer": "K1", "start": "2026-01-01", "deposit": "60.00"}]}`
	if _, err := exchange.New(d).Import(t.Context(), exchange.ImportRequest{Name: "b.json", Data: []byte(more)}); err != nil {
		t.Fatal(err)
	}
	claim(t, d)
	whose := deposit.Whose{Contract: 1, Customer: 1}
	deposits := deposit.New(d)
	kept, err := deposits.Receive(t.Context(), deposit.ReceiveRequest{Whose: whose, Receipt: 1, Amount: 6000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := deposits.Receive(t.Context(), deposit.ReceiveRequest{Whose: whose, Date: date.Must("2026-02-01"), Amount: 500}); err != nil {
		t.Fatal(err)
	}
	said := func(id receipt.ID) (out string) {
		err := d.Read(t.Context(), func(tx *db.Tx) error {
			r, err := receipt.Load(t.Context(), tx, id)
			if err != nil {
				return err
			}
			p, err := office{}.receipt(t.Context(), tx, r)
			for _, i := range p.Items {
				out += fmt.Sprintf("%s %s %s; ", i.Invoice, i.Name, i.Amount)
			}
			out += fmt.Sprintf("%s + %s", p.Purpose, p.Prepaid)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got, want := said(1), "A-1 房租 1000.00; "+kept.Number+" 押金 H1 60.00;  + 40.00"; got != want {
		t.Errorf("beside a bill: %s", got)
	}
	if got := said(2); !strings.HasSuffix(got, " 押金 H1 5.00;  + 0.00") {
		t.Errorf("alone: %s", got)
	}
	if _, err := deposits.TakeBack(t.Context(), deposit.TakeBackRequest{ID: kept.ID, Reason: "误记"}); err != nil {
		t.Fatal(err)
	}
	if got := said(1); got != "A-1 房租 1000.00;  + 100.00" {
		t.Errorf("taken back: %s", got)
	}
	if _, err := receipt.New(d).Refund(t.Context(), receipt.RefundRequest{Receipt: 1, Amount: 3000, Reason: "多付退回"}); err != nil {
		t.Fatal(err)
	}
	if got := said(1); got != "A-1 房租 1000.00;  + 100.00" {
		t.Errorf("what is paid back later was received all the same: %s", got)
	}
}

// The name of one room may be a part of another's.
func TestAReceiptNamesEveryRoomOnce(t *testing.T) {
	d, _ := office_(t)
	exec(t, d, "UPDATE invoices SET unit = '207' WHERE number = 'A-2'", "UPDATE invoices SET unit = 'B-1207' WHERE number = 'A/3'")
	parts := []receipt.NumberedPart{{Invoice: "A-1", Amount: 60000}, {Invoice: "A-2", Amount: 20000}, {Invoice: "A/3", Amount: 30000}}
	if _, err := receipt.New(d).Settle(t.Context(), receipt.SettleRequest{Entries: []receipt.Entry{{Receipt: "R1", Allocations: parts}}}); err != nil {
		t.Fatal(err)
	}
	err := d.Read(t.Context(), func(tx *db.Tx) error {
		all, err := office{}.receipts(t.Context(), tx, []int64{1})
		if err == nil && all[0].Unit != "B-1207、207" {
			t.Errorf("the rooms are %s", all[0].Unit)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStatementTellsWhatWasOpenOnItsDay(t *testing.T) {
	d, _ := office_(t)
	claim(t, d)
	for _, c := range []struct {
		day     string
		lines   int
		open    string
		prepaid string
	}{
		{"2026-01-10", 1, "1000.00", "0.00"},
		{"2026-01-20", 0, "0.00", "100.00"},
		{"2026-02-10", 1, "200.00", "100.00"},
	} {
		err := d.Read(t.Context(), func(tx *db.Tx) error {
			got, err := office{}.statements(t.Context(), tx, []int64{1}, date.Must(c.day))
			if err != nil {
				return err
			}
			if p := got[0]; len(p.Lines) != c.lines || p.Open.String() != c.open || p.Prepaid.String() != c.prepaid {
				t.Errorf("on %s: %d lines, %v open, %v prepaid", c.day, len(p.Lines), p.Open, p.Prepaid)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFolderHoldsOneFileEachOrOneForAll(t *testing.T) {
	d, s := office_(t)
	claim(t, d)
	for _, c := range []struct {
		r     FolderRequest
		files []string
	}{
		{FolderRequest{Kind: Invoices}, []string{"A-1 云岫建筑设计事务所.pdf", "A-2 云岫建筑设计事务所.pdf", "A_3 半亩茶社.pdf"}},
		{FolderRequest{Kind: Invoices, Customer: "K2"}, []string{"A_3 半亩茶社.pdf"}},
		{FolderRequest{Kind: Invoices, From: date.Must("2026-02-01"), Merge: true}, []string{"账单.pdf"}},
		{FolderRequest{Kind: Receipts}, []string{"SJ202601-00001 云岫建筑设计事务所.pdf"}},
		{FolderRequest{Kind: Statements}, []string{"对账函 2026-03-01 云岫建筑设计事务所.pdf", "对账函 2026-03-01 半亩茶社.pdf"}},
	} {
		c.r.Dir = filepath.Join(t.TempDir(), "out")
		got, err := s.ToFolder(t.Context(), c.r)
		if err != nil || len(got.Files) != len(c.files) {
			t.Errorf("%+v: %v, %v", c.r, got.Files, err)
			continue
		}
		for n, name := range c.files {
			data, err := os.ReadFile(filepath.Join(c.r.Dir, name))
			if err != nil || got.Files[n] != name || !isPDF(data) {
				t.Errorf("%s: %v, %v", name, got.Files, err)
			}
		}
	}
}

func TestAFolderIsPrintedByTheTemplatesThatTheBookChose(t *testing.T) {
	d, s := office_(t)
	own := &Templates{DB: d}
	if err := own.Choose(t.Context(), ChooseRequest{Kind: paper.KindInvoice, Layout: paper.A5}); err != nil {
		t.Fatal(err)
	}
	if err := own.Choose(t.Context(), ChooseRequest{Kind: paper.KindInvoice, Layout: paper.FormHalf, Customer: 2}); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	got, err := s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir})
	if err != nil || len(got.Files) != 3 {
		t.Fatalf("%v, %v", got.Files, err)
	}
	for n, want := range []string{"[0 0 595.28 419.53]", "[0 0 595.28 419.53]", "[0 0 683.15 396.00]"} {
		data, err := os.ReadFile(filepath.Join(dir, got.Files[n]))
		if err != nil || !bytes.Contains(data, []byte("/MediaBox "+want)) {
			t.Errorf("%s is not of %s: %v", got.Files[n], want, err)
		}
	}
	if n := len(archived(t, s, KeptFilter{})); n != 0 {
		t.Errorf("%d papers are in the archive", n)
	}
	for again := range 2 {
		if _, err := s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir, Merge: true, Keep: true}); err != nil {
			t.Fatal(err)
		}
		if kept := archived(t, s, KeptFilter{}); len(kept) != 3 || kept[0].Printed != again+1 {
			t.Errorf("the archive holds %+v", kept)
		}
	}
}

func TestWhatTheFontLacksIsSaidAndNothingIsPrinted(t *testing.T) {
	d, s := office_(t)
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("customer.changed", nil)
		_, err := tx.Exec(t.Context(), "UPDATE customers SET name = '半亩\U0010FFFD茶社' WHERE code = 'K2'; ")
		if err == nil {
			_, err = tx.Exec(t.Context(), "UPDATE invoices SET bill_to = '{}'")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	_, err = s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir})
	f := fault.As(err)
	if !errors.Is(err, fault.New(Unprintable, nil)) || len(f.Parts) != 1 || f.Parts[0].Path[0] != "A/3" {
		t.Fatalf("got %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func exec(t *testing.T, d *db.DB, queries ...string) {
	t.Helper()
	err := d.Write(t.Context(), func(tx *db.Tx) error {
		tx.Record("test.changed", nil)
		for _, q := range queries {
			if _, err := tx.Exec(t.Context(), q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// One of the papers cannot take its place, because a folder stands there: those before it give way again to what they replaced, and the
// book does not say that any was given out.
func TestAFailedPrintingLeavesTheFolderAsItWas(t *testing.T) {
	d, s := office_(t)
	dir := t.TempDir()
	before, err := s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	const mine = "with a remark of mine"
	if err := os.WriteFile(filepath.Join(dir, before.Files[0]), []byte(mine), 0o644); err != nil {
		t.Fatal(err)
	}
	exec(t, d, "UPDATE invoices SET number = 'A-9' WHERE number = 'A/3'")
	if err := os.MkdirAll(filepath.Join(dir, "A-9 半亩茶社.pdf", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	for way, do := range map[string]func() error{
		"a folder": func() error {
			_, err := s.ToFolder(t.Context(), FolderRequest{Kind: Invoices, Dir: dir, Keep: true})
			return err
		},
		"files": func() error {
			_, err := s.Files(t.Context(), FilesRequest{Print: PrintRequest{Kind: paper.KindInvoice, IDs: []int64{1, 2, 3}, Keep: true}, By: ByPaper, Dir: dir})
			return err
		},
	} {
		if err := do(); !errors.Is(err, fault.New(NotWritten, nil)) {
			t.Fatalf("%s: got %v", way, err)
		}
		left, err := os.ReadDir(dir)
		if err != nil || len(left) != len(before.Files)+1 {
			t.Errorf("%s: the folder holds %v, %v", way, left, err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, before.Files[0])); err != nil || string(data) != mine {
			t.Errorf("%s: %s was replaced, %v", way, before.Files[0], err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, before.Files[1])); err != nil || !isPDF(data) {
			t.Errorf("%s: %s is gone: %v", way, before.Files[1], err)
		}
		if kept := archived(t, s, KeptFilter{}); len(kept) != 0 {
			t.Errorf("%s: the book says that %d papers were given out", way, len(kept))
		}
	}
}

func TestAFolderMadeForNothingIsTakenAway(t *testing.T) {
	_, s := office_(t)
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := s.ToFolder(t.Context(), FolderRequest{Kind: Receipts, Dir: dir}); !errors.Is(err, fault.New(NothingFound, nil)) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Files(t.Context(), FilesRequest{Print: PrintRequest{Kind: paper.KindInvoice, IDs: []int64{99}}, Dir: dir}); fault.As(err) == nil {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is there, %v", err)
	}
}

func TestPapersOfOneNameAreToldApart(t *testing.T) {
	d, s := office_(t)
	exec(t, d, "UPDATE customers SET name = 'Tea House' WHERE code = 'K1'", "UPDATE customers SET name = 'TEA HOUSE' WHERE code = 'K2'")
	got, err := s.ToFolder(t.Context(), FolderRequest{Kind: Statements, Dir: t.TempDir()})
	if err != nil || len(got.Files) != 2 || got.Files[0] != "对账函 2026-03-01 Tea House.pdf" || got.Files[1] != "对账函 2026-03-01 TEA HOUSE-2.pdf" {
		t.Errorf("got %v, %v", got.Files, err)
	}
}

func TestAReceiptThatCannotBePrintedGetsNoNumber(t *testing.T) {
	d, s := office_(t)
	claim(t, d)
	exec(t, d, "UPDATE customers SET name = '半亩\U0010FFFD茶社' WHERE code = 'K1'")
	if _, err := s.Print(t.Context(), PrintRequest{Kind: paper.KindReceipt, IDs: []int64{1}, Keep: true}); !errors.Is(err, fault.New(Unprintable, nil)) {
		t.Errorf("got %v", err)
	}
	err := d.Read(t.Context(), func(tx *db.Tx) error {
		r, err := receipt.Load(t.Context(), tx, 1)
		if r.Number != "" {
			t.Errorf("it got the number %s", r.Number)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
