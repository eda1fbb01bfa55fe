package desktop

import (
	"runtime"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
)

// Bar is the menu of the window. The page makes it of its own commands, so that menu, palette, tooltips and help say the
// same in the same language; a click goes back to the page as the command's id.
type Bar struct {
	Menus []Menu `json:"menus"`
}

// Menu is one menu of the bar.
type Menu struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Item is a command in a menu. One without an id is a rule between groups.
type Item struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Keys  string `json:"keys"` // as on the caps: "Ctrl+Shift+P"
}

// native makes the system's menu of a bar, for one kind of system. Only a Mac is given the keys themselves, since it asks
// the page first; elsewhere the menu would take a key from the field that is being typed in, or from an input method that
// is composing, so the keys are written beside the words and the page listens.
func native(b Bar, goos string, click func(id string)) *menu.Menu {
	out := menu.NewMenu()
	if goos == "darwin" { // without these nothing can be copied or pasted there
		out.Append(menu.AppMenu())
		out.Append(menu.EditMenu())
	}
	for _, m := range b.Menus {
		sub := out.AddSubmenu(m.Title)
		for _, i := range m.Items {
			if i.ID == "" {
				sub.AddSeparator()
				continue
			}
			label, accelerator := i.Title, (*keys.Accelerator)(nil)
			switch {
			case i.Keys == "":
			case goos == "darwin":
				accelerator = acceleratorOf(i.Keys)
			case goos == "windows":
				label += "\t" + i.Keys // which Windows sets at the right edge
			default:
				label += "    " + i.Keys
			}
			sub.AddText(label, accelerator, func(*menu.CallbackData) { click(i.ID) })
		}
	}
	if goos == "darwin" {
		out.Append(menu.WindowMenu())
	}
	return out
}

// acceleratorOf reads keys that have Ctrl in them, or none where a Mac's menu must not take them.
func acceleratorOf(written string) *keys.Accelerator {
	parts := strings.Split(written, "+")
	key := parts[len(parts)-1]
	if parts[0] != "Ctrl" || len(key) != 1 {
		return nil
	}
	modifiers := map[string]keys.Modifier{"Ctrl": keys.CmdOrCtrlKey, "Shift": keys.ShiftKey, "Alt": keys.OptionOrAltKey}
	out := &keys.Accelerator{Key: strings.ToLower(key)}
	for _, p := range parts[:len(parts)-1] {
		m, ok := modifiers[p]
		if !ok {
			return nil
		}
		out.Modifiers = append(out.Modifiers, m)
	}
	return out
}

// menuLives says whether a menu may be changed while the window is open. On Linux Wails packs a menu bar once and forgets
// whom the old one calls (wails v2 linux/menu.go, SetApplicationMenu), so a click after a change ends the process: there a
// changed menu is shown from the next start on.
var menuLives = runtime.GOOS != "linux"
