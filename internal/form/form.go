// Package form is what services share when a person fills in one record: text is trimmed and bounded, all faults come
// at once, and what was changed from what is told field by field. It knows no record in particular.
package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhangfang/internal/fault"
)

// Faults of typed text.
const (
	TooLong     fault.Key = "form.too_long"
	Unprintable fault.Key = "form.unprintable"
	Missing     fault.Key = "form.missing"
	UnknownWord fault.Key = "form.unknown_word"
)

// Check gathers the faults of one record.
type Check struct{ Faults []*fault.Fault }

// Add notes a fault at its place.
func (c *Check) Add(key fault.Key, args fault.Args, path ...string) {
	c.Faults = append(c.Faults, fault.New(key, args).At(path...))
}

// Err gives all faults under one sentence, or nil.
func (c *Check) Err(key fault.Key) error { return fault.Many(key, c.Faults) }

// Line trims one line of text and checks that it has at most so many characters and nothing invisible.
func (c *Check) Line(s *string, most int, path ...string) {
	*s = strings.TrimSpace(*s)
	c.text(*s, most, false, path)
}

// Need is Line for text that must not be empty.
func (c *Check) Need(s *string, most int, path ...string) {
	c.Line(s, most, path...)
	if *s == "" {
		c.Add(Missing, nil, path...)
	}
}

// Block is Line for text of several lines; line ends become \n.
func (c *Check) Block(s *string, most int, path ...string) {
	*s = strings.TrimSpace(strings.ReplaceAll(*s, "\r\n", "\n"))
	c.text(*s, most, true, path)
}

func (c *Check) text(s string, most int, lines bool, path []string) {
	if n := utf8.RuneCountInString(s); n > most {
		c.Add(TooLong, fault.Args{"count": n, "most": most}, path...)
		return
	}
	for _, r := range s {
		if lines && r == '\n' {
			continue
		}
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			c.Add(Unprintable, fault.Args{"code": fmt.Sprintf("U+%04X", r)}, path...)
			return
		}
	}
}

// OneOf checks a word against those there are.
func OneOf[T ~string](c *Check, word T, choices []T, path ...string) {
	if slices.Contains(choices, word) {
		return
	}
	names := make([]string, len(choices))
	for i, w := range choices {
		names[i] = string(w)
	}
	c.Add(UnknownWord, fault.Args{"value": string(word), "choices": strings.Join(names, ", ")}, path...)
}

// Change is one field before and after; null is not there.
type Change struct {
	Before any `json:"before"`
	After  any `json:"after"`
}

// Changes tells by JSON path ("charges.0.price") which fields of two records of one type differ. Empty means equal.
func Changes(before, after any) map[string]Change {
	b, a := flat(before), flat(after)
	out := map[string]Change{}
	for k, v := range a {
		if old, ok := b[k]; !ok || old != v {
			out[k] = Change{b[k], v}
		}
	}
	for k, old := range b {
		if _, ok := a[k]; !ok {
			out[k] = Change{old, nil}
		}
	}
	return out
}

func flat(record any) map[string]any {
	raw, err := json.Marshal(record)
	if err != nil {
		panic(err) // records go to the history as JSON anyway
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		panic(err)
	}
	leaves := map[string]any{}
	lay(leaves, "", tree)
	return leaves
}

func lay(leaves map[string]any, path string, tree any) {
	under := func(name string) string {
		if path == "" {
			return name
		}
		return path + "." + name
	}
	switch t := tree.(type) {
	case map[string]any:
		for k, v := range t {
			lay(leaves, under(k), v)
		}
	case []any:
		for i, v := range t {
			lay(leaves, under(strconv.Itoa(i)), v)
		}
	default:
		leaves[path] = t
	}
}
