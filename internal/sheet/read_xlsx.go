package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"zhangfang/internal/fault"
)

// zip reads what is packed: a workbook, or CSV files.
func (in *input) zip(data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		in.add(fault.New(Damaged, nil))
		return
	}
	var left int64 = maxBytes
	for _, f := range z.File {
		if strings.EqualFold(f.Name, "[Content_Types].xml") {
			in.workbook(data)
			return
		}
	}
	for _, f := range z.File {
		if !strings.HasSuffix(strings.ToLower(f.Name), ".csv") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		text, err := unpack(f, left)
		if err != nil {
			in.add(fault.New(Damaged, nil).At(short(f.Name)))
			return
		}
		if left -= int64(len(text)); left < 0 {
			in.add(fault.New(FileTooLarge, fault.Args{"size": maxBytes>>20 + 1, "most": maxBytes >> 20}))
			return
		}
		in.csv(f.Name, text)
	}
}

// unpack reads a packed file, at most one byte more than limit.
func unpack(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, limit+1))
}

// workbook reads every sheet that has something in it. Parsing what a stranger has packed may make the library panic;
// that is then a damaged file, not the end of the program.
func (in *input) workbook(data []byte) {
	defer func() {
		if recover() != nil {
			in.add(fault.New(Damaged, nil))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxBytes, UnzipXMLSizeLimit: maxXMLBytes,
	})
	if err != nil {
		in.add(fault.New(Damaged, nil))
		return
	}
	defer f.Close() // removes its temporary files
	props, err := f.GetWorkbookProps()
	in.from = source{workbook: true, date1904: err == nil && props.Date1904 != nil && *props.Date1904}
	for _, name := range f.GetSheetList() {
		if p := plain(name); p == plain(helpSheet.ZH) || p == plain(helpSheet.EN) {
			continue
		}
		if in.sheet(f, name); in.full {
			return
		}
	}
}

// sheet reads one sheet: a title may stand above its header.
func (in *input) sheet(f *excelize.File, name string) {
	rows, err := f.Rows(name)
	if err != nil {
		in.add(fault.New(Damaged, nil).At(short(name)))
		return
	}
	defer rows.Close()
	var into *reader
	above := front{in: in, name: name, start: func(line int, heads []string) *reader { return in.sheetTable(name, line, heads) }}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			in.add(fault.New(Damaged, nil).At(short(name), rowAt(line)))
			break
		}
		if len(cells) > maxCells {
			in.add(fault.New(TooWide, fault.Args{"count": len(cells), "most": maxCells}).At(short(name), rowAt(line)))
			break
		}
		if into == nil {
			if into = above.row(line, cells); into == nil && above.done {
				return
			}
			continue
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
	if rows.Error() != nil {
		in.add(fault.New(Damaged, nil).At(short(name)))
	}
}

// sheetTable begins the table of a sheet. A sheet that nobody has named (Sheet1) may show by its header what it is.
func (in *input) sheetTable(name string, line int, heads []string) *reader {
	if byName(name) == nil && len(in.byHeader(heads)) == 0 {
		in.add(unknownTable(name).At(short(name)))
		return nil
	}
	return in.tableOf(name, line, heads)
}
