//go:build unix

package db

import (
	"os"

	"golang.org/x/sys/unix"
)

func tryLock(f *os.File) bool { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil }

func unlock(f *os.File) { unix.Flock(int(f.Fd()), unix.LOCK_UN) }

// links is how many names a file has.
func links(path string) (uint64, error) {
	var s unix.Stat_t
	err := unix.Stat(path, &s)
	return uint64(s.Nlink), err
}
