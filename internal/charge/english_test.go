package charge

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// No word of a working stays Chinese in English, whatever is charged.
func TestEnglishLeavesNothingChinese(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCase.Draw(t, "case")
		for _, r := range billAll(t, c.terms, c.facts, c.terms.Start.AddMonths(16)) {
			for _, l := range r.Lines {
				for _, letter := range English(l.Working) {
					if unicode.Is(unicode.Han, letter) || letter == '（' || letter == '；' {
						t.Fatalf("%s is %s", l.Working, English(l.Working))
					}
				}
			}
		}
	})
}

func TestEnglishWorkings(t *testing.T) {
	for _, row := range []struct{ situation, kept, want string }{
		{"a month", "186.50㎡ × 75.60 × 1月", "186.50 m² × 75.60 × 1 month"},
		{"eleven months", "100.00 × 11月", "100.00 × 11 months"},
		{"days late, charged in part", "3,600.00 × 0.05% × 83天（至 2026-08-31 已计 372.60）", "3,600.00 × 0.05% × 83 days (charged to 2026-08-31: 372.60)"},
		{"late fee at its cap", "封顶 100.00 × 5%（100.00 × 0.05% × 300天） − 已计 2.00", "maximum 100.00 × 5% (100.00 × 0.05% × 300 days) − charged 2.00"},
		{"a difference", "793.25 − 1,081.70（应计 186.50㎡ × 5.80 × 22/30）", "793.25 − 1,081.70 (due 186.50 m² × 5.80 × 22/30)"},
		{"a minimum", "保底 500.00 − 320.00", "minimum 500.00 − 320.00"},
	} {
		if got := English(row.kept); got != row.want {
			t.Errorf("%s: %s, want %s", row.situation, got, row.want)
		}
	}
}
