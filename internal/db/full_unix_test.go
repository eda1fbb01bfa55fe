//go:build !windows

package db

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"zhangfang/internal/fault"
)

func TestACopyThatHasNoRoomSaysSo(t *testing.T) {
	d, _ := book(t)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	full := before
	full.Cur = 64 << 10 // no file grows beyond, as on a full disk
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		t.Fatal(err)
	}
	err := d.CopyTo(t.Context(), filepath.Join(t.TempDir(), "copy.zf"))
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if !errors.Is(err, fault.New(Unwritable, nil)) {
		t.Errorf("got %v", err)
	}
}
