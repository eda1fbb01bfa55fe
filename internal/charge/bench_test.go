package charge

import (
	"testing"

	"github.com/shopspring/decimal"
)

// A quarter of rent by area with a yearly increase, free days and a discount: five lines.
func BenchmarkLines(b *testing.B) {
	terms := rent("45.5", "2024-01-15", every(3), area("86.5"), growing(12, "5"), until("2029-01-14"), taxed("0.09", TaxInclusive),
		freeDays("2026-02-01", "2026-02-10"), percentOff("10", "2026-03-01", "2026-03-31", "补偿"))
	period := terms.PeriodsBetween(d("2026-01-01"), d("2026-01-01"))[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := terms.Lines(period, Facts{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A month of plain rent: one line, as most are.
func BenchmarkLinesPlain(b *testing.B) {
	terms := rent("3000", "2024-01-15", taxed("0.09", TaxInclusive))
	period := terms.PeriodsBetween(d("2026-01-01"), d("2026-01-01"))[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := terms.Lines(period, Facts{}); err != nil {
			b.Fatal(err)
		}
	}
}

// All periods of five years by the month.
func BenchmarkPeriods(b *testing.B) {
	terms := rent("3000", "2021-01-31", fromStart, dueOn(5))
	b.ReportAllocs()
	for b.Loop() {
		if n := len(terms.Periods(d("2026-01-31"))); n != 60 && n != 61 {
			b.Fatal(n)
		}
	}
}

// The periods of one month after five years.
func BenchmarkPeriodsBetween(b *testing.B) {
	terms := rent("3000", "2021-01-31", fromStart, dueOn(5))
	b.ReportAllocs()
	for b.Loop() {
		if len(terms.PeriodsBetween(d("2026-01-01"), d("2026-01-31"))) != 1 {
			b.Fatal("not one")
		}
	}
}

// A month of tiers over the year, of a meter that was read for five years.
func BenchmarkLinesTiered(b *testing.B) {
	terms := tiered("2021-01-01", water)
	var f Facts
	for m := range 61 {
		day := d("2021-01-01").AddMonths(m) - 1
		f.Readings = append(f.Readings, Reading{Date: day, Value: decimal.NewFromInt(int64(30 * m)), Kind: Normal})
		f.Read = append(f.Read, day)
	}
	f.Read = f.Read[1:60]
	period := terms.PeriodsBetween(d("2026-01-01"), d("2026-01-01"))[0]
	b.ReportAllocs()
	for b.Loop() {
		if r, err := terms.Lines(period, f); err != nil || len(r.Lines) == 0 {
			b.Fatal(r, err)
		}
	}
}

// A month by a formula of its days.
func BenchmarkLinesFormula(b *testing.B) {
	terms := rent("45", "2024-01-15", pieces("86.5"), reckoned("面积 * 单价 * 天数 / 当月天数"))
	period := terms.PeriodsBetween(d("2026-01-01"), d("2026-01-01"))[0]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := terms.Lines(period, Facts{}); err != nil {
			b.Fatal(err)
		}
	}
}
