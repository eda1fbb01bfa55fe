package fault_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

var languages = []string{"zh-CN", "en"}

// sentences are all sentences of a language by key, read as the window's bundle reads them.
func sentences(t *testing.T, lang string) map[fault.Key]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("text", lang, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no sentences in %s: %v", lang, err)
	}
	all := map[fault.Key]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var flat map[string]string
		if err := json.Unmarshal(data, &flat); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key, sentence := range flat {
			all[fault.Key(strings.TrimSuffix(filepath.Base(name), ".json")+"."+key)] = sentence
		}
	}
	return all
}

var gap = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// gaps are the names of the facts that a sentence wants, sorted, each once.
func gaps(sentence string) []string {
	var names []string
	for _, m := range gap.FindAllStringSubmatch(sentence, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestEveryKeyHasItsSentenceInBothLanguages(t *testing.T) {
	program := read(t)
	for _, lang := range languages {
		texts := sentences(t, lang)
		for key, at := range program.keys {
			if strings.TrimSpace(texts[key]) == "" {
				t.Errorf("%s: %s has no sentence in %s", at, key, lang)
			}
		}
		for prefix, at := range program.prefixes {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(texts)), func(k fault.Key) bool { return strings.HasPrefix(string(k), prefix) }) {
				t.Errorf("%s: nothing in %s begins with %s", at, lang, prefix)
			}
		}
	}
}

// onlyInTheWindow are sentences for faults that the frontend itself makes; it must name them.
var onlyInTheWindow = []fault.Key{}

func TestEverySentenceIsSaidSomewhere(t *testing.T) {
	program := read(t)
	for key := range sentences(t, "zh-CN") {
		_, used := program.keys[key]
		for prefix := range program.prefixes {
			used = used || strings.HasPrefix(string(key), prefix)
		}
		if !used && !slices.Contains(onlyInTheWindow, key) {
			t.Errorf("nobody says %s", key)
		}
	}
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	zh, en := sentences(t, "zh-CN"), sentences(t, "en")
	han := regexp.MustCompile(`\p{Han}`)
	for key, sentence := range zh {
		other, ok := en[key]
		if !ok {
			t.Errorf("%s has no English", key)
			continue
		}
		if !slices.Equal(gaps(sentence), gaps(other)) {
			t.Errorf("%s wants %v in Chinese and %v in English", key, gaps(sentence), gaps(other))
		}
		if strings.TrimSpace(sentence) == "" || strings.TrimSpace(other) == "" {
			t.Errorf("%s says nothing", key)
		}
		if !han.MatchString(sentence) {
			t.Errorf("%s is not Chinese: %s", key, sentence)
		}
	}
	for key := range en {
		if _, ok := zh[key]; !ok {
			t.Errorf("%s has no Chinese", key)
		}
	}
}

// A fact that a sentence wants and nobody gives would be shown as {{name}}.
func TestEveryGapIsFilledWhereTheFaultIsMade(t *testing.T) {
	program, zh := read(t), sentences(t, "zh-CN")
	for key, places := range program.facts {
		for _, place := range places {
			for _, name := range gaps(zh[key]) {
				if !place.facts[name] {
					t.Errorf("%s: %s is made without %q", place.at, key, name)
				}
			}
		}
	}
}

const left fault.Key = "receipt.over_allocated"

func TestASentenceIsFilledPlacedAndFollowedByItsParts(t *testing.T) {
	const key fault.Key = "form.unknown_word"
	word := fault.New(key, fault.Args{"value": "x", "choices": "a, b"})
	for _, c := range []struct {
		when string
		lang string
		f    *fault.Fault
		want string
	}{
		{"plain", "zh-CN", word, "“x”不是可选的值。请从这些里选一个：a, b。"},
		{"in Chinese with a place", "zh-CN", word.At("客户", "3"), "客户 / 3：“x”不是可选的值。请从这些里选一个：a, b。"},
		{"in an unknown language", "fr", word, "“x”不是可选的值。请从这些里选一个：a, b。"},
		{"without a sentence", "en", fault.New("no.such_key", nil), "no.such_key"},
		{"a fact that looks like a gap", "zh-CN", fault.New(key, fault.Args{"value": "{{choices}}", "choices": "{{value}}"}),
			"“{{choices}}”不是可选的值。请从这些里选一个：{{value}}。"},
	} {
		if got := fault.Text(c.lang, c.f); got != c.want {
			t.Errorf("%s: %s", c.when, got)
		}
	}
	many, _ := fault.Many("no.such_key", []*fault.Fault{word.At("a"), word.At("b")}).(*fault.Fault)
	lines := strings.Split(fault.Text("en", many), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "a: ") || !strings.HasPrefix(lines[2], "b: ") {
		t.Errorf("got %q", lines)
	}
}

func TestAFaultKnowsItsPlaceAndItsKind(t *testing.T) {
	inner := fault.New(left, fault.Args{"left": money.Amount(100), "asked": money.Amount(250)})
	outer := inner.At("amount").At("parts", "0")
	if got := strings.Join(outer.Path, "/"); got != "parts/0/amount" {
		t.Errorf("the place is %s", got)
	}
	if len(inner.Path) != 0 {
		t.Errorf("naming a place changed the fault it was named for: %v", inner.Path)
	}
	wrapped := fmt.Errorf("allocate: %w", outer)
	if fault.As(wrapped) != outer || !errors.Is(wrapped, fault.New(left, nil)) {
		t.Errorf("%v is not found again", wrapped)
	}
	if errors.Is(wrapped, fault.New("receipt.other", nil)) {
		t.Error("it is taken for another")
	}
	if fault.As(errors.New("boom")) != nil || fault.As(nil) != nil {
		t.Error("a bug is taken for a fault")
	}
	if got := outer.Error(); got != "receipt.over_allocated at parts/0/amount asked=2.50 left=1.00" {
		t.Errorf("the log says %s", got)
	}
}

func TestManyOfNothingIsNothing(t *testing.T) {
	if err := fault.Many(left, nil); err != nil {
		t.Errorf("got %v", err)
	}
	err := fault.Many(left, []*fault.Fault{fault.New("a.b", nil), fault.New("a.c", nil)})
	f := fault.As(err)
	if f == nil || f.Args["count"] != 2 || len(f.Parts) != 2 || !strings.Contains(f.Error(), "; a.b; a.c") {
		t.Errorf("got %v", err)
	}
}

func TestTheWireOfAFault(t *testing.T) {
	got, err := json.Marshal(fault.New(left, fault.Args{"left": money.Amount(5)}).At("parts", "0"))
	if err != nil || string(got) != `{"key":"receipt.over_allocated","args":{"left":"0.05"},"path":["parts","0"]}` {
		t.Errorf("%s, %v", got, err)
	}
}
