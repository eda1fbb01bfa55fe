package match

import (
	"fmt"
	"testing"
)

// TestOffices is the gate: whatever else changes, in offices of four hands nothing is decided for a wrong customer, at most
// one decision in 5,000 is wrong, and enough is decided, first, among the first three, and said with the right
// confidence. testdata/office is a small world of the benchmark's generator (seed 51); no world here was counted for
// weights.json.
func TestOffices(t *testing.T) {
	for _, c := range []struct {
		name                string
		office              *office
		autos, first, third float64 // shares of what is to be matched
	}{
		{"the benchmark's", loadOffice(t, "testdata/office"), .60, .94, .96},
		{"a bazaar that numbers 物2026-003号 or otherwise", bazaar(41, 60, 8), .48, .92, .935},
		{"a larger one", bazaar(42, 140, 8), .48, .92, .935},
		{"a third one", bazaar(43, 90, 8), .48, .92, .935},
		{"an evening school, whose wallet pays out for many", school(41, 90, 8), .36, .83, .86},
		{"an agency, whose clients have habits", agency(41, 120, 8), .38, .92, .95},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := c.office
			o.run(t)
			s := o.score()
			t.Log(s)
			for _, f := range o.falseAutos {
				t.Log("false:", f)
			}
			if s.wrongCustomer+s.none > 0 || s.wrong*5000 > s.autos {
				t.Errorf("%d of %d decisions are wrong, %d for a wrong customer", s.wrong, s.autos, s.wrongCustomer)
			}
			share := func(n int) float64 { return float64(n) / float64(s.matchable) }
			if share(s.autos-s.wrong) < c.autos || share(s.first) < c.first || share(s.third) < c.third {
				t.Errorf("too little is right")
			}
			if s.off > .04 {
				t.Errorf("the confidence is off by %.4f", s.off)
			}
		})
	}
}

// score is how an office fared.
type score struct {
	matchable, autos, wrong, wrongCustomer, none, first, third int     // none: decided for an invoice, and truly a payment of none
	off                                                        float64 // expected calibration error of what is ranked first
}

func (s score) String() string {
	share := func(n int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(s.matchable)) }
	return fmt.Sprintf("matchable %d, decided and right %s, wrong %d (customer %d, no invoice %d), right at 1 %s, at 3 %s, ECE %.4f", s.matchable, share(s.autos-s.wrong), s.wrong, s.wrongCustomer, s.none, share(s.first), share(s.third), s.off)
}

func (o *office) score() score {
	var s score
	owner := map[int64]int64{}
	for _, v := range o.invoices {
		owner[v.ID] = v.Customer
	}
	var bins [10]struct{ n, said, right float64 }
	n := 0.0
	for id := range o.kind {
		if len(o.truth[id]) > 0 {
			s.matchable++
		}
	}
	for _, p := range o.out {
		right := o.rightProposal(p)
		if right && len(o.truth[p.Receipt]) > 0 && p.Rank == 1 {
			s.first++
		}
		if right && len(o.truth[p.Receipt]) > 0 && p.Rank <= 3 {
			s.third++
		}
		if p.Decision == Auto {
			s.autos++
			if !right {
				s.wrong++
				if truth := o.truth[p.Receipt]; len(truth) == 0 {
					s.none++
				} else if owner[truth[0].Invoice] != p.Customer {
					s.wrongCustomer++
				}
			}
		}
		if p.Rank == 1 && len(p.Allocations) > 0 {
			b := &bins[min(9, int(p.Confidence)/100)]
			b.n++
			n++
			b.said += float64(p.Confidence) / 1000
			if right {
				b.right++
			}
		}
	}
	for _, b := range bins {
		s.off += max(b.said-b.right, b.right-b.said) / n
	}
	return s
}
