package statement

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"

	"github.com/shopspring/decimal"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// A table of no known format, as somebody might write it.
type written struct {
	day    date.Date
	amount decimal.Decimal // signed
	name   string
	memo   string
}

// convention is how a table is written.
type convention struct {
	encoding  string
	delimiter string
	order     string // of dates
	point     string
	grouped   bool
	sign      string
	chinese   bool
	balance   bool
}

func drawConvention(t *rapid.T) convention {
	c := convention{
		encoding:  rapid.SampledFrom([]string{"UTF-8", "UTF-8-BOM", "GB18030", "UTF-16LE", "UTF-16BE", "Windows-1252", "xlsx", "xls", "html", "spreadsheetml"}).Draw(t, "encoding"),
		delimiter: rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "delimiter"),
		order:     rapid.SampledFrom([]string{"2006-01-02", "2006/1/2", "20060102", "2006年1月2日", "02.01.2006", "02/01/2006", "01/02/2006", "2 Jan 2006"}).Draw(t, "date"),
		point:     rapid.SampledFrom([]string{".", ","}).Draw(t, "point"),
		grouped:   rapid.Bool().Draw(t, "grouped"),
		sign:      rapid.SampledFrom([]string{SignColumns, SignSigned, SignFlagged, "brackets", "trailing", "spending"}).Draw(t, "sign"),
		chinese:   rapid.Bool().Draw(t, "chinese"),
		balance:   rapid.Bool().Draw(t, "balance"),
	}
	if c.encoding == "Windows-1252" {
		c.chinese = false
		if c.order == "2006年1月2日" {
			c.order = "2006-01-02"
		}
	}
	return c
}

// number writes an amount.
func (c convention) number(d decimal.Decimal) string {
	s := d.Abs().StringFixed(2)
	whole, cents, _ := strings.Cut(s, ".")
	if c.grouped {
		group := map[string]string{".": ",", ",": "."}[c.point]
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + group + whole[i:]
		}
	}
	return whole + c.point + cents
}

// row gives the cells of one line.
func (c convention) row(w written, balance decimal.Decimal) []string {
	n := c.number(w.amount)
	minus := w.amount.Sign() < 0
	cells := []string{w.day.Time().Format(c.order), w.name}
	switch c.sign {
	case SignColumns:
		if minus {
			cells = append(cells, "", n)
		} else {
			cells = append(cells, n, "")
		}
	case SignFlagged:
		flag := map[bool]string{true: "借", false: "贷"}[minus]
		if !c.chinese {
			flag = map[bool]string{true: "D", false: "C"}[minus]
		}
		cells = append(cells, flag, n)
	case "brackets":
		if minus {
			n = "(" + n + ")"
		}
		cells = append(cells, n)
	case "trailing":
		if minus {
			n += "-"
		}
		cells = append(cells, n)
	case "spending":
		if !minus {
			n = "-" + n
		}
		cells = append(cells, n)
	default:
		if minus {
			n = "-" + n
		}
		cells = append(cells, n)
	}
	if c.shows() {
		b := c.number(balance)
		if balance.Sign() < 0 {
			b = "-" + b
		}
		cells = append(cells, b)
	}
	return append(cells, w.memo)
}

// shows says whether there is a column of balances: where plus is out, only they can tell.
func (c convention) shows() bool { return c.balance || c.sign == "spending" }

func (c convention) header() []string {
	pick := func(zh, en string) string {
		if c.chinese {
			return zh
		}
		return en
	}
	h := []string{pick("交易日期", "Date"), pick("对方户名", "Payee")}
	switch c.sign {
	case SignColumns:
		h = append(h, pick("收入", "Credit"), pick("支出", "Debit"))
	case SignFlagged:
		h = append(h, pick("借贷标志", "D/C"), pick("金额", "Amount"))
	default:
		h = append(h, pick("金额", "Amount"))
	}
	if c.shows() {
		h = append(h, pick("余额", "Balance"))
	}
	return append(h, pick("摘要", "Description"))
}

func (c convention) write(t *rapid.T, tb testing.TB, table [][]string) []byte {
	var b strings.Builder
	for _, cells := range table {
		for i, cell := range cells {
			if i > 0 {
				b.WriteString(c.delimiter)
			}
			if strings.ContainsAny(cell, c.delimiter+"\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\n")
	}
	rows := make([]row, len(table))
	for i, cells := range table {
		rows[i] = row{num: i + 1, cells: cells}
	}
	switch text := b.String(); c.encoding {
	case "UTF-8-BOM":
		return []byte("\xEF\xBB\xBF" + text)
	case "GB18030":
		return toGB18030(tb, text)
	case "UTF-16LE":
		return toUTF16(text, binary.LittleEndian)
	case "UTF-16BE":
		return toUTF16(text, binary.BigEndian)
	case "Windows-1252":
		out, err := charmap.Windows1252.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	case "xlsx":
		return toXLSX(tb, rows)
	case "xls":
		return toXLS(rows)
	case "html":
		return []byte(htmlOf(rows))
	case "spreadsheetml":
		return []byte(spreadsheetOf(rows))
	default:
		return []byte(text)
	}
}

// Whatever the delimiter, the encoding, the order of dates, the marks in numbers and the way to tell in from out:
// what was written is read. What cannot be seen is asked, and read right once it is answered.
func TestAnyTableIsReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := drawConvention(r)
		names := []string{"Yunxiu Ltd", "O'Brien; Sons", `The "Shop"`, "Müller", "A, B", ""}
		if c.chinese {
			names = []string{"云岫建筑有限公司", "青禾，保洁", "张三", `“松烟”"纸"`, "喆堃"}
		}
		if c.encoding == "html" { // its blanks mean nothing
			names = names[:1]
		}
		lines := rapid.SliceOfN(rapid.Custom(func(r *rapid.T) written {
			cents := rapid.Int64Range(1, 1e9).Draw(r, "cents")
			if rapid.Bool().Draw(r, "out") {
				cents = -cents
			}
			return written{
				day:    date.Must("2020-01-01").AddDays(rapid.IntRange(0, 2500).Draw(r, "day")),
				amount: decimal.New(cents, -2),
				name:   rapid.SampledFrom(names).Draw(r, "name"),
				memo:   rapid.SampledFrom([]string{"rent 3", "", "2026", "fee"}).Draw(r, "memo"),
			}
		}), 4, 30).Draw(r, "lines")
		lines[0].amount, lines[1].amount, lines[2].amount = decimal.New(-123456, -2), decimal.New(5000, -2), decimal.New(250075, -2)
		lines[0].name, lines[0].memo = names[0], "rent"
		table := [][]string{c.header()}
		balance := decimal.New(1000000, -2)
		for _, l := range lines {
			balance = balance.Add(l.amount)
			table = append(table, c.row(l, balance))
		}
		data := c.write(r, t, table)
		s, err := Read(Source{Data: data}, Options{})
		if err != nil {
			r.Fatalf("%+v: %v", c, err)
		}
		want := map[string]DateOrder{"02.01.2006": DayFirst, "02/01/2006": DayFirst, "01/02/2006": MonthFirst}[c.order]
		for _, q := range s.Questions {
			if q.Ask == AskDateOrder && want != "" {
				if s, err = Read(Source{Data: data}, Options{Answers: map[Ask]string{AskDateOrder: string(want)}}); err != nil {
					r.Fatal(err)
				}
			}
		}
		if len(s.Lines) != len(lines) {
			r.Fatalf("%+v: %d lines of %d: %v\n%s", c, len(s.Lines), len(lines), s.Problems, fmt.Sprint(table))
		}
		for i, l := range lines {
			got := s.Lines[i]
			if got.Date != l.day || !got.Signed().Equal(l.amount) || got.PayerName != l.name || got.Memo != l.memo && l.memo != "" {
				r.Fatalf("%+v\nwrote %v\nread %+v\nmapping %+v %v", c, table[i+1], got, s.Mapping, fault.Many(Unknown, s.Mapping.Doubts))
			}
		}
	})
}
