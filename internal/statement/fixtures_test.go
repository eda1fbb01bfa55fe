package statement

import (
	"encoding/binary"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// fixture is a row of testdata/fixtures.tsv: a file of our own with what a person counts in it.
type fixture map[string]string

func fixtures(t testing.TB) []fixture { return table(t, "testdata/fixtures.tsv") }

func table(t testing.TB, path string) []fixture {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []fixture
	for _, cells := range all[1:] {
		x := fixture{}
		for i, name := range all[0] {
			x[name] = cells[i]
		}
		list = append(list, x)
	}
	return list
}

func (x fixture) text(t testing.TB) string {
	data, err := os.ReadFile(filepath.Join("testdata", x["file"]))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// inWorkbook gives the format's name when the same table comes in a workbook.
func inWorkbook(format string) string {
	switch format {
	case "wechat_personal_csv":
		return "wechat_personal_xlsx"
	case "generic_csv":
		return "generic_xlsx"
	}
	return format
}

func TestFixturesAreReadInEveryContainer(t *testing.T) {
	for _, x := range fixtures(t) {
		text := x.text(t)
		rows := rowsOf(t, text)
		for _, c := range []struct {
			container string
			data      []byte
			workbook  bool
		}{
			{"UTF-8", []byte(text), false},
			{"UTF-8-BOM", append([]byte("\xEF\xBB\xBF"), strings.ReplaceAll(text, "\n", "\r\n")...), false},
			{"GB18030", toGB18030(t, text), false},
			{"UTF-16LE", toUTF16(text, binary.LittleEndian), false},
			{"UTF-16BE", toUTF16(text, binary.BigEndian), false},
			{"xlsx", toXLSX(t, rows), true},
			{"xls", toXLS(rows), true},
			{"html", []byte(htmlOf(rows)), true},
			{"spreadsheetml", []byte(spreadsheetOf(rows)), true},
		} {
			t.Run(x["file"]+"/"+c.container, func(t *testing.T) {
				s, err := Read(Source{Name: x["file"], Data: c.data}, Options{})
				if err != nil {
					t.Fatal(fault.Text("en", fault.As(err)))
				}
				x.check(t, s, c.workbook)
				if ascii := !strings.ContainsFunc(text, func(r rune) bool { return r > 127 }); s.Encoding != c.container && !(ascii && c.container == "GB18030") {
					t.Errorf("encoding %s, want %s", s.Encoding, c.container)
				}
			})
		}
	}
}

func (x fixture) check(t *testing.T, s *Statement, workbook bool) {
	t.Helper()
	format := x["format"]
	if workbook {
		if format = inWorkbook(format); x["variant"] == "td" {
			return // known by its commas
		}
	}
	if s.Format != format || s.Variant != x["variant"] && x["variant"] != "" {
		t.Errorf("%s/%s, want %s/%s", s.Format, s.Variant, format, x["variant"])
	}
	sums := s.Sums()
	if strconv.Itoa(sums.Lines) != x["transactions"] || strconv.Itoa(sums.NeutralLines) != x["neutral_n"] {
		t.Errorf("%d lines, %d neutral, want %s and %s", sums.Lines, sums.NeutralLines, x["transactions"], x["neutral_n"])
	}
	if !sameSums(sums.Credits, x["credits"]) || !sameSums(sums.Debits, x["debits"]) || !sameSums(sums.Neutral, x["neutral_sum"]) {
		t.Errorf("in %v out %v neutral %v, want %s, %s, %s", sums.Credits, sums.Debits, sums.Neutral, x["credits"], x["debits"], x["neutral_sum"])
	}
	if s.From.String() != x["first_date"] || s.To.String() != x["last_date"] {
		t.Errorf("%v to %v, want %s to %s", s.From, s.To, x["first_date"], x["last_date"])
	}
	for _, p := range s.Parts { // every statement's own balances hold
		if p.Opening == nil || p.Closing == nil {
			continue
		}
		sum := p.Opening.Decimal()
		for _, l := range s.Lines[p.First : p.First+p.Lines] {
			sum = sum.Add(l.Signed())
		}
		if !sum.Equal(p.Closing.Decimal()) {
			t.Errorf("%v comes to %v, not to %v", p.Account, sum, p.Closing)
		}
	}
	for _, n := range s.Skipped {
		if n.Reason == Broken {
			t.Errorf("row %d is broken: %q", n.Row, n.Raw)
		}
	}
}

func TestEveryFormatHasAFixture(t *testing.T) {
	have := map[string]bool{}
	for _, x := range append(fixtures(t), table(t, "testdata/documents.tsv")...) {
		for _, id := range []string{x["format"], inWorkbook(x["format"])} {
			have[id], have[id+"/"+x["variant"]] = true, true
		}
	}
	for _, f := range Formats() {
		if !have[f.ID] {
			t.Errorf("%s has no row in testdata/fixtures.tsv", f.ID)
		}
		for _, l := range f.tables {
			if !have[f.ID+"/"+l.id] {
				t.Errorf("%s/%s has no row in testdata/fixtures.tsv", f.ID, l.id)
			}
		}
	}
}

// Whatever the order of the registry, the same format claims a file: no two specific formats claim it equally well.
func TestOrderOfFormatsDoesNotMatter(t *testing.T) {
	type file struct {
		name string
		data []byte
	}
	var files []file
	for _, x := range fixtures(t) {
		files = append(files, file{x["file"], []byte(x.text(t))})
	}
	if dir := samplesDir(); dir != "" {
		for _, row := range manifest(t, dir) {
			data, err := os.ReadFile(filepath.Join(dir, row["file"]))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file{row["file"], data})
		}
	}
	for _, x := range files {
		f, err := openAt(x.data, Options{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		scores := map[int][]string{}
		best := 0
		for _, format := range registry {
			if format.Group == Generic {
				continue
			}
			c, err := format.detect(f)
			if err != nil {
				t.Fatal(err)
			}
			scores[c.score] = append(scores[c.score], format.ID)
			best = max(best, c.score)
		}
		if best > 0 && len(scores[best]) > 1 {
			t.Errorf("%s is claimed equally by %v", x.name, scores[best])
		}
	}
}

func TestIDsAndVariantsAreUnique(t *testing.T) {
	var ids []string
	for _, f := range Formats() {
		if slices.Contains(ids, f.ID) || f.ID == "" || f.Zh == "" || f.En == "" {
			t.Errorf("format %+v", f)
		}
		ids = append(ids, f.ID)
	}
}
