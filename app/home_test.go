package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// names are the companies of a home's list, in its order.
func names(t *testing.T, h Home) []string {
	t.Helper()
	known, err := h.Known()
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, k := range known {
		out = append(out, k.Name)
	}
	return out
}

func note(t *testing.T, h Home, path, name string, opened time.Time) {
	t.Helper()
	if err := h.Note(path, func(k *Known) { k.Name, k.Opened = name, opened }); err != nil {
		t.Fatal(err)
	}
}

func TestTheBookUsedLastComesFirst(t *testing.T) {
	h := Home(filepath.Join(t.TempDir(), "not", "there", "yet"))
	if got := names(t, h); len(got) != 0 {
		t.Errorf("a new computer knows %v", got)
	}
	day := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.zf"), filepath.Join(dir, "b.zf")
	note(t, h, a, "甲", day)
	note(t, h, b, "乙", day.AddDate(0, 0, 1))
	if got := names(t, h); len(got) != 2 || got[0] != "乙" {
		t.Errorf("got %v", got)
	}
	note(t, h, filepath.Join(dir, ".", "x", "..", "a.zf"), "甲", day.AddDate(0, 0, 2))
	if got := names(t, h); len(got) != 2 || got[0] != "甲" {
		t.Errorf("the same file by another spelling: %v", got)
	}
	if err := h.Forget(a); err != nil {
		t.Fatal(err)
	}
	if got := names(t, h); len(got) != 1 || got[0] != "乙" {
		t.Errorf("after forgetting: %v", got)
	}
}

func TestABookThatIsGoneIsShownAsMissing(t *testing.T) {
	h := Home(t.TempDir())
	here := filepath.Join(t.TempDir(), "here.zf")
	if err := os.WriteFile(here, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	note(t, h, here, "在", time.Unix(2, 0))
	note(t, h, here+".gone", "不在", time.Unix(1, 0))
	known, err := h.Known()
	if err != nil || len(known) != 2 || known[0].Missing || !known[1].Missing {
		t.Errorf("got %+v, %v", known, err)
	}
}

func TestATornListIsForgottenAndWrittenAnew(t *testing.T) {
	for _, torn := range []string{"", "[{", `{"path":"x"}`, "null", "\x00\x00"} {
		h := Home(t.TempDir())
		if err := os.WriteFile(h.file(), []byte(torn), 0o600); err != nil {
			t.Fatal(err)
		}
		known, err := h.Known()
		if err != nil || known == nil || len(known) != 0 {
			t.Errorf("%q is read as %#v, %v", torn, known, err)
		}
		note(t, h, "a.zf", "甲", time.Unix(1, 0))
		if got := names(t, h); len(got) != 1 {
			t.Errorf("after %q the list is %v", torn, got)
		}
		if left, _ := filepath.Glob(filepath.Join(string(h), "*.new")); len(left) != 0 {
			t.Errorf("%v is left over", left)
		}
	}
}

func TestTheHomeIsWhereItIsAskedFor(t *testing.T) {
	t.Setenv("ZHANGFANG_HOME", "/somewhere")
	if h, err := DefaultHome(); err != nil || h != "/somewhere" || h.Books() != filepath.Join("/somewhere", "books") {
		t.Errorf("got %s, %v", h, err)
	}
}
