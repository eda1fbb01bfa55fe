package desktop

import (
	"path/filepath"
	"strings"
)

// Desk is what the page tells the window around it, and what the window has for the page.
type Desk struct{ door *door }

// Nothing is the request and the answer of what needs to be told nothing.
type Nothing struct{}

// Arrived is what came to the window from outside: a book that somebody opened by its file, or why the first one did not open.
type Arrived struct {
	Path    string `json:"path"`    // of a book to open; "" is none
	Trouble string `json:"trouble"` // the JSON of the wire; "" is none
}

// Notice is a notification of the system.
type Notice struct {
	Title string `json:"title"`
	Body  string `json:"body"`
	Open  string `json:"open"` // the command that a click on it does
}

// Shown tells whether a notification was given to the system.
type Shown struct {
	Shown bool `json:"shown"`
}

// Arrived gives what came from outside since it was asked last.
func (k *Desk) Arrived(Nothing) (Arrived, error) { return k.door.arrived(), nil }

// Menu shows a menu above the page, and at the next start from its beginning.
func (k *Desk) Menu(b Bar) (Nothing, error) {
	return Nothing{}, k.door.told("desk.menu", k.door.setMenu(b))
}

// Placed keeps where the window stands and how large it is.
func (k *Desk) Placed(Nothing) (Nothing, error) {
	return Nothing{}, k.door.told("desk.placed", k.door.keepPlace())
}

// Title names the window in the system's list of windows.
func (k *Desk) Title(n Notice) (Nothing, error) { return Nothing{}, k.door.title(n.Title) }

// Notify gives a notification to the system. Where there are none, nothing is shown and nothing is wrong.
func (k *Desk) Notify(n Notice) (Shown, error) { return Shown{k.door.notify(n)}, nil }

// Quit closes the window; what still runs is stopped and leaves nothing half done.
func (k *Desk) Quit(Nothing) (Nothing, error) { return Nothing{}, k.door.quit() }

// Close asks to close the window, as its own button does.
func (k *Desk) Close(Nothing) (Nothing, error) { return Nothing{}, k.door.close() }

// bookOf finds the book among the arguments of a start: --book FILE, or a file that ends in .zf, as a double click gives it.
// Whatever else is there is not ours (a Mac adds its own) and is left alone.
func bookOf(args []string) string {
	for i, a := range args {
		if path, ok := strings.CutPrefix(a, "--book="); ok {
			return path
		}
		if a == "--book" && i+1 < len(args) {
			return args[i+1]
		}
		if !strings.HasPrefix(a, "-") && strings.EqualFold(filepath.Ext(a), ".zf") {
			return a
		}
	}
	return ""
}
