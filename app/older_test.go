package app

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"zhangfang/internal/history"
)

// A book of the first shape, as the program made it then: four events, of which the last changed a billed contract.
func firstShape(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/book-1.zf.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "松风里.zf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestABookOfTheFirstShapeIsBroughtForwardWhole(t *testing.T) {
	p := start(t)
	path := firstShape(t)
	if _, err := p.Open(t.Context(), Path{Path: path}); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "松风里.before-1-*.bak"))
	if err != nil || len(copies) != 1 {
		t.Errorf("the copy made before: %v, %v", copies, err)
	}
	v, err := p.Verify(t.Context(), None{})
	if err != nil || !v.OK {
		t.Errorf("what was brought forward does not hold: %+v, %v", v, err)
	}
	out, w := p.asked(t, "contracts.list", "{}")
	var list struct{ Count int }
	if err := json.Unmarshal([]byte(out), &list); w != nil || err != nil || list.Count != 2 {
		t.Errorf("contracts: %s, %v, %v", out, w, err)
	}
}

// What an older program journaled knows no columns that came later: they keep what they are, or begin as a new row's do.
func TestWhatAnOlderProgramDidIsUndone(t *testing.T) {
	p := start(t)
	if _, err := p.Open(t.Context(), Path{Path: firstShape(t)}); err != nil {
		t.Fatal(err)
	}
	b, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	for event := int64(4); event > 1; event-- {
		if _, err := b.History.Undo(t.Context(), history.Target{Event: event}); err != nil {
			t.Fatalf("event %d: %v", event, err)
		}
		if v, err := p.Verify(t.Context(), None{}); err != nil || !v.OK {
			t.Fatalf("after event %d was undone: %+v, %v", event, v, err)
		}
	}
	last, err := b.History.List(t.Context(), history.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.History.Undo(t.Context(), history.Target{Event: last.Rows[0].ID}); err != nil { // the import is back
		t.Fatal(err)
	}
}
