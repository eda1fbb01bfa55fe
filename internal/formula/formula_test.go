package formula

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// room is what names stand for in these tests.
func room(name string) (Value, bool) {
	words, ok := map[string]string{"面积": "86.50", "单价": "45.00", "天数": "17", "当月天数": "31", "月数": "(17/31 + 2)", "用量": "30", "零": "0",
		"贷": "-5", "份": "17/31", "楼层_2": "1.05", "area": "10"}[name]
	if !ok {
		return Value{}, false
	}
	number, ok := new(big.Rat).SetString(strings.ReplaceAll(words, ",", ""))
	if !ok {
		number = big.NewRat(79, 31) // 17/31 + 2
	}
	return Value{Number: number, Words: words}, true
}

func TestFormulas(t *testing.T) {
	for _, row := range []struct{ text, want, words string }{
		{"面积 * 单价 * 天数 / 当月天数", "2134.596774", "86.50 × 45.00 × 17 ÷ 31"},
		{"面积 × 单价 × 天数 ÷ 当月天数", "2134.596774", "86.50 × 45.00 × 17 ÷ 31"},
		{"（面积＋１）＊２．５", "218.75", "(86.50 + 1) × 2.5"},
		{"单价 * 月数", "114.677419", "45.00 × (17/31 + 2)"},
		{"单价 / 份", "82.058824", "45.00 ÷ (17/31)"},
		{"单价 * 份", "24.677419", "45.00 × 17/31"},
		{"0.1 + 0.2 - 0.3", "0", "0.1 + 0.2 − 0.3"},
		{"1 - (2 - 3)", "2", "1 − (2 − 3)"},
		{"1 - 2 - 3", "-4", "1 − 2 − 3"},
		{"12 / (2 * 3)", "2", "12 ÷ (2 × 3)"},
		{"12 / 2 * 3", "18", "12 ÷ 2 × 3"},
		{"2 * (3 + 4)", "14", "2 × (3 + 4)"},
		{"-面积 + 100", "13.5", "(0 − 86.50) + 100"},
		{"-(1 + 2)", "-3", "(0 − (1 + 2))"},
		{"+5", "5", "5"},
		{"贷 + 10", "5", "(0 − 5) + 10"},
		{"楼层_2 * area", "10.5", "1.05 × 10"},
		{"1/3*3", "1", "1 ÷ 3 × 3"},
		{"max(面积, 100) * 2", "200", "max(86.50；100) × 2"},
		{"最小(面积, 100, 单价)", "45", "最小(86.50；100；45.00)"},
		{"sum(1, 2, 3)", "6", "sum(1；2；3)"},
		{"round(2.5)", "3", "round(2.5)"},
		{"round(-2.5)", "-3", "round((0 − 2.5))"},
		{"round(1.005, 2)", "1.01", "round(1.005；2)"},
		{"四舍五入(1234, -2)", "1200", "四舍五入(1234；(0 − 2))"},
		{"ceil(2.01)", "3", "ceil(2.01)"},
		{"ceil(-2.01)", "-2", "ceil((0 − 2.01))"},
		{"floor(2.99, 1)", "2.9", "floor(2.99；1)"},
		{"进位(用量 / 7)", "5", "进位(30 ÷ 7)"},
		{"舍去(-0.5)", "-1", "舍去((0 − 0.5))"},
		{"if(用量 > 20, (用量 - 20) * 2, 0)", "20", "(30 − 20) × 2"},
		{"用量 > 50 ? 1 : 用量 == 30 ? 2 : 3", "2", "2"},
		{"如果(not (用量 < 20) and 面积 >= 86.5, 1, 1 / 零)", "1", "1"},
		{"if(用量 < 20 || 用量 != 30 || 面积 <= 1, 1, 2)", "2", "2"},
		{"如果（用量 ≥ 30 and 用量 ≤ 30，用量，0）", "30", "30"},
		{"如果（用量 ≠ 30 or 用量 ＞ 29，最大（１、２），0）", "2", "最大(1；2)"},
		{"if(10 < 用量 < 40, 1, 2)", "1", "1"},
		{"if(true && !false, 1, 2)", "1", "1"},
		{"if(零 == 0 or 1 / 零 > 0, 7, 8)", "7", "7"},
	} {
		t.Run(row.text, func(t *testing.T) {
			p, err := Compile(row.text)
			if err != nil {
				t.Fatal(err)
			}
			v, err := p.Work(room)
			if err != nil {
				t.Fatal(err)
			}
			got := v.Number.FloatString(6)
			if strings.Contains(got, ".") {
				got = strings.TrimRight(strings.TrimRight(got, "0"), ".")
			}
			if got != row.want || v.Words != row.words {
				t.Errorf("%s = %s, want %s = %s", v.Words, got, row.words, row.want)
			}
		})
	}
}

func TestWhatIsWrongIsToldWithItsPlace(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"", "formula.empty"},
		{" 　", "formula.empty"},
		{"面积 *", "formula.unfinished"},
		{"(面积", "formula.unfinished"},
		{"面积 单价", "formula.syntax at=4 near=单价"},
		{"面积 ** 2", "formula.not_allowed at=4 near=** 2"},
		{"面积 ×× 2", "formula.not_allowed at=4 near=×× 2"},
		{"面积 ^ 2", "formula.not_allowed at=4 near=^ 2"},
		{"营业额 * 8%", "formula.percent_sign at=8 near=%"},
		{"面积 = 2", "formula.syntax at=4 near== 2"},
		{"\"a\" + 1", "formula.not_allowed at=1 near=\"a\" + 1"},
		{"[1, 2]", "formula.not_allowed at=1 near=[1, 2]"},
		{"{a: 1}", "formula.not_allowed at=1 near={a: 1}"},
		{"1..5", "formula.not_allowed at=2 near=..5"},
		{"面积.b", "formula.not_allowed at=4 near=b"},
		{"面积[0]", "formula.not_allowed at=3 near=[0]"},
		{"map(1..3, # * 2)", "formula.not_allowed at=1 near=map(1..3"},
		{"let a = 1; a", "formula.not_allowed at=5 near=a = 1; a"},
		{"1; 2", "formula.not_allowed at=1 near=1; 2"},
		{"nil ?? 1", "formula.not_allowed at=5 near=?? 1"},
		{"len(面积)", "formula.unknown_function at=1 near=len(面积) name=len"},
		{"面积 + 求和(1)", "formula.unknown_function at=6 near=求和(1) name=求和"},
		{"if(1 > 0, 1)", "formula.wrong_count at=1 near=if(1 > 0 name=if count=2"},
		{"round(1, 2, 3)", "formula.wrong_count at=1 near=round(1, name=round count=3"},
		{"min()", "formula.wrong_count at=1 near=min() name=min count=0"},
		{"面积 > 5", "formula.not_number at=4 near=> 5"},
		{"1 and 2", "formula.not_number at=3 near=and 2"},
		{"true", "formula.not_number at=1 near=true"},
		{"not 1", "formula.not_number at=1 near=not 1"},
		{"if(面积, 1, 2)", "formula.not_condition at=4 near=面积, 1, 2"},
		{"if(1 and 2 > 1, 1, 2)", "formula.not_condition at=4 near=1 and 2 "},
		{"1e5", "formula.bad_number at=1 near=1e5"},
		{"1e999999999", "formula.bad_number at=1 near=1e999999"},
		{"0x10", "formula.bad_number at=1 near=0x10"},
		{"1_000", "formula.bad_number at=1 near=1_000"},
		{"99999999999999999999", "formula.bad_number at=1 near=99999999"},
		{"2 * 9999999999999999999.5", "formula.bad_number at=5 near=99999999"},
		{"0.1234567890123", "formula.bad_number at=1 near=0.123456"},
		{"if(面积≥1，楼层，2)", "formula.unknown_name at=9 near=楼层，2) name=楼层"},
		{"面积 × 楼层", "formula.unknown_name at=6 near=楼层 name=楼层"},
		{"（面积", "formula.unfinished"},
		{"楼层 * 2", "formula.unknown_name at=1 near=楼层 * 2 name=楼层"},
		{"面积 / (单价 - 45)", "formula.divided_by_zero at=4 near=/ (单价 - "},
		{"round(1, 7)", "formula.bad_places at=1 near=round(1, name=round"},
		{"round(1, 0.5)", "formula.bad_places at=1 near=round(1, name=round"},
		{strings.Repeat("(", 100), "formula.too_deep at=61 near=(((((((("},
		{strings.Repeat("1+", 400) + "1", "formula.too_long most=1000"},
		{strings.Repeat("1", 1001), "formula.too_long most=1000"},
		{"\xff", "formula.too_long most=1000"},
		{strings.Repeat("99999999*", 30) + "1", "formula.too_large"},
		{strings.Repeat("0.00001*", 40) + "1", "formula.too_large"},
	} {
		t.Run(row.text, func(t *testing.T) {
			got := ""
			p, err := Compile(row.text)
			if err == nil {
				_, err = p.Work(room)
			}
			if f := fault.As(err); f != nil {
				got = string(f.Key)
				for _, fact := range []string{"at", "near", "name", "count", "most"} {
					if f.Args[fact] != nil {
						got += fmt.Sprintf(" %s=%v", fact, f.Args[fact])
					}
				}
			}
			if !strings.HasPrefix(got, row.want) || got == "" {
				t.Errorf("got %q (%v), want %q", got, err, row.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	p, err := Compile("面积 * 单价 + max(面积, 楼层) + if(用量 > 0, 1, 2)")
	if err != nil || strings.Join(p.Names(), " ") != "面积 单价 楼层 用量" {
		t.Errorf("%v, %v", p, err)
	}
	if !p.Uses("x", "用量") || p.Uses("月数") {
		t.Error("uses the wrong names")
	}
	for text, want := range map[string]bool{"楼层": true, "层高2": true, "a_b": true, "2层": false, "max": false, "如果": false, "not": false, "true": false, "a b": false, "a+b": false, "": false, "面 ": false} {
		if IsName(text) != want {
			t.Errorf("%q a name: %v", text, !want)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, text := range []string{"面积 * 单价 * 天数 / 当月天数", "if(a > 1 and not b < 2, round(a, 2), -max(1, 2))", "((1))", "1..2", "a?.b", "#", "a?b:c", "`", "'", "sum(1,", "!", "1 in [2]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Compile(text)
		if err == nil {
			_, err = p.Work(func(string) (Value, bool) { return Value{Number: big.NewRat(-3, 7), Words: "-3/7"}, true })
		}
		if err != nil && fault.As(err) == nil {
			t.Errorf("%q: %v is no fault", text, err)
		}
		for _, lang := range []string{"zh-CN", "en"} {
			if f := fault.As(err); f != nil {
				if said := fault.Text(lang, f); strings.Contains(said, "{{") && !strings.Contains(text, "{") || said == string(f.Key) {
					t.Errorf("%q is told as %s", text, said)
				}
			}
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := Compile("面积 * 单价 * 天数 / 当月天数"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWork(b *testing.B) {
	p, err := Compile("面积 * 单价 * 天数 / 当月天数")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := p.Work(room); err != nil {
			b.Fatal(err)
		}
	}
}
