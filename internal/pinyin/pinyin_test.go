package pinyin

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
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

func TestANameIsFoundByEitherReading(t *testing.T) {
	for _, c := range []struct {
		name string
		want string // the initials that its search text holds
	}{
		{"长亭快修店", "ztkxd ctkxd"},
		{"长沙米粉", "csmf"},      // the word settles it
		{"单氏", "ss"},          // so does the surname
		{"云岫建筑", "yxjz"},      // nothing to settle
		{"乐行", "lx yx lh yh"}, // both of both
		{"A长B", "azb acb"},
	} {
		if got := strings.Join(allInitials(c.name), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		for _, w := range strings.Fields(c.want) {
			if !slices.Contains(strings.Fields(Search(c.name)), w) {
				t.Errorf("%s is not found by %s", c.name, w)
			}
		}
	}
	if got := allInitials("长行重乐会调单曾解查"); len(got) > mostInitials || got[0] != Initials("长行重乐会调单曾解查") {
		t.Errorf("%d ways, first %s", len(got), got[0])
	}
}

// The letters are those with which the dictionary's readings begin, and at least two.
func TestPolyphonesAreTheDictionarys(t *testing.T) {
	all := pinyin.Args{Style: pinyin.Normal, Heteronym: true}
	for r, letters := range polyphones {
		var first []string
		for _, s := range pinyin.SinglePinyin(r, all) {
			first = append(first, s[:1])
		}
		if len(letters) < 2 || strings.ContainsFunc(letters, func(l rune) bool { return !slices.Contains(first, string(l)) }) {
			t.Errorf("%c is said to begin with %s, the dictionary has %v", r, letters, first)
		}
	}
}
