package statement

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

const tableHead = "日期,对方户名,收入,支出,摘要\n"

func TestHostileFilesAreRefusedOrRead(t *testing.T) {
	deep := strings.Repeat("<a>", 100_000)
	for _, c := range []struct {
		name string
		data string
		want fault.Key // "" = read
	}{
		{"empty", "", Empty},
		{"blank lines", " \r\n\t\n", Empty},
		{"only a BOM", "\xEF\xBB\xBF", Empty},
		{"larger than allowed", strings.Repeat("x", maxBytes+1), TooLarge},
		{"pdf", "%PDF-1.7\n", IsPDF},
		{"web page", "<html><body>日期</body>", IsHTML},
		{"web page with a table", "<html><table><tr><td>日期</td></tr></table>", Unknown},
		{"cut zip", "PK\x03\x04 something.csv", Unreadable},
		{"zip of one letter", string(zipOf(t, "bill.csv", "a,b")), Unknown},
		{"zip without files", "PK\x05\x06" + strings.Repeat("\x00", 18), Empty},
		{"cut workbook", "PK\x03\x04 [Content_Types].xml", Unreadable},
		{"cut xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing", Unreadable},
		{"noise", strings.Repeat("\x01\x02\x03\xFF\xFE\x99", 1000), NotText},
		{"xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + deep, Unknown},
		{"a letter", "Dear sir,\nplease find enclosed\n", Unknown},
		{"too many columns", "日期,金额\n2026-03-02" + strings.Repeat(",1", 300) + "\n", TooManyColumns},
		{"a million columns", "日期,金额\n2026-03-02" + strings.Repeat(",1", 1_000_000) + "\n", TooManyColumns},
		{"a million empty columns", tableHead + "2026-03-02,甲,1.00,," + strings.Repeat(",", 1_000_000) + "\n", ""},
		{"too many rows", "日期,金额\n" + strings.Repeat("1,1\n", maxRows+1), TooManyRows},
		{"too many cells", "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>1", 201), maxCells/200), TooManyCells},
		{"more than there is room for", "日期,金额\n" + strings.Repeat("1,1\n", maxHeld/rowHeld), TooManyRows},
		{"endless quote", tableHead + "2026-03-02,甲,1.00,,\"" + strings.Repeat("x", 1<<20) + "\n2026-03-03,乙,2.00,,\n", ""},
		{"quotes on every line", tableHead + strings.Repeat("\"\n", 500_000), ""},
		{"NUL in a name", tableHead + "2026-03-02,王\x00五,1.00,,\n2026-03-03,乙,2.00,,房租房租房租房租房租房租房租房租房租房租房租\n", ""},
		{"bidi override", tableHead + "2026-03-02,甲\u202Egnp.exe,1.00,,\n", ""},
		{"half UTF-8", tableHead + "2026-03-02,甲乙丙丁戊己庚辛\xE4\xBA,1.00,,\n", ""},
	} {
		s, err := Read(Source{Name: "evil", Data: []byte(c.data)}, Options{})
		f := fault.As(err)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (f == nil || f.Key != c.want || len(f.Path) == 0 || f.Path[0] != "evil"):
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if s != nil {
			for _, l := range s.Lines {
				if strings.ContainsAny(l.PayerName+strings.Join(l.Raw.Cells(), ""), "\x00\u202E") {
					t.Errorf("%s: hidden characters are left in %q", c.name, l.PayerName)
				}
			}
		}
	}
}

func TestHiddenCharactersAndBrokenBytesAreCounted(t *testing.T) {
	s, err := Read(Source{Data: []byte(tableHead + "2026-03-02,甲\u202E\u200B乙,1.00,,\n2026-03-03,丙\xFF,2.00,,房租，还有很多字\n")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Stripped != 2 || s.Replaced != 1 || s.Lines[0].PayerName != "甲乙" || s.Lines[1].PayerName != "丙\uFFFD" || len(s.Problems) != 2 {
		t.Errorf("stripped %d, replaced %d, %q, %q, %+v", s.Stripped, s.Replaced, s.Lines[0].PayerName, s.Lines[1].PayerName, s.Problems)
	}
}

func zipOf(t testing.TB, name, text string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// evilXLSX writes a workbook by hand, with what excelize would not write.
func evilXLSX(t testing.TB, sheet, shared string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	add("[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)
	add("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`)
	add("xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+sheet+`</sheetData></worksheet>`)
	add("xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+shared+`</sst>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestHostileWorkbooksAreRefused(t *testing.T) {
	var far strings.Builder
	for i := 1; i <= 2000; i++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	for name, data := range map[string][]byte{
		"bomb":              evilXLSX(t, strings.Repeat(" ", maxUnzip+1), ""),
		"one far cell":      evilXLSX(t, `<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>`, ""),
		"many far cells":    evilXLSX(t, far.String(), ""),
		"negative string":   evilXLSX(t, `<row r="1"><c r="A1" t="s"><v>-5</v></c><c r="B1" t="s"><v>99999999</v></c><c r="ZZZZZZ9" t="n"><v>1</v></c></row>`, ""),
		"row beyond Excel":  evilXLSX(t, `<row r="99999999999"><c><v>1</v></c></row>`, ""),
		"entities":          evilXLSX(t, `<row r="1"><c t="inlineStr"><is><t>&bomb;</t></is></c></row>`, ""),
		"deep":              evilXLSX(t, strings.Repeat("<row>", 50_000), ""),
		"deep shared":       evilXLSX(t, `<row r="1"><c t="s"><v>0</v></c></row>`, strings.Repeat("<si>", 50_000)),
		"nothing in it":     evilXLSX(t, "", ""),
		"empty archive":     []byte("PK\x05\x06" + strings.Repeat("\x00", 18)),
		"archive cut short": evilXLSX(t, "<row/>", "")[:400],
	} {
		if s, err := Read(Source{Name: name, Data: data}, Options{}); err == nil {
			t.Errorf("%s: read as %s with %d lines", name, s.Format, len(s.Lines))
		} else if fault.As(err) == nil {
			t.Errorf("%s: %v is not a fault", name, err)
		}
	}
}

// Whatever bytes come: no panic, and what was read keeps its promises.
func FuzzRead(f *testing.F) {
	for _, x := range fixtures(f) {
		text := x.text(f)
		f.Add([]byte(text))
		f.Add(toGB18030(f, text))
		if strings.Contains(x["file"], "generic") || strings.Contains(x["file"], "icbc_corp") {
			rows := rowsOf(f, text)
			f.Add(toXLSX(f, rows))
			f.Add(toXLS(rows))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := Read(Source{Name: "f", Data: data}, Options{})
		lawful(t, s, err)
	})
}
