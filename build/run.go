package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// runProgram builds the program and opens it: in its window, or in a browser where there is no display.
func runProgram(w *work, args []string) error {
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	book := flags.String("book", "", "the book to open, a .zf `file`")
	inBrowser := flags.Bool("browser", false, "show it in a browser instead of the window")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var open []string
	if *book != "" {
		path, err := filepath.Abs(*book) // commands run at the project's root
		if err != nil {
			return err
		}
		open = []string{"--book", path}
	}

	if err := w.freshBundle(); err != nil {
		return err
	}
	terminal, err := buildTerminal(w)
	if err != nil {
		return err
	}
	if *inBrowser {
		return runInBrowser(w, terminal, open)
	}
	if !haveDisplay() {
		w.say("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window is served to a browser.")
		return runInBrowser(w, terminal, open)
	}
	window, err := buildWindow(w)
	if err != nil {
		w.say("The window cannot be built here, so it is served to a browser: %v", err)
		return runInBrowser(w, terminal, open)
	}
	if open == nil {
		s, err := serve(w, terminal)
		if err != nil {
			return err
		}
		err = s.orDemo(w)
		s.end()
		if err != nil {
			w.say("there is no demo book: %v", err)
		}
	}
	return unlessStopped(w, w.do(window, open...))
}

// unlessStopped forgets the error of a program that was ended by Ctrl-C.
func unlessStopped(w *work, err error) error {
	if w.ctx.Err() != nil {
		return nil
	}
	return err
}

func haveDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// runInBrowser serves the page on a loopback port until it is stopped. The address that is printed carries a token made
// for this run only; where there is a display, it is opened as well.
func runInBrowser(w *work, terminal string, open []string) error {
	s, err := serve(w, terminal, open...)
	if err != nil {
		return err
	}
	if open == nil {
		if err := s.orDemo(w); err != nil {
			w.say("there is no demo book: %v", err)
		}
	}
	w.say("%s", s.address)
	if haveDisplay() {
		showAddress(w, s.address)
	}
	return unlessStopped(w, s.process.Wait())
}

// showAddress opens the user's browser. If that fails, the address is on the screen anyway.
func showAddress(w *work, address string) {
	opener := map[string][]string{
		"linux":   {"xdg-open"},
		"darwin":  {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if len(opener) == 0 {
		return
	}
	if _, err := exec.LookPath(opener[0]); err != nil {
		return
	}
	if err := w.command(opener[0], append(opener[1:], address)...).Start(); err != nil {
		w.say("no browser was opened: %v", err)
	}
}

// bundled are the inputs of the page.
var bundled = []string{"index.html", "package-lock.json", "vite.config.ts", "src", "public", "wailsjs"}

// freshBundle builds the page if it is older than anything it is made of.
func (w *work) freshBundle() error {
	built, err := os.Stat(w.path("frontend", "dist", "index.html"))
	if err == nil {
		newest, err := w.newest("frontend", bundled...)
		if err != nil {
			return err
		}
		if built.ModTime().After(newest) {
			return nil
		}
	}
	begun := time.Now()
	w.say("building the page")
	if err := nodeModules(w); err != nil {
		return err
	}
	if err := bundle(w); err != nil {
		return err
	}
	w.say("built in %v", time.Since(begun).Round(100*time.Millisecond))
	return nil
}

// newest is when the youngest file of some files and folders was changed.
func (w *work) newest(folder string, names ...string) (time.Time, error) {
	var newest time.Time
	for _, name := range names {
		err := filepath.WalkDir(w.path(folder, name), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := entry.Info()
			if err != nil {
				return err
			}
			if info.ModTime().After(newest) {
				newest = info.ModTime()
			}
			return nil
		})
		if err != nil {
			return newest, fmt.Errorf("look how old the page is: %w", err)
		}
	}
	return newest, nil
}
