package app

import (
	"bytes"
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
)

// Faults of printing on the printers of this computer.
const (
	NoPrinters  fault.Key = "app.no_printers"
	PrinterGone fault.Key = "app.printer_gone"
	NotPrinted  fault.Key = "app.not_printed"
	NoViewer    fault.Key = "app.no_viewer"
	NoPDF       fault.Key = "app.no_pdf"
)

// Printer is one printer of this computer.
type Printer struct {
	Name    string `json:"name"` // in the system
	Default bool   `json:"default"`
}

// PrinterList is the printers of this computer and what can be told to them.
type PrinterList struct {
	Rows   []Printer `json:"rows"`
	Duplex bool      `json:"duplex"` // sides can be chosen here; where not, they are the printer's own setting
}

// PrintJob is a PDF for a printer.
type PrintJob struct {
	Name    string `json:"name"`                  // of the file, as the spooler shows it
	Data    []byte `json:"data" ts_type:"string"` // base64
	Printer string `json:"printer"`               // "" is the default one
	Copies  int    `json:"copies"`                // 1 to 99; 0 is 1
	Sides   string `json:"sides"`                 // one, long, short: the edge that is turned over; "" is the printer's setting
	Layout  string `json:"layout"`                // the paper, as in templates; "" is the printer's setting
}

// Spooler is how a computer prints. Paths are those of whole PDF files, which stay for a day.
type Spooler interface {
	Printers(ctx context.Context) (PrinterList, error)
	Print(ctx context.Context, path string, j PrintJob) error
	Open(ctx context.Context, path string) error
}

func (a *App) spooler() Spooler {
	if a.Spooler != nil {
		return a.Spooler
	}
	return system{}
}

// printing is what this computer's printers can be asked.
func (a *App) printing() map[string]Call {
	return map[string]Call{
		"printers.list":  own(func(ctx context.Context, _ None) (PrinterList, error) { return a.spooler().Printers(ctx) }),
		"printers.print": own(a.printFile),
		"printers.open":  own(a.openFile),
	}
}

// printFile gives a PDF to a printer without asking anything more.
func (a *App) printFile(ctx context.Context, j PrintJob) (Done, error) {
	list, err := a.spooler().Printers(ctx)
	if err != nil {
		return Done{}, err
	}
	if len(list.Rows) == 0 {
		return Done{}, fault.New(NoPrinters, nil)
	}
	known := j.Printer == ""
	for _, p := range list.Rows {
		known = known || p.Name == j.Printer
	}
	if !known {
		return Done{}, fault.New(PrinterGone, fault.Args{"printer": j.Printer}).At("printer")
	}
	j.Copies = min(max(1, j.Copies), 99)
	path, err := a.layDown(j)
	if err != nil {
		return Done{}, err
	}
	return Done{}, a.spooler().Print(ctx, path, j)
}

// openFile shows a PDF in the system's own viewer, where it can be printed by hand.
func (a *App) openFile(ctx context.Context, j PrintJob) (Done, error) {
	path, err := a.layDown(j)
	if err != nil {
		return Done{}, err
	}
	return Done{}, a.spooler().Open(ctx, path)
}

// layDown writes a PDF where spoolers and viewers, which may read it later, find it, and takes away those of the day before.
func (a *App) layDown(j PrintJob) (string, error) {
	if !bytes.HasPrefix(j.Data, []byte("%PDF-")) {
		return "", fault.New(NoPDF, nil)
	}
	dir := filepath.Join(string(a.Home), "printing")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	old, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	for _, e := range old {
		if info, err := e.Info(); err == nil && a.now().Sub(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(filepath.Join(dir, e.Name())) // a viewer may still hold it: then the next time
		}
	}
	own, err := os.MkdirTemp(dir, "")
	if err != nil {
		return "", err
	}
	path := filepath.Join(own, printable(j.Name))
	return path, os.WriteFile(path, j.Data, 0o600)
}

// printable makes a name that no command takes for an option, a path or a variable.
func printable(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune("%!^&'`$;", r) {
			return '_'
		}
		return r
	}, strings.TrimSuffix(name, ".pdf"))
	return disk.Name(cmp.Or(strings.TrimLeft(strings.TrimSpace(name), "-."), "zhangfang")) + ".pdf"
}
