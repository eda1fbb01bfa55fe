package match

import (
	"maps"
	"slices"
	"testing"

	"zhangfang/internal/date"
	"zhangfang/internal/money"
)

// way is how a customer paid once.
type way struct {
	months int
	round  bool
	fee    money.Amount
}

// note keeps how a receipt that was settled paid, as a service reads it from the claims.
func (o *office) note(r Receipt, byID map[int64]*Invoice) {
	months, who := map[date.Date]bool{}, int64(0)
	var fee, left money.Amount
	for _, a := range o.truth[r.ID] {
		v := byID[a.Invoice]
		if who != 0 && v.Customer != who {
			return
		}
		months[v.From.MonthStart()] = true
		who = v.Customer
		fee += a.WriteOff
		left += v.Open
	}
	if who != 0 {
		paid := r.Amount
		for _, a := range o.truth[r.ID] {
			paid -= a.Amount
		}
		o.ways[who] = append(o.ways[who], way{len(months), r.Amount%10_00 == 0 && (left > 0 && left < 100_00 || paid > 0 && paid < 100_00), fee})
	}
}

// habits gives what at least two and more than half of a customer's last twelve payments did.
func (o *office) habits() []Paying {
	var out []Paying
	for _, id := range slices.Sorted(maps.Keys(o.ways)) {
		all := o.ways[id]
		all = all[max(0, len(all)-12):]
		months, round, fee := map[int]int{}, 0, 0
		for _, w := range all {
			months[w.months]++
			round += b2i(w.round)
			fee += b2i(w.fee > 0)
		}
		often := func(n int) bool { return n >= 2 && 2*n > len(all) }
		p := Paying{Customer: id, Rounds: often(round), NetOfFee: often(fee)}
		for n, times := range months {
			if n > 1 && often(times) {
				p.Months = n
			}
		}
		if p.Months > 0 || p.Rounds || p.NetOfFee {
			out = append(out, p)
		}
	}
	return out
}

// Who rounds what it pays has paid the oldest bill of what it speaks of, and a little more; who does not has begun to pay the next.
func TestWhoRoundsPaysALittleMore(t *testing.T) {
	for _, c := range []struct {
		rounds bool
		want   string
	}{{true, "suggest 3 6:345.50"}, {false, "suggest 3 6:345.50 16:4.50"}} {
		w := street()
		w.Habits = []Paying{{Customer: 3, Rounds: c.rounds}}
		r := got("350", "赵青瓷", "物业费")
		r.PayerAccount = "6225"
		w.Receipts = []Receipt{r}
		var all []string
		for _, p := range Propose(w) {
			all = append(all, said(p))
		}
		if all[0] != c.want {
			t.Errorf("rounds %v: %q", c.rounds, all)
		}
	}
}
