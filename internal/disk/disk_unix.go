//go:build !windows

package disk

import "syscall"

const (
	full           = syscall.ENOSPC
	writeProtected = syscall.EROFS
	notFolder      = syscall.ENOTDIR
	isFolder       = syscall.EISDIR
	tooLong        = syscall.ENAMETOOLONG
	held           = syscall.EBUSY
)
