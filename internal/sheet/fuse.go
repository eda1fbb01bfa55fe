package sheet

import (
	"errors"
	"io"
)

// maxRecord is how many bytes one row, or one record, may have. A quote that does not close would take the rest of the file
// for one cell, and sixty million commas are as many cells.
const maxRecord = 1 << 20

var errLongRecord = errors.New("a row that does not end")

// fuse is a reader that gives no more than a record may have until it is reset.
type fuse struct {
	r    io.Reader
	left int
}

func newFuse(r io.Reader) *fuse {
	f := &fuse{r: r}
	f.reset()
	return f
}

// reset allows another record. What a decoder has read ahead is part of it.
func (f *fuse) reset() { f.left = maxRecord }

func (f *fuse) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, errLongRecord
	}
	n, err := f.r.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}
