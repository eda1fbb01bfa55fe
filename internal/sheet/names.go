package sheet

import (
	"strings"

	"zhangfang/internal/fault"
)

// unknownTable names the nearest table, or all of them.
func unknownTable(name string) *fault.Fault {
	var known, all []string
	for i := range declared().tables {
		t := &declared().tables[i]
		known = append(known, t.Header+"/"+t.Name)
		all = append(append(all, t.Name, t.Header), t.Also...)
	}
	if near := nearest(name, all); near != "" {
		return fault.New(UnknownTableNear, fault.Args{"name": short(name), "near": near})
	}
	return fault.New(UnknownTable, fault.Args{"name": short(name), "known": strings.Join(known, ", ")})
}

// unknownColumn names the nearest column of the table, or all of them.
func unknownColumn(t *Table, name string) *fault.Fault {
	var known, all []string
	for i := range t.Columns {
		c := &t.Columns[i]
		known = append(known, c.Header+"/"+c.Name)
		all = append(append(all, c.Name, c.Header), c.Also...)
	}
	if near := nearest(name, all); near != "" {
		return fault.New(UnknownColumnNear, fault.Args{"name": short(name), "near": near})
	}
	return fault.New(UnknownColumn, fault.Args{"name": short(name), "known": strings.Join(known, ", ")})
}

// whichTable asks for a name where a header fits several tables, or none.
func whichTable(found []*Table) *fault.Fault {
	if len(found) == 0 {
		for i := range declared().tables {
			found = append(found, &declared().tables[i])
		}
	}
	var known []string
	for _, t := range found {
		known = append(known, t.Header+"/"+t.Name)
	}
	return fault.New(WhichTable, fault.Args{"known": strings.Join(known, ", "), "example": found[0].Name + ".csv"})
}

// short cuts what a file says to a length that fits a sentence.
func short(s string) string {
	s = clean(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// nearest gives the name that takes the fewest changes, if that is at most a third of it (one character in short names).
func nearest(name string, names []string) string {
	p := []rune(plain(name))
	if len(p) == 0 || len(p) > 40 {
		return ""
	}
	best, found := max(1, len(p)/3)+1, ""
	for _, n := range names {
		if d := changes(p, []rune(plain(n))); d < best && d < len(p) {
			best, found = d, n
		}
	}
	return found
}

// changes counts insertions, deletions, replacements and swaps of neighbours from a to b.
func changes(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j-1]+cost, d[i-1][j]+1, d[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
