package match

import (
	"maps"
	"slices"

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
