//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

func TestAnAnswerThatCannotBeWrittenIsTold(t *testing.T) {
	t.Setenv("ZHANGFANG_HOME", t.TempDir())
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full")
	}
	defer full.Close()
	for _, format := range []string{"text", "json"} {
		var said bytes.Buffer
		book := filepath.Join(t.TempDir(), "a.zf")
		if code := run([]string{"init", "--name", "松风里", "--book", book, "--format", format, "--lang", "en"}, full, &said); code != internal {
			t.Errorf("ended with %d", code)
		}
		if want := fault.Text("en", fault.New(Unanswered, nil)) + "\nThe disk is full."; !strings.HasPrefix(said.String(), want) {
			t.Errorf("said %s", said.String())
		}
	}
}

func TestWhoeverStopsACommandIsToldSo(t *testing.T) {
	var said bytes.Buffer
	door := &terminal{errs: &said, lang: "zh-CN"}
	if code := door.status(nil, failed(fmt.Errorf("begin writing: %w", context.Canceled)), ""); code != refused || said.String() != "已按你的要求停止，账没有变动。\n" {
		t.Errorf("ended with %d: %s", code, said.String())
	}
}
