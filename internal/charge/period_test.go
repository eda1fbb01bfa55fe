package charge

import (
	"strings"
	"testing"

	"zhangfang/internal/date"
)

func arrears(t *Terms)            { t.Timing = Arrears }
func offset(days int) change      { return func(t *Terms) { t.IssueOffsetDays = days } }
func dueAfter(days int) change    { return func(t *Terms) { t.DueDays = days } }
func dueOn(dayOfMonth int) change { return func(t *Terms) { t.DueDay = dayOfMonth } }

func TestPeriods(t *testing.T) {
	for _, row := range []struct {
		situation string
		terms     Terms
		through   string
		want      string // from–to, a period each
	}{
		{"months from the 31st never drift", rent("1", "2026-01-31", fromStart), "2026-04-30",
			"2026-01-31–2026-02-27 2026-02-28–2026-03-30 2026-03-31–2026-04-29 2026-04-30–2026-05-30"},
		{"months from the 31st through a leap February", rent("1", "2028-01-31", fromStart), "2028-03-01",
			"2028-01-31–2028-02-28 2028-02-29–2028-03-30"},
		{"years from 29 February", rent("1", "2028-02-29", fromStart, every(12)), "2032-12-31",
			"2028-02-29–2029-02-27 2029-02-28–2030-02-27 2030-02-28–2031-02-27 2031-02-28–2032-02-28 2032-02-29–2033-02-27"},
		{"calendar months, cut at both ends", rent("1", "2026-01-15", until("2026-03-10")), "2026-12-31",
			"2026-01-15–2026-01-31 2026-02-01–2026-02-28 2026-03-01–2026-03-10"},
		{"two calendar months end in February, April …", rent("1", "2026-01-15", every(2)), "2026-05-01",
			"2026-01-15–2026-02-28 2026-03-01–2026-04-30 2026-05-01–2026-06-30"},
		{"calendar quarters", rent("1", "2026-03-01", every(3)), "2026-07-01",
			"2026-03-01–2026-03-31 2026-04-01–2026-06-30 2026-07-01–2026-09-30"},
		{"four calendar months end in April, August, December", rent("1", "2026-04-30", every(4)), "2026-09-01",
			"2026-04-30–2026-04-30 2026-05-01–2026-08-31 2026-09-01–2026-12-31"},
		{"half calendar years", rent("1", "2026-12-31", every(6)), "2027-07-01",
			"2026-12-31–2026-12-31 2027-01-01–2027-06-30 2027-07-01–2027-12-31"},
		{"calendar years", rent("1", "2026-02-10", every(12)), "2028-01-01",
			"2026-02-10–2026-12-31 2027-01-01–2027-12-31 2028-01-01–2028-12-31"},
		{"two months from the start", rent("1", "2026-01-15", fromStart, every(2)), "2026-05-14",
			"2026-01-15–2026-03-14 2026-03-15–2026-05-14"},
		{"four months from the start, cut at the end", rent("1", "2026-01-15", fromStart, every(4), until("2026-06-01")), "2030-01-01",
			"2026-01-15–2026-05-14 2026-05-15–2026-06-01"},
		{"half years from the start", rent("1", "2026-01-15", fromStart, every(6)), "2026-07-15",
			"2026-01-15–2026-07-14 2026-07-15–2027-01-14"},
		{"once, with an end", rent("1", "2026-01-15", every(0), until("2026-06-01")), "2026-01-15", "2026-01-15–2026-06-01"},
		{"once, without an end", rent("1", "2026-01-15", every(0)), "2026-01-15", "2026-01-15–2026-01-15"},
		{"once, not yet", rent("1", "2026-01-15", every(0)), "2026-01-14", ""},
		{"once, after its end", rent("1", "2026-01-15", every(0), until("2026-06-01"), arrears), "2026-06-01", ""},
		{"nothing before the first issue", rent("1", "2026-01-15"), "2026-01-14", ""},
		{"ten days ahead", rent("1", "2026-01-15", offset(-10)), "2026-01-22",
			"2026-01-15–2026-01-31 2026-02-01–2026-02-28"},
		{"in arrears, the last period not ended", rent("1", "2026-01-15", arrears), "2026-02-28", "2026-01-15–2026-01-31"},
		{"in arrears, the day after its end", rent("1", "2026-01-15", arrears), "2026-03-01",
			"2026-01-15–2026-01-31 2026-02-01–2026-02-28"},
		{"in arrears, cut by the end", rent("1", "2026-01-15", arrears, until("2026-02-10")), "2026-02-11",
			"2026-01-15–2026-01-31 2026-02-01–2026-02-10"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			var got []string
			for _, p := range row.terms.Periods(d(row.through)) {
				got = append(got, p.From.String()+"–"+p.To.String())
			}
			if text := strings.Join(got, " "); text != row.want {
				t.Errorf("periods\n%s\nwant\n%s", text, row.want)
			}
		})
	}
}

func TestIssueAndDue(t *testing.T) {
	for _, row := range []struct {
		situation  string
		terms      Terms
		issue, due string
	}{
		{"in advance, due at once", rent("1", "2026-01-15"), "2026-01-15", "2026-01-15"},
		{"in advance, due in ten days", rent("1", "2026-01-25", dueAfter(10)), "2026-01-25", "2026-02-04"},
		{"five days ahead", rent("1", "2026-01-03", offset(-5), dueAfter(5)), "2025-12-29", "2026-01-03"},
		{"in arrears, two days later", rent("1", "2026-01-15", arrears, offset(2)), "2026-02-03", "2026-02-03"},
		{"once, in arrears, without an end", rent("1", "2026-01-15", every(0), arrears), "2026-01-16", "2026-01-16"},
		{"due on the 20th of the same month", rent("1", "2026-01-15", dueOn(20)), "2026-01-15", "2026-01-20"},
		{"due on the very day", rent("1", "2026-01-15", dueOn(15)), "2026-01-15", "2026-01-15"},
		{"due on the 5th, so in the next month", rent("1", "2026-01-15", dueOn(5)), "2026-01-15", "2026-02-05"},
		{"due on the 5th of the next year", rent("1", "2026-12-15", dueOn(5)), "2026-12-15", "2027-01-05"},
		{"due on the 31st, clamped to February", rent("1", "2026-02-10", dueOn(31)), "2026-02-10", "2026-02-28"},
		{"due on the 31st, clamped to a leap February", rent("1", "2028-02-10", dueOn(31)), "2028-02-10", "2028-02-29"},
		{"issued on the clamped day", rent("1", "2026-02-28", dueOn(30)), "2026-02-28", "2026-02-28"},
		{"issued on the 31st, due on the 30th, clamped in February", rent("1", "2026-01-31", dueOn(30)), "2026-01-31", "2026-02-28"},
		{"the day of month goes before the days", rent("1", "2026-01-15", dueOn(20), dueAfter(30)), "2026-01-15", "2026-01-20"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			p := row.terms.Periods(d("2030-01-01"))[0]
			if p.Issue != d(row.issue) || p.Due != d(row.due) {
				t.Errorf("issued %v, due %v; want %s, %s", p.Issue, p.Due, row.issue, row.due)
			}
		})
	}
}

func TestScheduleIsTheNextTwelveMonths(t *testing.T) {
	terms := rent("3000", "2016-01-15", fromStart, growing(12, "5"), offset(-10), until("2027-06-14"))
	schedule, err := scheduled(terms, Facts{}, d("2026-12-01"), d("2027-11-30"))
	if err != nil {
		t.Fatal(err)
	}
	if len(schedule) != 6 || schedule[0].Period.From != d("2026-12-15") || schedule[5].Period.To != date.Must("2027-06-14") {
		t.Fatalf("the schedule is %v", schedule)
	}
	if b := schedule[1]; b.Total != yuan("5131.02") || b.Lines[0].Amount != b.Total {
		t.Errorf("eleven increases make %v", b.Total)
	}
}
