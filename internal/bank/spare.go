package bank

import (
	"runtime/debug"
	"sync"
)

// heap is the memory in bytes above which the collector works harder while a statement is read: a file of 100,000 lines and what
// is made of it then stay under 200 MB, for a tenth more time of the processor.
const heap = 144 << 20

var sparing struct {
	sync.Mutex
	users  int
	before int64
}

// Spare keeps the memory of the process small until what it gives is called: for as long as a file is held and compared.
func Spare() (enough func()) {
	sparing.Lock()
	defer sparing.Unlock()
	if sparing.users++; sparing.users == 1 {
		sparing.before = debug.SetMemoryLimit(-1)
		debug.SetMemoryLimit(min(heap, sparing.before))
	}
	return sync.OnceFunc(func() {
		sparing.Lock()
		defer sparing.Unlock()
		if sparing.users--; sparing.users == 0 {
			debug.SetMemoryLimit(sparing.before)
		}
	})
}
