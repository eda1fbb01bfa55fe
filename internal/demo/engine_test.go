package demo

import (
	"strconv"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/meter"
	"zhangfang/internal/report"
	"zhangfang/internal/task"
)

// Every part of the engine is at work in the office.
func TestTheWholeEngineIsAtWork(t *testing.T) {
	w := build(t, "2026-11-22", "")
	for what, c := range map[string]struct {
		query string
		least int
	}{
		"lines by register":       {"SELECT count(*) FROM invoice_lines l JOIN charges h ON h.id = l.charge_id WHERE h.model = 'usage' AND EXISTS (SELECT 1 FROM register_prices p WHERE p.charge_id = h.id)", 100},
		"lines by band":           {"SELECT count(*) FROM invoice_lines l JOIN charges h ON h.id = l.charge_id WHERE h.model = 'tiered'", 50},
		"lines of the third band": {"SELECT count(*) FROM invoice_lines WHERE unit_price = '5.83'", 1},
		"lines named by register": {"SELECT count(*) FROM invoice_lines WHERE name = '电费（峰）'", 30},
		"lines named by band":     {"SELECT count(*) FROM invoice_lines WHERE name = '水费（第2档）'", 1},
		"shares":                  {"SELECT count(*) FROM invoice_lines l JOIN charges h ON h.id = l.charge_id WHERE h.model = 'shared'", 60},
		"lines by formula":        {"SELECT count(*) FROM invoice_lines l JOIN charges h ON h.id = l.charge_id WHERE h.model = 'formula'", 30},
		"rents by turnover":       {"SELECT count(*) FROM invoice_lines l JOIN charges h ON h.id = l.charge_id WHERE h.model = 'percent'", 10},
		"retentions":              {"SELECT count(*) FROM invoice_lines WHERE kind = 'retention'", 1},
		"differences":             {"SELECT count(*) FROM (SELECT id FROM invoice_lines WHERE kind = 'delta' UNION ALL SELECT id FROM credit_note_lines)", 1},
		"estimated readings":      {"SELECT count(*) FROM readings WHERE kind = 'estimated'", 1},
		"replaced devices":        {"SELECT count(*) FROM readings WHERE kind = 'final'", 1},
		"late fees billed":        {"SELECT count(*) FROM late_fees WHERE state = 'billed'", 3},
		"late fees waived":        {"SELECT count(*) FROM late_fees WHERE state = 'waived'", 1},
		"deposits":                {"SELECT count(*) FROM deposits WHERE kind = 'received'", 40},
		"deposits set off":        {"SELECT count(*) FROM deposits WHERE kind = 'setoff'", 1},
		"deposits paid back":      {"SELECT count(*) FROM deposits WHERE kind = 'refunded'", 1},
		"deposits moved":          {"SELECT count(*) FROM deposits WHERE kind = 'moved_in'", 1},
		"kinds of changes":        {"SELECT count(DISTINCT kind) FROM contract_versions", 4},
		"prepaid by the bill run": {"SELECT count(*) FROM allocations WHERE reason = 'prepay'", 3},
		"holidays":                {"SELECT count(*) FROM calendar", 10},
	} {
		var n int
		if err := w.DB.Read(t.Context(), func(tx *db.Tx) (err error) { n, err = db.Value[int](t.Context(), tx, c.query); return err }); err != nil {
			t.Fatal(err)
		}
		if n < c.least {
			t.Errorf("%s: %d, want at least %d", what, n, c.least)
		}
	}
	odd, err := meter.New(w.DB).Sheet(t.Context(), meter.SheetFilter{Date: w.through.AddDays(-1), Show: meter.Odd})
	if err != nil || len(odd.Rows) != 1 || odd.Rows[0].Code != "D-A-0901" {
		t.Errorf("odd are %+v, %v", odd.Rows, err)
	}
	unread, err := meter.New(w.DB).Sheet(t.Context(), meter.SheetFilter{Date: w.through.AddDays(-1), Show: meter.ToRead})
	if err != nil || len(unread.Rows) != 1 || unread.Rows[0].Code != "D-B-0301" {
		t.Errorf("unread are %+v, %v", unread.Rows, err)
	}
	tasks, err := task.New(w.DB).List(t.Context(), task.Filter{})
	if err != nil || tasks.Count < 3 {
		t.Errorf("tasks are %+v, %v", tasks, err)
	}
	rates, err := report.New(w.DB, w.Receipts).Collection(t.Context(), report.Period{From: w.first, To: w.first.AddMonths(Months - 2).AddDays(-1)})
	if err != nil {
		t.Fatal(err)
	}
	then, _ := strconv.ParseFloat(rates.Sum.RateThen, 64)
	if now, _ := strconv.ParseFloat(rates.Sum.RateNow, 64); then < 80 || now < 95 || now > 99.9 {
		t.Errorf("customers pay %+v", rates.Sum)
	}
}
