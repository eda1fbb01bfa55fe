package statement

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf8"

	"zhangfang/internal/fault"
)

// Every parser by itself, past the door that tells formats apart: whatever bytes come, no panic, the caps hold, and
// what was read keeps its promises. testdata/fuzz holds the seeds.

// lawful checks what every statement promises, whatever it was read from.
func lawful(t *testing.T, s *Statement, err error) {
	t.Helper()
	if err != nil {
		if fault.As(err) == nil {
			t.Fatalf("not a fault: %v", err)
		}
		return
	}
	rows := map[int]bool{}
	for i := range s.Lines {
		l := &s.Lines[i]
		switch {
		case l.Date.IsZero(), l.Row < 1, l.Raw.Len() == 0, l.Class == "":
			t.Fatalf("line %+v", l)
		case l.Direction != In && l.Direction != Out && l.Direction != Neutral:
			t.Fatalf("direction %q", l.Direction)
		case rows[l.Row]:
			t.Fatalf("row %d twice", l.Row)
		}
		rows[l.Row] = true
		for _, text := range append([]string{l.PayerName, l.PayerAccount, l.Memo, l.Reference, l.Reference2, l.Status, l.Kind}, l.Raw.Cells()...) {
			if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\u202E\u200B") {
				t.Fatalf("text %q", text)
			}
		}
	}
	for _, p := range s.Parts {
		if p.First < 0 || p.Lines < 0 || p.First+p.Lines > len(s.Lines) {
			t.Fatalf("part %+v of %d lines", p, len(s.Lines))
		}
	}
	s.Sums()
	s.Days()
}

// document fuzzes a reader of text.
func fuzzText(f *testing.F, seeds []string, read func(*file, Options) (*Statement, error)) {
	for _, name := range seeds {
		f.Add([]byte(document(f, name)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, encoding, n, err := decode(data)
		if err != nil {
			return
		}
		s, err := read(&file{text: text, encoding: encoding, replaced: n}, Options{})
		if err == nil {
			s.finish()
		}
		lawful(t, s, err)
	})
}

func FuzzOFX(f *testing.F) {
	fuzzText(f, []string{"accounts.ofx", "quicken.qfx"}, func(x *file, o Options) (*Statement, error) { return readOFX(x, claim{}, o) })
}

func FuzzQIF(f *testing.F) { fuzzText(f, []string{"splits.qif"}, readQIF) }

func FuzzMT940(f *testing.F) { fuzzText(f, []string{"german.sta", "intraday.sta"}, readMT940) }

func FuzzCAMT(f *testing.F) {
	fuzzText(f, []string{"report.xml", "batch.xml", "notice.xml"}, func(x *file, o Options) (*Statement, error) { return readCAMT(x, "camt053", o) })
}

// fuzzGrid fuzzes a container of tables: what is cut into cells is read as any table is.
func fuzzGrid(f *testing.F, open func(data []byte) (*file, error)) {
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := open(data)
		if err != nil {
			lawful(t, nil, err)
			return
		}
		for _, g := range x.grids {
			if len(g.rows) > maxRows {
				t.Fatal("too many rows")
			}
			for _, r := range g.rows {
				if len(r.cells) > maxColumns {
					t.Fatal("too many columns")
				}
			}
		}
		s, err := readFile(x, Options{})
		lawful(t, s, err)
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(htmlOf(rowsOf(f, fixture{"file": "generic_bank.csv"}.text(f)))))
	f.Add([]byte(`<table><tr><td rowspan=3>日期<td colspan=2>金额<tr><td>收入<td>支出<tr><td>1<td>2<tr><td>2026-03-02<td>1<td></table>`))
	fuzzGrid(f, func(data []byte) (*file, error) {
		text, _, _, err := decode(data)
		if err != nil {
			return nil, err
		}
		x := &file{text: text}
		return x, openHTML(x)
	})
}

func FuzzSpreadsheetML(f *testing.F) {
	f.Add([]byte(spreadsheetOf(rowsOf(f, fixture{"file": "generic_bank.csv"}.text(f)))))
	fuzzGrid(f, func(data []byte) (*file, error) {
		text, _, _, err := decode(data)
		if err != nil {
			return nil, err
		}
		x := &file{text: text}
		return x, openSpreadsheetML(x)
	})
}

func FuzzCSV(f *testing.F) {
	for _, x := range fixtures(f) {
		f.Add(toGB18030(f, x.text(f)))
	}
	fuzzGrid(f, func(data []byte) (*file, error) {
		text, _, _, err := decode(data)
		if err != nil {
			return nil, err
		}
		x := &file{text: text}
		_, err = x.tables()
		return x, err
	})
}

func FuzzXLS(f *testing.F) {
	rows := rowsOf(f, fixture{"file": "generic_bank.csv"}.text(f))
	f.Add(toXLS(rows))
	f.Add(toXLS(rows)[1024:]) // the stream inside
	fuzzGrid(f, func(data []byte) (*file, error) {
		if len(data) > 8 && binary.LittleEndian.Uint32(data) == 0xE011CFD0 {
			return openOLE(data, "")
		}
		return readBIFF(data)
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="1"><c t="inlineStr"><is><t>日期</t></is></c><c t="s"><v>0</v></c></row><row><c><v>46083.5</v></c><c><v>1.5</v></c></row>`, `<si><t>收入</t></si>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		s, err := Read(Source{Data: evilXLSX(t, sheet, shared)}, Options{})
		lawful(t, s, err)
	})
}

func FuzzZip(f *testing.F) {
	text := fixture{"file": "generic_bank.csv"}.text(f)
	f.Add([]byte(zipFiles(f, packed{"账单.csv", text}, packed{"a.sta", document(f, "german.sta")})), "")
	f.Add([]byte(lockedZip(f, "a.csv", text, "417203", 0)), "417203")
	f.Add([]byte(lockedZip(f, "a.csv", text, "417203", 16)), "417203")
	f.Fuzz(func(t *testing.T, data []byte, password string) {
		x, err := openZip(data, Options{Password: password}, 0)
		if err != nil {
			lawful(t, nil, err)
			return
		}
		s, err := (*Statement)(nil), error(nil)
		if x.members != nil {
			s, err = readArchive(x, Options{Password: password})
		} else {
			s, err = readFile(x, Options{})
		}
		lawful(t, s, err)
	})
}
