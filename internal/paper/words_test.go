package paper

import (
	"reflect"
	"testing"

	"zhangfang/internal/date"
)

func TestBothLanguagesHaveEveryWord(t *testing.T) {
	for _, w := range []words{chinese, english} {
		v := reflect.ValueOf(w)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("%s has no word for %s", w.lang, v.Type().Field(i).Name)
			}
		}
	}
}

func TestFiguresAreWrittenForPeople(t *testing.T) {
	for _, row := range []struct{ got, want string }{
		{grouped(exact("1234567.5"), 2), "1,234,567.50"},
		{grouped(exact("0.8500"), 2), "0.85"},
		{grouped(exact("123456.654321"), 2), "123,456.654321"},
		{grouped(exact("-1000"), 0), "-1,000"},
		{grouped(exact("999"), 0), "999"},
		{grouped(exact("1e5"), 2), "100,000.00"},
		{percent(exact("0.09")), "9%"},
		{percent(exact("0.015")), "1.5%"},
		{yuan(yuanOf("-1234.5")), "-¥1,234.50"},
		{chinese.between(date.Must("2026-11-01"), date.Must("2026-11-30")), "2026-11-01 至 11-30"},
		{chinese.between(date.Must("2026-12-01"), date.Must("2027-02-28")), "2026-12-01\n至 2027-02-28"},
		{chinese.between(date.Must("2026-11-01"), date.Must("2026-11-01")), "2026-11-01"},
		{chinese.between(date.Must("2026-11-01"), 0), "2026-11-01"},
		{chinese.between(0, 0), ""},
		{chinese.on(date.Must("2026-01-09")), "2026年1月9日"},
		{english.on(date.Must("2026-01-09")), "9 January 2026"},
	} {
		if row.got != row.want {
			t.Errorf("%q, want %q", row.got, row.want)
		}
	}
}
