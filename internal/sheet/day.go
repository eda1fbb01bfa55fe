package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

var (
	ymd = regexp.MustCompile(`^(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?:[T ]*\d{1,2}[:时].*)?$`)
	// eight digits in a row are a date, fewer are a workbook's count of days
	ymd8 = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	days = regexp.MustCompile(`^\d{5,6}(\.\d+)?$`)
)

// epoch is day 0 of a workbook.
var epoch = date.New(1899, 12, 30)

// Only the years 1954 to 2199 are written and read as a workbook's count of days: a smaller or larger number in a date
// column is a year (2026) or a month (202603) that somebody typed, and would quietly become another day.
var firstSerial, lastSerial = epoch.DaysUntil(date.New(1954, 10, 3)), epoch.DaysUntil(date.New(2199, 12, 31))

func (c *Column) day(s string, from source) (Value, *fault.Fault) {
	n := strings.TrimSpace(narrow(s))
	if from.workbook && len(n) == 5 && isDigits(n) { // most dates in workbooks
		if d, ok := serial(n, from); ok {
			return Of(d), nil
		}
	}
	m := ymd.FindStringSubmatch(n)
	if m == nil {
		m = ymd8.FindStringSubmatch(n)
	}
	if m != nil {
		d, err := date.Parse(fmt.Sprintf("%s-%02s-%02s", m[1], m[2], m[3]))
		if err != nil {
			return Value{}, refuse(NoSuchDay, s)
		}
		return Of(d), nil
	}
	if from.workbook && days.MatchString(n) {
		if whole, ok := serial(n, from); ok {
			return Of(whole), nil
		}
	}
	return Value{}, refuse(NotADate, s)
}

// serial reads a workbook's count of days; the time behind the point is left out.
func serial(s string, from source) (date.Date, bool) {
	whole, _, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return 0, false
	}
	if from.date1904 {
		n += 1462
	}
	return epoch.AddDays(n), n >= firstSerial && n <= lastSerial
}

var hms = regexp.MustCompile(`^(?:\S+[T ]+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$`)

// clock reads a time of day, also the part behind a date, and a workbook's fraction of a day.
func (c *Column) clock(s string, from source) (Value, *fault.Fault) {
	n := strings.TrimSpace(narrow(s))
	if m := hms.FindStringSubmatch(n); m != nil {
		if m[3] == "" {
			m[3] = "00"
		}
		if len(m[1]) == 1 {
			m[1] = "0" + m[1]
		}
		if m[1] < "24" && m[2] < "60" && m[3] < "60" {
			return Of(m[1] + ":" + m[2] + ":" + m[3]), nil
		}
		return Value{}, refuse(NotATime, s)
	}
	if from.workbook && len(n) <= 40 && plainNumber.MatchString(n) {
		d, err := decimal.NewFromString(n)
		if err == nil && !d.IsNegative() && d.LessThan(decimal.New(1, 7)) {
			sec := d.Sub(d.Floor()).Mul(decimal.NewFromInt(86400)).Round(0).IntPart() % 86400
			return Of(fmt.Sprintf("%02d:%02d:%02d", sec/3600, sec/60%60, sec%60)), nil
		}
	}
	return Value{}, refuse(NotATime, s)
}
