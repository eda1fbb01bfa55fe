package db

import (
	"context"
	"sync"
)

// helpers is how many read for others at a time, through connections of their own. They never wait for one another, nor for whoever
// waits for an answer: see Kept.
const helpers = 2

// Together does several pieces of reading, at the same time where it can: each through a connection that sees the book as this
// transaction does. What no connection is free for, or what would see a later state of the book, is done through this one, and so is all
// in a transaction that writes. The pieces must not change what the others use. It ends when all have ended.
func (t *Tx) Together(ctx context.Context, first func(*Tx) error, others ...func(*Tx) error) error {
	last, err := t.LastEvent(ctx)
	if err != nil {
		return err
	}
	var (
		all    sync.WaitGroup
		errs   = make([]error, len(others))
		done   = make([]bool, len(others))
		broken = make([]any, len(others)) // what they panicked with
	)
	for i, fn := range others {
		if t.Event != 0 || !t.db.helper() {
			continue
		}
		all.Go(func() {
			defer func() { <-t.db.helping }()
			defer func() { broken[i] = recover() }()
			errs[i] = t.db.readOn(ctx, t.db.beside, func(tx *Tx) error {
				tx.Now = t.Now
				if sees, err := tx.LastEvent(ctx); err != nil || sees != last {
					return err
				}
				done[i] = true
				return fn(tx)
			})
		})
	}
	err = func() error {
		defer all.Wait() // also when it panics
		return first(t)
	}()
	for i, fn := range others {
		switch {
		case broken[i] != nil:
			panic(broken[i])
		case err != nil:
		case !done[i]:
			err = fn(t)
		default:
			err = errs[i]
		}
	}
	return err
}

// helper takes one who reads for others, if one is free.
func (d *DB) helper() bool {
	select {
	case d.helping <- struct{}{}:
		return true
	default:
		return false
	}
}

// EachAhead is Each for many rows that take long to work on: they are read while those before them are worked on.
func EachAhead[T any](ctx context.Context, t *Tx, dest func(*T) []any, yield func(T) error, query string, args ...any) error {
	if _, err := t.stmt(ctx, query); err != nil { // nothing of the transaction is used below but its connection
		return err
	}
	const batch = 64
	type rows struct {
		of  []T
		err error
	}
	read, used := make(chan rows, 2), make(chan []T, 4)
	stopped := make(chan struct{})
	send := func(r rows) error {
		select {
		case read <- r:
			return nil
		case <-stopped:
			return context.Canceled
		}
	}
	var broken any
	go func() {
		defer close(read)
		defer func() { broken = recover() }()
		var some []T
		err := Each(ctx, t, dest, func(r T) error {
			if some = append(some, r); len(some) < batch {
				return nil
			}
			full := some
			select {
			case some = <-used:
			default:
				some = make([]T, 0, batch)
			}
			return send(rows{of: full})
		}, query, args...)
		_ = send(rows{some, err}) // to nobody, where the work has stopped
	}()
	defer func() {
		close(stopped)
		for range read { // until it has let go of the connection
		}
	}()
	for r := range read {
		for _, row := range r.of {
			if err := yield(row); err != nil {
				return err
			}
		}
		if r.err != nil {
			return r.err
		}
		select {
		case used <- r.of[:0]:
		default:
		}
	}
	if broken != nil {
		panic(broken)
	}
	return nil
}
