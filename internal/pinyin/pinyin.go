// Package pinyin makes Chinese names findable and comparable: their initials, their full pinyin, the text that is
// stored beside a record for searching, and one normal form. It knows no grammar: a character with several readings
// takes its usual one, unless a word of the office (重庆, 银行, 会计, 大厦 …) or a surname settles it.
package pinyin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

var plain = pinyin.Args{Style: pinyin.Normal, Fallback: func(rune, pinyin.Args) []string { return nil }}

// words settle characters with several readings; the longest that fits is taken. Only the readings that differ from
// the dictionary's first one need a word.
var words = map[string][]string{
	"重庆": {"chong", "qing"}, "银行": {"yin", "hang"}, "分行": {"fen", "hang"}, "支行": {"zhi", "hang"}, "商行": {"shang", "hang"},
	"车行": {"che", "hang"}, "会计": {"kuai", "ji"}, "大厦": {"da", "sha"}, "厦门": {"xia", "men"}, "音乐": {"yin", "yue"},
	"成长": {"cheng", "zhang"}, "重阳": {"chong", "yang"}, "成都": {"cheng", "du"}, "蚌埠": {"beng", "bu"}, "六安": {"lu", "an"},
	"台州": {"tai", "zhou"}, "丽水": {"li", "shui"}, "朝阳": {"chao", "yang"}, "长沙": {"chang", "sha"}, "长春": {"chang", "chun"},
	"长安": {"chang", "an"}, "长江": {"chang", "jiang"}, "调味": {"tiao", "wei"}, "调理": {"tiao", "li"}, "行业": {"hang", "ye"},
	"解放": {"jie", "fang"}, "单位": {"dan", "wei"}, "单元": {"dan", "yuan"},
}

// polyphones are the characters of names that are read with different first letters, and these letters: 长亭 is looked for as ct by
// one and as zt by another.
var polyphones = map[rune]string{
	'长': "cz", '行': "hx", '重': "cz", '乐': "ly", '会': "hk", '调': "td", '单': "ds", '曾': "zc", '解': "jx", '查': "cz", '朝': "cz",
	'藏': "cz", '传': "cz", '弹': "td", '车': "cj", '盛': "sc", '石': "sd", '厦': "sx", '系': "xj", '省': "sx", '宿': "sx", '畜': "cx",
	'降': "jx", '卜': "bp", '乘': "cs", '澄': "cd", '沈': "sc", '召': "zs", '翟': "zd",
}

// mostInitials bounds the ways in which the initials of a name may be read: those of three such characters.
const mostInitials = 8

// surnames are read so at the head of a person's name.
var surnames = map[string][]string{
	"单": {"shan"}, "曾": {"zeng"}, "仇": {"qiu"}, "解": {"xie"}, "查": {"zha"}, "朴": {"piao"}, "任": {"ren"}, "华": {"hua"},
	"盖": {"ge"}, "翟": {"zhai"}, "缪": {"miao"}, "尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "覃": {"qin"}, "谌": {"chen"},
}

// Syllables gives the reading of every Han character without tone (ü is v), and every other letter or digit in lower
// case as a syllable of its own. Blanks and signs have none.
func Syllables(name string) []string {
	out, _ := syllables(name)
	return out
}

// syllables gives beside each syllable the character that it reads where nothing settles how, else 0.
func syllables(name string) (out []string, open []rune) {
	text := []rune(Norm(name))
	out, open = make([]string, 0, len(text)), make([]rune, 0, len(text))
	for i := 0; i < len(text); {
		if read, n := fixed(text, i); n > 0 {
			out, open = append(out, read...), append(open, make([]rune, len(read))...)
			i += n
			continue
		}
		for _, s := range one(text[i]) {
			out, open = append(out, s), append(open, text[i])
		}
		i++
	}
	return out, open
}

// fixed finds a surname at the head of a short name, or a word, at place i, and tells how many characters it takes.
func fixed(text []rune, i int) ([]string, int) {
	person := i == 0 && len(text) <= 4
	for n := min(2, len(text)-i); n > 0; n-- {
		part := string(text[i : i+n])
		if read, ok := words[part]; ok {
			return read, n
		}
		if read, ok := surnames[part]; ok && person {
			return read, n
		}
	}
	return nil, 0
}

func one(r rune) []string {
	if unicode.Is(unicode.Han, r) {
		return pinyin.SinglePinyin(r, plain)
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return []string{string(r)}
	}
	return nil
}

// Initials gives the first letter of every syllable: "云岫建筑" is "yxjz", "A座便利店" is "azbld".
func Initials(name string) string {
	var b strings.Builder
	for _, s := range Syllables(name) {
		r, _ := utf8.DecodeRuneInString(s)
		b.WriteRune(r)
	}
	return b.String()
}

// allInitials gives the initials in every way in which a name may be read, the usual one first.
func allInitials(name string) []string {
	read, open := syllables(name)
	all := []string{""}
	for i, s := range read {
		first, _ := utf8.DecodeRuneInString(s)
		letters := string(first)
		for _, l := range polyphones[open[i]] {
			if l != first && 2*len(all) <= mostInitials {
				letters += string(l)
			}
		}
		var longer []string
		for _, l := range letters {
			for _, before := range all {
				longer = append(longer, before+string(l))
			}
		}
		all = longer
	}
	return all
}

// Full gives all syllables in one word: "云岫建筑" is "yunxiujianzhu".
func Full(name string) string { return strings.Join(Syllables(name), "") }

// Search gives the text that is stored with a record so that it is found by any of its names, by their initials in every reading and
// by their pinyin. The parts are parted by blanks; empty names leave nothing. A query is put through Norm first.
func Search(names ...string) string {
	var parts []string
	seen := map[string]bool{}
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			parts = append(parts, s)
		}
	}
	for _, n := range names {
		add(Norm(n))
		for _, initials := range allInitials(n) {
			add(initials)
		}
		add(Full(n))
	}
	return strings.Join(parts, " ")
}

// Norm gives the one form in which names are compared: NFKC (full-width letters and brackets become half-width), all
// kinds of brackets round, all middle dots one, blanks and invisible characters dropped, lower case.
func Norm(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '[', '{', '<', '【', '〔', '〖', '《', '〈', '「', '『':
			return '('
		case ']', '}', '>', '】', '〕', '〗', '》', '〉', '」', '』':
			return ')'
		case '•', '・', '‧', '∙', '⋅', '●':
			return '·'
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(name))
}
