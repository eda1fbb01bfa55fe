package charge

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// A charge without an end is watched for some time; a price per day once for all of it stays below money.Max.
var firstDay, lastDay = d("2023-06-01"), d("2028-02-29")

// anyTerms draws valid terms of a charge that starts in 2024 to 2026 and ends, if at all, within two years.
func anyTerms() *rapid.Generator[Terms] {
	return rapid.Custom(func(t *rapid.T) Terms {
		day := func(label string) date.Date {
			return d("2024-01-01").AddDays(rapid.IntRange(0, 800).Draw(t, label))
		}
		terms := Terms{
			Model:           rapid.SampledFrom([]Model{ModelFixed, ModelArea}).Draw(t, "model"),
			Price:           decimal.New(rapid.Int64Range(0, 50_000).Draw(t, "price"), rapid.Int32Range(-4, 0).Draw(t, "places")),
			Quantity:        decimal.New(rapid.Int64Range(1, 9_999).Draw(t, "quantity"), rapid.Int32Range(-3, -1).Draw(t, "places")),
			CycleMonths:     rapid.SampledFrom(cycles).Draw(t, "cycle"),
			Anchor:          rapid.SampledFrom(anchors).Draw(t, "anchor"),
			Timing:          rapid.SampledFrom(timings).Draw(t, "timing"),
			IssueOffsetDays: rapid.IntRange(-40, 40).Draw(t, "offset"),
			DueDays:         rapid.IntRange(0, 40).Draw(t, "dueDays"),
			DueDay:          rapid.IntRange(0, 31).Draw(t, "dueDay"),
			Proration:       rapid.SampledFrom(prorations).Draw(t, "proration"),
			WholeOver:       rapid.IntRange(0, 31).Draw(t, "wholeOver"),
			Start:           day("start"),
			RoundTo:         rapid.SampledFrom(roundings).Draw(t, "roundTo"),
			Tax:             Tax{decimal.New(rapid.Int64Range(0, 20).Draw(t, "rate"), -2), rapid.SampledFrom(taxModes).Draw(t, "taxMode")},
		}
		terms.PricePer = rapid.SampledFrom([]PricePer{PerMonth, PerDay, PerCycle, PerYear, PerTotal}).Draw(t, "per")
		if terms.CycleMonths == 0 && (terms.PricePer == PerCycle || terms.PricePer == PerYear) {
			terms.PricePer = PerOnce
		}
		terms.Workdays = terms.PricePer == PerDay && rapid.Bool().Draw(t, "workdays")
		terms.DueShift = rapid.SampledFrom(shifts).Draw(t, "dueShift")
		terms.Calendar = Calendar{terms.Start.AddDays(2): false, terms.Start.AddDays(3): true, terms.Start.AddDays(4): true}
		if rapid.IntRange(0, 3).Draw(t, "goesOn") == 0 {
			terms.Origin = terms.Start.AddDays(-rapid.IntRange(0, 500).Draw(t, "origin"))
		}
		if terms.PricePer == PerTotal || rapid.Bool().Draw(t, "ends") {
			terms.End = terms.Start.AddDays(rapid.IntRange(0, 700).Draw(t, "days"))
		}
		if terms.PricePer != PerTotal {
			addSteps(t, &terms, day)
		}
		for range rapid.IntRange(0, 2).Draw(t, "frees") {
			from := day("free")
			terms.Free = append(terms.Free, date.Range{From: from, To: from.AddDays(rapid.IntRange(0, 70).Draw(t, "freeDays"))})
		}
		for range rapid.IntRange(0, 3).Draw(t, "discounts") {
			o := Discount{From: day("discount"), Reason: rapid.SampledFrom([]string{"", "甲", "乙"}).Draw(t, "reason")}
			o.To = o.From.AddDays(rapid.IntRange(0, 200).Draw(t, "discountDays"))
			if rapid.Bool().Draw(t, "percent") {
				o.Percent = decimal.New(rapid.Int64Range(1, 1000).Draw(t, "points"), -1)
			} else {
				o.Amount = money.Amount(rapid.Int64Range(1, 500_000).Draw(t, "amount"))
			}
			terms.Discounts = append(terms.Discounts, o)
		}
		if err := terms.Validate(); err != nil {
			t.Fatal(err)
		}
		return terms
	})
}

func addSteps(t *rapid.T, terms *Terms, day func(string) date.Date) {
	switch rapid.SampledFrom([]string{"none", "list", "percent", "amount"}).Draw(t, "steps") {
	case "list":
		for range rapid.IntRange(1, 3).Draw(t, "n") {
			s := Step{day("step"), decimal.New(rapid.Int64Range(0, 9_999_999).Draw(t, "stepPrice"), -3)}
			if !slices.ContainsFunc(terms.Steps, func(o Step) bool { return o.From == s.From }) {
				terms.Steps = append(terms.Steps, s)
			}
		}
	case "percent":
		terms.StepEveryMonths = rapid.IntRange(3, 24).Draw(t, "every")
		terms.StepPercent = decimal.New(rapid.Int64Range(1, 60).Draw(t, "stepPercent"), -1)
		terms.PricePlaces = new(rapid.IntRange(0, 6).Draw(t, "pricePlaces"))
	case "amount":
		terms.StepEveryMonths = rapid.IntRange(1, 24).Draw(t, "every")
		terms.StepAmount = decimal.New(2*rapid.Int64Range(-50_000, 50_000).Draw(t, "stepAmount")+1, -2)
	}
}

// Whatever the days of the bill runs: each day of the charge is billed once, and runs add up to the same.
func TestEveryDayIsBilledOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		runs := rapid.SliceOfN(rapid.IntRange(0, firstDay.DaysUntil(lastDay)), 0, 8).Draw(t, "runs")
		runs = append(runs, firstDay.DaysUntil(lastDay))
		var (
			invoiced = map[date.Date]bool{} // period starts
			billed   = map[date.Date]int{}
			total    money.Amount
		)
		for _, n := range runs { // in any order, some run twice
			for _, p := range terms.Periods(firstDay.AddDays(n)) {
				if invoiced[p.From] {
					continue
				}
				invoiced[p.From] = true
				for _, l := range linesOf(t, terms, p) {
					total += l.Amount
					for day := l.From; day <= l.To; day++ {
						billed[day]++
					}
				}
			}
		}
		wanted, days := money.Amount(0), 0
		for _, p := range terms.Periods(lastDay) {
			for _, l := range linesOf(t, terms, p) {
				wanted += l.Amount
			}
			days += date.Range{From: p.From, To: p.To}.Days()
		}
		if total != wanted {
			t.Fatalf("runs add up to %v, one run to %v", total, wanted)
		}
		if len(billed) != days {
			t.Fatalf("%d days billed, want %d", len(billed), days)
		}
		for day, n := range billed {
			if n != 1 || day < terms.Start || (terms.last() != 0 && day > terms.last()) {
				t.Fatalf("%v billed %d times", day, n)
			}
		}
	})
}

func TestPeriodsTileTheCharge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		through := lastDay.AddDays(100) // what ends last is issued later still
		periods := terms.Periods(through)
		next, issued := terms.Start, date.Date(0)
		for _, p := range periods {
			if p.From != next || p.To < p.From || p.Issue < issued || p.Due < p.Issue {
				t.Fatalf("period %v after %v", p, next)
			}
			next, issued = p.To.AddDays(1), p.Issue
		}
		if terms.End != 0 && next != terms.End.AddDays(1) {
			t.Fatalf("covered up to %v of %v", next, terms.End)
		}
		from := firstDay.AddDays(rapid.IntRange(0, 2000).Draw(t, "from"))
		wanted := slices.DeleteFunc(slices.Clone(periods), func(p Period) bool { return p.Issue < from })
		if got := terms.PeriodsBetween(from, through); !slices.Equal(got, wanted) {
			t.Fatalf("from %v: %v, want %v", from, got, wanted)
		}
	})
}

func TestLinesAddUpAndAreNeverNegative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		for _, p := range terms.Periods(lastDay) {
			next := p.From
			for _, l := range linesOf(t, terms, p) {
				if l.Net+l.TaxAmount != l.Amount || l.Net < 0 || l.TaxAmount < 0 || l.Off < 0 {
					t.Fatalf("line %+v", l)
				}
				if l.From != next {
					t.Fatalf("a line from %v, want %v", l.From, next)
				}
				if l.Free && l.Amount != 0 {
					t.Fatalf("free, yet %v", l.Amount)
				}
				next = l.To.AddDays(1)
			}
			if next != p.To.AddDays(1) {
				t.Fatalf("lines end before %v, the period on %v", next, p.To)
			}
		}
	})
}

func TestFreeDaysCostNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		for _, p := range terms.Periods(lastDay) {
			for _, l := range linesOf(t, terms, p) {
				isFree := slices.ContainsFunc(terms.Free, func(r date.Range) bool { return r.Contains(l.From) })
				if isFree != l.Free || isFree && l.Amount != 0 {
					t.Fatalf("%v to %v: free %v, costs %v", l.From, l.To, l.Free, l.Amount)
				}
			}
		}
	})
}

func TestWholeCycleCostsItsPriceExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		price := money.Amount(rapid.Int64Range(0, 1e10).Draw(t, "price"))
		terms := Terms{
			Model: ModelFixed, PricePer: PerCycle, Price: price.Decimal(), Start: d("2024-01-01").AddDays(rapid.IntRange(0, 900).Draw(t, "start")),
			CycleMonths: rapid.SampledFrom(cycles[1:]).Draw(t, "cycle"), Proration: rapid.SampledFrom(prorations).Draw(t, "proration"),
			Anchor: rapid.SampledFrom(anchors).Draw(t, "anchor"),
		}
		for _, p := range terms.Periods(lastDay)[1:] { // the first may be cut
			if lines := linesOf(t, terms, p); len(lines) != 1 || lines[0].Amount != price {
				t.Fatalf("%v: %v, want %v", p, lines, price)
			}
		}
	})
}

// Terms say the same with their defaults written out, and after a way over the wire.
func TestDefaultsAndTheWireChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := anyTerms().Draw(t, "terms")
		if rapid.Bool().Draw(t, "bare") {
			terms.Anchor, terms.Timing, terms.Proration, terms.Tax.Mode, terms.RoundTo, terms.PricePlaces = "", "", "", "", 0, nil
			if terms.PricePer == PerMonth && terms.CycleMonths != 0 {
				terms.PricePer = ""
			}
		}
		wire, err := json.Marshal(terms.WithDefaults())
		if err != nil {
			t.Fatal(err)
		}
		var arrived Terms
		if err := json.Unmarshal(wire, &arrived); err != nil {
			t.Fatal(err)
		}
		arrived.Calendar = terms.Calendar // the book's, never sent
		want, err := scheduled(terms, Facts{}, firstDay, lastDay)
		if err != nil {
			t.Fatal(err)
		}
		got, err := scheduled(arrived, Facts{}, firstDay, lastDay)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := fmt.Sprint(got), fmt.Sprint(want); a != b {
			t.Fatalf("bills %s\nwant %s", a, b)
		}
	})
}

func linesOf(t *rapid.T, terms Terms, p Period) []Line {
	result, err := terms.Lines(p, Facts{})
	if err != nil {
		t.Fatal(err)
	}
	return result.Lines
}
