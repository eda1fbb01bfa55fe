package desktop

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"zhangfang/app"
)

func TestTheWindowIsBoundToEveryCallAndToNothingElse(t *testing.T) {
	calls := app.New(app.Home(t.TempDir())).Calls()
	methods := map[string]reflect.Type{}
	for _, b := range bound(&door{}) {
		typ := reflect.TypeOf(b)
		for i := range typ.NumMethod() {
			m := typ.Method(i)
			methods[lower(typ.Elem().Name())+"."+lower(m.Name)] = m.Type
		}
	}
	for name, call := range calls {
		m, ok := methods[name]
		if !ok {
			t.Errorf("%s is not bound: go generate ./app/desktop", name)
			continue
		}
		if m.NumIn() != 2 || m.In(1) != call.In || m.NumOut() != 2 || m.Out(0) != call.Out {
			t.Errorf("%s is bound as %v, and is a call of %v that gives %v", name, m, call.In, call.Out)
		}
	}
	for name := range methods {
		if _, ok := calls[name]; !ok {
			t.Errorf("%s is bound and no call: go generate ./app/desktop", name)
		}
	}
}

// What the page is told when a call fails is the JSON of the wire, whichever method it came through.
func TestABoundMethodAsksForItsOwnCall(t *testing.T) {
	calls := app.New(app.Home(t.TempDir())).Calls()
	a := app.New(app.Home(t.TempDir()))
	for _, b := range bound(open(a, t.Context())) {
		v := reflect.ValueOf(b)
		group := lower(v.Type().Elem().Name())
		if group == "books" || group == "jobs" || group == "printers" {
			continue // they answer without a book
		}
		for i := range v.NumMethod() {
			name := group + "." + lower(v.Type().Method(i).Name)
			if _, ok := calls[name]; !ok {
				continue
			}
			nothing := reflect.Zero(v.Method(i).Type().In(0))
			_, want := a.Do(t.Context(), name, nothing.Interface())
			got, _ := v.Method(i).Call([]reflect.Value{nothing})[1].Interface().(error)
			if want == nil || got == nil || got.Error() != want.Error() || !strings.HasPrefix(got.Error(), `{"fault":`) {
				t.Errorf("%s without a book says %v in the window, and is %v", name, got, want)
			}
		}
	}
}

// open is a door behind which the first book has been looked for.
func open(a *app.App, ctx context.Context) *door {
	d := newDoor(a, "")
	d.ctx = ctx
	close(d.ready)
	return d
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
