package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/settings"
)

// Faults of choosing a book.
const (
	NotDemo fault.Key = "app.not_demo"
)

// None is the request of a use case that needs to be told nothing.
type None struct{}

// Done is the answer of a use case that has nothing to tell.
type Done struct{}

// Current is the open book as the frame of the window shows it.
type Current struct {
	Open       bool   `json:"open"`
	Name       string `json:"name"`
	Demo       bool   `json:"demo"`
	Path       string `json:"path"`
	BackedUpAt string `json:"backedUpAt"` // RFC 3339, or ""
	VerifiedAt string `json:"verifiedAt"`
	Language   string `json:"language"`
	Theme      string `json:"theme"`
	Folder     string `json:"folder"` // where a new book would be laid
}

// Path names a file.
type Path struct {
	Path string `json:"path"`
}

// NewBook asks for a new book. Without a path it is laid in the folder of books under the company's name.
type NewBook struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// Recent is the list of books used on this computer.
type Recent struct {
	Rows []Known `json:"rows"`
}

// Current tells which book is open.
func (a *App) Current(ctx context.Context, _ None) (Current, error) {
	out := Current{Folder: a.Home.Books()}
	b, err := a.Book()
	if err != nil {
		return out, nil
	}
	out.Open, out.Path = true, b.DB.Path()
	err = b.DB.Read(ctx, func(tx *db.Tx) error {
		all, err := settings.Load(ctx, tx)
		if err != nil {
			return err
		}
		out.Name, out.Language, out.Theme = all.Company.Name, string(all.Language), string(all.Theme)
		out.Demo, err = db.Value[bool](ctx, tx, "SELECT demo FROM book")
		return err
	})
	if err != nil {
		return out, err
	}
	known, err := a.Home.Known()
	for _, k := range known {
		if disk.Same(k.Path, out.Path) {
			out.BackedUpAt, out.VerifiedAt = moment(k.BackedUpAt), moment(k.VerifiedAt)
		}
	}
	return out, err
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Recent lists the books used on this computer, the latest first.
func (a *App) Recent(context.Context, None) (Recent, error) {
	known, err := a.Home.Known()
	return Recent{Rows: known}, err
}

// Open opens a book by its file.
func (a *App) Open(ctx context.Context, p Path) (Current, error) {
	if _, err := a.OpenBook(p.Path); err != nil {
		return Current{}, err
	}
	return a.noted(ctx)
}

// Visit opens a book for one command: which book was used last stays as it was. A book that was not known is from then on.
func (a *App) Visit(ctx context.Context, p Path) (Current, error) {
	if _, err := a.OpenBook(p.Path); err != nil {
		return Current{}, err
	}
	c, err := a.Current(ctx, None{})
	if err != nil {
		return c, err
	}
	return c, a.Home.Note(c.Path, func(k *Known) { k.Name, k.Demo = c.Name, c.Demo })
}

// Create makes a new book.
func (a *App) Create(ctx context.Context, n NewBook) (Current, error) {
	n.Name = strings.TrimSpace(n.Name)
	if n.Name == "" {
		return Current{}, fault.New(settings.NameMissing, nil).At("name")
	}
	if n.Path == "" {
		if err := os.MkdirAll(a.Home.Books(), 0o700); err != nil {
			return Current{}, err
		}
		n.Path = filepath.Join(a.Home.Books(), disk.Name(n.Name)+".zf")
	}
	if _, err := a.CreateBook(ctx, n.Path, n.Name); err != nil {
		return Current{}, err
	}
	return a.noted(ctx)
}

func (a *App) noted(ctx context.Context) (Current, error) {
	c, err := a.Current(ctx, None{})
	if err != nil {
		return c, err
	}
	var known Known
	err = a.Home.Note(c.Path, func(k *Known) {
		k.Name, k.Demo, k.Opened = c.Name, c.Demo, a.now().UTC()
		known = *k
	})
	a.readAhead()
	a.backUpDaily(c, known)
	return c, err
}

// Shut closes the open book and goes back to the first screen.
func (a *App) Shut(context.Context, None) (Done, error) { return Done{}, a.CloseBook() }

// Forget takes a book off the list of recent ones; the file stays where it is.
func (a *App) Forget(_ context.Context, p Path) (Done, error) { return Done{}, a.Home.Forget(p.Path) }

// Running is how many jobs are at work.
func (a *App) Running() int {
	n := 0
	for _, j := range a.jobs.List() {
		if j.Status == "running" {
			n++
		}
	}
	return n
}

// StopAll asks every job to stop; none leaves anything half done.
func (a *App) StopAll() {
	for _, j := range a.jobs.List() {
		a.jobs.Cancel(j.ID)
	}
}
