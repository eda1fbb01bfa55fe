package app

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

var callName = regexp.MustCompile(`^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$`)

func TestEveryCallTakesAndGivesANamedStruct(t *testing.T) {
	for name, call := range New("").Calls() {
		if !callName.MatchString(name) {
			t.Errorf("%s is no name: the bound struct and its method, both with a small first letter", name)
		}
		for side, typ := range map[string]reflect.Type{"takes": call.In, "gives": call.Out} {
			if typ.Kind() != reflect.Struct || typ.Name() == "" || !strings.HasPrefix(typ.PkgPath(), "zhangfang/") {
				t.Errorf("%s %s %v, which is no named struct of ours: Wails could not make its TypeScript", name, side, typ)
			}
		}
	}
}

// spelledAsText are the types that are a string on the wire; Wails must be told, or its TypeScript is wrong.
var spelledAsText = []reflect.Type{reflect.TypeFor[money.Amount](), reflect.TypeFor[date.Date](), reflect.TypeFor[decimal.Decimal]()}

// measured are millimetres and points on paper, which are no sums of anything.
var measured = []string{"document.GridRequest.Dx", "document.GridRequest.Dy", "paper.Box.X", "paper.Box.Y", "paper.Box.W", "paper.Box.H", "paper.Column.Width",
	"paper.Block.Size", "paper.Block.Height", "settings.Image.Wide", "settings.Offset.Dx", "settings.Offset.Dy"}

func TestWhatIsTextOnTheWireIsTextInTypeScript(t *testing.T) {
	for _, f := range wireFields() {
		typ := f.field.Type
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		isText := slices.Contains(spelledAsText, typ) || typ.PkgPath() == "time" && typ.Name() == "Time"
		if tag := f.field.Tag.Get("ts_type"); isText && !strings.HasPrefix(tag, "string") {
			t.Errorf(`%s is %v without ts_type:"string"`, f.path, f.field.Type)
		}
		if k := typ.Kind(); (k == reflect.Float32 || k == reflect.Float64) && !slices.Contains(measured, f.path) {
			t.Errorf("%s is binary floating point", f.path)
		}
	}
}

var wireName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

func TestFieldsAreNamedAlikeOnTheWire(t *testing.T) {
	for _, f := range wireFields() {
		name, _, _ := strings.Cut(f.field.Tag.Get("json"), ",")
		if name != "-" && !(f.field.Anonymous && name == "") && !wireName.MatchString(name) {
			t.Errorf("%s is %q on the wire: lowerCamel wanted", f.path, name)
		}
	}
}

// wireField is a field of a type that goes over the wire.
type wireField struct {
	path  string
	field reflect.StructField
}

// wireFields are all fields of all types of ours that calls take and give, each once.
func wireFields() []wireField {
	var all []wireField
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			walk(typ.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[typ] || !strings.HasPrefix(typ.PkgPath(), "zhangfang/") {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() {
				all = append(all, wireField{fmt.Sprintf("%v.%s", typ, f.Name), f})
				walk(f.Type)
			}
		}
	}
	calls := New("").Calls()
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		walk(calls[name].In)
		walk(calls[name].Out)
	}
	return all
}

// A list that is null on the wire is a TypeError in the window. What a call answers about a new book, where nearly every
// list is empty, shows whether services make theirs.
func TestListsOfANewBookAreEmptyAndNotNull(t *testing.T) {
	p := start(t)
	p.make(t, "松风里")
	for _, c := range []struct{ name, request string }{
		{"books.recent", `{}`},
		{"books.current", `{}`},
		{"jobs.list", `{}`},
		{"settings.get", `{}`},
		{"feeItems.list", `{}`},
		{"customers.list", `{}`},
		{"customers.save", `{"customer":{"code":"K1","name":"云岫"},"requestId":"r-1"}`},
		{"customers.get", `{"id":1}`},
		{"contracts.list", `{}`},
		{"contracts.save", `{"contract":{"code":"HT1","customerId":1,"start":"2026-01-01","charges":[{"line":1,"feeItemId":1,"model":"fixed","price":"1","quantity":"0","cycleMonths":1}]}}`},
		{"contracts.get", `{"id":1}`},
		{"contracts.preview", `{"contract":{"code":"HT2","customerId":1,"start":"2026-01-01","charges":[{"line":1,"feeItemId":1,"model":"fixed","price":"1","quantity":"0","cycleMonths":1}]}}`},
		{"billing.preview", `{"through":"2025-01-01"}`},
		{"billing.run", `{"through":"2025-01-01"}`},
		{"invoices.list", `{}`},
		{"history.list", `{}`},
		{"bank.accounts", `{}`},
		{"bank.formats", `{}`},
		{"bank.imports", `{}`},
		{"bank.lines", `{}`},
		{"bank.pairs", `{}`},
		{"claims.queue", `{}`},
		{"claims.certain", `{}`},
		{"receipts.list", `{}`},
		{"reports.today", `{}`},
		{"reports.chase", `{}`},
		{"reports.aging", `{}`},
		{"reports.agingCustomer", `{"customerId":1}`},
		{"reports.received", `{"from":"2026-01-01","to":"2026-03-31"}`},
		{"reports.collection", `{"from":"2026-01-01","to":"2026-03-31"}`},
		{"reports.dso", `{"from":"2026-01-01","to":"2026-03-31"}`},
		{"reports.forecast", `{}`},
		{"reports.trend", `{}`},
		{"reports.search", `{"text":"没有"}`},
		{"tasks.list", `{}`},
		{"deposits.list", `{}`},
		{"deposits.get", `{"contractId":1}`},
		{"billing.lateSheet", `{}`},
		{"billing.lateRule", `{"contractId":1}`},
		{"settings.rules", `{}`},
		{"settings.views", `{}`},
		{"settings.calendar", `{"year":2031}`},
		{"backups.list", `{}`},
		{"history.verify", `{}`},
	} {
		out, w := p.asked(t, c.name, c.request)
		if w != nil {
			t.Errorf("%s %s: %v", c.name, c.request, w)
			continue
		}
		var answer any
		if err := json.Unmarshal([]byte(out), &answer); err != nil {
			t.Fatal(err)
		}
		for _, at := range nulls(c.name, answer, p.Calls()[c.name].Out) {
			t.Errorf("%s is null: %s", at, out)
		}
	}
}

// nulls are the places of an answer where its type has a list and the wire has null.
func nulls(at string, answer any, typ reflect.Type) []string {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	var found []string
	switch typ.Kind() {
	case reflect.Slice, reflect.Map:
		if answer == nil {
			return []string{at}
		}
		if list, ok := answer.([]any); ok {
			for i, v := range list {
				found = append(found, nulls(fmt.Sprintf("%s[%d]", at, i), v, typ.Elem())...)
			}
		}
	case reflect.Struct:
		object, ok := answer.(map[string]any)
		if !ok {
			return nil
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch value, there := object[name]; {
			case f.Anonymous && name == "":
				found = append(found, nulls(at, answer, f.Type)...)
			case there:
				found = append(found, nulls(at+"."+name, value, f.Type)...)
			}
		}
	}
	return found
}

func TestNullsAreFound(t *testing.T) {
	type inner struct {
		Rows []int `json:"rows"`
	}
	type outer struct {
		inner
		More []inner `json:"more"`
	}
	var answer any
	if err := json.Unmarshal([]byte(`{"rows":null,"more":[{"rows":[1]},{"rows":null}]}`), &answer); err != nil {
		t.Fatal(err)
	}
	if got := nulls("x", answer, reflect.TypeFor[outer]()); !slices.Equal(got, []string{"x.rows", "x.more[1].rows"}) {
		t.Errorf("got %v", got)
	}
}
