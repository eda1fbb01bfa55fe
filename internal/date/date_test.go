package date

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestMonthsAreCountedFromTheOriginalDay(t *testing.T) {
	for _, c := range []struct {
		when   string
		from   string
		months int
		want   string
	}{
		{"the 31st into February", "2026-01-31", 1, "2026-02-28"},
		{"the 31st into a leap February", "2028-01-31", 1, "2028-02-29"},
		{"the 31st comes back in March", "2026-01-31", 2, "2026-03-31"},
		{"and clamps to the 30th in April", "2026-01-31", 3, "2026-04-30"},
		{"a year on", "2026-01-31", 12, "2027-01-31"},
		{"back into February", "2026-03-31", -1, "2026-02-28"},
		{"back over the new year", "2026-01-15", -1, "2025-12-15"},
		{"back two years and a bit", "2026-01-15", -25, "2023-12-15"},
		{"a leap day, a year on", "2028-02-29", 12, "2029-02-28"},
		{"a leap day, four years on", "2028-02-29", 48, "2032-02-29"},
		{"a leap day over a century that is none", "2096-02-29", 48, "2100-02-28"},
		{"2000 was a leap year", "2000-01-31", 1, "2000-02-29"},
		{"1900 was none", "1900-01-31", 1, "1900-02-28"},
		{"nothing", "2026-05-05", 0, "2026-05-05"},
		{"into December", "2026-11-30", 1, "2026-12-30"},
	} {
		if got := Must(c.from).AddMonths(c.months); got != Must(c.want) {
			t.Errorf("%s: %s %+d is %s, want %s", c.when, c.from, c.months, got, c.want)
		}
	}
}

func TestWhatIsNoDayIsRefused(t *testing.T) {
	for _, text := range []string{
		"", " ", "2026-02-30", "2026-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00", "2026-1-1", "2026/01/01",
		"20260101", "2026-01-01 ", "2026-01-01T00:00:00Z", "26-01-01", "1899-12-31", "0001-01-01", "12026-01-01", "-2026-01-01", "今天",
	} {
		if got, err := Parse(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
	for _, text := range []string{"1900-01-01", "2028-02-29", "9999-12-31"} {
		if got, err := Parse(text); err != nil || got.String() != text {
			t.Errorf("%q was read as %s, %v", text, got, err)
		}
	}
}

// What the calendar of the standard library reads, and nothing else, is read, and as the same day.
func TestDaysAreReadAsTheStandardLibraryReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1890, 10001).Draw(t, "year"), rapid.IntRange(0, 14).Draw(t, "month"), rapid.IntRange(0, 40).Draw(t, "day"))
		if at := rapid.IntRange(0, 40).Draw(t, "at"); at < len(text) {
			text = text[:at] + rapid.SampledFrom([]string{"", "x", "/", "-", "0", "9", " ", ":", "日"}).Draw(t, "with") + text[at+1:]
		}
		got, err := Parse(text)
		want, wrong := time.Parse(time.DateOnly, text)
		if ok := wrong == nil && 1900 <= want.Year(); ok != (err == nil) || ok && got != Of(want) {
			t.Fatalf("%q was read as %v, %v; the library reads %v, %v", text, got, err, want, wrong)
		}
	})
}

func TestDaysBetween(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-01-01", "2026-01-01", 0},
		{"2026-01-31", "2026-02-01", 1},
		{"2026-02-28", "2026-03-01", 1},
		{"2028-02-28", "2028-03-01", 2},
		{"2026-01-01", "2027-01-01", 365},
		{"2028-01-01", "2029-01-01", 366},
		{"2026-04-30", "2026-04-04", -26},
		{"1970-01-01", "2026-11-22", 20779},
	} {
		if got := Must(c.from).DaysUntil(Must(c.to)); got != c.want {
			t.Errorf("%s to %s is %d days, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestTheDayOfAMomentIsThatOfItsOwnZone(t *testing.T) {
	china := time.FixedZone("CST", 8*3600)
	moment := time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC)
	if got := Of(moment).String(); got != "2026-03-31" {
		t.Errorf("in UTC it is %s", got)
	}
	if got := Of(moment.In(china)).String(); got != "2026-04-01" {
		t.Errorf("in China it is %s", got)
	}
}

func TestMonthsAndWeekdays(t *testing.T) {
	d := Must("2028-02-17")
	if d.MonthStart() != Must("2028-02-01") || d.MonthEnd() != Must("2028-02-29") || d.DaysInMonth() != 29 {
		t.Errorf("%s, %s, %d days", d.MonthStart(), d.MonthEnd(), d.DaysInMonth())
	}
	if Must("2026-11-22").Weekday() != time.Sunday {
		t.Error("22 November 2026 is a Sunday")
	}
	if New(2026, 2, 30) != Must("2026-03-02") || New(2026, 14, 1) != Must("2027-02-01") {
		t.Error("New rolls over as time.Date does")
	}
}

func TestRangesHoldBothEnds(t *testing.T) {
	march := Range{Must("2026-03-01"), Must("2026-03-31")}
	if march.Days() != 31 || !march.Contains(march.From) || !march.Contains(march.To) {
		t.Errorf("March has %d days", march.Days())
	}
	if march.Contains(march.From-1) || march.Contains(march.To+1) {
		t.Error("March reaches into its neighbours")
	}
	open := Range{From: march.From}
	if open.Contains(march.From-1) || !open.Contains(Must("9999-12-31")) {
		t.Error("an open range ends")
	}
}

func TestNoDateIsEmptyOnTheWireAndNullInAColumn(t *testing.T) {
	var none Date
	if wire, err := json.Marshal(none); err != nil || string(wire) != `""` || !none.IsZero() || none.String() != "" {
		t.Errorf("%s, %v", wire, err)
	}
	if stored, err := none.Value(); err != nil || stored != nil {
		t.Errorf("%v, %v", stored, err)
	}
	for _, empty := range []any{nil, "", []byte{}} {
		d := Must("2026-01-01")
		if err := d.Scan(empty); err != nil || d != 0 {
			t.Errorf("%v was read as %s, %v", empty, d, err)
		}
	}
	d := Must("2026-01-01")
	for _, broken := range []any{int64(20260101), 1.5, "2026-02-30"} {
		if err := d.Scan(broken); err == nil {
			t.Errorf("%v was taken for a date", broken)
		}
	}
	if d != Must("2026-01-01") {
		t.Errorf("a refused column left %s", d)
	}
	if err := d.Scan(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)); err != nil || d != Must("2026-03-01") {
		t.Errorf("a moment was read as %s, %v", d, err)
	}
	if err := json.Unmarshal([]byte(`"2026-02-30"`), &d); err == nil || d != Must("2026-03-01") {
		t.Errorf("a refused text left %s, %v", d, err)
	}
}

var days = rapid.Custom(func(t *rapid.T) Date {
	return Date(rapid.Int32Range(int32(Must("1900-01-01")), int32(Must("9999-12-31"))).Draw(t, "day"))
})

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days.Draw(t, "d")
		if back, err := Parse(d.String()); err != nil || back != d || New(d.Year(), d.Month(), d.Day()) != d || Of(d.Time()) != d {
			t.Fatalf("%s came back as %s, %v", d, back, err)
		}
		wire, err := json.Marshal(d)
		var onWire, stored Date
		if err != nil || json.Unmarshal(wire, &onWire) != nil || onWire != d {
			t.Fatalf("%s came back as %s, %v", wire, onWire, err)
		}
		column, err := d.Value()
		if err != nil || stored.Scan(column) != nil || stored != d {
			t.Fatalf("%v came back as %s, %v", column, stored, err)
		}
	})
}

func TestDaysAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := days.Draw(t, "a"), days.Draw(t, "b")
		if a.Before(b) != (a.String() < b.String()) || a.Before(b) != b.After(a) || a.Before(b) != a.Time().Before(b.Time()) {
			t.Fatalf("%s and %s are not in order", a, b)
		}
		n := a.DaysUntil(b)
		if a.AddDays(n) != b || b.DaysUntil(a) != -n || n != int(b.Time().Sub(a.Time()).Hours()/24) && n < 100_000 && n > -100_000 {
			t.Fatalf("from %s to %s are %d days", a, b, n)
		}
	})
}

func TestAddMonthsKeepsTheDayOrTheMonthsLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days.Draw(t, "d")
		n := rapid.IntRange(-1200, 1200).Draw(t, "n")
		got := d.AddMonths(n)
		if got.Day() != min(d.Day(), got.DaysInMonth()) {
			t.Fatalf("%s %+d is %s", d, n, got)
		}
		if months := (got.Year()-d.Year())*12 + int(got.Month()-d.Month()); months != n {
			t.Fatalf("%s is %d months from %s, not %d", got, months, d, n)
		}
		if d.Day() <= 28 && got.AddMonths(-n) != d {
			t.Fatalf("%s %+d and back is %s", d, n, got.AddMonths(-n))
		}
		if next := d.AddMonths(n + 1); next <= got {
			t.Fatalf("month %d begins on %s, the one after on %s", n, got, next)
		}
	})
}

func TestMonthsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := days.Draw(t, "d")
		month := Range{d.MonthStart(), d.MonthEnd()}
		if !month.Contains(d) || month.Days() != d.DaysInMonth() || month.From.Day() != 1 || month.To.AddDays(1).Day() != 1 {
			t.Fatalf("%s lies in %v", d, month)
		}
		if month.To.AddDays(1) != month.From.AddMonths(1) {
			t.Fatalf("after %s comes %s", month.To, month.From.AddMonths(1))
		}
	})
}
