package db

import (
	"context"
	"database/sql"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"
)

// older makes a book of an older shape and gives what brings it forward, with a way to fill it.
func older(t *testing.T, version int64) (p *goose.Provider, w *sql.DB, exec func(...string)) {
	t.Helper()
	w, err := sql.Open("sqlite", "file:"+filepath.Join(t.TempDir(), "older.zf"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	w.SetMaxOpenConns(1)
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	if p, err = goose.NewProvider(goose.DialectSQLite3, w, steps, goose.WithLogger(goose.NopLogger())); err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	return p, w, func(queries ...string) {
		t.Helper()
		for _, q := range queries {
			if _, err := w.ExecContext(t.Context(), q); err != nil {
				t.Fatalf("%s: %v", q, err)
			}
		}
	}
}

// The lines of a book of before the runs stay as they are, with what refers to them.
func TestAnOlderBookKeepsItsLines(t *testing.T) {
	p, w, exec := older(t, 5)
	exec("PRAGMA foreign_keys = ON",
		"INSERT INTO accounts (id, name) VALUES (1, '招行')",
		"INSERT INTO imports (id, account_id, file_name, file_hash, format, at, lines, added, seen) VALUES (1, 1, 'a', 'h', 'f', '', 2, 2, 0)",
		`INSERT INTO statement_lines (id, account_id, import_id, row, date, time, amount, neutral, class, currency, balance, payer_name, payer_account, memo, reference, status, raw, identity, occurrence)
		 VALUES (4, 1, 1, 7, '2026-03-01', '09:00', 100, 1, 'fee', 'CNY', 900, 'n', 'a', 'm', 'r', 's', '["x"]', 'i', 1), (9, 1, 1, 8, '2026-03-01', '', -5, 0, 'normal', '', NULL, '', '', '', '', '', '[]', 'i', 2)`,
		"INSERT INTO receipts (id, reference, line_id, date, amount) VALUES (1, 'SL-4', 4, '2026-03-01', 100)",
		"INSERT INTO line_aliases (line_id, identity) VALUES (9, 'o')",
		"INSERT INTO changes (event_id, tbl, row, op) VALUES (1, 'statement_lines', 4, 'I')")
	lines := func() (s string) {
		t.Helper()
		if err := w.QueryRowContext(t.Context(), "SELECT group_concat(id || row || date || time || amount || neutral || class || currency || ifnull(balance, '-') || payer_name || payer_account || memo || reference || status || raw || identity || occurrence, ' ' ORDER BY id) FROM statement_lines").Scan(&s); err != nil {
			t.Fatal(err)
		}
		return s
	}
	before := lines()
	if _, err := p.UpTo(t.Context(), 7); err != nil {
		t.Fatal(err)
	}
	if after := lines(); after != before || before == "" {
		t.Errorf("the lines were\n%s\nand are\n%s", before, after)
	}
	var broken, alone, enforced int
	if err := w.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM pragma_foreign_key_check), (SELECT count(*) FROM changes WHERE last IS NULL), (SELECT foreign_keys FROM pragma_foreign_keys)").Scan(&broken, &alone, &enforced); err != nil || broken != 0 || alone != 1 || enforced != 1 {
		t.Errorf("%d references point nowhere, %d entries are of one row, foreign keys %d: %v", broken, alone, enforced, err)
	}
}

// A book of before the memory keeps what it knew: who paid for whom as its claims stand, what had been forgotten, for which
// other customers a claim paid, and what was refused.
func TestAnOlderBookKeepsWhatItKnew(t *testing.T) {
	ctx := context.Background()
	p, w, exec := older(t, 3)
	exec(
		"INSERT INTO customers (id, code, name) VALUES (1, 'A', '甲'), (2, 'B', '乙')",
		"INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total, settled) VALUES (1, 'ZD1', 'issued', 'manual', 2, '2026-01-01', '2026-01-31', 500, 0, 500, 500)",
		"INSERT INTO receipts (id, reference, date, amount, payer_name, state, customer_id, allocated) VALUES (1, 'R1', '2026-02-01', 900, '王立秋', 'claimed', 1, 500), (2, 'R2', '2026-02-02', 100, '王立秋', 'claimed', 1, 0), (3, 'R3', '2026-02-03', 100, '李四', 'claimed', 1, 0), (4, 'R4', '2026-02-04', 100, '李四', 'open', NULL, 0)",
		"INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount) VALUES (1, 'receipt', 1, '2026-02-01', 500)",
		"INSERT INTO payer_habits (payer_name, payer_account, customer_id, times, last) VALUES ('王立秋', '', 1, 2, '2026-02-02'), ('王立秋', '', 2, 1, '2026-02-01')", // 李四 was forgotten
		"INSERT INTO rejections (receipt_id, customer_id) VALUES (4, 2)",
	)
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
