package meter

import (
	"cmp"
	"math/big"
	"slices"

	"zhangfang/internal/money"
)

// weighed is one who bears a part of a cost.
type weighed struct {
	key    int64 // decides between equal remainders, so that the order of members does not matter
	weight *big.Rat
}

// shareOut divides a cost by weight: each gets its exact share cut to the fen, and what is left goes fen by fen to those of
// whom most was cut off. The shares always add up to the cost. Without any weight it gives nothing.
func shareOut(cost money.Amount, all []weighed) []money.Amount {
	shares := make([]money.Amount, len(all))
	total := new(big.Rat)
	for _, w := range all {
		total.Add(total, w.weight)
	}
	if total.Sign() == 0 {
		return shares
	}
	cut := make([]*big.Rat, len(all))
	left := cost
	for i, w := range all {
		exact := new(big.Rat).SetInt64(int64(cost))
		exact.Mul(exact, w.weight).Quo(exact, total)
		whole := new(big.Int).Quo(exact.Num(), exact.Denom())
		shares[i] = money.Amount(whole.Int64())
		left -= shares[i]
		cut[i] = exact.Sub(exact, new(big.Rat).SetInt(whole))
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cut[b].Cmp(cut[a]), cmp.Compare(all[a].key, all[b].key)) })
	for _, i := range order[:left] {
		shares[i]++
	}
	return shares
}
