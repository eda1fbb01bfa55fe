package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// step is one thing to check or to make.
type step struct {
	name  string
	needs []string // steps that must have gone well before
	after []string // steps that must be over before, however they ended
	do    func(w *work) error
}

// skip is what a step returns that cannot be done on this system, with the reason.
type skip string

func (s skip) Error() string { return string(s) }

// atOnce is how many steps run side by side. Most of them use several cores by themselves.
const atOnce = 2

// outcome is how a step ended.
type outcome struct {
	name string
	err  error
	took time.Duration
	said []byte
}

// runSteps runs the steps in the order given, side by side where their needs allow it. It goes on after a failure with
// everything that does not need the failed step, prints what each step said in one piece when it is over, and returns
// an error that names the failed steps.
func (w *work) runSteps(steps []step) error {
	var (
		begun   = time.Now()
		waiting = slices.Clone(steps)
		over    = map[string]error{}
		ended   = make(chan outcome)
		busy    int
		failed  []string
		skipped []string
	)
	for len(waiting) > 0 || busy > 0 {
		for busy < atOnce {
			i := slices.IndexFunc(waiting, func(s step) bool { return s.ready(over) })
			if i < 0 {
				break
			}
			next := waiting[i]
			waiting = slices.Delete(waiting, i, i+1)
			busy++
			go w.runStep(next, next.missing(over), ended)
		}
		if busy == 0 {
			return fmt.Errorf("these steps wait for each other: %s", names(waiting))
		}
		o := <-ended
		busy--
		over[o.name] = o.err
		w.report(o)
		var skip skip
		switch {
		case errors.As(o.err, &skip):
			skipped = append(skipped, o.name)
		case o.err != nil:
			failed = append(failed, o.name)
		}
	}

	took := time.Since(begun).Round(100 * time.Millisecond)
	w.say("=== %d steps in %v", len(steps), took)
	if len(skipped) > 0 {
		w.say("    not done here: %s", strings.Join(skipped, ", "))
	}
	if len(failed) > 0 {
		return fmt.Errorf("failed: %s", strings.Join(failed, ", "))
	}
	w.say("    all well")
	return nil
}

func (w *work) runStep(s step, missing string, ended chan<- outcome) {
	var said bytes.Buffer
	inner := *w
	inner.out = &said
	inner.env = append(inner.env, "NO_COLOR=1")
	begun := time.Now()
	err := w.ctx.Err()
	switch {
	case err != nil:
	case missing != "":
		err = fmt.Errorf("not tried, because this failed: %s", missing)
	default:
		err = s.do(&inner)
	}
	ended <- outcome{s.name, err, time.Since(begun), said.Bytes()}
}

func (w *work) report(o outcome) {
	w.say("=== %s", o.name)
	if text := bytes.TrimRight(o.said, "\n"); len(text) > 0 {
		w.say("%s", text)
	}
	took := o.took.Round(100 * time.Millisecond)
	var skip skip
	switch {
	case errors.As(o.err, &skip):
		w.say("--- not done here: %s: %s", o.name, skip)
	case o.err != nil:
		w.say("--- FAILED: %s (%v): %v", o.name, took, o.err)
	default:
		w.say("--- ok: %s (%v)", o.name, took)
	}
}

// ready says whether everything before this step is over.
func (s step) ready(over map[string]error) bool {
	for _, name := range slices.Concat(s.needs, s.after) {
		if _, ended := over[name]; !ended {
			return false
		}
	}
	return true
}

// missing names the needs that did not go well.
func (s step) missing(over map[string]error) string {
	var names []string
	for _, name := range s.needs {
		if over[name] != nil {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// choose keeps the steps with the given names (commas between; "" is all) and those that they need.
func choose(steps []step, only string) ([]step, error) {
	if only == "" {
		return steps, nil
	}
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(only, ",") {
		name = strings.TrimSpace(name)
		if !slices.ContainsFunc(steps, func(s step) bool { return s.name == name }) {
			return nil, fmt.Errorf("no step %q; there are: %s", name, names(steps))
		}
		wanted[name] = true
	}
	var chosen []step
	for _, s := range slices.Backward(steps) { // what is needed stands before
		if wanted[s.name] {
			chosen = append(chosen, s)
			for _, name := range s.needs {
				wanted[name] = true
			}
		}
	}
	slices.Reverse(chosen)
	for i := range chosen {
		chosen[i].after = slices.DeleteFunc(slices.Clone(chosen[i].after), func(name string) bool { return !wanted[name] })
	}
	return chosen, nil
}

func names(steps []step) string {
	var all []string
	for _, s := range steps {
		all = append(all, s.name)
	}
	return strings.Join(all, ", ")
}
