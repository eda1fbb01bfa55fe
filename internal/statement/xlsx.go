package statement

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"zhangfang/internal/fault"

	"github.com/xuri/excelize/v2"
)

// maxSheets is how many sheets of a workbook are looked at, maxPieces how many files it may consist of.
const (
	maxSheets = 16
	maxPieces = 10_000
	lastRow   = 1 << 20 // of a sheet, as in Excel
)

// workbook is an .xlsx: a zip of XML parts. It is read by our own stream, as .xls is: the raw values and nothing
// else, in a quarter of the time and half of the memory of the library that builds all of a workbook (measured in bench_test.go).
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

// openZip reads a workbook, or takes the files out of any other zip.
func openZip(data []byte, opt Options, depth int) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	w := &workbook{parts: map[string]*zip.File{}, rels: map[string]string{}, seen: map[string]string{}}
	if !slices.ContainsFunc(z.File, func(part *zip.File) bool { return isWorkbookPart(part.Name) }) {
		return openArchive(z, opt.Password, depth)
	}
	var size uint64
	for _, part := range z.File {
		if size += part.UncompressedSize64; size > maxUnzip || part.UncompressedSize64 > maxUnzip || len(z.File) > maxPieces {
			return nil, fault.New(UnpacksTooLarge, fault.Args{"limit": maxUnzip >> 20})
		}
		w.parts[strings.ToLower(strings.ReplaceAll(part.Name, `\`, "/"))] = part
	}
	root := w.root()
	if root == "" {
		return openArchive(z, opt.Password, depth)
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
	return openZip(plain, Options{}, maxNesting)
}

func isWorkbookPart(name string) bool {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return name == "[content_types].xml" || name == "_rels/.rels" || strings.HasPrefix(name, "xl/")
}

// root finds the part that lists the sheets. Where the file does not say, or says it in a part that cannot be read, it is looked for
// where it usually is.
func (w *workbook) root() string {
	found := ""
	_ = w.each("_rels/.rels", func(x *xmlScan) error {
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
			g := &grid{sheet: s.name, binary: true, hidden: s.hidden, base1904: w.base1904}
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
		if len(w.sheets) > maxPieces {
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
				if len(w.texts) >= maxTexts {
					return fault.New(TooManyCells, fault.Args{"limit": maxTexts})
				}
				w.texts = append(w.texts, cellString(string(text)))
			}
		}
	}
}
