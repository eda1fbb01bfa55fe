package db

import (
	"os"

	"zhangfang/internal/fault"
)

// lock holds a separate file, so that the database itself is never touched by file calls. The system lets go of it
// when the process ends, however it ends; the file stays and means nothing by itself. It lies beside the book itself, whatever link
// leads there.
type lock struct{ file *os.File }

func acquire(path string) (*lock, error) {
	f, err := os.OpenFile(real(path)+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fault.New(Unwritable, fault.Args{"file": path})
	}
	if !tryLock(f) {
		if err := f.Close(); err != nil {
			return nil, err
		}
		return nil, fault.New(InUse, fault.Args{"file": path})
	}
	return &lock{f}, nil
}

func (l *lock) release() {
	if l == nil || l.file == nil {
		return
	}
	unlock(l.file)
	l.file.Close()
	l.file = nil
}

// discard lets go and leaves nothing beside a file that is no book.
func (l *lock) discard() {
	name := l.file.Name()
	l.release()
	_ = os.Remove(name) // it means nothing by itself
}
