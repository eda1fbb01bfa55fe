package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// staticcheck is pinned: release 2026.2.2.
const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"

// portable is what has to work on every system, whatever this one is.
var portable = []string{"./internal/...", "./app/cli"}

// testAll is everything that must hold. The order is that of the table; Go and frontend run side by side.
func testAll(w *work, args []string) error {
	flags := flag.NewFlagSet("test", flag.ContinueOnError)
	only := flags.String("only", "", "only these `steps`, by name with commas between, and what they need")
	if err := flags.Parse(args); err != nil {
		return err
	}
	steps, err := choose(checks, *only)
	if err != nil {
		return err
	}
	return w.runSteps(steps)
}

var checks = []step{
	{name: "system packages", do: systemPackages},
	{name: "gofmt", do: gofmt},
	{name: "npm ci", do: nodeModules},
	{name: "go modules", do: func(w *work) error { return w.do("go", "mod", "download") }},
	{name: "licences", do: licences, needs: []string{"npm ci", "go modules"}},
	{name: "go mod tidy", do: func(w *work) error { return w.do("go", "mod", "tidy", "-diff") }, needs: []string{"go modules"}},
	{name: "bundle", do: bundle, needs: []string{"npm ci"}},
	// Whatever compiles package frontend waits until its dist stands still.
	{name: "go test", do: goTest, needs: []string{"go modules"}, after: []string{"bundle", "system packages"}},
	{name: "bindings", do: checkBindings, needs: []string{"go modules"}, after: []string{"bundle"}},
	{name: "biome", do: biome, needs: []string{"npm ci"}},
	{name: "tsc", do: tsc, needs: []string{"npm ci"}},
	{name: "vitest", do: vitest, needs: []string{"npm ci"}},
	{name: "go vet", do: vet(""), needs: []string{"go modules"}, after: []string{"bundle"}},
	{name: "journeys", do: func(w *work) error { return journeys(w) }, needs: []string{"bundle", "go modules", "system packages"}},
	{name: "window", do: smoke, needs: []string{"bundle", "go modules", "system packages"}},
	{name: "go vet windows", do: vet("windows"), needs: []string{"go modules"}, after: []string{"bundle"}},
	{name: "go vet darwin", do: vet("darwin"), needs: []string{"go modules"}, after: []string{"bundle"}},
	{name: "staticcheck", do: checkStatic, needs: []string{"go modules"}, after: []string{"bundle", "go test"}},
}

func testJourneys(w *work, args []string) error {
	flags := flag.NewFlagSet("e2e", flag.ContinueOnError)
	if err := flags.Parse(args); err != nil {
		return err
	}
	return w.runSteps([]step{
		{name: "system packages", do: systemPackages},
		{name: "npm ci", do: nodeModules},
		{name: "bundle", do: bundle, needs: []string{"npm ci"}},
		{name: "journeys", do: func(w *work) error { return journeys(w, flags.Args()...) }, needs: []string{"bundle", "system packages"}},
	})
}

// goFolders are where our Go files are; frontend/node_modules has others.
var goFolders = []string{"main.go", "app", "build", "frontend/embed.go", "internal"}

func gofmt(w *work) error {
	program, err := gofmtPath(w)
	if err != nil {
		return err
	}
	files, err := w.ask(program, append([]string{"-l"}, goFolders...)...)
	if err != nil {
		return err
	}
	if files != "" {
		w.say("%s", files)
		return errors.New("these files want gofmt: go run ./build fmt")
	}
	return nil
}

// gofmtPath is the gofmt of the Go that runs us, which need not be on the path.
func gofmtPath(w *work) (string, error) {
	root, err := w.ask("go", "env", "GOROOT")
	if err != nil {
		return "", err
	}
	return exec.LookPath(filepath.Join(root, "bin", "gofmt"))
}

func goTest(w *work) error {
	err := w.do("go", "test", "-vet=off", "./...") // vet is a step of its own
	if buffer, ok := w.out.(*bytes.Buffer); ok {
		good, bad := countPackages(buffer.String())
		w.say("go test: %d packages ok, %d failed", good, bad)
	}
	return err
}

// countPackages reads go test's own lines.
func countPackages(said string) (good, bad int) {
	for line := range strings.Lines(said) {
		switch {
		case strings.HasPrefix(line, "ok "):
			good++
		case strings.HasPrefix(line, "FAIL\t"):
			bad++
		}
	}
	return good, bad
}

// vet checks the whole tree on this system, or what is portable on another.
func vet(system string) func(*work) error {
	return func(w *work) error {
		if system == "" {
			return w.do("go", "vet", "./...")
		}
		return w.with("GOOS="+system, "CGO_ENABLED=0").do("go", append([]string{"vet"}, portable...)...)
	}
}

func checkStatic(w *work) error { return w.do("go", "run", staticcheck, "./...") }

func biome(w *work) error {
	return w.npm("biome", "ci", "--colors=off", "--diagnostic-level=warn", ".")
}

func tsc(w *work) error { return w.npm("tsc", "--noEmit") }

func vitest(w *work) error { return w.npm("vitest", "run") }

// bundle builds the window's page into frontend/dist, which both programs embed.
func bundle(w *work) error { return w.npm("vite", "build", "--logLevel", "warn") }

// format writes Go and TypeScript the way the checks want them.
func format(w *work, args []string) error {
	if err := flag.NewFlagSet("fmt", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	program, err := gofmtPath(w)
	if err != nil {
		return err
	}
	if err := w.do(program, append([]string{"-w"}, goFolders...)...); err != nil {
		return err
	}
	if err := nodeModules(w); err != nil {
		return fmt.Errorf("only Go is formatted: %w", err)
	}
	return w.npm("biome", "check", "--write", "--diagnostic-level=warn", ".")
}
