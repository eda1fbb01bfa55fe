package receipt

import (
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/db"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
)

func TestWhatAChannelKeepsIsLearned(t *testing.T) {
	for _, c := range []struct {
		name, channel string
		claims        [][2]string // the money and what it wrote off
		want          ChannelFee
	}{
		{"six in a thousand, to the fen", "alipay", [][2]string{{"994.00", "6.00"}, {"497.00", "3.00"}, {"1987.01", "11.99"}}, ChannelFee{Percent: "0.6", Times: 3}},
		{"three hundred and eighty in a hundred thousand", "wechat", [][2]string{{"996.20", "3.80"}}, ChannelFee{Percent: "0.38", Times: 1}},
		{"a bank's fixed fee", "bank", [][2]string{{"980.00", "20.00"}, {"480.00", "20.00"}}, ChannelFee{Flat: yuan("20.00"), Times: 2}},
		{"a fifth is no fee of a hundred", "pos", [][2]string{{"800.00", "200.00"}}, ChannelFee{Flat: yuan("200.00"), Times: 1}},
	} {
		o := smallOffice(t)
		for i, m := range c.claims {
			r := must[Booked](t)(o.Enter(ctx, EnterRequest{Amount: yuan(m[0]), Method: c.channel, Payer: "甲"}))
			invoice := o.invoice(1, "X"+string(rune('1'+i)), "2026-11-01", "2026-11-30", (yuan(m[0]) + yuan(m[1])).String())
			must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r.Receipt, Allocations: []Part{{Invoice: invoice, Amount: yuan(m[0]), WriteOff: yuan(m[1])}}}))
		}
		c.want.Channel, c.want.Last = c.channel, date.Must("2026-11-20")
		if got := o.memory(0).Fees; len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		must[Done](t)(o.SetFee(ctx, FeeRequest{Channel: c.channel, Percent: "1.20"}))
		if got := o.memory(0).Fees; len(got) != 1 || got[0].Percent != "1.2" || !got[0].ByHand {
			t.Errorf("%s: said by hand: %+v", c.name, got)
		}
		must[Done](t)(o.SetFee(ctx, FeeRequest{Channel: c.channel, Learn: true}))
		if got := o.memory(0).Fees; got[0] != c.want {
			t.Errorf("%s: learned again: %+v", c.name, got)
		}
	}
	o := smallOffice(t)
	for _, q := range []FeeRequest{{}, {Channel: "pos", Percent: "x"}, {Channel: "pos", Percent: "11"}, {Channel: "pos", Percent: "0.00001"}, {Channel: "pos", Percent: "1", Flat: 5}} {
		if _, err := o.SetFee(ctx, q); fault.As(err) == nil {
			t.Errorf("%+v was taken: %v", q, err)
		}
	}
}

func TestHowACustomerPaysIsLearnedFromWhatItDoesMostly(t *testing.T) {
	o := smallOffice(t)
	month := func(n string) billing.InvoiceID {
		return billing.InvoiceID(o.write("invoice.made", `INSERT INTO invoices (number, state, origin, customer_id, kind, issue_date, due_date, period_from, period_to, net, tax, total)
			VALUES (?, 'issued', 'manual', 1, '房租', '2026-11-01', '2026-11-30', ?, ?, 10000, 0, 10000)`, "M"+n, "2026-"+n+"-01", "2026-"+n+"-28"))
	}
	for i, months := range [][]string{{"01", "02", "03"}, {"04", "05", "06"}, {"07"}} {
		r := o.receipt("R"+months[0], "2026-11-1"+string(rune('0'+i)), "300.00", "甲", "")
		parts := []Part{}
		for _, m := range months {
			parts = append(parts, Part{Invoice: month(m), Amount: yuan("95.00"), WriteOff: yuan("5.00")})
		}
		must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: parts}))
	}
	h := o.memory(1).Habits
	if len(h) != 2 || h[0].Months != 3 || h[0].Times != 2 || h[0].Of != 3 || h[1].Fee != yuan("15.00") {
		t.Fatalf("%+v", h)
	}
	must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 2, Kind: MonthsAtOnce, Months: 6}))
	if all := o.memory(0); all.HabitCount != 3 || all.Habits[0].CustomerName != "云岫广告有限公司" || all.Habits[1].Months != 3 || all.Habits[2].CustomerName != "云岫建筑设计事务所" {
		t.Errorf("of the whole book: %+v", all.Habits)
	}
	if found := must[Memory](t)(o.Memory(ctx, MemoryFilter{Search: "广告"})).Habits; len(found) != 1 || found[0].Months != 6 {
		t.Errorf("searched: %+v", found)
	}
	must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 1, Kind: MonthsAtOnce}))
	must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 1, Kind: NetOfFee, Fee: yuan("20.00")}))
	if h := o.memory(1).Habits; len(h) != 2 || h[1].Months != 0 || !h[1].ByHand || h[0].Fee != yuan("20.00") {
		t.Errorf("%+v", h)
	}
	must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 1, Kind: MonthsAtOnce, Learn: true}))
	if h := o.memory(1).Habits; len(h) != 2 || h[0].Months != 3 {
		t.Errorf("%+v", h)
	}
	for _, q := range []HabitRequest{{Customer: 1}, {Customer: 1, Kind: MonthsAtOnce, Months: 1}, {Customer: 1, Kind: NetOfFee, Fee: -1}, {Customer: 99, Kind: NetOfFee}} {
		if _, err := o.SetHabit(ctx, q); fault.As(err) == nil {
			t.Errorf("%+v was taken: %v", q, err)
		}
	}
}

func TestWhoRoundsIsLearnedAndToldToTheEngine(t *testing.T) {
	o := smallOffice(t)
	paying := func() (of match.Paying) {
		must[int](t)(0, o.DB.Read(ctx, func(tx *db.Tx) error {
			all, err := loadPaying(ctx, tx)
			for _, p := range all {
				if p.Customer == 1 {
					of = p
				}
			}
			return err
		}))
		return of
	}
	for i, c := range []struct{ total, paid string }{{"1203.50", "1200.00"}, {"987.20", "990.00"}, {"870.00", "870.00"}} {
		n := string(rune('1' + i))
		bill := o.invoice(1, "B"+n, "2026-11-01", "2026-11-0"+n, c.total)
		r := o.receipt("R"+n, "2026-11-1"+n, c.paid, "甲", "")
		must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: r, Allocations: []Part{{Invoice: bill, Amount: min(yuan(c.total), yuan(c.paid))}}}))
	}
	if h := o.memory(1).Habits; len(h) != 1 || h[0].Kind != Rounds || !h[0].Rounds || h[0].Times != 2 || h[0].Of != 3 {
		t.Fatalf("learned %+v", h)
	}
	if !paying().Rounds {
		t.Error("the engine is not told")
	}
	done := must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 1, Kind: Rounds}))
	if h := o.memory(1).Habits; len(h) != 1 || h[0].Rounds || !h[0].ByHand || paying().Rounds {
		t.Errorf("forgotten: %+v", h)
	}
	if err := o.undo(done.Event); err != nil || !paying().Rounds {
		t.Errorf("taken back: %v", err)
	}
	must[Done](t)(o.SetHabit(ctx, HabitRequest{Customer: 2, Kind: Rounds, Rounds: true}))
	if h := o.memory(2).Habits; len(h) != 1 || !h[0].Rounds || !h[0].ByHand {
		t.Errorf("said by hand: %+v", h)
	}
}
