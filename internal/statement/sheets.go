package statement

import (
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// readSheets reads the sheet of a workbook that was asked for, or the one that is known best, and asks where others hold
// lines of their own: a bookkeeper's year has a sheet for each month. Sheets with the same lines are copies; hidden ones are
// not asked about.
func readSheets(f *file, opt Options) (*Statement, error) {
	if len(f.grids) < 2 || f.text != "" {
		return readOne(f, opt)
	}
	want := opt.Answers[AskMember]
	if i := slices.IndexFunc(f.grids, func(g *grid) bool { return g.sheet == want }); want != "" && i >= 0 {
		s, err := readOne(f.only(i), opt)
		if err != nil {
			return nil, err
		}
		choices := []string{want}
		for k, g := range f.grids {
			if k != i {
				choices = append(choices, g.sheet)
			}
		}
		s.Questions = append(s.Questions, Question{Ask: AskMember, Guess: want, Choices: choices, Example: want})
		return s, nil
	}
	s, err := readOne(f, opt)
	if err != nil || len(s.Lines) == 0 {
		return s, err
	}
	choices := []string{s.Sheet}
	for i, g := range f.grids {
		if g.sheet == s.Sheet || g.hidden || len(g.rows) < 2 {
			continue
		}
		other, err := readOne(f.only(i), opt)
		if err == nil && other.Format == s.Format && other.Layout == s.Layout && len(other.Lines) > 0 && !s.holds(other) {
			choices = append(choices, g.sheet)
		}
	}
	if len(choices) > 1 {
		s.Questions = append(s.Questions, Question{Ask: AskMember, Guess: s.Sheet, Choices: choices, Example: s.Sheet})
		s.Problems = append(s.Problems, Problem{Fault: fault.New(SeveralMembers, fault.Args{"count": len(choices), "names": strings.Join(choices, "、"), "taken": s.Sheet})})
	}
	return s, nil
}

// only is the workbook with one of its sheets; the others are named.
func (f *file) only(i int) *file {
	one := *f
	one.grids = f.grids[i : i+1]
	for k, g := range f.grids {
		if k != i && len(g.rows) > 0 {
			one.others = append(slices.Clip(one.others), g.sheet)
		}
	}
	return &one
}

// holds says that all lines of another reading are among these.
func (s *Statement) holds(other *Statement) bool {
	type fact struct{ day, side, amount, peer, ref string }
	of := func(l *Line) fact {
		return fact{l.Date.String(), string(l.Direction), l.Amount.StringFixed(5), l.PayerName, l.Reference}
	}
	have := map[fact]int{}
	for i := range s.Lines {
		have[of(&s.Lines[i])]++
	}
	for i := range other.Lines {
		k := of(&other.Lines[i])
		if have[k]--; have[k] < 0 {
			return false
		}
	}
	return true
}
