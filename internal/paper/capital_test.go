package paper

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/money"
)

// The official examples, the forms that two public texts give, and the cases on which public converters disagree.
var capitals = []struct{ amount, written, alsoRead string }{
	{"1409.50", "壹仟肆佰零玖元伍角整", "壹仟肆佰零玖元伍角"},
	{"6007.14", "陆仟零柒元壹角肆分", ""},
	{"1680.32", "壹仟陆佰捌拾元零叁角贰分", "壹仟陆佰捌拾元叁角贰分"},
	{"107000.53", "壹拾万柒仟元零伍角叁分", "壹拾万零柒仟元伍角叁分"},
	{"16409.02", "壹万陆仟肆佰零玖元零贰分", ""},
	{"325.04", "叁佰贰拾伍元零肆分", ""},
	{"0", "零元整", "零圆正"},
	{"0.07", "柒分", ""},
	{"0.40", "肆角整", "肆角"},
	{"0.56", "伍角陆分", ""},
	{"10", "壹拾元整", "壹拾圆整"},
	{"1001", "壹仟零壹元整", "壹仟零壹元正"},
	{"10001", "壹万零壹元整", ""},
	{"229000", "贰拾贰万玖仟元整", ""},
	{"310.08", "叁佰壹拾元零捌分", ""},
	{"206000.75", "贰拾万陆仟元零柒角伍分", "贰拾万陆仟元柒角伍分"},
	{"123456789.01", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分", ""},
	{"999999999999", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元整", ""},

	{"12300.05", "壹万贰仟叁佰元零伍分", ""},
	{"100", "壹佰元整", ""},
	{"1001.50", "壹仟零壹元伍角整", ""},
	{"0.35", "叁角伍分", ""},
	{"100000000", "壹亿元整", ""},
	{"100001000", "壹亿零壹仟元整", ""},
	{"100000001.10", "壹亿零壹元壹角整", ""},
	{"1000000000000", "壹万亿元整", ""},
	{"1010000", "壹佰零壹万元整", ""},
	{"150003000", "壹亿伍仟万叁仟元整", "壹亿伍仟万零叁仟元整"},
}

func TestCapitalIsWrittenAsTheBanksAsk(t *testing.T) {
	for _, row := range capitals {
		a, err := money.Parse(row.amount)
		if err != nil {
			t.Fatal(err)
		}
		if got := Capital(a); got != "人民币"+row.written {
			t.Errorf("%s is written %s, want 人民币%s", row.amount, got, row.written)
		}
		if a != 0 {
			if got := Capital(-a); got != "负人民币"+row.written {
				t.Errorf("-%s is written %s", row.amount, got)
			}
		}
		for _, text := range []string{row.written, "人民币" + row.written, row.alsoRead} {
			if text == "" {
				continue
			}
			if got, err := readCapital(text); err != nil || got != a {
				t.Errorf("%s is read as %v (%v), want %v", text, got, err, a)
			}
		}
	}
}

func TestCapitalReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount(rapid.OneOf(
			rapid.Int64Range(int64(-money.Max), int64(money.Max)), rapid.Int64Range(-1e6, 1e6), rapid.Int64Range(-1e14, 1e14),
			rapid.Map(rapid.Int64Range(-1e4, 1e4), func(n int64) int64 { return n * 1_000_000 }),
		).Draw(t, "fen"))
		w := writing{rapid.Bool().Draw(t, "wan"), rapid.Bool().Draw(t, "ten"), rapid.Bool().Draw(t, "jiao")}
		if got, err := readCapital(capital(a, w)); err != nil || got != a {
			t.Fatalf("%v is written %s, read back as %v (%v)", a, capital(a, w), got, err)
		}
	})
}

func TestWhatIsNoCapitalIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "整", "元整", "壹佰", "壹佰元零", "佰元整", "壹佰元整整", "壹拾拾元整", "零壹元整", "壹仟壹元整", "一百元整", "100元整",
		"壹元伍分", "壹佰零元整", "壹万零壹仟元整", "负零元整", "负负壹元整", "玖亿亿亿亿亿元整",
	} {
		if got, err := readCapital(text); err == nil {
			t.Errorf("%q is read as %v (%v)", text, got, err)
		}
	}
}

// readCapital reads an amount in 大写 in every form that 支付结算办法 附一 allows: with or without 人民币, 圆 for 元,
// 正 for 整, the 零 that may be left out, and 角 with or without 整. Anything else is an error.
func readCapital(text string) (money.Amount, error) {
	refused := fmt.Errorf("no amount in capitals: %s", text)
	s := strings.NewReplacer("圆", "元", "正", "整").Replace(strings.Join(strings.Fields(text), ""))
	s, negative := strings.CutPrefix(s, minus)
	s = strings.TrimPrefix(s, prefix)
	if !negative {
		s, negative = strings.CutPrefix(s, minus)
	}
	a, err := value(s)
	if err != nil || negative && a == 0 {
		return 0, refused
	}
	// The value is read loosely; that one of the allowed writings gives the very same text makes it right.
	for i := range 8 {
		if capital(a, writing{i&1 > 0, i&2 > 0, i&4 > 0}) == prefix+s {
			if negative {
				a = -a
			}
			return a, nil
		}
	}
	return 0, refused
}

// value adds up digits and units and does not look at their order.
func value(s string) (money.Amount, error) {
	s = strings.TrimSuffix(s, "整")
	var yuan uint64
	if before, after, found := strings.Cut(s, "元"); found {
		n, err := number(before)
		if err != nil {
			return 0, err
		}
		yuan, s = n, after
	}
	if yuan > (math.MaxInt64-99)/100 {
		return 0, fmt.Errorf("too large")
	}
	a := money.Amount(yuan) * 100
	var d uint64
	for _, r := range s {
		switch r {
		case '角':
			a, d = a+money.Amount(10*d), 0
		case '分':
			a, d = a+money.Amount(d), 0
		default:
			n := strings.IndexRune(digits, r)
			if n < 0 {
				return 0, fmt.Errorf("not a digit: %c", r)
			}
			d = uint64(n / 3)
		}
	}
	return a, nil
}

// number reads yuan. The last 亿 (or 万) divides what is counted by it from what is not.
func number(s string) (uint64, error) {
	for _, unit := range []struct {
		of   uint64
		name string
	}{{yi, "亿"}, {wan, "万"}} {
		i := strings.LastIndex(s, unit.name)
		if i < 0 {
			continue
		}
		high, err := number(s[:i])
		if err != nil {
			return 0, err
		}
		low, err := number(s[i+len(unit.name):])
		if err != nil || high > math.MaxInt64/yi {
			return 0, fmt.Errorf("not a number: %s", s)
		}
		return high*unit.of + low, nil
	}
	var n, d uint64
	for _, r := range s {
		switch r {
		case '仟':
			n, d = n+1000*d, 0
		case '佰':
			n, d = n+100*d, 0
		case '拾':
			n, d = n+10*d, 0
		default:
			i := strings.IndexRune(digits, r)
			if i < 0 {
				return 0, fmt.Errorf("not a digit: %c", r)
			}
			d = uint64(i / 3)
		}
	}
	return n + d, nil
}
