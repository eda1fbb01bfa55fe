package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

const unreadable fault.Key = "cli.cannot_read"

func TestWhyAFileCouldNotBe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	failing := func(_ any, err error) error { return err }
	for _, c := range []struct {
		when string
		err  error
		want fault.Key
	}{
		{"it is not there", failing(os.Open(filepath.Join(dir, "b"))), Missing},
		{"it is there already", failing(os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)), There},
		{"the disk is full", fmt.Errorf("write: %w", &os.PathError{Op: "write", Path: file, Err: full}), Full},
		{"the disk is write-protected", &os.PathError{Op: "open", Path: file, Err: writeProtected}, ReadOnly},
		{"it belongs to somebody else", &os.PathError{Op: "open", Path: file, Err: os.ErrPermission}, Denied},
		{"a file stands where a folder should", &os.PathError{Op: "mkdir", Path: file, Err: notFolder}, NoFolder},
		{"it is a folder", &os.PathError{Op: "read", Path: dir, Err: isFolder}, IsFolder},
		{"its name is too long", &os.PathError{Op: "open", Path: strings.Repeat("长", 200), Err: tooLong}, TooLong},
		{"another program has it", &os.LinkError{Op: "rename", Old: file, New: dir, Err: held}, Held},
		{"nobody knows", &os.PathError{Op: "open", Path: file, Err: errors.New("input/output error")}, Other},
	} {
		f := Why(fault.New(unreadable, fault.Args{"file": file}), c.err)
		if len(f.Parts) != 1 || f.Parts[0].Key != c.want {
			t.Errorf("when %s: %v", c.when, f)
		}
		if c.want == Other && f.Parts[0].Args["detail"] != "input/output error" {
			t.Errorf("when %s: %v", c.when, f.Parts[0].Args)
		}
	}
}
