package paper

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLinesBreakAsTypesettersDo(t *testing.T) {
	em := 10 * mmPerPoint // one Chinese character at 10 points
	for _, row := range []struct {
		name, text string
		ems        float64
		want       []string
	}{
		{"fits", "物业费", 3, []string{"物业费"}},
		{"breaks between characters", "物业管理费", 2, []string{"物业", "管理", "费"}},
		{"no comma begins a line", "房租物业，水电", 4, []string{"房租物", "业，水电"}},
		{"no closing bracket begins a line", "（房租）费", 3, []string{"（房", "租）费"}},
		{"no opening bracket ends a line", "房租（含税）", 3, []string{"房租", "（含", "税）"}},
		{"an ellipsis stays with its word", "等等房租……", 4, []string{"等等房", "租……"}},
		{"a Latin word stays whole", "合同HT-2026-001号", 8, []string{"合同HT-2026-001", "号"}},
		{"and goes to the next line whole", "物业合同HT-2026-001", 8, []string{"物业合同", "HT-2026-001"}},
		{"a number stays whole", "共计金额 1,234.50 元", 5, []string{"共计金额", "1,234.50", "元"}},
		{"what no line can hold is broken", "ABCDEFGHIJKLMNOP", 3, []string{"ABCD", "EFGHI", "JKLM", "NOP"}},
		{"line breaks are kept", "一\n\n二", 5, []string{"一", "", "二"}},
		{"spaces at a break are dropped", "物业    管理", 2, []string{"物业", "管理"}},
		{"a line narrower than a character", "物业", 0.5, []string{"物", "业"}},
		{"beyond the basic plane", "𬸦𬭚䶮费", 2, []string{"𬸦𬭚", "䶮费"}},
		{"nothing", "  ", 5, nil},
	} {
		if got := typeface()[regular].lines(row.text, 10, row.ems*em); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

func TestLinesLoseNothingAndKeepTheRules(t *testing.T) {
	f := typeface()[regular]
	alphabet := []rune("房租物业管理费，。、；：）」』】》！？…（「『【《 ABCxyz0123.,-/()𬸦𬭚\n")
	strip := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 60).Draw(t, "text"))
		width := float64(rapid.IntRange(8, 60).Draw(t, "mm"))
		lines := f.lines(text, 10, width)
		if strip(strings.Join(lines, "")) != strip(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			if w := f.width(line, 10); w > width+0.001 && len([]rune(line)) > 1 {
				t.Fatalf("%q is %.2f mm wide, the column %.2f", line, w, width)
			}
		}
	})
}

func TestNoLineBreaksAgainstTheRules(t *testing.T) {
	f := typeface()[regular]
	words := []string{"房租", "物业管理费", "（含税）", "「甲方」", "，", "。", "合同HT-2026", "等", "；", "《合同》", "押金！"}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 1, 30).Draw(t, "words") {
			if strings.ContainsAny(w, "，。；") && (b.Len() == 0 || strings.HasSuffix(b.String(), w)) {
				continue // no sentence begins with a comma or has three
			}
			b.WriteString(w)
		}
		for i, line := range f.lines(b.String(), 10, 40) {
			r := []rune(line)
			if len(r) > 0 && (i > 0 && strings.ContainsRune(noStart, r[0]) || strings.ContainsRune(noEnd, r[len(r)-1])) {
				t.Fatalf("%q has the line %q", b.String(), line)
			}
		}
	})
}
