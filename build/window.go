package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
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

// smoke opens the real window on a screen of its own and looks whether something is drawn in it.
func smoke(w *work) error {
	if runtime.GOOS != "linux" {
		return skip("the picture of the window is taken under Xvfb, on Linux")
	}
	program, err := buildWindow(w)
	if err != nil {
		return err
	}
	began, err := openWindow(w, program)
	if err != nil {
		w.say("window: 0 passed, 1 failed")
		return err
	}
	w.say("the window gave its first answer %v after its start, and was drawn after %v at the latest (build/bin/window.png)",
		began.answered.Round(10*time.Millisecond), began.drawn.Round(10*time.Millisecond))
	w.say("window: 1 passed, 0 failed")
	return nil
}

// longestStart is how long the window may take to draw something on the slowest machine.
const longestStart = 60 * time.Second

// beginning tells how a window began: after what time it answered the page's first call, and after what time it was
// seen to be drawn.
type beginning struct{ answered, drawn time.Duration }

// openWindow starts the program with a home of its own and waits until the screen has a picture. The last picture is
// kept in build/bin/window.png.
func openWindow(w *work, program string) (beginning, error) {
	var none beginning
	home, err := os.MkdirTemp("", "zhangfang-window-")
	if err != nil {
		return none, err
	}
	defer os.RemoveAll(home)

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

	for {
		picture, err := photograph(shown)
		if err == nil && isDrawn(picture) {
			drawn := time.Since(begun)
			answered, err := firstAnswered(filepath.Join(home, "log.txt"))
			return beginning{answered.Sub(begun), drawn}, err
		}
		select {
		case err := <-gone:
			gone <- err
			return none, fmt.Errorf("the window closed by itself: %v", err)
		case <-ctx.Done():
			return none, fmt.Errorf("nothing was drawn within %v; see build/bin/window.png", longestStart)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// firstAnswered reads in the program's log when it answered the first call of its page.
func firstAnswered(log string) (time.Time, error) {
	file, err := os.Open(log)
	if err != nil {
		return time.Time{}, err
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
			return entry.Time, nil
		}
	}
	return time.Time{}, errors.New("the page is drawn, but it has not called the program")
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
