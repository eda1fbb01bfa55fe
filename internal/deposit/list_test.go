package deposit

import (
	"strconv"
	"testing"
)

func TestPagesOfHoldingsGoOnWhereTheLastEnded(t *testing.T) {
	o := smallOffice(t)
	for id := 101; id <= 107; id++ { // seven more, some with the same name and amount
		n := strconv.Itoa(id)
		o.do("INSERT INTO customers (id, code, name) VALUES ("+n+", 'P"+n+"', '同名')",
			"INSERT INTO contracts (id, code, customer_id, unit, start_date, end_date, deposit) VALUES ("+n+", 'P"+n+"', "+n+", 'P-1', '2026-01-01', '2026-12-31', "+n[:2]+"00)")
	}
	all, err := o.List(ctx, Filter{})
	if err != nil || all.More || all.Next != "" {
		t.Fatalf("%+v, %v", all, err)
	}
	for sort := range sorts {
		for _, desc := range []bool{false, true} {
			seen := map[int64]bool{}
			after := ""
			for {
				p, err := o.List(ctx, Filter{Sort: sort, Desc: desc, After: after, Limit: 2})
				if err != nil || p.Count != all.Count {
					t.Fatalf("by %q: %d of %d, %v", sort, p.Count, all.Count, err)
				}
				for _, h := range p.Rows {
					if seen[pairOf(h)] {
						t.Fatalf("by %q: contract %d twice", sort, h.Contract)
					}
					seen[pairOf(h)] = true
				}
				if after = p.Next; after == "" {
					break
				}
			}
			if len(seen) != all.Count {
				t.Errorf("by %q desc %v: %d of %d", sort, desc, len(seen), all.Count)
			}
		}
	}
}
