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

func TestHoldingsOfOneContractOrCustomer(t *testing.T) {
	o := smallOffice(t)
	for _, c := range []struct {
		f    Filter
		want string
	}{{Filter{Contract: 1}, "HT1"}, {Filter{Customer: 2}, "HT3"}} {
		if p, err := o.List(ctx, c.f); err != nil || p.Count != 1 || p.Rows[0].Code != c.want {
			t.Errorf("%+v: %+v, %v", c.f, p, err)
		}
	}
}

func TestAHoldingWithoutADayIsThatOfToday(t *testing.T) {
	o := smallOffice(t)
	o.done(o.Receive(ctx, ReceiveRequest{Whose: Whose{Contract: 1}, Receipt: 1, Amount: yuan("4000.00")}))
	if d, err := o.Get(ctx, Which{Whose: Whose{Contract: 1}}); err != nil || d.Held != yuan("4000.00") || len(d.Entries) != 1 {
		t.Errorf("%+v, %v", d, err)
	}
	if d, err := o.Get(ctx, Which{Whose: Whose{Contract: 2}}); err != nil || d.Code != "HT2" || d.Customer != 1 || d.State != "closed" || d.Held != 0 {
		t.Errorf("with nothing agreed and nothing held: %+v, %v", d, err)
	}
}
