package settings

import (
	"errors"
	"testing"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/history"
)

func calendarOf(t *testing.T, s *Service) (c charge.Calendar) {
	t.Helper()
	if err := s.DB.Read(ctx, func(tx *db.Tx) (err error) { c, err = LoadCalendar(ctx, tx); return err }); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNoHolidayCountsUntilItIsSaved(t *testing.T) {
	s := book(t)
	c, err := s.Calendar(ctx, CalendarRequest{})
	if err != nil || c.Year != 2026 || len(c.Rows) != 0 || c.Preset == nil || c.Preset.Source == "" {
		t.Fatalf("%+v %v", c, err)
	}
	newYear := date.Must("2026-01-01")
	if !calendarOf(t, s).IsWorkday(newYear) {
		t.Error("a Thursday is a holiday before somebody said so")
	}
	if c, err = s.SaveCalendar(ctx, SaveCalendarRequest{2026, c.Preset.Days}); err != nil || len(c.Rows) != len(c.Preset.Days) || len(c.Years) != 1 {
		t.Fatalf("%+v %v", c, err)
	}
	have := calendarOf(t, s)
	if have.IsWorkday(newYear) || !have.IsWorkday(date.Must("2026-01-04")) || have.IsWorkday(date.Must("2026-11-22")) || !have.IsWorkday(date.Must("2026-11-23")) {
		t.Errorf("the calendar is %v", have)
	}
	if c, err := s.Calendar(ctx, CalendarRequest{2031}); err != nil || c.Preset != nil || len(c.Rows) != 0 {
		t.Errorf("2031: %+v %v", c, err)
	}
}

func TestTheCalendarIsEditedDayByDayAndUndone(t *testing.T) {
	s := book(t)
	first := []Day{{date.Must("2026-05-01"), "holiday", "劳动节"}, {date.Must("2026-05-02"), "holiday", ""}}
	if _, err := s.SaveCalendar(ctx, SaveCalendarRequest{2026, first}); err != nil {
		t.Fatal(err)
	}
	c, err := s.SaveCalendar(ctx, SaveCalendarRequest{2026, []Day{{date.Must("2026-05-02"), "workday", "调休"}}})
	if err != nil || len(c.Rows) != 1 || c.Rows[0].Kind != "workday" {
		t.Fatalf("%+v %v", c, err)
	}
	if _, err := (&history.Service{DB: s.DB}).Undo(ctx, history.Target{}); err != nil {
		t.Fatal(err)
	}
	if c, err = s.Calendar(ctx, CalendarRequest{2026}); err != nil || len(c.Rows) != 2 || c.Rows[1] != first[1] {
		t.Errorf("after undo: %+v %v", c.Rows, err)
	}
}

func TestDaysThatAreNoneAreRefused(t *testing.T) {
	s := book(t)
	day := date.Must("2026-05-01")
	for _, c := range []struct {
		when string
		rows []Day
		key  fault.Key
	}{
		{"a day of another year", []Day{{date.Must("2027-05-01"), "holiday", ""}}, DayMissing},
		{"no day", []Day{{0, "holiday", ""}}, DayMissing},
		{"one day twice", []Day{{day, "holiday", ""}, {day, "workday", ""}}, DayTwice},
	} {
		_, err := s.SaveCalendar(ctx, SaveCalendarRequest{2026, c.rows})
		if f := fault.As(err); f == nil || !errors.Is(f.Parts[0], fault.New(c.key, nil)) {
			t.Errorf("%s: %v", c.when, err)
		}
	}
}

func TestTheCalendarIsAskedForByAYearOfFourDigits(t *testing.T) {
	for year, ok := range map[int]bool{0: true, 99: false, 1899: false, 1900: true, 9999: true, 10000: false, -1: false} {
		if err := (&CalendarRequest{year}).Validate(); (err == nil) != ok {
			t.Errorf("%d: %v", year, err)
		}
	}
}
