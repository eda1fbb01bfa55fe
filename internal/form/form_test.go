package form

import (
	"fmt"
	"testing"

	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

func TestText(t *testing.T) {
	for _, c := range []struct {
		when, text string
		block      bool
		want       string
		fault      fault.Key
	}{
		{"blanks around", "  云岫 建筑\t", false, "云岫 建筑", ""},
		{"full", "十个字十个字十个字十", false, "十个字十个字十个字十", ""},
		{"one too many", "十个字十个字十个字十一", false, "十个字十个字十个字十一", TooLong},
		{"two lines", "上\n下", false, "上\n下", Unprintable},
		{"two lines in a block", "上\r\n下", true, "上\n下", ""},
		{"text that runs backwards", "a\u202eb", true, "a\u202eb", Unprintable},
		{"not text", "a\xffb", false, "a\xffb", Unprintable},
	} {
		var k Check
		s := c.text
		if c.block {
			k.Block(&s, 10, "name")
		} else {
			k.Line(&s, 10, "name")
		}
		var got fault.Key
		if len(k.Faults) > 0 {
			got = k.Faults[0].Key
		}
		if s != c.want || got != c.fault {
			t.Errorf("%s: %q with %q, want %q with %q", c.when, s, got, c.want, c.fault)
		}
	}
}

func TestChangesAreToldByPath(t *testing.T) {
	type line struct {
		Price money.Amount `json:"price"`
	}
	type record struct {
		Name  string `json:"name"`
		Lines []line `json:"lines"`
		Limit *int   `json:"limit"`
	}
	got := Changes(record{"a", []line{{100}, {200}}, nil}, record{"b", []line{{150}}, new(3)})
	want := map[string]Change{"name": {"a", "b"}, "lines.0.price": {"1.00", "1.50"}, "lines.1.price": {"2.00", nil}, "limit": {nil, 3}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if same := Changes(record{Name: "a"}, record{Name: "a"}); len(same) != 0 {
		t.Errorf("equal records differ: %v", same)
	}
}
