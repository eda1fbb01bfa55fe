package statement

import (
	"archive/zip"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhangfang/internal/fault"
)

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
