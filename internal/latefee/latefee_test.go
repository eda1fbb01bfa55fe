package latefee

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

var (
	d   = date.Must
	dec = decimal.RequireFromString
)

func yuan(s string) money.Amount {
	a, err := money.Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

func paid(rows ...string) []Payment {
	var all []Payment
	for _, row := range rows {
		day, amount, _ := strings.Cut(row, " ")
		all = append(all, Payment{d(day), yuan(amount)})
	}
	return all
}

func with(change func(*Policy)) Policy {
	p := Default()
	change(&p)
	return p
}

func TestLateFees(t *testing.T) {
	grace3 := with(func(p *Policy) { p.GraceDays = 3 })
	first := with(func(p *Policy) { p.Order = InterestFirst })
	two := paid("2026-03-02 4000", "2026-04-01 6000")
	for _, row := range []struct {
		situation string
		policy    Policy
		debt      Debt
		through   string
		want      string // amount of the days = working
	}{
		{"11: due 31 March, three days of grace, paid 30 April", grace3, Debt{Principal: yuan("10000"), Due: d("2026-03-31"), Payments: paid("2026-04-30 10000")}, "2026-12-31",
			"135.00 of 2026-04-04–2026-04-30 = 10,000.00 × 0.05% × 27天"},
		{"a part paid, principal first", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: two}, "2026-12-31",
			"240.00 of 2026-02-01–2026-04-01 = 10,000.00 × 0.05% × 30天 + 6,000.00 × 0.05% × 30天"},
		{"a part paid, the fee first", first, Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: two}, "2026-04-01",
			"242.25 of 2026-02-01–2026-04-01 = 10,000.00 × 0.05% × 30天 + 6,150.00 × 0.05% × 30天"},
		{"3 ‰ for ten days", with(func(p *Policy) { p.Daily = dec("0.003") }), Debt{Principal: yuan("2000"), Due: d("2026-01-31")}, "2026-02-10",
			"60.00 of 2026-02-01–2026-02-10 = 2,000.00 × 0.3% × 10天"},
		{"not due yet", Default(), Debt{Principal: yuan("2000"), Due: d("2026-01-31")}, "2026-01-31", "0.00 of – = "},
		{"within the days of grace", grace3, Debt{Principal: yuan("2000"), Due: d("2026-01-31")}, "2026-02-03", "0.00 of – = "},
		{"the first day after the grace", grace3, Debt{Principal: yuan("2000"), Due: d("2026-01-31")}, "2026-02-04", "1.00 of 2026-02-04–2026-02-04 = 2,000.00 × 0.05% × 1天"},
		{"a part paid before it was due", Default(), Debt{Principal: yuan("2000"), Due: d("2026-01-31"), Payments: paid("2026-01-10 1000")}, "2026-02-10",
			"5.00 of 2026-02-01–2026-02-10 = 1,000.00 × 0.05% × 10天"},
		{"all paid in time", Default(), Debt{Principal: yuan("2000"), Due: d("2026-01-31"), Payments: paid("2026-01-31 2000")}, "2026-02-10", "0.00 of – = "},
		{"the day of payment does not count", with(func(p *Policy) { p.ToDayBefore = true }), Debt{Principal: yuan("10000"), Due: d("2026-03-31"), Payments: paid("2026-04-30 10000")}, "2026-12-31",
			"145.00 of 2026-04-01–2026-04-29 = 10,000.00 × 0.05% × 29天"},
		{"the due day counts as well", with(func(p *Policy) { p.FromDueDay = true }), Debt{Principal: yuan("10000"), Due: d("2026-03-31")}, "2026-04-01",
			"10.00 of 2026-03-31–2026-04-01 = 10,000.00 × 0.05% × 2天"},
		{"6 % a year of 365 days", Policy{Yearly: dec("0.06")}, Debt{Principal: yuan("10000"), Due: d("2026-01-31")}, "2026-02-28",
			"46.03 of 2026-02-01–2026-02-28 = 10,000.00 × 6% ÷ 365 × 28天"},
		{"6 % a year of 360 days", Policy{Yearly: dec("0.06"), YearDays: 360}, Debt{Principal: yuan("10000"), Due: d("2026-01-31")}, "2026-02-28",
			"46.67 of 2026-02-01–2026-02-28 = 10,000.00 × 6% ÷ 360 × 28天"},
		{"at its cap", with(func(p *Policy) { p.Cap = dec("1") }), Debt{Principal: yuan("10000"), Due: d("2026-01-31")}, "2026-02-28",
			"100.00 of 2026-02-01–2026-02-28 = 封顶 10,000.00 × 1%（10,000.00 × 0.05% × 28天）"},
		{"as much as its cap, which takes nothing off", with(func(p *Policy) { p.Cap = dec("1") }), Debt{Principal: yuan("10000"), Due: d("2026-01-31")}, "2026-02-20",
			"100.00 of 2026-02-01–2026-02-20 = 10,000.00 × 0.05% × 20天"},
		{"the fee first, at its cap: no more goes to the fee", with(func(p *Policy) { p.Cap, p.Order = dec("1"), InterestFirst }),
			Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: paid("2026-03-02 4000")}, "2026-03-02",
			"100.00 of 2026-02-01–2026-03-02 = 封顶 10,000.00 × 1%（10,000.00 × 0.05% × 30天）"},
		{"what was charged already", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Charged: yuan("50"), ChargedTo: d("2026-02-10")}, "2026-02-28",
			"90.00 of 2026-02-11–2026-02-28 = 10,000.00 × 0.05% × 18天（至 2026-02-10 已计 50.00）"},
		{"the first day alone was charged already", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Charged: yuan("5"), ChargedTo: d("2026-02-01")}, "2026-02-10",
			"45.00 of 2026-02-02–2026-02-10 = 10,000.00 × 0.05% × 9天（至 2026-02-01 已计 5.00）"},
		{"charged already, nothing new", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Charged: yuan("50"), ChargedTo: d("2026-02-10")}, "2026-02-10",
			"0.00 of – = 10,000.00 × 0.05% × 10天 − 已计 50.00"},
		{"a payment taken back", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: paid("2026-02-10 10000", "2026-02-20 -10000")}, "2026-02-28",
			"90.00 of 2026-02-01–2026-02-28 = 10,000.00 × 0.05% × 10天 + 10,000.00 × 0.05% × 8天"},
		{"a payment after the day that is asked for", Default(), Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: paid("2026-03-10 10000")}, "2026-02-10",
			"50.00 of 2026-02-01–2026-02-10 = 10,000.00 × 0.05% × 10天"},
		{"segments are added before they are rounded", Default(), Debt{Principal: yuan("10.01"), Due: d("2026-01-31"), Payments: paid("2026-02-01 0.01", "2026-02-02 1")}, "2026-02-03",
			"0.01 of 2026-02-01–2026-02-03 = 10.01 × 0.05% × 1天 + 10.00 × 0.05% × 1天 + 9.00 × 0.05% × 1天"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			if err := row.policy.Validate(); err != nil {
				t.Fatal(err)
			}
			s := row.policy.Work(row.debt, d(row.through))
			if got := fmt.Sprintf("%v of %v–%v = %s", s.Amount.Grouped(), s.Days().From, s.Days().To, s.Working); got != row.want {
				t.Errorf("got\n%s\nwant\n%s", got, row.want)
			}
		})
	}
}

func TestAPaymentOfTheLastDayIsOnTheSheet(t *testing.T) {
	debt := Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: paid("2026-02-10 4000", "2026-02-11 6000")}
	if s := Default().Work(debt, d("2026-02-10")); len(s.Payments) != 1 || s.Amount != yuan("50") {
		t.Errorf("got %+v", s)
	}
}

// anyDebt draws debts due in January 2026 with payments up to summer, some of them taken back.
func anyDebt(t *rapid.T) (Policy, Debt) {
	p := Policy{GraceDays: rapid.IntRange(0, 20).Draw(t, "grace"), Order: rapid.SampledFrom([]Order{"", PrincipalFirst, InterestFirst}).Draw(t, "order"),
		FromDueDay: rapid.Bool().Draw(t, "fromDueDay"), ToDayBefore: rapid.Bool().Draw(t, "toDayBefore")}
	if rapid.Bool().Draw(t, "daily") {
		p.Daily = decimal.New(rapid.Int64Range(1, 999).Draw(t, "rate"), -5)
	} else {
		p.Yearly, p.YearDays = decimal.New(rapid.Int64Range(1, 999).Draw(t, "rate"), -3), rapid.SampledFrom([]int{0, 360, 365}).Draw(t, "yearDays")
	}
	if rapid.Bool().Draw(t, "capped") {
		p.Cap = decimal.New(rapid.Int64Range(1, 300).Draw(t, "cap"), -1)
	}
	debt := Debt{Principal: money.Amount(rapid.Int64Range(1, 1e8).Draw(t, "principal")), Due: d("2026-01-01").AddDays(rapid.IntRange(0, 30).Draw(t, "due"))}
	for range rapid.IntRange(0, 4).Draw(t, "payments") {
		debt.Payments = append(debt.Payments, Payment{d("2025-12-20").AddDays(rapid.IntRange(0, 150).Draw(t, "day")), money.Amount(rapid.Int64Range(1, int64(debt.Principal)).Draw(t, "amount"))})
	}
	if n := len(debt.Payments); n > 0 && rapid.Bool().Draw(t, "takenBack") {
		back := debt.Payments[n-1]
		debt.Payments = append(debt.Payments, Payment{back.Date.AddDays(rapid.IntRange(0, 30).Draw(t, "backDay")), -back.Amount})
	}
	return p, debt
}

// byTheDay is the fee worked out plainly, a day after the other.
func byTheDay(p Policy, debt Debt, through date.Date) money.Amount {
	fee, toFee, open := new(big.Rat), money.Amount(0), debt.Principal
	first := debt.Due.AddDays(p.GraceDays + 1)
	if p.FromDueDay {
		first--
	}
	most := money.Amount(1 << 60)
	if p.Cap.IsPositive() {
		most = money.Round(debt.Principal.Decimal().Mul(p.Cap).Shift(-2))
	}
	pay := func(day date.Date) {
		for _, b := range debt.Payments {
			if b.Date != day {
				continue
			}
			rest := b.Amount
			if p.Order == InterestFirst && rest > 0 {
				part := max(0, min(rest, min(most, money.RoundRat(fee, 1))-toFee))
				toFee, rest = toFee+part, rest-part
			}
			open -= rest
		}
	}
	for day := d("2025-12-01"); day <= through; day++ {
		if p.ToDayBefore {
			pay(day)
		}
		if day >= first && open > 0 {
			rate := p.Daily.Rat()
			if p.Daily.IsZero() {
				rate = p.Yearly.Rat()
				if p.YearDays == 360 {
					rate.Quo(rate, big.NewRat(360, 1))
				} else {
					rate.Quo(rate, big.NewRat(365, 1))
				}
			}
			fee.Add(fee, rate.Mul(rate, open.Decimal().Rat()))
		}
		if !p.ToDayBefore {
			pay(day)
		}
	}
	return min(most, money.RoundRat(fee, 1))
}

func TestWorkAgreesWithTheSumOfDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, debt := anyDebt(t)
		if err := p.Validate(); err != nil {
			t.Fatal(err)
		}
		through := d("2026-01-01").AddDays(rapid.IntRange(0, 300).Draw(t, "through"))
		s := p.Work(debt, through)
		if want := byTheDay(p, debt, through); s.Total != want || s.Amount != want {
			t.Fatalf("%+v, want %v", s, want)
		}
		var sum money.Amount
		for i, g := range s.Segments {
			sum += g.Amount
			if g.Days != g.From.DaysUntil(g.To)+1 || g.Days < 1 || i > 0 && g.From <= s.Segments[i-1].To || g.To > through {
				t.Fatalf("segments %+v", s.Segments)
			}
		}
		if !s.Capped && sum != s.Total {
			t.Fatalf("segments sum to %v, the fee is %v", sum, s.Total)
		}
	})
}

// However often it is asked for, it comes to the same, each day once.
func TestFeesOfRunsSumToTheFeeOfOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, debt := anyDebt(t)
		end := d("2026-12-01")
		want := p.Work(debt, end).Total
		days := rapid.SliceOfN(rapid.IntRange(0, 330), 0, 6).Draw(t, "runs")
		slices.Sort(days)
		covered := map[date.Date]bool{}
		for _, n := range append(days, d("2026-01-01").DaysUntil(end)) {
			s := p.Work(debt, d("2026-01-01").AddDays(n))
			debt.Charged += s.Amount
			if s.From == 0 {
				continue
			}
			if debt.ChargedTo >= s.From {
				t.Fatalf("from %v again, charged to %v", s.From, debt.ChargedTo)
			}
			for _, g := range s.Segments {
				for day := max(g.From, s.From); day <= g.To; day++ {
					if covered[day] {
						t.Fatalf("%v charged twice", day)
					}
					covered[day] = true
				}
			}
			debt.ChargedTo = s.To
		}
		if debt.Charged != want {
			t.Fatalf("runs sum to %v, one to %v", debt.Charged, want)
		}
	})
}

func TestPolicyFaults(t *testing.T) {
	for _, row := range []struct {
		situation string
		policy    Policy
		want      string
	}{
		{"the default", Default(), ""},
		{"nothing", Policy{}, "latefee.rate_missing at daily"},
		{"both rates", with(func(p *Policy) { p.Yearly = dec("0.06") }), "latefee.rate_twice at yearly"},
		{"a rate in percent", with(func(p *Policy) { p.Daily = dec("0.5") }), "latefee.rate_range at daily"},
		{"a rate below nothing", Policy{Yearly: dec("-0.06")}, "latefee.rate_range at yearly"},
		{"a rate that would fill the memory", Policy{Daily: decimal.New(1, -1<<30)}, "latefee.rate_range at daily"},
		{"the rest", with(func(p *Policy) { p.YearDays, p.GraceDays, p.Cap, p.Order = 364, -1, dec("1001"), "x" }),
			"latefee.year_days at yearDays latefee.grace_range at graceDays latefee.cap_range at cap latefee.unknown_order at order"},
	} {
		t.Run(row.situation, func(t *testing.T) {
			var got []string
			if f := fault.As(row.policy.Validate()); f != nil {
				for _, p := range f.Parts {
					got = append(got, string(p.Key)+" at "+strings.Join(p.Path, "/"))
					for _, lang := range []string{"zh-CN", "en"} {
						if text := fault.Text(lang, p); text == string(p.Key) || strings.Contains(text, "{{") {
							t.Errorf("%s in %s: %s", p.Key, lang, text)
						}
					}
				}
			}
			if text := strings.Join(got, " "); text != row.want {
				t.Errorf("faults %s, want %s", text, row.want)
			}
		})
	}
}

func TestSheetSurvivesItsStore(t *testing.T) {
	s := Default().Work(Debt{Principal: yuan("10000"), Due: d("2026-01-31"), Payments: paid("2026-02-10 4000")}, d("2026-02-28"))
	wire, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var back Sheet
	if err := json.Unmarshal(wire, &back); err != nil || fmt.Sprint(back) != fmt.Sprint(s) {
		t.Errorf("%+v, %v", back, err)
	}
	if empty, _ := json.Marshal(Default().Work(Debt{Principal: 1, Due: d("2026-01-31")}, 0)); strings.Contains(string(empty), "null") {
		t.Errorf("%s", empty)
	}
}

func TestARuleTellsAllThatIsWrongWithIt(t *testing.T) {
	f := fault.As(Policy{Daily: dec("0.2"), Yearly: dec("0.1"), YearDays: 366, GraceDays: -1, Cap: dec("-1"), Order: "moon"}.Validate())
	var said []fault.Key
	if f != nil {
		for _, p := range f.Parts {
			said = append(said, p.Key)
		}
	}
	if f == nil || f.Key != Invalid || !slices.Equal(said, []fault.Key{RateRange, RateTwice, YearDays, GraceRange, CapRange, UnknownOrder}) {
		t.Errorf("got %v with %v", f, said)
	}
}
