package app

import (
	"context"
	"errors"

	"zhangfang/internal/backup"
	"zhangfang/internal/verify"
)

// Verify proves the open book and notes on this computer when it last held.
func (a *App) Verify(ctx context.Context, _ None) (verify.Result, error) {
	b, err := a.Book()
	if err != nil {
		return verify.Result{}, err
	}
	r, err := verify.New(b.DB, &a.jobs).Run(ctx, verify.None{})
	if err != nil || !r.OK {
		return r, err
	}
	return r, a.Home.Note(b.DB.Path(), func(k *Known) { k.VerifiedAt = a.now().UTC() })
}

// Backup writes a proved copy of the open book and notes on this computer when.
func (a *App) Backup(ctx context.Context, m backup.MakeRequest) (backup.Backup, error) {
	b, err := a.Book()
	if err != nil {
		return backup.Backup{}, err
	}
	out, err := backup.New(b.DB, &a.jobs).Make(ctx, m)
	if err != nil {
		return out, err
	}
	now := a.now().UTC()
	return out, a.Home.Note(b.DB.Path(), func(k *Known) { k.BackedUpAt, k.VerifiedAt = now, now })
}

// Restore puts a backup in the place of a book. The open book, if it is that one, is closed for it and opened again, whatever
// came of it.
func (a *App) Restore(ctx context.Context, r backup.RestoreRequest) (backup.Restored, error) {
	b, err := a.Book()
	open := err == nil && samePath(b.DB.Path(), r.To)
	if open {
		if err := a.CloseBook(); err != nil {
			return backup.Restored{}, err
		}
	}
	out, err := backup.Restore(ctx, r, a.now())
	if open {
		_, oerr := a.Open(ctx, Path{Path: r.To})
		err = errors.Join(err, oerr)
	}
	return out, err
}
