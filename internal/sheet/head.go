package sheet

import (
	"slices"
	"unicode/utf8"

	"zhangfang/internal/fault"
)

// Head is a heading of a file and the column that it is read as.
type Head struct {
	Table   string `json:"table"`
	Heading string `json:"heading"`
	Column  string `json:"column"`  // "" passes what stands under it over
	Known   bool   `json:"known"`   // else Column is the nearest that is free, and the file is refused
	Settled bool   `json:"settled"` // known because somebody has said so
	Example string `json:"example"` // of the first rows that have something there
}

// maxLooked is how far down examples are looked for where a heading is unknown.
const maxLooked = 50

// header settles which column each position holds; false when rows could not be matched by it.
func (r *reader) header(line int, heads []string) bool {
	place := []string{r.table.Name, rowAt(line)}
	taken, ok := map[*Column]bool{}, true
	r.cols, r.look = make([]*Column, len(heads)), make([]int, len(heads))
	for i, head := range heads {
		r.look[i] = -1
		if plain(head) == "" {
			continue
		}
		r.look[i] = len(r.in.heads)
		c, known, settled := r.in.means(r.table, head)
		r.in.heads = append(r.in.heads, Head{Table: r.table.Name, Heading: clean(head), Known: known, Settled: settled})
		switch {
		case !known:
			r.in.add(unknownColumn(r.table, head).At(place...))
			r.blind = true
		case c == nil: // passed over
		case taken[c]:
			r.in.add(fault.New(ColumnTwice, fault.Args{"name": head}).At(append(place, c.Name)...))
			r.in.heads[r.look[i]].Known, r.blind = false, true
		default:
			r.cols[i], taken[c] = c, true
			r.in.heads[r.look[i]].Column = c.Name
		}
	}
	if r.blind {
		r.guess(taken)
	}
	for i := range r.table.Columns {
		if c := &r.table.Columns[i]; c.mustBeThere() && !taken[c] {
			r.in.add(fault.New(KeyMissing, fault.Args{"name": c.Header + "/" + c.Name}).At(append(place, c.Name)...))
			ok = false
		}
	}
	return ok || r.blind
}

// means gives the column of a heading, nil where it is passed over; known is false where neither the table nor anybody has
// said what it is.
func (in *input) means(t *Table, head string) (c *Column, known, settled bool) {
	if name, settled := in.settled[[2]string{t.Name, plain(head)}]; settled && (name == "" || t.Column(name) != nil) {
		return t.Column(name), true, true
	}
	c = declared().columns[t][plain(head)]
	return c, c != nil, false
}

// guess proposes for the headings that are unknown the nearest column that no other heading has.
func (r *reader) guess(taken map[*Column]bool) {
	for _, at := range r.look {
		if at < 0 || r.in.heads[at].Known {
			continue
		}
		h := &r.in.heads[at]
		if utf8.RuneCountInString(plain(h.Heading)) < 3 { // 序号 is not 编号
			continue
		}
		var all []string
		for i := range r.table.Columns {
			if c := &r.table.Columns[i]; !taken[c] {
				all = append(append(all, c.Name, c.Header), c.Also...)
			}
		}
		if near := nearest(h.Heading, all); near != "" {
			c := declared().columns[r.table][plain(near)]
			h.Column, taken[c] = c.Name, true
		}
	}
}

// examples shows what stands under the headings.
func (r *reader) examples(cells []string) {
	for i, at := range r.look {
		if at >= 0 && i < len(cells) && r.in.heads[at].Example == "" {
			r.in.heads[at].Example = short(cells[i])
		}
	}
}

// byHeader finds the table that a header means: its key columns are there, no other table knows more of its names.
// Several that know as much are given back together. A table whose rows may come without a key is told by what they need
// besides, and only where no other table at all knows more.
func (in *input) byHeader(heads []string) []*Table {
	var found []*Table
	best, most := 0, 0
	for i := range declared().tables {
		most = max(most, len(in.knows(&declared().tables[i], heads)))
	}
	for i := range declared().tables {
		t := &declared().tables[i]
		known := in.knows(t, heads)
		lacks := func(need func(*Column) bool) bool {
			return slices.ContainsFunc(t.Columns, func(c Column) bool { return need(&c) && !known[t.Column(c.Name)] })
		}
		keyed := slices.ContainsFunc(t.Columns, func(c Column) bool { return c.mustBeThere() })
		switch {
		case lacks((*Column).mustBeThere):
			continue
		case !keyed && lacks(func(c *Column) bool { return c.Key }) && (lacks((*Column).mustFill) || len(known) < most):
			continue
		}
		if len(known) > best {
			found, best = nil, len(known)
		}
		if best > 0 && len(known) == best {
			found = append(found, t)
		}
	}
	return found
}
