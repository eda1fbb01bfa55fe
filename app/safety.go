package app

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"zhangfang/internal/backup"
	"zhangfang/internal/disk"
	"zhangfang/internal/fault"
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
	return a.copied(func(s *backup.Service) (backup.Backup, error) { return s.Make(ctx, m) })
}

// copied notes on this computer that the open book was copied and proved.
func (a *App) copied(make func(*backup.Service) (backup.Backup, error)) (backup.Backup, error) {
	b, err := a.Book()
	if err != nil {
		return backup.Backup{}, err
	}
	out, err := make(backup.New(b.DB, &a.jobs))
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
	open := err == nil && disk.Same(b.DB.Path(), r.To)
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

// daily is the backup that the program makes by itself, beside the work, once a day.
type daily struct {
	mu     sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

// day is how old the last backup may be. It is less than a whole one, so that an office that opens at nine is backed up at nine.
const day = 20 * time.Hour

// backUpDaily starts a backup of the open book if there was none for a day. The demo needs none. What goes wrong is logged and
// shown by the age of the last backup; the work goes on.
func (a *App) backUpDaily(c Current, known Known) {
	if !a.Daily || c.Demo || a.now().Sub(known.BackedUpAt) < day {
		return
	}
	a.daily.stop()
	a.daily.mu.Lock()
	defer a.daily.mu.Unlock()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	a.daily.cancel, a.daily.done = cancel, done
	go func() {
		defer close(done)
		defer func() {
			if p := recover(); p != nil { // it must not end the program with all that stands unsaved in its window
				a.bug("backup.daily", fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		if _, err := a.copied(func(s *backup.Service) (backup.Backup, error) { return s.Daily(ctx) }); err != nil && ctx.Err() == nil {
			if f := fault.As(err); f != nil {
				a.log().Warn("the daily backup failed", "fault", f.Key)
			} else {
				a.log().Error("the daily backup failed", "err", err)
			}
			return
		}
		a.notify(Notice{"changed", Changed{Kinds: []string{"book"}}})
	}()
}

// stop ends a backup that is being made and waits until it has gone.
func (d *daily) stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cancel != nil {
		d.cancel()
		<-d.done
		d.cancel, d.done = nil, nil
	}
}
