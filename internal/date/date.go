// Package date holds civil dates: days on the calendar, without time and zone. It never asks for today.
package date

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a civil day. Its zero value is "no date". Dates compare and order with < and ==, and
// b − a (as ints) is the number of days from a to b.
// On the wire and in SQLite it is the text YYYY-MM-DD; no date is "" on the wire and NULL in SQLite.
type Date int32

// unixShift makes 1970-01-01 the day 719163, so that 1 is 0001-01-01 and 0 is free for "no date".
const unixShift = 719163

// New gives the day; months and days out of range roll over as in time.Date.
func New(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400 + unixShift)
}

// Of gives the day of a moment in that moment's own zone.
func Of(t time.Time) Date { y, m, d := t.Date(); return New(y, m, d) }

// Parse reads YYYY-MM-DD and refuses days that are not on the calendar.
//
// It is by hand because a large report reads some hundred thousand of them: time.Parse takes ten times as long.
func Parse(s string) (Date, error) {
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:])
		if d := New(year, time.Month(month), day); 1900 <= year && 1 <= month && month <= 12 && 1 <= day && d.Day() == day {
			return d, nil
		}
	}
	return 0, fmt.Errorf("not a date (YYYY-MM-DD): %q", s)
}

// digits reads a number without a sign; -1 for anything else.
func digits(s string) (n int) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// Must is Parse for tests and constants.
func Must(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Time gives midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)-unixShift)*86400, 0).UTC() }

// IsZero says that there is no date.
func (d Date) IsZero() bool { return d == 0 }

// Year, Month, Day give the parts.
func (d Date) Year() int         { return d.Time().Year() }
func (d Date) Month() time.Month { return d.Time().Month() }
func (d Date) Day() int          { return d.Time().Day() }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddDays moves by days.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths keeps the day of month and clamps it to the month's last day: 31 Jan + 1 is 28 or 29 Feb.
// Count always from the original date, so that the 31st comes back in March.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Time().Date()
	first := New(y, m+time.Month(n), 1)
	return first.AddDays(min(day, first.DaysInMonth()) - 1)
}

// DaysUntil gives the number of days from d to end; half-open, so a day until itself is 0.
func (d Date) DaysUntil(end Date) int { return int(end - d) }

// DaysInMonth gives 28 to 31.
func (d Date) DaysInMonth() int {
	y, m, _ := d.Time().Date()
	return New(y, m+1, 1).AddDays(-1).Day()
}

// MonthStart and MonthEnd give the first and the last day of the month.
func (d Date) MonthStart() Date { return d.AddDays(1 - d.Day()) }
func (d Date) MonthEnd() Date   { return d.AddDays(d.DaysInMonth() - d.Day()) }

// Before and After order two days.
func (d Date) Before(o Date) bool { return d < o }
func (d Date) After(o Date) bool  { return d > o }

// String gives YYYY-MM-DD, or "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// MarshalText gives the wire form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the wire form; "" is no date.
func (d *Date) UnmarshalText(b []byte) error { return d.read(string(b)) }

func (d *Date) read(s string) error {
	if s == "" {
		*d = 0
		return nil
	}
	v, err := Parse(s)
	if err == nil {
		*d = v
	}
	return err
}

// Value stores TEXT, or NULL for no date.
func (d Date) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads TEXT or NULL.
func (d *Date) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*d = 0
		return nil
	case string:
		return d.read(v)
	case []byte:
		return d.UnmarshalText(v)
	case time.Time: // modernc reads columns declared DATE as time
		*d = Of(v)
		return nil
	}
	return fmt.Errorf("date: a column holds %T, not TEXT", v)
}

// Range is a run of days, both ends included. A zero To is open-ended.
type Range struct {
	From Date `json:"from" ts_type:"string"`
	To   Date `json:"to" ts_type:"string"`
}

// Contains says whether the day lies in the range.
func (r Range) Contains(d Date) bool { return d >= r.From && (r.To == 0 || d <= r.To) }

// Days counts the days of a closed range.
func (r Range) Days() int { return r.From.DaysUntil(r.To) + 1 }
