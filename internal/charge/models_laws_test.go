package charge

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// billAll bills a charge period after period.
func billAll(t *rapid.T, terms Terms, f Facts, through date.Date) []Result {
	var all []Result
	for _, p := range terms.Periods(through) {
		r, err := terms.Lines(p, f)
		if err != nil {
			t.Fatal(err)
		}
		f = f.After(r)
		all = append(all, r)
	}
	return all
}

func TestLinesAddUpForEveryModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Draw(t, "case")
		for _, r := range billAll(t, c.terms, c.facts, lastDay) {
			for _, l := range r.Lines {
				if l.Net+l.TaxAmount != l.Amount || l.Net != 0 && (l.Net < 0) != (l.Amount < 0) || l.From > l.To || l.Working == "" {
					t.Fatalf("line %+v", l)
				}
			}
			if len(r.Lines) > 0 && len(r.Warnings) > 0 {
				t.Fatalf("billed, and waits: %+v", r)
			}
		}
	})
}

// From the first reading taken in to the last, every day between readings is billed once, on every register.
func TestReadingsAreBilledOnceWithoutGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Filter(func(c anyCharge) bool { return c.terms.Model.Metered() }).Draw(t, "case")
		c.terms.Minimum, c.terms.Maximum = nil, nil
		last := map[string]date.Date{}
		for _, r := range billAll(t, c.terms, c.facts, lastDay) {
			next := map[string]date.Date{}
			for _, l := range r.Lines {
				part := l.Part
				if c.terms.Model == ModelTiered {
					part = ""
				}
				if last[part] != 0 && l.From != last[part] || l.To != r.ReadTo {
					t.Fatalf("%q from %v to %v after %v", l.Part, l.From, l.To, last[part])
				}
				next[part] = l.To
			}
			for part, day := range next {
				last[part] = day
			}
		}
	})
}

// However often a meter is read within a year, annual bands give the same for the year, as long as prices stay.
func TestAnnualTiersGiveTheSameWhateverTheReadingDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := Terms{Model: ModelTiered, CycleMonths: 1, Anchor: AnchorCalendar, Start: d("2026-01-01"), End: d("2026-12-31"), TierMode: Graduated, Accumulation: ByYear}
		upto := int64(0)
		for range rapid.IntRange(0, 3).Draw(t, "tiers") {
			upto += rapid.Int64Range(1, 200).Draw(t, "width")
			terms.Tiers = append(terms.Tiers, Tier{new(decimal.NewFromInt(upto)), decimal.New(rapid.Int64Range(0, 999).Draw(t, "price"), -2)})
		}
		terms.Tiers = append(terms.Tiers, Tier{nil, decimal.New(rapid.Int64Range(0, 999).Draw(t, "price"), -2)})
		used := map[date.Date]int64{d("2026-12-31"): rapid.Int64Range(0, 100).Draw(t, "last")} // by the day it is read
		for range rapid.IntRange(0, 20).Draw(t, "readings") {
			used[d("2026-01-02").AddDays(rapid.IntRange(0, 362).Draw(t, "day"))] = rapid.Int64Range(0, 60).Draw(t, "used")
		}
		bill := func(keep func(date.Date) bool) (sum money.Amount) {
			f, value := read("2026-01-01 0 initial"), int64(0)
			for day := d("2026-01-02"); day <= d("2026-12-31"); day++ {
				value += used[day]
				if _, isRead := used[day]; isRead && keep(day) {
					f.Readings = append(f.Readings, Reading{Date: day, Value: decimal.NewFromInt(value), Kind: Normal})
				}
			}
			for _, r := range billAll(t, terms, f, d("2027-01-01")) {
				sum += r.Total()
			}
			return sum
		}
		everything := bill(func(date.Date) bool { return true })
		some := bill(func(day date.Date) bool { return day.Day()%3 == 0 || day == d("2026-12-31") })
		once := bill(func(day date.Date) bool { return day == d("2026-12-31") })
		if everything != some || some != once { // whole units at whole fen: no line rounds
			t.Fatalf("read often %v, sometimes %v, once %v", everything, some, once)
		}
	})
}

// Prices for a year and for the whole are divided without a fen lost, whatever the cycle and the proration.
func TestSlicesSumToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		price := money.Amount(rapid.Int64Range(0, 1e9).Draw(t, "price"))
		terms := Terms{
			Model: ModelFixed, Price: price.Decimal(), Start: d("2024-01-01").AddDays(rapid.IntRange(0, 900).Draw(t, "start")),
			CycleMonths: rapid.SampledFrom(cycles[1:]).Draw(t, "cycle"), Proration: rapid.SampledFrom(prorations).Draw(t, "proration"),
			WholeOver: rapid.IntRange(0, 31).Draw(t, "wholeOver"), Anchor: rapid.SampledFrom(anchors).Draw(t, "anchor"),
		}
		whole := terms
		whole.PricePer, whole.End = PerTotal, whole.Start.AddDays(rapid.IntRange(0, 900).Draw(t, "days"))
		var sum money.Amount
		for _, r := range billAll(t, whole, Facts{}, date.Must("2100-01-01")) {
			sum += r.Total()
		}
		if sum != price {
			t.Fatalf("slices sum to %v, the whole is %v", sum, price)
		}
		year := terms
		year.PricePer = PerYear
		if year.Anchor == AnchorCalendar {
			year.Start = date.New(year.Start.Year(), 1, 1)
		}
		sum = 0
		for _, r := range billAll(t, year, Facts{}, year.Start.AddMonths(12)-1) {
			sum += r.Total()
		}
		if sum != price {
			t.Fatalf("a year sums to %v, its price is %v", sum, price)
		}
	})
}

// What is kept back and what is billed sum to what would be billed without keeping anything back.
func TestNothingIsLostByKeepingBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Filter(func(c anyCharge) bool { return c.terms.Retention.IsPositive() && c.terms.Model != ModelFormula }).Draw(t, "case")
		through := date.Must("2100-01-01")
		plain := c.terms
		plain.Retention = decimal.Zero
		var kept, whole money.Amount
		for _, r := range billAll(t, c.terms, c.facts, through) {
			for _, l := range r.Lines {
				kept += c.terms.settledOf(l)
			}
		}
		for _, r := range billAll(t, plain, c.facts, through) {
			for _, l := range r.Lines {
				whole += c.terms.settledOf(l)
			}
		}
		if kept != whole {
			t.Fatalf("parts sum to %v, the whole is %v", kept, whole)
		}
	})
}

// An end that comes earlier or later changes nothing that ended before both. A price for the whole is what it says.
func TestAnotherEndLeavesEarlierPeriodsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Filter(func(c anyCharge) bool { return c.terms.CycleMonths != 0 && c.terms.PricePer != PerTotal }).Draw(t, "case")
		long, short := c.terms, c.terms
		short.End = short.Start.AddDays(rapid.IntRange(0, 500).Draw(t, "shortDays"))
		long.End = short.End.AddDays(rapid.IntRange(1, 300).Draw(t, "longer"))
		if rapid.Bool().Draw(t, "open") {
			long.End = 0
		}
		before, after := short.Periods(lastDay), long.Periods(lastDay)
		a, b := billAll(t, short, c.facts, lastDay), billAll(t, long, c.facts, lastDay)
		for i, p := range before {
			if p.To >= short.End {
				break
			}
			if p != after[i] || !slices.EqualFunc(a[i].Lines, b[i].Lines, func(x, y Line) bool {
				return x.Amount == y.Amount && x.Net == y.Net && x.From == y.From && x.To == y.To && x.Working == y.Working
			}) {
				t.Fatalf("%v to %v: %+v, with the later end %+v", p.From, p.To, a[i].Lines, b[i].Lines)
			}
		}
	})
}
