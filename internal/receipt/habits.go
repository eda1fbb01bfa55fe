package receipt

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/money"
)

// FeeRequest says what a channel keeps. Percent and flat both none: nothing is to be known of it. Learn: as the claims show it.
type FeeRequest struct {
	Channel string       `json:"channel"`
	Percent string       `json:"percent"` // above 0, at most 10, at most 4 places; or ""
	Flat    money.Amount `json:"flat" ts_type:"string"`
	Learn   bool         `json:"learn"` // forget what was said by hand
}

// SetFee corrects what a channel keeps, or forgets it.
func (s *Service) SetFee(ctx context.Context, q FeeRequest) (Done, error) {
	var done Done
	if err := q.check(); err != nil {
		return done, err
	}
	err := s.DB.Write(ctx, func(tx *db.Tx) (err error) {
		if q.Learn {
			_, err = tx.Exec(ctx, "DELETE FROM channel_fees WHERE channel = ?", q.Channel)
		} else {
			_, err = tx.Exec(ctx, "INSERT INTO channel_fees (channel, percent, flat) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET percent = excluded.percent, flat = excluded.flat",
				q.Channel, q.Percent, q.Flat)
		}
		done.Event = tx.Event
		tx.Record("receipt.fee_set", q, db.Subject{Type: "settings", ID: 1})
		return err
	})
	return done, err
}

func (q *FeeRequest) check() error {
	q.Channel, q.Percent = strings.TrimSpace(q.Channel), strings.TrimSpace(q.Percent)
	if q.Channel == "" {
		return fault.New(ChannelMissing, nil).At("channel")
	}
	if q.Flat < 0 || q.Flat > 0 && q.Percent != "" {
		return fault.New(FeeUnreadable, fault.Args{"percent": q.Percent}).At("flat")
	}
	if q.Percent == "" {
		return nil
	}
	p, err := decimal.NewFromString(q.Percent)
	if err != nil || !p.IsPositive() || p.GreaterThan(decimal.NewFromInt(10)) || p.Exponent() < -4 {
		return fault.New(FeeUnreadable, fault.Args{"percent": q.Percent}).At("percent")
	}
	q.Percent = p.String()
	return nil
}

// paidNet is one claim that wrote off a fee.
type paidNet struct {
	channel    string
	day        date.Date
	fee, gross money.Amount
}

// channelFees works out what each channel keeps from the claims that stand, unless somebody said it. An entry that takes another
// back is negative; to ask for reverses IS NULL would send the planner through an index in which nearly all are so.
func channelFees(ctx context.Context, tx *db.Tx) ([]ChannelFee, error) {
	all, err := db.Rows(ctx, tx, func(n *paidNet) []any { return []any{&n.channel, &n.day, &n.fee, &n.gross} }, `
		SELECT r.channel, r.date, CAST(sum(iif(a.kind = 'writeoff', a.amount, 0)) AS INTEGER), CAST(sum(a.amount) AS INTEGER)
		FROM (SELECT DISTINCT receipt_id FROM allocations WHERE kind = 'writeoff' AND receipt_id IS NOT NULL AND reason LIKE 'fee%' AND amount > 0) w
		JOIN receipts r ON r.id = w.receipt_id JOIN allocations a ON a.receipt_id = r.id
		WHERE r.state = 'claimed' AND a.amount > 0 AND NOT EXISTS (SELECT 1 FROM allocations b WHERE b.reverses = a.id)
		GROUP BY r.id HAVING sum(iif(a.kind = 'writeoff', a.amount, 0)) > 0 ORDER BY r.channel, r.date, r.id`)
	if err != nil {
		return nil, err
	}
	out := []ChannelFee{}
	for _, of := range byChannel(all) {
		if f, ok := learned(of); ok {
			out = append(out, f)
		}
	}
	said, err := db.Rows(ctx, tx, func(f *ChannelFee) []any { return []any{&f.Channel, &f.Percent, &f.Flat} }, "SELECT channel, percent, flat FROM channel_fees ORDER BY channel")
	if err != nil {
		return nil, err
	}
	for _, f := range said {
		f.ByHand = true
		out = append(slices.DeleteFunc(out, func(o ChannelFee) bool { return o.Channel == f.Channel }), f)
	}
	slices.SortFunc(out, func(a, b ChannelFee) int { return cmp.Compare(a.Channel, b.Channel) })
	return out, nil
}

func byChannel(all []paidNet) [][]paidNet {
	var out [][]paidNet
	for i, n := range all {
		if i == 0 || all[i-1].channel != n.channel {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], n)
	}
	return out
}

// learned finds the fee that most claims of one channel agree on: hundredths of a percent, or a fixed sum. A rate above three
// percent is a discount, not a fee.
func learned(of []paidNet) (ChannelFee, bool) {
	percents, flats := map[int64][]date.Date{}, map[money.Amount][]date.Date{}
	for _, n := range of {
		flats[n.fee] = append(flats[n.fee], n.day)
		if p, ok := n.percent(); ok {
			percents[p] = append(percents[p], n.day)
		}
	}
	p, days := most(percents)
	flat, flatDays := most(flats)
	bank := of[0].channel == "" || of[0].channel == "bank"
	if len(flatDays) > len(days) || len(flatDays) == len(days) && bank {
		return ChannelFee{Channel: of[0].channel, Flat: flat, Times: len(flatDays), Last: slices.Max(flatDays)}, of[0].channel != ""
	}
	return ChannelFee{Channel: of[0].channel, Percent: decimal.New(p, -2).String(), Times: len(days), Last: slices.Max(days)}, of[0].channel != ""
}

// percent gives the fee in hundredths of a percent where that comes to it exactly, or within a fen.
func (n paidNet) percent() (int64, bool) {
	p := (int64(n.fee)*10000*2 + int64(n.gross)) / (2 * int64(n.gross))
	off := int64(n.fee)*10000 - p*int64(n.gross)
	return p, p > 0 && p <= 300 && max(off, -off) <= 10000
}

// most finds the value seen most often, the one seen last where several are.
func most[V cmp.Ordered](seen map[V][]date.Date) (value V, days []date.Date) {
	for v, d := range seen {
		if c := cmp.Or(cmp.Compare(len(d), len(days)), cmp.Compare(last(d), last(days)), cmp.Compare(v, value)); c > 0 {
			value, days = v, d
		}
	}
	return value, days
}

func last(days []date.Date) date.Date {
	if len(days) == 0 {
		return 0
	}
	return slices.Max(days)
}

// HabitRequest says how a customer pays. No value: nothing is to be known of it. Learn: as its claims show it.
type HabitRequest struct {
	Customer int64        `json:"customerId"`
	Kind     HabitKind    `json:"kind"`
	Months   int          `json:"months"` // 2 to 24, of MonthsAtOnce
	Fee      money.Amount `json:"fee" ts_type:"string"`
	Rounds   bool         `json:"rounds"`
	Learn    bool         `json:"learn"`
}

// SetHabit corrects how a customer pays, or forgets it.
func (s *Service) SetHabit(ctx context.Context, q HabitRequest) (Done, error) {
	var done Done
	value, err := q.value()
	if err != nil {
		return done, err
	}
	err = s.DB.Write(ctx, func(tx *db.Tx) error {
		if err := exists(ctx, tx, q.Customer); err != nil {
			return err
		}
		var err error
		if q.Learn {
			_, err = tx.Exec(ctx, "DELETE FROM habits WHERE customer_id = ? AND kind = ?", q.Customer, string(q.Kind))
		} else {
			_, err = tx.Exec(ctx, "INSERT INTO habits (customer_id, kind, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", q.Customer, string(q.Kind), value)
		}
		done.Event = tx.Event
		tx.Record("customer.habit_set", q, db.Of("customer", q.Customer))
		return err
	})
	return done, err
}

func (q HabitRequest) value() (string, error) {
	switch {
	case q.Kind == MonthsAtOnce && q.Fee == 0 && !q.Rounds && (q.Months == 0 || q.Months >= 2 && q.Months <= 24):
		if q.Months == 0 {
			return "", nil
		}
		return strconv.Itoa(q.Months), nil
	case q.Kind == NetOfFee && q.Months == 0 && !q.Rounds && q.Fee >= 0:
		if q.Fee == 0 {
			return "", nil
		}
		return q.Fee.String(), nil
	case q.Kind == Rounds && q.Months == 0 && q.Fee == 0:
		if !q.Rounds {
			return "", nil
		}
		return "yes", nil
	}
	return "", fault.New(HabitUnknown, fault.Args{"kind": string(q.Kind)}).At("kind")
}
