package sheet

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"zhangfang/internal/fault"
)

// What a file from outside may cost.
const (
	maxBytes    = 64 << 20 // the file, and what it unpacks to
	maxXMLBytes = 16 << 20 // one part of a workbook in memory; larger ones are read from a temporary file
	maxRows     = 200_000  // rows with something in them, over all tables
	maxCells    = 1024     // cells in a row
)

// Read takes a file of the exchange format apart. What it is shows in its content (workbook, JSON, CSV, or a zip of CSV
// files); the name only helps to tell which table a CSV holds. The error is a fault with every problem as a part, its
// place given as English table name, "row N" and English column name; then the data is what could be read besides.
//
// Each heading that somebody has settled is read as its Column, whatever it is called, or is passed over where that is empty. What
// every heading was taken for comes back too; JSON has none.
func Read(name string, data []byte, settled []Head) (Data, []Head, error) {
	in := &input{data: Data{}, settled: map[[2]string]string{}}
	for _, h := range settled {
		in.settled[[2]string{h.Table, plain(h.Heading)}] = h.Column
	}
	err := in.read(name, data)
	return in.data, in.heads, err
}

func (in *input) read(name string, data []byte) error {
	if len(data) > maxBytes {
		return fault.New(FileTooLarge, fault.Args{"size": len(data)>>20 + 1, "most": maxBytes >> 20})
	}
	switch head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"); {
	case len(head) == 0:
		return fault.New(FileEmpty, nil)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		in.zip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return fault.New(OldExcel, nil)
	case head[0] == '{' || head[0] == '[':
		in.json(name, data)
	default:
		in.csv(name, data)
	}
	if in.count == 0 && len(in.data) == 0 {
		in.add(fault.New(NothingInside, nil))
	}
	return in.err()
}

// input is one reading of one file.
type input struct {
	problems
	from source
	data Data
	rows int
	full bool // the cap on rows was passed and told

	settled map[[2]string]string // the column by table and plain heading; "" is passed over
	heads   []Head
}

// room counts a row and says whether it is still within the cap.
func (in *input) room() bool {
	if in.rows++; in.rows <= maxRows {
		return true
	}
	if !in.full {
		in.full = true
		in.add(fault.New(TooManyRows, fault.Args{"most": maxRows}))
	}
	return false
}

// text decodes a text file: UTF-16 by its mark, UTF-8 where valid, GB18030 otherwise.
func (in *input) text(data []byte) ([]byte, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return in.readable(out, err)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return data, true
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return in.readable(out, err)
}

func (in *input) readable(text []byte, err error) ([]byte, bool) {
	lost := bytes.Count(text, []byte("\uFFFD"))
	if err != nil || lost > 0 {
		in.add(fault.New(BadEncoding, fault.Args{"count": lost}))
		return nil, false
	}
	return text, true
}

// reader takes the rows of one table.
type reader struct {
	in    *input
	table *Table
	cols  []*Column       // by position; nil where the header is blank or unknown
	seen  map[string]int  // keys and the lines where they stood
	told  map[string]bool // JSON: names that are no columns
	rows  []Row
	blind bool  // a heading is unknown: rows are only examples
	look  []int // by position: its place in the heads, −1 for none
}

// open begins a table; a table may be in a file only once.
func (in *input) open(t *Table) (*reader, bool) {
	if _, twice := in.data[t.Name]; twice {
		in.add(fault.New(TableTwice, fault.Args{"name": t.Header + "/" + t.Name}).At(t.Name))
		return nil, false
	}
	in.data[t.Name] = []Row{}
	return &reader{in: in, table: t, seen: map[string]int{}, rows: []Row{}}, true
}

// close hands the table's rows over.
func (r *reader) close() { r.in.data[r.table.Name] = r.rows }

// row takes one row by position. Rows without anything in them are passed over, and so are the sums of the rows above.
func (r *reader) row(line int, cells []string) (more bool) {
	if blank(cells) || isTotal(cells) {
		return true
	}
	if !r.in.room() {
		return false
	}
	r.examples(cells)
	if r.blind {
		return line < maxLooked
	}
	row := Row{Line: line, Cells: make(map[string]Value, len(r.cols))}
	sound := true
	for i, c := range r.cols {
		if c == nil {
			continue
		}
		raw := ""
		if i < len(cells) {
			raw = cells[i]
		}
		sound = r.cell(&row, c, raw) && sound
	}
	for i := len(r.cols); i < len(cells); i++ {
		if strings.TrimSpace(cells[i]) != "" {
			r.in.add(refuse(NoHeader, cells[i]).At(r.table.Name, rowAt(line)))
			return true
		}
	}
	r.take(row, sound)
	return true
}

// cell parses one cell into the row.
func (r *reader) cell(row *Row, c *Column, raw string) bool {
	v, f := c.parse(raw, r.in.from)
	if f == nil && v.IsEmpty() && c.mustFill() {
		f = fault.New(Empty, fault.Args{"name": c.Header + "/" + c.Name})
	}
	if f != nil {
		r.in.add(f.At(r.table.Name, rowAt(row.Line), c.Name))
		return false
	}
	row.Cells[c.Name] = v
	return true
}

// take keeps a row whose cells are sound, unless its key was there before.
func (r *reader) take(row Row, sound bool) {
	if !sound {
		return
	}
	key := r.table.keyOf(row)
	if first, twice := r.seen[key]; twice && key != "" { // without a key it is matched otherwise
		r.in.add(fault.New(SameKey, fault.Args{"line": first, "key": strings.ReplaceAll(key, "\x00", ", ")}).At(r.table.Name, rowAt(row.Line)))
		return
	}
	r.seen[key] = row.Line
	r.rows = append(r.rows, row)
}

// keyOf gives the texts of a row's key columns joined by NUL: equal for rows that mean the same record.
func (t *Table) keyOf(row Row) string {
	var b strings.Builder
	first := true
	for i := range t.Columns {
		if c := &t.Columns[i]; c.Key {
			if !first {
				b.WriteByte(0)
			}
			first = false
			b.WriteString(c.text(row.Cells[c.Name], "en"))
		}
	}
	return b.String()
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// byName finds the table that a file or sheet name means: 客户, customers, customers.csv, 01-客户(2).csv.
func byName(name string) *Table {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if i := strings.LastIndexByte(base, '.'); i > 0 {
		base = base[:i]
	}
	p := plain(base)
	if t := declared().names[p]; t != nil {
		return t
	}
	return declared().names[strings.Trim(p, "0123456789.、")]
}
