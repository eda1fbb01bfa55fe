package app

import (
	"reflect"
	"slices"
	"testing"
)

// What is read ahead is what the screens can ask: a call that was renamed would end it in silence.
func TestWhatIsReadAheadCanBeAsked(t *testing.T) {
	a := New("")
	for _, q := range slices.Concat(firstScreen, otherScreens) {
		call, ok := a.Calls()[q.call]
		if !ok || call.In != reflect.TypeOf(q.in) {
			t.Errorf("%s takes %v, %T is given", q.call, call.In, q.in)
		}
	}
}
