package statement

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"zhangfang/internal/date"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// The fixtures are UTF-8 text, so that a person can read them; these write them into the containers that banks use.

func toGB18030(t testing.TB, text string) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(text, "\n", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func toUTF16(text string, order binary.AppendByteOrder) []byte {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// rowsOf cuts a fixture as the reader does.
func rowsOf(t testing.TB, text string) []row {
	f, err := openText([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	grids, err := f.tables()
	if err != nil {
		t.Fatal(err)
	}
	return grids[0].rows
}

func toXLSX(t testing.TB, rows []row) []byte {
	f := excelize.NewFile()
	for _, r := range rows {
		for i, c := range r.cells {
			at, _ := excelize.CoordinatesToCellName(i+1, r.num)
			if err := f.SetCellStr("Sheet1", at, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// toXLS writes a BIFF8 workbook: texts through the shared table, plain numbers of few digits as floating point.
func toXLS(rows []row) []byte {
	le := binary.LittleEndian
	record := func(id uint16, body []byte) []byte {
		return append(le.AppendUint16(le.AppendUint16(nil, id), uint16(len(body))), body...)
	}
	var texts []string
	index := map[string]int{}
	var cells []byte
	for _, r := range rows {
		for i, c := range r.cells {
			at := le.AppendUint16(le.AppendUint16(le.AppendUint16(nil, uint16(r.num-1)), uint16(i)), 0)
			if v, err := strconv.ParseFloat(c, 64); err == nil && strings.Contains(c, ".") && len(c) < 12 && !strings.HasPrefix(c, "+") {
				cells = append(cells, record(recNumber, le.AppendUint64(at, math.Float64bits(v)))...)
				continue
			}
			if c == "" {
				continue
			}
			if _, ok := index[c]; !ok {
				index[c] = len(texts)
				texts = append(texts, c)
			}
			cells = append(cells, record(recLabelSST, le.AppendUint32(at, uint32(index[c])))...)
		}
	}
	bof := func(kind uint16) []byte {
		return record(recBOF, append(le.AppendUint16(le.AppendUint16(nil, 0x0600), kind), make([]byte, 12)...))
	}
	head := bof(5)
	sst := sstRecords(texts)
	sheet := append(le.AppendUint32(nil, uint32(len(head)+4+14+len(sst)+4)), 0, 0, 6, 0)
	sheet = append(sheet, "Sheet1"...)
	stream := append(head, record(recSheet, sheet)...)
	stream = append(append(stream, sst...), record(recEOF, nil)...)
	stream = append(append(append(stream, bof(0x10)...), cells...), record(recEOF, nil)...)
	return toOLE(stream)
}

// sstRecords writes the shared strings in records of at most 100 bytes of text, so that strings are cut in the middle.
func sstRecords(texts []string) []byte {
	const most = 100
	le := binary.LittleEndian
	var out []byte
	id, body := uint16(recSST), le.AppendUint32(le.AppendUint32(nil, uint32(len(texts))), uint32(len(texts)))
	flush := func() {
		out = append(append(out, le.AppendUint16(le.AppendUint16(nil, id), uint16(len(body)))...), body...)
		id, body = recContinue, nil
	}
	for _, s := range texts {
		units := utf16.Encode([]rune(s))
		if len(body)+3 > most {
			flush()
		}
		body = append(le.AppendUint16(body, uint16(len(units))), 1)
		_ = body
		for _, u := range units {
			if len(body)+2 > most {
				flush()
				body = []byte{1}
			}
			body = le.AppendUint16(body, u)
		}
	}
	flush()
	return out
}

// toOLE wraps a stream called Workbook into a compound file of 512-byte sectors.
func toOLE(stream []byte) []byte { return toOLENamed("Workbook", stream) }

func toOLENamed(called string, stream []byte) []byte {
	const sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
	le := binary.LittleEndian
	for len(stream) < 4096 || len(stream)%sector != 0 { // shorter ones would go to the mini stream
		stream = append(stream, 0)
	}
	n := len(stream) / sector
	fats := 1
	for fats*128 < n+1+fats {
		fats++
	}
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(head[24:], 0x3E)
	le.PutUint16(head[26:], 3)
	le.PutUint16(head[28:], 0xFFFE)
	le.PutUint16(head[30:], 9)
	le.PutUint16(head[32:], 6)
	le.PutUint32(head[44:], uint32(fats))
	le.PutUint32(head[48:], uint32(fats))
	le.PutUint32(head[56:], 4096)
	le.PutUint32(head[60:], end)
	le.PutUint32(head[68:], end)
	for i := range 109 {
		le.PutUint32(head[76+4*i:], free)
		if i < fats {
			le.PutUint32(head[76+4*i:], uint32(i))
		}
	}
	fat := make([]byte, fats*sector)
	for i := range fats * 128 {
		v := uint32(free)
		switch {
		case i < fats:
			v = 0xFFFFFFFD
		case i == fats, i == fats+n:
			v = end
		case i < fats+n:
			v = uint32(i + 1)
		}
		le.PutUint32(fat[4*i:], v)
	}
	entry := func(name string, kind byte, child, start, size uint32) []byte {
		e := make([]byte, 128)
		for i, u := range utf16.Encode([]rune(name)) {
			le.PutUint16(e[2*i:], u)
		}
		le.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66], e[67] = kind, 1
		for i, v := range []uint32{free, free, child} {
			le.PutUint32(e[68+4*i:], v)
		}
		le.PutUint32(e[116:], start)
		le.PutUint32(e[120:], size)
		return e
	}
	dir := append(entry("Root Entry", 5, 1, end, 0), entry(called, 2, free, uint32(fats+1), uint32(len(stream)))...)
	dir = append(dir, make([]byte, sector-len(dir))...)
	return append(append(append(head, fat...), dir...), stream...)
}

// htmlOf writes the table that banks call .xls: padded cells, a style sheet, a preamble in a table of its own.
func htmlOf(rows []row) string {
	var b strings.Builder
	b.WriteString("<html><head><meta charset=utf-8><style>td { mso-number-format: '@' }</style></head><body><table border=1>\n")
	num := 1
	for _, r := range rows {
		for ; num < r.num; num++ {
			b.WriteString("<tr></tr>\n")
		}
		num++
		b.WriteString("<tr>")
		for _, c := range r.cells {
			b.WriteString("<td nowrap>&nbsp;" + strings.ReplaceAll(html.EscapeString(c), "\t", "&#9;") + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table></body></html>")
	return b.String()
}

// spreadsheetOf writes the XML of Excel 2003, cells after an empty one with their index.
func spreadsheetOf(rows []row) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table>`)
	for _, r := range rows {
		fmt.Fprintf(&b, `<Row ss:Index="%d">`, r.num)
		skipped := false
		for i, c := range r.cells {
			if c == "" {
				skipped = true
				continue
			}
			at := ""
			if skipped {
				at, skipped = fmt.Sprintf(` ss:Index="%d"`, i+1), false
			}
			b.WriteString(`<Cell` + at + `><Data ss:Type="String">` + html.EscapeString(c) + `</Data></Cell>`)
		}
		b.WriteString("</Row>")
	}
	b.WriteString("</Table></Worksheet></Workbook>")
	return b.String()
}

// typed writes a workbook as a bank's program does that knows what a number and what a day is: amounts as numbers, days as
// serial numbers with the time behind the point, 1904 or 1900.
func typed(t testing.TB, rows []row, from int, base1904 bool) []byte {
	f := excelize.NewFile()
	if base1904 {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range rows {
		for i, c := range r.cells {
			at, _ := excelize.CoordinatesToCellName(i+1, r.num)
			var value any = c
			if r.num >= from {
				if n, ok := plainNumber(c, '.'); ok && strings.Contains(c, ".") {
					value, _ = n.Float64()
				}
				if m, ok := parseMoment(c, YearFirst, nil); ok && strings.ContainsAny(c, "-/") && m.day != 0 {
					days := float64(date.New(1899, time.December, 30).DaysUntil(m.day))
					if base1904 {
						days -= 1462
					}
					if m.time != "" {
						days += float64(atoi(m.time[:2])*3600+atoi(m.time[3:5])*60+atoi(m.time[6:])) / 86400
					}
					value = days
				}
			}
			if err := f.SetCellValue("Sheet1", at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFixturesAreReadWithNumbersAndDaysAsCells(t *testing.T) {
	for _, x := range fixtures(t) {
		if x["variant"] == "td" || x["file"] == "bank_cmb_card.csv" { // known by its commas; has no years
			continue
		}
		rows := rowsOf(t, x.text(t))
		s := must(t, x.text(t), Options{})
		for _, base1904 := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/%v", x["file"], base1904), func(t *testing.T) {
				got := must(t, string(typed(t, rows, s.HeaderRow+1, base1904)), Options{})
				x.check(t, got, true)
				for i := range min(len(s.Lines), len(got.Lines)) {
					if a, b := s.Lines[i], got.Lines[i]; a.Date != b.Date || a.Time != b.Time && b.Time != "" || a.PayerName != b.PayerName || a.Memo != b.Memo {
						t.Errorf("row %d: %v %s %s %q is %v %s %s %q", a.Row, a.Date, a.Time, a.PayerName, a.Memo, b.Date, b.Time, b.PayerName, b.Memo)
					}
				}
			})
		}
	}
}

// toExcel5 writes a BIFF5 workbook as old programs at bank counters do: texts as they are, in GBK.
func toExcel5(t testing.TB, rows []row) []byte {
	le := binary.LittleEndian
	record := func(id uint16, body []byte) []byte {
		return append(le.AppendUint16(le.AppendUint16(nil, id), uint16(len(body))), body...)
	}
	var cells []byte
	for _, r := range rows {
		for i, c := range r.cells {
			at := le.AppendUint16(le.AppendUint16(le.AppendUint16(nil, uint16(r.num-1)), uint16(i)), 0)
			text, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(c))
			if err != nil {
				t.Skip("GBK has no such letters")
			}
			cells = append(cells, record(recLabel, append(le.AppendUint16(at, uint16(len(text))), text...))...)
		}
	}
	bof := func(kind uint16) []byte { return record(recBOF, le.AppendUint16(le.AppendUint16(nil, 0x0500), kind)) }
	head := append(bof(5), record(recCodePage, le.AppendUint16(nil, 936))...)
	name, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("明细"))
	sheet := append(le.AppendUint32(nil, uint32(len(head)+4+7+len(name)+4)), 0, 0, byte(len(name)))
	stream := append(append(head, record(recSheet, append(sheet, name...))...), record(recEOF, nil)...)
	stream = append(append(append(stream, bof(0x10)...), cells...), record(recEOF, nil)...)
	return toOLENamed("Book", stream)
}

func TestFixturesAreReadFromExcel5(t *testing.T) {
	for _, x := range fixtures(t) {
		t.Run(x["file"], func(t *testing.T) {
			s := must(t, string(toExcel5(t, rowsOf(t, x.text(t)))), Options{})
			x.check(t, s, true)
			if s.Sheet != "明细" {
				t.Errorf("sheet %q", s.Sheet)
			}
		})
	}
}
