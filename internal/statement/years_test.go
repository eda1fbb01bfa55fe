package statement

import (
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
)

// Days without a year take it from where the file tells it; the last of them says across New Year, too, which lines are of the year before.
func TestDaysWithoutAYearTakeItFromTheFile(t *testing.T) {
	const head = "交易日,入账日,交易摘要,金额\n"
	november := "11-20,11-21,松烟面馆,-10.00\n11-22,11-22,退款,5.00\n"
	for _, c := range []struct {
		name, file, text string
		days             string // of the lines
	}{
		{"a month in the title", "", "信用卡对账单 2025年11月\n" + head + november, "2025-11-20 2025-11-22"},
		{"a year in the title", "", "2024年度账单,,,\n" + head + november, "2024-11-20 2024-11-22"},
		{"a period", "", "账单周期：2025/10/23-2025/11/22\n" + head + november, "2025-11-20 2025-11-22"},
		{"a period before the day of printing", "", "起止日期：2023-11-01 至 2023-11-30\n打印日期：2026-02-01\n" + head + november, "2023-11-20 2023-11-22"},
		{"the day of printing below the lines", "", head + november + "打印时间：2025-02-01 10:00:00,,,\n", "2024-11-20 2024-11-22"},
		{"the day of the statement in English", "", "Statement date: 5 Dec 2025,,,\nDate,Posted,Description,Amount\n" + november, "2025-11-20 2025-11-22"},
		{"the name of the file", "信用卡账单_20251001-20251130.csv", head + november, "2025-11-20 2025-11-22"},
		{"a year in the name of the file", "card 2023.csv", head + november, "2023-11-20 2023-11-22"},
		{"a year in the memo is none", "card 2023.csv", head + "11-20,,2019年房租 2019-01-01,-10.00\n11-22,,b,5.00\n", "2023-11-20 2023-11-22"},
		{"a card that is valid for years", "", "有效期至 2030年01月\n账单日：2025-11-25\n" + head + november, "2025-11-20 2025-11-22"},
		{"across New Year, the latest below", "", "账单 2026年01月\n" + head + "12-30,,a,-1.00\n12-31,,b,-1.00\n01-02,,c,-1.00\n", "2025-12-30 2025-12-31 2026-01-02"},
		{"across New Year, the latest above", "a-202601.csv", head + "01-02,,a,-1.00\n12-31,,b,-1.00\n12-30,,c,-1.00\n", "2026-01-02 2025-12-31 2025-12-30"},
		{"two lines across New Year", "", "账单 2026年01月\n" + head + "01-02,,a,-1.00\n12-31,,b,-1.00\n", "2026-01-02 2025-12-31"},
		{"out of order across New Year", "", "账单 2026年01月\n" + head + "12-30,,a,-1.00\n01-04,,b,-1.00\n12-31,,b,-1.00\n01-02,,c,-1.00\n", "2025-12-30 2026-01-04 2025-12-31 2026-01-02"},
		{"a whole year in order", "2025.csv", head + "01-30,,a,-1.00\n02-28,,b,-1.00\n12-31,,b,-1.00\n", "2025-01-30 2025-02-28 2025-12-31"},
		{"Chinese days with times", "", "2025年11月\n" + head + "11月20日 09:12,,a,-1.00\n11月22日,,b,-1.00\n", "2025-11-20 2025-11-22"},
		{"four digits", "", "2025年11月\n" + head + "1120,1121,a,-1.00\n1122,1122,b,-1.00\n", "2025-11-20 2025-11-22"},
		{"month names", "2025.csv", "Date,Description,Amount\n20 Nov 09:12,a,-1.00\nNov 22,b,-1.00\n", "2025-11-20 2025-11-22"},
		{"the day first", "2025.csv", "Date,Description,Amount\n20/11,a,-1.00\n03/12,b,-1.00\n", "2025-11-20 2025-12-03"},
		{"times like years", "2025.csv", head + "11-20 09:12,,a,-1.00\n11-12 10:11:12,,b,-1.00\n", "2025-11-20 2025-11-12"},
		{"the 29th of February", "2024.csv", head + "02-29,,a,-1.00\n03-01,,b,-1.00\n", "2024-02-29 2024-03-01"},
	} {
		s, err := Read(Source{Name: c.file, Data: []byte(c.text)}, Options{Today: date.Must("2026-11-22")})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := daysOf(s); got != c.days || len(s.Questions) > 0 {
			t.Errorf("%s: %s, want %s; asks %v", c.name, got, c.days, s.Questions)
		}
	}
}

func daysOf(s *Statement) string {
	var days []string
	for _, l := range s.Lines {
		days = append(days, l.Date.String())
	}
	return strings.Join(days, " ")
}

// A year that nothing tells is the latest that is not to come, and is asked for; without a calendar nobody can tell.
func TestAYearThatNothingTellsIsAskedFor(t *testing.T) {
	const text = "交易日,交易摘要,金额\n12-30,甲,-10.00\n01-02,乙,-5.00\n"
	for _, c := range []struct {
		name, today, answer, days, doubt string
	}{
		{"the latest", "2026-11-22", "", "2025-12-30 2026-01-02", "statement.doubt_year"},
		{"not one to come", "2025-12-22", "", "2024-12-30 2025-01-02", "statement.doubt_year"},
		{"answered", "2026-11-22", "2020", "2019-12-30 2020-01-02", ""},
		{"answered without a calendar", "", "2020", "2019-12-30 2020-01-02", ""},
	} {
		opt := Options{Answers: map[Ask]string{AskYear: c.answer}}
		if c.today != "" {
			opt.Today = date.Must(c.today)
		}
		s, err := Read(Source{Name: "card.csv", Data: []byte(text)}, opt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		doubt := ""
		for _, p := range s.Problems {
			if p.Fault.Key == DoubtYear {
				doubt = string(p.Fault.Key)
			}
		}
		q := Question{}
		if len(s.Questions) == 1 {
			q = s.Questions[0]
		}
		if got := daysOf(s); got != c.days || doubt != c.doubt || q.Ask != AskYear || q.Key() != "statement.ask_year" || q.Example != "12-30" || q.Guess != c.days[len(c.days)-10:][:4] || len(q.Choices) != 4 || q.Choices[0] != q.Guess {
			t.Errorf("%s: %s, want %s; %s; asks %+v", c.name, got, c.days, doubt, s.Questions)
		}
	}
	for answer, want := range map[string]fault.Key{"": YearMissing, "soon": NoSuchAnswer, "1066": NoSuchAnswer} {
		if _, err := Read(Source{Data: []byte(text)}, Options{Answers: map[Ask]string{AskYear: answer}}); !isFault(err, want) {
			t.Errorf("%q: %v, want %s", answer, err, want)
		}
	}
}
