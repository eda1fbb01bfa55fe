package billing

import (
	"reflect"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/history"
	"zhangfang/internal/job"
	"zhangfang/internal/money"
)

// An answer with a limit is kept. Whatever happens, it is the beginning of the whole one, with the same sums and counts.
func TestAPreviewWithALimitIsTheBeginningOfTheWholeOne(t *testing.T) {
	o := open(t)
	o.many(12)
	ask := PreviewRequest{Through: date.Must("2026-03-31"), Limit: 3}
	undo := func() {
		if _, err := (&history.Service{DB: o.db}).Undo(t.Context(), history.Target{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, deed := range []struct {
		what string
		do   func()
	}{
		{"at first", func() {}},
		{"asked again", func() {}},
		{"a price was changed", func() { o.sql("UPDATE charges SET price = '999' WHERE id = 2") }},
		{"February was billed", func() { o.run("2026-02-28") }},
		{"one was paid", func() { o.receive(1, 100) }},
		{"money came ahead", func() {
			o.sql("INSERT INTO receipts (reference, date, amount, state, customer_id) VALUES ('R9', '2026-02-10', 50000, 'claimed', 1)")
		}},
		{"a task was done", func() { o.sql("INSERT INTO tasks (name, state) VALUES ('due/0/2026-03-01', 'done')") }},
		{"that was undone", undo},
		{"and the money", undo},
		{"March was billed", func() { o.run("2026-03-31") }},
	} {
		deed.do()
		got, err := o.billing.Preview(t.Context(), ask)
		if err != nil {
			t.Fatal(err)
		}
		want, err := New(o.db, &job.Runner{}).Preview(t.Context(), PreviewRequest{Through: ask.Through})
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for _, n := range want.Counts {
			rows += n
		}
		if rows != len(want.Rows) || len(got.Rows) > ask.Limit*len(got.Counts) {
			t.Errorf("%s: %v are counted, there are %d rows, of which %d were given", deed.what, want.Counts, len(want.Rows), len(got.Rows))
		}
		if want.Rows = firstOfEach(want.Rows, ask.Limit); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the preview is kept as\n%+v, worked out anew it is\n%+v", deed.what, got, want)
		}
	}
}

// firstOfEach gives the first rows of each change, in their order.
func firstOfEach(rows []Difference, most int) []Difference {
	seen := map[Change]int{}
	out := []Difference{}
	for _, d := range rows {
		if seen[d.Change]++; seen[d.Change] <= most {
			out = append(out, d)
		}
	}
	return out
}

// A charge of 10 was divided twice within a month: 11 goes on from it for three days, 12 for the rest. Whoever asks is told the same.
func TestOfSeveralHeirsTheFirstTakesThePlace(t *testing.T) {
	line := func(charge int64, amount money.Amount) billedLine {
		return billedLine{charge: charge, customer: 1, amount: amount}
	}
	for range 50 { // a map has no order
		before := map[int64]billedLine{10: line(10, 300)}
		now := map[int64]billedLine{11: line(11, 30), 12: line(12, 270)}
		inherit(now, before, map[int64]int64{11: 10, 12: 10})
		if len(now) != 2 || now[10].charge != 11 || now[12].charge != 12 {
			t.Fatalf("got %v", now)
		}
	}
}
