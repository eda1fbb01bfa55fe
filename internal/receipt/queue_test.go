package receipt

import (
	"fmt"
	"testing"

	"zhangfang/internal/billing"
	"zhangfang/internal/date"
	"zhangfang/internal/fault"
	"zhangfang/internal/match"
)

func TestTheQueueShowsWhatIsCertainAndWhatIsNot(t *testing.T) {
	o := smallOffice(t)
	o.receipt("R1", "2026-11-20", "12380.00", "云岫建筑设计事务所", "B-1207 11月租金物业")
	sure := o.receipt("R2", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	o.receipt("R3", "2026-11-20", "77.00", "（无户名）", "")
	gone := o.receipt("R4", "2026-11-19", "5.00", "甲", "")
	if _, err := o.Nothing(ctx, NothingRequest{Receipts: []ID{gone}}); err != nil {
		t.Fatal(err)
	}
	q := must[Queue](t)(o.Queue(ctx, QueueFilter{Account: "招行"}))
	if q.Arrived.Count != 4 || q.Arrived.Amount != q.Claimed.Amount+q.Unclaimed.Amount+q.Nothing.Amount || q.Unclaimed.Amount != yuan("21657.00") {
		t.Errorf("%+v", q)
	}
	if q.Certain.Count != 1 || q.Certain.Rows[0].Receipt.ID != sure || q.ToDecide.Count != 2 || q.Done.Count != 1 {
		t.Fatalf("certain %d, to decide %d, done %d", q.Certain.Count, q.ToDecide.Count, q.Done.Count)
	}
	best := q.ToDecide.Rows[0].Proposals[0]
	if best.Customer.ID != 1 || best.Customer.Unit != "B-1207" || len(best.Parts) != 2 || best.Difference != yuan("-20.00") || len(best.Choices) != 4 || len(best.Reasons) == 0 {
		t.Fatalf("%+v", best)
	}
	if first := best.Parts[0]; first.Overdue != 18 || first.After != "paid" {
		t.Errorf("%+v", first)
	}
	group := must[Group](t)(o.Certain(ctx))
	done := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{Receipts: []ID{sure, gone}, RequestID: "a"}))
	if group.Count != 1 || done.Count != 1 || done.Amount != yuan("9200.00") || len(done.Skipped) != 1 {
		t.Errorf("%+v %+v", group, done)
	}
	again := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{RequestID: "a"}))
	none := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{}))
	if again.Count != 1 || none.Count != 0 {
		t.Errorf("%+v %+v", again, none)
	}
	q = must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	if q.Certain.Count != 0 || q.Done.Count != 2 || !q.Done.Rows[0].Receipt.Auto {
		t.Errorf("%+v", q.Done)
	}
}

func TestFourWaysToBookADifference(t *testing.T) {
	invoices := []match.Invoice{{ID: 1, Open: yuan("10800.00")}, {ID: 2, Open: yuan("1600.00")}}
	for _, c := range []struct {
		name   string
		amount string
		want   string
	}{
		{"twenty short", "12380.00", "fee 1:10800.00 2:1580.00+20.00; short 1:10800.00 2:1580.00; discount 1:10800.00 2:1580.00+20.00; prepay 1:10800.00; "},
		{"as much as they are", "12400.00", ""},
		{"as much as the first one is", "10800.00", "short 1:10800.00; prepay 1:10800.00; "},
		{"too much", "12500.00", "prepay 1:10800.00 2:1600.00; "},
		{"the second is not reached", "5000.00", "short 1:5000.00; prepay 2:1600.00; "},
	} {
		got := ""
		for _, w := range ways(invoices, yuan(c.amount)) {
			got += string(w.kind)
			for _, p := range w.parts {
				got += fmt.Sprintf(" %d:%s", p.Invoice, p.Amount)
				if p.WriteOff > 0 {
					got += "+" + p.WriteOff.String()
				}
			}
			got += "; "
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheUserAsksForAnotherCustomerOrOtherInvoices(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "1600.00", "王立秋", "")
	p := must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r, Customer: 1}))
	if len(p.Open) != 2 || len(p.Proposals) == 0 || len(p.Proposals[0].Parts) != 1 || p.Proposals[0].Parts[0].Number != "ZD202611-00119" {
		t.Errorf("%+v", p)
	}
	p = must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r, Invoices: []billing.InvoiceID{3, 1}}))
	if len(p.Proposals) != 1 || len(p.Proposals[0].Parts) != 2 || p.Proposals[0].Parts[0].Amount != yuan("1600.00") || p.Proposals[0].Parts[1].Amount != 0 || p.Proposals[0].Customer.ID != 2 {
		t.Errorf("%+v", p.Proposals)
	}
	must[Proposed](t)(o.Propose(ctx, ProposeRequest{Receipt: r}))
	_, err := o.Propose(ctx, ProposeRequest{Receipt: r, Invoices: []billing.InvoiceID{99}})
	wants(t, err, NoSuchInvoice)
	_, err = o.Propose(ctx, ProposeRequest{Receipt: r, Customer: 99})
	wants(t, err, NoSuchCustomer)
}

func TestARefusedCustomerIsNotProposedAgain(t *testing.T) {
	o := smallOffice(t)
	r := o.receipt("R1", "2026-11-20", "1600.00", "云岫建筑设计事务所", "")
	if q := must[Queue](t)(o.Queue(ctx, QueueFilter{})); q.Certain.Count != 1 {
		t.Fatalf("%+v", q.Certain)
	}
	for range 2 {
		if _, err := o.Reject(ctx, RejectRequest{Receipt: r, Customer: 1}); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range must[Queue](t)(o.Queue(ctx, QueueFilter{})).ToDecide.Rows[0].Proposals {
		if p.Customer.ID == 1 {
			t.Errorf("%+v", p)
		}
	}
}

func TestTheTerminalMatchesAndSettles(t *testing.T) {
	o := smallOffice(t)
	o.receipt("R1", "2026-11-20", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	o.receipt("R2", "2026-11-20", "10800.00", "李四", "")
	before := o.digest()
	dry := must[MatchResult](t)(o.Match(ctx, false))
	if o.digest() != before || len(dry.Proposals) == 0 {
		t.Fatal("a dry match writes, or proposes nothing")
	}
	done := must[MatchResult](t)(o.Match(ctx, true))
	if done.Applied.Count != 1 || done.Proposals[0].Decision != match.Auto || done.Proposals[0].Allocations[0].Invoice != "ZD202611-00120" {
		t.Errorf("%+v", done)
	}
	// the truth: R1 was for customer 1, R2 paid the advertisers' invoice and left the rest
	truth := SettleRequest{Entries: []Entry{
		{Receipt: "R1", Allocations: []NumberedPart{{"ZD202611-00118", yuan("9200.00"), 0}}},
		{Receipt: "R2", Allocations: []NumberedPart{{"ZD202611-00120", yuan("9200.00"), 0}}},
	}}
	s := must[Settled](t)(o.Settle(ctx, truth))
	if s.Claimed.Count != 2 || s.Unchanged != 0 {
		t.Errorf("%+v", s)
	}
	events := o.value("SELECT count(*) FROM events")
	if s = must[Settled](t)(o.Settle(ctx, truth)); s.Unchanged != 2 || o.value("SELECT count(*) FROM events") != events {
		t.Errorf("%+v", s)
	}
	if n := o.value("SELECT count(*) FROM payer_habits WHERE times = 1"); n != 2 {
		t.Errorf("%d habits, want 2", n)
	}
	s = must[Settled](t)(o.Settle(ctx, SettleRequest{Entries: []Entry{{Receipt: "R1", Nothing: true}, {Receipt: "R2"}}}))
	if s.Nothing.Count != 1 || s.Reopened.Count != 1 || o.value("SELECT sum(settled) FROM invoices") != 0 {
		t.Errorf("%+v", s)
	}
	for _, c := range []struct {
		e    []Entry
		want fault.Key
	}{
		{[]Entry{{Receipt: "R9"}}, NoSuchReference},
		{[]Entry{{Receipt: "R1"}, {Receipt: "R1"}}, Twice},
		{[]Entry{{Receipt: "R2", Nothing: true, Allocations: []NumberedPart{{"ZD202611-00120", 1, 0}}}}, NothingAndParts},
		{[]Entry{{Receipt: "R2", Allocations: []NumberedPart{{"X", 1, 0}}}}, NoSuchInvoice},
		{[]Entry{{Receipt: "R2", Customer: "X"}}, NoSuchCustomer},
	} {
		_, err := o.Settle(ctx, SettleRequest{Entries: c.e})
		wants(t, err, c.want)
	}
}

func TestReceiptsAreListed(t *testing.T) {
	o := smallOffice(t)
	a := o.receipt("R1", "2026-11-18", "100.00", "甲公司", "房租")
	o.receipt("R2", "2026-11-19", "200.00", "乙公司", "")
	o.receipt("R3", "2026-11-20", "-5.00", "水厂", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: a, Customer: 1, Allocations: []Part{part(1, "60.00")}}))
	for _, c := range []struct {
		f     Filter
		count int
		left  string
	}{
		{Filter{}, 2, "40.00"}, {Filter{State: "open"}, 1, "0.00"}, {Filter{State: "prepaid"}, 1, "40.00"}, {Filter{State: "out"}, 1, "0.00"}, {Filter{State: "all"}, 3, "40.00"},
		{Filter{Search: "yxjz"}, 1, "40.00"}, {Filter{Search: "200"}, 1, "0.00"}, {Filter{Customer: 1, Sort: "left", Desc: true}, 1, "40.00"},
		{Filter{From: date.Must("2026-11-19"), To: date.Must("2026-11-20"), Account: "招行", Channel: "bank"}, 1, "0.00"},
	} {
		p := must[Page](t)(o.List(ctx, c.f))
		if p.Count != c.count || len(p.Rows) != c.count || p.Left != yuan(c.left) {
			t.Errorf("%+v: %d rows, %v left", c.f, p.Count, p.Left)
		}
	}
	first := must[Page](t)(o.List(ctx, Filter{Limit: 1}))
	next := must[Page](t)(o.List(ctx, Filter{Limit: 1, After: first.Rows[0].Cursor}))
	if !first.More || next.More || next.Rows[0].Reference != "R2" {
		t.Errorf("%+v %+v", first, next)
	}
	_, err := o.List(ctx, Filter{State: "odd"})
	wants(t, err, UnknownState)
}

// As long as neither is claimed, each of two receipts is told of the other that is thought to pay the same invoice.
func TestACardTellsOfOtherReceiptsForItsInvoice(t *testing.T) {
	o := smallOffice(t)
	a := o.receipt("R1", "2026-11-20", "5000.00", "云岫广告有限公司", "ZD202611-00120")
	b := o.receipt("R2", "2026-11-21", "4200.00", "云岫广告有限公司", "ZD202611-00120")
	if c := o.shown(b).Parts[0]; c.Also != (Sum{1, yuan("5000.00")}) || c.Open != yuan("9200.00") || c.Code != match.Code(3) {
		t.Errorf("%+v", c)
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: a, Customer: 2, Allocations: []Part{part(3, "5000.00")}}))
	if c := o.shown(b).Parts[0]; c.Also.Count != 0 || c.Open != yuan("4200.00") {
		t.Errorf("after it was claimed: %+v", c)
	}
}
