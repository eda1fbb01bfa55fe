package match

import (
	"testing"

	"zhangfang/internal/date"
)

func TestWhatTheBookConfirmedAndRefusedMovesConfidence(t *testing.T) {
	w := street()
	w.Receipts = []Receipt{got("2990", "杭州云岫建筑有限公司", "房租")}
	before := Propose(w)[0]
	day := w.Receipts[0].Date
	at := func(right, wrong int, last date.Date) Confidence {
		w.Outcomes = []Outcome{{before.Bucket, right, wrong, last}}
		return Propose(w)[0].Confidence
	}
	if after := at(0, 5, day); after >= before.Confidence {
		t.Errorf("refused five times: %v, before %v", after, before.Confidence)
	}
	if fresh, old := at(0, 5, day), at(0, 5, day.AddDays(-2*halfLife)); old <= fresh {
		t.Errorf("an old refusal weighs %v, a new one %v", old, fresh)
	}
	if after := at(0, 500, day.AddDays(-11*halfLife)); after != before.Confidence {
		t.Errorf("long ago it was refused, and still it is %v, not %v", after, before.Confidence)
	}
}

func TestDecisionsUndoneAreProposedUntilTheyFade(t *testing.T) {
	w := street()
	w.Receipts = []Receipt{got("3000", "杭州云岫建筑有限公司", "3月房租")}
	p := Propose(w)[0]
	if p.Decision != Auto {
		t.Fatalf("it is not decided at all: %+v", p)
	}
	day := w.Receipts[0].Date
	for _, c := range []struct {
		right, wrong int
		last         date.Date
		want         Decision
	}{
		{0, 1, day, Auto}, {0, 2, day, Suggest}, {200, 2, day, Auto}, {0, 2, day.AddDays(-2 * halfLife), Auto},
	} {
		w.Outcomes = []Outcome{{p.Bucket, c.right, c.wrong, c.last}}
		if got := Propose(w)[0]; got.Decision != c.want {
			t.Errorf("%d right, %d wrong until %v: %v, not %v; %v", c.right, c.wrong, c.last, got.Decision, c.want, got.Reasons)
		}
	}
}

func TestThePayersWayOfPayingComesFirst(t *testing.T) {
	from := date.New(2026, 1, 1)
	w := World{Customers: []Customer{{ID: 1, Name: "杭州云岫建筑有限公司"}}, Receipts: []Receipt{{ID: 1, Date: date.New(2026, 4, 2), Amount: 3000_00, PayerName: "杭州云岫建筑有限公司"}}}
	for i := range 4 {
		w.Invoices = append(w.Invoices, Invoice{ID: int64(i + 1), Customer: 1, Kind: "房租", Open: 1000_00, From: from.AddMonths(i), To: from.AddMonths(i).MonthEnd(), Issue: from.AddMonths(i), Due: from.AddMonths(i)})
	}
	for i := range 2 {
		w.Invoices = append(w.Invoices, Invoice{ID: int64(i + 8), Customer: 1, Kind: "广告费", Open: 1500_00, From: from.AddMonths(i - 3), To: from.AddMonths(i - 3).MonthEnd(), Issue: from.AddMonths(i - 3), Due: from.AddMonths(i - 3)})
	}
	if p := Propose(w)[0]; len(p.Allocations) != 2 {
		t.Fatalf("without a habit the oldest come first, not %v", said(p))
	}
	w.Habits = []Paying{{Customer: 1, Months: 3}}
	if p := Propose(w)[0]; len(p.Allocations) != 3 || p.Decision != Suggest {
		t.Errorf("who pays three months at once pays %v", said(p))
	}
}

func TestAConfidenceIsReadAsItIsWritten(t *testing.T) {
	for _, c := range []Confidence{0, 7, 98, 987, 1000} {
		var got Confidence
		if err := got.UnmarshalText([]byte(c.String())); err != nil || got != c {
			t.Errorf("%v is read as %v, %v", c, got, err)
		}
	}
	for _, text := range []string{"", "0.98", "0.9876", "1", "0.98x", "-0.500", "0.+12"} {
		var got Confidence
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
