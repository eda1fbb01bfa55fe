package receipt

import (
	"maps"
	"testing"

	"zhangfang/internal/db"
	"zhangfang/internal/match"
)

// impatient makes every round beside the work; wait is until it is there.
func (o *office) impatient() (wait func()) {
	o.patience = -1
	return func() {
		for o.busy.Load() {
		}
	}
}

func TestWhileProposalsAreWorkedOutTheLastOnesStandBesideWhatChanged(t *testing.T) {
	o := smallOffice(t)
	paid := o.receipt("R1", "2026-11-02", "10800.00", "云岫建筑设计事务所", "ZD202611-00118")
	same := o.receipt("R2", "2026-11-03", "1600.00", "云岫建筑设计事务所", "ZD202611-00119")
	other := o.receipt("R3", "2026-11-04", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	wait := o.impatient()
	q := must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	if q.Making || q.Certain.Count != 3 {
		t.Fatalf("the first is waited for: %+v", q)
	}
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: paid, Customer: 1, Allocations: []Part{part(1, "10800.00")}}))
	late := o.receipt("R4", "2026-11-05", "5.00", "新来的", "")
	q = must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	if !q.Making || q.Certain.Count != 1 || q.Certain.Rows[0].Receipt.ID != other || q.Certain.Rows[0].Pending || q.ToDecide.Count != 2 {
		t.Fatalf("%+v", q)
	}
	for _, i := range q.ToDecide.Rows {
		switch {
		case !i.Pending:
			t.Errorf("%s rests on what was changed", i.Receipt.Reference)
		case i.Receipt.ID == same && (len(i.Proposals) == 0 || i.Proposals[0].Decision != match.Suggest || len(i.Proposals[0].Parts) != 1 || i.Proposals[0].Parts[0].Invoice != 2):
			t.Errorf("%+v", i.Proposals)
		case i.Receipt.ID == late && len(i.Proposals) != 0:
			t.Errorf("a part of the book knows nothing of strangers: %+v", i.Proposals)
		}
	}
	wait()
	q = must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	if q.Making || q.Certain.Count != 2 || q.ToDecide.Count != 1 || q.ToDecide.Rows[0].Pending {
		t.Fatalf("%+v", q)
	}
}

func TestTheFirstProposalsOfALargeBookAreNotWaitedFor(t *testing.T) {
	o := smallOffice(t)
	o.handful = 0
	o.receipt("R1", "2026-11-02", "10800.00", "云岫建筑设计事务所", "ZD202611-00118")
	wait := o.impatient()
	q := must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	if !q.Making || q.Certain.Count != 0 || len(q.ToDecide.Rows) != 1 || !q.ToDecide.Rows[0].Pending {
		t.Fatalf("%+v", q)
	}
	wait()
	if q = must[Queue](t)(o.Queue(ctx, QueueFilter{})); q.Making || q.Certain.Count != 1 || q.ToDecide.Count != 0 {
		t.Fatalf("%+v", q)
	}
}

// What is certain is booked by the book as it is, however old the list on the screen.
func TestACertainProposalThatIsBehindIsNotBooked(t *testing.T) {
	o := smallOffice(t)
	first := o.receipt("R1", "2026-11-04", "9200.00", "云岫广告有限公司", "ZD202611-00120")
	wait := o.impatient()
	must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	by := o.receipt("R2", "2026-11-04", "9200.00", "别人", "")
	must[Booked](t)(o.Claim(ctx, ClaimRequest{Receipt: by, Allocations: []Part{part(3, "9200.00")}}))
	must[Queue](t)(o.Queue(ctx, QueueFilter{}))
	wait()
	done := must[Accepted](t)(o.AcceptCertain(ctx, AcceptRequest{Receipts: []ID{first}}))
	if done.Count != 0 || len(done.Skipped) != 1 {
		t.Errorf("%+v", done)
	}
}

func TestWhoseMoneyHasJustComeIsKnownBeforeItIsLookedAt(t *testing.T) {
	o := smallOffice(t)
	o.receipt("R1", "2026-11-02", "10800.00", "云岫建筑设计事务所", "ZD202611-00118")
	wait := o.impatient()
	arrived := func() (out map[int64]int) {
		t.Helper()
		if err := o.DB.Read(ctx, func(tx *db.Tx) (err error) { out, err = o.Arrived(ctx, tx); return err }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got := arrived(); !maps.Equal(got, map[int64]int{1: 1}) {
		t.Fatalf("from %v", got)
	}
	o.receipt("R2", "2026-11-05", "5.00", "云岫广告有限公司", "")
	o.receipt("R3", "2026-11-05", "5.00", "新来的", "")
	if got := arrived(); !maps.Equal(got, map[int64]int{1: 1, 2: 1}) {
		t.Errorf("while a round is made, from %v", got)
	}
	wait()
}
