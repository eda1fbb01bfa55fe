package db

import (
	"sync"
	"testing"
)

func TestAnAnswerIsKeptUntilWhatItIsMadeOfChanges(t *testing.T) {
	d, _ := book(t)
	var kept Kept[string, int]
	made := 0
	ask := func(key string) (got int) {
		t.Helper()
		if err := d.Read(t.Context(), func(tx *Tx) (err error) {
			got, err = kept.Of(t.Context(), tx, key, Touching("settings"), func() (int, error) {
				made++
				return Value[int](t.Context(), tx, "SELECT count(*) FROM settings")
			})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return got
	}
	write := func(fn func(*Tx) error) {
		t.Helper()
		if err := d.Write(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		when string
		do   func(*Tx) error
		key  string
		want int
		made int
	}{
		{"at first", nil, "a", 0, 1},
		{"asked again", nil, "a", 0, 1},
		{"something else changed", func(tx *Tx) error {
			tx.Record("series.changed", nil)
			_, err := tx.Exec(t.Context(), "INSERT INTO series (name, last) VALUES ('x', 1)")
			return err
		}, "a", 0, 1},
		{"it changed", set("one"), "a", 1, 2},
		{"asked for something else", nil, "b", 1, 3},
		{"what changes and is asked in one transaction is made for it alone", func(tx *Tx) error {
			if err := set("two")(tx); err != nil {
				return err
			}
			n, err := kept.Of(t.Context(), tx, "b", Touching("settings"), func() (int, error) { return -1, nil })
			if n != -1 {
				t.Errorf("a transaction that writes was given %d", n)
			}
			return err
		}, "b", 2, 4},
	} {
		if c.do != nil {
			write(c.do)
		}
		if got := ask(c.key); got != c.want || made != c.made {
			t.Errorf("%s: %d, made %d times, want %d and %d", c.when, got, made, c.want, c.made)
		}
	}
}

func TestWhoAsksWhileAnAnswerIsWorkedOutWaitsForIt(t *testing.T) {
	d, _ := book(t)
	var kept Kept[string, int]
	made := 0
	begun := make(chan struct{})
	var all sync.WaitGroup
	ask := func() {
		err := d.Read(t.Context(), func(tx *Tx) error {
			got, err := kept.Of(t.Context(), tx, "", "FALSE", func() (int, error) {
				made++ // a race, were there two
				close(begun)
				return 7, nil
			})
			if got != 7 {
				t.Errorf("got %d", got)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
	all.Go(ask)
	<-begun
	for range 3 {
		all.Go(ask)
	}
	all.Wait()
	if made != 1 {
		t.Errorf("made %d times", made)
	}
}
