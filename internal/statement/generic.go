package statement

import (
	"fmt"
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// generics read any table that has a date and an amount. They are asked when no other format claims a file.
var generics = []Format{
	{ID: "generic_csv", Zh: "通用表格（CSV）", En: "Any table (CSV)", Group: Generic, detect: detectGeneric, read: readGeneric},
	{ID: "generic_xlsx", Zh: "通用表格（Excel）", En: "Any table (Excel)", Group: Generic, detect: detectGeneric, read: readGeneric},
}

// genericFor gives the generic format of the file's container.
func genericFor(f *file) Format {
	if f.text == "" {
		return generics[1]
	}
	return generics[0]
}

func detectGeneric(f *file) (claim, error) {
	if _, err := guess(f); err != nil {
		return claim{}, nil
	}
	return claim{score: 1}, nil
}

// readGeneric reads by the user's mapping, or by a guessed one, which comes back in the statement.
func readGeneric(f *file, _ claim, opt Options) (*Statement, error) {
	m := opt.Mapping
	var asked []Question
	if m == nil {
		var err error
		if m, err = guess(f); err != nil {
			return nil, err
		}
		if asked, err = m.answer(opt); err != nil {
			return nil, err
		}
	}
	p, err := m.apply(f)
	if err != nil {
		return nil, err
	}
	askYear, err := p.findYear(f, opt)
	if err != nil {
		return nil, err
	}
	s := p.read(f)
	used := *m
	if used.Layout = p.fingerprint(); used.Headings == nil && p.head >= 0 {
		used.Headings = p.grid.rows[p.head].cells
	}
	s.Mapping, s.Layout, s.Questions = &used, used.Layout, asked
	for _, d := range used.Doubts {
		s.Problems = append(s.Problems, Problem{Fault: d})
	}
	askYear(s)
	return s, p.owners.choose(s, opt)
}

// answer settles the order of dates as the user said, or asks for it, where the table leaves it open.
func (m *Mapping) answer(opt Options) ([]Question, error) {
	i := slices.IndexFunc(m.Doubts, func(f *fault.Fault) bool { return f.Key == DoubtDateOrder })
	if i < 0 {
		return nil, nil
	}
	answer, err := answerOrder(opt)
	if err != nil {
		return nil, err
	}
	example, _ := m.Doubts[i].Args["value"].(string)
	if answer != "" {
		m.DateOrder, m.Doubts = answer, slices.Delete(m.Doubts, i, i+1)
		m.Confidence += doubtOrderCost
	}
	return []Question{{Ask: AskDateOrder, Guess: string(m.DateOrder), Choices: []string{string(MonthFirst), string(DayFirst)}, Example: example}}, nil
}

// doubtOrderCost is how much an open order of dates takes from the confidence.
const doubtOrderCost = 15

// guess works out a mapping for the likeliest header of the file, or for a table without one.
func guess(f *file) (*Mapping, error) {
	rows, err := f.candidates()
	if err != nil {
		return nil, err
	}
	var best *Mapping
	for _, c := range rows {
		g := guesser{c: c, rows: sample(c.grid.rows[c.index+1:])}
		if m := g.named(); m != nil && (best == nil || len(m.Columns) > len(best.Columns)) {
			best = m
		}
	}
	if best != nil {
		return best, nil
	}
	for _, t := range f.grids {
		if len(t.rows) > 0 {
			g := guesser{c: headless(t), rows: sample(t.rows)}
			if m := g.unnamed(); m != nil {
				return m, nil
			}
		}
	}
	return nil, fault.New(Unknown, nil)
}

// guesser looks at one header and a sample of the rows below it.
type guesser struct {
	c    candidate
	rows []row
	m    Mapping
}

const sampleRows = 500

// sample are the rows by which columns are judged: the first ones that fill more than one cell and are no totals, until the hints
// begin. What stands below a short table would outnumber its lines.
func sample(rows []row) []row {
	var out []row
	for _, r := range rows[:min(len(rows), sampleRows)] {
		if len(out) > 0 && hints(r.cells) {
			break
		}
		if total(r.cells) {
			continue
		}
		filled := 0
		for _, c := range r.cells {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		if filled > 1 {
			out = append(out, r)
		}
	}
	return out
}

// hints says that a row is where the small print begins.
func hints(cells []string) bool {
	for _, c := range cells {
		if s := label(c); s != "" {
			return slices.ContainsFunc([]string{"温馨提示", "友情提示", "重要提示", "提示:", "说明:", "特别说明", "注:", "备注:", "声明:", "打印时间", "打印日期", "制表"}, func(word string) bool {
				return strings.HasPrefix(s+":", word)
			})
		}
	}
	return false
}

// column gives the texts of a column in the sample, empty ones left out.
func (g *guesser) column(i int) []string {
	var all []string
	for _, r := range g.rows[:min(len(g.rows), sampleRows)] {
		if i < len(r.cells) {
			if s := tidy(r.cells[i]); s != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

// share says how many of the texts pass, in percent; none is 0.
func share(texts []string, pass func(string) bool) int {
	n := 0
	for _, s := range texts {
		if pass(s) {
			n++
		}
	}
	if len(texts) == 0 {
		return 0
	}
	return n * 100 / len(texts)
}

// name is how the mapping calls a column: by its heading, or by number where that is empty, odd or not the first.
func (g *guesser) name(i int) string {
	l := g.c.labels[i]
	if l == "" || strings.ContainsAny(l, "|#") || slices.Index(g.c.labels, l) != i {
		return fmt.Sprintf("#%d", i+1)
	}
	return l
}

// found is a column that means a field.
type found struct{ column, rank int }

// named maps a header by the vocabulary, each column checked against what stands in it.
func (g *guesser) named() *Mapping {
	by := map[Field][]found{}
	for i, l := range g.c.labels {
		if w, ok := meaning(l); ok {
			by[w.field] = append(by[w.field], found{i, w.rank})
		}
	}
	if by[FieldDate] == nil { // Transaction Time
		by[FieldDate] = by[FieldTime]
	}
	if by[FieldDate] == nil && threeDays(g.c.labels) == nil || by[FieldAmount] == nil && by[FieldIn] == nil && by[FieldOut] == nil {
		return nil
	}
	for _, list := range by {
		slices.SortStableFunc(list, func(a, b found) int { return a.rank - b.rank })
	}
	g.m = Mapping{Columns: map[Field][]string{}, Confidence: 100, Decimal: ".", DateOrder: YearFirst}
	if !g.dates(by) && !g.parted(by) {
		return nil
	}
	if !g.amounts(by) {
		return nil
	}
	for _, f := range []Field{FieldBalance, FieldCurrency, FieldPeer, FieldPeerAccount, FieldPayer, FieldPayerAccount, FieldPayee, FieldPayeeAccount, FieldRef, FieldStatus, FieldKind} {
		if list := by[f]; list != nil {
			g.m.Columns[f] = []string{g.name(list[0].column)}
		}
	}
	g.peers(by)
	g.onlySide()
	for _, f := range by[FieldMemo] {
		g.m.Columns[FieldMemo] = append(g.m.Columns[FieldMemo], g.name(f.column))
	}
	if g.m.Columns[FieldPeer] == nil && g.m.Columns[FieldPayer] == nil {
		g.doubt(10, fault.New(DoubtPayer, nil))
	}
	return g.done()
}

// sureness says how certain each column is: its name is one that banks use for the field, looks like one, or there is
// none; and what stands below it is read as the field.
func (g *guesser) sureness() {
	g.m.Sure = map[Field]int{}
	for field, columns := range g.m.Columns {
		least := 100
		for _, name := range columns {
			i := slices.Index(g.c.labels, name)
			if number, ok := strings.CutPrefix(name, "#"); ok {
				i = atoi(number) - 1
			}
			if i < 0 || i >= len(g.c.labels) {
				continue
			}
			sure := 50
			switch w, ok := meaning(g.c.labels[i]); {
			case ok && w.field == field && w.rank < 1000:
				sure = 100
			case ok && w.field == field:
				sure = 80
			}
			texts := g.column(i)
			switch field {
			case FieldDate:
				if len(columns) == len(dayParts) && threeDays(columns) != nil {
					sure = 100
					break
				}
				sure = sure * share(texts, func(s string) bool { return g.isDay(s, g.m.DateOrder) }) / 100
			case FieldIn, FieldOut, FieldAmount, FieldBalance:
				if len(texts) > 0 {
					sure = sure * share(texts, func(s string) bool { _, ok := g.number(s); return ok }) / 100
				}
			}
			least = min(least, sure)
		}
		g.m.Sure[field] = least
	}
}

func (g *guesser) done() *Mapping {
	g.sureness()
	g.m.Confidence = max(g.m.Confidence, 5)
	g.m.Delimiter = string(g.c.grid.delimiter)
	if g.c.grid.delimiter == 0 {
		g.m.Delimiter = ""
	}
	if !g.m.NoHeader {
		g.m.Headings = g.c.grid.rows[g.c.index].cells
	}
	return &g.m
}

func (g *guesser) doubt(cost int, f *fault.Fault) {
	g.m.Confidence -= cost
	g.m.Doubts = append(g.m.Doubts, f)
}

// dates takes the first column that holds dates, and one of times beside it.
func (g *guesser) dates(by map[Field][]found) bool {
	at := -1
	for _, c := range by[FieldDate] {
		texts := g.column(c.column)
		order, sure := dateOrder(texts)
		ok := func(s string) bool { return g.isDay(s, order) }
		if n := share(texts, ok); at >= 0 && n == 100 && len(texts) > 0 && g.fills(c.column, at) { // booked later than begun
			g.m.Columns[FieldDate] = append(g.m.Columns[FieldDate], g.name(c.column))
		} else if at < 0 && (n >= 50 || len(g.rows) == 0) {
			at = c.column
			g.m.Columns[FieldDate] = []string{g.name(at)}
			g.m.DateOrder = order
			if !sure {
				g.doubt(doubtOrderCost, fault.New(DoubtDateOrder, fault.Args{"value": texts[0], "order": string(order)}))
			}
		}
	}
	if at < 0 {
		return false
	}
	g.times(by, at)
	return true
}

// times takes the first column of times beside the day's.
func (g *guesser) times(by map[Field][]found, at int) {
	for _, c := range append(slices.Clone(by[FieldTime]), by[FieldDate]...) {
		isTime := func(s string) bool {
			_, moment := parseMoment(s, g.m.DateOrder, g.c.grid)
			return !moment && parseTime(s, g.c.grid) != "" && !strings.ContainsAny(s, "-/月")
		}
		if c.column != at && share(g.column(c.column), isTime) >= 50 {
			g.m.Columns[FieldTime] = []string{g.name(c.column)}
			break
		}
	}
}

// isDay says that a text is a day, with its year or without.
func (g *guesser) isDay(s string, order DateOrder) bool {
	if _, ok := parseMoment(s, order, g.c.grid); ok {
		return true
	}
	for _, order := range []DateOrder{MonthFirst, DayFirst} {
		if _, _, ok := parseYearDay(s, order, g.c.grid); ok {
			return true
		}
	}
	return false
}

// fills says that a column has text in lines where another, of the same meaning, has none: what is not booked yet has only
// the day on which it began.
func (g *guesser) fills(column, empty int) bool {
	some := false
	for _, r := range g.rows[:min(len(g.rows), sampleRows)] {
		if column >= len(r.cells) || tidy(r.cells[column]) == "" {
			continue
		}
		if empty >= len(r.cells) {
			return false
		}
		some = some || tidy(r.cells[empty]) == ""
	}
	return some
}
