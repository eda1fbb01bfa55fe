package main

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"
)

// walk runs steps and returns the order in which they began, what was printed, and the error.
func walk(steps []step) (order []string, printed string, err error) {
	var out bytes.Buffer
	var mu sync.Mutex
	for i := range steps {
		name, do := steps[i].name, steps[i].do
		steps[i].do = func(w *work) error {
			mu.Lock()
			order = append(order, name)
			mu.Unlock()
			return do(w)
		}
	}
	w := &work{ctx: context.Background(), out: &out}
	err = w.runSteps(steps)
	return order, out.String(), err
}

func good(w *work) error { w.say("all fine"); return nil }
func bad(*work) error    { return errors.New("it broke") }

func TestAFailureStopsOnlyWhatNeedsIt(t *testing.T) {
	order, printed, err := walk([]step{
		{name: "first", do: bad},
		{name: "needs first", do: good, needs: []string{"first"}},
		{name: "after first", do: good, after: []string{"first"}},
		{name: "alone", do: good},
		{name: "elsewhere", do: func(*work) error { return skip("only on the moon") }},
	})
	if err == nil || err.Error() != "failed: first, needs first" {
		t.Errorf("error is %v", err)
	}
	if slices.Contains(order, "needs first") || !slices.Contains(order, "after first") || !slices.Contains(order, "alone") {
		t.Errorf("these steps ran: %v", order)
	}
	for _, want := range []string{"it broke", "not tried, because this failed: first", "only on the moon", "not done here: elsewhere"} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q was not printed:\n%s", want, printed)
		}
	}
}

func TestStepsWaitForTheirNeeds(t *testing.T) {
	order, _, err := walk([]step{
		{name: "last", do: good, needs: []string{"middle"}},
		{name: "middle", do: good, after: []string{"first"}},
		{name: "first", do: good},
	})
	if err != nil || !slices.Equal(order, []string{"first", "middle", "last"}) {
		t.Errorf("order %v, error %v", order, err)
	}
}

func TestStepsThatWaitForEachOtherAreNamed(t *testing.T) {
	_, _, err := walk([]step{
		{name: "hen", do: good, needs: []string{"egg"}},
		{name: "egg", do: good, needs: []string{"hen"}},
	})
	if err == nil || !strings.Contains(err.Error(), "hen, egg") {
		t.Errorf("error is %v", err)
	}
}

func TestTheStepsOfTheTestTaskCanAllBegin(t *testing.T) {
	over := map[string]error{}
	for waiting := slices.Clone(checks); len(waiting) > 0; {
		i := slices.IndexFunc(waiting, func(s step) bool { return s.ready(over) })
		if i < 0 {
			t.Fatalf("these wait for each other: %s", names(waiting))
		}
		over[waiting[i].name] = nil
		waiting = slices.Delete(waiting, i, i+1)
	}
}

func TestChosenStepsBringWhatTheyNeed(t *testing.T) {
	chosen, err := choose(checks, "window, gofmt")
	if err != nil {
		t.Fatal(err)
	}
	if got := names(chosen); got != "system packages, gofmt, npm ci, go modules, bundle, window" {
		t.Errorf("chosen: %s", got)
	}
	if _, err := choose(checks, "windows"); err == nil {
		t.Error("an unknown step was chosen")
	}
}

func TestGoTestsLinesAreCounted(t *testing.T) {
	ok, failed := countPackages("ok  \tzhangfang/internal/money\t0.01s\n?   \tzhangfang/build\t[no test files]\nFAIL\tzhangfang/internal/date\t0.02s\nFAIL\n")
	if ok != 1 || failed != 1 {
		t.Errorf("%d ok, %d failed", ok, failed)
	}
}

func TestAnEmptyScreenIsNotAPicture(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 300, 200))
	if isDrawn(picture) {
		t.Error("one colour is a picture")
	}
	for x := range 300 {
		for y := range 20 {
			picture.Set(x, y, color.RGBA{uint8(x), 100, 0, 255})
		}
	}
	if !isDrawn(picture) {
		t.Error("256 colours on a tenth of the screen are no picture")
	}
}
