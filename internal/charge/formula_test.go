package charge

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/fault"
	"zhangfang/internal/formula"
)

func reckoned(text string) change {
	return func(t *Terms) { t.Model, t.Formula = ModelFormula, text }
}
func reckonedFrom(day, text string) change {
	return func(t *Terms) { t.Formulas = append(t.Formulas, Formula{d(day), text}) }
}

func (f Facts) with(name, number string) Facts {
	numbers := map[string]decimal.Decimal{name: dec(number)}
	for n, v := range f.Numbers {
		numbers[n] = v
	}
	f.Numbers = numbers
	return f
}

func TestFormulas(t *testing.T) {
	water := read("2026-01-01 0 initial", "2026-01-20 25", "2026-01-31 30")
	tell(t, []situation{
		{"area × price × days ÷ days of the month", rent("45", "2026-01-15", pieces("86.5"), reckoned("面积 * 单价 * 天数 / 当月天数")), Facts{}, "2026-02-01",
			[]string{"01-15–01-31 2,134.60 = 86.50 × 45.00 × 17 ÷ 31", "02-01–02-28 3,892.50 = 86.50 × 45.00 × 28 ÷ 28"}},
		{"over a quarter it adds month by month", rent("31", "2026-01-15", every(3), reckoned("单价 * 天数 / 当月天数")), Facts{}, "2026-01-15",
			[]string{"01-15–03-31 79.00 = 31.00 × 17 ÷ 31 + 31.00 × 28 ÷ 28 + 31.00 × 31 ÷ 31"}},
		{"10 % off a sum", rent("31", "2026-01-15", every(3), reckoned("price * days / month_days"), percentOff("10", "2026-01-01", "2026-12-31", "")), Facts{}, "2026-01-15",
			[]string{"01-15–03-31 71.10 = (31.00 × 17 ÷ 31 + 31.00 × 28 ÷ 28 + 31.00 × 31 ÷ 31) × 90%"}},
		{"by months, with numbers of its own", rent("100", "2026-01-15", every(3), reckoned("单价 * 月数 * 楼层系数")), Facts{}.with("楼层系数", "1.05"), "2026-01-15",
			[]string{"01-15–03-31 267.58 = 100.00 × (17/31 + 2月) × 1.05"}},
		{"a step splits what depends on days", rent("3100", "2026-03-01", reckoned("单价 * 天数 / 当月天数"), priceFrom("2026-03-11", "6200")), Facts{}, "2026-03-01",
			[]string{"03-01–03-10 1,000.00 = 3,100.00 × 10 ÷ 31", "03-11–03-31 4,200.00 = 6,200.00 × 21 ÷ 31"}},
		{"what is for the whole period is split by its days", rent("1", "2026-04-01", reckoned("300 + 600"), freeDays("2026-04-01", "2026-04-10")), Facts{}, "2026-04-01",
			[]string{"04-01–04-10 0.00 = 免租", "04-11–04-30 600.00 = (300 + 600) × 20/30"}},
		{"another formula from a day on", rent("1", "2026-04-01", reckoned("天数 * 1"), reckonedFrom("2026-04-11", "天数 * 2"), reckonedFrom("2026-05-01", "天数 * 3")), Facts{}, "2026-05-01",
			[]string{"04-01–04-10 10.00 = 10 × 1", "04-11–04-30 40.00 = 20 × 2", "05-01–05-31 93.00 = 31 × 3"}},
		{"usage with a basic fee", metered("2", "2026-01-01", reckoned("用量 * 单价 + 5 * 月数"), arrears), water, "2026-02-01",
			[]string{"01-01–01-31 65.00 = 30 × 2.00 + 5 × 1月（用量 30 − 0）"}},
		{"usage with losses, a condition", metered("2", "2026-01-01", reckoned("if(用量 > 20, 20 * 单价 + (用量 - 20) * 单价 * 1.5, 用量 * 单价)"), arrears), water.by(Meter{Multiplier: dec("2")}), "2026-02-01",
			[]string{"01-01–01-31 160.00 = 20 × 2.00 + (60 − 20) × 2.00 × 1.5（用量 (30 − 0) × 2）"}},
		{"usage waits for a reading", metered("2", "2026-01-01", reckoned("用量 * 单价"), arrears), Facts{}, "2026-02-01", []string{"01-01 charge.no_reading"}},
		{"usage by the formula of the reading's day", metered("2", "2026-01-01", reckoned("用量 * 1"), reckonedFrom("2026-01-25", "用量 * 2"), reckonedFrom("2026-02-01", "用量 * 3"), arrears), water, "2026-02-01",
			[]string{"01-01–01-31 60.00 = 30 × 2（用量 30 − 0）"}},
		{"turnover beyond a rent that is billed already", rent("20000", "2026-01-01", reckoned("max(营业额 * 0.08 - 单价 * 月数, 0)"), arrears), turned(month("2026-01", "300000")), "2026-02-01",
			[]string{"01-01–01-31 4,000.00 = max(300,000.00 × 0.08 − 20,000.00 × 1月；0)"}},
		{"turnover waits", rent("20000", "2026-01-01", reckoned("turnover * 0.08"), arrears), Facts{}, "2026-02-01", []string{"01-01 charge.no_turnover"}},
		{"below nothing is a credit", rent("1", "2026-01-01", reckoned("天数 * (0 - 2)")), Facts{}, "2026-01-01", []string{"01-01–01-31 -62.00 = 31 × (0 − 2)"}},
		{"a number below nothing", rent("1", "2026-01-01", reckoned("100 + 调整")), Facts{}.with("调整", "-12.5"), "2026-01-01", []string{"01-01–01-31 87.50 = 100 + (0 − 12.5)"}},
		{"an area that was not given is not 0", rent("5", "2026-01-01", reckoned("面积 * 单价")), Facts{}, "2026-01-01", []string{"formula.unknown_name"}},
		{"a number that the contract does not have", rent("5", "2026-01-01", reckoned("楼层 * 单价")), Facts{}, "2026-01-01", []string{"formula.unknown_name"}},
		{"a division by nothing", rent("5", "2026-01-01", reckoned("1 / (天数 - 31)")), Facts{}, "2026-01-01", []string{"formula.divided_by_zero"}},
		{"beyond all money", rent("5", "2026-01-01", reckoned("999999999999 * 999999")), Facts{}, "2026-01-01", []string{"charge.amount_too_large"}},
		{"far beyond all money below nothing", rent("5", "2026-01-01", reckoned("-999999999999 * 999999")), Facts{}, "2026-01-01", []string{"charge.amount_too_large"}},
		{"at least, with tax on top", rent("5", "2026-01-01", reckoned("天数 * 单价"), atLeast("200"), taxed("0.06", TaxExclusive)), Facts{}, "2026-01-01",
			[]string{"01-01–01-31 164.30 = 31 × 5.00 + 税 9.30", "01-01–01-31 47.70 = 保底 200.00 − 155.00 + 税 2.70"}},
	})
}

func TestFormulaLineIsOneAtItsPrice(t *testing.T) {
	terms := rent("1", "2026-01-01", reckoned("100 / 3"))
	r, err := terms.Lines(terms.Periods(d("2026-01-01"))[0], Facts{})
	if l := r.Lines[0]; err != nil || !l.Quantity.Equal(one) || !l.UnitPrice.Equal(dec("33.33")) || l.Per != PerOnce {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestCheckFormula(t *testing.T) {
	numbers := map[string]decimal.Decimal{"楼层": dec("3")}
	for text, want := range map[string]fault.Key{
		"面积 * 单价 * 楼层": "", "area*price*quantity*days*months*month_days*usage*turnover": "", "数量+天数+月数+当月天数+用量+营业额": "",
		"面积 * 层数": formula.UnknownName, "面积 *": formula.Unfinished, "": formula.Empty,
	} {
		err := CheckFormula(text, numbers)
		if want == "" && err != nil || want != "" && !errors.Is(err, fault.New(want, nil)) {
			t.Errorf("%s: %v", text, err)
		}
	}
	if f := fault.As(CheckFormula("面积 * 层数", nil)); f.Args["at"] != 6 {
		t.Errorf("at %v", f.Args["at"])
	}
}

// A fault of a formula says which field it is in.
func TestFormulaFaultHasItsPlace(t *testing.T) {
	terms := rent("5", "2026-01-01", reckoned("1 / 0"))
	_, err := terms.Lines(terms.Periods(d("2026-01-01"))[0], Facts{})
	if f := fault.As(err); f == nil || len(f.Path) != 1 || f.Path[0] != "formula" {
		t.Errorf("%v", err)
	}
}
