package app

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"zhangfang/internal/db"
	"zhangfang/internal/digest"
	"zhangfang/internal/receipt"
)

// deed is a line of testdata/office.deeds: what is asked of the program, and the kind of event that it leaves; "-" where the line
// only makes ready for others.
type deed struct {
	line           int
	kind, call, in string
}

// deeds reads lines of a kind, a call and its request. A line that begins with # says why.
func deeds(t *testing.T, file string) []deed {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var all []deed
	for i, line := range strings.Split(string(raw), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		part := strings.SplitN(line, " ", 3)
		if len(part) != 3 {
			t.Fatalf("%s:%d: want a kind, a call and a request", file, i+1)
		}
		all = append(all, deed{i + 1, part[0], part[1], strings.TrimSpace(part[2])})
	}
	return all
}

// noonThen is the moment of the office in testdata/office.deeds.
var noonThen = time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC)

// office is a program with a new book, in which it is noon of 22 November 2026.
func office(t *testing.T) *program {
	t.Helper()
	p := start(t)
	p.Clock = func() time.Time { return noonThen }
	p.make(t, "松风里物业")
	return p
}

// doesDeed does what a line says. What only the terminal can ask for is asked of the service.
func (p *program) doesDeed(t *testing.T, d deed) {
	t.Helper()
	if d.call != "cli.claim" {
		if _, w := p.does(t, d.call, d.in); w != nil {
			t.Fatalf("office.deeds:%d: %s: %v", d.line, d.call, w)
		}
		return
	}
	var entries []receipt.Entry
	if err := json.Unmarshal([]byte(d.in), &entries); err != nil {
		t.Fatal(err)
	}
	b, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Receipts.Settle(t.Context(), receipt.SettleRequest{Entries: entries}); err != nil {
		t.Fatalf("office.deeds:%d: %v", d.line, err)
	}
}

// does sends a request in which "text:…" stands for a file of that text, {"times": n, "of": …} for a list of the same, {"zip": {…}} for
// an archive of files, and {"@": "call field", …} for what that call answers there, with other fields put in its place.
func (p *program) does(t *testing.T, call, request string) (string, *Wire) {
	t.Helper()
	var in any
	if err := json.Unmarshal([]byte(request), &in); err != nil {
		t.Fatalf("%s %s: %v", call, request, err)
	}
	if _, ok := p.Calls()[call]; !ok {
		t.Fatalf("there is no call %s", call)
	}
	raw, err := json.Marshal(p.spelled(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return p.asked(t, call, string(raw))
}

func (p *program) spelled(t *testing.T, v any) any {
	t.Helper()
	switch v := v.(type) {
	case string:
		if text, ok := strings.CutPrefix(v, "text:"); ok {
			return base64.StdEncoding.EncodeToString([]byte(text))
		}
	case []any:
		for i := range v {
			v[i] = p.spelled(t, v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = p.spelled(t, v[name])
		}
		if n, ok := v["times"].(float64); ok {
			return slices.Repeat([]any{v["of"]}, int(n))
		}
		if parts, ok := v["zip"].(map[string]any); ok {
			return packed(t, parts)
		}
		from, ok := v["@"].(string)
		if !ok {
			return v
		}
		delete(v, "@")
		base := p.answer(t, from)
		maps.Copy(base, v)
		return base
	}
	return v
}

// packed is an archive of files, in base64 as they are.
func packed(t *testing.T, files map[string]any) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data, err := base64.StdEncoding.DecodeString(files[name].(string))
		if err != nil {
			t.Fatal(err)
		}
		if f, err := z.Create(name); err != nil {
			t.Fatal(err)
		} else if _, err := f.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// answer is what a call answers at a field: "settings.get settings", "contracts.get/{"id":1} contract.charges.0".
func (p *program) answer(t *testing.T, from string) map[string]any {
	t.Helper()
	from, field, _ := strings.Cut(from, " ")
	call, request, _ := strings.Cut(from, "/")
	if request == "" {
		request = "{}"
	}
	out, w := p.asked(t, call, request)
	if w != nil {
		t.Fatalf("%s: %v", from, w)
	}
	var all map[string]any
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	if field == "" {
		return all
	}
	var part any = all
	for _, name := range strings.Split(field, ".") {
		switch at := part.(type) {
		case map[string]any:
			part = at[name]
		case []any:
			if i, err := strconv.Atoi(name); err == nil && i < len(at) {
				part = at[i]
			}
		}
	}
	object, ok := part.(map[string]any)
	if !ok {
		t.Fatalf("%s answers no object at %s: %s", from, field, out)
	}
	return object
}

// content is a hash over all rows of the book but its history, and the kinds of the events after one, in their order.
func (p *program) content(t *testing.T, after int64) (hash string, kinds []string) {
	t.Helper()
	b, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	err = b.DB.Read(t.Context(), func(tx *db.Tx) error {
		kinds, err = db.Rows(t.Context(), tx, func(k *string) []any { return []any{k} }, "SELECT kind FROM events WHERE id > ? ORDER BY id", after)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return digest.Of(t, b.DB), kinds
}

// UX 31: whatever can be done, undoing it leaves the book as it was, and bringing it back leaves it as it had become. The office
// goes through every kind of event that the program writes, one upon the other; a kind that is new fails until it is there too.
func TestEveryDeedCanBeUndoneAndBroughtBack(t *testing.T) {
	p := office(t)
	seen := map[string]bool{"book.made": true, "history.undone": true} // the beginning, and the undoing itself
	_, all := p.content(t, 0)
	last := int64(len(all))
	undo := func(d deed, event int64) {
		t.Helper()
		if _, w := p.asked(t, "history.undo", fmt.Sprintf(`{"event":%d}`, event)); w != nil {
			t.Fatalf("office.deeds:%d: %s: undo: %v", d.line, d.kind, w)
		}
		last++
	}
	for _, d := range deeds(t, "office.deeds") {
		before, _ := p.content(t, last)
		p.doesDeed(t, d)
		after, did := p.content(t, last)
		first := last + 1
		last += int64(len(did))
		if d.kind == "-" {
			continue
		}
		if strings.Join(did, "+") != d.kind {
			t.Fatalf("office.deeds:%d: %s left %v, want %s", d.line, d.call, did, d.kind)
		}
		for i := len(did) - 1; i >= 0; i-- {
			undo(d, first+int64(i))
		}
		if now, _ := p.content(t, last); now != before {
			t.Errorf("office.deeds:%d: %s: undone, it leaves another book", d.line, d.kind)
		}
		for event := last; event >= first+int64(len(did)); event-- {
			undo(d, event)
		}
		if now, _ := p.content(t, last); now != after {
			t.Errorf("office.deeds:%d: %s: brought back, it leaves another book", d.line, d.kind)
		}
		for _, kind := range did {
			seen[kind] = true
		}
	}
	for kind, at := range kinds(t) {
		if !seen[kind] {
			t.Errorf("%s: nothing in office.deeds leaves a %s", at, kind)
		}
	}
	if w := p.holds(t); w != "" {
		t.Error(w)
	}
}

// holds says what does not hold in the book.
func (p *program) holds(t *testing.T) string {
	t.Helper()
	r, err := p.Verify(t.Context(), None{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Checks {
		if !c.OK {
			return fmt.Sprintf("%s does not hold: %v", c.Name, c.Problems)
		}
	}
	return ""
}

// written are the kinds of events whose name is put together where they are written, by how the sources spell that.
var written = map[string][]string{
	`internal/task: "task." + q.State`:                     {"task.done", "task.snoozed", "task.open"},
	`internal/contract: "contract." + kind`:                {"contract.amended", "contract.renewed", "contract.terminated", "contract.transferred"},
	`internal/contract: kind`:                              {"contract.milestone_confirmed", "contract.milestone_reopened"},
	`internal/contract: archiving("contract", r.Archived)`: {"contract.archived", "contract.restored"},
	`internal/contract: archiving("fee_item", r.Archived)`: {"fee_item.archived", "fee_item.restored"},
	`internal/customer: kind`:                              {"customer.archived", "customer.restored"},
	`internal/meter: kind`:                                 {"meter.archived", "meter.restored", "pool.archived", "pool.restored"},
	`internal/document: kind`:                              {"template.archived", "template.restored"},
	`internal/receipt: kind`:                               {"receipt.set_aside", "receipt.reopened"},
}

// kinds are the kinds of events that the sources write, and where.
func kinds(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	used := map[string]bool{}
	set := token.NewFileSet()
	err := filepath.WalkDir("../internal", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || filepath.Base(filepath.Dir(path)) == "demo" {
			return err
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			if fun, ok := call.Fun.(*ast.SelectorExpr); !ok || fun.Sel.Name != "Record" {
				return true
			}
			at := set.Position(call.Pos()).String()
			if lit, ok := call.Args[0].(*ast.BasicLit); ok {
				kind, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				all[kind] = at
				return true
			}
			var b strings.Builder
			if err := printer.Fprint(&b, set, call.Args[0]); err != nil {
				t.Fatal(err)
			}
			how := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../") + ": " + b.String()
			if written[how] == nil {
				t.Errorf("%s: it is not known which kinds of events this writes: %s", at, how)
			}
			used[how] = true
			for _, kind := range written[how] {
				all[kind] = at
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for how := range written {
		if !used[how] {
			t.Errorf("nothing writes its events as %s any more", how)
		}
	}
	if len(all) < 60 {
		t.Fatalf("only %v were found", slices.Sorted(maps.Keys(all)))
	}
	return all
}

// Every kind of event has its word in the window, in both languages: a history in which a key is shown tells nobody anything.
func TestEveryKindOfEventHasItsWord(t *testing.T) {
	for _, lang := range []string{"zh-CN", "en"} {
		raw, err := os.ReadFile(filepath.Join("../frontend/src/i18n", lang, "parts.json"))
		if err != nil {
			t.Fatal(err)
		}
		var words struct {
			Kind map[string]string `json:"kind"`
		}
		if err := json.Unmarshal(raw, &words); err != nil {
			t.Fatal(err)
		}
		for kind, at := range kinds(t) {
			if words.Kind[strings.Replace(kind, ".", "_", 1)] == "" {
				t.Errorf("%s: %s has no word in %s", at, kind, lang)
			}
		}
	}
}
