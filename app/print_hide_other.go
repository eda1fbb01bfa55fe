//go:build !windows

package app

import "os/exec"

// hide is for Windows, where a command would open a window of its own.
func hide(*exec.Cmd) {}
