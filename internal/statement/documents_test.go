package statement

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"

	"golang.org/x/text/encoding/charmap"
)

func document(t testing.TB, name string) string {
	data, err := os.ReadFile(filepath.Join("testdata", "documents", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func must(t testing.TB, data string, opt Options) *Statement {
	t.Helper()
	s, err := Read(Source{Name: "statement", Data: []byte(data)}, opt)
	if err != nil {
		t.Fatal(fault.Text("en", fault.As(err)))
	}
	return s
}

func TestDocumentsAreReadInEveryEncoding(t *testing.T) {
	for _, x := range table(t, "testdata/documents.tsv") {
		text := document(t, x["file"])
		files := map[string]string{
			"UTF-8":        text,
			"UTF-8-BOM":    "\xEF\xBB\xBF" + strings.ReplaceAll(text, "\n", "\r\n"),
			"UTF-16LE":     string(toUTF16(text, binary.LittleEndian)),
			"one line end": "\n\n" + strings.ReplaceAll(text, "\n", "\r\n") + "\r\n",
		}
		if latin, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
			files["Windows-1252"] = latin
		}
		for encoding, data := range files {
			if encoding == "one line end" && strings.HasPrefix(text, "<?xml") {
				continue
			}
			t.Run(x["file"]+"/"+encoding, func(t *testing.T) {
				s := must(t, data, Options{})
				x.check(t, s, false)
				opening, closing, _ := strings.Cut(x["balances"], " ")
				if got := []string{text0(s.Opening), text0(s.Closing)}; !reflect.DeepEqual(got, []string{opening, closing}) {
					t.Errorf("balances %v, want %q %q", got, opening, closing)
				}
			})
		}
	}
}

func text0(a *money.Amount) string {
	if a == nil {
		return ""
	}
	return a.String()
}

// facts of a line that a test looks at.
func factsOf(l Line) string {
	return strings.Join([]string{l.Date.String(), string(l.Direction), l.Amount.String(), l.PayerName, l.PayerAccount, l.Memo, l.Reference, l.Reference2, string(l.Class), l.Fee.String()}, "|")
}

func TestWhatDocumentsSayOfALine(t *testing.T) {
	for _, c := range []struct {
		file string
		line int
		want string
	}{
		{"german.sta", 0, "2026-03-02|in|12800|Yunxiu Bau GmbH|DE02500100600000000001|Miete Maerz Hof 3 Wohnung 12|2603020001|VERTRAG 2026/0417|normal|0"},
		{"german.sta", 1, "2026-03-05|out|1350.55|Qinghe Service KG||Reinigung Februar|2603050002||normal|0"},
		{"german.sta", 2, "2026-03-09|in|20|||Rueckgabe einer Lastschrift, ohne Felder, in zwei Zeilen|2603090003|RUECK1|reversal|0"},
		{"german.sta", 3, "2026-03-31|out|12|Fengming Handel BV|NL02ABNA0123456789|Storno Nebenkosten|||reversal|0"},
		{"intraday.sta", 0, "2026-03-31|in|50.5|||Handling /OCMT/USD55,00//CHGS/EUR0,50/||REF 17|closed|0.5"},
		{"intraday.sta", 1, "2026-03-31|out|7||||||closed|0"},
		{"accounts.ofx", 0, "2026-03-02|in|12800|Müller & Söhne & Co||rent\nmarch|A1||normal|0"},
		{"accounts.ofx", 1, "2026-03-05|out|1350.55|Cleaner|999||A2||normal|0"},
		{"accounts.ofx", 2, "2026-03-31|out|2.5|Fee|||A1||fee|0"},
		{"quicken.qfx", 0, "2026-03-02|in|12800|云岫建筑有限公司||3月 <房租>|B1||normal|0"},
		{"quicken.qfx", 1, "2026-03-31|out|88|青禾|||B2||normal|0"},
		{"splits.qif", 0, "2026-03-02|in|12800|Yunxiu Construction||Rent March||1005|normal|0"},
		{"report.xml", 0, "2026-03-02|in|40|云岫建筑有限公司|6100000000000000011|RF18539007547034|R1|E-1|normal|0"},
		{"report.xml", 1, "2026-03-03|out|5||||||closed|0"},
		{"batch.xml", 0, "2026-03-02|in|12800|||Yunxiu 12000 Rent; Fengming 800|R1||normal|0"},
		{"batch.xml", 1, "2026-03-31|out|3|||Storno & Kosten|||reversal|0.41"},
	} {
		s := must(t, document(t, c.file), Options{})
		if got := factsOf(s.Lines[c.line]); got != c.want {
			t.Errorf("%s line %d\n got %s\nwant %s", c.file, c.line, got, c.want)
		}
	}
}

func TestAFileOfSeveralAccountsAsksForOne(t *testing.T) {
	text := document(t, "accounts.ofx")
	s := must(t, text, Options{})
	want := Question{Ask: AskAccount, Choices: []string{"0612345601 EUR", "XXXX1111 USD"}, Example: "0612345601 EUR"}
	if len(s.Questions) != 1 || !reflect.DeepEqual(s.Questions[0], want) || len(s.Parts) != 2 || s.Closing != nil {
		t.Fatalf("%+v %+v", s.Questions, s.Parts)
	}
	s = must(t, text, Options{Answers: map[Ask]string{AskAccount: "0612345601 EUR"}})
	if len(s.Lines) != 2 || text0(s.Closing) != "11449.45" || s.Account.Number != "0612345601" || len(s.Skipped) != 1 || s.Skipped[0].Reason != OtherAccount {
		t.Errorf("%d lines, %v, %+v, %+v", len(s.Lines), s.Closing, s.Account, s.Skipped)
	}
	if _, err := Read(Source{Data: []byte(text)}, Options{Answers: map[Ask]string{AskAccount: "1"}}); !errors.Is(err, fault.New(NoSuchAnswer, nil)) {
		t.Errorf("an account that is not there: %v", err)
	}
}

func TestOrderOfDatesIsAskedOnlyWhereItIsUnclear(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		answer              DateOrder
		want                string
		asked               bool
	}{
		{"a thirteenth month cannot be", "13/02/2026", "01/03/2026", "", "2026-02-13", false},
		{"month in front", "02/13/2026", "03/01/2026", "", "2026-02-13", false},
		{"year in front", "2026-02-03", "2026-02-04", "", "2026-02-03", false},
		{"closer together with the month in front", "6/1/94", "6/2/94", "", "1994-06-01", true},
		{"closer together with the day in front", "1/6/2026", "2/6/2026", "", "2026-06-01", true},
		{"answered", "6/1/94", "6/2/94", DayFirst, "1994-01-06", true},
		{"apostrophe and blanks", "6/ 1' 7", "6/28' 7", "", "2007-06-01", false},
		{"points", "01.06.2026", "28.06.2026", "", "2026-06-01", false},
	} {
		text := "!Type:Bank\nD" + c.first + "\nT1.00\n^\nD" + c.second + "\nT-2.00\n"
		s := must(t, text, Options{Answers: map[Ask]string{AskDateOrder: string(c.answer)}})
		if got := s.Lines[0].Date.String(); got != c.want || (len(s.Questions) > 0) != c.asked || (len(s.Problems) > 0) != (c.asked && c.answer == "") {
			t.Errorf("%s: %s, questions %+v, problems %+v", c.name, got, s.Questions, s.Problems)
		}
	}
}

func TestDaysThatAreNotOnTheCalendar(t *testing.T) {
	s := must(t, ":20:X\n:25:1\n:60F:C160229EUR1200,00\n:61:1602300301DR6,00N024NONREF\n:62F:C160301EUR1194,00\n-\n", Options{})
	if first, last := s.Days(); first != "2016-02-30" || last != "2016-02-30" || s.Lines[0].Date.String() != "2016-02-29" || len(s.Problems) != 1 {
		t.Errorf("%s to %s, %v, %+v", first, last, s.Lines[0].Date, s.Problems)
	}
	s = must(t, "<OFX><STMTRS><STMTTRN><TRNAMT>1<STMTTRN><DTPOSTED>20260302<TRNAMT>2<STMTTRN><TRNAMT>3</OFX>", Options{})
	if first, last := s.Days(); len(s.Lines) != 3 || s.Lines[0].Date.String() != "2026-03-02" || s.Lines[2].DateText != "-" || first != "2026-03-02" || last != first || len(s.Problems) != 2 {
		t.Errorf("%+v %+v", s.Lines, s.Problems)
	}
	s = must(t, "<OFX><STMTRS><STMTTRN><TRNAMT>1</STMTTRN></OFX>", Options{})
	if len(s.Lines) != 0 || len(s.Skipped) != 1 || s.Skipped[0].Reason != Broken {
		t.Errorf("a day that nobody tells: %+v", s)
	}
}

func TestSidesAndAmountsOfMT940(t *testing.T) {
	for _, c := range []struct{ entry, want string }{
		{"260302C1,", "in 1 normal"},
		{"260302D0,5", "out 0.5 normal"},
		{"2603020302CR50990,05", "in 50990.05 normal"}, // R is the third letter of EUR
		{"260302CN0,01", "in 0.01 normal"},
		{"260302RC2,", "out 2 reversal"},
		{"260302RDR2,", "in 2 reversal"},
		{"260302EC2,", "in 2 closed"}, // expected, not booked yet
		{"260302ED2,", "out 2 closed"},
		{"260302DR000000000001,62", "out 1.62 normal"},
		{"260302C1.234,56", "in 1234.56 normal"},
		{"260302C1234.56", "in 1234.56 normal"},
	} {
		s := must(t, ":20:X\n:61:"+c.entry+"NTRFNONREF\n", Options{})
		if l := s.Lines[0]; string(l.Direction)+" "+l.Amount.String()+" "+string(l.Class) != c.want {
			t.Errorf("%s: %s %s %s, want %s", c.entry, l.Direction, l.Amount, l.Class, c.want)
		}
	}
	for _, broken := range []string{"260302X1,00NTRF", "26C1,00", "260302C,NTRF", "261302"} {
		s := must(t, ":20:X\n:61:"+broken+"\n:86:text\n:61:260302C1,NTRF\n", Options{})
		if len(s.Lines) != 1 || len(s.Skipped) != 1 || s.Skipped[0].Reason != Broken {
			t.Errorf("%s: %d lines, %+v", broken, len(s.Lines), s.Skipped)
		}
	}
}

func TestAnErrorOfTheBankIsAMessage(t *testing.T) {
	s := must(t, "OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Signon invalid</STATUS></SONRS></SIGNONMSGSRSV1></OFX>", Options{})
	if len(s.Lines) != 0 || len(s.Problems) != 1 || s.Problems[0].Fault.Key != BankSays || s.Problems[0].Fault.Args["message"] != "Signon invalid" {
		t.Errorf("%+v", s.Problems)
	}
}

func TestACutMessageIsRefused(t *testing.T) {
	text, _, _ := strings.Cut(document(t, "batch.xml"), "</ns2:Stmt>")
	if _, err := Read(Source{Data: []byte(text)}, Options{}); !errors.Is(err, fault.New(Truncated, nil)) {
		t.Error(err)
	}
}

// Trades and payments that are still pending are listed with what they say; nothing goes without a word.
func TestWhatMovesNoMoneyInOFXIsListed(t *testing.T) {
	s := must(t, string(fixture{"file": "ofx2_bank_and_investments.ofx"}.variant(t)), Options{})
	var kinds []string
	for _, n := range s.Skipped {
		if n.Reason == NotMoney {
			kinds = append(kinds, n.Raw[0]+" "+strings.Join(n.Raw[1:], ", "))
		}
	}
	want := []string{
		"STMTTRNP TRNTYPE: DEBIT, DTTRAN: 20260330, TRNAMT: -7.00, NAME: Pending card",
		"BUYSTOCK FITID: T1, DTTRADE: 20260310, MEMO: Buy ACME, UNIQUEID: 1, UNIQUEIDTYPE: CUSIP, UNITS: 10, UNITPRICE: 5.00, TOTAL: -50.00, SUBACCTSEC: CASH, SUBACCTFUND: CASH, BUYTYPE: BUY",
		"INCOME FITID: T2, DTTRADE: 20260315, INCOMETYPE: DIV, TOTAL: 3.00",
	}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("%q", kinds)
	}
}

// A remark that was cut in the middle of a Chinese sentence is one sentence again.
func TestChineseRemarksAreJoinedWithoutABlank(t *testing.T) {
	s := must(t, string(fixture{"file": "mt940_chinese_gbk.sta"}.variant(t)), Options{})
	if memo := s.Lines[0].Memo; !strings.HasSuffix(memo, "1201室租金及物业费") {
		t.Errorf("%q", memo)
	}
}
