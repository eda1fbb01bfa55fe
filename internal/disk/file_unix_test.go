//go:build !windows

package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// small lets no file grow beyond a kilobyte for the time of a test, as a full disk does.
func small(t *testing.T) {
	t.Helper()
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	after := before
	after.Cur = 1 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &after); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Error(err)
		}
	})
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	if err := errors.Join(Put(old, []byte("before"), 0o600), Put(old, []byte("then"), 0o640)); err != nil {
		t.Fatal(err)
	}
	if err := Add(old, []byte("x"), 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file: %v", err)
	}
	small(t)
	for path, write := range map[string]func(string, []byte, fs.FileMode) error{old: Put, fresh: Add} {
		if err := write(path, make([]byte, 4<<10), 0o600); err == nil {
			t.Errorf("%s was written", path)
		}
	}
	if got, err := os.ReadFile(old); err != nil || string(got) != "then" {
		t.Errorf("it holds %q, %v", got, err)
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("it is %v, %v", info.Mode(), err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestOneFileHasManyNames(t *testing.T) {
	dir := t.TempDir()
	file, link, other := filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "c")
	if err := errors.Join(Add(file, nil, 0o600), os.Symlink(file, link), Add(other, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{file, filepath.Join(dir, ".", "x", "..", "a"), true}, {file, link, true}, {file, other, false}, {file + "x", file + "x", true}, {file, file + "x", false}} {
		if Same(c.a, c.b) != c.want {
			t.Errorf("%s and %s: %t", c.a, c.b, !c.want)
		}
	}
}
