package statement

import (
	"bytes"
	"strconv"
	"strings"

	"zhangfang/internal/fault"
)

// row is one row of a grid that holds anything: its number in the file and its cells, trimmed of nothing.
type row struct {
	num   int // 1-based
	cells []string
	text  string // instead of cells, which are cut from it
}

// grid is a table of text cells, whatever container it came in. Blank rows are left out; their numbers are kept.
type grid struct {
	sheet     string
	delimiter rune // 0 in a workbook
	rows      []row
	binary    bool // numbers came as floating point: 15 digits count, dates may be serial numbers
	unfolded  bool // rows of one cell were looked for
	hidden    bool // a sheet that the user does not see
	base1904  bool // serial numbers count from 1904, as in old Mac workbooks
}

// file is an opened container: grids of a table, or the text of anything else.
type file struct {
	name     string // for the year of days that have none
	encoding string
	text     string // of text files; "" for workbooks
	split    rune   // the delimiter, where the user said it
	grids    []*grid
	others   []string // sheets that were not read
	members  []member // of an archive; then there is nothing else
	wrong    string   // the first lines with bytes that are no text
	replaced int
	stripped int
	cells    int // so far, against maxCells
	held     int // bytes that the file and its lines take, against maxHeld
}

// openAt looks at the first bytes, and only at them, to tell containers apart, and opens a file that lies depth archives deep. Of a text what the user said of its encoding and its delimiter counts.
func openAt(data []byte, opt Options, depth int) (*file, error) {
	switch {
	case len(bytes.TrimSpace(bytes.Trim(data[:min(len(data), 4096)], "\x00\ufeff"))) == 0:
		return nil, fault.New(Empty, nil)
	case len(data) > maxBytes:
		return nil, fault.New(TooLarge, fault.Args{"size": len(data) >> 20, "limit": maxBytes >> 20})
	case depth > maxNesting:
		return nil, fault.New(Unreadable, fault.Args{"detail": "archive in archive"})
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return openOLE(data, opt.Password)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return openZip(data, opt, depth)
	case bytes.HasPrefix(data, []byte{0x1F, 0x8B}):
		return openGzip(data, opt, depth)
	case bytes.HasPrefix(data, []byte("%PDF")):
		return nil, fault.New(IsPDF, nil)
	}
	f, err := openText(data)
	if opt.Mapping != nil {
		return f.said(data, err, opt.Mapping)
	}
	return f, err
}

// said opens a text again with the encoding and the delimiter that the user named.
func (f *file) said(data []byte, err error, m *Mapping) (*file, error) {
	if m.Encoding != "" && (f != nil || isFault(err, NotText)) {
		f, err = decodedAs(data, m.Encoding)
	}
	if err == nil && m.Split != "" {
		if len(m.Split) != 1 || m.Split == "\"" || m.Split == "\n" || m.Split == "\r" {
			return nil, fault.New(MappingMismatch, fault.Args{"missing": "split"})
		}
		f.split, f.grids = rune(m.Split[0]), nil
	}
	return f, err
}

func isFault(err error, key fault.Key) bool {
	f := fault.As(err)
	return f != nil && f.Key == key
}

// decodedAs reads a text again in the encoding that the user named.
func decodedAs(data []byte, encoding string) (*file, error) {
	text, err := decodeAs(data, encoding)
	if err != nil {
		return nil, err
	}
	return (&file{text: text, encoding: encoding, replaced: strings.Count(text, "\uFFFD")}).opened()
}

func openText(data []byte) (*file, error) {
	f := &file{}
	var err error
	if f.text, f.encoding, f.replaced, err = decode(data); err != nil {
		return nil, err
	}
	if f.held = len(f.text); f.encoding != "UTF-8" && f.encoding != "UTF-8-BOM" { // a copy
		f.held += len(data)
	}
	return f.opened()
}

// opened looks what kind of text it is.
func (f *file) opened() (*file, error) {
	var err error
	if f.replaced > 0 {
		f.wrong = wrongRows(f.text)
	}
	if strings.IndexByte(f.text, '\n') < 0 && strings.IndexByte(f.text, '\r') >= 0 { // lines of an old Mac
		f.text = strings.ReplaceAll(f.text, "\r", "\n")
	}
	switch {
	case isSpreadsheetML(f.text):
		err = openSpreadsheetML(f)
	case isHTML(f.text):
		err = openHTML(f)
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// wrongRows lists the first lines that hold bytes which are no text.
func wrongRows(text string) string {
	var rows []string
	line := 1
	for len(rows) < 6 {
		i := strings.Index(text, "\uFFFD")
		if i < 0 {
			return strings.Join(rows, ", ")
		}
		line += strings.Count(text[:i], "\n")
		rows = append(rows, strconv.Itoa(line))
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			return strings.Join(rows, ", ")
		}
		text = text[i+end+1:]
		line++
	}
	return strings.Join(rows[:5], ", ") + " …"
}

// tables gives the grids of a file; a text file is cut into cells the first time it is asked.
func (f *file) tables() ([]*grid, error) {
	if f.grids == nil && f.text != "" {
		delimiter := f.split
		if delimiter == 0 {
			named := 0
			if delimiter, named = guessDelimiter(f.text); named < 3 {
				if text, ok := byBlanks(f.text); ok {
					f.text, delimiter = text, '\t'
				}
			}
		}
		g, err := f.cutText(delimiter)
		if err != nil {
			return nil, err
		}
		f.grids = []*grid{g}
	}
	return f.grids, nil
}

// add appends a row to a grid if it holds anything, cleans its cells and keeps the caps.
func (f *file) add(g *grid, num int, cells []string) error {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" && len(cells) > maxColumns {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > maxColumns {
		return fault.New(TooManyColumns, fault.Args{"row": num, "limit": maxColumns})
	}
	blank := true
	for i, c := range cells {
		clean, n := strip(c)
		cells[i] = clean
		f.stripped += n
		blank = blank && strings.TrimSpace(clean) == ""
	}
	if blank {
		return nil
	}
	if len(g.rows) >= maxRows {
		return fault.New(TooManyRows, fault.Args{"limit": maxRows})
	}
	if f.cells += len(cells); f.cells > maxCells || !f.room(rowHeld+len(cells)*cellHeld+f.copied(g, cells)) {
		if f.cells <= maxCells {
			return fault.New(TooManyRows, fault.Args{"limit": len(g.rows)})
		}
		return fault.New(TooManyCells, fault.Args{"limit": maxCells})
	}
	g.rows = append(g.rows, row{num: num, cells: cells})
	return nil
}

// room takes bytes from what a file may hold; false where there is none left.
func (f *file) room(bytes int) bool {
	f.held += bytes
	return f.held <= maxHeld
}

// copied is how many bytes the cells of a workbook take; those of a text are parts of it.
func (f *file) copied(g *grid, cells []string) int {
	n := 0
	if g.delimiter == 0 {
		for _, c := range cells {
			n += len(c)
		}
	}
	return n
}
