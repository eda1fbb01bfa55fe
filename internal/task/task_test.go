package task

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
)

var ctx = context.Background()

// office is a book that was made on 1 August 2026 and is looked at on any later day.
type office struct {
	*Service
	testing.TB
	now time.Time
}

func smallOffice(t testing.TB) *office {
	t.Helper()
	o := &office{TB: t, now: time.Date(2026, 8, 1, 4, 0, 0, 0, time.UTC)}
	d, err := db.Create(filepath.Join(t.TempDir(), "book.zf"), func() time.Time { return o.now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	o.Service = New(d)
	o.do("INSERT INTO customers (id, code, name) VALUES (1, 'K1', '云岫建筑设计事务所')",
		"INSERT INTO fee_items (id, code, name) VALUES (1, 'FZ', '房租'), (2, 'WY', '物业费')")
	return o
}

func (o *office) do(sql ...string) {
	o.Helper()
	if err := o.DB.Write(ctx, func(tx *db.Tx) error {
		for _, s := range sql {
			if _, err := tx.Exec(ctx, s); err != nil {
				return err
			}
		}
		tx.Record("book.stocked", nil, db.Of("book", int64(1)))
		return nil
	}); err != nil {
		o.Fatal(err)
	}
}

// on gives the names of what is open on a day.
func (o *office) on(day string) string {
	o.Helper()
	o.now = date.Must(day).Time().Add(4 * time.Hour)
	p, err := o.List(ctx, Filter{})
	if err != nil {
		o.Fatal(err)
	}
	names := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		names[i] = r.Name
	}
	if p.Count != len(p.Rows) || p.Open != p.Count {
		o.Errorf("on %s %d rows, %d counted, %d open", day, len(p.Rows), p.Count, p.Open)
	}
	return strings.Join(names, " ")
}

func (o *office) mark(state, until string, names ...string) {
	o.Helper()
	var day date.Date
	if until != "" {
		day = date.Must(until)
	}
	if _, err := o.Mark(ctx, MarkRequest{Names: names, State: state, Until: day}); err != nil {
		o.Fatal(err)
	}
}

const lease = "INSERT INTO contracts (id, code, customer_id, unit, start_date, end_date) VALUES (1, 'HT1', 1, 'B-1207', '2026-01-01', '2026-12-31')"

func TestWhatIsToBeDone(t *testing.T) {
	charge := func(columns, values string) string {
		return "INSERT INTO charges (id, contract_id, line, fee_item_id, model, " + columns + ") VALUES (1, 1, 1, 1, " + values + ")"
	}
	for _, c := range []struct {
		when string
		sql  []string
		days map[string]string
	}{
		{"a contract ends", []string{lease}, map[string]string{
			"2026-10-01": "", "2026-10-02": "end90/1/2026-12-31", "2026-10-31": "end90/1/2026-12-31", "2026-11-01": "end60/1/2026-12-31",
			"2026-11-15": "end60/1/2026-12-31", "2026-11-16": "end60/1/2026-12-31 renew/1/2026-12-31", "2026-12-01": "end30/1/2026-12-31 renew/1/2026-12-31",
			"2027-05-01": "end30/1/2026-12-31 renew/1/2026-12-31"}},
		{"a contract ends and another goes on from it", []string{lease,
			"INSERT INTO contracts (id, code, customer_id, start_date, follows) VALUES (2, 'HT2', 1, '2027-01-01', 1)"}, map[string]string{"2026-12-20": ""}},
		{"a contract was ended early", []string{lease, "UPDATE contracts SET end_date = '2026-11-30', terminated = '2026-11-30'"}, map[string]string{"2026-11-20": ""}},
		{"a price steps up every twelve months", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), strings.ReplaceAll(charge("step_every_months, step_percent, start_date", "'fixed', 12, '5', '2025-10-01'"), "5', '2025", "5', '2025")},
			map[string]string{"2026-08-31": "", "2026-09-01": "step/1/2026-10-01", "2027-03-01": "step/1/2026-10-01"}},
		{"a step was billed", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("step_every_months, step_percent, start_date", "'fixed', 12, '5', '2025-10-01'"),
			"INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total, settled) VALUES (1, 'ZD1', 'issued', 'run', 1, '2026-10-01', '2026-10-05', 1, 0, 1, 1)",
			"INSERT INTO billed (charge_id, period_from, period_to, invoice_id) VALUES (1, '2026-10-01', '2026-10-31', 1)"}, map[string]string{"2026-11-01": ""}},
		{"a charge ends before its price would step up", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("step_every_months, step_percent, start_date, end_date", "'fixed', 12, '5', '2025-10-01', '2026-09-30'")},
			map[string]string{"2026-09-15": ""}},
		{"a price steps up on the last day of a charge", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("step_every_months, step_percent, start_date, end_date", "'fixed', 12, '5', '2025-10-01', '2026-10-01'")},
			map[string]string{"2026-09-15": "step/1/2026-10-01"}},
		{"nobody wants to be told of renewals", []string{lease, `INSERT INTO settings (name, value) VALUES ('rules', '{"tasks": {"renewDays": 0}}')`},
			map[string]string{"2026-11-16": "end60/1/2026-12-31", "2026-12-31": "end30/1/2026-12-31"}},
		{"a price steps up on a day", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("price", "'fixed', '1'"),
			"INSERT INTO price_steps (charge_id, from_date, price) VALUES (1, '2026-11-15', '2')"}, map[string]string{"2026-10-15": "", "2026-10-16": "step/1/2026-11-15"}},
		{"rent-free days end", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("price", "'fixed', '1'"),
			"INSERT INTO free_periods (charge_id, from_date, to_date) VALUES (1, '2026-09-01', '2026-10-31')"}, map[string]string{"2026-10-01": "", "2026-10-02": "free/1/2026-11-01"}},
		{"invoices fall due", []string{
			"INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total) VALUES (1, 'ZD1', 'issued', 'run', 1, '2026-10-01', '2026-10-10', 5, 0, 5), (2, 'ZD2', 'issued', 'run', 1, '2026-10-01', '2026-10-10', 5, 0, 5)"},
			map[string]string{"2026-10-06": "", "2026-10-07": "due/0/2026-10-10", "2026-10-10": "due/0/2026-10-10", "2026-10-11": ""}},
		{"a deposit is held after the end", []string{strings.ReplaceAll(lease, "2026-12-31", "2026-09-30"), "UPDATE contracts SET terminated = '2026-09-30'",
			"INSERT INTO deposits (contract_id, customer_id, kind, date, amount) VALUES (1, 1, 'received', '2026-01-01', 500)"},
			map[string]string{"2026-09-30": "", "2026-10-01": "deposit/1/2026-10-30", "2027-09-01": "deposit/1/2026-10-30"}},
		{"a meter is not read", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), "INSERT INTO meters (id, code) VALUES (1, 'M1')",
			charge("meter_id", "'usage', 1"), "INSERT INTO readings (meter_id, date, value) VALUES (1, '2026-10-24', '5')"},
			map[string]string{"2026-10-25": "reading/0/2026-09-25", "2026-11-21": "", "2026-11-22": "reading/0/2026-11-25", "2026-12-01": "reading/0/2026-11-25"}},
		{"a milestone waits", []string{strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), charge("cycle_months, on_confirm, start_date", "'fixed', 0, 1, '2026-09-01'")},
			map[string]string{"2026-08-31": "", "2026-09-01": "milestone/1/2026-09-01", "2027-01-01": "milestone/1/2026-09-01"}},
	} {
		t.Run(c.when, func(t *testing.T) {
			o := smallOffice(t)
			o.do(c.sql...)
			for day, want := range c.days {
				if got := o.on(day); got != want {
					t.Errorf("on %s: %q, want %q", day, got, want)
				}
			}
		})
	}
}

func TestPricesThatStepUpTogetherAreOneTask(t *testing.T) {
	o := smallOffice(t)
	o.do(strings.ReplaceAll(lease, "2026-12-31", "2029-12-31"), `INSERT INTO charges (contract_id, line, fee_item_id, model, step_every_months, step_percent, start_date)
		VALUES (1, 1, 1, 'fixed', 12, '5', '2025-10-01'), (1, 2, 2, 'fixed', 12, '3', '2025-10-01'), (1, 3, 1, 'fixed', 12, '4', '2025-10-01')`)
	if got := o.on("2026-09-15"); got != "step/1/2026-10-01" {
		t.Fatalf("open: %q", got)
	}
	if p, err := o.List(ctx, Filter{}); err != nil || p.Rows[0].Item != "房租、物业费" {
		t.Errorf("it is about %+v, %v", p.Rows, err)
	}
}

func TestDoneAndSnoozedTasksComeBackWhenTheyShould(t *testing.T) {
	o := smallOffice(t)
	o.do(strings.ReplaceAll(lease, "2026-12-31", "2027-06-30"))
	if got := o.on("2027-04-05"); got != "end90/1/2027-06-30" {
		t.Fatalf("open: %q", got)
	}
	o.mark("snoozed", "2027-04-20", "end90/1/2027-06-30")
	for day, want := range map[string]string{"2027-04-19": "", "2027-04-20": "end90/1/2027-06-30", "2027-05-01": "end60/1/2027-06-30"} {
		if got := o.on(day); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
	o.mark("done", "", "end60/1/2027-06-30")
	if got := o.on("2027-05-02"); got != "" {
		t.Errorf("done and still there: %q", got)
	}
	if p, err := o.List(ctx, Filter{State: "done"}); err != nil || p.Count != 1 || p.Rows[0].Name != "end60/1/2027-06-30" {
		t.Errorf("done: %+v %v", p.Rows, err)
	}
	if _, err := (&history.Service{DB: o.DB}).Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	if got := o.on("2027-05-02"); got != "end60/1/2027-06-30" {
		t.Errorf("undone: %q", got)
	}
	o.mark("done", "", "end60/1/2027-06-30")
	if got := o.on("2027-05-31"); got != "end30/1/2027-06-30 renew/1/2027-06-30" {
		t.Errorf("the next stage: %q", got)
	}
	o.mark("open", "", "end60/1/2027-06-30")
	if got := o.on("2027-05-31"); got != "end30/1/2027-06-30 renew/1/2027-06-30" {
		t.Errorf("an earlier stage came back: %q", got)
	}
}

func TestOnlyATaskCanBeMarked(t *testing.T) {
	o := smallOffice(t)
	o.do(lease)
	for _, c := range []struct {
		when, state, name string
		known             bool
	}{
		{"shown in the months to come", "done", "end90/1/2026-12-31", true},
		{"marked before", "open", "end90/1/2026-12-31", true},
		{"of a contract that is not there", "done", "end90/2/2026-12-31", false},
		{"of another day", "done", "end90/1/2026-12-30", false},
		{"never marked and no task", "open", "due/0/2026-12-30", false},
		{"no name", "done", "", false},
	} {
		_, err := o.Mark(ctx, MarkRequest{Names: []string{c.name}, State: c.state})
		if refused := fault.As(err); c.known && err != nil || !c.known && (refused == nil || refused.Key != Invalid) {
			t.Errorf("%s: %v", c.when, err)
		}
	}
}

// unfold reads lines back as RFC 5545 says.
func unfold(text string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestNoLineOfTheCalendarIsLongerThanItMayBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab ,;\\云岫🏠é\n"))).Draw(t, "text")
		folded := fold("SUMMARY:" + escape(text))
		for _, l := range strings.Split(strings.TrimSuffix(folded, "\r\n"), "\r\n") {
			if len(l) > 75 || !utf8.ValidString(l) {
				t.Fatalf("%d octets: %q", len(l), l)
			}
		}
		back := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(strings.TrimPrefix(unfold(folded)[0], "SUMMARY:"))
		if back != text {
			t.Fatalf("%q came back as %q", text, back)
		}
	})
}

func TestACalendarKeepsItsTasks(t *testing.T) {
	o := smallOffice(t)
	o.do(lease, "UPDATE customers SET name = '云岫建筑设计事务所，很长很长的名字; 还有分号, 逗号与斜线\\'")
	first, err := o.Export(ctx, ExportRequest{})
	if err != nil || first.Name != "待办 2026-08-01.ics" {
		t.Fatal(first.Name, err)
	}
	uids := func(f File) (out []string) {
		for _, l := range unfold(string(f.Data)) {
			if strings.HasPrefix(l, "UID:") {
				out = append(out, l)
			}
		}
		return out
	}
	lines := strings.Join(unfold(string(first.Data)), "\n")
	for _, want := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "DTSTART;VALUE=DATE:20261002\nDTEND;VALUE=DATE:20261003",
		`SUMMARY:合同 HT1 还有 90 天到期：云岫建筑设计事务所，很长很长的名字\; 还有分号\, 逗号与斜线\\ B-1207`, "DTSTAMP:20260801T040000Z", "END:VCALENDAR"} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not in\n%s", want, lines)
		}
	}
	if len(uids(first)) != 4 {
		t.Errorf("%d events, want the three stages and the renewal", len(uids(first)))
	}
	o.now = o.now.AddDate(0, 0, 20)
	again, err := o.Export(ctx, ExportRequest{Lang: "en"})
	if err != nil || fmt.Sprint(uids(again)) != fmt.Sprint(uids(first)) {
		t.Errorf("the tasks are others after three weeks: %v, %v: %v", uids(first), uids(again), err)
	}
}

// A book of 10,000 contracts with 12 charges each.
func BenchmarkTasks(b *testing.B) {
	o := smallOffice(b)
	o.do(`INSERT INTO contracts (id, code, customer_id, start_date, end_date)
		WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
		SELECT i, 'HT' || i, 1, '2025-01-01', date('2026-06-01', '+' || (i % 900) || ' days') FROM n`,
		`INSERT INTO charges (contract_id, line, fee_item_id, model, price, step_every_months, step_percent, meter_id)
		WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 12)
		SELECT k.id, i, 1, 'fixed', '100', iif(i = 1, 12, 0), '5', NULL FROM contracts k, n`,
		`INSERT INTO invoices (id, number, state, origin, customer_id, issue_date, due_date, net, tax, total)
		WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
		SELECT i, 'ZD' || i, 'issued', 'run', 1, '2026-08-01', date('2026-08-05', '+' || (i % 20) || ' days'), 100, 0, 100 FROM n`,
		`INSERT INTO billed (charge_id, period_from, period_to, invoice_id) SELECT id, '2026-07-01', '2026-07-31', 1 FROM charges`)
	o.now = time.Date(2026, 9, 20, 4, 0, 0, 0, time.UTC)
	for b.Loop() {
		if _, err := o.List(ctx, Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}
