package db

import (
	"context"
	"slices"
	"strings"
	"sync"
)

// Kept is an answer that takes long to work out, kept until something changes that it is made of. The row journal tells that,
// whoever made the change, undo included: what is given is always what would be worked out. The zero Kept holds nothing.
type Kept[K comparable, V any] struct {
	mu    sync.Mutex // guards what follows
	known bool
	key   K
	event int64 // the last event of which it is known that the answer holds
	value V
	made  chan struct{} // closed when the answer that somebody is working out is there; nil when nobody is
}

// Of gives the answer for a key as this transaction sees the book: the one kept, or a new one of anew. The answer must not be
// changed by whoever gets it. sees says which of the changed rows it is made of, as a condition on the columns tbl, op, row and
// before of the journal; see Touching. Who asks while somebody else works an answer out waits for it.
func (k *Kept[K, V]) Of(ctx context.Context, tx *Tx, key K, sees string, anew func() (V, error)) (V, error) {
	return k.Grown(ctx, tx, key, sees, func(V, int64) (V, bool, error) { var none V; return none, false, nil }, anew)
}

// Grown is Of for an answer that can go on from an older one, which must not be changed by that: grow gives what it has become since
// an event, or false where that must be worked out anew.
func (k *Kept[K, V]) Grown(ctx context.Context, tx *Tx, key K, sees string, grow func(old V, since int64) (V, bool, error), anew func() (V, error)) (V, error) {
	var none V
	if own, err := tx.changed(ctx); err != nil {
		return none, err
	} else if own { // it sees what nobody else does yet
		return anew()
	}
	last, err := tx.LastEvent(ctx)
	if err != nil {
		return none, err
	}
	for {
		if v, ok, err := k.good(ctx, tx, key, sees, last); ok || err != nil {
			return v, err
		}
		waiting, done := k.turn()
		if waiting == nil {
			defer done()
			break
		}
		select {
		case <-waiting:
		case <-ctx.Done():
			return none, ctx.Err()
		}
	}
	v, grown, err := k.older(key, last, grow)
	if err == nil && !grown {
		v, err = anew()
	}
	if err == nil {
		k.keep(key, last, v)
	}
	return v, err
}

// older has the answer that is kept grow, where there is one for the key of an earlier state of the book.
func (k *Kept[K, V]) older(key K, last int64, grow func(V, int64) (V, bool, error)) (v V, grown bool, err error) {
	k.mu.Lock()
	known, event, v := k.known && k.key == key && k.event <= last, k.event, k.value
	k.mu.Unlock()
	if !known {
		return v, false, nil
	}
	return grow(v, event)
}

// turn gives what to wait for where somebody works an answer out, else the turn, which ends with done.
func (k *Kept[K, V]) turn() (waiting chan struct{}, done func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made != nil {
		return k.made, nil
	}
	made := make(chan struct{})
	k.made = made
	return nil, func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.made = nil
		close(made)
	}
}

// changed says whether this transaction has changed a row that the journal follows.
func (t *Tx) changed(ctx context.Context) (bool, error) {
	if t.Event == 0 {
		return false, nil
	}
	last, err := Value[int64](ctx, t, "SELECT coalesce(max(id), 0) FROM changes")
	return last > t.changes, err
}

// LastEvent is the number of the last event of the book that this transaction sees, 0 for a book without any.
func (t *Tx) LastEvent(ctx context.Context) (int64, error) {
	return Value[int64](ctx, t, "SELECT coalesce(max(id), 0) FROM events")
}

// Since is the part of the journal that was written after an event, whose number is its argument. The few last rows are read one by
// one: an index would find all that ever happened to a table.
const Since = "(SELECT * FROM changes NOT INDEXED WHERE id > coalesce((SELECT last_change FROM events WHERE id = ?), 0))"

// ChangedSince says whether rows were changed after an event that a condition speaks of, as for Kept.
func (t *Tx) ChangedSince(ctx context.Context, event int64, sees string) (bool, error) {
	return Value[bool](ctx, t, "SELECT EXISTS (SELECT 1 FROM "+Since+" WHERE "+sees+")", event)
}

// good gives the answer that is kept, if it holds as of an event.
func (k *Kept[K, V]) good(ctx context.Context, tx *Tx, key K, sees string, last int64) (v V, ok bool, err error) {
	k.mu.Lock()
	known, event, v := k.known && k.key == key, k.event, k.value
	k.mu.Unlock()
	if !known || event > last {
		return v, false, nil
	}
	if event == last {
		return v, true, nil
	}
	fell, err := tx.ChangedSince(ctx, event, sees)
	if err != nil || fell {
		return v, false, err
	}
	k.keep(key, last, v)
	return v, true, nil
}

// keep notes an answer unless a newer one is there.
func (k *Kept[K, V]) keep(key K, event int64, v V) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.known || event >= k.event {
		k.known, k.key, k.event, k.value = true, key, event, v
	}
}

// Touching is the condition that a changed row is of one of some tables.
func Touching(tables ...string) string {
	return "tbl IN ('" + strings.Join(slices.Sorted(slices.Values(tables)), "', '") + "')"
}
