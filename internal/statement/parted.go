package statement

import (
	"regexp"
	"strings"
)

// What one column says elsewhere, parted: a day over three columns, a legend in a heading, columns with blanks between them.

// dayParts are the headings of a day in three columns.
var dayParts = [3]map[string]bool{set("年 年份 year"), set("月 月份 month"), set("日 day")}

// threeDays gives the columns of year, month and day; nil where the headings have no such three.
func threeDays(labels []string) []int {
	var out []int
	for _, part := range dayParts {
		for i, l := range labels {
			if part[l] {
				out = append(out, i)
				break
			}
		}
	}
	if len(out) < len(dayParts) {
		return nil
	}
	return out
}

// parted takes a day from three columns where no column holds whole ones.
func (g *guesser) parted(by map[Field][]found) bool {
	columns := threeDays(g.c.labels)
	if columns == nil {
		return false
	}
	days := 0
	for _, r := range g.rows {
		if _, ok := parseMoment((pick{columns[:1], columns[1:2], columns[2:]}).day(r.cells), YearFirst, g.c.grid); ok {
			days++
		}
	}
	if days*2 < len(g.rows) {
		return false
	}
	for _, i := range columns {
		g.m.Columns[FieldDate] = append(g.m.Columns[FieldDate], g.name(i))
	}
	g.times(by, columns[0])
	return true
}

// day is text for a day, whose month and day may be the same number.
func (k pick) day(cells []string) string {
	if len(k) < len(dayParts) {
		return k.text(cells)
	}
	var all []string
	for i := range k {
		all = append(all, k[i:i+1].text(cells))
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// day gives the columns of the day as a layout names them: three are joined, of others the first that is filled counts.
func (m *Mapping) day(first string) string {
	if names := strings.Split(first, "|"); len(names) == len(dayParts) && threeDays(names) != nil {
		return strings.Join(names, " ")
	}
	return first
}

// A legend in a heading says what its codes mean: (1借2贷), (D:支出 C:收入), 0-借,1-贷.
var (
	codeFirst = regexp.MustCompile(`([0-9a-z]{1,2})[^0-9a-z借贷收支]{0,2}(借|贷|收|支)[^0-9a-z借贷收支]{0,3}([0-9a-z]{1,2})[^0-9a-z借贷收支]{0,2}(借|贷|收|支)`)
	wordFirst = regexp.MustCompile(`(借|贷|收|支)[^0-9a-z借贷收支(]{0,3}([0-9a-z]{1,2})[^0-9a-z借贷收支]{0,2}(借|贷|收|支)[^0-9a-z借贷收支(]{0,3}([0-9a-z]{1,2})`)
)

// legend reads the codes for money in and out from a heading, in the form of label.
func legend(heading string) (in, out string, ok bool) {
	m := codeFirst.FindStringSubmatch(heading)
	if m == nil {
		if m = wordFirst.FindStringSubmatch(heading); m == nil {
			return "", "", false
		}
		m[1], m[2], m[3], m[4] = m[2], m[1], m[4], m[3]
	}
	side := map[string]bool{"贷": true, "收": true}
	if m[1] == m[3] || side[m[2]] == side[m[4]] {
		return "", "", false
	}
	if side[m[2]] {
		return m[1], m[3], true
	}
	return m[3], m[1], true
}

// legends takes the column whose heading says what its codes mean, if nothing else stands in it.
func (g *guesser) legends(amount int) bool {
	for i, l := range g.c.labels {
		in, out, ok := legend(l)
		if texts := g.column(i); !ok || len(texts) == 0 || share(texts, func(s string) bool { s = label(s); return s == in || s == out }) < 100 {
			continue
		}
		g.m.Sign, g.m.InWords, g.m.OutWords = SignFlagged, []string{in}, []string{out}
		g.use(FieldFlag, i)
		g.m.Absolute = g.anyNegative(amount)
		return true
	}
	return false
}

// maxBlanks is the longest text of which columns parted by blanks are looked for: it is written anew.
const maxBlanks = 8 << 20

// byBlanks gives a text whose columns are parted by blanks with tabs instead, line by line. It is none where a line that
// begins with a day has another number of words than the header: then an empty column, or a blank inside a cell, leaves open
// what belongs where.
func byBlanks(text string) (string, bool) {
	if len(text) > maxBlanks {
		return "", false
	}
	lines, head, rows := strings.Split(text, "\n"), 0, 0
	for i, line := range lines {
		words := strings.FieldsFunc(line, blank)
		if head == 0 {
			if i > headerSpan {
				return "", false
			}
			if knownNames(words) >= 3 {
				head = len(words)
				lines[i] = strings.Join(words, "\t")
			}
			continue
		}
		wide := wideFields(line)
		switch {
		case len(wide) == head:
			lines[i] = strings.Join(wide, "\t")
		case len(words) == head:
			lines[i] = strings.Join(words, "\t")
		case len(words) > 0 && startsWithDay(words[0]):
			return "", false
		default:
			continue
		}
		rows++
	}
	return strings.Join(lines, "\n"), rows > 0
}

func startsWithDay(word string) bool {
	_, ok := parseMoment(word, YearFirst, nil)
	return ok
}

// wideFields cuts a line where two blanks or more stand together, or a wide one.
func wideFields(line string) []string {
	line = strings.NewReplacer("\u3000", "  ", "\t", "  ", "\u00A0", " ", "\r", "").Replace(line)
	var out []string
	for _, field := range strings.Split(line, "  ") {
		if field = strings.TrimSpace(field); field != "" {
			out = append(out, field)
		}
	}
	return out
}

// knownNames counts the cells that are names of columns.
func knownNames(cells []string) int {
	known := 0
	for _, cell := range cells[:min(len(cells), maxColumns)] {
		if _, ok := vocabulary[label(cell)]; ok {
			known++
		}
	}
	return known
}

// numerals are the digits of a written day: 二〇二六年三月二日, 贰零贰陆年零叁月零贰日.
var numerals = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "壹", "1", "二", "2", "贰", "2", "三", "3", "叁", "3", "四", "4", "肆", "4",
	"五", "5", "伍", "5", "六", "6", "陆", "6", "七", "7", "柒", "7", "八", "8", "捌", "8", "九", "9", "玖", "9", "拾", "十", "廿", "二十", "卅", "三十")

var ten = regexp.MustCompile(`([1-9]?)十([1-9]?)`)

// spelt gives a day that is written in numerals with digits; anything else as it is.
func spelt(s string) string {
	if !strings.Contains(s, "年") || !strings.ContainsAny(s, "〇○零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿卅") {
		return s
	}
	s = numerals.Replace(numerals.Replace(s))
	return ten.ReplaceAllStringFunc(s, func(part string) string {
		before, behind, _ := strings.Cut(part, "十")
		if before == "" {
			before = "1"
		}
		if behind == "" {
			behind = "0"
		}
		return before + behind
	})
}
