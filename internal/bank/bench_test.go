package bank

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// A hundred thousand lines into the book, in every container (a sheet of .xls ends at row 65,536). cpu-s is the time of all
// processors, however busy the machine is, and peak-MB the most memory the process had:
//
//	go test ./internal/bank -run xxx -bench Import -benchtime 1x
func BenchmarkImport(b *testing.B) {
	const lines = 100_000
	for _, c := range []struct {
		container string
		lines     int
		file      func(testing.TB, int) []byte
	}{
		{"csv", lines, largeCSV}, {"xlsx", lines, largeXLSX}, {"xls", 65_000, largeXLS},
		{"mt940", lines, largeMT940}, {"camt", lines, largeCAMT}, {"ofx", lines, largeOFX},
	} {
		b.Run(c.container, func(b *testing.B) {
			file := File{Name: "large." + c.container, Data: c.file(b, c.lines)}
			b.SetBytes(int64(len(file.Data)))
			b.ResetTimer()
			var used, most float64
			for b.Loop() {
				s := book(b)
				debug.FreeOSMemory()
				os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // forgets the peak so far, where the system allows it
				before := processor()
				done := mustImport(b, s, request(file))
				used, most = used+processor()-before, max(most, peak())
				if done.Counts.Import.Count != c.lines {
					b.Fatalf("%+v", done.Counts)
				}
			}
			b.ReportMetric(used/float64(b.N), "cpu-s")
			b.ReportMetric(most, "peak-MB")
		})
	}
}

// peak is the most memory that the process had since it was last forgotten, in MB, as the system counts it; 0 where it does not say.
func peak() float64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb float64
			fmt.Sscan(rest, &kb)
			return kb / 1024
		}
	}
	return 0
}

// processor is the time in seconds that all threads of the process and the system on their behalf have worked; 0 where nobody says.
func processor() (seconds float64) {
	text, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	for _, ticks := range strings.Fields(rest)[11:13] {
		n, _ := strconv.ParseFloat(ticks, 64)
		seconds += n / 100
	}
	return seconds
}

// largeRow is line i of a year in which 700 customers pay and every fifth line is a payment of ours.
func largeRow(i int) []string {
	in, out := fmt.Sprintf("%d.%02d", 100+i%9000, i%100), ""
	if i%5 == 0 {
		in, out = "", in
	}
	return []string{fmt.Sprintf("2026-%02d-%02d", i/8400+1, i/300%28+1), fmt.Sprintf("%02d:%02d:%02d", i/3600%24, i/60%60, i%60), in, out, "",
		fmt.Sprintf("客户%d号有限公司", i%700), fmt.Sprintf("6225%012d", i%700), fmt.Sprintf("%d月房租物业费", i/8400+1), fmt.Sprintf("%014d", i)}
}

func largeHeading() []string { return strings.Split(strings.TrimSpace(heading), ",") }

func largeCSV(_ testing.TB, lines int) []byte {
	rows := make([]string, lines)
	for i := range rows {
		rows[i] = strings.Join(largeRow(i), "|")
	}
	return csv(rows...).Data
}

func largeXLSX(b testing.TB, lines int) []byte {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	write := func(n int, cells []string) {
		row := make([]any, len(cells))
		for i, c := range cells {
			row[i] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n), row); err != nil {
			b.Fatal(err)
		}
	}
	write(1, largeHeading())
	for i := range lines {
		write(i+2, largeRow(i))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// largeXLS writes texts into the cells themselves and amounts as floating point.
func largeXLS(_ testing.TB, lines int) []byte {
	le := binary.LittleEndian
	var stream []byte
	record := func(id uint16, body []byte) {
		stream = append(le.AppendUint16(le.AppendUint16(stream, id), uint16(len(body))), body...)
	}
	row := func(r int, cells []string) {
		for c, text := range cells {
			at := le.AppendUint16(le.AppendUint16(le.AppendUint16(nil, uint16(r)), uint16(c)), 0)
			if v, err := strconv.ParseFloat(text, 64); err == nil && strings.Contains(text, ".") {
				record(0x0203, le.AppendUint64(at, math.Float64bits(v)))
			} else if text != "" {
				record(0x0204, wideText(at, text, 2))
			}
		}
	}
	const globals = 20 + 24 + 4 // bytes of the three records before the sheet
	bof := func(kind uint16) []byte { return append([]byte{0, 6, byte(kind), 0}, make([]byte, 12)...) }
	record(0x0809, bof(5))
	record(0x0085, wideText(append(le.AppendUint32(nil, globals), 0, 0), "Sheet1", 1))
	record(0x000A, nil)
	record(0x0809, bof(0x10))
	row(0, largeHeading())
	for i := range lines {
		row(i+1, largeRow(i))
	}
	record(0x000A, nil)
	return compound(stream)
}

// wideText appends a text with its length in that many bytes.
func wideText(to []byte, text string, size int) []byte {
	units := utf16.Encode([]rune(text))
	to = append(to, binary.LittleEndian.AppendUint16(nil, uint16(len(units)))[:size]...)
	to = append(to, 1)
	for _, u := range units {
		to = binary.LittleEndian.AppendUint16(to, u)
	}
	return to
}

// compound wraps a stream called Workbook into a compound file of sectors of 4,096 bytes: table of sectors, directory, stream.
func compound(stream []byte) []byte {
	const sector, end, free = 4096, 0xFFFFFFFE, 0xFFFFFFFF
	le := binary.LittleEndian
	data := (len(stream) + sector - 1) / sector
	tables := (data+1)/(sector/4-1) + 1
	out := make([]byte, (1+tables+1+data)*sector)
	copy(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, v := range map[int]uint16{24: 0x3E, 26: 4, 28: 0xFFFE, 30: 12, 32: 6} {
		le.PutUint16(out[at:], v)
	}
	for at, v := range map[int]uint32{40: 1, 44: uint32(tables), 48: uint32(tables), 56: 4096, 60: end, 68: end} {
		le.PutUint32(out[at:], v)
	}
	next := func(sector int) []byte { return out[4096+4*sector:] }
	for i := range max(109, tables*sector/4) {
		if i < 109 {
			le.PutUint32(out[76+4*i:], free)
		}
		if i < tables {
			le.PutUint32(out[76+4*i:], uint32(i))
		}
		switch {
		case i < tables:
			le.PutUint32(next(i), free-2)
		case i == tables, i == tables+data:
			le.PutUint32(next(i), end)
		case i < tables+data:
			le.PutUint32(next(i), uint32(i+1))
		case i < tables*sector/4:
			le.PutUint32(next(i), free)
		}
	}
	directory := out[(1+tables)*sector:]
	for i, e := range []struct {
		name               string
		kind               byte
		child, start, size uint32
	}{{"Root Entry", 5, 1, end, 0}, {"Workbook", 2, free, uint32(tables + 1), uint32(len(stream))}} {
		at := directory[128*i:]
		for j, u := range utf16.Encode([]rune(e.name)) {
			le.PutUint16(at[2*j:], u)
		}
		le.PutUint16(at[64:], uint16(2*len(e.name)+2))
		at[66], at[67] = e.kind, 1
		for j, v := range []uint32{free, free, e.child} {
			le.PutUint32(at[68+4*j:], v)
		}
		le.PutUint32(at[116:], e.start)
		le.PutUint32(at[120:], e.size)
	}
	copy(out[(2+tables)*sector:], stream)
	return out
}

// largeText puts lines between a head and a foot.
func largeText(head, foot string, lines int, line func(i int) string) []byte {
	var out strings.Builder
	out.WriteString(head)
	for i := range lines {
		out.WriteString(line(i))
	}
	out.WriteString(foot)
	return []byte(out.String())
}

func largeMT940(_ testing.TB, lines int) []byte {
	return largeText(":20:LARGE\r\n:25:50010060/0612345601\r\n:28C:1/1\r\n:60F:C260101CNY0,\r\n", ":62F:C261231CNY0,\r\n-\r\n", lines, func(i int) string {
		return fmt.Sprintf(":61:26%02d%02d0302CR%d,%02dNTRFNONREF//26030200%06d\r\n:86:166?00GUTSCHRIFT?109310?20EREF+VERTRAG 2026/%04d?21SVWZ+Miete \r\nMaerz Hof 3 Wohn?22ung %d?30ZFBADEFFXXX?31DE02500100600000000001?\r\n32Kunde %d GmbH\r\n",
			i/8400+1, i/300%28+1, i%9000+1, i%100, i, i%1000, i%100, i%700)
	})
}

func largeCAMT(_ testing.TB, lines int) []byte {
	return largeText(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>DE02500100600000000001</IBAN></Id><Ccy>CNY</Ccy></Acct>
`, "</Stmt></BkToCstmrStmt></Document>\n", lines, func(i int) string {
		return fmt.Sprintf(`<Ntry>
  <Amt Ccy="CNY">%d.%02d</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd>
  <Sts>BOOK</Sts>
  <BookgDt><Dt>2026-%02d-%02d</Dt></BookgDt>
  <ValDt><Dt>2026-03-02</Dt></ValDt>
  <AcctSvcrRef>26030200%06d</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
  <NtryDtls><TxDtls><Refs><EndToEndId>VERTRAG-%d</EndToEndId></Refs><RltdPties><Dbtr><Nm>Kunde %d GmbH</Nm></Dbtr><DbtrAcct><Id><IBAN>DE02500100600000000001</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Miete M&#228;rz Hof 3 Wohnung %d</Ustrd></RmtInf></TxDtls></NtryDtls>
</Ntry>
`, i%9000+1, i%100, i/8400+1, i/300%28+1, i, i, i%700, i%100)
	})
}

func largeOFX(_ testing.TB, lines int) []byte {
	return largeText("OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n", "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n", lines, func(i int) string {
		return fmt.Sprintf("<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>2026%02d%02d120000<TRNAMT>%d.%02d<FITID>26030200%06d<NAME>Kunde %d GmbH<MEMO>Miete Hof 3 Wohnung %d</STMTTRN>\n", i/8400+1, i/300%28+1, i%9000+1, i%100, i, i%700, i%100)
	})
}
