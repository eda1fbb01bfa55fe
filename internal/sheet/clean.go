package sheet

import (
	"strings"
	"unicode/utf8"
)

// clean is what Write makes of a text, so that Read takes it back: the same tidying, misplaced characters left out, and
// no longer than a cell may be.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	t, bad := tidy(s)
	if bad != 0 {
		t, _ = tidy(strings.Map(func(r rune) rune {
			if r != '\n' && r != '\t' && r != '\r' && misplaced(r) {
				return -1
			}
			return r
		}, s))
	}
	if utf8.RuneCountInString(t) > maxRunes {
		t = strings.TrimSpace(string([]rune(t)[:maxRunes]))
	}
	return t
}

// listed is what Write makes of a part of a list: without the signs that part a list.
func listed(s string) string {
	return strings.NewReplacer(";", "，", "；", "，").Replace(clean(s))
}

// Canon gives a row as it comes back after Write and Read: two rows that mean the same are equal in this form, however
// their texts were typed.
func (t *Table) Canon(r Row) Row {
	out := Row{Line: r.Line, Cells: make(map[string]Value, len(r.Cells))}
	for i := range t.Columns {
		c := &t.Columns[i]
		if v, ok := r.Cells[c.Name]; ok {
			out.Cells[c.Name] = c.canon(v)
		}
	}
	return out
}

func (c *Column) canon(v Value) Value {
	switch x := v.v.(type) {
	case string:
		s := clean(x)
		switch c.Kind {
		case Code:
			s = oneLine(s)
		case Clock:
			if t, f := c.clock(s, source{}); f == nil {
				return t
			}
		}
		return Of(s)
	case []string:
		var parts []string
		for _, p := range x {
			if p = listed(p); p != "" {
				parts = append(parts, p)
			}
		}
		return Of(parts)
	}
	return v
}

// oneLine makes full-width letters and digits half-width and every run of blanks one.
func oneLine(s string) string { return strings.Join(strings.Fields(narrow(s)), " ") }
