package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/demo"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
	"zhangfang/internal/job"
	"zhangfang/internal/verify"
)

// Demo opens the demo book, and makes it first where there is none. It appears whole or not at all, and takes the place of the
// open book only when it is done.
func (a *App) Demo(ctx context.Context, _ None) (Current, error) {
	a.demo.Lock()
	defer a.demo.Unlock()
	path := a.Home.Demo()
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if err := a.makeDemoAt(ctx, path); err != nil {
			return Current{}, err
		}
	}
	return a.Open(ctx, Path{path})
}

func (a *App) makeDemoAt(ctx context.Context, path string) error {
	if err := os.MkdirAll(string(a.Home), 0o700); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(string(a.Home), "demo-")
	if err != nil {
		return err
	}
	made := filepath.Join(aside, filepath.Base(path))
	err = a.jobs.Run(ctx, "demo", func(ctx context.Context, progress job.Progress) error {
		_, err := a.MakeDemo(ctx, made, "", date.Of(a.now().Local()), progress)
		return err
	})
	if err == nil {
		err = os.Rename(made, path)
	}
	return errors.Join(err, os.RemoveAll(aside))
}

// MakeDemo makes a demo book at path, which must not exist, as it would be on a day, and closes it. With a folder (out) it
// leaves statement files, papers and reports there. It tells what it did.
func (a *App) MakeDemo(ctx context.Context, path, out string, through date.Date, progress job.Progress) ([]demo.Step, error) {
	d, err := db.Create(path, a.Clock)
	if err != nil {
		return nil, err
	}
	quiet := &job.Runner{} // its bill runs and imports are no jobs of the window
	b := wire(d, quiet)
	var steps []demo.Step
	err = demo.Build(ctx, demo.Services{DB: d, Billing: b.Billing, Bank: b.Bank, Receipts: b.Receipts, Exchange: b.Exchange,
		Documents: b.Documents, Reports: b.Reports, Verify: verify.New(d, quiet), Now: a.now}, through, out, progress, func(s demo.Step) { steps = append(steps, s) })
	if err = errors.Join(err, d.Close()); err != nil {
		return steps, errors.Join(err, db.Remove(path))
	}
	return steps, nil
}

// DeleteDemo deletes a book that is a demo, and no other; without a path, the one that Demo makes.
func (a *App) DeleteDemo(ctx context.Context, p Path) (Done, error) {
	if p.Path == "" {
		p.Path = a.Home.Demo()
	}
	a.demo.Lock()
	defer a.demo.Unlock()
	if err := a.checkDemo(ctx, p.Path); err != nil {
		return Done{}, err
	}
	if b, err := a.Book(); err == nil && disk.Same(b.DB.Path(), p.Path) {
		if err := a.CloseBook(); err != nil {
			return Done{}, err
		}
	}
	if err := db.Remove(p.Path); err != nil {
		return Done{}, err
	}
	return Done{}, a.Home.Forget(p.Path)
}

// checkDemo answers with the fault NotDemo unless a book says that it is a demo.
func (a *App) checkDemo(ctx context.Context, path string) error {
	var d *db.DB
	if b, err := a.Book(); err == nil && disk.Same(b.DB.Path(), path) {
		d = b.DB
	} else {
		if d, err = db.Open(path, a.Clock); err != nil {
			return err
		}
		defer d.Close()
	}
	return d.Read(ctx, func(tx *db.Tx) error {
		is, err := db.Value[bool](ctx, tx, "SELECT demo FROM book")
		if err == nil && !is {
			err = fault.New(NotDemo, fault.Args{"file": filepath.Base(path)})
		}
		return err
	})
}
