package match

import (
	"slices"
	"testing"

	"zhangfang/internal/date"
)

func TestTwins(t *testing.T) {
	twins := func(refA, refB string) World {
		w := street()
		a, b := got("3000", "杭州云岫建筑有限公司", "房租"), got("3000", "杭州云岫建筑有限公司", "房租")
		a.BankRef, b.BankRef, b.ID = refA, refB, 2
		w.Receipts = []Receipt{a, b}
		return w
	}
	for _, c := range []struct{ situation, refA, refB, first, second string }{
		{"the same entry twice", "777", "777", "auto 1 1:3000.00", "suggest 0"},
		{"two entries of the bank", "777", "778", "auto 1 1:3000.00", "suggest 1 11:3000.00"},
		{"no references", "", "", "auto 1 1:3000.00", "suggest 1 11:3000.00"},
	} {
		w := twins(c.refA, c.refB)
		ps := slices.DeleteFunc(Propose(w), func(p Proposal) bool { return p.Rank > 1 })
		if said(ps[0]) != c.first || said(ps[1]) != c.second {
			t.Errorf("%s: %s, %s", c.situation, said(ps[0]), said(ps[1]))
		}
		w.Settled, w.Receipts = w.Receipts[:1], w.Receipts[1:]
		if p := Propose(w)[0]; p.Decision == Auto {
			t.Errorf("%s: decided beside its settled twin", c.situation)
		}
	}
}

func TestAnEqualPaymentAFewDaysAwayMayBeTheSame(t *testing.T) {
	for _, c := range []struct {
		situation string
		settled   []string
		again     string // the day that the user is told of
	}{
		{"ten days before", []string{"2026-03-10"}, "2026-03-10"},
		{"eleven days before", []string{"2026-03-09"}, ""},
		{"a month before, of the same rent", []string{"2026-02-20"}, ""},
		{"ten days after, and settled before this one", []string{"2026-03-30"}, "2026-03-30"},
		{"eleven days after", []string{"2026-03-31"}, ""},
		{"two months after, while this one lay about", []string{"2026-05-20"}, ""},
		{"five days before, and once more months after", []string{"2026-03-15", "2026-06-15"}, "2026-03-15"},
	} {
		w := street()
		w.Receipts = []Receipt{got("3000", "杭州云岫建筑有限公司", "房租")}
		for n, day := range c.settled {
			r := w.Receipts[0]
			r.ID, r.Date = int64(2+n), date.Must(day)
			w.Settled = append(w.Settled, r)
		}
		p, told := Propose(w)[0], ""
		for _, r := range p.Reasons {
			if r.Key == Again {
				told = r.Args["date"].(date.Date).String()
			}
		}
		if told != c.again || (p.Decision == Auto) != (c.again == "") {
			t.Errorf("%s: %s, told of %q", c.situation, said(p), told)
		}
	}
}
