package statement

import (
	"bytes"
	"errors"
	"fmt"

	"zhangfang/internal/fault"

	"github.com/xuri/excelize/v2"
)

// maxSheets is how many sheets of a workbook are looked at.
const maxSheets = 16

// openZip reads a workbook; any other zip is sent back with advice.
func openZip(data []byte, password string) (*file, error) {
	if !bytes.Contains(data, []byte("xl/workbook")) && !bytes.Contains(data, []byte("[Content_Types].xml")) {
		return nil, fault.New(IsZip, nil)
	}
	return openWorkbook(data, password)
}

// openWorkbook reads every sheet by the row iterator: raw values, so that number formats cannot round or disguise
// them, and parts of more than maxXML through a temporary file. A panic of the library on a hostile file is a refusal.
func openWorkbook(data []byte, password string) (f *file, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fault.New(Unreadable, fault.Args{"detail": fmt.Sprint(r)})
		}
	}()
	x, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		Password: password, RawCellValue: true, UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxXML,
	})
	switch {
	case errors.Is(err, excelize.ErrWorkbookPassword), errors.Is(err, excelize.ErrWorkbookFileFormat) && password == "" && bytes.HasPrefix(data, []byte{0xD0, 0xCF}):
		return nil, fault.New(Locked, nil)
	case err != nil:
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	defer x.Close()
	props, err := x.GetWorkbookProps()
	base1904 := err == nil && props.Date1904 != nil && *props.Date1904
	f = &file{encoding: "xlsx"}
	for i, name := range x.GetSheetList() {
		if i >= maxSheets {
			f.others = append(f.others, name)
			continue
		}
		g := &grid{sheet: name, binary: true, base1904: base1904}
		if err := f.readSheet(x, g); err != nil {
			return nil, err
		}
		f.grids = append(f.grids, g)
	}
	if len(f.grids) == 0 {
		return nil, fault.New(Empty, nil)
	}
	return f, nil
}

func (f *file) readSheet(x *excelize.File, g *grid) error {
	rows, err := x.Rows(g.sheet)
	if err != nil { // a chart, a dialogue: no table
		f.others = append(f.others, g.sheet)
		return nil
	}
	defer rows.Close()
	for num := 1; rows.Next(); num++ {
		cells, err := rows.Columns()
		if err != nil {
			return fault.New(Unreadable, fault.Args{"detail": err.Error()})
		}
		if len(cells) > 0 {
			if err := f.add(g, num, cells); err != nil {
				return err
			}
		}
	}
	if err := rows.Error(); err != nil {
		return fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	return nil
}
