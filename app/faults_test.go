package app

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

var update = flag.Bool("update", false, "rewrite the catalogue of faults; then read it")

// catalogue lists every fault with what provokes it and its exact text in both languages.
const catalogue = "../internal/fault/ERRORS.md"

// provoked is a sentence as somebody saw it.
type provoked struct {
	by string // the call and its request
	f  *fault.Fault
}

// UX 39: every sentence that the program can say is provoked, either here in the office, and then the catalogue has its exact
// text, or by a test that names it. Run with -update to write the catalogue anew.
func TestEveryFaultIsProvokedAndListed(t *testing.T) {
	seen := refusals(t)
	named := named(t)
	var b strings.Builder
	b.WriteString(preface)
	group := ""
	for _, key := range sentences(t) {
		if pkg, _, _ := strings.Cut(key, "."); pkg != group {
			group = pkg
			fmt.Fprintf(&b, "\n## %s\n", group)
		}
		f := &fault.Fault{Key: fault.Key(key)}
		by := strings.Join(named[key], ", ")
		if p, ok := seen[key]; ok {
			f, by = p.f, "`"+p.by+"`"
		}
		if by == "" {
			t.Errorf("nothing provokes %s: put what does into testdata/office.refusals, or name it in a test", key)
		}
		fmt.Fprintf(&b, "\n**%s** · %s\n- %s\n- %s\n", key, by, line("zh-CN", f), line("en", f))
	}
	if *update {
		if err := os.WriteFile(catalogue, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s is behind: go test ./app -run TestEveryFault -update, then read what changed", catalogue)
	}
}

const preface = `# What the program can say is wrong

Made by ` + "`go test ./app -run TestEveryFault -update`" + `; a test compares it. Under each key stands what provokes it: a call in the office of
app/testdata/office.deeds, with the text exactly as it is said, or the tests that name the key, with its sentence and the gaps
that the facts fill.
`

// line is a fault's text without its parts, on one line.
func line(lang string, f *fault.Fault) string {
	alone := *f
	alone.Parts = nil
	return strings.ReplaceAll(fault.Text(lang, &alone), "\n", " ")
}

// refusals goes through what the office is refused, and gathers every sentence that comes back: the refusal, its parts, and what an
// answer says of rows that cannot be done. A refusal must change nothing.
func refusals(t *testing.T) map[string]provoked {
	t.Helper()
	p := office(t)
	seen := map[string]provoked{}
	for _, d := range deeds(t, "office.deeds") {
		p.doesDeed(t, d)
	}
	for _, d := range deeds(t, "office.refusals") {
		before, _ := p.content(t, 0)
		if d.kind == "-" {
			p.doesDeed(t, d)
			continue
		}
		out, w := p.does(t, d.call, d.in)
		by := d.call + " " + d.in
		if w == nil {
			gather(t, seen, by, []byte(out))
		} else if w.Fault == nil {
			t.Errorf("office.refusals:%d: a bug: %s", d.line, p.log.String())
			continue
		} else {
			keep(seen, by, w.Fault)
			if now, _ := p.content(t, 0); now != before {
				t.Errorf("office.refusals:%d: the refused %s changed the book", d.line, d.call)
			}
		}
		if _, ok := seen[d.kind]; !ok {
			t.Errorf("office.refusals:%d: %s is not said, but %v %s", d.line, d.kind, w, shortened(out))
		}
	}
	return seen
}

func shortened(s string) string { return s[:min(len(s), 400)] }

// keep notes a fault and its parts, each key once.
func keep(seen map[string]provoked, by string, f *fault.Fault) {
	if _, ok := seen[string(f.Key)]; !ok {
		seen[string(f.Key)] = provoked{by, f}
	}
	for _, p := range f.Parts {
		keep(seen, by, p)
	}
}

// gather notes the sentences that stand in an answer.
func gather(t *testing.T, seen map[string]provoked, by string, out []byte) {
	t.Helper()
	var answer any
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if key, ok := v["key"].(string); ok && strings.Contains(key, ".") {
				args, _ := v["args"].(map[string]any)
				keep(seen, by, fault.New(fault.Key(key), args))
			}
			if about, ok := v["ask"].(string); ok && v["choices"] != nil { // what a file leaves open
				args, _ := v["args"].(map[string]any)
				keep(seen, by, fault.New(fault.Key("statement.ask_"+about), args))
			}
			if reason, ok := v["reason"].(string); ok && v["row"] != nil { // why a row of a file is no line of it
				keep(seen, by, fault.New(fault.Key("statement.reason_"+reason), nil))
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(answer)
}

// sentences are the keys that have one, sorted, but for the reasons of proposals: those refuse nothing, and match has a golden file
// of its own for them.
func sentences(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../internal/fault/text/zh-CN/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		if filepath.Base(file) == "match.json" {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var flat map[string]string
		if err := json.Unmarshal(raw, &flat); err != nil {
			t.Fatal(err)
		}
		for key := range flat {
			all = append(all, strings.TrimSuffix(filepath.Base(file), ".json")+"."+key)
		}
	}
	slices.Sort(all)
	return all
}

// named gives for each key the tests that name it: by its constant, spelled out in their sources, or by its sentence in a script or a
// golden file.
func named(t *testing.T) map[string][]string {
	t.Helper()
	constants := map[string]string{} // "receipt.OverAllocated" → its key
	type file struct {
		path, pkg string
		ast       *ast.File
	}
	var tests []file
	found := map[string]map[string]bool{}
	note := func(key, path string) {
		if found[key] == nil {
			found[key] = map[string]bool{}
		}
		found[key][strings.TrimPrefix(filepath.ToSlash(path), "../")] = true
	}
	pieces := pieces(t)
	spelled := regexp.MustCompile(`[a-z]+\.[a-z][a-z0-9_]+`)
	set := token.NewFileSet()
	for _, root := range []string{"../internal", "../app"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasPrefix(filepath.Base(path), "office.") {
				return err
			}
			if strings.HasSuffix(path, ".txtar") || strings.HasSuffix(path, ".golden") {
				raw, err := os.ReadFile(path)
				for key, piece := range pieces {
					if strings.Contains(string(raw), piece) {
						note(key, path)
					}
				}
				return err
			}
			if filepath.Ext(path) != ".go" {
				return nil
			}
			f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			if pkg := strings.TrimSuffix(f.Name.Name, "_test"); strings.HasSuffix(path, "_test.go") {
				tests = append(tests, file{path, pkg, f})
				return nil
			}
			declared(f, constants)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range tests {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok {
					note(constants[x.Name+"."+n.Sel.Name], f.path)
				}
			case *ast.Ident:
				note(constants[f.pkg+"."+n.Name], f.path)
			case *ast.BasicLit:
				if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
					for _, key := range spelled.FindAllString(text, -1) {
						note(key, f.path)
					}
				}
			}
			return true
		})
	}
	out := map[string][]string{}
	for key, at := range found {
		all := slices.Sorted(maps.Keys(at))
		out[key] = all[:min(2, len(all))]
	}
	return out
}

// pieces are the longest runs of sentences between their gaps, in Chinese: what a script or a golden file of ours shows of them.
func pieces(t *testing.T) map[string]string {
	out := map[string]string{}
	gap := regexp.MustCompile(`\{\{[^{}]*\}\}`)
	for _, key := range sentences(t) {
		longest := slices.MaxFunc(gap.Split(fault.Text("zh-CN", fault.New(fault.Key(key), nil)), -1), func(a, b string) int { return len(a) - len(b) })
		if len([]rune(longest)) >= 5 {
			out[key] = longest
		}
	}
	return out
}

// declared notes the constants of a file that are keys.
func declared(f *ast.File, constants map[string]string) {
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, value := range spec.Values {
			if call, ok := value.(*ast.CallExpr); ok && len(call.Args) == 1 {
				value = call.Args[0]
			}
			lit, ok := value.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				continue
			}
			if key, err := strconv.Unquote(lit.Value); err == nil && strings.Count(key, ".") == 1 {
				constants[f.Name.Name+"."+spec.Names[i].Name] = key
			}
		}
		return true
	})
}
