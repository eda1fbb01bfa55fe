package demo

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/contract"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/document"
	"zhangfang/internal/exchange"
	"zhangfang/internal/job"
	"zhangfang/internal/receipt"
	"zhangfang/internal/report"
	"zhangfang/internal/statement"
	"zhangfang/internal/verify"
)

func services(t testing.TB, today date.Date) Services {
	clock := func() time.Time {
		return time.Date(today.Year(), time.Month(today.Month()), today.Day(), 9, 0, 0, 0, time.Local)
	}
	d, err := db.Create(filepath.Join(t.TempDir(), "demo.zf"), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	jobs, receipts := &job.Runner{}, receipt.New(d)
	return Services{DB: d, Billing: billing.New(d, jobs), Bank: bank.New(d, jobs), Receipts: receipts, Exchange: exchange.New(d),
		Documents: document.New(d, jobs), Reports: report.New(d, receipts), Verify: verify.New(d, jobs), Now: time.Now}
}

func build(t testing.TB, through, out string) *work {
	w := newWork(t.Context(), services(t, date.Must(through)), date.Must(through))
	if err := w.build(out, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	for _, s := range w.steps {
		t.Logf("%-12s %5d %v", s.Name, s.Count, s.Took)
	}
	return w
}

// counts are what a stranger could count in the book.
type counts struct {
	invoices, contracts, claimed, waiting, certain int
	credits, unclaims, cash, prepaid, writeOffs    int
	aging                                          string
}

func count(t testing.TB, w *work) counts {
	var c counts
	page, err := w.Billing.List(t.Context(), billing.Filter{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	c.invoices = page.Count
	contracts, err := contract.New(w.DB).List(t.Context(), contract.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	c.contracts = contracts.Count
	q, err := w.Receipts.Queue(t.Context(), receipt.QueueFilter{})
	if err != nil {
		t.Fatal(err)
	}
	c.claimed, c.waiting, c.certain = q.Claimed.Count, q.Unclaimed.Count, q.Certain.Count
	for query, to := range map[string]*int{
		"SELECT count(*) FROM credit_notes WHERE rebill = 1":                                           &c.credits,
		"SELECT count(*) FROM events WHERE kind = 'receipt.unclaimed'":                                 &c.unclaims,
		"SELECT count(*) FROM receipts WHERE channel = 'cash'":                                         &c.cash,
		"SELECT count(*) FROM receipts WHERE state = 'claimed' AND amount > allocated AND amount > 0":  &c.prepaid,
		"SELECT count(*) FROM allocations WHERE kind = 'writeoff' AND amount > 0 AND reverses IS NULL": &c.writeOffs,
	} {
		if err := w.DB.Read(t.Context(), func(tx *db.Tx) (err error) { *to, err = db.Value[int](t.Context(), tx, query); return err }); err != nil {
			t.Fatal(err)
		}
	}
	aging, err := w.Reports.Aging(t.Context(), report.AgingRequest{AsOf: w.through})
	if err != nil {
		t.Fatal(err)
	}
	for name, bucket := range map[string]int64{"not due": int64(aging.NotDue), "30": int64(aging.D30), "60": int64(aging.D60), "90": int64(aging.D90), "over": int64(aging.Over)} {
		if bucket <= 0 {
			t.Errorf("nobody owes anything in %s", name)
		}
	}
	raw, err := json.Marshal(aging)
	if err != nil {
		t.Fatal(err)
	}
	c.aging = string(raw)
	return c
}

// The office is the same whatever day it is made up to: on the first of a month, in its middle, at the end of a short one.
func TestTheOfficeIsWhole(t *testing.T) {
	var made counts
	for _, through := range []string{middle, "2026-12-01", "2027-02-28"} {
		t.Run(through, func(t *testing.T) {
			w := build(t, through, "")
			c := count(t, w)
			t.Logf("%+v", c)
			if through == middle {
				made = c
			}
			if c.contracts != 61 || c.invoices < 700 || c.claimed < 600 {
				t.Errorf("%d contracts, %d invoices, %d claimed", c.contracts, c.invoices, c.claimed)
			}
			if c.waiting < 15 || c.waiting > 40 || c.certain < 8 || c.certain > c.waiting-8 {
				t.Errorf("%d wait, %d of them certain", c.waiting, c.certain)
			}
			if c.credits != 1 || c.unclaims != 1 || c.cash < 10 || c.prepaid < 1 || c.writeOffs < 10 {
				t.Errorf("%d rebilled, %d unclaimed, %d in cash, %d prepaid, %d written off", c.credits, c.unclaims, c.cash, c.prepaid, c.writeOffs)
			}
			r, err := w.Verify.Run(t.Context(), verify.None{})
			if err != nil || !r.OK || len(r.Checks) < 10 {
				t.Errorf("verify: %+v, %v", r, err)
			}
			if w.wrong > 0 {
				t.Errorf("%d certain claims were wrong", w.wrong)
			}
		})
	}
	t.Run("the same day once more, with its files", func(t *testing.T) {
		out := t.TempDir()
		if again := count(t, build(t, middle, out)); again != made {
			t.Errorf("the same day made another office:\n%+v\n%+v", made, again)
		}
		leaves(t, out)
	})
}

const middle = "2026-11-22" // of a month

// leaves checks what lies in the folder of an office.
func leaves(t *testing.T, out string) {
	formats := map[string]int{}
	for _, path := range glob(t, out, "流水", "*") {
		if strings.HasSuffix(path, ".json") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s, err := statement.Read(statement.Source{Name: filepath.Base(path), Data: data}, statement.Options{})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		formats[s.Format]++
		if len(s.Problems) > 0 || len(s.Lines) == 0 {
			t.Errorf("%s: %d lines, problems %v", path, len(s.Lines), s.Problems)
		}
	}
	for _, f := range []string{"bank_cmb_corp", "wechat_personal_xlsx", "alipay_personal_app"} {
		if formats[f] != Months {
			t.Errorf("%d files are %s, want %d", formats[f], f, Months)
		}
	}
	for _, path := range append(glob(t, out, "单据", "*.pdf"), glob(t, out, "单据", "单张账单", "*.pdf")...) {
		if data, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
			t.Errorf("%s is no PDF: %v", path, err)
		}
	}
	if n := len(glob(t, out, "单据", "单张账单", "*.pdf")); n < 3 {
		t.Errorf("%d single bills", n)
	}
	if n := len(glob(t, out, "报表", "*")); n != 5 {
		t.Errorf("%d reports", n)
	}
}

func glob(t *testing.T, parts ...string) []string {
	found, err := filepath.Glob(filepath.Join(parts...))
	if err != nil || len(found) == 0 {
		t.Fatalf("nothing at %s: %v", filepath.Join(parts...), err)
	}
	return found
}

func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		build(b, "2026-11-22", "")
	}
}
