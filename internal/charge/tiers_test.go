package charge

import "testing"

// water is tiered by the calendar year; bands are "upto price", an empty upto has no end.
func tiered(start string, bands [][2]string, changes ...change) Terms {
	return metered("0", start, append([]change{func(t *Terms) {
		t.Model, t.TierMode, t.Accumulation = ModelTiered, Graduated, ByYear
		for _, b := range bands {
			tier := Tier{Price: dec(b[1])}
			if b[0] != "" {
				tier.Upto = new(dec(b[0]))
			}
			t.Tiers = append(t.Tiers, tier)
		}
	}}, changes...)...)
}

var (
	water    = [][2]string{{"180", "5"}, {"260", "7"}, {"", "9"}}
	zhejiang = [][2]string{{"2760", "0.538"}, {"4800", "0.588"}, {"", "0.838"}}
	ratioed  = [][2]string{{"240", "1.3"}, {"360", "1.95"}, {"", "3.9"}}
)

func byVolume(t *Terms) { t.TierMode = Volume }
func byMonth(t *Terms)  { t.Accumulation = ByMonth }
func movedIn(t *Terms)  { t.MoveIn = true }
func quarter(t *Terms)  { t.CycleMonths = 3 }
func people(n int) change {
	return func(t *Terms) { t.People, t.PeopleOver, t.PeopleWiden = n, 4, dec("30") }
}

func TestTiers(t *testing.T) {
	tell(t, []situation{
		{"8: 170 used earlier this year, 30 now", tiered("2026-01-01", water), read("2026-01-01 0 initial", "2026-01-31 170", "2026-02-28 200"), "2026-03-01",
			[]string{"01-01–01-31 第1档 850.00 = 170 × 5.00（170 − 0）",
				"01-31–02-28 第1档 50.00 = 10 × 5.00（200 − 170；此前累计 170）", "01-31–02-28 第2档 140.00 = 20 × 7.00"}},
		{"5,000 kWh in a year", tiered("2026-01-01", zhejiang, every(12)), read("2026-01-01 0 initial", "2026-12-31 5000"), "2027-01-01",
			[]string{"01-01–12-31 第1档 1,484.88 = 2,760 × 0.538（5,000 − 0）", "01-01–12-31 第2档 1,199.52 = 2,040 × 0.588", "01-01–12-31 第3档 167.60 = 200 × 0.838"}},
		{"300 m³ in a year", tiered("2026-01-01", ratioed, every(12)), read("2026-01-01 0 initial", "2026-12-31 300"), "2027-01-01",
			[]string{"01-01–12-31 第1档 312.00 = 240 × 1.30（300 − 0）", "01-01–12-31 第2档 117.00 = 60 × 1.95"}},
		{"all at the price of the band reached", tiered("2026-01-01", water, byVolume), read("2026-01-01 0 initial", "2026-01-31 170", "2026-02-28 200"), "2026-03-01",
			[]string{"01-01–01-31 第1档 850.00 = 170 × 5.00（170 − 0）", "01-31–02-28 第2档 210.00 = 30 × 7.00（200 − 170；此前累计 170）"}},
		{"the last unit of a band is its own", tiered("2026-01-01", water, byVolume), read("2026-01-01 0 initial", "2026-01-31 180"), "2026-02-01",
			[]string{"01-01–01-31 第1档 900.00 = 180 × 5.00（180 − 0）"}},
		{"nothing used is one line of nothing", tiered("2026-01-01", water), read("2026-01-01 0 initial", "2026-01-31 0"), "2026-02-01",
			[]string{"01-01–01-31 第1档 0.00 = 0 × 5.00（0 − 0）"}},
		{"each month begins anew", tiered("2026-01-01", water, byMonth), read("2026-01-01 0 initial", "2026-01-31 170", "2026-02-28 200"), "2026-03-01",
			[]string{"01-01–01-31 第1档 850.00 = 170 × 5.00（170 − 0）", "01-31–02-28 第1档 150.00 = 30 × 5.00（200 − 170）"}},
		{"the year begins anew on 1 January, by the later reading", tiered("2026-11-01", water), read("2026-11-01 0 initial", "2026-11-30 170", "2026-12-20 180", "2027-01-20 200", "2027-02-20 300"), "2027-03-01",
			[]string{"11-01–11-30 第1档 850.00 = 170 × 5.00（170 − 0）", "11-30–12-20 第1档 50.00 = 10 × 5.00（180 − 170；此前累计 170）",
				"12-20–01-20 第1档 100.00 = 20 × 5.00（200 − 180）", "01-20–02-20 第1档 500.00 = 100 × 5.00（300 − 200；此前累计 20）"}},
		{"an interval over the new year counts whole in the new one, whatever was read between", tiered("2026-10-01", water, quarter, fromStart, from("2026-10-16")),
			read("2026-10-16 0 initial", "2026-12-31 100", "2027-01-10 110", "2027-04-10 200"), "2027-04-16",
			[]string{"10-16–01-10 第1档 550.00 = 110 × 5.00（110 − 0）", "01-10–04-10 第1档 350.00 = 70 × 5.00（200 − 110；此前累计 110）", "01-10–04-10 第2档 140.00 = 20 × 7.00"}},
		{"a new meter goes on where the old one was", tiered("2026-01-01", water), read("2026-01-01 0 initial", "2026-01-31 100", "2026-02-10 170 final", "2026-02-10 0 initial", "2026-02-28 30"), "2026-03-01",
			[]string{"01-01–01-31 第1档 500.00 = 100 × 5.00（100 − 0）", "01-31–02-28 第1档 400.00 = 80 × 5.00（170 − 100 + 30 − 0；此前累计 100）", "01-31–02-28 第2档 140.00 = 20 × 7.00"}},
		{"a credit takes back from the bands of the estimate", tiered("2026-01-01", water), read("2026-01-01 0 initial", "2026-01-31 200 estimated", "2026-02-28 170"), "2026-03-01",
			[]string{"01-01–01-31 第1档 900.00 = 180 × 5.00（200 − 0）", "01-01–01-31 第2档 140.00 = 20 × 7.00",
				"01-31–02-28 第1档 -50.00 = (0 − 10) × 5.00（170 − 200；此前累计 200）", "01-31–02-28 第2档 -140.00 = (0 − 20) × 7.00"}},
		{"a credit in the new year is at the first price", tiered("2026-12-01", water), read("2026-12-01 0 initial", "2026-12-31 200 estimated", "2027-01-31 170", "2027-02-28 360"), "2027-03-01",
			[]string{"12-01–12-31 第1档 900.00 = 180 × 5.00（200 − 0）", "12-01–12-31 第2档 140.00 = 20 × 7.00",
				"12-31–01-31 第1档 -150.00 = (0 − 30) × 5.00（170 − 200）", "01-31–02-28 第1档 950.00 = 190 × 5.00（360 − 170；此前累计 -30）"}},
		{"six people, two more than four: each band ends 60 later", tiered("2026-01-01", water, people(6)), read("2026-01-01 0 initial", "2026-01-31 330"), "2026-02-01",
			[]string{"01-01–01-31 第1档 1,200.00 = 240 × 5.00（330 − 0）", "01-01–01-31 第2档 560.00 = 80 × 7.00", "01-01–01-31 第3档 90.00 = 10 × 9.00"}},
		{"four people widen nothing", tiered("2026-01-01", water, people(4)), read("2026-01-01 0 initial", "2026-01-31 190"), "2026-02-01",
			[]string{"01-01–01-31 第1档 900.00 = 180 × 5.00（190 − 0）", "01-01–01-31 第2档 70.00 = 10 × 7.00"}},
		{"moved in in July: six months of the bands", tiered("2026-07-15", water, movedIn), read("2026-07-15 0 initial", "2026-07-31 100", "2027-01-31 200"), "2027-02-01",
			[]string{"07-15–07-31 第1档 450.00 = 90 × 5.00（100 − 0）", "07-15–07-31 第2档 70.00 = 10 × 7.00",
				"08-01 charge.no_reading", "09-01 charge.no_reading", "10-01 charge.no_reading", "11-01 charge.no_reading", "12-01 charge.no_reading",
				"07-31–01-31 第1档 500.00 = 100 × 5.00（200 − 100）"}},
		{"seven months of 260 end at 151.67", tiered("2026-06-01", water, movedIn), read("2026-06-01 0 initial", "2026-06-30 160"), "2026-07-01",
			[]string{"06-01–06-30 第1档 525.00 = 105 × 5.00（160 − 0）", "06-01–06-30 第2档 326.69 = 46.67 × 7.00", "06-01–06-30 第3档 74.97 = 8.33 × 9.00"}},
		{"without the option the bands are whole", tiered("2026-07-15", water), read("2026-07-15 0 initial", "2026-07-31 100"), "2026-08-01",
			[]string{"07-15–07-31 第1档 500.00 = 100 × 5.00（100 − 0）"}},
		{"a changed price goes on with what was used before", tiered("2026-02-01", [][2]string{{"180", "6"}, {"", "8"}}, counted("2026-01-01")),
			billedTo("2026-01-31", read("2026-01-01 0 initial", "2026-01-31 170", "2026-02-28 200")), "2026-03-01",
			[]string{"01-31–02-28 第1档 60.00 = 10 × 6.00（200 − 170；此前累计 170）", "01-31–02-28 第2档 160.00 = 20 × 8.00"}},
		{"multiplier and losses come before the bands", tiered("2026-01-01", water), read("2026-01-01 0 initial", "2026-01-31 10").by(Meter{Multiplier: dec("20"), LossPercent: dec("5")}), "2026-02-01",
			[]string{"01-01–01-31 第1档 900.00 = 180 × 5.00（(10 − 0) × 20 × 105%）", "01-01–01-31 第2档 210.00 = 30 × 7.00"}},
		{"registers are added before the bands", tiered("2026-01-01", water), read("2026-01-01 峰=0 initial", "2026-01-01 谷=0 initial", "2026-01-31 峰=100", "2026-01-31 谷=90").by(Meter{Registers: []string{"峰", "谷"}}), "2026-02-01",
			[]string{"01-01–01-31 第1档 900.00 = 180 × 5.00（100 − 0 + 90 − 0）", "01-01–01-31 第2档 70.00 = 10 × 7.00"}},
	})
}

func from(start string) change { return func(t *Terms) { t.Start = d(start) } }

func billedTo(day string, f Facts) Facts { f.Read = append(f.Read, d(day)); return f }
