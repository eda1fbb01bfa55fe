// Package law is how tests hold the program to what must be so whatever is drawn, where every draw is a book of its own and dear, and
// whenever the process dies.
package law

import (
	"flag"
	"testing"

	"pgregory.net/rapid"
)

// dear is how many books a law is held against: a fifth of what rapid draws of cheap things. New ones are drawn in every run.
const dear = "20"

// Check is rapid.Check with fewer draws, unless -rapid.checks or RAPID_CHECKS says how many: RAPID_CHECKS=1000 go test ./... is for a
// night.
func Check(t *testing.T, prop func(*rapid.T)) {
	t.Helper()
	if f := flag.Lookup("rapid.checks"); f.Value.String() == "100" && !testing.Short() { // nobody has said
		if err := f.Value.Set(dear); err != nil {
			t.Fatal(err)
		}
		defer f.Value.Set(f.DefValue)
	}
	rapid.Check(t, prop)
}
