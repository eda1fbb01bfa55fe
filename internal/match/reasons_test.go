package match

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zhangfang/internal/fault"
)

var gap = regexp.MustCompile(`{{(\w+)}}`)

// Every reason declared in reasons.go has a sentence in both languages, with the same gaps.
func TestReasonsHaveSentences(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "reasons.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		lit, ok := spec.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		key, _ := strconv.Unquote(lit.Value)
		zh, en := Reason{Key: fault.Key(key)}.Text("zh-CN"), Reason{Key: fault.Key(key)}.Text("en")
		if zh == key || en == key {
			t.Errorf("%s has no sentence", key)
		}
		if a, b := gaps(zh), gaps(en); a != b {
			t.Errorf("%s has the gaps %s and %s", key, a, b)
		}
		n++
		return true
	})
	if n < 40 {
		t.Fatalf("only %d reasons were found", n)
	}
}

func gaps(s string) string {
	found := map[string]bool{}
	for _, g := range gap.FindAllStringSubmatch(s, -1) {
		found[g[1]] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), " ")
}

// checkReasons says that a reason fills every gap of its sentences.
func checkReasons(t testing.TB, p Proposal) {
	t.Helper()
	for _, r := range p.Reasons {
		for _, lang := range []string{"zh-CN", "en"} {
			if s := r.Text(lang); strings.Contains(s, "{{") || s == string(r.Key) {
				t.Errorf("receipt %d: %s: %s", p.Receipt, r.Key, s)
			}
		}
	}
	if len(p.Reasons) == 0 {
		t.Errorf("receipt %d has a proposal without a reason: %+v", p.Receipt, p)
	}
}
