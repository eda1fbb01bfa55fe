package statement

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/fault"

	"github.com/xuri/excelize/v2"
)

// maxSheets is how many sheets of a workbook are looked at, maxParts how many files it may consist of.
const (
	maxSheets = 16
	maxParts  = 10_000
	lastRow   = 1 << 20 // of a sheet, as in Excel
)

// workbook is an .xlsx: a zip of XML parts. It is read by our own stream, as .xls is: the raw values and nothing
// else, in a third of the memory and an eighth of the time of a library that builds all of a workbook.
type workbook struct {
	parts    map[string]*zip.File // by lower-case name
	rels     map[string]string    // relationship id → part
	shared   string               // part of the shared strings
	sheets   []sheetPart
	base1904 bool
	texts    []string          // shared strings
	seen     map[string]string // repeated texts are kept once
}

type sheetPart struct {
	name, id string
	hidden   bool
}

// openZip reads a workbook; any other zip is sent back with advice.
func openZip(data []byte, _ string) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	w := &workbook{parts: map[string]*zip.File{}, rels: map[string]string{}, seen: map[string]string{}}
	var size uint64
	for _, part := range z.File {
		if size += part.UncompressedSize64; size > maxUnzip || part.UncompressedSize64 > maxUnzip || len(z.File) > maxParts {
			return nil, fault.New(TooLarge, fault.Args{"size": size >> 20, "limit": maxUnzip >> 20})
		}
		w.parts[strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))] = part
	}
	root := w.root()
	if root == "" {
		return nil, fault.New(IsZip, nil)
	}
	f, err := w.read(root)
	if err != nil && fault.As(err) == nil {
		err = fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	return f, err
}

// openEncrypted reads a workbook that a password protects.
func openEncrypted(data []byte, password string) (*file, error) {
	plain, err := excelize.Decrypt(data, &excelize.Options{Password: password})
	switch {
	case err != nil, len(plain) < 4, string(plain[:4]) != "PK\x03\x04":
		return nil, fault.New(Locked, nil)
	}
	return openZip(plain, "")
}

// root finds the part that lists the sheets.
func (w *workbook) root() string {
	found := ""
	w.each("_rels/.rels", func(x *xmlScan) error {
		if string(x.name) == "Relationship" && strings.HasSuffix(x.attr("Type"), "/officeDocument") {
			found = strings.ToLower(strings.TrimPrefix(x.attr("Target"), "/"))
		}
		return nil
	})
	if w.parts[found] == nil {
		found = "xl/workbook.xml"
	}
	if w.parts[found] == nil {
		return ""
	}
	return found
}

// each walks the opening tags of a part; a part that is not there has none.
func (w *workbook) each(name string, visit func(x *xmlScan) error) error {
	part := w.parts[name]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	x := newXMLScan(io.LimitReader(r, maxUnzip))
	for {
		switch err := x.next(false); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if x.open {
			if err := visit(x); err != nil {
				return err
			}
		}
	}
}

func (w *workbook) read(root string) (*file, error) {
	if err := w.list(root); err != nil {
		return nil, err
	}
	if err := w.strings(); err != nil {
		return nil, err
	}
	f := &file{encoding: "xlsx"}
	for _, hidden := range []bool{false, true} { // what the user does not see is looked at last
		for _, s := range w.sheets {
			part := w.parts[w.rels[s.id]]
			if s.hidden != hidden || part == nil {
				continue
			}
			if len(f.grids) >= maxSheets {
				f.others = append(f.others, s.name)
				continue
			}
			g := &grid{sheet: s.name, binary: true, base1904: w.base1904}
			if err := w.sheet(f, g, part); err != nil {
				return nil, err
			}
			f.grids = append(f.grids, g)
		}
	}
	for _, g := range f.grids {
		if len(g.rows) > 0 {
			return f, nil
		}
	}
	return nil, fault.New(Empty, nil)
}

// list reads the names of the sheets and where their parts are.
func (w *workbook) list(root string) error {
	err := w.each(root, func(x *xmlScan) error {
		switch string(x.name) {
		case "workbookPr":
			v := x.attr("date1904")
			w.base1904 = v == "1" || v == "true"
		case "sheet":
			state := x.attr("state")
			w.sheets = append(w.sheets, sheetPart{x.attr("name"), x.attr("id"), state == "hidden" || state == "veryHidden"})
		}
		if len(w.sheets) > maxParts {
			return errXML
		}
		return nil
	})
	if err != nil {
		return err
	}
	folder, base := path.Split(root)
	return w.each(folder+"_rels/"+base+".rels", func(x *xmlScan) error {
		if string(x.name) != "Relationship" {
			return nil
		}
		target := strings.ToLower(strings.ReplaceAll(x.attr("Target"), `\`, "/"))
		if strings.HasPrefix(target, "/") {
			target = target[1:]
		} else {
			target = path.Join(folder, target)
		}
		switch kind := x.attr("Type"); {
		case strings.HasSuffix(kind, "/worksheet"):
			w.rels[x.attr("Id")] = target
		case strings.HasSuffix(kind, "/sharedStrings"):
			w.shared = target
		}
		return nil
	})
}

// strings reads the shared strings: the texts of each si, without the reading aids (rPh) of East Asian text.
func (w *workbook) strings() error {
	part := w.parts[w.shared]
	if part == nil {
		return nil
	}
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	x := newXMLScan(io.LimitReader(r, maxUnzip))
	var text []byte
	inText, aid := false, false
	for {
		switch err := x.next(inText); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if inText && !aid && len(text) < maxText {
			text = append(text, x.text...)
		}
		inText = false
		switch string(x.name) {
		case "t":
			inText = x.open && !x.close
		case "rPh":
			aid = x.open && !x.close
		case "si":
			if x.open {
				text = text[:0]
			}
			if x.close {
				if len(w.texts) >= maxCells {
					return fault.New(TooManyCells, fault.Args{"limit": maxCells})
				}
				w.texts = append(w.texts, cellString(string(text)))
			}
		}
	}
}

// sheet reads the rows of one sheet.
func (w *workbook) sheet(f *file, g *grid, part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	s := sheetReader{w: w, x: newXMLScan(io.LimitReader(r, maxUnzip))}
	for {
		switch err := s.x.next(s.keep); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if s.keep && !s.aid && len(s.text) < maxText {
			s.text = append(s.text, s.x.text...)
		}
		s.keep = false
		done, err := s.tag()
		if err != nil {
			return err
		}
		if done {
			if err := f.add(g, s.row, s.cells); err != nil {
				return err
			}
		}
	}
}

// sheetReader is in the middle of a sheet.
type sheetReader struct {
	w          *workbook
	x          *xmlScan
	row, col   int
	kind       string // of the cell: s (shared), str (text), e (error) or "" (a number, a date, a truth)
	cells      []string
	width      int
	text       []byte
	keep, aid  bool
	inside, on bool // of a cell; of a row
}

// tag takes one tag; done is true at the end of a row.
func (s *sheetReader) tag() (done bool, err error) {
	x := s.x
	switch string(x.name) {
	case "row":
		if x.open {
			if err := s.startRow(); err != nil {
				return false, err
			}
		}
		done, s.on = x.close && s.on, !x.close
		return done, nil
	case "c":
		if x.open {
			if err := s.startCell(); err != nil {
				return false, err
			}
		}
		if x.close && s.inside {
			s.inside = false
			return false, s.endCell()
		}
	case "v", "t":
		s.keep = s.inside && x.open && !x.close
	case "rPh":
		s.aid = x.open && !x.close
	}
	return false, nil
}

func (s *sheetReader) startRow() error {
	s.row++
	if r := s.x.attr("r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 || n > lastRow {
			return errXML
		}
		s.row = n
	}
	s.width = max(s.width, len(s.cells))
	s.cells, s.col, s.on = make([]string, 0, s.width), -1, true
	return nil
}

func (s *sheetReader) startCell() error {
	s.col++
	if ref := s.x.bytes("r"); ref != nil {
		col, err := column(ref)
		if err != nil {
			return err
		}
		if col >= 0 {
			s.col = col
		}
	}
	s.kind, s.text, s.inside = cellKind(s.x.bytes("t")), s.text[:0], true
	return nil
}

// cellKind keeps the few kinds that matter from being copied cell by cell.
func cellKind(t []byte) string {
	switch string(t) {
	case "s":
		return "s"
	case "e":
		return "e"
	case "inlineStr", "str":
		return "str"
	}
	return ""
}

// endCell puts the cell's value in its place.
func (s *sheetReader) endCell() error {
	value := s.value()
	if value == "" {
		return nil
	}
	if s.col >= maxColumns {
		return fault.New(TooManyColumns, fault.Args{"row": s.row, "limit": maxColumns})
	}
	for len(s.cells) <= s.col {
		s.cells = append(s.cells, "")
	}
	s.cells[s.col] = value
	return nil
}

func (s *sheetReader) value() string {
	switch s.kind {
	case "s":
		if i, err := strconv.Atoi(string(s.text)); err == nil && i >= 0 && i < len(s.w.texts) {
			return s.w.texts[i]
		}
		return ""
	case "e":
		return ""
	}
	if known, ok := s.w.seen[string(s.text)]; ok {
		return known
	}
	value := string(s.text)
	if s.kind == "str" {
		value = cellString(value)
	}
	if !utf8.ValidString(value) {
		value = strings.ToValidUTF8(value, "\uFFFD")
	}
	if len(s.w.seen) < 20_000 && len(value) < 100 {
		s.w.seen[string(s.text)] = value
	}
	return value
}

// cellString decodes _x000D_ and its like, by which workbooks write characters that XML cannot hold.
func cellString(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		if n, err := strconv.ParseUint(s[min(2, len(s)):min(6, len(s))], 16, 16); err == nil && len(s) >= 7 && s[6] == '_' {
			b.WriteRune(rune(n))
			s = s[7:]
		} else {
			b.WriteString(s[:2])
			s = s[2:]
		}
		at = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}
