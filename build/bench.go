package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// bench runs the benchmarks of the Go packages, then measures how long the programs take from their start to the first
// answer. Nothing else should run meanwhile.
func bench(w *work, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	only := flags.String("only", ".", "run the benchmarks that match this `expression`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := w.do("go", "test", "-run", "^$", "-bench", *only, "-benchmem", "-timeout", "60m", "./internal/...", "./app/..."); err != nil {
		return err
	}
	if *only != "." {
		return nil
	}
	if err := benchPapers(w); err != nil {
		return err
	}
	return benchStart(w)
}

// rounds is how often a start is measured; the median counts.
const rounds = 5

func benchStart(w *work) error {
	if err := w.freshBundle(); err != nil {
		return err
	}
	terminal, err := buildTerminal(w)
	if err != nil {
		return err
	}
	home, err := os.MkdirTemp("", "zhangfang-start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	book := filepath.Join(home, "start.zf")
	away := w.with("ZHANGFANG_HOME=" + home)
	if err := away.do(terminal, "init", "--name", "计时", "--book", book); err != nil {
		return err
	}
	err = median(w, "server, from start to the first list of invoices", func() (time.Duration, error) {
		return firstAnswer(away, terminal, book)
	})
	if err != nil || runtime.GOOS != "linux" {
		return err
	}
	if err := w.provide(screen, hanzi); err != nil {
		return err
	}
	window, err := buildWindow(w)
	if err != nil {
		return err
	}
	var answered []time.Duration
	err = median(w, "window, from start to a drawn page (under Xvfb)", func() (time.Duration, error) {
		s, err := openWindow(w, window, home, isDrawn)
		answered = append(answered, s.answered)
		return s.drawn, err
	})
	if err != nil {
		return err
	}
	return median(w, "window, from start to its first answer (the same starts)", func() (time.Duration, error) {
		first := answered[0]
		answered = answered[1:]
		return first, nil
	})
}

func median(w *work, what string, measure func() (time.Duration, error)) error {
	var times []time.Duration
	for range rounds {
		took, err := measure()
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		times = append(times, took.Round(time.Millisecond))
	}
	slices.Sort(times)
	w.say("%s: %v (median of %v)", what, times[rounds/2], times)
	return nil
}

// firstAnswer starts the loopback server on a book and asks it for the invoices.
func firstAnswer(w *work, program, book string) (time.Duration, error) {
	begun := time.Now()
	s, err := serve(w, program, "--book", book)
	if err != nil {
		return 0, err
	}
	defer s.end()
	var invoices json.RawMessage
	err = s.ask(w.ctx, "invoices.list", &invoices)
	return time.Since(begun), err
}
