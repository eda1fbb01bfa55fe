package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestDemoLeavesTheBookAndRefusesToOverwriteIt(t *testing.T) {
	t.Setenv("ZHANGFANG_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "示例")
	var out, errs bytes.Buffer
	if got := run([]string{"demo", "--out", dir, "--through", "2026-11-22", "--format", "json"}, &out, &errs); got != done {
		t.Fatalf("ended with %d: %s", got, &errs)
	}
	var told demoJSON
	if err := json.Unmarshal(out.Bytes(), &told); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, s := range told.Steps {
		counts[s.Name] = s.Count
	}
	if counts["master"] != 60 || counts["bill"] < 700 || counts["verify"] < 10 || counts["papers"] < 50 {
		t.Errorf("told %+v", told)
	}
	for _, name := range []string{"松风里.zf", "流水", "单据/账单.pdf", "报表/aging.json"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}

	out.Reset()
	if got := run([]string{"verify", "--book", told.Book}, &out, &errs); got != done {
		t.Errorf("verify ended with %d: %s%s", got, &out, &errs)
	}
	if got := run([]string{"demo", "--out", dir}, &out, &errs); got != refused {
		t.Errorf("a second demo in the same folder ended with %d", got)
	}
	if _, err := os.Stat(told.Book); err != nil {
		t.Errorf("the refused demo took the book away: %v", err)
	}
}
