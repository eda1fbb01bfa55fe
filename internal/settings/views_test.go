package settings

import (
	"reflect"
	"strings"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/form"
)

func TestViewsAreKeptWithTheBook(t *testing.T) {
	s := book(t)
	none, err := s.Views(t.Context())
	if err != nil || none.Rows == nil || len(none.Rows) != 0 {
		t.Fatalf("a new book has %+v, %v", none, err)
	}
	want := Views{Rows: []SavedView{
		{List: "invoices", Name: "A 座逾期", Search: "state=overdue&q=A-", Pinned: true},
		{List: "customers", Name: "欠款大户", Search: "show=owing"},
	}}
	if _, err := s.SaveViews(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	got, err := s.Views(t.Context())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	// Other settings leave them alone.
	all, err := s.Get(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all.Settings.PDFNote = "请于五日内付款"
	if _, err := s.Save(t.Context(), all.Settings); err != nil {
		t.Fatal(err)
	}
	if got, err = s.Views(t.Context()); err != nil || len(got.Rows) != 2 {
		t.Errorf("after other settings were saved: %+v, %v", got, err)
	}
}

func TestAViewHasANameThatCanBeRead(t *testing.T) {
	s := book(t)
	for what, c := range map[string]struct {
		view SavedView
		want fault.Key
	}{
		"no name":     {SavedView{List: "invoices", Name: "  "}, form.Missing},
		"no list":     {SavedView{Name: "逾期"}, form.Missing},
		"a long name": {SavedView{List: "invoices", Name: strings.Repeat("长", 31)}, form.TooLong},
	} {
		_, err := s.SaveViews(t.Context(), Views{Rows: []SavedView{c.view}})
		if f := fault.As(err); f == nil || len(f.Parts) != 1 || f.Parts[0].Key != c.want {
			t.Errorf("%s: %v", what, err)
		}
	}
}
