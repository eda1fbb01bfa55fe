// Package frontend holds the built window (frontend/dist), so that the desktop program and the loopback server carry
// the same files. It builds nothing itself: before `vite build` has run there is no index.html in it.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var files embed.FS

// Dist is the built window, with index.html at its root.
var Dist = root()

func root() fs.FS {
	dist, err := fs.Sub(files, "dist")
	if err != nil {
		panic(err) // only for an invalid path, and "dist" is a valid one
	}
	return dist
}
