// Package desktop is the window: it binds the use cases to the page that the web view shows. With main.go it is the
// only importer of Wails.
package desktop

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"zhangfang/app"
)

//go:generate go run ./bindgen

// Run shows the window with the page in assets and returns when the window is closed. The arguments are those of the
// command line, without the program's name: --book FILE opens that book, otherwise the one used last is opened.
func Run(assets fs.FS, args []string) error {
	flags := flag.NewFlagSet("zhangfang", flag.ContinueOnError)
	book := flags.String("book", "", "the book to open")
	if err := flags.Parse(args); err != nil {
		return err
	}
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
	d := &door{app: a, first: *book}
	err = wails.Run(&options.App{
		Title:                    "账房",
		Width:                    1366,
		Height:                   768,
		MinWidth:                 1024,
		MinHeight:                640,
		AssetServer:              &assetserver.Options{Assets: assets},
		Bind:                     append(bound(d), &Dialogs{d}),
		OnStartup:                d.start,
		OnShutdown:               d.stop,
		EnableDefaultContextMenu: false,
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: false},
	})
	return errors.Join(err, a.Close())
}

// logTo writes the program's log, without personal data, beside its settings. A log of over a megabyte is begun anew.
func logTo(a *app.App, path string) (stop func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil && info.Size() > 1<<20 {
		if err := os.Rename(path, path+".old"); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	a.Log = slog.New(slog.NewJSONHandler(f, nil))
	return func() { f.Close() }, nil
}

// door is what every bound struct goes through.
type door struct {
	app   *app.App
	ctx   context.Context
	first string
	quiet func()

	answered sync.Once // the first call, whose moment the log tells: how long a start takes is read there
}

func (d *door) start(ctx context.Context) {
	d.ctx = ctx
	d.quiet = d.app.Listen(func(n app.Notice) { runtime.EventsEmit(ctx, n.Name, n.Data) })
	if err := d.openFirst(ctx); err != nil { // the first screen offers another book
		d.app.Log.Warn("the first book did not open", "err", err)
	}
}

// openFirst opens the book of the command line, or the one used last.
func (d *door) openFirst(ctx context.Context) error {
	path := d.first
	if path == "" {
		known, err := d.app.Home.Known()
		if err != nil || len(known) == 0 || known[0].Missing {
			return err
		}
		path = known[0].Path
	}
	_, err := d.app.Open(ctx, app.Path{Path: path})
	return err
}

func (d *door) stop(context.Context) {
	if d.quiet != nil {
		d.quiet()
	}
}

// do carries out a call. The answer is marshalled once inside the guard, so that Wails never sees one that does not marshal, and
// an error leaves as JSON, since Wails hands out only its text.
func do[Out any](d *door, name string, in any) (Out, error) {
	var out Out
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
