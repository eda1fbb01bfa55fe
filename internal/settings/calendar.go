package settings

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"

	"zhangfang/internal/charge"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

// Faults of the calendar.
const (
	DayMissing fault.Key = "settings.day_missing"
	DayTwice   fault.Key = "settings.day_twice"
	BadYear    fault.Key = "settings.bad_year"
)

// Day is a day that differs from its week: a holiday, or a weekend day on which one works.
type Day struct {
	Date date.Date `json:"date" ts_type:"string"`
	Kind string    `json:"kind"` // holiday, workday
	Name string    `json:"name"`
}

// Preset is the days of a year as somebody published them. They are a proposal: nothing counts until it is saved as the book's own rows.
type Preset struct {
	Year   int    `json:"year"`
	Source string `json:"source"` // where they are from, and that they are to be verified
	Days   []Day  `json:"days"`
}

// CalendarRequest asks for the days of one year.
type CalendarRequest struct {
	Year int `json:"year"` // 0 is this year
}

// Calendar is the days of one year that the book has, with what may be filled in.
type Calendar struct {
	Year   int     `json:"year"`
	Rows   []Day   `json:"rows"`
	Years  []int   `json:"years"`  // that have rows
	Preset *Preset `json:"preset"` // null where none came with the program
}

// Validate checks that the year is one of four digits.
func (q *CalendarRequest) Validate() error {
	var c form.Check
	if q.Year != 0 {
		aYear(&c, q.Year)
	}
	return c.Err(Invalid)
}

func aYear(c *form.Check, year int) {
	if year < 1900 || year > 9999 {
		c.Add(BadYear, fault.Args{"year": year}, "year")
	}
}

// SaveCalendarRequest replaces the days of one year.
type SaveCalendarRequest struct {
	Year int   `json:"year"`
	Rows []Day `json:"rows"`
}

// Validate trims the names and checks that every day is of the year and there once.
func (q *SaveCalendarRequest) Validate() error {
	var c form.Check
	aYear(&c, q.Year)
	seen := map[date.Date]bool{}
	for i := range q.Rows {
		d, n := &q.Rows[i], strconv.Itoa(i)
		c.Line(&d.Name, 60, "rows", n, "name")
		form.OneOf(&c, d.Kind, []string{"holiday", "workday"}, "rows", n, "kind")
		switch {
		case d.Date.IsZero() || d.Date.Year() != q.Year:
			c.Add(DayMissing, fault.Args{"year": q.Year}, "rows", n, "date")
		case seen[d.Date]:
			c.Add(DayTwice, fault.Args{"date": d.Date}, "rows", n, "date")
		}
		seen[d.Date] = true
	}
	return c.Err(Invalid)
}

//go:embed presets/calendar.json
var presetFile []byte

// preset gives the days that came with the program for a year, or nil.
func preset(year int) (*Preset, error) {
	var all []Preset
	if err := json.Unmarshal(presetFile, &all); err != nil {
		return nil, fmt.Errorf("read the calendar that came with the program: %w", err)
	}
	for _, p := range all {
		if p.Year == year {
			return &p, nil
		}
	}
	return nil, nil
}

// Calendar gives the holidays and workdays of a year.
func (s *Service) Calendar(ctx context.Context, q CalendarRequest) (Calendar, error) {
	var out Calendar
	if err := q.Validate(); err != nil {
		return out, err
	}
	err := s.DB.Read(ctx, func(tx *db.Tx) (err error) {
		if q.Year == 0 {
			q.Year = tx.Today().Year()
		}
		out, err = calendar(ctx, tx, q.Year)
		return err
	})
	return out, err
}

func calendar(ctx context.Context, tx *db.Tx, year int) (Calendar, error) {
	out := Calendar{Year: year}
	var err error
	if out.Rows, err = days(ctx, tx, year); err != nil {
		return out, err
	}
	if out.Years, err = db.Rows(ctx, tx, func(y *int) []any { return []any{y} }, "SELECT DISTINCT CAST(substr(date, 1, 4) AS INTEGER) FROM calendar ORDER BY 1"); err != nil {
		return out, err
	}
	out.Preset, err = preset(year)
	return out, err
}

func days(ctx context.Context, tx *db.Tx, year int) ([]Day, error) {
	return db.Rows(ctx, tx, func(d *Day) []any { return []any{&d.Date, &d.Kind, &d.Name} },
		"SELECT date, kind, name FROM calendar WHERE date BETWEEN ? AND ? ORDER BY date", fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year))
}

// SaveCalendar replaces the days of one year. Due dates that are worked out from now on follow them; issued invoices stay.
func (s *Service) SaveCalendar(ctx context.Context, q SaveCalendarRequest) (Calendar, error) {
	if err := q.Validate(); err != nil {
		return Calendar{}, err
	}
	var out Calendar
	err := s.DB.Write(ctx, func(tx *db.Tx) error {
		before, err := days(ctx, tx, q.Year)
		if err != nil {
			return err
		}
		was := map[date.Date]Day{}
		for _, d := range before {
			was[d.Date] = d
		}
		added, gone := []Day{}, []Day{}
		for _, d := range q.Rows {
			if was[d.Date] == d {
				delete(was, d.Date)
				continue
			}
			if _, err := tx.Exec(ctx, "INSERT INTO calendar (date, kind, name) VALUES (?1, ?2, ?3) ON CONFLICT (date) DO UPDATE SET kind = ?2, name = ?3", d.Date, d.Kind, d.Name); err != nil {
				return err
			}
			delete(was, d.Date)
			added = append(added, d)
		}
		for _, d := range before {
			if _, left := was[d.Date]; !left {
				continue
			}
			if _, err := tx.Exec(ctx, "DELETE FROM calendar WHERE date = ?", d.Date); err != nil {
				return err
			}
			gone = append(gone, d)
		}
		if out, err = calendar(ctx, tx, q.Year); err != nil {
			return err
		}
		if len(added)+len(gone) == 0 {
			tx.Unchanged()
			return nil
		}
		tx.Record("settings.calendar", map[string]any{"year": q.Year, "added": added, "gone": gone}, subject)
		return nil
	})
	return out, err
}

// LoadCalendar gives the days that differ from the week, as charge wants them.
func LoadCalendar(ctx context.Context, tx *db.Tx) (charge.Calendar, error) {
	out := charge.Calendar{}
	type row struct {
		day   date.Date
		works bool
	}
	return out, db.Each(ctx, tx, func(r *row) []any { return []any{&r.day, &r.works} }, func(r row) error {
		out[r.day] = r.works
		return nil
	}, "SELECT date, kind = 'workday' FROM calendar")
}
