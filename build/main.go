// The task runner of 账房: go run ./build <task>.
//
//	run      builds the program and opens its window with the book used last, or with a demo book if there is none;
//	         without a display it serves the same window to a browser and prints the address to open
//	test     everything that must hold: format, go.mod, licences, vet, staticcheck, Go tests, bindings, Biome, types, Vitest,
//	         bundle, browser journeys, and a picture of the real window
//	e2e      only the browser journeys
//	bench    the benchmarks, with the time from start to first answer
//	gen      writes the bindings anew: app/desktop/bound.go and frontend/wailsjs
//	package  the programs to give away, with the licences of all that is in them: Linux binaries, Windows program and
//	         installer, macOS app on a Mac
//	fmt      formats Go and TypeScript
//
// Only Go has to be there to begin with. What else is missing is installed where that is the custom (npm packages; on
// Debian and Ubuntu the system packages, by apt-get) and named where it is not (Node). It runs on Linux, macOS and
// Windows, from any folder of the project, and ends with a status other than 0 when anything failed.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
)

// task is one word of the command line.
type task struct {
	name string
	does string
	run  func(w *work, args []string) error
}

var tasks = []task{
	{"run", "build the program and open it [--book FILE] [--browser]", runProgram},
	{"test", "check everything", testAll},
	{"e2e", "browser journeys [part of a name]", testJourneys},
	{"bench", "benchmarks", bench},
	{"gen", "write the bindings anew", generate},
	{"package", "make the programs to give away", packageAll},
	{"fmt", "format Go and TypeScript", format},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := start(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func start(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return errors.New(usage())
	}
	for _, t := range tasks {
		if t.name == args[0] {
			root, err := findRoot(ctx)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Join(root, "build", "bin"), 0o755); err != nil {
				return err
			}
			return t.run(&work{ctx: ctx, out: os.Stdout, root: root, dir: root}, args[1:])
		}
	}
	return fmt.Errorf("no task %q\n%s", args[0], usage())
}

func usage() string {
	var b strings.Builder
	b.WriteString("usage: go run ./build TASK")
	for _, t := range tasks {
		fmt.Fprintf(&b, "\n  %-8s %s", t.name, t.does)
	}
	return b.String()
}

// findRoot is the folder of go.mod, wherever in the project the runner was started.
func findRoot(ctx context.Context) (string, error) {
	mod, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("ask go for the module: %w", err)
	}
	file := strings.TrimSpace(string(mod))
	if filepath.Base(file) != "go.mod" {
		return "", errors.New("not inside the project: start it in the folder of go.mod")
	}
	return filepath.Dir(file), nil
}
