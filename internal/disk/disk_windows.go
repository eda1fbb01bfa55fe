package disk

import "syscall"

// The numbers of winerror.h.
const (
	full           = syscall.Errno(112) // ERROR_DISK_FULL
	writeProtected = syscall.Errno(19)  // ERROR_WRITE_PROTECT
	notFolder      = syscall.Errno(267) // ERROR_DIRECTORY
	isFolder       = syscall.EISDIR
	tooLong        = syscall.Errno(206) // ERROR_FILENAME_EXCED_RANGE
	held           = syscall.Errno(32)  // ERROR_SHARING_VIOLATION: another program has it open
)
