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

	partial bool               // FORMATS.md does not know all columns: what is not told is found by the alias table
	bare    func(g *grid) bool // knows a table without a header; its columns are #1, #2 …

	date, time              string
	in, out                 string // with twoColumns
	amount, flag            string // with the other signs
	sign                    sign
	inWords, outWords       string // of flag, instead of the usual words; prefixes, blank separated
	absolute                bool   // signs of amounts mean nothing: the column or the word gives the side
	openFlags               bool   // a flag that is neither in nor out makes the line neutral (wallets)
	order                   DateOrder
	mark                    string // decimal mark: "" is the point, anyMark finds it
	currency                string // column of the currency
	home                    string // the currency where neither column nor cell nor preamble names one
	currencyLabel           string // preamble label whose value names the currency
	balance                 string
	net, netBalance         string // a balance that moves by another column than the amount: only checked
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
	starts string // any of these, blank separated; # stands for a blank
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
		l.payer, l.payerAccount, l.payee, l.payeeAccount, l.memo, l.ref, l.ref2, l.status, l.kind, l.fee, l.ownAccount, l.ownName, l.net, l.netBalance} {
		all = append(all, names(list)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
