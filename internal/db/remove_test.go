package db

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestABookIsRemovedWithWhatLiesBesideIt(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.zf")
	for _, name := range []string{"a.zf", "a.zf-wal", "a.zf.lock", "a.zf.pdf", "b.zf", "b.zf-wal"} { // and no a.zf-shm
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := Remove(path); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, f := range files {
		left = append(left, f.Name())
	}
	if !slices.Equal(left, []string{"a.zf.pdf", "b.zf", "b.zf-wal"}) {
		t.Errorf("left are %v", left)
	}
	if err := Remove(path); err != nil {
		t.Errorf("where there is nothing: %v", err)
	}
	if err := os.MkdirAll(filepath.Join(path, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if Remove(path) == nil {
		t.Error("what cannot be removed is not told of")
	}
}
