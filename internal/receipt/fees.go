package receipt

import (
	"context"

	"github.com/shopspring/decimal"

	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
	"zhangfang/internal/money"
)

// Reasons to book a shortfall as a fee.
const (
	FeeHabit   fault.Key = "receipt.fee_habit"   // the customer's payments were short by it before
	FeeChannel fault.Key = "receipt.fee_channel" // the channel keeps so much
)

// knownFees is what payments are known to be short by, of customers and of channels.
type knownFees struct {
	customers map[int64]money.Amount
	channels  map[string]ChannelFee
}

// loadFees reads the fees of channels, and of the customers whose receipts are short of what they owe.
func loadFees(ctx context.Context, tx *db.Tx, customers []int64) (knownFees, error) {
	k := knownFees{customers: map[int64]money.Amount{}, channels: map[string]ChannelFee{}}
	if len(customers) == 0 {
		return k, nil
	}
	all, err := channelFees(ctx, tx)
	if err != nil {
		return k, err
	}
	for _, f := range all {
		k.channels[f.Channel] = f
	}
	for _, who := range customers {
		habits, err := habitsOf(ctx, tx, who)
		if err != nil {
			return k, err
		}
		for _, h := range habits {
			if h.Fee > 0 {
				k.customers[who] = h.Fee
			}
		}
	}
	return k, nil
}

// why says which known fee a receipt is short by, to the fen.
func (k knownFees) why(r Row, customer int64, short money.Amount) (match.Reason, bool) {
	if short <= 0 {
		return match.Reason{}, false
	}
	if k.customers[customer] == short {
		return match.Reason{Key: FeeHabit, Args: fault.Args{"amount": short}}, true
	}
	f := k.channels[r.Channel]
	told := f.Flat.String()
	if f.Percent != "" {
		percent, err := decimal.NewFromString(f.Percent)
		if err != nil {
			return match.Reason{}, false // the table holds what SetFee has read
		}
		f.Flat = money.Round(decimal.New(int64(r.Amount+short), -2).Mul(percent).Shift(-2))
		told = f.Percent + "%"
	}
	return match.Reason{Key: FeeChannel, Args: fault.Args{"amount": short, "fee": told}}, f.Flat == short
}

// mostFee bounds what may be a fee: so much, or a twentieth of what is owed.
const mostFee = money.Amount(100_00)

// short lists the customers whose invoices some proposal leaves open by what may be a fee, each once.
func (r *round) short() []int64 {
	var out []int64
	seen := map[int64]bool{}
	for _, all := range r.proposals {
		for _, p := range all {
			var open, gap money.Amount
			for _, a := range p.Allocations {
				open += r.invoices[a.Invoice].Open
				gap += r.invoices[a.Invoice].Open - a.Amount
			}
			if gap > 0 && gap <= max(mostFee, open/20) && p.Customer != 0 && !seen[p.Customer] {
				seen[p.Customer] = true
				out = append(out, p.Customer)
			}
		}
	}
	return out
}
