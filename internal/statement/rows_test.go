package statement

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/fault"
)

func problemKeys(s *Statement) []fault.Key {
	var keys []fault.Key
	for _, p := range s.Problems {
		keys = append(keys, p.Fault.Key)
	}
	return keys
}

// A table of several accounts, by a column or by tables that stand below each other, is read one account at a time.
func TestSeveralAccountsOfATableAreAskedFor(t *testing.T) {
	for file, want := range map[string][2]string{
		"cib_corp_two_accounts.csv": {"3300000000002", "100"},
		"generic_two_tables.csv":    {"3300000000002", "60"},
	} {
		data := fixture{"file": file}.variant(t)
		all := must(t, string(data), Options{})
		if len(all.Questions) != 1 || all.Questions[0].Ask != AskAccount || !reflect.DeepEqual(all.Questions[0].Choices, []string{"3300000000001", "3300000000002"}) {
			t.Errorf("%s asks %+v", file, all.Questions)
		}
		s := must(t, string(data), Options{Answers: map[Ask]string{AskAccount: want[0]}})
		if in := s.Sums().Credits; len(s.Lines) != 2 || s.Account.Number != want[0] || in["CNY"].String()+in[NoCurrency].String() != want[1]+"0" && in[NoCurrency].String() != want[1] {
			t.Errorf("%s of %s: %d lines, in %v, account %s", file, want[0], len(s.Lines), in, s.Account.Number)
		}
		left := 0
		for _, n := range s.Skipped {
			if n.Reason == OtherAccount {
				left++
			}
		}
		if left != 2 {
			t.Errorf("%s: %d lines of the other account are listed", file, left)
		}
		if _, err := Read(Source{Data: data}, Options{Answers: map[Ask]string{AskAccount: "1"}}); !isFault(err, NoSuchAnswer) {
			t.Errorf("%s: an account that is not there gives %v", file, err)
		}
	}
}

func TestTimesInTheAfternoonAndAtTheEndOfADay(t *testing.T) {
	for cell, want := range map[string]string{
		"3/2/2026 9:12:33 AM":           "2026-03-02 09:12:33",
		"3/2/2026 9:12:33 PM":           "2026-03-02 21:12:33",
		"3/2/2026 12:00:00 AM":          "2026-03-02 00:00:00",
		"Mar 2, 2026 10:03 PM":          "2026-03-02 22:03:00",
		"2 Mar 2026 10:03 p.m.":         "2026-03-02 22:03:00",
		"2026-03-02 24:00:00":           "2026-03-02 ",
		"20260302 240000":               "2026-03-02 ",
		"2026-03-02T09:12:33.000+08:00": "2026-03-02 09:12:33",
		"2026-03-02T09:12:33.123456Z":   "2026-03-02 09:12:33",
		"2026年3月2日 下午9:12":              "2026-03-02 21:12:00",
		"09:12:33":                      "",
		"09：12：33":                      "",
		"9.3.26":                        "2026-09-03 ",
		"2026-03-02 25:00:00":           "",
	} {
		m, ok := parseMoment(cell, MonthFirst, nil)
		got := ""
		if ok {
			got = m.day.Time().Format(time.DateOnly) + " " + m.time
		}
		if got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

// PayPal's balance moves by what is left after the fee. Where a line is missing it does not.
func TestABalanceThatMovesByTheNetAmountIsChecked(t *testing.T) {
	for _, file := range []string{"paypal_statement_de.csv", "paypal_statement_en.csv", "paypal_activity_de.csv", "paypal_activity_zh.csv"} {
		text := string(fixture{"file": file}.variant(t))
		if s := must(t, text, Options{}); contains(asStrings(problemKeys(s)), string(BalanceBreaks)) {
			t.Errorf("%s: %v", file, s.Problems)
		}
		lines := strings.Split(strings.TrimSpace(text), "\n")
		backwards := lines[0]
		for i := len(lines) - 1; i > 0; i-- {
			backwards += "\n" + lines[i]
		}
		if s := must(t, backwards, Options{}); contains(asStrings(problemKeys(s)), string(BalanceBreaks)) {
			t.Errorf("%s, the newest line first: %v", file, s.Problems)
		}
	}
	text := string(fixture{"file": "paypal_activity_de.csv"}.variant(t))
	lines := strings.Split(text, "\n")
	cut := strings.Join(append(lines[:3:3], lines[4:]...), "\n") // without the hold of 80.00
	s := must(t, cut, Options{})
	if !contains(asStrings(problemKeys(s)), string(BalanceBreaks)) {
		t.Error("a missing line is not noticed")
	}
}

func asStrings(keys []fault.Key) []string {
	var out []string
	for _, k := range keys {
		out = append(out, string(k))
	}
	return out
}

func TestPayPalsMovesBetweenOwnPocketsAreInternal(t *testing.T) {
	want := map[string][]Class{
		"paypal_statement_de.csv": {Normal, Internal, Normal, Internal},
		"paypal_statement_en.csv": {Normal, Internal, Normal},
		"paypal_activity_zh.csv":  {Normal, Closed, Refund, Internal},
		"paypal_activity_de.csv":  {Normal, Closed, Internal, Refund},
	}
	for file, classes := range want {
		s := must(t, string(fixture{"file": file}.variant(t)), Options{})
		var got []Class
		for _, l := range s.Lines {
			got = append(got, l.Class)
		}
		if !reflect.DeepEqual(got, classes) {
			t.Errorf("%s: %v, want %v", file, got, classes)
		}
	}
}

// A dated row that states a balance or sums up others is no line; the same words beside a payer are a remark.
func TestRowsThatOnlyLookLikeLines(t *testing.T) {
	s := must(t, "日期,对方户名,收入,支出,余额,摘要\n2026-03-01,,,,100.00,期初余额\n2026-03-02,云岫,10.00,,110.00,合计\n2026-03-02,,10.00,,110.00,本日合计\n2026-03-03,,5.00,,115.00,利息合计\n", Options{})
	if len(s.Lines) != 2 || text0(s.Opening) != "100.00" || len(s.Problems) > 0 {
		t.Errorf("%d lines, opening %s, %v", len(s.Lines), text0(s.Opening), s.Problems)
	}
	for _, n := range s.Skipped {
		if n.Row == 2 && n.Reason != NotMoney || n.Row == 4 && n.Reason != NotMoney {
			t.Errorf("row %d is %s", n.Row, n.Reason)
		}
	}
}

// Amounts without a sign beside balances that rise and fall are not all money in: without a word for the side it is asked.
func TestUnsignedAmountsThatTheBalancesContradictAreDoubted(t *testing.T) {
	text := "交易日期,对方户名,交易金额,余额,摘要\n2026-03-02,云岫,100.00,1100.00,房租\n2026-03-03,青禾,10.00,1090.00,保洁\n2026-03-04,青禾,20.00,1070.00,保洁\n2026-03-05,凤鸣,5.00,1075.00,水费\n"
	if s := must(t, text, Options{}); !contains(asStrings(problemKeys(s)), string(DoubtSign)) {
		t.Errorf("%v %v", s.Mapping, s.Problems)
	}
	s := must(t, strings.NewReplacer("摘要", "类别", "房租", "收", "保洁", "支", "水费", "收").Replace(text), Options{})
	if out := s.Sums().Debits[NoCurrency]; out.String() != "30" || len(s.Problems) > 0 {
		t.Errorf("out %v, %v", out, s.Problems)
	}
}

// A column of times beside the day is found, also where FORMATS.md does not know it.
func TestTimesBesideTheDayAreFound(t *testing.T) {
	for _, file := range []string{"ningbo_corp.csv", "jiangsu_corp.csv"} {
		if s := must(t, string(fixture{"file": file}.variant(t)), Options{}); s.Lines[2].Time != "16:40:01" {
			t.Errorf("%s: %q", file, s.Lines[2].Time)
		}
	}
}

// Names that only sound like money: a creditor is no credit, and a column that the file leaves empty is none.
func TestColumnsThatOnlySoundLikeMoney(t *testing.T) {
	for name, text := range map[string]string{
		"creditor":       "Booking date,Creditor ID,Debitor ID,Creditor name,Amount,Balance\n2026-03-02,,,Yunxiu,100.00,1100.00\n2026-03-05,,,Qinghe,-30.00,1070.00\n",
		"unused columns": "日期,收入,支出,交易金额,余额,对方户名\n2026-03-02,,,100.00,1100.00,云岫\n2026-03-05,,,-30.00,1070.00,青禾\n",
		"a query above":  "起始日期,2026-03-01,终止日期,2026-03-31,收入金额,100.00,支出金额,30.00\n交易日期,对方户名,摘要,收入,支出\n2026-03-02,云岫,房租,100.00,\n2026-03-05,青禾,保洁,,30.00\n",
	} {
		s := must(t, text, Options{})
		sums := s.Sums()
		if len(s.Lines) != 2 || sums.Credits[NoCurrency].String() != "100" || sums.Debits[NoCurrency].String() != "30" {
			t.Errorf("%s: %d lines, in %v out %v, %v", name, len(s.Lines), sums.Credits, sums.Debits, s.Mapping.Columns)
		}
	}
}
