package statement

import (
	"bytes"
	"compress/gzip"
	"errors"
	"testing"

	"zhangfang/internal/fault"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestLookShowsATableAndItsGuess(t *testing.T) {
	table, err := Look(Source{Data: []byte("账户明细;;\n\n日期;对方户名;收入;摘要A\n2026-03-02;云岫;1,5;房租\n2026-03-03;青禾;2,5;\n2026-03-04;青禾;3,5;\n2026-03-05;青禾;x;\n")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if table.Header != 3 || table.Delimiter != ";" || table.Encoding != "UTF-8" || len(table.Rows) != 6 || table.Rows[1].Row != 3 || table.Rows[2].Cells[2] != "1,5" {
		t.Errorf("%+v", table)
	}
	sure := table.Mapping.Sure
	if sure[FieldDate] != 100 || sure[FieldPeer] != 100 || sure[FieldMemo] != 80 || sure[FieldIn] != 75 {
		t.Errorf("%v", sure)
	}
}

func TestATableThatNobodyKnowsIsMappedByHand(t *testing.T) {
	data := []byte("Q1,,\nWann,Wer,Wieviel\n2026-03-02,Yunxiu,1.50\n2026-03-03,Fengming,-2.00\n")
	if _, err := Read(Source{Data: data}, Options{}); !errors.Is(err, fault.New(Unknown, nil)) {
		t.Fatal(err)
	}
	table, err := Look(Source{Data: data}, Options{})
	if err != nil || table.Mapping != nil || table.Header != 0 || table.Rows[1].Cells[1] != "Wer" {
		t.Fatalf("%+v %v", table, err)
	}
	m := &Mapping{HeaderRow: 2, Columns: map[Field][]string{FieldDate: {"#1"}, FieldPeer: {"wer"}, FieldAmount: {"#3"}}, Sign: SignSigned, DateOrder: YearFirst, Decimal: "."}
	s, err := Read(Source{Data: data}, Options{Mapping: m})
	if err != nil || len(s.Lines) != 2 || s.Lines[1].PayerName != "Fengming" || s.Lines[1].Direction != Out || s.HeaderRow != 2 {
		t.Errorf("%+v %v", s, err)
	}
	if _, err := Read(Source{Data: data}, Options{Mapping: &Mapping{HeaderRow: 9, Columns: m.Columns, Sign: SignSigned}}); !errors.Is(err, fault.New(MappingMismatch, nil)) {
		t.Error(err)
	}
	if _, err := Look(Source{Name: "a", Data: []byte("%PDF-1")}, Options{}); !errors.Is(err, fault.New(IsPDF, nil)) {
		t.Error(err)
	}
}

// A text whose delimiter or encoding was guessed wrong is read as somebody says it is.
func TestADelimiterAndAnEncodingCanBeSaid(t *testing.T) {
	encode := func(e encoding.Encoding, text string) []byte {
		t.Helper()
		out, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	const table = "日期~誰~金額\n2026-03-01~王立秋, 李四~12.50\n2026-03-02~趙六~3.00\n"
	columns := map[Field][]string{FieldDate: {label("日期")}, FieldPeer: {label("誰")}, FieldAmount: {label("金額")}}
	for _, c := range []struct {
		encoding string
		data     []byte
	}{
		{"", []byte(table)},
		{"UTF-8", []byte("\xEF\xBB\xBF" + table)},
		{"Big5", encode(traditionalchinese.Big5, table)},
		{"GB18030", encode(simplifiedchinese.GB18030, table)},
		{"UTF-16LE", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), table)},
		{"UTF-16BE", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), table)},
	} {
		said := Mapping{Split: "~", Encoding: c.encoding}
		look, err := Look(Source{Data: c.data}, Options{Mapping: &said})
		if err != nil || look.Delimiter != "~" || look.Rows[1].Cells[1] != "王立秋, 李四" || c.encoding != "" && look.Encoding != c.encoding {
			t.Errorf("as %q: %+v, %v", c.encoding, look, err)
			continue
		}
		said.Columns, said.Sign, said.DateOrder, said.Decimal = columns, SignSigned, YearFirst, "."
		s, err := Read(Source{Data: c.data}, Options{Mapping: &said})
		if err != nil || len(s.Lines) != 2 || s.Lines[0].PayerName != "王立秋, 李四" || s.Mapping.Split != "~" || s.Mapping.Encoding != c.encoding {
			t.Errorf("as %q: %+v, %v", c.encoding, s, err)
		}
	}
	for _, said := range []Mapping{{Split: "ab"}, {Split: "\n"}, {Encoding: "EBCDIC"}} {
		if _, err := Look(Source{Data: []byte(table)}, Options{Mapping: &said}); !isFault(err, MappingMismatch) {
			t.Errorf("%+v was taken: %v", said, err)
		}
	}
}

// What is said of the delimiter and the encoding of a table counts within an archive too, and the table that is shown to be
// explained is the one that is read, or the one that was chosen.
func TestATableInAnArchiveIsExplainedByHand(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().String("甲^乙^丙\n2026-03-02^雲岫^1.50\n2026-03-03^鳳鳴^-2.00\n")
	if err != nil {
		t.Fatal(err)
	}
	archive := []byte(zipFiles(t, packed{"notes.txt", "nothing here\n"}, packed{"table.txt", big5}))
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	w.Write([]byte(big5))
	w.Close()
	m := &Mapping{HeaderRow: 1, Split: "^", Encoding: "Big5", Columns: map[Field][]string{FieldDate: {"甲"}, FieldPeer: {"乙"}, FieldAmount: {"丙"}}, Sign: SignSigned, DateOrder: YearFirst, Decimal: "."}
	for name, data := range map[string][]byte{"plain": []byte(big5), "zip": archive, "gzip": gz.Bytes()} {
		if _, err := Read(Source{Data: data}, Options{}); err == nil {
			t.Fatalf("%s: it is read without a word", name)
		}
		table, err := Look(Source{Data: data}, Options{Mapping: &Mapping{Split: "^", Encoding: "Big5"}})
		if err != nil || table.Delimiter != "^" || table.Encoding != "Big5" || len(table.Rows) != 3 || table.Rows[1].Cells[1] != "雲岫" {
			t.Errorf("%s: %+v %v", name, table, err)
		}
		s, err := Read(Source{Data: data}, Options{Mapping: m})
		if err != nil || len(s.Lines) != 2 || s.Lines[0].PayerName != "雲岫" || s.Encoding != "Big5" {
			t.Errorf("%s: %+v %v", name, s, err)
		}
	}
	two := []byte(zipFiles(t, packed{"a.csv", "日期,金额\n2026-04-03,1.00\n"}, packed{"b.csv", "日期,金额\n2026-05-03,1.00\n2026-05-04,2.00\n"}))
	for answer, want := range map[string]string{"": "2026-05-03", "a.csv": "2026-04-03", "b.csv": "2026-05-03"} {
		table, err := Look(Source{Data: two}, Options{Answers: map[Ask]string{AskMember: answer}})
		if err != nil || table.Rows[1].Cells[0] != want {
			t.Errorf("%q: %+v %v", answer, table, err)
		}
	}
	if _, err := Look(Source{Data: two}, Options{Answers: map[Ask]string{AskMember: "c.csv"}}); !errors.Is(err, fault.New(NoSuchAnswer, nil)) {
		t.Error(err)
	}
}
