package charge

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

func TestValidate(t *testing.T) {
	set := func(f func(*Terms)) Terms { return rent("3000", "2026-01-01", f) }
	for _, row := range []struct {
		situation string
		terms     Terms
		want      string // key at place, a fault each
	}{
		{"a plain rent", rent("3000", "2026-01-01"), ""},
		{"everything said", rent("3000", "2026-01-01", growing(12, "5")).WithDefaults(), ""},
		{"a price of seven places that ends in zeros", rent("1.2000000", "2026-01-01"), ""},
		{"bands", set(func(t *Terms) { t.Model, t.Tiers = ModelTiered, []Tier{{}} }), ""},
		{"tiers without bands", set(func(t *Terms) { t.Model = ModelTiered }), "charge.tiers_missing at tiers"},
		{"no model", set(func(t *Terms) { t.Model = "" }), "charge.unknown_word at model"},
		{"words that do not exist", set(func(t *Terms) {
			t.PricePer, t.Anchor, t.Timing, t.Proration, t.Tax.Mode, t.RoundTo, t.CycleMonths = "week", "x", "y", "z", "none", 5, 5
		}), "charge.unknown_word at pricePer charge.unknown_word at anchor charge.unknown_word at timing charge.unknown_word at proration" +
			" charge.unknown_word at tax/mode charge.unknown_word at roundTo charge.unknown_word at cycleMonths"},
		{"a negative price", rent("-1", "2026-01-01"), "charge.out_of_range at price"},
		{"a price of seven places", rent("1.0000001", "2026-01-01"), "charge.too_many_places at price"},
		{"a price that would fill the memory", set(func(t *Terms) { t.Price = decimal.New(1, 1<<30) }), "charge.out_of_range at price"},
		{"a price with a billion places", set(func(t *Terms) { t.Price = decimal.New(1, -1<<30) }), "charge.too_many_places at price"},
		{"area without an area", set(func(t *Terms) { t.Model = ModelArea }), "charge.area_missing at quantity"},
		{"a tax rate in percent", rent("1", "2026-01-01", taxed("6", "")), "charge.out_of_range at tax/rate"},
		{"no start", set(func(t *Terms) { t.Start = 0 }), "charge.start_missing at start"},
		{"an end before the start", rent("1", "2026-01-02", until("2026-01-01")), "charge.end_before_start at end"},
		{"a price per cycle, once", rent("1", "2026-01-01", every(0), per(PerCycle)), "charge.cycle_price_without_cycle at pricePer"},
		{"a price once, monthly", rent("1", "2026-01-01", per(PerOnce)), "charge.once_price_with_cycle at pricePer"},
		{"days out of range", rent("1", "2026-01-01", dueOn(32), dueAfter(-1), offset(-4000)),
			"charge.out_of_range at issueOffsetDays charge.out_of_range at dueDays charge.out_of_range at dueDay"},
		{"two steps on one day", rent("1", "2026-01-01", priceFrom("2026-02-01", "2"), priceFrom("2026-02-01", "3")), "charge.step_same_day at steps/1/from"},
		{"a step without a day", set(func(t *Terms) { t.Steps = []Step{{}} }), "charge.date_missing at steps/0/from"},
		{"a list and a rule", rent("1", "2026-01-01", priceFrom("2026-02-01", "2"), growing(12, "5")), "charge.steps_twice at stepEveryMonths"},
		{"a rule without a size", set(func(t *Terms) { t.StepEveryMonths = 12 }), "charge.step_unclear at stepPercent"},
		{"a rule with two sizes", rent("1", "2026-01-01", growing(12, "5"), adding(12, "5")), "charge.step_unclear at stepPercent"},
		{"a size without a rule", rent("1", "2026-01-01", growing(0, "5")), "charge.step_without_every at stepEveryMonths"},
		{"too many places", rent("1", "2026-01-01", places(7)), "charge.out_of_range at pricePlaces"},
		{"no formula", rent("1", "2026-01-01", reckoned("")), "formula.empty at formula"},
		{"formulas that cannot be understood", rent("1", "2026-01-01", reckoned("1 +"), reckonedFrom("2026-02-01", "2 % 3")), "formula.unfinished at formula formula.percent_sign at formulas/0/formula"},
		{"the days of which month", rent("1", "2026-01-01", every(3), reckoned("用量 * 天数 / 当月天数")), "charge.month_unclear at formula"},
		{"a formula that is not used", rent("1", "2026-01-01", func(t *Terms) { t.Formula = "(" }), ""},
		{"an origin after the start", rent("1", "2026-01-01", counted("2026-01-02")), "charge.origin_after_start at origin"},
		{"a price per year, once", rent("1", "2026-01-01", every(0), per(PerYear)), "charge.cycle_price_without_cycle at pricePer"},
		{"a price for all of a charge without an end", rent("1", "2026-01-01", per(PerTotal)), "charge.total_without_end at end"},
		{"a price for all of it that steps", rent("1", "2026-01-01", per(PerTotal), until("2026-12-31"), growing(12, "5")), "charge.total_with_steps at pricePer"},
		{"words of meters and of days that do not exist", set(func(t *Terms) { t.DueShift, t.TierMode, t.Accumulation, t.WholeOver = "x", "y", "z", 32 }),
			"charge.unknown_word at dueShift charge.unknown_word at tierMode charge.unknown_word at accumulation charge.out_of_range at wholeOver"},
		{"a maximum below the minimum", rent("1", "2026-01-01", atLeast("2"), atMost("1")), "charge.limits_crossed at maximum"},
		{"a minimum below nothing", rent("1", "2026-01-01", atLeast("-2")), "charge.out_of_range at minimum"},
		{"turnover rent without a percentage", set(func(t *Terms) { t.Model = ModelPercent }), "charge.percent_missing at percent"},
		{"more than all of the turnover", set(func(t *Terms) { t.Percent = dec("101") }), "charge.out_of_range at percent"},
		{"a milestone every month", set(func(t *Terms) { t.OnConfirm = true }), "charge.confirmed_once at onConfirm"},
		{"a milestone priced by the month", rent("1", "2026-01-01", every(0), per(PerMonth), func(t *Terms) { t.OnConfirm = true }), "charge.confirmed_once at onConfirm"},
		{"kept back of a monthly rent, for no time", set(func(t *Terms) { t.Retention = dec("5") }), "charge.retention_once at retention charge.retention_undated at retentionMonths"},
		{"all of it kept back", rent("1", "2026-01-01", every(0), keeping("100", 12)), "charge.out_of_range at retention"},
		{"free days the wrong way round", rent("1", "2026-01-01", freeDays("2026-02-02", "2026-02-01")), "charge.end_before_start at free/0/to"},
		{"free days without a start", set(func(t *Terms) { t.Free = []date.Range{{To: d("2026-02-01")}} }), "charge.date_missing at free/0/from"},
		{"a discount of nothing", rent("1", "2026-01-01", percentOff("0", "2026-01-01", "2026-02-01", "")), "charge.discount_unclear at discounts/0"},
		{"a discount above the whole", rent("1", "2026-01-01", percentOff("101", "2026-01-01", "2026-02-01", "")), "charge.out_of_range at discounts/0/percent"},
		{"a negative amount off", rent("1", "2026-01-01", amountOff("-1", "2026-01-01", "2026-02-01", "")), "charge.out_of_range at discounts/0/amount"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			var got []string
			if f := fault.As(row.terms.Validate()); f != nil {
				for _, p := range f.Parts {
					got = append(got, string(p.Key)+" at "+strings.Join(p.Path, "/"))
				}
			}
			if text := strings.Join(got, " "); text != row.want {
				t.Errorf("faults\n%s\nwant\n%s", text, row.want)
			}
		})
	}
}

func TestLinesRefusesWhatItCannotBill(t *testing.T) {
	growth := rent("1", "2026-01-01", growing(1, "1000"))
	for _, terms := range []Terms{rent("1000000000000", "2026-01-01", pieces("2")), growth} {
		if _, err := scheduled(terms, Facts{}, d("2198-01-01"), d("2198-12-31")); !errors.Is(err, fault.New(AmountTooLarge, nil)) {
			t.Errorf("too large: %v", err)
		}
	}
	whole := rent("1844674407.38", "2026-01-01", pieces("100000000")) // so many fen more than an integer holds that it would come out at 904,483.84
	for _, per := range []PricePer{PerYear, PerTotal} {
		whole.PricePer, whole.End = per, d("2027-12-31")
		if _, err := scheduled(whole, Facts{}, d("2026-01-01"), d("2026-12-31")); !errors.Is(err, fault.New(AmountTooLarge, nil)) {
			t.Errorf("too large per %s: %v", per, err)
		}
	}
}

func TestEveryFaultHasItsSentence(t *testing.T) {
	facts := fault.Args{"count": 1, "value": 1, "choices": 1, "from": 1, "to": 1, "places": 1, "least": 1, "most": 1, "day": 1, "before": 1, "since": 1}
	for _, key := range []fault.Key{
		Invalid, UnknownWord, StartMissing, DateMissing, EndBeforeStart, TooManyPlaces, OutOfRange, AreaMissing, CyclePriceNoCycle,
		OncePriceWithCycle, StepsTwice, StepSameDay, StepUnclear, StepWithoutEvery, DiscountUnclear, AmountTooLarge, ReadingBelow,
		OriginAfterStart, TotalWithoutEnd, TotalWithSteps, LimitsCrossed, PercentMissing, ConfirmedOnce, RetentionOnce, RetentionUndated, MonthUnclear,
		NoReading, NoTurnover, NoShare,
	} {
		for _, lang := range []string{"zh-CN", "en"} {
			if text := fault.Text(lang, fault.New(key, facts)); text == string(key) || strings.Contains(text, "{{") {
				t.Errorf("%s in %s: %s", key, lang, text)
			}
		}
	}
}
