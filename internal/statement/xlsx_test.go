package statement

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestWorkbooksAsOtherProgramsWriteThem(t *testing.T) {
	shared := `<si><t>对方户名</t></si><si><r><t>云岫</t></r><r><rPr/><t xml:space="preserve">建筑</t></r><rPh sb="0" eb="2"><t>yun</t></rPh></si><si/><si><t>房_x000D_租&amp;水&#x7535;</t></si>`
	sheet := `<row r="2"><c r="A2" t="inlineStr"><is><t>日期</t></is></c><c r="C2" t="s"><v>0</v></c><c t="str"><f>"收"&amp;"入"</f><v>收入</v></c><c t="inlineStr"><is><t><![CDATA[备<注]]></t></is></c></row>` +
		`<row><c><v>46083.5</v></c><c/><c t="s"><v>1</v></c><c s="3"><v>1.0000000000000001E-2</v></c><c t="s"><v>3</v></c></row>` +
		`<!-- a > comment --><row r="9"><c r="A9" t="d"><v>2026-03-05T08:00:00</v></c><c r="D9"><v>71732.649999999994</v></c><c r="E9" t="e"><v>#N/A</v></c></row>`
	data := evilXLSX(t, sheet, shared)
	for name, data := range map[string][]byte{"plain": data, "prefixed": prefixed(t)} {
		s, err := Read(Source{Data: data}, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(s.Lines) != 2 || s.HeaderRow != 2 {
			t.Fatalf("%s: %+v", name, s)
		}
		a, b := s.Lines[0], s.Lines[1]
		if a.Row != 3 || a.Date.String() != "2026-03-02" || a.Time != "12:00:00" || a.Amount.String() != "0.01" || a.PayerName != "云岫建筑" || a.Raw.Cells()[4] != "房\r租&水电" {
			t.Errorf("%s: %+v", name, a)
		}
		if b.Row != 9 || b.Date.String() != "2026-03-05" || b.Amount.String() != "71732.65" || b.Memo != "" {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

// prefixed writes the same sheet with a namespace prefix on every tag, as some exporters do.
func prefixed(t testing.TB) []byte {
	sheet := `<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>日期</x:t></x:is></x:c><x:c r="C2" t="inlineStr"><x:is><x:t>对方户名</x:t></x:is></x:c><x:c t="str"><x:v>收入</x:v></x:c></x:row>` +
		`<x:row><x:c><x:v>46083.5</x:v></x:c><x:c/><x:c t="inlineStr"><x:is><x:t>云岫建筑</x:t></x:is></x:c><x:c><x:v>0.01</x:v></x:c><x:c t="str"><x:v>房&#13;租&amp;水电</x:v></x:c></x:row>` +
		`<x:row r="9"><x:c r="A9"><x:v>46086</x:v></x:c><x:c r="D9"><x:v>71732.65</x:v></x:c></x:row>`
	return evilXLSX(t, sheet, "")
}

func TestWorkbookWithAPassword(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{{"日期", "对方户名", "收入"}, {"2026-03-02", "云岫建筑有限公司", "12,800.00"}} {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out, excelize.Options{Password: "0701"}); err != nil {
		t.Fatal(err)
	}
	for password, want := range map[string]bool{"": false, "1111": false, "0701": true} {
		s, err := Read(Source{Name: "locked.xlsx", Data: out.Bytes()}, Options{Password: password})
		if want != (err == nil) || !want && !isFault(err, lockedBy(password)) {
			t.Errorf("password %q: %v", password, err)
		}
		if err == nil && s.Sums().Credits["?"].String() != "12800" {
			t.Errorf("%+v", s.Sums())
		}
	}
}

func TestXMLScanning(t *testing.T) {
	for _, c := range []struct {
		name, xml string
		want      []string // tags with the text before them
		err       error
	}{
		{"texts and tags", `<?xml version="1.0"?><a x="1>2">t&lt;<b/>u</a>`, []string{"<a", "t&lt;<b/", "u</a"}, io.EOF},
		{"comment and CDATA", `<a><!-- <x> -- --><![CDATA[<&]]]]></a>`, []string{"<a", "<&]]</a"}, io.EOF},
		{"doctype", `<!DOCTYPE a [<!ENTITY b "c">]><a/>`, nil, errXML},
		{"own entity", `<a>&b;</a>`, []string{"<a"}, errXML},
		{"surrogate", `<a>&#xD800;</a>`, []string{"<a"}, errXML},
		{"tag without end", `<a b="`, nil, errXML},
		{"endless tag", "<" + strings.Repeat("a", 2*maxTag), nil, errXML},
		{"no name", `<>`, nil, errXML},
	} {
		x := newXMLScan(strings.NewReader(c.xml))
		var got []string
		var err error
		for err == nil {
			if err = x.next(true); err == nil {
				tag := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(x.text))
				if c.name == "comment and CDATA" {
					tag = string(x.text)
				}
				tag += "<"
				if !x.open {
					tag += "/"
				}
				if tag += string(x.name); x.open && x.close {
					tag += "/"
				}
				got = append(got, tag)
			}
		}
		if !reflect.DeepEqual(got, c.want) || !errors.Is(err, c.err) {
			t.Errorf("%s: %q %v, want %q %v", c.name, got, err, c.want, c.err)
		}
	}
}

func TestHiddenSheetsComeLast(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"Sheet1", "明细"} {
		if name != "Sheet1" {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		for i, row := range [][]any{{"日期", "对方户名", "收入"}, {"2026-03-02", "来自" + name, "1.00"}} {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(name, at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	f.SetActiveSheet(1)
	if err := f.SetSheetVisible("Sheet1", false); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	s, err := Read(Source{Data: out.Bytes()}, Options{})
	if err != nil || s.Sheet != "明细" || s.Lines[0].PayerName != "来自明细" || s.Skipped[len(s.Skipped)-1].Reason != Sheet {
		t.Errorf("%v %+v", err, s)
	}
}
