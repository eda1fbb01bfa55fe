package statement

import (
	"slices"
	"strings"
)

// sign says how a row tells money in from money out.
type sign string

const (
	twoColumns sign = ""         // one column in, one column out
	signed     sign = "signed"   // one amount, plus is in
	spending   sign = "spending" // one amount, plus is out: credit cards
	flagged    sign = "flagged"  // one amount and a word for its side
	flagSigned sign = "both"     // a word for the side and a sign that says the same; where it does not, a reversal
)

// layout is one tabular file format as a table of facts. Column names are written as label gives them: no blanks,
// half-width brackets, lower case, without (元).
//
// A field names its columns: "摘要 用途" joins what is not empty, "备注|商品说明" takes the first that is not empty.
type layout struct {
	id        string // of the variant, unique within its format
	header    string // columns that must all stand in one row: what the layout is known by
	also      string // further columns that it can have
	container string // csv or xlsx where only one of them is meant; "" = any
	title     string // words (a|b), one of which stands above the header or in it; without them header and also must be all there is

	date, time              string
	in, out                 string // with twoColumns
	amount, flag            string // with the other signs
	sign                    sign
	inWords, outWords       string // of flag, instead of the usual words; prefixes, blank separated
	absolute                bool   // signs of amounts mean nothing: the column or the word gives the side
	openFlags               bool   // a flag that is neither in nor out makes the line neutral (wallets)
	order                   DateOrder
	currency                string // column of the currency
	home                    string // the currency where neither column nor cell nor preamble names one
	currencyLabel           string // preamble label whose value names the currency
	balance                 string
	peer, peerAccount       string // the other party
	payer, payerAccount     string // where payer and payee have columns of their own, the other party stands in
	payee, payeeAccount     string // payer on money in and in payee on money out
	gluedAccount            bool   // the account stands behind the name in the same cell
	memo, ref, ref2         string
	status, kind, fee, bank string // bank is a name for AccountHint, not a column
	ownAccount, ownName     string // columns of the account itself
	classes                 []classRule
	fix                     func(l *Line, cell func(name string) string) // code, only where a table cannot say it
}

// classRule gives lines a class by the beginning of a field.
type classRule struct {
	field  string // status, kind, memo
	starts string // any of these, blank separated
	class  Class
}

// names gives the columns of a field or list.
func names(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ' ' || r == '|' })
}

// known are all column names that the layout speaks of.
func (l *layout) known() []string {
	var all []string
	for _, list := range []string{l.header, l.also, l.date, l.time, l.in, l.out, l.amount, l.flag, l.currency, l.balance, l.peer, l.peerAccount,
		l.payer, l.payerAccount, l.payee, l.payeeAccount, l.memo, l.ref, l.ref2, l.status, l.kind, l.fee, l.ownAccount, l.ownName} {
		all = append(all, names(list)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// candidate is a row that could be a header.
type candidate struct {
	grid   *grid
	index  int      // in grid.rows
	labels []string // of its cells
	above  string   // text of the rows before it, for titles
}

// candidates lists the rows near the beginning of each table that hold at least three names.
func (f *file) candidates() ([]candidate, error) {
	grids, err := f.tables()
	if err != nil {
		return nil, err
	}
	var all []candidate
	for _, g := range grids {
		var above strings.Builder
		for i, r := range g.rows[:min(len(g.rows), headerSpan)] {
			labels, filled := make([]string, len(r.cells)), 0
			for k, c := range r.cells {
				if len(c) < 200 {
					if labels[k] = label(c); labels[k] != "" {
						filled++
					}
				}
			}
			if filled >= 3 {
				all = append(all, candidate{g, i, labels, above.String()})
			}
			for _, c := range r.cells {
				if above.Len() < 64<<10 {
					above.WriteString(c[:min(len(c), 500)])
					above.WriteByte(' ')
				}
			}
		}
	}
	return all, nil
}

// claims scores how well a header row fits: 0 is not at all. Every column that must be there counts most, then the
// title, then other known columns; so the fullest description of a file wins, in whatever order layouts are asked.
func (l *layout) claims(c candidate) int {
	if l.container != "" && (l.container == "csv") != (c.grid.delimiter != 0) {
		return 0
	}
	must := names(l.header)
	for _, name := range must {
		if !slices.Contains(c.labels, name) {
			return 0
		}
	}
	known, strangers, extra := l.known(), 0, 0
	for _, have := range c.labels {
		switch {
		case have == "":
		case !slices.Contains(known, have):
			strangers++
		case !slices.Contains(must, have):
			extra++
		}
	}
	titled := false
	for _, word := range strings.Split(l.title, "|") {
		titled = titled || word != "" && (strings.Contains(c.above, word) || strings.Contains(strings.Join(c.labels, " "), word))
	}
	if l.title != "" && !titled && strangers > 0 {
		return 0
	}
	score := 10*len(must) + extra - strangers
	if titled {
		score += 15
	}
	return max(score, 1)
}
