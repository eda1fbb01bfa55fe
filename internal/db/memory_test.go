package db

import (
	"context"
	"database/sql"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"
)

// A book of before the memory keeps what it knew: who paid for whom as its claims stand, what had been forgotten, for which
// other customers a claim paid, and what was refused.
func TestAnOlderBookKeepsWhatItKnew(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "older.zf")
	w, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	w.SetMaxOpenConns(1)
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, w, steps, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, 3); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		"INSERT INTO customers (id, code, name) VALUES (1, 'A', '甲'), (2, 'B', '乙')",
		"INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total, settled) VALUES (1, 'ZD1', 'issued', 'manual', 2, '2026-01-01', '2026-01-31', 500, 0, 500, 500)",
		"INSERT INTO receipts (id, reference, date, amount, payer_name, state, customer_id, allocated) VALUES (1, 'R1', '2026-02-01', 900, '王立秋', 'claimed', 1, 500), (2, 'R2', '2026-02-02', 100, '王立秋', 'claimed', 1, 0), (3, 'R3', '2026-02-03', 100, '李四', 'claimed', 1, 0), (4, 'R4', '2026-02-04', 100, '李四', 'open', NULL, 0)",
		"INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount) VALUES (1, 'receipt', 1, '2026-02-01', 500)",
		"INSERT INTO payer_habits (payer_name, payer_account, customer_id, times, last) VALUES ('王立秋', '', 1, 2, '2026-02-02'), ('王立秋', '', 2, 1, '2026-02-01')", // 李四 was forgotten
		"INSERT INTO rejections (receipt_id, customer_id) VALUES (4, 2)",
	} {
		if _, err := w.ExecContext(ctx, q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	if _, err := p.UpTo(ctx, 4); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"SELECT group_concat(payer_name || ' ' || customer_id || ' ' || times || ' ' || last, '; ' ORDER BY customer_id) FROM payer_habits": "王立秋 1 2 2026-02-02; 王立秋 2 1 2026-02-01",
		"SELECT group_concat(receipt_id || ' ' || customer_id) FROM claim_others":                                                           "1 2",
		"SELECT group_concat(receipt_id || ' ' || customer_id) FROM unlearned":                                                              "3 1",
		"SELECT group_concat(receipt_id || ' ' || customer_id || ' ' || invoices) FROM rejections":                                          "4 2 []",
	} {
		var got string
		if err := w.QueryRowContext(ctx, query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", query, got, want, err)
		}
	}
}
