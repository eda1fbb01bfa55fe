// Package disk writes files whole or not at all, and says in the words of the office why one could not be read or written, instead of
// in those of the system.
package disk

import (
	"errors"
	"io/fs"

	"zhangfang/internal/fault"
)

// The reasons. Each stands as a part under the sentence that says which file it was.
const (
	Full     fault.Key = "disk.full"
	ReadOnly fault.Key = "disk.read_only"
	Denied   fault.Key = "disk.denied"
	Missing  fault.Key = "disk.missing"
	There    fault.Key = "disk.there"
	NoFolder fault.Key = "disk.no_folder"
	IsFolder fault.Key = "disk.is_folder"
	TooLong  fault.Key = "disk.too_long"
	Held     fault.Key = "disk.held"
	Other    fault.Key = "disk.other" // as the system words it
)

// Why gives a fault with the reason of the error under it.
func Why(f *fault.Fault, err error) *fault.Fault {
	g := *f
	g.Parts = append(g.Parts, reason(err))
	return &g
}

func reason(err error) *fault.Fault {
	for _, k := range []struct {
		is  error
		key fault.Key
	}{{full, Full}, {writeProtected, ReadOnly}, {notFolder, NoFolder}, {isFolder, IsFolder}, {tooLong, TooLong}, {held, Held},
		{fs.ErrPermission, Denied}, {fs.ErrNotExist, Missing}, {fs.ErrExist, There}} {
		if errors.Is(err, k.is) {
			return fault.New(k.key, nil)
		}
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok { // without the path, which the sentence has, and the call, which nobody knows
		err = p.Err
	}
	return fault.New(Other, fault.Args{"detail": err.Error()})
}
