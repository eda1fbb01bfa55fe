package statement

import (
	"slices"
	"strings"
)

// candidate is a row that could be a header.
type candidate struct {
	grid   *grid
	index  int      // in grid.rows
	labels []string // of its cells
	above  string   // text of the rows before it, for titles
}

// candidates lists the rows near the beginning of each table that hold at least three names.
func (f *file) candidates() ([]candidate, error) {
	grids, err := f.tables()
	if err != nil {
		return nil, err
	}
	var all []candidate
	for _, g := range grids {
		g.unfold()
		var above strings.Builder
		for i, r := range g.rows[:min(len(g.rows), headerSpan)] {
			labels, filled := make([]string, len(r.cells)), 0
			for k, c := range r.cells {
				if len(c) < 200 {
					if labels[k] = label(c); labels[k] != "" {
						filled++
					}
				}
			}
			if filled == 1 {
				labels, filled = g.inOneCell(i, labels)
			}
			if filled >= 3 {
				g.grouped(i, labels)
				all = append(all, candidate{g, i, labels, above.String()})
				if below := g.twoRows(i, labels); below != nil {
					all = append(all, candidate{g, i + 1, below, above.String()})
				}
			}
			for _, c := range r.cells {
				if above.Len() < 64<<10 {
					above.WriteString(c[:min(len(c), 500)])
					above.WriteByte(' ')
				}
			}
		}
	}
	return all, nil
}

// claims scores how well a header row fits: 0 is not at all. Every column that must be there counts most, then the
// title, then other known columns; so the fullest description of a file wins, in whatever order layouts are asked.
func (l *layout) claims(c candidate) int {
	if l.container != "" && (l.container == "csv") != (c.grid.delimiter != 0) {
		return 0
	}
	if l.bare != nil {
		return 0
	}
	must, missing := names(l.header), 0
	for _, name := range must {
		if !slices.Contains(c.labels, name) {
			if missing++; l.needs(name) || missing*5 > len(must) {
				return 0
			}
		}
	}
	known, strangers, extra := l.known(), 0, 0
	for _, have := range c.labels {
		switch {
		case have == "":
		case !slices.Contains(known, have):
			strangers++
		case !slices.Contains(must, have):
			extra++
		}
	}
	titled := false
	for _, word := range strings.Split(l.title, "|") {
		titled = titled || word != "" && (strings.Contains(c.above, word) || strings.Contains(strings.Join(c.labels, " "), word))
	}
	if l.title != "" && !titled && (strangers > 0 || l.partial) || missing > 0 && !titled {
		return 0
	}
	if l.partial && (l.amount != "" || l.in != "") && !l.dated(c) {
		return 0
	}
	score := 10*(len(must)-2*missing) + extra - strangers
	if titled {
		score += 15
	}
	return max(score, 1)
}

// needs says that a layout cannot do without a column: its day, money and side.
func (l *layout) needs(name string) bool {
	return slices.ContainsFunc([]string{l.date, l.in, l.out, l.amount, l.flag}, func(field string) bool {
		list := names(field)
		return len(list) == 1 && list[0] == name
	})
}

// dated says that the header of a partial layout has a column of days.
func (l *layout) dated(c candidate) bool {
	return l.date != "" || slices.ContainsFunc(c.labels, func(name string) bool {
		w, ok := meaning(name)
		return ok && w.field == FieldDate
	})
}

// grouped gives 户名 and 账号 their side where a row above the header says over several columns whose they are: 对方信息.
func (g *grid) grouped(i int, labels []string) {
	if i == 0 {
		return
	}
	group := ""
	for k, c := range g.rows[i-1].cells {
		if over := label(c); over != "" {
			group = over
		}
		if k < len(labels) && len(group) <= 24 && (strings.HasPrefix(group, "对方") || strings.HasPrefix(group, "对手") || strings.HasPrefix(group, "交易对")) {
			switch labels[k] {
			case "户名", "名称", "账号", "账户", "卡号", "单位名称", "开户行":
				labels[k] = "对方" + labels[k]
			}
		}
	}
}

// sideNames are the fields of a second header row: 借方 and 贷方 below 发生额.
func (g *grid) twoRows(i int, labels []string) []string {
	if i+1 >= len(g.rows) {
		return nil
	}
	below := g.rows[i+1].cells
	both := slices.Clone(labels)
	for len(both) < len(below) {
		both = append(both, "")
	}
	in, out := false, false
	for k, c := range below {
		name := label(c)
		if name == "" {
			continue
		}
		w, ok := meaning(name)
		if !ok || w.field != FieldIn && w.field != FieldOut {
			return nil
		}
		in, out = in || w.field == FieldIn, out || w.field == FieldOut
		both[k] = name
	}
	if !in || !out {
		return nil
	}
	return both
}

// inOneCell reads a header that stands in one cell over a table of many.
func (g *grid) inOneCell(i int, labels []string) ([]string, int) {
	if i+1 >= len(g.rows) || len(g.rows[i+1].cells) < 3 {
		return labels, 1
	}
	for _, c := range g.rows[i].cells {
		if parts, known := namesInCell(c); known >= 3 {
			return parts, len(parts)
		}
	}
	return labels, 1
}

// namesInCell cuts a cell into column names, and counts those that the vocabulary knows.
func namesInCell(cell string) (parts []string, known int) {
	if len(cell) > 1000 {
		return nil, 0
	}
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(",，;；|\t\n ", r) }) {
		name := label(part)
		if _, ok := vocabulary[name]; ok {
			known++
		}
		parts = append(parts, name)
	}
	return parts, known
}

// unfold cuts a table whose rows stand in one cell each: text that was pasted into a workbook, or lines that were quoted
// as a whole.
func (g *grid) unfold() {
	if g.unfolded {
		return
	}
	g.unfolded = true
	single := func(r row) string {
		text := ""
		for _, c := range g.of(r, nil) {
			if strings.TrimSpace(c) != "" {
				if text != "" {
					return ""
				}
				text = c
			}
		}
		return text
	}
	for i, r := range g.rows[:min(len(g.rows), headerSpan)] {
		text := single(r)
		if _, known := namesInCell(text); known < 4 || i+1 < len(g.rows) && single(g.rows[i+1]) == "" {
			continue
		}
		mark, _ := guessDelimiter(text)
		if g.delimiter != 0 && !strings.ContainsRune(text, mark) {
			return
		}
		for k := i; k < len(g.rows); k++ {
			if text := single(g.rows[k]); text != "" {
				c := cutter{text: text, delimiter: byte(mark), line: 1}
				if _, cells, ok := c.next(nil); ok && len(cells) <= maxColumns {
					g.rows[k].cells = cells
				}
			}
		}
		return
	}
}
