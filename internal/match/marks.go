package match

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhangfang/internal/fault"
)

// Mark says which part of a receipt's text gave a fact: From and To count characters (code points) of the field as the bank
// wrote it, To not included. Key is the reason whose sentence tells the fact.
type Mark struct {
	Field string    `json:"field"` // payerName, payerAccount or memo
	From  int       `json:"from"`
	To    int       `json:"to"`
	Key   fault.Key `json:"key"`
}

// phrase is a part of the folded memo that was recognised.
type phrase struct {
	key  fault.Key
	text string
}

func (m *memo) say(key fault.Key, text string) { m.said = append(m.said, phrase{key, text}) }

const (
	nameClues    = byName | byAlias | byPersonName | byPersonSeen | byShortName | byCutName | bySeenOften | bySound | bySeenOnce | byContact | byLike | byMask | byGroup
	accountClues = byAccount | byAccountSeen | byAccountOnce
)

// marks finds the parts of the receipt that speak of a candidate or against it, who tells how the payer
// was found, memo is what memoMarks finds.
func (v view) marks(c *candidate, who []Reason, memo []Mark) []Mark {
	out := []Mark{}
	if c.customer != nil {
		all := c.clues.all()
		if all&accountClues != 0 && v.PayerAccount != "" {
			key := SeenBefore
			if all&byAccount != 0 {
				key = AccountKnown
			}
			out = append(out, Mark{"payerAccount", 0, length(v.PayerAccount), key})
		}
		if all&nameClues != 0 && v.PayerName != "" && len(who) > 0 {
			out = append(out, Mark{"payerName", 0, length(v.PayerName), who[0].Key})
		}
	}
	if c.customer != nil && c.clues.all()&byMemoName != 0 {
		t := spread(v.Memo)
		for _, name := range []string{c.customer.core, c.customer.bare, core(c.customer.ShortName)} {
			if from, to, ok := t.find(name); ok && length(name) > 1 {
				return append(append(out, memo...), Mark{"memo", from, to, NameInMemo})
			}
		}
	}
	if len(out) == 0 {
		return memo
	}
	return append(out, memo...)
}

// memoMarks finds the parts of the memo that were recognised, whatever is proposed.
func (v view) memoMarks() []Mark {
	out := []Mark{}
	if len(v.memo.said) == 0 && len(v.memo.periods) == 0 {
		return out
	}
	t := spread(v.Memo)
	for _, p := range v.memo.said {
		if from, to, ok := t.find(p.text); ok {
			out = append(out, Mark{"memo", from, to, p.key})
		}
	}
	if len(v.memo.periods) > 0 {
		out = append(out, t.times(out)...)
	}
	return distinctMarks(out)
}

// distinctMarks keeps the first of marks that lie within each other.
func distinctMarks(all []Mark) []Mark {
	out := []Mark{}
	for _, m := range all {
		if !slices.ContainsFunc(out, func(o Mark) bool { return o.Field == m.Field && o.From <= m.From && m.To <= o.To }) {
			out = append(out, m)
		}
	}
	return out
}

// spreadText is a text by the letters and digits it is read by, with the place of each in the original.
type spreadText struct {
	text  []rune // as it was written
	plain []rune
	at    []int
}

// spread keeps the letters and digits of a text, half-width and small.
func spread(s string) spreadText {
	t := spreadText{text: []rune(s)}
	t.plain, t.at = make([]rune, 0, len(t.text)), make([]int, 0, len(t.text))
	add := func(r rune, at int) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			t.plain, t.at = append(t.plain, unicode.ToLower(r)), append(t.at, at)
		}
	}
	for i, r := range t.text {
		if r < 128 || unicode.Is(unicode.Han, r) {
			add(r, i)
			continue
		}
		for _, f := range norm.NFKC.String(string(r)) {
			add(f, i)
		}
	}
	return t
}

// find gives the place of a recognised text in the original.
func (t spreadText) find(text string) (from, to int, ok bool) {
	want := spread(text).plain
	for i := 0; len(want) > 0 && i+len(want) <= len(t.plain); i++ {
		if slices.Equal(t.plain[i:i+len(want)], want) {
			return t.at[i], t.at[i+len(want)-1] + 1, true
		}
	}
	return 0, 0, false
}

const timeSigns = "零〇一二三四五六七八九十年月日号份季度第上下本当个半全春秋至到-~—～–.、,/ qQ"

// times gives the parts of the text that speak of a time: the longest runs of digits and words of time that are not
// marked otherwise.
func (t spreadText) times(marked []Mark) []Mark {
	var out []Mark
	isTime := func(i int) bool {
		r := t.text[i]
		taken := slices.ContainsFunc(marked, func(m Mark) bool { return m.Field == "memo" && m.From <= i && i < m.To })
		return !taken && (unicode.IsDigit(r) || strings.ContainsRune(timeSigns, r))
	}
	for i := 0; i < len(t.text); i++ {
		if !isTime(i) {
			continue
		}
		j := i
		for j < len(t.text) && isTime(j) {
			j++
		}
		from, to := i, j
		for from < to && strings.ContainsRune("-~—～–.、,/ ", t.text[from]) {
			from++
		}
		for to > from && strings.ContainsRune("-~—～–.、,/ ", t.text[to-1]) {
			to--
		}
		part := string(t.text[from:to])
		if to-from > 1 && (strings.ContainsAny(part, "年月季半度qQ") || strings.ContainsFunc(part, unicode.IsDigit)) {
			out = append(out, Mark{"memo", from, to, PeriodInMemo})
		}
		i = j
	}
	return out
}
