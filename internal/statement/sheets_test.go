package statement

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheetOf is a sheet of a workbook: its name, its rows, whether it is hidden.
type sheetOf struct {
	name   string
	hidden bool
	rows   [][]any
}

func workbookOf(t testing.TB, sheets ...sheetOf) []byte {
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			f.SetSheetName("Sheet1", s.name)
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for k, cells := range s.rows {
			at, _ := excelize.CoordinatesToCellName(1, k+1)
			if err := f.SetSheetRow(s.name, at, &cells); err != nil {
				t.Fatal(err)
			}
		}
		if s.hidden {
			if _, err := f.NewSheet("Z"); err != nil {
				t.Fatal(err)
			}
			f.SetActiveSheet(i + 1) // the active one stays
			if err := f.SetSheetVisible(s.name, false); err != nil {
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

var head = []any{"日期", "对方户名", "收入", "支出", "摘要"}

func month(day string, in, out float64) [][]any {
	return [][]any{head, {day, "云岫", in, nil, "房租"}, {day, "青禾", nil, out, "保洁"}}
}

// A year of sheets is read one month at a time; nothing is left out without a word.
func TestSheetsWithLinesOfTheirOwnAreAskedFor(t *testing.T) {
	data := workbookOf(t, sheetOf{"说明", false, [][]any{{"年度流水"}, {"制表：示例"}}},
		sheetOf{"1月", false, month("2026-01-05", 100, 10)}, sheetOf{"2月", false, month("2026-02-05", 200, 20)}, sheetOf{"汇总", false, [][]any{{"月份", "收入", "支出"}, {"1月", 100, 10}}})
	s := must(t, string(data), Options{})
	if len(s.Lines) != 2 || s.Sheet != "1月" || len(s.Questions) != 1 || !reflect.DeepEqual(s.Questions[0].Choices, []string{"1月", "2月"}) {
		t.Errorf("%s: %d lines, asks %+v", s.Sheet, len(s.Lines), s.Questions)
	}
	for _, data := range [][]byte{data, []byte(zipFiles(t, packed{"流水.xlsx", string(data)}))} {
		s := must(t, string(data), Options{Answers: map[Ask]string{AskMember: "2月"}})
		if len(s.Lines) != 2 || s.Sheet != "2月" || s.From.String() != "2026-02-05" || len(s.Questions) != 1 || s.Questions[0].Guess != "2月" {
			t.Errorf("%s: %d lines from %v, asks %+v", s.Sheet, len(s.Lines), s.From, s.Questions)
		}
		left := 0
		for _, n := range s.Skipped {
			if n.Reason == Sheet {
				left++
			}
		}
		if left != 3 {
			t.Errorf("%d sheets are listed as not read", left)
		}
	}
}

func TestCopiesAndHiddenSheetsAreNotAskedFor(t *testing.T) {
	rows := month("2026-01-05", 100, 10)
	for name, data := range map[string][]byte{
		"a copy":       workbookOf(t, sheetOf{"原始", false, rows}, sheetOf{"副本", false, rows}),
		"a part of it": workbookOf(t, sheetOf{"全部", false, append(rows[:3:3], []any{"2026-01-06", "凤鸣", 5.5, nil, "水费"})}, sheetOf{"收入", false, rows[:2]}),
		"hidden":       workbookOf(t, sheetOf{"样例", true, month("2020-01-01", 1, 2)}, sheetOf{"流水", false, rows}),
		"second":       workbookOf(t, sheetOf{"封面", false, [][]any{{"示例物业"}, {"日期", "2026-01-31"}}}, sheetOf{"流水", false, rows}),
	} {
		s := must(t, string(data), Options{})
		if len(s.Questions) != 0 || len(s.Lines) < 2 || s.Sheet == "样例" || s.From.String() != "2026-01-05" {
			t.Errorf("%s: %s, %d lines, asks %+v", name, s.Sheet, len(s.Lines), s.Questions)
		}
	}
}
