package statement

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"

	"zhangfang/internal/fault"
)

// Records of a BIFF8 workbook, or of the BIFF5 before it, that hold what a statement needs: text and numbers. Formats,
// colours, formulas' expressions and everything else is passed over.
const (
	recBOF      = 0x0809
	recEOF      = 0x000A
	recContinue = 0x003C
	recSheet    = 0x0085
	recSST      = 0x00FC
	recLabelSST = 0x00FD
	recLabel    = 0x0204
	recRString  = 0x00D6
	recNumber   = 0x0203
	recRK       = 0x027E
	recMulRK    = 0x00BD
	recFormula  = 0x0006
	recString   = 0x0207
	recBool     = 0x0205
	recDate1904 = 0x0022
	recPassword = 0x002F
	recCodePage = 0x0042
)

// openOLE reads an .xls workbook, or an encrypted .xlsx, which comes in the same container.
func openOLE(data []byte, password string) (f *file, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fault.New(Unreadable, fault.Args{"detail": fmt.Sprint(r)})
		}
	}()
	doc, err := openCompound(data)
	if err != nil {
		return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
	}
	if locked, err := doc.stream("EncryptedPackage"); locked != nil || err != nil {
		if password == "" {
			return nil, fault.New(Locked, nil)
		}
		if !doc.sound() {
			return nil, fault.New(Unreadable, fault.Args{"detail": errOLE.Error()})
		}
		return openEncrypted(data, password)
	}
	for _, name := range []string{"Workbook", "Book"} { // Excel 97, Excel 5
		stream, err := doc.stream(name)
		if err != nil {
			return nil, fault.New(Unreadable, fault.Args{"detail": err.Error()})
		}
		if stream != nil {
			return readBIFF(stream)
		}
	}
	return nil, fault.New(Unreadable, fault.Args{"detail": "no workbook of Excel 5 or later"})
}

// biff walks the records of a workbook stream.
type biff struct {
	data []byte
	pos  int
}

// next gives a record; ok is false at the end or where the stream is cut.
func (b *biff) next() (id uint16, body []byte, ok bool) {
	if b.pos < 0 || b.pos+4 > len(b.data) {
		return 0, nil, false
	}
	id = binary.LittleEndian.Uint16(b.data[b.pos:])
	n := int(binary.LittleEndian.Uint16(b.data[b.pos+2:]))
	start := b.pos + 4
	if start+n > len(b.data) {
		return 0, nil, false
	}
	b.pos = start + n
	return id, b.data[start:b.pos], true
}

// continued gives the CONTINUE records that follow, each on its own: strings break differently at their borders.
func (b *biff) continued() [][]byte {
	var parts [][]byte
	for {
		at := b.pos
		id, body, ok := b.next()
		if !ok || id != recContinue {
			b.pos = at
			return parts
		}
		parts = append(parts, body)
	}
}

// readBIFF reads the globals, then every sheet.
func readBIFF(stream []byte) (*file, error) {
	f := &file{encoding: "xls"}
	b := &biff{data: stream}
	var letters biffLetters
	var sst []string
	var starts []int
	base1904 := false
	for {
		id, body, ok := b.next()
		if !ok || id == recEOF {
			break
		}
		switch {
		case id == recBOF && len(body) >= 2:
			letters.old = binary.LittleEndian.Uint16(body) < 0x0600
		case id == recCodePage && len(body) >= 2:
			letters.page = binary.LittleEndian.Uint16(body)
		case id == recPassword:
			return nil, fault.New(LockedXLS, nil)
		case id == recDate1904 && len(body) >= 2:
			base1904 = body[0] == 1
		case id == recSheet && len(body) >= 8 && body[5] == 0:
			starts = append(starts, int(binary.LittleEndian.Uint32(body)))
			name := letters.short(body[6:])
			f.grids = append(f.grids, &grid{sheet: name, binary: true, hidden: body[4]&3 != 0})
		case id == recSST:
			sst = sharedStrings(append([][]byte{body}, b.continued()...))
		}
	}
	if len(f.grids) == 0 {
		return nil, fault.New(Unreadable, fault.Args{"detail": "no sheet"})
	}
	for i, g := range f.grids[:min(len(f.grids), maxSheets)] {
		g.base1904 = base1904
		b.pos = starts[i]
		if err := f.readBIFFSheet(b, g, sst, letters); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.grids, func(a, b *grid) int { // what the user does not see is looked at last
		return hiddenLast(a) - hiddenLast(b)
	})
	return f, nil
}

func hiddenLast(g *grid) int {
	if g.hidden {
		return 1
	}
	return 0
}

// readBIFFSheet collects the cells of one sheet, then hands them on row by row.
func (f *file) readBIFFSheet(b *biff, g *grid, sst []string, letters biffLetters) error {
	if id, _, ok := b.next(); !ok || id != recBOF {
		return nil
	}
	rows, count, depth := map[int][]string{}, 0, 0
	lastRow, lastCol := -1, 0 // of a formula whose text follows
	set := func(r, c int, text string) {
		if text == "" || c >= 16384 {
			return
		}
		cells := rows[r]
		for len(cells) <= c {
			cells, count = append(cells, ""), count+1
		}
		cells[c] = text
		rows[r] = cells
	}
	for {
		id, body, ok := b.next()
		if !ok || id == recEOF && depth == 0 {
			break
		}
		switch id {
		case recBOF: // a chart inside the sheet
			depth++
			continue
		case recEOF:
			depth--
			continue
		}
		if count > maxCells {
			return fault.New(TooManyCells, fault.Args{"limit": maxCells})
		}
		if id == recString && lastRow >= 0 {
			set(lastRow, lastCol, letters.long(body))
			lastRow = -1
			continue
		}
		if len(body) < 6 || depth > 0 {
			continue
		}
		r, c := int(binary.LittleEndian.Uint16(body)), int(binary.LittleEndian.Uint16(body[2:]))
		switch id {
		case recMulRK:
			for k := 4; k+6 <= len(body)-2; k += 6 {
				set(r, c+(k-4)/6, rkText(binary.LittleEndian.Uint32(body[k+2:])))
			}
		case recFormula:
			if len(body) >= 14 && body[12] == 0xFF && body[13] == 0xFF {
				if lastRow = -1; body[6] == 0 {
					lastRow, lastCol = r, c
				}
				continue
			}
			fallthrough
		default:
			set(r, c, cellText(id, body, sst, letters))
		}
	}
	nums := make([]int, 0, len(rows))
	for r := range rows {
		nums = append(nums, r)
	}
	slices.Sort(nums)
	for _, r := range nums {
		if err := f.add(g, r+1, rows[r]); err != nil {
			return err
		}
	}
	return nil
}

// cellText gives the value of a cell record, "" for records that are none.
func cellText(id uint16, body []byte, sst []string, letters biffLetters) string {
	switch {
	case id == recLabelSST && len(body) >= 10:
		if i := binary.LittleEndian.Uint32(body[6:]); int64(i) < int64(len(sst)) {
			return sst[i]
		}
	case (id == recLabel || id == recRString) && len(body) >= 9:
		return letters.long(body[6:])
	case (id == recNumber || id == recFormula) && len(body) >= 14:
		return floatText(math.Float64frombits(binary.LittleEndian.Uint64(body[6:])))
	case id == recRK && len(body) >= 10:
		return rkText(binary.LittleEndian.Uint32(body[6:]))
	}
	return ""
}

// rkText decodes a number in four bytes: 30 bits of a float or an integer, perhaps in hundredths.
func rkText(rk uint32) string {
	v := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return floatText(v)
}

// floatText writes a number with the 15 digits that a spreadsheet shows, without an exponent.
func floatText(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if n, ok := floatNumber(strconv.FormatFloat(v, 'g', 15, 64)); ok {
		return n.value.String()
	}
	return strconv.FormatFloat(v, 'g', 15, 64)
}
