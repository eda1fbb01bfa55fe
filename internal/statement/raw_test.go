package statement

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Rows behind those by which a table is known are cut again when they are asked for: what comes out is what was read.
func TestRowsOfALongTextAreCutAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.SampledFrom([]string{"", " ", "甲", "\"乙 \"\"丙\"\", 丁\"", "\"two\nlines\"", "\"open", "a\"b", "1,234.56", "\t", "\u3000", "\u202E", "=\"1\""})
		lines := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 6), 1, 30).Draw(t, "lines")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end")
		var b strings.Builder
		b.WriteString(strings.Repeat("x,y"+end, keepCells))
		for _, cells := range lines {
			b.WriteString(strings.Join(cells, ",") + end)
		}
		text := b.String()
		g, err := (&file{text: text}).cutText(',')
		if err != nil {
			t.Fatal(err)
		}
		c := cutter{text: text, delimiter: ',', line: 1}
		at := 0
		for {
			num, cells, ok := c.next(nil)
			if !ok {
				break
			}
			blank := true
			for i := range cells {
				cells[i], _ = strip(cells[i])
				blank = blank && strings.TrimSpace(cells[i]) == ""
			}
			if blank {
				continue
			}
			if got := g.whole(g.rows[at]); got.num != num || !reflect.DeepEqual(got.cells, cells) {
				t.Fatalf("row %d %q, want %d %q", got.num, got.cells, num, cells)
			}
			at++
		}
		if at != len(g.rows) {
			t.Fatalf("%d rows of %d", at, len(g.rows))
		}
	})
}

func TestRawIsWrittenAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOf(rapid.String()).Draw(t, "cells")
		if cells == nil {
			cells = []string{}
		}
		var got []string
		if err := json.Unmarshal(Raw{cells: cells}.AppendJSON(nil), &got); err != nil || !reflect.DeepEqual(got, cells) {
			t.Fatalf("%q came back as %q: %v", cells, got, err)
		}
	})
	if got := string(Raw{text: "a,\"b\"\"\n<&>\"", mark: ','}.AppendJSON(nil)); got != `["a","b\"\u000a<&>"]` {
		t.Error(got)
	}
}

// A long table is read like a short one, footers, totals and broken rows too.
func TestLinesFarDownAreReadAsThoseAbove(t *testing.T) {
	var b strings.Builder
	b.WriteString("日期,对方户名,收入,支出,余额,摘要\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "2026-03-%02d,\"客户 \"\"%d\"\"\",\"1,000.00\",,%d,\"房租, 含水\"\n", i%28+1, i, i)
	}
	b.WriteString("2026-03-29,,,,1999,\n2026-03-30,甲,x,,,\n,,,本页小计,,\n2026-03-31,乙,,5.00,,\n合计,,\"2,000,000.00\",5.00,,\n")
	s := must(t, b.String(), Options{})
	last := s.Lines[len(s.Lines)-1]
	if len(s.Lines) != 2001 || s.Lines[1500].PayerName != `客户 "1500"` || last.PayerName != "乙" || !reflect.DeepEqual(s.Lines[1500].Raw.Cells(), []string{"2026-03-17", `客户 "1500"`, "1,000.00", "", "1500", "房租, 含水"}) {
		t.Errorf("%d lines, %q, %q, %q", len(s.Lines), s.Lines[1500].PayerName, last.PayerName, s.Lines[1500].Raw.Cells())
	}
	why := map[Reason]int{}
	for _, n := range s.Skipped {
		why[n.Reason]++
		if len(n.Raw) == 0 || strings.Join(n.Raw, "") == "" {
			t.Errorf("row %d is listed without its cells", n.Row)
		}
	}
	if want := (map[Reason]int{Header: 1, Broken: 1, Footer: 2, NotMoney: 1}); !reflect.DeepEqual(why, want) {
		t.Errorf("%v, want %v", why, want)
	}
}
