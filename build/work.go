package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// work is where and how commands run: the project's folder, the folder of this command, more environment, and where
// everything that is said goes.
type work struct {
	ctx  context.Context
	out  io.Writer
	root string
	dir  string
	env  []string
}

// in is the same work in another folder of the project.
func (w *work) in(parts ...string) *work {
	other := *w
	other.dir = w.path(parts...)
	return &other
}

// with is the same work with more environment ("KEY=value").
func (w *work) with(env ...string) *work {
	other := *w
	other.env = append(append([]string{}, w.env...), env...)
	return &other
}

// path is a path in the project.
func (w *work) path(parts ...string) string {
	return filepath.Join(append([]string{w.root}, parts...)...)
}

// bin is the path of a program that the runner builds, in build/bin.
func (w *work) bin(name string) string {
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return w.path("build", "bin", name)
}

func (w *work) command(name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(w.ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = w.dir, w.out, w.out
	c.Env = append(os.Environ(), w.env...)
	return c
}

// do runs a command to its end.
func (w *work) do(name string, args ...string) error {
	if err := w.command(name, args...).Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(append([]string{name}, args...), " "), err)
	}
	return nil
}

// quietly runs a command and tells what it said only if it fails.
func (w *work) quietly(name string, args ...string) error {
	var said bytes.Buffer
	aside := *w
	aside.out = &said
	err := aside.do(name, args...)
	if err != nil {
		w.say("%s", bytes.TrimSpace(said.Bytes()))
	}
	return err
}

// ask runs a command and returns what it prints.
func (w *work) ask(name string, args ...string) (string, error) {
	var said bytes.Buffer
	c := w.command(name, args...)
	c.Stdout = &said
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s: %w", strings.Join(append([]string{name}, args...), " "), err)
	}
	return strings.TrimSpace(said.String()), nil
}

func (w *work) say(format string, args ...any) {
	fmt.Fprintf(w.out, format+"\n", args...)
}

// npm runs a program of frontend/node_modules, never one from the network.
func (w *work) npm(args ...string) error {
	return w.in("frontend").do("npm", append([]string{"exec", "--no", "--loglevel=error", "--"}, args...)...)
}
