package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"zhangfang/internal/fault"
)

// csv reads one table. Which one shows in the file's name or, failing that, in the header.
func (in *input) csv(name string, data []byte) {
	text, ok := in.text(data)
	if !ok {
		return
	}
	source := newFuse(bytes.NewReader(text))
	r := csv.NewReader(source)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = delimiter(text), -1, true, true
	var (
		into  *reader
		above = front{in: in, name: name, start: func(line int, heads []string) *reader { return in.tableOf(name, line, heads) }}
		last  int // line of the record before
		extra int // line ends inside cells so far: spreadsheets count records, not lines
	)
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			if into != nil {
				into.close()
			}
			in.add(csvFault(err, last+1-extra))
			return
		}
		source.reset()
		line, _ := r.FieldPos(0)
		last = line
		line -= extra
		for i, c := range cells {
			extra += strings.Count(c, "\n")
			cells[i] = unguard(c)
		}
		if into == nil {
			if into = above.row(line, cells); into == nil && above.done {
				return
			}
			continue
		}
		if len(cells) > maxCells {
			in.add(fault.New(TooWide, fault.Args{"count": len(cells), "most": maxCells}).At(into.table.Name, rowAt(line)))
			break
		}
		if !into.row(line, cells) {
			break
		}
	}
	if into == nil {
		into = above.close()
	}
	if into != nil {
		into.close()
	}
}

// csvFault says what ended the reading behind a line.
func csvFault(err error, line int) *fault.Fault {
	if errors.Is(err, errLongRecord) {
		return fault.New(RowTooLong, fault.Args{"most": maxRecord >> 20}).At(rowAt(line))
	}
	f := fault.New(Damaged, nil)
	if at, ok := errors.AsType[*csv.ParseError](err); ok {
		f = f.At(rowAt(at.Line))
	}
	return f
}

// tableOf begins the table that name or header tell; nil after adding what is wrong.
func (in *input) tableOf(name string, line int, heads []string) *reader {
	if len(heads) > maxCells {
		in.add(fault.New(TooWide, fault.Args{"count": len(heads), "most": maxCells}).At(rowAt(line)))
		return nil
	}
	t := byName(name)
	if t == nil {
		found := in.byHeader(heads)
		if len(found) != 1 {
			in.add(whichTable(found).At(rowAt(line)))
			return nil
		}
		t = found[0]
	}
	r, ok := in.open(t)
	if !ok || !r.header(line, heads) {
		return nil
	}
	return r
}

// delimiter is the most frequent of comma, semicolon and tab, outside quotes, in the first line that has any of them: a
// title above the table has none.
func delimiter(text []byte) rune {
	line := text
	for rest, more := text[:min(len(text), 1<<16)], true; more; {
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		more = len(rest) > 0 && !bytes.ContainsAny(line, ",;\t")
	}
	best, most, quoted := ',', 0, false
	count := map[rune]int{}
	for _, b := range string(line) {
		switch b {
		case '"':
			quoted = !quoted
		case ',', ';', '\t':
			if !quoted {
				count[b]++
			}
		}
	}
	for _, d := range []rune{',', ';', '\t'} {
		if count[d] > most {
			best, most = d, count[d]
		}
	}
	return best
}

// guard keeps a spreadsheet from taking a text for a formula: texts that begin like one get an apostrophe in front,
// and so do texts that begin with an apostrophe, so that unguard can take exactly one away again.
func guard(s string) string {
	if s != "" && (risky(s) || s[0] == '\'') {
		return "'" + s
	}
	return s
}

func risky(s string) bool {
	for _, r := range s {
		return strings.ContainsRune("=+-@\t\r＝＋－＠", r)
	}
	return false
}

// unguard takes the apostrophe away that guard, or a person who wanted a number kept as text, has put in front.
func unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && (risky(s[1:]) || s[1] == '\'' || (s[1] >= '0' && s[1] <= '9')) {
		return s[1:]
	}
	return s
}
