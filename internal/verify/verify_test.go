package verify

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/deposit"
	"zhangfang/internal/exchange"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/receipt"
)

const tables = `{
"customers": [{"code": "K1", "name": "云岫建筑设计事务所"}],
"fee_items": [{"code": "FZ", "name": "房租", "tax_rate": "0.09"}],
"contracts": [{"code": "HT1", "customer": "K1", "start": "2026-01-01", "end": "2026-12-31"}],
"charges": [{"contract": "HT1", "line": 1, "fee_item": "FZ", "model": "fixed", "price": "1000", "cycle_months": 1, "anchor": "calendar"}],
"invoices": [{"number": "A-1", "customer": "K1", "kind": "房租", "issue_date": "2025-12-01", "due_date": "2025-12-05", "amount": "1000.00", "open_amount": "400.00"}],
"receipts": [{"reference": "R1", "date": "2026-01-20", "amount": "1500.00"}, {"reference": "R2", "date": "2026-01-21", "amount": "-9.00"}]}`

// book has an opening item, three invoices of which one is credited, and a receipt that is part prepayment.
func book(t *testing.T) (path string, d *db.DB) {
	t.Helper()
	ctx := t.Context()
	path = filepath.Join(t.TempDir(), "a.zf")
	d, err := db.Create(path, func() time.Time { return time.Date(2026, 4, 10, 4, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if _, err := exchange.New(d).Import(ctx, exchange.ImportRequest{Name: "a.json", Data: []byte(tables)}); err != nil {
		t.Fatal(err)
	}
	bills := billing.New(d, &job.Runner{})
	run, err := bills.Run(ctx, billing.RunRequest{Through: date.Must("2026-03-31")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := receipt.New(d).Settle(ctx, receipt.SettleRequest{Entries: []receipt.Entry{{Receipt: "R1", Allocations: []receipt.NumberedPart{
		{Invoice: "A-1", Amount: 39000, WriteOff: 1000}, {Invoice: run.First, Amount: 100000}}}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := bills.Credit(ctx, billing.CreditRequest{Invoice: run.Plan.Invoices[0].ID, Reason: "单价有误"}); err != nil {
		t.Fatal(err)
	}
	deposits := deposit.New(d)
	if _, err := deposits.Receive(ctx, deposit.ReceiveRequest{Whose: deposit.Whose{Contract: 1}, Amount: 200000}); err != nil {
		t.Fatal(err)
	}
	if _, err := deposits.SetOff(ctx, deposit.SetOffRequest{Whose: deposit.Whose{Contract: 1}, Reason: "抵扣", Parts: []deposit.Part{{Invoice: run.Plan.Invoices[1].ID, Amount: 50000}}}); err != nil {
		t.Fatal(err)
	}
	return path, d
}

func run(t *testing.T, d *db.DB) Result {
	t.Helper()
	r, err := New(d, &job.Runner{}).Run(t.Context(), None{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnHonestBookPasses(t *testing.T) {
	_, d := book(t)
	r := run(t, d)
	if !r.OK || len(r.Checks) != len(checks) {
		t.Fatalf("got %+v", r)
	}
	for _, c := range r.Checks {
		if c.Count == 0 && c.Name != "statementLines" && c.Name != "lateFees" && c.Name != "papers" {
			t.Errorf("%s looked at nothing", c.Name)
		}
	}
}

func TestEveryDamageIsFoundByItsCheck(t *testing.T) {
	said := map[fault.Key]bool{}
	for _, c := range []struct {
		check, when string
		damage      []string
	}{
		{"openBalance", "a stored sum is a fen off", []string{"UPDATE invoices SET settled = settled - 1 WHERE number = 'A-1'"}},
		{"openBalance", "an entry lies before its invoice", []string{"UPDATE allocations SET date = '2025-01-01' WHERE id = (SELECT max(id) FROM allocations WHERE kind = 'writeoff')"}},
		{"allocated", "a receipt's stored sum is a fen off", []string{"UPDATE receipts SET allocated = allocated - 1 WHERE reference = 'R1'"}},
		{"allocated", "an entry lies before its receipt", []string{"UPDATE allocations SET date = '2026-01-02' WHERE kind = 'receipt' AND amount > 0"}},
		{"allocated", "a credit note counts from another day than its entry", []string{"UPDATE credit_notes SET date = '2026-04-11'"}},
		{"openBalance", "a balance was below nothing for a while", []string{
			"INSERT INTO allocations (invoice_id, kind, date, amount) SELECT id, 'writeoff', '2026-02-10', total FROM invoices WHERE number = 'ZD202602-00001'",
			"INSERT INTO allocations (invoice_id, kind, date, amount, reverses) SELECT invoice_id, kind, date('2026-02-01'), -amount, id FROM allocations WHERE id = (SELECT max(id) FROM allocations)"}},
		{"allocated", "a deposit is more than its receipt", []string{"UPDATE deposits SET amount = amount + 1 WHERE kind = 'received'"}},
		{"deposits", "more was paid back than was held", []string{"INSERT INTO deposits (contract_id, customer_id, kind, date, amount) VALUES (1, 1, 'refunded', '2026-04-11', 150001)"}},
		{"deposits", "a set-off is not what its receipt paid", []string{"UPDATE deposits SET amount = amount - 1 WHERE kind = 'setoff'"}},
		{"deposits", "what was moved out has not arrived", []string{"INSERT INTO deposits (contract_id, customer_id, kind, date, amount) VALUES (1, 1, 'moved_out', '2026-04-11', 5)"}},
		{"deposits", "an opposite entry is of another amount", []string{"INSERT INTO deposits (contract_id, customer_id, kind, date, amount, reverses) SELECT 1, 1, 'setoff', '2026-04-11', 5, id FROM deposits WHERE kind = 'setoff'"}},
		{"lateFees", "a late fee is on no bill", []string{"INSERT INTO late_fees (invoice_id, from_date, to_date, amount, state, billed_in, sheet) VALUES (1, '2026-01-01', '2026-01-05', 5, 'billed', 3, '{}')"}},
		{"lateFees", "a day bears it twice", []string{"INSERT INTO late_fees (invoice_id, from_date, to_date, amount, state, sheet) VALUES (1, '2026-01-01', '2026-01-05', 5, 'waived', '{}'), (1, '2026-01-05', '2026-01-06', 5, 'waived', '{}')"}},
		{"customerBalance", "a credit note has another total", []string{"UPDATE credit_notes SET net = net + 5, total = total + 5"}},
		{"numbers", "a number was changed", []string{"UPDATE invoices SET number = 'B-9' WHERE number = 'ZD202602-00001'"}},
		{"billedOnce", "a billed period is gone", []string{"DELETE FROM billed WHERE period_from = '2026-02-01'"}},
		{"billedOnce", "two billed periods share days", []string{"UPDATE billed SET period_to = '2026-03-10' WHERE period_from = '2026-02-01'"}},
		{"papers", "a kept paper is another file", []string{"INSERT INTO paper_files (hash, data) VALUES ('00', x'25')", "INSERT INTO papers (kind, subject, lang, layout, snapshot, hash, printed, first_at, last_at) VALUES ('invoice', 'invoice/1', 'zh-CN', 'a4', '{}', '00', 1, '', '')"}},
		{"papers", "a kept paper is gone", []string{"INSERT INTO papers (kind, subject, lang, layout, snapshot, hash, printed, first_at, last_at) VALUES ('invoice', 'invoice/1', 'zh-CN', 'a4', '{}', '00', 1, '', '')"}},
		{"billedOnce", "a difference puts no line right", []string{"UPDATE invoice_lines SET kind = 'delta' WHERE id = 2"}},
		{"lineSums", "a credit note tells lines that are not its sum", []string{
			"INSERT INTO credit_note_lines (credit_id, adjusts, name, net, tax, amount) SELECT n.id, l.id, l.name, 100, 0, 100 FROM credit_notes n JOIN invoice_lines l ON l.invoice_id = n.invoice_id"}},
		{"lineSums", "a line is a fen off", []string{"UPDATE invoice_lines SET net = net + 1, amount = amount + 1 WHERE id = 2"}},
		{"history", "an event was rewritten", []string{"UPDATE events SET data = '{}' WHERE id = 2"}},
		{"aging", "money is set against a draft", []string{
			"INSERT INTO invoices (id, state, origin, customer_id, issue_date, due_date, net, tax, total, settled) VALUES (99, 'draft', 'manual', 1, '2026-01-01', '2026-01-05', 500, 0, 500, 100)",
			"INSERT INTO allocations (invoice_id, kind, date, amount) VALUES (99, 'opening', '2026-01-02', 100)"}},
		{"statementLines", "a line is there twice under two identities", []string{
			"INSERT INTO accounts (id, name) VALUES (1, '招行')",
			"INSERT INTO imports (id, account_id, file_name, file_hash, format, at, lines, added, seen) VALUES (1, 1, 'a', 'b', 'c', 'd', 2, 2, 0)",
			"INSERT INTO statement_lines (account_id, import_id, row, date, amount, identity, occurrence) VALUES (1, 1, 1, '2026-01-02', 700, 'x', 1), (1, 1, 2, '2026-01-02', 700, 'y', 1)"}},
		{"statementLines", "an import lost a line", []string{
			"INSERT INTO accounts (id, name) VALUES (1, '招行')",
			"INSERT INTO imports (id, account_id, file_name, file_hash, format, at, lines, added, seen) VALUES (1, 1, 'a', 'b', 'c', 'd', 1, 1, 0)"}},
		{"statementLines", "a receipt is not what its line says", []string{
			"INSERT INTO accounts (id, name) VALUES (1, '招行')",
			"INSERT INTO imports (id, account_id, file_name, file_hash, format, at, lines, added, seen) VALUES (1, 1, 'a', 'b', 'c', 'd', 1, 1, 0)",
			"INSERT INTO statement_lines (id, account_id, import_id, row, date, amount, identity, occurrence) VALUES (1, 1, 1, 1, '2026-01-02', 700, 'x', 1)",
			"INSERT INTO receipts (reference, line_id, date, amount) VALUES ('SL-1', 1, '2026-01-02', 701)"}},
	} {
		_, d := book(t)
		err := d.Write(t.Context(), func(tx *db.Tx) error {
			for _, q := range c.damage {
				if _, err := tx.Exec(t.Context(), q); err != nil {
					return err
				}
			}
			tx.Record("book.damaged", c.when)
			return nil
		})
		if err != nil {
			t.Fatalf("when %s: %v", c.when, err)
		}
		r := run(t, d)
		found := false
		for _, got := range r.Checks {
			found = found || (got.Name == c.check && !got.OK && len(got.Problems) > 0)
			for _, p := range got.Problems {
				said[p.Key] = true
			}
		}
		if r.OK || !found {
			t.Errorf("when %s: %s did not find it: %+v", c.when, c.check, r.Checks)
		}
	}
	// The tables themselves forbid a number twice and a tax that differs, which are not among these.
	for _, key := range []fault.Key{SettledDiffers, OpenOutOfRange, OverAllocated, CreditDiffers, BalanceDiffers, NumberMissing, BilledTwice, LineNotBilled, DeltaOfNothing, NoteDiffers, LineTwice, ReceiptDiffers, ImportDiffers, SumDiffers, HistoryBroken, AgingDiffers, DepositNotHeld, DepositDiffers, LateFeeDiffers, LateFeeTwice, PaperDiffers} {
		if !said[key] {
			t.Errorf("no damage makes anybody say %s", key)
		}
	}
}

func TestDanglingRowsAreFound(t *testing.T) {
	path, d := book(t)
	d.Close()
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec("DELETE FROM fee_items"); err != nil {
		t.Fatal(err)
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	if d, err = db.Open(path, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if r := run(t, d); r.Checks[0].OK || r.Checks[0].Problems[0].Key != DanglingRow {
		t.Errorf("got %+v", r.Checks[0])
	}
}

// The tables forbid a number twice and a tax that differs. A disk does not ask them: here two bytes of the table of invoices
// become others, and a check is put aside.
func TestWhatTheTablesForbidIsFoundNevertheless(t *testing.T) {
	path, d := book(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	raw.SetMaxOpenConns(1)
	var root, size int
	for _, q := range []string{"PRAGMA ignore_check_constraints = 1", "UPDATE invoice_lines SET tax = tax + 1 WHERE id = 2", "PRAGMA journal_mode = DELETE"} {
		if _, err := raw.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(raw.QueryRow("SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'invoices'").Scan(&root, &size), raw.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := data[(root-1)*size : root*size] // the few rows of the table
	copy(page, bytes.Replace(page, []byte("ZD202603-00001"), []byte("ZD202602-00001"), 1))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if d, err = db.Open(path, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	said := map[fault.Key]bool{}
	for _, c := range run(t, d).Checks {
		for _, p := range c.Problems {
			said[p.Key] = true
		}
	}
	for _, key := range []fault.Key{FileDamaged, NumberTwice, TaxDiffers} {
		if !said[key] {
			t.Errorf("nobody says %s, but %v", key, said)
		}
	}
}
