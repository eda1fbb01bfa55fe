package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zhangfang/internal/fault"
)

// A file that is moved after Close is whole: whoever still read it was cut off, whoever wrote it had ended.
func TestAClosedBookCanBeMoved(t *testing.T) {
	d, path := book(t)
	if err := d.Write(t.Context(), set("a")); err != nil {
		t.Fatal(err)
	}
	reading, closed := make(chan struct{}), make(chan error, 1)
	read := make(chan error, 1)
	go func() {
		read <- d.Read(context.Background(), func(tx *Tx) error {
			close(reading)
			for {
				if _, err := Value[int](context.Background(), tx, "SELECT count(*) FROM settings"); err != nil {
					return err
				}
			}
		})
	}()
	<-reading
	go func() { closed <- d.Close() }()
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	if err := <-read; !errors.Is(err, fault.New(Closed, nil)) {
		t.Errorf("the reader was cut off with %v", err)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something is not in the file yet: %v", err)
	}
	if err := d.Write(t.Context(), set("b")); !errors.Is(err, fault.New(Closed, nil)) {
		t.Errorf("a closed book was written: %v", err)
	}
	moved := filepath.Join(t.TempDir(), "moved.zf")
	if err := os.Rename(path, moved); err != nil {
		t.Fatal(err)
	}
	again, err := Open(moved, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	err = again.Read(t.Context(), func(tx *Tx) error {
		n, err := Value[int](t.Context(), tx, "SELECT count(*) FROM settings WHERE name = 'a'")
		if n != 1 {
			t.Errorf("%d rows are there", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
