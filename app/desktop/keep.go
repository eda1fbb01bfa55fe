package desktop

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"zhangfang/app"
	"zhangfang/internal/disk"
)

// Place is where the window stands on the screen and how large it is when it is not maximised, in the units of Wails.
type Place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Placed    bool `json:"placed"` // X and Y are known
	Maximised bool `json:"maximised"`
}

// The window as it is at first, and the smallest it may be: every screen is drawn for 1366 by 768,
// and walked at the 911 by 512 that 150 % leave of it.
const (
	firstWidth, firstHeight = 1366, 768
	leastWidth, leastHeight = 900, 500
)

// first is the place of a window that was never opened on this computer.
var first = Place{Width: firstWidth, Height: firstHeight}

// within moves and shrinks a place so that all of it is on a screen of that size. A screen that is not known changes nothing.
func (p Place) within(width, height int) Place {
	if width <= 0 || height <= 0 {
		return p
	}
	p.Width, p.Height = min(max(p.Width, leastWidth), width), min(max(p.Height, leastHeight), height)
	p.X, p.Y = max(0, min(p.X, width-p.Width)), max(0, min(p.Y, height-p.Height))
	return p
}

// kept is what this computer remembers of the window between two starts. Losing it loses nothing of a book.
type kept struct {
	Place Place `json:"place"`
	Menu  Bar   `json:"menu"` // as the page gave it last, in the language of then
}

// memory reads and writes what is kept, in the home of the program.
type memory struct {
	file string

	mu  sync.Mutex
	now kept
}

// remember reads what was kept. A torn or missing file is as if the window had never been opened.
func remember(home app.Home) *memory {
	m := &memory{file: filepath.Join(string(home), "window.json"), now: kept{Place: first}}
	raw, err := os.ReadFile(m.file)
	if err != nil {
		return m
	}
	var read kept
	if json.Unmarshal(raw, &read) == nil && read.Place.Width > 0 && read.Place.Height > 0 {
		m.now = read
	}
	return m
}

// get gives what is kept now.
func (m *memory) get() kept {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// change keeps something else and writes it down; what is the same is not written.
func (m *memory) change(change func(*kept)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	before, err1 := json.Marshal(m.now)
	change(&m.now)
	after, err2 := json.MarshalIndent(m.now, "", "  ")
	now, err3 := json.Marshal(m.now)
	if err := errors.Join(err1, err2, err3); err != nil || string(before) == string(now) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(m.file), 0o700); err != nil {
		return err
	}
	return disk.Put(m.file, after, 0o600)
}
