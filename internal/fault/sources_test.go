package fault_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

// said is what the program's sources say of keys.
type said struct {
	keys     map[fault.Key]string   // each key that is named, and where
	prefixes map[string]string      // beginnings of keys that are put together while running, and where
	facts    map[fault.Key][]filled // the facts that are given to a key where it is made, as far as they stand there as a literal
}

// filled is one fault.New with its facts.
type filled struct {
	at    string
	facts map[string]bool
}

// file is one parsed file.
type file struct {
	name string // of its package
	ast  *ast.File
}

// read goes through the Go sources of internal and app, without tests.
func read(t *testing.T) said {
	t.Helper()
	s := said{keys: map[fault.Key]string{}, prefixes: map[string]string{}, facts: map[fault.Key][]filled{}}
	set := token.NewFileSet()
	var files []file
	for _, root := range []string{"..", "../../app"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err == nil {
				files = append(files, file{f.Name.Name, f})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	named := map[string]fault.Key{} // "billing.NoSuchInvoice" → its key
	for _, f := range files {
		s.declared(f, set, named)
	}
	for _, f := range files {
		s.filled(f, set, named)
	}
	if len(s.keys) < 50 {
		t.Fatalf("only %d keys found: the test looks in the wrong place", len(s.keys))
	}
	return s
}

// declared notes constants of type fault.Key and conversions to it.
func (s said) declared(f file, set *token.FileSet, named map[string]fault.Key) {
	ast.Inspect(f.ast, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for i, value := range n.Values {
				if call, ok := value.(*ast.CallExpr); ok && isKey(call.Fun) {
					value = call.Args[0]
				} else if n.Type == nil || !isKey(n.Type) {
					continue
				}
				if text, ok := literal(value); ok {
					s.keys[fault.Key(text)] = set.Position(n.Pos()).String()
					named[f.name+"."+n.Names[i].Name] = fault.Key(text)
				}
			}
		case *ast.CallExpr:
			if !isKey(n.Fun) || len(n.Args) != 1 {
				return true
			}
			if text, ok := literal(n.Args[0]); ok {
				s.keys[fault.Key(text)] = set.Position(n.Pos()).String()
			} else if sum, ok := n.Args[0].(*ast.BinaryExpr); ok {
				if text, ok := literal(sum.X); ok {
					s.prefixes[text] = set.Position(n.Pos()).String()
				}
			}
		}
		return true
	})
}

// filled notes calls that are given a key and, right after it, its facts as nil or as a literal: fault.New(Key, facts), and
// what passes both on, such as a checker's add. match.because is given names and facts one after the other.
func (s said) filled(f file, set *token.FileSet, named map[string]fault.Key) {
	ast.Inspect(f.ast, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if fun, ok := call.Fun.(*ast.SelectorExpr); ok && fun.Sel.Name == "Is" && isName(fun.X, "errors") {
			return false // compares keys: nobody reads that fault
		}
		for i, arg := range call.Args {
			key, known := named[spelled(f.name, arg)]
			if !known {
				continue
			}
			facts, whole := map[string]bool{}, false
			if isName(call.Fun, "because") {
				facts, whole = inPairs(call.Args[i+1:])
			} else if i+1 < len(call.Args) {
				facts, whole = given(call.Args[i+1])
			}
			if whole {
				s.facts[key] = append(s.facts[key], filled{set.Position(call.Pos()).String(), facts})
			}
		}
		return true
	})
}

// inPairs are the names of facts in a list of names and facts.
func inPairs(args []ast.Expr) (facts map[string]bool, whole bool) {
	facts = map[string]bool{}
	for i := 0; i < len(args); i += 2 {
		name, ok := literal(args[i])
		if !ok {
			return nil, false
		}
		facts[name] = true
	}
	return facts, true
}

// given are the names of facts that stand in the sources; whole says that there can be no others.
func given(e ast.Expr) (facts map[string]bool, whole bool) {
	facts = map[string]bool{}
	if isName(e, "nil") {
		return facts, true
	}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	for _, element := range lit.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		name, ok := literal(pair.Key)
		if !ok {
			return nil, false
		}
		facts[name] = true
	}
	return facts, true
}

// spelled is the name of a constant with its package.
func spelled(pkg string, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return pkg + "." + e.Name
	case *ast.SelectorExpr:
		if from, ok := e.X.(*ast.Ident); ok {
			return from.Name + "." + e.Sel.Name
		}
	}
	return ""
}

func isKey(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Key" && isName(sel.X, "fault")
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
