// Package desktop is the window: it binds the use cases to the page that the web view shows. With main.go it is the
// only importer of Wails.
package desktop

import (
	"io/fs"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
)

// Run shows the window with the page in assets and returns when the window is closed. The arguments are those of the
// command line, without the program's name.
func Run(assets fs.FS, args []string) error {
	return wails.Run(&options.App{
		Title:       "账房",
		Width:       1366,
		Height:      768,
		MinWidth:    1024,
		MinHeight:   640,
		AssetServer: &assetserver.Options{Assets: assets},
	})
}
