package meter

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
)

// street is a book with a charge by usage on each of two meters, and one meter without a charge.
func street(t testing.TB) *Service {
	s := book(t)
	for _, query := range []string{
		"INSERT INTO customers (id, code, name, search) VALUES (1, 'K1', '云岫建筑', '云岫建筑 yunxiu yx')",
		"INSERT INTO fee_items (id, code, name) VALUES (1, 'W', '水费')",
		"INSERT INTO contracts (id, code, customer_id, unit, start_date) VALUES (1, 'HT1', 1, 'A-01', '2026-01-01')",
	} {
		sql(t, s, query)
	}
	put(t, s, Meter{Code: "W2", Contract: 1, Route: 3})
	put(t, s, Meter{Code: "W1", Route: 2, Registers: []string{"峰", "谷"}})
	put(t, s, Meter{Code: "Z9", Route: 1})
	sql(t, s, `INSERT INTO charges (id, contract_id, line, fee_item_id, model, timing, anchor, meter_id) VALUES
		(1, 1, 1, 1, 'usage', 'arrears', 'calendar', 1), (2, 1, 2, 1, 'tiered', 'advance', 'calendar', 2)`)
	return s
}

func sheetOf(t testing.TB, s *Service, f SheetFilter) Sheet {
	t.Helper()
	out, err := s.Sheet(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func lines(s Sheet) string {
	var all []string
	for _, r := range s.Rows {
		all = append(all, r.Code+r.Register+" "+words1(r.Flags))
	}
	return strings.Join(all, "|")
}

func TestTheSheetFollowsTheWay(t *testing.T) {
	s := street(t)
	if got := lines(sheetOf(t, s, SheetFilter{Date: date.Must("2026-01-31")})); got != "Z9 |W1峰 missing|W1谷 missing|W2 missing" {
		t.Errorf("when January ends: %s", got)
	}
	if got := lines(sheetOf(t, s, SheetFilter{Date: date.Must("2026-01-30")})); got != "Z9 |W1峰 |W1谷 |W2 " {
		t.Errorf("while January lasts nothing is missing: %s", got)
	}
	record(t, s, entry(1, "2026-01-31", "100"), Entry{Meter: 2, Register: "峰", Date: date.Must("2026-01-31"), Value: num("130")})
	all := sheetOf(t, s, SheetFilter{Date: date.Must("2026-01-31")})
	if got := lines(all); got != "Z9 |W1峰 |W1谷 missing|W2 zero" || all.Count != 4 || all.Read != 2 || all.Odd != 2 {
		t.Errorf("partly read: %s, %d of %d read, %d odd", got, all.Read, all.Count, all.Odd)
	}
	for _, c := range []struct {
		when   string
		filter SheetFilter
		want   string
	}{
		{"to read", SheetFilter{Show: ToRead}, "Z9 |W1谷 missing"},
		{"odd", SheetFilter{Show: Odd}, "W1谷 missing|W2 zero"},
		{"by room", SheetFilter{Search: "A-01"}, "W1峰 |W1谷 missing|W2 zero"},
		{"by the customer's pinyin", SheetFilter{Search: "yx W2"}, "W2 zero"},
		{"by nothing that is there", SheetFilter{Search: "Q"}, ""},
	} {
		c.filter.Date = date.Must("2026-01-31")
		if got := lines(sheetOf(t, s, c.filter)); got != c.want {
			t.Errorf("%s: %s, want %s", c.when, got, c.want)
		}
	}
	if _, err := s.Sheet(ctx, SheetFilter{Date: date.Must("2026-12-01")}); fault.As(err) == nil || fault.As(err).Key != DateAhead {
		t.Errorf("a day to come: %v", err)
	}
}

func TestTheSheetKnowsWhatIsUsual(t *testing.T) {
	s := street(t)
	for m, value := range []string{"110", "121", "130", "141", "150", "161", "170"} {
		record(t, s, entry(3, fmt.Sprintf("2026-%02d-01", m+2), value))
	}
	row := sheetOf(t, s, SheetFilter{Search: "Z9"}).Rows[0]
	if row.Last.Value.String() != "170" || row.LastUsage != "9" || row.Usual != "10" || row.Estimate != "180" {
		t.Errorf("last %v, used %s, usual %s, estimate %s", row.Last, row.LastUsage, row.Usual, row.Estimate)
	}
	inBetween := sheetOf(t, s, SheetFilter{Search: "Z9", Date: date.Must("2026-06-15")}).Rows[0]
	if inBetween.Last.Value.String() != "150" || inBetween.Reading != nil {
		t.Errorf("in June the last is %v", inBetween.Last)
	}
}

func TestTheSheetIsAWorkbook(t *testing.T) {
	s := street(t)
	f, err := s.SheetFile(ctx, SheetFileRequest{Filter: SheetFilter{Date: date.Must("2026-01-31")}, Lang: "zh-CN"})
	if err != nil || f.Name != "抄表单-2026-01-31.xlsx" {
		t.Fatalf("%s, %v", f.Name, err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(f.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	rows, err := x.GetRows("抄表单")
	if err != nil || len(rows) < 7 || rows[2][1] != "表号" || !slices.Contains(rows[6], "云岫建筑") {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestMetersAreListed(t *testing.T) {
	s := street(t)
	part := Meter{Code: "F1", Common: 3}
	put(t, s, part)
	if _, err := s.Save(ctx, SaveRequest{Meter: Meter{Code: "N1"}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		when   string
		filter Filter
		want   []string
	}{
		{"the way first", Filter{}, []string{"F1", "N1", "Z9", "W1", "W2"}},
		{"by code, from the end", Filter{Sort: "code", Desc: true}, []string{"Z9", "W2", "W1", "N1", "F1"}},
		{"common ones", Filter{Show: Common}, []string{"Z9"}},
		{"never read", Filter{Show: Unread}, []string{"N1"}},
		{"of a customer, by the charge too", Filter{Search: "云岫"}, []string{"W1", "W2"}},
		{"put away", Filter{Show: Archived}, nil},
	} {
		var got []string
		c.filter.Limit = 2
		for {
			page, err := s.List(ctx, c.filter)
			if err != nil {
				t.Fatalf("%s: %v", c.when, err)
			}
			for _, r := range page.Rows {
				got = append(got, r.Code)
			}
			if c.filter.After = page.Next; !page.More {
				if page.Count != len(c.want) {
					t.Errorf("%s: counted %d", c.when, page.Count)
				}
				break
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.when, got, c.want)
		}
	}
}

func TestWhatAMeterCannotBe(t *testing.T) {
	s := street(t)
	for _, c := range []struct {
		when  string
		meter Meter
		want  fault.Key
	}{
		{"a code that is taken", Meter{Code: "W1"}, CodeTaken},
		{"nothing that it could be told by", Meter{Unit: "度"}, Nameless},
		{"counting backwards", Meter{Name: "电表", Multiplier: num("-1")}, MultiplierInvalid},
		{"more losses than usage", Meter{Name: "电表", LossPercent: num("101")}, LossInvalid},
		{"a highest value of nothing", Meter{Name: "电表", MaxValue: new(num("0"))}, MostInvalid},
		{"a register twice", Meter{Name: "电表", Registers: []string{"峰", "峰"}}, RegisterTwice},
		{"a part of what is not there", Meter{Name: "电表", Common: 99}, NoSuchCommon},
		{"a part of itself", Meter{ID: 3, Code: "Z9", Common: 3}, CommonOfItself},
		{"of a contract that is not there", Meter{Name: "电表", Contract: 99}, NoSuchContract},
		{"without a register that was read", Meter{ID: 2, Code: "W1", Registers: []string{"峰"}}, RegisterRead},
		{"ending below what it showed", Meter{ID: 1, Code: "W2", MaxValue: new(num("99"))}, MostBelow},
	} {
		_, err := s.Save(ctx, SaveRequest{Meter: c.meter})
		if f := fault.As(err); f == nil || len(f.Parts) != 1 || f.Parts[0].Key != c.want {
			t.Errorf("%s: %v, want %s", c.when, err, c.want)
		}
	}
}

func TestEveryChangeIsTakenBack(t *testing.T) {
	s := street(t)
	p := NewPools(s.DB)
	h := &history.Service{DB: s.DB}
	for _, c := range []struct {
		when string
		do   func() error
	}{
		{"a meter made", func() error { _, err := s.Save(ctx, SaveRequest{Meter: Meter{Code: "N1"}}); return err }},
		{"a meter changed", func() error {
			_, err := s.Save(ctx, SaveRequest{Meter: Meter{ID: 3, Code: "Z9", Name: "总表"}})
			return err
		}},
		{"a meter put away", func() error { return s.Archive(ctx, ArchiveRequest{ID: 3, Archived: true}) }},
		{"readings", func() error {
			_, err := s.Record(ctx, RecordRequest{Entries: []Entry{entry(3, "2026-02-01", "120")}})
			return err
		}},
		{"a device replaced", func() error {
			_, err := s.Replace(ctx, ReplaceRequest{Meter: 3, Date: date.Must("2026-02-01"), Finals: []Value{{"", num("120")}}, Initials: []Value{{"", num("0")}}})
			return err
		}},
		{"a shared cost", func() error {
			_, err := p.Save(ctx, SavePoolRequest{Pool: Pool{Name: "照明", Basis: ByArea}})
			return err
		}},
	} {
		before := dump(t, s)
		if err := c.do(); err != nil {
			t.Fatalf("%s: %v", c.when, err)
		}
		if dump(t, s) == before {
			t.Errorf("%s: nothing happened", c.when)
		}
		if _, err := h.Undo(ctx, history.Target{}); err != nil {
			t.Errorf("%s: %v", c.when, err)
		}
		if after := dump(t, s); after != before {
			t.Errorf("%s: undone, the book is another:\n%s\n%s", c.when, before, after)
		}
	}
}

// dump is what the tables of meters hold, as text.
func dump(t testing.TB, s *Service) string {
	t.Helper()
	var all string
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		all, err = db.Value[string](ctx, tx, `SELECT
			(SELECT coalesce(group_concat(id || code || name || archived || max_value, ','), '') FROM meters) || ';' ||
			(SELECT coalesce(group_concat(id || register || date || value || kind, ','), '') FROM readings) || ';' ||
			(SELECT coalesce(group_concat(id || code || name, ','), '') FROM pools)`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// BenchmarkSheet gives the sheet of 10,000 meters with 24 months of readings.
func BenchmarkSheet(b *testing.B) {
	s := town(b)
	for b.Loop() {
		if out := sheetOf(b, s, SheetFilter{Date: date.Must("2026-11-01")}); out.Count != 10_000 {
			b.Fatal(out.Count)
		}
	}
}
