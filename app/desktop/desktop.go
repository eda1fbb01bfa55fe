// Package desktop is the window: it binds the use cases to the page that the web view shows. With main.go it is the
// only importer of Wails.
package desktop

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	goruntime "runtime"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/mac"

	"zhangfang/app"
)

//go:generate go run ./bindgen

// Run shows the window with the page in assets and returns when the window is closed. The arguments are those of the
// command line, without the program's name: a book to open, otherwise the one used last is opened. Where the program runs
// already, that one is given the arguments and comes to the front.
func Run(assets fs.FS, args []string) error {
	home, err := app.DefaultHome()
	if err != nil {
		return err
	}
	a := app.New(home)
	a.Daily = true
	closeLog, err := logTo(a, filepath.Join(string(home), "log.txt"))
	if err != nil {
		return err
	}
	defer closeLog()
	d := newDoor(a, bookOf(args))
	last := d.memory.get()
	look := &options.App{
		Title:                    "账房",
		Width:                    last.Place.Width,
		Height:                   last.Place.Height,
		MinWidth:                 leastWidth,
		MinHeight:                leastHeight,
		AssetServer:              &assetserver.Options{Assets: assets},
		Bind:                     append(bound(d), &Dialogs{d}, &Desk{d}),
		OnStartup:                d.start,
		OnDomReady:               d.drawn,
		OnBeforeClose:            d.mayClose,
		OnShutdown:               d.stop,
		EnableDefaultContextMenu: false,
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true}, // besides the page, which is given no paths
		SingleInstanceLock:       &options.SingleInstanceLock{UniqueId: oneFor(home), OnSecondInstanceLaunch: d.second},
		Mac:                      &mac.Options{OnFileOpen: d.come},
	}
	if last.Place.Maximised {
		look.WindowStartState = options.Maximised
	}
	if len(last.Menu.Menus) > 0 {
		look.Menu = native(last.Menu, goruntime.GOOS, d.command)
	}
	err = wails.Run(look)
	return errors.Join(err, a.Close())
}

// oneFor names the lock of the one program that may run with a home: two homes are two offices.
func oneFor(home app.Home) string {
	sum := sha256.Sum256([]byte(home))
	return "app.zhangfang." + hex.EncodeToString(sum[:8])
}

// logTo writes the program's log, without personal data, beside its settings. A log of over a megabyte is begun anew.
func logTo(a *app.App, path string) (stop func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil && info.Size() > 1<<20 {
		_ = os.Rename(path, path+".old") // Windows refuses while the program that runs already writes there: then it grows on
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	a.Log = slog.New(slog.NewJSONHandler(f, nil))
	return func() { f.Close() }, nil
}

// do carries out a call. The answer is marshalled once inside the guard, so that Wails never sees one that does not marshal, and
// an error leaves as JSON, since Wails hands out only its text.
func do[Out any](d *door, name string, in any) (Out, error) {
	var out Out
	<-d.ready
	raw, err := d.app.Do(d.ctx, name, in)
	if err != nil {
		return out, err
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		return out, fmt.Errorf(`{"bug":"unreadable answer of %s"}`, name)
	}
	d.answered.Do(func() { d.app.Log.Info("first answer", "call", name) })
	return out, nil
}
