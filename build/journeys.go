package main

import "slices"

// journeys drives the window's page in a browser, with the program's loopback server behind it; wanted is part of the
// name of some journeys, or nothing for all.
func journeys(w *work, wanted ...string) error {
	program, err := buildTerminal(w)
	if err != nil {
		return err
	}
	return w.with("CHROMIUM="+browser(), "ZHANGFANG="+program).do("node", append([]string{w.path("frontend", "e2e", "run.mjs")}, wanted...)...)
}

// buildTerminal builds the terminal program, which also serves the window to a browser.
func buildTerminal(w *work, more ...string) (string, error) {
	program := w.bin("zhangfang")
	args := slices.Concat([]string{"build"}, more, []string{"-ldflags", "-s -w", "-o", program, "./app/cli"})
	return program, w.do("go", args...)
}
