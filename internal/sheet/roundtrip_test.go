package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func TestFormulasAreTexts(t *testing.T) {
	evil := []string{"=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", "'", "＝1", "_x0041_", "<b>&amp;"}
	var rows []Row
	for i, e := range evil {
		rows = append(rows, Row{Cells: map[string]Value{"code": Of(fmt.Sprint("C", i)), "name": Of(e), "aliases": Of([]string{strings.TrimSuffix(e, ";")})}})
	}
	for _, format := range []Format{XLSX, CSV, JSON} {
		var b bytes.Buffer
		if err := Write(&b, format, "en", Data{"customers": rows}); err != nil {
			t.Fatal(err)
		}
		if format == CSV && regexp.MustCompile(`[,\n]"?[=+@]`).Match(b.Bytes()) {
			t.Errorf("a formula is left in %s", b.String())
		}
		got, err := readAll("x", b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if d := differ(got, Data{"customers": rows}); d != "" {
			t.Errorf("%s: %s", format, d)
		}
	}
}

// differ names the first difference, lines aside.
func differ(a, b Data) string {
	if len(a) != len(b) {
		return fmt.Sprintf("%d and %d tables", len(a), len(b))
	}
	for name, rows := range a {
		if len(rows) != len(b[name]) {
			return fmt.Sprintf("%s: %d and %d rows", name, len(rows), len(b[name]))
		}
		for i, row := range rows {
			other := b[name][i]
			if len(row.Cells) != len(other.Cells) {
				return fmt.Sprintf("%s row %d: %v and %v", name, i, row.Cells, other.Cells)
			}
			for col, v := range row.Cells {
				if !v.Equal(other.Cells[col]) {
					return fmt.Sprintf("%s row %d %s: %#v and %#v", name, i, col, v, other.Cells[col])
				}
			}
		}
	}
	return ""
}

// draw makes a value that a column may hold.
func draw(t *rapid.T, c *Column) Value {
	if !c.mustFill() && rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
		return Value{}
	}
	word := func() string {
		alphabet := append([]rune("ab 中文，,;\"'=+-@\n\t\r%0123456789.<&_＝"), unicode4()...)
		return clean(string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 12).Draw(t, "text")) + "x")
	}
	switch c.Kind {
	case Text:
		return Of(word())
	case Code:
		v, f := c.parse(word(), source{})
		if f != nil {
			return Of("C1")
		}
		return v
	case Money:
		return Of(money.Amount(rapid.Int64Range(-int64(money.Max), int64(money.Max)).Draw(t, "fen")))
	case Decimal:
		return Of(decimal.New(rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "n"), -rapid.Int32Range(0, 6).Draw(t, "places")))
	case Rate:
		return Of(decimal.New(rapid.Int64Range(-99999, 99999).Draw(t, "n"), -rapid.Int32Range(0, 10).Draw(t, "places")))
	case Integer:
		return Of(rapid.Int64Range(-100000, 100000).Draw(t, "n"))
	case Day:
		return Of(date.New(1900, 1, 1).AddDays(rapid.IntRange(0, 2_900_000).Draw(t, "day")))
	case Clock:
		return Of(fmt.Sprintf("%02d:%02d:%02d", rapid.IntRange(0, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "m"), rapid.IntRange(0, 59).Draw(t, "s")))
	case Bool:
		return Of(rapid.Bool().Draw(t, "yes"))
	case Enum:
		return Of(rapid.SampledFrom(c.Options).Draw(t, "option").Value)
	}
	v, _ := c.parse(word()+";"+word(), source{})
	return v
}

func unicode4() []rune { return []rune("𬸦😀\u00a0\u2028éÀ") }

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := Data{}
		for _, table := range Tables() {
			if rapid.IntRange(0, 3).Draw(t, "with") > 0 {
				continue
			}
			var cols []*Column
			for i := range table.Columns {
				if c := &table.Columns[i]; c.Key || rapid.Bool().Draw(t, "has") {
					cols = append(cols, c)
				}
			}
			seen := map[string]bool{}
			rows := []Row{}
			for range rapid.IntRange(0, 4).Draw(t, "rows") {
				row := Row{Cells: map[string]Value{}}
				for _, c := range cols {
					row.Cells[c.Name] = draw(t, c)
				}
				if key := table.keyOf(row); !seen[key] {
					seen[key] = true
					rows = append(rows, row)
				}
			}
			if len(rows) == 0 {
				rows = []Row{}
			}
			data[table.Name] = rows
		}
		if len(data) == 0 {
			return
		}
		lang := rapid.SampledFrom([]string{"zh-CN", "en"}).Draw(t, "lang")
		format := rapid.SampledFrom([]Format{XLSX, CSV, JSON}).Draw(t, "format")
		var b bytes.Buffer
		if err := Write(&b, format, lang, data); err != nil {
			t.Fatal(err)
		}
		name := "export"
		for only := range data {
			if len(data) == 1 {
				name = only + ".csv"
			}
		}
		got, err := readAll(name, b.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		if d := differ(got, data); d != "" {
			t.Fatalf("%s: %s", format, d)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("customers.csv", []byte("code,name\nC1,甲\n"))
	f.Add("x.json", []byte(`{"customers":[{"code":"C1"}]}`))
	var b bytes.Buffer
	if err := Template(&b, "en"); err != nil {
		f.Fatal(err)
	}
	f.Add("x.xlsx", b.Bytes())
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		data, err := readAll(name, content)
		if err != nil {
			if f := fault.As(err); f == nil || f.Key == Refused && len(f.Parts) == 0 {
				t.Errorf("not a fault that says what is wrong: %v", err)
			}
			return
		}
		var again bytes.Buffer // what was read without a word is written and read back as it is
		if err := Write(&again, JSON, "en", data); err != nil {
			t.Fatal(err)
		}
		got, err := readAll("x.json", again.Bytes())
		if err != nil {
			t.Fatalf("%v in %s", err, again.Bytes())
		}
		if d := differ(got, data); d != "" {
			t.Error(d)
		}
	})
}
