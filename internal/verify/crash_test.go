//go:build unix

package verify

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/bank"
	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"
	"zhangfang/internal/receipt"
)

func TestMain(m *testing.M) { law.Main(m, workUntilKilled) }

// tenants is how many customers of that office pay their rent of 1,000.00 each month.
const tenants = 15

// workUntilKilled does a month of the office after the other: it bills, reads the bank's file, claims what is certain, claims by hand what
// is left, and takes something of it back. It prints the last event after each.
func workUntilKilled(path string) error {
	ctx := context.Background()
	d, err := db.Open(path, nil)
	if err != nil {
		return err
	}
	bills, receipts := billing.New(d, &job.Runner{}), receipt.New(d)
	banks, past := bank.New(d, &job.Runner{}), &history.Service{DB: d}
	for n := asked(ctx, d, "SELECT count(*) FROM imports"); ; n++ {
		month := date.Must("2026-01-01").AddMonths(int(n))
		for _, step := range []func() error{
			func() error { _, err := bills.Run(ctx, billing.RunRequest{Through: month}); return err },
			func() error {
				_, err := banks.Import(ctx, bank.Request{AccountName: "招商银行", File: bank.File{Name: "a.csv", Data: rents(month)}})
				return err
			},
			func() error { _, err := receipts.AcceptCertain(ctx, receipt.AcceptRequest{}); return err },
			func() error {
				_, err := receipts.Settle(ctx, receipt.SettleRequest{Entries: byHand(ctx, d)})
				return err
			},
			func() error {
				_, err := past.Undo(ctx, history.Target{Event: lastOf(ctx, d) - n%3})
				return err
			},
		} {
			if err := step(); err != nil && fault.As(err) == nil { // an undoing may be refused
				return err
			}
			fmt.Println(lastOf(ctx, d))
		}
	}
}

// rents is a file of the bank: most pay under their name, some under another's.
func rents(month date.Date) []byte {
	var file strings.Builder
	file.WriteString("交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要,流水号\n")
	for i := range tenants {
		name := fmt.Sprintf("望江%d号物流有限公司", i)
		if i%4 == 3 {
			name = fmt.Sprint("代付人", i)
		}
		fmt.Fprintf(&file, "%s,09:00:%02d,1000.00,,,%s,6225%010d,房租,%s%04d\n", month, i, name, i, month, i)
	}
	return []byte(file.String())
}

// byHand claims a few receipts for the oldest bills that are as large.
func byHand(ctx context.Context, d *db.DB) (entries []receipt.Entry) {
	type pair struct {
		receipt string
		receipt.NumberedPart
	}
	_ = d.Read(ctx, func(tx *db.Tx) error {
		return db.Each(ctx, tx, func(p *pair) []any { return []any{&p.receipt, &p.Invoice, &p.Amount} }, func(p pair) error {
			entries = append(entries, receipt.Entry{Receipt: p.receipt, Allocations: []receipt.NumberedPart{p.NumberedPart}})
			return nil
		}, `WITH r AS (SELECT reference, amount, row_number() OVER (ORDER BY id) AS nth FROM receipts WHERE state = 'open' AND amount > 0),
		         i AS (SELECT number, total - settled AS open, row_number() OVER (ORDER BY id) AS nth FROM invoices WHERE state = 'issued' AND settled < total)
			SELECT r.reference, i.number, min(r.amount, i.open) FROM r JOIN i USING (nth) LIMIT 5`)
	})
	return entries
}

func lastOf(ctx context.Context, d *db.DB) int64 {
	return asked(ctx, d, "SELECT coalesce(max(id), 0) FROM events")
}

func asked(ctx context.Context, d *db.DB, query string) (n int64) {
	_ = d.Read(ctx, func(tx *db.Tx) (err error) { n, err = db.Value[int64](ctx, tx, query); return err })
	return n
}

// A process that does the work of an office is killed at any moment: what it said to be done is there, and the book passes all checks of
// the program.
func TestABookHoldsAfterAnyCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "松风里.zf")
	d, err := db.Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exchange.New(d).Import(t.Context(), exchange.ImportRequest{Name: "a.json", Data: []byte(town())}); err != nil {
		t.Fatal(err)
	}
	first := lastOf(t.Context(), d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	const lives = 6
	said := law.Crash(t, path, law.Lives{Count: lives, Lines: 12, Idle: 200_000}, func(said int64) {
		d, err := db.Open(path, nil)
		if err != nil {
			t.Fatalf("after the crash: %v", err)
		}
		if last := lastOf(t.Context(), d); last < said {
			t.Errorf("%d events were said to be done, %d are there", said, last)
		}
		if r := run(t, d); !r.OK {
			t.Errorf("after event %d the book does not hold: %+v", said, r)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	if said < first+lives {
		t.Errorf("only %d events in %d lives: the test tests nothing", said-first, lives)
	}
}

// town has the tenants with their contracts.
func town() string {
	var customers, contracts, charges []string
	for i := range tenants {
		customers = append(customers, fmt.Sprintf(`{"code": "K%d", "name": "望江%d号物流有限公司"}`, i, i))
		contracts = append(contracts, fmt.Sprintf(`{"code": "HT%d", "customer": "K%d", "start": "2026-01-01"}`, i, i))
		charges = append(charges, fmt.Sprintf(`{"contract": "HT%d", "line": 1, "fee_item": "FZ", "model": "fixed", "price": "1000", "cycle_months": 1, "anchor": "calendar"}`, i))
	}
	return `{"fee_items": [{"code": "FZ", "name": "房租"}], "customers": [` + strings.Join(customers, ",") + `], "contracts": [` +
		strings.Join(contracts, ",") + `], "charges": [` + strings.Join(charges, ",") + `]}`
}
