package paper

import (
	"strings"
	"unicode"
)

// 禁则: no line begins with one of noStart, and none ends with one of noEnd.
const (
	noStart = "，。、；：）」』】》！？…—·〕〉〗％‰℃°”’,.;:!?)]}%"
	noEnd   = "（「『【《〔〈〖“‘([{¥￥$"
)

// lines breaks text into lines of at most width mm. Chinese may break between any two characters that 禁则 leaves apart; Latin
// words and numbers stay whole where a line can hold them; what no line can hold is broken where it must. A line break
// in the text is kept. Nothing is lost but the spaces at which a line was broken. Text without content gives no lines.
func (f *font) lines(text string, points, width float64) []string {
	var out []string
	limit := int(width/f.scale(points) + 1e-6)
	for paragraph := range strings.SplitSeq(strings.TrimRight(text, " \t\r\n"), "\n") {
		out = append(out, f.breakParagraph([]rune(tidy(paragraph)), limit)...)
	}
	if len(out) == 1 && out[0] == "" {
		return nil
	}
	return out
}

// tidy makes one kind of space of tabs and carriage returns.
func tidy(s string) string {
	if !strings.ContainsAny(s, "\t\r") {
		return s
	}
	return strings.NewReplacer("\t", " ", "\r", "").Replace(s)
}

// breakParagraph fills line after line. limit is the width of a line in units of the em.
func (f *font) breakParagraph(text []rune, limit int) []string {
	var out []string
	for {
		n := f.fit(text, limit)
		if n == len(text) {
			return append(out, strings.TrimRight(string(text), " "))
		}
		n = breakAt(text, n)
		out = append(out, strings.TrimRight(string(text[:n]), " "))
		for n < len(text) && text[n] == ' ' {
			n++
		}
		text = text[n:]
	}
}

// fit counts how many characters a line can hold, at least one. Spaces at its end may hang over.
func (f *font) fit(text []rune, limit int) int {
	used := 0
	for i, r := range text {
		used += int(f.advance[f.glyph(r)])
		if used > limit && r != ' ' {
			return max(i, 1)
		}
	}
	return len(text)
}

// breakAt moves a break at n back to where the line may end: first to a place between words that 禁则 allows,
// else inside the word that is too long, but there too not against 禁则; else it stays.
func breakAt(text []rune, n int) int {
	for i := n; i > 0; i-- {
		if mayBreak(text[i-1], text[i]) && strings.TrimSpace(string(text[:i])) != "" {
			return i
		}
	}
	for i := n; i > 0; i-- {
		if !forbidden(text[i-1], text[i]) {
			return i
		}
	}
	return n
}

// mayBreak says whether a line may end after a and the next begin with b.
func mayBreak(a, b rune) bool {
	if b == ' ' {
		return false // the space belongs to the line it ends
	}
	if a == ' ' {
		return !strings.ContainsRune(noStart, b)
	}
	return !forbidden(a, b) && !(inWord(a) && inWord(b))
}

func forbidden(a, b rune) bool {
	return strings.ContainsRune(noStart, b) || strings.ContainsRune(noEnd, a)
}

// inWord says whether a character belongs to Latin words, numbers, addresses of the net and the like.
func inWord(r rune) bool {
	return r > ' ' && r < 0x2E80 && !unicode.IsSpace(r) && r != '×' && r != '÷' && r != '–'
}
