//go:build linux

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What a hostile file may take of a program: its data in bytes, of which half may ever be in memory, and its time.
const (
	hostileData = 512 << 20
	hostilePeak = 256 << 20
	hostileTime = 10 * time.Second

	bomb = 300 << 20 // bytes that a small file unpacks to: more than any limit on what is unpacked, and than the peak
)

// caged carries out a command line under a cap on memory, in a child process of the tests, and tells the most memory it ever had.
func caged() {
	limit := syscall.Rlimit{Cur: hostileData, Max: hostileData}
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &limit); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	code := run(os.Args[1:], os.Stdout, os.Stderr)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	for line := range strings.Lines(string(status)) {
		if peak, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Fprint(os.Stderr, "peak", peak)
		}
	}
	os.Exit(code)
}

func init() { commands["caged"] = caged }

// same is an endless run of one byte.
type same byte

func (s same) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(s)
	}
	return len(p), nil
}

func long(b byte, n int64) io.Reader { return io.LimitReader(same(b), n) }

// written is a reader of what write writes, which need not fit into memory.
func written(write func(io.Writer)) io.Reader {
	r, w := io.Pipe()
	go func() { write(w); w.Close() }()
	return r
}

func text(parts ...any) io.Reader {
	var all []io.Reader
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			all = append(all, strings.NewReader(p))
		case io.Reader:
			all = append(all, p)
		}
	}
	return io.MultiReader(all...)
}

// packed makes an archive of names and contents.
func packed(parts ...any) io.Reader {
	return written(func(w io.Writer) {
		z := zip.NewWriter(w)
		for i := 0; i < len(parts); i += 2 {
			f, err := z.Create(parts[i].(string))
			if err == nil {
				_, err = io.Copy(f, text(parts[i+1]))
			}
			if err != nil {
				panic(err)
			}
		}
		z.Close()
	})
}

const workbookOf = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`

// workbook makes an .xlsx of the inside of its only sheet and of its shared strings.
func workbook(sheet, shared any) io.Reader {
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return packed(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+kind+`officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", workbookOf,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="`+kind+`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="`+kind+`sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", text(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`, sheet, `</sheetData></worksheet>`),
		"xl/sharedStrings.xml", text(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`, shared, `</sst>`))
}

const sheetHead = `<row r="1"><c r="A1" t="inlineStr"><is><t>日期</t></is></c><c r="B1" t="inlineStr"><is><t>金额</t></is></c></row>`

// hostile are files that somebody made to bring a program down.
func hostile() map[string]io.Reader {
	const head = "交易日期,收入,支出,对方户名,摘要\n2026-03-02,100.00,,甲,房租\n"
	farRows := written(func(w io.Writer) {
		for i := 1; i <= 200_000; i++ {
			fmt.Fprintf(w, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
		}
	})
	tooMany := written(func(w io.Writer) {
		for i := range 3_000_000 {
			fmt.Fprintf(w, "<si><t>%d</t></si>", i)
		}
	})
	const camt = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>`
	return map[string]io.Reader{
		"bomb.xlsx":         workbook(text(sheetHead, long(' ', bomb)), ""),
		"far.xlsx":          workbook(`<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>`, ""),
		"many-far.xlsx":     workbook(farRows, ""),
		"negative.xlsx":     workbook(sheetHead+`<row r="2"><c r="A2" t="s"><v>-5</v></c><c r="B2" t="s"><v>99999999999999999999</v></c><c r="ZZZZZZ2"><v>1</v></c></row>`, "<si><t>a</t></si>"),
		"strings.xlsx":      workbook(sheetHead, tooMany),
		"one-string.xlsx":   workbook(sheetHead+`<row r="2"><c r="A2" t="s"><v>0</v></c></row>`, text("<si><t>", long('x', 150<<20), "</t></si>")),
		"bomb.zip":          packed("账单.csv", text(head, long('x', bomb))),
		"nested.zip":        packed("a.zip", packed("b.zip", packed("c.zip", packed("d.zip", packed("账单.csv", head))))),
		"quote.csv":         text(head, `2026-03-02,1.00,,"`, long('x', 60<<20)),
		"quotes.csv":        text(head, written(func(w io.Writer) { io.Copy(w, bytes.NewReader(bytes.Repeat([]byte("\"\n"), 1<<20))) })),
		"columns.csv":       text(head, "2026-03-03", written(func(w io.Writer) { io.Copy(w, bytes.NewReader(bytes.Repeat([]byte(",1"), 20<<20))) })),
		"too-large.csv":     text(head, long('x', 100<<20)),
		"no-text.csv":       text(head, long(0, 30<<20)),
		"largest.csv":       text(head, strings.Repeat("2026-03-03,,5.00,甲,"+strings.Repeat("房租", 38)+"\n", 240_000)),
		"hidden.csv":        text(head, "2026-03-03,5.00,,王\x00五\u202egnp.exe,房租房租房租房租房租房租房租\n"),
		"deep.xml":          text(camt, strings.Repeat("<a>", 8<<20)),
		"attribute.xml":     text(strings.TrimSuffix(camt, "<Stmt>"), `<Stmt a="`, long('x', 55<<20), `"/>`),
		"laughs.xml":        text(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>`, camt, "<Id>&b;</Id></Stmt></BkToCstmrStmt></Document>"),
		"outside.xml":       text(`<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>`, camt, "<Id>&a;</Id></Stmt></BkToCstmrStmt></Document>"),
		"line.sta":          text(":20:A\n:25:1\n:28C:1\n:60F:C260301EUR1,00\n:61:2603020302C5,00NTRF", long('9', 50<<20)),
		"tags.ofx":          text("OFXHEADER:100\n<OFX>", strings.Repeat("<STMTTRN>", 5<<20)),
		"bitten.xls":        text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", long(0xFF, 20<<20)),
		"spreadsheetml.xls": text(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>`, strings.Repeat(`<Row ss:Index="2000000000"><Cell ss:Index="2000000000">`, 500_000)),
	}
}

// Each file is looked at by a program of its own, as a person does it at the terminal, under a cap on its memory. It is read, or
// refused with a sentence: the program neither falls over nor takes the machine with it.
func TestHostileFilesTakeLittle(t *testing.T) {
	if testing.Short() {
		t.Skip("makes files of many megabytes")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range hostile() {
		path := filepath.Join(dir, name)
		f, err := os.Create(path)
		if err == nil {
			_, err = io.Copy(f, content)
		}
		if err != nil || f.Close() != nil {
			t.Fatal(err)
		}
		cage := exec.Command(self, "statement", "inspect", path, "--format", "json")
		cage.Args[0] = "caged"
		cage.Env = append(os.Environ(), "ZHANGFANG_HOME="+dir, "LANG=en_US.UTF-8")
		var out, said bytes.Buffer
		cage.Stdout, cage.Stderr = &out, &said
		err = cage.Run()
		used := cage.ProcessState.UserTime() + cage.ProcessState.SystemTime()
		words, peakText, _ := strings.Cut(said.String(), "peak")
		var peak int64
		fmt.Sscan(peakText, &peak)
		peak <<= 10
		t.Logf("%-18s %3d MB %6.2f s, status %d: %.150s", name, peak>>20, used.Seconds(), cage.ProcessState.ExitCode(), strings.TrimSpace(words))
		switch code := cage.ProcessState.ExitCode(); {
		case code == done && err == nil:
			var answer struct{ Format string }
			if json.Unmarshal(out.Bytes(), &answer) != nil || answer.Format == "" {
				t.Errorf("%s: was read, and the answer is no JSON", name)
			}
		case code != refused || strings.TrimSpace(words) == "":
			t.Errorf("%s: status %d: %s", name, code, words)
		}
		if peak == 0 || peak > hostilePeak || used > hostileTime {
			t.Errorf("%s: took %d MB and %v", name, peak>>20, used)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
