package disk

import (
	"regexp"
	"strings"
	"unicode"
)

// longest keeps a name, its ending and a long folder within what every file system takes, in characters.
const longest = 60

// device matches names that Windows keeps for itself, whatever ending follows.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9]) *(\.|$)`)

// Name makes of words the name of a file without its ending: one that every system takes, shows as it is and does not hide. Two
// different words may have one name.
func Name(words string) string {
	name := []rune(strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, strings.TrimSpace(words)), " ."))
	short := strings.TrimRight(string(name[:min(len(name), longest)]), " .")
	if short == "" || device.MatchString(short) {
		return "_" + short
	}
	return short
}
