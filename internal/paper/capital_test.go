package paper

import (
	"testing"

	"pgregory.net/rapid"

	"zhangfang/internal/fault"
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
			if got, err := ParseCapital(text); err != nil || got != a {
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
		if got, err := ParseCapital(capital(a, w)); err != nil || got != a {
			t.Fatalf("%v is written %s, read back as %v (%v)", a, capital(a, w), got, err)
		}
	})
}

func TestWhatIsNoCapitalIsRefused(t *testing.T) {
	for _, text := range []string{
		"", "整", "元整", "壹佰", "壹佰元零", "佰元整", "壹佰元整整", "壹拾拾元整", "零壹元整", "壹仟壹元整", "一百元整", "100元整",
		"壹元伍分", "壹佰零元整", "壹万零壹仟元整", "负零元整", "负负壹元整", "玖亿亿亿亿亿元整",
	} {
		if got, err := ParseCapital(text); fault.As(err) == nil || fault.As(err).Key != NotCapital {
			t.Errorf("%q is read as %v (%v)", text, got, err)
		}
	}
}
