package list

import "testing"

func TestAPageEndsWithTheCursorOfItsLastRow(t *testing.T) {
	type row struct{ id int64 }
	id := func(r row) int64 { return r.id }
	three := []Keyed[row]{{row{7}, "甲"}, {row{8}, "甲"}, {row{9}, "乙"}}
	cases := []struct {
		name  string
		limit int
		rows  []Keyed[row]
		want  int
		next  string
	}{
		{"one more was found than asked for", 2, three, 2, Cursor("甲", int64(8))},
		{"as many as asked for is the end", 3, three, 3, ""},
		{"fewer is the end", 5, three, 3, ""},
		{"none", 5, nil, 0, ""},
	}
	for _, c := range cases {
		rows, next := Cut(Page{Limit: c.limit}, c.rows, id)
		if len(rows) != c.want || next != c.next || rows == nil {
			t.Errorf("%s: %d rows, next %q", c.name, len(rows), next)
		}
	}
}
