package charge

import (
	"testing"

	"zhangfang/internal/date"
)

func atLeast(a string) change { return func(t *Terms) { t.Minimum = new(yuan(a)) } }
func atMost(a string) change  { return func(t *Terms) { t.Maximum = new(yuan(a)) } }
func wholeOver(days int) change {
	return func(t *Terms) { t.Proration, t.WholeOver = ProrationWhole, days }
}
func keeping(points string, months int) change {
	return func(t *Terms) { t.Retention, t.RetentionMonths = dec(points), months }
}
func milestone(confirmed string) change {
	return func(t *Terms) {
		t.CycleMonths, t.OnConfirm = 0, true
		if confirmed != "" {
			t.Confirmed = d(confirmed)
		}
	}
}
func turnoverRent(percent string, changes ...change) change {
	return func(t *Terms) {
		t.Model, t.Percent = ModelPercent, dec(percent)
		for _, c := range changes {
			c(t)
		}
	}
}
func yearly(t *Terms) { t.Yearly = true }
func shared(t *Terms) { t.Model = ModelShared }
func workdays(t *Terms) {
	t.PricePer, t.Workdays = PerDay, true
	t.Calendar = Calendar{d("2026-01-01"): false, d("2026-01-02"): false, d("2026-01-04"): true}
}

// turned gives turnovers from "from to amount", by month from "2026-01 amount".
func turned(rows ...[3]string) Facts {
	var f Facts
	for _, r := range rows {
		f.Turnovers = append(f.Turnovers, Turnover{From: d(r[0]), To: d(r[1]), Amount: yuan(r[2])})
	}
	return f
}

func month(m, amount string) [3]string {
	first := d(m + "-01")
	return [3]string{first.String(), first.MonthEnd().String(), amount}
}

func TestRules(t *testing.T) {
	tell(t, []situation{
		{"every month has thirty days: from the 10th of February", rent("3000", "2026-02-10", prorated(Proration30360)), Facts{}, "2026-02-10",
			[]string{"02-10–02-28 2,100.00 = 3,000.00 × 21/30"}},
		{"thirty days a month: a split month is whole", rent("3000", "2026-02-01", prorated(Proration30360), priceFrom("2026-02-11", "6000")), Facts{}, "2026-02-01",
			[]string{"02-01–02-10 1,000.00 = 3,000.00 × 10/30", "02-11–02-28 4,000.00 = 6,000.00 × 20/30"}},
		{"thirty days a month: nothing for the 31st", rent("3000", "2026-01-31", prorated(Proration30360)), Facts{}, "2026-01-31",
			[]string{"01-31–01-31 0.00 = 3,000.00 × 0/30"}},
		{"thirty days a month: out on the 30th of 31 is the whole price", rent("3000", "2026-01-01", prorated(Proration30360), until("2026-01-30")), Facts{}, "2026-01-31",
			[]string{"01-01–01-30 3,000.00 = 3,000.00 × 30/30"}},
		{"thirty days a month: out on the 27th of February", rent("3000", "2026-02-01", prorated(Proration30360), until("2026-02-27")), Facts{}, "2026-02-28",
			[]string{"02-01–02-27 2,700.00 = 3,000.00 × 27/30"}},
		{"17 days are more than 15: whole", rent("3000", "2026-01-15", wholeOver(15)), Facts{}, "2026-01-31", []string{"01-15–01-31 3,000.00 = 3,000.00 × 1月"}},
		{"15 days are not more than 15: by days", rent("3000", "2026-01-17", wholeOver(15)), Facts{}, "2026-01-31", []string{"01-17–01-31 1,451.61 = 3,000.00 × 15/31"}},
		{"a whole month over 15 days that is split shares the days charged", rent("3000", "2026-03-12", wholeOver(15), priceFrom("2026-03-22", "6000")), Facts{}, "2026-03-31",
			[]string{"03-12–03-21 1,500.00 = 3,000.00 × 10/20", "03-22–03-31 3,000.00 = 6,000.00 × 10/20"}},
		{"days of work only, with holidays and a Sunday on which one works", rent("100", "2026-01-01", workdays, until("2026-01-11")), Facts{}, "2026-01-31",
			[]string{"01-01–01-11 600.00 = 100.00 × 6天（工作日）"}},

		{"a year's price over three years' thirds: 100 in three", rent("100", "2026-01-01", per(PerYear), every(4)), Facts{}, "2026-12-31",
			[]string{"01-01–04-30 33.34 = 33.34 × 1期（全年 100.00 分 3 期）", "05-01–08-31 33.33 = 33.33 × 1期（全年 100.00 分 3 期）", "09-01–12-31 33.33 = 33.33 × 1期（全年 100.00 分 3 期）"}},
		{"a year's price by the quarter, from its own start", rent("1000.03", "2026-02-15", per(PerYear), every(3), fromStart), Facts{}, "2027-02-15",
			[]string{"02-15–05-14 250.01 = 250.01 × 1期（全年 1,000.03 分 4 期）", "05-15–08-14 250.01 = 250.01 × 1期（全年 1,000.03 分 4 期）",
				"08-15–11-14 250.01 = 250.01 × 1期（全年 1,000.03 分 4 期）", "11-15–02-14 250.00 = 250.00 × 1期（全年 1,000.03 分 4 期）",
				"02-15–05-14 250.01 = 250.01 × 1期（全年 1,000.03 分 4 期）"}},
		{"a year's price by area, started late", rent("540", "2026-01-15", per(PerYear), area("86.5")), Facts{}, "2026-01-31",
			[]string{"01-15–01-31 2,134.60 = 3,892.50 × 17/31（全年 86.50㎡ × 540.00 分 12 期）"}},
		{"a price for all, by the months of each period", rent("1000", "2026-01-16", per(PerTotal), until("2026-04-15"), prorated(ProrationThirty)), Facts{}, "2026-12-31",
			[]string{"01-16–01-31 175.82 = 175.82（总价 1,000.00 分 4 期）", "02-01–02-28 329.67 = 329.67（总价 1,000.00 分 4 期）",
				"03-01–03-31 329.67 = 329.67（总价 1,000.00 分 4 期）", "04-01–04-15 164.84 = 164.84（总价 1,000.00 分 4 期）"}},
		{"a price for all, in three", rent("100", "2026-01-01", per(PerTotal), until("2026-03-31")), Facts{}, "2026-12-31",
			[]string{"01-01–01-31 33.34 = 33.34（总价 100.00 分 3 期）", "02-01–02-28 33.33 = 33.33（总价 100.00 分 3 期）", "03-01–03-31 33.33 = 33.33（总价 100.00 分 3 期）"}},
		{"a price for all of a 31st, months of thirty days", rent("100", "2026-01-31", per(PerTotal), until("2026-01-31"), prorated(Proration30360)), Facts{}, "2026-12-31",
			[]string{"01-31–01-31 100.00 = 100.00（总价 100.00 分 1 期）"}},
		{"a price for all, once", rent("100", "2026-01-01", per(PerTotal), every(0), until("2026-03-31")), Facts{}, "2026-12-31", []string{"01-01–03-31 100.00 = 100.00"}},

		{"less than the minimum", rent("300", "2026-01-01", atLeast("500")), Facts{}, "2026-01-01", []string{"01-01–01-31 300.00 = 300.00 × 1月", "01-01–01-31 200.00 = 保底 500.00 − 300.00"}},
		{"more than the maximum", rent("600", "2026-01-01", atMost("500")), Facts{}, "2026-01-01", []string{"01-01–01-31 600.00 = 600.00 × 1月", "01-01–01-31 -100.00 = 封顶 500.00 − 600.00"}},
		{"between them", rent("600", "2026-01-01", atLeast("500"), atMost("600")), Facts{}, "2026-01-01", []string{"01-01–01-31 600.00 = 600.00 × 1月"}},
		{"no minimum of free days", rent("300", "2026-01-01", atLeast("500"), freeDays("2026-01-01", "2026-01-31")), Facts{}, "2026-01-01", []string{"01-01–01-31 0.00 = 免租"}},
		{"the minimum with tax on top", rent("300", "2026-01-01", atLeast("500"), taxed("0.06", TaxExclusive)), Facts{}, "2026-01-01",
			[]string{"01-01–01-31 318.00 = 300.00 × 1月 + 税 18.00", "01-01–01-31 212.00 = 保底 500.00 − 300.00 + 税 12.00"}},
		{"down to the maximum with tax on top", rent("600", "2026-01-01", atMost("500"), taxed("0.06", TaxExclusive)), Facts{}, "2026-01-01",
			[]string{"01-01–01-31 636.00 = 600.00 × 1月 + 税 36.00", "01-01–01-31 -106.00 = 封顶 500.00 − 600.00 − 税 6.00"}},
		{"a credit is brought up to the minimum", metered("5", "2026-02-01", atLeast("20")), billedTo("2026-01-31", read("2026-01-31 150 estimated", "2026-02-28 140")), "2026-03-01",
			[]string{"01-31–02-28 -50.00 = (140 − 150) × 5.00", "02-01–02-28 70.00 = 保底 20.00 + 50.00"}},
		{"no minimum while there is no reading", metered("5", "2026-01-01", atLeast("20")), Facts{}, "2026-02-01", []string{"01-01 charge.no_reading"}},

		{"turnover below the base", rent("20000", "2026-01-01", turnoverRent("8")), turned(month("2026-01", "200000")), "2026-02-01", []string{"01-01–01-31 20,000.00 = 20,000.00 × 1月"}},
		{"turnover above the base", rent("20000", "2026-01-01", turnoverRent("8")), turned(month("2026-01", "300000")), "2026-02-01", []string{"01-01–01-31 24,000.00 = 300,000.00 × 8%"}},
		{"turnover by the week", rent("20000", "2026-01-15", turnoverRent("8")), turned([3]string{"2026-01-25", "2026-01-31", "100000"}, [3]string{"2026-01-10", "2026-01-24", "200000"}), "2026-02-01",
			[]string{"01-15–01-31 24,000.00 = 300,000.00 × 8%"}},
		{"turnover of some days is missing", rent("20000", "2026-01-01", turnoverRent("8")), turned([3]string{"2026-01-01", "2026-01-30", "300000"}), "2026-02-01", []string{"01-01 charge.no_turnover"}},
		{"turnover that reaches into the next month", rent("20000", "2026-01-01", turnoverRent("8")), turned([3]string{"2026-01-01", "2026-02-01", "300000"}), "2026-02-01", []string{"01-01 charge.no_turnover"}},
		{"a free month costs nothing of the turnover", rent("20000", "2026-01-01", turnoverRent("8"), freeDays("2026-01-01", "2026-01-31")), Facts{}, "2026-02-01", []string{"01-01–01-31 0.00 = 免租"}},
		{"settled over the year", rent("20000", "2026-10-01", turnoverRent("8", yearly)), turned(month("2026-10", "100000"), month("2026-11", "100000"), month("2026-12", "900000")), "2027-01-01",
			[]string{"10-01–10-31 20,000.00 = 20,000.00 × 1月", "11-01–11-30 20,000.00 = 20,000.00 × 1月", "12-01–12-31 20,000.00 = 20,000.00 × 1月", "10-01–12-31 28,000.00 = 1,100,000.00 × 8% − 60,000.00"}},
		{"the year has not turned over enough", rent("20000", "2026-12-01", turnoverRent("8", yearly)), turned(month("2026-12", "250000")), "2027-01-01",
			[]string{"12-01–12-31 20,000.00 = 20,000.00 × 1月"}},
		{"the last month of the year waits for the turnover of all", rent("20000", "2026-11-01", turnoverRent("8", yearly)), turned(month("2026-12", "250000")), "2027-01-01",
			[]string{"11-01–11-30 20,000.00 = 20,000.00 × 1月", "12-01 charge.no_turnover"}},
		{"years from the start, cut by the end", rent("1000", "2026-03-15", turnoverRent("10", yearly), fromStart, every(6), until("2026-10-14")),
			turned([3]string{"2026-03-15", "2026-10-14", "100000"}), "2027-01-01",
			[]string{"03-15–09-14 6,000.00 = 1,000.00 × 6月", "09-15–10-14 1,000.00 = 1,000.00 × 1月", "03-15–10-14 3,000.00 = 100,000.00 × 10% − 7,000.00"}},

		{"a share of a common cost", rent("0", "2026-01-01", shared), Facts{Shares: []Share{{d("2026-01-01"), d("2026-01-31"), yuan("123.45"), "1,000.00 × 86.5/700.7"}}}, "2026-02-01",
			[]string{"01-01–01-31 123.45 = 1,000.00 × 86.5/700.7"}},
		{"a share without arithmetic, 10 % off", rent("0", "2026-01-01", shared, percentOff("10", "2026-01-01", "2026-12-31", "")), Facts{Shares: []Share{{From: d("2025-12-16"), To: d("2026-01-15"), Amount: yuan("100")}}}, "2026-02-01",
			[]string{"01-01–01-15 90.00 = 100.00 × 90%"}},
		{"no share yet", rent("0", "2026-01-01", shared), Facts{Shares: []Share{{From: d("2026-01-16"), To: d("2026-02-01"), Amount: 1}}}, "2026-02-01", []string{"01-01 charge.no_share"}},

		{"a milestone that is not confirmed", rent("100000", "2026-01-01", milestone("")), Facts{}, "2027-01-01", nil},
		{"a milestone", rent("100000", "2026-01-01", milestone("2026-05-20")), Facts{}, "2027-01-01", []string{"05-20–05-20 100,000.00 = 100,000.00"}},
		{"a milestone with 5 % kept back for a year", rent("100000", "2026-01-01", milestone("2026-05-20"), keeping("5", 12)), Facts{}, "2027-05-20",
			[]string{"05-20–05-20 95,000.00 = 100,000.00 − 5,000.00（质保金 5%）", "05-20–05-20 5,000.00 = 100,000.00 × 5%"}},
		{"kept back, not due yet", rent("100000", "2026-01-01", milestone("2026-05-20"), keeping("5", 12)), Facts{}, "2027-05-19",
			[]string{"05-20–05-20 95,000.00 = 100,000.00 − 5,000.00（质保金 5%）"}},
		{"the halves of a fen go to what is kept back", rent("0.11", "2026-01-01", every(0), keeping("50", 1)), Facts{}, "2027-01-01",
			[]string{"01-01–01-01 0.05 = 0.11 − 0.06（质保金 50%）", "02-01–02-01 0.06 = 0.11 × 50%"}},
		{"kept back with tax on top, discounted", rent("1000", "2026-01-01", every(0), keeping("10", 6), taxed("0.09", TaxExclusive), percentOff("20", "2026-01-01", "2026-01-01", "")), Facts{}, "2027-01-01",
			[]string{"01-01–01-01 784.80 = 1,000.00 × 80% − 80.00（质保金 10%） + 税 64.80", "07-01–07-01 87.20 = 800.00 × 10% + 税 7.20"}},
	})
}

func TestDueDaysWithoutWork(t *testing.T) {
	holidays := Calendar{d("2026-10-01"): false, d("2026-10-02"): false, d("2026-10-05"): false, d("2026-10-06"): false, d("2026-10-07"): false, d("2026-10-10"): true}
	for _, row := range []struct {
		situation string
		shift     DueShift
		issue     string
		days      int
		want      string
	}{
		{"a weekday stays", DueAfter, "2026-03-02", 2, "2026-03-04"},
		{"a Saturday goes to Monday", DueAfter, "2026-03-02", 5, "2026-03-09"},
		{"a Saturday goes to Friday", DueBefore, "2026-03-02", 5, "2026-03-06"},
		{"a Sunday stays where nothing is asked for", "", "2026-03-02", 6, "2026-03-08"},
		{"over the holidays", DueAfter, "2026-09-25", 6, "2026-10-08"},
		{"before the holidays", DueBefore, "2026-09-25", 8, "2026-09-30"},
		{"a Saturday on which one works", DueAfter, "2026-10-08", 2, "2026-10-10"},
		{"a Sunday goes to the Friday on which it is issued", DueBefore, "2026-03-06", 2, "2026-03-06"},
		{"never before the issue date", DueBefore, "2026-03-07", 0, "2026-03-09"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			terms := rent("1", row.issue, fromStart, dueAfter(row.days), func(t *Terms) { t.DueShift, t.Calendar = row.shift, holidays })
			if due := terms.Periods(d(row.issue))[0].Due; due != d(row.want) {
				t.Errorf("due %v, want %s", due, row.want)
			}
		})
	}
	never := Calendar{}
	for day := d("2026-01-01"); day < d("2027-01-01"); day++ {
		never[day] = false
	}
	terms := rent("1", "2026-01-02", fromStart, func(t *Terms) { t.DueShift, t.Calendar = DueBefore, never })
	if due := terms.Periods(d("2026-01-02"))[0].Due; due != d("2026-01-02") {
		t.Errorf("without any day of work due %v", due)
	}
}

// A charge that goes on from another one counts cycles, months and steps from the other's start.
func TestOrigin(t *testing.T) {
	tell(t, []situation{
		{"the cycle that was begun is finished", rent("3000", "2026-05-10", counted("2026-01-15"), fromStart, every(3)), Facts{}, "2026-08-01",
			[]string{"05-10–07-14 6,500.00 = 3,000.00 × (5/30 + 2月)", "07-15–10-14 9,000.00 = 3,000.00 × 3月"}},
		{"steps count from there", rent("1000", "2027-02-01", counted("2026-01-01"), growing(12, "10")), Facts{}, "2027-02-01", []string{"02-01–02-28 1,100.00 = 1,100.00 × 1月"}},
		{"on the calendar", rent("1000", "2026-02-10", counted("2026-01-20"), every(6)), Facts{}, "2026-03-01", []string{"02-10–06-30 4,678.57 = 1,000.00 × (19/28 + 4月)"}},
		{"the year of a price per year", rent("100", "2026-05-01", counted("2026-01-01"), per(PerYear), every(4)), Facts{}, "2026-06-01", []string{"05-01–08-31 33.33 = 33.33 × 1期（全年 100.00 分 3 期）"}},
	})
	whole := rent("1000", "2024-01-31", fromStart, growing(7, "3"), every(2))
	rest := whole
	rest.Start, rest.Origin = d("2025-06-10"), d("2024-01-31")
	var all, cut []Period
	for _, p := range whole.Periods(d("2028-01-01")) {
		if p.From > rest.Start {
			all = append(all, p)
		}
	}
	if cut = rest.Periods(d("2028-01-01"))[1:]; len(all) == 0 || len(cut) != len(all) {
		t.Fatalf("%d periods, want %d", len(cut), len(all))
	}
	for i, p := range all {
		if cut[i] != p || !rest.UnitPriceAt(p.From).Equal(whole.UnitPriceAt(p.From)) {
			t.Errorf("%v, want %v", cut[i], p)
		}
	}
}

func TestWorkdays(t *testing.T) {
	c := Calendar{d("2026-02-16"): false, d("2026-02-14"): true}
	if n := c.Workdays(date.Range{From: d("2026-02-14"), To: d("2026-02-22")}); n != 5 {
		t.Errorf("%d days of work, want 5", n)
	}
}
