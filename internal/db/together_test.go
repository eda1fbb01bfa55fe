package db

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
)

// Pieces that run together see one state of the book, that of the transaction that asks, whatever is written meanwhile and wherever
// they run.
func TestWhatIsReadTogetherSeesOneState(t *testing.T) {
	d, _ := book(t)
	write := func(name string) {
		t.Helper()
		if err := d.Write(t.Context(), set(name)); err != nil {
			t.Fatal(err)
		}
	}
	write("a")
	count := func(tx *Tx) int {
		t.Helper()
		n, err := Value[int](t.Context(), tx, "SELECT count(*) FROM settings")
		if err != nil {
			t.Error(err)
		}
		return n
	}
	var elsewhere int
	for range 2 { // once through helpers, once after a later state: then there is none that sees this one
		err := d.Read(t.Context(), func(tx *Tx) error {
			before, got := count(tx), make([]int, 4)
			piece := func(i int) func(*Tx) error {
				return func(of *Tx) error {
					got[i] = count(of)
					if of != tx {
						elsewhere++
					}
					if of.Now != tx.Now {
						t.Error("another moment")
					}
					return nil
				}
			}
			if err := tx.Together(t.Context(), piece(0), piece(1)); err != nil {
				return err
			}
			write(fmt.Sprint("later", before))
			if err := tx.Together(t.Context(), piece(2), piece(3)); err != nil {
				return err
			}
			if slices.Min(got) != before || slices.Max(got) != before {
				t.Errorf("saw %v of %d", got, before)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if elsewhere != 2 {
		t.Errorf("%d pieces were read through another connection", elsewhere)
	}
}

func TestWhatIsReadTogetherByAWriterSeesWhatItWrote(t *testing.T) {
	d, _ := book(t)
	if err := d.Write(t.Context(), func(tx *Tx) error {
		if err := set("a")(tx); err != nil {
			return err
		}
		return tx.Together(t.Context(), func(*Tx) error { return nil }, func(of *Tx) error {
			n, err := Value[int](t.Context(), of, "SELECT count(*) FROM settings")
			if of != tx || n != 1 {
				t.Errorf("saw %d", n)
			}
			return err
		})
	}); err != nil {
		t.Fatal(err)
	}
}

// Each of many who ask wants others to help: nobody waits for anybody.
func TestManyWhoReadTogetherDoNotWaitForOneAnother(t *testing.T) {
	d, _ := book(t)
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if err := d.Read(t.Context(), func(tx *Tx) error {
				look := func(tx *Tx) error { _, err := tx.LastEvent(t.Context()); return err }
				deeper := func(tx *Tx) error { return tx.Together(t.Context(), look, look, look) }
				return tx.Together(t.Context(), deeper, deeper, deeper)
			}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if d.beside.Stats().InUse != 0 || len(d.helping) != 0 {
		t.Errorf("%d are still helping", len(d.helping))
	}
}

func TestWhatFailsTogetherIsTold(t *testing.T) {
	d, _ := book(t)
	wrong := errors.New("wrong")
	ok := func(*Tx) error { return nil }
	bad := func(*Tx) error { return wrong }
	burst := func(*Tx) error { panic("burst") }
	for _, c := range []struct {
		name   string
		pieces []func(*Tx) error
		want   string
	}{
		{"the first fails", []func(*Tx) error{bad, ok}, "wrong"},
		{"another fails", []func(*Tx) error{ok, ok, bad}, "wrong"},
		{"the first bursts", []func(*Tx) error{burst, ok}, "burst"},
		{"another bursts", []func(*Tx) error{ok, burst}, "burst"},
	} {
		var got string
		_ = d.Read(t.Context(), func(tx *Tx) error {
			defer func() {
				if r := recover(); r != nil {
					got = fmt.Sprint(r)
				}
			}()
			got = fmt.Sprint(tx.Together(t.Context(), c.pieces[0], c.pieces[1:]...))
			return nil
		})
		if got != c.want || len(d.helping) != 0 {
			t.Errorf("%s: told %q, %d are still helping", c.name, got, len(d.helping))
		}
	}
}

func TestRowsThatAreReadAheadComeInOrderAndOnce(t *testing.T) {
	d, _ := book(t)
	ctx := t.Context()
	numbers := func(tx *Tx, most int, each func(int) error) error {
		return EachAhead(ctx, tx, func(n *int) []any { return []any{n} }, each,
			"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT i FROM n WHERE i <= ?1", most)
	}
	for _, most := range []int{0, 1, 63, 64, 65, 1000} {
		var got []int
		err := d.Read(ctx, func(tx *Tx) error { return numbers(tx, most, func(n int) error { got = append(got, n); return nil }) })
		want := make([]int, most)
		for i := range want {
			want[i] = i + 1
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("of %d came %v, %v", most, got, err)
		}
	}
	wrong := errors.New("wrong")
	err := d.Read(ctx, func(tx *Tx) error {
		if err := numbers(tx, 1000, func(n int) error {
			if n == 100 {
				return wrong
			}
			_, err := tx.LastEvent(ctx) // what works on them may ask for more
			return err
		}); !errors.Is(err, wrong) {
			t.Errorf("told %v", err)
		}
		_, err := Value[int](ctx, tx, "SELECT 1") // and the transaction is good for more
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if err := d.Read(ctx, func(tx *Tx) error {
		return EachAhead(ctx, tx, func(n *int) []any { return []any{n} }, func(int) error { return nil }, "SELECT json('[') UNION ALL SELECT 1")
	}); err == nil {
		t.Error("a query that fails was not told")
	}
}
