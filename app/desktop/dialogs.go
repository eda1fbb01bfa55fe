package desktop

import (
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

// CannotSave tells that a file could not be written where the user wanted it.
const CannotSave fault.Key = "desktop.cannot_save"

// Dialogs are the system's own dialogs, which a browser has not.
type Dialogs struct{ door *door }

// Ask is what a dialog begins with.
type Ask struct {
	Title string `json:"title"`
	Name  string `json:"name"`                  // a file name to begin with
	Kind  string `json:"kind"`                  // "book", or "" for any file
	Data  []byte `json:"data" ts_type:"string"` // base64, for Save
}

// Chosen is what the user chose; an empty path means that the dialog was closed.
type Chosen struct {
	Path string `json:"path"`
}

func (a Ask) filters() []runtime.FileFilter {
	if a.Kind == "book" {
		return []runtime.FileFilter{{DisplayName: "账房账套 (*.zf)", Pattern: "*.zf"}}
	}
	return nil
}

// Open lets the user choose a file that is there.
func (d *Dialogs) Open(a Ask) (Chosen, error) {
	path, err := runtime.OpenFileDialog(d.door.ctx, runtime.OpenDialogOptions{Title: a.Title, Filters: a.filters()})
	return Chosen{path}, d.door.told("dialogs.open", err)
}

// Place lets the user choose where a new file will be; nothing is written.
func (d *Dialogs) Place(a Ask) (Chosen, error) {
	path, err := runtime.SaveFileDialog(d.door.ctx, runtime.SaveDialogOptions{Title: a.Title, DefaultFilename: a.Name, Filters: a.filters()})
	return Chosen{path}, d.door.told("dialogs.place", err)
}

// Folder lets the user choose a folder.
func (d *Dialogs) Folder(a Ask) (Chosen, error) {
	path, err := runtime.OpenDirectoryDialog(d.door.ctx, runtime.OpenDialogOptions{Title: a.Title, CanCreateDirectories: true})
	return Chosen{path}, d.door.told("dialogs.folder", err)
}

// Save lets the user choose where to write data, and writes it.
func (d *Dialogs) Save(a Ask) (Chosen, error) {
	c, err := d.Place(a)
	if err != nil || c.Path == "" {
		return c, err
	}
	return c, d.door.told("dialogs.save", write(c.Path, a.Data))
}

// write puts data where the user wants it.
func write(path string, data []byte) error {
	if err := disk.Put(path, data, 0o644); err != nil {
		return disk.Why(fault.New(CannotSave, fault.Args{"file": path}), err)
	}
	return nil
}

// told gives what went wrong beside the calls as the calls give it.
func (d *door) told(name string, err error) error {
	if err == nil {
		return nil
	}
	return d.app.Told(name, err)
}
