package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// windowTags are the build tags of the desktop program on this system.
func windowTags() string {
	if runtime.GOOS == "linux" {
		return "desktop,production,webkit2_41"
	}
	return "desktop,production"
}

// release are the flags of what is given away. Checks build without them, from what `go test` has compiled already.
var release = []string{"-trimpath"}

// buildWindow builds the desktop program for this system.
func buildWindow(w *work, more ...string) (string, error) {
	if runtime.GOOS == "linux" {
		if err := w.provide(webkit); err != nil {
			return "", err
		}
	}
	flags := "-s -w"
	if runtime.GOOS == "windows" {
		flags += " -H windowsgui"
	}
	env := []string{}
	if runtime.GOOS == "darwin" { // the file dialogs are in a framework that Go does not name
		env = append(env, "CGO_LDFLAGS=-framework UniformTypeIdentifiers", "CGO_CFLAGS=-mmacosx-version-min=10.13")
	}
	program := w.bin("zhangfang-window")
	args := slices.Concat([]string{"build"}, more, []string{"-tags", windowTags(), "-ldflags", flags, "-o", program, "."})
	return program, w.with(env...).do("go", args...)
}

// smoke opens the real window on a screen of its own, twice: once to see whether something is drawn in it and what it keeps of
// itself, and again to see that it comes back where it stood, with the menu that it kept.
func smoke(w *work) error {
	if runtime.GOOS != "linux" {
		return skip("the picture of the window is taken under Xvfb, on Linux")
	}
	program, err := buildWindow(w)
	if err != nil {
		return err
	}
	home, err := os.MkdirTemp("", "zhangfang-window-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	passed := 0
	for _, look := range []func() error{
		func() error {
			began, err := openWindow(w, program, home, func(p image.Image) bool { return isDrawn(p) && hasMenu(home) })
			if err == nil {
				w.say("the window gave its first answer %v after its start, and was drawn after %v at the latest (build/bin/window.png)",
					began.answered.Round(10*time.Millisecond), began.drawn.Round(10*time.Millisecond))
			}
			return err
		},
		func() error { return comesBack(w, program, home) },
	} {
		if err := look(); err != nil {
			w.say("window: %d passed, 1 failed", passed)
			return err
		}
		passed++
	}
	w.say("window: %d passed, 0 failed", passed)
	return nil
}

// keptOfWindow is what the desktop program remembers of its window (app/desktop, window.json).
type keptOfWindow struct {
	Place struct {
		X         int  `json:"x"`
		Y         int  `json:"y"`
		Width     int  `json:"width"`
		Height    int  `json:"height"`
		Placed    bool `json:"placed"`
		Maximised bool `json:"maximised"`
	} `json:"place"`
	Menu struct {
		Menus []struct {
			Title string `json:"title"`
			Items []struct {
				ID    string `json:"id"`
				Title string `json:"title"`
				Keys  string `json:"keys"`
			} `json:"items"`
		} `json:"menus"`
	} `json:"menu"`
}

// hasMenu says whether the page has told the window its menu.
func hasMenu(home string) bool {
	k, err := keptIn(home)
	return err == nil && len(k.Menu.Menus) > 0
}

func keptIn(home string) (k keptOfWindow, err error) {
	raw, err := os.ReadFile(filepath.Join(home, "window.json"))
	if err != nil {
		return k, err
	}
	return k, json.Unmarshal(raw, &k)
}

// comesBack moves the window in what was kept, opens it again and looks whether it stands there and has its menu.
func comesBack(w *work, program, home string) error {
	k, err := keptIn(home)
	if err != nil {
		return err
	}
	commands := map[string]string{}
	for _, m := range k.Menu.Menus {
		for _, i := range m.Items {
			commands[i.ID] = i.Keys
		}
	}
	for id, keys := range map[string]string{"help": "?", "help.place": "F1", "jobs.open": "Ctrl+J", "language": "Ctrl+Shift+L", "quit": "Ctrl+Q"} {
		if commands[id] != keys {
			return fmt.Errorf("the menu has %q for %s, want %q: %v", commands[id], id, keys, commands)
		}
	}
	x, y, width, height := 60, 40, 1200, 700
	k.Place.X, k.Place.Y, k.Place.Width, k.Place.Height, k.Place.Placed = x, y, width, height, true
	raw, err := json.Marshal(k)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(home, "window.json"), raw, 0o600); err != nil {
		return err
	}
	at := image.Rect(x, y, x+width, y+height)
	if _, err := openWindow(w, program, home, func(p image.Image) bool { return isDrawn(p) && standsAt(p, at) }); err != nil {
		return fmt.Errorf("the window does not come back to %v: %w", at, err)
	}
	w.say("the window came back to %v, with a menu of %d commands", at, len(commands))
	return nil
}

// standsAt says whether the screen around a window is bare, and inside its corners is not.
func standsAt(picture image.Image, at image.Rectangle) bool {
	size := picture.Bounds()
	bare := picture.At(size.Max.X-1, size.Max.Y-1)
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			if !(image.Pt(x, y).In(at)) && picture.At(x, y) != bare {
				return false
			}
		}
	}
	inner := at.Inset(2)
	for _, corner := range []image.Point{inner.Min, {inner.Max.X - 1, inner.Min.Y}, {inner.Min.X, inner.Max.Y - 1}, inner.Max.Sub(image.Pt(1, 1))} {
		if picture.At(corner.X, corner.Y) == bare {
			return false
		}
	}
	return true
}

// longestStart is how long the window may take to draw something on the slowest machine.
const longestStart = 60 * time.Second

// beginning tells how a window began: after what time it answered the page's first call, and after what time it was
// seen to be drawn.
type beginning struct{ answered, drawn time.Duration }

// openWindow starts the program with a home and waits until the screen shows what it should. The last picture is kept in
// build/bin/window.png.
func openWindow(w *work, program, home string, shows func(image.Image) bool) (beginning, error) {
	var none beginning
	ctx, stop := context.WithTimeout(w.ctx, longestStart)
	defer stop()
	inside := *w
	inside.ctx = ctx

	display, err := openScreen(&inside)
	if err != nil {
		return none, err
	}
	shown := inside.with(
		"DISPLAY="+display, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "LANG=C.UTF-8",
		"HOME="+home, "ZHANGFANG_HOME="+home, "XDG_RUNTIME_DIR="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_DATA_HOME="+home+"/data", "XDG_CACHE_HOME="+home+"/cache",
		"WEBKIT_DISABLE_COMPOSITING_MODE=1", "LIBGL_ALWAYS_SOFTWARE=1",
	)

	begun := time.Now()
	window := shown.command(program)
	if err := window.Start(); err != nil {
		return none, err
	}
	gone := make(chan error, 1)
	go func() { gone <- window.Wait() }()
	defer func() { stop(); <-gone }()

	for drawn := time.Duration(0); ; {
		picture, err := photograph(shown)
		if err == nil && shows(picture) {
			if drawn == 0 {
				drawn = time.Since(begun)
			}
			// The page is drawn before the book answers.
			if answered, err := lastAnswered(filepath.Join(home, "log.txt")); err != nil || answered.After(begun) {
				return beginning{answered.Sub(begun), drawn}, err
			}
		}
		select {
		case err := <-gone:
			gone <- err
			return none, fmt.Errorf("the window closed by itself: %v", err)
		case <-ctx.Done():
			return none, fmt.Errorf("nothing was drawn or answered within %v; see build/bin/window.png", longestStart)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// lastAnswered reads in the program's log when it answered the first call of its page, in the last start that did.
func lastAnswered(log string) (last time.Time, err error) {
	file, err := os.Open(log)
	if err != nil {
		return last, err
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var entry struct {
			Time time.Time `json:"time"`
			Msg  string    `json:"msg"`
		}
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			return time.Time{}, fmt.Errorf("read %s: %w", log, err)
		}
		if entry.Msg == "first answer" {
			last = entry.Time
		}
	}
	return last, nil
}

// openScreen starts an X server without a screen of glass; it ends with the context. It finds a free display number
// by itself and tells it.
func openScreen(w *work) (display string, err error) {
	server := exec.CommandContext(w.ctx, "Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	said, err := server.StdoutPipe()
	if err != nil {
		return "", err
	}
	var complaint bytes.Buffer
	server.Stderr = &complaint
	if err := server.Start(); err != nil {
		return "", err
	}
	number, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("no display from Xvfb: %w %s", err, complaint.String())
	}
	go func() {
		_, _ = io.Copy(io.Discard, said)
		_ = server.Wait() // killed by the context
	}()
	return ":" + strings.TrimSpace(number), nil
}

// photograph takes a picture of the whole screen and keeps it.
func photograph(w *work) (image.Image, error) {
	var said bytes.Buffer
	c := w.command("import", "-window", "root", "png:-")
	c.Stdout = &said
	if err := c.Run(); err != nil {
		return nil, err
	}
	if err := os.WriteFile(w.path("build", "bin", "window.png"), said.Bytes(), 0o644); err != nil {
		return nil, err
	}
	return png.Decode(&said)
}

// isDrawn says whether a picture shows more than empty areas: letters are drawn with many shades, so there are at least
// 32 colours, and no colour fills nearly all of it.
func isDrawn(picture image.Image) bool {
	counts := map[color.Color]int{}
	most := 0
	size := picture.Bounds()
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			c := picture.At(x, y)
			counts[c]++
			most = max(most, counts[c])
		}
	}
	return len(counts) >= 32 && most*200 < size.Dx()*size.Dy()*199
}
