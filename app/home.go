package app

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"zhangfang/internal/disk"
)

// Home is the folder where the program keeps what belongs to the computer and not to a book: which books were used, and when
// they were last backed up and proved. Losing it loses nothing of a book.
type Home string

// DefaultHome is the user's configuration folder, or ZHANGFANG_HOME where that is set.
func DefaultHome() (Home, error) {
	if dir := os.Getenv("ZHANGFANG_HOME"); dir != "" {
		return Home(dir), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return Home(filepath.Join(dir, "Zhangfang")), nil
}

// Known is a book that was used on this computer.
type Known struct {
	Path       string    `json:"path"`
	Name       string    `json:"name"` // of the company
	Demo       bool      `json:"demo"`
	Opened     time.Time `json:"opened" ts_type:"string"`
	BackedUpAt time.Time `json:"backedUpAt,omitzero" ts_type:"string"`
	VerifiedAt time.Time `json:"verifiedAt,omitzero" ts_type:"string"`
	Missing    bool      `json:"missing"` // the file is not there now
}

// Demo is the file of the demo book.
func (h Home) Demo() string { return filepath.Join(string(h), "示例.zf") }

// Books is the folder for new books when the user names none.
func (h Home) Books() string {
	if dir, err := os.UserHomeDir(); err == nil && os.Getenv("ZHANGFANG_HOME") == "" {
		return filepath.Join(dir, "账房")
	}
	return filepath.Join(string(h), "books")
}

func (h Home) file() string { return filepath.Join(string(h), "books.json") }

// Known lists the books, the one used last first.
func (h Home) Known() ([]Known, error) {
	data, err := os.ReadFile(h.file())
	if errors.Is(err, os.ErrNotExist) {
		return []Known{}, nil
	}
	if err != nil {
		return nil, err
	}
	known := []Known{}
	if err := json.Unmarshal(data, &known); err != nil || known == nil {
		return []Known{}, nil // a torn list is forgotten: the books themselves are elsewhere
	}
	for i := range known {
		_, err := os.Stat(known[i].Path)
		known[i].Missing = err != nil
	}
	slices.SortStableFunc(known, func(a, b Known) int { return b.Opened.Compare(a.Opened) })
	return known, nil
}

// noting lets one goroutine at a time change the list.
var noting sync.Mutex

// Note changes what is known of one book, adding it when it is new.
func (h Home) Note(path string, change func(*Known)) error {
	noting.Lock()
	defer noting.Unlock()
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	known, err := h.Known()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(known, func(k Known) bool { return disk.Same(k.Path, path) })
	if i < 0 {
		i = len(known)
		known = append(known, Known{Path: path})
	}
	change(&known[i])
	return h.save(known)
}

// Forget takes a book off the list; the file stays.
func (h Home) Forget(path string) error {
	noting.Lock()
	defer noting.Unlock()
	known, err := h.Known()
	if err != nil {
		return err
	}
	return h.save(slices.DeleteFunc(known, func(k Known) bool { return disk.Same(k.Path, path) }))
}

func (h Home) save(known []Known) error {
	data, err := json.MarshalIndent(known, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(string(h), 0o700); err != nil {
		return err
	}
	return disk.Put(h.file(), data, 0o600)
}
