// Package internal_test holds the picture of this program. internal/README.md tells it in words.
package internal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// picture is the program, ring by ring from the inside out. Read it like a page: a package may import what was read
// before it, and nothing else of ours. A new package gets its place here in the commit that makes it.
var picture = []struct{ ring, packages string }{
	{"tests", "law"},
	{values, "fault money date pinyin"},
	{pure, "form list formula charge latefee sheet statement match paper"},
	{book, "disk db history job"},
	{"tests of books", "digest"},
	{services, "settings customer meter contract billing bank receipt deposit closing exchange report document task verify backup demo"},
	{doors, "app frontend app/httpapi app/cli app/desktop/bindgen app/desktop"},
	{"the program", "main"},
}

const (
	values   = "values"   // know nothing but themselves
	pure     = "pure"     // files, contracts and balances in; lines, proposals and PDFs out
	book     = "book"     // the SQLite file, and files
	services = "services" // where work is done
	doors    = "doors"    // through which people come in
)

// forbidden are imports that would give a ring what it must not have.
var forbidden = map[string][]string{
	values: {"context", "database/sql", "log", "log/slog", "net", "net/http", "os", "os/exec"},
	pure:   {"context", "database/sql", "log", "log/slog", "net", "net/http", "os", "os/exec"},
}

// clockless rings are given the time: pure code as dates, services as the Now of their transaction.
var clockless = []string{values, pure, services}

// windowed are the only packages that know Wails.
var windowed = []string{"main", "app/desktop"}

func TestImportsPointInwards(t *testing.T) {
	place, ring := places(t)
	for _, f := range sources(t) {
		at, ok := place[f.pkg]
		if !ok {
			t.Errorf("%s: package %s is not in the picture: give it its place in internal/arch_test.go", f.path, f.pkg)
			continue
		}
		for _, imported := range f.imports {
			if own, ok := ours(imported); ok {
				if to, known := place[own]; !known || to >= at {
					t.Errorf("%s (%s) imports %s, which is not before it in the picture of internal/arch_test.go", f.path, ring[f.pkg], imported)
				}
				continue
			}
			if slices.Contains(forbidden[ring[f.pkg]], imported) {
				t.Errorf("%s imports %s: %s packages have no database, clock, context, files, network or log", f.path, imported, ring[f.pkg])
			}
			if strings.HasPrefix(imported, "github.com/wailsapp/wails/") && !slices.Contains(windowed, f.pkg) {
				t.Errorf("%s imports %s: only %s know Wails", f.path, imported, strings.Join(windowed, " and "))
			}
		}
	}
}

func TestPackageNamesAreUnique(t *testing.T) {
	folders := map[string]string{} // name → folder
	for _, f := range sources(t) {
		if f.name == "main" {
			continue
		}
		folder := filepath.Dir(f.path)
		if other, taken := folders[f.name]; taken && other != folder {
			t.Errorf("%s and %s are both package %s: the window's bindings could not tell them apart", other, folder, f.name)
		}
		folders[f.name] = folder
	}
}

func TestTimeIsGiven(t *testing.T) {
	_, ring := places(t)
	for _, f := range sources(t) {
		if !slices.Contains(clockless, ring[f.pkg]) {
			continue
		}
		for _, call := range f.calls("time", "Now", "Since", "Until", "After", "Tick") {
			t.Errorf("%s: %s packages are given the time", call, ring[f.pkg])
		}
	}
}

// gofpdf's own line breaking loses a Han character at each break; internal/paper has its own.
func TestNobodyUsesBrokenLineBreaking(t *testing.T) {
	for _, f := range sources(t) {
		for _, call := range f.calls("", "MultiCell", "SplitText", "SplitLines") {
			t.Errorf("%s: gofpdf loses characters here; use paper's line breaker", call)
		}
	}
}

// What a user typed or a bank wrote must never become HTML or code.
func TestTheWindowHasNoHTMLSinks(t *testing.T) {
	sink := regexp.MustCompile(`dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc`)
	for _, f := range scripts(t) {
		for i, line := range f.lines {
			if found := sink.FindString(line); found != "" {
				t.Errorf("%s:%d: %s turns text into HTML or code", f.path, i+1, found)
			}
		}
	}
}

var (
	importing = regexp.MustCompile(`(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]`)
	feature   = regexp.MustCompile(`^frontend/src/features/([^/]+)/`)
)

// features → ui, api, i18n; and only api knows that there is a Wails.
func TestTheWindowsFoldersKeepApart(t *testing.T) {
	for _, f := range scripts(t) {
		for i, line := range f.lines {
			for _, m := range importing.FindAllStringSubmatch(line, -1) {
				if complaint := misplaced(f.path, m[1]); complaint != "" {
					t.Errorf("%s:%d: imports %s: %s", f.path, i+1, m[1], complaint)
				}
			}
		}
	}
}

// misplaced says what is wrong with the import of a script, or nothing.
func misplaced(path, imported string) string {
	target := imported
	switch {
	case strings.HasPrefix(imported, "@/"):
		target = "frontend/src/" + strings.TrimPrefix(imported, "@/")
	case strings.HasPrefix(imported, "."):
		target = filepath.ToSlash(filepath.Join(filepath.Dir(path), imported))
	}
	here, there := feature.FindStringSubmatch(path), feature.FindStringSubmatch(target+"/")
	inner := strings.HasPrefix(path, "frontend/src/ui/") || strings.HasPrefix(path, "frontend/src/api/") || strings.HasPrefix(path, "frontend/src/i18n/")
	switch {
	case strings.Contains(target, "wailsjs") && !strings.HasPrefix(path, "frontend/src/api/"):
		return "only src/api knows Wails"
	case here != nil && there != nil && here[1] != there[1]:
		return "a feature does not know another"
	case inner && there != nil:
		return "ui, api and i18n do not know the features"
	}
	return ""
}

// source is one Go file of ours that is not a test.
type source struct {
	path    string // from the root, with slashes
	pkg     string // as in the picture: charge, app/cli, main
	name    string // of the package clause
	imports []string
	file    *ast.File
	set     *token.FileSet
}

// sources are all Go files of the program, whatever system or tag they are for. The task runner in build/ is not
// part of the program.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	walk(t, []string{".go"}, func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "build/") {
			return
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.SkipObjectResolution)
		if err != nil {
			t.Error(err)
			return
		}
		s := source{path: path, pkg: packageOf(path), name: file.Name.Name, file: file, set: set}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Error(err)
			}
			s.imports = append(s.imports, imported)
		}
		all = append(all, s)
	})
	if len(all) < 10 {
		t.Fatalf("only %d Go files found: the tests look in the wrong place", len(all))
	}
	return all
}

// calls are the places where a file mentions owner.name for one of the names; an empty owner is any.
func (s source) calls(owner string, names ...string) []string {
	var found []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok || !slices.Contains(names, sel.Sel.Name) {
			return true
		}
		from, isName := sel.X.(*ast.Ident)
		if owner == "" || isName && from.Name == owner {
			found = append(found, fmt.Sprintf("%s: .%s", s.set.Position(sel.Pos()), sel.Sel.Name))
		}
		return true
	})
	return found
}

// script is one TypeScript file of the window that is not a test.
type script struct {
	path  string
	lines []string
}

func scripts(t *testing.T) []script {
	t.Helper()
	var all []script
	walk(t, []string{".ts", ".tsx"}, func(path string, text []byte) {
		isTest := strings.Contains(path, ".test.") || strings.HasPrefix(path, "frontend/src/test/")
		if strings.HasPrefix(path, "frontend/src/") && !isTest {
			all = append(all, script{path, strings.Split(string(text), "\n")})
		}
	})
	return all
}

// walk reads all files of ours with one of the endings; paths are from the root, with slashes.
func walk(t *testing.T, endings []string, read func(path string, text []byte)) {
	t.Helper()
	elsewhere := []string{".git", "node_modules", "dist", "bin", "testdata", "wailsjs"}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains(elsewhere, entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !slices.Contains(endings, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fromRoot, err := filepath.Rel("..", path)
		if err != nil {
			return err
		}
		read(filepath.ToSlash(fromRoot), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// places are where each package stands in the picture, counted from its beginning, and in which ring.
func places(t *testing.T) (place map[string]int, ring map[string]string) {
	t.Helper()
	place, ring = map[string]int{}, map[string]string{}
	for _, r := range picture {
		for _, pkg := range strings.Fields(r.packages) {
			if _, twice := place[pkg]; twice {
				t.Fatalf("%s is twice in the picture", pkg)
			}
			place[pkg], ring[pkg] = len(place), r.ring
		}
	}
	return place, ring
}

// ours says whether an import is of this module, and its name in the picture.
func ours(imported string) (pkg string, ok bool) {
	rest, ok := strings.CutPrefix(imported, "zhangfang/")
	if !ok {
		return "", false
	}
	return strings.TrimPrefix(rest, "internal/"), true
}

// packageOf is the name in the picture of the package that a file belongs to.
func packageOf(path string) string {
	folder := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "internal/")
	if folder == "." {
		return "main"
	}
	return folder
}
