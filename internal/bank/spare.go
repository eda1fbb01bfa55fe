package bank

import (
	"runtime/debug"
	"sync"
)

// heap is the memory in bytes, beside two fifths of the file, above which the collector works harder while a statement is read: a file of
// 100,000 lines and what is made of it then stay under 200 MB, for a tenth more time of the processor.
const heap = 118 << 20

// large is the size in bytes of a file after which the collector is called, not waited for: it would wait until there is twice as much.
const large = 2 << 20

var sparing struct {
	sync.Mutex
	users, size int
	before      int64
}

// Spare keeps the memory of the process small until what it gives is called: for as long as a file of so many bytes is held and
// compared.
func Spare(size int) (enough func()) {
	sparing.Lock()
	defer sparing.Unlock()
	if sparing.users++; sparing.users == 1 {
		sparing.before = debug.SetMemoryLimit(-1)
	}
	sparing.size += size
	debug.SetMemoryLimit(min(int64(heap+sparing.size*2/5), sparing.before))
	return sync.OnceFunc(func() {
		sparing.Lock()
		defer sparing.Unlock()
		sparing.size -= size
		if sparing.users--; sparing.users > 0 {
			return
		}
		debug.SetMemoryLimit(sparing.before)
		if size >= large {
			go debug.FreeOSMemory()
		}
	})
}
