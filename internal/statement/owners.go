package statement

import (
	"slices"
	"strings"

	"zhangfang/internal/fault"
)

// owners are the accounts of a table that holds more than one: told by a column of its own, or above each of several
// tables that stand below each other.
type owners struct {
	at    string   // the account above the lines at work
	names []string // in the order of the file
	first []int    // index of the line with which each stretch begins
	of    []int    // whose stretch it is, in names
}

// add says whose the line is that was just read, the n-th. An empty name is the account above.
func (o *owners) add(name string, n int) {
	if name == "" {
		name = o.at
	}
	if k := len(o.of); k > 0 && o.names[o.of[k-1]] == name {
		return
	}
	i := slices.Index(o.names, name)
	if i < 0 {
		if i = len(o.names); i >= 100 { // no account has so many others beside it: the column holds something else
			return
		}
		o.names = append(o.names, name)
	}
	o.first, o.of = append(o.first, n-1), append(o.of, i)
}

// choose keeps the lines of the account that was asked for, or asks where there are several. Balances and totals of
// several accounts belong to none of them.
func (o *owners) choose(s *Statement, opt Options) error {
	names := slices.DeleteFunc(slices.Clone(o.names), func(name string) bool { return name == "" })
	if len(names) < 2 {
		return nil
	}
	want := opt.Answers[AskAccount]
	s.Opening, s.Closing, s.Totals = nil, nil, nil
	s.Questions = append(s.Questions, Question{Ask: AskAccount, Guess: want, Choices: names, Example: names[0]})
	if want == "" {
		s.Problems = append(s.Problems, Problem{Fault: fault.New(SeveralAccounts, fault.Args{"count": len(names), "accounts": strings.Join(names, "、")})})
		return nil
	}
	if !slices.Contains(names, want) {
		return fault.New(NoSuchAnswer, fault.Args{"value": want, "choices": strings.Join(names, "、")})
	}
	lines := s.Lines
	s.Lines, s.Account.Number = nil, want
	for k, from := range o.first {
		to := len(lines)
		if k+1 < len(o.first) {
			to = o.first[k+1]
		}
		if name := o.names[o.of[k]]; name == want || name == "" {
			s.Lines = append(s.Lines, lines[from:to]...)
			continue
		}
		for _, l := range lines[from:to] {
			s.Skipped = append(s.Skipped, Note{l.Row, OtherAccount, l.Raw.Cells()})
		}
	}
	return nil
}
