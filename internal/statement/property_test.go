package statement

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
	end       string // of lines
	order     string // of dates
	point     string
	group     string // between thousands
	currency  string // before or behind every amount
	sign      string
	chinese   bool
	balance   bool
	pad       string // around every cell
	preamble  int    // rows above the header
	footer    bool   // totals and a hint below the lines
	extra     bool   // a column that nobody knows
	turn      int    // columns moved by so many
}

// groups are the marks between thousands that do not clash with a decimal mark.
var groups = map[string][]string{".": {"", ",", " ", "'"}, ",": {"", ".", " ", "'"}}

func drawConvention(t *rapid.T) convention {
	c := convention{
		encoding:  rapid.SampledFrom([]string{"UTF-8", "UTF-8-BOM", "GB18030", "UTF-16LE", "UTF-16BE", "Windows-1252", "xlsx", "xls", "html", "spreadsheetml"}).Draw(t, "encoding"),
		delimiter: rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "delimiter"),
		end:       rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end"),
		order: rapid.SampledFrom([]string{"2006-01-02", "2006/1/2", "20060102", "2006年1月2日", "02.01.2006", "02/01/2006", "01/02/2006", "2 Jan 2006", "02-Jan-2006", "Jan 2, 2006",
			"2006.01.02", "2006-01-02 15:04:05", "2006-01-02T15:04:05.000+08:00", "20060102 150405", "2006/1/2 15:04", "1/2/2006 3:04:05 PM", "2006-01-02-15.04.05.000000"}).Draw(t, "date"),
		point:    rapid.SampledFrom([]string{".", ","}).Draw(t, "point"),
		currency: rapid.SampledFrom([]string{"", "", "¥", "CNY ", " CNY"}).Draw(t, "currency"),
		sign:     rapid.SampledFrom([]string{SignColumns, "zeros", "negative out", SignSigned, "plus", SignFlagged, "brackets", "trailing", "spending", "crdr"}).Draw(t, "sign"),
		chinese:  rapid.Bool().Draw(t, "chinese"),
		balance:  rapid.Bool().Draw(t, "balance"),
		pad:      rapid.SampledFrom([]string{"", "", " ", "\t"}).Draw(t, "pad"),
		preamble: rapid.IntRange(0, 4).Draw(t, "preamble"),
		footer:   rapid.Bool().Draw(t, "footer"),
		extra:    rapid.Bool().Draw(t, "extra"),
		turn:     rapid.IntRange(0, 6).Draw(t, "turn"),
	}
	c.group = rapid.SampledFrom(groups[c.point]).Draw(t, "group")
	if c.encoding == "Windows-1252" {
		c.chinese = false
		if c.order == "2006年1月2日" {
			c.order = "2006-01-02"
		}
	}
	if c.pad == c.delimiter {
		c.pad = ""
	}
	return c
}

// number writes an amount.
func (c convention) number(d decimal.Decimal) string {
	s := d.Abs().StringFixed(2)
	whole, cents, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && c.group != ""; i -= 3 {
		whole = whole[:i] + c.group + whole[i:]
	}
	if s = whole + c.point + cents; strings.HasPrefix(c.currency, " ") {
		return s + c.currency
	}
	return c.currency + s
}

// flags are the words for money in and money out.
func (c convention) flags() (in, out string) {
	if c.chinese {
		return []string{"贷", "收入", "收", "来账"}[c.turn%4], []string{"借", "支出", "付", "往账"}[c.turn%4]
	}
	return []string{"C", "Credit", "CR", "in"}[c.turn%4], []string{"D", "Debit", "DR", "out"}[c.turn%4]
}

// row gives the cells of one line.
func (c convention) row(w written, balance decimal.Decimal) []string {
	n, minus := c.number(w.amount), w.amount.Sign() < 0
	either := func(out, in string) string {
		if minus {
			return out
		}
		return in
	}
	cells := []string{w.day.Time().Add(9*time.Hour + 30*time.Minute).Format(c.order), w.name}
	switch c.sign {
	case SignColumns:
		cells = append(cells, either("", n), either(n, ""))
	case "zeros":
		zero := c.number(decimal.Zero)
		cells = append(cells, either(zero, n), either(n, zero))
	case "negative out":
		cells = append(cells, either("", n), either("-"+n, ""))
	case SignFlagged:
		in, out := c.flags()
		cells = append(cells, either(out, in), n)
	case "brackets":
		cells = append(cells, either("("+n+")", n))
	case "trailing":
		cells = append(cells, either(n+"-", n))
	case "plus":
		cells = append(cells, either("-"+n, "+"+n))
	case "crdr":
		cells = append(cells, either(n+" DR", n+" CR"))
	case "spending":
		cells = append(cells, either(n, "-"+n))
	default:
		cells = append(cells, either("-"+n, n))
	}
	if c.shows() {
		b := c.number(balance)
		if balance.Sign() < 0 {
			b = "-" + b
		}
		cells = append(cells, b)
	}
	if cells = append(cells, w.memo); c.extra {
		cells = append(cells, "7")
	}
	return c.turned(cells)
}

// turned moves the columns round.
func (c convention) turned(cells []string) []string {
	k := c.turn % len(cells)
	return append(slices.Clone(cells[k:]), cells[:k]...)
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
	case SignColumns, "zeros", "negative out":
		h = append(h, pick("收入", "Credit"), pick("支出", "Debit"))
	case SignFlagged:
		h = append(h, pick("借贷标志", "D/C"), pick("金额", "Amount"))
	default:
		h = append(h, pick("金额", "Amount"))
	}
	if c.shows() {
		h = append(h, pick("余额", "Balance"))
	}
	if h = append(h, pick("摘要", "Description")); c.extra {
		h = append(h, pick("柜员", "Teller"))
	}
	return c.turned(h)
}

// around puts what else stands in the file around the table.
func (c convention) around(table [][]string) [][]string {
	above := [][]string{{"Statement of account"}, {"Account: 6222020000000001"}, {""}, {"From 2020-01-01", "to 2026-12-31"}}
	out := append(slices.Clone(above[:c.preamble]), table...)
	if c.footer {
		out = append(out, []string{"Total"}, []string{"For information only."})
	}
	for _, cells := range out {
		for i := range cells {
			if cells[i] != "" && c.encoding != "html" {
				cells[i] = cells[i] + c.pad
			}
		}
	}
	return out
}

func (c convention) write(t *rapid.T, tb testing.TB, table [][]string) []byte {
	var b strings.Builder
	for _, cells := range table {
		for i, cell := range cells {
			if i > 0 {
				b.WriteString(c.delimiter)
			}
			if strings.ContainsAny(cell, c.delimiter+"\"\n\r") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(c.end)
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
		data := c.write(r, t, c.around(table))
		s, err := Read(Source{Data: data}, Options{})
		if err != nil {
			r.Fatalf("%+v: %v", c, err)
		}
		want := map[string]DateOrder{"02.01.2006": DayFirst, "02/01/2006": DayFirst, "01/02/2006": MonthFirst, "1/2/2006 3:04:05 PM": MonthFirst}[c.order]
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
