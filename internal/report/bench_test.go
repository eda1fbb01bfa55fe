package report

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
)

// bigBook makes a book with so many invoices, spread over 36 months and 5,000 customers (nine in ten paid, each by a receipt of
// its own, from five days early to a month late), once for all benchmarks that want this size.
func bigBook(b *testing.B, invoices int) *db.DB {
	b.Helper()
	books.Lock()
	defer books.Unlock()
	if d, ok := books.made[invoices]; ok {
		return d
	}
	path := filepath.Join(books.dir, fmt.Sprintf("%d.zf", invoices))
	clock := func() time.Time { return time.Date(2026, 10, 28, 4, 0, 0, 0, time.UTC) }
	d, err := db.Create(path, clock)
	if err == nil {
		err = d.Close()
	}
	if err == nil {
		err = fill(path, invoices)
	}
	if err == nil {
		d, err = db.Open(path, clock)
	}
	if err != nil {
		b.Fatal(err)
	}
	books.made[invoices] = d
	return d
}

var books struct {
	sync.Mutex
	dir  string
	made map[int]*db.DB
}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "report")
	if err != nil {
		panic(err)
	}
	books.dir, books.made = dir, map[int]*db.DB{}
	code := m.Run()
	for _, d := range books.made {
		d.Close()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// fill writes behind the book's back, without a journal: it is quicker and the reports do not read it.
func fill(path string, invoices int) error {
	c, err := sql.Open("sqlite", "file:"+path+"?_pragma=synchronous(0)&_pragma=cache_size(-400000)")
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetMaxOpenConns(1)
	rows, err := c.Query("SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	var steps []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		steps = append(steps, s)
	}
	steps = append(steps, "BEGIN", `
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
		INSERT INTO customers (id, code, name, search) SELECT i, printf('K%05d', i), '客户' || i || '号', '客户' || i || '号 kh' || i || 'h kehu' || i || 'hao' FROM n`,
		fmt.Sprintf(`
		WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d - 1)
		INSERT INTO invoices (id, number, state, origin, customer_id, bill_to, contract, kind, unit, issue_date, due_date, period_from, period_to, net, tax, total)
		SELECT i + 1, printf('ZD%%06d-%%05d', 202311 + i * 36 / %[1]d, i), 'issued', 'run', 1 + i %% 5000,
		       json_object('name', '客户' || (1 + i %% 5000), 'taxId', '91330000TEST', 'address', '松风里 1 号 2 幢 301', 'phone', '0571-88888888', 'contact', ''),
		       'HT-' || (1 + i %% 5000), '房租、物业费', 'A-' || (i %% 5000), m, date(m, '+' || (i %% 25) || ' days'), m, date(m, '+1 month', '-1 day'), 100000 + i %% 7777, 0, 100000 + i %% 7777
		FROM (SELECT i, date('2023-11-01', '+' || (i * 36 / %[1]d) || ' months') AS m FROM n)`, invoices),
		`INSERT INTO receipts (id, reference, date, amount, state, customer_id, allocated, payer_name)
		SELECT id, 'R' || id, date(due_date, printf('%+d days', id % 40 - 5)), total, 'claimed', customer_id, total, '付款人' || customer_id
		FROM invoices WHERE id % 10 <> 0`,
		"INSERT INTO allocations (invoice_id, kind, receipt_id, date, amount) SELECT i.id, 'receipt', r.id, max(r.date, i.issue_date), r.amount FROM invoices i JOIN receipts r ON r.id = i.id",
		"UPDATE invoices SET settled = total WHERE id % 10 <> 0",
		"COMMIT")
	for _, s := range steps {
		if _, err := c.Exec(s); err != nil {
			return fmt.Errorf("%.60s: %w", s, err)
		}
	}
	return nil
}

// BenchmarkAging is the aging over 1,000,000 invoices, and as it was on days long gone.
func BenchmarkAging(b *testing.B) {
	s := service(bigBook(b, 1_000_000))
	for _, c := range []struct{ name, asOf string }{
		{"today", "2026-10-28"}, {"last month", "2026-09-30"}, {"a year ago", "2025-10-31"}, {"two years ago", "2024-10-31"}, {"long ago", "2024-03-01"},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				a, err := s.Aging(b.Context(), AgingRequest{AsOf: date.Must(c.asOf)})
				if err != nil || len(a.Rows) == 0 {
					b.Fatal(err, len(a.Rows))
				}
			}
		})
	}
}

// BenchmarkToday is the first screen on 50,000 invoices.
func BenchmarkToday(b *testing.B) {
	s := service(bigBook(b, 50_000))
	for b.Loop() {
		if _, err := s.Today(b.Context(), TodayRequest{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReports are the other reports on 50,000 invoices.
func BenchmarkReports(b *testing.B) {
	s := service(bigBook(b, 50_000))
	for name, ask := range map[string]func() error{
		"received":   func() error { _, err := s.Received(b.Context(), Period{}); return err },
		"collection": func() error { _, err := s.Collection(b.Context(), Period{}); return err },
		"dso":        func() error { _, err := s.Dso(b.Context(), Period{}); return err },
		"forecast":   func() error { _, err := s.Forecast(b.Context(), ForecastRequest{}); return err },
		"trend":      func() error { _, err := s.Trend(b.Context(), TrendRequest{}); return err },
		"export":     func() error { _, err := s.Export(b.Context(), ExportRequest{Report: "aging"}); return err },
		"counts":     func() error { _, err := s.Counts(b.Context(), None{}); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFind is a search while typing on 50,000 invoices.
func BenchmarkFind(b *testing.B) {
	s := service(bigBook(b, 50_000))
	for _, text := range []string{"客户12", "kh1", "1003.10", "202610-4", "付款人77", "A-12"} {
		b.Run(text, func(b *testing.B) {
			n := 0
			for b.Loop() {
				f, err := s.Find(b.Context(), FindRequest{Text: text})
				if err != nil {
					b.Fatal(err)
				}
				n = len(f.Items)
			}
			b.ReportMetric(float64(n), "found")
		})
	}
}
