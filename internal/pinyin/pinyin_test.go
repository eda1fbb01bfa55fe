package pinyin

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestReadings(t *testing.T) {
	for _, c := range []struct{ name, initials, full string }{
		{"云岫建筑", "yxjz", "yunxiujianzhu"},
		{"重庆长安商行", "cqcash", "chongqingchanganshanghang"},
		{"单雄信", "sxx", "shanxiongxin"},
		{"清单服务有限公司", "qdfwyxgs", "qingdanfuwuyouxiangongsi"},
		{"A座２便利店", "az2bld", "azuo2bianlidian"},
		{"锦绣大厦（一期）", "jxdsyq", "jinxiudashayiqi"},
		{"吕律师", "lls", "lvlvshi"},
		{"Lily's Café", "lilyscafé", "lilyscafé"},
		{"", "", ""},
		{"·—（）", "", ""},
	} {
		if got := Initials(c.name); got != c.initials {
			t.Errorf("initials of %s: %s, want %s", c.name, got, c.initials)
		}
		if got := Full(c.name); got != c.full {
			t.Errorf("pinyin of %s: %s, want %s", c.name, got, c.full)
		}
	}
}

func TestOneFormForOneName(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"杭州云岫（中国）建筑 有限公司", "杭州云岫(中国)建筑有限公司"},
		{"云岫【北区】", "云岫[北区]"},
		{"ＡＢＣ１２", "abc12"},
		{"阿依·木", "阿依•木"},
		{"云\u200b岫\u3000建筑", "云岫建筑"},
	} {
		if Norm(c.a) != Norm(c.b) {
			t.Errorf("%q and %q differ: %q, %q", c.a, c.b, Norm(c.a), Norm(c.b))
		}
	}
}

func TestSearchHoldsEveryName(t *testing.T) {
	got := Search("云岫建筑", "", "Cloud Peak", "云岫建筑")
	for _, part := range []string{"云岫建筑", "yxjz", "yunxiujianzhu", "cloudpeak"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q does not hold %q", got, part)
		}
	}
	if strings.Count(got, "yxjz") != 1 {
		t.Errorf("a name is held twice: %q", got)
	}
}

func TestNormIsSettledAndInitialsMatchSyllables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "name")
		n := Norm(s)
		if strings.ContainsAny(n, " \t\n") || !utf8.ValidString(n) {
			t.Fatalf("blanks or broken text in %q", n)
		}
		if got, want := utf8.RuneCountInString(Initials(s)), len(Syllables(s)); got != want {
			t.Fatalf("%d initials for %d syllables of %q", got, want, s)
		}
	})
}
