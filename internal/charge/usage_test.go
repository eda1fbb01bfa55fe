package charge

import (
	"errors"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// meter is a charge by usage per calendar month.
func metered(price, start string, changes ...change) Terms {
	return rent(price, start, append([]change{func(t *Terms) { t.Model = ModelUsage }}, changes...)...)
}

// read gives readings from "day value" or "day value kind" or "day register=value".
func read(rows ...string) Facts {
	var f Facts
	for _, row := range rows {
		words := strings.Fields(row)
		r := Reading{Date: d(words[0]), Kind: Normal}
		value := words[1]
		if name, rest, found := strings.Cut(value, "="); found {
			r.Register, value = name, rest
		}
		r.Value = dec(value)
		if len(words) > 2 {
			r.Kind = ReadingKind(words[2])
		}
		f.Readings = append(f.Readings, r)
	}
	return f
}

func (f Facts) by(m Meter) Facts { f.Meter = m; return f }

// told is a whole run through a day: "issue: from–to amount = working" for each line, "issue: warning" for what waits.
func told(t *testing.T, terms Terms, f Facts, through string) string {
	t.Helper()
	if err := terms.Validate(); err != nil {
		t.Fatal(err)
	}
	var text []string
	for _, p := range terms.Periods(d(through)) {
		r, err := terms.Lines(p, f)
		if err != nil {
			text = append(text, string(fault.As(err).Key))
			break
		}
		for _, w := range r.Warnings {
			text = append(text, p.From.String()[5:]+" "+string(w.Key))
		}
		for _, l := range r.Lines {
			text = append(text, strings.TrimSpace(l.From.String()[5:]+"–"+l.To.String()[5:]+" "+l.Part)+" "+l.Amount.Grouped()+" = "+l.Working)
		}
		f = f.After(r)
	}
	return strings.Join(text, "\n")
}

type situation struct {
	name    string
	terms   Terms
	facts   Facts
	through string
	want    []string
}

func tell(t *testing.T, rows []situation) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got, want := told(t, row.terms, row.facts, row.through), strings.Join(row.want, "\n"); got != want {
				t.Errorf("told\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestUsage(t *testing.T) {
	power := Meter{Multiplier: dec("20"), MaxValue: dec("99999"), Unit: "度"}
	tell(t, []situation{
		{"9: a meter that begins again", metered("0.85", "2026-01-01"), read("2025-12-31 99950 initial", "2026-01-31 120").by(power), "2026-02-01",
			[]string{"12-31–01-31 2,890.00 = (120 − 99,950 + 100,000) × 20 × 0.85"}},
		{"from the initial reading, month by month", metered("5", "2026-01-01"), read("2026-01-01 10 initial", "2026-01-30 13.5", "2026-02-28 20"), "2026-03-01",
			[]string{"01-01–01-30 17.50 = (13.5 − 10) × 5.00", "01-30–02-28 32.50 = (20 − 13.5) × 5.00"}},
		{"no reading in the period", metered("5", "2026-01-01"), read("2026-01-01 10 initial"), "2026-02-01", []string{"01-01 charge.no_reading"}},
		{"no meter yet", metered("5", "2026-01-01"), Facts{}, "2026-02-01", []string{"01-01 charge.no_reading"}},
		{"a month left out is taken in by the next reading", metered("5", "2026-01-01"), read("2026-01-01 10 initial", "2026-02-28 20"), "2026-03-01",
			[]string{"01-01 charge.no_reading", "01-01–02-28 50.00 = (20 − 10) × 5.00"}},
		{"several readings in one period are one line, wraps counted from reading to reading", metered("1", "2026-01-01"),
			read("2026-01-01 99990 initial", "2026-01-10 10", "2026-01-20 99995", "2026-01-31 5").by(Meter{MaxValue: dec("99999")}), "2026-02-01",
			[]string{"01-01–01-31 100,015.00 = (5 − 99,990 + 100,000 + 100,000) × 1.00"}},
		{"below an estimate by half a round: a credit rather than a new round", metered("1", "2026-01-01"),
			read("2026-01-01 50 initial", "2026-01-31 60 estimated", "2026-02-28 10").by(Meter{MaxValue: dec("99")}), "2026-03-01",
			[]string{"01-01–01-31 10.00 = (60 − 50) × 1.00", "01-31–02-28 -50.00 = (10 − 60) × 1.00"}},
		{"nothing used is a line of nothing", metered("5", "2026-01-01"), read("2026-01-01 10 initial", "2026-01-31 10"), "2026-02-01",
			[]string{"01-01–01-31 0.00 = (10 − 10) × 5.00"}},
		{"the price of the reading's day", metered("5", "2026-01-01", priceFrom("2026-01-20", "6")), read("2026-01-01 10 initial", "2026-01-31 20"), "2026-02-01",
			[]string{"01-01–01-31 60.00 = (20 − 10) × 6.00"}},
		{"a meter replaced", metered("5", "2026-01-01"), read("2026-01-01 800 initial", "2026-01-10 850 final", "2026-01-10 3 initial", "2026-01-31 23"), "2026-02-01",
			[]string{"01-01–01-31 350.00 = (850 − 800 + 23 − 3) × 5.00"}},
		{"a meter replaced on the day of a reading", metered("5", "2026-01-01"),
			read("2026-01-01 800 initial", "2026-01-31 3 initial", "2026-01-31 850 final", "2026-02-28 23"), "2026-03-01",
			[]string{"01-01–01-31 250.00 = (850 − 800) × 5.00", "01-31–02-28 100.00 = (23 − 3) × 5.00"}},
		{"an estimate too high is settled by a credit", metered("5", "2026-01-01"),
			read("2026-01-01 100 initial", "2026-01-31 150 estimated", "2026-02-28 140").by(Meter{MaxValue: dec("99999")}), "2026-03-01",
			[]string{"01-01–01-31 250.00 = (150 − 100) × 5.00", "01-31–02-28 -50.00 = (140 − 150) × 5.00"}},
		{"an estimate before a new round", metered("5", "2026-01-01"),
			read("2026-01-01 99900 initial", "2026-01-31 99990 estimated", "2026-02-28 20").by(Meter{MaxValue: dec("99999")}), "2026-03-01",
			[]string{"01-01–01-31 450.00 = (99,990 − 99,900) × 5.00", "01-31–02-28 150.00 = (20 − 99,990 + 100,000) × 5.00"}},
		{"a reading below the last one, of a meter that never begins again", metered("5", "2026-01-01"), read("2026-01-01 100 initial", "2026-01-31 90"), "2026-02-01",
			[]string{"charge.reading_below"}},
		{"losses are added to what was used", metered("0.8", "2026-01-01"),
			read("2026-01-01 100 initial", "2026-01-31 200").by(Meter{Multiplier: dec("10"), LossPercent: dec("4.5")}), "2026-02-01",
			[]string{"01-01–01-31 836.00 = (200 − 100) × 10 × 104.5% × 0.80"}},
		{"registers of one meter", metered("0.6", "2026-01-01", registerPrice("峰", "", "1.2"), registerPrice("谷", "", "0.3"), registerPrice("谷", "2026-02-01", "0.4")),
			read("2026-01-01 峰=10 initial", "2026-01-01 谷=20 initial", "2026-01-01 平=30 initial", "2026-01-31 峰=20", "2026-01-31 谷=40", "2026-01-31 平=60",
				"2026-02-28 峰=21", "2026-02-28 谷=42", "2026-02-28 平=63").by(Meter{Registers: []string{"峰", "平", "谷"}}), "2026-03-01",
			[]string{"01-01–01-31 峰 12.00 = (20 − 10) × 1.20", "01-01–01-31 平 18.00 = (60 − 30) × 0.60", "01-01–01-31 谷 6.00 = (40 − 20) × 0.30",
				"01-31–02-28 峰 1.20 = (21 − 20) × 1.20", "01-31–02-28 平 1.80 = (63 − 60) × 0.60", "01-31–02-28 谷 0.80 = (42 − 40) × 0.40"}},
		{"to the last day on which all registers were read", metered("1", "2026-01-01"),
			read("2026-01-01 峰=10 initial", "2026-01-01 谷=20 initial", "2026-01-20 峰=15", "2026-01-20 谷=26", "2026-01-31 峰=20").by(Meter{Registers: []string{"峰", "谷"}}), "2026-02-01",
			[]string{"01-01–01-20 峰 5.00 = (15 − 10) × 1.00", "01-01–01-20 谷 6.00 = (26 − 20) × 1.00"}},
		{"one register was never read", metered("1", "2026-01-01"),
			read("2026-01-01 峰=10 initial", "2026-01-01 谷=20 initial", "2026-01-31 峰=20").by(Meter{Registers: []string{"峰", "谷"}}), "2026-02-01",
			[]string{"01-01 charge.no_reading"}},
		{"what the tenant before used is not billed", metered("5", "2026-03-01"), read("2025-01-01 0 initial", "2026-01-31 90", "2026-02-28 100", "2026-03-31 120"), "2026-04-01",
			[]string{"02-28–03-31 100.00 = (120 − 100) × 5.00"}},
		{"a meter hung after the start", metered("5", "2026-03-01"), read("2026-03-10 7 initial", "2026-03-31 9"), "2026-04-01",
			[]string{"03-10–03-31 10.00 = (9 − 7) × 5.00"}},
		{"read on the day a changed price begins: the old charge ended before", metered("5", "2026-03-01", counted("2026-01-01")),
			read("2026-01-01 0 initial", "2026-02-15 10", "2026-03-01 15", "2026-03-31 20"), "2026-04-01",
			[]string{"02-15–03-31 50.00 = (20 − 10) × 5.00"}},
		{"10 % off and an amount off by the reading's day", metered("5", "2026-01-01", percentOff("10", "2026-01-31", "2026-01-31", "补偿"), amountOff("3", "2026-01-01", "2026-01-01", "补偿")),
			read("2026-01-01 10 initial", "2026-01-31 20"), "2026-02-01", []string{"01-01–01-31 42.00 = (20 − 10) × 5.00 × 90% − 3.00"}},
		{"free on the reading's day", metered("5", "2026-01-01", freeDays("2026-01-31", "2026-02-01")), read("2026-01-01 10 initial", "2026-01-31 20"), "2026-02-01",
			[]string{"01-01–01-31 0.00 = 免租"}},
		{"nothing comes off a credit", metered("5", "2026-01-01", amountOff("3", "2026-02-01", "2026-02-01", "补偿")),
			read("2026-01-01 100 initial", "2026-01-31 150 estimated", "2026-02-28 140"), "2026-03-01",
			[]string{"01-01–01-31 250.00 = (150 − 100) × 5.00", "01-31–02-28 -50.00 = (140 − 150) × 5.00"}},
	})
}

func registerPrice(name, from, price string) change {
	return func(t *Terms) {
		r := RegisterPrice{Register: name, Price: dec(price)}
		if from != "" {
			r.From = d(from)
		}
		t.RegisterPrices = append(t.RegisterPrices, r)
	}
}

func counted(from string) change { return func(t *Terms) { t.Origin = d(from) } }

// A period that was freed to be billed again takes what it took before, and one that was billed takes nothing.
func TestUsageIsBilledOnceWhateverIsBilledAgain(t *testing.T) {
	terms := metered("5", "2026-01-01")
	f := read("2026-01-01 10 initial", "2026-01-31 20", "2026-02-28 25", "2026-03-31 35")
	periods := terms.Periods(d("2026-04-01"))
	f.Read = append(f.Read, d("2026-01-31"), d("2026-03-31")) // February was credited
	for i, want := range []string{"", "25.00", ""} {
		r, err := terms.Lines(periods[i], f)
		if err != nil || len(r.Warnings) > 0 {
			t.Fatal(err, r.Warnings)
		}
		got := ""
		if len(r.Lines) > 0 {
			got = r.Total().String()
		}
		if got != want {
			t.Errorf("%v: %s, want %s", periods[i].From, got, want)
		}
	}
}

func TestUsageTooLarge(t *testing.T) {
	terms := metered("1000000000", "2026-01-01")
	_, err := terms.Lines(terms.Periods(d("2026-02-01"))[0], read("2026-01-01 0 initial", "2026-01-31 100000"))
	if !errors.Is(err, fault.New(AmountTooLarge, nil)) {
		t.Error(err)
	}
}
