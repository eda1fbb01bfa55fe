package statement

import (
	"errors"
	"testing"

	"zhangfang/internal/fault"
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
