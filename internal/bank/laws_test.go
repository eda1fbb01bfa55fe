package bank

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/law"

	"pgregory.net/rapid"
)

// A bank's statement is cut by days; the last day of a cut may end early, as it does when a file is fetched at noon. In
// whatever order and overlap the cuts come, the book ends up with the statement, and every cut once more adds nothing.
//
// UX 9
func TestCutsInAnyOrderGiveTheStatement(t *testing.T) {
	dir := t.TempDir()
	books := 0
	law.Check(t, func(t *rapid.T) {
		rows := drawRows(t)
		books++
		d, err := db.Create(filepath.Join(dir, fmt.Sprint(books, ".zf")), func() time.Time { return time.Unix(1e9, 0) })
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		s := New(d, &job.Runner{})
		cuts := drawCuts(t, rows)
		for _, c := range append(cuts, cuts...) {
			if len(c) > 0 {
				if _, err := s.Import(ctx, request(csv(c...))); err != nil {
					t.Fatal(err)
				}
			}
		}
		done, err := s.Import(ctx, request(csv(rows...)))
		if err != nil || done.Counts.Seen.Count+done.Counts.Import.Count != len(rows) {
			t.Fatalf("%+v %v", done.Counts, err)
		}
		if got := stored(t, d); !slices.Equal(got, sortedRows(rows)) {
			t.Fatalf("book %q\nfile %q", got, sortedRows(rows))
		}
		before := digest.Of(t, s.DB)
		last, err := s.Import(ctx, request(csv(rows...)))
		if err != nil || last.Counts.Import.Count != 0 || last.Counts.Seen.Count != len(rows) || last.Event != 0 {
			t.Fatalf("imported again: %+v %v", last.Counts, err)
		}
		if digest.Of(t, s.DB) != before {
			t.Fatal("what was imported twice is not what was imported once")
		}
		takenBack(t, s, rows, before)
		os.Remove(d.Path())
	})
}

// takenBack imports something more, in another layout and with a twin of what is there, takes it back, and finds the book as it was.
func takenBack(t *rapid.T, s *Service, rows []string, before string) {
	c := strings.Split(rows[rapid.IntRange(0, len(rows)-1).Draw(t, "twin")], "|")
	done, err := s.Import(ctx, request(shortExport(c[0]+",,"+c[2]+",,"+c[5], "2026-12-01,,7.00,,王立秋")))
	if err != nil || done.Event == 0 || digest.Of(t, s.DB) == before {
		t.Fatalf("%+v %v", done.Counts, err)
	}
	if _, err := (&history.Service{DB: s.DB}).Undo(ctx, history.Target{Event: done.Event}); err != nil {
		t.Fatal(err)
	}
	if digest.Of(t, s.DB) != before {
		t.Fatal("the book is not what it was before the import that was taken back")
	}
}

// drawRows makes a few days of lines, many of which are equal.
func drawRows(t *rapid.T) []string {
	var rows []string
	for d := range rapid.IntRange(1, 4).Draw(t, "days") {
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			rows = append(rows, fmt.Sprintf("2026-11-%02d||%d.00|||%s||停车|%s", 10+d, rapid.IntRange(1, 2).Draw(t, "amount"),
				rapid.SampledFrom([]string{"王立秋", "陈小满"}).Draw(t, "payer"), rapid.SampledFrom([]string{"", "", "20261116000012"}).Draw(t, "id")))
		}
	}
	if rows == nil {
		return []string{"2026-11-10||1.00|||王立秋||停车|"}
	}
	return rows
}

// drawCuts makes files of consecutive days, the last of which may be cut short.
func drawCuts(t *rapid.T, rows []string) [][]string {
	var cuts [][]string
	for range rapid.IntRange(0, 4).Draw(t, "cuts") {
		from := rapid.IntRange(0, len(rows)).Draw(t, "from")
		for from > 0 && from < len(rows) && rows[from][:10] == rows[from-1][:10] {
			from--
		}
		cuts = append(cuts, rows[from:rapid.IntRange(from, len(rows)).Draw(t, "to")])
	}
	return cuts
}

func stored(t *rapid.T, d *db.DB) []string {
	var out []string
	if err := d.Read(ctx, func(tx *db.Tx) (err error) {
		out, err = db.Rows(ctx, tx, func(s *string) []any { return []any{s} },
			"SELECT date || '|' || amount || '|' || payer_name || '|' || reference FROM statement_lines ORDER BY 1")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func sortedRows(rows []string) []string {
	var out []string
	for _, r := range rows {
		c := strings.Split(r, "|")
		out = append(out, c[0]+"|"+strings.Replace(c[2], ".", "", 1)+"|"+c[5]+"|"+c[8])
	}
	slices.Sort(out)
	return out
}
