package sheet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"zhangfang/internal/fault"
)

// json reads {"customers": [{…}], …}, or one list alone when the file's name or its first record tells the table.
func (in *input) json(name string, data []byte) {
	text, ok := in.text(data)
	if !ok {
		return
	}
	source := newFuse(bytes.NewReader(text))
	j := &jsonReader{in: in, source: source, dec: json.NewDecoder(source)}
	j.dec.UseNumber()
	err := j.file(name)
	if err == nil && j.dec.More() {
		err = errShape
	}
	switch {
	case err == nil, errors.Is(err, errFull):
	case errors.Is(err, errLongRecord):
		in.add(fault.New(RowTooLong, fault.Args{"most": maxRecord >> 20}))
	default:
		in.add(fault.New(BadJSON, fault.Args{"offset": j.dec.InputOffset()}))
	}
}

var (
	errShape = errors.New("not tables of records")
	errFull  = errors.New("more rows than are read") // told already
)

type jsonReader struct {
	in     *input
	source *fuse
	dec    *json.Decoder
}

func (j *jsonReader) file(name string) error {
	start, err := j.dec.Token()
	if err != nil {
		return err
	}
	if start == json.Delim('[') {
		return j.list(func(heads []string) *reader {
			t := byName(name)
			if found := j.in.byHeader(heads); t == nil && len(found) == 1 {
				t = found[0]
			} else if t == nil {
				j.in.add(whichTable(found))
				return nil
			}
			r, _ := j.in.open(t)
			return r
		})
	}
	for j.dec.More() {
		if err := j.member(); err != nil {
			return err
		}
	}
	_, err = j.dec.Token()
	return err
}

// member reads one table. One with an unknown name is told and passed over.
func (j *jsonReader) member() error {
	key, err := j.dec.Token()
	if err != nil {
		return err
	}
	name := key.(string) // the decoder gives nothing else for a key
	t := declared().names[plain(name)]
	if t == nil {
		j.in.add(unknownTable(name).At(short(name)))
		return j.skip()
	}
	r, ok := j.in.open(t)
	start, err := j.dec.Token()
	if err != nil {
		return err
	}
	if start == nil { // null: no rows
		return nil
	}
	if start != json.Delim('[') {
		return errShape
	}
	return j.list(func([]string) *reader {
		if !ok {
			return nil
		}
		return r
	})
}

// field is one member of a record, in the order of the file.
type field struct {
	name  string
	value any
}

// list reads records up to the closing bracket. The table is asked for when the first record is there, with its names.
func (j *jsonReader) list(table func(names []string) *reader) error {
	var r *reader
	for line := 1; j.dec.More(); line++ {
		record, err := j.record()
		if err != nil {
			return err
		}
		if line == 1 {
			names := make([]string, len(record))
			for i, f := range record {
				names[i] = f.name
			}
			r = table(names)
		}
		if j.source.reset(); r != nil {
			r.record(line, record)
		}
		if j.in.full {
			break
		}
	}
	if r != nil {
		r.close()
	}
	if j.in.full {
		return errFull
	}
	_, err := j.dec.Token()
	return err
}

// skip passes over a value, whatever it holds, token by token.
func (j *jsonReader) skip() error {
	for depth := 0; ; {
		t, err := j.dec.Token()
		if err != nil {
			return err
		}
		j.source.reset()
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

func (j *jsonReader) record() ([]field, error) {
	start, err := j.dec.Token()
	if err != nil {
		return nil, err
	}
	if start != json.Delim('{') {
		return nil, errShape
	}
	var fields []field
	for j.dec.More() {
		key, err := j.dec.Token()
		if err != nil {
			return nil, err
		}
		f := field{name: key.(string)}
		if err := j.dec.Decode(&f.value); err != nil {
			return nil, err
		}
		if len(fields) > maxCells {
			return nil, errShape
		}
		fields = append(fields, f)
	}
	_, err = j.dec.Token()
	return fields, err
}

// record takes one row by names.
func (r *reader) record(line int, fields []field) {
	if !r.in.room() {
		return
	}
	row, sound := Row{Line: line, Cells: make(map[string]Value, len(fields))}, true
	taken := map[*Column]bool{}
	for _, f := range fields {
		c := declared().columns[r.table][plain(f.name)]
		switch {
		case c == nil:
			r.unknown(line, f.name)
			sound = false
			continue
		case taken[c]:
			r.in.add(fault.New(ColumnTwice, fault.Args{"name": f.name}).At(r.table.Name, rowAt(line), c.Name))
			sound = false
			continue
		}
		taken[c] = true
		raw, ok := textOf(f.value)
		if !ok {
			r.in.add(fault.New(NotACell, nil).At(r.table.Name, rowAt(line), c.Name))
			sound = false
			continue
		}
		sound = r.cell(&row, c, raw) && sound
	}
	for i := range r.table.Columns {
		if c := &r.table.Columns[i]; c.mustBeThere() && !taken[c] {
			r.in.add(fault.New(KeyMissing, fault.Args{"name": c.Header + "/" + c.Name}).At(r.table.Name, rowAt(line), c.Name))
			sound = false
		}
	}
	r.take(row, sound)
}

// unknown tells of a name that is no column, once a table: every record has the same names.
func (r *reader) unknown(line int, name string) {
	if r.told == nil {
		r.told = map[string]bool{}
	}
	if !r.told[name] && len(r.told) < maxCells {
		r.told[name] = true
		r.in.add(unknownColumn(r.table, name).At(r.table.Name, rowAt(line)))
	}
}

// textOf gives a JSON value as a cell's text: numbers as they are written, lists joined by ";".
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	case bool:
		return fmt.Sprint(v), true
	case []any:
		parts := make([]string, len(v))
		for i, p := range v {
			s, ok := p.(string)
			if !ok {
				return "", false
			}
			parts[i] = s
		}
		return strings.Join(parts, ";"), true
	}
	return "", false
}
