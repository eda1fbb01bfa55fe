// Package fault is the one kind of error that is meant for the user: a key that has a sentence in both languages,
// the facts for its gaps, and the place it speaks of. Every other error is a bug.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Key names a sentence: "db.in_use" is "in_use" in text/zh-CN/db.json and text/en/db.json beside this file.
type Key string

// Args are the facts of the sentence. Values are strings, numbers, money.Amount or date.Date.
type Args map[string]any

// Fault says what happened, where, and (in its sentence) what to do.
type Fault struct {
	Key   Key      `json:"key"`
	Args  Args     `json:"args,omitempty"`
	Path  []string `json:"path,omitempty"`  // the place: file, row, column or field names
	Parts []*Fault `json:"parts,omitempty"` // several at once, e.g. all errors of an import
}

// New makes a fault.
func New(key Key, args Args) *Fault { return &Fault{Key: key, Args: args} }

// Many gathers faults under one sentence; without any it is nil.
func Many(key Key, parts []*Fault) error {
	if len(parts) == 0 {
		return nil
	}
	return &Fault{Key: key, Args: Args{"count": len(parts)}, Parts: parts}
}

// At says where.
func (f *Fault) At(path ...string) *Fault {
	g := *f
	g.Path = append(slices.Clone(path), f.Path...)
	return &g
}

// Error is for logs: the user sees the sentence of the key.
func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(string(f.Key))
	if len(f.Path) > 0 {
		b.WriteString(" at " + strings.Join(f.Path, "/"))
	}
	for _, k := range slices.Sorted(maps.Keys(f.Args)) {
		fmt.Fprintf(&b, " %s=%v", k, f.Args[k])
	}
	for _, p := range f.Parts {
		b.WriteString("; " + p.Error())
	}
	return b.String()
}

// Is makes errors.Is(err, fault.New(key, nil)) compare keys.
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Key == f.Key
}

// As finds the fault in an error, or nil when the error is a bug.
func As(err error) *Fault {
	f, _ := errors.AsType[*Fault](err)
	return f
}
