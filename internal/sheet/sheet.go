// Package sheet moves typed tables in and out of .xlsx, .csv and .json, and writes report workbooks.
//
// The tables are declared once (Tables); reading, writing, the template and its help page all follow that list.
// The package knows what a cell may hold, not what the office allows: whether a customer exists, or a contract may
// end before it starts, is decided by the services. It opens no file: bytes come in, bytes go out.
//
// Read is for files from outside and believes nothing: it caps sizes, collects every error with table, row and column,
// and gives no rows at all when there is one. A column that is missing means "leave as it is"; an empty cell means empty.
package sheet

import (
	"strings"
	"sync"
)

// Kind says what a column's cells hold.
type Kind int

const (
	Text    Kind = iota // words, several lines allowed
	Code                // an identifier: one line, full-width letters and digits made half-width
	Money               // money.Amount: yuan with at most two places
	Decimal             // decimal.Decimal: at most 6 places and 15 digits in all
	Rate                // decimal.Decimal as a fraction: 0.05 or 5%, at most 10 places
	Integer             // int64
	Day                 // date.Date
	Clock               // a time of day as the text HH:MM:SS
	Bool                // yes or no
	Enum                // one of the column's options, held as its English value
	List                // codes or names separated by ";"
	Tenth               // decimal.Decimal whose one place is always shown: 91.0 beside 90.7. Of reports alone
)

// Words is a sentence in both languages.
type Words struct{ ZH, EN string }

// In gives the words for "en" or, for anything else, Chinese.
func (w Words) In(lang string) string {
	if lang == "en" {
		return w.EN
	}
	return w.ZH
}

// Option is one value of an Enum, or a word that an Integer column takes for a number (季 for 3).
type Option struct {
	Value string // the English or numeric form, as in JSON
	ZH    string // the Chinese form, as in Chinese files
	Also  []string
}

// Column describes one column of a table.
type Column struct {
	Name      string   // English name: JSON key and English header
	Header    string   // Chinese header
	Also      []string // other headers that people use
	Kind      Kind
	Key       bool // part of the key by which rows are matched: the column must be there, unless MayBeNone
	Required  bool // may be left out as a column (then it stays as it is), but its cells are not empty
	Options   []Option
	Share     string // Rate: up to this a plain number is a fraction (0.05); from Points on it is percent (5); between is refused
	Points    string
	MayBeNone bool   // Key: empty is a value of its own (the last tier has no upper end; a customer is known by the name), and so the column may be missing
	Example   string // as in JSON, plainly invented
	Help      Words
}

// Title gives the header in "en" or Chinese.
func (c *Column) Title(lang string) string {
	if lang == "en" {
		return c.Name
	}
	return c.Header
}

// mustBeThere says that a table without this column cannot be matched.
func (c *Column) mustBeThere() bool { return c.Key && !c.MayBeNone }

// mustFill says that an empty cell of this column is an error.
func (c *Column) mustFill() bool { return (c.Key || c.Required) && !c.MayBeNone }

// Table describes one table of the exchange format: one sheet of a workbook, one CSV file, one list in JSON.
type Table struct {
	Name    string   // English name: JSON key and English sheet name
	Header  string   // Chinese sheet name
	Also    []string // other sheet names that people use
	Help    Words
	Columns []Column
}

// Title gives the sheet's name in "en" or Chinese.
func (t *Table) Title(lang string) string {
	if lang == "en" {
		return t.Name
	}
	return t.Header
}

// Column finds a column by its English name; nil when the table has none.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

// index holds the declared tables with the normalised names by which files may call them and their columns.
type index struct {
	tables  []Table
	names   map[string]*Table
	columns map[*Table]map[string]*Column
}

var declared = sync.OnceValue(func() *index {
	x := &index{tables: declare(), names: map[string]*Table{}, columns: map[*Table]map[string]*Column{}}
	for i := range x.tables {
		t := &x.tables[i]
		for _, name := range append([]string{t.Name, t.Header}, t.Also...) {
			x.names[plain(name)] = t
		}
		x.columns[t] = map[string]*Column{}
		for j := range t.Columns {
			c := &t.Columns[j]
			for _, name := range append([]string{c.Name, c.Header}, c.Also...) {
				x.columns[t][plain(name)] = c
			}
		}
	}
	return x
})

// Tables gives every table of the exchange format in the order in which rows refer to each other:
// customers before contracts, contracts before charges. Callers do not change it.
func Tables() []Table { return declared().tables }

// TableNamed finds a table by its English name; nil when there is none.
func TableNamed(name string) *Table {
	for i, t := range declared().tables {
		if t.Name == name {
			return &declared().tables[i]
		}
	}
	return nil
}

// plain makes names comparable: half-width, lower case, without blanks, underscores, hyphens, the star of a required
// column, and brackets' contents such as （元）.
func plain(name string) string {
	name = strings.ToLower(narrow(name))
	if i := strings.IndexByte(name, '('); i > 0 {
		if j := strings.IndexByte(name[i:], ')'); j > 0 {
			name = name[:i] + name[i+j+1:]
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-*:\t\n\r\u3000\u00a0\u200b\ufeff", r) {
			return -1
		}
		return r
	}, name)
}

// narrow turns full-width ASCII into half-width, and the full-width space into a space.
func narrow(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= '！' && r <= '～' || r == '\u3000' || r == '\u00a0' }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u3000', r == '\u00a0':
			return ' '
		}
		return r
	}, s)
}
