package bank

import (
	"testing"

	"zhangfang/internal/date"
)

// Three lines a day for three days; the balance runs from 1,000.00 on.
var nine = []string{
	"2026-11-16|09:00:00|100.00||1100.00|甲|62250001|房租|2026111600001",
	"2026-11-16|10:00:00|200.00||1300.00|乙|62250002|房租|2026111600002",
	"2026-11-16|11:00:00||50.00|1250.00|丙|62250003|电费|2026111600003",
	"2026-11-17|09:00:00|100.00||1350.00|甲|62250001|房租|2026111700001",
	"2026-11-17|10:00:00|200.00||1550.00|乙|62250002|房租|2026111700002",
	"2026-11-17|11:00:00||50.00|1500.00|丙|62250003|电费|2026111700003",
	"2026-11-18|09:00:00|100.00||1600.00|甲|62250001|房租|2026111800001",
	"2026-11-18|10:00:00|200.00||1800.00|乙|62250002|房租|2026111800002",
	"2026-11-18|11:00:00||50.00|1750.00|丙|62250003|电费|2026111800003",
}

// The book has what was imported before; the file that comes now says what the account has. The first day at whose end the two
// differ is named, with a row of it to look at, and what they differ by at the end.
//
// UX 11
func TestTheFirstDayOfADifferenceIsNamed(t *testing.T) {
	for _, c := range []struct {
		when    string
		before  []string // imported
		file    []string
		on      string
		at      int // row of the file
		differs string
	}{
		{"nothing is missing", nil, nine, "", 0, "0.00"},
		{"the file goes on where the book ends", nine[:3], nine[3:], "", 0, "0.00"},
		{"the file and the book overlap", nine[:5], nine[2:], "", 0, "0.00"},
		{"a day lies between the book and the file", nine[:3], nine[6:], "2026-11-18", 2, "250.00"},
		{"a line was cut out of the file's second day", nil, cutOut(nine, 4), "2026-11-17", 5, "200.00"},
		{"one of the last day", nil, cutOut(nine, 7), "2026-11-18", 8, "200.00"},
		{"a row that cannot be imported", nil, replaced(nine, 4, "2026-11-17|10:00:00|200.005||1550.00|乙|62250002|房租|2026111700002"), "2026-11-17", 6, "200.00"},
		{"the book has a line that the bank never had", []string{nine[0], "2026-11-16|09:30:00|7.00|||丁|62250004|误记|2026111600009"}, nine, "2026-11-16", 2, "-7.00"},
	} {
		s := book(t)
		if c.before != nil {
			mustImport(t, s, request(csv(c.before...)))
		}
		p, err := s.Preview(ctx, request(csv(c.file...)))
		if err != nil {
			t.Fatal(err)
		}
		var on date.Date
		if c.on != "" {
			on = date.Must(c.on)
		}
		if got := p.Proof; got.DiffersOn != on || got.DiffersAt != c.at || got.Differs.String() != c.differs {
			t.Errorf("%s: differs by %s on %s at row %d, want %s on %q at row %d", c.when, got.Differs, got.DiffersOn, got.DiffersAt, c.differs, c.on, c.at)
		}
	}
}

func cutOut(rows []string, i int) []string {
	return append(append([]string{}, rows[:i]...), rows[i+1:]...)
}

func replaced(rows []string, i int, row string) []string {
	return append(append(append([]string{}, rows[:i]...), row), rows[i+1:]...)
}
