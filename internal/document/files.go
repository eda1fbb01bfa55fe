package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

// files are what one printing lays into its folder: beside their places first, and into them when all are whole.
type files struct {
	dir    string
	made   bool // the folder was made for them
	taken  names
	names  []string
	staged []string // paths of the whole files, in the order of names
	before []string // where what stood in their places waits until all is well, "" where nothing did
	placed int      // how many are in their places
}

// into makes the folder ready; it is made if it is not there. Whoever calls it tells end how it went.
func into(dir string) (*files, error) {
	_, missing := os.Stat(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, disk.Why(fault.New(NoFolder, fault.Args{"folder": dir}), err)
	}
	return &files{dir: dir, made: missing != nil, taken: names{}}, nil
}

// put writes one file beside its place.
func (w *files) put(name string, print func(io.Writer) error) error {
	name = w.taken.free(name)
	f, err := os.CreateTemp(w.dir, ".zhangfang-*")
	if err != nil {
		return notWritten(name, err)
	}
	w.names, w.staged = append(w.names, name), append(w.staged, f.Name())
	err = errors.Join(print(f), f.Chmod(0o644), f.Close())
	if err != nil && fault.As(err) == nil {
		return notWritten(name, err)
	}
	return err
}

func notWritten(name string, err error) error {
	return disk.Why(fault.New(NotWritten, fault.Args{"file": name}), err)
}

func (w *files) path(n int) string { return filepath.Join(w.dir, w.names[n]) }

// place moves all files into their places. A paper printed again replaces the one before: what stands there goes aside first, all of it,
// since on Windows a file that somebody looks at does not go, and then nothing has changed yet.
func (w *files) place() error {
	for n, name := range w.names {
		aside, err := w.aside(n)
		if err != nil {
			return notWritten(name, err)
		}
		w.before = append(w.before, aside)
	}
	for n, from := range w.staged {
		if err := os.Rename(from, w.path(n)); err != nil {
			return notWritten(w.names[n], err)
		}
		w.placed++
	}
	return nil
}

// aside moves what stands in the place of a file, and says where it is now.
func (w *files) aside(n int) (string, error) {
	there, err := os.Lstat(w.path(n))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err == nil && there.IsDir():
		err = &fs.PathError{Op: "replace", Path: w.path(n), Err: fs.ErrExist}
	}
	if err != nil {
		return "", err
	}
	to := w.staged[n] + ".before"
	return to, os.Rename(w.path(n), to)
}

// end takes away what was replaced, or, where something went wrong, what was made, and puts back what stood in its place.
func (w *files) end(err error) error {
	if err == nil {
		for _, old := range w.before {
			if old != "" {
				_ = os.Remove(old) // one that stays does no harm: the papers are in their places
			}
		}
		return nil
	}
	errs := []error{err}
	for n, path := range w.staged {
		if n < w.placed {
			path = w.path(n)
		}
		errs = append(errs, os.Remove(path))
	}
	for n, old := range w.before {
		if old != "" {
			errs = append(errs, os.Rename(old, w.path(n)))
		}
	}
	if w.made {
		_ = os.Remove(w.dir) // it was made for nothing; one that is not empty stays
	}
	return errors.Join(errs...)
}

// names are those that a printing has given, in small letters, since some file systems know no other.
type names map[string]bool

// free gives the name, or the name with a number where another paper of this printing has it.
func (taken names) free(name string) string {
	stem := strings.TrimSuffix(name, ".pdf")
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s-%d.pdf", stem, n)
	}
	taken[strings.ToLower(name)] = true
	return name
}
