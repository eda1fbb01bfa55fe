package statement

import (
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// Table is what a screen for mapping columns shows of a table before it is read: the first rows as they stand, and the
// guess, if there is one.
type Table struct {
	Sheet     string     `json:"sheet"`     // of a workbook
	Encoding  string     `json:"encoding"`  //
	Delimiter string     `json:"delimiter"` // "" in a workbook
	Rows      []TableRow `json:"rows"`      // the first ones, at most 60
	Header    int        `json:"header"`    // 1-based row of the header that was guessed; 0 = none
	Mapping   *Mapping   `json:"mapping"`   // null where nothing could be guessed
}

// TableRow is a row with its number in the file.
type TableRow struct {
	Row   int      `json:"row"`
	Cells []string `json:"cells"`
}

// lookRows is how many rows a Table shows.
const lookRows = 60

// Look opens a table without reading its lines, also one that Read does not recognise: the user may then say which row
// is the header (Mapping.HeaderRow) and what its columns mean. Of opt.Mapping, which needs no columns here, Split and Encoding
// count. Of an archive the file is shown that Read would take, or the one that opt.Answers names; a file that is no table gives the
// same fault as Read.
func Look(src Source, opt Options) (*Table, error) {
	f, err := openAt(src.Data, opt, 0)
	if err == nil && f.members != nil {
		f, err = f.tableWithin(opt)
	}
	if err != nil {
		return nil, atFile(err, src.Name)
	}
	grids, err := f.tables()
	if err != nil {
		return nil, atFile(err, src.Name)
	}
	var best *grid
	m, _ := guess(f)
	for _, g := range grids {
		if best == nil || len(g.rows) > len(best.rows) {
			best = g
		}
	}
	if best == nil {
		_, err := Read(src, opt)
		return nil, err
	}
	t := &Table{Encoding: f.encoding, Mapping: m}
	if m != nil {
		if opt.Mapping != nil {
			m.Split, m.Encoding = opt.Mapping.Split, opt.Mapping.Encoding
		}
		if p, err := m.apply(f); err == nil {
			if best = p.grid; p.head >= 0 {
				t.Header = best.rows[p.head].num
			}
		}
	}
	t.Sheet = best.sheet
	if best.delimiter != 0 {
		t.Delimiter = string(best.delimiter)
	}
	for _, r := range best.rows[:min(len(best.rows), lookRows)] {
		cells := make([]string, len(r.cells))
		for i, c := range r.cells {
			cells[i] = strings.TrimFunc(c, blank)
		}
		t.Rows = append(t.Rows, TableRow{r.num, cells})
	}
	return t, nil
}

// tableWithin opens the file of an archive that Look shows: of several that nobody could read, the one with the most rows.
func (f *file) tableWithin(opt Options) (*file, error) {
	want := opt.Answers[AskMember]
	if want == "" {
		guessed := file{members: slices.Clone(f.members)}
		if s, err := readArchive(&guessed, Options{Password: opt.Password, Answers: opt.Answers}); err == nil {
			want = s.Member
		}
	}
	var best *file
	var why error
	for _, m := range f.members {
		if want != "" && m.name != want {
			continue
		}
		inner, err := openAt(m.data, opt, m.depth)
		if err == nil && inner.members != nil {
			inner, err = inner.tableWithin(Options{Password: opt.Password, Mapping: opt.Mapping})
		}
		if err == nil {
			_, err = inner.tables()
		}
		switch {
		case err == nil && (best == nil || inner.most() > best.most()):
			best = inner
		case err != nil && why == nil:
			why = err
		}
	}
	if best == nil && why == nil {
		why = fault.New(NoSuchAnswer, fault.Args{"value": want, "choices": ""})
	}
	if best == nil {
		return nil, why
	}
	return best, nil
}

// most is how many rows the largest table of a file has.
func (f *file) most() int {
	n := 0
	for _, g := range f.grids {
		n = max(n, len(g.rows))
	}
	return n
}
